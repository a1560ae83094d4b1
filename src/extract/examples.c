/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example sentences of an ontology, run as tests. */
#include "base/error.h"
#include "extract/extract.h"

/* --- what a statement says about a role ----------------------------------------------------------- */

static bool overlaps(ng_span a, ng_span b) { return a.begin < b.end && b.begin < a.end; }

/* An entity is meant by a marked span if it is mentioned there; a description ("its minister") may
 * stand for somebody named elsewhere. */
static bool is_mentioned(const ng_document *doc, uint32_t entity, ng_span span) {
  const ng_entity *const e = &doc->entities.data[entity];
  for (uint32_t i = 0; i < e->n_mentions; i++) {
    const ng_mention *const m = &doc->mentions.data[e->mentions[i]];
    if (overlaps((ng_span){doc->tokens.data[m->first].begin, doc->tokens.data[m->end - 1].end}, span)) return true;
  }
  return false;
}

static bool item_is(const ng_document *doc, const ng_item *item, ng_span span) {
  if (item->entity != NG_NONE) return is_mentioned(doc, item->entity, span);
  const ptrdiff_t begin = item->text.data - doc->text.data;
  if (begin >= 0 && (size_t)begin < doc->text.len)
    return overlaps((ng_span){(uint32_t)begin, (uint32_t)begin + (uint32_t)item->text.len}, span);
  return ng_view_equals(item->text, ng_document_slice(doc, span));
}

static bool fills(const ng_document *doc, const ng_statement *s, const ng_edge_type *edge, uint32_t role, ng_span span) {
  for (uint32_t i = 0; i < s->n_roles; i++)
    if ((ng_view_equals(s->roles[i].role, edge->roles[role].name) || edge->symmetric) &&
        is_mentioned(doc, s->roles[i].entity, span)) return true;
  if (role == edge->place && s->place != NG_NONE && is_mentioned(doc, s->place, span)) return true;
  if (role == edge->title && s->title.len) return true;
  for (uint32_t i = 0; role == edge->items && i < s->n_items; i++)
    if (item_is(doc, &s->items[i], span)) return true;
  return false;
}

/* --- one example ------------------------------------------------------------------------------------ */

static const char *check_starred(const ng_document *doc, const ng_edge_type *edge) {
  for (uint32_t i = 0; i < doc->statements.len; i++)
    if (ng_view_equals(doc->statements.data[i].type, edge->name)) return "gives a statement though it is starred";
  return NULL;
}

static bool status_agrees(const ng_example *example, const ng_statement *s) { return !example->has_status ||
                                                                             example->status == s->status; }

static const char *check_marked(const ng_document *doc, const ng_example *example, const ng_edge_type *edge,
                                uint32_t *role) {
  bool any = false;
  for (uint32_t i = 0; i < doc->statements.len; i++) any |= ng_view_equals(doc->statements.data[i].type, edge->name);
  if (!any) return "gives no statement";
  for (uint32_t r = 0; r < example->n_roles; r++) {
    bool found = false;
    for (uint32_t i = 0; i < doc->statements.len && !found; i++) {
      const ng_statement *const s = &doc->statements.data[i];
      found = ng_view_equals(s->type, edge->name) && status_agrees(example, s) &&
          fills(doc, s, edge, example->roles[r].role, example->roles[r].span);
    }
    *role = example->roles[r].role;
    if (!found) return example->has_status ? "gives another status or filler for role" : "gives another filler for role";
  }
  return NULL;
}

typedef struct runner {
  const ng_edge_type *edges;
  ng_process_fn process;
  void *process_user;
  ng_ontology_fault_fn on_fault;
  void *fault_user;
  ng_example_counts counts;
} runner;

static void report(runner *r, const ng_trigger *trigger, const ng_example *example, const char *fault, uint32_t role) {
  ng_error error = {0};
  char source[sizeof error.source];
  snprintf(source, sizeof source, "%.*s", NG_VIEW_ARGS(trigger->source));
  ng_error_at(&error, source, example->line, 0);
  const bool names_role = role != NG_NONE;
  ng_fail(&error, NG_ERR_INVALID, "example of '%.*s' %s%s%.*s: \"%.*s\"", NG_VIEW_ARGS(trigger->id), fault, names_role
          ? " " : "",
          NG_VIEW_ARGS(names_role ? r->edges[trigger->edge].roles[role].name : ng_view_of("")),
              NG_VIEW_ARGS(example->text));
  r->counts.failed++;
  if (r->on_fault) r->on_fault(&error, r->fault_user);
}

static ng_status run_example(runner *r, const ng_trigger *trigger, const ng_example *example, ng_error *err) {
  ng_document *doc;
  NG_TRY(ng_document_new_text("example", example->text.data, example->text.len, &doc, err));
  const ng_status status = r->process(r->process_user, doc, err);
  if (status == NG_OK) {
    uint32_t role = NG_NONE;
    const ng_edge_type *const edge = &r->edges[trigger->edge];
    const char *const fault = example->starred ? check_starred(doc, edge) : check_marked(doc, example, edge, &role);
    r->counts.run++;
    if (fault) report(r, trigger, example, fault, role);
  }
  ng_document_free(doc);
  return status;
}

ng_status ng_ontology_run_examples(const ng_ontology *ontology, ng_process_fn process, void *process_user,
                                   ng_ontology_fault_fn on_fault,
                                   void *fault_user, ng_example_counts *counts, ng_error *err) {
  uint32_t n_edges, n;
  runner r = {ng_ontology__edge_types(ontology, &n_edges), process, process_user, on_fault, fault_user, {0, 0}};
  const ng_trigger *const triggers = ng_ontology__triggers(ontology, &n);
  ng_status status = NG_OK;
  for (uint32_t t = 0; t < n && status == NG_OK; t++)
    for (uint32_t e = 0; e < triggers[t].n_examples && status == NG_OK; e++) status = run_example(&r, &triggers[t],
          &triggers[t].examples[e], err);
  if (counts) *counts = r.counts;
  return status;
}
