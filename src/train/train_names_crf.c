/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_names_crf.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

enum { L = NG_NAME_LABELS };
static const float smallest_gradient = 0.002f;

bool crf_init(crf *model, uint32_t n_rows) {
  *model = (crf){.n_rows = n_rows};
  model->weights = ng_alloc_zero(n_rows + 1u, sizeof *model->weights);
  model->squares = ng_alloc_zero(n_rows + 1u, sizeof *model->squares);
  return model->weights && model->squares;
}

void crf_dispose(crf *model) {
  ng_dealloc(model->weights);
  ng_dealloc(model->squares);
}

/* Working memory for the longest sentence. */
struct crf_lattice {
  float (*potential)[L];  /* exp of the emission scores */
  float (*forward)[L];
  float (*backward)[L];
  float (*free)[L];       /* marginals of all paths */
  float (*bound)[L];      /* and of the allowed ones */
  float factors[L][L];    /* exp of the transitions */
  float expected[L][L];   /* counts of transitions, allowed minus all */
  ng_name_scheme scheme;
};
typedef crf_lattice lattice;

static bool lattice_init(lattice *lat, uint32_t n) {
  lat->potential = ng_alloc(n * sizeof *lat->potential);
  lat->forward = ng_alloc(n * sizeof *lat->forward);
  lat->backward = ng_alloc(n * sizeof *lat->backward);
  lat->free = ng_alloc(n * sizeof *lat->free);
  lat->bound = ng_alloc(n * sizeof *lat->bound);
  lat->scheme = ng_name_scheme_make();
  return lat->potential && lat->forward && lat->backward && lat->free && lat->bound;
}

static void lattice_dispose(lattice *lat) {
  ng_dealloc(lat->potential);
  ng_dealloc(lat->forward);
  ng_dealloc(lat->backward);
  ng_dealloc(lat->free);
  ng_dealloc(lat->bound);
}

