/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/where.h"

#include "extract/resolution.h"

enum { CLIMB_MAX = 3 };

static bool is_one_of(ng_view word, const char *const *list) {
  for (; *list; list++)
    if (ng_view_is(word, *list)) return true;
  return false;
}

static bool is_place_role(ng_view role) {
  static const char *const roles[] = {"in", "at", "on", "near", "outside", "inside", "around", "within", NULL};
  return is_one_of(role, roles);
}

/* The name of the place that a word means: "in Sochi", "at the Black Sea resort of Sochi". */
static const ng_found_name *place_name(const ng_entity_index *x, uint32_t token) {
  static const char *const kinds[] = {"city", "town", "village", "port", "resort", "capital", "island", "palace", "base", "region",
                                      "suburb", "territory", "district", "province", NULL};
  uint32_t name = x->resolution->name_at[token];
  const ng_token *const tokens = x->doc->tokens.data;
  if (name == NG_NONE && is_one_of(tokens[token].lemma, kinds)) {
    const uint32_t end = x->doc->sentences.data[tokens[token].sentence].end;
    for (uint32_t t = token + 1; t < end && name == NG_NONE; t++)
      if (tokens[t].head == token && (tokens[t].deprel == NG_DEPREL_NMOD || tokens[t].deprel == NG_DEPREL_APPOS))
        name = x->resolution->name_at[t];
  }
  if (name == NG_NONE || x->resolution->names.data[name].entity == NG_NONE) return NULL;
  return &x->resolution->names.data[name];
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
    if (n->type == NG_NAME_STATE && ng_view_is(a->role, "in") && state == NG_NONE) state = n->entity;
  }
  return state;
}

uint32_t ng_where_of_predicate(const ng_entity_index *x, uint32_t predicate) {
  const ng_document *doc = x->doc;
  const ng_predicate *p = &doc->predicates.data[predicate];
  const uint32_t own = own_place(x, p);
  if (own != NG_NONE) return own;
  /* "held talks in Geneva": the light verb has the place; "talks during his visit to" */
  for (uint32_t i = 0; p->light != NG_NONE && i < doc->predicates.len; i++)
    if (doc->predicates.data[i].token == p->light) return own_place(x, &doc->predicates.data[i]);
  return NG_NONE;
}
