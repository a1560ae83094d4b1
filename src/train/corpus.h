/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the training sets: files that may be xz-compressed, treebanks as documents. */
#ifndef NG_TRAIN_CORPUS_H
#define NG_TRAIN_CORPUS_H

#include "base/strbuf.h"
#include "base/vec.h"
#include "document/document.h"

/* Documents of one or more treebanks.  `{0}` is an empty one. */
typedef struct ng_corpus {
  NG_VEC(ng_document *) docs;
} ng_corpus;

void ng_corpus_dispose(ng_corpus *corpus);

/* Reads DIR/NAME into `out`, which the caller has initialised; decompressed where the name
 * ends in ".xz". */
ng_status ng_corpus_read_file(const char *dir, const char *name, ng_strbuf *out, ng_error *err);

/* Appends the documents of a CoNLL-U file ("ud-ewt/train.conllu.xz") with their gold tokens,
 * tags, lemmas and trees. */
ng_status ng_corpus_load(ng_corpus *corpus, const char *dir, const char *name, ng_error *err);

/* Appends those documents of a GUM file whose licence lets models built on them ship: news,
 * interview, bio, voyage and academic. */
ng_status ng_corpus_load_free_gum(ng_corpus *corpus, const char *dir, const char *name, ng_error *err);

/* Keeps a tenth of the documents (by their names), or all but these: for choosing between settings without a look
 * at the development part. */
void ng_corpus_keep_tenth(ng_corpus *corpus, bool tenth);

/* Appends EWT and the free documents of GUM; `part` is "train" or "dev". */
ng_status ng_corpus_load_treebanks(ng_corpus *corpus, const char *dir, const char *part, ng_error *err);

#endif
