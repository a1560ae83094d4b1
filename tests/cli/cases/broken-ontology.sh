# SPDX-License-Identifier: GPL-3.0-or-later
printf '{\n  "name": "broken",\n  "node_types": 7\n}\n' >broken.json
"$NEWSGRAPH" ontology check broken.json
