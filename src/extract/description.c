/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/description.h"

#include "base/utf8.h"
#include "extract/pronoun.h"
#include "extract/word_class.h"

enum { MODIFIERS_MAX = 8, TOWN_SENTENCES = 2, NEAR_SENTENCES = 3, FAR_SENTENCES = 8, HALF_SENTENCES = 16, COUNT_MAX = 8 };

/* ---- Word classes (each sorted by bytes, for bsearch) ---- */

static const char *const state_nouns[] = {"country", "nation"};
static const char *const government_nouns[] = {"junta", "regime"};
static const char *const company_nouns[] = {
    "company", "conglomerate", "contractor", "corporation", "exporter", "firm", "maker", "manufacturer", "producer",
    "shipbuilder", "shipper", "trader"};
static const char *const alliance_nouns[] = {"alliance", "bloc", "grouping", "union"};
static const char *const body_nouns[] = {"body", "organisation", "organization"};
static const char *const group_nouns[] = {"faction", "group", "militia", "movement", "network"};
/* Bodies that the noun must be the name of: "the bank" is no ministry. */
static const char *const named_nouns[] = {
    "agency", "bank", "commission", "council", "court", "department", "ministry", "newspaper", "party"};
static const char *const leader_nouns[] = {
    "autocrat", "dictator", "leader", "monarch", "politician", "pontiff", "ruler", "sovereign", "statesman", "strongman"};
static const char *const figure_nouns[] = {
    "billionaire", "conservative", "liberal", "magnate", "nationalist", "populist", "socialist", "tycoon", "veteran"};
static const char *const town_nouns[] = {"city", "port", "resort", "town", "village"};
static const char *const past_words[] = {"ex", "former", "one-time", "onetime", "retired"};
/* Such descriptions introduce another, or say that there are several. */
static const char *const other_words[] = {
    "another", "dual", "first", "home", "host", "last", "least", "most", "native", "neighboring", "neighbouring", "next",
    "only", "other", "same", "second", "third"};

/* ---- The phrase ---- */

typedef struct description {
  const ng_entity_index *x;
  uint32_t token;  /* its head */
  uint32_t first;  /* of its modifiers; those are [first, token) */
  ng_view noun;
} description;

static ng_view text_at(const description *d, uint32_t token) { return d->x->resolution->texts[token]; }

static bool is_word(const description *d, uint32_t token, const char *word) { return ng_word_is(text_at(d, token), word); }

static bool starts_capital(ng_view w) { return w.len && w.data[0] >= 'A' && w.data[0] <= 'Z'; }

static bool can_modify(const description *d, uint32_t token) {
  switch (d->x->doc->tokens.data[token].upos) {
  case NG_UPOS_ADJ:
  case NG_UPOS_NOUN:
  case NG_UPOS_PROPN:
  case NG_UPOS_NUM:
  case NG_UPOS_ADV:
  case NG_UPOS_VERB:
  case NG_UPOS_X: return true;
  default: return is_word(d, token, "-");
  }
}

/* Finds the modifiers; false unless "the" or "this" stands before them. */
static bool open_phrase(description *d) {
  const uint32_t start = d->x->doc->sentences.data[d->x->doc->tokens.data[d->token].sentence].first;
  for (uint32_t t = d->token; t > start && d->token - t < MODIFIERS_MAX; t--) {
    d->first = t;
    if (is_word(d, t - 1, "the") || is_word(d, t - 1, "this")) return true;
    if (!can_modify(d, t - 1)) return false;
  }
  return false;
}

/* "the island of Crete", "the country that", "the group Sabotage" say themselves which is meant; in "the country music" the
 * noun is but a part. */
static bool stands_alone(const description *d) {
  const ng_document *doc = d->x->doc;
  const ng_token *t = &doc->tokens.data[d->token];
  if (t->deprel == NG_DEPREL_COMPOUND || t->xpos == NG_XPOS_NNS || t->xpos == NG_XPOS_NNPS) return false;
  const uint32_t next = d->token + 1;
  if (next >= doc->sentences.data[t->sentence].end) return true;
  static const char *const more[] = {"that", "which", "where", "who", "whose", "called", "named", "known"};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (is_word(d, next, more[i])) return false;
  if (is_word(d, next, "of") && next + 1 < doc->tokens.len) return false;
  const uint32_t name = d->x->resolution->name_at[next];
  return name == NG_NONE || d->x->resolution->names.data[name].type == NG_NAME_DATE;
}

