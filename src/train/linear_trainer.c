/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/linear_trainer.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "train/random.h"

bool ng_linear_trainer_add(ng_linear_trainer *t, const uint64_t *features, uint32_t n, uint32_t class) {
  const uint64_t mask = (UINT64_C(1) << t->log2_rows) - 1;
  for (uint32_t i = 0; i < n; i++)
    if (!ng_vec_push(&t->rows, (uint32_t)(features[i] & mask))) return false;
  return ng_vec_push(&t->ends, t->rows.len) && ng_vec_push(&t->classes, (uint8_t)class);
}

typedef struct sgd_state {
  float *weight;
  float *square;   /* sum of squared gradients */
  double *sum;     /* of the weights after each averaged pass */
  uint32_t *order;
} sgd_state;

/* Probabilities of the classes; the reference class 0 comes last. */
static void softmax(float *score, uint32_t n_scores) {
  float max = 0, total;
  for (uint32_t k = 0; k < n_scores; k++) max = fmaxf(max, score[k]);
  total = expf(-max);
  for (uint32_t k = 0; k < n_scores; k++) total += score[k] = expf(score[k] - max);
  for (uint32_t k = 0; k < n_scores; k++) score[k] /= total;
}

static void step(const ng_linear_trainer *t, sgd_state *s, uint32_t example) {
  const uint32_t n_scores = t->n_classes - 1;
  const uint32_t begin = example ? t->ends.data[example - 1] : 0, end = t->ends.data[example];
  float p[NG_LINEAR_MAX_CLASSES] = {0};
  for (uint32_t i = begin; i < end; i++)
    for (uint32_t k = 0; k < n_scores; k++) p[k] += s->weight[(size_t)t->rows.data[i] * n_scores + k];
  softmax(p, n_scores);
  for (uint32_t k = 0; k < n_scores; k++) p[k] -= t->classes.data[example] == k + 1;
  for (uint32_t i = begin; i < end; i++) {
    for (uint32_t k = 0; k < n_scores; k++) {
      const size_t at = (size_t)t->rows.data[i] * n_scores + k;
      const float gradient = p[k] + t->decay * s->weight[at];
      s->square[at] += gradient * gradient;
      s->weight[at] -= t->rate * gradient / sqrtf(s->square[at] + 1e-6f);
    }
  }
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *random) {
  for (uint32_t i = n; i > 1; i--) {
    const uint32_t j = (uint32_t)(ng_random_next(random) % i), swap = order[i - 1];
    order[i - 1] = order[j];
    order[j] = swap;
  }
}

static void descend(const ng_linear_trainer *t, sgd_state *s, size_t n_weights, uint64_t seed) {
  const uint32_t n = t->classes.len;
  uint64_t random = seed;
  for (uint32_t i = 0; i < n; i++) s->order[i] = i;
  const uint32_t first_averaged = t->passes / 2;
  for (uint32_t pass = 0; pass < t->passes; pass++) {
    shuffle(s->order, n, &random);
    for (uint32_t i = 0; i < n; i++) step(t, s, s->order[i]);
    if (pass >= first_averaged)
      for (size_t i = 0; i < n_weights; i++) s->sum[i] += (double)s->weight[i];
  }
  const double scale = NG_LINEAR_UNIT / (double)(t->passes - first_averaged);
  for (size_t i = 0; i < n_weights; i++)
    t->weights[i] = (int16_t)lrint(fmax(-32767, fmin(32767, s->sum[i] * scale)));
}

ng_status ng_linear_trainer_run(ng_linear_trainer *t, uint64_t seed, ng_error *err) {
  const size_t n_weights = ((size_t)1 << t->log2_rows) * (t->n_classes - 1);
  sgd_state s = {ng_alloc_zero(n_weights, sizeof(float)), ng_alloc_zero(n_weights, sizeof(float)),
                 ng_alloc_zero(n_weights, sizeof(double)), ng_alloc_zero(t->classes.len, sizeof(uint32_t))};
  t->weights = ng_alloc_zero(n_weights, sizeof *t->weights);
  const bool good = s.weight && s.square && s.sum && s.order && t->weights;
  if (good) descend(t, &s, n_weights, seed);
  ng_dealloc(s.weight);
  ng_dealloc(s.square);
  ng_dealloc(s.sum);
  ng_dealloc(s.order);
  return good ? NG_OK : ng_fail_no_mem(err);
}

ng_model_section ng_linear_trainer_section(const ng_linear_trainer *t, const char *name) {
  return (ng_model_section){name, NG_MODEL_I16, 1u << t->log2_rows, t->n_classes - 1, t->weights};
}

void ng_linear_trainer_dispose(ng_linear_trainer *t) {
  ng_vec_dispose(&t->rows);
  ng_vec_dispose(&t->ends);
  ng_vec_dispose(&t->classes);
  ng_dealloc(t->weights);
  t->weights = NULL;
}
