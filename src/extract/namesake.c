/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/namesake.h"

#include "extract/name_words.h"
#include "extract/word_class.h"

/* In the unit of find_called's cost, of which nearness takes at most one. */
static const uint64_t unit = UINT32_MAX / 16;
enum { WRONG_GENDER = 8, UNKNOWN_WOMAN = 4, NO_JUNIOR = 8, FAMILY = 3, LESSER = 2, KIN_REACH = 6, TIMES_LESS = 3 };

bool ng_is_leading(ng_office_category category) {
  return category == NG_OFFICE_HEAD_OF_STATE || category == NG_OFFICE_HEAD_OF_GOVERNMENT;
}

static ng_fame fame_of_office(ng_office_category category) {
  if (ng_is_leading(category)) return NG_FAME_LEADER;
  if (category == NG_OFFICE_FOREIGN_MINISTER) return NG_FAME_FOREIGN_MINISTER;
  return category == NG_OFFICE_OTHER ? NG_FAME_NONE : NG_FAME_OFFICIAL;
}

ng_fame ng_person_fame(const ng_joiner *j, uint32_t known) {
  if (known == NG_NONE) return NG_FAME_NONE;
  const ng_office *offices = ng_knowledge_offices(j->x->knowledge, &(uint32_t){0});
  const ng_known_person *person = ng_known_person_at(j->x->knowledge, known);
  ng_fame most = NG_FAME_NONE;
  for (uint32_t o = 0; o < person->n_offices; o++) {
    const ng_fame fame = fame_of_office(offices[person->first_office + o].category);
    if (fame > most) most = fame;
  }
  return most;
}

static const char *const kin[] = {"aunt", "brother", "cousin", "daughter", "father", "granddaughter", "grandfather", "grandson",
                                  "half-brother", "husband", "mother", "nephew", "niece", "sister", "son", "spouse", "uncle",
                                  "widow", "wife"};

static bool is_kin_word(const ng_joiner *j, uint32_t token, uint32_t first) {
  const ng_view w = j->r->texts[token];
  return NG_IN_CLASS(w, kin) || (token > first && ng_token_is(j->x, token, "lady") && ng_token_is(j->x, token - 1, "first"));
}

/* "first lady Ann Lee", "his wife, Ann Lee", "Ann Lee, the president's daughter". */
static bool is_said_kin(const ng_joiner *j, const ng_found_name *name) {
  const ng_sentence *s = &j->doc->sentences.data[j->doc->tokens.data[name->first].sentence];
  const uint32_t comma = name->first > s->first + 1 && ng_view_is(j->r->texts[name->first - 1], ",");
  if (name->first > s->first + comma && is_kin_word(j, name->first - 1 - comma, s->first)) return true;
  if (name->end >= s->end || !ng_view_is(j->r->texts[name->end], ",")) return false;
  for (uint32_t t = name->end + 1; t < s->end && t <= name->end + KIN_REACH; t++) {
    if (ng_view_is(j->r->texts[t], ",") || j->doc->tokens.data[t].upos == NG_UPOS_VERB) return false;
    if (is_kin_word(j, t, s->first)) return true;
  }
  return false;
}

void ng_namesake_note(ng_joiner *j, uint32_t entity, uint32_t name) {
  ng_join_person_note *note = &j->notes.data[entity];
  note->n_full++;
  note->kin = note->kin || is_said_kin(j, &j->r->names.data[name]);
}

bool ng_is_junior(const ng_view *words, uint32_t n) { return n > 1 && ng_name_word_of(words[n - 1]) == NG_WORD_NAME_SUFFIX; }

bool ng_is_mere_kin(const ng_join_person_note *note) { return note->kin && note->n_full < TIMES_LESS; }

static ng_gender gender_of(const ng_joiner *j, uint32_t entity) {
  const uint32_t known = j->r->facts.data[entity].known;
  const ng_gender listed = known == NG_NONE ? NG_GENDER_UNKNOWN : (ng_gender)ng_known_at(j->x->knowledge, known)->gender;
  if (listed != NG_GENDER_UNKNOWN) return listed;
  ng_view words[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_entity_words(j, entity, words);
  return n > 1 ? ng_knowledge_gender(j->x->knowledge, words[0]) : NG_GENDER_UNKNOWN;
}

/* "Mr. Lee" is no woman; "Mrs. Lee" is rather her of whom that is known. */
static uint32_t gender_cost(const ng_joiner *j, uint32_t entity, const ng_found_name *name) {
  static const char *const men[] = {"Mr", "Mr.", "Sir", NULL}, *const women[] = {"Mrs", "Mrs.", "Ms", "Ms.", "Miss", NULL};
  if (name->first == 0) return 0;
  const ng_view before = j->r->texts[name->first - 1];
  const bool man = ng_view_is_one(before, men), woman = ng_view_is_one(before, women);
  if (!man && !woman) return 0;
  const ng_gender gender = gender_of(j, entity);
  if (gender == NG_GENDER_UNKNOWN) return man ? 0 : UNKNOWN_WOMAN;
  return gender == (man ? NG_GENDER_FEMALE : NG_GENDER_MALE) ? WRONG_GENDER : 0;
}

/* Both the leader and his wife are in the article: "Dr. Biden" is not he. */
static bool is_doctor(const ng_joiner *j, const ng_found_name *name) {
  static const char *const doctors[] = {"Dr", "Dr.", NULL};
  return name->first > 0 && ng_view_is_one(j->r->texts[name->first - 1], doctors);
}

/* Of a leader's family, unless the article is about that relative. */
static bool is_family_of(const ng_join_person_note *own, const ng_join_person_note *leader) {
  const uint32_t often = leader->n_full ? leader->n_full : 1;
  return own->kin && !leader->kin && own->n_full < TIMES_LESS * often;
}

/* "Trump Jr." is not his father. */
static bool is_father(const ng_joiner *j, uint32_t entity, const ng_found_name *name) {
  ng_view words[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_entity_words(j, entity, words);
  return ng_is_junior(&j->r->texts[name->first], name->end - name->first) && !ng_is_junior(words, n);
}

uint64_t ng_namesake_cost(const ng_joiner *j, const uint32_t *entities, uint32_t n, uint32_t entity, uint32_t name) {
  const ng_join_person_note *own = &j->notes.data[entity];
  const ng_fame fame = ng_person_fame(j, j->r->facts.data[entity].known);
  const bool doctor = is_doctor(j, &j->r->names.data[name]);
  uint64_t cost = gender_cost(j, entity, &j->r->names.data[name]);
  if (is_father(j, entity, &j->r->names.data[name])) cost += NO_JUNIOR;
  bool family = false, lesser = false;
  for (uint32_t i = 0; i < n; i++) {
    if (entities[i] == entity) continue;
    const ng_join_person_note *other = &j->notes.data[entities[i]];
    const ng_fame other_fame = ng_person_fame(j, j->r->facts.data[entities[i]].known);
    const bool below = fame < NG_FAME_LEADER && other_fame == NG_FAME_LEADER;
    if (doctor) family = family || (fame == NG_FAME_LEADER && other_fame < NG_FAME_LEADER && is_family_of(other, own));
    else family = family || (other_fame == NG_FAME_LEADER && is_family_of(own, other));
    lesser = lesser || (below && !doctor && other->n_full >= own->n_full) ||
             (other->n_full >= TIMES_LESS * own->n_full && !other->kin && own->n_full);
  }
  return (cost + (family ? FAMILY : 0) + (lesser ? LESSER : 0)) * unit;
}
