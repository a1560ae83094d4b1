/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_places.h"

#include "knowledge/knowledge.h"

enum { LONGEST = 8 };

/* What all of the tokens are a name of, in any case; returns the number of candidates. */
static uint32_t find_whole(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                           ng_known_kind kind, ng_candidate found[NG_CANDIDATE_MAX]) {
  ng_view words[LONGEST];
  uint32_t len = 0;
  for (uint32_t i = first; i < end; i++) words[i - first] = ng_token_text(doc, &doc->tokens.data[i]);
  const uint32_t n = ng_knowledge_find(knowledge, words, end - first, NG_KNOWN_BIT(kind) | NG_FIND_ANY_CASE, found, &len);
  return len == end - first ? n : 0;
}

/* The state that holds the region or is the state so named; {NULL,0} for other names. */
static ng_view state_named(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                           ng_name_type *type) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n = find_whole(knowledge, doc, first, end, NG_KNOWN_STATE, found);
  *type = NG_NAME_STATE;
  for (uint32_t i = 0; i < n; i++)
    if (found[i].alias == NG_ALIAS_NAME || found[i].alias == NG_ALIAS_ALIAS) return ng_known_at(knowledge, found[i].known)->iso3;
  n = find_whole(knowledge, doc, first, end, NG_KNOWN_PLACE, found);
  *type = NG_NAME_LOCATION;
  for (uint32_t i = 0; i < n; i++) {
    const ng_known *const known = ng_known_at(knowledge, found[i].known);
    if (ng_view_is(known->group, "region")) return known->iso3;
  }
  return (ng_view){NULL, 0};
}

static bool lies_in(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end, ng_view iso3) {
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = find_whole(knowledge, doc, first, end, NG_KNOWN_PLACE, found);
  for (uint32_t i = 0; i < n; i++)
    if (ng_view_equals(ng_known_at(knowledge, found[i].known)->iso3, iso3)) return true;
  return false;
}

uint32_t ng_name_first_place(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                             ng_name_type *second) {
  ng_candidate found[NG_CANDIDATE_MAX];
  if (!knowledge || end - first < 2 || end - first > LONGEST || find_whole(knowledge, doc, first, end, NG_KNOWN_PLACE, found) ||
      find_whole(knowledge, doc, first, end, NG_KNOWN_STATE, found)) return end;
  for (uint32_t cut = first + 1; cut < end; cut++) {
    const ng_view iso3 = state_named(knowledge, doc, cut, end, second);
    if (iso3.len && lies_in(knowledge, doc, first, cut, iso3)) return cut;
  }
  return end;
}
