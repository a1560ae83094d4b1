/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the name model: word classes, a conditional random field over all corpora at once,
 * the strongest features kept and trained again, weights rounded to bytes. */
#include "train/train_names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "nlp/model.h"
#include "nlp/names_model.h"
#include "train/train_names_classes.h"
#include "train/train_names_crf.h"
#include "train/train_names_data.h"
#include "train/train_names_net.h"
#include "train/train_names_score.h"

enum {
  RARE_FEATURE = 3,     /* features seen less often are left out from the start */
  KEPT_ROWS = 56000,
  SLOTS = 70000,       /* of the table: rows fill four fifths */
  FOLDS = 3,
  FOLD_PASSES = 3,
  FIRST_PASSES = 3,
  SECOND_PASSES = 12,
  NET_PASSES = 8
};

/* ---- features ---- */

/* Counts keys, then numbers those that stay. */
typedef struct key_table {
  uint32_t *keys;   /* 0: free */
  uint32_t *values;
  uint32_t cap;     /* power of two */
  uint32_t len;
} key_table;

static bool key_table_init(key_table *table, uint32_t cap) {
  *table = (key_table){.cap = cap};
  table->keys = ng_alloc_zero(cap, sizeof *table->keys);
  table->values = ng_alloc_zero(cap, sizeof *table->values);
  return table->keys && table->values;
}

static void key_table_dispose(key_table *table) {
  ng_dealloc(table->keys);
  ng_dealloc(table->values);
}

static uint32_t key_slot(const key_table *table, uint32_t key) {
  uint32_t i = (key * 0x9E3779B1u) & (table->cap - 1);
  while (table->keys[i] && table->keys[i] != key) i = (i + 1) & (table->cap - 1);
  return i;
}

static bool key_table_grow(key_table *table) {
  key_table bigger;
  if (table->cap > UINT32_MAX / 4 || !key_table_init(&bigger, table->cap * 2)) return false;
  for (uint32_t i = 0; i < table->cap; i++) {
    if (!table->keys[i]) continue;
    const uint32_t slot = key_slot(&bigger, table->keys[i]);
    bigger.keys[slot] = table->keys[i];
    bigger.values[slot] = table->values[i];
  }
  bigger.len = table->len;
  key_table_dispose(table);
  *table = bigger;
  return true;
}

static bool key_count(key_table *table, uint32_t key) {
  if (table->len * 3u > table->cap * 2u && !key_table_grow(table)) return false;
  const uint32_t slot = key_slot(table, key);
  if (!table->keys[slot]) {
    table->keys[slot] = key;
    table->len++;
  }
  table->values[slot]++;
  return true;
}

typedef struct training {
  name_classes classes;
  crf_data data;
  net_data net;
  ng_model parser;
  ng_network words;        /* the parser's */
  uint64_t rows_cap;
  NG_VEC(name_docs) corpora; /* kept for the second reading */
  uint32_t n_documents;
  key_table keys;          /* key to row + 1 once numbered, 0 for those left out */
  NG_VEC(uint32_t) row_keys; /* row to key */
  NG_VEC(uint32_t) row_counts;
} training;

static bool push_keys(training *t, const uint32_t *keys, uint32_t n) {
  crf_data *const data = &t->data;
  if (data->n_rows + n > t->rows_cap) {
    const uint64_t cap = t->rows_cap ? t->rows_cap * 2 : 1 << 20;
    uint32_t *const grown = ng_realloc(data->rows, cap, sizeof *grown);
    if (!grown) return false;
    data->rows = grown;
    t->rows_cap = cap;
  }
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t key = keys[i] ? keys[i] : 1;
    data->rows[data->n_rows++] = key;
    if (!key_count(&t->keys, key)) return false;
  }
  return ng_vec_push(&data->n_features, (uint8_t)n);
}

static bool add_document(training *t, const name_doc *doc, ng_name_features *features, const ng_word_classes *classes,
                         const ng_knowledge *knowledge, unsigned repeat, float share) {
  if (!ng_name_features_read(features, classes, knowledge, doc->doc) ||
      !net_data_add(&t->net, &t->words, features, doc->doc, t->data.n_features.len, t->corpora.len + 1, share))
    return false;
  t->n_documents++;
  for (uint32_t s = 0; s < doc->doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->doc->sentences.data[s];
    const crf_sentence made = {t->data.n_rows, t->data.n_features.len, sentence->end - sentence->first,
        (uint8_t)(t->n_documents % FOLDS)};
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
      uint32_t keys[NG_NAME_FEATURES_MAX], n_own;
      const uint32_t n = ng_name_features_get(features, classes, sentence, i, keys, &n_own);
      if (!push_keys(t, keys, n) || !ng_vec_push(&t->data.n_own, (uint8_t)n_own) ||
          !ng_vec_push(&t->data.allowed, doc->allowed[i])) return false;
    }
    for (unsigned k = 0; made.n_tokens && k < repeat; k++)
      if (!ng_vec_push(&t->data.sentences, made)) return false;
  }
  return true;
}

