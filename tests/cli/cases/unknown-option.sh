# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build --frobnicate "$ARTICLES" -o graph.json
