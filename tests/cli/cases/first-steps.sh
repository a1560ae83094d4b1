# SPDX-License-Identifier: GPL-3.0-or-later
# what the overview tells a newcomer to do
"$NEWSGRAPH" build --quiet "$ARTICLES" -o graph.json -o graph.graphml
"$NEWSGRAPH" render graph.json -o graph.svg
"$NEWSGRAPH" report graph.json >report.txt
grep -q '<svg' graph.svg
grep -q 'Vladimir Putin' report.txt
