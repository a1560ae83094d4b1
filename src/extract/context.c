/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/context.h"

#include <stdlib.h>

#include "extract/weapon.h"

enum { CLIMB_MAX = 4, CONJUNCT_MAX = 8 };

/* Each table sorted by bytes, for bsearch. */
static const char *const motion_verbs[] = {
    "arrive", "attend", "bomb", "capture", "come", "depart", "deploy", "drive", "enter", "evacuate", "fall", "flee",
    "fly", "go", "head", "hit", "invade", "journey", "land", "leave", "live", "march", "move", "occupy", "pass",
    "reach", "return", "sail", "seize", "shell", "shuttle", "stop", "strike", "tour", "transit", "travel", "visit", "walk",
    "withdraw"};

static const char *const motion_nouns[] = {
    "airport", "attack", "city", "conference", "departure", "flight", "journey", "meeting", "mission", "protest",
    "return", "road", "route", "stop", "suburb", "summit", "talk", "tour", "train", "transit", "travel", "trip",
    "university", "visit"};

/* What comes from or goes to a government rather than a town. */
static const char *const state_nouns[] = {
    "accusation", "action", "actions", "administration", "aggression", "agreement", "aid", "allegation", "alliance",
    "ally", "ambassador", "ambition", "ambitions", "annexation", "announcement", "approach", "approval", "army",
    "arsenal", "assistance", "authority", "backer", "backing", "ban", "behavior", "behaviour", "bid", "blacklist",
    "blueprint", "campaign", "capability", "claim", "client", "commitment", "compliance", "concern", "concession",
    "consent", "cooperation", "crackdown", "critic", "criticism", "customer", "decision", "delivery", "demand",
    "demands", "denial", "diplomat", "dispute", "donor", "effort", "embargo", "embassy", "enemy", "envoy", "export",
    "failure", "fleet", "foe", "force", "foreign", "friend", "goal", "government", "help", "influence",
    "intelligence", "intention", "interest", "intervention", "invasion", "involvement", "leader", "leadership",
    "lender", "list", "loyal", "message", "military", "minister", "missile", "move", "navy", "neighbor",
    "neighbour", "objection", "occupation", "offer", "official", "opposition", "parliament", "partner", "patron",
    "permission", "plan", "policy", "position", "pressure", "program", "programme", "proposal", "protector",
    "provocation", "proxy", "reaction", "recognition", "record", "refusal", "regime", "relation", "relationship",
    "reply", "request", "response", "rival", "rule", "ruler", "sale", "sanction", "satellite", "security",
    "shipment", "side", "signal", "sovereignty", "stance", "statement", "stockpile", "strategy", "supplier",
    "supply", "support", "suspicion", "tactic", "threat", "tie", "transfer", "troop", "veto", "view", "vote",
    "warning", "warship", "weapon", "weapons", "will"};
static const char *const state_verbs[] = {
    "accuse", "acquire", "aid", "arm", "ask", "assist", "await", "back", "blame", "buy", "condemn", "criticize",
    "deliver", "demand", "donate", "expect", "export", "force", "get", "give", "help", "hold", "import", "need",
    "obtain", "order", "owe", "persuade", "press", "pressure", "procure", "promise", "provide", "punish", "purchase",
    "ratify", "receive", "request", "sanction", "seek", "sell", "send", "ship", "signal", "supply", "support",
    "threaten", "transfer", "turn", "urge", "want", "warn"};
/* What is said of a government in the passive: "Washington is expected to". */
static const char *const passive_verbs[] = {
    "accuse", "accused", "ask", "asked", "believe", "believed", "expect", "expected", "force", "forced", "poise",
    "poised", "prepare", "prepared", "report", "reported", "say", "set", "tell", "told", "urge", "urged", "warn",
    "warned"};
/* Verbs that places are subjects of as much as actors. */
static const char *const stative_verbs[] = {
    "be", "become", "contain", "experience", "feature", "get", "had", "has", "have", "is", "lie", "lies", "remain",
    "see", "sit", "sits", "stand", "stands", "suffer", "was"};

/* What is done with arms that change hands. */
static const char *const handing_verbs[] = {
    "acquire", "buy", "contribute", "deliver", "donate", "export", "furnish", "get", "give", "hand", "lend", "obtain",
    "offer", "order", "pledge", "procure", "promise", "provide", "purchase", "receive", "request", "sell", "send", "ship",
    "supply", "transfer"};

/* "The leadership in Addis Ababa" is that of the state. */
static const char *const governing_nouns[] = {
    "administration", "authority", "government", "junta", "leader", "leadership", "regime", "ruler"};

static const char *const place_prepositions[] = {
    "around", "at", "in", "inside", "near", "outside", "throughout", "within"};
