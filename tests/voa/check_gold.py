#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the form of the annotated sentences: every name stands in its sentence, every edge
joins annotated nodes.  Without the corpus the test is skipped.

usage: check_gold.py VOA_DIR CORPUS
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import scoring  # noqa: E402
import sentences  # noqa: E402

KEYS = {"id", "number", "set", "category", "nodes", "edges"}
SKIPPED = 77


def main(folder, corpus):
    if not os.path.exists(corpus):
        print(f"skipped: the sentences are not at hand ({corpus})")
        return SKIPPED
    rules = scoring.form_rules()
    words = sentences.read_corpus(corpus)
    faults, seen = [], []
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
        for line in file:
            gold = json.loads(line)
            seen.append((gold["id"], gold["number"]))

            def say(fault, name=gold["id"]):
                faults.append(f"{name}: {fault}")

            if set(gold) != KEYS or gold["set"] != "voa" or gold["category"] != ("core" if gold["edges"] else "trap"):
                say("wrong keys, set or category")
            rules.check_annotations(gold, sentences.join(words[gold["number"]]) + "\n", say)
    if seen != sorted(seen) or len({number for _, number in seen}) != len(seen):
        faults.append("gold.jsonl: not in order, or not unique")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(seen)} sentences looked at, {len(faults)} faults")
    return 1 if faults or not seen else 0


sys.exit(main(*sys.argv[1:3]))
