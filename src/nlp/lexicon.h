/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From feature keys to rows of the embedding table: open addressing with linear probing.
 * A slot holds the upper 44 bits of the key and a row in its lower 20, 0 if it is free, so
 * that the table of a model is used where it lies. */
#ifndef NG_NLP_LEXICON_H
#define NG_NLP_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/features.h"

#define NG_LEXICON_MISSING UINT32_MAX
#define NG_LEXICON_MAX_ROW 0xFFFFFu

typedef struct ng_lexicon {
  const uint64_t *slots; /* a power of two of them, at least one of them free */
  uint32_t mask;
} ng_lexicon;

/* Sees that the slots are a table as above, of rows below `n_rows`. */
bool ng_lexicon_open(const uint64_t *slots, uint32_t n_slots, uint32_t n_rows, ng_lexicon *out);

/* Row of a key, NG_LEXICON_MISSING if it has none. */
uint32_t ng_lexicon_find(const ng_lexicon *lexicon, uint64_t key);

/* Rows of a word's features: a form that is not known gives way to its lower-case and its
 * capitalised variant; the row of an unknown feature is the feature's own number. */
void ng_lexicon_rows(const ng_lexicon *lexicon, const ng_features *features, uint32_t rows[NG_FEATURE_COUNT]);

/* Enters a key into the slots of a lexicon that is being made (there must be a free one),
 * unless it is there.  `row` is at most NG_LEXICON_MAX_ROW and not 0. */
void ng_lexicon_enter(uint64_t *slots, uint32_t mask, uint64_t key, uint32_t row);

#endif