static bool number_rows(training *t) {
  for (uint32_t i = 0; i < t->keys.cap; i++) {
    if (!t->keys.keys[i]) continue;
    const uint32_t count = t->keys.values[i];
    t->keys.values[i] = 0;
    if (count < RARE_FEATURE) continue;
    if (!ng_vec_push(&t->row_keys, t->keys.keys[i]) || !ng_vec_push(&t->row_counts, count)) return false;
    t->keys.values[i] = t->row_keys.len;
  }
  for (uint64_t i = 0; i < t->data.n_rows; i++) {
    const uint32_t row = t->keys.values[key_slot(&t->keys, t->data.rows[i])];
    t->data.rows[i] = row ? row - 1 : CRF_NO_ROW;
  }
  return true;
}

/* Small corpora, and the few sentences with weapons, are read more than once in a pass. */
static unsigned repeat_of(const char *corpus, const name_doc *doc) {
  for (uint32_t i = 0; i < doc->gold.len; i++)
    if (doc->gold.data[i].types == 1u << NG_NAME_MODEL_WEAPON) return 3;
  return strcmp(corpus, "gmb-voa") == 0 || strcmp(corpus, "fewnerd-inter") == 0 ? 1 : 2;
}

/* The network reads the largest corpus in parts, so that its conventions do not rule. */
static float share_of(const char *corpus, unsigned repeat) {
  return strcmp(corpus, "gmb-voa") == 0 ? 0.5f : (float)repeat;
}

static ng_status add_corpus(training *t, const ng_train_options *options, const char *name, const ng_knowledge *knowledge,
                            const name_tagger *tagger, ng_error *err) {
  name_docs docs;
  NG_TRY(name_corpus_read(options->data, name, NAME_PART_TRAIN, knowledge, &docs, err));
  const ng_word_classes classes = name_classes_view(&t->classes);
  ng_name_features features;
  ng_name_features_init(&features);
  ng_status status = NG_OK;
  for (uint32_t i = 0; options->quick && i < docs.docs.len; i++) { /* one in twenty */
    if (i % 20 == 0) continue;
    name_doc_dispose(&docs.docs.data[i]);
  }
  for (uint32_t i = 0; status == NG_OK && i < docs.docs.len; i++) {
    if (!docs.docs.data[i].doc) continue;
    /* tags of what the tagger has learnt from would be too good */
    if (strcmp(name, "uner-ewt") != 0) name_tagger_run(tagger, docs.docs.data[i].doc);
    const unsigned repeat = repeat_of(name, &docs.docs.data[i]);
    if (!add_document(t, &docs.docs.data[i], &features, &classes, knowledge, repeat, share_of(name, repeat)))
      status = ng_fail_no_mem(err);
  }
  fprintf(stderr, "  %s: %u documents, %u tokens so far\n", name, docs.docs.len, t->data.n_features.len);
  ng_name_features_dispose(&features);
  if (status == NG_OK && ng_vec_push(&t->corpora, docs)) return NG_OK;
  name_docs_dispose(&docs);
  return status == NG_OK ? ng_fail_no_mem(err) : status;
}

/* ---- the second reading ---- */

/* What a model makes of sentences that it was not trained on. */
static bool jackknife(const training *t, const crf_options *options, float *marginals) {
  bool ok = true;
  for (uint8_t fold = 0; ok && fold < FOLDS; fold++) {
    crf model;
    crf_options settings = *options;
    settings.passes = FOLD_PASSES;
    settings.skipped_fold = fold;
    ok = crf_init(&model, t->row_keys.len) && crf_train(&model, &t->data, &settings) &&
         crf_marginals(&model, &t->data, fold, marginals);
    crf_dispose(&model);
  }
  return ok;
}

