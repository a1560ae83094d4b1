/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the names of a document: candidates from the trained model, from the lists and from
 * shape are weighed against each other, the best that do not overlap are kept.  Running
 * text is read first; in headlines, where capitals say nothing, shape is not asked, but
 * names of the text are known again. */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/context.h"
#include "extract/name_shape.h"
#include "extract/name_words.h"
#include "extract/weapon.h"

/* How far each source is believed.  Longer names are worth more, so that a part does not
 * beat the whole. */
static const float trained_base = 0.4F, trained_weight = 0.57F;
static const float listed = 0.9F;
static const float listed_ambiguous = 0.35F;
static const float listed_context = 0.45F;      /* added where the context agrees */
static const float designation = 0.7F;
static const float repeated = 0.8F;             /* seen in full elsewhere in the article */
static const float repeated_person = 0.93F;     /* "Austin" where the article has a Lloyd Austin */
static const float keep_from = 0.42F;
static const float keep_untrained_from = 0.65F; /* where the trained model ran and saw nothing */
static const float tail_penalty = 0.7F;         /* for "Pacific Affairs Daniel Kritenbrink" as a body */
static const float doubtful = 0.7F;             /* a trained name that does not stand against a longer one */
static const float extended = 0.02F;            /* for a person's name taken whole */
static const float word_bonus = 0.08F;
enum { WORD_BONUS_MAX = 5, HEADLINE_WORDS_MAX = 4 };

typedef struct finder {
  ng_entity_index *x;
  ng_document *doc;
  struct ng_resolution *r;
  ng_name_candidates candidates; /* of one sentence */
  NG_VEC(ng_mention) trained;    /* names of the trained model, in order */
  uint32_t next_trained;
  NG_VEC(uint32_t) states;       /* named so far */
  ng_map words;                  /* surname or short form -> index + 1 of the name that has it */
} finder;

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

static bool add(finder *f, ng_name_candidate c) { return ng_vec_push(&f->candidates.list, c); }

/* ---- Lists ---- */

/* Whether the article has named a state before: which Congo, which Korea. */
static bool is_seen(const finder *f, uint32_t known) {
  for (uint32_t i = 0; i < f->states.len; i++)
    if (f->states.data[i] == known) return true;
  return false;
}

/* Of what a phrase may name, the entry to believe.  A capital is the city or its state. */
static const ng_candidate *choose(const finder *f, const ng_candidate *found, uint32_t n, uint32_t first, uint32_t end,
                                  bool *metonym) {
  const ng_candidate *state = NULL, *place = NULL, *best = NULL;
  for (uint32_t i = 0; i < n; i++) {
    const uint8_t kind = ng_known_at(f->x->knowledge, found[i].known)->kind;
    const bool seat = found[i].alias == NG_ALIAS_CAPITAL || found[i].alias == NG_ALIAS_METONYM;
    if (kind == NG_KNOWN_STATE && seat && !state) state = &found[i];
    else if (kind == NG_KNOWN_PLACE && !place) place = &found[i];
    else if (!seat && (!best || (kind == NG_KNOWN_STATE && is_seen(f, found[i].known) && !is_seen(f, best->known))))
      best = &found[i];
  }
  *metonym = false;
  /* the Pentagon and the State Department are bodies themselves */
  if (best && state && state->alias == NG_ALIAS_METONYM && ng_known_at(f->x->knowledge,
                                                                       best->known)->kind == NG_KNOWN_ORGANIZATION)
    return best;
  if (best && (best->alias == NG_ALIAS_NAME || !state)) {
    const uint8_t kind = ng_known_at(f->x->knowledge, best->known)->kind;
    const bool settled = kind == NG_KNOWN_STATE || kind == NG_KNOWN_ORGANIZATION || !place;
    if (settled || !place) return best;
  }
  if (state && place) {
    *metonym = ng_context_reading(f->x, first, end) == NG_READ_ACTOR;
    return *metonym ? state : place;
  }
  *metonym = state && !place;
  return place ? place : state ? state : best;
}

/* A given name with another name behind it. */
static bool begins_person(const finder *f, uint32_t t) {
  const uint32_t end = f->doc->sentences.data[f->doc->tokens.data[t].sentence].end;
  if (t + 1 >= end || !ng_knowledge_given_name(f->x->knowledge, f->r->texts[t])) return false;
  return ng_is_capitalized(f->r->texts[t + 1]) && !ng_is_function_word(f->r->texts[t + 1]) &&
         f->doc->tokens.data[t + 1].upos == NG_UPOS_PROPN;
}

