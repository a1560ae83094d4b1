"$NEWSGRAPH" build -j none "$ARTICLES" -o graph.json
