/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks against a statement, and how much: weights of a logistic model, fitted by
 * tests/eval/fit_confidence.py on the annotated articles of odd number.  How to change them
 * stands there. */
#ifndef NG_EXTRACT_CONFIDENCE_WEIGHTS_H
#define NG_EXTRACT_CONFIDENCE_WEIGHTS_H

/* Log-odds of being right where nothing speaks against it. */
#define NG_CONFIDENCE_BASE 3.66F

/* X(identifier, "name", weight) */
#define NG_CONFIDENCE_FACTOR_LIST(X)                                                             \
  X(UNSURE_NAMES, "unsure_names", -0.68F)     /* ends that are no name, or a doubtful one */     \
  X(UNKNOWN_SOURCE, "unknown_source", -0.33F) /* the source stands in no list */                 \
  X(INFERRED, "inferred", -0.69F)             /* ends from control, conjunction, relatives */    \
  X(EMBEDDED, "embedded", -0.23F)             /* the predicate is within another clause */       \
  X(LOOSE, "loose", -0.08F)                   /* doubt about the weakest attachment, 0 to 1 */   \
  X(QUALIFIED, "qualified", -0.48F)           /* not asserted */

#define NG_CONFIDENCE_SURE_NAME 0.99F /* lists and model agree */
#define NG_CONFIDENCE_MOST 0.97F      /* careful readers disagree about one statement in thirty */

#endif
