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


def with_parallels_and_loops():
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(8))
    graph.add_edges_from([(0, 1), (0, 1), (1, 0), (1, 2), (2, 2), (2, 3), (3, 4), (4, 2), (4, 4), (5, 6), (5, 6), (0, 3)])
    return graph


def generated():
    """Graphs of public kinds, undirected and directed, with weights."""
    yield "karate", nx.karate_club_graph()
    yield "path", nx.path_graph(9)
    yield "ring", nx.cycle_graph(12, create_using=nx.DiGraph)
    yield "star", nx.star_graph(15)
    yield "two parts", nx.disjoint_union(nx.complete_graph(5), nx.path_graph(4))
    yield "Erdos-Renyi", nx.gnp_random_graph(60, 0.08, seed=1, directed=True)
    yield "Barabasi-Albert", nx.barabasi_albert_graph(120, 2, seed=4)
    yield "scale free", nx.MultiDiGraph(nx.scale_free_graph(80, seed=2))
    yield "small world", nx.connected_watts_strogatz_graph(70, 4, 0.2, seed=3)
    yield "barbell", nx.barbell_graph(6, 3)
    yield "grid", nx.convert_node_labels_to_integers(nx.grid_2d_graph(7, 9))
    yield "bipartite", nx.convert_node_labels_to_integers(nx.algorithms.bipartite.random_graph(12, 20, 0.2, seed=5))
    yield "parallels and loops", with_parallels_and_loops()
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


def hits(graph):
    """Kleinberg's iteration from equal values, the greatest scaled to 1."""
    hubs = dict.fromkeys(graph, 1.0)
    for _ in range(20000):
        before, authorities = hubs, dict.fromkeys(graph, 0.0)
        for a, b, w in graph.edges(data="weight"):
            authorities[b] += before[a] * w
        greatest = max(authorities.values())
        authorities = {v: x / greatest for v, x in authorities.items()}
        hubs = dict.fromkeys(graph, 0.0)
        for a, b, w in graph.edges(data="weight"):
            hubs[a] += authorities[b] * w
        greatest = max(hubs.values())
        hubs = {v: x / greatest for v, x in hubs.items()}
        if max(abs(hubs[v] - before[v]) for v in graph) < 1e-14:
            break
    authorities = dict.fromkeys(graph, 0.0)
    for a, b, w in graph.edges(data="weight"):
        authorities[b] += hubs[a] * w
    greatest = max(authorities.values())
    return hubs, {v: x / greatest for v, x in authorities.items()}


def eigenvector(part):
    """Of a connected graph, by NetworkX, the greatest scaled to 1."""
    values = nx.eigenvector_centrality(part, max_iter=100000, tol=1e-14, weight="weight")
    greatest = max(values.values())
    return {v: x / greatest for v, x in values.items()}


def disparity(graph):
    """Serrano and others 2009, the lower of both ends."""
    strength, degree = dict(graph.degree(weight="weight")), dict(graph.degree())
    ends = {v: {u: (1 - w / strength[v]) ** (degree[v] - 1) if degree[v] > 1 else 1
                for u, w in ((u, graph[v][u]["weight"]) for u in graph[v])} for v in graph}
    return {(a, b): min(ends[a][b], ends[b][a]) for a in graph for b in graph[a]}


def check_predictions(name, report, graph, other, ids, types):
    """All pairs at distance two of types that are related somewhere, best first."""
    related = {frozenset((types[a], types[b])) for a, b in graph.edges()}
    pairs = [(a, b) for a in ids for b in ids if a < b and not graph.has_edge(a, b) and
             frozenset((types[a], types[b])) in related and any(True for _ in nx.common_neighbors(graph, a, b))]
    scores = {(a, b): x for a, b, x in nx.adamic_adar_index(graph, pairs)}
    allocation = {(a, b): x for a, b, x in nx.resource_allocation_index(graph, pairs)}
    jaccard = {(a, b): x for a, b, x in nx.jaccard_coefficient(graph, pairs)}
    got = report["predictions"]["pairs"]
    assert len(got) == min(20, len(pairs)), (name, len(got), len(pairs))
    best = sorted(scores.values(), reverse=True)
    for i, p in enumerate(got):
        pair = p["a"], p["b"]
        close(p["adamic_adar"], scores[pair], (name, "Adamic-Adar", pair))
        close(p["adamic_adar"], best[i], (name, "the best", pair))
        close(p["resource_allocation"], allocation[pair], (name, "resource allocation", pair))
        close(p["jaccard"], jaccard[pair], (name, "Jaccard", pair))
        assert sorted(p["common"]) == sorted(nx.common_neighbors(graph, *pair))
    if got:
        pair = ids.index(got[0]["a"]), ids.index(got[0]["b"])
        close(got[0]["adamic_adar"], other.similarity_inverse_log_weighted()[pair[0]][pair[1]], (name, "igraph Adamic-Adar"))
        close(got[0]["jaccard"], other.similarity_jaccard(pairs=[pair], loops=False)[0], (name, "igraph Jaccard"))


