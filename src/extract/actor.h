/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that denote entities without naming them: "its defense minister", "the two
 * leaders", "US officials", "he". */
#ifndef NG_EXTRACT_ACTOR_H
#define NG_EXTRACT_ACTOR_H

#include "extract/resolution.h"

/* Entities of a description or pronoun whose head is `token`; see ng_entities_of_token. */
uint32_t ng_actor_describe(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max);

/* Whether a noun is one of many who act as one: "delegation", "government". */
bool ng_is_collective(ng_view noun);

#endif
