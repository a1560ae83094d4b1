/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_names_net.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/map.h"
#include "train/train_names_crf.h"

enum {
  F = NG_NAMES_NET_FEATURES,
  L = NG_NAME_LABELS,
  INPUT = 128,
  HIDDEN = 128,
  LAYERS = 2,
  BATCH_WORDS = 500,
  LONGEST = 160,       /* longer sentences are left to the sparse features */
  RARE_WORD = 6,       /* words and affixes seen less often share one row */
  RARE_AFFIX = 12
};
static const float top_rate = 2e-3f;
static const train_dropout dropouts = {.input = 0.25f, .layer = 0.4f, .recurrent = 0.2f};
static const float no_word = 0.06f;      /* share of words read as if never seen */
static const float no_form = 0.25f;      /* and without the row of their form */
static const float no_scheme = 0.5f;     /* and without knowing the corpus */
static const float no_lists = 0.15f;     /* share of sentences read without lists */

/* ---- data ---- */

bool net_data_add(net_data *data, const ng_network *words, const ng_name_features *features, const ng_document *doc,
                  uint32_t first_token, unsigned scheme, float share) {
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    ng_features word;
    uint32_t rows[NG_FEATURE_COUNT];
    uint64_t keys[F];
    ng_features_of(ng_token_text(doc, &doc->tokens.data[i]), &word);
    ng_lexicon_rows(&words->lexicon, &word, rows);
    ng_names_net_keys(&features->tokens.data[i], scheme, keys);
    for (uint32_t k = 0; k < NG_FEATURE_COUNT; k++)
      if (!ng_vec_push(&data->words, rows[k])) return false;
    for (uint32_t k = 0; k < F; k++)
      if (!ng_vec_push(&data->keys, keys[k])) return false;
  }
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->sentences.data[s];
    const uint32_t n = sentence->end - sentence->first;
    const net_sentence made = {first_token + sentence->first, n, share};
    if (n && n <= LONGEST && !ng_vec_push(&data->sentences, made)) return false;
  }
  return true;
}

void net_data_dispose(net_data *data) {
  ng_vec_dispose(&data->words);
  ng_vec_dispose(&data->keys);
  ng_vec_dispose(&data->sentences);
}

/* ---- lexicon ---- */

