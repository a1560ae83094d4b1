/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_net.h"

#include <string.h>

#include "base/error.h"

/* ---- opening ---- */

/* The rows of the lexicon were learnt on top of the parser's embeddings: another parser
 * would make nonsense of them. */
static ng_status check_parser(const ng_model *model, const ng_model *parser, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(ng_model_find(model, "parser", NG_MODEL_U64, 1, 1, &m, err));
  if (*(const uint64_t *)m.data == ng_model_checksum(parser)) return NG_OK;
  return ng_fail(err, NG_ERR_INVALID, "the names model was made beside another parser model");
}

ng_status ng_names_net_open(const ng_model *model, const ng_model *parser, ng_names_net *out, ng_error *err) {
  ng_model_matrix m;
  NG_TRY(check_parser(model, parser, err));
  NG_TRY(ng_network_open(parser, &out->words, err));
  NG_TRY(ng_model_find(model, "sizes", NG_MODEL_I32, 1, NG_NAMES_NET_SIZE_COUNT, &m, err));
  const uint32_t *const sizes = m.data;
  NG_TRY(ng_encoder_open(model, sizes[NG_NAMES_NET_INPUT], sizes[NG_NAMES_NET_HIDDEN], sizes[NG_NAMES_NET_LAYERS],
                         &out->encoder, err));
  NG_TRY(ng_model_find(model, "lexicon", NG_MODEL_U64, 1, 0, &m, err));
  if (out->encoder.n_rows < NG_NAMES_NET_FEATURES || !ng_lexicon_open(m.data, m.cols, out->encoder.n_rows, &out->lexicon))
    return ng_fail(err, NG_ERR_INVALID, "the names model has a bad lexicon");
  const uint32_t word = out->words.size[NG_SIZE_INPUT], state = 2 * out->encoder.hidden;
  if (word > out->encoder.input && word > state) return ng_fail(err, NG_ERR_INVALID, "the names model has a bad size");
  NG_TRY(ng_packed_find(model, "projection", word, out->encoder.input, &out->projection, err));
  NG_TRY(ng_bias_find(model, "projection bias", out->encoder.input, &out->projection_bias, err));
  NG_TRY(ng_packed_find(model, "labels", state, NG_NAME_LABELS, &out->labels, err));
  NG_TRY(ng_bias_find(model, "labels bias", NG_NAME_LABELS, &out->labels_bias, err));
  NG_TRY(ng_model_find(model, "network weight", NG_MODEL_F32, 1, 1, &m, err));
  out->weight = *(const float *)m.data;
  return NG_OK;
}

ng_status ng_names_net_run_init(ng_names_net_run *run, const ng_names_net *net, ng_error *err) {
  return ng_encoder_run_init(&run->encoder, &net->encoder, net->encoder.input, err);
}

void ng_names_net_run_dispose(ng_names_net_run *run) { ng_encoder_run_dispose(&run->encoder); }

/* ---- features ---- */

static uint64_t key_of(uint32_t feature, uint32_t value) {
  uint64_t h = ((uint64_t)feature << 32 | value) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  h *= UINT64_C(0xBF58476D1CE4E5B9);
  h ^= h >> 32;
  return h | (uint64_t)1 << 63; /* never 0 */
}

void ng_names_net_keys(const ng_name_token *token, unsigned scheme, uint64_t keys[NG_NAMES_NET_FEATURES]) {
  const uint32_t values[NG_NAMES_NET_WORD_FEATURES] = {
    token->lower, token->prefix[1], token->suffix[1], token->suffix[2], token->shape,
    token->xpos == NG_XPOS_NONE ? 0 : token->xpos + 1u,
    1u + token->writing * 4u + token->initial * 2u + token->headline,
    token->cls && token->cls->cluster ? token->cls->cluster : 0};
  for (uint32_t f = 0; f < NG_NAMES_NET_WORD_FEATURES; f++) keys[f] = values[f] ? key_of(f, values[f]) : 0;
  for (uint32_t l = 0; l < NG_NAME_LIST_COUNT; l++) {
    const unsigned place = ng_name_list_get(token->lists, (ng_name_list)l);
    const uint32_t f = NG_NAMES_NET_WORD_FEATURES + l;
    keys[f] = place ? key_of(f, place * 2 + token->capital) : 0;
  }
  keys[NG_NAMES_NET_SCHEME] = scheme ? key_of(NG_NAMES_NET_SCHEME, scheme) : 0;
}

uint32_t ng_names_net_row(const ng_lexicon *lexicon, uint32_t f, uint64_t key) {
  if (!key) return UINT32_MAX;
  const uint32_t row = ng_lexicon_find(lexicon, key);
  return row == NG_LEXICON_MISSING ? f : row;
}

