/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the name model sees of a token: the word, its affixes, shape and tag, the word
 * classes of its neighbourhood, the lists of known names it matches, and how the word is
 * written elsewhere in the article.  Trainer and program share this file, so that both see
 * the same. */
#ifndef NG_NLP_NAMES_FEATURES_H
#define NG_NLP_NAMES_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "document/document.h"
#include "nlp/names_lists.h"

/* Word classes learned from unlabelled news: a Brown tree and two k-means partitions of
 * word vectors.  Words are found by hash. */
typedef struct ng_word_class {
  uint32_t word;      /* hash of the normalised word, ascending in the table */
  uint16_t brown;     /* row of the table of tree paths, 0 for none */
  uint16_t cluster;   /* of word vectors: row of the table of their groups, 0 for none */
} ng_word_class;

enum { NG_BROWN_CUTS = 4 };

typedef struct ng_word_classes {
  const ng_word_class *words;
  uint32_t n_words;
  const uint16_t *brown;    /* NG_BROWN_CUTS a class: its path cut at 4, 6, 10 bits and whole */
  uint32_t n_brown;
  const uint16_t *group;    /* coarser group of each cluster */
  uint32_t n_clusters;
} ng_word_classes;

/* Hash of a word as the tables know it: digits as 0, curly quotes as plain ones. */
uint32_t ng_word_class_hash(ng_view word);
const ng_word_class *ng_word_class_find(const ng_word_classes *classes, uint32_t word);

/* A token, reduced to what features are made of. */
typedef struct ng_name_token {
  uint32_t word;         /* hashes */
  uint32_t lower;
  uint32_t shape;
  uint32_t prefix[3];    /* of 2, 3, 4 bytes; 0 where the word is no longer */
  uint32_t suffix[3];
  uint32_t lists;        /* ng_name_list_place of each list, 3 bits each */
  const ng_word_class *cls;
  uint32_t run_begin;    /* the stretch of capitalised words around it */
  uint32_t run_end;
  uint8_t upos;
  uint8_t xpos;
  uint8_t writing;       /* how the word is written elsewhere */
  bool capital;          /* begins with an upper-case letter */
  bool initial;          /* first word of its sentence */
  bool headline;         /* its sentence capitalises most words */
} ng_name_token;

/* How often a word stands in the article in lower case and, inside a sentence, with a
 * capital. */
typedef struct ng_word_seen {
  uint32_t lower;
  uint16_t small;
  uint16_t capital;
} ng_word_seen;

typedef struct ng_name_features {
  NG_VEC(ng_name_token) tokens;
  NG_VEC(ng_word_seen) seen; /* open-addressing table */
  NG_VEC(uint32_t) lists;    /* places in lists, by token */
} ng_name_features;

void ng_name_features_init(ng_name_features *features);
void ng_name_features_dispose(ng_name_features *features);

/* Reads a tagged document; false when out of memory. */
bool ng_name_features_read(ng_name_features *features, const ng_word_classes *classes, const ng_knowledge *knowledge,
                           const ng_document *doc);

enum { NG_NAME_FEATURES_MAX = 112 };

/* Keys of the features of one token of the document read last; returns how many.  The first
 * `*n_own` are made of the word itself. */
uint32_t ng_name_features_get(const ng_name_features *features, const ng_word_classes *classes,
                              const ng_sentence *sentence, uint32_t token,
                              uint32_t keys[NG_NAME_FEATURES_MAX],
                              uint32_t *n_own);

#endif
