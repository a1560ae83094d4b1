"$NEWSGRAPH" frobnicate
