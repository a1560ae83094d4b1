/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/where.h"

#include "base/utf8.h"
#include "base/word.h"
#include "extract/resolution.h"

enum { CLIMB_MAX = 3 };

static bool is_place_role(ng_view role) {
  static const char *const roles[] = {"in", "at", "on", "near", "outside", "inside", "around", "within", NULL};
  return ng_view_is_one(role, roles);
}

static const char *const place_nouns[] = {
    "area", "base", "bastion", "camp", "capital", "city", "coast", "county", "district", "enclave", "hub", "island",
    "neighborhood", "neighbourhood", "outskirts", "palace", "port", "province", "region", "resort", "shrine", "state",
    "stronghold", "suburb", "territory", "town", "township", "valley", "village", NULL};

/* "the resort of Sochi", "the Lahore area", "the capital, Amman"; else "a Greek island", but "the Greek island" is one that
 * the article has named. */
static uint32_t name_beside(const ng_entity_index *x, uint32_t noun) {
  const ng_token *const tokens = x->doc->tokens.data;
  const ng_sentence *const s = &x->doc->sentences.data[tokens[noun].sentence];
  uint32_t adjective = NG_NONE;
  bool some = false;
  for (uint32_t t = s->first; t < s->end; t++) {
    const uint32_t name = x->resolution->name_at[t];
    if (tokens[t].head != noun) continue;
    some |= ng_view_is(tokens[t].lemma, "a");
    if (name == NG_NONE) continue;
    const ng_found_name *const n = &x->resolution->names.data[name];
    const ng_deprel rel = (ng_deprel)tokens[t].deprel;
    if (n->type != NG_NAME_LOCATION && n->type != NG_NAME_STATE) continue;
    if (n->adjective) adjective = name;
    else if (rel == NG_DEPREL_NMOD || rel == NG_DEPREL_APPOS || rel == NG_DEPREL_COMPOUND) return name;
  }
  return some ? adjective : NG_NONE;
}

/* The name of the place that a word means, NULL if none. */
static const ng_found_name *place_name(const ng_entity_index *x, uint32_t token) {
  uint32_t name = x->resolution->name_at[token];
  if (name == NG_NONE && ng_view_is_one(x->doc->tokens.data[token].lemma, place_nouns)) name = name_beside(x, token);
  if (name == NG_NONE || x->resolution->names.data[name].entity == NG_NONE) return NULL;
  return &x->resolution->names.data[name];
}

uint32_t ng_where_named(const ng_entity_index *x, uint32_t token) {
  const ng_found_name *const name = place_name(x, token);
  return name && (name->type == NG_NAME_LOCATION || name->type == NG_NAME_STATE) ? name->entity : NG_NONE;
}

/* "at the White House": a body that bears the name of the building in which it sits. */
static bool is_seat(const ng_entity_index *x, const ng_found_name *name) {
  static const char *const buildings[] = {"consulate", "embassy", "headquarters", "house", "palace", "pentagon", NULL};
  return name->type == NG_NAME_ORGANIZATION && ng_word_is_one(x->resolution->texts[name->end - 1], buildings) &&
         (name->end - name->first > 1 || ng_word_is(x->resolution->texts[name->first], "pentagon"));
}

/* The best place among a predicate's own arguments: a location before a state. */
static uint32_t own_place(const ng_entity_index *x, const ng_predicate *p) {
  uint32_t state = NG_NONE;
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *a = &x->doc->arguments.data[p->first_argument + i];
    if (!is_place_role(a->role)) continue;
    const ng_found_name *const n = place_name(x, a->token);
    if (!n) continue;
    if (n->type == NG_NAME_LOCATION) return n->entity;
    if (ng_view_is(a->role, "at") && is_seat(x, n)) return n->entity;
    if (n->type == NG_NAME_STATE && ng_view_is(a->role, "in") && state == NG_NONE) state = n->entity;
  }
  return state;
}

static const ng_argument *arguments_of(const ng_entity_index *x, const ng_predicate *p) {
  return p->n_arguments ? &x->doc->arguments.data[p->first_argument] : NULL;
}

/* "sat down for talks in Hanoi", "met on the sidelines of a summit in Osaka": where that is at which it happens. */
static uint32_t place_of_occasion(const ng_entity_index *x, const ng_predicate *p) {
  enum { DEPTH = 2 };
  static const char *const roles[] = {"at", "during", "for", "in", "of", "on", NULL};
  for (int depth = 0; p && depth < DEPTH; depth++) {
    const ng_argument *const args = arguments_of(x, p);
    const ng_predicate *occasion = NULL;
    for (uint32_t i = 0; i < p->n_arguments && !occasion; i++)
      if (ng_view_is_one(args[i].role, roles) && (depth > 0 || !ng_view_is(args[i].role, "of")))
        occasion = ng_document__predicate_of(x->doc, args[i].token);
    if (!occasion || occasion->kind != NG_PREDICATE_NOUN) return NG_NONE;
    const uint32_t place = own_place(x, occasion);
    if (place != NG_NONE) return place;
    p = occasion;
  }
  return NG_NONE;
}

static bool is_infinitive(const ng_document *doc, uint32_t token) {
  const uint32_t first = doc->sentences.data[doc->tokens.data[token].sentence].first;
  enum { REACH = 3 };
  for (uint32_t t = token; t-- > first && t + REACH >= token;)
    if (doc->tokens.data[t].head == token && doc->tokens.data[t].deprel == NG_DEPREL_MARK)
      return ng_view_is(doc->tokens.data[t].lemma, "to");
  return false;
}

