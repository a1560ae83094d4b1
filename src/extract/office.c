/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/office.h"

#include "base/word.h"

static const char *const rank_adjectives[] = {"prime", "foreign", "chief", "deputy", "vice", "supreme", "special",
                                              "acting", "interim",
                                              "senior", "assistant", "first", "national", "general", "federal",
                                                  "permanent", "high", "top",
                                              "military", "crown", "grand", "attorney", "interior", "economic",
                                                  "humanitarian", "political", NULL};

static bool is_rank(const ng_extraction *x, uint32_t t) {
  return ng_word_is_one(ng_token_text(x->doc, &x->doc->tokens.data[t]), rank_adjectives);
}

static bool names_something(const ng_extraction *x, uint32_t t) {
  uint32_t entity;
  return ng_entities_of_token(&x->entities, t, &entity, 1) > 0;
}

/* Names a state or organization: "Russian", "Treasury"; words of a title may stand for its holder. */
static bool names_thing(const ng_extraction *x, uint32_t t) {
  uint32_t entity;
  return ng_entities_of_token(&x->entities, t, &entity, 1) > 0 && !ng_view_is(x->doc->entities.data[entity].type, "person");
}

/* Belongs to the office rather than to its holder or state: "defense", "foreign". */
static bool qualifies(const ng_extraction *x, uint32_t t, uint32_t head) {
  const ng_token *const token = &x->doc->tokens.data[t];
  if (token->head == NG_NONE || token->upos == NG_UPOS_DET || token->deprel == NG_DEPREL_PUNCT) return false;
  if (token->deprel == NG_DEPREL_COMPOUND || token->deprel == NG_DEPREL_FLAT) return !names_thing(x, t) || is_rank(x, t);
  if (token->deprel == NG_DEPREL_AMOD) return is_rank(x, t) || (token->head == head && token->upos == NG_UPOS_PROPN);
  return false;
}

/* "of State", "for Europe": part of the title where it names no entity of its own. */
static uint32_t end_of_title(const ng_extraction *x, uint32_t head) {
  const ng_token *const tokens = x->doc->tokens.data;
  const uint32_t end = x->doc->sentences.data[tokens[head].sentence].end;
  if (head + 2 >= end || !ng_view_is(ng_token_text(x->doc, &tokens[head + 1]), "of")) return head + 1;
  uint32_t last = head + 2;
  while (last < end && tokens[last].head != head && tokens[last].head > last &&
         tokens[last].head < end) last = tokens[last].head;
  if (last >= end || tokens[last].head != head || tokens[last].upos == NG_UPOS_DET ||
      names_something(x, last)) return head + 1;
  for (uint32_t i = head + 2; i <= last; i++)
    if (tokens[i].upos == NG_UPOS_DET || names_something(x, i)) return head + 1;
  return last + 1;
}

ng_view ng_office_title(const ng_extraction *x, uint32_t token) {
  const ng_token *const tokens = x->doc->tokens.data;
  if (tokens[token].upos != NG_UPOS_NOUN && tokens[token].upos != NG_UPOS_PROPN) return ng_view_of("");
  const uint32_t begin = x->doc->sentences.data[tokens[token].sentence].first;
  uint32_t first = token;
  while (first > begin && qualifies(x, first - 1, token)) first--;
  return ng_document_slice(x->doc, (ng_span){tokens[first].begin, tokens[end_of_title(x, token) - 1].end});
}
