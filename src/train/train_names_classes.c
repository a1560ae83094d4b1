/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_names_classes.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"
#include "train/corpus.h"

enum { CLUSTERS = 640, GROUPS = 80, ROUNDS = 12, DIMENSIONS_MAX = 256 };

/* ---- Brown tree ---- */

/* Numbers each distinct prefix of the tree's paths, so that a cut is one small number. */
typedef struct path_numbers {
  ng_map map;
  uint32_t next;
} path_numbers;

static bool number_path(path_numbers *numbers, ng_view path, size_t bits, uint16_t *out) {
  const ng_view cut = ng_view_make(path.data, path.len < bits ? path.len : bits);
  uint32_t *const value = ng_map_enter(&numbers->map, cut, numbers->next);
  if (!value) return false;
  if (*value == numbers->next) numbers->next++;
  *out = (uint16_t)*value;
  return true;
}

static bool add_brown_row(name_classes *out, path_numbers *numbers, ng_view path) {
  static const size_t bits[NG_BROWN_CUTS] = {4, 6, 10, 64};
  for (unsigned k = 0; k < NG_BROWN_CUTS; k++) {
    uint16_t number;
    if (!number_path(numbers, path, bits[k], &number) || !ng_vec_push(&out->brown, number)) return false;
  }
  return true;
}

static bool read_brown(ng_view text, name_classes *out) {
  path_numbers numbers = {.next = 1};
  ng_map_init(&numbers.map);
  ng_view last = {NULL, 0};
  bool ok = true;
  for (unsigned k = 0; ok && k < NG_BROWN_CUTS; k++) ok = ng_vec_push(&out->brown, 0); /* row 0: none */
  for (size_t at = 0; ok && at < text.len;) {
    const char *const line = text.data + at, *const stop = memchr(line, '\n', text.len - at);
    const size_t len = stop ? (size_t)(stop - line) : text.len - at;
    at += len + 1;
    const char *const tab = memchr(line, '\t', len);
    const char *const second = tab ? memchr(tab + 1, '\t', len - (size_t)(tab + 1 - line)) : NULL;
    if (!second) continue;
    const ng_view path = ng_view_make(line, (size_t)(tab - line));
    const ng_view word = ng_view_make(tab + 1, (size_t)(second - tab - 1));
    if (!ng_view_equals(path, last)) ok = add_brown_row(out, &numbers, path); /* sorted by path */
    last = path;
    const uint16_t row = (uint16_t)(out->brown.len / NG_BROWN_CUTS - 1);
    ok = ok && ng_vec_push(&out->words, (ng_word_class){ng_word_class_hash(word), row, 0});
  }
  ng_map_dispose(&numbers.map);
  return ok;
}

/* ---- clusters of vectors ---- */

static void normalise(float *vector, uint32_t d) {
  float sum = 0;
  for (uint32_t i = 0; i < d; i++) sum += vector[i] * vector[i];
  if (sum <= 0) return;
  const float scale = 1.0f / __builtin_sqrtf(sum);
  for (uint32_t i = 0; i < d; i++) vector[i] *= scale;
}

static uint32_t nearest(const float *vector, const float *centres, uint32_t n, uint32_t d) {
  uint32_t best = 0;
  float best_score = -2;
  for (uint32_t c = 0; c < n; c++) {
    float sums[8] = {0};
    const float *const centre = centres + (size_t)c * d;
    uint32_t i = 0;
    for (; i + 8 <= d; i += 8)
      for (unsigned k = 0; k < 8; k++) sums[k] += vector[i + k] * centre[i + k];
    for (; i < d; i++) sums[0] += vector[i] * centre[i];
    const float score = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    if (score > best_score) {
      best_score = score;
      best = c;
    }
  }
  return best;
}

/* Spherical k-means; begins with every (n/k)th vector, the files being sorted by frequency. */
static void cluster(const float *vectors, uint32_t n, uint32_t d, uint32_t k, float *centres, uint16_t *assigned) {
  for (uint32_t c = 0; c < k; c++)
    memcpy(centres + (size_t)c * d, vectors + (size_t)((uint64_t)c * n / k / 4) * d, d * sizeof *centres);
  for (unsigned round = 0; round < ROUNDS; round++) {
    for (uint32_t i = 0; i < n; i++) assigned[i] = (uint16_t)nearest(vectors + (size_t)i * d, centres, k, d);
    if (round + 1 == ROUNDS) break;
    float *const sums = ng_alloc_zero((size_t)k * d, sizeof *sums);
    if (!sums) return;
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t j = 0; j < d; j++) sums[(size_t)assigned[i] * d + j] += vectors[(size_t)i * d + j];
    for (uint32_t c = 0; c < k; c++) {
      normalise(sums + (size_t)c * d, d);
      bool empty = true;
      for (uint32_t j = 0; j < d && empty; j++) empty = sums[(size_t)c * d + j] == 0;
      if (!empty) memcpy(centres + (size_t)c * d, sums + (size_t)c * d, d * sizeof *centres);
    }
    ng_dealloc(sums);
  }
}

