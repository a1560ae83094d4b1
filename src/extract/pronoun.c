/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/pronoun.h"

#include "base/error.h"

enum { LOOK_BACK_SENTENCES = 2 };

bool ng_is_word(ng_view text, const char *word) {
  for (size_t i = 0; i < text.len; i++)
    if (!word[i] || (text.data[i] | 0x20) != word[i]) return false;
  return !word[text.len];
}

typedef enum person_kind { KIND_NONE, KIND_HE, KIND_SHE, KIND_IT, KIND_I, KIND_WE } person_kind;

static const struct {
  const char *word;
  person_kind kind;
  bool possessive;
} pronouns[] = {{"he", KIND_HE, false},  {"him", KIND_HE, false},  {"himself", KIND_HE, false},  {"his", KIND_HE, true},
                {"she", KIND_SHE, false}, {"her", KIND_SHE, true}, {"herself", KIND_SHE, false}, {"it", KIND_IT, false},
                {"its", KIND_IT, true},  {"itself", KIND_IT, false}, {"i", KIND_I, false},       {"me", KIND_I, false},
                {"my", KIND_I, true},    {"we", KIND_WE, false},   {"us", KIND_WE, false},       {"our", KIND_WE, true},
                    {"their", KIND_NONE, true}};

static person_kind kind_of(ng_view word) {
  if (ng_view_is(word, "US")) return KIND_NONE;
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (ng_is_word(word, pronouns[i].word)) return pronouns[i].kind;
  return KIND_NONE;
}

bool ng_is_possessive_pronoun(ng_view word) {
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (pronouns[i].possessive && ng_is_word(word, pronouns[i].word)) return true;
  return false;
}

/* ---- He, she, it ---- */

static bool fits(const ng_entity_index *x, uint32_t entity, person_kind kind) {
  const ng_entity_facts *facts = &x->resolution->facts.data[entity];
  if (kind == KIND_IT) return facts->type == NG_NAME_STATE || facts->type == NG_NAME_ORGANIZATION;
  if (facts->type != NG_NAME_PERSON) return false;
  const ng_gender wanted = kind == KIND_HE ? NG_GENDER_MALE : NG_GENDER_FEMALE;
  return facts->gender == wanted || facts->gender == NG_GENDER_UNKNOWN || facts->gender == NG_GENDER_BOTH;
}

static bool is_subject(const ng_document *doc, const ng_found_name *name) {
  const ng_deprel rel = ng_deprel_base((ng_deprel)doc->tokens.data[name->head].deprel);
  return rel == NG_DEPREL_NSUBJ || rel == NG_DEPREL_CSUBJ;
}

/* The best name of tokens [first, end): subjects before others, `nearest` or first of them. */
static uint32_t best_name(const ng_entity_index *x, uint32_t first, uint32_t end, person_kind kind, bool nearest) {
  uint32_t subject = NG_NONE, other = NG_NONE;
  for (uint32_t t = first; t < end; t++) {
    const uint32_t index = x->resolution->name_at[t];
    if (index == NG_NONE) continue;
    const ng_found_name *name = &x->resolution->names.data[index];
    if (name->first != t || name->entity == NG_NONE || name->adjective || !fits(x, name->entity, kind)) continue;
    uint32_t *slot = is_subject(x->doc, name) ? &subject : &other;
    if (*slot == NG_NONE || nearest) *slot = name->entity;
  }
  return subject != NG_NONE ? subject : other;
}

/* Within the sentence the subject nearest before; else the first subject of the sentence
 * before, which it is mostly about. */
static uint32_t third_person(const ng_entity_index *x, uint32_t token, person_kind kind) {
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  uint32_t found = best_name(x, x->doc->sentences.data[sentence].first, token, kind, true);
  for (uint32_t back = 1; found == NG_NONE && back <= LOOK_BACK_SENTENCES && back <= sentence && kind != KIND_IT; back++) {
    const ng_sentence *s = &x->doc->sentences.data[sentence - back];
    found = best_name(x, s->first, s->end, kind, false);
  }
  return found;
}

