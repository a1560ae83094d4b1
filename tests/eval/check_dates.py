#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the dates of edges to thresholds.json: annotated articles are read with their dates of
publication, as a feed would give them, and the share of dates that agree, and that are wrong, is
measured.  Exit code 77 (skipped) where the scorer is not there.

usage: check_dates.py NEWSGRAPH EVAL_DIR GOLD_DIR [GOLD_DIR ...]
"""
import json
import os
import subprocess
import sys
import tempfile

import dates
import reliability


def write_articles(folder, out):
    """Each article as JSON with the date that its annotations give."""
    for gold in reliability.read_lines(os.path.join(folder, "gold.jsonl")):
        with open(os.path.join(folder, "articles", gold["id"] + ".txt"), encoding="utf-8") as file:
            title, _, text = file.read().partition("\n")
        article = {"title": title, "text": text.strip("\n"), "date": gold.get("date") or ""}
        with open(os.path.join(out, gold["id"] + ".json"), "w", encoding="utf-8") as file:
            json.dump(article, file)


def measure(command, scorer, folder):
    with tempfile.TemporaryDirectory() as scratch:
        articles, records = os.path.join(scratch, "articles"), os.path.join(scratch, "records.jsonl")
        os.mkdir(articles)
        write_articles(folder, articles)
        with open(records, "wb") as file:
            subprocess.run([command, "extract", "--quiet", articles], check=True, stdout=file)
        return dates.measure(scorer, [os.path.join(folder, "gold.jsonl"), records])


def main(command, eval_dir, *folders):
    scorer_path = os.path.join(eval_dir, "score.py")
    if not os.path.exists(scorer_path):
        print(f"skipped: no scorer at {eval_dir}")
        return 77
    scorer = reliability.load_scorer(scorer_path)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "thresholds.json"), encoding="utf-8") as file:
        thresholds = json.load(file)["dates"]
    failed = 0
    for folder in (f for f in folders if os.path.exists(os.path.join(f, "gold.jsonl"))):
        name = os.path.basename(folder)
        measured = measure(command, scorer, folder)
        for which in ("odd", "even", "all"):
            dates.show(which, dates.figures(measured.part(which)))
        figures = dates.figures(measured.part("all"))
        for key, wanted in thresholds[name].items():
            good = figures[key] <= wanted if key == "wrong" else figures[key] >= wanted
            failed += not good
            print(f"{name} {key}: {figures[key]:.3f}, {'at most' if key == 'wrong' else 'at least'} {wanted:.3f}{'' if good else '  FAILED'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
