/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons: full names by their words, surnames and offices by the article or by the lists. */
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/join.h"
#include "extract/name_match.h"
#include "extract/name_words.h"
#include "extract/namesake.h"

enum { PEOPLE_MAX = 8 };

static ng_status enter_person(ng_joiner *j, uint32_t entity, ng_error *err) {
  ng_view words[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_entity_words(j, entity, words);
  for (uint32_t i = 0; i < n; i++) {
    /* "al-Abadi" is found as "Abadi" too */
    const char *dash = words[i].len > 4 ? memchr(words[i].data, '-', 4) : NULL;
    if (dash && !ng_join_enter_word(j, ng_view_make(dash + 1, (size_t)(words[i].data + words[i].len - dash - 1)), entity))
      return ng_fail_no_mem(err);
    if (!ng_join_enter_word(j, words[i], entity)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* An entity of the article that has this name in full, NG_NONE if none.  Where the lists know one of two, "Donald Trump", and
 * not the other, "Donald Trump Jr.", these are father and son. */
static uint32_t find_full_person(ng_joiner *j, const ng_view *words, uint32_t n, uint32_t known) {
  for (uint32_t w = 0; w < n; w++) {
    uint32_t link = ng_join_first_link(j, words[w]);
    for (int i = 0; link != NG_NONE && i < NG_JOIN_WALK_MAX; i++, link = j->links.data[link].next) {
      ng_view other[NG_JOIN_WORDS_MAX];
      const uint32_t entity = j->links.data[link].entity;
      if (j->r->facts.data[entity].type != NG_NAME_PERSON) continue;
      const uint32_t n_other = ng_join_entity_words(j, entity, other);
      const bool son = ng_is_junior(words, n) != ng_is_junior(other, n_other) &&
                       (known == NG_NONE) != (j->r->facts.data[entity].known == NG_NONE);
      if (!son && ng_same_person(words, n, other, n_other)) return entity;
    }
  }
  return NG_NONE;
}

/* "Kim Jong Un": the family name comes first, as what the lists know of both ends tells. */
static bool is_family_first(const ng_joiner *j, const ng_view *words, uint32_t n) {
  enum { LONGEST = 3 };
  ng_view core[NG_CORE_WORDS_MAX];
  n = ng_core_words(words, n, core);
  if (n < 2 || n > LONGEST || core[0].len < 2 || ng_ascii_is_upper(core[0].data[1])) return false; /* no "TRUMP BABY BLIMP" */
  return ng_knowledge_surname(j->x->knowledge, core[0]) && !ng_knowledge_surname(j->x->knowledge, core[n - 1]);
}

/* A person whom a single word may call. */
typedef struct caller {
  uint32_t link;
  uint64_t cost;
} caller;

/* What a person's place in the text costs: nearest before the word, else the first behind it; who was called so before, but
 * for somebody just named in the same sentence (the press names all others in full). */
static uint64_t place_cost(const ng_joiner *j, const ng_word_link *link, uint32_t token) {
  const uint32_t at = j->r->facts.data[link->entity].first_token;
  const uint32_t distance = at <= token ? token - at : (at - token) + UINT32_MAX / 8;
  const bool fresh = j->doc->tokens.data[at].sentence == j->doc->tokens.data[token].sentence;
  return distance / 2 + (link->calls || fresh ? 0 : UINT32_MAX / 16);
}

/* The entity that a single word calls, surname before given name.  `given`: only who has the word as given name. */
static uint32_t find_called(ng_joiner *j, ng_view word, uint32_t name, bool given) {
  const uint32_t token = j->r->names.data[name].first;
  caller callers[NG_JOIN_WALK_MAX];
  uint32_t namesakes[NG_JOIN_WALK_MAX], n = 0, n_namesakes = 0;
  uint32_t link = ng_join_first_link(j, word);
  for (int i = 0; link != NG_NONE && i < NG_JOIN_WALK_MAX; i++, link = j->links.data[link].next) {
    const uint32_t entity = j->links.data[link].entity;
    if (j->r->facts.data[entity].type != NG_NAME_PERSON) continue;
    ng_view other[NG_JOIN_WORDS_MAX];
    bool weak;
    const uint32_t n_other = ng_join_entity_words(j, entity, other);
    if (!ng_is_called(other, n_other, word, &weak) || (given && !ng_is_called_first(other, n_other, word))) continue;
    weak = weak && !is_family_first(j, other, n_other);
    if (!weak) namesakes[n_namesakes++] = entity;
    callers[n++] = (caller){link, place_cost(j, &j->links.data[link], token) + (weak ? UINT32_MAX / 4 : 0)};
  }
  const caller *best = NULL;
  for (uint32_t i = 0; i < n; i++) {
    if (n > 1) callers[i].cost += ng_namesake_cost(j, namesakes, n_namesakes, j->links.data[callers[i].link].entity, name);
    if (!best || callers[i].cost < best->cost) best = &callers[i];
  }
  if (!best) return NG_NONE;
  j->links.data[best->link].calls = true;
  return j->links.data[best->link].entity;
}

/* The role of the article that has this name as its holder. */
static const ng_found_role *role_of_name(const ng_joiner *j, uint32_t name) {
  const ng_found_name *n = &j->r->names.data[name];
  for (uint32_t t = n->first; t-- > 0 && t + 8 > n->first;) {
    const uint32_t role = j->r->role_at[t];
    if (role != NG_NONE) return j->r->roles.data[role].holder == name ? &j->r->roles.data[role] : NULL;
  }
  return NULL;
}

/* "King Salman", "Queen Elizabeth": the one word is a given name, not the surname of Mohammed bin Salman. */
static bool is_royal(const ng_joiner *j, uint32_t index) {
  static const char *const peers[] = {"Sir", "Dame", "Lord", "Lady", "Baron", "Baroness", "Hon.", NULL};
  const ng_found_role *role = role_of_name(j, index);
  if (!role || role->end != j->r->names.data[index].first) return false;
  return ng_view_is(ng_known_at(j->x->knowledge, role->title)->group, "royal") &&
         !ng_view_is_one(j->r->texts[role->first], peers);
}

static ng_view iso_of(const ng_joiner *j, uint32_t name) {
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
static uint32_t find_former_holder(const ng_joiner *j, const ng_title *title, ng_view state, const ng_holder *people,
                                   uint32_t n) {
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

/* A sentence by itself: its "Mr. Lee" may have been named in full before it, as the press names all but the best known. */
static bool is_excerpt(const ng_joiner *j) { return j->doc->sentences.len == 1; }

/* A leader of the past whom nobody else of rank is called like: "the Obama administration"; of ministers who have the
 * surname alone: "Mr Jaishankar". */
static uint32_t find_past_leader(const ng_joiner *j, const ng_holder *people, uint32_t n) {
  uint32_t only = NG_NONE;
  ng_fame most = NG_FAME_NONE, others = NG_FAME_NONE;
  for (uint32_t i = 0; i < n; i++) {
    if (people[i].person == only) continue;
    const ng_fame fame = ng_person_fame(j, people[i].person), lower = fame < most ? fame : most;
    if (lower > others) others = lower;
    if (fame > most) only = people[i].person, most = fame;
  }
  const bool minister = most == NG_FAME_FOREIGN_MINISTER && n == 1 && !is_excerpt(j);
  return minister || (most == NG_FAME_LEADER && !others) ? only : NG_NONE;
}

/* Those of the lists who are called so; "Von der Leyen" opens a sentence. */
static uint32_t find_people(const ng_joiner *j, const ng_found_name *name, ng_holder *out) {
  const ng_view text = ng_tokens_text(j->doc, name->first, name->end);
  const ng_date date = j->doc->article.date;
  const uint32_t n = ng_knowledge_people(j->x->knowledge, text, date, out, PEOPLE_MAX);
  char lower[64];
  if (n || name->end - name->first < 2 || text.len >= sizeof lower) return n;
  memcpy(lower, text.data, text.len);
  lower[0] = ng_ascii_to_lower(lower[0]);
  return ng_knowledge_people(j->x->knowledge, ng_view_make(lower, text.len), date, out, PEOPLE_MAX);
}

/* The state in front of a bare surname: "North Korea's Kim", "for Russia, Putin" is none. */
static ng_view state_in_front(const ng_joiner *j, uint32_t index) {
  const ng_found_name *name = &j->r->names.data[index];
  const uint32_t first = j->doc->sentences.data[j->doc->tokens.data[name->first].sentence].first;
  const bool possessive = name->first >= first + 2 && ng_is_possessive_mark(j->r->texts[name->first - 1]);
  const uint32_t owner = possessive ? j->r->name_at[name->first - 2] : NG_NONE;
  return owner != NG_NONE && j->r->names.data[owner].type == NG_NAME_STATE ? iso_of(j, owner) : ng_view_make(NULL, 0);
}

/* The last of these people who led a state, its heads before others: "North Korea's Kim". */
static uint32_t find_last_leader(const ng_joiner *j, ng_view state, const ng_holder *people, uint32_t n) {
  const ng_office *offices = ng_knowledge_offices(j->x->knowledge, &(uint32_t){0}), *last = NULL;
  uint32_t found = NG_NONE;
  for (uint32_t i = 0; i < n; i++) {
    const ng_known_person *person = ng_known_person_at(j->x->knowledge, people[i].person);
    for (uint32_t o = person->first_office; o < person->first_office + person->n_offices; o++) {
      if (!ng_is_leading(offices[o].category) || !ng_view_equals(offices[o].iso3, state)) continue;
      const bool head = offices[o].category == NG_OFFICE_HEAD_OF_STATE;
      const bool last_heads = last && last->category == NG_OFFICE_HEAD_OF_STATE;
      if (last && (head != last_heads ? last_heads : offices[o].from.year <= last->from.year)) continue;
      last = &offices[o];
      found = people[i].person;
    }
  }
  return found;
}

/* The title beside a name as far as it names an office: "Mr." does not. */
static const ng_title *office_of_name(const ng_joiner *j, const ng_found_role *role) {
  const ng_title *title = role ? ng_known_title(j->x->knowledge, role->title) : NULL;
  return title && (title->office != NG_OFFICE_NONE || title->government_office) ? title : NULL;
}

/* The office-holder whom the article may call by surname alone: the title beside the name
 * must agree, or the surname belong to one person in office. */
static uint32_t find_office_holder(const ng_joiner *j, uint32_t index) {
  const ng_found_name *name = &j->r->names.data[index];
  const ng_date date = j->doc->article.date;
  ng_holder people[PEOPLE_MAX];
  const uint32_t n = find_people(j, name, people);
  const ng_found_role *role = role_of_name(j, index);
  const ng_title *title = office_of_name(j, role);
  const ng_view state = title ? iso_of(j, role->owner) : state_in_front(j, index);
  if (!date.year && title) return find_former_holder(j, title, state, people, n);
  if (!date.year && state.len) return find_last_leader(j, state, people, n);
  if (role && !title && is_excerpt(j)) return NG_NONE;
  for (uint32_t i = 0; i < n; i++) {
    ng_holder held[PEOPLE_MAX];
    const uint32_t n_held = ng_knowledge_offices_at(j->x->knowledge, people[i].person, date, held, PEOPLE_MAX);
    for (uint32_t h = 0; h < n_held; h++) {
      const ng_office *office = &ng_knowledge_offices(j->x->knowledge, &(uint32_t){0})[held[h].office];
      const bool leader = ng_is_leading(office->category) || office->category == NG_OFFICE_ORGANIZATION_CHIEF ||
          (office->category == NG_OFFICE_FOREIGN_MINISTER && n == 1);
      const bool own = state.len ? ng_view_equals(office->iso3, state) : i == 0;
      if (title ? office_agrees(title, state, office) : leader && own) return people[i].person;
    }
  }
  return title ? NG_NONE : find_past_leader(j, people, n);
}

/* The words of a listed name. */
static uint32_t words_of_known(const ng_joiner *j, uint32_t known, ng_view *out) {
  const ng_view name = ng_known_at(j->x->knowledge, known)->name;
  uint32_t n = 0;
  for (size_t at = 0; at < name.len && n < NG_JOIN_WORDS_MAX;) {
    size_t end = at;
    while (end < name.len && name.data[end] != ' ') end++;
    if (end > at) out[n++] = ng_view_make(name.data + at, end - at);
    at = end + 1;
  }
  return n;
}

/* Whether an entity of the article can be the listed person: "Trump" can, "Melania Trump" not. */
static bool can_be(const ng_joiner *j, uint32_t entity, uint32_t known) {
  ng_view words[NG_JOIN_WORDS_MAX], core[NG_CORE_WORDS_MAX], other[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_entity_words(j, entity, words), n_other = words_of_known(j, known, other);
  bool weak;
  if (ng_core_words(words, n, core) == 1) return ng_is_called(other, n_other, core[0], &weak);
  return ng_same_person(words, n, other, n_other);
}

static uint32_t *entity_of_known(ng_joiner *j, uint32_t known) {
  char text[32];
  const int n = snprintf(text, sizeof text, "#%u", (unsigned)known);
  const ng_view key = ng_arena_copy(&j->x->scratch, ng_view_make(text, (size_t)n));
  return key.data ? ng_map_enter(&j->keys, key, NG_NONE) : NULL;
}

/* The entity for a name that no other of the article agrees with: that of its listed person,
 * or a new one. */
static ng_status join_alone(ng_joiner *j, uint32_t index, uint32_t known, uint32_t *entity, ng_error *err) {
  uint32_t *slot = known == NG_NONE ? NULL : entity_of_known(j, known);
  if (known != NG_NONE && !slot) return ng_fail_no_mem(err);
  if (slot && *slot != NG_NONE) {
    *entity = *slot;
    return NG_OK;
  }
  *entity = ng_join_new_entity(j, index, NG_NAME_PERSON, known);
  if (*entity == NG_NONE) return ng_fail_no_mem(err);
  if (slot) *slot = *entity;
  return enter_person(j, *entity, err);
}

ng_status ng_join_person(ng_joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  ng_view words[NG_JOIN_WORDS_MAX], core[NG_CORE_WORDS_MAX];
  const uint32_t n_words = ng_join_words(j, name, words);
  const uint32_t n = ng_core_words(words, n_words, core);
  uint32_t known = name->known;
  uint32_t entity = NG_NONE;
  if (n > 1) entity = find_full_person(j, words, n_words, known);
  else if (n == 1) entity = find_called(j, core[0], index, is_royal(j, index));
  const bool kin = entity != NG_NONE && ng_is_mere_kin(&j->notes.data[entity]);
  if (n == 1 && (entity == NG_NONE || kin || office_of_name(j, role_of_name(j, index)))) {
    ng_holder people[PEOPLE_MAX];
    const uint32_t holder = kin ? find_past_leader(j, people, find_people(j, name, people)) : find_office_holder(j, index);
    if (holder != NG_NONE) known = holder;
    /* "President Biden" is not the Hunter Biden of the article, nor is "Biden" his wife */
    if (entity != NG_NONE && holder != NG_NONE && (kin || role_of_name(j, index)) && !can_be(j, entity, holder)) entity = NG_NONE;
  }
  if (entity == NG_NONE) NG_TRY(join_alone(j, index, known, &entity, err));
  ng_entity_facts *facts = &j->r->facts.data[entity];
  if (facts->known == NG_NONE && known != NG_NONE && (n > 1 || can_be(j, entity, known))) facts->known = known;
  if (n > 1) ng_namesake_note(j, entity, index);
  name->entity = entity;
  return NG_OK;
}
