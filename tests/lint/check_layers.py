#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds that layers only look down: reads layers.txt and every #include below src/.

usage: check_layers.py PROJECT_DIR
"""
import os
import re
import sys


def read_rules(path):
    rules = {}
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            folder, allowed = line.split(":")
            rules[folder] = set(allowed.split())
    return rules


def sources(root):
    for folder, _, files in os.walk(root):
        for name in sorted(files):
            if name.endswith((".c", ".h")):
                yield os.path.join(folder, name)


def main(project):
    rules = read_rules(os.path.join(os.path.dirname(os.path.abspath(__file__)), "layers.txt"))
    src = os.path.join(project, "src")
    faults, seen = [], 0
    for path in sources(src):
        parts = os.path.relpath(path, src).split(os.sep)
        layer = parts[0] if len(parts) > 1 else None
        if layer is not None and layer not in rules:
            faults.append(f"{path}: folder '{layer}' is not in layers.txt")
            continue
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match or "/" not in match[1]:
                continue
            seen += 1
            target = match[1].split("/")[0]
            if target != layer and target not in (rules[layer] if layer else set(rules) - {"cli", "train"}):
                faults.append(f"{path}:{number}: {layer or 'the facade'} may not include {match[1]}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{seen} includes between folders looked at, {len(faults)} against the layers")
    return 1 if faults or not seen else 0


sys.exit(main(sys.argv[1]))
