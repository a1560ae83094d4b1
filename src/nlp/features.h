/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network sees of a word: one 64-bit key for each kind of feature, which the
 * lexicon turns into a row of the embedding table. */
#ifndef NG_NLP_FEATURES_H
#define NG_NLP_FEATURES_H

#include <stdint.h>

#include <newsgraph/view.h>

typedef enum ng_feature_kind {
  NG_FEATURE_FORM,    /* the word, digits as 0, typographic quotes and dashes as ASCII */
  NG_FEATURE_LOWER,   /* the same in lower case */
  NG_FEATURE_SUFFIX2, /* last bytes of the lower-cased word */
  NG_FEATURE_SUFFIX3,
  NG_FEATURE_SUFFIX4,
  NG_FEATURE_PREFIX1,
  NG_FEATURE_PREFIX2,
  NG_FEATURE_PREFIX3,
  NG_FEATURE_SHAPE,   /* Xx, XX, 00-x ...: runs cut to two characters */
  NG_FEATURE_COUNT
} ng_feature_kind;

/* Words are looked at up to this many bytes. */
#define NG_FEATURE_FORM_MAX 64u

/* FORM keys that stand in for a word that the lexicon lacks: as the word itself, all in
 * lower case, with a capital first letter. */
enum { NG_FORM_EXACT, NG_FORM_LOWER, NG_FORM_TITLE, NG_FORM_VARIANTS };

typedef struct ng_features {
  uint64_t form[NG_FORM_VARIANTS];
  uint64_t key[NG_FEATURE_COUNT]; /* key[NG_FEATURE_FORM] equals form[NG_FORM_EXACT] */
} ng_features;

void ng_features_of(ng_view word, ng_features *out);

#endif
