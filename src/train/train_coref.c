/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the coreference model: for each mention the probability of all its right
 * antecedents together is maximised, wrong ones being favoured by their cost (Durrett and
 * Klein 2013), by AdaGrad over hashed features. */
#include "train/train_coref.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nlp/coref.h"
#include "nlp/model.h"
#include "nlp/names.h"
#include "nlp/parser.h"
#include "train/train_coref_data.h"
#include "train/train_coref_score.h"

enum { TABLE = 1 << NG_COREF_TABLE_BITS, PASSES = 10 };

/* What a wrong decision costs: a link where there is none, none where there is one, a link
 * to the wrong chain. */
static const float cost_false_link = 0.1f, cost_no_link = 3.0f, cost_wrong_link = 1.0f;

static const float rate = 0.02f, decay = 1e-5f;
/* Novels are another world than the press: their mentions move the weights less. */
static const float weight_of_novels = 0.3f;

/* One mention: choices [first, end) of the choice table, the first being "new". */
typedef struct decision {
  uint32_t first;
  uint32_t end;
  float weight;
} decision;

typedef struct choice {
  uint64_t first_key;
  uint32_t n_keys;
  bool right;
} choice;

typedef struct training {
  uint32_t *keys;
  uint64_t n_keys, keys_cap;
  NG_VEC(choice) choices;
  NG_VEC(decision) decisions;
  float *weights;
  float *squares;
} training;

/* ---- data ---- */

static bool add_choice(training *t, const uint32_t *keys, uint32_t n, bool right) {
  if (t->n_keys + n > t->keys_cap) {
    const uint64_t cap = t->keys_cap ? 2 * t->keys_cap : 1 << 20;
    uint32_t *const grown = ng_realloc(t->keys, cap, sizeof *grown);
    if (!grown) return false;
    t->keys = grown;
    t->keys_cap = cap;
  }
  const choice made = {t->n_keys, n, right};
  for (uint32_t i = 0; i < n; i++) t->keys[t->n_keys++] = keys[i] >> (32 - NG_COREF_TABLE_BITS);
  return ng_vec_push(&t->choices, made);
}

static uint32_t gold_chain(const coref_spans *gold, const ng_coref_mention *m) {
  for (uint32_t i = 0; i < gold->len; i++)
    if (gold->data[i].begin == m->begin && gold->data[i].end == m->end) return gold->data[i].chain;
  return NG_NONE;
}

static bool add_decision(training *t, const ng_coref_reader *reader, const ng_document *doc, const uint32_t *chains,
                         uint32_t mention,
                         float weight) {
  uint32_t keys[NG_COREF_FEATURES_MAX], candidates[NG_COREF_CANDIDATES_MAX];
  const uint32_t n = ng_coref_candidates(reader, mention, candidates), first = t->choices.len;
  bool linked = false;
  for (uint32_t c = 0; c < n; c++) linked = linked || (chains[mention] != NG_NONE && chains[candidates[c]] == chains[mention]);
  if (!add_choice(t, keys, ng_coref_new_features(reader, doc, mention, keys), !linked)) return false;
  for (uint32_t c = 0; c < n; c++) {
    const bool right = chains[mention] != NG_NONE && chains[candidates[c]] == chains[mention];
    if (!add_choice(t, keys, ng_coref_pair_features(reader, doc, candidates[c], mention, keys), right)) return false;
  }
  return ng_vec_push(&t->decisions, (decision){first, t->choices.len, weight});
}

static bool add_document(training *t, ng_coref_reader *reader, const ng_coref_lexicon *lexicon, const coref_doc *doc) {
  if (!ng_coref_reader_read(reader, lexicon, doc->doc)) return false;
  const uint32_t n = reader->mentions.list.len;
  uint32_t *const chains = ng_alloc((n + 1u) * sizeof *chains);
  bool ok = chains != NULL;
  for (uint32_t j = 0; ok && j < n; j++) chains[j] = gold_chain(&doc->gold, &reader->mentions.list.data[j]);
  for (uint32_t j = 0; ok && j < n; j++)
    if (doc->complete || chains[j] != NG_NONE) ok = add_decision(t, reader, doc->doc, chains, j, doc->complete ? 1
          : weight_of_novels);
  ng_dealloc(chains);
  return ok;
}

/* Predicted trees and names, as they will be in use. */
static ng_status annotate(ng_annotator *annotator, ng_document *doc, ng_error *err) {
  NG_TRY(ng_annotator__run(annotator, &ng_stage_parser, doc, err));
  return ng_annotator__run(annotator, &ng_stage_names, doc, err);
}

