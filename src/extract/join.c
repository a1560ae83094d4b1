/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the names of an article into entities: by the lists where they know a name, else by
 * agreement of words.  Full names go first, so that short forms find them wherever they
 * stand in the text. */
#include "extract/join.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "extract/canonical.h"
#include "extract/name_words.h"
#include "extract/weapon.h"
#include "knowledge/fold.h"

enum { ALSO_MAX = 5 };

/* ---- Names as words ---- */

uint32_t ng_join_words(const ng_joiner *j, const ng_found_name *name, ng_view *out) {
  uint32_t n = 0;
  for (uint32_t t = name->first; t < name->end && n < NG_JOIN_WORDS_MAX; t++) {
    const ng_view w = j->r->texts[t];
    if (n == 0 && (ng_view_is(w, "the") || ng_view_is(w, "The"))) continue;
    out[n++] = w;
  }
  return n;
}

uint32_t ng_join_entity_words(const ng_joiner *j, uint32_t entity, ng_view *out) {
  return ng_join_words(j, &j->r->names.data[j->longest.data[entity]], out);
}

static ng_view fold(ng_joiner *j, ng_view word) {
  ng_folded f = {.len = 0};
  ng_fold_key(&f, word);
  return ng_arena_copy(&j->x->scratch, ng_view_make(f.data, f.len));
}

/* ---- Making and finding entities ---- */

uint32_t ng_join_new_entity(ng_joiner *j, uint32_t name, ng_name_type type, uint32_t known) {
  const ng_entity entity = {.type = ng_entity_node_type(j->x, type, known), .named = true};
  const ng_entity_facts facts = {.type = type, .known = known, .state = NG_NONE, .first_token = j->r->names.data[name].first};
  if (!ng_vec_push(&j->doc->entities, entity) || !ng_vec_push(&j->r->facts, facts) || !ng_vec_push(&j->longest, name) ||
      !ng_vec_push(&j->notes, (ng_join_person_note){0}))
    return NG_NONE;
  return j->doc->entities.len - 1;
}

bool ng_join_enter_word(ng_joiner *j, ng_view word, uint32_t entity) {
  const ng_view key = fold(j, word);
  if (!key.len) return true;
  uint32_t *head = ng_map_enter(&j->words, key, NG_NONE);
  if (!head) return false;
  const ng_word_link link = {entity, *head, false};
  *head = j->links.len;
  return ng_vec_push(&j->links, link);
}

uint32_t ng_join_first_link(ng_joiner *j, ng_view word) {
  ng_folded f = {.len = 0};
  ng_fold_key(&f, word);
  const uint32_t link = ng_map_find(&j->words, ng_view_make(f.data, f.len));
  return link == NG_MAP_MISSING ? NG_NONE : link;
}

/* By a key of the lists or of the spelling; makes the entity if it is new. */
static ng_status join_key(ng_joiner *j, uint32_t index, ng_view key, uint32_t known, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  const ng_view owned = ng_arena_copy(&j->x->scratch, key);
  uint32_t *entity = owned.data ? ng_map_enter(&j->keys, owned, NG_NONE) : NULL;
  if (!entity) return ng_fail_no_mem(err);
  if (*entity == NG_NONE) *entity = ng_join_new_entity(j, index, name->type, known);
  if (*entity == NG_NONE) return ng_fail_no_mem(err);
  name->entity = *entity;
  return NG_OK;
}

ng_status ng_join_known(ng_joiner *j, uint32_t index, uint32_t known, ng_error *err) {
  char key[32];
  const int n = snprintf(key, sizeof key, "#%u", (unsigned)known);
  return join_key(j, index, ng_view_make(key, (size_t)n), known, err);
}

static ng_status join_spelling(ng_joiner *j, uint32_t index, ng_error *err) {
  const ng_found_name *name = &j->r->names.data[index];
  ng_strbuf_clear(&j->buffer);
  ng_strbuf_add_text(&j->buffer, ng_name_type_name(name->type));
  ng_strbuf_add_char(&j->buffer, ':');
  const ng_view text = ng_tokens_text(j->doc, name->first, name->end);
  if (name->type == NG_NAME_WEAPON) ng_weapon_key(text, &j->buffer);
  else ng_canonical_slug(text, &j->buffer);
  if (!ng_strbuf_ok(&j->buffer)) return ng_fail_no_mem(err);
  return join_key(j, index, ng_strbuf_view(&j->buffer), NG_NONE, err);
}

/* ---- All names ---- */

/* The name of which this is said to be another: "X (aka Y)", "X, also called Y". */
static uint32_t also_known(const ng_joiner *j, const ng_found_name *name) {
  static const char *const marks[] = {"aka", "a.k.a.", "alias"};
  static const char *const phrases[][2] = {{"also", "called"}, {"known", "as"}, {"now", "called"}, {"formerly", "called"},
      {"also", "spelled"}};
  const uint32_t start = j->doc->sentences.data[j->doc->tokens.data[name->first].sentence].first;
  bool marked = false;
  for (uint32_t back = 1; back <= ALSO_MAX && name->first >= start + back; back++) {
    const uint32_t t = name->first - back;
    const uint32_t other = j->r->name_at[t];
    if (other != NG_NONE) return marked ? other : NG_NONE;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) marked = marked || ng_view_is(j->r->texts[t], marks[i]);
    for (size_t i = 0; t > start && i < sizeof phrases / sizeof *phrases; i++)
      marked = marked || (ng_view_is(j->r->texts[t - 1], phrases[i][0]) && ng_view_is(j->r->texts[t], phrases[i][1]));
  }
  return NG_NONE;
}

