/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_encoder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "nlp/kernel.h"

/* ---- parameters ---- */

static float glorot(size_t a, size_t b) { return sqrtf(6.0f / (float)(a + b)); }

size_t train_encoder_params(train_encoder *net, train_param **out) {
  size_t n = 0;
  out[n++] = &net->projection;
  for (uint32_t l = 0; l < net->sizes.layers; l++)
    for (int d = 0; d < 2; d++) {
      out[n++] = &net->lstm[l][d].input;
      out[n++] = &net->lstm[l][d].recurrent;
      out[n++] = &net->lstm[l][d].bias;
    }
  return n;
}

void train_encoder_init(train_encoder *net, const train_encoder_sizes *sizes, uint32_t first_zero, uint32_t n_zero,
                        train_rng *rng) {
  const size_t h = sizes->hidden, out = 2 * h;
  *net = (train_encoder){.sizes = *sizes};
  train_param_init(&net->embedding, sizes->rows, sizes->input, 0.2f, rng);
  for (size_t i = 0; i < (size_t)n_zero * sizes->input; i++) net->embedding.w[(size_t)first_zero * sizes->input + i] = 0;
  train_param_init(&net->projection, sizes->fixed, sizes->input, sizes->range, rng);
  for (uint32_t l = 0; l < sizes->layers; l++)
    for (int d = 0; d < 2; d++) {
      train_lstm *const lstm = &net->lstm[l][d];
      const size_t in = l ? out : sizes->input;
      train_param_init(&lstm->input, in, 4 * h, glorot(in, h), rng);
      train_param_init(&lstm->recurrent, h, 4 * h, glorot(h, h), rng);
      train_param_init(&lstm->bias, 1, 4 * h, 0, rng);
      for (size_t i = h; i < 2 * h; i++) lstm->bias.w[i] = 1; /* remember at first */
    }
}

void train_encoder_dispose(train_encoder *net) {
  train_param *params[TRAIN_ENCODER_PARAMS];
  const size_t n = train_encoder_params(net, params);
  for (size_t i = 0; i < n; i++) train_param_dispose(params[i]);
  train_param_dispose(&net->embedding);
  free(net->pool.data);
}

/* ---- memory ---- */

/* Memory until the end of the batch, from the net's pool; what passes it comes from the heap
 * and makes the pool larger for the next batch. */
static void *take(train_run *r, size_t n, size_t size, bool cleared) {
  train_pool *const pool = &r->encoder->pool;
  const size_t bytes = (n * size + 63) / 64 * 64;
  void *memory;
  if (pool->cap - pool->used >= bytes) {
    memory = pool->data + pool->used;
    pool->used += bytes;
    if (cleared) memset(memory, 0, bytes);
  } else {
    memory = cleared ? ng_arena_zero(&r->memory, n, size) : ng_arena_alloc(&r->memory, n, size);
    if (!memory) abort();
  }
  pool->wanted += bytes;
  return memory;
}

static void pool_clear(train_pool *pool) {
  if (pool->wanted > pool->cap) {
    free(pool->data);
    pool->cap = pool->wanted + pool->wanted / 4;
    pool->data = train_alloc(pool->cap, 1);
  }
  pool->used = pool->wanted = 0;
}

float *train_floats(train_run *r, size_t n) { return take(r, n, sizeof(float), true); }
float *train_unset(train_run *r, size_t n) { return take(r, n, sizeof(float), false); }
uint32_t *train_indices(train_run *r, size_t n) { return take(r, n, sizeof(uint32_t), true); }

float *train_mask(train_run *r, size_t n, float p) {
  float *const m = train_unset(r, n);
  const float keep = 1 / (1 - p);
  for (size_t i = 0; i < n; i++) m[i] = !r->step->learn || p <= 0 ? 1 : train_rng_unit(r->rng) < p ? 0 : keep;
  return m;
}

/* ---- forwards ---- */

static void lay_out(train_run *r) {
  const train_encoder_batch *const b = r->batch;
  r->n = b->n_words;
  r->steps = b->first[1] - b->first[0];
  r->offset = train_indices(r, r->steps + 1);
  r->row_of = train_indices(r, r->n);
  r->sentence = train_indices(r, r->n);
  r->reverse = train_indices(r, r->n);
  uint32_t row = 0;
  for (uint32_t t = 0; t < r->steps; t++) {
    r->offset[t] = row;
    for (uint32_t s = 0; s < b->n_sentences && b->first[s] + t < b->first[s + 1]; s++) {
      r->row_of[b->first[s] + t] = row;
      r->sentence[row++] = s;
    }
  }
  r->offset[r->steps] = row;
  for (uint32_t s = 0; s < b->n_sentences; s++)
    for (uint32_t i = b->first[s]; i < b->first[s + 1]; i++)
      r->reverse[r->row_of[i]] = r->row_of[b->first[s] + b->first[s + 1] - 1 - i];
}

