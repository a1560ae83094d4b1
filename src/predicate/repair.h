/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees that parsers get wrong in a way that words alone show. */
#ifndef NG_PREDICATE_REPAIR_H
#define NG_PREDICATE_REPAIR_H

#include "document/document.h"

/* Rewrites governors and relations in place; `name_of` gives the mention of each token, NG_NONE where it is no name. */
void ng_tree_repair(ng_document *doc, const uint32_t *name_of);

#endif