static float believe_listed(const finder *f, const ng_candidate *c, ng_name_type type, uint32_t first, uint32_t end) {
  if (type == NG_NAME_WEAPON) {
    /* "Neptune" and "Poseidon" need arms beside them, "S-400" does not */
    const bool word = end - first == 1 && !ng_is_designation(f->r->texts[first]);
    if (word && !c->ambiguous && !ng_context_has_weapons(f->x, first)) return 0.0F;
    const bool agrees = ng_context_is_weapon(f->x, first, end);
    if (c->ambiguous) return agrees ? listed_ambiguous + listed_context : 0.0F;
    return listed;
  }
  if (type == NG_NAME_LOCATION && end - first == 1 && begins_person(f, first)) return listed_ambiguous; /* Mary Keitany */
  if (!c->ambiguous) return c->form == NG_MATCH_CASE ? listed - 0.2F : listed;
  if (type == NG_NAME_LOCATION && ng_context_reading(f->x, first, end) == NG_READ_PLACE) return listed_ambiguous + listed_context;
  const bool headline = f->r->headline[f->doc->tokens.data[first].sentence];
  if (!headline && f->doc->tokens.data[first].upos == NG_UPOS_PROPN && type != NG_NAME_LOCATION)
    return listed_ambiguous + listed_context / 2;
  return listed_ambiguous;
}

static bool is_state_at(const finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  return ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n_tokens) > 0;
}

static bool add_state_in_front(finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  if (!ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_BIT(NG_KNOWN_STATE), found, &n_tokens)) return true;
  const bool adjective = found[0].alias == NG_ALIAS_ADJECTIVE || found[0].alias == NG_ALIAS_DEMONYM;
  return add(f, (ng_name_candidate){.first = t, .end = t + n_tokens, .type = NG_NAME_STATE, .known = found[0].known,
      .score = listed, .adjective = adjective});
}

static bool add_listed(finder *f, uint32_t t, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n_tokens;
  const uint32_t n = ng_knowledge_find(f->x->knowledge, &f->r->texts[t], end - t, NG_KNOWN_ENTITIES, found, &n_tokens);
  if (!n) return true;
  bool metonym;
  const ng_candidate *c = choose(f, found, n, t, t + n_tokens, &metonym);
  if (!c) return true;
  const ng_name_type type = ng_known_name_type(f->x, c->known);
  /* "Russian military": not a name but the state's forces */
  if (type == NG_NAME_ORGANIZATION && n_tokens > 1 && !ng_is_capitalized(f->r->texts[t + n_tokens - 1]) && is_state_at(f, t, end))
    return add_state_in_front(f, t, end);
  const bool adjective = c->alias == NG_ALIAS_ADJECTIVE || c->alias == NG_ALIAS_DEMONYM;
  return add(f, (ng_name_candidate){.first = t, .end = t + n_tokens, .type = type, .known = c->known,
                                    .score = believe_listed(f, c, type, t, t + n_tokens), .adjective = adjective,
                                        .metonym = metonym,
                                    .own = ng_known_at(f->x->knowledge, c->known)->kind == NG_KNOWN_OTHER});
}

static bool add_all_listed(finder *f, const ng_sentence *s) {
  for (uint32_t t = s->first; t < s->end; t++) {
    const ng_view w = f->r->texts[t];
    if (!w.len || !(ng_is_capitalized(w) || (w.data[0] >= '0' && w.data[0] <= '9'))) continue;
    if (!add_listed(f, t, s->end)) return false;
    if (ng_is_designation(w) && ng_context_is_weapon(f->x, t, t + 1) &&
        !add(f, (ng_name_candidate){.first = t, .end = t + 1, .type = NG_NAME_WEAPON, .known = NG_NONE, .score = designation}))
      return false;
  }
  return true;
}

/* ---- The trained model ---- */

/* bin, al; also with a capital: Abu, Bin. */
static bool is_particle(ng_view w) {
  char lower[8];
  if (w.len >= sizeof lower) return false;
  for (size_t i = 0; i < w.len; i++) lower[i] = ng_ascii_to_lower(w.data[i]);
  return ng_name_word_of(ng_view_make(lower, w.len)) == NG_WORD_PARTICLE;
}

static bool is_person_word(const finder *f, uint32_t token) {
  const ng_view w = f->r->texts[token];
  return ng_knowledge_given_name(f->x->knowledge, w) || ng_knowledge_surname(f->x->knowledge, w) || is_particle(w);
}

