/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that hang on a neighbour: in lists and itineraries, beside days, as owners, with a title. */
#include "predicate/repair_part.h"

/* --- itineraries ------------------------------------------------------------------------------ */

/* "visited Malta on 4 April and Cyprus from 5 April": the next place is strung on the date; it belongs to the place before. */
void ng_repair_string_places(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t date = tokens[t].head;
  if (date == NG_NONE || date >= t || !ng_repair_is_place(doc, name_of, t)) return;
  if (ng_repair_name_type(doc, name_of, date) != NG_NAME_DATE && tokens[date].upos != NG_UPOS_NUM) return;
  const uint32_t first = doc->sentences.data[tokens[t].sentence].first;
  for (uint32_t place = date; place-- > first;)
    if (ng_repair_is_place(doc, name_of, place) && doc->mentions.data[name_of[place]].head == place) {
      if (tokens[place].head == tokens[date].head) tokens[t].head = place;
      return;
    }
}

/* --- names in lists ------------------------------------------------------------------------------ */

static const char *const groups_of_people[] = {"members", "officials", "leaders", "representatives", "heads", "ministers",
                                               "ambassadors", "lawmakers", "executives", "delegates", "governors",
                                               "senators", NULL};

/* "met X in Oslo and Y in Paris", taken for a row of Oslo and Y: a person stands beside the person met before. */
static bool join_behind_place(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t place = tokens[t].head;
  if (place > t || !ng_repair_is_place(doc, name_of, place) || tokens[place].deprel != NG_DEPREL_OBL) return false;
  const uint32_t verb = tokens[place].head;
  for (uint32_t c = place; c-- > verb + 1;)
    if (tokens[c].head == verb && (tokens[c].deprel == NG_DEPREL_OBJ || tokens[c].deprel == NG_DEPREL_OBL) &&
        ng_repair_is_person(doc, name_of, c)) {
      tokens[t].head = c;
      return true;
    }
  return false;
}

/* "X of the Y movement and Z met", "members of the Y council and Z": a person is no second movement but stands beside the
 * first person, or beside the people of the movement. */
void ng_repair_join_persons(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  enum { CLIMB = 3 };
  ng_token *const tokens = doc->tokens.data;
  if (!ng_repair_is_person(doc, name_of, t)) return;
  if (join_behind_place(doc, name_of, t)) return;
  uint32_t up = tokens[t].head;
  for (int i = 0; i < CLIMB && up != NG_NONE && !ng_repair_is_person(doc, name_of, up); i++) {
    const ng_deprel rel = (ng_deprel)tokens[up].deprel;
    const bool people = tokens[up].xpos == NG_XPOS_NNS && ng_repair_is_one(doc, up, groups_of_people);
    if (people && up != tokens[t].head) tokens[t].head = up;
    if (people || (rel != NG_DEPREL_NMOD && rel != NG_DEPREL_NMOD_POSS)) return;
    up = tokens[up].head;
  }
  if (up != NG_NONE && up < t && up != tokens[t].head && ng_repair_is_person(doc, name_of, up)) tokens[t].head = up;
}

/* --- days behind places --------------------------------------------------------------------------- */