void train_gather(const float *from, const uint32_t *rows, size_t n, size_t width, float *to) {
  for (size_t i = 0; i < n; i++) memcpy(to + i * width, from + rows[i] * width, width * sizeof(float));
}

static void embed(train_run *r, float *x) {
  train_encoder *const net = r->encoder;
  const train_encoder_batch *const b = r->batch;
  const size_t width = net->sizes.input, fixed = net->sizes.fixed;
  r->fixed = train_unset(r, r->n * fixed);
  for (uint32_t i = 0; i < r->n; i++) memcpy(r->fixed + r->row_of[i] * fixed, b->fixed + i * fixed, fixed * sizeof(float));
  train_gemm(r->fixed, fixed, r->n, &net->projection.packed, x, width, false);
  for (uint32_t i = 0; i < r->n; i++)
    for (uint32_t f = 0; f < b->n_features; f++) {
      const uint32_t row = b->rows[(size_t)i * b->n_features + f];
      if (row == TRAIN_NO_ROW) continue;
      const float *const e = net->embedding.w + (size_t)row * width;
      float *const to = x + r->row_of[i] * width;
      for (size_t k = 0; k < width; k++) to[k] += e[k];
    }
  r->input_drop = train_mask(r, r->n * width, r->step->dropout.input);
  for (size_t i = 0; i < r->n * width; i++) x[i] *= r->input_drop[i];
}

/* One step of the LSTM on `n` sentences. */
static void lstm_step(float *restrict gates, const float *restrict cell_before, float *restrict cell,
                      float *restrict hidden, size_t ld, size_t n, size_t h) {
  for (size_t s = 0; s < n; s++) {
    float *const restrict g = gates + s * 4 * h;
    for (size_t k = 0; k < 3 * h; k++) g[k] = ng_sigmoid(g[k]);
    for (size_t k = 3 * h; k < 4 * h; k++) g[k] = ng_tanh(g[k]);
    for (size_t k = 0; k < h; k++) {
      const float before = cell_before ? cell_before[s * h + k] : 0;
      cell[s * h + k] = g[h + k] * before + g[k] * g[3 * h + k];
      hidden[s * ld + k] = g[2 * h + k] * ng_tanh(cell[s * h + k]);
    }
  }
}

static void run_direction(train_run *r, train_layer_state *state, const train_lstm *lstm, int d, const float *x, size_t width) {
  const size_t h = r->encoder->sizes.hidden;
  float *const gates = state->gates[d] = train_unset(r, r->n * 4 * h);
  float *const before = state->before[d] = train_floats(r, r->n * h);
  float *const hidden = train_unset(r, r->n * h);
  state->cell[d] = train_unset(r, r->n * h);
  state->mask[d] = train_mask(r, r->batch->n_sentences * h, r->step->dropout.recurrent);
  train_gemm(x, width, r->n, &lstm->input.packed, gates, 4 * h, false);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < 4 * h; k++) gates[i * 4 * h + k] += lstm->bias.w[k];
  for (uint32_t t = 0; t < r->steps; t++) {
    const size_t row = r->offset[t], n = r->offset[t + 1] - row, last = t ? r->offset[t - 1] : 0;
    if (t) {
      for (size_t i = 0; i < n * h; i++) before[row * h + i] = hidden[last * h + i] * state->mask[d][i];
      train_gemm(before + row * h, h, n, &lstm->recurrent.packed, gates + row * 4 * h, 4 * h, true);
    }
    lstm_step(gates + row * 4 * h, t ? state->cell[d] + last * h : NULL, state->cell[d] + row * h, hidden + row * h,
              h, n, h);
  }
  for (size_t i = 0; i < r->n; i++)
    memcpy(state->output + (d ? r->reverse[i] : i) * 2 * h + (d ? h : 0), hidden + i * h, h * sizeof(float));
}

