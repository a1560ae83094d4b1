#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the measures of reports with those of NetworkX and python-igraph on generated
graphs, to 1e-9.

usage: check_measures.py GRAPH_TOOL
"""
import json
import math
import os
import subprocess
import sys
import tempfile

TOOL = os.path.abspath(sys.argv[1])
SYSTEM = "/usr/bin/python3"
try:
    import igraph
    import networkx as nx
except ImportError:
    if os.path.exists(SYSTEM) and os.environ.get("NG_SYSTEM_PYTHON") is None:
        os.environ["NG_SYSTEM_PYTHON"] = "1"
        os.execv(SYSTEM, [SYSTEM, os.path.abspath(__file__), TOOL])
    print("skipped: networkx and igraph are not installed")
    sys.exit(77)


def tool(*args):
    done = subprocess.run([TOOL, *map(str, args)], capture_output=True, text=True)
    assert done.returncode == 0, (args, done.stderr)


def generated():
    """Ten graphs of public kinds, undirected and directed, with weights."""
    yield "karate", nx.karate_club_graph()
    yield "path", nx.path_graph(9)
    yield "cycle", nx.cycle_graph(12, create_using=nx.DiGraph)
    yield "star", nx.star_graph(15)
    yield "two parts", nx.disjoint_union(nx.complete_graph(5), nx.path_graph(4))
    yield "gnp", nx.gnp_random_graph(60, 0.08, seed=1, directed=True)
    yield "scale free", nx.MultiDiGraph(nx.scale_free_graph(80, seed=2))
    yield "small world", nx.connected_watts_strogatz_graph(70, 4, 0.2, seed=3)
    yield "barbell", nx.barbell_graph(6, 3)
    yield "isolated", nx.empty_graph(4)


def write(graph, path):
    names = {node: f"n{node:03d}" for node in graph}
    links = [{"source": names[a], "target": names[b], "type": "t", "weight": 1 + (a * 7 + b * 3) % 5}
             for a, b in graph.edges()]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"directed": graph.is_directed(), "nodes": [{"id": names[n], "type": "x" if n % 3 else "y"} for n in graph],
                   "links": links}, file)
    return [names[n] for n in sorted(graph)], links, graph.is_directed()


def project(ids, links, both_ways):
    simple, directed = nx.Graph(), nx.DiGraph()
    for graph in (simple, directed):
        graph.add_nodes_from(ids)
    for link in links:
        a, b, w = link["source"], link["target"], link["weight"]
        if a == b:
            continue
        for graph, x, y in [(simple, a, b), (directed, a, b)] + ([(directed, b, a)] if both_ways else []):
            graph.add_edge(x, y, weight=graph.get_edge_data(x, y, {"weight": 0})["weight"] + w)
    return simple, directed


def pagerank(graph, damping=0.85):
    """The definition, iterated (NetworkX wants numpy for it)."""
    n, rank = len(graph), dict.fromkeys(graph, 1 / len(graph))
    weight = dict(graph.out_degree(weight="weight"))
    for _ in range(2000):
        lost = sum(rank[v] for v in graph if not weight[v])
        new = dict.fromkeys(graph, (1 - damping) / n + damping * lost / n)
        for a, b, w in graph.edges(data="weight"):
            new[b] += damping * rank[a] * w / weight[a]
        done = sum(abs(new[v] - rank[v]) for v in graph) < 1e-15
        rank = new
        if done:
            break
    return rank


def assortativity(graph, types):
    """Newman 2003, equation 2."""
    m2 = 2 * graph.number_of_edges()
    share = {}
    for a, b in graph.edges():
        for x, y in ((a, b), (b, a)):
            share[types[x], types[y]] = share.get((types[x], types[y]), 0) + 1 / m2
    kinds = set(types.values())
    inside = sum(share.get((k, k), 0) for k in kinds)
    chance = sum(sum(v for (x, _), v in share.items() if x == k) ** 2 for k in kinds)
    return (inside - chance) / (1 - chance)


def close(got, want, what):
    assert abs(got - want) <= 1e-9 * max(1, abs(want)), (what, got, want)


def check(name, graph):
    ids, links, is_directed = write(graph, "g.json")
    tool("report", "g.json", "json", "r.json", 100)
    with open("r.json", encoding="utf-8") as file:
        report = json.load(file)
    nodes = {node["id"]: node for node in report["nodes"]}
    simple, directed = project(ids, links, not is_directed)
    n = len(ids)
    want = {
        "degree": dict(simple.degree()),
        "strength": dict(simple.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(simple),
        "closeness": {v: x / (n - 1) for v, x in nx.harmonic_centrality(simple).items()},
        "coreness": nx.core_number(simple),
        "pagerank": pagerank(directed),
        "articulation": {v: 0 for v in ids} | {v: 1 for v in nx.articulation_points(simple)},
    }
    for measure, values in want.items():
        for node in ids:
            close(nodes[node][measure], values[node], (name, measure, node))
    other = igraph.Graph(n, [(ids.index(a), ids.index(b)) for a, b in simple.edges()])
    for node, value in zip(ids, other.harmonic_centrality() if simple.edges() else [0] * n):
        close(nodes[node]["closeness"], 0 if math.isnan(value) else value, (name, "igraph closeness", node))
    assert report["components"]["count"] == nx.number_connected_components(simple)
    assert report["components"]["sizes"] == sorted(map(len, nx.connected_components(simple)), reverse=True)
    assert len(report["bridges"]) == (sum(1 for _ in nx.bridges(simple)) if n > 1 else 0)
    if not simple.edges():
        assert report["communities"] == []
        return
    groups = {}
    for node in ids:
        if nodes[node]["community"] is not None:
            groups.setdefault(nodes[node]["community"], set()).add(node)
    alone = [{v} for v in simple if simple.degree(v) == 0]
    close(report["modularity"], nx.algorithms.community.modularity(simple, list(groups.values()) + alone), (name, "modularity"))
    best = other.community_multilevel(weights=[simple[a][b]["weight"] for a, b in simple.edges()])
    assert report["modularity"] >= best.modularity - 0.03, (name, report["modularity"], best.modularity)
    types = {node: "x" if int(node[1:]) % 3 else "y" for node in ids}
    if report["assortativity_by_type"] is not None:
        close(report["assortativity_by_type"], assortativity(simple, types), (name, "assortativity"))


def check_estimates():
    """What is estimated says so, and is near the exact values."""
    tool("news", 1500, 6000, "single", "big.json")
    tool("report", "big.json", "json", "exact.json", 1000)
    tool("report", "big.json", "json", "some.json", 0.05)
    exact, some = (json.load(open(name, encoding="utf-8")) for name in ("exact.json", "some.json"))
    for measure in ("betweenness", "closeness"):
        info = next(m for m in some["measures"] if m["name"] == measure)
        assert not info["exact"] and info["sample"] > 0 and info["method"] and 0 <= info["standard_error_of_top"] < 0.3, info
        assert next(m for m in exact["measures"] if m["name"] == measure)["exact"]
        pairs = sorted(((a[measure], b[measure]) for a, b in zip(exact["nodes"], some["nodes"])), reverse=True)
        for true, value in pairs[:20]:
            assert abs(value - true) <= max(5 * info["standard_error_of_top"], 1e-9) * true, (measure, true, value, info)
        found = sum(1 for _, value in pairs[:20] if value >= sorted((v for _, v in pairs), reverse=True)[19])
        assert found >= max(14, info["sure_of_top"]), (measure, found, info)
        mean = sum(abs(a - b) for a, b in pairs) / len(pairs)
        assert mean < (0.02 if measure == "betweenness" else 0.05) * pairs[0][0], (measure, mean)
    tool("report", "big.json", "json", "again.json", 0.05)
    assert open("some.json", "rb").read() == open("again.json", "rb").read(), "the same on every run"


def check_reports():
    tool("news", 60, 300, "single", "g.json")
    for form in ("text", "md", "csv"):
        tool("report", "g.json", form, f"r.{form}", 10)
    text, markdown = (open(f"r.{form}", encoding="utf-8").read() for form in ("text", "md"))
    for word in ("United States", "Sentence", "could not be read", "bad.txt", "no text in it", "Communities", "articles/0"):
        assert word in text and word in markdown.replace("\\", ""), word
    assert "\n## Strongest relations\n" in markdown and "| rank |" in markdown
    lines = open("r.csv", encoding="utf-8").read().splitlines()
    assert lines[0].startswith("id,type,name,degree,strength,betweenness,pagerank,closeness") and len(lines) == 61
    tool("annotate", "g.json", "a.graphml", "a.json")
    graph = nx.read_graphml("a.graphml", force_multigraph=True)
    data = graph.nodes["state/0-United-States"]
    assert data["degree"] > 5 and 0 < data["pagerank"] < 1 and data["community_name"] and data["component"] == 0
    tool("hostile", "h.json")
    for form in ("text", "md", "csv", "json"):
        tool("report", "h.json", form, f"h.{form}", 10)
        open(f"h.{form}", encoding="utf-8").read()


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for label, sample in generated():
        check(label, sample)
    check_estimates()
    check_reports()
    print("good")
