/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring of names, and what training and scoring share: predicted tags. */
#ifndef NG_TRAIN_TRAIN_NAMES_SCORE_H
#define NG_TRAIN_TRAIN_NAMES_SCORE_H

#include "nlp/parser.h"
#include "train/train.h"

/* The parser, so that names learn from predicted tags. */
typedef struct name_tagger {
  ng_strbuf model;
  ng_parser *parser;
  ng_parser_workspace *workspace;
} name_tagger;

ng_status name_tagger_open(name_tagger *tagger, const char *models, ng_error *err);
void name_tagger_close(name_tagger *tagger);
void name_tagger_run(const name_tagger *tagger, ng_document *doc);

ng_status name_score(const ng_train_options *options, const ng_language *language, ng_error *err);

#endif
