/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parsers take wrongly again and again, put right before predicates are read. */
#include "predicate/repair.h"

#include "base/word.h"

static bool is_word(const ng_document *doc, uint32_t t, const char *word) {
  return ng_word_is(ng_token_text(doc, &doc->tokens.data[t]), word);
}

static bool is_one_of(const ng_document *doc, uint32_t t, const char *const *words) {
  return ng_word_is_one(ng_token_text(doc, &doc->tokens.data[t]), words);
}

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
  tokens[t].head = noun;
  tokens[t].deprel = NG_DEPREL_AMOD;
  if (above == NG_NONE) doc->sentences.data[tokens[t].sentence].root = noun;
}

static bool has_auxiliary(const ng_document *doc, uint32_t t) {
  const ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < t; c++)
    if (tokens[c].head == t && (tokens[c].deprel == NG_DEPREL_AUX || tokens[c].deprel == NG_DEPREL_NSUBJ ||
                                (tokens[c].deprel == NG_DEPREL_MARK && !is_word(doc, c, "with")))) return true;
  return false;
}

static uint32_t child_with(const ng_document *doc, uint32_t head, ng_deprel rel) {
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[head].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (doc->tokens.data[c].head == head && doc->tokens.data[c].deprel == rel) return c;
  return NG_NONE;
}

/* --- itineraries ------------------------------------------------------------------------------ */

static ng_name_type name_type(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  return name_of[t] == NG_NONE ? NG_NAME_NONE : doc->mentions.data[name_of[t]].name_type;
}

static bool is_place(ng_name_type type) { return type == NG_NAME_STATE || type == NG_NAME_LOCATION; }

/* "visited Malta on 4 April and Cyprus from 5 April": the next place is strung on the date; it belongs to the place before. */
static void string_places(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t date = tokens[t].head;
  if (date == NG_NONE || date >= t || !is_place(name_type(doc, name_of, t))) return;
  if (name_type(doc, name_of, date) != NG_NAME_DATE && tokens[date].upos != NG_UPOS_NUM) return;
  const uint32_t first = doc->sentences.data[tokens[t].sentence].first;
  for (uint32_t place = date; place-- > first;)
    if (is_place(name_type(doc, name_of, place)) && doc->mentions.data[name_of[place]].head == place) {
      if (tokens[place].head == tokens[date].head) tokens[t].head = place;
      return;
    }
}

/* --- names in lists ------------------------------------------------------------------------------ */

static const char *const groups_of_people[] = {"members", "officials", "leaders", "representatives", "heads", "ministers",
                                               "ambassadors", "lawmakers", "executives", "delegates", "governors",
                                               "senators", NULL};

/* A person, or the title in front of one: "Hamas leader Z". */
static bool is_person(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  if (name_type(doc, name_of, t) == NG_NAME_PERSON) return true;
  return t + 1 < doc->tokens.len && doc->tokens.data[t + 1].head == t && name_type(doc, name_of, t + 1) == NG_NAME_PERSON;
}

/* The person, with a title or an adjective in front, that the tree makes the object of the word before `first`. */
static uint32_t titled_person(const ng_document *doc, const uint32_t *name_of, uint32_t first, uint32_t end) {
  enum { REACH = 8 };
  for (uint32_t t = first; t < end && t < first + REACH; t++) {
    const ng_upos upos = (ng_upos)doc->tokens.data[t].upos;
    if (upos != NG_UPOS_ADJ && upos != NG_UPOS_NOUN && upos != NG_UPOS_PROPN && upos != NG_UPOS_PUNCT) return NG_NONE;
    if (doc->tokens.data[t].head + 1 != first || !is_person(doc, name_of, t)) continue;
    return t > first || upos == NG_UPOS_NOUN ? t : NG_NONE;
  }
  return NG_NONE;
}

/* "X of the Y movement and Z met", "members of the Y council and Z": a person is no second movement but stands beside the
 * first person, or beside the people of the movement. */
