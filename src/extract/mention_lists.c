/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates by the lists: what the longest phrase at a word may name, and how far to believe
 * it there. */
#include "base/utf8.h"
#include "extract/context.h"
#include "extract/mention.h"
#include "extract/name_words.h"
#include "extract/weapon.h"

static const float lone_leader = 0.66F;   /* where the model saw nothing */
static const float listed_ambiguous = 0.35F;
static const float listed_context = 0.45F; /* added where the context agrees */
static const float designation = 0.7F;     /* by its form, beside a noun of arms */

bool ng_is_state_seen(const ng_name_finder *f, uint32_t known) {
  for (uint32_t i = 0; i < f->states.len; i++)
    if (f->states.data[i] == known) return true;
  return false;
}

/* Of what a phrase may name, the entry to believe.  A capital is the city or its state. */
static const ng_candidate *choose(const ng_name_finder *f, const ng_candidate *found, uint32_t n, uint32_t first, uint32_t end,
                                  bool *metonym) {
  const ng_candidate *state = NULL, *place = NULL, *body = NULL, *best = NULL;
  for (uint32_t i = 0; i < n; i++) {
    const uint8_t kind = ng_known_at(f->x->knowledge, found[i].known)->kind;
    const bool seat = found[i].alias == NG_ALIAS_CAPITAL || found[i].alias == NG_ALIAS_METONYM;
    if (kind == NG_KNOWN_STATE && seat && !state) state = &found[i];
    else if (kind == NG_KNOWN_PLACE && !place) place = &found[i];
    else if (kind == NG_KNOWN_ORGANIZATION && found[i].alias == NG_ALIAS_METONYM && !body) body = &found[i];
    else if (!seat && (!best || (kind == NG_KNOWN_STATE && ng_is_state_seen(f, found[i].known) && !ng_is_state_seen(f,
            best->known))))
      best = &found[i];
  }
  *metonym = false;
  /* the Pentagon and the State Department are bodies themselves */
  if (best && state && state->alias == NG_ALIAS_METONYM && ng_known_at(f->x->knowledge,
                                                                       best->known)->kind == NG_KNOWN_ORGANIZATION)
    return best;
  if (best && (best->alias == NG_ALIAS_NAME || !state)) {
    const uint8_t kind = ng_known_at(f->x->knowledge, best->known)->kind;
    const bool settled = kind == NG_KNOWN_STATE || kind == NG_KNOWN_ORGANIZATION || !place;
    if (settled || !place) return best;
  }
  if (state && place) {
    const ng_reading reading = ng_context_reading(f->x, first, end);
    *metonym = reading == NG_READ_ACTOR || (reading == NG_READ_ARGUMENT && ng_is_state_seen(f, state->known));
    if (*metonym && body && !ng_is_state_seen(f, state->known)) return body; /* Brussels without a word of Belgium */
    return *metonym ? state : place;
  }
  *metonym = state && !place;
  return place ? place : state ? state : best;
}

/* A given name with another name behind it. */
static bool begins_person(const ng_name_finder *f, uint32_t t) {
  const uint32_t end = f->doc->sentences.data[f->doc->tokens.data[t].sentence].end;
  if (t + 1 >= end || !ng_knowledge_given_name(f->x->knowledge, f->r->texts[t])) return false;
  return ng_is_capitalized(f->r->texts[t + 1]) && !ng_is_function_word(f->r->texts[t + 1]) &&
         f->doc->tokens.data[t + 1].upos == NG_UPOS_PROPN;
}

static float believe_listed(const ng_name_finder *f, const ng_candidate *c, ng_name_type type, uint32_t first, uint32_t end) {
  if (type == NG_NAME_WEAPON) {
    /* "Neptune" and "Poseidon" need arms beside them, "S-400" does not */
    const bool word = end - first == 1 && !ng_is_designation(f->r->texts[first]);
    const bool several = c->plural && first > 0 && f->doc->tokens.data[first - 1].upos == NG_UPOS_NUM; /* "36 Rafales" */
    const bool handed_over = ng_context_is_handed_over(f->x, first, end, c->plural);
    if (word && !c->ambiguous && !several && !handed_over && !ng_context_has_weapons(f->x, first)) return 0.0F;
    const bool agrees = ng_context_is_weapon(f->x, first, end) || (several && handed_over);
    if (c->ambiguous) return agrees ? listed_ambiguous + listed_context : 0.0F;
    return ng_believe_listed;
  }
  if (type == NG_NAME_LOCATION && end - first == 1 && begins_person(f, first)) return listed_ambiguous; /* Mary Keitany */
  /* "N. Korean" is not "Korean" */
  if (c->alias == NG_ALIAS_ADJECTIVE && end - first > 1 && !c->ambiguous && c->form != NG_MATCH_CASE) return 1.0F;
  if (!c->ambiguous) return c->form == NG_MATCH_CASE ? ng_believe_listed - 0.2F : ng_believe_listed;
  if (type == NG_NAME_LOCATION && ng_context_reading(f->x, first, end) == NG_READ_PLACE) return listed_ambiguous + listed_context;
  const bool headline = f->r->headline[f->doc->tokens.data[first].sentence];
  if (!headline && f->doc->tokens.data[first].upos == NG_UPOS_PROPN && type != NG_NAME_LOCATION)
    return listed_ambiguous + listed_context / 2;
  return listed_ambiguous;
}

