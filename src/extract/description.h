/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definite descriptions: "the island", "the bloc", "the former paratrooper", "the Japanese leader". */
#ifndef NG_EXTRACT_DESCRIPTION_H
#define NG_EXTRACT_DESCRIPTION_H

#include "extract/resolution.h"

/* The one entity that the description with head `token` means, NG_NONE where the text leaves it open.  Of what
 * fits its words it is the one that the text before is most about, and none that does something with it in the same
 * clause: in "the United States imposed sanctions on the country" it is not the United States. */
uint32_t ng_description_entity(const ng_entity_index *x, uint32_t token);

/* "The Slovak": the person of that state spoken of before; `token` is in a name.  NG_NONE if there is none or several. */
uint32_t ng_demonym_person(const ng_entity_index *x, uint32_t token);

/* The place that "there" means, NG_NONE if none was named. */
uint32_t ng_there_entity(const ng_entity_index *x, uint32_t token);

/* Whether an entity is another argument of a predicate around `token`, or the state of a person who is. */
bool ng_is_clause_mate(const ng_entity_index *x, uint32_t token, uint32_t entity);

#endif
