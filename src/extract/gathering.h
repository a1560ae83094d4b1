/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gatherings that are spoken of again with their place: "A met B on Monday.  The talks in Oslo went on for hours." */
#ifndef NG_EXTRACT_GATHERING_H
#define NG_EXTRACT_GATHERING_H

#include "extract/statement.h"

/* Where a predicate that no rule could fill is a definite event noun with a place, adds what it says of those who took part
 * in the event that it speaks of again.  `drafts` holds what the predicates before it gave and is `x->drafts`. */
NG_MUST_CHECK ng_status ng_gathering_recall(ng_drafts *drafts, const ng_extraction *x, uint32_t predicate, ng_error *err);

#endif
