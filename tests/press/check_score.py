#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the command on the annotated articles - the odd ones, the even ones, all of
them - and holds each figure to thresholds.json.

usage: check_score.py NEWSGRAPH PRESS_DIR
"""
import json
import os
import subprocess
import sys
import tempfile

CORE = ("visited", "met", "sanctioned", "supplied")


def figures(rows):
    """Precision, recall and F1 of several rows of counts together."""
    found, false, missed = (sum(row[key] for row in rows) for key in ("found", "false", "missed"))
    precision = found / (found + false) if found + false else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def measure(command, folder, lines):
    """Scores the articles of some lines of the annotations."""
    paths = [os.path.join(folder, "articles", json.loads(line)["id"] + ".txt") for line in lines]
    with tempfile.TemporaryDirectory() as scratch:
        gold = os.path.join(scratch, "gold.jsonl")
        with open(gold, "w", encoding="utf-8") as file:
            file.writelines(lines)
        output = subprocess.run([command, "evaluate", "--quiet", "--format", "json", "--gold", gold, *paths],
                                check=True, stdout=subprocess.PIPE).stdout
    scores = json.loads(output)
    edges = scores["edges"]
    return {"nodes": figures([scores["nodes"]["all"]]),
            "core edges": figures([edges[name] for name in CORE if name in edges]),
            "all edges": figures([edges["all"]])}


def main(command, folder):
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
        lines = file.readlines()
    with open(os.path.join(folder, "thresholds.json"), encoding="utf-8") as file:
        thresholds = json.load(file)
    parts = {"odd": lines[0::2], "even": lines[1::2], "all": lines}
    passed = failed = 0
    for part, chosen in parts.items():
        scores = measure(command, folder, chosen)
        for row, cells in scores.items():
            print(f"{part:5}{row:12}" + "".join(f"{name:>11} {value:.3f}" for name, value in cells.items()))
        for path, wanted in thresholds[part].items():
            row, name = path.split("/")
            good = scores[row][name] >= wanted
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{part} {path}: {scores[row][name]:.3f}, wanted {wanted:.3f}  TOO LOW")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main(*sys.argv[1:3]))
