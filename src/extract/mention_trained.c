/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates by the trained model, put right where their form shows more: titles in front,
 * two names run together, words that name nobody. */
#include "base/utf8.h"
#include "extract/context.h"
#include "extract/mention.h"
#include "extract/name_words.h"
#include "extract/office_field.h"
#include "extract/weapon.h"
#include "extract/word_class.h"

static const float trained_base = 0.4F, trained_weight = 0.57F;
static const float tail_penalty = 0.7F; /* for "Pacific Affairs Daniel Kritenbrink" as a body */
enum { HEADLINE_WORDS_MAX = 4 };

/* bin, al; also with a capital: Abu, Bin. */
static bool is_particle(ng_view w) {
  char lower[8];
  if (w.len >= sizeof lower) return false;
  for (size_t i = 0; i < w.len; i++) lower[i] = ng_ascii_to_lower(w.data[i]);
  return ng_name_word_of(ng_view_make(lower, w.len)) == NG_WORD_PARTICLE;
}

static bool is_person_word(const ng_name_finder *f, uint32_t token) {
  const ng_view w = f->r->texts[token];
  return ng_knowledge_given_name(f->x->knowledge, w) || ng_knowledge_surname(f->x->knowledge, w) || is_particle(w);
}

/* "Kurdish YPG": the adjective of a people is no part of the acronym. */
static bool is_apart(const ng_name_finder *f, uint32_t first, uint32_t end) {
  return first + 2 == end && ng_name_word_of(f->r->texts[first]) == NG_WORD_NO_ENTITY && ng_is_acronym(f->r->texts[first + 1]);
}

/* A name begins behind titles, unless it is of a body ("General Assembly"); a person's also
 * behind a place or body in front of a given name ("Yemen | Tim Lenderking"). */
static uint32_t name_first(const ng_name_finder *f, uint32_t first, uint32_t end, ng_name_type type) {
  if (type == NG_NAME_ORGANIZATION && ng_name_word_of(f->r->texts[end - 1]) != NG_WORD_OTHER) return first;
  if (is_apart(f, first, end)) return first + 1;
  while (first < end) {
    const uint32_t n = ng_title_at(f->x, first, end).n_tokens;
    if (!n || first + n >= end) break;
    first += n;
  }
  if (type != NG_NAME_PERSON) return first;
  /* "National Intelligence | John Ratcliffe" */
  uint32_t given = first;
  while (given + 1 < end && !is_person_word(f, given)) given++;
  if (given > first && given + 1 < end && ng_knowledge_given_name(f->x->knowledge, f->r->texts[given])) return given;
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  const uint32_t kinds = NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION) | NG_KNOWN_BIT(NG_KNOWN_PLACE);
  if (ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, kinds, found, &n) && first + n + 1 < end &&
      ng_knowledge_given_name(f->x->knowledge, f->r->texts[first + n]))
    first += n;
  return first;
}

/* A name of a body that ends in a person's: the model ran two names together. */
static bool has_person_tail(const ng_name_finder *f, uint32_t first, uint32_t end) {
  if (end - first < 3 || ng_name_word_of(f->r->texts[end - 1]) != NG_WORD_OTHER) return false;
  return ng_knowledge_given_name(f->x->knowledge, f->r->texts[end - 2]) && ng_is_capitalized(f->r->texts[end - 1]) &&
         !ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]);
}

/* States and nationalities are all in the lists; what the model adds is "African American". */
static bool is_unlisted_state(const ng_name_finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  return !ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first,
                            NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_PLACE), found, &n) || n != end - first;
}

/* A designation in it, or a noun of arms at its end: "Patriot missile". */
static bool is_weapon_form(const ng_name_finder *f, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (ng_is_designation(f->r->texts[t])) return true;
  return ng_is_weapon_noun(f->r->texts[end - 1]) || ng_view_is(f->r->texts[first], "USS") || ng_view_is(f->r->texts[first],
          "HMS");
}

