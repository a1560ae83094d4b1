/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where it happened: from the clause, the sentence, the dateline. */
#ifndef NG_EXTRACT_WHERE_H
#define NG_EXTRACT_WHERE_H

#include "extract/entity.h"

/* The place of a predicate's event: the location (a city rather than its state) that its
 * "in", "at", "on" ... arguments name, else that of its occasion ("for talks in Oslo") or errand ("flew
 * to Oslo to meet").  Entity index, NG_NONE where nothing says. */
uint32_t ng_where_of_predicate(const ng_entity_index *x, uint32_t predicate);

/* The place that a noun means by a name beside it: "the port of Odesa", "the Lahore area", "a Greek island" (the
 * state).  Entity index, NG_NONE if it means none. */
uint32_t ng_where_named(const ng_entity_index *x, uint32_t token);

/* The place that the article is dated from ("HAVANA, March 20 -"), or its state, where only that is named.  Entity index,
 * NG_NONE where nothing says or neither is named. */
uint32_t ng_where_dated(const ng_entity_index *x);

#endif
