/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/group.h"

#include "extract/description.h"
#include "extract/pronoun.h"
#include "extract/word_class.h"

enum { LOOK_BACK_SENTENCES = 3, BARE_SENTENCES = 2, NUMBER_REACH = 3, GROUP_MAX = 6 };

/* Sorted by bytes, for bsearch. */
static const char *const person_groups[] = {
    "chancellor", "chief", "counterpart", "diplomat", "general", "head", "leader", "man", "minister", "official", "politician",
    "premier", "president", "ruler", "statesman", "woman"};
static const char *const state_groups[] = {
    "ally", "belligerent", "capital", "country", "government", "nation", "neighbor", "neighbour", "power", "rival", "side",
    "state"};

/* ---- How many of what ---- */

typedef struct group {
  const ng_entity_index *x;
  uint32_t token;
  uint32_t size;
  ng_name_type type; /* NG_NAME_NONE: the phrase does not say */
  ng_view word;      /* what the states go by: "both emirates", "the two Koreas" */
} group;

static uint32_t number_at(const ng_entity_index *x, uint32_t token) {
  static const char *const words[] = {"two", "three", "four", "five", "six"};
  for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
    if (ng_token_is(x, token, words[i])) return i + 2;
  return 0;
}

static bool is_definite(const ng_entity_index *x, uint32_t token) {
  return ng_token_is(x, token, "the") || ng_token_is(x, token, "these") || ng_token_is(x, token, "those");
}

/* "Both the king and his son" names them itself. */
static bool begins_list(const ng_entity_index *x, uint32_t token) {
  if (token + 1 >= x->doc->tokens.len) return false;
  switch (x->doc->tokens.data[token + 1].upos) {
  case NG_UPOS_DET:
  case NG_UPOS_ADJ:
  case NG_UPOS_NOUN:
  case NG_UPOS_PROPN:
  case NG_UPOS_PRON: return true;
  default: return false;
  }
}

/* "The two", "both", "the pair": no noun says of what. */
static uint32_t bare_size(const ng_entity_index *x, uint32_t token) {
  const ng_token *t = &x->doc->tokens.data[token];
  const uint32_t first = x->doc->sentences.data[t->sentence].first;
  const bool part = t->deprel == NG_DEPREL_DET || t->deprel == NG_DEPREL_CC_PRECONJ || t->deprel == NG_DEPREL_NUMMOD ||
      t->deprel == NG_DEPREL_COMPOUND || t->deprel == NG_DEPREL_DET_PREDET;
  if (part) return 0;
  if (ng_token_is(x, token, "both")) return begins_list(x, token) ? 0 : 2;
  if (token == first || !is_definite(x, token - 1)) return 0;
  if (ng_token_is(x, token, "pair") || ng_token_is(x, token, "duo")) return 2;
  return ng_token_is(x, token, "trio") ? 3 : number_at(x, token);
}

static uint32_t noun_size(const ng_entity_index *x, uint32_t token) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[token].sentence];
  for (uint32_t back = 1; back <= NUMBER_REACH && token >= s->first + back; back++) {
    if (ng_token_is(x, token - back, "both")) return 2;
    if (number_at(x, token - back)) return number_at(x, token - back);
  }
  return 0;
}

static bool read_group(group *g) {
  const ng_view noun = ng_lemma_at(g->x, g->token);
  g->size = bare_size(g->x, g->token);
  g->type = NG_NAME_NONE;
  if (g->size) return true;
  if (ng_knowledge_has_state_word(g->x->knowledge, noun)) g->word = noun;
  const bool states = NG_IN_CLASS(noun, state_groups) || g->word.len;
  g->type = NG_IN_CLASS(noun, person_groups) ? NG_NAME_PERSON : states ? NG_NAME_STATE : NG_NAME_NONE;
  g->size = g->type == NG_NAME_NONE ? 0 : noun_size(g->x, g->token);
  return g->size != 0;
}

/* ---- Who ---- */

static bool is_separator(const ng_entity_index *x, uint32_t token) {
  return ng_token_is(x, token, ",") || ng_token_is(x, token, "and") || ng_token_is(x, token, "the");
}

/* Whether nothing but commas and "and" stands between two names. */
static bool is_list(const ng_entity_index *x, const ng_found_name *name, const ng_found_name *next) {
  uint32_t t = name->end;
  while (t < next->first && is_separator(x, t)) t++;
  return t > name->end && t == next->first;
}

static uint32_t look_back(const group *g) {
  const uint32_t sentence = g->x->doc->tokens.data[g->token].sentence;
  return g->x->doc->sentences.data[sentence > LOOK_BACK_SENTENCES ? sentence - LOOK_BACK_SENTENCES : 0].first;
}