/* "Cyclone Freddy" */
static bool is_storm(const ng_name_finder *f, uint32_t first) {
  static const char *const storms[] = {"Cyclone", "Hurricane", "Storm", "Typhoon", NULL};
  return first > 0 && ng_view_is_one(f->r->texts[first - 1], storms);
}

/* "(R-Ariz.)", "(R., Ohio)": whose party and state stand behind a name. */
static bool is_party_mark(ng_view word) {
  const bool party = word.len > 1 && strchr("RDI", word.data[0]);
  return party && (word.len == 2 ? word.data[1] == '.' : word.data[1] == '-' && ng_ascii_is_upper(word.data[2]));
}

/* Spans of the model that are no entity by their form. */
static bool is_no_entity(const ng_name_finder *f, uint32_t first, uint32_t end, ng_name_type type) {
  bool capital = false;
  for (uint32_t t = first; t < end; t++) {
    capital = capital || ng_is_capitalized(f->r->texts[t]) || ng_is_designation(f->r->texts[t]);
    if (memchr(f->r->texts[t].data, '@', f->r->texts[t].len)) return true;
  }
  uint32_t word = end - 1; /* the last one: of "COVID-19" the first */
  while (word > first && !ng_ascii_is_alpha(f->r->texts[word].data[0]) && (unsigned char)f->r->texts[word].data[0] < 0x80) word--;
  const ng_name_word last = ng_name_word_of(f->r->texts[word]);
  const bool alone = word == first;
  if (!ng_is_listed(f, first, end) && ng_is_field(&f->r->texts[first], end - first)) return true;
  if (ng_knowledge_has_state_word(f->x->knowledge, ng_tokens_text(f->doc, first, end)) &&
      f->doc->tokens.data[end - 1].upos == NG_UPOS_ADJ)
    return true; /* "Western European" */
  if (type == NG_NAME_PERSON && is_storm(f, first)) return true;
  if (alone && is_party_mark(f->r->texts[first])) return true;
  if (ng_view_is(f->r->texts[end - 1], "Embassies") || ng_view_is(f->r->texts[end - 1], "Consulates")) return true;
  if (ng_is_legal_kind(&f->r->texts[first], end - first)) return true;
  const bool small = f->r->texts[end - 1].data[0] >= 'a' && f->r->texts[end - 1].data[0] <= 'z';
  if (small && ng_name_word_of(f->r->texts[first]) == NG_WORD_NO_ENTITY) return true; /* "Western fighter jets" */
  if ((alone || type == NG_NAME_PERSON) && (last == NG_WORD_NO_ENTITY || last == NG_WORD_COMPANY_SUFFIX)) return true;
  if ((type == NG_NAME_STATE || type == NG_NAME_NATIONALITY) && is_unlisted_state(f, first, end)) return true;
  if (type == NG_NAME_WEAPON && !is_weapon_form(f, first, end) && !ng_context_is_weapon(f->x, first, end)) return true;
  const ng_token *t = &f->doc->tokens.data[first];
  const bool opens = first == f->doc->sentences.data[t->sentence].first;
  if (alone && opens && t->upos == NG_UPOS_NOUN) return true; /* "Martyrdom was his reward" */
  if (type == NG_NAME_LOCATION && f->doc->tokens.data[end - 1].upos == NG_UPOS_ADJ) return true;
  /* "Assistant Secretary", but "Stephen King" */
  if (type == NG_NAME_PERSON && ng_is_title(f->x, end - 1, end) && !ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]))
    return true;
  return !capital || ng_is_title(f->x, first, end);
}

bool ng_is_surname_only(const ng_name_finder *f, uint32_t token) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (ng_knowledge_find(f->x->knowledge, &f->r->texts[token], 1, NG_KNOWN_ENTITIES & ~NG_KNOWN_BIT(NG_KNOWN_PERSON), found, &n))
    return false;
  ng_holder holder;
  return ng_knowledge_surname(f->x->knowledge, f->r->texts[token]) || ng_knowledge_people(f->x->knowledge, f->r->texts[token],
          f->doc->article.date, &holder, 1);
}

