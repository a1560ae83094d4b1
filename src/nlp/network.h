/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of the tagger and parser: embeddings of the features of words, layers of
 * bidirectional LSTM, scores of tags, heads and relations.  src/train/train_parser_net.h
 * has the same in float, with its training and the literature. */
#ifndef NG_NLP_NETWORK_H
#define NG_NLP_NETWORK_H

#include <newsgraph/tags.h>

#include "nlp/encoder.h"
#include "nlp/lexicon.h"

#define NG_NETWORK_KIND "parser"
#define NG_NETWORK_VERSION 1u

enum { NG_NETWORK_TAGS = NG_UPOS_COUNT + NG_XPOS_COUNT };

/* Order of the numbers in the section "sizes". */
typedef enum ng_network_size {
  NG_SIZE_INPUT,      /* width of an embedding */
  NG_SIZE_HIDDEN,     /* of an LSTM in one direction */
  NG_SIZE_LAYERS,
  NG_SIZE_TAG_LAYER,  /* the layer that tags are read from */
  NG_SIZE_ARC,        /* width of the scorer of heads */
  NG_SIZE_REL,        /* width of the scorer of relations */
  NG_SIZE_COUNT
} ng_network_size;

typedef struct ng_network {
  uint32_t size[NG_SIZE_COUNT];
  ng_encoder encoder;
  ng_lexicon lexicon;
  ng_packed tags;
  const int32_t *tags_bias;
  ng_packed mlp;                /* 2 hidden x (arc dependent, arc head, rel dependent, rel head) */
  const int32_t *mlp_bias;
  const float *arc, *arc_bias;  /* arc x arc, arc */
  const float *root_arc, *root_rel;
  const float *rel, *rel_bias;  /* rel x relations, relations */
} ng_network;

/* Sees that every section is there and has the sizes that the others imply, and that the
 * lexicon's rows exist.  The network points into the model. */
ng_status ng_network_open(const ng_model *model, ng_network *out, ng_error *err);

/* Hash of the names of all tags and relations in their order: a model is of no use to a
 * build that numbers them otherwise. */
uint64_t ng_network_tag_hash(void);

/* Results and scratch memory of a run. */
typedef struct ng_network_run {
  float *arc_dependent; /* words x arc: queries, biased */
  float *arc_head;      /* words x arc */
  float *rel_dependent; /* words x rel */
  float *rel_head;
  uint8_t *upos;
  uint8_t *xpos;
  ng_encoder_run encoder;
  float *floats;        /* scratch */
  void *memory;         /* all of it but the encoder's, in one block */
} ng_network_run;

ng_status ng_network_run_init(ng_network_run *run, const ng_network *network, ng_error *err);
void ng_network_run_dispose(ng_network_run *run);

/* Embedding of a word with these feature rows: `size[NG_SIZE_INPUT]` numbers. */
void ng_network_embed(const ng_network *network, const uint32_t rows[NG_FEATURE_COUNT], float *out);

/* Runs over sentences whose words have feature rows at `rows`, NG_FEATURE_COUNT each.
 * `first` holds n + 1 offsets of sentences into the words, none empty, the longest first,
 * NG_ENCODER_MAX_WORDS words at most.  The results of a sentence do not depend on those
 * beside it. */
void ng_network_apply(const ng_network *network, ng_network_run *run, const uint32_t *rows, const uint32_t *first,
                      uint32_t n);

/* Scores of the heads of the sentence of `n` words that begins at word `first`: the root, then
 * the words, n rows of `ld` >= n + 1. `transposed` is scratch for arc x ld floats. */
void ng_network_score_heads(const ng_network *network, const ng_network_run *run, uint32_t first, uint32_t n,
                            float *transposed, float *scores, uint32_t ld);

/* Best relation of word `dependent` to `head`, both counted in the run; a head of UINT32_MAX
 * is the root. */
ng_deprel ng_network_relation(const ng_network *network, const ng_network_run *run, uint32_t dependent, uint32_t head);

#endif
