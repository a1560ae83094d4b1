/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains and scores lemmas. */
#include "train/train_lemma.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "document/document.h"
#include "nlp/lemma.h"
#include "train/corpus.h"
#include "train/lemma_lexicon.h"
#include "train/lemma_table.h"

enum { TREEBANK_WEIGHT = 1000 /* of a word in a text; more than word lists can have */ };

typedef struct edit_record {
  int8_t bytes[NG_LEMMA_EDIT];
} edit_record;

typedef struct lemma_trainer {
  lemma_table table;
  NG_VEC(edit_record) edits;
  ng_map edit_index;
} lemma_trainer;

/* Number of the edit that makes `lemma` of `form`; false when out of memory. */
static bool find_edit(lemma_trainer *t, ng_view form, ng_view lemma, uint32_t *number) {
  size_t same = 0;
  while (same < form.len && same < lemma.len && form.data[same] == lemma.data[same]) same++;
  while (same && (lemma.len > same ? lemma.data[same] & 0xC0 : 0) == 0x80) same--;
  const size_t cut = form.len - same, add = lemma.len - same;
  *number = NG_LEMMA_NOT_FOUND;
  if (cut > INT8_MAX || add > NG_LEMMA_EDIT - 2) return true;
  edit_record record = {{(int8_t)cut, (int8_t)add}};
  memcpy(record.bytes + 2, lemma.data + same, add);
  const ng_view key = ng_view_make((const char *)record.bytes, sizeof record.bytes);
  *number = ng_map_find(&t->edit_index, key);
  if (*number != NG_MAP_MISSING) return true;
  const ng_view kept = ng_arena_copy(&t->table.arena, key);
  *number = t->edits.len;
  return kept.data && ng_vec_push(&t->edits, record) && ng_map_set(&t->edit_index, kept, *number);
}

static bool add_form(ng_view form, ng_view lemma, ng_xpos xpos, uint32_t weight, void *user) {
  lemma_trainer *const t = user;
  uint32_t edit;
  if (!find_edit(t, form, lemma, &edit)) return false;
  return edit == NG_LEMMA_NOT_FOUND || lemma_table_add(&t->table, ng_lemma_edit_list(xpos), form, edit, weight);
}

/* What became of the capitals of a form in its lemma. */
static ng_lemma_case case_of(ng_view form, ng_view lemma, ng_view lemma_lower, ng_lemma_shape shape) {
  if (ng_view_equals(lemma, lemma_lower)) return NG_LEMMA_CASE_LOWER;
  const bool falls = shape == NG_LEMMA_ALL_CAPITALS && ng_lemma_shape_of(lemma) == NG_LEMMA_CAPITAL;
  return form.data[0] == lemma.data[0] && !falls ? NG_LEMMA_CASE_KEEP : NG_LEMMA_CASE_TITLE;
}

static bool learn_token(lemma_trainer *t, const ng_document *doc, const ng_token *token) {
  const ng_view form = ng_token_text(doc, token);
  if (!token->lemma.len || form.len > NG_LEMMA_MAX_WORD || token->lemma.len > NG_LEMMA_MAX_WORD) return true;
  char form_buffer[NG_LEMMA_MAX_WORD * 4], lemma_buffer[NG_LEMMA_MAX_WORD * 4];
  const ng_view lower = ng_view_make(form_buffer, ng_lemma_lower(form, form_buffer));
  const ng_view lemma_lower = ng_view_make(lemma_buffer, ng_lemma_lower(token->lemma, lemma_buffer));
  const ng_lemma_shape shape = ng_lemma_shape_of(form);
  const ng_lemma_case letters = case_of(form, token->lemma, lemma_lower, shape);
  const uint32_t list = ng_lemma_case_list((ng_upos)token->upos, (ng_xpos)token->xpos, shape);
  return add_form(lower, lemma_lower, (ng_xpos)token->xpos, TREEBANK_WEIGHT, t) &&
         lemma_table_add(&t->table, list, lower, (uint32_t)letters, TREEBANK_WEIGHT);
}

static bool learn_corpus(lemma_trainer *t, const ng_corpus *corpus) {
  for (uint32_t d = 0; d < corpus->docs.len; d++) {
    const ng_document *const doc = corpus->docs.data[d];
    for (uint32_t i = 0; i < doc->tokens.len; i++)
      if (!learn_token(t, doc, &doc->tokens.data[i])) return false;
  }
  return true;
}

