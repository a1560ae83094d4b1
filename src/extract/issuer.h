/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose text it is: who says "I" and "we" in a statement or a release. */
#ifndef NG_EXTRACT_ISSUER_H
#define NG_EXTRACT_ISSUER_H

#include "extract/resolution.h"

/* Finds whose voice each sentence has, the author's or, in a conversation, that of the person whose turn it is, and the
 * issuer of a text that speaks of itself as "we".  Entities and quotations must stand. */
NG_MUST_CHECK ng_status ng_issuer_find(ng_entity_index *x, ng_error *err);

#endif
