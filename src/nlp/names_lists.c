/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_lists.h"

#include "base/utf8.h"
#include "knowledge/knowledge.h"

_Static_assert(3 * NG_NAME_LIST_COUNT <= 32, "places of all lists fit one word");

enum { PHRASE_MAX = 12 };

/* What is looked up at each token, and where it may begin. */
typedef struct look_up {
  ng_known_kind kind;
  ng_name_list list;
  bool any_word; /* also where no capital or digit begins the word */
} look_up;

static const look_up look_ups[] = {
  {NG_KNOWN_STATE, NG_NAME_LIST_STATE, false},         {NG_KNOWN_ORGANIZATION, NG_NAME_LIST_ORGANIZATION, false},
  {NG_KNOWN_PERSON, NG_NAME_LIST_PERSON, false},       {NG_KNOWN_WEAPON, NG_NAME_LIST_WEAPON, false},
  {NG_KNOWN_PLACE, NG_NAME_LIST_PLACE, false},         {NG_KNOWN_TITLE, NG_NAME_LIST_TITLE, true},
  {NG_KNOWN_GIVEN_NAME, NG_NAME_LIST_GIVEN, false},    {NG_KNOWN_SURNAME, NG_NAME_LIST_SURNAME, false},
};

/* The list that a candidate speaks for: adjectives, capitals and doubtful words of a list
 * are lists of their own. */
static ng_name_list list_of(ng_name_list list, const ng_candidate *candidate) {
  if (list == NG_NAME_LIST_STATE) switch (candidate->alias) {
    case NG_ALIAS_ADJECTIVE:
    case NG_ALIAS_DEMONYM: return NG_NAME_LIST_NATIONALITY;
    case NG_ALIAS_CAPITAL:
    case NG_ALIAS_METONYM: return NG_NAME_LIST_PLACE;
    case NG_ALIAS_NAME:
    case NG_ALIAS_ALIAS:
    case NG_ALIAS_ACRONYM: return list;
  }
  return list == NG_NAME_LIST_WEAPON && candidate->ambiguous ? NG_NAME_LIST_WEAPON_WORD : list;
}

/* Parts of states say less of a place than other names: ships are called after them. */
static bool is_region(const ng_knowledge *knowledge, const look_up *look, const ng_candidate *candidate) {
  return look->kind == NG_KNOWN_PLACE && ng_view_is(ng_known_at(knowledge, candidate->known)->group, "region");
}

static void mark(uint32_t *places, uint32_t n, ng_name_list list) {
  for (uint32_t i = 0; i < n; i++) {
    const unsigned place = n == 1 ? NG_NAME_LIST_UNIT : i == 0 ? NG_NAME_LIST_BEGIN
                           : i + 1 == n ? NG_NAME_LIST_LAST : NG_NAME_LIST_INSIDE;
    if (!ng_name_list_get(places[i], list)) places[i] |= place << (3 * (unsigned)list);
  }
}

static bool may_begin(ng_view word) {
  const unsigned char c = word.len ? (unsigned char)word.data[0] : 0;
  return c >= 0x80 || ng_ascii_is_upper((char)c) || ng_ascii_is_digit((char)c);
}

static void read_list(const ng_knowledge *knowledge, const look_up *look, const ng_document *doc, const ng_sentence *sentence,
                      uint32_t *places) {
  for (uint32_t i = sentence->first; i < sentence->end;) {
    ng_view words[PHRASE_MAX];
    uint32_t n = 0, len = 0;
    for (; n < PHRASE_MAX && i + n < sentence->end; n++) words[n] = ng_token_text(doc, &doc->tokens.data[i + n]);
    ng_candidate found[NG_CANDIDATE_MAX];
    const bool wanted = look->any_word || may_begin(words[0]);
    const uint32_t count = wanted ? ng_knowledge_find(knowledge, words, n, NG_KNOWN_BIT(look->kind), found, &len) : 0;
    for (uint32_t c = 0; c < count; c++)
      if (!is_region(knowledge, look, &found[c])) mark(places + (i - sentence->first), len, list_of(look->list, &found[c]));
    i += count && len ? len : 1;
  }
}

void ng_name_lists_read(const ng_knowledge *knowledge, const ng_document *doc, const ng_sentence *sentence, uint32_t *places) {
  memset(places, 0, (sentence->end - sentence->first) * sizeof *places);
  for (size_t i = 0; knowledge && i < sizeof look_ups / sizeof *look_ups; i++)
    read_list(knowledge, &look_ups[i], doc, sentence, places);
}
