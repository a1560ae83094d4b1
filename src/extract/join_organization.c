/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organizations: acronyms, short forms and bodies of a state that the text leaves out. */
#include "base/error.h"
#include "extract/join.h"
#include "extract/name_match.h"
#include "extract/name_shape.h"
#include "extract/name_words.h"

/* The acronym in brackets behind a name, or the name in front of a bracketed acronym. */
static uint32_t bracketed(const ng_joiner *j, const ng_found_name *name) {
  if (name->first < 2 || !ng_view_is(j->r->texts[name->first - 1], "(")) return NG_NONE;
  const uint32_t before = j->r->name_at[name->first - 2];
  return before != NG_NONE && j->r->names.data[before].type == name->type ? j->r->names.data[before].entity : NG_NONE;
}

/* The word that says what kind of body a name names: the last, or the one before "of". */
static ng_view head_word(const ng_view *words, uint32_t n) {
  for (uint32_t i = 1; i < n; i++)
    if (ng_view_is(words[i], "of") || ng_view_is(words[i], "for") || ng_view_is(words[i], "in")) return words[i - 1];
  return n ? words[n - 1] : ng_view_make(NULL, 0);
}

/* A state has but one of these: the word alone is a name. */
static bool is_institution(ng_view word) {
  static const char *const words[] = {
    "Parliament", "Congress", "Senate", "Treasury", "Cabinet", "Navy", "Army", "Politburo"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (ng_view_is(word, words[i])) return true;
  return false;
}

/* "the Department", "the Embassy": no name of its own. */
static bool is_generic(const ng_joiner *j, const ng_found_name *name, const ng_view *words, uint32_t n) {
  if (name->known != NG_NONE || !n) return false;
  if (n == 1)
    return !is_institution(words[0]) && (ng_name_word_of(words[0]) == NG_WORD_ORGANIZATION ||
                                         ng_name_word_of(words[0]) == NG_WORD_FACILITY);
  /* "Office of the Spokesperson" */
  if (ng_name_word_of(words[0]) == NG_WORD_FACILITY) return true; /* "our Embassy in Kyiv" */
  return n == 4 && ng_name_word_of(words[0]) == NG_WORD_ORGANIZATION && ng_view_is(words[1], "of") && ng_view_is(words[2],
          "the") &&
         ng_is_title(j->x, name->end - 1, name->end);
}

static uint32_t find_organization(ng_joiner *j, const ng_found_name *name, const ng_view *words, uint32_t n) {
  const bool generic = is_generic(j, name, words, n);
  for (uint32_t side = 0; side < 2 && n; side++) {
    uint32_t link = ng_join_first_link(j, words[side ? n - 1 : 0]);
    for (int i = 0; link != NG_NONE && i < NG_JOIN_WALK_MAX; i++, link = j->links.data[link].next) {
      const uint32_t entity = j->links.data[link].entity;
      if (j->r->facts.data[entity].type != name->type) continue;
      const uint32_t other_owner = j->r->names.data[j->longest.data[entity]].owner;
      if (name->owner != NG_NONE && other_owner != NG_NONE &&
          j->r->names.data[name->owner].entity != j->r->names.data[other_owner].entity)
        continue;
      ng_view other[NG_JOIN_WORDS_MAX];
      const uint32_t n_other = ng_join_entity_words(j, entity, other);
      bool same = n == n_other;
      for (uint32_t k = 0; same && k < n; k++) same = ng_same_word(words[k], other[k]);
      if (same || ng_is_short_for(words, n, other, n_other)) return entity;
      const bool before = j->r->names.data[j->longest.data[entity]].first < name->first;
      if (n == 1 && is_institution(words[0]) && n_other && ng_same_word(words[0], other[n_other - 1])) return entity;
      if (generic && n == 1 && before && ng_same_word(words[0], head_word(other, n_other))) return entity;
      if (n == 1 && ng_is_acronym_of(words[0], other, n_other)) return entity;
    }
  }
  return NG_NONE;
}

static ng_status enter_organization(ng_joiner *j, uint32_t entity, ng_error *err) {
  ng_view words[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_entity_words(j, entity, words);
  char initials[NG_JOIN_WORDS_MAX + 1];
  uint32_t n_initials = 0;
  for (uint32_t i = 0; i < n; i++)
    if (ng_is_capitalized(words[i]) && words[i].data[0] > 0) initials[n_initials++] = words[i].data[0];
  const ng_view head = head_word(words, n);
  const bool good = (n == 0 || ng_join_enter_word(j, words[0], entity)) && (n < 3 || ng_join_enter_word(j, head, entity)) &&
      (n < 2 || ng_join_enter_word(j, words[n - 1], entity)) &&
                    (n_initials < 2 || ng_join_enter_word(j, ng_view_make(initials, n_initials), entity));
  return good ? NG_OK : ng_fail_no_mem(err);
}

/* "Russia's Defense Ministry" and "Russian Defense Ministry" in the lists. */
static uint32_t find_owned_organization(ng_joiner *j, const ng_found_name *name) {
  if (name->owner == NG_NONE) return NG_NONE;
  const uint32_t known = j->r->names.data[name->owner].known;
  const ng_state *state = known == NG_NONE ? NULL : ng_known_state(j->x->knowledge, known);
  if (!state) return NG_NONE;
  ng_strbuf_clear(&j->buffer);
  ng_strbuf_add_view(&j->buffer, state->adjective.len ? state->adjective : ng_known_at(j->x->knowledge, known)->name);
  ng_strbuf_add_char(&j->buffer, ' ');
  ng_strbuf_add_view(&j->buffer, ng_tokens_text(j->doc, name->first, name->end));
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = ng_knowledge_find_phrase(j->x->knowledge, ng_strbuf_view(&j->buffer),
                                              NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION), found);
  return n ? found[0].known : NG_NONE;
}

/* An acronym in brackets whose long form in front is no entity: "Foreign Military Financing
 * (FMF)"; nor is it one elsewhere in the article. */
static bool is_mere_acronym(const ng_joiner *j, const ng_found_name *name) {
  const ng_view text = j->r->texts[name->first];
  if (name->end - name->first != 1 || !ng_is_acronym(text)) return false;
  return ng_map_find(&j->acronyms, text) != NG_MAP_MISSING;
}

ng_status ng_join_find_acronyms(ng_joiner *j, ng_error *err) {
  const ng_document *doc = j->doc;
  for (uint32_t t = 1; t + 1 < doc->tokens.len; t++) {
    if (!ng_view_is(j->r->texts[t - 1], "(") || !ng_view_is(j->r->texts[t + 1], ")") || !ng_is_acronym(j->r->texts[t]))
      continue;
    const uint32_t before = t >= 2 ? j->r->name_at[t - 2] : NG_NONE;
    const bool entity = before != NG_NONE && j->x->types.of[j->r->names.data[before].type].len;
    if (!entity && !ng_map_set(&j->acronyms, j->r->texts[t], t)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* "the Rapid Support Forces (RSF) ... the RSF": what the article itself calls so goes before what lists do, unless they
 * know its acronym only. */
static ng_status introduced(ng_joiner *j, const ng_found_name *name, uint32_t *entity, ng_error *err) {
  const ng_view text = j->r->texts[name->first];
  *entity = bracketed(j, name);
  if (name->end - name->first != 1 || !ng_is_acronym(text)) return NG_OK;
  if (*entity == NG_NONE) {
    const uint32_t found = ng_map_find(&j->introduced, text);
    const bool listed = found != NG_MAP_MISSING && j->r->facts.data[found].known != NG_NONE;
    if (listed || (found != NG_MAP_MISSING && name->known == NG_NONE)) *entity = found;
  } else if (name->end < j->doc->tokens.len && ng_view_is(j->r->texts[name->end], ")") &&
             !ng_map_set(&j->introduced, text, *entity)) {
    return ng_fail_no_mem(err);
  }
  return NG_OK;
}

ng_status ng_join_organization(ng_joiner *j, uint32_t index, ng_error *err) {
  ng_found_name *name = &j->r->names.data[index];
  ng_view words[NG_JOIN_WORDS_MAX];
  const uint32_t n = ng_join_words(j, name, words);
  uint32_t entity;
  NG_TRY(introduced(j, name, &entity, err));
  if (entity == NG_NONE && name->known == NG_NONE) name->known = find_owned_organization(j, name);
  if (entity == NG_NONE && name->known != NG_NONE) {
    NG_TRY(ng_join_known(j, index, name->known, err));
    entity = name->entity;
  }
  if (entity == NG_NONE) entity = find_organization(j, name, words, n);
  if (entity == NG_NONE && (is_generic(j, name, words, n) || is_mere_acronym(j, name))) return NG_OK;
  if (entity == NG_NONE) entity = ng_join_new_entity(j, index, name->type, NG_NONE);
  if (entity == NG_NONE) return ng_fail_no_mem(err);
  name->entity = entity;
  return enter_organization(j, entity, err);
}
