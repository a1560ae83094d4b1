/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/follow.h"

#include "base/error.h"
#include "extract/home.h"

/* --- whether it is told for its own sake ---------------------------------------------------------- */

/* Where the second sentence of running text ends: what the article is about stands before. */
static uint32_t end_of_lede(const ng_document *doc) {
  enum { SENTENCES = 2 };
  uint32_t n = 0, end = 0;
  for (uint32_t i = 0; i < doc->sentences.len && n < SENTENCES; i++) {
    const ng_sentence *const s = &doc->sentences.data[i];
    n += doc->blocks.data[s->block].kind != NG_BLOCK_TITLE;
    end = s->span.end;
  }
  return end;
}

/* In how many sentences an entity is mentioned, up to `enough`. */
static uint32_t count_sentences(const ng_document *doc, uint32_t entity, uint32_t enough) {
  const ng_entity *const e = &doc->entities.data[entity];
  uint32_t n = 0, last = NG_NONE;
  for (uint32_t i = 0; i < e->n_mentions && n < enough; i++) {
    const uint32_t sentence = doc->tokens.data[doc->mentions.data[e->mentions[i]].head].sentence;
    n += sentence != last;
    last = sentence;
  }
  return n;
}

/* A meeting that an article only recalls is no trip of which it tells: it opens the article, or takes part in its story. */
static bool matters(const ng_extraction *x, const ng_statement *s, uint32_t traveller) {
  enum { ENOUGH = 2 };
  return s->evidence.begin < end_of_lede(x->doc) || count_sentences(x->doc, traveller, ENOUGH) == ENOUGH;
}

/* --- one trigger against one statement -------------------------------------------------------------- */

static uint32_t part_of(const ng_extraction *x, const ng_statement *s, ng_view name) {
  if (ng_view_is(name, "place_state")) return s->place == NG_NONE ? NG_NONE : ng_entity_state(&x->entities, s->place);
  return ng_view_is(name, "source") ? s->source : ng_view_is(name, "target") ? s->target : s->place;
}

static bool follows(const ng_extraction *x, const ng_trigger *trigger, const ng_statement *s, uint32_t a, uint32_t b) {
  return ng_rule_joins(x, trigger, a, b) && (!trigger->told || matters(x, s, a));
}

/* "is in Porto for talks": the talks are to come, the trip is not. */
static bool is_done_already(const ng_drafts *drafts, const ng_extraction *x, uint32_t edge, uint32_t at, uint32_t a, uint32_t b) {
  enum { REACH = 32 }; /* drafts of the same sentence stand near each other */
  const ng_draft *const list = drafts->list.data;
  const uint32_t end = at + REACH < drafts->list.len ? at + REACH : drafts->list.len;
  for (uint32_t i = at > REACH ? at - REACH : 0; i < end; i++)
    if (list[i].edge == edge && list[i].s.status == NG_ASSERTED && list[i].s.source == a &&
        list[i].s.evidence.begin == list[at].s.evidence.begin &&
        (list[i].s.target == b || ng_entity_is_of(&x->entities, list[i].s.target, b))) return true;
  return false;
}

static ng_status add(ng_drafts *drafts, const ng_extraction *x, const ng_trigger *trigger, const ng_draft *from, uint32_t a,
                     uint32_t b, ng_error *err) {
  const ng_edge_type *const edge = &ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0})[trigger->edge];
  const ng_edge_pair pair = edge->pairs[0];
  const ng_role_filler roles[] = {{edge->roles[pair.source].name, a}, {edge->roles[pair.target].name, b}};
  ng_draft draft = *from;
  draft.edge = trigger->edge;
  draft.weak = true;
  draft.confidence.prior *= trigger->confidence;
  ng_statement *const s = &draft.s;
  s->type = edge->name;
  s->rule = trigger->id;
  s->source = a;
  s->target = b;
  if (s->place == b) s->place = NG_NONE;
  s->items = NULL;
  s->n_items = 0;
  s->confidence = ng_confidence_value(&draft.confidence);
  s->roles = ng_arena_copy_array(&x->doc->arena, roles, 2, sizeof *roles);
  s->n_roles = 2;
  return s->roles && ng_vec_push(&drafts->list, draft) ? NG_OK : ng_fail_no_mem(err);
}

/* Whom a role is filled with: the first of the parts that is of a type that it admits. */
static uint32_t filler_of(const ng_extraction *x, const ng_trigger *trigger, uint32_t role, const ng_statement *s) {
  for (uint32_t i = 0; i < trigger->n_roles; i++)
    for (uint32_t f = 0; trigger->roles[i].role == role && f < trigger->roles[i].n_functions; f++) {
      const uint32_t part = part_of(x, s, trigger->roles[i].functions[f]);
      if (part != NG_NONE && ng_rule_admits(x, trigger, &trigger->roles[i], part)) return part;
    }
  return NG_NONE;
}

/* The ends of a symmetric edge change places. */
static ng_status follow(ng_drafts *drafts, const ng_extraction *x, const ng_trigger *trigger, uint32_t at, ng_error *err) {
  ng_draft from = drafts->list.data[at];
  const ng_edge_type *const edges = ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0});
  const ng_edge_pair pair = edges[trigger->edge].pairs[0];
  for (int i = 0; i < 1 + edges[from.edge].symmetric; i++) {
    const uint32_t a = filler_of(x, trigger, pair.source, &from.s);
    const uint32_t b = filler_of(x, trigger, pair.target, &from.s);
    if (a != NG_NONE && b != NG_NONE && follows(x, trigger, &from.s, a, b) &&
        !(from.s.status == NG_PLANNED && is_done_already(drafts, x, trigger->edge, at, a, b)))
      NG_TRY(add(drafts, x, trigger, &from, a, b, err));
    const uint32_t source = from.s.source;
    from.s.source = from.s.target;
    from.s.target = source;
  }
  return NG_OK;
}

ng_status ng_follow_drafts(ng_drafts *drafts, const ng_extraction *x, ng_error *err) {
  uint32_t n_triggers;
  const ng_trigger *const triggers = ng_ontology__triggers(x->extractor->ontology, &n_triggers);
  const uint32_t n_drafts = drafts->list.len;
  for (uint32_t i = 0; i < n_drafts; i++) {
    uint32_t n;
    const uint32_t *const list = ng_ontology__triggers_of(x->extractor->ontology, drafts->list.data[i].s.type, &n);
    for (uint32_t t = 0; t < n; t++) {
      const ng_trigger *const trigger = &triggers[list[t]];
      if (trigger->kinds & 1u << NG_KIND_STATEMENT) NG_TRY(follow(drafts, x, trigger, i, err));
    }
  }
  return NG_OK;
}
