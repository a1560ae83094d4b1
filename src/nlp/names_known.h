/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists, and the noun behind it, say of a name that the model has found. */
#ifndef NG_NLP_NAMES_KNOWN_H
#define NG_NLP_NAMES_KNOWN_H

#include <newsgraph/knowledge.h>

#include "document/document.h"

/* The type of the name of these tokens: a name of several words that the lists have for one
 * thing alone is that, whatever `type` the model gave it, if it is somebody who held an office, or
 * a place and no organization; and a place or person that the noun behind it calls an
 * organization ("Likud party") is one.  `knowledge` may be NULL. */
ng_name_type ng_name_known_type(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                                ng_name_type type);

enum { NG_NAME_AND_TITLE = 16 }; /* words of a name and a title behind it, at most */

/* Length of a state or organization from the proper noun `first` on that the model left out because a title follows:
 * "[U.S.] Secretary of State"; 0 for none.  `end`: where the words without a name end. */
uint32_t ng_name_before_title(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                              ng_name_type *type);

#endif
