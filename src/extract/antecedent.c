/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/antecedent.h"

#include "extract/statement.h"

/* Statements and sentences before the noun that are looked at. */
enum { LOOK_BACK = 64, SENTENCES = 4, DETERMINER_REACH = 4 };

/* While rules run what they have found, and afterwards what was made of it. */
static uint32_t n_statements(const ng_extraction *x) { return x->drafts ? x->drafts->list.len : x->doc->statements.len; }

static const ng_statement *statement_at(const ng_extraction *x, uint32_t i) {
  return x->drafts ? &x->drafts->list.data[i].s : &x->doc->statements.data[i];
}

static bool is_word(const ng_document *doc, uint32_t t, const char *word) {
  const ng_view lemma = doc->tokens.data[t].lemma;
  return lemma.len ? ng_view_is(lemma, word) : ng_view_is(ng_token_text(doc, &doc->tokens.data[t]), word);
}

/* "the talks", "that summit", "their meeting", but "the talks with Iran" are no others than those with Iran. */
static bool speaks_again(const ng_extraction *x, uint32_t noun) {
  static const char *const own[] = {"with", "between", "among", "of", NULL};
  const ng_document *const doc = x->doc;
  if (doc->tokens.data[noun].upos == NG_UPOS_VERB) return true;
  const ng_predicate *const p = ng_document__predicate_of(x->doc, noun);
  for (uint32_t i = 0; p && i < p->n_arguments; i++)
    for (const char *const *role = own; *role; role++)
      if (ng_view_is(doc->arguments.data[p->first_argument + i].role, *role)) return false;
  for (uint32_t i = 0; p && i < p->n_arguments; i++)
    if (ng_view_is(doc->arguments.data[p->first_argument + i].role, "possessor"))
      return doc->tokens.data[doc->arguments.data[p->first_argument + i].token].upos == NG_UPOS_PRON;
  const uint32_t first = doc->sentences.data[doc->tokens.data[noun].sentence].first;
  for (uint32_t t = noun; t > first && t + DETERMINER_REACH > noun; t--)
    if (doc->tokens.data[t - 1].head == noun && (is_word(doc, t - 1, "the") || is_word(doc, t - 1, "this") ||
                                                  is_word(doc, t - 1, "that"))) return true;
  return false;
}

static uint32_t add(uint32_t *out, uint32_t n, uint32_t max, uint32_t entity) {
  for (uint32_t i = 0; i < n; i++)
    if (out[i] == entity) return n;
  if (n < max) out[n++] = entity;
  return n;
}

uint32_t ng_antecedent_participants(const ng_extraction *x, uint32_t edge, uint32_t role, uint32_t noun, uint32_t *out,
                                    uint32_t max) {
  const ng_document *const doc = x->doc;
  uint32_t n_edges, n = 0;
  const ng_edge_type *const type = &ng_ontology__edge_types(x->extractor->ontology, &n_edges)[edge];
  if (!type->n_pairs || !speaks_again(x, noun)) return 0;
  const uint32_t sentence = doc->tokens.data[noun].sentence, from = sentence > SENTENCES ? sentence - SENTENCES : 0;
  const ng_statement *latest = NULL;
  const uint32_t all = n_statements(x);
  for (uint32_t i = all; i-- > 0 && i + LOOK_BACK > all;) {
    const ng_statement *const s = statement_at(x, i);
    const bool before = s->trigger.end <= doc->tokens.data[noun].begin &&
        s->evidence.begin >= doc->sentences.data[from].span.begin;
    if (before && s->status != NG_NEGATED && ng_view_equals(s->type, type->name) &&
        (!latest || s->trigger.begin > latest->trigger.begin)) latest = s;
  }
  for (uint32_t i = all; latest && i-- > 0 && i + LOOK_BACK > all;) {
    const ng_statement *const s = statement_at(x, i);
    if (s->trigger.begin != latest->trigger.begin || !ng_view_equals(s->type, type->name)) continue;
    if (type->symmetric || type->pairs[0].source == role) n = add(out, n, max, s->source);
    if (type->symmetric || type->pairs[0].target == role) n = add(out, n, max, s->target);
  }
  return n;
}
