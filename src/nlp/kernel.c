/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each function is written once in plain C and compiled for several instruction sets; only
 * the multiplication of 16-bit integers, for which C has no word, has a version of its own
 * for AVX2 and AVX-512 (vpmaddwd: two products and their sum in each 32-bit lane). */
#include "nlp/kernel.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define NG_X86 1
#include <immintrin.h>
#else
#define NG_X86 0
#endif

#define INLINE static inline __attribute__((always_inline))

/* ---- plain ---- */

/* Sums wrap around as the vector instructions do. */
INLINE void multiply(const int16_t *a, size_t lda, size_t m, const ng_packed *b, int32_t *c, size_t ldc) {
  for (size_t i = 0; i < m; i++)
    for (uint32_t first = 0; first < b->n; first += NG_PANEL) {
      const int16_t *w = b->data + (size_t)first * b->k;
      uint32_t sum[NG_PANEL];
      memcpy(sum, c + i * ldc + first, sizeof sum);
      for (uint32_t k = 0; k < b->k; k += 2, w += 2 * NG_PANEL) {
        const int32_t x = a[i * lda + k], y = a[i * lda + k + 1];
        for (uint32_t j = 0; j < NG_PANEL; j++) sum[j] += (uint32_t)(x * w[2 * j]) + (uint32_t)(y * w[2 * j + 1]);
      }
      memcpy(c + i * ldc + first, sum, sizeof sum);
    }
}

/* The largest activation that both directions of rounding keep within 16 bits. */
#define LIMIT 15.99f

INLINE int16_t rounded(float x) {
  x = x > LIMIT ? LIMIT : x;
  x = x < -LIMIT ? -LIMIT : x;
  return (int16_t)((x * NG_ONE + 12582912.0f) - 12582912.0f); /* to the nearest, ties to even */
}

INLINE void lstm(const int32_t *restrict gates, float *restrict cell, int16_t *restrict hidden, size_t h) {
  const float unit = 1.0f / ((float)NG_ONE * (float)NG_ONE);
  for (size_t k = 0; k < h; k++) {
    const float in = ng_sigmoid((float)gates[k] * unit), forget = ng_sigmoid((float)gates[h + k] * unit);
    const float out = ng_sigmoid((float)gates[2 * h + k] * unit), candidate = ng_tanh((float)gates[3 * h + k] * unit);
    const float c = forget * cell[k] + in * candidate;
    cell[k] = c;
    hidden[k] = rounded(out * ng_tanh(c));
  }
}

INLINE void multiply_float(const float *restrict a, size_t lda, size_t m, size_t k, const float *restrict b, size_t ldb,
                           float *restrict c, size_t ldc, size_t n) {
  for (size_t i = 0; i < m; i++)
    for (size_t p = 0; p < k; p++) {
      const float x = a[i * lda + p];
      for (size_t j = 0; j < n; j++) c[i * ldc + j] += x * b[p * ldb + j];
    }
}

INLINE void add_row(const int8_t *restrict row, float scale, float *restrict sum, size_t n) {
  for (size_t i = 0; i < n; i++) sum[i] += (float)row[i] * scale;
}

INLINE void quantise(const float *restrict from, int16_t *restrict to, size_t n) {
  for (size_t i = 0; i < n; i++) to[i] = rounded(from[i]);
}

/* All functions but the multiplication, for an instruction set. */
#define DEFINE_KERNEL(set, attribute)                                                                             \
  attribute static void lstm_##set(const int32_t *gates, float *cell, int16_t *hidden, size_t h) {                \
    lstm(gates, cell, hidden, h);                                                                                 \
  }                                                                                                               \
  attribute static void multiply_float_##set(const float *a, size_t lda, size_t m, size_t k, const float *b,      \
                                             size_t ldb, float *c, size_t ldc, size_t n) {                        \
    multiply_float(a, lda, m, k, b, ldb, c, ldc, n);                                                              \
  }                                                                                                               \
  attribute static void add_row_##set(const int8_t *row, float scale, float *sum, size_t n) {                     \
    add_row(row, scale, sum, n);                                                                                  \
  }                                                                                                               \
  attribute static void quantise_##set(const float *from, int16_t *to, size_t n) { quantise(from, to, n); }       \
  static const ng_kernel kernel_##set = {#set,          multiply_##set, lstm_##set, multiply_float_##set,         \
                                         add_row_##set, quantise_##set};