/* "who is in Tehran Wednesday", "arrived in Tehran Wednesday evening", taken for a Wednesday of the kind of Tehran. */
void ng_repair_part_day_from_place(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", NULL};
  static const char *const hours[] = {"morning", "afternoon", "evening", "night", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t day = tokens[t].head;
  if (!ng_repair_is_place(doc, name_of, t) || day == NG_NONE || !ng_repair_is_one(doc, t + 1, days)) return;
  if (day != t + 1 && (day != t + 2 || !ng_repair_is_one(doc, day, hours))) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (tokens[c].head == day && c != t && c != t + 1) tokens[c].head = t;
  tokens[t].head = tokens[day].head;
  tokens[t].deprel = tokens[day].deprel;
  ng_repair_hang(doc, day, t, NG_DEPREL_NMOD_UNMARKED);
  if (doc->sentences.data[tokens[t].sentence].root == day) doc->sentences.data[tokens[t].sentence].root = t;
}

/* --- owners with "of" in their names ------------------------------------------------------------------ */

/* "the Republic of Korea's president", "Bank of Korea officials": not a republic of Korea's president; the whole name owns.
 * `last` is the last word of the name. */
void ng_repair_own_by_whole_name(ng_document *doc, const uint32_t *name_of, uint32_t last) {
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
  ng_repair_hang(doc, last, head, NG_DEPREL_NMOD);
  if (possessive) tokens[last + 1].head = head;
  tokens[head].head = owned;
  tokens[head].deprel = possessive ? NG_DEPREL_NMOD_POSS : NG_DEPREL_COMPOUND;
}

/* --- names behind what they are --------------------------------------------------------------------- */

/* "spoke to the militant group Hezbollah" with the name hung beside the group, as if it were a time: it names the group. */
void ng_repair_name_body(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const bodies[] = {"group", "organization", "organisation", "movement", "militia", "company", "firm", "giant",
                                       "maker", "manufacturer", "agency", "party", "network", "broadcaster", "bank", NULL};
  ng_token *const tokens = doc->tokens.data;
  if (ng_repair_name_type(doc, name_of, t) != NG_NAME_ORGANIZATION) return;
  const uint32_t first = doc->mentions.data[name_of[t]].first;
  if (first == doc->sentences.data[tokens[t].sentence].first || !ng_repair_is_one(doc, first - 1, bodies)) return;
  if (tokens[first - 1].upos == NG_UPOS_NOUN && tokens[first - 1].head == tokens[t].head &&
      ng_repair_child(doc, t, NG_DEPREL_CASE) == NG_NONE) ng_repair_hang(doc, t, first - 1, NG_DEPREL_APPOS);
}

/* --- names side by side ------------------------------------------------------------------------------ */

/* "the US and European Union imposed", taken for a Union that is US and European: two names that stand side by side.
 * `t` is a word of the second name, hung on the first. */
void ng_repair_part_names(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t name = name_of[t], first = tokens[t].head;
  if (name == NG_NONE || first == NG_NONE || name_of[first] == NG_NONE || name_of[first] == name) return;
  const uint32_t head = tokens[first].head;
  const ng_deprel rel = (ng_deprel)tokens[first].deprel;
  if (head == NG_NONE || head == t || name_of[head] != name || (rel != NG_DEPREL_COMPOUND && rel != NG_DEPREL_AMOD)) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < s->end; c++) {
    if (tokens[c].head == t && tokens[c].deprel == NG_DEPREL_CC) tokens[c].head = head;
    else if (tokens[c].head == head && name_of[c] != name && c != first) tokens[c].head = first;
  }
  ng_repair_hang(doc, first, tokens[head].head, (ng_deprel)tokens[head].deprel);
  ng_repair_hang(doc, head, first, NG_DEPREL_CONJ);
  ng_repair_hang(doc, t, head, NG_DEPREL_COMPOUND);
  doc->mentions.data[name].head = head;
  if (tokens[first].head == NG_NONE) doc->sentences.data[tokens[t].sentence].root = first;
}

/* --- what two own together ----------------------------------------------------------------------------- */

