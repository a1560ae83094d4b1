/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the names of a document: candidates from the trained model, from the lists and from
 * shape are weighed against each other, the best that do not overlap are kept.  Running
 * text is read first; in headlines, where capitals say nothing, shape is not asked, but
 * names of the text are known again. */
#include "extract/mention.h"
#include "extract/office_field.h"

#include <stdlib.h>

#include "base/error.h"
#include "extract/context.h"
#include "extract/name_words.h"

/* Longer names are worth more, so that a part does not beat the whole. */
static const float word_bonus = 0.08F;
static const float keep_from = 0.42F;
static const float keep_untrained_from = 0.65F; /* where the trained model ran and saw nothing */
static const float doubtful = 0.7F;             /* a trained name that does not stand against a longer one */
static const float extended = 0.02F;            /* for a person's name taken whole */
enum { WORD_BONUS_MAX = 5 };

static float rank(const ng_name_candidate *c) {
  const uint32_t more = c->end - c->first - 1;
  return c->score * (1 + word_bonus * (float)(more < WORD_BONUS_MAX ? more : WORD_BONUS_MAX));
}

/* Best first; ties by place, so that the order is the same on every run. */
static int compare_candidates(const void *pa, const void *pb) {
  const ng_name_candidate *a = pa, *b = pb;
  const float ra = rank(a), rb = rank(b);
  if (ra != rb) return ra < rb ? 1 : -1;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->end != b->end) return a->end > b->end ? -1 : 1;
  return (a->type > b->type) - (a->type < b->type);
}

static bool is_person_run(const ng_name_finder *f, const ng_name_candidate *run) {
  if (ng_is_pair_of_leaders(f, run->first, run->end)) return false;
  for (uint32_t t = run->first; t < run->end; t++) {
    if (ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER && ng_name_word_of(f->r->texts[t]) != NG_WORD_PARTICLE) return false;
    if (ng_title_at(f->x, t, run->end).n_tokens) return false;
  }
  return true;
}

/* The model cuts names that it has not seen ("Sa'id | Ahmad al-Jamal"): a person's name is
 * the whole run of capital words, where nothing in it is a title or known as anything else. */
static bool extend_persons(ng_name_finder *f) {
  const uint32_t n = f->candidates.list.len;
  for (uint32_t i = 0; i < n; i++) {
    const ng_name_candidate run = f->candidates.list.data[i];
    if (run.type != NG_NAME_NONE || !is_person_run(f, &run)) continue;
    const ng_name_candidate *best = NULL;
    bool free = true;
    for (uint32_t k = 0; k < n && free; k++) {
      const ng_name_candidate *c = &f->candidates.list.data[k];
      if (c->first < run.first || c->end > run.end) continue;
      free = c->type == NG_NAME_NONE || c->type == NG_NAME_PERSON || (c->known == NG_NONE &&
                                                                      (!c->trained || c->score < doubtful));
      if (c->trained && c->type == NG_NAME_PERSON && (!best || c->score > best->score)) best = c;
    }
    if (!free || !best || best->end - best->first == run.end - run.first) continue;
    const float score = best->score + extended;
    if (!ng_add_candidate(f, (ng_name_candidate){.first = run.first, .end = run.end, .type = NG_NAME_PERSON, .known = NG_NONE,
        .score = score, .trained = true}))
      return false;
  }
  return true;
}