static bool is_ministry_like(const ng_joiner *j, const ng_found_name *name) {
  if (!ng_is_capitalized(j->r->texts[name->first])) return true; /* "navy" */
  for (uint32_t t = name->first; t < name->end; t++)
    if (ng_name_word_of(j->r->texts[t]) == NG_WORD_ORGANIZATION || ng_name_word_of(j->r->texts[t]) == NG_WORD_FACILITY)
      return true;
  return false;
}

/* The state in front of an organization: "Russia's", "the Russian", or its own first word. */
static void find_owner(ng_joiner *j, uint32_t index) {
  ng_found_name *name = &j->r->names.data[index];
  if (name->type != NG_NAME_ORGANIZATION || name->nested) return;
  for (uint32_t i = index + 1; i < j->r->names.len && j->r->names.data[i].first == name->first; i++)
    if (j->r->names.data[i].nested && j->r->names.data[i].type == NG_NAME_STATE) name->owner = i;
  const uint32_t start = j->doc->sentences.data[j->doc->tokens.data[name->first].sentence].first;
  if (name->first == start || name->owner != NG_NONE || !is_ministry_like(j, name)) return;
  const bool possessive = ng_is_possessive_mark(j->r->texts[name->first - 1]);
  const uint32_t at = name->first - (possessive ? 2U : 1U);
  const uint32_t owner = name->first >= start + (possessive ? 2U : 1U) ? j->r->name_at[at] : NG_NONE;
  if (owner != NG_NONE && j->r->names.data[owner].type == NG_NAME_STATE &&
      (possessive || j->r->names.data[owner].end == name->first))
    name->owner = owner;
}

static ng_status join_name(ng_joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  const uint32_t other = name->type == NG_NAME_STATE ? NG_NONE : also_known(j, name);
  if (other != NG_NONE && j->r->names.data[other].entity != NG_NONE) {
    name->entity = j->r->names.data[other].entity;
    return NG_OK;
  }
  switch (name->type) {
  case NG_NAME_PERSON: return ng_join_person(j, index, err);
  case NG_NAME_ORGANIZATION: return ng_join_organization(j, index, err);
  default: return name->known != NG_NONE ? ng_join_known(j, index, name->known, err) : join_spelling(j, index, err);
  }
}

/* Long names first, other names of something last; among equals in order of appearance. */
static int compare_order(const void *pa, const void *pb) {
  const uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
  return (a > b) - (a < b);
}

static ng_status join_all(ng_joiner *j, ng_error *err) {
  const uint32_t n = j->r->names.len;
  uint64_t *order = ng_arena_alloc(&j->x->scratch, n ? n : 1, sizeof *order);
  if (!order) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) {
    const ng_found_name *name = &j->r->names.data[i];
    const uint32_t length = name->end - name->first < 99 ? name->end - name->first : 99;
    const bool place = name->type != NG_NAME_PERSON && name->type != NG_NAME_ORGANIZATION;
    const uint32_t rank = also_known(j, name) != NG_NONE ? 200 : place ? 0 : 100 - length;
    order[i] = ((uint64_t)rank << 32) | i;
  }
  qsort(order, n, sizeof *order, compare_order);
  for (uint32_t i = 0; i < n; i++) find_owner(j, i);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t index = (uint32_t)order[i];
    if (ng_entity_node_type(j->x, j->r->names.data[index].type, j->r->names.data[index].known).len)
      NG_TRY(join_name(j, index, err));
  }
  return NG_OK;
}

/* Puts the entities in order of appearance. */
static ng_status order_entities(ng_joiner *j, ng_error *err) {
  const uint32_t n = j->doc->entities.len;
  uint32_t *to = ng_arena_alloc(&j->x->scratch, n ? n : 1, sizeof *to);
  ng_entity *entities = ng_arena_copy_array(&j->x->scratch, j->doc->entities.data, n, sizeof *entities);
  ng_entity_facts *facts = ng_arena_copy_array(&j->x->scratch, j->r->facts.data, n, sizeof *facts);
  if (!to || (n && (!entities || !facts))) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) to[i] = NG_NONE;
  uint32_t next = 0;
  for (uint32_t i = 0; i < j->r->names.len; i++) {
    ng_found_name *name = &j->r->names.data[i];
    if (name->entity == NG_NONE) continue;
    if (to[name->entity] == NG_NONE) {
      j->doc->entities.data[next] = entities[name->entity];
      j->r->facts.data[next] = facts[name->entity];
      j->r->facts.data[next].first_token = name->first;
      to[name->entity] = next++;
    }
    name->entity = to[name->entity];
  }
  return NG_OK;
}

ng_status ng_entities_join(ng_entity_index *x, ng_error *err) {
  ng_joiner j = {.x = x, .doc = x->doc, .r = x->resolution};
  ng_map_init(&j.keys);
  ng_map_init(&j.words);
  ng_map_init(&j.acronyms);
  ng_map_init(&j.introduced);
  ng_strbuf_init(&j.buffer);
  ng_status status = ng_join_find_acronyms(&j, err);
  if (status == NG_OK) status = join_all(&j, err);
  if (status == NG_OK) status = order_entities(&j, err);
  ng_map_dispose(&j.keys);
  ng_map_dispose(&j.words);
  ng_map_dispose(&j.introduced);
  ng_map_dispose(&j.acronyms);
  ng_vec_dispose(&j.links);
  ng_vec_dispose(&j.longest);
  ng_vec_dispose(&j.notes);
  ng_strbuf_dispose(&j.buffer);
  return status;
}
