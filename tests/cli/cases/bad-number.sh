# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build -j none "$ARTICLES" -o graph.json
