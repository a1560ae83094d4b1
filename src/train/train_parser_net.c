/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "nlp/kernel.h"

/* ---- parameters ---- */

static float glorot(size_t a, size_t b) { return sqrtf(6.0f / (float)(a + b)); }

/* All parameters but the embedding, whose rows are updated as they are used. */
static size_t dense_params(train_net *net, train_param *out[64]) {
  size_t n = 0;
  out[n++] = &net->projection;
  for (uint32_t l = 0; l < net->sizes.layers; l++)
    for (int d = 0; d < 2; d++) {
      out[n++] = &net->lstm[l][d].input;
      out[n++] = &net->lstm[l][d].recurrent;
      out[n++] = &net->lstm[l][d].bias;
    }
  train_param *const rest[] = {&net->tags, &net->tags_bias, &net->mlp, &net->mlp_bias, &net->arc, &net->arc_bias,
                               &net->root_arc, &net->root_rel, &net->rel, &net->rel_bias};
  for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) out[n++] = rest[i];
  return n;
}

static void pack(train_net *net) {
  train_param *params[64];
  const size_t n = dense_params(net, params);
  for (size_t i = 0; i < n; i++) train_param_pack(params[i]);
}

void train_net_init(train_net *net, const train_sizes *sizes, const int8_t *vectors, uint64_t seed) {
  train_rng rng = {seed};
  const size_t h = sizes->hidden, out = 2 * h, relations = NG_DEPREL_COUNT;
  const size_t mlp = 2 * sizes->arc + 2 * sizes->rel;
  *net = (train_net){.sizes = *sizes, .vectors = vectors};
  train_param_init(&net->embedding, sizes->rows, sizes->input, 0.2f, &rng);
  for (size_t i = 0; i < (size_t)sizes->vectors * sizes->input; i++)
    net->embedding.w[NG_FEATURE_COUNT * sizes->input + i] = 0; /* words start where their vectors are */
  train_param_init(&net->projection, sizes->vector, sizes->input, 0.8f, &rng);
  for (uint32_t l = 0; l < sizes->layers; l++)
    for (int d = 0; d < 2; d++) {
      train_lstm *const lstm = &net->lstm[l][d];
      const size_t in = l ? out : sizes->input;
      train_param_init(&lstm->input, in, 4 * h, glorot(in, h), &rng);
      train_param_init(&lstm->recurrent, h, 4 * h, glorot(h, h), &rng);
      train_param_init(&lstm->bias, 1, 4 * h, 0, &rng);
      for (size_t i = h; i < 2 * h; i++) lstm->bias.w[i] = 1; /* remember at first */
    }
  train_param_init(&net->tags, out, TRAIN_TAGS, glorot(out, TRAIN_TAGS), &rng);
  train_param_init(&net->tags_bias, 1, TRAIN_TAGS, 0, &rng);
  train_param_init(&net->mlp, out, mlp, glorot(out, sizes->arc), &rng);
  train_param_init(&net->mlp_bias, 1, mlp, 0, &rng);
  train_param_init(&net->arc, sizes->arc, sizes->arc, glorot(sizes->arc, sizes->arc), &rng);
  train_param_init(&net->arc_bias, 1, sizes->arc, 0, &rng);
  train_param_init(&net->root_arc, 1, sizes->arc, 0.3f, &rng);
  train_param_init(&net->root_rel, 1, sizes->rel, 0.3f, &rng);
  train_param_init(&net->rel, sizes->rel, relations, glorot(sizes->rel, relations), &rng);
  train_param_init(&net->rel_bias, 1, relations, 0, &rng);
  pack(net);
}

void train_net_dispose(train_net *net) {
  train_param *params[64];
  const size_t n = dense_params(net, params);
  for (size_t i = 0; i < n; i++) train_param_dispose(params[i]);
  train_param_dispose(&net->embedding);
  free(net->pool.data);
}

/* ---- one run ---- */

