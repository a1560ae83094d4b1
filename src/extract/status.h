/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how the text presents a predicate to the status of a statement. */
#ifndef NG_EXTRACT_STATUS_H
#define NG_EXTRACT_STATUS_H

#include "extract/rule.h"

/* What the article says of this predicate under this trigger.  `source` is the acting entity: a
 * claim about one's own act is no allegation.  `from` is the date of the event (year 0 if
 * unknown): what is dated after the article has not happened yet. */
ng_statement_status ng_status_of(const ng_extraction *x, const ng_trigger *trigger, uint32_t predicate, uint32_t source,
                                 ng_date from);

/* The entity that the predicate is attributed to, NG_NONE if the article itself. */
uint32_t ng_speaker_of(const ng_extraction *x, uint32_t predicate);

#endif