static void multiply_plain(const int16_t *a, size_t lda, size_t m, const ng_packed *b, int32_t *c, size_t ldc) {
  multiply(a, lda, m, b, c, ldc);
}

DEFINE_KERNEL(plain, )

/* ---- x86 ---- */
#if NG_X86

#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq")))

/* A pair of activations in every lane. */
INLINE int32_t pair_at(const int16_t *a) {
  int32_t pair;
  memcpy(&pair, a, sizeof pair);
  return pair;
}

/* Half a panel of columns, so that the sums of up to 6 rows stay in the 16 registers. */
AVX2 INLINE void tile_avx2(const int rows, const int16_t *a, size_t lda, uint32_t k, const int16_t *w, int32_t *c,
                           size_t ldc) {
  __m256i sum[6][2];
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < 2; j++) sum[r][j] = _mm256_loadu_si256((const void *)(c + (size_t)r * ldc + 8 * j));
  for (uint32_t i = 0; i < k; i += 2, w += 2 * NG_PANEL) {
    const __m256i b0 = _mm256_loadu_si256((const void *)w), b1 = _mm256_loadu_si256((const void *)(w + 16));
    for (int r = 0; r < rows; r++) {
      const __m256i x = _mm256_set1_epi32(pair_at(a + (size_t)r * lda + i));
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(x, b0));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(x, b1));
    }
  }
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < 2; j++) _mm256_storeu_si256((void *)(c + (size_t)r * ldc + 8 * j), sum[r][j]);
}

AVX2 static void multiply_avx2(const int16_t *a, size_t lda, size_t m, const ng_packed *b, int32_t *c, size_t ldc) {
  const uint32_t half = NG_PANEL / 2;
  for (uint32_t first = 0; first < b->n; first += half) {
    const int16_t *const w = b->data + (size_t)(first / NG_PANEL) * NG_PANEL * b->k + first % NG_PANEL * 2;
    size_t i = 0;
    for (; i + 6 <= m; i += 6) tile_avx2(6, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
    for (; i + 2 <= m; i += 2) tile_avx2(2, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
    if (i < m) tile_avx2(1, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
  }
}

DEFINE_KERNEL(avx2, AVX2)

AVX512 INLINE void tile_avx512(const int rows, const int16_t *a, size_t lda, uint32_t k, const int16_t *w, int32_t *c,
                               size_t ldc) {
  __m512i sum[8][2];
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < 2; j++) sum[r][j] = _mm512_loadu_si512(c + (size_t)r * ldc + 16 * j);
  for (uint32_t i = 0; i < k; i += 2, w += 2 * NG_PANEL) {
    const __m512i b0 = _mm512_loadu_si512(w), b1 = _mm512_loadu_si512(w + NG_PANEL);
    for (int r = 0; r < rows; r++) {
      const __m512i x = _mm512_set1_epi32(pair_at(a + (size_t)r * lda + i));
      sum[r][0] = _mm512_add_epi32(sum[r][0], _mm512_madd_epi16(x, b0));
      sum[r][1] = _mm512_add_epi32(sum[r][1], _mm512_madd_epi16(x, b1));
    }
  }
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < 2; j++) _mm512_storeu_si512(c + (size_t)r * ldc + 16 * j, sum[r][j]);
}

AVX512 static void multiply_avx512(const int16_t *a, size_t lda, size_t m, const ng_packed *b, int32_t *c, size_t ldc) {
  for (uint32_t first = 0; first < b->n; first += NG_PANEL) {
    const int16_t *const w = b->data + (size_t)first * b->k;
    size_t i = 0;
    for (; i + 8 <= m; i += 8) tile_avx512(8, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
    for (; i + 3 <= m; i += 3) tile_avx512(3, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
    for (; i < m; i++) tile_avx512(1, a + i * lda, lda, b->k, w, c + i * ldc + first, ldc);
  }
}

DEFINE_KERNEL(avx512, AVX512)

const ng_kernel *ng_kernel_at(size_t i) {
  switch (i) {
    case 0:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512dq")
                 ? &kernel_avx512
                 : ng_kernel_at(1);
    case 1: return __builtin_cpu_supports("avx2") ? &kernel_avx2 : &kernel_plain;
    case 2: return &kernel_plain;
    default: return NULL;
  }
}

#else

const ng_kernel *ng_kernel_at(size_t i) { return i == 0 ? &kernel_plain : NULL; }

#endif

const ng_kernel *ng_kernel_best(void) { return ng_kernel_at(0); }