static bool names_another(const description *d) {
  for (uint32_t t = d->first; t < d->token; t++) {
    const uint8_t xpos = d->x->doc->tokens.data[t].xpos;
    const ng_view w = text_at(d, t);
    if (xpos == NG_XPOS_JJS || xpos == NG_XPOS_RBS || NG_IN_CLASS(w, other_words)) return true;
  }
  return false;
}

static bool has_modifier(const description *d, bool (*test)(ng_view word)) {
  for (uint32_t t = d->first; t < d->token; t++)
    if (test(text_at(d, t))) return true;
  return false;
}

/* The state whose adjective modifies the noun: "the Japanese leader"; an entity. */
static uint32_t modifying_state(const description *d) {
  const ng_resolution *r = d->x->resolution;
  for (uint32_t t = d->first; t < d->token; t++) {
    const uint32_t name = r->name_at[t];
    if (name != NG_NONE && r->names.data[name].type == NG_NAME_STATE) return r->names.data[name].entity;
  }
  return NG_NONE;
}

/* ---- What is in the same clause ---- */

static uint32_t entity_at(const ng_entity_index *x, uint32_t token) {
  const ng_resolution *r = x->resolution;
  if (r->name_at[token] != NG_NONE) return r->names.data[r->name_at[token]].entity;
  if (r->role_at[token] != NG_NONE) {
    const ng_found_role *role = &r->roles.data[r->role_at[token]];
    if (role->entity != NG_NONE) return role->entity;
    if (role->holder != NG_NONE) return r->names.data[role->holder].entity;
  }
  const ng_token *t = &x->doc->tokens.data[token];
  if (t->deprel == NG_DEPREL_APPOS && t->head != NG_NONE && r->name_at[t->head] != NG_NONE)
    return r->names.data[r->name_at[t->head]].entity;
  return t->upos == NG_UPOS_PRON ? ng_pronoun_entity_shallow(x, token) : NG_NONE;
}

static const ng_argument *argument_with(const ng_document *doc, const ng_predicate *p, uint32_t token) {
  for (uint32_t i = 0; i < p->n_arguments; i++)
    if (doc->arguments.data[p->first_argument + i].token == token) return &doc->arguments.data[p->first_argument + i];
  return NULL;
}

/* `among`: "Lee negotiated a truce between the two countries", one of them his. */
static bool acts_on(const ng_entity_index *x, const ng_predicate *p, const ng_argument *mine, uint32_t token,
                    uint32_t entity, bool among) {
  const ng_document *doc = x->doc;
  const bool owns = ng_view_is(mine->role, "possessor"), acts = ng_view_is(mine->role, "subject");
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *a = &doc->arguments.data[p->first_argument + i];
    const uint32_t other = a->token == mine->token || a->token == token ? NG_NONE : entity_at(x, a->token);
    if (other == NG_NONE) continue;
    if (other == entity) return true;
    const bool person = x->resolution->facts.data[other].type == NG_NAME_PERSON;
    if (person && !owns && !acts && !among && ng_view_is(a->role, "subject") && ng_entity_state(x, other) == entity) return true;
  }
  return false;
}

/* Whether an entity is another argument of a predicate of the sentence that has `argument`, which is `token` or, as in
 * "cut off [supplies to the country]", a noun with `token` among its arguments. */
static bool is_mate(const ng_entity_index *x, uint32_t argument, uint32_t token, uint32_t entity, bool among) {
  const ng_document *doc = x->doc;
  const ng_sentence *s = &doc->sentences.data[doc->tokens.data[token].sentence];
  const uint32_t end = ng_document__first_predicate(doc, s->end);
  for (uint32_t i = ng_document__first_predicate(doc, s->first); i < end; i++) {
    const ng_predicate *p = &doc->predicates.data[i];
    const ng_argument *mine = argument_with(doc, p, argument);
    if (!mine) continue;
    const bool joins = among || ng_view_is(mine->role, "between");
    if (acts_on(x, p, mine, token, entity, joins)) return true;
    const bool owns = ng_view_is(mine->role, "possessor"); /* "his trip took him": the same */
    if (argument == token && !owns && p->kind == NG_PREDICATE_NOUN && is_mate(x, p->token, token, entity, joins)) return true;
  }
  return false;
}