typedef struct extra_reader {
  training *t;
  const ng_knowledge *knowledge;
  ng_word_classes classes;
  ng_name_features features;
  ng_name_votes votes;
  const float *marginals;
  uint32_t token; /* of the data, where the document begins */
} extra_reader;

/* Votes of one document, as keys in `extra`, 0 for none. */
static bool add_votes(extra_reader *r, const ng_document *doc) {
  const float *const marginals = r->marginals + (size_t)r->token * NG_NAME_LABELS;
  if (!ng_name_features_read(&r->features, &r->classes, r->knowledge, doc) ||
      !ng_name_votes_count(&r->votes, &r->features, marginals))
    return false;
  for (uint32_t s = 0; s < doc->sentences.len; s++)
    for (uint32_t i = doc->sentences.data[s].first; i < doc->sentences.data[s].end; i++) {
      uint32_t keys[NG_NAME_VOTE_FEATURES_MAX];
      const uint32_t n = ng_name_votes_get(&r->votes, &r->features, marginals, &doc->sentences.data[s], i, keys);
      uint32_t *const extra = r->t->data.extra + (size_t)(r->token + i) * CRF_EXTRA;
      for (uint32_t k = 0; k < CRF_EXTRA; k++) extra[k] = k < n ? (keys[k] ? keys[k] : 1) : 0;
    }
  r->token += doc->tokens.len;
  return true;
}

/* Numbers the keys in `extra` as further rows. */
static bool number_extra(training *t) {
  const uint64_t n = (uint64_t)t->data.n_features.len * CRF_EXTRA;
  key_table table;
  bool ok = key_table_init(&table, 1 << 16);
  for (uint64_t i = 0; ok && i < n; i++)
    if (t->data.extra[i]) ok = key_count(&table, t->data.extra[i]);
  for (uint32_t i = 0; ok && i < table.cap; i++) {
    const uint32_t count = table.values[i];
    table.values[i] = 0;
    if (count < RARE_FEATURE) continue;
    ok = ng_vec_push(&t->row_keys, table.keys[i]) && ng_vec_push(&t->row_counts, count);
    table.values[i] = t->row_keys.len;
  }
  for (uint64_t i = 0; ok && i < n; i++) {
    const uint32_t row = t->data.extra[i] ? table.values[key_slot(&table, t->data.extra[i])] : 0;
    t->data.extra[i] = row ? row - 1 : CRF_NO_ROW;
  }
  key_table_dispose(&table);
  return ok;
}

static bool add_second_reading(training *t, const crf_options *options, const ng_knowledge *knowledge) {
  const uint32_t n = t->data.n_features.len;
  float *const marginals = ng_alloc_zero((size_t)n + 1, NG_NAME_LABELS * sizeof *marginals);
  bool ok = marginals && jackknife(t, options, marginals);
  t->data.extra = ng_alloc_zero((size_t)n + 1, CRF_EXTRA * sizeof *t->data.extra);
  extra_reader r = {.t = t, .knowledge = knowledge, .classes = name_classes_view(&t->classes), .marginals = marginals};
  ng_name_features_init(&r.features);
  ng_name_votes_init(&r.votes);
  ok = ok && t->data.extra;
  for (uint32_t c = 0; ok && c < t->corpora.len; c++)
    for (uint32_t i = 0; ok && i < t->corpora.data[c].docs.len; i++)
      if (t->corpora.data[c].docs.data[i].doc) ok = add_votes(&r, t->corpora.data[c].docs.data[i].doc);
  ng_name_features_dispose(&r.features);
  ng_name_votes_dispose(&r.votes);
  ng_dealloc(marginals);
  return ok && number_extra(t);
}

/* ---- choice of features ---- */

typedef struct ranked_row {
  float weight;
  uint32_t row;
} ranked_row;

static int compare_ranked(const void *a, const void *b) {
  const ranked_row *const x = a, *const y = b;
  if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
  return (x->row > y->row) - (x->row < y->row);
}

/* Ranks features by the size of their weights and how often they are seen, and leaves all
 * but the first KEPT_ROWS out of the data. */
