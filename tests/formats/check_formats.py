#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads what graph_tool writes into the programs that each format is for.

usage: check_formats.py GRAPH_TOOL CONSUMER
CONSUMER is one of the functions below; exit code 77 means that the program is missing.
"""
import csv
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SCRIPT = os.path.abspath(__file__)
TOOL = os.path.abspath(sys.argv[1])


def need(module):
    """A module, if need be with the system's own Python, where packages put it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        system = "/usr/bin/python3"
        if os.path.exists(system) and os.environ.get("NG_SYSTEM_PYTHON") is None:
            os.environ["NG_SYSTEM_PYTHON"] = "1"
            os.execv(system, [system, SCRIPT, TOOL, *sys.argv[2:]])
        print(f"skipped: python module {module} is not installed")
        sys.exit(77)


def need_program(name):
    if not shutil.which(name):
        print(f"skipped: program {name} is not installed")
        sys.exit(77)
    return name


def tool(*args, code=0):
    done = subprocess.run([TOOL, *map(str, args)], capture_output=True, text=True)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done.stderr


def run(*args):
    done = subprocess.run(args, capture_output=True, timeout=240)
    assert done.returncode == 0, (args, done.returncode, done.stderr[-2000:])
    return done.stdout, done.stderr


KINDS = {"hostile": ["hostile"], "news": ["news", 60, 300, "single"], "multi": ["news", 60, 300, "multi"],
         "one": ["news", 2, 1, "single"]}


def samples(ending, flavours=("",)):
    """Each sample graph in each flavour, with the complete JSON beside it as the truth."""
    for kind, args in KINDS.items():
        for flavour in flavours:
            name = f"{kind}{flavour}.{ending}"
            tool(*args, f"{flavour}:{name}" if flavour else name, "truth.json")
            with open("truth.json", encoding="utf-8") as file:
                yield kind, flavour, name, json.load(file)


def join(items):
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def expected(element, skip=()):
    """Attributes as a format without lists gives them back."""
    skip = {"seen_in", "statements", "source", "target", *skip}
    return {k: join(v) if isinstance(v, list) else v for k, v in element.items() if k not in skip}


def same(got, want, what):
    assert got.keys() == want.keys(), (what, got.keys() ^ want.keys())
    for key in want:
        assert got[key] == want[key], (what, key, got[key], want[key])


def check_networkx_graph(graph, truth):
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.number_of_nodes() == len(truth["nodes"])
    assert graph.number_of_edges() == len(truth["links"])
    for node in truth["nodes"]:
        same(dict(graph.nodes[node["id"]]), expected(node, ["id"]), node["id"])
    edges = {(s, t, k): d for s, t, k, d in graph.edges(keys=True, data=True)}
    for link in truth["links"]:
        got = dict(edges[link["source"], link["target"], link["id"]])
        assert got.pop("interaction") == link["type"]
        got.pop("id", None)
        same(got, expected(link, ["id"]), link["id"])


def networkx_graphml():
    nx = need("networkx")
    for _, flavour, name, truth in samples("graphml", ("", "networkx", "neo4j")):
        check_networkx_graph(nx.read_graphml(name, force_multigraph=True), truth)
    for _, _, name, truth in samples("graphml", ("gephi",)):
        graph = nx.read_graphml(name, force_multigraph=True)
        for node in truth["nodes"]:
            data = graph.nodes[node["id"]]
            assert 0 <= data["r"] <= 255 and data["size"] >= 10 and data["label"] == node["label"]
    for _, _, name, truth in samples("graphml", ("strict", "yed")):
        graph = nx.read_graphml(name, force_multigraph=True)
        assert graph.number_of_nodes() == len(truth["nodes"]) and graph.number_of_edges() == len(truth["links"])


def networkx_json():
    nx = need("networkx")
    from networkx.readwrite import json_graph
    for _, _, name, truth in samples("json"):
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
        try:
            graph = json_graph.node_link_graph(data, edges="links")
        except TypeError:  # before NetworkX 3.4 that is the default, under another name
            graph = json_graph.node_link_graph(data)
        assert graph.number_of_nodes() == len(truth["nodes"]) and graph.number_of_edges() == len(truth["links"])
        assert sum(1 for *_, d in graph.edges(data=True) for _ in d.get("statements", [])) >= len(truth["links"])


