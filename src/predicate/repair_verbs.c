/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verbs that are taken for nouns or adjectives. */
#include "predicate/repair_part.h"

/* Participles of meetings and trips; parsers take them for nouns or adjectives. */
static const struct { const char *form, *lemma; } participles[] = {
  {"meeting", "meet"}, {"visiting", "visit"}, {"hosting", "host"}, {"welcoming", "welcome"}, {"receiving", "receive"},
  {"greeting", "greet"}, {"attending", "attend"}, {"touring", "tour"}, {"talking", "talk"}, {"seeing", "see"}};

/* Makes a verb of `t` where it is one of them. */
static bool make_participle(ng_document *doc, uint32_t t) {
  for (size_t i = 0; i < sizeof participles / sizeof *participles; i++) {
    if (!ng_repair_is(doc, t, participles[i].form)) continue;
    ng_repair_tag(doc, t, NG_UPOS_VERB, NG_XPOS_VBG);
    doc->tokens.data[t].lemma = ng_view_of(participles[i].lemma);
    return true;
  }
  return false;
}

/* --- "is in Oslo meeting with" --------------------------------------------------------------------- */

/* Gives the children of `from` that stand before `to` to it. */
static void move_before(ng_document *doc, uint32_t from, uint32_t to) {
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[to].sentence];
  for (uint32_t c = s->first; c < to; c++)
    if (doc->tokens.data[c].head == from) doc->tokens.data[c].head = to;
}

/* "X is in Oslo meeting with Y", taken for X that is in an Oslo meeting. */
void ng_repair_part_meeting(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t doing = tokens[t].head;
  if (doing != t + 1 || !ng_repair_is_place(doc, name_of, t) || tokens[doing].upos != NG_UPOS_NOUN) return;
  const uint32_t marker = ng_repair_child(doc, doing, NG_DEPREL_CASE), first = doc->mentions.data[name_of[t]].first;
  if (marker == NG_NONE || marker + 1 != first || ng_repair_child(doc, doing, NG_DEPREL_COP) == NG_NONE) return;
  if (!make_participle(doc, doing)) return;
  const uint32_t above = tokens[doing].head;
  move_before(doc, doing, t);
  ng_repair_hang(doc, t, above, (ng_deprel)tokens[doing].deprel);
  ng_repair_hang(doc, doing, t, NG_DEPREL_ADVCL);
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = doing + 1; c < s->end; c++)
    if (tokens[c].head == doing && tokens[c].deprel == NG_DEPREL_NMOD) tokens[c].deprel = NG_DEPREL_OBL;
  if (above == NG_NONE) doc->sentences.data[tokens[t].sentence].root = t;
}

/* --- "Mr Lee heads to" ---------------------------------------------------------------------------- */

/* "Mr Lee heads to Oslo this week", taken for heads: what somebody does who stands right before it. */
void ng_repair_make_finite(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  if (t == s->first || ng_repair_name_type(doc, name_of, t - 1) != NG_NAME_PERSON || name_of[t] != NG_NONE) return;
  const uint32_t name = doc->mentions.data[name_of[t - 1]].head;
  if (tokens[name].head != t || tokens[name].deprel != NG_DEPREL_COMPOUND) return;
  for (uint32_t c = s->first; c < t; c++) {
    const ng_deprel rel = (ng_deprel)tokens[c].deprel;
    if (tokens[c].head == t && (rel == NG_DEPREL_NMOD_DESC || rel == NG_DEPREL_COMPOUND || rel == NG_DEPREL_AMOD) && c != name)
      tokens[c].head = name;
  }
  for (uint32_t c = t + 1; c < s->end; c++)
    if (tokens[c].head == t && tokens[c].deprel == NG_DEPREL_NMOD) tokens[c].deprel = NG_DEPREL_OBL;
  ng_repair_hang(doc, name, t, NG_DEPREL_NSUBJ);
  ng_repair_tag(doc, t, NG_UPOS_VERB, NG_XPOS_VBZ);
}

/* --- "cancels Oslo visit" ------------------------------------------------------------------------- */

/* "cancels Oslo visit", "after Lee visit", taken for a verb that is an object: what has a compound before it is a noun. */
void ng_repair_make_noun(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  static const char *const nouns[] = {"visit", "visits", "trip", "tour", "meet", "sale", "sales", NULL};
  const ng_token *const token = &doc->tokens.data[t];
  if (token->upos != NG_UPOS_VERB || (token->xpos != NG_XPOS_VB && token->xpos != NG_XPOS_VBP)) return;
  const uint32_t compound = ng_repair_child(doc, t, NG_DEPREL_COMPOUND);
  if (compound == NG_NONE || compound > t || !ng_repair_is_one(doc, t, nouns)) return;
  if (ng_repair_child(doc, t, NG_DEPREL_OBJ) == NG_NONE) ng_repair_tag(doc, t, NG_UPOS_NOUN, NG_XPOS_NN);
}

/* --- participles behind a comma ------------------------------------------------------------------- */

/* "hosted a summit, welcoming President X", taken for a welcoming summit: what has an object is no adjective. */
void ng_repair_make_participle(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head;
  if (noun == NG_NONE || noun > t) return;
  const uint32_t object = ng_repair_child(doc, t, NG_DEPREL_OBJ), verb = tokens[noun].head;
  if (object == NG_NONE || object < t || !make_participle(doc, t)) return;
  const bool beside = ng_repair_is(doc, t - 1, ",") && verb != NG_NONE && tokens[verb].upos == NG_UPOS_VERB && verb < noun;
  ng_repair_hang(doc, t, beside ? verb : noun, beside ? NG_DEPREL_ADVCL : NG_DEPREL_ACL);
}
