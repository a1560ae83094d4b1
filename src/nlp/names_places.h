/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two places that careless writing sets one after the other: "Austin Texas", "brittany france". */
#ifndef NG_NLP_NAMES_PLACES_H
#define NG_NLP_NAMES_PLACES_H

#include <newsgraph/knowledge.h>

#include "document/document.h"

/* Where the first place ends, if the tokens name one and then the state or region that it lies
 * in; `end` where they are one name.  Sets the type of the second.  `knowledge` may be NULL. */
uint32_t ng_name_first_place(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                             ng_name_type *second);

#endif