/* Candidates over the same words: the types vote, and what one source knows the others get. */
static void merge_same(ng_name_candidates *c) {
  for (uint32_t i = 0; i < c->list.len; i++) {
    ng_name_candidate *a = &c->list.data[i];
    for (uint32_t j = i + 1; j < c->list.len; j++) {
      ng_name_candidate *b = &c->list.data[j];
      if (a->first != b->first || a->end != b->end || b->score <= 0) continue;
      const bool places = (a->type == NG_NAME_STATE || a->type == NG_NAME_LOCATION || a->type == NG_NAME_NATIONALITY) &&
                          (b->type == NG_NAME_STATE || b->type == NG_NAME_LOCATION || b->type == NG_NAME_NATIONALITY);
      const ng_name_candidate *known = b->known != NG_NONE ? b : a, *better = b->score > a->score ? b : a;
      const ng_name_candidate *other = known == a ? b : a;
      ng_name_candidate merged = *better;
      /* what only one thing is called the lists know better than a model, but for people and
       * places called like others; a list that the user brings knows its field best */
      const bool several = known->end - known->first > 1;
      const bool sure = known->known != NG_NONE && known->score >= ng_believe_listed &&
                        (known->own || several || known->type == NG_NAME_WEAPON ||
                         (other->type != NG_NAME_PERSON && known->type != NG_NAME_LOCATION && known->type != NG_NAME_PERSON));
      if (places || sure || a->type == b->type) {
        /* the lists know which place or state it is */
        merged = known->known != NG_NONE ? *known : *better;
        merged.score = a->score > b->score ? a->score : b->score;
        merged.score += (1 - merged.score) / 2;
      }
      merged.trained = a->trained || b->trained;
      *a = merged;
      b->score = 0;
    }
  }
}

static bool overlaps_kept(const ng_name_finder *f, const ng_name_candidate *c) {
  for (uint32_t t = c->first; t < c->end; t++)
    if (f->r->name_at[t] != NG_NONE) return true;
  return false;
}

/* "Government of Russia", "Iraqi Government": the state itself.  Returns its entry. */
static uint32_t state_of_government(const ng_name_finder *f, const ng_name_candidate *c) {
  if (c->type != NG_NAME_ORGANIZATION || c->known != NG_NONE) return NG_NONE;
  const ng_view first = f->r->texts[c->first], last = f->r->texts[c->end - 1];
  uint32_t from = NG_NONE;
  if (ng_view_is(last, "Government") || ng_view_is(last, "Administration")) from = c->first;
  else if (ng_view_is(first, "Government")) from = c->first + 1;
  if (from == NG_NONE) return NG_NONE;
  while (from < c->end && !ng_is_capitalized(f->r->texts[from])) from++;
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  const uint32_t end = from == c->first ? c->end - 1 : c->end;
  if (from >= end || !ng_knowledge_find(f->x->knowledge, &f->r->texts[from], end - from, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n))
    return NG_NONE;
  return from + n == end ? found[0].known : NG_NONE;
}

/* The entry of the lists for exactly these words, of a kind that agrees with the type.  The
 * search from the left may have taken a longer phrase instead. */
static uint32_t find_known(const ng_name_finder *f, const ng_name_candidate *c) {
  static const uint32_t kinds[NG_NAME_TYPE_COUNT] = {
      [NG_NAME_STATE] = NG_KNOWN_BIT(NG_KNOWN_STATE),     [NG_NAME_NATIONALITY] = NG_KNOWN_BIT(NG_KNOWN_STATE),
      [NG_NAME_PERSON] = NG_KNOWN_BIT(NG_KNOWN_PERSON),   [NG_NAME_ORGANIZATION] = NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION),
      [NG_NAME_LOCATION] = NG_KNOWN_BIT(NG_KNOWN_PLACE)};
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (!kinds[c->type] || !ng_knowledge_find(f->x->knowledge, &f->r->texts[c->first], c->end - c->first, kinds[c->type], found,
                                            &n))
    return NG_NONE;
  return n == c->end - c->first && !found[0].ambiguous ? found[0].known : NG_NONE;
}

/* A capital that the model takes for a body acts as its state: "refer Tehran to the Council".  Returns the state's
 * entry. */
static uint32_t state_of_capital(const ng_name_finder *f, const ng_name_candidate *c) {
  if (c->type != NG_NAME_ORGANIZATION || c->known != NG_NONE) return NG_NONE;
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  const uint32_t n = ng_knowledge_find(f->x->knowledge, &f->r->texts[c->first], c->end - c->first,
                                       NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n_tokens);
  if (!n || n_tokens != c->end - c->first) return NG_NONE;
  if (found[0].alias != NG_ALIAS_CAPITAL || ng_context_reading(f->x, c->first, c->end) == NG_READ_PLACE) return NG_NONE;
  const bool behind_preposition = c->first > 0 && f->doc->tokens.data[c->first - 1].upos == NG_UPOS_ADP;
  return behind_preposition ? NG_NONE : found[0].known;
}

