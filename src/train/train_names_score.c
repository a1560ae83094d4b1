/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_names_score.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/io.h"
#include "nlp/names.h"
#include "nlp/parser.h"
#include "train/train_names_data.h"

/* ---- shared with training ---- */

ng_status name_tagger_open(name_tagger *tagger, const char *models, ng_error *err) {
  *tagger = (name_tagger){.parser = NULL};
  ng_strbuf path;
  ng_strbuf_init(&path);
  ng_strbuf_init(&tagger->model);
  ng_strbuf_addf(&path, "%s/parser.bin", models);
  ng_status status = ng_strbuf_ok(&path) ? ng_file_read(path.data, SIZE_MAX, &tagger->model, err) : ng_fail_no_mem(err);
  ng_strbuf_dispose(&path);
  if (status == NG_OK) status = ng_parser_new(ng_strbuf_view(&tagger->model), &tagger->parser, err);
  return status == NG_OK ? ng_parser_workspace_new(tagger->parser, &tagger->workspace, err) : status;
}

void name_tagger_close(name_tagger *tagger) {
  ng_parser_workspace_free(tagger->workspace);
  ng_parser_free(tagger->parser);
  ng_strbuf_dispose(&tagger->model);
}

void name_tagger_run(const name_tagger *tagger, ng_document *doc) { ng_parser_run(tagger->parser, tagger->workspace, doc); }

/* ---- counting ---- */

/* Types that are told apart in scores: places and states are one, corpora do not part them. */
typedef enum score_group {
  GROUP_PERSON,
  GROUP_ORGANIZATION,
  GROUP_PLACE,
  GROUP_NATIONALITY,
  GROUP_WEAPON,
  GROUP_EVENT,
  GROUP_MISC,
  GROUP_COUNT
} score_group;
static const char *const group_names[] = {"person", "organization", "place", "nationality", "weapon", "event", "misc"};

static const score_group group_of_type[NG_NAME_MODEL_TYPE_COUNT] = {
  [NG_NAME_MODEL_PERSON] = GROUP_PERSON, [NG_NAME_MODEL_ORGANIZATION] = GROUP_ORGANIZATION,
      [NG_NAME_MODEL_LOCATION] = GROUP_PLACE,
  [NG_NAME_MODEL_STATE] = GROUP_PLACE, [NG_NAME_MODEL_NATIONALITY] = GROUP_NATIONALITY, [NG_NAME_MODEL_WEAPON] = GROUP_WEAPON,
  [NG_NAME_MODEL_EVENT] = GROUP_EVENT, [NG_NAME_MODEL_MISC] = GROUP_MISC};

static uint32_t groups_of(uint32_t types) {
  uint32_t groups = 0;
  for (unsigned t = 0; t < NG_NAME_MODEL_TYPE_COUNT; t++)
    if (types >> t & 1) groups |= 1u << group_of_type[t];
  return groups;
}

static uint32_t group_of_mention(const ng_mention *mention) {
  for (unsigned t = 0; t < NG_NAME_MODEL_TYPE_COUNT; t++)
    if (ng_name_model_public_type(t) == mention->name_type) return 1u << group_of_type[t];
  return 0;
}

typedef struct counts {
  uint32_t gold[GROUP_COUNT];
  uint32_t found[GROUP_COUNT];
  uint32_t right[GROUP_COUNT];
} counts;

static unsigned first_group(uint32_t groups) {
  unsigned g = 0;
  while (g + 1 < GROUP_COUNT && !(groups >> g & 1)) g++;
  return g;
}

static const gold_span *gold_at(const name_doc *doc, uint32_t first, uint32_t end, bool overlap) {
  for (uint32_t i = 0; i < doc->gold.len; i++) {
    const gold_span *const span = &doc->gold.data[i];
    if (overlap ? span->first < end && first < span->end : span->first == first && span->end == end) return span;
  }
  return NULL;
}

