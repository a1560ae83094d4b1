"$NEWSGRAPH" build --quiet "$ARTICLES" -o nowhere/graph.json