static bool keep_strongest(training *t, const crf *model) {
  const uint32_t n = t->row_keys.len;
  ranked_row *const ranked = ng_alloc((n + 1) * sizeof *ranked);
  uint32_t *const renumbered = ng_alloc((n + 1) * sizeof *renumbered);
  const bool ok = ranked && renumbered;
  for (uint32_t r = 0; ok && r < n; r++) {
    float sum = 0;
    for (unsigned l = 0; l < NG_NAME_LABELS; l++) sum += model->weights[r][l] * model->weights[r][l];
    ranked[r] = (ranked_row){sum * sqrtf((float)t->row_counts.data[r]), r};
    renumbered[r] = CRF_NO_ROW;
  }
  if (ok) {
    qsort(ranked, n, sizeof *ranked, compare_ranked);
    const uint32_t kept = n < KEPT_ROWS ? n : KEPT_ROWS;
    uint32_t *const keys = ng_alloc((kept + 1) * sizeof *keys);
    for (uint32_t r = 0; keys && r < kept; r++) {
      renumbered[ranked[r].row] = r;
      keys[r] = t->row_keys.data[ranked[r].row];
    }
    if (keys) memcpy(t->row_keys.data, keys, kept * sizeof *keys);
    t->row_keys.len = kept;
    for (uint64_t i = 0; i < t->data.n_rows; i++)
      if (t->data.rows[i] != CRF_NO_ROW) t->data.rows[i] = renumbered[t->data.rows[i]];
    for (uint64_t i = 0; i < (uint64_t)t->data.n_features.len * CRF_EXTRA; i++)
      if (t->data.extra[i] != CRF_NO_ROW) t->data.extra[i] = renumbered[t->data.extra[i]];
    ng_dealloc(keys);
  }
  ng_dealloc(ranked);
  ng_dealloc(renumbered);
  return ok;
}

/* ---- writing ---- */

static float largest_weight(const crf *model) {
  float most = 0.01f;
  for (uint32_t r = 0; r < model->n_rows; r++)
    for (unsigned l = 0; l < NG_NAME_LABELS; l++)
      if (fabsf(model->weights[r][l]) > most) most = fabsf(model->weights[r][l]);
  return most;
}

static void fill_table(const training *t, const crf *model, float scale, uint16_t *fingerprints,
                       int8_t (*weights)[NG_NAME_LABELS]) {
  for (uint32_t r = 0; r < model->n_rows; r++) {
    const uint32_t key = t->row_keys.data[r];
    uint32_t slot = ng_names__slot(key, SLOTS);
    while (fingerprints[slot]) slot = slot + 1 == SLOTS ? 0 : slot + 1;
    fingerprints[slot] = ng_names__fingerprint(key);
    for (unsigned l = 0; l < NG_NAME_LABELS; l++) weights[slot][l] = (int8_t)lrintf(model->weights[r][l] / scale);
  }
}

static void add_section(train_sections *s, const char *name, ng_model_type type, size_t rows, size_t cols, size_t size,
                        const void *data) {
  memcpy(train_sections_add(s, name, type, rows, cols, size), data, rows * cols * size);
}

static void add_classes(train_sections *s, const name_classes *classes) {
  add_section(s, "classes", NG_MODEL_I16, classes->words.len, sizeof(ng_word_class) / 2, 2, classes->words.data);
  add_section(s, "brown", NG_MODEL_I16, classes->brown.len / NG_BROWN_CUTS, NG_BROWN_CUTS, 2, classes->brown.data);
  add_section(s, "group", NG_MODEL_I16, classes->group.len, 1, 2, classes->group.data);
}

/* Both parts give log-linear scores; the model's are their weighted sum, sharper than a mean: extraction
 * counts on confidences near 1. */
#define SPARSE 0.35f
#define DENSE 0.85f

/* Corpora that annotate only some names teach better what is a name than what is none. */
#define OUTSIDE_BONUS 1.6f

static ng_status write_model(const training *t, const crf *model, const names_net *net,
                             const ng_train_options *options, ng_error *err) {
  train_sections *const s = train_alloc(1, sizeof *s);
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  const float scale = largest_weight(model) / 127.0f, used = scale * SPARSE;
  *(uint64_t *)train_sections_add(s, "parser", NG_MODEL_U64, 1, 1, sizeof(uint64_t)) = ng_model_checksum(&t->parser);
  add_classes(s, &t->classes);
  uint16_t *const fingerprints = train_sections_add(s, "fingerprints", NG_MODEL_I16, SLOTS, 1, 2);
  fill_table(t, model, scale, fingerprints, train_sections_add(s, "weights", NG_MODEL_I8, SLOTS, NG_NAME_LABELS, 1));
  float *const transitions = train_sections_add(s, "transitions", NG_MODEL_F32, NG_NAME_LABELS, NG_NAME_LABELS,
                                                sizeof *transitions);
  for (unsigned i = 0; i < NG_NAME_LABELS * NG_NAME_LABELS; i++) {
    transitions[i] = SPARSE * model->transitions[i / NG_NAME_LABELS][i % NG_NAME_LABELS] + DENSE * net->transitions.w[i];
    if (i % NG_NAME_LABELS == NG_NAME_OUTSIDE) transitions[i] += OUTSIDE_BONUS;
  }
  add_section(s, "scale", NG_MODEL_F32, 1, 1, sizeof used, &used);
  names_net_export(net, DENSE, s);
  ng_status status = train_sections_write(s, NG_NAMES_MODEL_KIND, NG_NAMES_MODEL_VERSION, &bytes, err);
  if (status == NG_OK) status = ng_train_write(options, "names.bin", &bytes, err);
  train_sections_dispose(s);
  ng_dealloc(s);
  ng_strbuf_dispose(&bytes);
  return status;
}

