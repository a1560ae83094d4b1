#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the command on annotated articles and holds it to the thresholds in
thresholds.json.  Exit code 77 (skipped) where the articles are not there.

usage: check_eval.py NEWSGRAPH EVAL_DIR SET
"""
import json
import os
import subprocess
import sys


def value_at(scores, path):
    for part in path.split("/"):
        scores = scores[part]
    return scores


def main(command, folder, name):
    gold = os.path.join(folder, name, "gold.jsonl")
    scorer = os.path.join(folder, "score.py")
    if not os.path.exists(gold):
        print(f"skipped: no annotated articles at {folder}")
        return 77
    records = subprocess.run([command, "extract", "--quiet", os.path.join(folder, name, "articles")],
                             check=True, stdout=subprocess.PIPE).stdout
    path = f"eval-{name}.jsonl"
    with open(path, "wb") as file:
        file.write(records)
    scores = json.loads(subprocess.run([sys.executable, scorer, gold, path, "--json"], check=True,
                                       stdout=subprocess.PIPE).stdout)
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "thresholds.json"), encoding="utf-8") as file:
        thresholds = json.load(file)[name]
    failed = 0
    for path, wanted in thresholds.items():
        got = value_at(scores, path)
        failed += got < wanted
        print(f"{name} {path}: {got:.3f}, wanted {wanted:.3f}{'' if got >= wanted else '  TOO LOW'}")
    print(f"{len(thresholds) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(*sys.argv[1:4]))
