#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds newsgraph and runs all tests: everything under the
# address and undefined-behaviour sanitizers, then the measured tests (label "release")
# on an optimised build; clang looks for warnings as well.
# usage: sh tests/run.sh
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)

sh "$project/examples/packages.sh" tests
configure() { # DIR OPTIONS...
  dir=$1
  shift
  cmake -S "$project" -B "$project/$dir" -G Ninja -DNG_WERROR=ON -DNG_BUILD_TRAINER=ON "$@"
  cmake --build "$project/$dir"
}
configure build-test -DCMAKE_BUILD_TYPE=Debug -DNG_SANITIZE=address,undefined
configure build-clang -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=clang
configure build-release -DCMAKE_BUILD_TYPE=Release

ctest --test-dir "$project/build-release" --output-on-failure -j 2 -L release
ctest --test-dir "$project/build-test" --output-on-failure -j 2 -LE release
