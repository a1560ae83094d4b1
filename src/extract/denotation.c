/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/denotation.h"

#include "base/word.h"

static bool is_one_of(const ng_document *doc, uint32_t token, const char *const *words) {
  return ng_word_is_one(ng_token_text(doc, &doc->tokens.data[token]), words);
}

static bool is_person(const ng_extraction *x, uint32_t entity) { return ng_view_is(x->doc->entities.data[entity].type,
                                                                                   "person"); }

/* "X, an Iranian-backed militia": a description stands for what it describes. */
static uint32_t described_by(const ng_extraction *x, uint32_t token, uint32_t *out, uint32_t max) {
  const ng_predicate *const p = ng_document__predicate_of(x->doc, token);
  if (!p || (p->kind != NG_PREDICATE_APPOSITION && p->kind != NG_PREDICATE_COPULA)) return 0;
  uint32_t n = 0;
  for (uint32_t i = 0; i < p->n_arguments && n < max; i++) {
    const ng_argument *const arg = &x->doc->arguments.data[p->first_argument + i];
    if (ng_view_is(arg->role, "subject")) n += ng_entities_of_token(&x->entities, arg->token, out + n, max - n);
  }
  return n;
}

/* "his country", "Erdogan, whose government": the state of the person. */
static uint32_t state_of_possessor(const ng_extraction *x, uint32_t token, uint32_t *out, uint32_t max) {
  static const char *const nouns[] = {"country", "nation", "government", "administration", "homeland", NULL};
  const ng_predicate *const p = ng_document__predicate_of(x->doc, token);
  if (!p || !max || !is_one_of(x->doc, token, nouns)) return 0;
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *const arg = &x->doc->arguments.data[p->first_argument + i];
    uint32_t person;
    if (!ng_view_is(arg->role, "possessor") || !ng_entities_of_token(&x->entities, arg->token, &person, 1)) continue;
    if (!is_person(x, person)) continue;
    out[0] = ng_entity_state(&x->entities, person);
    return out[0] != NG_NONE;
  }
  return 0;
}

/* --- the same noun again --------------------------------------------------------------------------- */

static bool is_definite(const ng_document *doc, uint32_t noun) {
  static const char *const articles[] = {"the", "this", "that", "these", "those", NULL};
  enum { REACH = 4 };
  const uint32_t first = doc->sentences.data[doc->tokens.data[noun].sentence].first;
  for (uint32_t i = noun; i > first && i + REACH > noun; i--)
    if (doc->tokens.data[i - 1].head == noun && is_one_of(doc, i - 1, articles)) return true;
  return false;
}

/* "The former president" is not the president named before. */
static bool is_another(const ng_document *doc, uint32_t noun) {
  static const char *const words[] = {"former", "ex", "late", "then", "other", "another", "new", "next", "previous", NULL};
  const uint32_t first = doc->sentences.data[doc->tokens.data[noun].sentence].first;
  for (uint32_t i = noun; i > first && doc->tokens.data[i - 1].upos != NG_UPOS_DET; i--)
    if (is_one_of(doc, i - 1, words)) return true;
  return false;
}

static uint32_t earlier_denotation(const ng_extraction *x, uint32_t noun, uint32_t *out, uint32_t max) {
  enum { REACH = 400 };
  const ng_document *const doc = x->doc;
  const ng_token *const tokens = doc->tokens.data;
  if (tokens[noun].upos != NG_UPOS_NOUN || !tokens[noun].lemma.len || !is_definite(doc, noun) || is_another(doc, noun))
    return 0;
  for (uint32_t i = noun; i-- > 0 && i + REACH > noun;) {
    if (tokens[i].upos != NG_UPOS_NOUN || !ng_view_equals(tokens[i].lemma, tokens[noun].lemma)) continue;
    const uint32_t n = ng_entities_of_token(&x->entities, i, out, max);
    if (n) return n;
  }
  return 0;
}