static int compare_keys(const void *a, const void *b) {
  const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Numbers the keys that are seen often enough; the first rows are for the others. */
static uint32_t build_lexicon(names_net *net, const net_data *data) {
  const uint32_t n = data->keys.len / F;
  uint64_t *const column = train_alloc(n + 1, sizeof *column);
  NG_VEC(uint64_t) kept = {0};
  for (uint32_t f = 0; f < F; f++) {
    const uint32_t rare = f == 0 ? RARE_WORD : RARE_AFFIX;
    for (uint32_t i = 0; i < n; i++) column[i] = data->keys.data[(size_t)i * F + f];
    qsort(column, n, sizeof *column, compare_keys);
    for (uint32_t i = 0, end; i < n; i = end) {
      for (end = i + 1; end < n && column[end] == column[i];) end++;
      if (column[i] && end - i >= rare && !ng_vec_push(&kept, column[i])) abort();
    }
  }
  uint32_t slots = 1024;
  while (slots < kept.len * 3 / 2) slots *= 2;
  net->slots = train_alloc(slots, sizeof *net->slots);
  for (uint32_t i = 0; i < kept.len; i++) ng_lexicon_enter(net->slots, slots - 1, kept.data[i], F + i);
  net->lexicon = (ng_lexicon){net->slots, slots - 1};
  const uint32_t rows = F + kept.len;
  ng_vec_dispose(&kept);
  free(column);
  return rows;
}

/* ---- batches ---- */

typedef struct ordered {
  float key;
  const net_sentence *sentence;
} ordered;

static int compare_ordered(const void *a, const void *b) {
  const float x = ((const ordered *)a)->key, y = ((const ordered *)b)->key;
  return (x > y) - (x < y);
}

static int compare_length(const void *a, const void *b) {
  const net_sentence *const x = ((const ordered *)a)->sentence, *const y = ((const ordered *)b)->sentence;
  if (x->n_tokens != y->n_tokens) return x->n_tokens < y->n_tokens ? 1 : -1;
  return (x->first_token > y->first_token) - (x->first_token < y->first_token);
}

/* The sentences of a pass, those of about one length together. */
static uint32_t draw_sentences(const net_data *data, train_rng *rng, ordered **out) {
  size_t cap = 1;
  for (uint32_t i = 0; i < data->sentences.len; i++) cap += (size_t)ceilf(data->sentences.data[i].share) + 1;
  *out = train_alloc(cap, sizeof **out);
  uint32_t n = 0;
  for (uint32_t i = 0; i < data->sentences.len; i++) {
    const net_sentence *const s = &data->sentences.data[i];
    const unsigned times = (unsigned)(s->share + train_rng_unit(rng));
    for (unsigned k = 0; k < times; k++)
      (*out)[n++] = (ordered){logf((float)s->n_tokens) + train_rng_unit(rng) * 0.6f, s};
  }
  qsort(*out, n, sizeof **out, compare_ordered);
  return n;
}

typedef struct session {
  names_net *net;
  const net_data *data;
  const ng_network *words;
  const uint64_t *allowed;
  crf_lattice *lattice;
  train_step step;
  train_rng rng;
} session;

static bool chance(session *s, float p) { return train_rng_unit(&s->rng) < p; }

static void read_token(session *s, uint32_t token, bool lists, bool scheme, uint32_t rows[F], float *fixed) {
  const uint64_t *const keys = s->data->keys.data + (size_t)token * F;
  const bool unseen = chance(s, no_word), formless = unseen || chance(s, no_form);
  for (uint32_t f = 0; f < F; f++) {
    const bool hidden = f == NG_NAMES_NET_SCHEME ? !scheme : f >= NG_NAMES_NET_WORD_FEATURES && !lists;
    rows[f] = hidden ? UINT32_MAX : f == 0 && formless ? 0 : ng_names_net_row(&s->net->lexicon, f, keys[f]);
    if (unseen && f == 7) rows[f] = UINT32_MAX;
  }
  if (!unseen) ng_network_embed(s->words, s->data->words.data + (size_t)token * NG_FEATURE_COUNT, fixed);
}

/* Gradient of the scores, which are in rows; sentences go through the lattice one by one. */
static double learn_labels(session *s, const train_run *r, const ordered *sentences, const float *scores, float *gradient) {
  double distance = 0;
  float *const mine = train_alloc((size_t)LONGEST * L, sizeof *mine);
  float *const back = train_alloc((size_t)LONGEST * L, sizeof *back);
  for (uint32_t k = 0; k < r->batch->n_sentences; k++) {
    const net_sentence *const sentence = sentences[k].sentence;
    const uint32_t *const rows = r->row_of + r->batch->first[k];
    train_gather(scores, rows, sentence->n_tokens, L, mine);
    distance += crf_lattice_learn(s->lattice, mine, sentence->n_tokens, s->allowed + sentence->first_token, back,
                                  s->net->transitions.g);
    for (uint32_t i = 0; i < sentence->n_tokens; i++)
      memcpy(gradient + (size_t)rows[i] * L, back + (size_t)i * L, L * sizeof *back);
  }
  free(mine);
  free(back);
  return distance;
}

static double run_batch(session *s, ordered *sentences, uint32_t n) {
  names_net *const net = s->net;
  const uint32_t word = net->encoder.sizes.fixed, width = 2 * net->encoder.sizes.hidden;
  uint32_t n_words = 0, *const first = train_alloc(n + 1, sizeof *first);
  qsort(sentences, n, sizeof *sentences, compare_length);
  for (uint32_t k = 0; k < n; k++) first[k + 1] = n_words += sentences[k].sentence->n_tokens;
  uint32_t *const rows = train_alloc((size_t)n_words * F, sizeof *rows);
  float *const fixed = train_alloc((size_t)n_words * word, sizeof *fixed);
  for (uint32_t k = 0; k < n; k++) {
    const bool lists = !chance(s, no_lists), scheme = !chance(s, no_scheme);
    for (uint32_t i = 0; i < sentences[k].sentence->n_tokens; i++)
      read_token(s, sentences[k].sentence->first_token + i, lists, scheme, rows + (size_t)(first[k] + i) * F,
                 fixed + (size_t)(first[k] + i) * word);
  }
  const train_encoder_batch batch = {rows, fixed, first, F, n, n_words};
  train_run r = {.encoder = &net->encoder, .batch = &batch, .step = &s->step, .rng = &s->rng};
  train_run_begin(&r);
  float *const top = train_dropped(&r, net->encoder.sizes.layers - 1);
  float *const scores = train_affine(&r, top, n_words, width, &net->labels, &net->labels_bias);
  float *const gradient = train_floats(&r, (size_t)n_words * L), *const back = train_floats(&r, (size_t)n_words * width);
  crf_lattice_set(s->lattice, net->transitions.w);
  const double distance = learn_labels(s, &r, sentences, scores, gradient);
  train_dense_back(top, n_words, width, gradient, L, &net->labels, &net->labels_bias, back);
  float *gradients[TRAIN_MAX_LAYERS] = {NULL};
  gradients[net->encoder.sizes.layers - 1] = back;
  train_encoder_back(&r, gradients);
  train_param *params[TRAIN_ENCODER_PARAMS + 3];
  size_t n_params = train_encoder_params(&net->encoder, params);
  params[n_params++] = &net->labels;
  params[n_params++] = &net->labels_bias;
  params[n_params++] = &net->transitions;
  train_run_update(&r, params, n_params);
  train_run_end(&r);
  free(rows);
  free(fixed);
  free(first);
  return distance;
}

/* Borders of batches: `first` has room for n + 1. */
static uint32_t cut_batches(const ordered *sentences, uint32_t n, uint32_t *first) {
  uint32_t words = BATCH_WORDS, batches = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (words + sentences[i].sentence->n_tokens > BATCH_WORDS) {
      first[batches++] = i;
      words = 0;
    }
    words += sentences[i].sentence->n_tokens;
  }
  first[batches] = n;
  return batches;
}

