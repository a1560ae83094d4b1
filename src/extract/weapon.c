/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/weapon.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Sorted by bytes, for bsearch. */
static const char *const nouns[] = {
    "aircraft", "ammunition", "artillery", "battery", "bomb", "bomber", "carrier", "corvette", "cruiser", "destroyer",
    "drone", "fighter", "frigate", "gun", "gunship", "gunboat", "helicopter", "howitzer", "interceptor", "jet",
    "launcher", "mine", "missile", "mortar", "munition", "plane", "radar", "rifle", "rocket", "shell", "submarine",
    "system", "tank", "torpedo", "uav", "variant", "vehicle", "warhead", "warplane", "warship", "weapon"};

static int compare(const void *a, const void *b) {
  return ng_view_compare(*(const ng_view *)a, ng_view_of(*(const char *const *)b));
}

static bool is_noun(ng_view word) {
  return bsearch(&word, nouns, sizeof nouns / sizeof *nouns, sizeof *nouns, compare) != NULL;
}

bool ng_is_weapon_noun(ng_view lemma) {
  if (is_noun(lemma)) return true;
  if (lemma.len > 3 && lemma.data[lemma.len - 1] == 's') {
    if (is_noun(ng_view_make(lemma.data, lemma.len - 1))) return true;
    return ng_view_is(lemma, "batteries");
  }
  return false;
}

bool ng_is_designation(ng_view word) {
  size_t capitals = 0, digits = 0;
  for (size_t i = 0; i < word.len; i++) {
    const char c = word.data[i];
    if (ng_ascii_is_digit(c)) digits++;
    else if (ng_ascii_is_upper(c)) capitals++;
    else if (!ng_ascii_is_lower(c) && c != '-' && c != '/') return false;
  }
  if (!capitals || !digits || word.len < 3 || word.len > 16) return false;
  return ng_ascii_is_upper(word.data[0]) || ng_ascii_is_digit(word.data[0]);
}

void ng_weapon_key(ng_view name, ng_strbuf *out) {
  for (size_t i = 0; i < name.len; i++) {
    const char c = name.data[i];
    if (c == ' ' || c == '-' || c == '.' || c == '/') continue;
    ng_strbuf_add_char(out, ng_ascii_to_lower(c));
  }
}
