#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the confidence of statements to bounds on annotated articles: close to the
share that is right, and the surer ones right more often.  Exit code 77 (skipped) where the
scorer is not there.

usage: check_reliability.py NEWSGRAPH EVAL_DIR GOLD_DIR [GOLD_DIR ...]
"""
import os
import subprocess
import sys

import reliability

CALIBRATION_MOST = 0.06
BRIER_MOST = 0.08
SURE = 0.9
SURE_LEAST = 0.95   # share right of the statements at SURE and above
GAIN_LEAST = 0.01   # in precision by leaving out what is below 0.8


def records_of(command, folder):
    path = f"reliability-{os.path.basename(folder)}.jsonl"
    with open(path, "wb") as file:
        subprocess.run([command, "extract", "--quiet", os.path.join(folder, "articles")], check=True, stdout=file)
    return path


def main(command, eval_dir, *folders):
    scorer_path = os.path.join(eval_dir, "score.py")
    if not os.path.exists(scorer_path):
        print(f"skipped: no scorer at {eval_dir}")
        return 77
    paths = [path for folder in folders if os.path.exists(os.path.join(folder, "gold.jsonl"))
             for path in (os.path.join(folder, "gold.jsonl"), records_of(command, folder))]
    judged = reliability.judge(reliability.load_scorer(scorer_path), paths)
    figures = reliability.measure(judged.part("all", None))
    reliability.show("all types, all", figures)
    cuts = {c["from"]: c["precision"] for c in figures["cuts"]}
    checks = (("statements", figures["statements"], 100, True),
              ("calibration error", figures["calibration error"], CALIBRATION_MOST, False),
              ("Brier score", figures["brier"], BRIER_MOST, False),
              (f"precision at {SURE}", cuts[SURE], SURE_LEAST, True),
              ("gain at 0.8", cuts[0.8] - cuts[0.0], GAIN_LEAST, True))
    failed = 0
    for name, got, bound, is_least in checks:
        good = got >= bound if is_least else got <= bound
        failed += not good
        print(f"{name}: {got:.3f}, {'at least' if is_least else 'at most'} {bound:.3f}{'' if good else '  FAILED'}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
