/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/counterpart.h"

#include "base/error.h"
#include "extract/holder.h"
#include "extract/pronoun.h"

static const ng_sentence *sentence_of(const ng_entity_index *x, uint32_t token) {
  return &x->doc->sentences.data[x->doc->tokens.data[token].sentence];
}

/* The state in front of a noun: "German", "Germany's"; the entity. */
static uint32_t state_before(const ng_entity_index *x, uint32_t token) {
  enum { REACH = 3 };
  const ng_resolution *r = x->resolution;
  for (uint32_t t = token; t > sentence_of(x, token)->first && token - t < REACH; t--) {
    const uint32_t name = r->name_at[t - 1];
    if (name != NG_NONE) return r->names.data[name].type == NG_NAME_STATE ? r->names.data[name].entity : NG_NONE;
  }
  return NG_NONE;
}

/* Whose counterpart it is: "his Chinese", "Blinken's Chinese". */
static uint32_t person_before(const ng_entity_index *x, uint32_t token) {
  enum { REACH = 4 };
  const ng_resolution *r = x->resolution;
  for (uint32_t t = token; t > sentence_of(x, token)->first && token - t < REACH; t--) {
    const uint32_t name = r->name_at[t - 1];
    if (ng_is_possessive_pronoun(r->texts[t - 1])) return ng_pronoun_entity(x, t - 1);
    if (name != NG_NONE && r->names.data[name].type == NG_NAME_PERSON) return r->names.data[name].entity;
  }
  return NG_NONE;
}

/* The person of the article who has the same office in the other state, else the one of the lists. */
static ng_status resolve_counterpart(ng_entity_index *x, uint32_t token, ng_error *err) {
  ng_resolution *r = x->resolution;
  const uint32_t person = person_before(x, token), state = state_before(x, token);
  if (person == NG_NONE || state == NG_NONE || r->facts.data[person].type != NG_NAME_PERSON) return NG_OK;
  const ng_office_category office = r->facts.data[person].office;
  const uint32_t known_state = r->facts.data[state].known;
  if (office == NG_OFFICE_NONE || office == NG_OFFICE_OTHER || known_state == NG_NONE) return NG_OK;
  for (uint32_t i = 0; i < r->facts.len && r->described_at[token] == NG_NONE; i++)
    if (i != person && r->facts.data[i].type == NG_NAME_PERSON && r->facts.data[i].office == office &&
        r->facts.data[i].state == known_state)
      r->described_at[token] = i;
  if (r->described_at[token] != NG_NONE) return NG_OK;
  const uint32_t known = ng_listed_holder(x, ng_known_at(x->knowledge, known_state)->iso3, office);
  if (known == NG_NONE) return NG_OK;
  r->described_at[token] = ng_entity_of_known(x, known);
  if (r->described_at[token] != NG_NONE) return NG_OK;
  const ng_entity_facts facts = {.type = NG_NAME_PERSON, .known = known, .state = known_state, .office = office,
                                 .first_token = token};
  return ng_unnamed_add(x, ng_known_at(x->knowledge, known)->name, r->texts[token], facts, &r->described_at[token], err);
}

/* "the Philippine capital": the city. */
static ng_status resolve_capital(ng_entity_index *x, uint32_t token, ng_error *err) {
  ng_resolution *r = x->resolution;
  const uint32_t entity = state_before(x, token);
  const uint32_t state = entity == NG_NONE ? NG_NONE : r->facts.data[entity].known;
  const ng_state *record = state == NG_NONE ? NULL : ng_known_state(x->knowledge, state);
  if (!record || !record->capital.len || !x->types.of[NG_NAME_LOCATION].len) return NG_OK;
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = ng_knowledge_find_phrase(x->knowledge, record->capital, NG_KNOWN_BIT(NG_KNOWN_PLACE), found);
  for (uint32_t i = 0; i < n; i++) {
    const ng_known *place = ng_known_at(x->knowledge, found[i].known);
    if (!ng_view_equals(place->iso3, ng_known_at(x->knowledge, state)->iso3)) continue;
    r->described_at[token] = ng_entity_of_known(x, found[i].known);
    if (r->described_at[token] != NG_NONE) return NG_OK;
    const ng_entity_facts facts = {.type = NG_NAME_LOCATION, .known = found[i].known, .state = state, .first_token = token};
    return ng_unnamed_add(x, place->name, ng_tokens_text(x->doc, token - 1, token + 1), facts, &r->described_at[token], err);
  }
  return NG_OK;
}

ng_status ng_counterparts_resolve(ng_entity_index *x, ng_error *err) {
  for (uint32_t t = 0; t < x->doc->tokens.len; t++) {
    if (x->resolution->name_at[t] != NG_NONE) continue;
    if (ng_token_is(x, t, "counterpart")) NG_TRY(resolve_counterpart(x, t, err));
    else if (ng_token_is(x, t, "capital") && x->doc->tokens.data[t].deprel != NG_DEPREL_COMPOUND)
      NG_TRY(resolve_capital(x, t, err));
  }
  return NG_OK;
}
