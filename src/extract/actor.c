/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/actor.h"

#include "base/error.h"
#include "extract/counterpart.h"
#include "extract/description.h"
#include "extract/group.h"
#include "extract/holder.h"
#include "extract/pronoun.h"
#include "extract/weapon.h"
#include "extract/word_class.h"

enum { SAME_NOUN_SENTENCES = 12, CONJUNCTS_MAX = 16 };

/* ---- Word classes (each sorted by bytes, for bsearch) ---- */

/* "Russian forces" are Russia where it acts through them. */
static const char *const agent_nouns[] = {
    "administration", "airforce", "aircraft", "airstrike", "ambassador", "army", "authority", "cabinet", "commander",
    "delegate", "delegation", "dictatorship", "diplomat", "drone", "emissary", "envoy", "force", "government", "group",
    "intelligence", "jet", "junta", "leader", "leadership", "member", "military", "minister", "ministry", "missile", "navy",
    "negotiator", "official", "parliament", "personnel", "police", "policymaker", "presidency", "regime", "representative",
    "side", "soldier", "state", "team", "troop", "troops", "warplane", "warship"};

/* Those of them that "it" may stand for. */
static const char *const collective_nouns[] = {
    "administration", "army", "cabinet", "delegation", "government", "junta", "military", "ministry", "navy",
    "parliament", "regime", "team"};

/* Those that a person rules: "the Carter administration" is his state. */
static const char *const ruled_nouns[] = {"administration", "cabinet", "dictatorship", "government", "junta", "presidency",
                                          "regime"};

/* What is named by the weapon it belongs to: "S-400 missile system equipment". */
static const char *const gear_nouns[] = {
    "batteries", "component", "equipment", "hardware", "part", "platform", "round", "spare", "squadron", "technology",
    "unit"};

static const char *const person_groups[] = {
    "counterpart", "diplomat", "head", "leader", "man", "minister", "official", "pair", "president", "statesman",
    "woman"};
static const char *const state_groups[] = {
    "ally", "capital", "country", "government", "nation", "neighbor", "neighbour", "power", "rival", "side", "state"};
static const char *const organization_nouns[] = {
    "agency", "alliance", "bank", "bloc", "body", "company", "firm", "group", "ministry", "movement", "newspaper",
    "organisation", "organization", "party", "union"};
static const char *const state_nouns[] = {"country", "nation"};
static const char *const place_nouns[] = {
    "airport", "area", "base", "capital", "city", "island", "place", "port", "province", "region", "site", "strait",
    "territory", "town", "village"};

static const ng_sentence *sentence_of(const ng_entity_index *x, uint32_t token) {
  return &x->doc->sentences.data[x->doc->tokens.data[token].sentence];
}

bool ng_is_collective(ng_view noun) { return NG_IN_CLASS(noun, collective_nouns); }

/* ---- Chains ---- */

/* Whether a description's noun is one that entities of this type go by; chains also tie
 * "the sanctions" to a bank. */
static bool can_denote(const ng_entity_index *x, const ng_mention *m, uint32_t entity) {
  if (entity == NG_NONE || m->kind == NG_MENTION_PRONOUN) return entity != NG_NONE;
  if (m->head >= x->doc->tokens.len) return false;
  const ng_view lemma = ng_lemma_at(x, m->head);
  switch (x->resolution->facts.data[entity].type) {
  case NG_NAME_PERSON: return x->resolution->role_at[m->head] != NG_NONE || NG_IN_CLASS(lemma, person_groups);
  case NG_NAME_STATE:
    return NG_IN_CLASS(lemma, agent_nouns) || NG_IN_CLASS(lemma, state_groups) || NG_IN_CLASS(lemma, state_nouns);
  case NG_NAME_ORGANIZATION: return NG_IN_CLASS(lemma, agent_nouns) || NG_IN_CLASS(lemma, organization_nouns);
  case NG_NAME_WEAPON: return ng_is_weapon_noun(lemma);
  case NG_NAME_LOCATION: return NG_IN_CLASS(lemma, place_nouns);
  default: return false;
  }
}

