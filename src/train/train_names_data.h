/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training data of the name model: documents with, for each token, the labels that its
 * annotation allows.  Corpora annotate different types; what one does not annotate stays
 * open, so that its silence is no evidence against a name. */
#ifndef NG_TRAIN_TRAIN_NAMES_DATA_H
#define NG_TRAIN_TRAIN_NAMES_DATA_H

#include "base/vec.h"
#include "document/document.h"
#include "knowledge/knowledge.h"

/* A gold span as annotated, for scoring. */
typedef struct gold_span {
  uint32_t first;
  uint32_t end;
  uint32_t types; /* mask of model types, 0: ignore */
} gold_span;

typedef struct name_doc {
  ng_document *doc;
  uint64_t *allowed; /* per token, mask of labels */
  NG_VEC(gold_span) gold;
} name_doc;

typedef struct name_docs {
  NG_VEC(name_doc) docs;
  const char *name;
} name_docs;

/* Of a corpus without a development part every tenth document is held out of training. */
typedef enum name_part { NAME_PART_TRAIN, NAME_PART_TUNE, NAME_PART_DEV } name_part;

/* Reads a corpus by name ("uner-ewt"); see the table in train_names_data.c. */
ng_status name_corpus_read(const char *data_dir, const char *corpus, name_part part, const ng_knowledge *knowledge,
                           name_docs *out, ng_error *err);
void name_doc_dispose(name_doc *doc);
void name_docs_dispose(name_docs *docs);

/* Names of the corpora that have a part, in order; NULL past the end. */
const char *name_corpus_name(unsigned i);

#endif
