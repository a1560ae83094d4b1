/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments that a grammatical function of a trigger names; ontologies/README.md lists the functions. */
#ifndef NG_EXTRACT_ARGUMENT_WALK_H
#define NG_EXTRACT_ARGUMENT_WALK_H

#include "extract/extract.h"

typedef struct ng_argument_walk {
  const ng_predicate *p; /* whose arguments; NULL: nothing to walk */
  ng_view role;          /* "predicate": the predicate word itself */
  uint32_t next;
  bool fronted;          /* only what opens the sentence: "In Baghdad, X called for" */
} ng_argument_walk;

/* The walk over what `function` names of predicate `p`: arguments of its own, of the clause around it ("governor_..."), of
 * the noun in some place ("object_...", "object_of_modifier" for a noun of that noun). */
ng_argument_walk ng_argument_walk_of(const ng_extraction *x, const ng_predicate *p, ng_view function);

/* The next one; its token is what is counted where the argument is a measure ("barrels of oil").  False at the end. */
bool ng_argument_next(const ng_extraction *x, ng_argument_walk *walk, ng_argument *out);

#endif
