"$NEWSGRAPH" build --frobnicate "$ARTICLES" -o graph.json
