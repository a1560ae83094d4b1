/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/confidence.h"

#include <math.h>

#include "extract/resolution.h"

static const struct {
  const char *name;
  float weight;
} table[NG_FACTOR_COUNT] = {
#define ROW(id, name, weight) [NG_FACTOR_##id] = {name, weight},
    NG_CONFIDENCE_FACTOR_LIST(ROW)
#undef ROW
};

const char *ng_confidence_factor_name(ng_confidence_factor factor) { return table[factor].name; }

/* Pronouns, titles and descriptions have to be resolved first, which goes wrong more often. */
static bool is_sure_name(const ng_extraction *x, uint32_t token) {
  const ng_resolution *const r = x->entities.resolution;
  const uint32_t name = r->name_at[token];
  return name != NG_NONE && r->names.data[name].confidence >= NG_CONFIDENCE_SURE_NAME;
}

static bool is_known(const ng_extraction *x, uint32_t entity) {
  return x->entities.resolution->facts.data[entity].known != NG_NONE;
}

/* The argument that a function names: "to" of "object_to", the argument of another word. */
static ng_view argument_of(ng_view function) {
  size_t first = function.len;
  while (first > 0 && function.data[first - 1] != '_') first--;
  return ng_view_make(function.data + first, function.len - first);
}

/* Where prepositional phrases hang is what parsers get wrong most. */
static bool is_oblique(ng_view function) {
  static const char *const direct[] = {"subject", "object", "iobject", "possessor", "modifier", "complement",
                                       "clause", "predicate", "state"};
  for (size_t i = 0; i < sizeof direct / sizeof *direct; i++)
    if (ng_view_is(argument_of(function), direct[i])) return false;
  return true;
}

static float doubt_of_weakest(const ng_token *a, const ng_token *b, const ng_token *c) {
  const uint16_t sure = 1000;
  uint16_t weakest = a->confidence < b->confidence ? a->confidence : b->confidence;
  if (c->confidence < weakest) weakest = c->confidence;
  return weakest < sure ? (float)(sure - weakest) / (float)sure : 0;
}

static uint32_t sentence_of(const ng_extraction *x, uint32_t predicate) {
  return x->doc->tokens.data[x->doc->predicates.data[predicate].token].sentence;
}

/* Predicates of the same sentence, itself included; they stand together. */
static uint32_t count_beside(const ng_extraction *x, uint32_t predicate) {
  const uint32_t sentence = sentence_of(x, predicate);
  uint32_t n = 1;
  for (uint32_t i = predicate; i-- > 0 && n < NG_CONFIDENCE_BUSY_MAX && sentence_of(x, i) == sentence;) n++;
  for (uint32_t i = predicate + 1; i < x->doc->predicates.len && n < NG_CONFIDENCE_BUSY_MAX &&
       sentence_of(x, i) == sentence; i++) n++;
  return n;
}

ng_confidence ng_confidence_of_pair(const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair,
                                    const ng_filler *a, const ng_filler *b, ng_statement_status status) {
  const ng_predicate *const p = &x->doc->predicates.data[match->predicate];
  const ng_token *const tokens = x->doc->tokens.data;
  const ng_confidence c = {
      .factors =
          {
              [NG_FACTOR_UNSURE_NAMES] = (float)(!is_sure_name(x, a->token) + !is_sure_name(x, b->token)),
              [NG_FACTOR_UNKNOWN_SOURCE] = !is_known(x, a->entity),
              [NG_FACTOR_INFERRED] = (float)(a->inherited + b->inherited),
              [NG_FACTOR_EMBEDDED] = p->governor != NG_NONE,
              [NG_FACTOR_BUSY] = (float)count_beside(x, match->predicate) / 4,
              [NG_FACTOR_LOOSE] = doubt_of_weakest(&tokens[p->token], &tokens[a->token], &tokens[b->token]),
              [NG_FACTOR_OBLIQUE] = is_oblique(match->roles[pair.target].function),
              [NG_FACTOR_QUALIFIED] = status != NG_ASSERTED,
          },
      .prior = match->trigger->confidence * p->confidence};
  return c;
}

float ng_confidence_value(const ng_confidence *c) {
  float score = NG_CONFIDENCE_BASE;
  for (uint32_t i = 0; i < NG_FACTOR_COUNT; i++) score += table[i].weight * c->factors[i];
  const float odds = c->prior * expf(score), value = odds / (1 + odds);
  return value < NG_CONFIDENCE_MOST ? value : NG_CONFIDENCE_MOST;
}
