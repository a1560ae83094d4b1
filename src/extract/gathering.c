/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/gathering.h"

#include "base/error.h"
#include "extract/antecedent.h"
#include "extract/argument_walk.h"
#include "extract/name_words.h"
#include "extract/status.h"
#include "extract/where.h"

enum { PARTICIPANTS_MAX = 8, LOOK_BACK = 64 /* drafts */ };

typedef struct gathering {
  uint32_t predicate, place;
  const ng_trigger *trigger; /* by which its noun tells of events that people hold with each other */
  uint32_t who[PARTICIPANTS_MAX];
  uint32_t n;
} gathering;

static const ng_trigger *trigger_of(const ng_extraction *x, const ng_predicate *p) {
  uint32_t n;
  const ng_edge_type *const edges = ng_ontology__edge_types(x->extractor->ontology, &n);
  const ng_trigger *const all = ng_ontology__triggers(x->extractor->ontology, &n);
  const uint32_t *const list = ng_ontology__triggers_of(x->extractor->ontology, p->lemma, &n);
  for (uint32_t i = 0; i < n && p->kind == NG_PREDICATE_NOUN; i++) {
    const ng_trigger *const t = &all[list[i]];
    if ((t->kinds & 1u << NG_PREDICATE_NOUN) && edges[t->edge].symmetric && edges[t->edge].place != NG_NONE) return t;
  }
  return NULL;
}

/* One of those who took part, or the state of one. */
static bool is_known(const ng_extraction *x, const gathering *g, uint32_t entity) {
  for (uint32_t i = 0; i < g->n; i++)
    if (g->who[i] == entity || ng_entity_state(&x->entities, g->who[i]) == entity) return true;
  return false;
}

/* "the G7 summit in Paris", "Kerry spoke at the talks in Oslo": others than those of whom the text has spoken. */
static bool names_others(const ng_extraction *x, const gathering *g) {
  static const char *const functions[] = {"modifier", "possessor", "subject", "governor_subject"};
  for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
    ng_argument_walk walk = ng_argument_walk_of(x, &x->doc->predicates.data[g->predicate], ng_view_of(functions[f]));
    ng_argument arg;
    while (ng_argument_next(x, &walk, &arg)) {
      uint32_t entities[PARTICIPANTS_MAX];
      const uint32_t n = ng_entities_of_token(&x->entities, arg.token, entities, PARTICIPANTS_MAX);
      for (uint32_t i = 0; i < n; i++)
        if (entities[i] != g->place && !is_known(x, g, entities[i])) return true;
    }
  }
  return false;
}

/* What the noun says of two who took part: its place, its time, its status. */
static ng_status add(ng_drafts *drafts, const ng_extraction *x, const gathering *g, ng_draft draft, ng_error *err) {
  const ng_token *const noun = &x->doc->tokens.data[x->doc->predicates.data[g->predicate].token];
  ng_statement *const s = &draft.s;
  draft.weak = true;
  draft.confidence.prior *= g->trigger->confidence;
  s->confidence = ng_confidence_value(&draft.confidence);
  s->rule = g->trigger->id;
  s->evidence = x->doc->sentences.data[noun->sentence].span;
  s->trigger = (ng_span){noun->begin, noun->end};
  s->place = g->place;
  ng_when_of_predicate(&x->when, x->doc, g->predicate, &s->from, &s->to);
  s->status = ng_status_of(x, g->trigger, g->predicate, s->source, s->from);
  s->attributed_to = ng_speaker_of(x, g->predicate);
  return ng_vec_push(&drafts->list, draft) ? NG_OK : ng_fail_no_mem(err);
}

static bool is_repeated(const ng_drafts *drafts, uint32_t first, const ng_draft *d) {
  for (uint32_t i = first; i < drafts->list.len; i++)
    if (drafts->list.data[i].s.source == d->s.source && drafts->list.data[i].s.target == d->s.target) return true;
  return false;
}

ng_status ng_gathering_recall(ng_drafts *drafts, const ng_extraction *x, uint32_t predicate, ng_error *err) {
  const ng_predicate *const p = &x->doc->predicates.data[predicate];
  gathering g = {.predicate = predicate, .trigger = trigger_of(x, p)};
  if (!g.trigger || ng_is_capitalized(ng_token_text(x->doc, &x->doc->tokens.data[p->token])))
    return NG_OK; /* "the Ukraine Peace Summit" has a name of its own */
  g.place = ng_where_of_predicate(&x->entities, predicate);
  if (g.place == NG_NONE) return NG_OK;
  g.n = ng_antecedent_participants(x, g.trigger->edge, NG_NONE, p->token, g.who, PARTICIPANTS_MAX);
  if (g.n < 2 || names_others(x, &g)) return NG_OK;
  const uint32_t end = drafts->list.len;
  for (uint32_t i = end; i-- > 0 && i + LOOK_BACK > end;) {
    const ng_draft d = drafts->list.data[i];
    if (d.edge == g.trigger->edge && is_known(x, &g, d.s.source) && is_known(x, &g, d.s.target) && !is_repeated(drafts, end, &d))
      NG_TRY(add(drafts, x, &g, d, err));
  }
  return NG_OK;
}