/* Descriptions and pronouns get the entity of the first name in their chain. */
static ng_status resolve_chains(ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  uint32_t n_chains = 0;
  for (uint32_t i = 0; i < doc->mentions.len; i++)
    if (doc->mentions.data[i].chain != NG_NONE && doc->mentions.data[i].chain >= n_chains)
      n_chains = doc->mentions.data[i].chain + 1;
  if (n_chains > doc->mentions.len) n_chains = doc->mentions.len;
  uint32_t *entity_of = ng_arena_alloc(&x->scratch, n_chains ? n_chains : 1, sizeof *entity_of);
  if (!entity_of) return ng_fail_no_mem(err);
  for (uint32_t c = 0; c < n_chains; c++) entity_of[c] = NG_NONE;
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention *m = &doc->mentions.data[i];
    if (m->kind == NG_MENTION_NAME && m->chain < n_chains && m->entity != NG_NONE && entity_of[m->chain] == NG_NONE)
      entity_of[m->chain] = m->entity;
  }
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    ng_mention *m = &doc->mentions.data[i];
    if (m->kind == NG_MENTION_NAME) continue;
    m->entity = m->chain < n_chains && can_denote(x, m, entity_of[m->chain]) ? entity_of[m->chain] : NG_NONE;
    if (m->head < doc->tokens.len) x->resolution->mention_at[m->head] = i;
  }
  return NG_OK;
}

ng_status ng_actors_resolve(ng_entity_index *x, ng_error *err) {
  NG_TRY(resolve_chains(x, err));
  NG_TRY(ng_pronouns_prepare(x, err));
  NG_TRY(ng_holders_resolve(x, err));
  return ng_counterparts_resolve(x, err);
}

/* ---- Descriptions ---- */

typedef struct found_entities {
  uint32_t *out;
  uint32_t n;
  uint32_t max;
} found_entities;

static void add_entity(found_entities *f, uint32_t entity) {
  if (entity == NG_NONE || f->n >= f->max) return;
  for (uint32_t i = 0; i < f->n; i++)
    if (f->out[i] == entity) return;
  f->out[f->n++] = entity;
}

static uint32_t entity_at(const ng_entity_index *x, uint32_t token) {
  const uint32_t name = x->resolution->name_at[token];
  return name == NG_NONE ? NG_NONE : x->resolution->names.data[name].entity;
}

static bool is_body(const ng_entity_index *x, uint32_t entity) {
  const ng_name_type type = entity == NG_NONE ? NG_NAME_NONE : x->resolution->facts.data[entity].type;
  return type == NG_NAME_STATE || type == NG_NAME_ORGANIZATION;
}

/* "Officials from the two Koreas": each of them.  Whom "the two countries" means is too often another pair. */
static void add_group(const ng_entity_index *x, uint32_t token, found_entities *f) {
  enum { GROUP_MAX = 6 };
  uint32_t members[GROUP_MAX];
  const bool unnamed = x->resolution->name_at[token] == NG_NONE && x->doc->tokens.data[token].upos == NG_UPOS_PROPN;
  const uint32_t n = unnamed ? ng_group_members(x, token, members, GROUP_MAX) : 0;
  for (uint32_t i = 0; i < n; i++)
    if (is_body(x, members[i])) add_entity(f, members[i]);
}

/* The entity of a modifier, also of "the country's", and of what is coordinated with it, up to a semicolon. */
static void add_conjuncts(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const ng_sentence *s = sentence_of(x, token);
  add_group(x, token, f);
  const bool described = x->resolution->name_at[token] == NG_NONE && x->doc->tokens.data[token].upos == NG_UPOS_NOUN;
  const uint32_t entity = described ? ng_description_entity(x, token) : entity_at(x, token);
  if (is_body(x, entity)) add_entity(f, entity);
  for (uint32_t t = token + 1, n = 0; t < s->end && n < CONJUNCTS_MAX && !ng_token_is(x, t, ";"); t++) {
    if (x->doc->tokens.data[t].head != token || x->doc->tokens.data[t].deprel != NG_DEPREL_CONJ) continue;
    if (is_body(x, entity_at(x, t))) add_entity(f, entity_at(x, t));
    n++;
  }
}

