#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the command-line cases below cases/.

A case is NAME.sh, run by `sh -e` in an empty folder with $NEWSGRAPH (the command),
$ARTICLES (the example articles) and $DATA (tests/data) set, and beside it what is expected:
  NAME.stdout         exact standard output (absent: not looked at)
  NAME.stderr         patterns for fnmatch, one a line, each of which some line must match
                      (absent: standard error must be empty)
  NAME.exit           exit code (absent: 0)

usage: run_cases.py NEWSGRAPH PROJECT_DIR [--accept] [NAME...]
--accept rewrites .stdout of cases that have one, for review.
"""
import fnmatch
import glob
import os
import subprocess
import sys
import tempfile


def read(path, default=None):
    if not os.path.exists(path):
        return default
    with open(path, encoding="utf-8") as file:
        return file.read()


def run_case(script, env, accept):
    base = script[: -len(".sh")]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["sh", "-e", script], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=600)
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    faults = []
    want = int(read(base + ".exit", "0"))
    if done.returncode != want:
        faults.append(f"exit code {done.returncode}, expected {want}")
    want = read(base + ".stdout")
    if want is not None and out != want:
        if accept:
            with open(base + ".stdout", "w", encoding="utf-8") as file:
                file.write(out)
        else:
            faults.append(f"standard output differs:\n--- expected\n{want}--- got\n{out}---")
    patterns = read(base + ".stderr")
    if patterns is None and err:
        faults.append(f"standard error is not empty:\n{err}")
    for pattern in (patterns or "").splitlines():
        if not any(fnmatch.fnmatchcase(line, pattern) for line in err.splitlines()):
            faults.append(f"no line of standard error matches: {pattern}\n--- got\n{err}---")
    return faults


def main(argv):
    accept = "--accept" in argv
    args = [a for a in argv if a != "--accept"]
    command, project, names = os.path.abspath(args[0]), os.path.abspath(args[1]), args[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    env = dict(os.environ, NEWSGRAPH=command, ARTICLES=os.path.join(project, "examples", "articles"),
               DATA=os.path.join(project, "tests", "data"), LC_ALL="C.UTF-8")
    passed = failed = 0
    for script in sorted(glob.glob(os.path.join(here, "cases", "*.sh"))):
        name = os.path.basename(script)[: -len(".sh")]
        if names and name not in names:
            continue
        faults = run_case(script, env, accept)
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults:
            print(f"{name}: {fault}", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1:]))
