# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build "$ARTICLES" -o graph.frob