static const char *const way_prepositions[] = {"across", "into", "through", "via"};
static const char *const actor_prepositions[] = {"against", "between", "by", "with"};
/* These go with either, as the governor is. */
static const char *const open_prepositions[] = {"for", "from", "of", "on", "to", "toward", "towards"};
static const char *const place_apposition[] = {
    "capital", "city", "port", "region", "resort", "suburb", "town", "village"};

static int compare(const void *key, const void *row) {
  return ng_view_compare(*(const ng_view *)key, ng_view_of(*(const char *const *)row));
}

#define IN_TABLE(word, table) \
  (bsearch(&(word), (table), sizeof(table) / sizeof *(table), sizeof *(table), compare) != NULL)

/* Lemma, or before tagging the word itself. */
static ng_view lemma_of(const ng_entity_index *x, uint32_t token) {
  const ng_view lemma = x->doc->tokens.data[token].lemma;
  return lemma.len ? lemma : x->resolution->texts[token];
}

/* The first conjunct: what it is, "Paris and Beijing" is both. */
static uint32_t first_conjunct(const ng_document *doc, uint32_t token) {
  for (int i = 0; i < CONJUNCT_MAX && doc->tokens.data[token].deprel == NG_DEPREL_CONJ &&
       doc->tokens.data[token].head != NG_NONE; i++)
    token = doc->tokens.data[token].head;
  return token;
}

static uint32_t child_of(const ng_document *doc, uint32_t head, ng_deprel rel) {
  const ng_sentence *s = &doc->sentences.data[doc->tokens.data[head].sentence];
  for (uint32_t t = s->first; t < s->end; t++)
    if (doc->tokens.data[t].head == head && doc->tokens.data[t].deprel == rel) return t;
  return NG_NONE;
}

/* By the preposition and the word that governs the phrase. */
static ng_reading read_preposition(ng_view preposition, ng_view governor) {
  if (ng_view_is(preposition, "in") && IN_TABLE(governor, governing_nouns)) return NG_READ_ACTOR;
  if (IN_TABLE(preposition, place_prepositions) || IN_TABLE(preposition, way_prepositions)) return NG_READ_PLACE;
  if (IN_TABLE(governor, motion_verbs) || IN_TABLE(governor, motion_nouns) || IN_TABLE(governor, place_apposition))
    return NG_READ_PLACE;
  if (IN_TABLE(preposition, actor_prepositions)) return NG_READ_ACTOR;
  if (!IN_TABLE(preposition, open_prepositions)) return NG_READ_UNKNOWN;
  const bool actor = IN_TABLE(governor, state_nouns) || IN_TABLE(governor, state_verbs) || ng_is_weapon_noun(governor);
  return actor ? NG_READ_ACTOR : NG_READ_UNKNOWN;
}

/* The object of "aid Moscow"; the possessor of a plan, but not of a street. */
static ng_reading read_governor(ng_view governor, bool possessive) {
  if (IN_TABLE(governor, motion_verbs) || IN_TABLE(governor, motion_nouns) || IN_TABLE(governor, place_apposition))
    return NG_READ_PLACE;
  return possessive ? (IN_TABLE(governor, state_nouns) ? NG_READ_ACTOR : NG_READ_UNKNOWN) : (IN_TABLE(governor, state_verbs)
          ? NG_READ_ACTOR : NG_READ_UNKNOWN);
}

static ng_reading read_argument(ng_view governor) {
  const ng_reading reading = read_governor(governor, false);
  return reading == NG_READ_UNKNOWN ? NG_READ_ARGUMENT : reading;
}

/* "YANGON, Myanmar -": capitals that open a sentence and are set off. */
static bool is_dateline(const ng_entity_index *x, uint32_t first, uint32_t end) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[first].sentence];
  if (first != s->first || end >= s->end) return false;
  const ng_view w = x->resolution->texts[first], next = x->resolution->texts[end];
  for (size_t i = 0; i < w.len; i++)
    if (w.data[i] >= 'a' && w.data[i] <= 'z') return false;
  return w.len > 2 && (ng_view_is(next, ",") || ng_view_is(next, "(") || ng_view_is(next, "-") ||
                       ng_view_is(next, "\xE2\x80\x93") ||
                       ng_view_is(next, "\xE2\x80\x94"));
}

