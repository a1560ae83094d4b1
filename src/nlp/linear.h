/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear classifier over hashed features: a feature is a 64-bit hash of what it says, its
 * row of the weight table is given by the hash's low bits (feature hashing, Weinberger et al.
 * 2009).  Class 0 is the reference and scores 0; a row has one weight for each other class. */
#ifndef NG_NLP_LINEAR_H
#define NG_NLP_LINEAR_H

#include "nlp/model.h"

enum { NG_LINEAR_MAX_CLASSES = 4 };

typedef struct ng_linear {
  const int16_t *weights;
  uint32_t mask;     /* rows - 1; rows are a power of two */
  uint32_t n_scores; /* classes - 1 */
} ng_linear;

/* Weights are stored in units of 1/NG_LINEAR_UNIT, so scores are too. */
#define NG_LINEAR_UNIT 256

/* Finds section `name` of a model, made for `n_classes`. */
ng_status ng_linear_find(const ng_model *model, const char *name, uint32_t n_classes, ng_linear *out, ng_error *err);

/* Scores of the classes 1 ... n_classes-1. */
void ng_linear_score(const ng_linear *linear, const uint64_t *features, uint32_t n, int32_t *scores);

/* Combines a template number and up to three values into a feature. */
static inline uint64_t ng_feature(uint64_t template_id, uint64_t a, uint64_t b, uint64_t c) {
  uint64_t h = (template_id + 1) * UINT64_C(0x9E3779B97F4A7C15);
  h = (h ^ a) * UINT64_C(0xA0761D6478BD642F);
  h = ((h ^ h >> 32) ^ b) * UINT64_C(0xE7037ED1A0B428DB);
  h = ((h ^ h >> 29) ^ c) * UINT64_C(0x8EBC6AF09C88C6E3);
  return h ^ h >> 32;
}

#endif
