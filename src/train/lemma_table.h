/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects words with their wanted values and makes of them the shortest decision lists of
 * endings that give every word its value (nlp/lemma.h). */
#ifndef NG_TRAIN_LEMMA_TABLE_H
#define NG_TRAIN_LEMMA_TABLE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "nlp/lemma.h"

/* A value that a word was seen with. */
typedef struct lemma_vote {
  uint32_t word;
  uint32_t value;
  uint32_t weight;
} lemma_vote;

typedef struct lemma_word {
  uint32_t list;
  ng_view text;
  uint32_t value;      /* of the heaviest vote */
  uint32_t predicted;  /* by the entries so far */
} lemma_word;

typedef struct lemma_entry {
  uint64_t key;
  uint32_t value;
} lemma_entry;

typedef struct lemma_table {
  ng_arena arena;
  ng_map index;                /* list and text of a word -> its number */
  NG_VEC(lemma_word) words;
  NG_VEC(lemma_vote) votes;
  NG_VEC(lemma_entry) entries; /* result */
} lemma_table;

void lemma_table_init(lemma_table *table);
void lemma_table_dispose(lemma_table *table);

/* A word of a list with a value; of several values the heaviest counts. */
bool lemma_table_add(lemma_table *table, uint32_t list, ng_view word, uint32_t value, uint32_t weight);

/* Fills `entries`. */
bool lemma_table_reduce(lemma_table *table);

#endif
