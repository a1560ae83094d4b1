# SPDX-License-Identifier: GPL-3.0-or-later
"$NEWSGRAPH" timeline nowhere.json --from yesterday
