/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/network.h"

#include <stdio.h>

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

static ng_status find_packed(const ng_model *model, const char *name, uint32_t k, uint32_t n, ng_packed *out,
                             ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_I16, ng_panels(n), k * NG_PANEL, &m, err));
  *out = (ng_packed){m.data, k, n};
  return NG_OK;
}

static ng_status find_floats(const ng_model *model, const char *name, uint32_t rows, uint32_t cols, const float **out,
                             ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_F32, rows, cols, &m, err));
  *out = m.data;
  return NG_OK;
}

static ng_status find_ints(const ng_model *model, const char *name, uint32_t cols, const int32_t **out, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, name, NG_MODEL_I32, 1, cols, &m, err));
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
    if (net->size[i] > NG_NETWORK_MAX_WIDTH || (i != NG_SIZE_TAG_LAYER && !net->size[i]))
      return ng_fail(err, NG_ERR_INVALID, "the parser model has a bad size");
  if (net->size[NG_SIZE_LAYERS] > NG_NETWORK_MAX_LAYERS || net->size[NG_SIZE_TAG_LAYER] >= net->size[NG_SIZE_LAYERS] ||
      net->size[NG_SIZE_INPUT] % 2 || net->size[NG_SIZE_HIDDEN] % 2)
    return ng_fail(err, NG_ERR_INVALID, "the parser model has a bad size");
  return NG_OK;
}

static ng_status open_words(const ng_model *model, ng_network *net, ng_error *err) {
  ng_model_matrix slots, rows;
  NG_TRY(ng_model_find(model, "lexicon", NG_MODEL_U64, 1, 0, &slots, err));
  NG_TRY(ng_model_find(model, "embedding", NG_MODEL_I8, 0, net->size[NG_SIZE_INPUT], &rows, err));
  NG_TRY(find_floats(model, "embedding scale", 1, rows.rows, &net->embedding_scale, err));
  net->embedding = rows.data;
  net->lexicon = (ng_lexicon){slots.data, slots.cols - 1};
  bool good = slots.cols && !(slots.cols & (slots.cols - 1)) && rows.rows >= NG_FEATURE_COUNT, any_free = false;
  for (uint32_t i = 0; i < slots.cols && good; i++) {
    const uint64_t slot = net->lexicon.slots[i];
    any_free |= !slot;
    good = (slot & NG_LEXICON_MAX_ROW) < rows.rows;
  }
  return good && any_free ? NG_OK : ng_fail(err, NG_ERR_INVALID, "the parser model has a bad lexicon");
}

static ng_status open_lstm(const ng_model *model, ng_network *net, uint32_t layer, uint32_t direction, ng_error *err) {
  const uint32_t h = net->size[NG_SIZE_HIDDEN];
  ng_lstm *const lstm = &net->lstm[layer][direction];
  char name[24];
  snprintf(name, sizeof name, "input %u%c", (unsigned)layer, "fb"[direction]);
  NG_TRY(find_packed(model, name, layer ? 2 * h : net->size[NG_SIZE_INPUT], 4 * h, &lstm->input, err));
  snprintf(name, sizeof name, "recurrent %u%c", (unsigned)layer, "fb"[direction]);
  NG_TRY(find_packed(model, name, h, 4 * h, &lstm->recurrent, err));
  snprintf(name, sizeof name, "bias %u%c", (unsigned)layer, "fb"[direction]);
  return find_ints(model, name, 4 * h, &lstm->bias, err);
}