/* "The government said it had delivered": a pronoun that nothing else explains is the speaker. */
static uint32_t speaker_again(const ng_extraction *x, const ng_predicate *p, uint32_t token) {
  static const char *const things[] = {"it", "its", NULL}, *const people[] = {"he", "she", "his", "her", NULL};
  uint32_t speaker;
  if (p->attributed_to == NG_NONE || p->attributed_to > token) return NG_NONE;
  const bool thing = is_one_of(x->doc, token, things);
  if ((!thing && !is_one_of(x->doc, token, people)) || !ng_entities_of_token(&x->entities, p->attributed_to, &speaker,
                                                                             1)) return NG_NONE;
  return is_person(x, speaker) != thing ? speaker : NG_NONE;
}

/* "Yemenis" are people of Yemen, not the state. */
static bool is_people(const ng_extraction *x, uint32_t token) {
  const ng_token *const t = &x->doc->tokens.data[token];
  if (t->xpos != NG_XPOS_NNPS || !t->lemma.len) return false;
  const ng_view text = ng_token_text(x->doc, t);
  return text.len > 3 && (memcmp(text.data + text.len - 2, "is", 2) == 0 || memcmp(text.data + text.len - 3, "ans",
                                                                                   3) == 0);
}

/* "U.S. lawmakers led by X": who leads a group acts with it. */
static uint32_t add_leaders(const ng_extraction *x, uint32_t token, uint32_t *out, uint32_t n, uint32_t max) {
  static const char *const verbs[] = {"led", "headed", NULL};
  static const char *const groups[] = {"delegation", "delegations", "team", "mission", "lawmakers", "senators", "officials",
                                       "group",
                                       "negotiators", "envoys", "diplomats", "ministers", "delegates", NULL};
  const ng_document *const doc = x->doc;
  if (doc->tokens.data[token].upos != NG_UPOS_NOUN || !is_one_of(doc, token, groups)) return n;
  const uint32_t end = doc->sentences.data[doc->tokens.data[token].sentence].end;
  for (uint32_t t = token + 1; t < end; t++) {
    const bool leads = doc->tokens.data[t].head == token && is_one_of(doc, t, verbs);
    const ng_predicate *const p = leads ? ng_document__predicate_of(x->doc, t) : NULL;
    for (uint32_t i = 0; p && i < p->n_arguments; i++) {
      const ng_argument *const arg = &doc->arguments.data[p->first_argument + i];
      uint32_t leader;
      if (n < max && ng_view_is(arg->role, "subject") && ng_entities_of_token(&x->entities, arg->token, &leader, 1) &&
          is_person(x, leader)) out[n++] = leader;
    }
  }
  return n;
}

uint32_t ng_denotation(const ng_extraction *x, const ng_predicate *predicate, uint32_t token, uint32_t *out, uint32_t max) {
  const uint32_t n = add_leaders(x, token, out, ng_entities_of_token(&x->entities, token, out, max), max);
  const bool state = n == 1 && ng_view_is(x->doc->entities.data[out[0]].type, "state");
  if (state && is_people(x, token)) return 0;
  if (state && x->doc->tokens.data[token].upos == NG_UPOS_NOUN) { /* "FARC, the Colombian group, which" is not Colombia */
    uint32_t others[NG_ENTITIES_MAX];
    const uint32_t described = described_by(x, token, others, max < NG_ENTITIES_MAX ? max : NG_ENTITIES_MAX);
    if (described && ng_view_is(x->doc->entities.data[others[0]].type, "organization")) {
      memcpy(out, others, described * sizeof *out);
      return described;
    }
  }
  if (n || !max) return n;
  const uint32_t described = described_by(x, token, out, max);
  if (described) return described;
  if (state_of_possessor(x, token, out, max)) return 1;
  const uint32_t speaker = speaker_again(x, predicate, token);
  if (speaker == NG_NONE) return earlier_denotation(x, token, out, max);
  out[0] = speaker;
  return 1;
}