static ng_status keep(ng_name_finder *f, const ng_name_candidate *candidate, bool in_title, bool nested, ng_error *err) {
  ng_name_candidate changed = *candidate;
  const uint32_t government = state_of_government(f, candidate), capital = state_of_capital(f, candidate);
  if (government != NG_NONE || capital != NG_NONE) {
    changed.type = NG_NAME_STATE;
    changed.known = government != NG_NONE ? government : capital;
    changed.metonym = government == NG_NONE;
  }
  if (changed.known == NG_NONE) changed.known = find_known(f, &changed);
  const ng_name_candidate *c = &changed;
  const ng_found_name name = {.first = c->first, .end = c->end, .head = ng_tokens_head(f->doc, c->first, c->end),
                              .type = c->type == NG_NAME_NATIONALITY ? NG_NAME_STATE : c->type, .known = c->known,
                              .owner = NG_NONE, .entity = NG_NONE, .confidence = c->score, .nested = nested,
                              .in_title = in_title, .trained = c->trained, .adjective = c->adjective, .metonym = c->metonym};
  if (!ng_vec_push(&f->r->names, name)) return ng_fail_no_mem(err);
  if (name.type == NG_NAME_STATE && name.known != NG_NONE && !ng_is_state_seen(f, name.known) && !ng_vec_push(&f->states,
          name.known))
    return ng_fail_no_mem(err);
  for (uint32_t t = c->first; !nested && t < c->end; t++) f->r->name_at[t] = f->r->names.len - 1;
  return ng_remember_name(f, f->r->names.len - 1, err);
}

/* A state or place inside a longer name is a name too where it says of whom or where: "US
 * Embassy in Baghdad", but not "Bank of America". */
static ng_status keep_nested(ng_name_finder *f, const ng_name_candidate *outer, bool in_title, ng_error *err) {
  if (outer->type != NG_NAME_ORGANIZATION && outer->type != NG_NAME_LOCATION) return NG_OK;
  for (uint32_t i = 0; i < f->candidates.list.len; i++) {
    const ng_name_candidate *c = &f->candidates.list.data[i];
    if (c->first < outer->first || c->end > outer->end || c->end - c->first == outer->end - outer->first) continue;
    if (c->known == NG_NONE || c->score < ng_believe_listed - 0.1F) continue;
    const bool front = c->first == outer->first && c->type == NG_NAME_STATE && outer->type == NG_NAME_ORGANIZATION;
    const bool behind = c->first > outer->first && ng_view_is(f->r->texts[c->first - 1], "in") &&
                        (c->type == NG_NAME_LOCATION || c->type == NG_NAME_STATE);
    if (front || behind) NG_TRY(keep(f, c, in_title, true, err));
  }
  return NG_OK;
}

/* "Minister of | Foreign Affairs", "National Security | Advisor" are titles, not bodies with a minister. */
static bool is_in_title(const ng_name_finder *f, const ng_sentence *s, const ng_name_candidate *c) {
  enum { REACH = 4 };
  const bool outlet = c->known != NG_NONE && ng_view_is(ng_known_at(f->x->knowledge, c->known)->group, "news_outlet");
  if ((c->known != NG_NONE && !outlet) || c->type != NG_NAME_ORGANIZATION) return false;
  const bool body = ng_name_word_of(f->r->texts[c->end - 1]) == NG_WORD_ORGANIZATION || c->end - c->first < 2 ||
      !ng_is_capitalized(f->r->texts[c->end - 1]);
  if (!body && c->first + ng_title_at(f->x, c->first, s->end).n_tokens > c->end) return true;
  for (uint32_t t = c->first; t-- > s->first && c->first - t <= REACH;)
    if (t + ng_title_at(f->x, t, s->end).n_tokens >= c->end) return true;
  return false;
}

