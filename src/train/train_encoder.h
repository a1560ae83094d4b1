/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encoder of the networks, forwards and backwards in float.
 *
 *   word      sum of the embeddings of its features, and of a projection of fixed numbers
 *   encoder   layers of bidirectional LSTM (Hochreiter and Schmidhuber 1997)
 *
 * A batch holds whole sentences.  Rows are packed by time step, the longest sentence first,
 * so that each step works on the sentences that last that long. */
#ifndef NG_TRAIN_ENCODER_H
#define NG_TRAIN_ENCODER_H

#include "base/arena.h"
#include "train/train_parser_math.h"

enum { TRAIN_MAX_LAYERS = 4, TRAIN_ENCODER_PARAMS = 1 + 6 * TRAIN_MAX_LAYERS };
/* Number of the dense parameters of an encoder. */
#define TRAIN_ENCODER_PARAMS_OF(encoder) (1 + 6 * (size_t)(encoder).sizes.layers)
#define TRAIN_NO_ROW UINT32_MAX

typedef struct train_encoder_sizes {
  uint32_t rows;      /* of the embedding table */
  uint32_t input;     /* width of an embedding */
  uint32_t hidden;    /* of an LSTM in one direction */
  uint32_t layers;
  uint32_t fixed;     /* fixed numbers of a word */
  float range;        /* of the weights that project them, at first */
} train_encoder_sizes;

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

typedef struct train_encoder {
  train_encoder_sizes sizes;
  train_pool pool;
  train_param embedding;        /* rows x input */
  train_param projection;       /* fixed x input */
  train_lstm lstm[TRAIN_MAX_LAYERS][2];
} train_encoder;

/* Draws weights; `n_zero` rows of the embedding from `first_zero` on begin at 0. */
void train_encoder_init(train_encoder *net, const train_encoder_sizes *sizes, uint32_t first_zero, uint32_t n_zero,
                        train_rng *rng);
void train_encoder_dispose(train_encoder *net);
/* Lists all parameters but the embedding, whose rows are updated as they are used; returns
 * how many (TRAIN_ENCODER_PARAMS_OF). */
size_t train_encoder_params(train_encoder *net, train_param **out);

typedef struct train_encoder_batch {
  uint32_t *rows;     /* n_features a word; TRAIN_NO_ROW for none */
  float *fixed;       /* fixed numbers, word by word */
  const uint32_t *first; /* n_sentences + 1 offsets into words, longest sentence first */
  uint32_t n_features;
  uint32_t n_sentences;
  uint32_t n_words;
} train_encoder_batch;

typedef struct train_dropout {
  float input, layer, recurrent, mlp;
} train_dropout;

typedef struct train_step {
  bool learn;
  train_dropout dropout;
  train_adam adam;
  float clip;           /* largest norm of the gradient */
} train_step;

typedef struct train_layer_state {
  float *input;      /* rows x width, dropped out, forward order */
  float *reversed;   /* the same in the order of the backward direction */
  float *gates[2];   /* rows x 4 hidden, activated */
  float *cell[2];    /* rows x hidden */
  float *before[2];  /* hidden state before the step, dropped out */
  float *mask[2];    /* sentences x hidden: recurrent dropout */
  float *output;     /* rows x 2 hidden, forward order */
  float *drop;       /* sentences x 2 hidden: dropout of the output */
} train_layer_state;

/* One run over a batch.  The caller sets the first four. */
typedef struct train_run {
  train_encoder *encoder;
  const train_encoder_batch *batch;
  train_step *step;
  train_rng *rng;
  ng_arena memory;
  uint32_t n, steps;  /* words, time steps */
  uint32_t *offset;   /* first row of each time step; steps + 1 of them */
  uint32_t *row_of;   /* word to row */
  uint32_t *sentence; /* row to sentence */
  uint32_t *reverse;  /* row of a direction to row of the other */
  float *fixed;       /* rows x fixed */
  float *input_drop;  /* rows x input */
  train_layer_state layers[TRAIN_MAX_LAYERS];
} train_run;

/* Runs the encoder; train_run_end gives the memory of the run back. */
void train_run_begin(train_run *r);
void train_run_end(train_run *r);

/* Memory until train_run_end: zeroed floats, floats that are written before they are read,
 * zeroed indices, and n factors, 0 with probability p, else 1/(1-p); all 1 where nothing is
 * learnt. */
float *train_floats(train_run *r, size_t n);
float *train_unset(train_run *r, size_t n);
uint32_t *train_indices(train_run *r, size_t n);
float *train_mask(train_run *r, size_t n, float p);

/* Output of a layer, in rows, with dropout that is the same for all words of a sentence. */
float *train_dropped(train_run *r, uint32_t layer);
/* Copies rows by number. */
void train_gather(const float *from, const uint32_t *rows, size_t n, size_t width, float *to);

/* input w + bias for m rows, and backwards: gradients of w and bias (NULL for none), and of
 * the input, added to `back` (NULL where it is not wanted). */
float *train_affine(train_run *r, const float *input, size_t m, size_t width, const train_param *w, const train_param *bias);
void train_dense_back(const float *input, size_t m, size_t width, const float *gradient, size_t n, train_param *w,
                      train_param *bias, float *back);

/* Backwards through the encoder, from the gradients of the dropped outputs of its layers, in
 * rows (NULL for those of no use; the last layer's is needed).  They are overwritten. */
void train_encoder_back(train_run *r, float *const gradients[TRAIN_MAX_LAYERS]);

/* One step of Adam on `params` and on the rows of the embedding that the batch used. */
void train_run_update(train_run *r, train_param **params, size_t n);

#endif