bool ng_is_pair_of_leaders(const ng_name_finder *f, uint32_t first, uint32_t end) {
  if (end == first + 2) /* "the Trump Kim summit" */
    return ng_is_leader(f, first) && ng_is_leader(f, first + 1) && !ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]);
  if (end != first + 3 || (!ng_view_is(f->r->texts[first + 1], "-") && !ng_view_is(f->r->texts[first + 1], "–"))) return false;
  const uint32_t right = first + 2;
  return (ng_is_leader(f, first) && ng_is_surname_only(f, right)) || (ng_is_surname_only(f, first) && ng_is_leader(f, right));
}

/* By its head word: "Ford Motor Company", "University of Colorado". */
static bool is_body_name(const ng_name_finder *f, uint32_t first, uint32_t end) {
  uint32_t head = first;
  while (head + 1 < end && !ng_view_is(f->r->texts[head + 1], "of")) head++;
  const ng_name_word class = ng_name_word_of(f->r->texts[head]);
  return class == NG_WORD_ORGANIZATION || class == NG_WORD_COMPANY_SUFFIX;
}

/* "Great Hall", "Empire State Building". */
static bool is_place_name(const ng_name_finder *f, uint32_t first, uint32_t end) {
  const bool person = ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]) && end - first == 2; /* Annie Hall */
  return !person && ng_name_word_of(f->r->texts[end - 1]) == NG_WORD_PLACE;
}

/* "in Talamenes", "the town of Talamenes" */
static bool is_where(const ng_name_finder *f, uint32_t token) {
  static const char *const places[] = {"city", "district", "port", "province", "region", "suburb", "town", "village"};
  const uint32_t first = f->doc->sentences.data[f->doc->tokens.data[token].sentence].first;
  if (token == first) return false;
  const ng_view before = f->r->texts[token - 1];
  if (token > first + 1 && ng_view_is(before, "of")) return NG_IN_CLASS(f->r->texts[token - 2], places);
  return ng_view_is(before, "in") || ng_view_is(before, "near") || ng_view_is(before, "outside");
}

static ng_name_type trained_type(const ng_name_finder *f, const ng_mention *m) {
  const ng_name_word only = m->end - m->first == 1 ? ng_name_word_of(f->r->texts[m->first]) : NG_WORD_OTHER;
  if (only == NG_WORD_ORGANIZATION || only == NG_WORD_FACILITY) return NG_NAME_ORGANIZATION; /* the Treasury */
  const ng_name_word head = ng_name_word_of(f->r->texts[m->end - 1]), front = ng_name_word_of(f->r->texts[m->first]);
  if (m->end - m->first > 1 && (front == NG_WORD_EVENT || (head == NG_WORD_EVENT && m->name_type != NG_NAME_PERSON)))
    return NG_NAME_EVENT;
  if (m->end - m->first > 1 && (m->name_type == NG_NAME_PERSON || m->name_type == NG_NAME_LOCATION) &&
      is_body_name(f, m->first, m->end))
    return NG_NAME_ORGANIZATION;
  if (m->end - m->first > 1 && m->name_type != NG_NAME_LOCATION && is_place_name(f, m->first, m->end)) return NG_NAME_LOCATION;
  if (m->end - m->first == 1 && m->name_type != NG_NAME_PERSON && m->name_type != NG_NAME_DATE &&
      !ng_is_listed(f, m->first, m->end) && ng_is_leader(f, m->first))
    return NG_NAME_PERSON;
  /* "In Talamenes", where the model saw a person of whom nobody has heard */
  if (m->end - m->first == 1 && m->name_type == NG_NAME_PERSON && !is_person_word(f, m->first) && !ng_is_leader(f, m->first) &&
      is_where(f, m->first))
    return NG_NAME_LOCATION;
  /* "Assad said", where the model saw a place */
  if (m->end - m->first == 1 && m->name_type == NG_NAME_LOCATION && ng_is_surname_only(f, m->first) &&
      ng_context_reading(f->x, m->first, m->end) == NG_READ_ACTOR)
    return NG_NAME_PERSON;
  return m->name_type;
}

