/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing names as readers do: without accents, full stops and apostrophes, and where
 * wanted without case, hyphens and blanks. */
#ifndef NG_KNOWLEDGE_FOLD_H
#define NG_KNOWLEDGE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include <newsgraph/view.h>

/* Names longer than this (bytes, after folding) are cut; no list has one. */
#define NG_FOLD_MAX 240

/* Folded text of bounded length. */
typedef struct ng_folded {
  char data[NG_FOLD_MAX];
  size_t len;
} ng_folded;

/* Appends the key of `text`: its letters, digits and "&" in lower case without accents,
 * everything else dropped.  "S-400" gives "s400", "U.S." "us", "Çankaya" "cankaya". */
void ng_fold_key(ng_folded *out, ng_view text);

/* The same, and the lengths of the key at the ends of the words of `text` (where something
 * that is no letter follows): at most `max`, the whole length not included.  Returns their
 * number. */
size_t ng_fold_key_words(ng_folded *out, ng_view text, size_t *ends, size_t max);

/* Appends `text` with case kept, accents, stops, apostrophes and quotes dropped, each run of
 * blanks as one blank and every dash or slash as "-". */
void ng_fold_shape(ng_folded *out, ng_view text);

/* How two shapes with equal keys differ. */
typedef struct ng_shape_difference {
  bool blanks;        /* words are divided otherwise */
  bool case_initial;  /* text has a capital at the start of a word where the alias has none */
  bool case_up;       /* text has a capital elsewhere where the alias has none */
  bool case_down;     /* text has a small letter where the alias has a capital */
  bool other;         /* a comma, or anything else */
} ng_shape_difference;

/* Compares shapes; a hyphen on one side stands for a blank or for nothing on the other. */
ng_shape_difference ng_shape_compare(ng_view text, ng_view alias);

#endif
