#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores CoNLL-U against gold CoNLL-U of the same text, with the measures of the CoNLL 2018
shared task: tokens and sentences are compared as spans of non-blank characters, words are
aligned (inside multi-word tokens by longest common subsequence of their forms), and tags,
lemmas and relations are counted over aligned words.

usage: score_conllu.py GOLD SYSTEM [MEASURE=MINIMUM...]
"""
import sys

CONTENT = set("""nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod
acl amod conj fixed flat compound list parataxis orphan goeswith reparandum root dep""".split())


class Word:
    """A word with its span; `group` is the span of its multi-word token, or its own."""

    __slots__ = ("form", "lemma", "upos", "xpos", "feats", "head", "deprel", "span", "joined", "parent")

    def __init__(self, columns, span, joined):
        self.form = columns[1]
        self.lemma, self.upos, self.xpos = columns[2:5]
        self.feats = columns[5]
        self.head = int(columns[6]) if columns[6].isdigit() else None
        self.deprel = columns[7].split(":")[0]
        self.span = span
        self.joined = joined
        self.parent = None


class Treebank:
    """The characters, token spans, sentence spans and words of a CoNLL-U file."""

    def __init__(self, lines):
        self.characters, self.tokens, self.sentences, self.words = [], [], [], []
        rows, start, joined_until, joined_span, in_sentence = [], 0, 0, None, False
        n = 0

        def close():
            for word in rows:
                if word.head:
                    word.parent = rows[word.head - 1]
            self.words.extend(rows)
            self.sentences.append((start, n))

        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if not line:
                if in_sentence:
                    close()
                rows, start, joined_until, in_sentence = [], n, 0, False
                continue
            in_sentence = True
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            if "-" in columns[0]:
                joined_until = int(columns[0].split("-")[1])
                joined_span = self.add_token(columns[1])
                n = joined_span[1]
                continue
            joined = int(columns[0]) <= joined_until
            span = joined_span if joined else self.add_token(columns[1])
            n = span[1]
            rows.append(Word(columns, span, joined))
        if in_sentence:
            close()

    def add_token(self, form):
        start = len(self.characters)
        self.characters.extend(c for c in form if not c.isspace())
        span = (start, len(self.characters))
        self.tokens.append(span)
        return span


def common_subsequence(gold, system):
    """Pairs of a longest common subsequence of the forms of two short lists of words."""
    forms = [[w.form.lower() for w in words] for words in (gold, system)]
    best = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            same = forms[0][i] == forms[1][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + 1 if same else 0)
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        if forms[0][i] == forms[1][j] and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """Aligned pairs of words."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        a, b = gold[g], system[s]
        if not a.joined and not b.joined:
            if a.span == b.span:
                pairs.append((a, b))
            step_g, step_s = a.span <= b.span, b.span <= a.span
            g, s = g + step_g, s + step_s
            continue
        # words of the stretch that the multi-word tokens cover on either side
        end = max(x.span[1] for x in (a, b) if x.joined)
        g0, s0 = g, s
        if not a.joined and a.span[0] < b.span[0]:
            g += 1
            continue
        if not b.joined and b.span[0] < a.span[0]:
            s += 1
            continue
        grown = True
        while grown:
            grown = False
            while g < len(gold) and gold[g].span[0] < end:
                if gold[g].joined and gold[g].span[1] > end:
                    end, grown = gold[g].span[1], True
                g += 1
            while s < len(system) and system[s].span[0] < end:
                if system[s].joined and system[s].span[1] > end:
                    end, grown = system[s].span[1], True
                s += 1
        pairs.extend(common_subsequence(gold[g0:g], system[s0:s]))
    return pairs


def f1(gold, system, right):
    return 200.0 * right / (gold + system) if gold + system else 0.0


def score(gold, system):
    """The measures as a dictionary, in percent."""
    if gold.characters != system.characters:
        at = next((i for i, (a, b) in enumerate(zip(gold.characters, system.characters)) if a != b),
                  min(len(gold.characters), len(system.characters)))
        context = "".join(gold.characters[at:at + 20]), "".join(system.characters[at:at + 20])
        raise ValueError("the texts differ at character %d: %r and %r" % ((at,) + context))
    pairs = align(gold.words, system.words)
    partner = {id(s): g for g, s in pairs}

    def words(test, keep=lambda w: True):
        return f1(sum(map(keep, gold.words)), sum(map(keep, system.words)), sum(1 for g, s in pairs if keep(g) and keep(s) and test(g, s)))

    def same_head(g, s):
        if g.parent is None or s.parent is None:
            return g.parent is s.parent and g.head == s.head
        return partner.get(id(s.parent)) is g.parent

    return {
        "Tokens": f1(len(gold.tokens), len(system.tokens), len(set(gold.tokens) & set(system.tokens))),
        "Sentences": f1(len(gold.sentences), len(system.sentences), len(set(gold.sentences) & set(system.sentences))),
        "Words": words(lambda g, s: True),
        "UPOS": words(lambda g, s: g.upos == s.upos),
        "XPOS": words(lambda g, s: g.xpos == s.xpos),
        "Lemmas": words(lambda g, s: g.lemma == "_" or g.lemma == s.lemma),
        "UAS": words(same_head),
        "LAS": words(lambda g, s: same_head(g, s) and g.deprel == s.deprel),
        "CLAS": words(lambda g, s: same_head(g, s) and g.deprel == s.deprel, lambda w: w.deprel in CONTENT),
    }


def report(scores, wanted):
    """Prints the scores and which of the wanted minima are missed; returns the exit status."""
    missed = []
    for name, value in scores.items():
        minimum = wanted.get(name)
        note = "" if minimum is None else "  (wanted %.2f)" % minimum
        print("%-10s %6.2f%s" % (name, value, note))
        if minimum is not None and value < minimum:
            missed.append(name)
    if missed:
        print("below what is wanted: " + ", ".join(missed))
    return 1 if missed else 0


def parse_minima(arguments):
    return {name: float(value) for name, value in (a.split("=") for a in arguments)}


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    banks = []
    for path in sys.argv[1:3]:
        with open(path, encoding="utf-8") as file:
            banks.append(Treebank(file))
    sys.exit(report(score(*banks), parse_minima(sys.argv[3:])))


if __name__ == "__main__":
    main()
