/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom an argument denotes when the word alone does not say: "it", "the delegation". */
#ifndef NG_EXTRACT_DENOTATION_H
#define NG_EXTRACT_DENOTATION_H

#include "extract/extract.h"

/* As ng_entities_of_token; where that gives none,
 *  - a description is what it describes ("X, an Iranian-backed militia");
 *  - a pronoun of the third person is the speaker of the clause;
 *  - a definite description is what the same noun denoted before.
 * The nouns of peoples ("Yemenis") denote no state here. */
uint32_t ng_denotation(const ng_extraction *x, const ng_predicate *predicate, uint32_t token, uint32_t *out, uint32_t max);

#endif
