# SPDX-License-Identifier: GPL-3.0-or-later
# "We" is the state of whoever signs the text, not the first that acts in it; where several speak it is nobody.
say() {
  printf '{"title":"%s","date":"2023-06-15","text":"%s"}\n' "$1" "$2" | "$NEWSGRAPH" extract --quiet - |
    grep -o '"type":"sanctioned","source":"e[0-9]*"\|"id":"e[0-9]*","type":"state","name":"[^"]*"' | tr '\n' ' '
  echo
}
say "Measures on fuel" 'Penny Wong, Foreign Minister of Australia\n\nIndonesia welcomed the step. We are sanctioning Omar Haddad.'
say "Statement by Foreign Minister Penny Wong" 'Indonesia welcomed the step of Australia. We are sanctioning Omar Haddad.'
say "Remarks in Jakarta" 'MINISTER LEE: Indonesia is grateful.\n\nMINISTER WONG: We are sanctioning Omar Haddad.'