/* A name begins behind titles, unless it is of a body ("General Assembly"); a person's also
 * behind a place or body in front of a given name ("Yemen | Tim Lenderking"). */
static uint32_t name_first(const finder *f, uint32_t first, uint32_t end, ng_name_type type) {
  if (type == NG_NAME_ORGANIZATION && ng_name_word_of(f->r->texts[end - 1]) != NG_WORD_OTHER) return first;
  while (first < end) {
    const uint32_t n = ng_title_at(f->x, first, end).n_tokens;
    if (!n || first + n >= end) break;
    first += n;
  }
  if (type != NG_NAME_PERSON) return first;
  /* "National Intelligence | John Ratcliffe" */
  uint32_t given = first;
  while (given + 1 < end && !is_person_word(f, given)) given++;
  if (given > first && given + 1 < end && ng_knowledge_given_name(f->x->knowledge, f->r->texts[given])) return given;
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  const uint32_t kinds = NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION) | NG_KNOWN_BIT(NG_KNOWN_PLACE);
  if (ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first, kinds, found, &n) && first + n + 1 < end &&
      ng_knowledge_given_name(f->x->knowledge, f->r->texts[first + n]))
    first += n;
  return first;
}

/* A name of a body that ends in a person's: the model ran two names together. */
static bool has_person_tail(const finder *f, uint32_t first, uint32_t end) {
  if (end - first < 3 || ng_name_word_of(f->r->texts[end - 1]) != NG_WORD_OTHER) return false;
  return ng_knowledge_given_name(f->x->knowledge, f->r->texts[end - 2]) && ng_is_capitalized(f->r->texts[end - 1]) &&
         !ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]);
}

/* States and nationalities are all in the lists; what the model adds is "African American". */
static bool is_unlisted_state(const finder *f, uint32_t first, uint32_t end) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  return !ng_knowledge_find(f->x->knowledge, &f->r->texts[first], end - first,
                            NG_KNOWN_BIT(NG_KNOWN_STATE) | NG_KNOWN_BIT(NG_KNOWN_PLACE), found, &n) || n != end - first;
}

/* A designation in it, or a noun of arms at its end: "Patriot missile". */
static bool is_weapon_form(const finder *f, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++)
    if (ng_is_designation(f->r->texts[t])) return true;
  return ng_is_weapon_noun(f->r->texts[end - 1]) || ng_view_is(f->r->texts[first], "USS") || ng_view_is(f->r->texts[first],
          "HMS");
}

/* Spans of the model that are no entity by their form. */
static bool is_no_entity(const finder *f, uint32_t first, uint32_t end, ng_name_type type) {
  bool capital = false;
  for (uint32_t t = first; t < end; t++) {
    capital = capital || ng_is_capitalized(f->r->texts[t]) || ng_is_designation(f->r->texts[t]);
    if (memchr(f->r->texts[t].data, '@', f->r->texts[t].len)) return true;
  }
  const ng_name_word last = ng_name_word_of(f->r->texts[end - 1]);
  const bool alone = end - first == 1;
  if (ng_view_is(f->r->texts[end - 1], "Embassies") || ng_view_is(f->r->texts[end - 1], "Consulates")) return true;
  if ((alone || type == NG_NAME_PERSON) && (last == NG_WORD_NO_ENTITY || last == NG_WORD_COMPANY_SUFFIX)) return true;
  if ((type == NG_NAME_STATE || type == NG_NAME_NATIONALITY) && is_unlisted_state(f, first, end)) return true;
  if (type == NG_NAME_WEAPON && !is_weapon_form(f, first, end) && !ng_context_is_weapon(f->x, first, end)) return true;
  const ng_token *t = &f->doc->tokens.data[first];
  const bool opens = first == f->doc->sentences.data[t->sentence].first;
  if (alone && opens && t->upos == NG_UPOS_NOUN) return true; /* "Martyrdom was his reward" */
  if (type == NG_NAME_LOCATION && f->doc->tokens.data[end - 1].upos == NG_UPOS_ADJ) return true;
  /* "Assistant Secretary", but "Stephen King" */
  if (type == NG_NAME_PERSON && ng_is_title(f->x, end - 1, end) && !ng_knowledge_given_name(f->x->knowledge, f->r->texts[first]))
    return true;
  return !capital || ng_is_title(f->x, first, end);
}

