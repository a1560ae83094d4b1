/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label set of the name model: outside, or one of begin, inside, last, unit of a type.
 * Which label may follow which is fixed by the scheme. */
#ifndef NG_NLP_NAMES_LABELS_H
#define NG_NLP_NAMES_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/document.h>

/* Types that the model itself tells apart; dates, money and quantities are found by rule.
 * X(name type) in the order of the labels. */
#define NG_NAME_MODEL_TYPES(X) \
  X(PERSON) X(ORGANIZATION) X(LOCATION) X(STATE) X(NATIONALITY) X(WEAPON) X(EVENT) X(MISC)

typedef enum ng_name_model_type {
#define NG_NAME_MODEL_ENUM(id) NG_NAME_MODEL_##id,
  NG_NAME_MODEL_TYPES(NG_NAME_MODEL_ENUM)
#undef NG_NAME_MODEL_ENUM
  NG_NAME_MODEL_TYPE_COUNT
} ng_name_model_type;

typedef enum ng_name_place { NG_NAME_BEGIN, NG_NAME_INSIDE, NG_NAME_LAST, NG_NAME_UNIT } ng_name_place;

enum { NG_NAME_OUTSIDE = 0, NG_NAME_LABELS = 1 + 4 * NG_NAME_MODEL_TYPE_COUNT };

static inline unsigned ng_name_label(unsigned model_type, ng_name_place place) {
  return 1 + 4 * model_type + (unsigned)place;
}
static inline unsigned ng_name_label_type(unsigned label) { return (label - 1) / 4; }
static inline ng_name_place ng_name_label_place(unsigned label) { return (ng_name_place)((label - 1) % 4); }

/* Whether a name is open after the label, that is, whether it must go on. */
static inline bool ng_name_label_is_open(unsigned label) {
  return label != NG_NAME_OUTSIDE && ng_name_label_place(label) <= NG_NAME_INSIDE;
}
/* Whether the label goes on with a name begun before it. */
static inline bool ng_name_label_continues(unsigned label) {
  return label != NG_NAME_OUTSIDE &&
         (ng_name_label_place(label) == NG_NAME_INSIDE || ng_name_label_place(label) == NG_NAME_LAST);
}
static inline bool ng_name_label_follows(unsigned before, unsigned after) {
  if (!ng_name_label_is_open(before)) return !ng_name_label_continues(after);
  return ng_name_label_continues(after) && ng_name_label_type(before) == ng_name_label_type(after);
}

/* Labels that may precede and follow each label, for loops over transitions. */
typedef struct ng_name_scheme {
  uint8_t n[NG_NAME_LABELS];
  uint8_t before[NG_NAME_LABELS][NG_NAME_LABELS];
  uint8_t n_after[NG_NAME_LABELS];
  uint8_t after[NG_NAME_LABELS][NG_NAME_LABELS];
} ng_name_scheme;

static inline ng_name_scheme ng_name_scheme_make(void) {
  ng_name_scheme scheme = {0};
  for (unsigned after = 0; after < NG_NAME_LABELS; after++)
    for (unsigned before = 0; before < NG_NAME_LABELS; before++)
      if (ng_name_label_follows(before, after)) {
        scheme.before[after][scheme.n[after]++] = (uint8_t)before;
        scheme.after[before][scheme.n_after[before]++] = (uint8_t)after;
      }
  return scheme;
}

static inline ng_name_type ng_name_model_public_type(unsigned model_type) {
  static const ng_name_type types[] = {
#define NG_NAME_MODEL_PUBLIC(id) NG_NAME_##id,
    NG_NAME_MODEL_TYPES(NG_NAME_MODEL_PUBLIC)
#undef NG_NAME_MODEL_PUBLIC
  };
  return types[model_type];
}

#endif