def same_in_igraph(elements, truth):
    for element, want in zip(elements, truth):
        for key, value in expected(want).items():
            got = element[key].replace("&#38;", "&") if key == "id" else element[key]  # igraph leaves that in ids
            assert got == (value.replace("&#38;", "&") if key == "id" else value), (key, got, value)


def igraph_graphml():
    igraph = need("igraph")
    for _, _, name, truth in samples("graphml"):
        graph = igraph.Graph.Read_GraphML(name)
        assert graph.is_directed()
        assert graph.vcount() == len(truth["nodes"]) and graph.ecount() == len(truth["links"])
        same_in_igraph(graph.vs, truth["nodes"])
        same_in_igraph(graph.es, truth["links"])
        ids = [node["id"] for node in truth["nodes"]]
        assert [(ids[e.source], ids[e.target]) for e in graph.es] == [(e["source"], e["target"]) for e in truth["links"]]


def xmllint():
    need_program("xmllint")
    here = os.path.dirname(SCRIPT)
    for _, flavour, name, _ in samples("graphml", ("", "gephi", "neo4j", "yed", "strict")):
        grammar = ["--relaxng", f"{here}/graphml.rng"] if flavour == "strict" else []
        run("xmllint", "--noout", "--nonet", *grammar, name)
    for _, _, name, _ in samples("gexf"):
        run("xmllint", "--noout", "--nonet", "--relaxng", f"{here}/gexf.rng", name)


