/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose text it is: who says "I" and "we" in a statement or a release. */
#ifndef NG_EXTRACT_ISSUER_H
#define NG_EXTRACT_ISSUER_H

#include "extract/resolution.h"

/* Finds author and issuer of the text, where it speaks in the first person.  Entities and quotations must stand. */
void ng_issuer_find(const ng_entity_index *x);

#endif
