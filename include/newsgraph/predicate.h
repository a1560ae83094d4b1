/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From trees to predicates. */
#ifndef NEWSGRAPH_PREDICATE_H
#define NEWSGRAPH_PREDICATE_H

#include <newsgraph/document.h>

NG_BEGIN_DECLS

/* Finds the predicates of a parsed document and their arguments in deep roles, with polarity,
 * modality, tense and speaker; replaces those found before.  Needs tokens with tags, lemmas and
 * heads; names (mentions) help to tell titles from people but may be absent.  Predicates come in
 * order of their tokens, one a token at most; arguments of one predicate stand together, those
 * the tree states before those inferred.
 *
 * Works on one document, in time linear in its tokens; no state is kept.  Fails only when out of
 * memory (NG_ERR_NO_MEM) or on heads that form a circle (NG_ERR_INVALID). */
NG_API NG_MUST_CHECK ng_status ng_find_predicates(ng_document *doc, ng_error *err);

NG_END_DECLS
#endif