def graphml_rules():
    """What importers trip over, read from the XML itself."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    for kind, flavour, name, truth in samples("graphml", ("", "gephi", "neo4j", "strict")):
        text = open(name, "rb").read()
        text.decode("utf-8")
        assert b"<!DOCTYPE" not in text
        root = ElementTree.parse(name).getroot()
        keys = root.findall(space + "key")
        ids = [key.get("id") for key in keys]
        assert len(ids) == len(set(ids)) and not any(" " in i for i in ids)
        for key in keys:
            assert key.get("for") in ("node", "edge"), key.attrib
            assert key.get("attr.type") in ("boolean", "int", "long", "float", "double", "string")
            assert key.get("attr.name") not in ("key", "timeset")
            assert key.get("attr.name") != "id" or flavour == "strict"
        numbers = {key.get("id") for key in keys if key.get("attr.type") not in ("string", "boolean")}
        assert all(float(d.text) - float(d.text) == 0 for d in root.iter(space + "data") if d.get("key") in numbers)
        names = {(key.get("for"), key.get("attr.name")) for key in keys}
        assert {("node", "label"), ("node", "name"), ("edge", "label"), ("edge", "weight"), ("edge", "interaction")} <= names
        graph = root.find(space + "graph")
        order = [child.tag.removeprefix(space) for child in graph]
        assert order == sorted(order, reverse=True), "nodes before edges"
        nodes = [node.get("id") for node in graph.findall(space + "node")]
        edges = graph.findall(space + "edge")
        assert len(nodes) == len(set(nodes)) == len(truth["nodes"])
        assert len({edge.get("id") for edge in edges}) == len(edges) == len(truth["links"])
        assert all(e.get("source") in nodes and e.get("target") in nodes and not e.get("directed") for e in edges)
        if flavour == "neo4j" and kind == "news":
            assert all(node.get("labels")[0] == ":" for node in graph.findall(space + "node"))
            assert {edge.get("label") for edge in edges} <= {link["type"].upper() for link in truth["links"]}
        if flavour == "strict":
            assert all(re.fullmatch(r"[\w.:-]+", i) for i in nodes + [e.get("id") for e in edges])


def graphviz():
    need_program("dot")
    for kind, flavour, name, truth in samples("dot", ("", "picture", "gephi")):
        if (kind, flavour) == ("hostile", "gephi"):  # has texts longer than Graphviz takes in one piece
            continue
        svg, messages = run("dot", "-Tsvg", *(["-Kneato"] if flavour == "gephi" else []), name)
        assert b"rror" not in messages and b'href="javascript' not in svg, messages
        root = ElementTree.fromstring(svg)
        space = "{http://www.w3.org/2000/svg}"
        groups = [g.get("class") for g in root.iter(space + "g")]
        assert groups.count("node") == len(truth["nodes"])
        if flavour != "picture":
            assert groups.count("edge") == len(truth["links"])
        else:
            lines = {(e["source"], e["target"], e["symmetric"], e["status"]) for e in truth["links"]}
            assert groups.count("edge") == len(lines), (groups.count("edge"), len(lines))
        if kind == "news":
            shown = {"".join(t.itertext()) for t in root.iter(space + "text")}
            assert "United States" in shown
            if flavour != "gephi":
                assert "person " in shown or any(t.startswith("person") for t in shown), "legend"
    for kind, _, name, truth in samples("dot"):
        if kind == "hostile":
            continue
        plain, _ = run("dot", "-Tjson", "-Knop", name)
        data = json.loads(plain)
        nodes = {o["name"]: o for o in data["objects"]}
        for node in truth["nodes"]:
            assert nodes[node["id"]]["ng_type"] == node["type"] and nodes[node["id"]]["ng_name"] == node["name"]
        assert sorted(e["ng_evidence"] for e in data["edges"]) == sorted(e["evidence"] for e in truth["links"])


def pictures():
    need_program("dot")
    for n, edges in ((20, 40), (200, 400), (800, 1500)):
        tool("news", n, edges, "single", "g.json")
        tool("render", "g.json", "g.svg", 0, "")
        root = ElementTree.parse("g.svg").getroot()
        space = "{http://www.w3.org/2000/svg}"
        boxes = []
        for group in root.iter(space + "g"):
            if group.get("class") != "node":
                continue
            for shape in group.iter():
                if shape.tag == space + "ellipse":
                    x, y, a, b = (float(shape.get(k)) for k in ("cx", "cy", "rx", "ry"))
                    boxes.append((x - a * 0.7, y - b * 0.7, x + a * 0.7, y + b * 0.7))
                    break
                if shape.tag == space + "polygon":
                    points = [tuple(map(float, p.split(","))) for p in shape.get("points").split()]
                    xs, ys = zip(*points)
                    boxes.append((min(xs), min(ys), max(xs), max(ys)))
                    break
        assert len(boxes) >= n * 0.9
        overlaps = sum(1 for i, a in enumerate(boxes) for b in boxes[i + 1:]
                       if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1)
        assert overlaps == 0, f"{overlaps} overlaps with {n} nodes"
    boxes_of_communities()
    tool("news", 100, 300, "single", "g.json")
    for name, start in (("g.png", b"\x89PNG"), ("g.pdf", b"%PDF")):
        tool("render", "g.json", name, 20, "")
        assert open(name, "rb").read(4) == start
    tool("render", "g.json", "f.svg", 0, "united states")
    assert "no entity" in tool("render", "g.json", "x.svg", 0, "nobody", code=1) and not os.path.exists("x.svg")


def boxes_of_communities():
    """Each box holds the nodes of one community and no other node."""
    tool("news", 120, 160, "single", "g.json")
    tool("annotate", "g.json", "picture:c.dot", "c.json")
    svg, _ = run("dot", "-Tjson", "c.dot")
    drawn = json.loads(svg)
    places = {o["name"]: tuple(map(float, o["pos"].split(","))) for o in drawn["objects"] if "pos" in o}
    clusters = [o for o in drawn["objects"] if o["name"].startswith("cluster")]
    with open("c.json", encoding="utf-8") as file:
        community = {n["id"]: n.get("community") for n in json.load(file)["nodes"]}
    assert len(clusters) >= 2
    names = {o["_gvid"]: o["name"] for o in drawn["objects"]}
    for cluster in clusters:
        left, bottom, right, top = map(float, cluster["bb"].split(","))
        members = {names[i] for i in cluster["nodes"]}
        inside = {name for name, (x, y) in places.items() if left < x < right and bottom < y < top}
        assert members == inside and len({community[name] for name in members}) == 1, (members ^ inside)


def tables():
    """Rows and columns of the CSV files, and Neo4j's rules."""
    for kind, flavour, name, truth in samples("csv", ("", "gephi", "neo4j")):
        with open(name, encoding="utf-8", newline="") as file:
            edges = list(csv.DictReader(file))
        with open(name.replace(".csv", ".nodes.csv"), encoding="utf-8", newline="") as file:
            nodes = list(csv.DictReader(file))
        assert len(nodes) == len(truth["nodes"]) and len(edges) == len(truth["links"])
        assert all(None not in row and None not in row.values() for row in nodes + edges)
        if not flavour:
            for row, node in zip(nodes, truth["nodes"]):
                assert row == {k: row[k] if k not in node else str(v) for k, v in {**row, **expected(node)}.items()}
            for row, link in zip(edges, truth["links"]):
                assert row["source"] == link["source"] and row["evidence"] == link["evidence"]
                assert float(row["weight"]) == link["weight"] and row["symmetric"] == str(link["symmetric"]).lower()
        if flavour == "gephi":
            assert {row["Type"] for row in edges} <= {"Directed", "Undirected"} and "type" not in edges[0]
            kinds = [row["Kind"].replace("\\\\", "\\") for row in edges]  # a backslash is an escape there
            assert kinds == [link["type"] for link in truth["links"]]
        if flavour == "neo4j":
            with open(name, encoding="utf-8") as file:
                assert len(file.readlines()) == len(edges) + 1, "a row is a line"
            ids = {row["id:ID"] for row in nodes}
            assert len(ids) == len(nodes)
            assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in edges) or kind == "hostile"


