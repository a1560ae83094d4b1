/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CoNLL score of coreference: MUC, B-cubed and CEAF-e (Pradhan et al. 2014). */
#ifndef NG_TRAIN_TRAIN_COREF_SCORE_H
#define NG_TRAIN_TRAIN_COREF_SCORE_H

#include "train/train_coref_data.h"

typedef struct coref_ratio {
  double precision_sum, precision_of;
  double recall_sum, recall_of;
} coref_ratio;

typedef struct coref_scores {
  coref_ratio mentions;
  coref_ratio muc;
  coref_ratio b_cubed;
  coref_ratio ceaf;
} coref_scores;

/* Adds one document; chains of one mention are left out on both sides. */
bool coref_score_add(coref_scores *scores, const coref_spans *gold, const coref_spans *found);

double coref_precision(const coref_ratio *ratio);
double coref_recall(const coref_ratio *ratio);
double coref_f1(const coref_ratio *ratio);
double coref_conll(const coref_scores *scores);

#endif