ng_status ng_network_open(const ng_model *model, ng_network *net, ng_error *err) {
  *net = (ng_network){.kernel = ng_kernel_best()};
  NG_TRY(open_sizes(model, net, err));
  NG_TRY(open_words(model, net, err));
  for (uint32_t l = 0; l < net->size[NG_SIZE_LAYERS]; l++)
    for (uint32_t d = 0; d < 2; d++) NG_TRY(open_lstm(model, net, l, d, err));
  const uint32_t h = net->size[NG_SIZE_HIDDEN], a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  NG_TRY(find_packed(model, "tags", 2 * h, NG_NETWORK_TAGS, &net->tags, err));
  NG_TRY(find_ints(model, "tags bias", NG_NETWORK_TAGS, &net->tags_bias, err));
  NG_TRY(find_packed(model, "mlp", 2 * h, 2 * a + 2 * r, &net->mlp, err));
  NG_TRY(find_ints(model, "mlp bias", 2 * a + 2 * r, &net->mlp_bias, err));
  NG_TRY(find_floats(model, "arc", a, a, &net->arc, err));
  NG_TRY(find_floats(model, "arc bias", 1, a, &net->arc_bias, err));
  NG_TRY(find_floats(model, "root arc", 1, a, &net->root_arc, err));
  NG_TRY(find_floats(model, "root rel", 1, r, &net->root_rel, err));
  NG_TRY(find_floats(model, "rel", r, NG_DEPREL_COUNT, &net->rel, err));
  return find_floats(model, "rel bias", 1, NG_DEPREL_COUNT, &net->rel_bias, err);
}

/* ---- memory ---- */

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

/* Row length of the sums: that of the widest product, in whole panels. */
static size_t sums_width(const ng_network *net) {
  const uint32_t mlp = 2 * net->size[NG_SIZE_ARC] + 2 * net->size[NG_SIZE_REL];
  const size_t panels = larger(ng_panels(4 * net->size[NG_SIZE_HIDDEN]), larger(ng_panels(mlp), ng_panels(NG_NETWORK_TAGS)));
  return panels * NG_PANEL;
}

/* Widest row that goes into a layer. */
static size_t row_width(const ng_network *net) { return larger(net->size[NG_SIZE_INPUT], 2 * net->size[NG_SIZE_HIDDEN]); }

/* Hands out parts of one block, or only counts while there is none yet. */
typedef struct block {
  char *memory;
  size_t used;
} block;

static void *part(block *b, size_t count, size_t size) {
  void *const at = b->memory ? b->memory + b->used : NULL;
  b->used += (count * size + 63) / 64 * 64;
  return at;
}

static void divide(ng_network_run *run, const ng_network *net, block *b) {
  const size_t n = NG_NETWORK_MAX_WORDS, a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  const size_t h = net->size[NG_SIZE_HIDDEN], width = row_width(net);
  run->arc_dependent = part(b, n * a, sizeof(float));
  run->arc_head = part(b, n * a, sizeof(float));
  run->rel_dependent = part(b, n * r, sizeof(float));
  run->rel_head = part(b, n * r, sizeof(float));
  run->upos = part(b, n, 1);
  run->xpos = part(b, n, 1);
  run->scratch.embedded = part(b, larger(net->size[NG_SIZE_INPUT], a), sizeof(float));
  run->scratch.input = part(b, n * width, sizeof(int16_t));
  run->scratch.output = part(b, n * width, sizeof(int16_t));
  run->scratch.reversed = part(b, n * width, sizeof(int16_t));
  run->scratch.hidden = part(b, n * h, sizeof(int16_t));
  run->scratch.sums = part(b, n * sums_width(net), sizeof(int32_t));
  run->scratch.cell = part(b, n * h, sizeof(float));
  run->scratch.row_of = part(b, n, sizeof(uint32_t));
  run->scratch.reverse = part(b, n, sizeof(uint32_t));
  run->scratch.offset = part(b, n + 1, sizeof(uint32_t));
}

ng_status ng_network_run_init(ng_network_run *run, const ng_network *network, ng_error *err) {
  *run = (ng_network_run){0};
  block b = {0};
  divide(run, network, &b);
  run->memory = ng_alloc_zero(1, b.used);
  if (!run->memory) return ng_fail_no_mem(err);
  b = (block){run->memory, 0};
  divide(run, network, &b);
  return NG_OK;
}

