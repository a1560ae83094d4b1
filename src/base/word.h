/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word against words of C strings. */
#ifndef NG_BASE_WORD_H
#define NG_BASE_WORD_H

#include "base/utf8.h"

/* Whether a text is this word of small letters, but for the case of ASCII letters. */
static inline bool ng_word_is(ng_view text, const char *word) {
  size_t i = 0;
  while (i < text.len && word[i] && ng_ascii_to_lower(text.data[i]) == word[i]) i++;
  return i == text.len && !word[i];
}

/* The same for a list of words that ends with NULL. */
static inline bool ng_word_is_one(ng_view text, const char *const *words) {
  for (; *words; words++)
    if (ng_word_is(text, *words)) return true;
  return false;
}

/* Whether a text is one of a list that ends with NULL, case and all. */
static inline bool ng_view_is_one(ng_view text, const char *const *list) {
  for (; *list; list++)
    if (ng_view_is(text, *list)) return true;
  return false;
}

#endif