/* "It was Lee and Roy's first meeting", taken for Lee and a meeting of Roy's: both have met. */
void ng_repair_own_together(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  static const char *const shared[] = {"meeting", "meetings", "talks", "summit", "encounter", "discussion", "discussions",
                                       "conversation", "dinner", "lunch", "handshake", NULL};
  ng_token *const tokens = doc->tokens.data;
  const uint32_t first = tokens[t].head, second = ng_repair_child(doc, t, NG_DEPREL_NMOD_POSS);
  if (first == NG_NONE || second == NG_NONE || first > second || second > t || !ng_repair_is_one(doc, t, shared)) return;
  if (name_of[first] == NG_NONE || name_of[second] == NG_NONE) return;
  const uint32_t end = doc->mentions.data[name_of[first]].end, begin = doc->mentions.data[name_of[second]].first;
  if (end + 1 != begin || !ng_repair_is(doc, end, "and")) return;
  const ng_sentence *const s = &doc->sentences.data[tokens[t].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (tokens[c].head == first && tokens[c].deprel != NG_DEPREL_FLAT && tokens[c].deprel != NG_DEPREL_COMPOUND &&
        tokens[c].deprel != NG_DEPREL_NMOD_DESC && c != t) tokens[c].head = t;
  ng_repair_hang(doc, t, tokens[first].head, (ng_deprel)tokens[first].deprel);
  ng_repair_hang(doc, first, t, NG_DEPREL_NMOD_POSS);
  ng_repair_hang(doc, second, first, NG_DEPREL_CONJ);
  tokens[end].head = second;
  if (tokens[t].head == NG_NONE) doc->sentences.data[tokens[t].sentence].root = t;
}

/* "relations with Moscow, a major supplier": one supplier is no apposition to relations but to the name right before it. */
void ng_repair_describe_name(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  ng_token *const tokens = doc->tokens.data;
  const uint32_t head = tokens[t].head, first = doc->sentences.data[tokens[t].sentence].first;
  if (tokens[t].xpos != NG_XPOS_NN || head == NG_NONE || head > t || tokens[head].xpos != NG_XPOS_NNS || name_of[t] != NG_NONE)
    return;
  const uint32_t article = ng_repair_child(doc, t, NG_DEPREL_DET);
  if (article == NG_NONE || article < first + 2 || tokens[article - 1].upos != NG_UPOS_PUNCT) return;
  const uint32_t name = name_of[article - 2];
  if (name == NG_NONE || doc->mentions.data[name].end != article - 1) return;
  const uint32_t named = doc->mentions.data[name].head;
  if (named > head && tokens[named].head == head) ng_repair_hang(doc, t, named, NG_DEPREL_APPOS);
}

/* --- words within names ------------------------------------------------------------------------------- */

/* "Moon Jae-in to Seoul" with the "in" taken for a preposition: a word within a name belongs to it. */
void ng_repair_close_name(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  if (ng_repair_name_type(doc, name_of, t) != NG_NAME_PERSON) return;
  ng_token *const tokens = doc->tokens.data;
  const ng_mention *const name = &doc->mentions.data[name_of[t]];
  const uint32_t head = tokens[t].head;
  if (t == name->first || t == name->head || head == NG_NONE || (head >= name->first && head < name->end)) return;
  ng_repair_hang(doc, t, name->head, NG_DEPREL_FLAT);
  tokens[t].upos = NG_UPOS_PROPN;
}

/* --- titles ------------------------------------------------------------------------------------- */

/* "Under Secretary X visited", taken for whom or what X is under. */
void ng_repair_join_under(ng_document *doc, const uint32_t *name_of, uint32_t t) {
  (void)name_of;
  ng_token *const tokens = doc->tokens.data;
  const uint32_t noun = tokens[t].head;
  const ng_view text = ng_token_text(doc, &tokens[t]);
  if (noun == NG_NONE || noun <= t || text.data[0] != 'U' || !ng_repair_is(doc, t + 1, "secretary")) return;
  ng_repair_tag(doc, t, NG_UPOS_PROPN, NG_XPOS_NNP);
  tokens[t].deprel = NG_DEPREL_COMPOUND;
  const uint32_t verb = tokens[noun].head;
  if (verb == NG_NONE || verb < noun || tokens[noun].deprel != NG_DEPREL_OBL || tokens[verb].upos != NG_UPOS_VERB) return;
  if (ng_repair_child(doc, verb, NG_DEPREL_NSUBJ) == NG_NONE) tokens[noun].deprel = NG_DEPREL_NSUBJ;
}
