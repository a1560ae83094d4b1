/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_parser_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- parameters ---- */

static float glorot(size_t a, size_t b) { return sqrtf(6.0f / (float)(a + b)); }

enum { MAX_PARAMS = TRAIN_ENCODER_PARAMS + 10 };

/* All parameters but the embedding, whose rows are updated as they are used. */
static size_t dense_params(train_net *net, train_param *out[MAX_PARAMS]) {
  size_t n = train_encoder_params(&net->encoder, out);
  train_param *const heads[] = {&net->tags, &net->tags_bias, &net->mlp, &net->mlp_bias, &net->arc, &net->arc_bias,
                                &net->root_arc, &net->root_rel, &net->rel, &net->rel_bias};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) out[n++] = heads[i];
  return n;
}

void train_net_init(train_net *net, const train_sizes *sizes, const int8_t *vectors, uint64_t seed) {
  train_rng rng = {seed};
  const size_t out = 2 * sizes->hidden, relations = NG_DEPREL_COUNT;
  const size_t mlp = 2 * sizes->arc + 2 * sizes->rel;
  const train_encoder_sizes encoder = {sizes->rows, sizes->input, sizes->hidden, sizes->layers, sizes->vector, 0.8f};
  *net = (train_net){.sizes = *sizes, .vectors = vectors};
  /* words start where their vectors are */
  train_encoder_init(&net->encoder, &encoder, NG_FEATURE_COUNT, sizes->vectors, &rng);
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
  train_param *params[MAX_PARAMS];
  const size_t n = dense_params(net, params);
  for (size_t i = 0; i < n; i++) train_param_pack(params[i]);
}

void train_net_dispose(train_net *net) {
  train_param *params[MAX_PARAMS];
  const size_t n = dense_params(net, params);
  for (size_t i = TRAIN_ENCODER_PARAMS_OF(net->encoder); i < n; i++) train_param_dispose(params[i]);
  train_encoder_dispose(&net->encoder);
}

/* ---- what the encoder reads ---- */

typedef struct run {
  train_run encoder;
  train_net *net;
  const train_batch *batch;
  train_result *result;
} run;

static const int8_t *vector_of(const train_net *net, const train_word *word) {
  const uint32_t row = word->rows[NG_FEATURE_FORM] - NG_FEATURE_COUNT; /* wraps for an unknown form */
  return word->vector && row < net->sizes.vectors ? net->vectors + (size_t)row * net->sizes.vector : NULL;
}