typedef struct layer_state {
  float *input;      /* rows x width, dropped out, forward order */
  float *reversed;   /* the same in the order of the backward direction */
  float *gates[2];   /* rows x 4 hidden, activated */
  float *cell[2];    /* rows x hidden */
  float *before[2];  /* hidden state before the step, dropped out */
  float *mask[2];    /* sentences x hidden: recurrent dropout */
  float *output;     /* rows x 2 hidden, forward order */
  float *drop;       /* sentences x 2 hidden: dropout of the output */
} layer_state;

typedef struct run {
  train_net *net;
  const train_batch *batch;
  const train_step *step;
  train_rng *rng;
  ng_arena memory;
  uint32_t n, steps;
  uint32_t *offset;   /* first row of each time step; steps + 1 of them */
  uint32_t *row_of;   /* word to row */
  uint32_t *sentence; /* row to sentence */
  uint32_t *reverse;  /* row of a direction to row of the other */
  float *input_drop;  /* rows x input */
  layer_state layers[TRAIN_MAX_LAYERS];
  train_result *result;
} run;

/* Memory until the end of the batch, from the net's pool; what passes it comes from the heap
 * and makes the pool larger for the next batch. */
static void *take(run *r, size_t n, size_t size, bool cleared) {
  train_pool *const pool = &r->net->pool;
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

static float *floats(run *r, size_t n) { return take(r, n, sizeof(float), true); }
/* For what is written before it is read. */
static float *unset(run *r, size_t n) { return take(r, n, sizeof(float), false); }
static uint32_t *indices(run *r, size_t n) { return take(r, n, sizeof(uint32_t), true); }

/* n factors, 0 with probability p, else 1/(1-p); all 1 where nothing is learnt. */
static float *mask(run *r, size_t n, float p) {
  float *const m = unset(r, n);
  const float keep = 1 / (1 - p);
  for (size_t i = 0; i < n; i++) m[i] = !r->step->learn || p <= 0 ? 1 : train_rng_unit(r->rng) < p ? 0 : keep;
  return m;
}

static void lay_out(run *r) {
  const train_batch *const b = r->batch;
  r->n = b->n_words;
  r->steps = b->first[1] - b->first[0];
  r->offset = indices(r, r->steps + 1);
  r->row_of = indices(r, r->n);
  r->sentence = indices(r, r->n);
  r->reverse = indices(r, r->n);
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

static void gather(const float *from, const uint32_t *rows, size_t n, size_t width, float *to) {
  for (size_t i = 0; i < n; i++) memcpy(to + i * width, from + rows[i] * width, width * sizeof(float));
}

static const int8_t *vector_of(const run *r, const train_word *word) {
  const uint32_t row = word->rows[NG_FEATURE_FORM] - NG_FEATURE_COUNT; /* wraps for an unknown form */
  const train_sizes *const z = &r->net->sizes;
  return word->vector && row < z->vectors ? r->net->vectors + (size_t)row * z->vector : NULL;
}

/* Whether a feature's own row takes part. */
static uint32_t row_at(const train_word *word, uint32_t feature) {
  return feature != NG_FEATURE_FORM || word->own ? word->rows[feature] : UINT32_MAX;
}

static void vectors_of_batch(run *r, float *out) {
  const size_t width = r->net->sizes.vector;
  for (uint32_t i = 0; i < r->n; i++) {
    const int8_t *const v = vector_of(r, &r->batch->words[i]);
    float *const x = out + r->row_of[i] * width;
    for (size_t k = 0; v && k < width; k++) x[k] = (float)v[k] / 256;
  }
}

static void embed(run *r, float *x, float *vectors) {
  train_net *const net = r->net;
  const size_t width = net->sizes.input;
  vectors_of_batch(r, vectors);
  train_gemm(vectors, net->sizes.vector, r->n, &net->projection.packed, x, width, false);
  for (uint32_t i = 0; i < r->n; i++)
    for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) {
      const uint32_t row = row_at(&r->batch->words[i], f);
      if (row == UINT32_MAX) continue;
      const float *const e = net->embedding.w + (size_t)row * width;
      float *const to = x + r->row_of[i] * width;
      for (size_t k = 0; k < width; k++) to[k] += e[k];
    }
  r->input_drop = mask(r, r->n * width, r->step->dropout.input);
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

static void run_direction(run *r, layer_state *state, const train_lstm *lstm, int d, const float *x, size_t width) {
  const size_t h = r->net->sizes.hidden;
  float *const gates = state->gates[d] = unset(r, r->n * 4 * h);
  float *const before = state->before[d] = floats(r, r->n * h);
  float *const hidden = unset(r, r->n * h);
  state->cell[d] = unset(r, r->n * h);
  state->mask[d] = mask(r, r->batch->n_sentences * h, r->step->dropout.recurrent);
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

/* Output of a layer with dropout that is the same for all words of a sentence. */
static float *dropped(run *r, layer_state *state) {
  const size_t width = 2 * r->net->sizes.hidden;
  float *const out = unset(r, r->n * width);
  if (!state->drop) state->drop = mask(r, r->batch->n_sentences * width, r->step->dropout.layer);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++)
      out[i * width + k] = state->output[i * width + k] * state->drop[r->sentence[i] * width + k];
  return out;
}

static void encode(run *r, float *x) {
  const train_sizes *const z = &r->net->sizes;
  for (uint32_t l = 0; l < z->layers; l++) {
    layer_state *const state = &r->layers[l];
    const size_t width = l ? 2 * z->hidden : z->input;
    state->input = l ? dropped(r, &r->layers[l - 1]) : x;
    state->reversed = unset(r, r->n * width);
    gather(state->input, r->reverse, r->n, width, state->reversed);
    state->output = unset(r, r->n * 2 * z->hidden);
    run_direction(r, state, &r->net->lstm[l][0], 0, state->input, width);
    run_direction(r, state, &r->net->lstm[l][1], 1, state->reversed, width);
  }
}

/* ---- losses: each turns scores into gradients in place ---- */

/* Cross entropy of `n` scores with a target; returns the best index. */
static uint32_t cross_entropy(float *scores, uint32_t n, uint32_t target, float weight, double *loss) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; i++)
    if (scores[i] > scores[best]) best = i;
  const float top = scores[best];
  float sum = 0;
  for (uint32_t i = 0; i < n; i++) sum += scores[i] = expf(scores[i] - top);
  for (uint32_t i = 0; i < n; i++) scores[i] *= weight / sum;
  if (target < n) {
    *loss -= (double)(weight * logf(scores[target] / weight + 1e-30f));
    scores[target] -= weight;
  } else {
    memset(scores, 0, n * sizeof *scores);
  }
  return best;
}

