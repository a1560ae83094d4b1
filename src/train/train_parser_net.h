/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of the tagger and parser, forwards and backwards in float.
 *
 *   encoder   as train_encoder.h; a form has fixed numbers from word vectors too
 *   tags      softmax over the outputs of one encoder layer, for UPOS and XPOS
 *   heads     biaffine scores of each word with each other word and the root (Dozat and
 *             Manning 2017), softmax over heads
 *   relation  softmax over a hidden layer of the word and its head */
#ifndef NG_TRAIN_PARSER_NET_H
#define NG_TRAIN_PARSER_NET_H

#include "nlp/features.h"
#include "train/train_encoder.h"

#include <newsgraph/tags.h>

enum {
  TRAIN_TAGS = NG_UPOS_COUNT + NG_XPOS_COUNT,
  TRAIN_HEAD_ROOT = -1,
  TRAIN_HEAD_UNKNOWN = -2,
  TRAIN_UNKNOWN = 255
};

typedef struct train_sizes {
  uint32_t rows;      /* of the embedding table */
  uint32_t input;     /* width of an embedding */
  uint32_t hidden;    /* of an LSTM in one direction */
  uint32_t layers;
  uint32_t tag_layer; /* the layer that tags are read from */
  uint32_t arc;       /* width of the head scorer */
  uint32_t rel;       /* width of the relation scorer */
  uint32_t vectors;   /* number of fixed word vectors; row NG_FEATURE_COUNT + i has the i-th */
  uint32_t vector;    /* their width */
} train_sizes;

typedef struct train_net {
  train_sizes sizes;
  const int8_t *vectors;
  train_encoder encoder;
  train_param tags, tags_bias;  /* 2 hidden x tags */
  train_param mlp, mlp_bias;    /* 2 hidden x (arc dependent, arc head, rel dependent, rel head) */
  train_param arc;              /* arc x arc */
  train_param arc_bias;         /* 1 x arc */
  train_param root_arc;         /* 1 x arc */
  train_param root_rel;         /* 1 x rel */
  train_param rel, rel_bias;    /* rel x relations */
} train_net;

/* One sentence of a batch: rows of features and what is to be learnt. */
typedef struct train_word {
  uint32_t rows[NG_FEATURE_COUNT];
  bool vector;        /* use the fixed vector of the form */
  bool own;           /* use the learnt row of the form */
  int32_t head;       /* position in the sentence, TRAIN_HEAD_ROOT or TRAIN_HEAD_UNKNOWN */
  uint8_t upos, xpos, deprel; /* TRAIN_UNKNOWN where not to be learnt */
} train_word;

typedef struct train_batch {
  train_word *words;
  uint32_t *first;    /* n_sentences + 1 offsets into words, longest sentence first */
  uint32_t n_sentences;
  uint32_t n_words;
} train_batch;

/* What a batch gave; predictions are filled where `predicted` is not NULL. */
typedef struct train_result {
  double loss;
  uint32_t words, upos, xpos, heads, labelled; /* all, and those right; labelled: head and base relation */
} train_result;

/* Weights drawn by `seed`; `vectors` is not copied. */
void train_net_init(train_net *net, const train_sizes *sizes, const int8_t *vectors, uint64_t seed);
void train_net_dispose(train_net *net);

/* Runs a batch.  With `learn` it drops out, adds gradients and steps Adam. */
void train_net_run(train_net *net, const train_batch *batch, train_step *step, train_rng *rng, train_result *result);

#endif