/* Whether a state goes by the word of the phrase, where that has one. */
static bool is_called_so(const group *g, uint32_t entity) {
  const uint32_t known = g->x->resolution->facts.data[entity].known;
  return !g->word.len || (known != NG_NONE &&
                          ng_knowledge_state_is_called(g->x->knowledge, ng_known_at(g->x->knowledge, known)->iso3, g->word));
}

/* The last list of exactly as many before the phrase: "A, B, C and D ... the four countries"; in reverse. */
static uint32_t listed_before(const group *g, uint32_t *out) {
  const ng_resolution *r = g->x->resolution;
  uint32_t length = 0, next = NG_NONE;
  for (uint32_t t = g->token, from = look_back(g); t-- > from;) {
    const uint32_t name = r->name_at[t];
    if (name == NG_NONE || name == next) continue;
    const ng_found_name *found = &r->names.data[name];
    const bool fits = found->type == g->type && found->entity != NG_NONE && !found->adjective && is_called_so(g, found->entity) &&
        !ng_is_clause_mate(g->x, g->token, found->entity);
    const bool joined = fits && length && is_list(g->x, found, &r->names.data[next]);
    if (!joined && length == g->size) return length;
    if (!joined) length = 0;
    if (fits && length < g->size) out[length] = found->entity;
    length += fits;
    next = name;
  }
  return length == g->size ? length : 0;
}

/* Up to `max` different entities of a type named in tokens [first, end), the last first, none of the clause of the phrase. */
static uint32_t named_in(const group *g, ng_name_type type, uint32_t first, uint32_t end, bool adjectives, uint32_t *out,
                         uint32_t max) {
  const ng_resolution *r = g->x->resolution;
  uint32_t count = 0;
  for (uint32_t t = end; t-- > first && count < max;) {
    const uint32_t name = r->name_at[t];
    if (name == NG_NONE || r->names.data[name].type != type || r->names.data[name].entity == NG_NONE) continue;
    if (r->names.data[name].adjective && !adjectives) continue;
    const uint32_t entity = r->names.data[name].entity;
    if (!is_called_so(g, entity)) continue;
    bool seen = false;
    for (uint32_t i = 0; i < count; i++) seen = seen || out[i] == entity;
    if (!seen && !ng_is_clause_mate(g->x, g->token, entity)) out[count++] = entity;
  }
  return count;
}

/* "The pair" are persons. */
static bool is_of_persons(const group *g) { return ng_token_is(g->x, g->token, "pair") || ng_token_is(g->x, g->token, "duo"); }

/* Without a noun: the nearest sentence that names exactly as many persons, else states. */
static uint32_t bare_members(const group *g, uint32_t *out) {
  static const ng_name_type types[] = {NG_NAME_PERSON, NG_NAME_STATE};
  const uint32_t sentence = g->x->doc->tokens.data[g->token].sentence;
  for (uint32_t back = 0; back <= BARE_SENTENCES && back <= sentence; back++) {
    const ng_sentence *s = &g->x->doc->sentences.data[sentence - back];
    for (size_t i = 0; i < (is_of_persons(g) ? 1 : sizeof types / sizeof *types); i++) {
      const uint32_t end = back ? s->end : g->token;
      if (named_in(g, types[i], s->first, end, false, out, g->size + 1) == g->size) return g->size;
      const uint32_t n = named_in(g, types[i], s->first, end, true, out, g->size + 1);
      if (n >= g->size) return n == g->size ? n : 0;
    }
  }
  return 0;
}

/* With a noun but no list: the sentences before as far back as they name exactly as many; where one names more, the last two
 * of them, for of three nobody knows which. */
static uint32_t named_before(const group *g, uint32_t *out) {
  enum { TWO = 2 };
  const uint32_t sentence = g->x->doc->tokens.data[g->token].sentence;
  for (uint32_t back = 0; back <= LOOK_BACK_SENTENCES && back <= sentence; back++) {
    const uint32_t first = g->x->doc->sentences.data[sentence - back].first;
    const uint32_t n = named_in(g, g->type, first, g->token, true, out, g->size + 1);
    if (n > g->size) return g->size == TWO ? TWO : 0;
    if (n == g->size) return n;
  }
  return 0;
}

uint32_t ng_group_members(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max) {
  group g = {.x = x, .token = token};
  uint32_t found[GROUP_MAX + 1];
  if (!read_group(&g) || g.size > max) return 0;
  uint32_t n = g.type == NG_NAME_NONE ? bare_members(&g, found) : listed_before(&g, found);
  if (!n && g.type != NG_NAME_NONE) n = named_before(&g, found);
  if (n != g.size) return 0;
  for (uint32_t i = 0; i < n; i++) out[i] = found[n - 1 - i];
  return n;
}