/* "The Carter administration", "the Lee-Park regime": the state of whoever rules. */
static void add_ruled(const ng_entity_index *x, uint32_t ruler, uint32_t noun, found_entities *f) {
  const uint32_t entity = entity_at(x, ruler);
  if (entity == NG_NONE || x->resolution->facts.data[entity].type != NG_NAME_PERSON) return;
  const ng_view lemma = ng_lemma_at(x, noun);
  if (NG_IN_CLASS(lemma, ruled_nouns)) add_entity(f, ng_entity_state(x, entity));
}

/* "Three former Iranian officials" act for nobody; "the first sitting U.S. president to visit" is one whom the text names. */
static bool is_detached(const ng_entity_index *x, uint32_t token) {
  static const char *const words[] = {"former", "incumbent", "retired", "serving", "sitting", NULL};
  for (uint32_t t = sentence_of(x, token)->first; t < token; t++)
    if (x->doc->tokens.data[t].head == token && ng_word_is_one(x->resolution->texts[t], words)) return true;
  return false;
}

/* Whether a phrase behind a noun tells whose it is: "officials of Chad", not "officials in Chad", but "the junta in Chad". */
static bool tells_owner(const ng_entity_index *x, uint32_t token, uint32_t noun) {
  static const char *const owning[] = {"for", "from", "of"};
  const ng_view lemma = ng_lemma_at(x, noun);
  for (uint32_t t = noun + 1; t < token; t++)
    if (x->doc->tokens.data[t].head == token && x->doc->tokens.data[t].deprel == NG_DEPREL_CASE)
      return NG_IN_CLASS(x->resolution->texts[t], owning) || (ng_token_is(x, t, "in") && NG_IN_CLASS(lemma, ruled_nouns));
  return true;
}

/* "Russian forces", "officials from Australia and Japan", "the US delegation", "China's army"; through one noun more in
 * "members of Burma's junta".  The members of a body are not the body, but "Hamas members" are taken for it. */
static void add_principals_of(const ng_entity_index *x, uint32_t token, bool deep, found_entities *f) {
  const ng_sentence *s = sentence_of(x, token);
  const bool part = ng_view_is(ng_lemma_at(x, token), "member");
  if (is_detached(x, token)) return;
  for (uint32_t t = s->first; t < s->end; t++) {
    if (x->doc->tokens.data[t].head != token) continue;
    switch (x->doc->tokens.data[t].deprel) {
    case NG_DEPREL_COMPOUND:
      add_conjuncts(x, t, f);
      add_ruled(x, t, token, f);
      break;
    case NG_DEPREL_AMOD:
    case NG_DEPREL_NMOD_POSS:
      add_ruled(x, t, token, f);
      if (!part) add_conjuncts(x, t, f);
      break;
    case NG_DEPREL_NMOD:
      if (!tells_owner(x, t, token)) break;
      if (!part) add_conjuncts(x, t, f);
      if (!deep && !f->n && NG_IN_CLASS(x->doc->tokens.data[t].lemma, agent_nouns)) add_principals_of(x, t, true, f);
      break;
    default: break;
    }
  }
  if (!f->n && x->doc->tokens.data[token].head == NG_NONE && token > s->first && is_body(x, entity_at(x, token - 1)))
    add_entity(f, entity_at(x, token - 1));
}

static void add_principals(const ng_entity_index *x, uint32_t token, found_entities *f) {
  add_principals_of(x, token, false, f);
}

/* A name that stands beside the noun for the same thing: "arms seller Rosoboronexport",
 * "counterpart, Sergei Lavrov". */
static void add_apposition(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const ng_sentence *s = sentence_of(x, token);
  for (uint32_t t = token + 1; t < s->end; t++) {
    const ng_deprel rel = (ng_deprel)x->doc->tokens.data[t].deprel;
    if (x->doc->tokens.data[t].head == token && (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_FLAT || rel == NG_DEPREL_NMOD_DESC))
      add_entity(f, entity_at(x, t));
  }
}

static void add_weapons(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const ng_sentence *s = sentence_of(x, token);
  for (uint32_t t = s->first; t < token; t++) {
    const uint32_t entity = entity_at(x, t);
    if (entity == NG_NONE || x->resolution->facts.data[entity].type != NG_NAME_WEAPON) continue;
    uint32_t up = t;
    for (int i = 0; i < 3 && up != token && up != NG_NONE; i++) up = x->doc->tokens.data[up].head;
    if (up == token || (up == NG_NONE && token - t <= 3)) add_entity(f, entity);
  }
}