void ng_network_run_dispose(ng_network_run *run) { ng_dealloc(run->memory); }

/* ---- running: rows are packed by time step, the sentences that last longest first ---- */

static uint32_t lay_out(ng_network_run *run, const uint32_t *first, uint32_t n) {
  const uint32_t steps = first[1] - first[0];
  uint32_t row = 0;
  for (uint32_t t = 0; t < steps; t++) {
    run->scratch.offset[t] = row;
    for (uint32_t s = 0; s < n && first[s] + t < first[s + 1]; s++) run->scratch.row_of[first[s] + t] = row++;
  }
  run->scratch.offset[steps] = row;
  for (uint32_t s = 0; s < n; s++)
    for (uint32_t i = first[s]; i < first[s + 1]; i++)
      run->scratch.reverse[run->scratch.row_of[i]] = run->scratch.row_of[first[s] + first[s + 1] - 1 - i];
  return steps;
}

static void embed(const ng_network *net, ng_network_run *run, const uint32_t *rows, uint32_t n_words) {
  const size_t width = net->size[NG_SIZE_INPUT];
  for (uint32_t i = 0; i < n_words; i++) {
    memset(run->scratch.embedded, 0, width * sizeof(float));
    for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) {
      const uint32_t row = rows[(size_t)i * NG_FEATURE_COUNT + f];
      net->kernel->add_row(net->embedding + row * width, net->embedding_scale[row], run->scratch.embedded, width);
    }
    net->kernel->quantise(run->scratch.embedded, run->scratch.input + run->scratch.row_of[i] * width, width);
  }
}

static void fill_bias(int32_t *sums, size_t ld, size_t rows, const int32_t *bias, size_t n) {
  for (size_t i = 0; i < rows; i++) memcpy(sums + i * ld, bias, n * sizeof *bias);
}

/* One direction over all sentences; `input` is in its order, and so is scratch.hidden. */
static void run_lstm(const ng_network *net, ng_network_run *run, const ng_lstm *lstm, const int16_t *input, size_t width,
                     uint32_t steps) {
  const uint32_t *const offset = run->scratch.offset;
  const size_t h = net->size[NG_SIZE_HIDDEN], ld = sums_width(net), n = offset[steps];
  int16_t *const hidden = run->scratch.hidden;
  fill_bias(run->scratch.sums, ld, n, lstm->bias, 4 * h);
  net->kernel->multiply(input, width, n, &lstm->input, run->scratch.sums, ld);
  memset(run->scratch.cell, 0, offset[1] * h * sizeof(float));
  for (uint32_t t = 0; t < steps; t++) {
    const size_t row = offset[t], rows = offset[t + 1] - row;
    if (t) net->kernel->multiply(hidden + offset[t - 1] * h, h, rows, &lstm->recurrent, run->scratch.sums + row * ld, ld);
    for (size_t i = 0; i < rows; i++)
      net->kernel->lstm(run->scratch.sums + (row + i) * ld, run->scratch.cell + i * h, hidden + (row + i) * h, h);
  }
}

static void run_layer(const ng_network *net, ng_network_run *run, uint32_t layer, uint32_t steps) {
  const size_t h = net->size[NG_SIZE_HIDDEN], n = run->scratch.offset[steps];
  const size_t width = layer ? 2 * h : net->size[NG_SIZE_INPUT];
  for (size_t i = 0; i < n; i++)
    memcpy(run->scratch.reversed + i * width, run->scratch.input + run->scratch.reverse[i] * width, width * sizeof(int16_t));
  for (uint32_t d = 0; d < 2; d++) {
    run_lstm(net, run, &net->lstm[layer][d], d ? run->scratch.reversed : run->scratch.input, width, steps);
    for (size_t i = 0; i < n; i++)
      memcpy(run->scratch.output + (d ? run->scratch.reverse[i] : i) * 2 * h + d * h, run->scratch.hidden + i * h,
             h * sizeof(int16_t));
  }
  int16_t *const swap = run->scratch.input;
  run->scratch.input = run->scratch.output;
  run->scratch.output = swap;
}

