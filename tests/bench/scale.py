#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How time and memory of a build grow with the number of articles.

Writes articles made of the examples with changed names as NDJSON, builds a graph of a tenth
of them and of all, and prints for both seconds, articles a second and peak memory.

usage: scale.py NEWSGRAPH PROJECT_DIR [N (20000)]
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

GIVEN = "Anna Boris Carla David Elena Farid Greta Hassan Ines Jonas Karim Lena Marco Nadia Oscar Petra".split()
FAMILY_A = "Al Bern Cor Dom Ev Far Gal Hel Is Jan Kor Lun Mar Nor Ol Pav".split()
FAMILY_B = "adze baev berg dottir escu idis inen kova lund manto ova rath sson tani veld wicz".split()


def renamed(text, names, rng):
    """The text with each known name replaced by one made up, the same throughout."""
    for name in names:
        given, family = rng.choice(GIVEN), rng.choice(FAMILY_A) + rng.choice(FAMILY_B)
        text = text.replace(name, f"{given} {family}")
        text = re.sub(rf"\b{re.escape(name.split()[-1])}\b", family, text)
    return text


def sources(command, articles):
    """Text and persons of each example."""
    out = subprocess.run([command, "extract", "--quiet", "--with-text", articles], check=True,
                         stdout=subprocess.PIPE).stdout
    for line in out.splitlines():
        record = json.loads(line)
        names = [e["name"] for e in record["entities"] if e["type"] == "person" and " " in e["name"]]
        yield record["article"]["text"], names


def build(command, path, folder):
    before = time.monotonic()
    pid = os.spawnv(os.P_NOWAIT, command, [command, "build", "--quiet", path, "-o", os.path.join(folder, "graph.json")])
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit("the build failed")
    return time.monotonic() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(command, project, count=20000):
    command, count, rng = os.path.abspath(command), int(count), random.Random(1)
    examples = list(sources(command, os.path.join(project, "examples", "articles")))
    with tempfile.TemporaryDirectory() as folder:
        for n in (count // 10, count):
            path = os.path.join(folder, f"{n}.ndjson")
            with open(path, "w", encoding="utf-8") as file:
                for i in range(n):
                    title, _, body = renamed(*examples[i % len(examples)], rng).partition("\n")
                    date = f"20{10 + i % 15:02}-{1 + i % 12:02}-{1 + i % 28:02}"
                    file.write(json.dumps({"id": str(i), "title": title, "text": body.strip(), "date": date}) + "\n")
            wall, cpu, memory = build(command, path, folder)
            size = os.path.getsize(path) / 1e6
            print(f"{n} articles, {size:.1f} MB: {wall:.1f} s wall, {cpu:.1f} s cpu, {n / wall:.0f} articles/s, "
                  f"{size / cpu * 1000:.0f} kB/s of a core, {memory:.0f} MB at most")


main(*sys.argv[1:])
