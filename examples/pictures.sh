#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the README again, in examples/pictures.
# usage: sh examples/pictures.sh NEWSGRAPH [GEPHI_TOOLKIT.jar]
# The jar is the artifact org.gephi:gephi-toolkit with the classifier "all"; chromium takes the
# picture of the web report, if it is installed.
set -eu
[ $# -ge 1 ] || { echo "usage: pictures.sh NEWSGRAPH [GEPHI_TOOLKIT.jar]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
newsgraph=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$newsgraph" build "$here/articles" --quiet -o "$work/graph.json"
"$newsgraph" render "$work/graph.json" -o "$here/pictures/graph.svg"
"$newsgraph" render "$work/graph.json" --focus "Vladimir Putin" -o "$here/pictures/entity.svg"
if [ $# -ge 2 ]; then
  "$newsgraph" convert "$work/graph.json" -o "$work/graph.gexf"
  java -Djava.awt.headless=true -cp "$2" "$here/gephi/GephiPicture.java" "$work/graph.gexf" "$here/pictures/gephi.svg"
fi
if command -v chromium >/dev/null 2>&1; then
  "$newsgraph" report "$work/graph.json" --format html >"$work/report.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1300 \
    --screenshot="$here/pictures/report.png" "file://$work/report.html" >/dev/null 2>&1
fi
