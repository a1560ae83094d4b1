# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that measure the command on annotated texts: the odd ones, from
which may be learnt, the even ones, which are held out, and all of them."""
import importlib.util
import json
import os
import subprocess
import tempfile

CORE = ("visited", "met", "sanctioned", "supplied")


def form_rules():
    """The module that knows the form of annotations, tests/press/check_gold.py."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "press", "check_gold.py")
    spec = importlib.util.spec_from_file_location("form_rules", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(rows):
    """Precision, recall and F1 of several rows of counts together."""
    found, false, missed = (sum(row[key] for row in rows) for key in ("found", "false", "missed"))
    precision = found / (found + false) if found + false else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def measure(command, lines, path_of):
    """Scores the texts of some lines of the annotations; path_of gives the path of an id."""
    paths = [path_of(json.loads(line)["id"]) for line in lines]
    with tempfile.TemporaryDirectory() as scratch:
        gold = os.path.join(scratch, "gold.jsonl")
        with open(gold, "w", encoding="utf-8") as file:
            file.writelines(lines)
        output = subprocess.run([command, "evaluate", "--quiet", "--format", "json", "--gold", gold, *paths],
                                check=True, stdout=subprocess.PIPE).stdout
    scores = json.loads(output)
    edges = scores["edges"]
    return {"nodes": figures([scores["nodes"]["all"]]),
            "core edges": figures([edges[name] for name in CORE if name in edges]),
            "all edges": figures([edges["all"]])}


def check(command, folder, path_of):
    """Holds each figure of FOLDER/gold.jsonl to FOLDER/thresholds.json; returns the exit status."""
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as file:
        lines = file.readlines()
    with open(os.path.join(folder, "thresholds.json"), encoding="utf-8") as file:
        thresholds = json.load(file)
    parts = {"odd": lines[0::2], "even": lines[1::2], "all": lines}
    passed = failed = 0
    for part, chosen in parts.items():
        scores = measure(command, chosen, path_of)
        for row, cells in scores.items():
            print(f"{part:5}{row:12}" + "".join(f"{name:>11} {value:.3f}" for name, value in cells.items()))
        for path, wanted in thresholds[part].items():
            row, name = path.split("/")
            good = scores[row][name] >= wanted
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{part} {path}: {scores[row][name]:.3f}, wanted {wanted:.3f}  TOO LOW")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
