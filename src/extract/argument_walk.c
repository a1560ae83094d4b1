/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/argument_walk.h"

#include "base/word.h"
#include "extract/measure.h"

static const ng_predicate *predicate_at(const ng_extraction *x, uint32_t i) { return &x->doc->predicates.data[i]; }
static const ng_argument *argument_at(const ng_extraction *x, uint32_t i) { return &x->doc->arguments.data[i]; }

static bool begins(ng_view text, const char *prefix, ng_view *rest) {
  const size_t n = strlen(prefix);
  if (text.len <= n || memcmp(text.data, prefix, n) != 0) return false;
  *rest = ng_view_make(text.data + n, text.len - n);
  return true;
}

/* "a partner during talks with X": the time hangs on a noun of the clause, but is that of the clause. */
static bool is_time_of(const ng_extraction *x, const ng_predicate *noun, uint32_t token) {
  static const char *const times[] = {"during", "after", "before", "following", "ahead_of", NULL};
  for (uint32_t i = 0; i < noun->n_arguments; i++)
    if (argument_at(x, noun->first_argument + i)->token == token &&
        ng_view_is_one(argument_at(x, noun->first_argument + i)->role, times)) return true;
  return false;
}

static bool has_clause(const ng_extraction *x, const ng_predicate *noun, uint32_t token) {
  for (uint32_t i = 0; i < noun->n_arguments; i++)
    if (argument_at(x, noun->first_argument + i)->token == token &&
        ng_view_is(argument_at(x, noun->first_argument + i)->role, "clause")) return true;
  return false;
}

/* "told reporters at the summit": what hangs on a noun and the clause has borrowed. */
static bool is_borrowed(const ng_extraction *x, const ng_predicate *noun, uint32_t token) {
  static const char *const audiences[] = {"audience", "crowd", "journalist", "newsman", "press", "reporter", NULL};
  if (noun->governor == NG_NONE || !ng_view_is_one(noun->lemma, audiences)) return false;
  const ng_predicate *const clause = predicate_at(x, noun->governor);
  for (uint32_t i = 0; i < clause->n_arguments; i++)
    if (argument_at(x, clause->first_argument + i)->token == token) return true;
  return false;
}

/* The clause in which a noun stands as an adjunct: "on a visit to Kyiv, Biden said".  A noun that
 * is subject or object of that clause, its cause or topic, says nothing about who acts. */
static const ng_predicate *clause_around(const ng_extraction *x, const ng_predicate *p) {
  if (p->governor == NG_NONE) return NULL;
  static const char *const apart[] = {"subject", "object", "over", "about", "against", "despite", "amid", "because_of", "due_to",
                                      "regarding", "concerning", NULL};
  static const char *const naming[] = {"call", "describe", "term", "dub", NULL};
  static const char *const margins[] = {"sideline", "sidelines", "margin", "margins", "fringe", "fringes", "end", "close",
                                         "conclusion", "start", "beginning", "course", "eve", "leg", "middle", "midst", "stage",
                                         NULL};
  static const char *const intents[] = {"plan", "preparation", "arrangement", "request", NULL}; /* "announced plans for talks" */
  const ng_predicate *g = predicate_at(x, p->governor);
  uint32_t token = p->token; /* what hangs on the clause */
  const bool measure = g->kind == NG_PREDICATE_NOUN && ng_counted(x->doc, g->token) == token; /* "a day of talks" */
  if (measure && g->governor != NG_NONE) {
    token = g->token;
    g = predicate_at(x, g->governor);
  }
  const bool within = ng_view_is_one(g->lemma, margins) ||
      (g->kind == NG_PREDICATE_NOUN && (has_clause(x, g, p->token) || is_time_of(x, g, p->token) || is_borrowed(x, g, p->token)));
  const bool beside = p->kind == NG_PREDICATE_VERB && g->kind == NG_PREDICATE_APPOSITION; /* "President X, joined by Y, went" */
  if ((within || beside) && g->governor != NG_NONE) g = predicate_at(x, g->governor);
  if (g->kind == NG_PREDICATE_NOUN && g->light != NG_NONE && ng_view_is_one(g->lemma, intents)) return g;
  const bool says = g->kind == NG_PREDICATE_COPULA && is_time_of(x, g, p->token); /* "that the way was long, during a meeting" */
  if (g->kind != NG_PREDICATE_VERB && g->kind != NG_PREDICATE_ADJECTIVE && !says) return NULL;
  for (uint32_t i = 0; i < g->n_arguments; i++) {
    const ng_argument *const a = argument_at(x, g->first_argument + i);
    /* "after what he called constructive talks": the name of a thing is no object */
    if (a->token == token && ng_view_is_one(a->role, apart) && !ng_view_is_one(g->lemma, naming)) return NULL;
  }
  return g;
}

/* A participle or an infinitive: what the tree gives it for a subject may be no doer ("a law abolishing the penalty"). */
static bool is_nonfinite(const ng_extraction *x, const ng_predicate *p) {
  const ng_xpos xpos = (ng_xpos)x->doc->tokens.data[p->token].xpos;
  return p->kind == NG_PREDICATE_VERB && (xpos == NG_XPOS_VBG || xpos == NG_XPOS_VB || xpos == NG_XPOS_VBN);
}