bool ng_is_clause_mate(const ng_entity_index *x, uint32_t token, uint32_t entity) {
  return is_mate(x, token, token, entity, false);
}

/* ---- States ---- */

/* The words [first, end) as one phrase: "West African". */
static ng_view phrase(const description *d, uint32_t first, uint32_t end) { return ng_tokens_text(d->x->doc, first, end); }

/* The longest phrase that ends in the noun and that some states go by: "island nation", "island". */
static ng_view state_word(const description *d) {
  const ng_knowledge *k = d->x->knowledge;
  if (d->token > d->first && ng_knowledge_has_state_word(k, phrase(d, d->token - 1, d->token + 1)))
    return phrase(d, d->token - 1, d->token + 1);
  return ng_knowledge_has_state_word(k, d->noun) ? d->noun : ng_view_make(NULL, 0);
}

/* The region that the modifiers name: "West African", "Gulf", "communist".  `known` is false for names that are none. */
static ng_view region(const description *d, bool *known) {
  *known = true;
  for (uint32_t t = d->first; t < d->token; t++) {
    for (uint32_t end = d->token; end > t; end--)
      if (ng_knowledge_has_state_word(d->x->knowledge, phrase(d, t, end))) return phrase(d, t, end);
    if (starts_capital(text_at(d, t))) *known = false;
  }
  return ng_view_make(NULL, 0);
}

typedef struct wanted {
  ng_name_type type;
  ng_view word;    /* of states: what they go by; of bodies: what is in their names */
  ng_view region;
  bool (*fits)(const ng_entity_index *x, uint32_t entity); /* NULL: all of the type */
  uint32_t reach;  /* sentences to look back */
  bool before;     /* not in the sentence itself */
  uint32_t state;  /* entity; of places: where they lie, NG_NONE: anywhere */
  ng_view half;    /* of states: how their names begin */
} wanted;

/* "North" of North Korea. */
static bool begins_with(ng_view name, ng_view half) {
  return name.len > half.len && memcmp(name.data, half.data, half.len) == 0 && name.data[half.len] == ' ';
}

static bool is_wanted(const description *d, const wanted *w, uint32_t entity) {
  const ng_entity_facts *facts = &d->x->resolution->facts.data[entity];
  if (facts->type != w->type) return false;
  if (w->fits && !w->fits(d->x, entity)) return false;
  if (w->type != NG_NAME_STATE) return w->state == NG_NONE || ng_entity_state(d->x, entity) == w->state;
  if (w->half.len) return begins_with(d->x->doc->entities.data[entity].name, w->half);
  if (facts->known == NG_NONE) return !w->word.len && !w->region.len;
  const ng_view iso3 = ng_known_at(d->x->knowledge, facts->known)->iso3;
  return (!w->word.len || ng_knowledge_state_is_called(d->x->knowledge, iso3, w->word)) &&
         (!w->region.len || ng_knowledge_state_is_called(d->x->knowledge, iso3, w->region));
}

/* How much the text before is about a name: those near, those that act, those named often, which matters most
 * for persons, of whom some only comment. */
static float salience(const description *d, uint32_t name, uint32_t distance) {
  const ng_found_name *n = &d->x->resolution->names.data[name];
  const uint32_t count = d->x->resolution->facts.data[n->entity].n_names;
  return -1.5F * (float)distance + (ng_name_acts(d->x, name) ? 1.0F : 0) - (n->adjective ? 1.5F : 0) +
         (n->type == NG_NAME_PERSON ? 0.5F : 0.25F) * (float)(count < COUNT_MAX ? count : COUNT_MAX);
}

