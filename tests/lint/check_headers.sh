#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every public header compiles alone, as C11 and as C++, under hard warnings.
# usage: check_headers.sh INCLUDE_DIR CC CXX
set -eu
count=0
for header in "$1"/newsgraph/*.h; do
  name=$(basename "$header")
  printf '#include <newsgraph/%s>\nextern int newsgraph_header_test;\n' "$name" |
    "$2" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I"$1" -fsyntax-only -x c -
  if command -v "$3" >/dev/null 2>&1; then
    printf '#include <newsgraph/%s>\n' "$name" |
      "$3" -std=c++17 -Wall -Wextra -Wpedantic -Werror -I"$1" -fsyntax-only -x c++ -
  fi
  count=$((count + 1))
done
echo "$count headers compile alone"
test "$count" -gt 0