/* Whom a group goes with or under: "Nuland and a delegation", "a delegation led by X". */
static void add_head_of_group(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const ng_token *const tokens = x->doc->tokens.data;
  const uint32_t head = tokens[token].head;
  const uint32_t first = tokens[token].deprel == NG_DEPREL_CONJ && head != NG_NONE ? entity_at(x, head) : NG_NONE;
  if (first != NG_NONE && x->resolution->facts.data[first].type == NG_NAME_PERSON) add_entity(f, first);
  const uint32_t end = sentence_of(x, token)->end;
  for (uint32_t t = token + 1; t < end && !f->n; t++) {
    if (tokens[t].deprel != NG_DEPREL_OBL_AGENT || tokens[t].head == NG_NONE || tokens[tokens[t].head].head != token) continue;
    if (!ng_token_is(x, tokens[t].head, "led") && !ng_token_is(x, tokens[t].head, "headed")) continue;
    const uint32_t role = x->resolution->role_at[t], leader = entity_at(x, t);
    add_entity(f, leader != NG_NONE || role == NG_NONE ? leader : x->resolution->roles.data[role].entity);
  }
}

/* "the delegation", after "the US delegation": what the same noun meant before; nobody's is its head's. */
static void add_same_noun(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  const uint32_t from = x->doc->sentences.data[sentence > SAME_NOUN_SENTENCES ? sentence - SAME_NOUN_SENTENCES : 0].first;
  const ng_view word = x->resolution->texts[token];
  for (uint32_t t = token; t-- > from && !f->n;)
    if (ng_view_equals(x->resolution->texts[t], word) && x->resolution->name_at[t] == NG_NONE) {
      add_principals(x, t, f);
      if (!f->n && ng_view_is(word, "delegation")) add_head_of_group(x, t, f);
    }
}

/* "The delegation": whose it is was told where the noun stood before. */
static void add_definite(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const bool definite = token > sentence_of(x, token)->first && ng_token_is(x, token - 1, "the");
  const ng_view lemma = ng_lemma_at(x, token);
  if (definite && NG_IN_CLASS(lemma, agent_nouns)) add_same_noun(x, token, f);
}

static void add_role(const ng_entity_index *x, const ng_found_role *role, found_entities *f) {
  for (uint32_t n = role->holder; n != NG_NONE && n <= role->last_holder; n++)
    if (x->resolution->names.data[n].type == NG_NAME_PERSON) add_entity(f, x->resolution->names.data[n].entity);
  add_entity(f, role->entity);
  if (f->n) return;
  /* ministers, officials, envoys of a state act for it */
  const ng_view group = ng_known_at(x->knowledge, role->title)->group;
  const bool acts = (ng_view_is(group, "political") || ng_view_is(group, "military")) &&
                    role->modifier != NG_TITLE_FORMER && !is_detached(x, role->head);
  if (role->owner != NG_NONE && acts && is_body(x, x->resolution->names.data[role->owner].entity)) {
    add_principals(x, role->head, f);
    if (!f->n) add_entity(f, x->resolution->names.data[role->owner].entity);
  }
}

/* "X and Y before their meeting", a heading without a verb. */
static bool heads_phrase(const ng_token *t) { return t->head == NG_NONE && t->upos == NG_UPOS_PROPN; }

/* Whether `c` goes with the noun at `t`: as its conjunct, in a heading also by "with". */
static bool goes_along(const ng_entity_index *x, uint32_t t, uint32_t c) {
  const ng_token *const tokens = x->doc->tokens.data;
  if (tokens[c].head != t || tokens[c].deprel == NG_DEPREL_CONJ) return tokens[c].head == t;
  if (!heads_phrase(&tokens[t]) || tokens[c].deprel != NG_DEPREL_NMOD) return false;
  for (uint32_t i = t + 1; i < c; i++)
    if (tokens[i].head == c && ng_token_is(x, i, "with")) return true;
  return false;
}

