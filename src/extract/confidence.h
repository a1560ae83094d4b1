/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely a statement is right, from what can be seen of how it was found.  The odds are
 * those of a statement against which nothing speaks, times what each factor leaves of them
 * (confidence_weights.h), times the confidence of the trigger and that of the predicate. */
#ifndef NG_EXTRACT_CONFIDENCE_H
#define NG_EXTRACT_CONFIDENCE_H

#include "extract/confidence_weights.h"
#include "extract/rule.h"

typedef enum ng_confidence_factor {
#define NG_CONFIDENCE_FACTOR_ENUM(id, name, weight) NG_FACTOR_##id,
  NG_CONFIDENCE_FACTOR_LIST(NG_CONFIDENCE_FACTOR_ENUM)
#undef NG_CONFIDENCE_FACTOR_ENUM
  NG_FACTOR_COUNT
} ng_confidence_factor;

typedef struct ng_confidence {
  float factors[NG_FACTOR_COUNT]; /* 0: does not apply */
  float prior;                    /* of trigger and predicate, 0..1 */
} ng_confidence;

/* For the pair of `a`, a filler of the source's role, with `b`, one of the target's. */
ng_confidence ng_confidence_of_pair(const ng_extraction *x, const ng_rule_match *match, const ng_filler *a,
                                    const ng_filler *b, ng_statement_status status);
/* The probability, 0 to NG_CONFIDENCE_MOST. */
float ng_confidence_value(const ng_confidence *c);
const char *ng_confidence_factor_name(ng_confidence_factor factor);

#endif