static void learn_dense(const float *input, size_t m, size_t width, const float *gradient, size_t n, train_param *w,
                        train_param *bias, float *back) {
  train_gemm_tn(input, width, gradient, n, m, width, n, w->g);
  for (size_t i = 0; i < m && bias; i++)
    for (size_t k = 0; k < n; k++) bias->g[k] += gradient[i * n + k];
  if (back) train_gemm(gradient, n, m, &w->transposed, back, width, true);
}

static float *affine(run *r, const float *input, size_t m, size_t width, const train_param *w, const train_param *bias) {
  float *const out = unset(r, m * w->cols);
  train_gemm(input, width, m, &w->packed, out, w->cols, false);
  for (size_t i = 0; i < m && bias; i++)
    for (size_t k = 0; k < w->cols; k++) out[i * w->cols + k] += bias->w[k];
  return out;
}

static void tag_loss(run *r, float *back) {
  const size_t width = 2 * r->net->sizes.hidden;
  float *const input = dropped(r, &r->layers[r->net->sizes.tag_layer]);
  float *const scores = affine(r, input, r->n, width, &r->net->tags, &r->net->tags_bias);
  for (uint32_t i = 0; i < r->n; i++) {
    const train_word *const word = &r->batch->words[i];
    float *const s = scores + r->row_of[i] * TRAIN_TAGS;
    r->result->upos += cross_entropy(s, NG_UPOS_COUNT, word->upos, 0.5f, &r->result->loss) == word->upos;
    r->result->xpos += cross_entropy(s + NG_UPOS_COUNT, NG_XPOS_COUNT, word->xpos, 0.5f, &r->result->loss) == word->xpos;
  }
  if (r->step->learn) learn_dense(input, r->n, width, scores, TRAIN_TAGS, &r->net->tags, &r->net->tags_bias, back);
}

