#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the form of the annotated articles: every article has one line in gold.jsonl and
the other way round, every name stands in its text, every edge joins annotated nodes and
points at the beginning of a sentence.

usage: check_gold.py PRESS_DIR
"""
import json
import os
import re
import sys

NODE_TYPES = {"person", "state", "organization", "weapon_system", "location"}
EDGE_TYPES = {"visited", "met", "sanctioned", "supplied", "spoke_with", "holds_position", "member_of",
              "invaded_or_attacked", "warned", "accused", "supported", "signed_agreement_with", "appointed"}
SYMMETRIC = {"met", "spoke_with", "signed_agreement_with"}
STATUSES = {"asserted", "planned", "alleged", "negated"}
CATEGORIES = {"core", "trap"}
ARTICLE_KEYS = {"id", "date", "set", "category", "nodes", "edges"}
EDGE_KEYS = {"type", "source", "target", "status", "date", "place", "items", "sentence"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def check_text(text, say):
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or lines[1] or not lines[2]:
        say("no title, blank line and paragraph at the beginning")
    if not text.endswith("\n") or text != text.strip() + "\n":
        say("blanks at the beginning or the end")
    if not 150 <= len(text.split()) <= 450:
        say(f"{len(text.split())} words")


def check_nodes(nodes, text, say):
    names = [node["name"] for node in nodes]
    for name in sorted({name for name in names if names.count(name) > 1}):
        say(f"node '{name}' stands twice")
    for node in nodes:
        if set(node) != {"name", "type", "aliases"} or node["type"] not in NODE_TYPES:
            say(f"node '{node.get('name')}' has the wrong keys or type")
        if not node["aliases"]:
            say(f"node '{node['name']}' has no alias")
        for alias in node["aliases"]:
            if alias not in text:
                say(f"alias '{alias}' of '{node['name']}' is not in the text")
        stands = re.search(rf"\b{re.escape(node['name'])}\b", text)
        if stands and node["name"] not in node["aliases"]:
            say(f"name '{node['name']}' is in the text but not among the aliases")


def starts_sentence(text, offset):
    """Offsets point at the title, at a paragraph or at what follows the end of a sentence."""
    return offset == 0 or text[offset - 1] == "\n" or re.search(r"[.!?][\"')]* +$", text[:offset]) is not None


def check_edge(edge, names, text, say):
    label = f"{edge['type']} '{edge['source']}' '{edge['target']}'"
    wanted = EDGE_KEYS | ({"title"} if edge["type"] == "holds_position" else set())
    if set(edge) != wanted:
        say(f"{label}: wrong keys {sorted(set(edge) ^ wanted)}")
    if edge["type"] not in EDGE_TYPES or edge["status"] not in STATUSES:
        say(f"{label}: unknown type or status")
    for end in (edge["source"], edge["target"], edge["place"]):
        if end is not None and end not in names:
            say(f"{label}: '{end}' is no node")
    if edge["source"] == edge["target"]:
        say(f"{label}: joins a node with itself")
    if edge["type"] in SYMMETRIC and edge["target"] < edge["source"]:
        say(f"{label}: not in alphabetical order")
    if edge["date"] is not None and not DATE.match(edge["date"]):
        say(f"{label}: date {edge['date']}")
    if not 0 <= edge["sentence"] < len(text.rstrip()) or not starts_sentence(text, edge["sentence"]):
        say(f"{label}: offset {edge['sentence']} is not the beginning of a sentence")
    if edge["type"] == "holds_position" and not edge["title"]:
        say(f"{label}: no title")


def check_weapons(edges, nodes, say):
    """Whoever supplies a weapon system to somebody has an edge to the weapon system too."""
    weapons = {node["name"] for node in nodes if node["type"] == "weapon_system"}
    supplied = {(e["source"], e["target"]) for e in edges if e["type"] == "supplied"}
    for edge in edges:
        for item in edge["items"]:
            if item in weapons and (edge["source"], item) not in supplied:
                say(f"supplied '{edge['source']}' '{edge['target']}': no edge to '{item}'")


def check_annotations(gold, text, say):
    check_nodes(gold["nodes"], text, say)
    names = {node["name"] for node in gold["nodes"]}
    for edge in gold["edges"]:
        check_edge(edge, names, text, say)
    keys = [(e["type"], e["source"], e["target"], e["status"], e["date"]) for e in gold["edges"]]
    for key in sorted({key for key in keys if keys.count(key) > 1}, key=str):
        say(f"{key} stands twice")
    check_weapons(gold["edges"], gold["nodes"], say)


def check_article(gold, text, say):
    if set(gold) != ARTICLE_KEYS or gold["set"] != "press" or gold["category"] not in CATEGORIES:
        say("wrong keys, set or category")
    if not re.match(r"\d{4}-\d\d-\d\d$", gold["date"]):
        say(f"date {gold['date']}")
    check_text(text, say)
    check_annotations(gold, text, say)


def main(folder):
    faults, ids = [], []
    articles = os.path.join(folder, "articles")
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
        for line in file:
            gold = json.loads(line)
            ids.append(gold["id"])
            path = os.path.join(articles, gold["id"] + ".txt")
            if not os.path.exists(path):
                faults.append(f"{gold['id']}: no such article")
                continue
            with open(path, encoding="utf-8") as article:
                check_article(gold, article.read(), lambda fault: faults.append(f"{gold['id']}: {fault}"))
    if ids != sorted(set(ids)):
        faults.append("gold.jsonl: identifiers not in order, or not unique")
    for name in sorted(set(os.listdir(articles)) - {name + ".txt" for name in ids}):
        faults.append(f"articles/{name}: not annotated")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(ids)} articles looked at, {len(faults)} faults")
    return 1 if faults or not ids else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
