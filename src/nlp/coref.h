/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coreference: each mention is put with the antecedent that a linear model scores highest,
 * or begins a chain of its own (mention ranking). */
#ifndef NG_NLP_COREF_H
#define NG_NLP_COREF_H

#include "nlp/coref_features.h"
#include "nlp/stage.h"

#define NG_COREF_MODEL_KIND "coref"
enum {
  NG_COREF_MODEL_VERSION = 1,
  NG_COREF_TABLE_BITS = 18
};

typedef struct ng_coref ng_coref;

/* Checks and opens a model; `bytes` and what the lexicon refers to must outlive it. */
ng_status ng_coref_load(ng_view bytes, const ng_coref_lexicon *lexicon, ng_coref **out, ng_error *err);
void ng_coref_free(ng_coref *coref);

/* Working memory of one thread. */
typedef struct ng_coref_work {
  ng_coref_reader reader;
  NG_VEC(uint32_t) chains;       /* by mention, NG_NONE if alone */
} ng_coref_work;

void ng_coref_work_init(ng_coref_work *work);
void ng_coref_work_dispose(ng_coref_work *work);

/* Adds noun phrases and pronouns to the document's names and sets the chains of all of
 * them; the mentions are then in order of their first token, longer ones first.  Needs
 * trees and names.  Fails only when out of memory. */
ng_status ng_find_coreference(const ng_coref *coref, ng_coref_work *work, ng_document *doc, ng_error *err);


extern const ng_stage ng_stage_coref;

#endif
