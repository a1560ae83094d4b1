#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotates a treebank and scores the result against its own annotation.

usage: check_treebank.py PROGRAM TREEBANK.conllu[.xz] raw|tokens [MEASURE=MINIMUM...]

"raw" gives the program the text alone, folded at 80 characters with an empty line between
paragraphs, as the treebanks of Universal Dependencies publish it; "tokens" gives it the
gold tokens.  Exits with 77 (skipped) where the treebank is not there.
"""
import lzma
import os
import subprocess
import sys
import tempfile
import textwrap

import score_conllu


def read_lines(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines(keepends=True)


def paragraphs(lines):
    """The text of each paragraph, made of forms and SpaceAfter=No."""
    text, joined_until, new = [], 0, False
    for line in lines:
        if line.startswith("#"):
            new |= line.startswith(("# newpar", "# newdoc"))
            continue
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 10:
            joined_until = 0
            continue
        first, _, last = columns[0].partition("-")
        if "." in first or (not last and int(first) <= joined_until):
            continue
        if last:
            joined_until = int(last)
        if new and text:
            yield "".join(text)
            text = []
        new = False
        text.append(columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " "))
    if text:
        yield "".join(text)


def fold(text):
    return "\n".join(textwrap.wrap(text, 80, break_long_words=False, break_on_hyphens=False))


def main():
    program, path, mode = sys.argv[1:4]
    if not os.path.exists(path):
        print("skipped: no treebank at", path)
        sys.exit(77)
    lines = read_lines(path)
    content = "".join(lines) if mode == "tokens" else "\n\n".join(map(fold, paragraphs(lines))) + "\n"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(content)
        file.flush()
        command = [program] + (["--tokens"] if mode == "tokens" else []) + [file.name]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    if os.environ.get("NG_KEEP_OUTPUT"):
        with open(os.environ["NG_KEEP_OUTPUT"], "w", encoding="utf-8") as file:
            file.write(output)
    scores = score_conllu.score(score_conllu.Treebank(lines), score_conllu.Treebank(output.splitlines(keepends=True)))
    sys.exit(score_conllu.report(scores, score_conllu.parse_minima(sys.argv[4:])))


if __name__ == "__main__":
    main()