static void join_persons(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 3 };
  ng_token *const tokens = doc->tokens.data;
  if (!is_person(doc, name_of, t)) return;
  uint32_t up = tokens[t].head;
  for (int i = 0; i < CLIMB && up != NG_NONE && !is_person(doc, name_of, up); i++) {
    const ng_deprel rel = (ng_deprel)tokens[up].deprel;
    const bool people = tokens[up].xpos == NG_XPOS_NNS && is_one_of(doc, up, groups_of_people);
    if (people && up != tokens[t].head) tokens[t].head = up;
    if (people || (rel != NG_DEPREL_NMOD && rel != NG_DEPREL_NMOD_POSS)) return;
    up = tokens[up].head;
  }
  if (up != NG_NONE && up < t && up != tokens[t].head && is_person(doc, name_of, up)) tokens[t].head = up;
}

/* --- days behind places --------------------------------------------------------------------------- */

/* "who is in Tehran Wednesday", taken for a Wednesday of the kind of Tehran. */
static void part_day_from_place(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t day = t + 1;
  if (tokens[t].head != day || !is_place(name_type(doc, name_of, t)) || !is_one_of(doc, day, days)) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (tokens[c].head == day && c != t) tokens[c].head = t;
  tokens[t].head = tokens[day].head;
  tokens[t].deprel = tokens[day].deprel;
  tokens[day].head = t;
  tokens[day].deprel = NG_DEPREL_NMOD_UNMARKED;
  if (doc->sentences.data[tokens[t].sentence].root == day) doc->sentences.data[tokens[t].sentence].root = t;
}

/* --- set phrases ----------------------------------------------------------------------------------- */

/* "signed a memorandum of understanding in Tokyo with X", taken for a clause with a place and a partner of its own. */
static void close_understanding(ng_document *doc, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  static const char *const papers[] = {"memorandum", "memoranda", NULL};
  if (t < s->first + 2 || !is_word(doc, t - 1, "of") || !is_one_of(doc, t - 2, papers)) return;
  const uint32_t paper = t - 2, above = tokens[paper].head;
  if (tokens[t].head != paper || above == NG_NONE) return;
  for (uint32_t c = t + 1; c < s->end; c++)
    if (tokens[c].head == t) tokens[c].head = above;
  tokens[t].upos = NG_UPOS_NOUN;
  tokens[t].deprel = NG_DEPREL_NMOD;
  tokens[t - 1].deprel = NG_DEPREL_CASE;
  tokens[t - 1].upos = NG_UPOS_ADP;
}

/* --- offices of several states ------------------------------------------------------------------- */

/* "met with ministers from Kenya and Chad" with the states taken for where the verb comes from. */
static void join_origin(ng_document *doc, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t from = child_with(doc, t, NG_DEPREL_CASE), verb = tokens[t].head;
  if (from == NG_NONE || from == 0 || verb == NG_NONE || !is_word(doc, from, "from")) return;
  const uint32_t noun = from - 1;
  if (tokens[noun].head != verb || (tokens[noun].xpos != NG_XPOS_NNS && tokens[noun].xpos != NG_XPOS_NNPS)) return;
  const uint32_t with = child_with(doc, noun, NG_DEPREL_CASE);
  if (with == NG_NONE || !is_word(doc, with, "with")) return;
  tokens[t].head = noun;
  tokens[t].deprel = NG_DEPREL_NMOD;
}

/* --- reports in between ------------------------------------------------------------------------- */

