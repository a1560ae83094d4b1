# SPDX-License-Identifier: GPL-3.0-or-later
printf '%s\n' '{"title":"A visit","date":"2024-08-23","text":"Indian Prime Minister Narendra Modi met President Volodymyr Zelenskyy in Kyiv on Friday."}' |
  "$NEWSGRAPH" extract --quiet - |
  grep -c '"type":"met"'
