/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_votes.h"

#include <string.h>

enum { FIRST_FEATURE = 1000, NO_VOTE = 0 };

void ng_name_votes_init(ng_name_votes *votes) { *votes = (ng_name_votes){0}; }
void ng_name_votes_dispose(ng_name_votes *votes) { ng_vec_dispose(&votes->slots); }

static uint32_t find_slot(const ng_name_votes *votes, uint32_t lower) {
  const uint32_t mask = votes->slots.cap - 1;
  uint32_t i = lower & mask;
  while (votes->slots.data[i].lower && votes->slots.data[i].lower != lower) i = (i + 1) & mask;
  return i;
}

static bool clear(ng_name_votes *votes, uint32_t n_tokens) {
  uint32_t cap = 64;
  while (cap < 2 * n_tokens) cap *= 2;
  votes->slots.len = 0;
  if (!ng_vec_reserve(&votes->slots, cap)) return false;
  votes->slots.cap = cap;
  memset(votes->slots.data, 0, cap * sizeof *votes->slots.data);
  return true;
}

/* Only words written as names vote and are voted on. */
static bool votes_on(const ng_name_token *token) { return token->capital; }

static void add_votes(ng_word_votes *sum, const float *marginals, float sign) {
  for (unsigned t = 0; t < NG_NAME_MODEL_TYPE_COUNT; t++)
    for (unsigned p = 0; p < 4; p++) {
      const float vote = sign * marginals[ng_name_label(t, (ng_name_place)p)];
      sum->types[t] += vote;
      sum->places[p] += vote;
    }
}

bool ng_name_votes_count(ng_name_votes *votes, const ng_name_features *features, const float *marginals) {
  if (!clear(votes, features->tokens.len)) return false;
  for (uint32_t i = 0; i < features->tokens.len; i++) {
    const ng_name_token *const token = &features->tokens.data[i];
    if (!votes_on(token) || !token->lower) continue;
    ng_word_votes *const slot = &votes->slots.data[find_slot(votes, token->lower)];
    slot->lower = token->lower;
    slot->n++;
    add_votes(slot, marginals + (size_t)i * NG_NAME_LABELS, 1);
  }
  return true;
}

/* Votes of the other places, as one small number: winner, its share, how many voted. */
static uint32_t outcome(const ng_name_votes *votes, const ng_name_features *features, const float *marginals, uint32_t token,
                        unsigned *place) {
  const ng_name_token *const t = &features->tokens.data[token];
  if (!votes_on(t) || !t->lower) return NO_VOTE;
  ng_word_votes sum = votes->slots.data[find_slot(votes, t->lower)];
  if (sum.n < 2) return NO_VOTE;
  add_votes(&sum, marginals + (size_t)token * NG_NAME_LABELS, -1);
  const uint32_t n = sum.n - 1;
  unsigned winner = 0;
  *place = 0;
  for (unsigned k = 1; k < NG_NAME_MODEL_TYPE_COUNT; k++)
    if (sum.types[k] > sum.types[winner]) winner = k;
  for (unsigned p = 1; p < 4; p++)
    if (sum.places[p] > sum.places[*place]) *place = p;
  const float share = sum.types[winner] / (float)n;
  const unsigned sure = share > 0.9f ? 4 : share > 0.7f ? 3 : share > 0.4f ? 2 : share > 0.15f ? 1 : 0;
  const unsigned many = n > 4 ? 2 : n > 1 ? 1 : 0;
  return 1 + (sure ? (winner * 4 + sure) * 3 + many : many);
}

static uint32_t mixed(uint32_t a, uint32_t b) {
  uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0xBF58476D1CE4E5B9);
  h ^= h >> 31;
  h *= UINT64_C(0x94D049BB133111EB);
  return (uint32_t)(h >> 32);
}

uint32_t ng_name_votes_get(const ng_name_votes *votes, const ng_name_features *features, const float *marginals,
                           const ng_sentence *sentence, uint32_t token, uint32_t keys[NG_NAME_VOTE_FEATURES_MAX]) {
  unsigned place = 0, ignored;
  uint32_t n = 0;
  const uint32_t here = outcome(votes, features, marginals, token, &place);
  const uint32_t before = token > sentence->first ? outcome(votes, features, marginals, token - 1, &ignored) : NO_VOTE;
  const uint32_t after = token + 1 < sentence->end ? outcome(votes, features, marginals, token + 1, &ignored) : NO_VOTE;
  if (here) {
    const ng_name_token *const t = &features->tokens.data[token];
    keys[n++] = mixed(FIRST_FEATURE, here);
    keys[n++] = mixed(FIRST_FEATURE + 1, here * 4 + place);
    keys[n++] = mixed(FIRST_FEATURE + 2, here * 4 + t->initial * 2u + t->headline);
    keys[n++] = mixed(FIRST_FEATURE + 3, mixed(here, before));
    keys[n++] = mixed(FIRST_FEATURE + 4, mixed(here, after));
  }
  if (before) keys[n++] = mixed(FIRST_FEATURE + 5, before);
  if (after) keys[n++] = mixed(FIRST_FEATURE + 6, after);
  return n;
}