/* A word that the lists have as a surname and as nothing else. */
static bool is_surname_only(const finder *f, uint32_t token) {
  ng_candidate found[NG_CANDIDATE_MAX];
  uint32_t n;
  if (ng_knowledge_find(f->x->knowledge, &f->r->texts[token], 1, NG_KNOWN_ENTITIES & ~NG_KNOWN_BIT(NG_KNOWN_PERSON), found, &n))
    return false;
  ng_holder holder;
  return ng_knowledge_surname(f->x->knowledge, f->r->texts[token]) || ng_knowledge_people(f->x->knowledge, f->r->texts[token],
          f->doc->article.date, &holder, 1);
}

/* By its head word: "Ford Motor Company", "University of Colorado". */
static bool is_body_name(const finder *f, uint32_t first, uint32_t end) {
  uint32_t head = first;
  while (head + 1 < end && !ng_view_is(f->r->texts[head + 1], "of")) head++;
  const ng_name_word class = ng_name_word_of(f->r->texts[head]);
  return class == NG_WORD_ORGANIZATION || class == NG_WORD_COMPANY_SUFFIX;
}

static ng_name_type trained_type(const finder *f, const ng_mention *m) {
  const ng_name_word only = m->end - m->first == 1 ? ng_name_word_of(f->r->texts[m->first]) : NG_WORD_OTHER;
  if (only == NG_WORD_ORGANIZATION || only == NG_WORD_FACILITY) return NG_NAME_ORGANIZATION; /* the Treasury */
  const ng_name_word head = ng_name_word_of(f->r->texts[m->end - 1]), front = ng_name_word_of(f->r->texts[m->first]);
  if (m->end - m->first > 1 && (front == NG_WORD_EVENT || (head == NG_WORD_EVENT && m->name_type != NG_NAME_PERSON)))
    return NG_NAME_EVENT;
  if (m->end - m->first > 1 && (m->name_type == NG_NAME_PERSON || m->name_type == NG_NAME_LOCATION) &&
      is_body_name(f, m->first, m->end))
    return NG_NAME_ORGANIZATION;
  /* "Assad said", where the model saw a place */
  if (m->end - m->first == 1 && m->name_type == NG_NAME_LOCATION && is_surname_only(f, m->first) &&
      ng_context_reading(f->x, m->first, m->end) == NG_READ_ACTOR)
    return NG_NAME_PERSON;
  return m->name_type;
}

/* Where a name of the model really ends: before a semicolon, and a weapon's before the plain
 * words of arms ("Su-35 combat aircraft"). */
static uint32_t name_end(const finder *f, const ng_mention *m) {
  uint32_t end = m->first + 1;
  while (end < m->end && !ng_view_is(f->r->texts[end], ";") && !ng_view_is(f->r->texts[end], ":")) end++;
  if (m->name_type != NG_NAME_WEAPON) return end;
  uint32_t proper = end;
  while (proper > m->first && !ng_is_capitalized(f->r->texts[proper - 1]) && !ng_is_designation(f->r->texts[proper - 1]))
    proper--;
  return proper > m->first ? proper : end;
}

/* A headline's capitals run names and other words together. */
static bool is_headline_run(const finder *f, const ng_mention *m) {
  return f->r->headline[f->doc->tokens.data[m->first].sentence] && m->end - m->first > HEADLINE_WORDS_MAX;
}

static bool add_trained(finder *f, const ng_sentence *s) {
  for (; f->next_trained < f->trained.len && f->trained.data[f->next_trained].first < s->end; f->next_trained++) {
    ng_mention m = f->trained.data[f->next_trained];
    if (m.first < s->first || m.end > s->end || m.end <= m.first || is_headline_run(f, &m)) continue;
    m.end = name_end(f, &m);
    const ng_name_type type = trained_type(f, &m);
    const uint32_t first = type == NG_NAME_PERSON || type == NG_NAME_ORGANIZATION ? name_first(f, m.first, m.end, type) : m.first;
    if (is_no_entity(f, first, m.end, type)) continue;
    float score = trained_base + trained_weight * (m.confidence > 0 ? m.confidence : 0.8F);
    if (type == NG_NAME_ORGANIZATION && has_person_tail(f, first, m.end)) score *= tail_penalty;
    const bool renamed = first != m.first && type == NG_NAME_ORGANIZATION; /* a title in front: a person's name */
    if (!add(f, (ng_name_candidate){.first = first, .end = m.end, .type = renamed ? NG_NAME_PERSON : type, .known = NG_NONE,
                                    .score = score, .trained = true}))
      return false;
  }
  return true;
}

/* ---- Names of the article, known again ---- */

