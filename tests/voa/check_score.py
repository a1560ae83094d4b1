#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the command on the annotated Voice of America sentences and holds each figure to
thresholds.json.  Without the corpus the test is skipped.

usage: check_score.py NEWSGRAPH VOA_DIR CORPUS
"""
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import scoring  # noqa: E402
import sentences  # noqa: E402

SKIPPED = 77


def main(command, folder, corpus):
    if not os.path.exists(corpus):
        print(f"skipped: the sentences are not at hand ({corpus})")
        return SKIPPED
    with tempfile.TemporaryDirectory() as articles:
        sentences.write(os.path.join(folder, "gold.jsonl"), corpus, articles)
        return scoring.check(command, folder, lambda name: os.path.join(articles, name + ".json"))


sys.exit(main(*sys.argv[1:4]))
