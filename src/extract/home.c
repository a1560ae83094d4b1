/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/home.h"

#include "extract/resolution.h"

/* The state that an entity is or belongs to, as a row of the lists. */
static uint32_t listed_state(const ng_entity_index *x, uint32_t entity) {
  const ng_entity_facts *const facts = &x->resolution->facts.data[entity];
  return facts->type == NG_NAME_STATE ? facts->known : facts->state;
}

/* Where international bodies sit: who works for one is at home there. */
static bool is_seat_of_bodies(const ng_entity_index *x, uint32_t place) {
  static const char *const seats[] = {
      "Addis Ababa", "Brussels", "Cairo", "Geneva", "Jakarta", "Luxembourg", "Nairobi", "New York", "New York City",
      "Rome", "Strasbourg", "The Hague", "Vienna", "Washington", "Washington, D.C.", NULL};
  return ng_view_is_one(x->doc->entities.data[place].name, seats);
}

/* A pope is at home in all of Italy. */
static bool is_around(const ng_entity_index *x, uint32_t home, uint32_t there) {
  if (home == there || home == NG_NONE || there == NG_NONE) return home == there;
  return ng_view_is(ng_known_at(x->knowledge, home)->iso3, "VAT") && ng_view_is(ng_known_at(x->knowledge, there)->iso3, "ITA");
}

bool ng_entity_is_abroad(const ng_entity_index *x, uint32_t entity, uint32_t place) {
  const uint32_t home = listed_state(x, entity), there = listed_state(x, place);
  const ng_office_category office = x->resolution->facts.data[entity].office;
  if (there == NG_NONE || office == NG_OFFICE_AMBASSADOR || office == NG_OFFICE_UN_REPRESENTATIVE) return false;
  if (home == NG_NONE) { /* nobody's state is the home of Hamas or the IAEA */
    const ng_entity_facts *const facts = &x->resolution->facts.data[entity];
    return (facts->serves_body || facts->type == NG_NAME_ORGANIZATION) && !is_seat_of_bodies(x, place);
  }
  return !is_around(x, home, there);
}

bool ng_entity_is_of(const ng_entity_index *x, uint32_t entity, uint32_t place) {
  const uint32_t home = listed_state(x, entity);
  return home != NG_NONE && home == listed_state(x, place);
}

bool ng_entity_is_home(const ng_entity_index *x, uint32_t entity, uint32_t place) {
  const uint32_t home = listed_state(x, entity);
  if (x->resolution->facts.data[entity].type != NG_NAME_PERSON || home == NG_NONE || !is_around(x, home, listed_state(x, place)))
    return false;
  const ng_entity_facts *const facts = &x->resolution->facts.data[place];
  return facts->type == NG_NAME_STATE || facts->type == NG_NAME_LOCATION ||
      (facts->type == NG_NAME_ORGANIZATION && facts->known != NG_NONE); /* "arrived at the White House" */
}