/* The last subject before `token` that joins several names of a kind: "Xi and Putin". */
static bool add_joint_subject(const ng_entity_index *x, uint32_t first, uint32_t end, uint32_t pronoun, found_entities *f) {
  for (uint32_t t = end; t-- > first;) {
    const ng_token *subject = &x->doc->tokens.data[t];
    if (ng_deprel_base((ng_deprel)subject->deprel) != NG_DEPREL_NSUBJ && !heads_phrase(subject)) continue;
    const uint32_t entity = entity_at(x, t);
    if (entity == NG_NONE || (ng_token_is(x, pronoun, "them") && ng_is_clause_mate(x, pronoun, entity))) continue;
    const ng_name_type type = x->resolution->facts.data[entity].type;
    const bool body = is_body(x, entity);
    const uint32_t before = f->n;
    add_entity(f, entity);
    for (uint32_t c = t + 1; c < end; c++) {
      const uint32_t other = goes_along(x, t, c) ? entity_at(x, c) : NG_NONE;
      if (other != NG_NONE && (body ? is_body(x, other) : x->resolution->facts.data[other].type == type)) add_entity(f, other);
    }
    if (f->n > before + 1) return true;
    f->n = before;
  }
  return false;
}

/* The person that a word names or titles, or "he" stands for. */
static uint32_t person_at(const ng_entity_index *x, uint32_t token) {
  const ng_resolution *const r = x->resolution;
  const uint32_t role = r->role_at[token];
  const uint32_t holder = role == NG_NONE ? NG_NONE : r->roles.data[role].holder;
  const uint32_t entity = x->doc->tokens.data[token].upos == NG_UPOS_PRON ? ng_pronoun_entity(x, token)
      : r->name_at[token] != NG_NONE || holder == NG_NONE ? entity_at(x, token) : r->names.data[holder].entity;
  return entity != NG_NONE && r->facts.data[entity].type == NG_NAME_PERSON ? entity : NG_NONE;
}

/* Whether who hangs on a verb does what its subject does: "with X", or whom it meets. */
static bool is_companion(const ng_entity_index *x, uint32_t verb, uint32_t token) {
  static const char *const meeting[] = {"accompany", "host", "join", "meet", "receive", "welcome"};
  const ng_token *const tokens = x->doc->tokens.data;
  if (tokens[token].head != verb) return false;
  const ng_view lemma = ng_lemma_at(x, verb);
  if (tokens[token].deprel == NG_DEPREL_OBJ) return NG_IN_CLASS(lemma, meeting);
  for (uint32_t t = verb + 1; t < token && tokens[token].deprel == NG_DEPREL_OBL; t++)
    if (tokens[t].head == token && (ng_token_is(x, t, "with") || ng_token_is(x, t, "alongside"))) return true;
  return false;
}

/* "Lammy travelled with Blinken. They": the last person who acts before `token`, and who goes along. */
static bool add_companions(const ng_entity_index *x, uint32_t first, uint32_t end, found_entities *f) {
  const ng_token *const tokens = x->doc->tokens.data;
  for (uint32_t t = end; t-- > first;) {
    const uint32_t verb = tokens[t].head;
    if (tokens[t].deprel != NG_DEPREL_NSUBJ || verb == NG_NONE || verb < t || person_at(x, t) == NG_NONE) continue;
    const uint32_t before = f->n;
    for (uint32_t c = verb + 1; c < end; c++)
      if (is_companion(x, verb, c) && person_at(x, c) != NG_NONE) add_entity(f, person_at(x, c));
    if (f->n == before) continue;
    add_entity(f, person_at(x, t));
    return true;
  }
  return false;
}

/* The last subject before `token` that acts for a body: "the US delegation ..., where they". */
static bool add_collective(const ng_entity_index *x, uint32_t first, uint32_t end, found_entities *f) {
  for (uint32_t t = end; t-- > first;) {
    const ng_token *subject = &x->doc->tokens.data[t];
    const ng_view lemma = ng_lemma_at(x, t);
    if (ng_deprel_base((ng_deprel)subject->deprel) != NG_DEPREL_NSUBJ || !NG_IN_CLASS(lemma, agent_nouns)) continue;
    const uint32_t before = f->n;
    add_principals(x, t, f);
    if (f->n == before) add_definite(x, t, f);
    return f->n > before;
  }
  return false;
}

