#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of the confidence of statements (src/extract/confidence_weights.h) on
annotated articles of odd number and prints them as the header has them; then the same
articles' log loss with and without each factor, each article judged by weights fitted on others.

usage: fit_confidence.py NEWSGRAPH CONFIDENCE_FACTORS GOLD_DIR [GOLD_DIR ...]

A GOLD_DIR holds gold.jsonl and articles/ (tests/real/articles.py and tests/voa/sentences.py write
those of their sets).  The model is a logistic one: log-odds = base +
ln(prior) + sum of weight * factor.  A penalty on the squares of the weights keeps factors
seen on few statements small, and all of them modest, as rules are written with these
articles at hand.  A factor whose weight comes out positive or without which the loss is
lower says nothing; take it out.  To add one: a line in the header's list, its value in
confidence.c, then run this.  Tried and left out: distance in words, the number of pairs of
one predicate, sources that do not act, the place in the article, how often the article says
so, events as nouns, quotations, light verbs, edge types, the number of the sentence's predicates,
targets behind prepositions.  How far a trigger says that it is to be
trusted foretells little (a free weight of its logarithm comes out at 0.06, for a loss lower by
0.001); it keeps its weight of one so that whoever writes a trigger has a say.
"""
import json
import math
import os
import subprocess
import sys
import tempfile

import reliability

PENALTY = 4.0
FOLDS = 10


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def samples_of(command, factors, folder, scorer):
    """(article, log prior, factors by name, right) of every statement that is judged."""
    articles = os.path.join(folder, "articles")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(output_of(command, "extract", "--quiet", articles))
        file.flush()
        seen = [json.loads(line) for line in output_of(factors, articles).splitlines()]
        statements = [(r["article"]["uri"], s) for r in reliability.read_lines(file.name) for s in r["statements"]]
        judged = reliability.judge(scorer, [os.path.join(folder, "gold.jsonl"), file.name])
    assert [uri for uri, _ in statements] == [f["uri"] for f in seen], "the two programs read different things"
    by_place = {(os.path.basename(uri).split(".")[0], s["id"]): f for (uri, s), f in zip(statements, seen)}
    out = []
    for article, _, _, key, s in judged.part("odd", None).statements:
        f = by_place[article, s["id"]]
        out.append((article, math.log(max(f["prior"], 1e-6)), f["factors"], key is not None))
    return out


def probability(weights, sample, names):
    z = weights[0] + sample[1] + sum(w * sample[2][name] for w, name in zip(weights[1:], names))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def solve(matrix, vector):
    """Gauss-Jordan; the matrix is positive definite."""
    n = len(vector)
    rows = [list(row) + [value] for row, value in zip(matrix, vector)]
    for c in range(n):
        for r in range(n):
            if r != c:
                times = rows[r][c] / rows[c][c]
                rows[r] = [a - times * b for a, b in zip(rows[r], rows[c])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def fit(samples, names):
    """Newton's method on the penalised likelihood."""
    n = len(names) + 1
    weights = [0.0] * n
    for _ in range(50):
        gradient = [0.0] + [-PENALTY * w for w in weights[1:]]
        hessian = [[PENALTY * (i == j and i > 0) for j in range(n)] for i in range(n)]
        for sample in samples:
            p = probability(weights, sample, names)
            x = [1.0] + [sample[2][name] for name in names]
            for i in range(n):
                gradient[i] += (sample[3] - p) * x[i]
                for j in range(n):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def cross_validated(samples, names):
    """Log loss where no article is judged by weights that have seen it."""
    articles = sorted({s[0] for s in samples})
    loss = 0.0
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        weights = fit([s for s in samples if s[0] not in out], names)
        for s in samples:
            if s[0] in out:
                p = probability(weights, s, names)
                loss -= math.log(p if s[3] else 1 - p)
    return loss / len(samples)


def main(command, factors, *folders):
    scorer = reliability.load_scorer(reliability.SCORER)
    samples = [s for folder in folders for s in samples_of(command, factors, folder, scorer)]
    names = list(samples[0][2])
    weights = fit(samples, names)
    print(f"#define NG_CONFIDENCE_BASE {weights[0]:.2f}F")
    for name, weight in zip(names, weights[1:]):
        print(f'  X({name.upper()}, "{name}", {weight:.2f}F)')
    whole = cross_validated(samples, names)
    print(f"{len(samples)} statements, {sum(s[3] for s in samples)} right, log loss {whole:.4f}; without all "
          f"{cross_validated(samples, []):.4f}")
    for name in names:
        print(f"  without {name:16}{cross_validated(samples, [n for n in names if n != name]):.4f}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