/* Scores of a sentence's n words with the root and each other: n x (n + 1). */
typedef struct arcs {
  float *heads;    /* (n + 1) x arc: the root, then the words */
  float *queries;  /* n x arc */
  float *scores;
} arcs;

static arcs score_arcs(run *r, const float *mlp, size_t n) {
  const train_net *const net = r->net;
  const size_t a = net->sizes.arc, ld = net->mlp.cols;
  arcs out = {floats(r, (n + 1) * a), floats(r, n * a), floats(r, n * (n + 1))};
  memcpy(out.heads, net->root_arc.w, a * sizeof(float));
  for (size_t i = 0; i < n; i++) memcpy(out.heads + (i + 1) * a, mlp + i * ld + a, a * sizeof(float));
  train_gemm(mlp, ld, n, &net->arc.packed, out.queries, a, false);
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < a; k++) out.queries[i * a + k] += net->arc_bias.w[k];
  train_packed packed = {0};
  train_pack(&packed, out.heads, a, a, n + 1, true);
  train_gemm(out.queries, a, n, &packed, out.scores, n + 1, false);
  free(packed.data);
  for (size_t i = 0; i < n; i++) out.scores[i * (n + 1) + i + 1] = -1e9f;
  return out;
}

static void learn_arcs(run *r, const arcs *arc, const float *mlp, float *mlp_back, size_t n) {
  train_net *const net = r->net;
  const size_t a = net->sizes.arc, ld = net->mlp.cols;
  float *const queries = floats(r, n * a), *const heads = floats(r, (n + 1) * a);
  train_packed packed = {0};
  train_pack(&packed, arc->heads, a, n + 1, a, false);
  train_gemm(arc->scores, n + 1, n, &packed, queries, a, false);
  train_gemm_tn(arc->scores, n + 1, arc->queries, a, n, n + 1, a, heads);
  for (size_t k = 0; k < a; k++) net->root_arc.g[k] += heads[k];
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < a; k++) {
      mlp_back[i * ld + a + k] += heads[(i + 1) * a + k];
      net->arc_bias.g[k] += queries[i * a + k];
    }
  train_gemm_tn(mlp, ld, queries, a, n, a, a, net->arc.g);
  train_gemm(queries, a, n, &net->arc.transposed, mlp_back, ld, true);
  free(packed.data);
}

static void relation_loss(run *r, const train_word *words, const float *mlp, float *mlp_back, size_t n,
                          const uint32_t *guessed) {
  train_net *const net = r->net;
  const size_t b = net->sizes.rel, ld = net->mlp.cols, dep = 2 * net->sizes.arc, head = dep + b;
  float *const hidden = unset(r, n * b);
  for (size_t i = 0; i < n; i++) {
    const float *const h = words[i].head >= 0 ? mlp + (size_t)words[i].head * ld + head : net->root_rel.w;
    for (size_t k = 0; k < b; k++) hidden[i * b + k] = fmaxf(0, mlp[i * ld + dep + k] + h[k]);
  }
  float *const scores = affine(r, hidden, n, b, &net->rel, &net->rel_bias);
  for (size_t i = 0; i < n; i++) {
    const uint32_t target = words[i].head == TRAIN_HEAD_UNKNOWN ? TRAIN_UNKNOWN : words[i].deprel;
    const uint32_t best = cross_entropy(scores + i * NG_DEPREL_COUNT, NG_DEPREL_COUNT, target, 1, &r->result->loss);
    const bool right = guessed[i] == (uint32_t)(words[i].head + 1);
    r->result->heads += right;
    r->result->labelled += right && ng_deprel_base((ng_deprel)best) == ng_deprel_base((ng_deprel)words[i].deprel);
  }
  if (!r->step->learn) return;
  float *const back = floats(r, n * b);
  learn_dense(hidden, n, b, scores, NG_DEPREL_COUNT, &net->rel, &net->rel_bias, back);
  for (size_t i = 0; i < n; i++) {
    float *const h = words[i].head >= 0 ? mlp_back + (size_t)words[i].head * ld + head : net->root_rel.g;
    for (size_t k = 0; k < b; k++) {
      const float g = hidden[i * b + k] > 0 ? back[i * b + k] : 0;
      mlp_back[i * ld + dep + k] += g;
      h[k] += g;
    }
  }
}

