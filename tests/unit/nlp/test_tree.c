/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "nlp/tree.h"

static uint32_t state = 1;
static uint32_t draw(void) { return (state = state * 1664525u + 1013904223u) >> 8; }

/* Whether the heads form a tree with one word on the root. */
static bool is_tree(const uint16_t *heads, uint32_t n) {
  uint32_t roots = 0;
  for (uint32_t i = 1; i <= n; i++) {
    uint32_t at = i, steps = 0;
    while (at && steps++ <= n) at = heads[at - 1];
    if (at) return false;
    roots += heads[i - 1] == 0;
  }
  return roots == 1;
}

static float weight(const float *scores, uint32_t ld, const uint16_t *heads, uint32_t n) {
  float sum = 0;
  for (uint32_t d = 0; d < n; d++) sum += scores[d * ld + heads[d]];
  return sum;
}

/* The best weight by trying all assignments of heads. */
static float best_weight(const float *scores, uint32_t ld, uint32_t n) {
  uint16_t heads[8] = {0};
  float best = -1e30f;
  uint32_t total = 1;
  for (uint32_t i = 0; i < n; i++) total *= n + 1;
  for (uint32_t code = 0; code < total; code++) {
    uint32_t rest = code;
    for (uint32_t i = 0; i < n; i++, rest /= n + 1) heads[i] = (uint16_t)(rest % (n + 1));
    if (!is_tree(heads, n)) continue;
    const float w = weight(scores, ld, heads, n);
    if (w > best) best = w;
  }
  return best;
}

static void test_against_all_trees(void) {
  ng_tree_workspace *const w = ng_tree_workspace_new();
  float scores[6 * 8];
  for (int round = 0; round < 400; round++) {
    const uint32_t n = 1 + draw() % 5;
    for (int i = 0; i < 48; i++) scores[i] = (float)(draw() % 64);
    uint16_t heads[8];
    ng_tree_find(w, scores, 8, n, heads);
    if (!is_tree(heads, n)) CHECK(false);
    CHECK(weight(scores, 8, heads, n) == best_weight(scores, 8, n));
  }
  ng_tree_workspace_free(w);
}

/* The longest sentence, with scores that make many circles. */
static void test_large(void) {
  enum { N = NG_TREE_MAX, LD = N + 1 };
  static float scores[N * LD];
  static uint16_t heads[N];
  ng_tree_workspace *const w = ng_tree_workspace_new();
  for (int i = 0; i < N * LD; i++) scores[i] = (float)(draw() % 1000);
  ng_tree_find(w, scores, LD, N, heads);
  CHECK(is_tree(heads, N));
  for (uint32_t d = 0; d < N; d++) /* pairs that want each other, and no root */
    for (uint32_t h = 0; h <= N; h++) scores[d * LD + h] = h == (d ^ 1) + 1 ? 50 : h ? (float)((d * 7 + h) % 13) : -50;
  ng_tree_find(w, scores, LD, N, heads);
  CHECK(is_tree(heads, N));
  ng_tree_workspace_free(w);
  ng_tree_workspace_free(NULL);
}

int main(void) {
  RUN(test_against_all_trees);
  RUN(test_large);
  return harness_end();
}
