# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build --quiet "$ARTICLES" -o graph.json
"$NEWSGRAPH" report graph.json --window month >whole
for part in "Ranking over time" "How firm the ranking is" "Backbone" "Predicted relations (not facts)" "Leaders by other measures"; do
  grep -qxF "$part" whole
done
# a part in time has fewer relations, and what it has is of that time
"$NEWSGRAPH" report graph.json --from 2024 --format json >late
"$NEWSGRAPH" report graph.json --format json >all
test "$(grep -o '"n_statements":[0-9]*' late | cut -d: -f2)" -lt "$(grep -o '"n_statements":[0-9]*' all | cut -d: -f2)"
# the neighbourhood of an entity, the backbone, as graphs
"$NEWSGRAPH" convert graph.json --focus Russia --depth 1 -o ego.json
grep -q '"state/russia"' ego.json
"$NEWSGRAPH" convert graph.json --backbone 0.5 --metrics -o backbone.json
grep -q '"disparity"' backbone.json
! grep -q '"disparity":0\.[6-9]' backbone.json
"$NEWSGRAPH" report graph.json --format html >one
"$NEWSGRAPH" report graph.json --format html >two
cmp one two
"$NEWSGRAPH" report graph.json -o out.html -o out.csv -o out.txt
cmp out.html one
head -n 1 out.csv | grep -q '^id,type,name,degree'
head -n 1 out.txt | grep -qx Overview
