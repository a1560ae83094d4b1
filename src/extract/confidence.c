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

static float doubt_of_weakest(const ng_token *a, const ng_token *b, const ng_token *c) {
  const uint16_t sure = 1000;
  uint16_t weakest = a->confidence < b->confidence ? a->confidence : b->confidence;
  if (c->confidence < weakest) weakest = c->confidence;
  return weakest < sure ? (float)(sure - weakest) / (float)sure : 0;
}

ng_confidence ng_confidence_of_pair(const ng_extraction *x, const ng_rule_match *match, const ng_filler *a,
                                    const ng_filler *b, ng_statement_status status) {
  const ng_predicate *const p = &x->doc->predicates.data[match->predicate];
  const ng_token *const tokens = x->doc->tokens.data;
  const ng_confidence c = {
      .factors =
          {
              [NG_FACTOR_UNSURE_NAMES] = (float)(!is_sure_name(x, a->token) + !is_sure_name(x, b->token)),
              [NG_FACTOR_UNKNOWN_SOURCE] = !is_known(x, a->entity),
              [NG_FACTOR_INFERRED] = (float)(a->inherited + b->inherited),
              [NG_FACTOR_EMBEDDED] = p->governor != NG_NONE,
              [NG_FACTOR_LOOSE] = doubt_of_weakest(&tokens[p->token], &tokens[a->token], &tokens[b->token]),
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
