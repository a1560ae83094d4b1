#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores sentence ends and tokens on the hand-annotated paragraphs of press.txt.

usage: check_press.py PROGRAM press.txt [MEASURE=MINIMUM...]
"""
import subprocess
import sys
import tempfile

import score_conllu


def read_paragraphs(path):
    """Pairs of the text and the sentences, each a list of tokens."""
    with open(path, encoding="utf-8") as file:
        for chunk in file.read().split("\n\n"):
            lines = [line for line in chunk.splitlines() if line and not line.startswith("# ")]
            if lines:
                yield ("\n".join(line[2:] for line in lines if line.startswith("= ")),
                       [line.split() for line in lines if not line.startswith("= ")])


def spans(sentences):
    """Spans of tokens and places of sentence ends, in characters that are not blank."""
    at, tokens, ends = 0, [], []
    for sentence in sentences:
        for token in sentence:
            length = len(token) - (token.startswith("~") and len(token) > 1)
            tokens.append((at, at + length))
            at += length
        ends.append(at)
    return tokens, ends


def main():
    program, path = sys.argv[1:3]
    paragraphs = list(read_paragraphs(path))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n\n".join(text for text, _ in paragraphs) + "\n")
        file.flush()
        output = subprocess.run([program, file.name], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    found = []
    for chunk in output.strip("\n").split("\n\n"):
        rows = [line.split("\t") for line in chunk.splitlines() if not line.startswith("#")]
        found.append([row[1] for row in rows if row[0].isdigit()])
    gold_tokens, gold_ends = spans(sentence for _, sentences in paragraphs for sentence in sentences)
    found_tokens, found_ends = spans(found)
    print("%d sentences, %d tokens" % (len(gold_ends), len(gold_tokens)))
    for name, gold, system in (("token", gold_tokens, found_tokens), ("end", gold_ends, found_ends)):
        for what, where in (("missing", set(gold) - set(system)), ("wrong", set(system) - set(gold))):
            if where:
                print(what, name, sorted(where))
    scores = {
        "Tokens": score_conllu.f1(len(gold_tokens), len(found_tokens), len(set(gold_tokens) & set(found_tokens))),
        "Ends": score_conllu.f1(len(gold_ends), len(found_ends), len(set(gold_ends) & set(found_ends))),
    }
    sys.exit(score_conllu.report(scores, score_conllu.parse_minima(sys.argv[3:])))


if __name__ == "__main__":
    main()
