/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/network.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"

/* ---- opening ---- */

static uint64_t hash_text(const char *text, uint64_t seed) { return ng_hash(text, strlen(text), seed); }

uint64_t ng_network_tag_hash(void) {
  uint64_t h = 0;
  for (int i = 0; i < NG_UPOS_COUNT; i++) h = hash_text(ng_upos_name((ng_upos)i), h);
  for (int i = 0; i < NG_XPOS_COUNT; i++) h = hash_text(ng_xpos_name((ng_xpos)i), h);
  for (int i = 0; i < NG_DEPREL_COUNT; i++) h = hash_text(ng_deprel_name((ng_deprel)i), h);
  return h;
}

static ng_status find_floats(const ng_model *model, const char *name, uint32_t rows, uint32_t cols, const float **out,
                             ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_F32, rows, cols, &m, err));
  *out = m.data;
  return NG_OK;
}

static ng_status open_sizes(const ng_model *model, ng_network *net, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, "tag hash", NG_MODEL_U64, 1, 1, &m, err));
  if (*(const uint64_t *)m.data != ng_network_tag_hash())
    return ng_fail(err, NG_ERR_INVALID, "the parser model was made for other tags");
  NG_TRY(ng_model_find(model, "sizes", NG_MODEL_I32, 1, NG_SIZE_COUNT, &m, err));
  memcpy(net->size, m.data, sizeof net->size);
  for (int i = 0; i < NG_SIZE_COUNT; i++)
    if (net->size[i] > NG_ENCODER_MAX_WIDTH || (i != NG_SIZE_TAG_LAYER && !net->size[i]))
      return ng_fail(err, NG_ERR_INVALID, "the parser model has a bad size");
  if (net->size[NG_SIZE_TAG_LAYER] >= net->size[NG_SIZE_LAYERS])
    return ng_fail(err, NG_ERR_INVALID, "the parser model has a bad size");
  return NG_OK;
}

static ng_status open_words(const ng_model *model, ng_network *net, ng_error *err) {
  ng_model_matrix slots;
  NG_TRY(ng_model_find(model, "lexicon", NG_MODEL_U64, 1, 0, &slots, err));
  const uint32_t n_rows = net->encoder.n_rows;
  const bool good = n_rows >= NG_FEATURE_COUNT && ng_lexicon_open(slots.data, slots.cols, n_rows, &net->lexicon);
  return good ? NG_OK : ng_fail(err, NG_ERR_INVALID, "the parser model has a bad lexicon");
}

ng_status ng_network_open(const ng_model *model, ng_network *net, ng_error *err) {
  *net = (ng_network){.size = {0}};
  NG_TRY(open_sizes(model, net, err));
  NG_TRY(ng_encoder_open(model, net->size[NG_SIZE_INPUT], net->size[NG_SIZE_HIDDEN], net->size[NG_SIZE_LAYERS],
                         &net->encoder, err));
  NG_TRY(open_words(model, net, err));
  const uint32_t h = net->size[NG_SIZE_HIDDEN], a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  NG_TRY(ng_packed_find(model, "tags", 2 * h, NG_NETWORK_TAGS, &net->tags, err));
  NG_TRY(ng_bias_find(model, "tags bias", NG_NETWORK_TAGS, &net->tags_bias, err));
  NG_TRY(ng_packed_find(model, "mlp", 2 * h, 2 * a + 2 * r, &net->mlp, err));
  NG_TRY(ng_bias_find(model, "mlp bias", 2 * a + 2 * r, &net->mlp_bias, err));
  NG_TRY(find_floats(model, "arc", a, a, &net->arc, err));
  NG_TRY(find_floats(model, "arc bias", 1, a, &net->arc_bias, err));
  NG_TRY(find_floats(model, "root arc", 1, a, &net->root_arc, err));
  NG_TRY(find_floats(model, "root rel", 1, r, &net->root_rel, err));
  NG_TRY(find_floats(model, "rel", r, NG_DEPREL_COUNT, &net->rel, err));
  return find_floats(model, "rel bias", 1, NG_DEPREL_COUNT, &net->rel_bias, err);
}

/* ---- memory ---- */

static void divide(ng_network_run *run, const ng_network *net, ng_parts *b) {
  const size_t n = NG_ENCODER_MAX_WORDS, a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  const size_t input = net->size[NG_SIZE_INPUT];
  run->arc_dependent = ng_parts_take(b, n * a, sizeof(float));
  run->arc_head = ng_parts_take(b, n * a, sizeof(float));
  run->rel_dependent = ng_parts_take(b, n * r, sizeof(float));
  run->rel_head = ng_parts_take(b, n * r, sizeof(float));
  run->upos = ng_parts_take(b, n, 1);
  run->xpos = ng_parts_take(b, n, 1);
  run->floats = ng_parts_take(b, input > a ? input : a, sizeof(float));
}

ng_status ng_network_run_init(ng_network_run *run, const ng_network *network, ng_error *err) {
  const uint32_t mlp = 2 * network->size[NG_SIZE_ARC] + 2 * network->size[NG_SIZE_REL];
  *run = (ng_network_run){.memory = NULL};
  ng_parts b = {0};
  divide(run, network, &b);
  run->memory = ng_alloc_zero(1, b.used);
  if (!run->memory) return ng_fail_no_mem(err);
  b = (ng_parts){run->memory, 0};
  divide(run, network, &b);
  return ng_encoder_run_init(&run->encoder, &network->encoder, mlp > NG_NETWORK_TAGS ? mlp : NG_NETWORK_TAGS, err);
}

