/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom an argument denotes when the word alone does not say: "we", "the delegation". */
#ifndef NG_EXTRACT_DENOTATION_H
#define NG_EXTRACT_DENOTATION_H

#include "extract/extract.h"

/* As ng_entities_of_token; where that gives none,
 *  - the first person is the speaker of the predicate, or in an official statement its author;
 *    in the plural the state or organization that the speaker stands for;
 *  - a pronoun of the third person is the speaker of the clause;
 *  - a definite description is what the same noun denoted before.  */
uint32_t ng_denotation(const ng_extraction *x, const ng_predicate *predicate, uint32_t token, uint32_t *out, uint32_t max);

/* The author of an article in the first person: somebody who is named with an office before the
 * first sentence that has a verb.  NG_NONE if there is none. */
uint32_t ng_article_voice(const ng_extraction *x);

#endif
