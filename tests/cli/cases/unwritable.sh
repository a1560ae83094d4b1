# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build --quiet "$ARTICLES" -o nowhere/graph.json
