/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subjects that hang on the wrong verb, and phrases that are taken for subjects. */
#include "predicate/repair_part.h"

static bool is_above(const ng_document *doc, uint32_t t, uint32_t below) {
  enum { CLIMB = 64 };
  for (int i = 0; i < CLIMB && below != NG_NONE; i++, below = doc->tokens.data[below].head)
    if (below == t) return true;
  return false;
}

/* --- reports at the end ----------------------------------------------------------------------- */

/* "X to visit Oslo, ministry says", taken for X and a ministry that both say so: the infinitive is what is said. */
void ng_repair_part_speakers(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const reports[] = {"says", "said", "say", "reports", "confirms", "announces", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t report = tokens[t].head, plan = ng_repair_child(doc, t, NG_DEPREL_ACL);
  if (report == NG_NONE || plan == NG_NONE || plan < t || plan > report || tokens[plan].xpos != NG_XPOS_VB) return;
  if (!ng_repair_is_one(doc, report, reports)) return;
  bool comma = false, speaker = false;
  for (uint32_t c = plan + 1; c < report; c++) {
    comma = comma || ng_repair_is(doc, c, ",");
    speaker = speaker || (comma && tokens[c].head == report && tokens[c].deprel == NG_DEPREL_NSUBJ);
  }
  if (!speaker) return;
  ng_repair_hang(doc, plan, report, NG_DEPREL_CCOMP);
  ng_repair_hang(doc, t, plan, NG_DEPREL_NSUBJ);
}

/* "who announced Japan would impose", with Japan announced and the rest hung higher: the name is the subject of what is
 * announced. */
void ng_repair_open_report(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const reports[] = {"announced", "said", "says", "believes", "believed", "confirmed", "claimed", "claims",
                                        "hopes", "hoped", "warned", "insisted", "thought", "suggested", NULL};
  ng_token *const tokens = doc->tokens.data;
  if (ng_repair_child(doc, t, NG_DEPREL_AUX) == NG_NONE || ng_repair_child(doc, t, NG_DEPREL_NSUBJ) != NG_NONE ||
      ng_repair_child(doc, t, NG_DEPREL_NSUBJ_PASS) != NG_NONE) return;
  uint32_t name = t - 1;
  while (name > 0 && name < t && tokens[name].head == t) name--;
  if (name >= t || name_of[name] == NG_NONE) return;
  name = doc->mentions.data[name_of[name]].head;
  const uint32_t report = tokens[name].head;
  if (report == NG_NONE || report > name || tokens[name].deprel != NG_DEPREL_OBJ || is_above(doc, t, report)) return;
  if (!ng_repair_is_one(doc, report, reports)) return;
  ng_repair_hang(doc, name, t, NG_DEPREL_NSUBJ);
  ng_repair_hang(doc, t, report, NG_DEPREL_CCOMP);
}

/* --- "with X visiting" -------------------------------------------------------------------------- */

static bool is_actor(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  return ng_repair_is_person(doc, name_of, t) || ng_repair_name_type(doc, name_of, t) == NG_NAME_STATE ||
         ng_repair_name_type(doc, name_of, t) == NG_NAME_ORGANIZATION;
}

/* "The vote comes with President X visiting Oslo": no vote visits. */
void ng_repair_open_company(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t verb = tokens[t].head;
  if (tokens[t].deprel != NG_DEPREL_ADVCL || tokens[t].xpos != NG_XPOS_VBG || verb > t || name_of[t - 1] == NG_NONE) return;
  const uint32_t name = doc->mentions.data[name_of[t - 1]].head, subject = ng_repair_child(doc, verb, NG_DEPREL_NSUBJ);
  if (tokens[name].head != verb || tokens[name].deprel != NG_DEPREL_OBL || !is_actor(doc, name_of, name)) return;
  const uint32_t with = ng_repair_child(doc, name, NG_DEPREL_CASE);
  if (with == NG_NONE || !ng_repair_is(doc, with, "with") || ng_repair_child(doc, t, NG_DEPREL_MARK) != NG_NONE) return;
  if (subject == NG_NONE || is_actor(doc, name_of, subject) || tokens[subject].upos == NG_UPOS_PRON) return;
  ng_repair_hang(doc, name, t, NG_DEPREL_NSUBJ);
  ng_repair_hang(doc, with, t, NG_DEPREL_MARK);
}

/* "held talks in Oslo with X aimed at a deal", taken for X that aimed: what has a preposition is no subject. */
void ng_repair_free_from_preposition(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const prepositions[] = {"with", "to", "from", "against", "by", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t clause = tokens[t].head, marker = ng_repair_child(doc, t, NG_DEPREL_CASE);
  if (clause == NG_NONE || clause < t || marker == NG_NONE || marker > t || !ng_repair_is_one(doc, marker, prepositions)) return;
  const uint32_t verb = tokens[clause].head;
  if (tokens[clause].deprel != NG_DEPREL_ADVCL || tokens[clause].xpos == NG_XPOS_VBG || verb == NG_NONE || verb > marker) return;
  if (ng_repair_child(doc, clause, NG_DEPREL_AUX) != NG_NONE) return;
  ng_repair_hang(doc, t, verb, NG_DEPREL_OBL);
}
