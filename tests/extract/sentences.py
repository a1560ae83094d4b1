#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a corpus of single sentences and compare the statements with those written below each.

usage: sentences.py NEWSGRAPH FOLDER [--verbose] [--strict] [--update-known]

Each FOLDER/*.txt: a sentence at the margin, its statements indented below it as
"TYPE SOURCE > TARGET STATUS [@PLACE] [+ITEM] [=DATE]", "#" for remarks; DATE is a day, month, year or
FROM/TO, or none; the articles are of Thursday, 2023-06-15.  A statement of a core type
(visited met sanctioned supplied) that is not written down is an error, and so is one of any type
after the line "no TYPE" where no such statement is written down.  Sentences named in
known_failures.txt may fail; with --strict they must leave that file once they do not."""
import json, os, re, subprocess, sys, unicodedata

CORE = {"visited", "met", "sanctioned", "supplied"}
SYMMETRIC = {"met", "spoke_with", "signed_agreement_with"}
LINE = re.compile(r"(\w+) (.+?) > (.+?) (asserted|planned|alleged|negated)(?: @(.+?))?(?: \+(.+?))?(?: =(\S+))?$")


def norm(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return re.sub(r"^the ", "", re.sub(r"[’']s\b", "", text)).strip()


def read_corpus(folder):
    cases = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt") or name == "known_failures.txt":
            continue
        for number, line in enumerate(open(os.path.join(folder, name), encoding="utf-8"), 1):
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("  "):
                match = LINE.match(line.strip())
                denial = re.fullmatch(r"no (\w+)", line.strip())
                if denial:
                    cases[-1][3].add(denial.group(1))
                    continue
                if not match:
                    sys.exit(f"{name}:{number}: not a statement: {line.strip()}")
                cases[-1][2].append(match.groups())
            else:
                cases.append((f"{name}:{number}", line, [], set(CORE)))
    return cases


class Names(set):
    """Names of an entity; a name is among them if one of them begins with it ("F-16" of "F-16s")."""

    def __contains__(self, name):
        return any(n.startswith(name) for n in self)


def names(record, entity):
    for e in record["entities"]:
        if e["id"] == entity:
            return Names({norm(e["name"]), *map(norm, e["aliases"])})
    return Names({norm(entity)} if entity else set())


def describe(record, s):
    name = {e["id"]: e["name"] for e in record["entities"]}
    place = f" @{name.get(s['place'])}" if s["place"] else ""
    date = f" ={s['date']['from']}/{s['date']['to']}" if s["date"]["from"] else ""
    return f"{s['type']} {name[s['source']]} > {name[s['target']]} {s['status']}{place}{date} ({s['rule']})"


def agrees(record, want, s):
    kind, source, target, status, place, item, date = want
    if date and date != "/".join(filter(None, (s["date"]["from"], s["date"]["to"]))) and (date != "none" or s["date"]["from"]):
        return False
    if s["type"] != kind or s["status"] != status:
        return False
    a, b = names(record, s["source"]), names(record, s["target"])
    straight = norm(source) in a and norm(target) in b
    turned = kind in SYMMETRIC and norm(source) in b and norm(target) in a
    if kind == "visited" and norm(source) in a and norm(target) in names(record, s["place"]):
        straight = True
    if not straight and not turned:
        return False
    if place and norm(place) not in names(record, s["place"]) and norm(place) not in b:
        return False
    return not item or any(norm(item) in (names(record, i) if re.fullmatch(r"e\d+", i) else norm(i)) for i in s["items"])


def judge(record, wants, closed):
    faults, used = [], set()
    for want in wants:
        hit = [i for i, s in enumerate(record["statements"]) if agrees(record, want, s)]
        used.update(hit)
        if not hit:
            faults.append("missing " + "{} {} > {} {}".format(*want) + "".join(f" {mark}{part}" for mark, part in zip("@+=", want[4:]) if part))
    for i, s in enumerate(record["statements"]):
        if i not in used and s["type"] in closed and s["status"] != "negated":
            faults.append("false " + describe(record, s))
    return faults


def main(argv):
    program, folder = argv[:2]
    cases = read_corpus(folder)
    lines = "".join(json.dumps({"title": "", "text": text, "url": f"case/{i}", "date": "2023-06-15"}) + "\n" for i, (_, text, *_) in enumerate(cases))
    run = subprocess.run([program, "extract", "-"], input=lines.encode(), stdout=subprocess.PIPE)
    records = [json.loads(l) for l in run.stdout.decode().split("\n") if l]
    if len(records) != len(cases):
        sys.exit(f"{len(cases)} sentences in, {len(records)} records out, exit {run.returncode}")
    path = os.path.join(folder, "known_failures.txt")
    text = open(path, encoding="utf-8").read()
    known = {l for l in text.split("\n") if l and not l.startswith("#")}
    failed, errors, fresh = [], 0, 0
    for (place, sentence, wants, closed), record in zip(cases, records):
        faults = judge(record, wants, closed)
        if faults:
            failed.append(sentence)
        if faults and (sentence not in known or "--verbose" in argv):
            print(f"{place}: {sentence}\n    " + "\n    ".join(faults))
        errors += bool(faults) and sentence not in known
        if not faults and sentence in known:
            print(f"{place}: passes now, take it out of known_failures.txt: {sentence}")
            fresh += 1
    if "--update-known" in argv:
        head = "".join(l + "\n" for l in text.split("\n") if l.startswith("#"))
        open(path, "w", encoding="utf-8").write(head + "".join(s + "\n" for s in failed))
        return 0
    print(f"{len(cases) - len(failed)} of {len(cases)} sentences right, {len(known) - fresh} known failures, {errors} new, {fresh} to strike out")
    return errors + (fresh if "--strict" in argv else 0) > 0


sys.exit(main(sys.argv[1:]))