static ng_status add_documents(training *t, const coref_docs *docs, ng_annotator *annotator, const ng_coref_lexicon *lexicon,
                               bool quick, ng_error *err) {
  ng_coref_reader reader;
  ng_coref_reader_init(&reader);
  ng_status status = NG_OK;
  for (uint32_t i = 0; status == NG_OK && i < docs->len; i++) {
    if (quick && i % 10) continue;
    status = annotate(annotator, docs->data[i].doc, err);
    if (status == NG_OK && !add_document(t, &reader, lexicon, &docs->data[i])) status = ng_fail_no_mem(err);
  }
  ng_coref_reader_dispose(&reader);
  return status;
}

/* ---- learning ---- */

static float score_choice(const training *t, const choice *c) {
  float sum = 0;
  for (uint32_t k = 0; k < c->n_keys; k++) sum += t->weights[t->keys[c->first_key + k]];
  return sum;
}

static void step_choice(training *t, const choice *c, float gradient, float step) {
  for (uint32_t k = 0; k < c->n_keys; k++) {
    const uint32_t w = t->keys[c->first_key + k];
    const float g = gradient - decay * t->weights[w];
    t->squares[w] += g * g;
    t->weights[w] += step * g / (sqrtf(t->squares[w]) + 0.1f);
  }
}

static double learn(training *t, const decision *d) {
  float scores[NG_COREF_CANDIDATES_MAX + 1], most = -1e30f, all = 0, right = 0;
  const choice *const choices = t->choices.data + d->first;
  const uint32_t n = d->end - d->first;
  for (uint32_t c = 0; c < n; c++) {
    const float cost = choices[c].right ? 0 : c == 0 ? cost_no_link : choices[0].right ? cost_false_link : cost_wrong_link;
    scores[c] = score_choice(t, &choices[c]) + cost;
    if (scores[c] > most) most = scores[c];
  }
  for (uint32_t c = 0; c < n; c++) {
    scores[c] = expf(scores[c] - most);
    all += scores[c];
    if (choices[c].right) right += scores[c];
  }
  for (uint32_t c = 0; c < n; c++) {
    const float gradient = (choices[c].right ? scores[c] / (right + 1e-20f) : 0) - scores[c] / all;
    if (fabsf(gradient) > 0.001f) step_choice(t, &choices[c], gradient, rate * d->weight);
  }
  return -log((double)right / all + 1e-20);
}

static bool train(training *t, uint64_t seed, unsigned passes) {
  const uint32_t n = t->decisions.len;
  uint32_t *const order = ng_alloc((n + 1u) * sizeof *order);
  uint64_t state = seed;
  for (uint32_t i = 0; order && i < n; i++) order[i] = i;
  for (unsigned pass = 0; order && pass < passes; pass++) {
    for (uint32_t i = n; i-- > 1;) {
      state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
      const uint32_t other = (uint32_t)((state >> 33) % (i + 1)), swap = order[i];
      order[i] = order[other];
      order[other] = swap;
    }
    double loss = 0;
    for (uint32_t i = 0; i < n; i++) loss += learn(t, &t->decisions.data[order[i]]);
    fprintf(stderr, "  pass %u: loss %.0f\n", pass + 1, loss);
  }
  ng_dealloc(order);
  return order != NULL;
}

static ng_status write_model(const training *t, const ng_train_options *options, ng_error *err) {
  int16_t *const rounded = ng_alloc(TABLE * sizeof *rounded);
  float most = 0.01f;
  if (!rounded) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < TABLE; i++)
    if (fabsf(t->weights[i]) > most) most = fabsf(t->weights[i]);
  for (uint32_t i = 0; i < TABLE; i++) rounded[i] = (int16_t)lrintf(t->weights[i] / most * 32767.0f);
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  const ng_model_section section = {"weights", NG_MODEL_I16, 1, TABLE, rounded};
  ng_model_write(NG_COREF_MODEL_KIND, NG_COREF_MODEL_VERSION, &section, 1, &bytes);
  const ng_status status = ng_train_write(options, "coref.bin", &bytes, err);
  ng_strbuf_dispose(&bytes);
  ng_dealloc(rounded);
  return status;
}