/* "X visited Ukraine, an official said, and met Y": the second verb goes on with X, not with the official. */
static void resume_after_report(ng_document *doc, uint32_t t) {
  static const char *const reports[] = {"said", "says", "added", "reported", "announced", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t report = tokens[t].head;
  if (report == NG_NONE || report >= t || tokens[report].deprel != NG_DEPREL_PARATAXIS) return;
  if (!is_one_of(doc, report, reports)) return;
  const uint32_t main = tokens[report].head;
  if (main == NG_NONE || main >= report || tokens[main].xpos != tokens[t].xpos) return;
  if (report + 1 >= t || !is_word(doc, report + 1, ",")) return;
  for (uint32_t c = report + 1; c < t; c++)
    if (tokens[c].head == t && tokens[c].deprel == NG_DEPREL_NSUBJ) return;
  tokens[t].head = main;
}

/* --- gerunds in pairs ---------------------------------------------------------------------------- */

/* "accuses X of training and arming Y", the first gerund taken for a noun and the second joined to the verb above: both
 * hang on that verb. */
static void join_gerunds(ng_document *doc, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head, noun = t - 2, marker = t - 3;
  if (verb == NG_NONE || verb >= marker || t < 3 || tokens[t].xpos != NG_XPOS_VBG || tokens[verb].xpos == NG_XPOS_VBG) return;
  const ng_view text = ng_token_text(doc, &tokens[noun]);
  if (tokens[t - 1].deprel != NG_DEPREL_CC || tokens[noun].upos != NG_UPOS_NOUN || tokens[marker].head != noun) return;
  if (text.len < 5 || memcmp(text.data + text.len - 3, "ing", 3) != 0 || tokens[marker].deprel != NG_DEPREL_CASE) return;
  if (!is_word(doc, marker, "of") && !is_word(doc, marker, "for")) return;
  tokens[noun].head = verb;
  tokens[noun].deprel = NG_DEPREL_ADVCL;
  tokens[noun].upos = NG_UPOS_VERB;
  tokens[noun].xpos = NG_XPOS_VBG;
  tokens[marker].deprel = NG_DEPREL_MARK;
  tokens[t].head = noun;
}

/* --- clauses behind "after" --------------------------------------------------------------------------- */

/* "It came a day after X, an aide to Y, met Z": the verb has no "and", so its subject is the noun behind "after". */
static void open_clause(ng_document *doc, uint32_t t) {
  static const char *const openers[] = {"after", "before", "since", "until", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (verb == NG_NONE || verb >= t || (tokens[t].xpos != NG_XPOS_VBD && tokens[t].xpos != NG_XPOS_VBZ)) return;
  if (child_with(doc, t, NG_DEPREL_CC) != NG_NONE || child_with(doc, t, NG_DEPREL_NSUBJ) != NG_NONE) return;
  for (uint32_t noun = verb + 1; noun < t; noun++) {
    if (tokens[noun].head != verb || tokens[noun].deprel != NG_DEPREL_OBL) continue;
    const uint32_t opener = child_with(doc, noun, NG_DEPREL_CASE);
    if (opener == NG_NONE || !is_one_of(doc, opener, openers)) continue;
    tokens[noun].head = t;
    tokens[noun].deprel = NG_DEPREL_NSUBJ;
    tokens[opener].head = t;
    tokens[opener].deprel = NG_DEPREL_MARK;
    tokens[t].deprel = NG_DEPREL_ADVCL;
    return;
  }
}

/* --- restrictive clauses ---------------------------------------------------------------------------- */

/* "suppliers in China and Russia that sell to X": a name needs no telling apart, so "that" goes on with the noun above. */
static void lift_restrictive(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 4 };
  ng_token *const tokens = doc->tokens.data;
  uint32_t noun = tokens[t].head;
  if (noun == NG_NONE || noun > t || !is_place(name_type(doc, name_of, noun))) return;
  const uint32_t that = child_with(doc, t, NG_DEPREL_NSUBJ);
  if (that == NG_NONE || that <= noun || !is_word(doc, that, "that") || !is_place(name_type(doc, name_of, that - 1))) return;
  for (int i = 0; i < CLIMB && noun != NG_NONE; i++, noun = tokens[noun].head) {
    if (tokens[noun].upos == NG_UPOS_NOUN && name_of[noun] == NG_NONE) {
      tokens[t].head = noun;
      return;
    }
    if (tokens[noun].deprel != NG_DEPREL_NMOD && tokens[noun].deprel != NG_DEPREL_CONJ) return;
  }
}

/* --- what is alleged ------------------------------------------------------------------------------ */

/* "allegations that X is seeking to build", taken for allegations that X seeks: the verb has its complement, so the
 * clause says what is alleged. */
static void open_content(ng_document *doc, uint32_t t) {
  static const char *const nouns[] = {"allegation", "allegations", "accusation", "accusations", "charge", "charges", "claim",
                                      "claims", "suspicion", "suspicions", "report", "reports", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head, that = noun + 1;
  if (noun == NG_NONE || that >= t || !is_one_of(doc, noun, nouns) || !is_word(doc, that, "that")) return;
  if (tokens[that].head != t || tokens[that].deprel != NG_DEPREL_OBJ) return;
  if (child_with(doc, t, NG_DEPREL_XCOMP) == NG_NONE && child_with(doc, t, NG_DEPREL_CCOMP) == NG_NONE) return;
  tokens[t].deprel = NG_DEPREL_ACL;
  tokens[that].deprel = NG_DEPREL_MARK;
  tokens[that].upos = NG_UPOS_SCONJ;
}

/* --- trips -------------------------------------------------------------------------------------- */

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
static void gather_trip(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const trips[] = {"visit", "visits", "trip", "trips", "travel", "tour", "journey", "arrival", "return", NULL};
  enum { CLIMB = 5 };
  ng_token *const tokens = doc->tokens.data;
  const ng_name_type type = name_type(doc, name_of, t);
  const uint32_t verb = tokens[t].head, marker = preposition_of(doc, t);
  if ((!is_place(type) && type != NG_NAME_PERSON) || verb == NG_NONE || marker == NG_NONE || marker <= verb + 1) return;
  if (!is_word(doc, marker, type == NG_NAME_PERSON ? "by" : "to")) return;
  uint32_t noun = marker - 1;
  for (int i = 0; i < CLIMB && noun != NG_NONE && tokens[noun].head != verb; i++) noun = tokens[noun].head;
  if (noun == NG_NONE || noun <= verb || noun >= marker || tokens[noun].head != verb || !is_one_of(doc, noun, trips)) return;
  tokens[t].head = noun;
  tokens[t].deprel = NG_DEPREL_NMOD;
}

/* --- "due to" ------------------------------------------------------------------------------------- */

/* "officials were due to visit", the subject hung on "due" and that taken for a marker of the verb. */
static void raise_due(ng_document *doc, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (tokens[t].deprel != NG_DEPREL_MARK || verb == NG_NONE || verb < t || !is_word(doc, t, "due")) return;
  for (uint32_t c = t; c-- > doc->sentences.data[tokens[t].sentence].first;)
    if (tokens[c].head == t && (tokens[c].deprel == NG_DEPREL_NSUBJ || tokens[c].deprel == NG_DEPREL_COP)) tokens[c].head = verb;
}

/* --- titles ------------------------------------------------------------------------------------- */

/* "Under Secretary X visited", taken for whom or what X is under. */
static void join_under(ng_document *doc, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head;
  const ng_view text = ng_token_text(doc, &tokens[t]);
  if (noun == NG_NONE || noun <= t || text.data[0] != 'U' || !is_word(doc, t + 1, "secretary")) return;
  tokens[t].upos = NG_UPOS_PROPN;
  tokens[t].xpos = NG_XPOS_NNP;
  tokens[t].deprel = NG_DEPREL_COMPOUND;
  const uint32_t verb = tokens[noun].head;
  if (verb == NG_NONE || verb < noun || tokens[noun].deprel != NG_DEPREL_OBL || tokens[verb].upos != NG_UPOS_VERB) return;
  if (child_with(doc, verb, NG_DEPREL_NSUBJ) == NG_NONE) tokens[noun].deprel = NG_DEPREL_NSUBJ;
}

/* --- owners with "of" in their names ------------------------------------------------------------------ */

/* "the Republic of Korea's president", "Bank of Korea officials": not a republic of Korea's president; the whole name owns.
 * `last` is the last word of the name. */
static void own_by_whole_name(ng_document *doc, const uint32_t *name_of, uint32_t last) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t owned = tokens[last].head, name = name_of[last];
  if (name == NG_NONE || owned == NG_NONE || owned <= last || last + 1 >= doc->tokens.len) return;
  const ng_mention *const m = &doc->mentions.data[name];
  const uint32_t head = m->head;
  const bool possessive = tokens[last].deprel == NG_DEPREL_NMOD_POSS;
  if (m->end != last + 1 || head == last || possessive != (tokens[last + 1].xpos == NG_XPOS_POS)) return;
  if (tokens[owned].head != head || tokens[owned].deprel != NG_DEPREL_NMOD) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[last].sentence];
  for (uint32_t c = s->first; c < s->end; c++) {
    if (c >= m->first && c < m->end) {
      if (tokens[c].head == owned && c != last) tokens[c].head = last;
    } else if (tokens[c].head == head && c != owned && tokens[c].deprel != NG_DEPREL_DET) {
      tokens[c].head = owned;
    }
  }
  tokens[owned].head = tokens[head].head;
  tokens[owned].deprel = tokens[head].deprel;
  if (tokens[owned].head == NG_NONE) doc->sentences.data[tokens[last].sentence].root = owned;
  tokens[last].head = head;
  tokens[last].deprel = NG_DEPREL_NMOD;
  if (possessive) tokens[last + 1].head = head;
  tokens[head].head = owned;
  tokens[head].deprel = possessive ? NG_DEPREL_NMOD_POSS : NG_DEPREL_COMPOUND;
}

