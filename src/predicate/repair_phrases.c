/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases around nouns of diplomacy: visitors, trips, offices of several states, memoranda. */
#include "predicate/repair_part.h"

/* --- visitors ---------------------------------------------------------------------------------- */

static ng_deprel relation_of_noun(ng_deprel of_clause) {
  switch (of_clause) {
  case NG_DEPREL_CSUBJ: return NG_DEPREL_NSUBJ;
  case NG_DEPREL_CSUBJ_PASS: return NG_DEPREL_NSUBJ_PASS;
  case NG_DEPREL_XCOMP: case NG_DEPREL_CCOMP: return NG_DEPREL_OBJ;
  case NG_DEPREL_ADVCL: return NG_DEPREL_OBL;
  case NG_DEPREL_ACL: return NG_DEPREL_NMOD;
  default: return of_clause;
  }
}

/* "told visiting Croatian Prime Minister X": no clause but an adjective. */
static void make_adjective(ng_document *doc, uint32_t t, uint32_t noun) {
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  const uint32_t above = tokens[t].head;
  for (uint32_t c = s->first; c < s->end; c++) {
    if (tokens[c].head != t || c == noun) continue;
    if (tokens[c].deprel == NG_DEPREL_MARK) tokens[c].deprel = NG_DEPREL_CASE; /* "met with visiting" */
    const bool of_noun = tokens[c].deprel == NG_DEPREL_CASE || tokens[c].deprel == NG_DEPREL_CC || above == NG_NONE;
    tokens[c].head = of_noun ? noun : above;
  }
  tokens[noun].head = above;
  tokens[noun].deprel = (uint8_t)relation_of_noun((ng_deprel)tokens[t].deprel);
  ng_repair_hang(doc, t, noun, NG_DEPREL_AMOD);
  if (above == NG_NONE) doc->sentences.data[tokens[t].sentence].root = noun;
}

static bool has_auxiliary(const ng_document *doc, uint32_t t) {
  const ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < t; c++)
    if (tokens[c].head == t && (tokens[c].deprel == NG_DEPREL_AUX || tokens[c].deprel == NG_DEPREL_NSUBJ ||
                                (tokens[c].deprel == NG_DEPREL_MARK && !ng_repair_is(doc, c, "with") &&
                                 !ng_repair_is(doc, c, "for")))) return true;
  return false;
}

/* The person, with a title or an adjective in front, that the tree makes the object of the word before `first`. */
static uint32_t titled_person(const ng_document *doc, const uint32_t *name_of, uint32_t first, uint32_t end) {
  enum { REACH = 8 };
  for (uint32_t t = first; t < end && t < first + REACH; t++) {
    const ng_upos upos = (ng_upos)doc->tokens.data[t].upos;
    if (upos != NG_UPOS_ADJ && upos != NG_UPOS_NOUN && upos != NG_UPOS_PROPN && upos != NG_UPOS_PUNCT) return NG_NONE;
    if (doc->tokens.data[t].head + 1 != first || !ng_repair_is_person(doc, name_of, t)) continue;
    return t > first || upos == NG_UPOS_NOUN ? t : NG_NONE;
  }
  return NG_NONE;
}

void ng_repair_make_visiting_adjective(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const openers[] = {"after", "before", "while", "since", "of", "for", "when", "without", "been", NULL};
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[t].sentence];
  /* "a dinner for visiting President X" */
  const bool guest = t > s->first && doc->tokens.data[t].deprel == NG_DEPREL_ACL && ng_repair_is(doc, t - 1, "for");
  if ((t > s->first && !guest && ng_repair_is_one(doc, t - 1, openers)) || has_auxiliary(doc, t)) return;
  const uint32_t noun = titled_person(doc, name_of, t + 1, s->end);
  if (noun == NG_NONE) return;
  make_adjective(doc, t, noun);
}

/* --- trips -------------------------------------------------------------------------------------- */

static const char *const trips[] = {"visit", "visits", "trip", "trips", "travel", "tour", "journey", "arrival", "return", NULL};

/* The preposition of a phrase that has nothing but determiners and modifiers behind it; NG_NONE if it has none. */
static uint32_t preposition_of(const ng_document *doc, uint32_t t) {
  enum { REACH = 8 };
  const uint32_t first = doc->sentences.data[doc->tokens.data[t].sentence].first;
  for (uint32_t c = t; c-- > first && c + REACH > t;)
    if (doc->tokens.data[c].head == t && doc->tokens.data[c].deprel == NG_DEPREL_CASE) return c;
  return NG_NONE;
}

/* "welcomed the visit of X to Y", "came during a visit to Y by X": where the trip leads and whose it is hangs on the verb, but
 * stands right behind the trip. */
