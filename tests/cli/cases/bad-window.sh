# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" report nowhere.json --window decade