def check_spectral(name, nodes, simple, directed, ids):
    if not simple.edges():
        assert all(nodes[v][m] is None for v in ids for m in ("hub", "authority", "eigenvector"))
        return
    hubs, authorities = hits(directed)
    for node in ids:
        close(nodes[node]["hub"], hubs[node], (name, "hub", node))
        close(nodes[node]["authority"], authorities[node], (name, "authority", node))
    part = simple.subgraph(next(c for c in nx.connected_components(simple) if any(nodes[v]["component"] == 0 for v in c)))
    values = eigenvector(part)
    for node in ids:
        if node in values:
            close(nodes[node]["eigenvector"], values[node], (name, "eigenvector", node))
        else:
            assert nodes[node]["eigenvector"] is None
    whole = igraph.Graph([(ids.index(a), ids.index(b)) for a, b in part.edges()])
    weights = [w for _, _, w in part.edges(data="weight")]
    for i, value in enumerate(whole.eigenvector_centrality(weights=weights)):
        if ids[i] in values:
            close(nodes[ids[i]]["eigenvector"], value, (name, "igraph eigenvector", ids[i]))
    both = igraph.Graph([(ids.index(a), ids.index(b)) for a, b in directed.edges()], directed=True)
    weights = [w for _, _, w in directed.edges(data="weight")]
    if name in CLEAR_HUBS:
        for kind, scores in (("hub", both.hub_score(weights=weights)), ("authority", both.authority_score(weights=weights))):
            for i, value in enumerate(scores):
                close(nodes[ids[i]][kind], value, (name, "igraph " + kind, ids[i]))


def check_backbone(name, simple):
    tool("annotate", "g.json", "a.json")
    with open("a.json", encoding="utf-8") as file:
        links = json.load(file)["links"]
    want = disparity(simple)
    for link in links:
        pair = link["source"], link["target"]
        close(link["disparity"], want[pair] if pair[0] != pair[1] else 1, (name, "disparity", pair))


# Those whose leading solution is the only one, so that every method must find it.
CLEAR_HUBS = {"karate", "Barabasi-Albert", "Erdos-Renyi", "small world", "barbell"}


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
    types = {node: "x" if int(node[1:]) % 3 else "y" for node in ids}
    check_spectral(name, nodes, simple, directed, ids)
    check_predictions(name, report, simple, other, ids, types)
    check_backbone(name, simple)
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


def check_positions():
    """Where each format keeps them: every program gets, and every file gives back, the same."""
    tool("annotate", "g.json", "p.json", "p.gexf", "gephi:p.graphml", "p.cyjs", "p.csv", "networkx:n.gexf")
    with open("p.json", encoding="utf-8") as file:
        want = {n["id"]: (n["x"], n["y"]) for n in json.load(file)["nodes"]}
    places = {i: d["viz"]["position"] for i, d in nx.read_gexf("n.gexf").nodes(data=True)}
    assert {i: (float(p["x"]), float(p["y"])) for i, p in places.items()} == want
    with open("p.cyjs", encoding="utf-8") as file:
        nodes = json.load(file)["elements"]["nodes"]
    assert {n["data"]["id"]: (n["position"]["x"], n["position"]["y"]) for n in nodes} == want
    for name in ("p.gexf", "p.graphml", "p.cyjs", "p.csv"):
        tool("convert", name, "q.json")
        with open("q.json", encoding="utf-8") as file:
            assert {n["id"]: (n["x"], n["y"]) for n in json.load(file)["nodes"]} == want, name


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
    check_positions()
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