void ng_repair_gather_trip(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 5 };
  ng_token *const tokens = doc->tokens.data;
  const bool person = ng_repair_name_type(doc, name_of, t) == NG_NAME_PERSON;
  const uint32_t verb = tokens[t].head, marker = preposition_of(doc, t);
  if ((!person && !ng_repair_is_place(doc, name_of, t)) || verb == NG_NONE || marker == NG_NONE || marker <= verb + 1) return;
  if (!ng_repair_is(doc, marker, person ? "by" : "to")) return;
  uint32_t noun = marker - 1;
  for (int i = 0; i < CLIMB && noun != NG_NONE && tokens[noun].head != verb; i++) noun = tokens[noun].head;
  if (noun == NG_NONE || noun <= verb || noun >= marker || tokens[noun].head != verb) return;
  if (!ng_repair_is_one(doc, noun, trips)) return;
  ng_repair_hang(doc, t, noun, NG_DEPREL_NMOD);
}

/* "saw this transfer of missiles from A to B": who sends and who gets them hangs on the verb, which hands over nothing. */
void ng_repair_gather_delivery(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 5 };
  static const char *const deliveries[] = {"transfer", "transfers", "delivery", "deliveries", "shipment", "shipments", "sale",
                                           "sales", "supply", "supplies", "export", "exports", "flow", NULL};
  static const char *const verbs[] = {"see", "saw", "seen", "confirm", "confirmed", "condemn", "condemned", "denounced",
                                      "criticized", "criticised", "block", "blocked", "stop", "stopped", "halt", "halted", "ban",
                                      "banned", "report", "reported", "oppose", "opposed", "welcomed", "suspend", "suspended",
                                      "intercepted", "allow", "allowed", "discussed", "rejected", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head, marker = preposition_of(doc, t);
  if (verb == NG_NONE || marker == NG_NONE || marker <= verb + 1 || !ng_repair_is_place(doc, name_of, t)) return;
  if ((!ng_repair_is(doc, marker, "to") && !ng_repair_is(doc, marker, "from")) || !ng_repair_is_one(doc, verb, verbs)) return;
  uint32_t noun = marker - 1;
  for (int i = 0; i < CLIMB && noun != NG_NONE && tokens[noun].head != verb; i++) noun = tokens[noun].head;
  if (noun == NG_NONE || noun <= verb || noun >= marker || tokens[noun].deprel != NG_DEPREL_OBJ) return;
  if (ng_repair_is_one(doc, noun, deliveries)) ng_repair_hang(doc, t, noun, NG_DEPREL_NMOD);
}

/* "the visit, his first to Moscow", "the trip is his second there": what stands with the ordinal is said of the trip. */
void ng_repair_lend_ordinal(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const ways[] = {"to", "in", NULL};
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  const uint32_t trip = tokens[t].deprel == NG_DEPREL_APPOS ? tokens[t].head : ng_repair_child(doc, t, NG_DEPREL_NSUBJ);
  if (trip == NG_NONE || trip > t || !ng_repair_is_one(doc, trip, trips)) return;
  const bool owned = ng_repair_child(doc, trip, NG_DEPREL_NMOD_POSS) != NG_NONE;
  for (uint32_t c = s->first; c < s->end; c++) {
    if (tokens[c].head != t) continue;
    const uint32_t marker = preposition_of(doc, c);
    const bool way = c > t && marker != NG_NONE && ng_repair_is_one(doc, marker, ways) &&
        (tokens[c].deprel == NG_DEPREL_NMOD || tokens[c].deprel == NG_DEPREL_OBL);
    if (!way && (owned || tokens[c].deprel != NG_DEPREL_NMOD_POSS)) continue;
    tokens[c].head = trip;
    if (way) tokens[c].deprel = NG_DEPREL_NMOD;
  }
}

/* "arms sales worth $20bn (18bn euros) to Peru", with Peru hung on the sum. */
static void free_from_sum(ng_document *doc, uint32_t t, uint32_t marker) {
  enum { REACH = 14 };
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = marker; c-- > s->first && c + REACH > marker;) {
    if (c > s->first && ng_repair_is(doc, c, "worth") && tokens[c - 1].upos == NG_UPOS_NOUN) {
      if (tokens[t].head > c && tokens[t].head < marker) ng_repair_hang(doc, t, c - 1, NG_DEPREL_NMOD);
      return;
    }
    const ng_upos upos = (ng_upos)tokens[c].upos;
    if (upos != NG_UPOS_NUM && upos != NG_UPOS_SYM && upos != NG_UPOS_PUNCT && upos != NG_UPOS_NOUN) return;
  }
}

