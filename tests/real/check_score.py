#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the command on the annotated articles and holds each figure to thresholds.json.
Without the collections the test is skipped.

usage: check_score.py NEWSGRAPH REAL_DIR DATA
"""
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import articles  # noqa: E402
import scoring  # noqa: E402

SKIPPED = 77


def main(command, folder, data):
    if not articles.available(data):
        print(f"skipped: the articles are not at hand ({data})")
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        articles.write(os.path.join(folder, "gold.jsonl"), data, scratch)
        return scoring.check(command, folder, lambda name: os.path.join(scratch, name + ".json"))


sys.exit(main(*sys.argv[1:4]))
