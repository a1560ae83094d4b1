/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of ng_document, which stages fill.  Arrays grow while their stage runs; the
 * strings in them live in `arena` or are slices of `text`. */
#ifndef NG_DOCUMENT_DOCUMENT_H
#define NG_DOCUMENT_DOCUMENT_H

#include <newsgraph/document.h>

#include "base/arena.h"
#include "base/vec.h"

/* From `text` on, source = text + shift, until the next entry. */
typedef struct ng_shift {
  uint32_t text;
  int64_t shift;
} ng_shift;

struct ng_document {
  ng_arena arena;
  ng_article article;
  ng_view text;
  NG_VEC(ng_shift) shifts;
  NG_VEC(ng_block) blocks;
  NG_VEC(ng_sentence) sentences;
  NG_VEC(ng_token) tokens;
  NG_VEC(ng_mention) mentions;
  const struct ng_found_names *names; /* of extract: what it knows of the mentions that are names; NULL before */
  NG_VEC(ng_predicate) predicates;
  NG_VEC(ng_argument) arguments;
  NG_VEC(ng_entity) entities;
  NG_VEC(ng_statement) statements;
};

/* An empty document; NULL when out of memory. */
ng_document *ng_document__new(void);

/* Copies `text` (valid UTF-8) into the document and sets the article's sha256.  Blocks are
 * the reader's to add. */
ng_status ng_document__set_text(ng_document *doc, ng_view text, ng_error *err);

/* A copy that lives as long as the document. */
static inline ng_view ng_document__copy(ng_document *doc, ng_view text) { return ng_arena_copy(&doc->arena, text); }

/* Index of the first predicate at or behind a token: predicates come in the order of their tokens. */
uint32_t ng_document__first_predicate(const ng_document *doc, uint32_t token);
/* The predicate of a token, NULL if it has none. */
const ng_predicate *ng_document__predicate_of(const ng_document *doc, uint32_t token);

#endif
