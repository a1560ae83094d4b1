/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that are spoken of again: "the talks were also attended by X", "the trip will take in Kenya". */
#ifndef NG_EXTRACT_ANTECEDENT_H
#define NG_EXTRACT_ANTECEDENT_H

#include "extract/extract.h"

/* Who took part in the event of an edge type that a definite noun speaks of again: both ends of the latest such
 * statements before it, or those on the side of `role` where the edge type has two.  `noun` may be a verb that goes on
 * telling of the event before ("Also attending were").  Returns how many. */
uint32_t ng_antecedent_participants(const ng_extraction *x, uint32_t edge, uint32_t role, uint32_t noun, uint32_t *out,
                                    uint32_t max);

#endif
