/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/where.h"

#include "extract/resolution.h"

enum { CLIMB_MAX = 3 };

static bool is_place_role(ng_view role) {
  static const char *const roles[] = {"in", "at", "on", "near", "outside", "inside", "around", "within", NULL};
  for (const char *const *r = roles; *r; r++)
    if (ng_view_is(role, *r)) return true;
  return false;
}

/* The best place among a predicate's own arguments: a location before a state. */
static uint32_t own_place(const ng_entity_index *x, const ng_predicate *p) {
  uint32_t state = NG_NONE;
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *a = &x->doc->arguments.data[p->first_argument + i];
    if (!is_place_role(a->role)) continue;
    const uint32_t name = x->resolution->name_at[a->token];
    if (name == NG_NONE || x->resolution->names.data[name].entity == NG_NONE) continue;
    const ng_found_name *n = &x->resolution->names.data[name];
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
