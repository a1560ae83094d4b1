/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammatical functions that triggers may name: those of ng_argument, the predicate
 * itself, what stands above it, and prepositions.  Several words are joined by "_": the way
 * predicates name them ("ahead_of", "in_honor_of"), a function of the clause above
 * ("governor_subject"), the state that a filler serves ("subject_state"), who took part in an
 * event spoken of again ("object_antecedent").  A word that no preposition begins with and
 * that is no function is a slip of the author. */
#include "ontology/loader.h"

static const char *const functions[] = {
  "subject", "object", "iobject", "modifier", "possessor", "time", "clause", "complement",
  "predicate", "light", "governor", "state", "tense", "implied", "nearest", "same", "issuer", "antecedent", "here",
  "aboard", "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "amidst", "among",
  "amongst", "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond",
  "but", "by", "concerning", "despite", "down", "during", "except", "excluding", "following", "for", "from", "in",
  "including", "inside", "into", "like", "near", "of", "off", "on", "onto", "opposite", "out", "outside", "over", "past",
  "per", "regarding", "round", "since", "than", "through", "throughout", "till", "to", "toward", "towards", "under",
  "underneath", "unlike", "until", "up", "upon", "versus", "via", "vs", "with", "within", "without", NULL};

ng_view ng_function_at(const void *unused, uint32_t i) { return (void)unused, ng_view_of(functions[i]); }

/* Words that make a function with others: inside prepositions, and marks of position. */
static const char *const first_words[] = {
  "accompanied", "accordance", "according", "account", "addition", "apart", "aside", "back", "because", "behalf",
  "case", "charge", "close", "conjunction", "cooperation", "due", "exchange", "face", "favor", "favour", "fresh",
  "front", "fronted", "honor", "honour", "instead", "lieu", "light", "line", "memory", "name", "next", "other",
  "owing", "part", "partnership", "place", "prior", "pursuit", "reaction", "response", "retaliation", "return",
  "search", "spite", "such", "support", "terms", "thanks", "together", "view", "wake", NULL};

static bool is_listed(ng_view word, const char *const *list) {
  for (; *list; list++)
    if (ng_view_is(word, *list)) return true;
  return false;
}

bool ng_is_function(ng_view name) {
  for (size_t begin = 0;;) {
    size_t end = begin;
    while (end < name.len && name.data[end] != '_') end++;
    const ng_view word = ng_view_make(name.data + begin, end - begin);
    if (!is_listed(word, functions) && (end == name.len || !is_listed(word, first_words))) return false;
    if (end == name.len) return true;
    begin = end + 1;
  }
}

ng_view ng_function_same_edge(ng_view function) {
  static const char same[] = "same_";
  const size_t len = sizeof same - 1;
  if (function.len <= len || memcmp(function.data, same, len) != 0) return ng_view_make(NULL, 0);
  return ng_view_make(function.data + len, function.len - len);
}