static void run_pass(session *s, unsigned pass, unsigned passes) {
  const time_t begin = time(NULL);
  ordered *sentences;
  const uint32_t n = draw_sentences(s->data, &s->rng, &sentences);
  uint32_t *const first = train_alloc(n + 2, sizeof *first), *const order = train_alloc(n + 1, sizeof *order);
  const uint32_t batches = cut_batches(sentences, n, first);
  for (uint32_t i = 0; i < batches; i++) {
    const uint32_t j = (uint32_t)(train_rng_next(&s->rng) % (i + 1));
    order[i] = order[j];
    order[j] = i;
  }
  double distance = 0;
  for (uint32_t i = 0; i < batches; i++) {
    const float done = ((float)pass + (float)i / (float)batches) / (float)passes;
    s->step.adam.rate = top_rate * fminf((float)(s->step.adam.step + 1) / 400, 1) * (1 - done);
    distance += run_batch(s, sentences + first[order[i]], first[order[i] + 1] - first[order[i]]);
  }
  fprintf(stderr, "  network: pass %u of %u, %u sentences, distance %.0f, %ld s\n", pass + 1, passes, n, distance,
          (long)(time(NULL) - begin));
  free(sentences);
  free(first);
  free(order);
}

void names_net_train(names_net *net, const net_data *data, const ng_network *words, const uint64_t *allowed,
                     const net_options *options) {
  *net = (names_net){.slots = NULL};
  train_rng rng = {options->seed};
  const uint32_t rows = build_lexicon(net, data);
  const train_encoder_sizes sizes = {rows, INPUT, HIDDEN, LAYERS, words->size[NG_SIZE_INPUT], 0.15f};
  train_encoder_init(&net->encoder, &sizes, 0, 0, &rng);
  train_param_init(&net->labels, 2 * HIDDEN, L, 0.1f, &rng);
  train_param_init(&net->labels_bias, 1, L, 0, &rng);
  train_param_init(&net->transitions, L, L, 0, &rng);
  train_param *params[TRAIN_ENCODER_PARAMS];
  const size_t n = train_encoder_params(&net->encoder, params);
  for (size_t i = 0; i < n; i++) train_param_pack(params[i]);
  train_param_pack(&net->labels);
  session s = {net, data, words, allowed, crf_lattice_new(LONGEST), {.learn = true, .dropout = dropouts, .clip = 5},
               {options->seed ^ UINT64_C(0xABCDEF)}};
  if (!s.lattice) abort();
  fprintf(stderr, "  network: %u rows\n", rows);
  for (unsigned pass = 0; pass < options->passes; pass++) run_pass(&s, pass, options->passes);
  crf_lattice_free(s.lattice);
}

void names_net_dispose(names_net *net) {
  train_encoder_dispose(&net->encoder);
  train_param_dispose(&net->labels);
  train_param_dispose(&net->labels_bias);
  train_param_dispose(&net->transitions);
  free(net->slots);
}

/* ---- export ---- */

void names_net_export(const names_net *net, float weight, train_sections *s) {
  const train_encoder_sizes *const z = &net->encoder.sizes;
  int32_t *const sizes = train_sections_add(s, "sizes", NG_MODEL_I32, 1, NG_NAMES_NET_SIZE_COUNT, sizeof *sizes);
  sizes[NG_NAMES_NET_INPUT] = (int32_t)z->input;
  sizes[NG_NAMES_NET_HIDDEN] = (int32_t)z->hidden;
  sizes[NG_NAMES_NET_LAYERS] = (int32_t)z->layers;
  train_sections_lexicon(s, &net->lexicon);
  train_sections_rows(s, net->encoder.embedding.w, z->rows, z->input);
  train_sections_packed(s, "projection", &net->encoder.projection, 3);
  const train_param none = {.rows = 1, .cols = z->input, .w = train_alloc(z->input, sizeof(float))};
  train_sections_bias(s, "projection bias", &none);
  train_sections_encoder(s, &net->encoder);
  train_sections_packed(s, "labels", &net->labels, 1);
  train_sections_bias(s, "labels bias", &net->labels_bias);
  *(float *)train_sections_add(s, "network weight", NG_MODEL_F32, 1, 1, sizeof(float)) = weight;
  free(none.w);
}
