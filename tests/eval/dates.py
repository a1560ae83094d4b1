#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the dates of found edges agree with annotated articles.

usage: dates.py [--scorer SCORE.py] [--list odd|even|all] GOLD.jsonl RECORDS.jsonl [GOLD RECORDS ...]

Of the edges found and dated in the annotations: exact (the same interval), compatible (the
intervals meet: the month of a day), wrong (they do not), missing (no date found).  Extra are
dates on edges that the annotations leave undated, which need not be wrong.  `--list` names
each edge that is not exact.
"""
import calendar
import sys

import reliability

KINDS = ("exact", "compatible", "wrong", "missing")


def interval(first, last=None):
    """(from, to) as ISO days of "YYYY", "YYYY-MM" or "YYYY-MM-DD"; a date without end is its own end."""
    if not first and not last:
        return None

    def edge(date, end):
        year, month, day = (list(map(int, date.split("-"))) + [0, 0])[:3]
        month = month or (12 if end else 1)
        day = day or (calendar.monthrange(year, month)[1] if end else 1)
        return f"{year:04}-{month:02}-{day:02}"

    return (edge(first, False) if first else "0000-00-00", edge(last or first, True))


def of_gold(date):
    return interval(*date.split("/")) if date else None


def of_record(date):
    return interval(date["from"], date["to"]) if date else None


def compare(gold, found):
    if not gold:
        return "extra" if found else "none"
    if not found:
        return "missing"
    if gold == found:
        return "exact"
    return "compatible" if gold[0] <= found[1] and found[0] <= gold[1] else "wrong"


class Dates:
    """Rows (article, edge, date of the annotation, date found, kind), one a found edge."""

    def __init__(self):
        self.rows = []

    def add(self, scorer, gold_path, records_path):
        judged = reliability.Judged()
        judged.add(scorer, gold_path, records_path)
        found = {}
        for article, _, _, key, statement in judged.statements:
            if key is not None:
                found.setdefault((article, key), []).append(statement)
        rank = {kind: i for i, kind in enumerate((*KINDS, "extra", "none"))}
        for gold in reliability.read_lines(gold_path):
            for edge in gold["edges"]:
                key = reliability.keys_of(scorer, edge, str)[0]
                statements = found.get((gold["id"], key), []) if edge.get("status") != "negated" else []
                wanted = edge.get("date")
                rows = [(gold["id"], key, wanted, s.get("date"), compare(of_gold(wanted), of_record(s.get("date"))))
                        for s in statements]
                if rows:
                    self.rows.append(min(rows, key=lambda row: rank[row[4]]))

    def part(self, which):
        return [r for r in self.rows if reliability.is_in(r[0], which)]


def figures(rows):
    """Shares of the dated edges by kind, and how many there are."""
    dated = [r for r in rows if r[4] in KINDS]
    out = {kind: sum(r[4] == kind for r in dated) / len(dated) if dated else 0.0 for kind in KINDS}
    out.update(dated=len(dated), extra=sum(r[4] == "extra" for r in rows))
    out["agree"] = out["exact"] + out["compatible"]
    return out


def measure(scorer, paths):
    dates = Dates()
    for gold, records in zip(paths[0::2], paths[1::2]):
        dates.add(scorer, gold, records)
    return dates


def show(which, f):
    shares = "".join(f"{kind:>11} {f[kind]:.2f}" for kind in KINDS)
    print(f"{which:5}{shares}  agree {f['agree']:.2f}  of {f['dated']}, {f['extra']} extra")


def main(argv):
    options = {}
    while argv and argv[0] in ("--scorer", "--list"):
        options[argv[0]], argv = argv[1], argv[2:]
    if not argv or len(argv) % 2:
        sys.exit(__doc__)
    dates = measure(reliability.load_scorer(options.get("--scorer", reliability.SCORER)), argv)
    for which in ("odd", "even", "all"):
        show(which, figures(dates.part(which)))
    listed = dates.part(options["--list"]) if "--list" in options else []
    for article, key, gold, found, kind in listed:
        if kind not in ("exact", "none"):
            print(f"{article} {kind:10} {' '.join(key)}: {gold}, found {found and (found['from'], found['to'])}")


if __name__ == "__main__":
    main(sys.argv[1:])
