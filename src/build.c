/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <newsgraph/build.h>

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/vec.h"
#include "ontology/ontology.h"

typedef struct builder {
  ng_graph_builder *graph;
  const ng_document *doc;
  uint32_t article;
  const ng_entity *entities;
  uint32_t *nodes;     /* node of each entity, NG_GRAPH_NONE before it is entered */
} builder;

const char *ng_date_format(ng_date date, char out[16]) {
  if (!date.year) out[0] = '\0';
  else if (!date.month) snprintf(out, 16, "%04d", date.year);
  else if (!date.day) snprintf(out, 16, "%04d-%02u", date.year, date.month);
  else snprintf(out, 16, "%04d-%02u-%02u", date.year, date.month, date.day);
  return out;
}

static ng_status add_style(ng_graph_builder *graph, const ng_ontology *ontology, ng_view type, ng_error *err) {
  const ng_view shape = ng_ontology_shape(ontology, type), colour = ng_ontology_color(ontology, type);
  char key[128], value[64];
  if (!colour.len) return NG_OK;
  snprintf(key, sizeof key, "style %.*s", NG_VIEW_ARGS(type));
  snprintf(value, sizeof value, "%.*s %.*s", NG_VIEW_ARGS(shape), NG_VIEW_ARGS(colour));
  return ng_graph_builder_set_property(graph, ng_view_of(key), ng_view_of(value), err);
}

ng_status ng_build_add_ontology(ng_graph_builder *graph, const ng_ontology *ontology, ng_error *err) {
  uint32_t n_nodes, n_edges;
  const ng_node_type *const nodes = ng_ontology__node_types(ontology, &n_nodes);
  const ng_edge_type *const edges = ng_ontology__edge_types(ontology, &n_edges);
  NG_TRY(ng_graph_builder_set_property(graph, ng_view_of("ontology"), ng_ontology_name(ontology), err));
  for (uint32_t i = 0; i < n_nodes; i++) NG_TRY(add_style(graph, ontology, nodes[i].name, err));
  for (uint32_t i = 0; i < n_edges; i++) NG_TRY(add_style(graph, ontology, edges[i].name, err));
  return NG_OK;
}

static ng_status add_article(builder *b, ng_error *err) {
  const ng_article *const a = ng_document_article(b->doc);
  char date[16];
  const ng_graph_article article = {
      .uri = a->uri, .title = a->title, .source = a->source, .url = a->url,
      .date = ng_view_of(ng_date_format(a->date, date)), .sha256 = ng_view_of(a->sha256)};
  return ng_graph_builder_add_article(b->graph, &article, &b->article, err);
}

/* Enters the node of an entity, if that has not been done. */
static ng_status enter_node(builder *b, uint32_t entity, ng_error *err) {
  if (b->nodes[entity] != NG_GRAPH_NONE) return NG_OK;
  const ng_entity *const e = &b->entities[entity];
  const ng_graph_mention mention = {.id = e->canonical, .type = e->type, .name = e->name, .aliases = e->aliases,
                                    .n_aliases = e->n_aliases, .mentions = e->n_mentions, .article = b->article};
  return ng_graph_builder_add_node(b->graph, &mention, &b->nodes[entity], err);
}

/* What a place, speaker or item is known by: the id of its node, the name where no edge of
 * this article touches it. */
static ng_view reference_of(const builder *b, uint32_t entity) {
  if (entity == NG_NONE) return ng_view_of("");
  return b->nodes[entity] == NG_GRAPH_NONE ? b->entities[entity].name : b->entities[entity].canonical;
}

static ng_status add_statement(builder *b, const ng_statement *s, const ng_ontology *ontology, ng_error *err) {
  char from[16], to[16];
  ng_graph_statement statement = {
      .type = s->type,
      .article = b->article,
      .status = ng_view_of(ng_statement_status_name(s->status)),
      .confidence = (double)s->confidence,
      .from = ng_view_of(ng_date_format(s->from, from)),
      .to = ng_view_of(ng_date_format(s->to, to)),
      .evidence = ng_document_slice(b->doc, s->evidence),
      .trigger = ng_document_slice(b->doc, s->trigger),
      .begin = s->evidence.begin,
      .end = s->evidence.end,
      .rule = s->rule,
      .place = reference_of(b, s->place),
      .title = s->title,
      .attributed_to = reference_of(b, s->attributed_to),
      .n_items = s->n_items};
  statement.source = b->nodes[s->source];
  statement.target = b->nodes[s->target];
  NG_VEC(ng_view) items = {0};
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < s->n_items && status == NG_OK; i++) {
    const ng_item *const item = &s->items[i];
    const ng_view text = item->entity == NG_NONE ? item->text : reference_of(b, item->entity);
    if (!ng_vec_push(&items, text)) status = ng_fail_no_mem(err);
  }
  statement.items = items.data;
  if (status == NG_OK)
    status = ng_graph_builder_add_statement(b->graph, &statement, ng_ontology_is_symmetric(ontology, s->type), err);
  ng_vec_dispose(&items);
  return status;
}

static bool is_wanted(const ng_statement *s, const ng_build_options *options) {
  return (double)s->confidence >= options->min_confidence && (options->negated || s->status != NG_NEGATED);
}

ng_status ng_build_add_document(ng_graph_builder *graph, const ng_document *doc, const ng_ontology *ontology,
                                const ng_build_options *options, ng_error *err) {
  const ng_build_options defaults = {0};
  if (!options) options = &defaults;
  uint32_t n_entities, n_statements;
  builder b = {.graph = graph, .doc = doc, .entities = ng_document_entities(doc, &n_entities)};
  const ng_statement *const statements = ng_document_statements(doc, &n_statements);
  NG_TRY(add_article(&b, err));
  b.nodes = ng_alloc(n_entities * sizeof *b.nodes);
  if (!b.nodes) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n_entities; i++) b.nodes[i] = NG_GRAPH_NONE;
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < n_entities && status == NG_OK && options->all_nodes; i++) status = enter_node(&b, i, err);
  for (uint32_t i = 0; i < n_statements && status == NG_OK; i++) {
    if (!is_wanted(&statements[i], options)) continue;
    status = enter_node(&b, statements[i].source, err);
    if (status == NG_OK) status = enter_node(&b, statements[i].target, err);
  }
  for (uint32_t i = 0; i < n_statements && status == NG_OK; i++)
    if (is_wanted(&statements[i], options)) status = add_statement(&b, &statements[i], ontology, err);
  ng_dealloc(b.nodes);
  return status;
}
