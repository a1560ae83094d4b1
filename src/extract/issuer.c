/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/issuer.h"

#include "base/error.h"
#include "extract/pronoun.h"

static bool is_body(const ng_entity_index *x, uint32_t entity) {
  const ng_name_type type = x->resolution->facts.data[entity].type;
  return type == NG_NAME_STATE || type == NG_NAME_ORGANIZATION;
}

/* Whether tokens [first, end) say "we" outside quotations. */
static bool is_first_person(const ng_entity_index *x, uint32_t first, uint32_t end) {
  static const char *const words[] = {"we", "our", "my", NULL};
  for (uint32_t t = first; t < end; t++)
    if (!x->resolution->quoted[t] && ng_word_is_one(x->resolution->texts[t], words)) return true;
  return false;
}

/* "MINISTER LEE: Welcome": who speaks in capitals, before a colon. */
static bool is_cue(const ng_entity_index *x, const ng_sentence *s) {
  enum { WORDS_MAX = 6 };
  for (uint32_t t = s->first; t < s->end && t <= s->first + WORDS_MAX; t++) {
    const ng_view word = x->resolution->texts[t];
    if (ng_view_is(word, ":")) return t > s->first;
    for (size_t i = 0; i < word.len; i++)
      if (word.data[i] >= 'a' && word.data[i] <= 'z') return false;
  }
  return false;
}

/* Several people speak by turns. */
static bool is_conversation(const ng_entity_index *x) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < x->doc->sentences.len && n < 2; i++) n += is_cue(x, &x->doc->sentences.data[i]);
  return n > 1;
}

/* The person whom a cue names, NG_NONE for "QUESTION:". */
static uint32_t cued_person(const ng_entity_index *x, const ng_sentence *s) {
  const ng_resolution *r = x->resolution;
  for (uint32_t t = s->first; t < s->end && !ng_view_is(r->texts[t], ":"); t++) {
    const uint32_t entity = r->name_at[t] == NG_NONE ? NG_NONE : r->names.data[r->name_at[t]].entity;
    if (entity != NG_NONE && r->facts.data[entity].type == NG_NAME_PERSON) return entity;
  }
  return NG_NONE;
}

/* Gives each sentence of a conversation to whom the cue before it names. */
static void take_turns(const ng_entity_index *x) {
  uint32_t speaker = NG_NONE;
  for (uint32_t i = 0; i < x->doc->sentences.len; i++) {
    const ng_sentence *s = &x->doc->sentences.data[i];
    if (is_cue(x, s)) speaker = cued_person(x, s);
    x->resolution->voice[i] = speaker;
  }
}

static bool has_verb(const ng_entity_index *x, const ng_sentence *s) {
  for (uint32_t t = s->first; t < s->end; t++)
    if (x->doc->tokens.data[t].upos == NG_UPOS_VERB || x->doc->tokens.data[t].upos == NG_UPOS_AUX) return true;
  return false;
}

/* "Ann Lee, Secretary of State" or "Secretary Lee" on a line of its own: somebody with an office opens the text without
 * doing anything. */
static bool is_byline(const ng_entity_index *x, uint32_t index) {
  const ng_resolution *r = x->resolution;
  const ng_found_name *name = &r->names.data[index];
  const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[name->first].sentence];
  const uint32_t role = r->role_at[s->first];
  const bool opens = name->first == s->first || (role != NG_NONE && r->roles.data[role].holder == index);
  return opens && !has_verb(x, s) && r->facts.data[name->entity].office != NG_OFFICE_NONE;
}

/* "Statement by President Lee": nothing but the title stands between. */
static bool is_announced(const ng_entity_index *x, const ng_found_name *name) {
  enum { TITLE_MAX = 8 };
  static const char *const texts[] = {"statement", "remarks", "message", "letter", "address", "speech", "proclamation", NULL};
  static const char *const links[] = {"by", "from", "of", NULL};
  const uint32_t first = x->doc->sentences.data[x->doc->tokens.data[name->first].sentence].first;
  for (uint32_t t = name->first; t > first && t + TITLE_MAX > name->first; t--)
    if (ng_word_is_one(x->resolution->texts[t - 1], links))
      return t - 1 > first && ng_word_is_one(x->resolution->texts[t - 2], texts) && !ng_token_is(x, first, "joint");
  return false;
}

/* The person who signs the text; NG_NONE where nobody does. */
static uint32_t find_author(const ng_entity_index *x) {
  for (uint32_t i = 0; i < x->resolution->names.len; i++) {
    const ng_found_name *name = &x->resolution->names.data[i];
    if (name->entity == NG_NONE) continue;
    const bool person = x->resolution->facts.data[name->entity].type == NG_NAME_PERSON;
    if (name->in_title && person && is_announced(x, name)) return name->entity;
    if (!name->in_title) return person && is_byline(x, i) ? name->entity : NG_NONE;
  }
  return NG_NONE;
}

/* The first state or body that acts in the text, or in one of its sentences that say "we": "Russia has struck Ukraine. We
 * and the United States ...". */
static uint32_t first_actor(const ng_entity_index *x, bool among_us) {
  for (uint32_t i = 0; i < x->resolution->names.len; i++) {
    const ng_found_name *name = &x->resolution->names.data[i];
    if (name->entity == NG_NONE || name->in_title || !is_body(x, name->entity) || !ng_name_acts(x, i)) continue;
    const ng_sentence *s = &x->doc->sentences.data[x->doc->tokens.data[name->first].sentence];
    if (!among_us || is_first_person(x, s->first, s->end)) return name->entity;
  }
  return NG_NONE;
}

ng_status ng_issuer_find(ng_entity_index *x, ng_error *err) {
  ng_resolution *r = x->resolution;
  const uint32_t n = x->doc->sentences.len;
  r->issuer = NG_NONE;
  r->voice = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *r->voice);
  if (!r->voice) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) r->voice[i] = NG_NONE;
  if (is_conversation(x)) {
    take_turns(x);
    return NG_OK;
  }
  const uint32_t author = find_author(x);
  for (uint32_t i = 0; i < n; i++) r->voice[i] = author;
  if (!is_first_person(x, 0, x->doc->tokens.len)) return NG_OK;
  r->issuer = author == NG_NONE ? NG_NONE : ng_entity_state(x, author);
  if (r->issuer == NG_NONE) r->issuer = first_actor(x, true);
  if (r->issuer == NG_NONE) r->issuer = first_actor(x, false);
  return NG_OK;
}