/* "Tropical Storm Dorian" is not a Mr. Dorian. */
static bool in_longer_run(const finder *f, const ng_sentence *s, uint32_t t) {
  if (f->r->headline[f->doc->tokens.data[t].sentence]) return false;
  const bool before = t > s->first + 1 && f->doc->tokens.data[t - 1].upos == NG_UPOS_PROPN && !ng_title_at(f->x, t - 1,
          t).n_tokens;
  return before || (t + 1 < s->end && f->doc->tokens.data[t + 1].upos == NG_UPOS_PROPN && ng_is_capitalized(f->r->texts[t + 1]));
}

/* The model has the word as part of a longer name. */
static bool in_trained_person(const finder *f, uint32_t t) {
  for (uint32_t i = 0; i < f->candidates.list.len; i++) {
    const ng_name_candidate *c = &f->candidates.list.data[i];
    if (c->trained && c->type == NG_NAME_PERSON && c->first <= t && t < c->end && c->end - c->first > 1) return true;
  }
  return false;
}

static bool add_repeated(finder *f, const ng_sentence *s) {
  for (uint32_t t = s->first; t < s->end; t++) {
    const uint32_t found = ng_map_find(&f->words, f->r->texts[t]);
    if (found == NG_MAP_MISSING || ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER) continue;
    const ng_found_name *name = &f->r->names.data[found];
    /* longer forms first: the whole name again */
    const uint32_t n = name->end - name->first;
    uint32_t end = t + 1;
    if (t + n <= s->end) {
      uint32_t same = 0;
      while (same < n && ng_view_equals(f->r->texts[t + same], f->r->texts[name->first + same])) same++;
      if (same == n) end = t + n;
    }
    if (end == t + 1 && n > 1 && (name->type != NG_NAME_PERSON || in_longer_run(f, s, t) || in_trained_person(f, t))) continue;
    const bool person = name->type == NG_NAME_PERSON && ng_context_reading(f->x, t, end) != NG_READ_PLACE;
    const float score = person ? repeated_person : repeated;
    if (!add(f, (ng_name_candidate){.first = t, .end = end, .type = name->type, .known = name->known, .score = score}))
      return false;
  }
  return true;
}

