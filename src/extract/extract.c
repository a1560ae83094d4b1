/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/extract.h"

#include "base/alloc.h"
#include "base/error.h"
#include "extract/follow.h"
#include "extract/gathering.h"
#include "extract/narrative.h"
#include "extract/rule.h"
#include "extract/statement.h"

/* --- the shared part ---------------------------------------------------------------------------- */

static ng_node_types node_types_of(const ng_ontology *ontology) {
  ng_node_types types = {.ontology = ontology};
  uint32_t n;
  const ng_node_type *const nodes = ng_ontology__node_types(ontology, &n);
  for (uint32_t name = 0; name < NG_NAME_TYPE_COUNT; name++) {
    const uint32_t type = ng_ontology__type_of_name(ontology, (ng_name_type)name);
    if (type != NG_NONE) types.of[name] = nodes[type].name;
  }
  return types;
}

ng_status ng_extractor_new(const ng_ontology *ontology, const ng_knowledge *knowledge, ng_extractor **out, ng_error *err) {
  *out = NULL;
  if (!ontology || !knowledge) return ng_fail(err, NG_ERR_BAD_ARG, "an extractor needs an ontology and knowledge");
  ng_extractor *const extractor = ng_alloc(sizeof *extractor);
  if (!extractor) return ng_fail_no_mem(err);
  *extractor = (ng_extractor){ontology, knowledge, node_types_of(ontology)};
  *out = extractor;
  return NG_OK;
}

void ng_extractor_free(ng_extractor *extractor) { ng_dealloc(extractor); }

/* --- one document ------------------------------------------------------------------------------- */

static ng_status type_entities(ng_extraction *x, ng_error *err) {
  const uint32_t n = x->doc->entities.len;
  uint32_t *const types = ng_arena_alloc(&x->doc->arena, n, sizeof *types);
  if (!types) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) types[i] = ng_ontology__find_node_type(x->extractor->ontology,
                                                                          x->doc->entities.data[i].type);
  x->entity_types = types;
  return NG_OK;
}

ng_status ng_extraction_begin(ng_extraction *x, const ng_extractor *extractor, ng_document *doc, ng_error *err) {
  *x = (ng_extraction){.extractor = extractor, .doc = doc};
  ng_entity_index_init(&x->entities, extractor->knowledge, &extractor->node_types);
  ng_when_init(&x->when);
  NG_TRY(ng_entities_find(&x->entities, doc, err));
  NG_TRY(ng_when_find(&x->when, doc, err));
  return type_entities(x, err);
}

void ng_extraction_dispose(ng_extraction *x) {
  ng_when_dispose(&x->when);
  ng_entity_index_dispose(&x->entities);
}

/* Edge types that one predicate can give; further ones are dropped. */
enum { EDGES_MAX = 8 };

typedef struct collector {
  const ng_extraction *x;
  ng_drafts *drafts;
  uint32_t edges[EDGES_MAX]; /* edge types that the predicate has given */
  uint32_t n_edges;
  ng_error *err;
  ng_status status;
} collector;

/* The first trigger that fires speaks for its edge type; those that stand beside others speak each for its own fillers, as
 * for trips that follow from a place. */
static bool collect(void *user, const ng_rule_match *match) {
  collector *const c = user;
  ng_drafts_note(c->drafts, c->x, match);
  if (match->outcome != NG_RULE_FIRED || c->n_edges == EDGES_MAX) return true;
  for (uint32_t i = 0; i < c->n_edges; i++)
    if (c->edges[i] == match->trigger->edge && !match->trigger->besides) return true;
  if (!match->trigger->besides) c->edges[c->n_edges++] = match->trigger->edge;
  c->status = ng_drafts_add(c->drafts, c->x, match, c->err);
  return c->status == NG_OK;
}

/* Whom an office ties to a state serves it: "the emir of Qatar, Sheikh X". */
static bool learn_state(void *user, const ng_rule_match *match) {
  const ng_extraction *const x = user;
  if (match->outcome != NG_RULE_FIRED || match->edge->title == NG_NONE) return true;
  const ng_edge_pair pair = match->edge->pairs[0];
  const ng_role_match *const holders = &match->roles[pair.source], *const states = &match->roles[pair.target];
  if (holders->n == 1 && states->n == 1) ng_entity_serves(&x->entities, holders->fillers[0].entity, states->fillers[0].entity);
  return true;
}

static void learn_states(ng_extraction *x) {
  for (uint32_t i = 0; i < x->doc->predicates.len; i++) {
    const ng_predicate *const p = &x->doc->predicates.data[i];
    const bool office = p->kind == NG_PREDICATE_APPOSITION || p->kind == NG_PREDICATE_COPULA;
    if (office && p->polarity == NG_POLARITY_POSITIVE && p->modality == NG_MODALITY_FACT)
      ng_rules_of_predicate(x, i, learn_state, x);
  }
}

ng_status ng_extraction_draft(const ng_extraction *x, ng_drafts *drafts, ng_error *err) {
  ng_vec_clear(&x->doc->statements);
  ng_extraction at_work = *x;
  at_work.drafts = drafts;
  learn_states(&at_work);
  collector c = {.x = &at_work, .drafts = drafts, .err = err};
  for (uint32_t p = 0; p < x->doc->predicates.len && c.status == NG_OK; p++) {
    c.n_edges = 0;
    const uint32_t before = drafts->list.len;
    ng_rules_of_predicate(&at_work, p, collect, &c);
    if (c.status == NG_OK && drafts->list.len == before) c.status = ng_gathering_recall(drafts, &at_work, p, err);
  }
  NG_TRY(c.status);
  NG_TRY(ng_follow_drafts(drafts, x, err));
  NG_TRY(ng_drafts_finish(drafts, x, err));
  ng_narrative_complete(x);
  return NG_OK;
}

ng_status ng_extraction_run(const ng_extraction *x, ng_error *err) {
  ng_drafts drafts = {0};
  const ng_status status = ng_extraction_draft(x, &drafts, err);
  ng_vec_dispose(&drafts.list);
  return status;
}

ng_status ng_extract_names(const ng_extractor *extractor, ng_document *doc, ng_error *err) {
  ng_entity_index names;
  ng_entity_index_init(&names, extractor->knowledge, &extractor->node_types);
  const ng_status status = ng_names_find(&names, doc, err);
  ng_entity_index_dispose(&names);
  return status;
}

ng_status ng_extract(const ng_extractor *extractor, ng_document *doc, ng_error *err) {
  ng_extraction x;
  ng_status status = ng_extraction_begin(&x, extractor, doc, err);
  if (status == NG_OK) status = ng_extraction_run(&x, err);
  if (status == NG_OK) status = ng_entities_finish(&x.entities, doc, err);
  ng_extraction_dispose(&x);
  return status;
}
