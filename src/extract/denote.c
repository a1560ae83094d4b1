/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word denotes, asked by the rules once entities stand; and what no rule used. */
#include "base/error.h"
#include "extract/actor.h"
#include "extract/description.h"

uint32_t ng_entities_of_token(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max) {
  if (!max || token >= x->doc->tokens.len) return 0;
  const uint32_t name = x->resolution->name_at[token];
  if (name == NG_NONE) return ng_actor_describe(x, token, out, max);
  if (x->resolution->names.data[name].entity == NG_NONE) return 0;
  const uint32_t person = x->resolution->names.data[name].adjective ? ng_demonym_person(x, token) : NG_NONE;
  *out = person != NG_NONE ? person : x->resolution->names.data[name].entity;
  return 1;
}

/* First token of the noun phrase before its head that belongs to an item: numbers,
 * adjectives, compounds. */
static uint32_t item_first(const ng_document *doc, uint32_t head) {
  uint32_t first = head;
  while (first > 0 && doc->tokens.data[first - 1].sentence == doc->tokens.data[head].sentence) {
    const ng_token *t = &doc->tokens.data[first - 1];
    const bool modifier = t->upos == NG_UPOS_ADJ || t->upos == NG_UPOS_NOUN || t->upos == NG_UPOS_PROPN ||
        t->upos == NG_UPOS_NUM || t->deprel == NG_DEPREL_COMPOUND || t->deprel == NG_DEPREL_AMOD || t->deprel == NG_DEPREL_NUMMOD;
    /* stay below the head */
    uint32_t up = first - 1;
    for (int i = 0; i < 4 && up != head && up != NG_NONE; i++) up = doc->tokens.data[up].head;
    if (!modifier || up != head) break;
    first--;
  }
  return first;
}

ng_item ng_item_of_token(const ng_entity_index *x, uint32_t token) {
  ng_item item = {.entity = NG_NONE};
  const uint32_t name = x->resolution->name_at[token];
  uint32_t first = item_first(x->doc, token), end = token + 1;
  if (name != NG_NONE) {
    const ng_found_name *n = &x->resolution->names.data[name];
    if (n->first < first) first = n->first;
    if (n->end > end) end = n->end;
  }
  item.text = ng_tokens_text(x->doc, first, end);
  uint32_t entity;
  if (ng_entities_of_token(x, token, &entity, 1)) item.entity = entity;
  return item;
}

/* ---- Clearing up ---- */

static void mark(uint8_t *used, uint32_t entity) {
  if (entity != NG_NONE) used[entity] = 1;
}

static void renumber(const uint32_t *to, uint32_t *entity) {
  if (*entity != NG_NONE) *entity = to[*entity];
}

static void mark_used(const ng_document *doc, uint8_t *used) {
  for (uint32_t i = 0; i < doc->entities.len; i++) used[i] = doc->entities.data[i].named;
  for (uint32_t i = 0; i < doc->statements.len; i++) {
    const ng_statement *s = &doc->statements.data[i];
    mark(used, s->source);
    mark(used, s->target);
    mark(used, s->place);
    mark(used, s->attributed_to);
    for (uint32_t r = 0; r < s->n_roles; r++) mark(used, s->roles[r].entity);
    for (uint32_t m = 0; m < s->n_items; m++) mark(used, s->items[m].entity);
  }
}

static ng_status renumber_statements(ng_document *doc, const uint32_t *to, ng_error *err) {
  for (uint32_t i = 0; i < doc->statements.len; i++) {
    ng_statement *s = &doc->statements.data[i];
    renumber(to, &s->source);
    renumber(to, &s->target);
    renumber(to, &s->place);
    renumber(to, &s->attributed_to);
    ng_role_filler *roles = ng_arena_copy_array(&doc->arena, s->roles, s->n_roles, sizeof *roles);
    ng_item *items = ng_arena_copy_array(&doc->arena, s->items, s->n_items, sizeof *items);
    if ((!roles && s->n_roles) || (!items && s->n_items)) return ng_fail_no_mem(err);
    for (uint32_t r = 0; r < s->n_roles; r++) renumber(to, &roles[r].entity);
    for (uint32_t m = 0; m < s->n_items; m++) renumber(to, &items[m].entity);
    s->roles = roles;
    s->items = items;
  }
  return NG_OK;
}

ng_status ng_entities_finish(ng_entity_index *x, ng_document *doc, ng_error *err) {
  const uint32_t n = doc->entities.len;
  uint8_t *used = ng_arena_zero(&x->scratch, n ? n : 1, sizeof *used);
  uint32_t *to = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *to);
  if (!used || !to) return ng_fail_no_mem(err);
  mark_used(doc, used);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    to[i] = used[i] ? kept : NG_NONE;
    if (!used[i]) continue;
    doc->entities.data[kept] = doc->entities.data[i];
    x->resolution->facts.data[kept++] = x->resolution->facts.data[i];
  }
  if (kept == n) return NG_OK;
  doc->entities.len = x->resolution->facts.len = kept;
  for (uint32_t i = 0; i < doc->mentions.len; i++) renumber(to, &doc->mentions.data[i].entity);
  for (uint32_t i = 0; i < x->resolution->names.len; i++) renumber(to, &x->resolution->names.data[i].entity);
  for (uint32_t t = 0; t < doc->tokens.len; t++) renumber(to, &x->resolution->described_at[t]);
  for (uint32_t i = 0; i < x->resolution->roles.len; i++) renumber(to, &x->resolution->roles.data[i].entity);
  return renumber_statements(doc, to, err);
}
