#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds ontology.schema.json and the loader together: the schema takes the good ontologies and
those that break a rule which only the loader knows (rule-*.json), and refuses those of a
wrong form (form-*.json).  The unit test of the loader reads the same files.

usage: check_schema.py PROJECT_DIR
"""
import glob
import json
import os
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float)}
NOTES = {"$schema", "title", "description", "$defs"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (name == "number" and isinstance(value, bool))


class Schema:
    """The keywords of JSON Schema that the file uses; any other is an error."""

    def __init__(self, root):
        self.root = root

    def good(self, value, schema):
        return all(self.keyword(key, value, schema) for key in schema if key not in NOTES)

    def keyword(self, key, value, schema):
        return getattr(self, "check_" + key.lstrip("$"))(schema[key], value, schema)

    def check_ref(self, ref, value, _):
        return self.good(value, self.root["$defs"][ref.removeprefix("#/$defs/")])

    def check_type(self, name, value, _):
        return is_type(value, name)

    def check_enum(self, values, value, _):
        return value in values

    def check_oneOf(self, schemas, value, _):
        return sum(self.good(value, s) for s in schemas) == 1

    def check_anyOf(self, schemas, value, _):
        return any(self.good(value, s) for s in schemas)

    def check_required(self, keys, value, _):
        return not isinstance(value, dict) or all(k in value for k in keys)

    def check_properties(self, properties, value, _):
        return not isinstance(value, dict) or all(self.good(value[k], s) for k, s in properties.items() if k in value)

    def check_additionalProperties(self, schema, value, parent):
        if not isinstance(value, dict):
            return True
        rest = [v for k, v in value.items() if k not in parent.get("properties", {})]
        return not rest if schema is False else all(self.good(v, schema) for v in rest)

    def check_propertyNames(self, schema, value, _):
        return not isinstance(value, dict) or all(self.good(k, schema) for k in value)

    def check_maxProperties(self, n, value, _):
        return not isinstance(value, dict) or len(value) <= n

    def check_items(self, schema, value, _):
        return not isinstance(value, list) or all(self.good(v, schema) for v in value)

    def check_minItems(self, n, value, _):
        return not isinstance(value, list) or len(value) >= n

    def check_maxItems(self, n, value, _):
        return not isinstance(value, list) or len(value) <= n

    def check_pattern(self, pattern, value, _):
        return not isinstance(value, str) or re.search(pattern, value) is not None

    def check_minLength(self, n, value, _):
        return not isinstance(value, str) or len(value) >= n

    def check_minimum(self, n, value, _):
        return not is_type(value, "number") or value >= n

    def check_maximum(self, n, value, _):
        return not is_type(value, "number") or value <= n


def accepts(schema, path):
    try:
        with open(path, encoding="utf-8") as f:
            return schema.good(json.load(f), schema.root)
    except json.JSONDecodeError:
        return False


def main(project):
    with open(os.path.join(project, "ontologies", "ontology.schema.json"), encoding="utf-8") as f:
        schema = Schema(json.load(f))
    data = os.path.join(project, "tests", "data", "ontology")
    paths = glob.glob(os.path.join(project, "ontologies", "*.json")) + glob.glob(os.path.join(data, "*", "*.json"))
    seen = {True: 0, False: 0}
    wrong = 0
    for path in sorted(p for p in paths if not p.endswith(".schema.json")):
        want = not os.path.basename(path).startswith("form-")
        seen[want] += 1
        if accepts(schema, path) != want:
            print(f"{path}: the schema {'refuses' if want else 'takes'} it", file=sys.stderr)
            wrong += 1
    print(f"{seen[True]} ontologies to take, {seen[False]} to refuse, {wrong} wrong")
    return 1 if wrong or min(seen.values()) < 2 else 0


sys.exit(main(sys.argv[1]))