/* "flew to Geneva for talks with", "is in Lviv to meet": whoever goes somewhere for it has it there. */
static uint32_t place_of_errand(const ng_entity_index *x, const ng_predicate *p) {
  static const char *const going[] = {"arrive", "be", "come", "fly", "go", "head", "land", "travel", "visit", NULL};
  static const char *const there[] = {"in", "to", NULL};
  if (p->governor == NG_NONE) return NG_NONE;
  const ng_predicate *const g = &x->doc->predicates.data[p->governor];
  if (g->kind != NG_PREDICATE_VERB || !ng_view_is_one(g->lemma, going)) return NG_NONE;
  const ng_argument *const args = arguments_of(x, g);
  bool errand = false;
  uint32_t place = NG_NONE;
  for (uint32_t i = 0; i < g->n_arguments; i++) {
    if (args[i].token == p->token)
      errand = ng_view_is(args[i].role, "for") || (ng_view_is(args[i].role, "clause") && is_infinitive(x->doc, p->token));
    if (!ng_view_is_one(args[i].role, there) && !(ng_view_is(g->lemma, "visit") && ng_view_is(args[i].role, "object"))) continue;
    const uint32_t named = ng_where_named(x, args[i].token);
    if (place != NG_NONE && named != NG_NONE && named != place) return NG_NONE; /* "went to Moscow and Kyiv for talks with" */
    if (named != NG_NONE) place = named;
  }
  return errand ? place : NG_NONE;
}

uint32_t ng_where_of_predicate(const ng_entity_index *x, uint32_t predicate) {
  const ng_document *doc = x->doc;
  const ng_predicate *p = &doc->predicates.data[predicate];
  const uint32_t own = own_place(x, p);
  if (own != NG_NONE) return own;
  /* "held talks in Geneva": the light verb has the place; "talks during his visit to" */
  const ng_predicate *const light = p->light == NG_NONE ? NULL : ng_document__predicate_of(doc, p->light);
  uint32_t place = light ? own_place(x, light) : NG_NONE;
  if (place == NG_NONE && p->kind == NG_PREDICATE_VERB) place = place_of_occasion(x, p);
  return place == NG_NONE ? place_of_errand(x, p) : place;
}

/* Capitals with which running text begins: "HAVANA President Obama arrived". */
static uint32_t opening_place(const ng_entity_index *x) {
  const ng_resolution *const r = x->resolution;
  const ng_document *const doc = x->doc;
  uint32_t i = 0;
  while (i < doc->sentences.len && (doc->blocks.data[doc->sentences.data[i].block].kind == NG_BLOCK_TITLE ||
                                    doc->sentences.data[i].first == doc->sentences.data[i].end)) i++;
  if (i == doc->sentences.len) return NG_NONE;
  const uint32_t first = doc->sentences.data[i].first, name = r->name_at[first];
  if (name == NG_NONE || r->names.data[name].type != NG_NAME_LOCATION) return NG_NONE;
  const ng_view text = r->texts[first];
  for (size_t c = 0; c < text.len; c++)
    if (ng_ascii_is_lower(text.data[c])) return NG_NONE;
  return r->names.data[name].entity;
}

static uint32_t entity_of_known(const ng_entity_index *x, uint32_t known) {
  for (uint32_t i = 0; known != NG_NONE && i < x->resolution->facts.len; i++)
    if (x->resolution->facts.data[i].known == known) return i;
  return NG_NONE;
}

/* What the article calls a place of this name, or the state that it lies in. */
static uint32_t entity_at_place(const ng_entity_index *x, ng_view name) {
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t kinds = NG_KNOWN_BIT(NG_KNOWN_PLACE) | NG_KNOWN_BIT(NG_KNOWN_STATE);
  const uint32_t n = ng_knowledge_find_phrase(x->knowledge, name, kinds, found);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t named = entity_of_known(x, found[i].known);
    if (named != NG_NONE) return named;
  }
  for (uint32_t i = 0; i < n; i++) {
    const ng_view iso3 = ng_known_at(x->knowledge, found[i].known)->iso3;
    const uint32_t state = iso3.len ? entity_of_known(x, ng_knowledge_state_of(x->knowledge, iso3)) : NG_NONE;
    if (state != NG_NONE) return state;
  }
  return NG_NONE;
}

/* The place that the reader has cut off the text, or the region behind its comma. */
static uint32_t place_read(const ng_entity_index *x) {
  ng_view rest = x->doc->article.place;
  while (rest.len) {
    size_t len = 0;
    while (len < rest.len && rest.data[len] != ',' && rest.data[len] != '/') len++;
    const uint32_t entity = len ? entity_at_place(x, ng_view_make(rest.data, len)) : NG_NONE;
    if (entity != NG_NONE) return entity;
    while (len < rest.len && strchr(",/ ", rest.data[len])) len++;
    rest = ng_view_make(rest.data + len, rest.len - len);
  }
  return NG_NONE;
}

uint32_t ng_where_dated(const ng_entity_index *x) {
  const uint32_t opening = opening_place(x);
  return opening == NG_NONE ? place_read(x) : opening;
}
