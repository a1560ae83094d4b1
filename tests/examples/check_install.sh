#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the project into an empty folder and builds the example program against it as a
# user would: with pkg-config (shared and static) and with the CMake package.
# usage: check_install.sh BUILD_DIR PROJECT_DIR CC
set -eu
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$1" --prefix "$prefix" >/dev/null
articles=$2/examples/articles
pc=$(dirname "$(find "$prefix" -name newsgraph.pc)")
lib=$(dirname "$pc")
export PKG_CONFIG_PATH="$pc"

flags=$(pkg-config --define-variable=prefix="$prefix" --cflags --libs newsgraph)
# word splitting is wanted: flags
# shellcheck disable=SC2086
"$3" "$2/examples/statements.c" -o "$prefix/shared" $flags
LD_LIBRARY_PATH="$lib" "$prefix/shared" "$articles" | grep -q 'Narendra Modi | met'

flags=$(pkg-config --define-variable=prefix="$prefix" --cflags newsgraph)
libs=$(pkg-config --define-variable=prefix="$prefix" --static --libs newsgraph | sed "s|-lnewsgraph|$lib/libnewsgraph.a|")
# shellcheck disable=SC2086
"$3" "$2/examples/statements.c" -o "$prefix/static" $flags $libs
"$prefix/static" "$articles" | grep -q 'Narendra Modi | met'

mkdir "$prefix/user"
cat >"$prefix/user/CMakeLists.txt" <<EOF
cmake_minimum_required(VERSION 3.20)
project(user C)
find_package(newsgraph REQUIRED)
add_executable(user $2/examples/statements.c)
target_link_libraries(user PRIVATE newsgraph::shared)
EOF
cmake -G Ninja -S "$prefix/user" -B "$prefix/user/build" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build "$prefix/user/build" >/dev/null
"$prefix/user/build/user" "$articles" | grep -q 'Narendra Modi | met'

"$prefix/bin/newsgraph" --version
test -s "$prefix/share/man/man1/newsgraph.1"
echo "pkg-config (shared, static), CMake package, command and man page: 5 passed, 0 failed"
