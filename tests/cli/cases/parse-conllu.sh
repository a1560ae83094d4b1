# SPDX-License-Identifier: GPL-3.0-or-later
printf 'Putin visited Beijing.\n' >a.txt
"$NEWSGRAPH" parse --quiet a.txt >first
"$NEWSGRAPH" parse --input conllu first >second
cut -f 2-8 first | grep -v '^#' >a
cut -f 2-8 second | grep -v '^#' >b
cmp a b
