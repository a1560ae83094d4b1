#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds newsgraph and turns examples/articles (or the articles
# named on the command line) into a graph as GraphML, DOT and JSON, a picture and a report.
# usage: sh examples/run.sh [ARTICLES...]
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)

sh "$project/examples/packages.sh" build
cmake -S "$project" -B "$project/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DNG_BUILD_TESTS=OFF
cmake --build "$project/build"

[ $# -gt 0 ] || set -- "$project/examples/articles"
out=$project/build/example
newsgraph=$project/build/newsgraph
mkdir -p "$out"
"$newsgraph" build "$@" -o "$out/graph.graphml" -o "$out/graph.dot" -o "$out/graph.json"
"$newsgraph" render "$out/graph.json" -o "$out/graph.svg"
"$newsgraph" report "$out/graph.json" --format md >"$out/report.md"
"$newsgraph" report "$out/graph.json" --format html >"$out/report.html"
"$newsgraph" report "$out/graph.json"
echo
echo "written to $out: graph.graphml graph.dot graph.json graph.svg report.md report.html"
