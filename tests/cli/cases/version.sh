"$NEWSGRAPH" --version
