/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several at once: "the two leaders", "both countries", "the pair", "they". */
#ifndef NG_EXTRACT_GROUP_H
#define NG_EXTRACT_GROUP_H

#include "extract/resolution.h"

/* Members of the group that the phrase with head `token` speaks of, in order of appearance, at most `max`; 0 where it tells
 * no number or the text before has not as many. */
uint32_t ng_group_members(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max);

#endif
