/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammatical functions that triggers may name: those of ng_argument, the predicate
 * itself, what stands above it, and prepositions.  Several words are joined by "_": the way
 * predicates name them ("ahead_of"), a function of the clause above ("governor_subject"), the
 * state that a filler serves ("subject_state"), who took part in an event spoken of again ("object_antecedent"); the last
 * word must be in the table. */
#include "ontology/loader.h"

static const char *const functions[] = {
  "subject", "object", "iobject", "modifier", "possessor", "time", "clause", "complement",
  "predicate", "light", "governor", "state", "tense", "implied", "same", "antecedent",
  "aboard", "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "amidst", "among",
  "amongst", "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond",
  "but", "by", "concerning", "despite", "down", "during", "except", "excluding", "following", "for", "from", "in",
  "including", "inside", "into", "like", "near", "of", "off", "on", "onto", "opposite", "out", "outside", "over", "past",
  "per", "regarding", "round", "since", "than", "through", "throughout", "till", "to", "toward", "towards", "under",
  "underneath", "unlike", "until", "up", "upon", "versus", "via", "vs", "with", "within", "without", NULL};

ng_view ng_function_at(const void *unused, uint32_t i) { return (void)unused, ng_view_of(functions[i]); }

bool ng_is_function(ng_view name) {
  size_t start = name.len;
  while (start > 0 && name.data[start - 1] != '_') start--;
  const ng_view last = ng_view_make(name.data + start, name.len - start);
  for (size_t i = 0; functions[i]; i++)
    if (ng_view_is(last, functions[i])) return true;
  return false;
}
