/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of training: matrices of float in row-major order, random numbers, and
 * parameters under Adam (Kingma and Ba 2015).  One thread; sums run in a fixed order, so a
 * run repeats exactly on the same kind of processor. */
#ifndef NG_TRAIN_PARSER_MATH_H
#define NG_TRAIN_PARSER_MATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* splitmix64 */
typedef struct train_rng {
  uint64_t state;
} train_rng;
uint64_t train_rng_next(train_rng *rng);
float train_rng_unit(train_rng *rng); /* [0, 1) */

/* Memory that training cannot do without: ends the program when there is none. */
void *train_alloc(size_t count, size_t size);

/* A right-hand matrix of n columns, packed for train_gemm. */
typedef struct train_packed {
  float *data;
  size_t k, n, cap;
} train_packed;
/* Packs b, or its transpose: `k` and `n` are those of the result, `ld` the row length of b. */
void train_pack(train_packed *p, const float *b, size_t ld, size_t k, size_t n, bool transposed);
/* c = a b, or c += a b; a has m rows. */
void train_gemm(const float *a, size_t lda, size_t m, const train_packed *b, float *c, size_t ldc, bool accumulate);
/* c += a^T b, c of ka x n, a and b of m rows */
void train_gemm_tn(const float *a, size_t lda, const float *b, size_t ldb, size_t m, size_t ka, size_t n, float *c);

typedef struct train_param {
  float *w, *g, *m, *v;
  size_t rows, cols;
  train_packed packed;     /* w */
  train_packed transposed; /* w^T */
} train_param;

/* rows x cols, uniform in +-range. */
void train_param_init(train_param *p, size_t rows, size_t cols, float range, train_rng *rng);
void train_param_dispose(train_param *p);
void train_param_pack(train_param *p);
/* One step of Adam on n weights; `step` counts from 1.  Gradients are scaled by `scale`
 * and then cleared. */
typedef struct train_adam {
  float rate, scale;
  uint64_t step;
} train_adam;
void train_adam_update(const train_adam *adam, float *w, float *g, float *m, float *v, size_t n);

#endif
