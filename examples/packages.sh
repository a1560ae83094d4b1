#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what newsgraph is built with; `packages.sh tests` adds what its tests use.
# Does nothing where all of it is there.
set -eu

build="gcc g++ cmake ninja-build pkg-config libigraph-dev libcjson-dev libxml2-dev libzstd-dev zlib1g-dev
  libutf8proc-dev nettle-dev libjs-d3 graphviz"
tests="clang liblzma-dev python3 python3-networkx python3-igraph raptor2-utils libxml2-utils mandoc valgrind"

case "${1:-build}" in
  build) wanted=$build ;;
  tests) wanted="$build $tests" ;;
  *) echo "usage: packages.sh [build|tests]" >&2; exit 2 ;;
esac

if ! command -v apt-get >/dev/null 2>&1; then
  cat >&2 <<'EOF'
packages.sh: there is no apt-get on this system.  Please install with its own package
manager: a C compiler, cmake, ninja, pkg-config, igraph (0.10), cJSON, libxml2, zstd, zlib,
utf8proc, nettle and graphviz; the README lists their names on Fedora, Arch and Homebrew.
Then run: cmake -S . -B build && cmake --build build
EOF
  exit 3
fi

missing=
for package in $wanted; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "packages.sh: needs root or sudo to install:$missing" >&2; exit 3; }
    as_root=sudo
  fi
  $as_root apt-get update -q
  # word splitting is wanted: a list of names
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
fi
