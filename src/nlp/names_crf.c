/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditional random field: scores, marginals, best path (Lafferty et al. 2001). */
#include <float.h>
#include <math.h>
#include <string.h>

#include "nlp/names_model.h"

enum { L = NG_NAME_LABELS };

/* ---- scores ---- */

static const int8_t *find_weights(const ng_names *names, uint32_t key) {
  const uint16_t fingerprint = ng_names__fingerprint(key);
  for (uint32_t slot = ng_names__slot(key, names->n_slots); names->fingerprints[slot];) {
    if (names->fingerprints[slot] == fingerprint) return names->weights + (size_t)slot * L;
    if (++slot == names->n_slots) slot = 0;
  }
  return NULL;
}

static void add_scores(const ng_names *names, const uint32_t *keys, uint32_t n, float out[L]) {
  /* at most 112 features of at most 127: no overflow */
  int16_t sum[L] = {0};
  for (uint32_t f = 0; f < n; f++) {
    const int8_t *const weights = find_weights(names, keys[f]);
    if (!weights) continue;
    for (unsigned l = 0; l < L; l++) sum[l] = (int16_t)(sum[l] + weights[l]);
  }
  for (unsigned l = 0; l < L; l++) out[l] += names->scale * (float)sum[l];
}

/* No name begins or ends with a hyphen or a comma. */
static void rule_out(const ng_document *doc, uint32_t token, float scores[L]) {
  const ng_view word = ng_token_text(doc, &doc->tokens.data[token]);
  if (word.len != 1 || (word.data[0] != '-' && word.data[0] != ',')) return;
  for (unsigned l = 0; l < L; l++)
    if (l != NG_NAME_OUTSIDE && ng_name_label_place(l) != NG_NAME_INSIDE) scores[l] = -60;
}

bool ng_names__score(const ng_names *names, ng_names_work *work, const ng_document *doc) {
  const uint32_t n = doc->tokens.len;
  ng_vec_clear(&work->scores);
  ng_vec_clear(&work->marginals);
  if (n > UINT32_MAX / L / 2 || !ng_vec_reserve(&work->scores, (n + 1) * L) ||
      !ng_vec_reserve(&work->marginals, (n + 1) * L)) return false;
  memset(work->scores.data, 0, (size_t)n * L * sizeof *work->scores.data);
  memset(work->marginals.data, 0, (size_t)n * L * sizeof *work->marginals.data);
  for (uint32_t s = 0; s < doc->sentences.len; s++)
    for (uint32_t i = doc->sentences.data[s].first; i < doc->sentences.data[s].end; i++) {
      uint32_t keys[NG_NAME_FEATURES_MAX], n_own;
      const uint32_t n_keys = ng_name_features_get(&work->features, &names->classes, &doc->sentences.data[s], i, keys, &n_own);
      add_scores(names, keys, n_keys, work->scores.data + (size_t)i * L);
    }
  ng_names_net_score(&names->net, &work->net, &work->features, doc, work->scores.data);
  for (uint32_t i = 0; i < n; i++) rule_out(doc, i, work->scores.data + (size_t)i * L);
  return true;
}

bool ng_names__score_votes(const ng_names *names, ng_names_work *work, const ng_document *doc) {
  if (!ng_name_votes_count(&work->votes, &work->features, work->marginals.data)) return false;
  for (uint32_t s = 0; s < doc->sentences.len; s++)
    for (uint32_t i = doc->sentences.data[s].first; i < doc->sentences.data[s].end; i++) {
      uint32_t keys[NG_NAME_VOTE_FEATURES_MAX];
      const uint32_t n = ng_name_votes_get(&work->votes, &work->features, work->marginals.data, &doc->sentences.data[s], i, keys);
      if (n) add_scores(names, keys, n, work->scores.data + (size_t)i * L);
    }
  return true;
}

/* ---- marginals ---- */

static void scale_to_one(float v[L]) {
  float sum = 0;
  for (unsigned l = 0; l < L; l++) sum += v[l];
  const float factor = sum > 0 ? 1.0f / sum : 0;
  for (unsigned l = 0; l < L; l++) v[l] *= factor;
}

static void potentials(const float scores[L], float out[L]) {
  float most = scores[0];
  for (unsigned l = 1; l < L; l++) most = scores[l] > most ? scores[l] : most;
  for (unsigned l = 0; l < L; l++) out[l] = expf(scores[l] - most);
}

/* Labels less probable than this at a token start no path worth following. */
#define NEGLIGIBLE 1e-6f

/* Rows of the tables are whole, with 0 for steps that the scheme forbids; most labels are
 * dead at most tokens, so few rows are added. */
