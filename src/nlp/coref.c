/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/coref.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nlp/model.h"
#include "nlp/names.h"

struct ng_coref {
  ng_coref_lexicon lexicon;
  const int16_t *weights; /* 1 << NG_COREF_TABLE_BITS, by the high bits of a key */
};

ng_status ng_coref_load(ng_view bytes, const ng_coref_lexicon *lexicon, ng_coref **out, ng_error *err) {
  *out = NULL;
  ng_model model;
  ng_model_matrix m;
  NG_TRY(ng_model_open(bytes, NG_COREF_MODEL_KIND, NG_COREF_MODEL_VERSION, &model, err));
  NG_TRY(ng_model_find(&model, "weights", NG_MODEL_I16, 1, 1u << NG_COREF_TABLE_BITS, &m, err));
  ng_coref *const coref = ng_alloc_zero(1, sizeof *coref);
  if (!coref) return ng_fail_no_mem(err);
  coref->lexicon = *lexicon;
  coref->weights = m.data;
  *out = coref;
  return NG_OK;
}

void ng_coref_free(ng_coref *coref) { ng_dealloc(coref); }

void ng_coref_work_init(ng_coref_work *work) {
  *work = (ng_coref_work){0};
  ng_coref_reader_init(&work->reader);
}

void ng_coref_work_dispose(ng_coref_work *work) {
  ng_coref_reader_dispose(&work->reader);
  ng_vec_dispose(&work->chains);
}

/* ---- ranking ---- */

static int32_t score(const ng_coref *coref, const uint32_t *keys, uint32_t n) {
  int32_t sum = 0;
  for (uint32_t f = 0; f < n; f++) sum += coref->weights[keys[f] >> (32 - NG_COREF_TABLE_BITS)];
  return sum;
}

static uint32_t best_antecedent(const ng_coref *coref, const ng_coref_reader *reader, const ng_document *doc, uint32_t mention) {
  uint32_t keys[NG_COREF_FEATURES_MAX], candidates[NG_COREF_CANDIDATES_MAX];
  int32_t best_score = score(coref, keys, ng_coref_new_features(reader, doc, mention, keys));
  uint32_t best = NG_NONE;
  const uint32_t n = ng_coref_candidates(reader, mention, candidates);
  for (uint32_t c = 0; c < n; c++) {
    const int32_t s = score(coref, keys, ng_coref_pair_features(reader, doc, candidates[c], mention, keys));
    if (s > best_score) {
      best_score = s;
      best = candidates[c];
    }
  }
  return best;
}

/* Links every mention to its antecedent; chains are numbered by their second mention. */
static bool link_mentions(const ng_coref *coref, ng_coref_work *work, const ng_document *doc) {
  const uint32_t n = work->reader.mentions.list.len;
  ng_vec_clear(&work->chains);
  if (!ng_vec_reserve(&work->chains, n + 1)) return false;
  uint32_t n_chains = 0;
  for (uint32_t j = 0; j < n; j++) {
    const uint32_t antecedent = best_antecedent(coref, &work->reader, doc, j);
    work->chains.data[j] = NG_NONE;
    if (antecedent == NG_NONE) continue;
    if (work->chains.data[antecedent] == NG_NONE) work->chains.data[antecedent] = n_chains++;
    work->chains.data[j] = work->chains.data[antecedent];
  }
  work->chains.len = n;
  return true;
}

/* ---- results ---- */

static int compare_mentions(const void *a, const void *b) {
  const ng_mention *const x = a, *const y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

/* The type of a nominal or pronoun is that of the first name of its chain. */
static bool add_types(ng_coref_work *work, const ng_document *doc, uint8_t **types) {
  const ng_coref_mention *const list = work->reader.mentions.list.data;
  const uint32_t n = work->chains.len;
  (void)doc;
  *types = ng_alloc_zero(n + 1u, sizeof **types);
  if (!*types) return false;
  for (uint32_t j = 0; j < n; j++) {
    const uint32_t chain = work->chains.data[j];
    if (chain != NG_NONE && list[j].kind == NG_MENTION_NAME && (*types)[chain] == NG_NAME_NONE) (*types)[chain] = list[j].type;
  }
  return true;
}

static bool write_mentions(ng_coref_work *work, ng_document *doc) {
  uint8_t *types;
  bool ok = add_types(work, doc, &types);
  for (uint32_t j = 0; ok && j < work->chains.len; j++) {
    const ng_coref_mention *const m = &work->reader.mentions.list.data[j];
    const uint32_t chain = work->chains.data[j];
    if (m->mention != NG_NONE) {
      doc->mentions.data[m->mention].chain = chain;
      continue;
    }
    if ((m->group || m->nested) && chain == NG_NONE) continue; /* of use to chains only */
    const uint8_t type = chain != NG_NONE ? types[chain] : m->gender == NG_COREF_MALE || m->gender == NG_COREF_FEMALE
        ? NG_NAME_PERSON : NG_NAME_NONE;
    ok = ng_vec_push(&doc->mentions, (ng_mention){.first = m->first, .end = m->last, .head = m->head,
        .kind = (ng_mention_kind)m->kind,
      .name_type = (ng_name_type)type, .chain = chain, .entity = NG_NONE, .confidence = 1});
  }
  ng_dealloc(types);
  if (ok && doc->mentions.len) qsort(doc->mentions.data, doc->mentions.len, sizeof *doc->mentions.data, compare_mentions);
  return ok;
}

ng_status ng_find_coreference(const ng_coref *coref, ng_coref_work *work, ng_document *doc, ng_error *err) {
  const bool ok = ng_coref_reader_read(&work->reader, &coref->lexicon, doc) && link_mentions(coref, work, doc) &&
      write_mentions(work, doc);
  return ok ? NG_OK : ng_fail_no_mem(err);
}

/* ---- stage ---- */

static ng_status load(ng_language *language, void **model, ng_error *err) {
  ng_view bytes, names;
  ng_coref *coref;
  ng_coref_lexicon lexicon;
  NG_TRY(ng_language__file(language, "coref.bin", &bytes, err));
  NG_TRY(ng_language__file(language, "names.bin", &names, err));
  NG_TRY(ng_names_classes(names, &lexicon.classes, err));
  NG_TRY(ng_language__knowledge(language, &lexicon.knowledge, err));
  NG_TRY(ng_coref_load(bytes, &lexicon, &coref, err));
  *model = coref;
  return NG_OK;
}

static void unload(void *model) { ng_coref_free(model); }

static ng_status begin(const void *model, void **workspace, ng_error *err) {
  (void)model;
  ng_coref_work *const work = ng_alloc(sizeof *work);
  if (!work) return ng_fail_no_mem(err);
  ng_coref_work_init(work);
  *workspace = work;
  return NG_OK;
}

static void end(void *workspace) {
  ng_coref_work_dispose(workspace);
  ng_dealloc(workspace);
}

static ng_status run(const void *model, void *workspace, ng_document *doc, ng_error *err) {
  return ng_find_coreference(model, workspace, doc, err);
}

const ng_stage ng_stage_coref = {"coref", "names", load, unload, begin, end, run};
