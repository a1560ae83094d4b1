/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of words as tables of C strings, sorted by bytes. */
#ifndef NG_EXTRACT_WORD_CLASS_H
#define NG_EXTRACT_WORD_CLASS_H

#include <stdlib.h>

#include <newsgraph/view.h>

static inline int ng_word_class__compare(const void *word, const void *row) {
  return ng_view_compare(*(const ng_view *)word, ng_view_of(*(const char *const *)row));
}

/* Whether a word (an lvalue of type ng_view) is in a table. */
#define NG_IN_CLASS(word, table) \
  (bsearch(&(word), (table), sizeof(table) / sizeof *(table), sizeof *(table), ng_word_class__compare) != NULL)

#endif