/* "The Houthis fired. ... on them": a subject that is many by its name. */
static bool add_plural_name(const ng_entity_index *x, uint32_t first, uint32_t end, found_entities *f) {
  for (uint32_t t = end; t-- > first;) {
    const ng_token *subject = &x->doc->tokens.data[t];
    const uint32_t entity = entity_at(x, t);
    if (ng_deprel_base((ng_deprel)subject->deprel) != NG_DEPREL_NSUBJ || entity == NG_NONE) continue;
    const ng_view word = x->resolution->texts[t];
    const bool many = subject->xpos == NG_XPOS_NNPS || (word.len > 3 && word.data[word.len - 1] == 's');
    if (!many || x->resolution->facts.data[entity].type != NG_NAME_ORGANIZATION) return false;
    add_entity(f, entity);
    return true;
  }
  return false;
}

/* "helped allies with what they had given": whoever it is, the sentence has named them. */
static bool is_within_relative(const ng_document *doc, uint32_t token) {
  const uint32_t verb = doc->tokens.data[token].head;
  return verb != NG_NONE && doc->tokens.data[verb].deprel == NG_DEPREL_ACL_RELCL;
}

static void add_they(const ng_entity_index *x, uint32_t token, found_entities *f) {
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  const uint32_t mention = x->resolution->mention_at[token];
  const uint32_t chained = mention == NG_NONE ? NG_NONE : x->doc->mentions.data[mention].entity;
  if (chained != NG_NONE && !(ng_token_is(x, token, "them") && ng_is_clause_mate(x, token, chained))) {
    add_entity(f, chained);
    return;
  }
  const ng_sentence *s = &x->doc->sentences.data[sentence];
  if (add_joint_subject(x, s->first, token, token, f) || add_collective(x, s->first, token, f) || !sentence) return;
  if (is_within_relative(x->doc, token)) return;
  const uint32_t first = s[-1].first, end = s[-1].end;
  if (add_joint_subject(x, first, end, token, f) || add_companions(x, first, end, f) || add_collective(x, first, end, f)) return;
  add_plural_name(x, first, end, f);
}

/* "counterparts from China and Japan", of several officials; a single one has a name, see counterpart.c. */
static bool are_peers(const ng_entity_index *x, uint32_t token) {
  return x->doc->tokens.data[token].xpos == NG_XPOS_NNS && ng_view_is(ng_lemma_at(x, token), "counterpart");
}

uint32_t ng_actor_describe(const ng_entity_index *x, uint32_t token, uint32_t *out, uint32_t max) {
  const ng_resolution *r = x->resolution;
  found_entities f = {out, 0, max};
  const ng_token *t = &x->doc->tokens.data[token];
  if (t->upos == NG_UPOS_PRON && !ng_token_is(x, token, "both")) {
    if (ng_token_is(x, token, "they") || ng_token_is(x, token, "them") || ng_token_is(x, token, "their")) add_they(x, token, &f);
    else add_entity(&f, ng_pronoun_entity(x, token));
    return f.n;
  }
  if (t->upos == NG_UPOS_ADV && ng_token_is(x, token, "there")) {
    add_entity(&f, ng_there_entity(x, token));
    return f.n;
  }
  if (t->upos == NG_UPOS_ADV && ng_token_is(x, token, "here")) {
    if (!r->quoted[token]) add_entity(&f, r->dated);
    return f.n;
  }
  f.n = ng_group_members(x, token, out, max);
  if (!f.n && r->role_at[token] != NG_NONE) add_role(x, &r->roles.data[r->role_at[token]], &f);
  if (!f.n && r->mention_at[token] != NG_NONE) add_entity(&f, x->doc->mentions.data[r->mention_at[token]].entity);
  const ng_view lemma = ng_lemma_at(x, token);
  if (!f.n) add_apposition(x, token, &f);
  if (!f.n && (ng_is_weapon_noun(lemma) || NG_IN_CLASS(lemma, gear_nouns))) add_weapons(x, token, &f);
  if (!f.n) add_entity(&f, r->described_at[token] != NG_NONE ? r->described_at[token] : ng_description_entity(x, token));
  if (!f.n && (are_peers(x, token) || NG_IN_CLASS(lemma, agent_nouns))) add_principals(x, token, &f);
  if (!f.n) add_definite(x, token, &f);
  return f.n;
}
