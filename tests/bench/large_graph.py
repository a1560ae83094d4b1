#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a full report of a large graph takes, and how good its estimates are.

Makes a graph like those of news: a few entities with very many relations, most with few,
in communities, weights from 1 up.  Reports on it as text and as JSON and prints seconds of
wall clock and of processor and peak memory.  With --exact the report is made once more
without estimates, and both rankings by betweenness are compared; that is for small graphs.

usage: large_graph.py NEWSGRAPH [NODES (100000) EDGES (1000000)] [--exact]
"""
import json
import os
import random
import sys
import tempfile
import time

COMMUNITIES = 40
OUTSIDE = 0.15  # share of relations that leave their community
TYPES = ["person", "state", "organization", "location"]


def write(path, n, m, rng):
    """Each end is drawn in proportion to the relations that an entity has so far (one free)."""
    groups = [rng.randrange(COMMUNITIES) for _ in range(n)]
    pools = [[] for _ in range(COMMUNITIES)]
    for node, group in enumerate(groups):
        pools[group].append(node)
    everyone = list(range(n))
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"directed":true,"multigraph":true,"graph":{},"nodes":[')
        file.write(",\n".join(f'{{"id":"n{i}","type":"{TYPES[i % 4]}","name":"Entity {i}"}}' for i in range(n)))
        file.write('],\n"links":[')
        for k in range(m):
            a = rng.choice(everyone)
            pool = everyone if rng.random() < OUTSIDE else pools[groups[a]]
            b = rng.choice(pool)
            everyone += (a, b)
            pools[groups[a]].append(a)
            pools[groups[b]].append(b)
            weight = min(200, int(1 / (1 - rng.random()) ** 0.7))
            file.write((",\n" if k else "") +
                       f'{{"id":"e{k}","source":"n{a}","target":"n{b}","type":"met","weight":{weight}}}')
        file.write("]}\n")


def report(command, path, form, out, *options):
    before = time.monotonic()
    with open(out, "wb") as file:
        pid = os.posix_spawn(command, [command, "report", path, "--format", form, *options], os.environ,
                             file_actions=[(os.POSIX_SPAWN_DUP2, file.fileno(), 1)])
        _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit("the report failed")
    print(f"{form:4} {' '.join(options)}: {time.monotonic() - before:.1f} s wall, {usage.ru_utime:.1f} s user, "
          f"{usage.ru_stime:.1f} s system, {usage.ru_maxrss / 1024:.0f} MB at most", flush=True)


def ranking(path, measure):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    info = next(m for m in data["measures"] if m["name"] == measure)
    values = {node["id"]: node[measure] for node in data["nodes"]}
    return info, values, sorted(values, key=lambda v: -values[v])


def compare(estimated, exact):
    for measure in ("betweenness", "closeness"):
        info, values, ranks = ranking(estimated, measure)
        _, truth, true_ranks = ranking(exact, measure)
        for top in (10, 20):
            common = len(set(ranks[:top]) & set(true_ranks[:top]))
            worst = max(abs(values[v] - truth[v]) / truth[v] for v in true_ranks[:top])
            print(f"{measure}: {common} of the true top {top} found, values there at most {100 * worst:.1f} % off; stated: "
                  f"{ {k: v for k, v in info.items() if k not in ('help', 'name')} }")


def main(command, *arguments):
    numbers = [int(a) for a in arguments if not a.startswith("-")]
    n, m = numbers if numbers else (100000, 1000000)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.json")
        write(path, n, m, random.Random(1))
        print(f"{n} nodes, {m} edges, {os.path.getsize(path) / 1e6:.0f} MB", flush=True)
        report(command, path, "text", os.path.join(folder, "report.txt"))
        report(command, path, "json", os.path.join(folder, "report.json"))
        for measure in ("betweenness", "closeness"):
            print(f"{measure}: {ranking(os.path.join(folder, 'report.json'), measure)[0]}")
        if "--exact" in arguments:
            report(command, path, "json", os.path.join(folder, "exact.json"), "--seconds", "100000")
            report(command, path, "json", os.path.join(folder, "some.json"), "--seconds", "1")
            compare(os.path.join(folder, "some.json"), os.path.join(folder, "exact.json"))


main(*sys.argv[1:])