static void step_forward(const ng_names *names, const float before[L], float now[L]) {
  float sum[L] = {0};
  for (unsigned b = 0; b < L; b++) {
    if (before[b] < NEGLIGIBLE) continue;
    const float *const row = names->factors + b * L, weight = before[b];
    for (unsigned l = 0; l < L; l++) sum[l] += weight * row[l];
  }
  for (unsigned l = 0; l < L; l++) now[l] *= sum[l];
  scale_to_one(now);
}

static void step_backward(const ng_names *names, const float next[L], float now[L]) {
  float most = 0, sum[L] = {0};
  for (unsigned l = 0; l < L; l++) most = next[l] > most ? next[l] : most;
  for (unsigned l = 0; l < L; l++) {
    if (next[l] < NEGLIGIBLE * most) continue;
    const float *const row = names->backward_factors + l * L, weight = next[l];
    for (unsigned b = 0; b < L; b++) sum[b] += weight * row[b];
  }
  memcpy(now, sum, sizeof sum);
  scale_to_one(now);
}

bool ng_names__marginals(const ng_names *names, ng_names_work *work, const ng_sentence *sentence) {
  const uint32_t n = sentence->end - sentence->first;
  ng_vec_clear(&work->lattice);
  if (!ng_vec_reserve(&work->lattice, n * L)) return false;
  float *const potential = work->lattice.data, *const forward = work->marginals.data + (size_t)sentence->first * L;
  const float start[L] = {1};
  for (uint32_t i = 0; i < n; i++) {
    potentials(work->scores.data + (size_t)(sentence->first + i) * L, potential + (size_t)i * L);
    memcpy(forward + (size_t)i * L, potential + (size_t)i * L, L * sizeof *forward);
    step_forward(names, i ? forward + (size_t)(i - 1) * L : start, forward + (size_t)i * L);
  }
  float backward[L], next[L];
  for (unsigned l = 0; l < L; l++) backward[l] = ng_name_label_is_open(l) ? 0 : 1;
  for (uint32_t i = n; i-- > 0;) {
    float *const marginal = forward + (size_t)i * L;
    for (unsigned l = 0; l < L; l++) {
      marginal[l] *= backward[l];
      next[l] = backward[l] * potential[(size_t)i * L + l];
    }
    scale_to_one(marginal);
    step_backward(names, next, backward);
  }
  return true;
}

/* ---- the best path ---- */

/* A path that is this much worse than the best at its token will not win any more. */
#define HOPELESS 16.0f

/* Best step into each label, over the labels before that are worth it. */
static void step_best(const ng_names *names, const float before[L], float now[L], uint8_t from[L]) {
  float most = -FLT_MAX;
  for (unsigned b = 0; b < L; b++) most = before[b] > most ? before[b] : most;
  for (unsigned l = 0; l < L; l++) now[l] = -FLT_MAX / 4;
  memset(from, NG_NAME_OUTSIDE, L);
  for (unsigned b = 0; b < L; b++) {
    if (before[b] < most - HOPELESS) continue;
    for (unsigned k = 0; k < names->scheme.n_after[b]; k++) {
      const unsigned l = names->scheme.after[b][k];
      const float score = before[b] + names->transitions[b * L + l];
      if (score <= now[l]) continue;
      now[l] = score;
      from[l] = (uint8_t)b;
    }
  }
}

bool ng_names__best_path(const ng_names *names, ng_names_work *work, const ng_sentence *sentence) {
  const uint32_t n = sentence->end - sentence->first;
  ng_vec_clear(&work->back);
  ng_vec_clear(&work->labels);
  if (!ng_vec_reserve(&work->back, n * L) || !ng_vec_reserve(&work->labels, n)) return false;
  float row[2][L];
  for (unsigned l = 0; l < L; l++) row[1][l] = l == NG_NAME_OUTSIDE ? 0 : -FLT_MAX / 4;
  for (uint32_t i = 0; i < n; i++) {
    const float *const scores = work->scores.data + (size_t)(sentence->first + i) * L, *const before = row[(i + 1) % 2];
    step_best(names, before, row[i % 2], work->back.data + (size_t)i * L);
    for (unsigned l = 0; l < L; l++) row[i % 2][l] += scores[l];
  }
  const float *const last = row[(n + 1) % 2];
  unsigned label = NG_NAME_OUTSIDE;
  for (unsigned l = 0; l < L; l++)
    if (!ng_name_label_is_open(l) && last[l] > last[label]) label = l;
  work->labels.len = n;
  for (uint32_t i = n; i-- > 0;) {
    work->labels.data[i] = (uint8_t)label;
    label = work->back.data[(size_t)i * L + label];
  }
  return true;
}
