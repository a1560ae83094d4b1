/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the names of an article into entities: by the lists where they know a name, else by
 * agreement of words.  Full names go first, so that short forms find them wherever they
 * stand in the text. */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "extract/canonical.h"
#include "extract/name_match.h"
#include "extract/name_shape.h"
#include "extract/name_words.h"
#include "extract/resolution.h"
#include "extract/weapon.h"
#include "knowledge/fold.h"

enum { WALK_MAX = 32, WORDS_MAX = 16, PEOPLE_MAX = 8, ALSO_MAX = 5 };

/* Entities that have a word in their name, newest first. */
typedef struct word_link {
  uint32_t entity;
  uint32_t next;
  bool calls;      /* the word alone has called the entity */
} word_link;

typedef struct joiner {
  ng_entity_index *x;
  ng_document *doc;
  struct ng_resolution *r;
  ng_map keys;               /* "S<known>" and the like -> entity */
  ng_map words;              /* folded word -> link */
  ng_map acronyms;           /* of what is no entity */
  NG_VEC(word_link) links;
  NG_VEC(uint32_t) longest;  /* for each entity, the name that gives its words */
  ng_strbuf buffer;
} joiner;

/* ---- Names as words ---- */

/* The words of a name, without a leading article and owner, at most WORDS_MAX. */
static uint32_t words_of(const joiner *j, const ng_found_name *name, ng_view *out) {
  uint32_t n = 0;
  for (uint32_t t = name->first; t < name->end && n < WORDS_MAX; t++) {
    const ng_view w = j->r->texts[t];
    if (n == 0 && (ng_view_is(w, "the") || ng_view_is(w, "The"))) continue;
    out[n++] = w;
  }
  return n;
}

static uint32_t words_of_entity(const joiner *j, uint32_t entity, ng_view *out) {
  return words_of(j, &j->r->names.data[j->longest.data[entity]], out);
}

static ng_view fold(joiner *j, ng_view word) {
  ng_folded f = {.len = 0};
  ng_fold_key(&f, word);
  return ng_arena_copy(&j->x->scratch, ng_view_make(f.data, f.len));
}

/* ---- Making and finding entities ---- */

static uint32_t new_entity(joiner *j, uint32_t name, ng_name_type type, uint32_t known) {
  const ng_entity entity = {.type = ng_entity_node_type(j->x, type, known), .named = true};
  const ng_entity_facts facts = {.type = type, .known = known, .state = NG_NONE, .first_token = j->r->names.data[name].first};
  if (!ng_vec_push(&j->doc->entities, entity) || !ng_vec_push(&j->r->facts, facts) || !ng_vec_push(&j->longest, name))
    return NG_NONE;
  return j->doc->entities.len - 1;
}

static bool enter_word(joiner *j, ng_view word, uint32_t entity) {
  const ng_view key = fold(j, word);
  if (!key.len) return true;
  uint32_t *head = ng_map_enter(&j->words, key, NG_NONE);
  if (!head) return false;
  const word_link link = {entity, *head, false};
  *head = j->links.len;
  return ng_vec_push(&j->links, link);
}

static uint32_t first_link(joiner *j, ng_view word) {
  ng_folded f = {.len = 0};
  ng_fold_key(&f, word);
  const uint32_t link = ng_map_find(&j->words, ng_view_make(f.data, f.len));
  return link == NG_MAP_MISSING ? NG_NONE : link;
}

/* By a key of the lists or of the spelling; makes the entity if it is new. */
static ng_status join_key(joiner *j, uint32_t index, ng_view key, uint32_t known, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  const ng_view owned = ng_arena_copy(&j->x->scratch, key);
  uint32_t *entity = owned.data ? ng_map_enter(&j->keys, owned, NG_NONE) : NULL;
  if (!entity) return ng_fail_no_mem(err);
  if (*entity == NG_NONE) *entity = new_entity(j, index, name->type, known);
  if (*entity == NG_NONE) return ng_fail_no_mem(err);
  name->entity = *entity;
  return NG_OK;
}

static ng_status join_known(joiner *j, uint32_t index, uint32_t known, ng_error *err) {
  char key[32];
  const int n = snprintf(key, sizeof key, "#%u", (unsigned)known);
  return join_key(j, index, ng_view_make(key, (size_t)n), known, err);
}