/* ---- I and we ---- */

static bool is_opening(ng_view w) { return ng_view_is(w, "\xE2\x80\x9C") || ng_view_is(w, "``"); }
static bool is_closing(ng_view w) { return ng_view_is(w, "\xE2\x80\x9D") || ng_view_is(w, "''"); }

/* Marks the tokens inside quotations; a paragraph's end closes what was left open. */
static void mark_quotes(const ng_entity_index *x, bool *quoted) {
  bool open = false;
  for (uint32_t i = 0; i < x->doc->sentences.len; i++) {
    const ng_sentence *s = &x->doc->sentences.data[i];
    const uint32_t gap = i ? x->doc->sentences.data[i - 1].span.end : 0;
    if (s->span.begin > gap && memchr(x->doc->text.data + gap, '\n', s->span.begin - gap)) open = false;
    for (uint32_t t = s->first; t < s->end; t++) {
      const ng_view w = x->resolution->texts[t];
      if (is_opening(w)) open = true;
      else if (is_closing(w)) open = false;
      else if (ng_view_is(w, "\"")) open = !open;
      quoted[t] = open;
    }
  }
}

/* Whose text it is that says "we" of itself: the first state or body that acts in it. */
static uint32_t find_issuer(const ng_entity_index *x) {
  for (uint32_t i = 0; i < x->resolution->names.len; i++) {
    const ng_found_name *name = &x->resolution->names.data[i];
    if (name->entity == NG_NONE || name->in_title || !fits(x, name->entity, KIND_IT)) continue;
    if (is_subject(x->doc, name)) return name->entity;
  }
  return NG_NONE;
}

ng_status ng_pronouns_prepare(ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  ng_resolution *r = x->resolution;
  const uint32_t n = doc->tokens.len;
  r->quoted = ng_arena_zero(&x->scratch, n ? n : 1, sizeof *r->quoted);
  r->speaker_at = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *r->speaker_at);
  if (!r->quoted || !r->speaker_at) return ng_fail_no_mem(err);
  for (uint32_t t = 0; t < n; t++) r->speaker_at[t] = NG_NONE;
  mark_quotes(x, r->quoted);
  for (uint32_t i = 0; i < doc->predicates.len; i++) {
    const ng_predicate *p = &doc->predicates.data[i];
    for (uint32_t a = 0; p->attributed_to != NG_NONE && a < p->n_arguments; a++)
      r->speaker_at[doc->arguments.data[p->first_argument + a].token] = p->attributed_to;
  }
  r->issuer = find_issuer(x);
  return NG_OK;
}

static uint32_t first_person(const ng_entity_index *x, uint32_t token, person_kind kind) {
  const ng_resolution *r = x->resolution;
  if (!r->quoted[token]) return kind == KIND_WE ? r->issuer : NG_NONE;
  if (r->speaker_at[token] == NG_NONE) return NG_NONE;
  const uint32_t name = r->name_at[r->speaker_at[token]];
  const uint32_t speaker = name != NG_NONE ? r->names.data[name].entity : r->speaker_at[token] == token ? NG_NONE
      : ng_pronoun_entity(x, r->speaker_at[token]);
  if (kind == KIND_I || speaker == NG_NONE) return speaker;
  return r->facts.data[speaker].type == NG_NAME_PERSON ? ng_entity_state(x, speaker) : speaker;
}

uint32_t ng_pronoun_entity(const ng_entity_index *x, uint32_t token) {
  const uint32_t mention = x->resolution->mention_at[token];
  if (mention != NG_NONE && x->doc->mentions.data[mention].entity != NG_NONE) return x->doc->mentions.data[mention].entity;
  const person_kind kind = kind_of(x->resolution->texts[token]);
  switch (kind) {
  case KIND_HE:
  case KIND_SHE:
  case KIND_IT: return third_person(x, token, kind);
  case KIND_I:
  case KIND_WE: return first_person(x, token, kind);
  case KIND_NONE: break;
  }
  return NG_NONE;
}