/* --- visitors ---------------------------------------------------------------------------------- */

static void find_visiting(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const openers[] = {"after", "before", "while", "since", "of", "for", "when", "without", "been", NULL};
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[t].sentence];
  if ((t > s->first && is_one_of(doc, t - 1, openers)) || has_auxiliary(doc, t)) return;
  const uint32_t noun = titled_person(doc, name_of, t + 1, s->end);
  if (noun == NG_NONE) return;
  make_adjective(doc, t, noun);
}

void ng_tree_repair(ng_document *doc, const uint32_t *name_of) {
  static const char *const coming[] = {"visiting", "incoming", "outgoing", NULL};
  for (uint32_t t = 0; t < doc->tokens.len; t++) {
    const ng_token *const token = &doc->tokens.data[t];
    const bool visiting = token->xpos == NG_XPOS_VBG && token->deprel != NG_DEPREL_AMOD && is_one_of(doc, t, coming);
    if (visiting) find_visiting(doc, name_of, t);
    else if (token->deprel == NG_DEPREL_CONJ && token->upos == NG_UPOS_VERB) {
      resume_after_report(doc, t);
      join_gerunds(doc, t);
      open_clause(doc, t);
    }
    else if (token->deprel == NG_DEPREL_CONJ) {
      string_places(doc, name_of, t);
      join_persons(doc, name_of, t);
    } else if (token->deprel == NG_DEPREL_NMOD_POSS) own_by_whole_name(doc, name_of, t);
    else if (token->deprel == NG_DEPREL_COMPOUND && t + 1 < doc->tokens.len) {
      part_day_from_place(doc, name_of, t);
      own_by_whole_name(doc, name_of, t);
    }
    else if (token->deprel == NG_DEPREL_ACL_RELCL) {
      lift_restrictive(doc, name_of, t);
      open_content(doc, t);
    }
    else if (token->deprel == NG_DEPREL_OBL) {
      gather_trip(doc, name_of, t);
      join_origin(doc, t);
    }
    else if (token->deprel == NG_DEPREL_CASE && is_word(doc, t, "under")) join_under(doc, t);
    else if (token->deprel == NG_DEPREL_MARK) raise_due(doc, t);
    else if (is_word(doc, t, "understanding")) close_understanding(doc, t);
  }
}