static uint32_t most_salient(const description *d, const wanted *w) {
  const ng_document *doc = d->x->doc;
  const ng_resolution *r = d->x->resolution;
  const uint32_t sentence = doc->tokens.data[d->token].sentence;
  uint32_t best = NG_NONE;
  float most = 0;
  for (uint32_t back = w->before; back <= w->reach && back <= sentence; back++) {
    const ng_sentence *s = &doc->sentences.data[sentence - back];
    for (uint32_t t = back ? s->end : d->first; t-- > s->first;) {
      const uint32_t name = r->name_at[t];
      if (name == NG_NONE || r->names.data[name].first != t || r->names.data[name].entity == NG_NONE) continue;
      const uint32_t entity = r->names.data[name].entity;
      const float score = salience(d, name, back);
      if ((best != NG_NONE && score <= most) || !is_wanted(d, w, entity) || ng_is_clause_mate(d->x, d->token, entity)) continue;
      best = entity;
      most = score;
    }
  }
  return best;
}

static uint32_t described_state(const description *d) {
  bool known;
  const wanted w = {.type = NG_NAME_STATE, .state = NG_NONE, .word = state_word(d), .region = region(d, &known),
                    .before = NG_IN_CLASS(d->noun, government_nouns), /* those named beside it are others */
                    .reach = state_word(d).len || region(d, &known).len ? FAR_SENTENCES : NEAR_SENTENCES};
  const uint32_t state = modifying_state(d);
  if (state != NG_NONE) return is_wanted(d, &w, state) ? state : NG_NONE;
  return known ? most_salient(d, &w) : NG_NONE;
}

/* "The isolated state": of states in general, not of one that is part of another. */
static bool is_state_by_kind(const description *d) {
  static const char *const kinds[] = {"Arab", "Baltic", "Gulf", "Jewish", "armed", "authoritarian", "communist", "isolated",
                                      "nuclear", "pariah", "reclusive", "rogue", "secretive"};
  if (!ng_view_is(d->noun, "state") || d->token == d->first) return false;
  const ng_view kind = text_at(d, d->token - 1);
  return NG_IN_CLASS(kind, kinds);
}

/* "The North", where the text speaks of North Korea. */
static bool is_half(const description *d) {
  return d->first == d->token && (ng_view_is(text_at(d, d->token), "North") || ng_view_is(text_at(d, d->token), "South"));
}

static uint32_t half_state(const description *d) {
  return most_salient(d, &(wanted){.type = NG_NAME_STATE, .state = NG_NONE, .half = text_at(d, d->token),
                                   .reach = HALF_SENTENCES});
}

/* ---- Bodies ---- */

static bool is_company(const ng_entity_index *x, uint32_t entity) {
  const ng_view kind = ng_entity_kind(x, entity);
  return !kind.len || ng_view_is(kind, "company") || ng_view_is(kind, "arms_maker");
}

static bool is_alliance(const ng_entity_index *x, uint32_t entity) {
  const ng_view kind = ng_entity_kind(x, entity);
  return ng_view_is(kind, "alliance") || ng_view_is(kind, "intergovernmental");
}

static bool is_body(const ng_entity_index *x, uint32_t entity) {
  const ng_view kind = ng_entity_kind(x, entity);
  return !kind.len || is_alliance(x, entity) || ng_view_is(kind, "un_body") || ng_view_is(kind, "ngo");
}

static bool is_group(const ng_entity_index *x, uint32_t entity) {
  const ng_view kind = ng_entity_kind(x, entity);
  return !kind.len || ng_view_is(kind, "armed_group") || ng_view_is(kind, "party") || ng_view_is(kind, "ngo");
}

/* "bank" in "Rossiya Bank". */
static bool has_noun(ng_view name, ng_view noun) {
  for (size_t i = 0; i + noun.len <= name.len; i++) {
    size_t n = 0;
    while (n < noun.len && ng_ascii_to_lower(name.data[i + n]) == noun.data[n]) n++;
    if (n == noun.len) return true;
  }
  return false;
}

