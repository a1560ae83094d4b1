/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of a model file in the making, from weights in float: those of the encoder and
 * its heads in 16 bits, embeddings in 8 bits with a scale for each row. */
#ifndef NG_TRAIN_SECTIONS_H
#define NG_TRAIN_SECTIONS_H

#include "nlp/lexicon.h"
#include "nlp/model.h"
#include "train/train_encoder.h"

enum { TRAIN_MAX_SECTIONS = 64 };

/* The sections, whose data it owns; begins all zero. */
typedef struct train_sections {
  ng_model_section list[TRAIN_MAX_SECTIONS];
  char names[TRAIN_MAX_SECTIONS][24];
  void *data[TRAIN_MAX_SECTIONS];
  uint32_t n;
  bool overflow;  /* a sum could pass 32 bits */
} train_sections;

/* A section to be filled: rows x cols elements of `size` bytes, zeroed. */
void *train_sections_add(train_sections *s, const char *name, ng_model_type type, size_t rows, size_t cols, size_t size);
void train_sections_floats(train_sections *s, const char *name, const train_param *p);
void train_sections_bias(train_sections *s, const char *name, const train_param *p);
/* `largest` bounds the activations that come in. */
void train_sections_packed(train_sections *s, const char *name, const train_param *p, double largest);
/* Sections "embedding" and "embedding scale", "lexicon", and the LSTMs of an encoder. */
void train_sections_rows(train_sections *s, const float *rows, uint32_t n, uint32_t width);
void train_sections_lexicon(train_sections *s, const ng_lexicon *lexicon);
void train_sections_encoder(train_sections *s, const train_encoder *encoder);

ng_status train_sections_write(train_sections *s, const char *kind, uint32_t version, ng_strbuf *out, ng_error *err);
void train_sections_dispose(train_sections *s);

#endif
