/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <math.h>

#include "nlp/kernel.h"

static uint32_t state = 7;
static uint32_t draw(void) { return state = state * 1664525u + 1013904223u; }

enum { K = 34, N = 70, M = 21, LD = 96 };

/* Every instruction set gives the product that the definition gives. */
static void test_products(void) {
  static int16_t a[M][K], packed[LD * K];
  static int32_t b[K][N], want[M][LD], got[M][LD];
  for (int i = 0; i < M; i++)
    for (int k = 0; k < K; k++) a[i][k] = (int16_t)(draw() >> 16);
  for (uint32_t k = 0; k < K; k++)
    for (uint32_t j = 0; j < N; j++) packed[ng_packed_index(K, k, j)] = (int16_t)(b[k][j] = (int)(draw() >> 20) - 2048);
  for (int i = 0; i < M; i++)
    for (int j = 0; j < N; j++) {
      want[i][j] = i + j;
      for (int k = 0; k < K; k++) want[i][j] += a[i][k] * b[k][j];
    }
  for (size_t t = 0; ng_kernel_at(t); t++)
    for (size_t rows = 1; rows <= M; rows++) {
      for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) got[i][j] = i + j;
      const ng_packed p = {packed, K, N};
      ng_kernel_at(t)->multiply(&a[0][0], K, rows, &p, &got[0][0], LD);
      for (size_t i = 0; i < rows; i++)
        for (int j = 0; j < N; j++)
          if (got[i][j] != want[i][j]) CHECK_INT(got[i][j], want[i][j]);
    }
  CHECK(ng_kernel_at(0));
}

/* Bit by bit the same in floats. */
static void test_floats_agree(void) {
  static int32_t gates[4 * K];
  static float cells[4][K], sums[4][K], a[M], b[M][K];
  static int16_t hidden[4][K], rounded[4][K];
  static int8_t row[K];
  for (int i = 0; i < 4 * K; i++) gates[i] = (int32_t)draw() / 64;
  for (int i = 0; i < K; i++) row[i] = (int8_t)(draw() >> 24);
  for (int m = 0; m < M; m++) {
    a[m] = (float)(int32_t)draw() * 1e-9f;
    for (int i = 0; i < K; i++) b[m][i] = (float)(int32_t)draw() * 1e-9f;
  }
  for (size_t t = 0; ng_kernel_at(t); t++) {
    const ng_kernel *const kernel = ng_kernel_at(t);
    for (int i = 0; i < K; i++) cells[t][i] = (float)(i - 20) / 16;
    kernel->lstm(gates, cells[t], hidden[t], K);
    kernel->add_row(row, 0.037f, sums[t], K);
    kernel->multiply_float(a, M, 1, M, &b[0][0], K, sums[t], K, K);
    kernel->quantise(sums[t], rounded[t], K);
    CHECK(memcmp(cells[t], cells[0], sizeof cells[0]) == 0);
    CHECK(memcmp(sums[t], sums[0], sizeof sums[0]) == 0);
    CHECK(memcmp(hidden[t], hidden[0], sizeof hidden[0]) == 0);
    CHECK(memcmp(rounded[t], rounded[0], sizeof rounded[0]) == 0);
  }
}

static void test_functions(void) {
  for (float x = -20; x < 20; x += 0.037f) {
    if (fabsf(ng_exp(x) / expf(x) - 1) > 1e-6f) CHECK(false);
    if (fabsf(ng_tanh(x) - tanhf(x)) > 1e-6f) CHECK(false);
  }
  CHECK(ng_exp(1000) > 1e37f && ng_exp(-1000) < 1e-37f);
  float big = 1e9f;
  int16_t out;
  ng_kernel_best()->quantise(&big, &out, 1);
  CHECK(out > 32700);
}

int main(void) {
  RUN(test_products);
  RUN(test_floats_agree);
  RUN(test_functions);
  return harness_end();
}