float *train_dropped(train_run *r, uint32_t layer) {
  train_layer_state *const state = &r->layers[layer];
  const size_t width = 2 * r->encoder->sizes.hidden;
  float *const out = train_unset(r, r->n * width);
  if (!state->drop) state->drop = train_mask(r, r->batch->n_sentences * width, r->step->dropout.layer);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++)
      out[i * width + k] = state->output[i * width + k] * state->drop[r->sentence[i] * width + k];
  return out;
}

static void encode(train_run *r, float *x) {
  const train_encoder_sizes *const z = &r->encoder->sizes;
  for (uint32_t l = 0; l < z->layers; l++) {
    train_layer_state *const state = &r->layers[l];
    const size_t width = l ? 2 * z->hidden : z->input;
    state->input = l ? train_dropped(r, l - 1) : x;
    state->reversed = train_unset(r, r->n * width);
    train_gather(state->input, r->reverse, r->n, width, state->reversed);
    state->output = train_unset(r, r->n * 2 * z->hidden);
    run_direction(r, state, &r->encoder->lstm[l][0], 0, state->input, width);
    run_direction(r, state, &r->encoder->lstm[l][1], 1, state->reversed, width);
  }
}

/* ---- dense layers ---- */

void train_dense_back(const float *input, size_t m, size_t width, const float *gradient, size_t n, train_param *w,
                      train_param *bias, float *back) {
  train_gemm_tn(input, width, gradient, n, m, width, n, w->g);
  for (size_t i = 0; i < m && bias; i++)
    for (size_t k = 0; k < n; k++) bias->g[k] += gradient[i * n + k];
  if (back) train_gemm(gradient, n, m, &w->transposed, back, width, true);
}

float *train_affine(train_run *r, const float *input, size_t m, size_t width, const train_param *w, const train_param *bias) {
  float *const out = train_unset(r, m * w->cols);
  train_gemm(input, width, m, &w->packed, out, w->cols, false);
  for (size_t i = 0; i < m && bias; i++)
    for (size_t k = 0; k < w->cols; k++) out[i * w->cols + k] += bias->w[k];
  return out;
}

/* ---- backwards through the encoder ---- */

/* Gradient of one step: from that of the hidden state and of the cell to that of the gates;
 * `cell_back` becomes the gradient of the cell before. */
static void lstm_step_back(float *restrict gates, const float *restrict cell_before, const float *restrict cell,
                           const float *restrict hidden_back, float *restrict cell_back, size_t n, size_t h) {
  for (size_t s = 0; s < n; s++) {
    float *const restrict g = gates + s * 4 * h;
    for (size_t k = 0; k < h; k++) {
      const float in = g[k], forget = g[h + k], out = g[2 * h + k], candidate = g[3 * h + k];
      const float tc = ng_tanh(cell[s * h + k]), dh = hidden_back[s * h + k];
      const float dc = cell_back[s * h + k] + dh * out * (1 - tc * tc);
      g[k] = dc * candidate * in * (1 - in);
      g[h + k] = cell_before ? dc * cell_before[s * h + k] * forget * (1 - forget) : 0;
      g[2 * h + k] = dh * tc * out * (1 - out);
      g[3 * h + k] = dc * in * (1 - candidate * candidate);
      cell_back[s * h + k] = dc * forget;
    }
  }
}

/* `back` is the gradient of the layer's output, `input_back` of its input, in the order of
 * the direction. */
static void direction_back(train_run *r, train_layer_state *state, train_lstm *lstm, int d, const float *x, size_t width,
                           const float *back, float *input_back) {
  const size_t h = r->encoder->sizes.hidden, sentences = r->batch->n_sentences;
  float *const hidden = train_unset(r, r->n * h), *const cell = train_floats(r, sentences * h);
  float *const carried = train_floats(r, sentences * h);
  for (size_t i = 0; i < r->n; i++)
    memcpy(hidden + i * h, back + (d ? r->reverse[i] : i) * 2 * h + (d ? h : 0), h * sizeof(float));
  for (uint32_t t = r->steps; t-- > 0;) {
    const size_t row = r->offset[t], n = r->offset[t + 1] - row, last = t ? r->offset[t - 1] : 0;
    float *const gates = state->gates[d] + row * 4 * h;
    lstm_step_back(gates, t ? state->cell[d] + last * h : NULL, state->cell[d] + row * h, hidden + row * h, cell, n, h);
    if (!t) continue;
    train_gemm(gates, 4 * h, n, &lstm->recurrent.transposed, carried, h, false);
    for (size_t i = 0; i < n * h; i++) hidden[last * h + i] += carried[i] * state->mask[d][i];
  }
  train_dense_back(state->before[d], r->n, h, state->gates[d], 4 * h, &lstm->recurrent, NULL, NULL);
  train_dense_back(x, r->n, width, state->gates[d], 4 * h, &lstm->input, &lstm->bias, input_back);
}

