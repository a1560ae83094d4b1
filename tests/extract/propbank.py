#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score predicate arguments against PropBank over a UD treebank.

usage: propbank.py PREDICATES_PROGRAM TREES.conllu[.xz] PROPBANK.tsv[.xz] [--parse] [--min-recall R] [--errors N]

Trees come from the treebank or, with --parse, from newsgraph's own parser on its tokens.  Counted are ARG0 and ARG1 of verbs: found when some argument of the right deep role has
its head inside the annotated span."""
import lzma, random, subprocess, sys


def read(path):
    return (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")).read()


def main(argv):
    def option(name):
        return argv[argv.index(name) + 1] if name in argv else None
    program, trees, propbank = argv[:3]
    text = read(trees)
    ids = [l[12:].strip() for l in text.split("\n") if l.startswith("# sent_id = ")]
    sents = [l[9:] for l in text.split("\n") if l.startswith("# text = ")]
    verbs = set()
    for number, block in enumerate(b for b in text.split("\n\n") if b.strip()):
        for row in block.split("\n"):
            cell = row.split("\t")
            if len(cell) > 3 and cell[3] == "VERB" and cell[0].isdigit():
                verbs.add((number, int(cell[0])))
    out = subprocess.run([program] + ["--parse"] * ("--parse" in argv), input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    frames = {}
    for line in out.split("\n"):
        cell = line.split("\t")
        if len(cell) > 5:
            frames[int(cell[0]), int(cell[1])] = [a.rsplit(":", 1) for a in cell[6:]]
    index = {s: i for i, s in enumerate(ids)}
    found, total, good, said, errors = {"ARG0": 0, "ARG1": 0}, {"ARG0": 0, "ARG1": 0}, 0, 0, []
    for line in read(propbank).split("\n"):
        cell = line.split("\t")
        if len(cell) < 3 or cell[0] not in index or (index[cell[0]], int(cell[1])) not in verbs:
            continue
        at = (index[cell[0]], int(cell[1]))
        gold = {}
        for a in cell[3:]:
            role, _, span = a.partition(":")
            if "-" in span:
                gold.setdefault(role, []).append([int(x) for x in span.split("-")])
        mine = frames.get(at, [])
        inside = lambda w, spans: any(b <= int(w) <= e for b, e in spans)
        for role in ("ARG0", "ARG1"):
            if role not in gold:
                continue
            roles = {"subject"} if role == "ARG0" else {"object", "iobject", "clause", "complement"} | (set() if "ARG0" in gold else {"subject"})
            total[role] += 1
            if any(r in roles and inside(w, gold[role]) for r, w in mine):
                found[role] += 1
            else:
                errors.append((role, cell, mine, sents[at[0]]))
        core = [s for r, spans in gold.items() if r[:3] == "ARG" and r[3:4].isdigit() for s in spans]
        for r, w in mine:
            if r in ("subject", "object"):
                said += 1
                good += inside(w, core)
    recall = sum(found.values()) / max(1, sum(total.values()))
    for role in found:
        print(f"{role} recall {found[role] / max(1, total[role]):.3f} ({found[role]} of {total[role]})")
    print(f"core recall {recall:.3f}, precision of subjects and objects {good / max(1, said):.3f}")
    random.Random(1).shuffle(errors)
    for role, cell, mine, text in errors[:int(option("--errors") or 0)]:
        print(role, " ".join(cell[1:]), "|", mine, "|", text)
    return recall < float(option("--min-recall") or 0)


sys.exit(main(sys.argv[1:]))