static bool is_state_at(const ng_name_finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  return ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n_tokens) > 0;
}

static bool add_state_in_front(ng_name_finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  if (!ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n_tokens)) return true;
  const bool adjective = found[0].alias == NG_ALIAS_ADJECTIVE || found[0].alias == NG_ALIAS_DEMONYM;
  return ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + n_tokens, .type = NG_NAME_STATE, .known = found[0].known,
      .score = ng_believe_listed, .adjective = adjective});
}

/* Whether the phrase is the seat of a government: the Kremlin, the White House. */
static bool is_seat(const ng_name_finder *f, const ng_candidate *found, uint32_t n) {
  bool seat = false;
  for (uint32_t i = 0; i < n; i++) {
    if (ng_known_at(f->x->knowledge, found[i].known)->kind == NG_KNOWN_PLACE) return false;
    seat = seat || found[i].alias == NG_ALIAS_METONYM;
  }
  return seat;
}

/* "Nato" is NATO, "Plan" is not PLAN, the Chinese navy. */
static bool is_plain_word(const ng_name_finder *f, const ng_candidate *c, uint32_t first, uint32_t n_tokens) {
  if (n_tokens > 1 || c->form != NG_MATCH_CASE || f->r->headline[f->doc->tokens.data[first].sentence]) return false;
  const ng_upos upos = (ng_upos)f->doc->tokens.data[first].upos;
  return upos != NG_UPOS_PROPN && upos != NG_UPOS_X && !ng_is_acronym(f->r->texts[first]);
}

static bool is_junior(ng_view word) {
  static const char *const marks[] = {"Jr", "Jr.", "Sr", "Sr.", NULL};
  return ng_view_is_one(word, marks);
}

/* "Lockheed Martin Corp": the form of a company belongs to the name that the list has without it. */
static bool is_form_of_company(const ng_name_finder *f, uint32_t t, uint32_t end) {
  return t < end && ng_is_capitalized(f->r->texts[t]) && ng_name_word_of(f->r->texts[t]) == NG_WORD_COMPANY_SUFFIX;
}

static bool add_listed(ng_name_finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  const uint32_t n = ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_ENTITIES, found, &n_tokens);
  if (!n) return true;
  bool metonym;
  const ng_candidate *c = choose(f, found, n, t, t + n_tokens, &metonym);
  if (!c) return true;
  const ng_name_type type = ng_known_name_type(f->x, c->known);
  /* "Russian military": not a name but the state's forces */
  if (type == NG_NAME_ORGANIZATION && n_tokens > 1 && !ng_is_capitalized(f->r->texts[t + n_tokens - 1]) && is_state_at(f, t, end))
    return add_state_in_front(f, t, end);
  if (is_plain_word(f, c, t, n_tokens)) return true;
  if (type == NG_NAME_ORGANIZATION && is_form_of_company(f, t + n_tokens, end)) n_tokens++;
  /* "at the White House" is a building, "across the U.S. government" is not */
  const bool building = (type == NG_NAME_ORGANIZATION || metonym) && is_seat(f, found, n) &&
                        ng_is_capitalized(f->r->texts[t + n_tokens - 1]) &&
                        ng_context_reading(f->x, t, t + n_tokens) == NG_READ_PLACE;
  if (building)
    return ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + n_tokens, .type = NG_NAME_LOCATION, .known = NG_NONE,
                                                   .score = ng_believe_listed, .metonym = true});
  if (type == NG_NAME_PERSON && t + n_tokens < end && is_junior(f->r->texts[t + n_tokens])) /* not his father */
    return ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + n_tokens + 1, .type = type, .known = NG_NONE,
                                                   .score = ng_believe_listed});
  const bool adjective = c->alias == NG_ALIAS_ADJECTIVE || c->alias == NG_ALIAS_DEMONYM;
  return ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + n_tokens, .type = type, .known = c->known,
                                    .score = believe_listed(f, c, type, t, t + n_tokens), .adjective = adjective,
                                        .metonym = metonym,
                                    .own = ng_known_at(f->x->knowledge, c->known)->kind == NG_KNOWN_OTHER});
}

