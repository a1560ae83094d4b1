/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encoder of the networks: layers of bidirectional LSTM over the embedded words of
 * sentences.  src/train/train_encoder.h has the same in float, with its training. */
#ifndef NG_NLP_ENCODER_H
#define NG_NLP_ENCODER_H

#include "nlp/kernel.h"
#include "nlp/model.h"

enum {
  NG_ENCODER_MAX_LAYERS = 4,
  NG_ENCODER_MAX_WIDTH = 1024              /* of anything */
};

typedef struct ng_lstm {
  ng_packed input;      /* width below x 4 hidden */
  ng_packed recurrent;  /* hidden x 4 hidden */
  const int32_t *bias;  /* in units of 1 / (NG_ONE * NG_ONE), as all biases of integers */
} ng_lstm;

typedef struct ng_encoder {
  uint32_t input;               /* width of an embedding */
  uint32_t hidden;              /* of an LSTM in one direction */
  uint32_t layers;
  const ng_kernel *kernel;
  const int8_t *embedding;      /* rows x input */
  const float *embedding_scale; /* of each row */
  uint32_t n_rows;
  ng_lstm lstm[NG_ENCODER_MAX_LAYERS][2];
} ng_encoder;

/* Finds the parts of an encoder of these sizes in a model and sees that they fit; NG_ERR_INVALID
 * otherwise.  The encoder points into the model. */
ng_status ng_encoder_open(const ng_model *model, uint32_t input, uint32_t hidden, uint32_t layers, ng_encoder *out,
                          ng_error *err);

/* A matrix of integers, and its bias, in a model. */
ng_status ng_packed_find(const ng_model *model, const char *name, uint32_t k, uint32_t n, ng_packed *out, ng_error *err);
ng_status ng_bias_find(const ng_model *model, const char *name, uint32_t n, const int32_t **out, ng_error *err);

/* Words that one run can take. */
#define NG_ENCODER_MAX_WORDS 256u

/* Memory of a run.  Rows are packed by time step, the sentences that last longest first. */
typedef struct ng_encoder_run {
  int16_t *input;       /* rows: first the embedded words, then the output of each layer */
  uint32_t *row_of;     /* word to row */
  int32_t *sums;        /* room for the products of a layer, rows of `sums_width` */
  size_t sums_width;
  uint32_t steps;
  uint32_t n_words;
  int16_t *output, *reversed, *hidden;
  float *cell;
  uint32_t *reverse, *offset;
  void *memory;         /* all of it in one block */
} ng_encoder_run;

/* `widest`: the most columns that a product besides those of the encoder has. */
ng_status ng_encoder_run_init(ng_encoder_run *run, const ng_encoder *encoder, uint32_t widest, ng_error *err);
void ng_encoder_run_dispose(ng_encoder_run *run);

/* Begins a run over n sentences: `first` holds n + 1 offsets into the words, none empty, the
 * longest first, NG_ENCODER_MAX_WORDS words at most.  The caller then writes the embedding
 * of each word to `input`, at its row, and runs the layers in their order, each of which
 * leaves its output, 2 x hidden a row, in `input`.  What a sentence gets does not depend on
 * those beside it. */
void ng_encoder_begin(ng_encoder_run *run, const uint32_t *first, uint32_t n);
void ng_encoder_layer(const ng_encoder *encoder, ng_encoder_run *run, uint32_t layer);

/* Product of `input`, `width` a row, with a matrix, plus bias, into `sums`. */
void ng_encoder_multiply(const ng_encoder *encoder, ng_encoder_run *run, size_t width, const ng_packed *matrix,
                         const int32_t *bias);

/* Hands out parts of one block, aligned to 64, or only counts while there is none yet. */
typedef struct ng_parts {
  char *memory;
  size_t used;
} ng_parts;
void *ng_parts_take(ng_parts *block, size_t count, size_t size);

#endif
