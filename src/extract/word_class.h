/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of words as tables of C strings, sorted by bytes. */
#ifndef NG_EXTRACT_WORD_CLASS_H
#define NG_EXTRACT_WORD_CLASS_H

#include <stdlib.h>

#include <newsgraph/view.h>

#include "base/utf8.h"

static inline int ng_word_class__compare(const void *word, const void *row) {
  const ng_view w = *(const ng_view *)word;
  const char *const entry = *(const char *const *)row;
  for (size_t i = 0; i < w.len; i++) {
    const int difference = (unsigned char)ng_ascii_to_lower(w.data[i]) - (unsigned char)entry[i];
    if (difference) return difference;
  }
  return entry[w.len] ? -1 : 0;
}

/* Whether a word (an lvalue of type ng_view), but for case, is in a table, which is in small letters. */
#define NG_IN_CLASS(word, table) \
  (bsearch(&(word), (table), sizeof(table) / sizeof *(table), sizeof *(table), ng_word_class__compare) != NULL)

#endif