static int compare_words(const void *a, const void *b) {
  const uint32_t x = ((const ng_word_class *)a)->word, y = ((const ng_word_class *)b)->word;
  return (x > y) - (x < y);
}

/* Enters the cluster of each word, in the rows of the Brown tree where it has one. */
static bool enter_clusters(ng_view words, uint32_t n, const uint16_t *assigned, name_classes *out) {
  const uint32_t n_brown = out->words.len;
  if (n_brown) qsort(out->words.data, n_brown, sizeof *out->words.data, compare_words);
  size_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    const char *const stop = memchr(words.data + at, '\n', words.len - at);
    if (!stop) return false;
    const uint32_t hash = ng_word_class_hash(ng_view_make(words.data + at, (size_t)(stop - words.data) - at));
    at = (size_t)(stop - words.data) + 1;
    const ng_word_classes now = {out->words.data, n_brown, NULL, 0, NULL, 0};
    const ng_word_class *const found = ng_word_class_find(&now, hash);
    if (found) out->words.data[found - out->words.data].cluster = (uint16_t)(assigned[i] + 1);
    else if (!ng_vec_push(&out->words, (ng_word_class){hash, 0, (uint16_t)(assigned[i] + 1)})) return false;
  }
  qsort(out->words.data, out->words.len, sizeof *out->words.data, compare_words);
  return true;
}

static bool make_groups(const float *centres, uint32_t d, name_classes *out) {
  float *const groups = ng_alloc_zero((size_t)GROUPS * d, sizeof *groups);
  uint16_t *const assigned = ng_alloc_zero(CLUSTERS, sizeof *assigned);
  bool ok = groups && assigned && ng_vec_push(&out->group, 0);
  if (ok) cluster(centres, CLUSTERS, d, GROUPS, groups, assigned);
  for (uint32_t c = 0; ok && c < CLUSTERS; c++) ok = ng_vec_push(&out->group, (uint16_t)(assigned[c] + 1));
  ng_dealloc(groups);
  ng_dealloc(assigned);
  return ok;
}

static ng_status read_vectors(ng_view text, name_classes *out, ng_error *err) {
  char *end;
  const uint32_t n = (uint32_t)strtoul(text.data, &end, 10), d = (uint32_t)strtoul(end, &end, 10);
  const size_t header = (size_t)(end + 1 - text.data);
  if (n == 0 || d == 0 || d > DIMENSIONS_MAX || text.len < header + (size_t)n * d)
    return ng_fail(err, NG_ERR_SYNTAX, "word vectors have an unknown form");
  const ng_view words = ng_view_make(text.data + header, text.len - header - (size_t)n * d);
  const int8_t *const bytes = (const int8_t *)(text.data + text.len - (size_t)n * d);
  float *const vectors = ng_alloc((size_t)n * d * sizeof *vectors),
      *const centres = ng_alloc_zero((size_t)CLUSTERS * d, sizeof *centres);
  uint16_t *const assigned = ng_alloc_zero(n, sizeof *assigned);
  bool ok = vectors && centres && assigned;
  for (size_t i = 0; ok && i < (size_t)n * d; i++) vectors[i] = bytes[i];
  for (uint32_t i = 0; ok && i < n; i++) normalise(vectors + (size_t)i * d, d);
  if (ok) cluster(vectors, n, d, CLUSTERS, centres, assigned);
  ok = ok && enter_clusters(words, n, assigned, out) && make_groups(centres, d, out);
  ng_dealloc(vectors);
  ng_dealloc(centres);
  ng_dealloc(assigned);
  return ok ? NG_OK : ng_fail_no_mem(err);
}

ng_status name_classes_make(const char *data_dir, name_classes *out, ng_error *err) {
  *out = (name_classes){0};
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_status status = ng_corpus_read_file(data_dir, "lexical/brown-news-c320.tsv.xz", &text, err);
  if (status == NG_OK && !read_brown(ng_strbuf_view(&text), out)) status = ng_fail_no_mem(err);
  ng_strbuf_clear(&text);
  if (status == NG_OK) status = ng_corpus_read_file(data_dir, "lexical/vectors-news-100d.i8.xz", &text, err);
  if (status == NG_OK) status = read_vectors(ng_strbuf_view(&text), out, err);
  ng_strbuf_dispose(&text);
  return status;
}

void name_classes_dispose(name_classes *classes) {
  ng_vec_dispose(&classes->words);
  ng_vec_dispose(&classes->brown);
  ng_vec_dispose(&classes->group);
}

ng_word_classes name_classes_view(const name_classes *classes) {
  return (ng_word_classes){classes->words.data, classes->words.len, classes->brown.data,
                           classes->brown.len / NG_BROWN_CUTS, classes->group.data, classes->group.len};
}