static uint64_t random_next(uint64_t *state) {
  *state += UINT64_C(0x9E3779B97F4A7C15);
  uint64_t z = *state;
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static void potentials(const float sum[L], float out[L]) {
  float most = sum[0];
  for (unsigned l = 1; l < L; l++) most = sum[l] > most ? sum[l] : most;
  for (unsigned l = 0; l < L; l++) out[l] = expf(sum[l] - most);
}

static void emission(const crf *model, const uint32_t *rows, uint32_t n, float out[L]) {
  float sum[L] = {0};
  for (uint32_t f = 0; f < n; f++) {
    if (rows[f] == CRF_NO_ROW) continue;
    const float *const w = model->weights[rows[f]];
    for (unsigned l = 0; l < L; l++) sum[l] += w[l];
  }
  potentials(sum, out);
}

static void scale_to_one(float v[L]) {
  float sum = 0;
  for (unsigned l = 0; l < L; l++) sum += v[l];
  const float factor = sum > 0 ? 1.0f / sum : 0;
  for (unsigned l = 0; l < L; l++) v[l] *= factor;
}

static void run_forward(lattice *lat, uint32_t n, const uint64_t *allowed) {
  for (uint32_t t = 0; t < n; t++) {
    for (unsigned l = 0; l < L; l++) {
      float sum = 0;
      const bool open = !allowed || (allowed[t] >> l & 1);
      if (open && t == 0) sum = ng_name_label_continues(l) ? 0 : lat->factors[NG_NAME_OUTSIDE][l];
      for (unsigned k = 0; open && t && k < lat->scheme.n[l]; k++) {
        const unsigned b = lat->scheme.before[l][k];
        sum += lat->forward[t - 1][b] * lat->factors[b][l];
      }
      lat->forward[t][l] = sum * lat->potential[t][l];
    }
    scale_to_one(lat->forward[t]);
  }
}

static void run_backward(lattice *lat, uint32_t n, const uint64_t *allowed) {
  for (unsigned l = 0; l < L; l++) lat->backward[n - 1][l] = ng_name_label_is_open(l) ? 0 : 1;
  for (uint32_t t = n - 1; t-- > 0;) {
    float next[L], now[L] = {0};
    for (unsigned l = 0; l < L; l++)
      next[l] = !allowed || (allowed[t + 1] >> l & 1) ? lat->backward[t + 1][l] * lat->potential[t + 1][l] : 0;
    for (unsigned l = 0; l < L; l++)
      for (unsigned k = 0; next[l] > 0 && k < lat->scheme.n[l]; k++) {
        const unsigned b = lat->scheme.before[l][k];
        now[b] += lat->factors[b][l] * next[l];
      }
    scale_to_one(now);
    memcpy(lat->backward[t], now, sizeof now);
  }
}

/* Adds `sign` times the expected transitions. */
static void count_transitions(lattice *lat, uint32_t n, const uint64_t *allowed, float sign) {
  for (uint32_t t = 1; t < n; t++) {
    float next[L], total = 0;
    for (unsigned l = 0; l < L; l++)
      next[l] = !allowed || (allowed[t] >> l & 1) ? lat->backward[t][l] * lat->potential[t][l] : 0;
    for (unsigned l = 0; l < L; l++)
      for (unsigned k = 0; next[l] > 0 && k < lat->scheme.n[l]; k++) {
        const unsigned b = lat->scheme.before[l][k];
        total += lat->forward[t - 1][b] * lat->factors[b][l] * next[l];
      }
    if (total <= 0) continue;
    const float factor = sign / total;
    for (unsigned l = 0; l < L; l++)
      for (unsigned k = 0; next[l] > 0 && k < lat->scheme.n[l]; k++) {
        const unsigned b = lat->scheme.before[l][k];
        lat->expected[b][l] += factor * lat->forward[t - 1][b] * lat->factors[b][l] * next[l];
      }
  }
}

static void marginals(lattice *lat, uint32_t n, const uint64_t *allowed, float sign, float (*out)[L]) {
  run_forward(lat, n, allowed);
  run_backward(lat, n, allowed);
  for (uint32_t t = 0; t < n; t++) {
    for (unsigned l = 0; l < L; l++) out[t][l] = lat->forward[t][l] * lat->backward[t][l];
    scale_to_one(out[t]);
  }
  count_transitions(lat, n, allowed, sign);
}

static void step_row(crf *model, uint32_t row, const float gradient[L], const crf_options *options) {
  float *const w = model->weights[row], *const q = model->squares[row];
  for (unsigned l = 0; l < L; l++) {
    const float g = gradient[l] - options->decay * w[l];
    q[l] += g * g;
    w[l] += options->rate * g / (sqrtf(q[l]) + 0.1f);
  }
}

static void step_transitions(crf *model, lattice *lat, const crf_options *options) {
  for (unsigned l = 0; l < L; l++)
    for (unsigned k = 0; k < lat->scheme.n[l]; k++) {
      const unsigned b = lat->scheme.before[l][k];
      const float g = lat->expected[b][l];
      model->transition_squares[b][l] += g * g;
      model->transitions[b][l] += options->rate * g / (sqrtf(model->transition_squares[b][l]) + 1.0f);
      lat->factors[b][l] = expf(model->transitions[b][l]);
      lat->expected[b][l] = 0;
    }
}

typedef struct sampled {
  NG_VEC(uint32_t) rows;
  NG_VEC(uint32_t) ends; /* by token */
} sampled;

/* The sentence's rows after dropout. */
static bool sample(const crf_data *data, const crf_sentence *s, const crf_options *options, uint64_t *random, sampled *out) {
  const uint32_t threshold = (uint32_t)(options->dropout * 65536.0f);
  const uint32_t *row = data->rows + s->first_row;
  ng_vec_clear(&out->rows);
  ng_vec_clear(&out->ends);
  uint64_t bits = 0;
  const bool extra = data->extra && (random_next(random) >> 40) >= (uint64_t)(options->extra_dropout * (float)(1 << 24));
  for (uint32_t t = 0; t < s->n_tokens; t++) {
    const bool no_word = (random_next(random) >> 40) < (uint64_t)(options->word_dropout * (float)(1 << 24));
    const unsigned hidden = no_word ? data->n_own.data[s->first_token + t] : 0;
    for (unsigned f = 0; f < data->n_features.data[s->first_token + t]; f++, row++) {
      if (f % 4 == 0) bits = random_next(random);
      const bool drop = f < hidden || (bits >> (16 * (f % 4)) & 0xFFFF) < threshold;
      if (!drop && *row != CRF_NO_ROW && !ng_vec_push(&out->rows, *row)) return false;
    }
    for (unsigned k = 0; extra && k < CRF_EXTRA; k++) {
      const uint32_t more = data->extra[(size_t)(s->first_token + t) * CRF_EXTRA + k];
      if (more != CRF_NO_ROW && !ng_vec_push(&out->rows, more)) return false;
    }
    if (!ng_vec_push(&out->ends, out->rows.len)) return false;
  }
  return true;
}

/* Whether any path is allowed; annotations that contradict the scheme leave none. */
static bool is_possible(lattice *lat, uint32_t n) {
  for (uint32_t t = 0; t < n; t++) {
    float sum = 0;
    for (unsigned l = 0; l < L; l++) sum += lat->bound[t][l];
    if (sum < 0.5f) {
      memset(lat->expected, 0, sizeof lat->expected);
      return false;
    }
  }
  return true;
}

static double train_sentence(crf *model, lattice *lat, const crf_data *data, const crf_sentence *s, const sampled *rows,
                             const crf_options *options) {
  const uint32_t n = s->n_tokens;
  const uint64_t *const allowed = data->allowed.data + s->first_token;
  uint32_t at = 0;
  for (uint32_t t = 0; t < n; t++) {
    emission(model, rows->rows.data + at, rows->ends.data[t] - at, lat->potential[t]);
    at = rows->ends.data[t];
  }
  marginals(lat, n, NULL, -1, lat->free);
  marginals(lat, n, allowed, 1, lat->bound);
  double distance = 0;
  at = 0;
  if (!is_possible(lat, n)) return 0;
  for (uint32_t t = 0; t < n; t++) {
    float gradient[L], largest = 0;
    for (unsigned l = 0; l < L; l++) {
      gradient[l] = lat->bound[t][l] - lat->free[t][l];
      const float size = fabsf(gradient[l]);
      if (size > largest) largest = size;
    }
    distance += largest;
    for (uint32_t f = at; largest > smallest_gradient && f < rows->ends.data[t]; f++)
      step_row(model, rows->rows.data[f], gradient, options);
    at = rows->ends.data[t];
  }
  step_transitions(model, lat, options);
  return distance;
}

static uint32_t longest_sentence(const crf_data *data) {
  uint32_t longest = 1;
  for (uint32_t s = 0; s < data->sentences.len; s++)
    if (data->sentences.data[s].n_tokens > longest) longest = data->sentences.data[s].n_tokens;
  return longest;
}

void crf_lattice_set(lattice *lat, const float *transitions) {
  for (unsigned b = 0; b < L; b++)
    for (unsigned l = 0; l < L; l++) lat->factors[b][l] = expf(transitions[b * L + l]);
}

bool crf_marginals(const crf *model, const crf_data *data, uint8_t fold, float *out) {
  lattice *const lat = ng_alloc_zero(1, sizeof *lat);
  const bool ok = lat && lattice_init(lat, longest_sentence(data));
  if (ok) crf_lattice_set(lat, model->transitions[0]);
  for (uint32_t i = 0; ok && i < data->sentences.len; i++) {
    const crf_sentence *const s = &data->sentences.data[i];
    if (s->fold != fold) continue;
    const uint32_t *row = data->rows + s->first_row;
    for (uint32_t t = 0; t < s->n_tokens; t++) {
      const unsigned n = data->n_features.data[s->first_token + t];
      emission(model, row, n, lat->potential[t]);
      row += n;
    }
    marginals(lat, s->n_tokens, NULL, 0, lat->free);
    memcpy(out + (size_t)s->first_token * L, lat->free, s->n_tokens * sizeof *lat->free);
  }
  if (lat) lattice_dispose(lat);
  ng_dealloc(lat);
  return ok;
}

bool crf_train(crf *model, const crf_data *data, const crf_options *options) {
  const uint32_t n = data->sentences.len;
  lattice *const lat = ng_alloc_zero(1, sizeof *lat);
  uint32_t *const order = ng_alloc((n + 1) * sizeof *order);
  sampled rows = {0};
  uint64_t random = options->seed;
  bool ok = lat && order && lattice_init(lat, longest_sentence(data));
  if (ok) crf_lattice_set(lat, model->transitions[0]);
  for (uint32_t s = 0; ok && s < n; s++) order[s] = s;
  for (unsigned pass = 0; ok && pass < options->passes; pass++) {
    double distance = 0;
    for (uint32_t s = n; s-- > 1;) {
      const uint32_t other = (uint32_t)(random_next(&random) % (s + 1)), swap = order[s];
      order[s] = order[other];
      order[other] = swap;
    }
    for (uint32_t s = 0; ok && s < n; s++) {
      const crf_sentence *const sentence = &data->sentences.data[order[s]];
      if (sentence->fold == options->skipped_fold) continue;
      ok = sample(data, sentence, options, &random, &rows);
      if (ok) distance += train_sentence(model, lat, data, sentence, &rows, options);
    }
    fprintf(stderr, "  pass %u: distance %.0f\n", pass + 1, distance);
  }
  ng_vec_dispose(&rows.rows);
  ng_vec_dispose(&rows.ends);
  if (lat) lattice_dispose(lat);
  ng_dealloc(lat);
  ng_dealloc(order);
  return ok;
}

/* ---- for scores made elsewhere ---- */

crf_lattice *crf_lattice_new(uint32_t longest_sentence) {
  lattice *const lat = ng_alloc_zero(1, sizeof *lat);
  if (!lat || lattice_init(lat, longest_sentence)) return lat;
  crf_lattice_free(lat);
  return NULL;
}

void crf_lattice_free(crf_lattice *lat) {
  if (lat) lattice_dispose(lat);
  ng_dealloc(lat);
}

double crf_lattice_learn(crf_lattice *lat, const float *scores, uint32_t n, const uint64_t *allowed, float *gradient,
                         float *transition_gradient) {
  double distance = 0;
  for (uint32_t t = 0; t < n; t++) potentials(scores + (size_t)t * L, lat->potential[t]);
  marginals(lat, n, NULL, -1, lat->free);
  marginals(lat, n, allowed, 1, lat->bound);
  memset(gradient, 0, (size_t)n * L * sizeof *gradient);
  if (!is_possible(lat, n)) return 0;
  for (uint32_t t = 0; t < n; t++) {
    float largest = 0;
    for (unsigned l = 0; l < L; l++) {
      const float g = gradient[(size_t)t * L + l] = lat->free[t][l] - lat->bound[t][l];
      if (fabsf(g) > largest) largest = fabsf(g);
    }
    distance += (double)largest;
  }
  for (unsigned b = 0; b < L; b++)
    for (unsigned l = 0; l < L; l++) {
      transition_gradient[b * L + l] -= lat->expected[b][l];
      lat->expected[b][l] = 0;
    }
  return distance;
}
