#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The man page is well formed and tells of every command.
# usage: check_manual.sh NEWSGRAPH
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
page=$folder/newsgraph.1
"$1" --man >"$page"
commands=$("$1" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | sort -u)
test -n "$commands"
for command in $commands; do
  grep -q "^\.Ss $command\$" "$page" || { echo "no section on '$command'" >&2; exit 1; }
  "$1" "$command" --help | grep -q "^usage: newsgraph $command "
done
if command -v mandoc >/dev/null 2>&1; then
  mandoc -T lint -W warning "$page"
else
  echo "mandoc is not installed: the page's form was not checked"
fi
