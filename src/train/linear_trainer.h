/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains an ng_linear by stochastic gradient descent on the softmax loss, step sizes by
 * AdaGrad (Duchi et al. 2011), with weight decay and averaging over the last passes. */
#ifndef NG_TRAIN_LINEAR_TRAINER_H
#define NG_TRAIN_LINEAR_TRAINER_H

#include "base/strbuf.h"
#include "base/vec.h"
#include "nlp/linear.h"

typedef struct ng_linear_trainer {
  uint32_t n_classes;
  uint32_t log2_rows;
  uint32_t passes;
  float rate;               /* first step */
  float decay;              /* L2 penalty on the weights a step touches */
  NG_VEC(uint32_t) rows;    /* features of all examples */
  NG_VEC(uint32_t) ends;    /* end of each example in `rows` */
  NG_VEC(uint8_t) classes;
  int16_t *weights;         /* result, rows x (n_classes - 1) */
} ng_linear_trainer;

/* Remembers an example; false when out of memory. */
bool ng_linear_trainer_add(ng_linear_trainer *trainer, const uint64_t *features, uint32_t n, uint32_t class);

ng_status ng_linear_trainer_run(ng_linear_trainer *trainer, uint64_t seed, ng_error *err);

/* The section that holds the result. */
ng_model_section ng_linear_trainer_section(const ng_linear_trainer *trainer, const char *name);

void ng_linear_trainer_dispose(ng_linear_trainer *trainer);

#endif