/* ---- running ---- */

static void embed_words(const ng_names_net *net, ng_names_net_run *run, const ng_document *doc) {
  const size_t width = net->words.size[NG_SIZE_INPUT];
  for (uint32_t i = 0; i < run->encoder.n_words; i++) {
    ng_features features;
    uint32_t rows[NG_FEATURE_COUNT];
    ng_features_of(ng_token_text(doc, &doc->tokens.data[run->tokens[i]]), &features);
    ng_lexicon_rows(&net->words.lexicon, &features, rows);
    ng_network_embed(&net->words, rows, run->floats);
    net->encoder.kernel->quantise(run->floats, run->encoder.input + run->encoder.row_of[i] * width, width);
  }
  ng_encoder_multiply(&net->encoder, &run->encoder, width, &net->projection, net->projection_bias);
}

static void add_features(const ng_names_net *net, const ng_name_token *token, float *sum) {
  uint64_t keys[NG_NAMES_NET_FEATURES];
  const ng_encoder *const e = &net->encoder;
  ng_names_net_keys(token, 0, keys);
  for (uint32_t f = 0; f < NG_NAMES_NET_FEATURES; f++) {
    const uint32_t row = ng_names_net_row(&net->lexicon, f, keys[f]);
    if (row != UINT32_MAX) e->kernel->add_row(e->embedding + (size_t)row * e->input, e->embedding_scale[row], sum, e->input);
  }
}

static const float unit = 1.0f / ((float)NG_ONE * (float)NG_ONE);

static void run_batch(const ng_names_net *net, ng_names_net_run *run, uint32_t n, const ng_name_features *features,
                      const ng_document *doc, float *scores) {
  ng_encoder_run *const e = &run->encoder;
  const size_t input = net->encoder.input;
  ng_encoder_begin(e, run->first, n);
  embed_words(net, run, doc);
  for (uint32_t i = 0; i < e->n_words; i++) {
    const int32_t *const sums = e->sums + e->row_of[i] * e->sums_width;
    for (size_t k = 0; k < input; k++) run->floats[k] = (float)sums[k] * unit;
    add_features(net, &features->tokens.data[run->tokens[i]], run->floats);
    net->encoder.kernel->quantise(run->floats, e->input + e->row_of[i] * input, input);
  }
  for (uint32_t l = 0; l < net->encoder.layers; l++) ng_encoder_layer(&net->encoder, e, l);
  ng_encoder_multiply(&net->encoder, e, 2 * (size_t)net->encoder.hidden, &net->labels, net->labels_bias);
  for (uint32_t i = 0; i < e->n_words; i++) {
    const int32_t *const sums = e->sums + e->row_of[i] * e->sums_width;
    float *const out = scores + (size_t)run->tokens[i] * NG_NAME_LABELS;
    for (unsigned l = 0; l < NG_NAME_LABELS; l++) out[l] += (float)sums[l] * (unit * net->weight);
  }
}

/* A sentence, or a part of one that is too long for a batch. */
typedef struct piece {
  uint32_t first;
  uint32_t len;
} piece;

static void run_pieces(const ng_names_net *net, ng_names_net_run *run, piece *pieces, uint32_t n,
                       const ng_name_features *features, const ng_document *doc, float *scores) {
  for (uint32_t i = 1; i < n; i++) { /* longest first, and stable */
    const piece p = pieces[i];
    uint32_t k = i;
    for (; k > 0 && pieces[k - 1].len < p.len; k--) pieces[k] = pieces[k - 1];
    pieces[k] = p;
  }
  uint32_t words = 0;
  for (uint32_t i = 0; i < n; i++) {
    run->first[i] = words;
    for (uint32_t k = 0; k < pieces[i].len; k++) run->tokens[words++] = pieces[i].first + k;
  }
  run->first[n] = words;
  if (n) run_batch(net, run, n, features, doc, scores);
}

void ng_names_net_score(const ng_names_net *net, ng_names_net_run *run, const ng_name_features *features,
                        const ng_document *doc, float *scores) {
  piece pieces[NG_ENCODER_MAX_WORDS];
  uint32_t n = 0, words = 0;
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->sentences.data[s];
    for (uint32_t first = sentence->first, len; first < sentence->end; first += len) {
      len = sentence->end - first < NG_ENCODER_MAX_WORDS ? sentence->end - first : NG_ENCODER_MAX_WORDS;
      if (words + len > NG_ENCODER_MAX_WORDS) {
        run_pieces(net, run, pieces, n, features, doc, scores);
        n = words = 0;
      }
      pieces[n++] = (piece){first, len};
      words += len;
    }
  }
  run_pieces(net, run, pieces, n, features, doc, scores);
}