/* "a sale of jets to Poland worth $2 billion": who gets them is no part of what they are worth. */
void ng_repair_free_from_worth(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t worth = tokens[t].head, marker = preposition_of(doc, t);
  if (marker != NG_NONE && ng_repair_is_place(doc, name_of, t) && ng_repair_is(doc, marker, "to")) free_from_sum(doc, t, marker);
  if (worth == NG_NONE || worth < t || !ng_repair_is(doc, worth, "worth") || marker == NG_NONE) return;
  if (marker == doc->sentences.data[tokens[t].sentence].first) return;
  const ng_upos before = (ng_upos)tokens[marker - 1].upos;
  if (before != NG_UPOS_NOUN && before != NG_UPOS_PROPN) return;
  ng_repair_hang(doc, t, marker - 1, NG_DEPREL_NMOD);
}

/* "to sell tanks and jets to Poland worth $2 billion" with the sum taken for what is sold. */
void ng_repair_part_worth(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (t == 0 || verb == NG_NONE || verb > t || tokens[t].deprel != NG_DEPREL_OBJ || !ng_repair_is(doc, t - 1, "worth") ||
      tokens[t - 1].head != t) return;
  const uint32_t goods = ng_repair_child(doc, verb, NG_DEPREL_OBJ);
  if (goods != NG_NONE && goods < t) ng_repair_hang(doc, t, goods, NG_DEPREL_NMOD_UNMARKED);
}

/* --- offices of several states ------------------------------------------------------------------- */

/* "met with ministers from Kenya and Chad" with the states taken for where the verb comes from. */
void ng_repair_join_origin(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t from = ng_repair_child(doc, t, NG_DEPREL_CASE), verb = tokens[t].head;
  if (from == NG_NONE || from == 0 || verb == NG_NONE || !ng_repair_is(doc, from, "from")) return;
  const uint32_t noun = from - 1;
  if (tokens[noun].head != verb || (tokens[noun].xpos != NG_XPOS_NNS && tokens[noun].xpos != NG_XPOS_NNPS)) return;
  const uint32_t with = ng_repair_child(doc, noun, NG_DEPREL_CASE);
  if (with == NG_NONE || !ng_repair_is(doc, with, "with")) return;
  ng_repair_hang(doc, t, noun, NG_DEPREL_NMOD);
}

/* --- penalties of several -------------------------------------------------------------------------- */

static bool is_sender(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  const ng_name_type type = ng_repair_name_type(doc, name_of, t);
  return type == NG_NAME_STATE || type == NG_NAME_ORGANIZATION;
}

/* "the lifting of U.N., U.S. and European Union sanctions", taken for that of the U.N.: all stand before the noun. */
void ng_repair_gather_senders(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const penalties[] = {"sanctions", "embargoes", "restrictions", "penalties", "curbs", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t first = tokens[t].head;
  if (first == NG_NONE || first >= t || !is_sender(doc, name_of, first) || !is_sender(doc, name_of, t - 1)) return;
  if (name_of[t] != NG_NONE || !ng_repair_is_one(doc, t, penalties)) return;
  if (tokens[t - 1].head != t || ng_repair_child(doc, t, NG_DEPREL_CC) == NG_NONE) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (tokens[c].head == first && (tokens[c].deprel == NG_DEPREL_CASE || c > t)) tokens[c].head = t;
  tokens[t].head = tokens[first].head;
  tokens[t].deprel = tokens[first].deprel;
  ng_repair_hang(doc, first, t, NG_DEPREL_COMPOUND);
  if (tokens[t].head == NG_NONE) doc->sentences.data[tokens[t].sentence].root = t;
}

/* --- set phrases ----------------------------------------------------------------------------------- */

/* "signed a memorandum of understanding in Tokyo with X", taken for a clause with a place and a partner of its own. */
void ng_repair_close_understanding(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  static const char *const papers[] = {"memorandum", "memoranda", NULL};
  if (t < s->first + 2 || !ng_repair_is(doc, t - 1, "of") || !ng_repair_is_one(doc, t - 2, papers)) return;
  const uint32_t paper = t - 2, above = tokens[paper].head;
  if (tokens[t].head != paper || above == NG_NONE) return;
  for (uint32_t c = t + 1; c < s->end; c++)
    if (tokens[c].head == t) tokens[c].head = above;
  tokens[t].upos = NG_UPOS_NOUN;
  tokens[t].deprel = NG_DEPREL_NMOD;
  tokens[t - 1].deprel = NG_DEPREL_CASE;
  tokens[t - 1].upos = NG_UPOS_ADP;
}
