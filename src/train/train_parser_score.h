/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores tags and trees on treebanks as the CoNLL 2018 evaluation does for gold tokens: all
 * words count, relations without their subtypes. */
#ifndef NG_TRAIN_PARSER_SCORE_H
#define NG_TRAIN_PARSER_SCORE_H

#include "nlp/parser.h"
#include "train/corpus.h"

typedef struct train_scores {
  uint32_t words, upos, xpos, heads, labelled, exact; /* exact: with the subtype */
  double seconds;                                     /* spent parsing */
} train_scores;

ng_status train_score_corpus(const ng_language *language, const ng_corpus *corpus, train_scores *scores, ng_error *err);

/* Scores on the development sets, printed to standard output. */
ng_status train_score_parser(const char *data, const ng_language *language, ng_error *err);

#endif
