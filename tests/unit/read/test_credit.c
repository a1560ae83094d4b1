/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <stdint.h>

#include "read/credit.h"

static const struct {
  const char *text, *credit; /* NULL: none */
} rows[] = {
    {"Snow fell. Ann Lee/Reuters The road was closed.", "Ann Lee/Reuters"},
    {"Snow fell. Ann Lee/AFP/Getty Images/File Related article Storm hits The road was closed.",
     "Ann Lee/AFP/Getty Images/File Related article"},
    {"Snow fell. Video Ad Feedback The road was closed.", "Video Ad Feedback"},
    {"CLOSE Snow fell.", "CLOSE"},
    {"Snow fell CLOSE to us.", NULL},
    {"Snow fell. Getty Images The road was closed.", "Getty Images"},
    {"Snow fell. Ana de Souza/Pool/AP", "Ana de Souza/Pool/AP"},
    {"Snow fell on Monday (Ann Lee/AFP via Getty Images) in Oslo.", "(Ann Lee/AFP via Getty Images)"},
    {"Snow fell on Monday (AP Photo/Ann Lee) in Oslo.", "(AP Photo/Ann Lee)"},
    {"He spoke to Reuters. Reuters could not confirm it.", NULL},
    {"The council voted. Poland/Lithuania talks go on.", NULL},
    {"Snow fell (and/or rain).", NULL},
    {"Snow fell. A CNN/ORC poll came out.", NULL},
    {"/Reuters", NULL},
    {"(", NULL},
    {"", NULL},
};

int main(void) {
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const ng_view text = ng_view_of(rows[i].text);
    size_t len = 0;
    const size_t at = ng_credit_find(text, &len);
    if (!rows[i].credit) {
      if (!CHECK_INT(at == SIZE_MAX, 1)) fprintf(stderr, "    in %s\n", rows[i].text);
    } else if (CHECK_INT(at != SIZE_MAX, 1)) {
      CHECK_VIEW(ng_view_make(text.data + at, len), rows[i].credit);
    }
  }
  return harness_end();
}