static ng_reading read_tree(const ng_entity_index *x, uint32_t head) {
  const ng_document *doc = x->doc;
  const uint32_t top = first_conjunct(doc, head);
  const ng_token *t = &doc->tokens.data[top];
  if (t->head == NG_NONE) return NG_READ_UNKNOWN;
  const ng_view governor = lemma_of(x, t->head);
  const uint32_t preposition = child_of(doc, top, NG_DEPREL_CASE);
  switch (ng_deprel_base((ng_deprel)t->deprel)) {
  case NG_DEPREL_NSUBJ:
    if (t->deprel == NG_DEPREL_NSUBJ_PASS && IN_TABLE(governor, passive_verbs)) return NG_READ_ACTOR;
    if (t->deprel == NG_DEPREL_NSUBJ_PASS) return read_argument(governor);
    return IN_TABLE(governor, stative_verbs) ? NG_READ_ARGUMENT : NG_READ_ACTOR;
  case NG_DEPREL_VOCATIVE: return NG_READ_ACTOR; /* a subject far from its verb */
  case NG_DEPREL_OBJ: return read_argument(governor);
  case NG_DEPREL_IOBJ: return NG_READ_ACTOR;
  case NG_DEPREL_OBL:
  case NG_DEPREL_NMOD:
    if (t->deprel == NG_DEPREL_NMOD_POSS) return read_governor(governor, true);
    return preposition == NG_NONE ? NG_READ_UNKNOWN : read_preposition(lemma_of(x, preposition), governor);
  case NG_DEPREL_COMPOUND: return read_governor(governor, true);
  case NG_DEPREL_APPOS: return IN_TABLE(governor, place_apposition) ? NG_READ_PLACE : NG_READ_UNKNOWN;
  default: return NG_READ_UNKNOWN;
  }
}

/* Without a tree: the two words in front, the word behind. */
static ng_reading read_words(const ng_entity_index *x, uint32_t first, uint32_t end) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[first].sentence];
  const ng_view none = ng_view_of("");
  const ng_view before = first > s->first ? x->resolution->texts[first - 1] : none;
  const ng_view governor = first > s->first + 1 ? lemma_of(x, first - 2) : none;
  if (end < s->end && (ng_view_is(x->resolution->texts[end], "'s") || ng_view_is(x->resolution->texts[end], "\xE2\x80\x99s")))
    return NG_READ_ACTOR;
  if (first > s->first && IN_TABLE(before, motion_verbs)) return NG_READ_PLACE;
  return read_preposition(before, governor);
}

/* "In Moscow, which has threatened to": what follows says it of a state. */
static bool acts_in_relative(const ng_entity_index *x, uint32_t end) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[end - 1].sentence];
  if (end + 2 >= s->end || !ng_view_is(x->resolution->texts[end], ",") || !ng_view_is(x->resolution->texts[end + 1], "which"))
    return false;
  uint32_t verb = end + 2;
  const ng_token *const tokens = x->doc->tokens.data;
  while (verb < s->end && (tokens[verb].upos == NG_UPOS_AUX || tokens[verb].upos == NG_UPOS_ADV)) verb++;
  if (verb >= s->end) return false;
  const ng_view lemma = lemma_of(x, verb);
  return IN_TABLE(lemma, state_verbs);
}

ng_reading ng_context_reading(const ng_entity_index *x, uint32_t first, uint32_t end) {
  if (is_dateline(x, first, end)) return NG_READ_PLACE;
  if (acts_in_relative(x, end)) return NG_READ_ACTOR;
  const uint32_t head = ng_tokens_head(x->doc, first, end);
  if (x->doc->tokens.data[head].head == NG_NONE) return read_words(x, first, end);
  return read_tree(x, head);
}

bool ng_context_is_weapon(const ng_entity_index *x, uint32_t first, uint32_t end) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[first].sentence];
  for (uint32_t t = end; t < s->end && t < end + 3; t++)
    if (ng_is_weapon_noun(lemma_of(x, t))) return true;
  const uint32_t from = first > s->first + 2 ? first - 2 : s->first;
  for (uint32_t t = from; t < first; t++)
    if (ng_is_weapon_noun(lemma_of(x, t))) return true;
  return false;
}

bool ng_context_has_weapons(const ng_entity_index *x, uint32_t token) {
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[token].sentence];
  for (uint32_t t = s->first; t < s->end; t++)
    if (ng_is_weapon_noun(lemma_of(x, t)) || ng_is_designation(x->resolution->texts[t])) return true;
  return false;
}

static bool is_in_capitals(ng_view word) {
  for (size_t i = 0; i < word.len; i++)
    if (word.data[i] < 'A' || word.data[i] > 'Z') return false;
  return word.len > 3;
}

bool ng_context_is_handed_over(const ng_entity_index *x, uint32_t first, uint32_t end, bool plural) {
  const ng_document *doc = x->doc;
  const bool counted = first > 0 && doc->tokens.data[first - 1].upos == NG_UPOS_NUM;
  if (!plural && !counted && !is_in_capitals(x->resolution->texts[first])) return false;
  uint32_t t = ng_tokens_head(doc, first, end);
  for (int i = 0; i < CLIMB_MAX && doc->tokens.data[t].head != NG_NONE; i++) {
    if (IN_TABLE(doc->tokens.data[t].lemma, handing_verbs)) return true;
    t = doc->tokens.data[t].head;
  }
  return IN_TABLE(doc->tokens.data[t].lemma, handing_verbs);
}
