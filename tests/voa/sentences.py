#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes each annotated Voice of America sentence as an article of its own, DIR/ID.json,
with a text and no title, so that nothing of it is taken for a headline.

usage: sentences.py GOLD CORPUS DIR     (CORPUS: gmb-voa/train.tsv.xz)
"""
import json
import lzma
import os
import re
import sys

BRACKETS = {"LRB": "(", "-LRB-": "(", "RRB": ")", "-RRB-": ")"}
SUFFIX = re.compile(r"[.,;:?!%)]$|'s$|'$|n't$|'(re|ve|ll|d|m)$|\.\.\.$")


def read_corpus(path):
    """The words of every sentence: one word a line in the first column, blank lines between."""
    sentences, words = [], []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            word = line.rstrip("\n").split("\t")[0]
            if word:
                words.append(word)
            else:
                sentences.append(words)
                words = []
    return sentences


def join(words):
    """The sentence as it was printed, blanks only where they belong."""
    text, open_quote, glued = "", False, True
    for word in words:
        word = BRACKETS.get(word, word)
        if word in ('"', "``", "''"):
            text += '"' if glued or open_quote else ' "'
            open_quote = not open_quote
            glued = open_quote
            continue
        text += word if glued or SUFFIX.match(word) else " " + word
        glued = word in ("(", "$")
    return text


def write(gold, corpus, folder):
    sentences = read_corpus(corpus)
    with open(gold, encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            with open(os.path.join(folder, entry["id"] + ".json"), "w", encoding="utf-8") as article:
                json.dump({"text": join(sentences[entry["number"]])}, article, ensure_ascii=False)


if __name__ == "__main__":
    write(*sys.argv[1:4])
