/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tagger and parser learn from: the lexicon of features made from the treebanks
 * and the word vectors, and batches of sentences. */
#ifndef NG_TRAIN_PARSER_DATA_H
#define NG_TRAIN_PARSER_DATA_H

#include "nlp/lexicon.h"
#include "train/corpus.h"
#include "train/train_parser_net.h"

/* Word vectors trained on news, see the README of the models. */
typedef struct train_vectors {
  uint32_t n, width;
  ng_view *words;
  int8_t *data;    /* n x width, in units of 1/256 */
  ng_strbuf file;
} train_vectors;

ng_status train_vectors_load(train_vectors *vectors, const char *dir, ng_error *err);
void train_vectors_dispose(train_vectors *vectors);

typedef struct train_lexicon {
  ng_lexicon lexicon;  /* over `slots` */
  uint64_t *slots;
  uint32_t n_rows;     /* of the embedding: unknowns, forms with vectors, the rest */
  uint32_t *counts;    /* n_rows: how often a row occurs in training */
} train_lexicon;

/* Enters the features that the treebanks show often enough, or treebanks and silver together
 * (NULL for none) a good deal oftener. */
void train_lexicon_build(train_lexicon *lexicon, const train_vectors *vectors, const ng_corpus *gold,
                         const ng_corpus *silver);
void train_lexicon_dispose(train_lexicon *lexicon);

/* A sentence of the corpus. */
typedef struct train_sentence {
  const ng_document *doc;
  uint32_t first, end;
} train_sentence;

typedef NG_VEC(train_sentence) train_sentences;
/* Appends the sentences that have a tree. */
void train_sentences_of(train_sentences *out, const ng_corpus *corpus);

/* Words of a sentence as the network reads them.  With `rng` they are varied as headlines
 * and careless writing do (case, no final stop) and rare features are left out; `words` has
 * room for all.  Returns how many there are. */
uint32_t train_words_of(const train_sentence *sentence, const train_lexicon *lexicon, train_rng *rng, train_word *words);

#endif
