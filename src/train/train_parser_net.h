/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of the tagger and parser, forwards and backwards in float.
 *
 *   word      sum of the embeddings of its features, the form's also from fixed word vectors
 *   encoder   layers of bidirectional LSTM (Hochreiter and Schmidhuber 1997)
 *   tags      softmax over the outputs of one encoder layer, for UPOS and XPOS
 *   heads     biaffine scores of each word with each other word and the root (Dozat and
 *             Manning 2017), softmax over heads
 *   relation  softmax over a hidden layer of the word and its head
 *
 * A batch holds whole sentences.  Inside the encoder rows are packed by time step, the
 * longest sentence first, so that each step works on the sentences that last that long. */
#ifndef NG_TRAIN_PARSER_NET_H
#define NG_TRAIN_PARSER_NET_H

#include "nlp/features.h"
#include "train/train_parser_math.h"

#include <newsgraph/tags.h>

enum {
  TRAIN_MAX_LAYERS = 4,
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

typedef struct train_lstm {
  train_param input;     /* width of the layer below x 4 hidden: gates i, f, o and candidate g */
  train_param recurrent; /* hidden x 4 hidden */
  train_param bias;      /* 1 x 4 hidden */
} train_lstm;

/* Scratch memory, kept from batch to batch. */
typedef struct train_pool {
  char *data;
  size_t cap, used, wanted;
} train_pool;

typedef struct train_net {
  train_sizes sizes;
  train_pool pool;
  const int8_t *vectors;
  train_param embedding;        /* rows x input */
  train_param projection;       /* vector x input */
  train_lstm lstm[TRAIN_MAX_LAYERS][2];
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

typedef struct train_dropout {
  float input, layer, recurrent, mlp;
} train_dropout;

/* What a batch gave; predictions are filled where `predicted` is not NULL. */
typedef struct train_result {
  double loss;
  uint32_t words, upos, xpos, heads, labelled; /* all, and those right; labelled: head and base relation */
} train_result;

/* Weights drawn by `seed`; `vectors` is not copied. */
void train_net_init(train_net *net, const train_sizes *sizes, const int8_t *vectors, uint64_t seed);
void train_net_dispose(train_net *net);

/* Runs a batch.  With `learn` it drops out, adds gradients and steps Adam. */
typedef struct train_step {
  bool learn;
  train_dropout dropout;
  train_adam adam;
  float clip;           /* largest norm of the gradient */
} train_step;
void train_net_run(train_net *net, const train_batch *batch, train_step *step, train_rng *rng, train_result *result);

#endif
