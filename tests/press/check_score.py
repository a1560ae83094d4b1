#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the command on the annotated articles - the odd ones, the even ones, all of
them - and holds each figure to thresholds.json.

usage: check_score.py NEWSGRAPH PRESS_DIR
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import scoring  # noqa: E402


def main(command, folder):
    return scoring.check(command, folder, lambda name: os.path.join(folder, "articles", name + ".txt"))


sys.exit(main(*sys.argv[1:3]))