def networkx_gexf():
    nx = need("networkx")
    for kind, flavour, name, truth in samples("gexf", ("networkx", "")):
        try:
            graph = nx.read_gexf(name, version="1.2draft" if flavour else "1.3")
        except nx.NetworkXError as error:
            assert not flavour and "1.3" in str(error), error  # before NetworkX 3.6
            continue
        assert graph.is_directed() and graph.number_of_nodes() == len(truth["nodes"])
        assert graph.number_of_edges() == len(truth["links"])
        for node in truth["nodes"]:
            data = graph.nodes[node["id"]]
            assert data["label"] == node["label"] and data["viz"]["size"] >= 10
            same({k: v for k, v in data.items() if k not in ("viz", "label", "spells")}, expected(node, ["id", "label"]), name)
        edges = {data["id"]: data for *_, data in graph.edges(data=True)}
        for link in truth["links"]:
            assert edges[link["id"]]["type"] == link["type"] and edges[link["id"]]["evidence"] == link["evidence"]
            assert edges[link["id"]]["weight"] == link["weight"]


def gexf_rules():
    """What Gephi's importer takes: dates whole, spells closed, weights above 0."""
    space = "{http://gexf.net/1.3}"
    for kind, _, name, truth in samples("gexf"):
        root = ElementTree.parse(name).getroot()
        graph = root.find(space + "graph")
        assert graph.get("timeformat") == "date" and graph.get("mode") == "dynamic"
        for spell in root.iter(space + "spell"):
            start, end = spell.get("start"), spell.get("end")
            assert len(start) == len(end) == 10 and start <= end, (start, end)
        types = {a.get("type") for a in root.iter(space + "attribute")}
        assert types <= {"string", "long", "double", "boolean"}
        edges = list(root.iter(space + "edge"))
        assert all(float(e.get("weight")) > 0 and e.get("kind") for e in edges)
        if kind == "news":
            assert all(e.find(space + "spells") is not None for e in edges)


def gml():
    nx, igraph = need("networkx"), need("igraph")
    for kind, _, name, truth in samples("gml"):
        graph = nx.read_gml(name)
        assert graph.is_directed() and graph.is_multigraph()
        assert graph.number_of_nodes() == len(truth["nodes"]) and graph.number_of_edges() == len(truth["links"])
        names = {data["canonical"]: data["name"] for _, data in graph.nodes(data=True)}
        assert names == {node["id"]: node["name"] for node in truth["nodes"]}
        assert sorted(d["evidence"] for *_, d in graph.edges(data=True)) == sorted(e["evidence"] for e in truth["links"])
        other = igraph.Graph.Read_GML(name)
        assert other.vcount() == len(truth["nodes"]) and other.ecount() == len(truth["links"])


