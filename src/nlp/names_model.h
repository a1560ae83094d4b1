/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a name model, as trainer and decoder share it.  Rows of weights, one a
 * feature, stand in an open-addressing table: a feature's key gives the slot to begin at
 * (its high bits) and a fingerprint (its low 16). */
#ifndef NG_NLP_NAMES_MODEL_H
#define NG_NLP_NAMES_MODEL_H

#include "nlp/names.h"

struct ng_names {
  const ng_knowledge *knowledge;
  ng_word_classes classes;
  ng_names_net net;
  const uint16_t *fingerprints;       /* 0: free slot */
  const int8_t *weights;              /* NG_NAME_LABELS a slot */
  uint32_t n_slots;
  float scale;                        /* of the weights */
  const float *transitions;           /* before * NG_NAME_LABELS + after */
  float factors[NG_NAME_LABELS * NG_NAME_LABELS];          /* exp of the transitions, 0 for forbidden ones */
  float backward_factors[NG_NAME_LABELS * NG_NAME_LABELS]; /* the same, after * NG_NAME_LABELS + before */
  ng_name_scheme scheme;
};

static inline uint32_t ng_names__slot(uint32_t key, uint32_t n_slots) { return (uint32_t)((uint64_t)key * n_slots >> 32); }
static inline uint16_t ng_names__fingerprint(uint32_t key) { return (uint16_t)((key & 0xFFFF) | 1); }

/* Scores of all labels for all tokens of a document whose features were read. */
bool ng_names__score(const ng_names *names, ng_names_work *work, const ng_document *doc);
/* Adds what the words' votes say; needs the marginals of all sentences. */
bool ng_names__score_votes(const ng_names *names, ng_names_work *work, const ng_document *doc);
/* Probability of each label at the tokens of a sentence: work->marginals. */
bool ng_names__marginals(const ng_names *names, ng_names_work *work, const ng_sentence *sentence);
/* The most probable labels of a sentence: work->labels. */
bool ng_names__best_path(const ng_names *names, ng_names_work *work, const ng_sentence *sentence);

#endif
