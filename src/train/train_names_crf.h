/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear-chain conditional random field trained on partial annotation: for each token a
 * set of allowed labels, and the probability of all allowed paths is maximised
 * (Tsuboi et al. 2008), by AdaGrad. */
#ifndef NG_TRAIN_TRAIN_NAMES_CRF_H
#define NG_TRAIN_TRAIN_NAMES_CRF_H

#include "base/vec.h"
#include "nlp/names_labels.h"

#define CRF_NO_ROW UINT32_MAX

/* One sentence: its tokens' features are rows[offsets[i] .. offsets[i + 1]). */
typedef struct crf_sentence {
  uint64_t first_row;    /* into crf_data.rows */
  uint32_t first_token;  /* into crf_data.n_features and allowed */
  uint32_t n_tokens;
  uint8_t fold;
} crf_sentence;

/* Room for features of a second reading, by token; CRF_NO_ROW where there is none. */
enum { CRF_EXTRA = 8 };

typedef struct crf_data {
  uint32_t *rows;        /* of all tokens, one after another; CRF_NO_ROW for a feature left out */
  uint64_t n_rows;
  NG_VEC(uint8_t) n_features; /* by token */
  NG_VEC(uint8_t) n_own;      /* by token: so many of its first features are made of the word itself */
  NG_VEC(uint64_t) allowed;   /* by token */
  uint32_t *extra;            /* CRF_EXTRA a token; NULL before the second reading */
  NG_VEC(crf_sentence) sentences;
} crf_data;

typedef struct crf {
  uint32_t n_rows;
  float (*weights)[NG_NAME_LABELS];
  float (*squares)[NG_NAME_LABELS]; /* sums of squared gradients */
  float transitions[NG_NAME_LABELS][NG_NAME_LABELS];
  float transition_squares[NG_NAME_LABELS][NG_NAME_LABELS];
} crf;

typedef struct crf_options {
  unsigned passes;
  float rate;
  float decay;      /* L2, by step, on the rows it touches */
  float dropout;    /* share of features left out at each look */
  float word_dropout; /* share of tokens read without the features made of the word itself */
  float extra_dropout; /* share of sentences read without their extra features */
  uint8_t skipped_fold;/* its sentences are left out; CRF_ALL_FOLDS: none */
  uint64_t seed;
} crf_options;

#define CRF_ALL_FOLDS UINT8_MAX

bool crf_init(crf *model, uint32_t n_rows);
void crf_dispose(crf *model);
bool crf_train(crf *model, const crf_data *data, const crf_options *options);

/* Probability of each label at the tokens of the sentences of one fold, without extra
 * features, into `out` (token by label). */
bool crf_marginals(const crf *model, const crf_data *data, uint8_t fold, float *out);

/* The same for scores that something else makes. */
typedef struct crf_lattice crf_lattice;
crf_lattice *crf_lattice_new(uint32_t longest_sentence); /* NULL without memory */
void crf_lattice_free(crf_lattice *lattice);
/* Takes over transitions, NG_NAME_LABELS x NG_NAME_LABELS. */
void crf_lattice_set(crf_lattice *lattice, const float *transitions);
/* From the scores of a sentence, token by label, to the gradient of the negative log
 * likelihood of the allowed paths; adds to that of the transitions.  Returns how far the
 * labels are from the allowed ones, 0 where no path is. */
double crf_lattice_learn(crf_lattice *lattice, const float *scores, uint32_t n, const uint64_t *allowed, float *gradient,
                         float *transition_gradient);

#endif
