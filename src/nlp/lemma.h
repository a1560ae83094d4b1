/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lemmas: each is an edit of its form (drop letters at the end, add others), looked up by
 * form and Penn tag, else by the longest known ending of the form. */
#ifndef NG_NLP_LEMMA_H
#define NG_NLP_LEMMA_H

#include "base/strbuf.h"
#include "nlp/model.h"
#include "nlp/stage.h"

enum {
  NG_LEMMA_VERSION = 1,
  NG_LEMMA_ENDING_MAX = 6, /* longest ending that rules look at, in bytes */
  NG_LEMMA_ADD_MAX = 14    /* bytes that an edit can add */
};

typedef struct ng_lemma_edit {
  int8_t drop;      /* bytes */
  int8_t n_add;     /* -1: the form stays as it is */
  char add[NG_LEMMA_ADD_MAX];
} ng_lemma_edit;

/* An open-addressing table: the upper 48 bits of a slot are those of a key's hash, the lower
 * 16 bits number an edit from 1; 0 is a free slot. */
typedef struct ng_lemmatizer {
  ng_model model;
  const uint64_t *slots;
  uint32_t n_slots;   /* a power of two */
  const ng_lemma_edit *edits;
  uint32_t n_edits;
} ng_lemmatizer;

extern const ng_stage ng_stage_lemma;

/* Key of a whole lower-case form, and of an ending (without the bytes before it). */
uint64_t ng_lemma_form_key(ng_view form, ng_xpos xpos);
uint64_t ng_lemma_ending_key(ng_view ending, ng_xpos xpos);

/* Lower-case copy of a form; the names of things keep their case (is_name). */
void ng_lemma_lower(ng_view form, ng_strbuf *out);
bool ng_lemma_keeps_case(ng_xpos xpos);

/* Opens a model's bytes.  NG_ERR_INVALID for a damaged one. */
ng_status ng_lemmatizer_open(ng_lemmatizer *lemmatizer, ng_view bytes, ng_error *err);

/* Appends the lemma of a form. */
void ng_lemmatize(const ng_lemmatizer *lemmatizer, ng_view form, ng_xpos xpos, ng_strbuf *scratch, ng_strbuf *out);

#endif
