#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the form of the annotated articles: every name stands in its text, every edge joins
annotated nodes and points at the beginning of a sentence.  Without the collections the test
is skipped.

usage: check_gold.py REAL_DIR DATA
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import articles  # noqa: E402
import scoring  # noqa: E402

KEYS = {"id", "origin", "sha256", "date", "set", "category", "nodes", "edges"}
SKIPPED = 77


def main(folder, data):
    if not articles.available(data):
        print(f"skipped: the articles are not at hand ({data})")
        return SKIPPED
    rules = scoring.form_rules()
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
        entries = [json.loads(line) for line in file]
    texts = articles.read_all(entries, data)
    faults = []
    for entry in entries:
        def say(fault, name=entry["id"]):
            faults.append(f"{name}: {fault}")

        if set(entry) != KEYS or entry["set"] != "real" or entry["category"] not in rules.CATEGORIES:
            say("wrong keys, set or category")
        rules.check_annotations(entry, texts[entry["id"]], say)
    ids = [entry["id"] for entry in entries]
    if ids != sorted(set(ids)) or len({json.dumps(entry["origin"]) for entry in entries}) != len(ids):
        faults.append("gold.jsonl: not in order, or not unique")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(ids)} articles looked at, {len(faults)} faults")
    return 1 if faults or not ids else 0


sys.exit(main(*sys.argv[1:3]))