/* `scored`: groups that the corpus annotates. */
static void count_document(const name_doc *doc, uint32_t scored, counts *c) {
  const ng_document *const d = doc->doc;
  for (uint32_t i = 0; i < doc->gold.len; i++) {
    const uint32_t groups = groups_of(doc->gold.data[i].types) & scored;
    if (groups) c->gold[first_group(groups)]++;
  }
  for (uint32_t i = 0; i < d->mentions.len; i++) {
    const ng_mention *const m = &d->mentions.data[i];
    const uint32_t group = group_of_mention(m);
    const gold_span *const gold = gold_at(doc, m->first, m->end, false), *const touched = gold_at(doc, m->first, m->end, true);
    if (m->kind != NG_MENTION_NAME || !group) continue;
    if (touched && !touched->types) continue;          /* what nobody knows */
    if (gold && (groups_of(gold->types) & group & scored)) {
      const unsigned g = first_group(groups_of(gold->types) & scored);
      c->found[g]++;
      c->right[g]++;
    } else if (group & scored) {
      c->found[first_group(group)]++;
    }
  }
}

static void print_row(const char *name, uint32_t gold, uint32_t found, uint32_t right) {
  const double p = found ? 100.0 * right / found : 0, r = gold ? 100.0 * right / gold : 0;
  printf("  %-14s P %5.1f  R %5.1f  F1 %5.1f  (%u)\n", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, gold);
}

static void print_counts(const char *title, const counts *c) {
  uint32_t gold = 0, found = 0, right = 0;
  printf("%s\n", title);
  for (unsigned g = 0; g < GROUP_COUNT; g++) {
    if (c->gold[g]) print_row(group_names[g], c->gold[g], c->found[g], c->right[g]);
    gold += c->gold[g];
    found += c->found[g];
    right += c->right[g];
  }
  print_row("all", gold, found, right);
}

#define G(group) (1u << GROUP_##group)
typedef struct score_set {
  const char *corpus;
  name_part part;
  uint32_t scored;
} score_set;

static const score_set score_sets[] = {
  {"uner-ewt", NAME_PART_DEV, G(PERSON) | G(ORGANIZATION) | G(PLACE)},
  {"gmb-voa", NAME_PART_DEV, G(PERSON) | G(ORGANIZATION) | G(PLACE) | G(NATIONALITY)},
  {"crossner-politics", NAME_PART_DEV, G(PERSON) | G(ORGANIZATION) | G(PLACE) | G(EVENT)},
  {"wikigold", NAME_PART_TUNE, G(PERSON) | G(ORGANIZATION) | G(PLACE)},
  {"re-docred", NAME_PART_TUNE, G(PERSON) | G(ORGANIZATION) | G(PLACE)},
  {"fewnerd-inter", NAME_PART_TUNE, G(WEAPON)},
};

static ng_status score_one(const ng_train_options *options, const ng_language *language, const score_set *set,
                           const ng_knowledge *knowledge, ng_error *err) {
  name_docs docs;
  NG_TRY(name_corpus_read(options->data, set->corpus, set->part, knowledge, &docs, err));
  ng_annotator *annotator = NULL;
  counts c = {0};
  ng_status status = ng_annotator_new(language, &annotator, err);
  for (uint32_t i = 0; status == NG_OK && i < docs.docs.len; i++) {
    status = ng_annotate_tokens(annotator, docs.docs.data[i].doc, err);
    if (status == NG_OK) count_document(&docs.docs.data[i], set->scored, &c);
  }
  static const char *const parts[] = {"train", "held out of train", "dev"};
  char title[96];
  snprintf(title, sizeof title, "names: %s, %s", set->corpus, parts[set->part]);
  if (status == NG_OK) print_counts(title, &c);
  ng_annotator_free(annotator);
  name_docs_dispose(&docs);
  return status;
}

ng_status name_score(const ng_train_options *options, const ng_language *language, ng_error *err) {
  ng_knowledge *knowledge;
  NG_TRY(ng_knowledge_open(NULL, &knowledge, err));
  ng_status status = NG_OK;
  for (size_t i = 0; status == NG_OK && i < sizeof score_sets / sizeof *score_sets; i++)
    status = score_one(options, language, &score_sets[i], knowledge, err);
  ng_knowledge_free(knowledge);
  return status;
}
