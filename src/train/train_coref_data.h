/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents with gold chains. */
#ifndef NG_TRAIN_TRAIN_COREF_DATA_H
#define NG_TRAIN_TRAIN_COREF_DATA_H

#include "base/vec.h"
#include "document/document.h"

/* A gold mention: the whole noun phrase. */
typedef struct coref_span {
  uint32_t begin;
  uint32_t end;
  uint32_t chain;
} coref_span;

typedef NG_VEC(coref_span) coref_spans;

typedef struct coref_doc {
  ng_document *doc;
  coref_spans gold;
  bool complete;     /* all chains are annotated, not only those of some types */
} coref_doc;

typedef NG_VEC(coref_doc) coref_docs;

/* OntoGUM's chains over the tokens of UD GUM; `part` is "train" or "dev".  `free_only`: those
 * genres whose licence lets models built on them ship. */
ng_status coref_read_ontogum(const char *data_dir, const char *part, bool free_only, coref_docs *out, ng_error *err);

/* LitBank: novels, chains of people, places and a few more. */
ng_status coref_read_litbank(const char *data_dir, coref_docs *out, ng_error *err);

void coref_docs_dispose(coref_docs *docs);

#endif