/* "Air Force One" is an aeroplane. */
static bool is_flight(const ng_name_finder *f, const ng_sentence *s, const ng_name_candidate *c) {
  return c->end < s->end && ng_view_is(f->r->texts[c->end - 1], "Force") && ng_view_is(f->r->texts[c->end], "One");
}

/* Names begin behind the field of an office, and none lies inside it but what the lists know. */
static void cut_at_fields(ng_name_finder *f, const ng_sentence *s) {
  ng_office_field o;
  for (uint32_t t = s->first; ng_office_field_next(f->x, s, t, &o); t = o.end)
    for (uint32_t i = 0; i < f->candidates.list.len; i++) {
      ng_name_candidate *c = &f->candidates.list.data[i];
      if (c->known != NG_NONE || c->first < o.title || c->first >= o.end || c->end <= o.field) continue;
      if (c->end <= o.end || c->type != NG_NAME_PERSON) c->score = 0;
      else c->first = o.end;
    }
}

/* A body's name begins with the whole of the state or the people in front: "Bosnia and | Herzegovina Olympic Committee",
 * "People's | Army of Vietnam". */
static void widen_bodies(ng_name_finder *f, const ng_sentence *s) {
  static const char *const people[] = {"Children", "Farmers", "People", "Women", "Workers", NULL};
  for (uint32_t i = 0; i < f->candidates.list.len; i++) {
    ng_name_candidate *c = &f->candidates.list.data[i];
    if (c->type != NG_NAME_ORGANIZATION || c->known != NG_NONE || c->first < s->first + 2) continue;
    const uint32_t front = c->first - 2;
    const bool owned = ng_is_possessive_mark(f->r->texts[c->first - 1]) && ng_view_is_one(f->r->texts[front], people);
    const bool state = ng_view_is(f->r->texts[c->first - 1], "and") && ng_is_listed(f, front, c->first + 1);
    if (owned || state) c->first = front;
  }
}

static ng_status choose_names(ng_name_finder *f, const ng_sentence *s, bool in_title, ng_error *err) {
  ng_name_candidates *c = &f->candidates;
  merge_same(c);
  if (c->list.len) qsort(c->list.data, c->list.len, sizeof *c->list.data, compare_candidates);
  for (uint32_t i = 0; i < c->list.len; i++) {
    const ng_name_candidate *k = &c->list.data[i];
    const bool supplement = f->trained.len && !k->trained && k->known == NG_NONE;
    if (k->score < (supplement ? keep_untrained_from : keep_from) || overlaps_kept(f, k) || is_in_title(f, s, k) ||
        is_flight(f, s, k))
      continue;
    const ng_name_candidate kept = *k;
    NG_TRY(keep(f, &kept, in_title, false, err));
    NG_TRY(keep_nested(f, &kept, in_title, err));
  }
  return NG_OK;
}

static ng_status find_in(ng_name_finder *f, const ng_sentence *s, bool headline, bool in_title, ng_error *err) {
  ng_vec_clear(&f->candidates.list);
  if (!ng_add_trained_names(f, s) || !ng_add_listed_names(f, s) || (f->words.len && !ng_add_repeated_names(f, s)))
    return ng_fail_no_mem(err);
  if (!headline) NG_TRY(ng_name_shapes_add(f->x, s, &f->candidates, err));
  if (!ng_add_leaders(f, s) || (!headline && !extend_persons(f))) return ng_fail_no_mem(err);
  cut_at_fields(f, s);
  widen_bodies(f, s);
  return choose_names(f, s, in_title, err);
}

/* ---- The document ---- */

/* No sentence ends it, and most of its longer words begin with a capital. */
static bool is_headline(const ng_name_finder *f, const ng_sentence *s) {
  const ng_view last = f->r->texts[s->end - 1];
  if (ng_view_is(last, ".") || ng_view_is(last, "!") || ng_view_is(last, "?")) return false;
  uint32_t capital = 0, small = 0;
  for (uint32_t t = s->first; t < s->end; t++) {
    const ng_view w = f->r->texts[t];
    if (w.len < 4 || ng_is_function_word(w)) continue;
    if (ng_is_capitalized(w)) capital++;
    else if ((w.data[0] >= 'a' && w.data[0] <= 'z')) small++;
  }
  return capital + small >= 4 && capital >= 3 * small;
}

