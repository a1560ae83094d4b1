#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the annotated articles, DIR/ID.json, from the collections that they come from:
gold.jsonl knows each by collection, number and, for a cut from a longer text, paragraphs.

usage: articles.py GOLD DATA DIR     (DATA: the folder that has the collections)
"""
import hashlib
import json
import lzma
import os
import re
import sys

FILES = {"wikinews": "news/wikinews.jsonl.xz", "re3d": "re3d/documents.jsonl.xz",
         "state-history": "news/state-history.jsonl.xz"}
MARKS = re.compile("[\u200e\u200f]")
DETACHED = re.compile(r" +([,.;:!?)]|[’']s\b)")
LEFTOVER = re.compile(r"[{}█]|---|ww\.")  # what a paragraph of wiki markup begins with


def available(data):
    return all(os.path.exists(os.path.join(data, path)) for path in FILES.values())


def clean(text):
    return DETACHED.sub(r"\1", " ".join(MARKS.sub("", text).split()))


def rebuild(document, origin):
    """Title, blank line and paragraphs of an article, as the offsets of its annotations count."""
    paragraphs = [clean(paragraph) for paragraph in document["text"].split("\n")]
    if "paragraphs" in origin:
        paragraphs = [paragraphs[number] for number in origin["paragraphs"]]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph and not LEFTOVER.match(paragraph)]
    return clean(origin.get("title") or document["title"]) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def read_all(entries, data):
    """The text of each annotated article by its id; ValueError where a collection has changed."""
    collections = {}
    for name, path in FILES.items():
        with lzma.open(os.path.join(data, path), "rt", encoding="utf-8") as file:
            collections[name] = [json.loads(line) for line in file]
    texts = {}
    for entry in entries:
        origin = entry["origin"]
        text = rebuild(collections[origin["collection"]][origin["number"]], origin)
        if hashlib.sha256(text.encode()).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['id']}: not the text that was annotated")
        texts[entry["id"]] = text
    return texts


def write(gold, data, folder):
    with open(gold, encoding="utf-8") as file:
        entries = [json.loads(line) for line in file]
    texts = read_all(entries, data)
    for entry in entries:
        title, body = texts[entry["id"]].split("\n", 1)
        article = {"title": title, "date": entry["date"], "text": body.strip()}
        with open(os.path.join(folder, entry["id"] + ".json"), "w", encoding="utf-8") as file:
            json.dump({key: value for key, value in article.items() if value}, file, ensure_ascii=False)


if __name__ == "__main__":
    write(*sys.argv[1:4])