/* Enters the words by which a name may come back. */
static ng_status remember(finder *f, uint32_t index, ng_error *err) {
  const ng_found_name *n = &f->r->names.data[index];
  if (n->nested || (n->type != NG_NAME_PERSON && (n->type == NG_NAME_EVENT || n->known != NG_NONE))) return NG_OK;
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

/* ---- Choosing ---- */

static bool is_person_run(const finder *f, const ng_name_candidate *run) {
  for (uint32_t t = run->first; t < run->end; t++) {
    if (ng_name_word_of(f->r->texts[t]) != NG_WORD_OTHER && ng_name_word_of(f->r->texts[t]) != NG_WORD_PARTICLE) return false;
    if (ng_title_at(f->x, t, run->end).n_tokens) return false;
  }
  return true;
}

/* The model cuts names that it has not seen ("Sa'id | Ahmad al-Jamal"): a person's name is
 * the whole run of capital words, where nothing in it is a title or known as anything else. */
static bool extend_persons(finder *f) {
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
    if (!add(f, (ng_name_candidate){.first = run.first, .end = run.end, .type = NG_NAME_PERSON, .known = NG_NONE,
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
      const bool sure = known->known != NG_NONE && known->score >= listed && (known->own || other->type != NG_NAME_PERSON) &&
                        (known->own || known->type == NG_NAME_STATE || known->type == NG_NAME_ORGANIZATION ||
                         known->type == NG_NAME_WEAPON);
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

static bool overlaps_kept(const finder *f, const ng_name_candidate *c) {
  for (uint32_t t = c->first; t < c->end; t++)
    if (f->r->name_at[t] != NG_NONE) return true;
  return false;
}

/* "Government of Russia", "Iraqi Government": the state itself.  Returns its entry. */
static uint32_t state_of_government(const finder *f, const ng_name_candidate *c) {
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
static uint32_t find_known(const finder *f, const ng_name_candidate *c) {
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

static ng_status keep(finder *f, const ng_name_candidate *candidate, bool in_title, bool nested, ng_error *err) {
  ng_name_candidate changed = *candidate;
  const uint32_t state = state_of_government(f, candidate);
  if (state != NG_NONE) {
    changed.type = NG_NAME_STATE;
    changed.known = state;
  }
  if (changed.known == NG_NONE) changed.known = find_known(f, &changed);
  const ng_name_candidate *c = &changed;
  const ng_found_name name = {.first = c->first, .end = c->end, .head = ng_tokens_head(f->doc, c->first, c->end),
                              .type = c->type == NG_NAME_NATIONALITY ? NG_NAME_STATE : c->type, .known = c->known,
                              .owner = NG_NONE, .entity = NG_NONE, .confidence = c->score, .nested = nested,
                              .in_title = in_title, .trained = c->trained, .adjective = c->adjective, .metonym = c->metonym};
  if (!ng_vec_push(&f->r->names, name)) return ng_fail_no_mem(err);
  if (name.type == NG_NAME_STATE && name.known != NG_NONE && !is_seen(f, name.known) && !ng_vec_push(&f->states, name.known))
    return ng_fail_no_mem(err);
  for (uint32_t t = c->first; !nested && t < c->end; t++) f->r->name_at[t] = f->r->names.len - 1;
  return remember(f, f->r->names.len - 1, err);
}

/* A state or place inside a longer name is a name too where it says of whom or where: "US
 * Embassy in Baghdad", but not "Bank of America". */
static ng_status keep_nested(finder *f, const ng_name_candidate *outer, bool in_title, ng_error *err) {
  if (outer->type != NG_NAME_ORGANIZATION && outer->type != NG_NAME_LOCATION) return NG_OK;
  for (uint32_t i = 0; i < f->candidates.list.len; i++) {
    const ng_name_candidate *c = &f->candidates.list.data[i];
    if (c->first < outer->first || c->end > outer->end || c->end - c->first == outer->end - outer->first) continue;
    if (c->known == NG_NONE || c->score < listed - 0.1F) continue;
    const bool front = c->first == outer->first && c->type == NG_NAME_STATE && outer->type == NG_NAME_ORGANIZATION;
    const bool behind = c->first > outer->first && ng_view_is(f->r->texts[c->first - 1], "in") &&
                        (c->type == NG_NAME_LOCATION || c->type == NG_NAME_STATE);
    if (front || behind) NG_TRY(keep(f, c, in_title, true, err));
  }
  return NG_OK;
}

static ng_status choose_names(finder *f, const ng_sentence *s, bool in_title, ng_error *err) {
  ng_name_candidates *c = &f->candidates;
  merge_same(c);
  if (c->list.len) qsort(c->list.data, c->list.len, sizeof *c->list.data, compare_candidates);
  for (uint32_t i = 0; i < c->list.len; i++) {
    const ng_name_candidate *k = &c->list.data[i];
    const bool supplement = f->trained.len && !k->trained && k->known == NG_NONE;
    if (k->score < (supplement ? keep_untrained_from : keep_from) || overlaps_kept(f, k)) continue;
    const ng_name_candidate kept = *k;
    NG_TRY(keep(f, &kept, in_title, false, err));
    NG_TRY(keep_nested(f, &kept, in_title, err));
  }
  (void)s;
  return NG_OK;
}

static ng_status find_in(finder *f, const ng_sentence *s, bool headline, bool in_title, ng_error *err) {
  ng_vec_clear(&f->candidates.list);
  if (!add_trained(f, s) || !add_all_listed(f, s) || (f->words.len && !add_repeated(f, s))) return ng_fail_no_mem(err);
  if (!headline) NG_TRY(ng_name_shapes_add(f->x, s, &f->candidates, err));
  if (!headline && !extend_persons(f)) return ng_fail_no_mem(err);
  return choose_names(f, s, in_title, err);
}

/* ---- The document ---- */

/* No sentence ends it, and most of its longer words begin with a capital. */
static bool is_headline(const finder *f, const ng_sentence *s) {
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

static ng_status find_all(finder *f, ng_error *err) {
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
    if (!add_repeated(f, &doc->sentences.data[i])) return ng_fail_no_mem(err);
    NG_TRY(choose_names(f, &doc->sentences.data[i], doc->blocks.data[doc->sentences.data[i].block].kind == NG_BLOCK_TITLE, err));
  }
  if (f->r->names.len) qsort(f->r->names.data, f->r->names.len, sizeof *f->r->names.data, compare_names);
  for (uint32_t i = 0; i < f->r->names.len; i++)
    for (uint32_t t = f->r->names.data[i].first; !f->r->names.data[i].nested && t < f->r->names.data[i].end; t++)
      f->r->name_at[t] = i;
  return NG_OK;
}

ng_status ng_mentions_find(ng_entity_index *x, ng_error *err) {
  finder f = {.x = x, .doc = x->doc, .r = x->resolution};
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