static int compare_names(const void *pa, const void *pb) {
  const ng_found_name *a = pa, *b = pb;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return (a->end < b->end) - (a->end > b->end);
}

/* The article's surnames: the last words of its persons in full. */
static ng_status find_surnames(const ng_name_finder *f, ng_map *surnames, ng_error *err) {
  for (uint32_t i = 0; i < f->r->names.len; i++) {
    const ng_found_name *n = &f->r->names.data[i];
    const bool person = n->type == NG_NAME_PERSON && n->end - n->first > 1;
    if (person && ng_is_capitalized(f->r->texts[n->end - 1]) && !ng_map_set(surnames, f->r->texts[n->end - 1], i))
      return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* "Asad" is no place, whatever the model saw, in an article that has a Hafiz al-Asad and where no list knows a place so
 * called. */
static ng_status retype_surnames(ng_name_finder *f, ng_error *err) {
  ng_map surnames;
  ng_map_init(&surnames);
  const ng_status status = find_surnames(f, &surnames, err);
  for (uint32_t i = 0; status == NG_OK && i < f->r->names.len; i++) {
    ng_found_name *n = &f->r->names.data[i];
    const bool guessed = n->known == NG_NONE && !n->nested && n->end - n->first == 1 &&
        (n->type == NG_NAME_LOCATION || n->type == NG_NAME_ORGANIZATION);
    if (guessed && ng_map_find(&surnames, f->r->texts[n->first]) != NG_MAP_MISSING) n->type = NG_NAME_PERSON;
  }
  ng_map_dispose(&surnames);
  return status;
}

static ng_status find_all(ng_name_finder *f, ng_error *err) {
  const ng_document *doc = f->doc;
  for (int pass = 0; pass < 2; pass++) {
    f->next_trained = 0;
    for (uint32_t i = 0; i < doc->sentences.len; i++) {
      const ng_sentence *s = &doc->sentences.data[i];
      const bool in_title = doc->blocks.data[s->block].kind == NG_BLOCK_TITLE;
      if (pass == 0) f->r->headline[i] = is_headline(f, s);
      if ((pass == 0) == f->r->headline[i]) continue;
      NG_TRY(find_in(f, s, f->r->headline[i], in_title, err));
    }
  }
  /* surnames that came before their full names, or that no source saw */
  for (uint32_t i = 0; f->words.len && i < doc->sentences.len; i++) {
    ng_vec_clear(&f->candidates.list);
    if (!ng_add_repeated_names(f, &doc->sentences.data[i])) return ng_fail_no_mem(err);
    NG_TRY(choose_names(f, &doc->sentences.data[i], doc->blocks.data[doc->sentences.data[i].block].kind == NG_BLOCK_TITLE, err));
  }
  NG_TRY(retype_surnames(f, err));
  if (f->r->names.len) qsort(f->r->names.data, f->r->names.len, sizeof *f->r->names.data, compare_names);
  for (uint32_t i = 0; i < f->r->names.len; i++)
    for (uint32_t t = f->r->names.data[i].first; !f->r->names.data[i].nested && t < f->r->names.data[i].end; t++)
      f->r->name_at[t] = i;
  return NG_OK;
}

ng_status ng_mentions_find(ng_entity_index *x, ng_error *err) {
  ng_name_finder f = {.x = x, .doc = x->doc, .r = x->resolution};
  ng_map_init(&f.words);
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < x->doc->mentions.len && status == NG_OK; i++)
    if (x->doc->mentions.data[i].kind == NG_MENTION_NAME && !ng_vec_push(&f.trained, x->doc->mentions.data[i]))
      status = ng_fail_no_mem(err);
  if (status == NG_OK) status = find_all(&f, err);
  ng_vec_dispose(&f.trained);
  ng_vec_dispose(&f.states);
  ng_vec_dispose(&f.candidates.list);
  ng_map_dispose(&f.words);
  return status;
}
