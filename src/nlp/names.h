/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names: a conditional random field over the tokens of a sentence, rules for dates, money
 * and quantities, and a second look at the article as a whole.  Results are mentions of
 * kind NG_MENTION_NAME, sorted by first token and not overlapping. */
#ifndef NG_NLP_NAMES_H
#define NG_NLP_NAMES_H

#include <newsgraph/document.h>
#include <newsgraph/knowledge.h>

#include "nlp/names_features.h"
#include "nlp/names_labels.h"
#include "nlp/names_net.h"
#include "nlp/names_votes.h"
#include "nlp/stage.h"

#define NG_NAMES_MODEL_KIND "names"
enum { NG_NAMES_MODEL_VERSION = 2 };

typedef struct ng_names ng_names;

/* Checks and opens a model; `bytes`, the parser's model that it was made beside, and
 * `knowledge` (may be NULL: no lists) must outlive it.  NG_ERR_INVALID for a damaged one.  Immutable, shared between threads. */
ng_status ng_names_load(ng_view bytes, ng_view parser, const ng_knowledge *knowledge, ng_names **out, ng_error *err);
void ng_names_free(ng_names *names);

/* The word classes of a model, for other stages; they live as long as `bytes`. */
ng_status ng_names_classes(ng_view bytes, ng_word_classes *out, ng_error *err);

/* Working memory of one thread. */
typedef struct ng_names_work {
  ng_name_features features;
  ng_name_votes votes;
  ng_names_net_run net;
  NG_VEC(float) scores;    /* of the document: token by label */
  NG_VEC(float) marginals; /* likewise: probability of each label */
  NG_VEC(float) lattice;   /* of a sentence */
  NG_VEC(uint8_t) back;
  NG_VEC(uint8_t) labels;
} ng_names_work;

ng_status ng_names_work_init(ng_names_work *work, const ng_names *names, ng_error *err);
void ng_names_work_dispose(ng_names_work *work);

/* Replaces the document's mentions by the names found.  Needs tags; time linear in the
 * text.  Fails only when out of memory. */
ng_status ng_find_names(const ng_names *names, ng_names_work *work, ng_document *doc, ng_error *err);

/* The stage of the pipeline. */
extern const ng_stage ng_stage_names;

#endif
