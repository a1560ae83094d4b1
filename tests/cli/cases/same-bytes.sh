# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build --quiet -j 1 "$ARTICLES" -o one.json -o one.graphml -o one.dot
"$NEWSGRAPH" build --quiet -j 7 "$ARTICLES" -o seven.json -o seven.graphml -o seven.dot
cmp one.json seven.json
cmp one.graphml seven.graphml
cmp one.dot seven.dot
"$NEWSGRAPH" extract --quiet -j 1 "$ARTICLES" >one
"$NEWSGRAPH" extract --quiet -j 7 "$ARTICLES" >seven
cmp one seven
