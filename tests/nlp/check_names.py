#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the names of `newsgraph parse --input conllu` against an annotated corpus.

usage: check_names.py NEWSGRAPH DATA CORPUS MINIMUM

CORPUS: uner (web text: persons, organizations, places), voa (news: nationalities too, places and
nationalities counted as one, titles taken off the corpus' persons), weapons (one sentence in ten of
Few-NERD, which training leaves out).  Prints span F1 and fails below MINIMUM.  Exit status 77: no data.

VOA has titles alone as persons ("[Mr.] Chalabi"): they count as misses, and the figure without them
stands below.
"""
import collections
import lzma
import os
import subprocess
import sys
import tempfile

PLACES = {"location": "place", "state": "place", "nationality": "place"}
TITLES = set(
    "mr. mrs. ms. dr. president prime minister vice secretary general senator king queen prince princess pope "
    "chancellor sheikh judge justice deputy foreign defense chief governor ambassador sir lord colonel gen. sen. "
    "rep. gov. col. lt. ayatollah secretary-general commander premier director chairman leader spokesman "
    "spokeswoman professor interior finance mayor vice-president".split())


def rows(path, word, tag):
    """Sentences of (word, tag) with True where a document begins."""
    sentence, begins = [], False
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        begins = begins or line.startswith("# newdoc")
        cells = line.split("\t")
        if len(cells) > max(word, tag):
            sentence.append((cells[word], cells[tag]))
        elif not line.strip() and sentence:
            yield sentence, begins
            sentence, begins = [], False
    if sentence:
        yield sentence, begins


def spans(tags):
    """Spans of B- and I- tags, or of plain ones; types are what follows the prefix."""
    found, first, kind = set(), None, None
    for i, tag in enumerate(tags + ["O"]):
        prefix, name = (tag[0], tag[2:]) if tag[1:2] == "-" else ("I", tag)
        if tag == "O" or prefix == "B" or name != kind:
            if kind is not None:
                found.add((first, i, kind))
            first, kind = (i, name) if tag != "O" else (None, None)
    return found


def is_title(words, span):
    return span[2] == "person" and all(word.lower() in TITLES for word in words[span[0]:span[1]])


def without_title(words, span):
    first, end, kind = span
    while first + 1 < end and words[first].lower() in TITLES:
        first += 1
    return first, end, kind


CORPORA = {
    "uner": {
        "path": "uner-ewt/dev.iob2.xz", "columns": (1, 2),
        "gold": {"PER": "person", "ORG": "organization", "LOC": "place"},
        "found": {"person": "person", "organization": "organization", "location": "place", "state": "place"}},
    "voa": {
        "path": "gmb-voa/dev.tsv.xz", "columns": (0, 2), "block": 8, "titles": True,
        "gold": {"per": "person", "org": "organization", "geo": "place", "gpe": "place"},
        "found": {"person": "person", "organization": "organization", **PLACES}},
    "weapons": {
        "path": "fewnerd-inter/train.txt.xz", "columns": (0, 1), "block": 1, "tenth": True,
        "gold": {"product-weapon": "weapon"}, "found": {"weapon": "weapon"}},
}


def read_gold(corpus, data):
    sentences = list(rows(os.path.join(data, corpus["path"]), *corpus["columns"]))
    if corpus.get("tenth"):
        sentences = [s for i, s in enumerate(sentences, 1) if i % 10 == 7]
    block = corpus.get("block")
    return [(s, begins or (block and i % block == 0)) for i, (s, begins) in enumerate(sentences)]


def read_found(newsgraph, sentences):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gold.conllu")
        with open(path, "w", encoding="utf-8") as out:
            for number, (sentence, begins) in enumerate(sentences):
                if begins:
                    out.write(f"# newdoc id = {number}\n")
                for i, (word, _) in enumerate(sentence, 1):
                    out.write(f"{i}\t{word}" + "\t_" * 8 + "\n")
                out.write("\n")
        text = subprocess.run([newsgraph, "parse", "-q", "--input", "conllu", path], check=True,
                              capture_output=True, encoding="utf-8").stdout
    for block in text.strip("\n").split("\n\n"):
        misc = [line.split("\t")[9] for line in block.split("\n") if not line.startswith("#")]
        yield [next((p[4:] for p in m.split("|") if p.startswith("NER=")), "O") for m in misc]


def main():
    newsgraph, data, name, minimum = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
    corpus = CORPORA[name]
    if not os.path.exists(os.path.join(data, corpus["path"])):
        sys.exit(77)
    sentences = read_gold(corpus, data)
    gold_n, found_n, right_n = collections.Counter(), collections.Counter(), collections.Counter()
    titles = 0
    for (sentence, _), tags in zip(sentences, read_found(newsgraph, sentences), strict=True):
        words = [word for word, _ in sentence]
        gold = {(a, b, corpus["gold"][k]) for a, b, k in spans([tag for _, tag in sentence]) if k in corpus["gold"]}
        found = {(a, b, corpus["found"][k]) for a, b, k in spans(tags) if k in corpus["found"]}
        if corpus.get("titles"):
            gold = {without_title(words, s) if s[2] == "person" else s for s in gold}
            titles += sum(is_title(words, s) for s in gold - found)
        for counter, some in ((gold_n, gold), (found_n, found), (right_n, gold & found)):
            counter.update(kind for _, _, kind in some)
    for kind in sorted(gold_n):
        print(f"{kind:14} F1 {200 * right_n[kind] / max(1, gold_n[kind] + found_n[kind]):5.1f} ({gold_n[kind]})")
    right, all_n = 200 * sum(right_n.values()), sum(gold_n.values()) + sum(found_n.values())
    f1 = right / max(1, all_n)
    print(f"{name}: F1 {f1:.1f}, at least {minimum}")
    if titles:
        print(f"without {titles} titles alone: F1 {right / max(1, all_n - titles):.1f}")
    sys.exit(f1 < minimum)


main()