/* Who acts is told, though not by name: "named a delegation to attend". */
static bool is_party(const ng_extraction *x, uint32_t token) {
  static const char *const parties[] = {"delegation", "delegations", "team", "teams", "mission", "group", NULL};
  return ng_word_is_one(ng_token_text(x->doc, &x->doc->tokens.data[token]), parties);
}

static bool denotes(const ng_extraction *x, uint32_t token) {
  uint32_t entity;
  return ng_entities_of_token(&x->entities, token, &entity, 1) > 0;
}

/* "stressed the need of bringing peace during a meeting": the clause nearest by, or above, that has a subject. */
static const ng_predicate *clause_with(const ng_extraction *x, const ng_predicate *p, ng_view role) {
  enum { CLIMB = 3 };
  if (!ng_view_is(role, "subject")) return p;
  const ng_predicate *above = p;
  for (int up = 0; above && up < CLIMB; up++) {
    for (uint32_t i = 0; i < above->n_arguments; i++) {
      const ng_argument *const a = argument_at(x, above->first_argument + i);
      const bool bare = is_nonfinite(x, above) || (above->kind == NG_PREDICATE_COPULA && above->attributed_to != NG_NONE);
      if (ng_view_equals(a->role, role) && (!bare || denotes(x, a->token) || is_party(x, a->token))) return above;
    }
    above = above->governor == NG_NONE ? NULL : predicate_at(x, above->governor);
  }
  return p;
}

/* The noun predicate that fills a role: "the assets of X" of "froze the assets of X". */
static const ng_predicate *noun_of(const ng_extraction *x, const ng_predicate *p, const char *role) {
  for (uint32_t i = 0; i < p->n_arguments; i++) {
    const ng_argument *const arg = argument_at(x, p->first_argument + i);
    if (!ng_view_is(arg->role, role)) continue;
    const ng_predicate *const noun = ng_document__predicate_of(x->doc, ng_counted(x->doc, arg->token));
    if (noun) return noun;
  }
  return NULL;
}

static const struct {
  const char *prefix, *role;
} noun_places[] = {{"object_", "object"}, {"subject_", "subject"}, {"to_", "to"},     {"for_", "for"},
                   {"as_", "as"},         {"on_", "on"},           {"with_", "with"}, {"clause_", "clause"},
                   {"of_", "of"},         {"in_", "in"},   {"by_", "by"},   {"under_", "under"},
                   {"into_", "into"},     {"at_", "at"},           {"against_", "against"}, {"from_", "from"}};

/* The place that a function begins with, SIZE_MAX if none; `rest` is what follows it. */
static size_t place_prefix(ng_view function, ng_view *rest) {
  for (size_t i = 0; i < sizeof noun_places / sizeof *noun_places; i++)
    if (begins(function, noun_places[i].prefix, rest)) return i;
  return SIZE_MAX;
}

/* "in_support_of" and "on_behalf_of" are prepositions of several words. */
static bool is_whole_word(ng_view text) {
  ng_view rest;
  return !memchr(text.data, '_', text.len) || place_prefix(text, &rest) != SIZE_MAX || begins(text, "governor_", &rest);
}

ng_argument_walk ng_argument_walk_of(const ng_extraction *x, const ng_predicate *p, ng_view function) {
  ng_view rest;
  if (begins(function, "fronted_", &rest)) return (ng_argument_walk){.p = p, .role = rest, .fronted = true};
  while (p) {
    const size_t place = place_prefix(function, &rest);
    if (begins(function, "governor_", &rest)) {
      p = clause_around(x, p);
      function = rest;
      if (place_prefix(function, &rest) == SIZE_MAX)
        return (ng_argument_walk){.p = clause_with(x, p, function), .role = function};
    } else if (place != SIZE_MAX && is_whole_word(rest)) {
      p = noun_of(x, p, noun_places[place].role);
      function = rest;
    } else {
      break;
    }
  }
  return (ng_argument_walk){.p = p, .role = function};
}

/* Within the first words of its sentence, before the verb. */
static bool opens_sentence(const ng_extraction *x, const ng_predicate *p, uint32_t token) {
  enum { REACH = 5 };
  return token < p->token && token < x->doc->sentences.data[x->doc->tokens.data[token].sentence].first + REACH;
}

bool ng_argument_next(const ng_extraction *x, ng_argument_walk *walk, ng_argument *out) {
  if (!walk->p) return false;
  if (ng_view_is(walk->role, "predicate")) {
    if (walk->next++) return false;
    *out = (ng_argument){.role = walk->role, .token = walk->p->token, .predicate = NG_NONE};
    return true;
  }
  while (walk->next < walk->p->n_arguments) {
    *out = *argument_at(x, walk->p->first_argument + walk->next++);
    if (walk->fronted && !opens_sentence(x, walk->p, out->token)) continue;
    if (!ng_view_equals(out->role, walk->role)) continue;
    out->token = ng_counted(x->doc, out->token);
    return true;
  }
  return false;
}
