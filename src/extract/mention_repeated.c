/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates by the article itself and by who is in office: names known again by a part. */
#include "base/error.h"
#include "extract/context.h"
#include "extract/mention.h"
#include "extract/name_words.h"

static const float repeated = 0.8F;         /* seen in full elsewhere in the article */
static const float repeated_sure = 0.93F; /* "Austin" where the article has a Lloyd Austin, "Leopards" with Leopard 2 */
static const float leader = 0.7F;

/* "Tropical Storm Dorian" is not a Mr. Dorian. */
static bool in_longer_run(const ng_name_finder *f, const ng_sentence *s, uint32_t t) {
  if (f->r->headline[f->doc->tokens.data[t].sentence]) return false;
  const bool before = t > s->first + 1 && f->doc->tokens.data[t - 1].upos == NG_UPOS_PROPN && !ng_title_at(f->x, t - 1,
          t).n_tokens;
  return before || (t + 1 < s->end && f->doc->tokens.data[t + 1].upos == NG_UPOS_PROPN && ng_is_capitalized(f->r->texts[t + 1]));
}

/* The model has the word as part of a longer name. */
static bool in_trained_person(const ng_name_finder *f, uint32_t t) {
  for (uint32_t i = 0; i < f->candidates.list.len; i++) {
    const ng_name_candidate *c = &f->candidates.list.data[i];
    if (c->trained && c->type == NG_NAME_PERSON && c->first <= t && t < c->end && c->end - c->first > 1) return true;
  }
  return false;
}

/* "On Friday", in an article about Godwin Friday. */
static bool is_day(const ng_name_finder *f, const ng_sentence *s, uint32_t t) {
  static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  static const char *const before[] = {"on", "On", "last", "next", "this", "since", "until", "late", "early"};
  bool day = false, dated = f->doc->tokens.data[t].deprel == NG_DEPREL_OBL_UNMARKED;
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) day = day || ng_view_is(f->r->texts[t], days[i]);
  for (size_t i = 0; day && t > s->first && i < sizeof before / sizeof *before; i++)
    dated = dated || ng_view_is(f->r->texts[t - 1], before[i]);
  return day && dated;
}

/* A word that names something of the article; of weapons in the plural before all ("Leopards"). */
static uint32_t find_word(const ng_name_finder *f, ng_view word) {
  if (word.len > 3 && word.data[word.len - 1] == 's') {
    const uint32_t singular = ng_map_find(&f->words, ng_view_make(word.data, word.len - 1));
    if (singular != NG_MAP_MISSING && f->r->names.data[singular].type == NG_NAME_WEAPON) return singular;
  }
  return ng_map_find(&f->words, word);
}

bool ng_add_repeated_names(ng_name_finder *f, const ng_sentence *s) {
  for (uint32_t t = s->first; t < s->end; t++) {
    const uint32_t found = find_word(f, f->r->texts[t]);
    if (found == NG_MAP_MISSING || ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER || is_day(f, s, t)) continue;
    const ng_found_name *name = &f->r->names.data[found];
    /* longer forms first: the whole name again */
    const uint32_t n = name->end - name->first;
    uint32_t end = t + 1;
    if (t + n <= s->end) {
      uint32_t same = 0;
      while (same < n && ng_view_equals(f->r->texts[t + same], f->r->texts[name->first + same])) same++;
      if (same == n) end = t + n;
    }
    const bool weapon = name->type == NG_NAME_WEAPON &&
                        (ng_context_has_weapons(f->x, t) || ng_context_is_handed_over(f->x, t, end, true));
    if (end == t + 1 && n > 1 && !weapon && (name->type != NG_NAME_PERSON || in_longer_run(f, s, t) || in_trained_person(f, t)))
      continue;
    const bool person = name->type == NG_NAME_PERSON && ng_context_reading(f->x, t, end) != NG_READ_PLACE;
    const float score = person || weapon ? repeated_sure : repeated;
    if (!ng_add_candidate(f, (ng_name_candidate){.first = t, .end = end, .type = name->type, .known = name->known,
        .score = score}))
      return false;
  }
  return true;
}

ng_status ng_remember_name(ng_name_finder *f, uint32_t index, ng_error *err) {
  const ng_found_name *n = &f->r->names.data[index];
  const bool listed = n->known != NG_NONE && n->type != NG_NAME_PERSON && n->type != NG_NAME_WEAPON;
  if (n->nested || n->type == NG_NAME_EVENT || listed) return NG_OK;
  uint32_t last = n->end - 1;
  while (last > n->first && ng_name_word_of(f->r->texts[last]) == NG_WORD_NAME_SUFFIX) last--;
  const uint32_t tokens[] = {n->first, last};
  for (uint32_t i = 0; i < (n->type == NG_NAME_PERSON ? 2U : 1U); i++) {
    const ng_view w = f->r->texts[tokens[i]];
    if (!ng_is_capitalized(w) || ng_is_function_word(w)) continue;
    if (!ng_map_enter(&f->words, w, index)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

bool ng_add_leaders(ng_name_finder *f, const ng_sentence *s) {
  for (uint32_t t = s->first + 1; t < s->end; t++) {
    if (f->doc->tokens.data[t].upos != NG_UPOS_PROPN || !ng_is_capitalized(f->r->texts[t]) || f->r->texts[t].len < 3) continue;
    bool covered = false;
    for (uint32_t i = 0; i < f->candidates.list.len && !covered; i++) {
      const ng_name_candidate *c = &f->candidates.list.data[i];
      covered = c->type != NG_NAME_NONE && c->first <= t && t < c->end;
    }
    const bool plain = ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER || ng_is_title(f->x, t, t + 1) || is_day(f, s, t);
    if (covered || plain || !ng_is_leader(f, t)) continue;
    if (!ng_add_candidate(f, (ng_name_candidate){.first = t, .end = t + 1, .type = NG_NAME_PERSON, .known = NG_NONE,
        .score = leader}))
      return false;
  }
  return true;
}