/* Tokens of a body that every state has one of, in small letters: "navy", "foreign ministry". */
static uint32_t body_length(const ng_name_finder *f, uint32_t t, uint32_t end) {
  static const char *const pairs[][2] = {{"armed", "forces"}, {"air", "force"}, {"coast", "guard"}, {"central", "bank"}};
  const ng_view *w = f->r->texts;
  if (t < end && ng_view_is(w[t], "navy")) return 1;
  if (t + 1 >= end) return 0;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (ng_view_is(w[t], pairs[i][0]) && ng_view_is(w[t + 1], pairs[i][1])) return 2;
  return !ng_is_capitalized(w[t]) && !ng_is_function_word(w[t]) && ng_view_is(w[t + 1], "ministry") ? 2 : 0;
}

/* "The Saudi navy", "Taiwan's defence ministry", as papers write them. */
static bool add_body_of_state(ng_name_finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (!ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n)) return true;
  uint32_t body = t + n;
  if (body < end && (ng_view_is(f->r->texts[body], "'s") || ng_view_is(f->r->texts[body], "\xE2\x80\x99s"))) body++;
  const uint32_t length = body_length(f, body, end);
  return !length || ng_add_candidate(f, (ng_name_candidate){.first = body, .end = body + length, .type = NG_NAME_ORGANIZATION,
                                                            .known = NG_NONE, .score = ng_believe_listed});
}

/* "for talks with Xi": a surname that is nothing else, of somebody who leads a state at the time. */
static bool add_leader(ng_name_finder *f, const ng_sentence *s, uint32_t t) {
  const bool before = t > s->first && (ng_is_capitalized(f->r->texts[t - 1]) || ng_view_is(f->r->texts[t - 1], "the"));
  const bool behind = t + 1 < s->end && ng_is_capitalized(f->r->texts[t + 1]);
  if (before || behind || ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER ||
      f->doc->tokens.data[t].upos != NG_UPOS_PROPN || !ng_is_surname_only(f, t) || !ng_is_leader(f, t))
    return true;
  return ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + 1, .type = NG_NAME_PERSON, .known = NG_NONE,
                                                 .score = lone_leader});
}

/* "the state department": only the United States have one, and British papers write it small. */
static bool is_small_name(const ng_name_finder *f, uint32_t t, uint32_t end) {
  return t + 1 < end && ng_view_is(f->r->texts[t], "state") && ng_view_is(f->r->texts[t + 1], "department");
}

bool ng_add_listed_names(ng_name_finder *f, const ng_sentence *s) {
  for (uint32_t t = s->first; t < s->end; t++) {
    const ng_view w = f->r->texts[t];
    const bool digit = w.len && w.data[0] >= '0' && w.data[0] <= '9';
    if (!w.len || !(ng_is_capitalized(w) || digit || is_small_name(f, t, s->end))) continue;
    if (!add_listed(f, t, s->end) || !add_body_of_state(f, t, s->end) || !add_leader(f, s, t)) return false;
    if (ng_is_designation(w) && ng_context_is_weapon(f->x, t, t + 1) &&
        !ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + 1, .type = NG_NAME_WEAPON, .known = NG_NONE,
            .score = designation}))
      return false;
  }
  return true;
}

bool ng_is_listed(const ng_name_finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (first >= end || !ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, NG_KNOWN_ENTITIES, found, &n))
    return false;
  return n == end - first && !found[0].ambiguous;
}

bool ng_is_leader(const ng_name_finder *f, uint32_t token) {
  ng_holder people[2];
  const uint32_t n = ng_knowledge_people(f->x->knowledge, f->r->texts[token], f->doc->article.date, people, 2);
  if (!n || people[0].tenure == NG_TENURE_NO) return false;
  const ng_office *office = &ng_knowledge_offices(f->x->knowledge, &(uint32_t){0})[people[0].office];
  return office->category == NG_OFFICE_HEAD_OF_STATE || office->category == NG_OFFICE_HEAD_OF_GOVERNMENT;
}
