/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a pronoun means: by its coreference chain, else by what stands before it; "we" by
 * who speaks. */
#ifndef NG_EXTRACT_PRONOUN_H
#define NG_EXTRACT_PRONOUN_H

#include "extract/resolution.h"

/* Finds quotations and their speakers, for first persons.  Entities must stand. */
ng_status ng_pronouns_prepare(ng_entity_index *x, ng_error *err);

/* The entity of the pronoun at `token`, NG_NONE if nothing is sure enough. */
uint32_t ng_pronoun_entity(const ng_entity_index *x, uint32_t token);

/* The same without a look at other descriptions and at the rest of its clause, for those who resolve these. */
uint32_t ng_pronoun_entity_shallow(const ng_entity_index *x, uint32_t token);

bool ng_is_possessive_pronoun(ng_view word);

/* Whether a name is a subject, stands beside one ("its emir, Sheikh Sabah, flew") or is the
 * holder of one ("Secretary Kerry"). */
bool ng_name_acts(const ng_entity_index *x, uint32_t index);

#endif