static float *layer_back(train_run *r, uint32_t l, const float *back) {
  const train_encoder_sizes *const z = &r->encoder->sizes;
  train_layer_state *const state = &r->layers[l];
  const size_t width = l ? 2 * z->hidden : z->input;
  float *const in = train_floats(r, r->n * width), *const reversed = train_floats(r, r->n * width);
  direction_back(r, state, &r->encoder->lstm[l][0], 0, state->input, width, back, in);
  direction_back(r, state, &r->encoder->lstm[l][1], 1, state->reversed, width, back, reversed);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++) in[i * width + k] += reversed[r->reverse[i] * width + k];
  return in;
}

/* Gradient of a layer's output before its dropout. */
static void through_drop(train_run *r, uint32_t l, float *back) {
  const size_t width = 2 * r->encoder->sizes.hidden;
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++) back[i * width + k] *= r->layers[l].drop[r->sentence[i] * width + k];
}

static void embed_back(train_run *r, float *back) {
  train_encoder *const net = r->encoder;
  const train_encoder_batch *const b = r->batch;
  const size_t width = net->sizes.input;
  for (size_t i = 0; i < r->n * width; i++) back[i] *= r->input_drop[i];
  train_dense_back(r->fixed, r->n, net->sizes.fixed, back, width, &net->projection, NULL, NULL);
  for (uint32_t i = 0; i < r->n; i++)
    for (uint32_t f = 0; f < b->n_features; f++) {
      const uint32_t row = b->rows[(size_t)i * b->n_features + f];
      if (row == TRAIN_NO_ROW) continue;
      float *const g = net->embedding.g + (size_t)row * width;
      for (size_t k = 0; k < width; k++) g[k] += back[r->row_of[i] * width + k];
    }
}

void train_encoder_back(train_run *r, float *const gradients[TRAIN_MAX_LAYERS]) {
  const size_t width = 2 * r->encoder->sizes.hidden;
  float *back = NULL;
  for (uint32_t l = r->encoder->sizes.layers; l-- > 0;) {
    if (!back) back = gradients[l];
    else if (gradients[l])
      for (size_t i = 0; i < r->n * width; i++) back[i] += gradients[l][i];
    through_drop(r, l, back);
    back = layer_back(r, l, back);
  }
  embed_back(r, back);
}

/* ---- a batch ---- */

void train_run_begin(train_run *r) {
  ng_arena_init(&r->memory);
  lay_out(r);
  float *const x = train_floats(r, r->n * r->encoder->sizes.input);
  embed(r, x);
  encode(r, x);
}

void train_run_end(train_run *r) {
  ng_arena_dispose(&r->memory);
  pool_clear(&r->encoder->pool);
}

/* ---- update ---- */

static double norm_of(const train_param *p, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)p->g[i] * (double)p->g[i];
  return sum;
}

void train_run_update(train_run *r, train_param **params, size_t n) {
  train_param *const e = &r->encoder->embedding;
  double norm = 0;
  for (size_t i = 0; i < n; i++) norm += norm_of(params[i], params[i]->rows * params[i]->cols);
  r->step->adam.step++;
  train_adam adam = r->step->adam;
  adam.scale = 1 / (float)r->n;
  norm = sqrt(norm) / r->n;
  if (norm > (double)r->step->clip) adam.scale *= r->step->clip / (float)norm;
  for (size_t i = 0; i < n; i++)
    train_adam_update(&adam, params[i]->w, params[i]->g, params[i]->m, params[i]->v, params[i]->rows * params[i]->cols);
  /* Rows of the embedding; one that occurs again has no gradient left. */
  const size_t n_rows = (size_t)r->n * r->batch->n_features;
  for (size_t i = 0; i < n_rows; i++) {
    if (r->batch->rows[i] == TRAIN_NO_ROW) continue;
    const size_t at = (size_t)r->batch->rows[i] * e->cols;
    bool any = false;
    for (size_t k = 0; k < e->cols && !any; k++) any = e->g[at + k] != 0;
    if (any) train_adam_update(&adam, e->w + at, e->g + at, e->m + at, e->v + at, e->cols);
  }
  for (size_t i = 0; i < n; i++) train_param_pack(params[i]);
}
