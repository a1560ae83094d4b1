"$NEWSGRAPH" build "$ARTICLES" -o graph.frob