static uint8_t best_of(const int32_t *scores, uint32_t n) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; i++)
    if (scores[i] > scores[best]) best = i;
  return (uint8_t)best;
}

static void find_tags(const ng_network *net, ng_network_run *run, uint32_t n_words) {
  const size_t width = 2 * net->size[NG_SIZE_HIDDEN], ld = sums_width(net);
  fill_bias(run->scratch.sums, ld, n_words, net->tags_bias, NG_NETWORK_TAGS);
  net->kernel->multiply(run->scratch.input, width, n_words, &net->tags, run->scratch.sums, ld);
  for (uint32_t i = 0; i < n_words; i++) {
    const int32_t *const scores = run->scratch.sums + run->scratch.row_of[i] * ld;
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

static void project(const ng_network *net, ng_network_run *run, uint32_t n_words) {
  const size_t width = 2 * net->size[NG_SIZE_HIDDEN], a = net->size[NG_SIZE_ARC], r = net->size[NG_SIZE_REL];
  const size_t ld = sums_width(net);
  fill_bias(run->scratch.sums, ld, n_words, net->mlp_bias, 2 * a + 2 * r);
  net->kernel->multiply(run->scratch.input, width, n_words, &net->mlp, run->scratch.sums, ld);
  for (uint32_t i = 0; i < n_words; i++) {
    const int32_t *const from = run->scratch.sums + run->scratch.row_of[i] * ld;
    float *const query = run->arc_dependent + i * a;
    to_floats(from, run->scratch.embedded, a, 0);
    memcpy(query, net->arc_bias, a * sizeof(float));
    net->kernel->multiply_float(run->scratch.embedded, a, 1, a, net->arc, a, query, a, a);
    to_floats(from + a, run->arc_head + i * a, a, 0);
    to_floats(from + 2 * a, run->rel_dependent + i * r, r, -1e30f);
    to_floats(from + 2 * a + r, run->rel_head + i * r, r, -1e30f);
  }
}

void ng_network_apply(const ng_network *network, ng_network_run *run, const uint32_t *rows, const uint32_t *first,
                      uint32_t n) {
  const uint32_t steps = lay_out(run, first, n), n_words = first[n] - first[0];
  embed(network, run, rows, n_words);
  for (uint32_t l = 0; l < network->size[NG_SIZE_LAYERS]; l++) {
    run_layer(network, run, l, steps);
    if (l == network->size[NG_SIZE_TAG_LAYER]) find_tags(network, run, n_words);
  }
  project(network, run, n_words);
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
  network->kernel->multiply_float(run->arc_dependent + first * a, a, n, a, transposed, ld, scores, ld, n + 1);
}

ng_deprel ng_network_relation(const ng_network *network, const ng_network_run *run, uint32_t dependent, uint32_t head) {
  if (head == UINT32_MAX) return NG_DEPREL_ROOT;
  const size_t r = network->size[NG_SIZE_REL];
  const float *const h = run->rel_head + head * r, *const d = run->rel_dependent + dependent * r;
  float hidden[NG_NETWORK_MAX_WIDTH], scores[NG_DEPREL_COUNT];
  for (size_t k = 0; k < r; k++) hidden[k] = d[k] + h[k] > 0 ? d[k] + h[k] : 0;
  memcpy(scores, network->rel_bias, sizeof scores);
  network->kernel->multiply_float(hidden, r, 1, r, network->rel, NG_DEPREL_COUNT, scores, NG_DEPREL_COUNT, NG_DEPREL_COUNT);
  uint32_t best = NG_DEPREL_DEP;
  for (uint32_t i = 0; i < NG_DEPREL_COUNT; i++)
    if (i != NG_DEPREL_ROOT && scores[i] > scores[best]) best = i;
  return (ng_deprel)best;
}