/* Words of the longest listed name that begins at a token. */
static uint32_t listed_length(const ng_name_finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  return ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, NG_KNOWN_ENTITIES, found, &n) ? n : 0;
}

/* Where the model ran two names together: "Raytheon and | Lockheed Martin".  Token of the
 * joining word, NG_NONE if none. */
static uint32_t joint_of_two(const ng_name_finder *f, const ng_mention *m) {
  if (ng_is_listed(f, m->first, m->end)) return NG_NONE;
  if (ng_is_pair_of_leaders(f, m->first, m->end)) return m->first + 1;
  for (uint32_t t = m->first + 1; t + 1 < m->end; t++) {
    const ng_upos tag = (ng_upos)f->doc->tokens.data[t].upos;
    if ((tag == NG_UPOS_VERB || tag == NG_UPOS_AUX) && !ng_is_capitalized(f->r->texts[t])) return t; /* "X blacklisted Y" */
    const bool owns = ng_view_is(f->r->texts[t], "'s") || ng_view_is(f->r->texts[t], "’s"); /* "Turkey's Erdogan" */
    if (owns && ng_is_listed(f, m->first, t)) return t;
    if (!ng_view_is(f->r->texts[t], "and") && !ng_view_is(f->r->texts[t], ",")) continue;
    if (listed_length(f, m->first, m->end) > t - m->first) continue; /* "Bosnia and Herzegovina Olympic Committee" */
    if (ng_is_listed(f, m->first, t) || ng_is_listed(f, t + 1, m->end)) return t;
  }
  return NG_NONE;
}

/* "U.S. Defense" of "U.S. Defense Secretary" is no body, nor is "UN Special Envoy for Yemen". */
static uint32_t end_before_title(const ng_name_finder *f, uint32_t first, uint32_t end) {
  if (ng_is_listed(f, first, end)) return end;
  for (uint32_t t = first + 1; t < end; t++) {
    const uint32_t n = ng_title_at(f->x, t, f->doc->sentences.data[f->doc->tokens.data[t].sentence].end).n_tokens;
    if (t + n > end) return t;
    const bool ends = n && (t + n == end || ng_view_is(f->r->texts[t + n], "for") || ng_view_is(f->r->texts[t + n], "to"));
    if (ends && ng_is_listed(f, first, t)) return t;
  }
  return end;
}

/* A listed name with small words behind it ends before them, and before what a body makes: "Group of Eight summit",
 * "UN Security Council Resolution 2254". */
static uint32_t end_of_listed(const ng_name_finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (!ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, NG_KNOWN_ENTITIES, found, &n) || first + n >= end)
    return end;
  if (ng_view_is(f->r->texts[first + n], "Resolution")) return first + n;
  for (uint32_t t = first + n; t < end; t++)
    if (ng_is_capitalized(f->r->texts[t])) return end;
  return first + n;
}

/* "four Lockheed Martin C-130J planes": the maker's name ends before that of what it makes. */
static uint32_t end_before_weapon(const ng_name_finder *f, uint32_t first, uint32_t end) {
  const bool weapon = end > first + 1 && !ng_is_listed(f, first, end) && ng_is_designation(f->r->texts[end - 1]) &&
                      ng_context_is_weapon(f->x, end - 1, end);
  return weapon ? end - 1 : end;
}

/* Where a name of the model really ends: before a semicolon, and a weapon's before the plain
 * words of arms ("Su-35 combat aircraft"). */
