/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second look at an article: what the model thinks of a word in one sentence is
 * evidence for the same word in another.  A first reading gives the probability of each
 * label at each token; the votes of all places where a word stands become features of a
 * second reading. */
#ifndef NG_NLP_NAMES_VOTES_H
#define NG_NLP_NAMES_VOTES_H

#include "nlp/names_features.h"
#include "nlp/names_labels.h"

/* Sums over the places of one word in the article. */
typedef struct ng_word_votes {
  uint32_t lower;      /* hash of the word in lower case, 0: free slot */
  uint32_t n;
  float types[NG_NAME_MODEL_TYPE_COUNT];
  float places[4];     /* ng_name_place */
} ng_word_votes;

typedef struct ng_name_votes {
  NG_VEC(ng_word_votes) slots; /* open addressing; cap is a power of two */
} ng_name_votes;

void ng_name_votes_init(ng_name_votes *votes);
void ng_name_votes_dispose(ng_name_votes *votes);

/* Counts the votes of a document.  `marginals`: probability of each label, token by label. */
bool ng_name_votes_count(ng_name_votes *votes, const ng_name_features *features, const float *marginals);

enum { NG_NAME_VOTE_FEATURES_MAX = 8 };

/* Keys of the features of one token, from the votes of the other places; returns how many. */
uint32_t ng_name_votes_get(const ng_name_votes *votes, const ng_name_features *features, const float *marginals,
                           const ng_sentence *sentence, uint32_t token, uint32_t keys[NG_NAME_VOTE_FEATURES_MAX]);

#endif