static ng_status join_spelling(joiner *j, uint32_t index, ng_error *err) {
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

/* ---- Persons ---- */

static ng_status enter_person(joiner *j, uint32_t entity, ng_error *err) {
  ng_view words[WORDS_MAX];
  const uint32_t n = words_of_entity(j, entity, words);
  for (uint32_t i = 0; i < n; i++) {
    /* "al-Abadi" is found as "Abadi" too */
    const char *dash = words[i].len > 4 ? memchr(words[i].data, '-', 4) : NULL;
    if (dash && !enter_word(j, ng_view_make(dash + 1, (size_t)(words[i].data + words[i].len - dash - 1)), entity))
      return ng_fail_no_mem(err);
    if (!enter_word(j, words[i], entity)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* An entity of the article that has this name in full, NG_NONE if none. */
static uint32_t find_full_person(joiner *j, const ng_view *words, uint32_t n) {
  for (uint32_t w = 0; w < n; w++) {
    uint32_t link = first_link(j, words[w]);
    for (int i = 0; link != NG_NONE && i < WALK_MAX; i++, link = j->links.data[link].next) {
      ng_view other[WORDS_MAX];
      const uint32_t entity = j->links.data[link].entity;
      if (j->r->facts.data[entity].type != NG_NAME_PERSON) continue;
      if (ng_same_person(words, n, other, words_of_entity(j, entity, other))) return entity;
    }
  }
  return NG_NONE;
}

/* The entity that a single word calls: surname before given name; who was called so before, but for somebody just named in
 * the same sentence (the press names all others in full); nearest before the word, else the first behind it. */
static uint32_t find_called(joiner *j, ng_view word, uint32_t token) {
  uint32_t best = NG_NONE, best_cost = UINT32_MAX;
  uint32_t link = first_link(j, word);
  for (int i = 0; link != NG_NONE && i < WALK_MAX; i++, link = j->links.data[link].next) {
    const uint32_t entity = j->links.data[link].entity;
    if (j->r->facts.data[entity].type != NG_NAME_PERSON) continue;
    ng_view other[WORDS_MAX];
    bool weak;
    if (!ng_is_called(other, words_of_entity(j, entity, other), word, &weak)) continue;
    const uint32_t at = j->r->facts.data[entity].first_token;
    const uint32_t distance = at <= token ? token - at : (at - token) + UINT32_MAX / 8;
    const bool fresh = j->doc->tokens.data[at].sentence == j->doc->tokens.data[token].sentence;
    const uint32_t new_to_it = j->links.data[link].calls || fresh ? 0 : UINT32_MAX / 16;
    const uint32_t cost = distance / 2 + new_to_it + (weak ? UINT32_MAX / 4 : 0);
    if (cost < best_cost) best = link, best_cost = cost;
  }
  if (best == NG_NONE) return NG_NONE;
  j->links.data[best].calls = true;
  return j->links.data[best].entity;
}

/* The role of the article that has this name as its holder. */
static const ng_found_role *role_of_name(const joiner *j, uint32_t name) {
  const ng_found_name *n = &j->r->names.data[name];
  for (uint32_t t = n->first; t-- > 0 && t + 8 > n->first;) {
    const uint32_t role = j->r->role_at[t];
    if (role != NG_NONE) return j->r->roles.data[role].holder == name ? &j->r->roles.data[role] : NULL;
  }
  return NULL;
}

static ng_view iso_of(const joiner *j, uint32_t name) {
  const uint32_t known = name == NG_NONE ? NG_NONE : j->r->names.data[name].known;
  return known == NG_NONE ? ng_view_make(NULL, 0) : ng_known_at(j->x->knowledge, known)->iso3;
}

/* "Secretary" in "Secretary of State". */
static bool has_word(ng_view text, ng_view word) {
  for (size_t i = 0; i + word.len <= text.len; i++)
    if (memcmp(text.data + i, word.data, word.len) == 0) return true;
  return false;
}

static bool office_agrees(const ng_title *title, ng_view state, const ng_office *office) {
  if (state.len && office->iso3.len && !ng_view_equals(state, office->iso3)) return false;
  if (title->office != NG_OFFICE_NONE) return title->office == office->category;
  return title->government_office && has_word(office->title, title->normal_form);
}

/* For an article without a date: the only one of these people who ever held the office. */
static uint32_t find_former_holder(const joiner *j, const ng_title *title, ng_view state, const ng_holder *people, uint32_t n) {
  const ng_office *offices = ng_knowledge_offices(j->x->knowledge, &(uint32_t){0});
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; i < n; i++) {
    const ng_known_person *person = ng_known_person_at(j->x->knowledge, people[i].person);
    bool agrees = false;
    for (uint32_t o = 0; o < person->n_offices && !agrees; o++)
      agrees = office_agrees(title, state, &offices[person->first_office + o]);
    if (!agrees || people[i].person == only) continue;
    if (only != NG_NONE) return NG_NONE;
    only = people[i].person;
  }
  return only;
}

/* A leader of the past whom nobody else is called like: "the Obama administration". */
static uint32_t find_past_leader(const joiner *j, const ng_holder *people, uint32_t n) {
  const ng_office *offices = ng_knowledge_offices(j->x->knowledge, &(uint32_t){0});
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; i < n; i++) {
    const ng_known_person *person = ng_known_person_at(j->x->knowledge, people[i].person);
    if (only != NG_NONE && only != people[i].person) return NG_NONE;
    for (uint32_t o = 0; o < person->n_offices; o++) {
      const ng_office_category category = offices[person->first_office + o].category;
      if (category == NG_OFFICE_HEAD_OF_STATE || category == NG_OFFICE_HEAD_OF_GOVERNMENT) only = people[i].person;
    }
    if (only == NG_NONE) return NG_NONE;
  }
  return only;
}

/* Those of the lists who are called so; "Von der Leyen" opens a sentence. */
static uint32_t find_people(const joiner *j, const ng_found_name *name, ng_holder *out) {
  const ng_view text = ng_tokens_text(j->doc, name->first, name->end);
  const ng_date date = j->doc->article.date;
  const uint32_t n = ng_knowledge_people(j->x->knowledge, text, date, out, PEOPLE_MAX);
  char lower[64];
  if (n || name->end - name->first < 2 || text.len >= sizeof lower) return n;
  memcpy(lower, text.data, text.len);
  lower[0] = ng_ascii_to_lower(lower[0]);
  return ng_knowledge_people(j->x->knowledge, ng_view_make(lower, text.len), date, out, PEOPLE_MAX);
}

/* The office-holder whom the article may call by surname alone: the title beside the name
 * must agree, or the surname belong to one person in office. */
static uint32_t find_office_holder(const joiner *j, uint32_t index) {
  const ng_found_name *name = &j->r->names.data[index];
  const ng_date date = j->doc->article.date;
  ng_holder people[PEOPLE_MAX];
  const uint32_t n = find_people(j, name, people);
  const ng_found_role *role = role_of_name(j, index);
  const ng_title *title = role ? ng_known_title(j->x->knowledge, role->title) : NULL;
  const ng_view state = role ? iso_of(j, role->owner) : ng_view_make(NULL, 0);
  if (!date.year && title) return find_former_holder(j, title, state, people, n);
  for (uint32_t i = 0; i < n; i++) {
    ng_holder held[PEOPLE_MAX];
    const uint32_t n_held = ng_knowledge_offices_at(j->x->knowledge, people[i].person, date, held, PEOPLE_MAX);
    for (uint32_t h = 0; h < n_held; h++) {
      const ng_office *office = &ng_knowledge_offices(j->x->knowledge, &(uint32_t){0})[held[h].office];
      const bool leader = office->category == NG_OFFICE_HEAD_OF_STATE || office->category == NG_OFFICE_HEAD_OF_GOVERNMENT ||
          office->category == NG_OFFICE_ORGANIZATION_CHIEF || (office->category == NG_OFFICE_FOREIGN_MINISTER && n == 1);
      if (title ? office_agrees(title, state, office) : leader && i == 0) return people[i].person;
    }
  }
  return title ? NG_NONE : find_past_leader(j, people, n);
}

/* The words of a listed name. */
static uint32_t words_of_known(const joiner *j, uint32_t known, ng_view *out) {
  const ng_view name = ng_known_at(j->x->knowledge, known)->name;
  uint32_t n = 0;
  for (size_t at = 0; at < name.len && n < WORDS_MAX;) {
    size_t end = at;
    while (end < name.len && name.data[end] != ' ') end++;
    if (end > at) out[n++] = ng_view_make(name.data + at, end - at);
    at = end + 1;
  }
  return n;
}

/* Whether an entity of the article can be the listed person: "Trump" can, "Melania Trump" not. */
static bool can_be(const joiner *j, uint32_t entity, uint32_t known) {
  ng_view words[WORDS_MAX], core[NG_CORE_WORDS_MAX], other[WORDS_MAX];
  const uint32_t n = words_of_entity(j, entity, words), n_other = words_of_known(j, known, other);
  bool weak;
  if (ng_core_words(words, n, core) == 1) return ng_is_called(other, n_other, core[0], &weak);
  return ng_same_person(words, n, other, n_other);
}

static uint32_t *entity_of_known(joiner *j, uint32_t known) {
  char text[32];
  const int n = snprintf(text, sizeof text, "#%u", (unsigned)known);
  const ng_view key = ng_arena_copy(&j->x->scratch, ng_view_make(text, (size_t)n));
  return key.data ? ng_map_enter(&j->keys, key, NG_NONE) : NULL;
}

/* The entity for a name that no other of the article agrees with: that of its listed person,
 * or a new one. */
static ng_status join_alone(joiner *j, uint32_t index, uint32_t known, uint32_t *entity, ng_error *err) {
  uint32_t *slot = known == NG_NONE ? NULL : entity_of_known(j, known);
  if (known != NG_NONE && !slot) return ng_fail_no_mem(err);
  if (slot && *slot != NG_NONE) {
    *entity = *slot;
    return NG_OK;
  }
  *entity = new_entity(j, index, NG_NAME_PERSON, known);
  if (*entity == NG_NONE) return ng_fail_no_mem(err);
  if (slot) *slot = *entity;
  return enter_person(j, *entity, err);
}

static ng_status join_person(joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  ng_view words[WORDS_MAX], core[NG_CORE_WORDS_MAX];
  const uint32_t n_words = words_of(j, name, words);
  const uint32_t n = ng_core_words(words, n_words, core);
  uint32_t known = name->known;
  uint32_t entity = n > 1 ? find_full_person(j, words, n_words) : n == 1 ? find_called(j, core[0], name->first) : NG_NONE;
  if (n == 1) {
    const uint32_t holder = find_office_holder(j, index);
    if (holder != NG_NONE) known = holder;
    /* "President Biden" is not the Hunter Biden of the article */
    if (entity != NG_NONE && holder != NG_NONE && role_of_name(j, index) && !can_be(j, entity, holder)) entity = NG_NONE;
  }
  if (entity == NG_NONE) NG_TRY(join_alone(j, index, known, &entity, err));
  ng_entity_facts *facts = &j->r->facts.data[entity];
  if (facts->known == NG_NONE && known != NG_NONE && (n > 1 || can_be(j, entity, known))) facts->known = known;
  name->entity = entity;
  return NG_OK;
}

/* ---- Organizations ---- */

/* The acronym in brackets behind a name, or the name in front of a bracketed acronym. */
static uint32_t bracketed(const joiner *j, const ng_found_name *name) {
  if (name->first < 2 || !ng_view_is(j->r->texts[name->first - 1], "(")) return NG_NONE;
  const uint32_t before = j->r->name_at[name->first - 2];
  return before != NG_NONE && j->r->names.data[before].type == name->type ? j->r->names.data[before].entity : NG_NONE;
}

/* The word that says what kind of body a name names: the last, or the one before "of". */
static ng_view head_word(const ng_view *words, uint32_t n) {
  for (uint32_t i = 1; i < n; i++)
    if (ng_view_is(words[i], "of") || ng_view_is(words[i], "for") || ng_view_is(words[i], "in")) return words[i - 1];
  return n ? words[n - 1] : ng_view_make(NULL, 0);
}

/* A state has but one of these: the word alone is a name. */
static bool is_institution(ng_view word) {
  static const char *const words[] = {
    "Parliament", "Congress", "Senate", "Treasury", "Cabinet", "Navy", "Army", "Politburo"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (ng_view_is(word, words[i])) return true;
  return false;
}

/* "the Department", "the Embassy": no name of its own. */
static bool is_generic(const joiner *j, const ng_found_name *name, const ng_view *words, uint32_t n) {
  if (name->known != NG_NONE || !n) return false;
  if (n == 1)
    return !is_institution(words[0]) && (ng_name_word_of(words[0]) == NG_WORD_ORGANIZATION ||
                                         ng_name_word_of(words[0]) == NG_WORD_FACILITY);
  /* "Office of the Spokesperson" */
  if (ng_name_word_of(words[0]) == NG_WORD_FACILITY) return true; /* "our Embassy in Kyiv" */
  return n == 4 && ng_name_word_of(words[0]) == NG_WORD_ORGANIZATION && ng_view_is(words[1], "of") && ng_view_is(words[2],
          "the") &&
         ng_is_title(j->x, name->end - 1, name->end);
}

static uint32_t find_organization(joiner *j, const ng_found_name *name, const ng_view *words, uint32_t n) {
  const bool generic = is_generic(j, name, words, n);
  for (uint32_t side = 0; side < 2 && n; side++) {
    uint32_t link = first_link(j, words[side ? n - 1 : 0]);
    for (int i = 0; link != NG_NONE && i < WALK_MAX; i++, link = j->links.data[link].next) {
      const uint32_t entity = j->links.data[link].entity;
      if (j->r->facts.data[entity].type != name->type) continue;
      const uint32_t other_owner = j->r->names.data[j->longest.data[entity]].owner;
      if (name->owner != NG_NONE && other_owner != NG_NONE &&
          j->r->names.data[name->owner].entity != j->r->names.data[other_owner].entity)
        continue;
      ng_view other[WORDS_MAX];
      const uint32_t n_other = words_of_entity(j, entity, other);
      bool same = n == n_other;
      for (uint32_t k = 0; same && k < n; k++) same = ng_same_word(words[k], other[k]);
      if (same || ng_is_short_for(words, n, other, n_other)) return entity;
      const bool before = j->r->names.data[j->longest.data[entity]].first < name->first;
      if (n == 1 && is_institution(words[0]) && n_other && ng_same_word(words[0], other[n_other - 1])) return entity;
      if (generic && n == 1 && before && ng_same_word(words[0], head_word(other, n_other))) return entity;
      if (n == 1 && ng_is_acronym_of(words[0], other, n_other)) return entity;
    }
  }
  return NG_NONE;
}

static ng_status enter_organization(joiner *j, uint32_t entity, ng_error *err) {
  ng_view words[WORDS_MAX];
  const uint32_t n = words_of_entity(j, entity, words);
  char initials[WORDS_MAX + 1];
  uint32_t n_initials = 0;
  for (uint32_t i = 0; i < n; i++)
    if (ng_is_capitalized(words[i]) && words[i].data[0] > 0) initials[n_initials++] = words[i].data[0];
  const ng_view head = head_word(words, n);
  const bool good = (n == 0 || enter_word(j, words[0], entity)) && (n < 3 || enter_word(j, head, entity)) &&
      (n < 2 || enter_word(j, words[n - 1], entity)) &&
                    (n_initials < 2 || enter_word(j, ng_view_make(initials, n_initials), entity));
  return good ? NG_OK : ng_fail_no_mem(err);
}

/* "Russia's Defense Ministry" and "Russian Defense Ministry" in the lists. */
static uint32_t find_owned_organization(joiner *j, const ng_found_name *name) {
  if (name->owner == NG_NONE) return NG_NONE;
  const uint32_t known = j->r->names.data[name->owner].known;
  const ng_state *state = known == NG_NONE ? NULL : ng_known_state(j->x->knowledge, known);
  if (!state) return NG_NONE;
  ng_strbuf_clear(&j->buffer);
  ng_strbuf_add_view(&j->buffer, state->adjective.len ? state->adjective : ng_known_at(j->x->knowledge, known)->name);
  ng_strbuf_add_char(&j->buffer, ' ');
  ng_strbuf_add_view(&j->buffer, ng_tokens_text(j->doc, name->first, name->end));
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = ng_knowledge_find_phrase(j->x->knowledge, ng_strbuf_view(&j->buffer),
                                              NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION), found);
  return n ? found[0].known : NG_NONE;
}

/* An acronym in brackets whose long form in front is no entity: "Foreign Military Financing
 * (FMF)"; nor is it one elsewhere in the article. */
static bool is_mere_acronym(const joiner *j, const ng_found_name *name) {
  const ng_view text = j->r->texts[name->first];
  if (name->end - name->first != 1 || !ng_is_acronym(text)) return false;
  return ng_map_find(&j->acronyms, text) != NG_MAP_MISSING;
}

static ng_status find_mere_acronyms(joiner *j, ng_error *err) {
  const ng_document *doc = j->doc;
  for (uint32_t t = 1; t + 1 < doc->tokens.len; t++) {
    if (!ng_view_is(j->r->texts[t - 1], "(") || !ng_view_is(j->r->texts[t + 1], ")") || !ng_is_acronym(j->r->texts[t])) continue;
    const uint32_t before = t >= 2 ? j->r->name_at[t - 2] : NG_NONE;
    const bool entity = before != NG_NONE && j->x->types.of[j->r->names.data[before].type].len;
    if (!entity && !ng_map_set(&j->acronyms, j->r->texts[t], t)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

static ng_status join_organization(joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  ng_view words[WORDS_MAX];
  const uint32_t n = words_of(j, name, words);
  uint32_t entity = bracketed(j, name);
  if (entity == NG_NONE && name->known == NG_NONE) name->known = find_owned_organization(j, name);
  if (entity == NG_NONE && name->known != NG_NONE) {
    NG_TRY(join_known(j, index, name->known, err));
    entity = name->entity;
  }
  if (entity == NG_NONE) entity = find_organization(j, name, words, n);
  if (entity == NG_NONE && (is_generic(j, name, words, n) || is_mere_acronym(j, name))) return NG_OK;
  if (entity == NG_NONE) entity = new_entity(j, index, name->type, NG_NONE);
  if (entity == NG_NONE) return ng_fail_no_mem(err);
  name->entity = entity;
  return enter_organization(j, entity, err);
}

/* ---- All names ---- */

/* The name of which this is said to be another: "X (aka Y)", "X, also called Y". */
static uint32_t also_known(const joiner *j, const ng_found_name *name) {
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

static bool is_ministry_like(const joiner *j, const ng_found_name *name) {
  if (!ng_is_capitalized(j->r->texts[name->first])) return true; /* "navy" */
  for (uint32_t t = name->first; t < name->end; t++)
    if (ng_name_word_of(j->r->texts[t]) == NG_WORD_ORGANIZATION || ng_name_word_of(j->r->texts[t]) == NG_WORD_FACILITY)
      return true;
  return false;
}

/* The state in front of an organization: "Russia's", "the Russian", or its own first word. */
static void find_owner(joiner *j, uint32_t index) {
  ng_found_name *name = &j->r->names.data[index];
  if (name->type != NG_NAME_ORGANIZATION || name->nested) return;
  for (uint32_t i = index + 1; i < j->r->names.len && j->r->names.data[i].first == name->first; i++)
    if (j->r->names.data[i].nested && j->r->names.data[i].type == NG_NAME_STATE) name->owner = i;
  const uint32_t start = j->doc->sentences.data[j->doc->tokens.data[name->first].sentence].first;
  if (name->first == start || name->owner != NG_NONE || !is_ministry_like(j, name)) return;
  const ng_view before = j->r->texts[name->first - 1];
  const bool possessive = ng_view_is(before, "'s") || ng_view_is(before, "\xE2\x80\x99s") || ng_view_is(before, "'") ||
      ng_view_is(before, "\xE2\x80\x99");
  const uint32_t at = name->first - (possessive ? 2U : 1U);
  const uint32_t owner = name->first >= start + (possessive ? 2U : 1U) ? j->r->name_at[at] : NG_NONE;
  if (owner != NG_NONE && j->r->names.data[owner].type == NG_NAME_STATE &&
      (possessive || j->r->names.data[owner].end == name->first))
    name->owner = owner;
}

static ng_status join_name(joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  const uint32_t other = name->type == NG_NAME_STATE ? NG_NONE : also_known(j, name);
  if (other != NG_NONE && j->r->names.data[other].entity != NG_NONE) {
    name->entity = j->r->names.data[other].entity;
    return NG_OK;
  }
  switch (name->type) {
  case NG_NAME_PERSON: return join_person(j, index, err);
  case NG_NAME_ORGANIZATION: return join_organization(j, index, err);
  default: return name->known != NG_NONE ? join_known(j, index, name->known, err) : join_spelling(j, index, err);
  }
}

/* Long names first, other names of something last; among equals in order of appearance. */
static int compare_order(const void *pa, const void *pb) {
  const uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
  return (a > b) - (a < b);
}

static ng_status join_all(joiner *j, ng_error *err) {
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
static ng_status order_entities(joiner *j, ng_error *err) {
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
  joiner j = {.x = x, .doc = x->doc, .r = x->resolution};
  ng_map_init(&j.keys);
  ng_map_init(&j.words);
  ng_map_init(&j.acronyms);
  ng_strbuf_init(&j.buffer);
  ng_status status = find_mere_acronyms(&j, err);
  if (status == NG_OK) status = join_all(&j, err);
  if (status == NG_OK) status = order_entities(&j, err);
  ng_map_dispose(&j.keys);
  ng_map_dispose(&j.words);
  ng_map_dispose(&j.acronyms);
  ng_vec_dispose(&j.links);
  ng_vec_dispose(&j.longest);
  ng_strbuf_dispose(&j.buffer);
  return status;
}