static uint32_t name_end(const ng_name_finder *f, const ng_mention *m) {
  uint32_t end = m->first + 1;
  while (end < m->end && !ng_view_is(f->r->texts[end], ";") && !ng_view_is(f->r->texts[end], ":")) end++;
  if (end - m->first == 2 && ng_view_is(f->r->texts[end - 1], "Administration") && ng_is_surname_only(f, m->first))
    return end - 1;
  if (m->name_type == NG_NAME_ORGANIZATION) end = end_before_weapon(f, m->first, end_before_title(f, m->first, end));
  end = end_of_listed(f, m->first, end);
  if (m->name_type != NG_NAME_WEAPON) return end;
  uint32_t proper = end;
  while (proper > m->first && !ng_is_capitalized(f->r->texts[proper - 1]) && !ng_is_designation(f->r->texts[proper - 1]))
    proper--;
  return proper > m->first ? proper : end;
}

/* A headline's capitals run names and other words together. */
static bool is_headline_run(const ng_name_finder *f, const ng_mention *m) {
  return f->r->headline[f->doc->tokens.data[m->first].sentence] && m->end - m->first > HEADLINE_WORDS_MAX;
}

/* "Murted air base": a place's name goes on with what it is, where the lists do not have it. */
static uint32_t place_end(const ng_name_finder *f, const ng_mention *m) {
  static const char *const heads[] = {"airbase", "airport", "airfield", "palace", "prison", "camp", "dam", "mosque"};
  const uint32_t last = f->doc->sentences.data[f->doc->tokens.data[m->first].sentence].end;
  if (m->name_type != NG_NAME_LOCATION || m->end >= last || ng_is_listed(f, m->first, m->end)) return m->end;
  const uint32_t air = ng_view_is(f->r->texts[m->end], "air") && m->end + 1 < last && ng_view_is(f->r->texts[m->end + 1], "base");
  if (air) return m->end + 2;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (ng_view_is(f->r->texts[m->end], heads[i])) return m->end + 1;
  return m->end;
}

/* Where a person's name begins that the model ran together with a place in front: "ambassador to China | Anami Koreshige",
 * "From New York | Hillary Clinton". */
static uint32_t person_behind_place(const ng_name_finder *f, const ng_mention *m) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (m->name_type == NG_NAME_PERSON || ng_is_listed(f, m->first, m->end) || m->first == 0) return m->first;
  if (!ng_knowledge_find(f->x->knowledge, &f->r->texts[m->first], m->end - m->first,
                         NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_PLACE), found, &n) ||
      m->first + n + 2 > m->end)
    return m->first;
  for (uint32_t t = m->first + n; t < m->end; t++)
    if (!ng_is_capitalized(f->r->texts[t]) || ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER) return m->first;
  const ng_view before = f->r->texts[m->first - 1];
  const bool given = ng_knowledge_given_name(f->x->knowledge, f->r->texts[m->first + n]) > 0;
  const bool office = (ng_view_is(before, "to") || ng_view_is(before, "of")) && m->first > 1 && ng_is_title(f->x, m->first - 2,
      m->first - 1);
  return given || office ? m->first + n : m->first;
}

/* Where a person's name begins that the model ran together with the body whose office it holds: "Secretary of the National
 * Security Council | Jadamba Enkhbayar"; the end of the mention if there is none. */
static uint32_t person_behind_body(const ng_name_finder *f, const ng_mention *m) {
  enum { LONGEST = 3 };
  if (m->name_type != NG_NAME_ORGANIZATION || ng_is_listed(f, m->first, m->end)) return m->end;
  const uint32_t sentence = f->doc->sentences.data[f->doc->tokens.data[m->first].sentence].first;
  uint32_t of = m->first;
  if (of > sentence && ng_view_is(f->r->texts[of - 1], "the")) of--;
  if (of < sentence + 2 || !ng_view_is(f->r->texts[of - 1], "of") || !ng_is_title(f->x, of - 2, of - 1)) return m->end;
  uint32_t person = m->end;
  while (person > m->first && ng_is_capitalized(f->r->texts[person - 1]) &&
         ng_name_word_of(f->r->texts[person - 1]) == NG_WORD_OTHER)
    person--;
  const bool name = person > m->first && m->end - person >= 2 && m->end - person <= LONGEST &&
                    (is_person_word(f, person) || is_person_word(f, m->end - 1));
  return name && ng_name_word_of(f->r->texts[person - 1]) == NG_WORD_ORGANIZATION ? person : m->end;
}

