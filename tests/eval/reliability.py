#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the confidence of statements can be trusted: the share that is right in each bin
of confidence, the expected calibration error, the Brier score, and precision and recall
above some confidences.  For odd articles (to fit on), even ones (to confirm on) and all of
them; for all edge types and the core alone.

usage: reliability.py [--scorer SCORE.py] [--json] GOLD.jsonl RECORDS.jsonl [GOLD RECORDS ...]

GOLD holds annotations, RECORDS what `newsgraph extract` printed for the same articles.
A statement is right if the scorer would count it as found.  An article is odd or even by
the number in its id.  Types that the annotations of a set never have are taken to be left out
of them: their statements are not judged.
"""
import importlib.util
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCORER = os.path.join(HERE, "..", "..", "..", "shared", "eval", "score.py")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
CUTS = (0.0, 0.5, 0.7, 0.8, 0.9)


def load_scorer(path):
    """The scorer as a module: its names and keys decide what agrees with what."""
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    argv, sys.argv = sys.argv, [path]
    try:
        spec.loader.exec_module(module)
    except SystemExit:  # it is a program, and was called without files
        pass
    finally:
        sys.argv = argv
    return module


def keys_of(scorer, edge, name):
    """The keys under which an edge may be matched: a visit to a city is one to its state."""
    keys = [scorer.key(edge["type"], name(edge["source"]), name(edge["target"]))]
    if edge["type"] == "visited" and edge.get("place"):
        keys.append(scorer.key(edge["type"], name(edge["source"]), name(edge["place"])))
    return keys


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def is_in(article, which):
    """Whether an article belongs to the part "odd", "even" or "all", by the number in its id."""
    return which in ("all", ("even", "odd")[int(re.sub(r"\D", "", article) or 0) % 2])


class Judged:
    """Statements with their verdict, and the edges that there are to find."""

    def __init__(self):
        self.statements = []  # (article, type, confidence, key or None where wrong, statement)
        self.edges = []       # (article, type, key)

    def add(self, scorer, gold_path, records_path):
        records = {re.sub(r"\.[^.]*$", "", os.path.basename(r["article"]["uri"])): r for r in read_lines(records_path)}
        articles = read_lines(gold_path)
        types = {e["type"] for gold in articles for e in gold["edges"]}
        for gold in articles:
            self.add_article(scorer, gold, records.get(gold["id"], {"entities": [], "statements": []}), types)

    def add_article(self, scorer, gold, record, types):
        edges = [e for e in gold["edges"] if e.get("status") != "negated"]
        main = {}
        for keys in (keys_of(scorer, e, str) for e in edges):
            for key in keys:
                main.setdefault(key, keys[0])
        self.edges += [(gold["id"], key[0], key) for key in sorted({keys_of(scorer, e, str)[0] for e in edges})]
        names = scorer.align(gold["nodes"], record["entities"])
        for s in record["statements"]:
            if s["status"] == "negated" or s["type"] not in types:
                continue
            keys = keys_of(scorer, s, lambda entity: names.get(entity, "?" + str(entity)))
            match = next((main[key] for key in keys if key in main), None)
            self.statements.append((gold["id"], s["type"], s["confidence"], match, s))

    def part(self, which, types):
        def wanted(article, kind):
            return is_in(article, which) and (types is None or kind in types)
        out = Judged()
        out.statements = [s for s in self.statements if wanted(s[0], s[1])]
        out.edges = [e for e in self.edges if wanted(e[0], e[1])]
        return out


def table(judged):
    rows = []
    for low, high in zip(BINS, BINS[1:]):
        members = [s for s in judged.statements if low <= s[2] < high]
        if members:
            rows.append({"from": low, "to": min(high, 1.0), "statements": len(members),
                         "confidence": sum(s[2] for s in members) / len(members),
                         "right": sum(s[3] is not None for s in members) / len(members)})
    return rows


def cut(judged, least):
    kept = [s for s in judged.statements if s[2] >= least]
    found = {(s[0], s[3]) for s in kept if s[3] is not None}
    right = sum(s[3] is not None for s in kept)
    return {"from": least, "statements": len(kept), "precision": right / len(kept) if kept else 1.0,
            "recall": len(found) / len(judged.edges) if judged.edges else 1.0}


def measure(judged):
    n = len(judged.statements)
    bins = table(judged)
    apart = sum(b["statements"] * abs(b["confidence"] - b["right"]) for b in bins)
    squares = sum((s[2] - (s[3] is not None)) ** 2 for s in judged.statements)
    return {"statements": n, "bins": bins, "cuts": [cut(judged, least) for least in CUTS],
            "calibration error": apart / n if n else 0.0, "brier": squares / n if n else 0.0}


def show(title, m):
    print(f"{title}: {m['statements']} statements, calibration error {m['calibration error']:.3f}, "
          f"Brier {m['brier']:.3f}")
    print("  confidence    mean   right       n        at least  precision  recall       n")
    for i in range(max(len(m["bins"]), len(m["cuts"]))):
        left = right = ""
        if i < len(m["bins"]):
            b = m["bins"][i]
            left = f"  {b['from']:.2f}-{b['to']:.2f}{b['confidence']:9.3f}{b['right']:8.3f}{b['statements']:8d}"
        if i < len(m["cuts"]):
            c = m["cuts"][i]
            right = f"{c['from']:16.2f}{c['precision']:11.3f}{c['recall']:8.3f}{c['statements']:8d}"
        print(f"{left:36}{right}")
    print()


def judge(scorer, paths):
    judged = Judged()
    for gold, records in zip(paths[0::2], paths[1::2]):
        judged.add(scorer, gold, records)
    return judged


def main(argv):
    path = SCORER
    if "--scorer" in argv:
        at = argv.index("--scorer")
        path = argv[at + 1]
        argv = argv[:at] + argv[at + 2:]
    paths = [a for a in argv if not a.startswith("--")]
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    scorer = load_scorer(path)
    judged = judge(scorer, paths)
    out = {f"{name}, {which}": measure(judged.part(which, types))
           for name, types in (("all types", None), ("core", scorer.CORE))
           for which in ("odd", "even", "all")}
    if "--json" in argv:
        print(json.dumps(out, indent=1))
        return
    for title, figures in out.items():
        show(title, figures)


if __name__ == "__main__":
    main(sys.argv[1:])