void ng_network_run_dispose(ng_network_run *run) {
  ng_encoder_run_dispose(&run->encoder);
  ng_dealloc(run->memory);
}

/* ---- running ---- */

void ng_network_embed(const ng_network *network, const uint32_t rows[NG_FEATURE_COUNT], float *out) {
  const ng_encoder *const e = &network->encoder;
  memset(out, 0, e->input * sizeof(float));
  for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++)
    e->kernel->add_row(e->embedding + (size_t)rows[f] * e->input, e->embedding_scale[rows[f]], out, e->input);
}

static void embed(const ng_network *net, ng_network_run *run, const uint32_t *rows) {
  const size_t width = net->size[NG_SIZE_INPUT];
  for (uint32_t i = 0; i < run->encoder.n_words; i++) {
    ng_network_embed(net, rows + (size_t)i * NG_FEATURE_COUNT, run->floats);
    net->encoder.kernel->quantise(run->floats, run->encoder.input + run->encoder.row_of[i] * width, width);
  }
}

static uint8_t best_of(const int32_t *scores, uint32_t n) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; i++)
    if (scores[i] > scores[best]) best = i;
  return (uint8_t)best;
}

static void find_tags(const ng_network *net, ng_network_run *run) {
  ng_encoder_multiply(&net->encoder, &run->encoder, 2 * net->size[NG_SIZE_HIDDEN], &net->tags, net->tags_bias);
  for (uint32_t i = 0; i < run->encoder.n_words; i++) {
    const int32_t *const scores = run->encoder.sums + run->encoder.row_of[i] * run->encoder.sums_width;
    run->upos[i] = best_of(scores, NG_UPOS_COUNT);
    run->xpos[i] = best_of(scores + NG_UPOS_COUNT, NG_XPOS_COUNT);
  }
}

static void to_floats(const int32_t *from, float *to, size_t n, float least) {
  for (size_t i = 0; i < n; i++) {
    const float x = (float)from[i] * (1.0f / ((float)NG_ONE * (float)NG_ONE));
    to[i] = x < least ? least : x;
  }
}

static void project(const ng_network *net, ng_network_run *run) {
  const size_t a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  ng_encoder_multiply(&net->encoder, &run->encoder, 2 * net->size[NG_SIZE_HIDDEN], &net->mlp, net->mlp_bias);
  for (uint32_t i = 0; i < run->encoder.n_words; i++) {
    const int32_t *const from = run->encoder.sums + run->encoder.row_of[i] * run->encoder.sums_width;
    float *const query = run->arc_dependent + i * a;
    to_floats(from, run->floats, a, 0);
    memcpy(query, net->arc_bias, a * sizeof(float));
    net->encoder.kernel->multiply_float(run->floats, a, 1, a, net->arc, a, query, a, a);
    to_floats(from + a, run->arc_head + i * a, a, 0);
    to_floats(from + 2 * a, run->rel_dependent + i * r, r, -1e30f);
    to_floats(from + 2 * a + r, run->rel_head + i * r, r, -1e30f);
  }
}

void ng_network_apply(const ng_network *network, ng_network_run *run, const uint32_t *rows, const uint32_t *first,
                      uint32_t n) {
  ng_encoder_begin(&run->encoder, first, n);
  embed(network, run, rows);
  for (uint32_t l = 0; l < network->size[NG_SIZE_LAYERS]; l++) {
    ng_encoder_layer(&network->encoder, &run->encoder, l);
    if (l == network->size[NG_SIZE_TAG_LAYER]) find_tags(network, run);
  }
  project(network, run);
}

/* ---- scores ---- */

void ng_network_score_heads(const ng_network *network, const ng_network_run *run, uint32_t first, uint32_t n,
                            float *transposed, float *scores, uint32_t ld) {
  const size_t a = network->size[NG_SIZE_ARC];
  for (size_t k = 0; k < a; k++) {
    transposed[k * ld] = network->root_arc[k];
    for (size_t i = 0; i < n; i++) transposed[k * ld + i + 1] = run->arc_head[(first + i) * a + k];
  }
  memset(scores, 0, (size_t)n * ld * sizeof(float));
  network->encoder.kernel->multiply_float(run->arc_dependent + first * a, a, n, a, transposed, ld, scores, ld, n + 1);
}

ng_deprel ng_network_relation(const ng_network *network, const ng_network_run *run, uint32_t dependent, uint32_t head) {
  if (head == UINT32_MAX) return NG_DEPREL_ROOT;
  const size_t r = network->size[NG_SIZE_REL];
  const float *const h = run->rel_head + head * r, *const d = run->rel_dependent + dependent * r;
  float hidden[NG_ENCODER_MAX_WIDTH], scores[NG_DEPREL_COUNT];
  for (size_t k = 0; k < r; k++) hidden[k] = d[k] + h[k] > 0 ? d[k] + h[k] : 0;
  memcpy(scores, network->rel_bias, sizeof scores);
  network->encoder.kernel->multiply_float(hidden, r, 1, r, network->rel, NG_DEPREL_COUNT, scores, NG_DEPREL_COUNT,
                                          NG_DEPREL_COUNT);
  uint32_t best = NG_DEPREL_DEP;
  for (uint32_t i = 0; i < NG_DEPREL_COUNT; i++)
    if (i != NG_DEPREL_ROOT && scores[i] > scores[best]) best = i;
  return (ng_deprel)best;
}