static bool is_number(ng_view word) {
  for (size_t i = 0; i < word.len; i++)
    if (!ng_ascii_is_digit(word.data[i]) && word.data[i] != ',') return false;
  return true;
}

/* How many words from `first` name a state or its people. */
static uint32_t state_words(const ng_name_finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n = 0;
  return ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n) ? n : 0;
}

/* "25 F-16", "42 Rafale", "Russian Sukhoi Su-35": how many there are of a weapon, and whose, is no part of its name. */
static uint32_t weapon_first(const ng_name_finder *f, uint32_t first, uint32_t end) {
  while (first + 1 < end && !ng_is_listed(f, first, end)) {
    const uint32_t next = first + (is_number(f->r->texts[first]) ? 1 : state_words(f, first, end));
    if (next == first || next >= end || (!ng_is_capitalized(f->r->texts[next]) && !ng_is_designation(f->r->texts[next])))
      return first;
    first = next;
  }
  return first;
}

static bool add_trained_name(ng_name_finder *f, ng_mention m) {
  const uint32_t whole = m.end;
  m.end = name_end(f, &m);
  if (whole - m.end == 1 && ng_view_is(f->r->texts[m.end], "Administration")) m.name_type = NG_NAME_PERSON;
  m.end = place_end(f, &m);
  const uint32_t person = person_behind_place(f, &m);
  if (person != m.first) m.name_type = NG_NAME_PERSON;
  m.first = person;
  const ng_name_type type = trained_type(f, &m);
  const bool trims = type == NG_NAME_PERSON || type == NG_NAME_ORGANIZATION;
  const uint32_t first = trims ? name_first(f, m.first, m.end, type)
                         : type == NG_NAME_WEAPON ? weapon_first(f, m.first, m.end) : m.first;
  if (is_no_entity(f, first, m.end, type)) return true;
  float score = trained_base + trained_weight * (m.confidence > 0 ? m.confidence : 0.8F);
  if (type == NG_NAME_ORGANIZATION && has_person_tail(f, first, m.end)) score *= tail_penalty;
  /* a title in front: a person's name */
  const bool renamed = first != m.first && type == NG_NAME_ORGANIZATION && !is_apart(f, m.first, m.end);
  return ng_add_candidate(f, (ng_name_candidate){.first = first, .end = m.end, .type = renamed ? NG_NAME_PERSON : type,
      .known = NG_NONE,
                                    .score = score, .trained = true});
}

bool ng_add_trained_names(ng_name_finder *f, const ng_sentence *s) {
  for (; f->next_trained < f->trained.len && f->trained.data[f->next_trained].first < s->end; f->next_trained++) {
    const ng_mention m = f->trained.data[f->next_trained];
    if (m.first < s->first || m.end > s->end || m.end <= m.first || is_headline_run(f, &m)) continue;
    const uint32_t joint = joint_of_two(f, &m), person = person_behind_body(f, &m);
    ng_mention left = m, right = m;
    left.end = joint;
    right.first = joint + 1;
    if (ng_is_pair_of_leaders(f, m.first, m.end)) {
      right.first = m.end - 1;
      left.name_type = right.name_type = NG_NAME_PERSON;
    }
    if (person < m.end) {
      left.end = right.first = person;
      right.name_type = NG_NAME_PERSON;
    }
    if (left.end == NG_NONE ? !add_trained_name(f, m) : !add_trained_name(f, left) || !add_trained_name(f, right)) return false;
  }
  return true;
}