static void sentence_loss(run *r, const train_word *words, const float *mlp, float *mlp_back, size_t n) {
  const arcs arc = score_arcs(r, mlp, n);
  uint32_t *const guessed = indices(r, n);
  for (size_t i = 0; i < n; i++)
    guessed[i] = cross_entropy(arc.scores + i * (n + 1), (uint32_t)n + 1,
                               words[i].head == TRAIN_HEAD_UNKNOWN ? UINT32_MAX : (uint32_t)(words[i].head + 1), 1,
                               &r->result->loss);
  if (r->step->learn) learn_arcs(r, &arc, mlp, mlp_back, n);
  relation_loss(r, words, mlp, mlp_back, n, guessed);
}

/* Heads and relations, on sentences in their own order. */
static void tree_loss(run *r, float *back) {
  train_net *const net = r->net;
  const train_batch *const b = r->batch;
  const size_t width = 2 * net->sizes.hidden, cols = net->mlp.cols, arc = 2 * net->sizes.arc;
  float *const top = dropped(r, &r->layers[net->sizes.layers - 1]);
  float *const input = unset(r, r->n * width);
  gather(top, r->row_of, r->n, width, input);
  float *const mlp = affine(r, input, r->n, width, &net->mlp, &net->mlp_bias);
  float *const drop = mask(r, r->n * cols, r->step->dropout.mlp);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < cols; k++) {
      if (k < arc && mlp[i * cols + k] < 0) mlp[i * cols + k] = drop[i * cols + k] = 0;
      mlp[i * cols + k] *= drop[i * cols + k];
    }
  float *const mlp_back = floats(r, r->n * cols);
  for (uint32_t s = 0; s < b->n_sentences; s++)
    sentence_loss(r, b->words + b->first[s], mlp + b->first[s] * cols, mlp_back + b->first[s] * cols,
                  b->first[s + 1] - b->first[s]);
  if (!r->step->learn) return;
  for (size_t i = 0; i < r->n * cols; i++) mlp_back[i] *= drop[i];
  float *const input_back = floats(r, r->n * width);
  learn_dense(input, r->n, width, mlp_back, cols, &net->mlp, &net->mlp_bias, input_back);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++) back[r->row_of[i] * width + k] += input_back[i * width + k];
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
static void direction_back(run *r, layer_state *state, train_lstm *lstm, int d, const float *x, size_t width,
                           const float *back, float *input_back) {
  const size_t h = r->net->sizes.hidden, sentences = r->batch->n_sentences;
  float *const hidden = unset(r, r->n * h), *const cell = floats(r, sentences * h);
  float *const carried = floats(r, sentences * h);
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
  learn_dense(state->before[d], r->n, h, state->gates[d], 4 * h, &lstm->recurrent, NULL, NULL);
  learn_dense(x, r->n, width, state->gates[d], 4 * h, &lstm->input, &lstm->bias, input_back);
}

static float *layer_back(run *r, uint32_t l, const float *back) {
  const train_sizes *const z = &r->net->sizes;
  layer_state *const state = &r->layers[l];
  const size_t width = l ? 2 * z->hidden : z->input;
  float *const in = floats(r, r->n * width), *const reversed = floats(r, r->n * width);
  direction_back(r, state, &r->net->lstm[l][0], 0, state->input, width, back, in);
  direction_back(r, state, &r->net->lstm[l][1], 1, state->reversed, width, back, reversed);
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++) in[i * width + k] += reversed[r->reverse[i] * width + k];
  return in;
}