def pajek():
    nx, igraph = need("networkx"), need("igraph")
    for kind, _, name, truth in samples("net"):
        other = igraph.Graph.Read_Pajek(name)
        assert other.vcount() == len(truth["nodes"]) and other.ecount() == len(truth["links"])
        if kind != "hostile":
            graph = nx.read_pajek(name)
            assert {d["l"] for *_, d in graph.edges(data=True)} == {link["type"] for link in truth["links"]}
            assert graph.number_of_nodes() == len(truth["nodes"]) and graph.number_of_edges() == len(truth["links"])
        lines = open(name, encoding="utf-8").read().splitlines()
        assert lines[0] == f"*Vertices {len(truth['nodes'])}"
        assert sum(1 for line in lines if line[:1].isdigit()) == len(truth["nodes"]) + len(truth["links"])
        assert len(set(lines[1:len(truth["nodes"]) + 1])) == len(truth["nodes"])


def rapper():
    need_program("rapper")
    for ending, syntax in (("ttl", "turtle"), ("nq", "nquads")):
        for kind, _, name, truth in samples(ending):
            triples, messages = run("rapper", "-q", "-i", syntax, "-o", "ntriples", name)
            assert not messages, messages[-500:]
            text = triples.decode("utf-8")
            assert text.count("#Statement>") == len(truth["links"])
            assert text.count("wasDerivedFrom") == sum(len(e.get("statements", [])) for e in truth["links"])
            if kind == "news":
                planned = [e for e in truth["links"] if e["status"] != "asserted"]
                direct = sum(1 for line in text.splitlines() if "> <urn:newsgraph:relation:" in line
                             and line.startswith("<urn:newsgraph:node:"))
                assert direct == len(truth["links"]) - (len(planned) if syntax == "turtle" else 0)


def lines_of_text():
    """KGTK, FollowTheMoney and Cypher, by their own rules."""
    for kind, _, name, truth in samples("tsv"):
        rows = [line.split("\t") for line in open(name, encoding="utf-8").read().split("\n")[:-1]]
        assert rows[0][:4] == ["id", "node1", "label", "node2"] and len(set(rows[0])) == len(rows[0])
        assert {len(row) for row in rows} == {len(rows[0])}, "a constant number of columns"
        ids = [row[0] for row in rows]
        assert len(ids) == len(set(ids)) and all(all(row[:4]) for row in rows)
        status = rows[0].index("status")
        assert sum(1 for row in rows[1:] if row[status]) == len(truth["links"])
    for kind, _, name, truth in samples("ftm"):
        entities = [json.loads(line) for line in open(name, encoding="utf-8")]
        ids = {e["id"] for e in entities}
        assert len(ids) == len(entities)
        links = [e for e in entities if e["schema"] == "UnknownLink"]
        assert len(links) == len(truth["links"])
        assert all(e["properties"]["subject"][0] in ids and e["properties"]["object"][0] in ids for e in links)
        mentions = [e for e in entities if e["schema"] == "Mention"]
        assert all(m["properties"]["resolved"][0] in ids and m["properties"]["document"][0] in ids for m in mentions)
    for kind, _, name, truth in samples("cypher"):
        text = open(name, encoding="utf-8").read()
        lines = text.split("\n")[:-1]
        assert len(lines) == (kind != "hostile") + len(truth["nodes"]) + len(truth["links"])  # no index of long ids
        for line in lines:
            rest = re.sub(r"'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`", "", line)
            assert "'" not in rest and "`" not in rest and rest.endswith(";") and rest.count(";") == 1, rest


def conversions():
    """A graph that went through a format is the same when written again."""
    for kind, args in KINDS.items():
        tool(*args, "a.json", "a.graphml", "a.csv")
        endings = ["json", "graphml", "csv", "cyjs", "gml", "net", "ttl", "nq", "tsv", "ftm", "dot"]
        named = {"dot": "gephi:"}  # the styled one shows statements, which it cannot give back
        tool("convert", "a.json", *[f"{named.get(ending, '')}a.{ending}" for ending in endings[1:]])
        for ending in endings:
            tool("convert", f"a.{ending}", f"{named.get(ending, '')}b.{ending}")
            assert open(f"a.{ending}", "rb").read() == open(f"b.{ending}", "rb").read(), (kind, ending)
        tool("convert", "a.json", "c.graphml")
        assert open("a.graphml", "rb").read() == open("c.graphml", "rb").read(), kind


def main():
    check = globals()[sys.argv[2]]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        check()
    print(f"{sys.argv[2]}: good")


main()