/* ---- the whole ---- */

static ng_status train_crf(training *t, const ng_train_options *options, const ng_knowledge *knowledge, ng_error *err) {
  crf model = {0};
  crf_options settings = {.passes = options->quick ? 1 : FIRST_PASSES, .rate = 0.07f, .decay = 1e-5f, .dropout = 0.1f,
      .word_dropout = 0.05f,
                          .extra_dropout = 0.3f, .skipped_fold = CRF_ALL_FOLDS, .seed = options->seed};
  bool ok = number_rows(t) && add_second_reading(t, &settings, knowledge);
  fprintf(stderr, "  %u features\n", t->row_keys.len);
  ok = ok && crf_init(&model, t->row_keys.len) && crf_train(&model, &t->data, &settings) && keep_strongest(t, &model);
  crf_dispose(&model);
  settings.passes = options->quick ? 2 : SECOND_PASSES;
  ok = ok && crf_init(&model, t->row_keys.len) && crf_train(&model, &t->data, &settings);
  if (!ok) {
    crf_dispose(&model);
    return ng_fail_no_mem(err);
  }
  names_net net;
  const net_options how = {options->quick ? 2 : NET_PASSES, options->seed};
  names_net_train(&net, &t->net, &t->words, t->data.allowed.data, &how);
  const ng_status status = write_model(t, &model, &net, options, err);
  names_net_dispose(&net);
  crf_dispose(&model);
  return status;
}

static void training_dispose(training *t) {
  name_classes_dispose(&t->classes);
  key_table_dispose(&t->keys);
  for (uint32_t i = 0; i < t->corpora.len; i++) name_docs_dispose(&t->corpora.data[i]);
  ng_vec_dispose(&t->corpora);
  net_data_dispose(&t->net);
  ng_dealloc(t->data.rows);
  ng_dealloc(t->data.extra);
  ng_vec_dispose(&t->data.n_features);
  ng_vec_dispose(&t->data.n_own);
  ng_vec_dispose(&t->data.allowed);
  ng_vec_dispose(&t->data.sentences);
  ng_vec_dispose(&t->row_keys);
  ng_vec_dispose(&t->row_counts);
}

static ng_status train_names(const ng_train_options *options, ng_error *err) {
  training *const t = ng_alloc_zero(1, sizeof *t);
  ng_knowledge *knowledge = NULL;
  name_tagger tagger = {0};
  ng_status status = t && key_table_init(&t->keys, 1 << 22) ? NG_OK : ng_fail_no_mem(err);
  if (status == NG_OK) status = ng_knowledge_open(NULL, &knowledge, err);
  if (status == NG_OK) status = name_tagger_open(&tagger, options->models, err);
  if (status == NG_OK)
    status = ng_model_open(ng_strbuf_view(&tagger.model), NG_NETWORK_KIND, NG_NETWORK_VERSION, &t->parser, err);
  if (status == NG_OK) status = ng_network_open(&t->parser, &t->words, err);
  if (status == NG_OK) status = name_classes_make(options->data, &t->classes, err);
  for (unsigned i = 0; status == NG_OK && name_corpus_name(i); i++)
    status = add_corpus(t, options, name_corpus_name(i), knowledge, &tagger, err);
  if (status == NG_OK) status = train_crf(t, options, knowledge, err);
  name_tagger_close(&tagger);
  ng_knowledge_free(knowledge);
  if (t) training_dispose(t);
  ng_dealloc(t);
  return status;
}

const ng_trainer ng_trainer_names = {"names", "names: person, organization, state, weapon ...", train_names, name_score};