/* Puts the entries into the hash table that the lemmatizer reads. */
static ng_status write_model(const ng_train_options *options, const lemma_trainer *t, ng_error *err) {
  uint32_t slots = 1024;
  while (slots / 4 * 3 < t->table.entries.len) slots *= 2;
  int32_t *const keys = ng_alloc_zero(slots, sizeof *keys);
  int16_t *const values = ng_alloc_zero(slots, sizeof *values);
  ng_strbuf bytes;
  ng_strbuf_init(&bytes);
  ng_status status = keys && values ? NG_OK : ng_fail_no_mem(err);
  for (uint32_t i = 0; i < t->table.entries.len && status == NG_OK; i++) {
    const lemma_entry *const e = &t->table.entries.data[i];
    uint32_t slot = ng_lemma_slot(e->key, slots - 1);
    while (keys[slot]) slot = (slot + 1) & (slots - 1);
    keys[slot] = ng_lemma_fingerprint(e->key);
    values[slot] = (int16_t)(uint16_t)e->value;
  }
  if (status == NG_OK) {
    const ng_model_section sections[] = {{"keys", NG_MODEL_I32, slots, 1, keys},
                                         {"values", NG_MODEL_I16, slots, 1, values},
                                         {"edits", NG_MODEL_I8, t->edits.len, NG_LEMMA_EDIT, t->edits.data}};
    ng_model_write(NG_LEMMA_KIND, NG_LEMMA_VERSION, sections, sizeof sections / sizeof *sections, &bytes);
    status = ng_train_write(options, NG_LEMMA_MODEL, &bytes, err);
  }
  ng_strbuf_dispose(&bytes);
  ng_dealloc(keys);
  ng_dealloc(values);
  return status;
}

static ng_status train(const ng_train_options *options, ng_error *err) {
  lemma_trainer t = {0};
  ng_corpus corpus = {0};
  lemma_table_init(&t.table);
  ng_map_init(&t.edit_index);
  ng_status status = ng_corpus_load_treebanks(&corpus, options->data, "train", err);
  if (options->tune) ng_corpus_keep_tenth(&corpus, false);
  if (status == NG_OK && !learn_corpus(&t, &corpus)) status = ng_fail_no_mem(err);
  if (status == NG_OK) status = lemma_lexicon_read(options->data, add_form, &t, err);
  if (status == NG_OK && !lemma_table_reduce(&t.table)) status = ng_fail_no_mem(err);
  if (status == NG_OK)
    fprintf(stderr, "  %u words, %u entries, %u edits\n", t.table.words.len, t.table.entries.len, t.edits.len);
  if (status == NG_OK) status = write_model(options, &t, err);
  ng_corpus_dispose(&corpus);
  ng_map_dispose(&t.edit_index);
  ng_vec_dispose(&t.edits);
  lemma_table_dispose(&t.table);
  return status;
}

typedef struct lemma_score {
  uint32_t n, right, features_right;
} lemma_score;

/* Lemmas and features for the gold tags and trees of a document, against its gold ones. */
static ng_status score_document(ng_annotator *annotator, ng_document *doc, lemma_score *score, ng_error *err) {
  const uint32_t n = doc->tokens.len;
  ng_token *const gold = ng_alloc_zero(n, sizeof *gold);
  if (!gold) return ng_fail_no_mem(err);
  memcpy(gold, doc->tokens.data, n * sizeof *gold);
  const ng_status status = ng_annotator__run(annotator, &ng_stage_lemma, doc, err);
  for (uint32_t i = 0; i < n && status == NG_OK; i++) {
    score->n++;
    score->right += ng_view_equals(gold[i].lemma, doc->tokens.data[i].lemma);
    score->features_right += gold[i].feats == doc->tokens.data[i].feats;
  }
  ng_dealloc(gold);
  return status;
}

static ng_status score_file(const ng_train_options *options, const char *title, const char *name, ng_annotator *annotator,
                            ng_error *err) {
  ng_corpus corpus = {0};
  lemma_score score = {0};
  ng_status status = ng_corpus_load(&corpus, options->data, name, err);
  if (options->tune) ng_corpus_keep_tenth(&corpus, true);
  for (uint32_t d = 0; d < corpus.docs.len && status == NG_OK; d++)
    status = score_document(annotator, corpus.docs.data[d], &score, err);
  const double n = score.n ? score.n : 1;
  printf("%-12s lemmas %6.2f  features %6.2f  (gold tags and trees)\n", title, 100 * score.right / n,
         100 * score.features_right / n);
  ng_corpus_dispose(&corpus);
  return status;
}

static ng_status score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  ng_annotator *annotator;
  NG_TRY(ng_annotator_new(language, &annotator, err));
  const char *const ewt = options->tune ? "ud-ewt/train.conllu.xz" : "ud-ewt/dev.conllu.xz";
  const char *const gum = options->tune ? "ud-gum/train.conllu.xz" : "ud-gum/dev.conllu.xz";
  ng_status status = score_file(options, "EWT", ewt, annotator, err);
  if (status == NG_OK) status = score_file(options, "GUM", gum, annotator, err);
  ng_annotator_free(annotator);
  return status;
}

const ng_trainer ng_trainer_lemma = {"lemma", "lemmas", train, score};
