/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CoNLL-U, https://universaldependencies.org/format.html: what the reader and the writer
 * share.  Public calls are in <newsgraph/language.h>. */
#ifndef NG_NLP_CONLLU_H
#define NG_NLP_CONLLU_H

#include <newsgraph/language.h>

#include "base/strbuf.h"

/* Our feature bits as UD writes them, in the order FEATS wants. */
typedef struct ng_feature_name {
  uint16_t bit;       /* NG_FEAT_* */
  const char *text;   /* "Number=Sing" */
} ng_feature_name;

enum { NG_CONLLU_FEATURES = 15 };
extern const ng_feature_name ng_conllu__features[NG_CONLLU_FEATURES];

/* Appends the document as ng_conllu_write prints it. */
void ng_conllu__append(const ng_document *doc, ng_strbuf *out);

#endif
