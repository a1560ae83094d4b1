"$NEWSGRAPH" build nowhere -o graph.json
test ! -e graph.json
