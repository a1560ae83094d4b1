#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small rules that hold for every source file: licence line, no tabs, no trailing blanks,
no banned calls; lines of at most 130 characters in src and include.

usage: check_text.py PROJECT_DIR
"""
import os
import re
import sys

BANNED = re.compile(r"\b(strcpy|strcat|strtok|sprintf|vsprintf|gmtime|localtime|gets|atoi|atof)\s*\(")
FOLDERS = ("src", "include", "tests", "examples")


def main(project):
    faults, seen = [], 0
    for top in FOLDERS:
        for folder, _, files in os.walk(os.path.join(project, top)):
            for name in sorted(files):
                if not name.endswith((".c", ".h", ".py", ".sh", ".cmake")) and name != "CMakeLists.txt":
                    continue
                path = os.path.join(folder, name)
                lines = open(path, encoding="utf-8").read().split("\n")
                seen += 1
                if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:3]):
                    faults.append(f"{path}:1: no licence line")
                for number, line in enumerate(lines, 1):
                    if "\t" in line:
                        faults.append(f"{path}:{number}: tab")
                    if line != line.rstrip():
                        faults.append(f"{path}:{number}: blanks at the end")
                    if top in ("src", "include") and len(line) > 130:
                        faults.append(f"{path}:{number}: line of {len(line)} characters")
                    if name.endswith((".c", ".h")) and BANNED.search(line):
                        faults.append(f"{path}:{number}: banned call")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{seen} files looked at, {len(faults)} faults")
    return 1 if faults or not seen else 0


sys.exit(main(sys.argv[1]))