/* Last of its noun: the body that has it in its name. */
static uint32_t last_named(const description *d) {
  const ng_resolution *r = d->x->resolution;
  const uint32_t sentence = d->x->doc->tokens.data[d->token].sentence;
  const uint32_t from = d->x->doc->sentences.data[sentence > NEAR_SENTENCES ? sentence - NEAR_SENTENCES : 0].first;
  for (uint32_t t = d->first; t-- > from;) {
    const uint32_t name = r->name_at[t];
    if (name == NG_NONE || r->names.data[name].entity == NG_NONE || r->names.data[name].type != NG_NAME_ORGANIZATION) continue;
    if (has_noun(d->x->doc->entities.data[r->names.data[name].entity].name, d->noun)) return r->names.data[name].entity;
  }
  return NG_NONE;
}

static uint32_t described_body(const description *d) {
  if (modifying_state(d) != NG_NONE) return NG_NONE; /* "the Iraqi group": one of that state's, not known which */
  bool (*const fits)(const ng_entity_index *, uint32_t) = NG_IN_CLASS(d->noun, company_nouns) ? is_company
      : NG_IN_CLASS(d->noun, alliance_nouns) ? is_alliance : NG_IN_CLASS(d->noun, group_nouns) ? is_group
      : NG_IN_CLASS(d->noun, body_nouns) ? is_body : NULL;
  const wanted w = {.type = NG_NAME_ORGANIZATION, .fits = fits, .reach = NEAR_SENTENCES, .state = NG_NONE};
  if (fits) return most_salient(d, &w);
  return NG_IN_CLASS(d->noun, named_nouns) ? last_named(d) : NG_NONE;
}

/* ---- Places ---- */

static bool is_capital(const ng_entity_index *x, uint32_t entity) { return ng_view_is(ng_entity_kind(x, entity), "capital"); }

/* "Naypyidaw, the remote capital" stands beside its name. */
static bool is_beside(const description *d) {
  const uint32_t start = d->x->doc->sentences.data[d->x->doc->tokens.data[d->token].sentence].first;
  return d->first >= start + 3 && is_word(d, d->first - 2, ",") && d->x->resolution->name_at[d->first - 3] != NG_NONE;
}

static uint32_t described_place(const description *d) {
  if (is_beside(d)) return NG_NONE;
  const bool capital = ng_view_is(d->noun, "capital");
  const uint32_t state = modifying_state(d); /* "the Japanese city" */
  if ((capital && state != NG_NONE) || (!capital && !NG_IN_CLASS(d->noun, town_nouns))) return NG_NONE;
  return most_salient(d, &(wanted){.type = NG_NAME_LOCATION, .fits = capital ? is_capital : ng_entity_is_town,
                                   .reach = TOWN_SENTENCES, .state = state});
}

/* The place named last before "there", where something is said to be in it or to go to it. */
uint32_t ng_there_entity(const ng_entity_index *x, uint32_t token) {
  const ng_resolution *r = x->resolution;
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  const uint32_t from = x->doc->sentences.data[sentence ? sentence - 1 : 0].first;
  for (uint32_t t = token; t-- > from;) {
    const uint32_t name = r->name_at[t];
    if (name == NG_NONE || r->names.data[name].entity == NG_NONE || r->names.data[name].adjective) continue;
    const ng_name_type type = r->names.data[name].type;
    if (type == NG_NAME_LOCATION || (type == NG_NAME_STATE && !r->names.data[name].metonym && !ng_name_acts(x, name)))
      return r->names.data[name].entity;
  }
  return NG_NONE;
}

/* ---- Persons ---- */

static bool is_past(ng_view word) { return NG_IN_CLASS(word, past_words); }

/* "the 58-year-old", but not "the 58-year-old embargo" */
static bool is_age(const description *d) {
  if (d->x->doc->tokens.data[d->token].deprel == NG_DEPREL_AMOD) return false;
  return ng_word_is(text_at(d, d->token), "old") && d->token > d->first + 2 && is_word(d, d->token - 2, "year");
}

/* Nouns of people by their ending: "paratrooper", "economist", "actor". */
static bool is_person_noun(ng_view noun) {
  static const char *const endings[] = {"er", "or", "ist", "man", "ian", "ant", "aire", "general", "spy", "guerrilla", "judge",
                                        "diplomat"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const size_t len = strlen(endings[i]);
    if (noun.len > len && memcmp(noun.data + noun.len - len, endings[i], len) == 0) return true;
  }
  return false;
}

