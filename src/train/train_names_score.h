/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring of names, and what training and scoring share: predicted tags. */
#ifndef NG_TRAIN_TRAIN_NAMES_SCORE_H
#define NG_TRAIN_TRAIN_NAMES_SCORE_H

#include "train/train.h"

/* The tagger of the language, so that names learn from predicted tags. */
typedef struct name_tagger {
  ng_language *language;
  ng_annotator *annotator;
} name_tagger;

ng_status name_tagger_open(name_tagger *tagger, const char *models, ng_error *err);
void name_tagger_close(name_tagger *tagger);
ng_status name_tagger_run(const name_tagger *tagger, ng_document *doc, ng_error *err);

ng_status name_score(const ng_train_options *options, const ng_language *language, ng_error *err);

#endif
