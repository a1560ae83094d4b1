# SPDX-License-Identifier: GPL-3.0-or-later
# Of a large graph the strongest nodes are drawn, unless told otherwise; boxes name communities.
printf 'source,target,weight\n' >ring.csv
for i in $(seq 1 300); do printf 'n%s,n%s,%s\n' "$i" $((i % 300 + 1)) $((i % 7 + 1)); done >>ring.csv
"$NEWSGRAPH" render ring.csv -o ring.svg
[ "$(grep -c 'class="node"' ring.svg)" -le 150 ]
"$NEWSGRAPH" render ring.csv --quiet --top 300 -o whole.svg
grep -c 'class="node"' whole.svg
"$NEWSGRAPH" build "$ARTICLES" --quiet -o graph.json
"$NEWSGRAPH" render graph.json -o graph.svg
grep -o 'class="cluster"' graph.svg | sort -u
