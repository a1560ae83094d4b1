/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of the network.  Matrices are multiplied in 16-bit integers, whose sums
 * are exact, and the rest is done with single operations of IEEE floats (never fused), so
 * that every processor gives the same bits. */
#ifndef NG_NLP_KERNEL_H
#define NG_NLP_KERNEL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* e^x to 2 units in the last place for |x| <= 87, clamped outside: 2^n times a polynomial
 * for the rest, a form that compilers vectorise. */
static inline float ng_exp(float x) {
  x = x < -87.0f ? -87.0f : x;
  x = x > 87.0f ? 87.0f : x;
  const float shifted = x * 1.44269504f + 12582912.0f; /* 1.5 * 2^23 rounds to an integer */
  const float n = shifted - 12582912.0f;
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.0f / 720.0f;
  p = p * r + 1.0f / 120.0f;
  p = p * r + 1.0f / 24.0f;
  p = p * r + 1.0f / 6.0f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const int32_t exponent = ((int32_t)n + 127) * (1 << 23);
  float scale;
  memcpy(&scale, &exponent, sizeof scale);
  return p * scale;
}

static inline float ng_sigmoid(float x) { return 1.0f / (1.0f + ng_exp(-x)); }
static inline float ng_tanh(float x) { return 2.0f / (1.0f + ng_exp(-2.0f * x)) - 1.0f; }

/* Activations and weights are stored as value * NG_ONE, products as value * NG_ONE * NG_ONE. */
#define NG_ONE 2048

/* A right-hand matrix of k x n 16-bit weights.  Columns go in panels of NG_PANEL, in each
 * panel the rows in pairs: panel, pair, column, row of the pair.  k is even; the columns
 * beyond n are 0. */
#define NG_PANEL 32u
typedef struct ng_packed {
  const int16_t *data;
  uint32_t k;
  uint32_t n;
} ng_packed;

/* Panels of n columns. */
static inline uint32_t ng_panels(uint32_t n) { return (n + NG_PANEL - 1) / NG_PANEL; }
/* Index of a weight in the packed matrix. */
static inline size_t ng_packed_index(uint32_t k, uint32_t row, uint32_t col) {
  return ((size_t)(col / NG_PANEL) * k + (row & ~1u)) * NG_PANEL + col % NG_PANEL * 2 + (row & 1);
}

/* The functions for this processor; all tables give the same results. */
typedef struct ng_kernel {
  const char *name;
  /* c += a b, for m rows of a; the rows of c have room for ng_panels(n) * NG_PANEL. */
  void (*multiply)(const int16_t *a, size_t lda, size_t m, const ng_packed *b, int32_t *c, size_t ldc);
  /* One step of an LSTM for one row: from 4 h sums of gates (in, forget, out, candidate) and
   * the cell, which is updated, to the hidden state. */
  void (*lstm)(const int32_t *gates, float *cell, int16_t *hidden, size_t h);
  /* c += a b in floats, for m rows of a and n columns, terms added in the order of k. */
  void (*multiply_float)(const float *a, size_t lda, size_t m, size_t k, const float *b, size_t ldb, float *c, size_t ldc,
                         size_t n);
  /* sum[i] += row[i] * scale */
  void (*add_row)(const int8_t *row, float scale, float *sum, size_t n);
  /* Rounds to activations, clamped to what 16 bits hold. */
  void (*quantise)(const float *from, int16_t *to, size_t n);
} ng_kernel;

/* The fastest one that this processor runs.  ng_kernel_at lists the others too, NULL behind
 * the last; where the processor lacks one, a slower one stands in its place. */
const ng_kernel *ng_kernel_best(void);
const ng_kernel *ng_kernel_at(size_t i);

#endif
