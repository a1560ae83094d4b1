/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses that hang in the wrong place: their verbs, their subjects, their openers. */
#include "predicate/repair_part.h"

/* --- reports in between ------------------------------------------------------------------------- */

/* "X visited Ukraine, an official said, and met Y": the second verb goes on with X, not with the official. */
void ng_repair_resume_after_report(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const reports[] = {"said", "says", "added", "reported", "announced", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t report = tokens[t].head;
  if (report == NG_NONE || report >= t || tokens[report].deprel != NG_DEPREL_PARATAXIS) return;
  if (!ng_repair_is_one(doc, report, reports)) return;
  const uint32_t main = tokens[report].head;
  if (main == NG_NONE || main >= report || tokens[main].xpos != tokens[t].xpos) return;
  if (report + 1 >= t || !ng_repair_is(doc, report + 1, ",")) return;
  for (uint32_t c = report + 1; c < t; c++)
    if (tokens[c].head == t && tokens[c].deprel == NG_DEPREL_NSUBJ) return;
  tokens[t].head = main;
}

/* "X will visit Oslo, sources say, to meet Y": who says so meets nobody. */
void ng_repair_resume_purpose(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const reports[] = {"said", "say", "says", "added", "reported", "announced", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t report = tokens[t].head, to = ng_repair_child(doc, t, NG_DEPREL_MARK);
  if (report == NG_NONE || report > t || to == NG_NONE || to < report + 2 || !ng_repair_is(doc, to, "to")) return;
  if (tokens[report].deprel != NG_DEPREL_PARATAXIS || !ng_repair_is_one(doc, report, reports)) return;
  if (ng_repair_is(doc, to - 1, ",") && tokens[report].head < report) tokens[t].head = tokens[report].head;
}

/* "Fifteen agents, the minister said, arrived in Oslo", read as agents that said it, with or without the minister: the
 * name right before the report makes it, the noun before the comma is what the clause tells of. */
void ng_repair_part_report(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const reports[] = {"said", "says", "added", "reported", "announced", "noted", "claimed", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t report = tokens[t].head, by = report - 1;
  if (report == NG_NONE || report < 3 || report + 1 >= t || name_of[by] == NG_NONE) return;
  if (!ng_repair_is_one(doc, report, reports) || !ng_repair_is(doc, report + 1, ",")) return;
  if (ng_repair_child(doc, t, NG_DEPREL_NSUBJ) != NG_NONE || ng_repair_child(doc, t, NG_DEPREL_NSUBJ_PASS) != NG_NONE) return;
  const uint32_t noun = ng_repair_child(doc, report, NG_DEPREL_NSUBJ), speaker = doc->mentions.data[name_of[by]].head;
  if (noun == NG_NONE || noun >= speaker || speaker >= report) return;
  const bool described = tokens[speaker].deprel == NG_DEPREL_APPOS && tokens[speaker].head == noun;
  if (!described && (tokens[speaker].deprel != NG_DEPREL_NSUBJ || tokens[speaker].head != report)) return;
  ng_repair_hang(doc, speaker, report, NG_DEPREL_NSUBJ);
  tokens[noun].head = t;
}

/* --- gerunds in pairs ---------------------------------------------------------------------------- */

/* "accuses X of training and arming Y", the first gerund taken for a noun and the second joined to the verb above: both
 * hang on that verb. */
void ng_repair_join_gerunds(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head, noun = t - 2, marker = t - 3;
  if (verb == NG_NONE || verb >= marker || t < 3 || tokens[t].xpos != NG_XPOS_VBG || tokens[verb].xpos == NG_XPOS_VBG) return;
  const ng_view text = ng_token_text(doc, &tokens[noun]);
  if (tokens[t - 1].deprel != NG_DEPREL_CC || tokens[noun].upos != NG_UPOS_NOUN || tokens[marker].head != noun) return;
  if (text.len < 5 || memcmp(text.data + text.len - 3, "ing", 3) != 0 || tokens[marker].deprel != NG_DEPREL_CASE) return;
  if (!ng_repair_is(doc, marker, "of") && !ng_repair_is(doc, marker, "for")) return;
  ng_repair_hang(doc, noun, verb, NG_DEPREL_ADVCL);
  ng_repair_tag(doc, noun, NG_UPOS_VERB, NG_XPOS_VBG);
  tokens[marker].deprel = NG_DEPREL_MARK;
  tokens[t].head = noun;
}

/* --- clauses behind "after" --------------------------------------------------------------------------- */

/* "It came a day after X, an aide to Y, met Z", "it comes as X meets Y": the verb has no "and", so its subject is the noun
 * behind "after". */
void ng_repair_open_clause(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const openers[] = {"after", "before", "since", "until", "as", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (verb == NG_NONE || verb >= t || (tokens[t].xpos != NG_XPOS_VBD && tokens[t].xpos != NG_XPOS_VBZ)) return;
  if (ng_repair_child(doc, t, NG_DEPREL_CC) != NG_NONE || ng_repair_child(doc, t, NG_DEPREL_NSUBJ) != NG_NONE ||
      ng_repair_child(doc, t, NG_DEPREL_MARK) != NG_NONE) return;
  for (uint32_t noun = verb + 1; noun < t; noun++) {
    const uint32_t above = tokens[noun].head;
    if (tokens[noun].deprel != NG_DEPREL_OBL || above == NG_NONE || (above != verb && tokens[above].head != verb)) continue;
    const uint32_t opener = ng_repair_child(doc, noun, NG_DEPREL_CASE);
    if (tokens[t].deprel == NG_DEPREL_PARATAXIS && name_of[noun] == NG_NONE) continue;
    if (opener == NG_NONE || !ng_repair_is_one(doc, opener, openers)) continue;
    ng_repair_hang(doc, noun, t, NG_DEPREL_NSUBJ);
    ng_repair_hang(doc, opener, t, NG_DEPREL_MARK);
    tokens[t].deprel = NG_DEPREL_ADVCL;
    return;
  }
}

/* --- restrictive clauses ---------------------------------------------------------------------------- */

/* "suppliers in China and Russia that sell to X": a name needs no telling apart, so "that" goes on with the noun above. */
void ng_repair_lift_restrictive(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 4 };
  ng_token *const tokens = doc->tokens.data;
  uint32_t noun = tokens[t].head;
  if (noun == NG_NONE || noun > t || !ng_repair_is_place(doc, name_of, noun)) return;
  const uint32_t that = ng_repair_child(doc, t, NG_DEPREL_NSUBJ);
  if (that == NG_NONE || that <= noun || !ng_repair_is(doc, that, "that") || !ng_repair_is_place(doc, name_of, that - 1)) return;
  for (int i = 0; i < CLIMB && noun != NG_NONE; i++, noun = tokens[noun].head) {
    if (tokens[noun].upos == NG_UPOS_NOUN && name_of[noun] == NG_NONE) {
      tokens[t].head = noun;
      return;
    }
    if (tokens[noun].deprel != NG_DEPREL_NMOD && tokens[noun].deprel != NG_DEPREL_CONJ) return;
  }
}

/* "a bad time for X, who met Y": "who" goes on with the person right before it, not with a thing. */
void ng_repair_lift_who(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head;
  if (noun == NG_NONE || noun > t || ng_repair_is_person(doc, name_of, noun)) return;
  uint32_t who = ng_repair_child(doc, t, NG_DEPREL_NSUBJ);
  if (who == NG_NONE) who = ng_repair_child(doc, t, NG_DEPREL_NSUBJ_PASS);
  if (who == NG_NONE || who < noun + 2 || who > t || !ng_repair_is(doc, who, "who")) return;
  const uint32_t before = who - 1 - ng_repair_is(doc, who - 1, ",");
  if (before <= noun || ng_repair_name_type(doc, name_of, before) != NG_NAME_PERSON) return;
  tokens[t].head = doc->mentions.data[name_of[before]].head;
}

static bool is_plural(const ng_document *doc, uint32_t verb) {
  const ng_token *const tokens = doc->tokens.data;
  if (tokens[verb].xpos == NG_XPOS_VBP) return true;
  const ng_sentence *const s = &doc->sentences.data[tokens[verb].sentence];
  for (uint32_t c = s->first; c < verb; c++)
    if (tokens[c].head == verb && (tokens[c].deprel == NG_DEPREL_AUX || tokens[c].deprel == NG_DEPREL_COP))
      return tokens[c].xpos == NG_XPOS_VBP || ng_repair_is(doc, c, "were");
  return false;
}

/* "X and Y, who have been meeting in Oslo": a plural verb goes on with both. */
void ng_repair_lift_plural(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t last = tokens[t].head, who = ng_repair_child(doc, t, NG_DEPREL_NSUBJ);
  if (last == NG_NONE || last > t || who == NG_NONE || who > t || !ng_repair_is(doc, who, "who")) return;
  if (tokens[last].deprel != NG_DEPREL_CONJ || !ng_repair_is_person(doc, name_of, last) || !is_plural(doc, t)) return;
  const uint32_t first = tokens[last].head;
  if (first < last && ng_repair_is_person(doc, name_of, first)) tokens[t].head = first;
}

/* --- what is alleged ------------------------------------------------------------------------------ */

/* "allegations that X is seeking to build", taken for allegations that X seeks: the verb has its complement, so the
 * clause says what is alleged. */
void ng_repair_open_content(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const nouns[] = {"allegation", "allegations", "accusation", "accusations", "charge", "charges", "claim",
                                      "claims", "suspicion", "suspicions", "report", "reports", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head, that = noun + 1;
  if (noun == NG_NONE || that >= t || !ng_repair_is_one(doc, noun, nouns) || !ng_repair_is(doc, that, "that")) return;
  if (tokens[that].head != t || tokens[that].deprel != NG_DEPREL_OBJ) return;
  if (ng_repair_child(doc, t, NG_DEPREL_XCOMP) == NG_NONE && ng_repair_child(doc, t, NG_DEPREL_CCOMP) == NG_NONE) return;
  tokens[t].deprel = NG_DEPREL_ACL;
  tokens[that].deprel = NG_DEPREL_MARK;
  tokens[that].upos = NG_UPOS_SCONJ;
}

/* --- "due to" ------------------------------------------------------------------------------------- */

/* "officials were due to visit", the subject hung on "due" and that taken for a marker of the verb. */
void ng_repair_raise_due(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (tokens[t].deprel != NG_DEPREL_MARK || verb == NG_NONE || verb < t || !ng_repair_is(doc, t, "due")) return;
  for (uint32_t c = t; c-- > doc->sentences.data[tokens[t].sentence].first;)
    if (tokens[c].head == t && (tokens[c].deprel == NG_DEPREL_NSUBJ || tokens[c].deprel == NG_DEPREL_COP)) tokens[c].head = verb;
}

/* --- infinitives taken for nouns ---------------------------------------------------------------------- */

/* "moved to sanction X" with the verb tagged as a noun, and hung as one: a noun has no object. */
void ng_repair_make_infinitive(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (verb != t + 1 || tokens[verb].xpos != NG_XPOS_NN || ng_repair_child(doc, verb, NG_DEPREL_OBJ) == NG_NONE) return;
  ng_repair_tag(doc, verb, NG_UPOS_VERB, NG_XPOS_VB);
  if (tokens[verb].deprel == NG_DEPREL_OBL) tokens[verb].deprel = NG_DEPREL_XCOMP;
  ng_repair_tag(doc, t, NG_UPOS_PART, NG_XPOS_TO);
  tokens[t].deprel = NG_DEPREL_MARK;
}

/* --- "is back in" ---------------------------------------------------------------------------------- */

/* The adverb governs the clause, though the copula hangs on what it goes with: that governs. */
static void sink_adverb(ng_document *doc, uint32_t adverb) {
  ng_token *const tokens = doc->tokens.data;
  ng_sentence *const s = &doc->sentences.data[tokens[adverb].sentence];
  const uint32_t place = ng_repair_child(doc, adverb, NG_DEPREL_OBL);
  if (place == NG_NONE || ng_repair_child(doc, place, NG_DEPREL_COP) == NG_NONE) return;
  for (uint32_t c = s->first; c < s->end; c++)
    if (tokens[c].head == adverb && c != place) tokens[c].head = place;
  ng_repair_hang(doc, place, tokens[adverb].head, (ng_deprel)tokens[adverb].deprel);
  if (tokens[place].head == NG_NONE) s->root = place;
  ng_repair_hang(doc, adverb, place, NG_DEPREL_ADVMOD);
}

/* "X is back in Paris", the subject hung on the adverb: it is that of what the adverb goes with. */
void ng_repair_raise_subject(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t adverb = tokens[t].head;
  if (adverb == NG_NONE || adverb < t || tokens[adverb].upos != NG_UPOS_ADV) return;
  if (tokens[adverb].deprel != NG_DEPREL_ADVMOD) {
    sink_adverb(doc, adverb);
    return;
  }
  const uint32_t clause = tokens[adverb].head;
  if (clause == NG_NONE || clause < adverb || ng_repair_child(doc, clause, NG_DEPREL_COP) == NG_NONE) return;
  if (ng_repair_child(doc, clause, NG_DEPREL_NSUBJ) == NG_NONE) tokens[t].head = clause;
}