/* Rows and vectors of the words; the caller frees them. */
static train_encoder_batch read_words(const train_net *net, const train_batch *b) {
  const size_t width = net->sizes.vector;
  uint32_t *const rows = train_alloc((size_t)b->n_words * NG_FEATURE_COUNT, sizeof *rows);
  float *const fixed = train_alloc(b->n_words * width, sizeof *fixed);
  for (uint32_t i = 0; i < b->n_words; i++) {
    const train_word *const word = &b->words[i];
    const int8_t *const v = vector_of(net, word);
    memcpy(rows + (size_t)i * NG_FEATURE_COUNT, word->rows, sizeof word->rows);
    if (!word->own) rows[(size_t)i * NG_FEATURE_COUNT + NG_FEATURE_FORM] = TRAIN_NO_ROW;
    for (size_t k = 0; v && k < width; k++) fixed[i * width + k] = (float)v[k] / 256;
  }
  return (train_encoder_batch){rows, fixed, b->first, NG_FEATURE_COUNT, b->n_sentences, b->n_words};
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

static void tag_loss(run *r, float *back) {
  const size_t width = 2 * r->net->sizes.hidden;
  float *const input = train_dropped(&r->encoder, r->net->sizes.tag_layer);
  float *const scores = train_affine(&r->encoder, input, r->encoder.n, width, &r->net->tags, &r->net->tags_bias);
  for (uint32_t i = 0; i < r->encoder.n; i++) {
    const train_word *const word = &r->batch->words[i];
    float *const s = scores + r->encoder.row_of[i] * TRAIN_TAGS;
    r->result->upos += cross_entropy(s, NG_UPOS_COUNT, word->upos, 0.5f, &r->result->loss) == word->upos;
    r->result->xpos += cross_entropy(s + NG_UPOS_COUNT, NG_XPOS_COUNT, word->xpos, 0.5f, &r->result->loss) == word->xpos;
  }
  if (r->encoder.step->learn)
    train_dense_back(input, r->encoder.n, width, scores, TRAIN_TAGS, &r->net->tags, &r->net->tags_bias, back);
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
  arcs out = {train_floats(&r->encoder, (n + 1) * a), train_floats(&r->encoder, n * a), train_floats(&r->encoder, n * (n + 1))};
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
  float *const queries = train_floats(&r->encoder, n * a), *const heads = train_floats(&r->encoder, (n + 1) * a);
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
  float *const hidden = train_unset(&r->encoder, n * b);
  for (size_t i = 0; i < n; i++) {
    const float *const h = words[i].head >= 0 ? mlp + (size_t)words[i].head * ld + head : net->root_rel.w;
    for (size_t k = 0; k < b; k++) hidden[i * b + k] = fmaxf(0, mlp[i * ld + dep + k] + h[k]);
  }
  float *const scores = train_affine(&r->encoder, hidden, n, b, &net->rel, &net->rel_bias);
  for (size_t i = 0; i < n; i++) {
    const uint32_t target = words[i].head == TRAIN_HEAD_UNKNOWN ? TRAIN_UNKNOWN : words[i].deprel;
    const uint32_t best = cross_entropy(scores + i * NG_DEPREL_COUNT, NG_DEPREL_COUNT, target, 1, &r->result->loss);
    const bool right = guessed[i] == (uint32_t)(words[i].head + 1);
    r->result->heads += right;
    r->result->labelled += right && ng_deprel_base((ng_deprel)best) == ng_deprel_base((ng_deprel)words[i].deprel);
  }
  if (!r->encoder.step->learn) return;
  float *const back = train_floats(&r->encoder, n * b);
  train_dense_back(hidden, n, b, scores, NG_DEPREL_COUNT, &net->rel, &net->rel_bias, back);
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
  uint32_t *const guessed = train_indices(&r->encoder, n);
  for (size_t i = 0; i < n; i++)
    guessed[i] = cross_entropy(arc.scores + i * (n + 1), (uint32_t)n + 1,
                               words[i].head == TRAIN_HEAD_UNKNOWN ? UINT32_MAX : (uint32_t)(words[i].head + 1), 1,
                               &r->result->loss);
  if (r->encoder.step->learn) learn_arcs(r, &arc, mlp, mlp_back, n);
  relation_loss(r, words, mlp, mlp_back, n, guessed);
}

/* Heads and relations, on sentences in their own order. */
static void tree_loss(run *r, float *back) {
  train_net *const net = r->net;
  const train_batch *const b = r->batch;
  const size_t width = 2 * net->sizes.hidden, cols = net->mlp.cols, arc = 2 * net->sizes.arc;
  float *const top = train_dropped(&r->encoder, net->sizes.layers - 1);
  float *const input = train_unset(&r->encoder, r->encoder.n * width);
  train_gather(top, r->encoder.row_of, r->encoder.n, width, input);
  float *const mlp = train_affine(&r->encoder, input, r->encoder.n, width, &net->mlp, &net->mlp_bias);
  float *const drop = train_mask(&r->encoder, r->encoder.n * cols, r->encoder.step->dropout.mlp);
  for (size_t i = 0; i < r->encoder.n; i++)
    for (size_t k = 0; k < cols; k++) {
      if (k < arc && mlp[i * cols + k] < 0) mlp[i * cols + k] = drop[i * cols + k] = 0;
      mlp[i * cols + k] *= drop[i * cols + k];
    }
  float *const mlp_back = train_floats(&r->encoder, r->encoder.n * cols);
  for (uint32_t s = 0; s < b->n_sentences; s++)
    sentence_loss(r, b->words + b->first[s], mlp + b->first[s] * cols, mlp_back + b->first[s] * cols,
                  b->first[s + 1] - b->first[s]);
  if (!r->encoder.step->learn) return;
  for (size_t i = 0; i < r->encoder.n * cols; i++) mlp_back[i] *= drop[i];
  float *const input_back = train_floats(&r->encoder, r->encoder.n * width);
  train_dense_back(input, r->encoder.n, width, mlp_back, cols, &net->mlp, &net->mlp_bias, input_back);
  for (size_t i = 0; i < r->encoder.n; i++)
    for (size_t k = 0; k < width; k++) back[r->encoder.row_of[i] * width + k] += input_back[i * width + k];
}

void train_net_run(train_net *net, const train_batch *batch, train_step *step, train_rng *rng, train_result *result) {
  const train_encoder_batch words = read_words(net, batch);
  run r = {{.encoder = &net->encoder, .batch = &words, .step = step, .rng = rng}, net, batch, result};
  result->words += batch->n_words;
  train_run_begin(&r.encoder);
  const size_t n = batch->n_words * 2 * net->sizes.hidden;
  float *const tag_back = train_floats(&r.encoder, n), *const tree_back = train_floats(&r.encoder, n);
  tag_loss(&r, tag_back);
  tree_loss(&r, tree_back);
  if (step->learn) {
    float *gradients[TRAIN_MAX_LAYERS] = {NULL};
    gradients[net->sizes.layers - 1] = tree_back;
    if (net->sizes.tag_layer + 1 < net->sizes.layers) gradients[net->sizes.tag_layer] = tag_back;
    else
      for (size_t i = 0; i < n; i++) tree_back[i] += tag_back[i];
    train_encoder_back(&r.encoder, gradients);
    train_param *params[MAX_PARAMS];
    train_run_update(&r.encoder, params, dense_params(net, params));
  }
  train_run_end(&r.encoder);
  free(words.rows);
  free(words.fixed);
}
