/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds an office that stands without a name: "the minister", "its president". */
#ifndef NG_EXTRACT_HOLDER_H
#define NG_EXTRACT_HOLDER_H

#include "extract/resolution.h"

/* Sets the entity of each such role: whom the article or the lists name, else an entity of the
 * office alone.  Pronouns must be prepared. */
ng_status ng_holders_resolve(ng_entity_index *x, ng_error *err);

/* Who held an office of a state (its code) or body (its name) when the article was written, as a row of the lists; NG_NONE
 * where they are not sure or the article has no date. */
uint32_t ng_listed_holder(const ng_entity_index *x, ng_view owner, ng_office_category office);

/* The entity of a row of the lists, NG_NONE if the article has none. */
uint32_t ng_entity_of_known(const ng_entity_index *x, uint32_t known);

/* Adds an entity that the article speaks of without its name, unless it is there; `form` are its words. */
ng_status ng_unnamed_add(ng_entity_index *x, ng_view name, ng_view form, ng_entity_facts facts, uint32_t *entity, ng_error *err);

#endif