static ng_status read_data(training *t, const ng_train_options *options, ng_annotator *annotator,
                           const ng_coref_lexicon *lexicon, ng_error *err) {
  coref_docs docs = {0};
  ng_status status = coref_read_ontogum(options->data, "train", true, &docs, err);
  if (status == NG_OK) status = coref_read_litbank(options->data, &docs, err);
  if (status == NG_OK) status = add_documents(t, &docs, annotator, lexicon, options->quick, err);
  coref_docs_dispose(&docs);
  return status;
}

static ng_status train_coref(const ng_train_options *options, ng_error *err) {
  training t = {0};
  ng_language *language = NULL;
  ng_annotator *annotator = NULL;
  ng_knowledge *knowledge = NULL;
  ng_coref_lexicon lexicon = {0};
  ng_view names;
  t.weights = ng_alloc_zero(TABLE, sizeof *t.weights);
  t.squares = ng_alloc_zero(TABLE, sizeof *t.squares);
  ng_status status = t.weights && t.squares ? NG_OK : ng_fail_no_mem(err);
  if (status == NG_OK) status = ng_language_load(options->models, &language, err);
  if (status == NG_OK) status = ng_annotator_new(language, &annotator, err);
  if (status == NG_OK) status = ng_knowledge_open(NULL, &knowledge, err);
  if (status == NG_OK) status = ng_language__file(language, "names.bin", &names, err);
  if (status == NG_OK) status = ng_names_classes(names, &lexicon.classes, err);
  lexicon.knowledge = knowledge;
  if (status == NG_OK) status = read_data(&t, options, annotator, &lexicon, err);
  if (status == NG_OK) fprintf(stderr, "  %u mentions, %u choices\n", t.decisions.len, t.choices.len);
  if (status == NG_OK && !train(&t, options->seed, options->quick ? 2 : PASSES)) status = ng_fail_no_mem(err);
  if (status == NG_OK) status = write_model(&t, options, err);
  ng_knowledge_free(knowledge);
  ng_annotator_free(annotator);
  ng_language_free(language);
  ng_dealloc(t.keys);
  ng_dealloc(t.weights);
  ng_dealloc(t.squares);
  ng_vec_dispose(&t.choices);
  ng_vec_dispose(&t.decisions);
  return status;
}

/* ---- scores ---- */

static bool collect_chains(const ng_document *doc, coref_spans *out) {
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention *const m = &doc->mentions.data[i];
    if (m->chain == NG_NONE) continue;
    const ng_coref_span span = ng_coref_phrase(doc, m);
    if (!ng_vec_push(out, (coref_span){span.begin, span.end, m->chain})) return false;
  }
  return true;
}

static void print_ratio(const char *name, const coref_ratio *r) {
  printf("  %-9s P %5.1f  R %5.1f  F1 %5.1f\n", name, 100 * coref_precision(r), 100 * coref_recall(r), 100 * coref_f1(r));
}

static ng_status score_documents(const ng_language *language, coref_docs *docs, coref_scores *scores, ng_error *err) {
  ng_annotator *annotator = NULL;
  ng_status status = ng_annotator_new(language, &annotator, err);
  for (uint32_t i = 0; status == NG_OK && i < docs->len; i++) {
    coref_spans found = {0};
    status = ng_annotate_tokens(annotator, docs->data[i].doc, err);
    if (status == NG_OK && (!collect_chains(docs->data[i].doc, &found) || !coref_score_add(scores, &docs->data[i].gold, &found)))
      status = ng_fail_no_mem(err);
    ng_vec_dispose(&found);
  }
  ng_annotator_free(annotator);
  return status;
}

static ng_status score_coref(const ng_train_options *options, const ng_language *language, ng_error *err) {
  for (int free_only = 0; free_only < 2; free_only++) {
    coref_docs docs = {0};
    coref_scores scores = {0};
    ng_status status = coref_read_ontogum(options->data, "dev", free_only, &docs, err);
    if (status == NG_OK) status = score_documents(language, &docs, &scores, err);
    if (status == NG_OK) {
      printf("coreference: OntoGUM dev, %s, %u documents\n", free_only ? "news, interview, bio, voyage, academic"
             : "all genres", docs.len);
      print_ratio("mentions", &scores.mentions);
      print_ratio("MUC", &scores.muc);
      print_ratio("B-cubed", &scores.b_cubed);
      print_ratio("CEAF-e", &scores.ceaf);
      printf("  CoNLL F1 %.1f\n", 100 * coref_conll(&scores));
    }
    coref_docs_dispose(&docs);
    NG_TRY(status);
  }
  return NG_OK;
}

const ng_trainer ng_trainer_coref = {"coref", "chains of names, noun phrases and pronouns", train_coref, score_coref};