/* Whom the sentences before are about. */
static uint32_t person_spoken_of(const description *d) {
  return most_salient(d, &(wanted){.type = NG_NAME_PERSON, .reach = NEAR_SENTENCES, .state = NG_NONE});
}

/* "The Japanese leader": the person of that state named before, the nearest; one who leads it before others. */
static uint32_t person_of_state(const description *d, uint32_t state) {
  const ng_resolution *r = d->x->resolution;
  uint32_t other = NG_NONE;
  bool several = false;
  for (uint32_t i = r->names.len; i-- > 0;) {
    const ng_found_name *name = &r->names.data[i];
    if (name->first >= d->first || name->type != NG_NAME_PERSON || name->entity == NG_NONE) continue;
    const ng_entity_facts *facts = &r->facts.data[name->entity];
    if (ng_entity_state(d->x, name->entity) != state || ng_is_clause_mate(d->x, d->token, name->entity)) continue;
    if (facts->office == NG_OFFICE_HEAD_OF_STATE || facts->office == NG_OFFICE_HEAD_OF_GOVERNMENT) return name->entity;
    several = several || (other != NG_NONE && other != name->entity);
    other = name->entity;
  }
  return several ? NG_NONE : other;
}

static bool is_top(ng_view word) { return ng_word_is(word, "top") || ng_word_is(word, "chief"); }

/* "The top US diplomat": its foreign minister, where the article names one. */
static uint32_t top_diplomat(const description *d, uint32_t state) {
  const ng_resolution *r = d->x->resolution;
  for (uint32_t i = 0; i < r->facts.len; i++)
    if (r->facts.data[i].type == NG_NAME_PERSON && r->facts.data[i].office == NG_OFFICE_FOREIGN_MINISTER &&
        ng_entity_state(d->x, i) == state) return i;
  return NG_NONE;
}

static uint32_t described_person(const description *d) {
  const bool leads = NG_IN_CLASS(d->noun, leader_nouns);
  const uint32_t state = modifying_state(d);
  if (state != NG_NONE && ng_view_is(d->noun, "diplomat") && has_modifier(d, is_top)) return top_diplomat(d, state);
  if (state != NG_NONE) return leads ? person_of_state(d, state) : NG_NONE;
  if (leads || NG_IN_CLASS(d->noun, figure_nouns) || is_age(d) || (is_person_noun(d->noun) && has_modifier(d, is_past)))
    return person_spoken_of(d);
  return NG_NONE;
}

/* "The British" are many, "the Slovak" is one. */
static bool names_people(ng_view demonym) {
  static const char *const endings[] = {"ese", "ish", "nch", "tch", "iss"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (demonym.len > 3 && memcmp(demonym.data + demonym.len - 3, endings[i], 3) == 0) return true;
  return false;
}

uint32_t ng_demonym_person(const ng_entity_index *x, uint32_t token) {
  const ng_token *t = &x->doc->tokens.data[token];
  const description d = {x, token, token, ng_view_make(NULL, 0)};
  const bool part = t->deprel == NG_DEPREL_AMOD || t->deprel == NG_DEPREL_COMPOUND || t->deprel == NG_DEPREL_NMOD_POSS;
  if (part || token == x->doc->sentences.data[t->sentence].first || !is_word(&d, token - 1, "the") ||
      names_people(text_at(&d, token)))
    return NG_NONE;
  return person_of_state(&d, x->resolution->names.data[x->resolution->name_at[token]].entity);
}

uint32_t ng_description_entity(const ng_entity_index *x, uint32_t token) {
  description d = {x, token, token, ng_lemma_at(x, token)};
  if (!open_phrase(&d) || !stands_alone(&d)) return NG_NONE;
  if (is_half(&d)) return half_state(&d);
  const uint32_t person = described_person(&d);
  if (person != NG_NONE || names_another(&d)) return person;
  const uint32_t body = described_body(&d);
  if (body != NG_NONE) return body;
  const uint32_t place = described_place(&d);
  if (place != NG_NONE) return place;
  const bool state = NG_IN_CLASS(d.noun, state_nouns) || NG_IN_CLASS(d.noun, government_nouns) || is_state_by_kind(&d);
  return state || state_word(&d).len ? described_state(&d) : NG_NONE;
}
