# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" build nowhere -o graph.json
test ! -e graph.json