/* Gradient of a layer's output before its dropout. */
static void through_drop(run *r, uint32_t l, float *back) {
  const size_t width = 2 * r->net->sizes.hidden;
  for (size_t i = 0; i < r->n; i++)
    for (size_t k = 0; k < width; k++) back[i * width + k] *= r->layers[l].drop[r->sentence[i] * width + k];
}

static void embed_back(run *r, float *back, const float *vectors) {
  train_net *const net = r->net;
  const size_t width = net->sizes.input;
  for (size_t i = 0; i < r->n * width; i++) back[i] *= r->input_drop[i];
  learn_dense(vectors, r->n, net->sizes.vector, back, width, &net->projection, NULL, NULL);
  for (uint32_t i = 0; i < r->n; i++)
    for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) {
      const uint32_t row = row_at(&r->batch->words[i], f);
      if (row == UINT32_MAX) continue;
      float *const g = net->embedding.g + (size_t)row * width;
      for (size_t k = 0; k < width; k++) g[k] += back[r->row_of[i] * width + k];
    }
}

/* ---- update ---- */

static double norm_of(const train_param *p, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)p->g[i] * (double)p->g[i];
  return sum;
}

static void update(run *r) {
  train_net *const net = r->net;
  train_param *params[64], *const e = &net->embedding;
  const size_t n = dense_params(net, params);
  double norm = 0;
  for (size_t i = 0; i < n; i++) norm += norm_of(params[i], params[i]->rows * params[i]->cols);
  train_adam adam = r->step->adam;
  adam.scale = 1 / (float)r->n;
  norm = sqrt(norm) / r->n;
  if (norm > (double)r->step->clip) adam.scale *= r->step->clip / (float)norm;
  for (size_t i = 0; i < n; i++)
    train_adam_update(&adam, params[i]->w, params[i]->g, params[i]->m, params[i]->v, params[i]->rows * params[i]->cols);
  /* Rows of the embedding; one that occurs again has no gradient left. */
  uint32_t *const rows = indices(r, (size_t)r->n * NG_FEATURE_COUNT);
  size_t n_rows = 0;
  for (uint32_t i = 0; i < r->n; i++)
    for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) {
      const uint32_t row = row_at(&r->batch->words[i], f);
      if (row != UINT32_MAX) rows[n_rows++] = row;
    }
  for (size_t i = 0; i < n_rows; i++) {
    const size_t at = (size_t)rows[i] * e->cols;
    bool any = false;
    for (size_t k = 0; k < e->cols && !any; k++) any = e->g[at + k] != 0;
    if (any) train_adam_update(&adam, e->w + at, e->g + at, e->m + at, e->v + at, e->cols);
  }
  pack(net);
}

void train_net_run(train_net *net, const train_batch *batch, train_step *step, train_rng *rng, train_result *result) {
  run r = {.net = net, .batch = batch, .step = step, .rng = rng, .result = result};
  ng_arena_init(&r.memory);
  lay_out(&r);
  const size_t width = 2 * net->sizes.hidden;
  float *const x = floats(&r, r.n * net->sizes.input), *const vectors = floats(&r, r.n * net->sizes.vector);
  result->words += r.n;
  embed(&r, x, vectors);
  encode(&r, x);
  float *const tag_back = floats(&r, r.n * width), *const tree_back = floats(&r, r.n * width);
  tag_loss(&r, tag_back);
  tree_loss(&r, tree_back);
  if (step->learn) {
    float *back = tree_back;
    for (uint32_t l = net->sizes.layers; l-- > 0;) {
      if (l == net->sizes.tag_layer)
        for (size_t i = 0; i < r.n * width; i++) back[i] += tag_back[i];
      through_drop(&r, l, back);
      back = layer_back(&r, l, back);
    }
    embed_back(&r, back, vectors);
    step->adam.step++;
    update(&r);
  }
  ng_arena_dispose(&r.memory);
  pool_clear(&net->pool);
}
