/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_math.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PANEL 32 /* columns packed side by side: two vectors */

typedef float vec __attribute__((vector_size(64), aligned(4), may_alias));

uint64_t train_rng_next(train_rng *rng) {
  uint64_t z = (rng->state += UINT64_C(0x9E3779B97F4A7C15));
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

float train_rng_unit(train_rng *rng) { return (float)(train_rng_next(rng) >> 40) * 0x1p-24f; }

void *train_alloc(size_t count, size_t size) {
  void *const memory = calloc(count ? count : 1, size);
  if (!memory) {
    fputs("newsgraph-train: out of memory\n", stderr);
    exit(EXIT_FAILURE);
  }
  return memory;
}

void train_pack(train_packed *p, const float *b, size_t ld, size_t k, size_t n, bool transposed) {
  const size_t panels = (n + PANEL - 1) / PANEL, need = panels * PANEL * k;
  if (need > p->cap) {
    free(p->data);
    p->data = train_alloc(need, sizeof(float));
    p->cap = need;
  }
  p->k = k;
  p->n = n;
  for (size_t panel = 0; panel < panels; panel++) {
    float *out = p->data + panel * PANEL * k;
    const size_t first = panel * PANEL, cols = n - first < PANEL ? n - first : PANEL;
    for (size_t i = 0; i < k; i++, out += PANEL) {
      if (transposed)
        for (size_t j = 0; j < cols; j++) out[j] = b[(first + j) * ld + i];
      else
        memcpy(out, b + i * ld + first, cols * sizeof(float));
      if (cols < PANEL) memset(out + cols, 0, (PANEL - cols) * sizeof(float));
    }
  }
}

static inline __attribute__((always_inline)) void tile(const int rows, const float *a, size_t lda, size_t k,
                                                       const float *b, float *c, size_t ldc, size_t cols, bool add) {
  vec sum[6][2];
  for (int r = 0; r < rows; r++) sum[r][0] = sum[r][1] = (vec){0};
  for (size_t i = 0; i < k; i++, b += PANEL) {
    const vec b0 = *(const vec *)b, b1 = *(const vec *)(b + 16);
    for (int r = 0; r < rows; r++) {
      const float x = a[(size_t)r * lda + i];
      sum[r][0] += x * b0;
      sum[r][1] += x * b1;
    }
  }
  for (int r = 0; r < rows; r++) {
    float *const out = c + (size_t)r * ldc;
    if (cols == PANEL) {
      if (add) {
        sum[r][0] += *(vec *)out;
        sum[r][1] += *(vec *)(out + 16);
      }
      *(vec *)out = sum[r][0];
      *(vec *)(out + 16) = sum[r][1];
    } else {
      float edge[PANEL];
      memcpy(edge, sum[r], sizeof edge);
      for (size_t j = 0; j < cols; j++) out[j] = add ? out[j] + edge[j] : edge[j];
    }
  }
}

void train_gemm(const float *a, size_t lda, size_t m, const train_packed *b, float *c, size_t ldc, bool accumulate) {
  for (size_t first = 0; first < b->n; first += PANEL) {
    const float *const panel = b->data + first * b->k;
    const size_t cols = b->n - first < PANEL ? b->n - first : PANEL;
    size_t i = 0;
    for (; i + 6 <= m; i += 6) tile(6, a + i * lda, lda, b->k, panel, c + i * ldc + first, ldc, cols, accumulate);
    const float *const rest = a + i * lda;
    float *const out = c + i * ldc + first;
    switch (m - i) {
      case 5: tile(5, rest, lda, b->k, panel, out, ldc, cols, accumulate); break;
      case 4: tile(4, rest, lda, b->k, panel, out, ldc, cols, accumulate); break;
      case 3: tile(3, rest, lda, b->k, panel, out, ldc, cols, accumulate); break;
      case 2: tile(2, rest, lda, b->k, panel, out, ldc, cols, accumulate); break;
      case 1: tile(1, rest, lda, b->k, panel, out, ldc, cols, accumulate); break;
      default: break;
    }
  }
}

void train_gemm_tn(const float *a, size_t lda, const float *b, size_t ldb, size_t m, size_t ka, size_t n, float *c) {
  if (!m) return;
  train_packed packed = {0};
  float *const at = train_alloc(m * ka, sizeof(float));
  for (size_t i = 0; i < m; i++)
    for (size_t j = 0; j < ka; j++) at[j * m + i] = a[i * lda + j];
  train_pack(&packed, b, ldb, m, n, false);
  train_gemm(at, m, ka, &packed, c, n, true);
  free(packed.data);
  free(at);
}

void train_param_init(train_param *p, size_t rows, size_t cols, float range, train_rng *rng) {
  const size_t n = rows * cols;
  *p = (train_param){.rows = rows, .cols = cols};
  p->w = train_alloc(n, sizeof(float));
  p->g = train_alloc(n, sizeof(float));
  p->m = train_alloc(n, sizeof(float));
  p->v = train_alloc(n, sizeof(float));
  for (size_t i = 0; i < n; i++) p->w[i] = (2 * train_rng_unit(rng) - 1) * range;
}

void train_param_dispose(train_param *p) {
  free(p->w);
  free(p->g);
  free(p->m);
  free(p->v);
  free(p->packed.data);
  free(p->transposed.data);
}

void train_param_pack(train_param *p) {
  train_pack(&p->packed, p->w, p->cols, p->rows, p->cols, false);
  train_pack(&p->transposed, p->w, p->cols, p->cols, p->rows, true);
}

void train_adam_update(const train_adam *adam, float *w, float *g, float *m, float *v, size_t n) {
  const float b1 = 0.9f, b2 = 0.98f;
  const float c1 = 1 / (1 - powf(b1, (float)adam->step)), c2 = 1 / (1 - powf(b2, (float)adam->step));
  for (size_t i = 0; i < n; i++) {
    const float x = g[i] * adam->scale;
    m[i] = b1 * m[i] + (1 - b1) * x;
    v[i] = b2 * v[i] + (1 - b2) * x * x;
    w[i] -= adam->rate * m[i] * c1 / (sqrtf(v[i] * c2) + 1e-7f);
    g[i] = 0;
  }
}
