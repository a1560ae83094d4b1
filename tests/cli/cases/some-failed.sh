# SPDX-License-Identifier: GPL-3.0-or-later
mkdir articles
cp "$ARTICLES"/2023-04* articles/
head -c 4000 /dev/zero >articles/zero.txt
code=0
"$NEWSGRAPH" build articles -o graph.json || code=$?
test -s graph.json
grep -q zero.txt graph.json
exit $code
