/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_known.h"

#include "base/word.h"
#include "knowledge/knowledge.h"

enum { LONGEST = 8 };

static bool is_of_a_people(ng_alias_kind alias) { return alias == NG_ALIAS_ADJECTIVE || alias == NG_ALIAS_DEMONYM; }
static bool is_of_a_city(ng_alias_kind alias) { return alias == NG_ALIAS_CAPITAL || alias == NG_ALIAS_METONYM; }

/* NG_NAME_MISC for what the lists do not have as a type of name, or not surely. */
static ng_name_type type_of(const ng_knowledge *knowledge, const ng_candidate *candidate) {
  if (candidate->ambiguous || is_of_a_people(candidate->alias)) return NG_NAME_MISC;
  switch ((ng_known_kind)ng_known_at(knowledge, candidate->known)->kind) {
    case NG_KNOWN_STATE: return is_of_a_city(candidate->alias) ? NG_NAME_LOCATION : NG_NAME_STATE;
    case NG_KNOWN_ORGANIZATION: return NG_NAME_ORGANIZATION;
    case NG_KNOWN_PERSON: return NG_NAME_PERSON;
    case NG_KNOWN_PLACE: return NG_NAME_LOCATION;
    default: return NG_NAME_MISC;
  }
}

/* What the lists have from `first` on, at most up to `end`; returns how many candidates. */
static uint32_t find(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end, uint32_t kinds,
                     uint32_t *len, ng_candidate found[NG_CANDIDATE_MAX]) {
  ng_view words[LONGEST];
  uint32_t n = 0;
  for (; n < LONGEST && first + n < end; n++) words[n] = ng_token_text(doc, &doc->tokens.data[first + n]);
  *len = 0;
  return n ? ng_knowledge_find(knowledge, words, n, kinds, found, len) : 0;
}

/* The one type that all candidates for the longest name from `first` on agree on, else NG_NAME_MISC. */
static ng_name_type agreed_type(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                                uint32_t *len) {
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = find(knowledge, doc, first, end, NG_KNOWN_ENTITIES, len, found);
  if (!n) return NG_NAME_MISC;
  const ng_name_type type = type_of(knowledge, &found[0]);
  for (uint32_t i = 1; i < n; i++)
    if (type_of(knowledge, &found[i]) != type) return NG_NAME_MISC;
  return type;
}

/* Whether the noun behind the name calls it an organization: "Likud party", "Yonhap news agency". */
static bool is_called_organization(const ng_document *doc, uint32_t end) {
  static const char *const nouns[] = {"party", "newspaper", "daily", "weekly", "magazine", "group", "faction", "movement",
                                      "militia", "airline", NULL};
  if (end >= doc->tokens.len) return false;
  const ng_view word = ng_token_text(doc, &doc->tokens.data[end]);
  if (doc->tokens.data[end].upos != NG_UPOS_NOUN) return false;
  if (ng_view_is_one(word, nouns)) return true;
  return ng_view_is(word, "news") && end + 1 < doc->tokens.len &&
         ng_view_is(ng_token_text(doc, &doc->tokens.data[end + 1]), "agency");
}

/* A newspaper of Dhaka is called by its place, and a party of a state by it. */
static bool is_listed_place(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t len;
  const uint32_t kinds = NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_PLACE);
  return find(knowledge, doc, first, end, kinds, &len, found) && len == end - first;
}

ng_name_type ng_name_known_type(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                                ng_name_type type) {
  const bool place = type == NG_NAME_LOCATION || type == NG_NAME_STATE;
  if (!knowledge || end - first > LONGEST) return type;
  if ((type == NG_NAME_LOCATION || type == NG_NAME_PERSON) && is_called_organization(doc, end) &&
      !is_listed_place(knowledge, doc, first, end)) return NG_NAME_ORGANIZATION;
  if (end - first < 2) return type;
  if (!place && type != NG_NAME_PERSON && type != NG_NAME_ORGANIZATION) return type;
  uint32_t len;
  const ng_name_type known = agreed_type(knowledge, doc, first, end, &len);
  if (len != end - first) return type;
  if (known == NG_NAME_PERSON) return known;
  return (known == NG_NAME_LOCATION || known == NG_NAME_STATE) && !place ? known : type;
}

uint32_t ng_name_before_title(const ng_knowledge *knowledge, const ng_document *doc, uint32_t first, uint32_t end,
                              ng_name_type *type) {
  if (!knowledge) return 0;
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t len, title_len;
  *type = agreed_type(knowledge, doc, first, end, &len);
  if (*type != NG_NAME_STATE && *type != NG_NAME_ORGANIZATION) return 0;
  return find(knowledge, doc, first + len, end, NG_KNOWN_BIT(NG_KNOWN_TITLE), &title_len, found) ? len : 0;
}
