/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for a mention being new, and for two mentions being one, after the surface
 * features of Durrett and Klein (2013) with gender, number, names and syntax added. */
#ifndef NG_NLP_COREF_FEATURES_H
#define NG_NLP_COREF_FEATURES_H

#include "nlp/coref_mentions.h"

enum {
  NG_COREF_FEATURES_MAX = 96,
  NG_COREF_CANDIDATES_MAX = 96
};

/* For each mention the last one before it that has the same text, core, head or initials. */
typedef struct ng_coref_links {
  uint32_t text;
  uint32_t core;
  uint32_t lemma;
  uint32_t acronym;
} ng_coref_links;

typedef struct ng_coref_slot {
  uint32_t key;
  uint32_t mention;
} ng_coref_slot;

typedef struct ng_coref_reader {
  ng_coref_mentions mentions;
  NG_VEC(ng_coref_links) links;
  NG_VEC(uint32_t) counts;         /* by mention: how many before it have the same head */
  NG_VEC(ng_coref_slot) table;     /* open addressing */
} ng_coref_reader;

void ng_coref_reader_init(ng_coref_reader *reader);
void ng_coref_reader_dispose(ng_coref_reader *reader);

/* Finds the mentions of a document and how they are linked by their words. */
bool ng_coref_reader_read(ng_coref_reader *reader, const ng_coref_lexicon *lexicon, const ng_document *doc);

/* Possible antecedents of a mention, nearest first; returns how many. */
uint32_t ng_coref_candidates(const ng_coref_reader *reader, uint32_t mention, uint32_t out[NG_COREF_CANDIDATES_MAX]);

/* Keys of the features; return how many. */
uint32_t ng_coref_new_features(const ng_coref_reader *reader, const ng_document *doc, uint32_t mention,
                               uint32_t keys[NG_COREF_FEATURES_MAX]);
uint32_t ng_coref_pair_features(const ng_coref_reader *reader, const ng_document *doc, uint32_t antecedent, uint32_t mention,
                                uint32_t keys[NG_COREF_FEATURES_MAX]);

#endif
