/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/alloc.h"
#include "base/error.h"
#include "graph/graph.h"

ng_status ng_graph__copy_rest(const ng_graph *g, ng_graph_builder *to, ng_error *err) {
  for (uint32_t i = 0; i < g->failures.len; i++) {
    const ng_graph_failure failure = ng_graph_failure_at(g, i);
    NG_TRY(ng_graph_builder_add_failure(to, failure.uri, failure.message, err));
  }
  for (uint32_t i = 0; i < g->properties.len; i++) {
    ng_view key, value;
    ng_graph_property_at(g, i, &key, &value);
    NG_TRY(ng_graph_builder_set_property(to, key, value, err));
  }
  return NG_OK;
}

typedef struct copying {
  const ng_graph *from;
  ng_graph_builder *to;
  uint32_t *nodes; /* index in `to` of each node and edge of `from` */
  uint32_t *edges;
} copying;

static ng_status copy_extra(const copying *c, ng_element element, uint32_t from, uint32_t to, ng_error *err) {
  const uint32_t n_standard = c->from->n_standard[element];
  for (uint32_t i = n_standard; i < ng_graph_n_columns(c->from, element); i++) {
    const ng_value value = ng_graph_value_at(c->from, element, i, from);
    NG_TRY(ng_graph_builder_set_value(c->to, element, to, ng_graph_column_at(c->from, element, i).name, &value, err));
  }
  return NG_OK;
}

static ng_status copy_nodes(const copying *c, const bool *keep, ng_error *err) {
  for (uint32_t i = 0; i < c->from->nodes.len; i++) {
    c->nodes[i] = NG_GRAPH_NONE;
    if (keep && !keep[i]) continue;
    const ng_graph_node node = ng_graph_node_at(c->from, i);
    NG_TRY(ng_graph_builder_put_node(c->to, &node, &c->nodes[i], err));
    NG_TRY(copy_extra(c, NG_NODES, i, c->nodes[i], err));
    uint32_t n;
    const uint32_t *const seen = ng_graph_seen_in(c->from, i, &n);
    for (uint32_t k = 0; k < n; k++) NG_TRY(ng_graph_builder_put_seen(c->to, c->nodes[i], seen[k], err));
  }
  return NG_OK;
}

static ng_status copy_edges(const copying *c, const bool *keep, ng_error *err) {
  for (uint32_t i = 0; i < c->from->edges.len; i++) {
    ng_graph_edge edge = ng_graph_edge_at(c->from, i);
    c->edges[i] = NG_GRAPH_NONE;
    edge.source = c->nodes[edge.source];
    edge.target = c->nodes[edge.target];
    if ((keep && !keep[i]) || edge.source == NG_GRAPH_NONE || edge.target == NG_GRAPH_NONE) continue;
    NG_TRY(ng_graph_builder_put_edge(c->to, &edge, &c->edges[i], err));
    NG_TRY(copy_extra(c, NG_EDGES, i, c->edges[i], err));
    for (uint32_t k = 0; k < edge.n_statements; k++) {
      ng_graph_statement s = ng_graph_statement_at(c->from, edge.first_statement + k);
      s.edge = c->edges[i];
      s.source = c->nodes[s.source];
      s.target = c->nodes[s.target];
      NG_TRY(ng_graph_builder_put_statement(c->to, &s, err));
    }
  }
  return NG_OK;
}

static ng_status copy(const copying *c, const bool *nodes, const bool *edges, ng_graph **out, ng_error *err) {
  for (uint32_t i = 0; i < c->from->articles.len; i++) {
    const ng_graph_article article = ng_graph_article_at(c->from, i);
    NG_TRY(ng_graph_builder_add_article(c->to, &article, NULL, err));
  }
  NG_TRY(ng_graph__copy_rest(c->from, c->to, err));
  NG_TRY(copy_nodes(c, nodes, err));
  NG_TRY(copy_edges(c, edges, err));
  return ng_graph_builder_finish(c->to, out, err);
}

ng_status ng_graph_subset(const ng_graph *graph, const bool *nodes, const bool *edges, ng_graph **out, ng_error *err) {
  const ng_graph_options options = {.multi = graph->multi, .include_negated = true};
  copying c = {.from = graph};
  *out = NULL;
  NG_TRY(ng_graph_builder_new(&options, &c.to, err));
  c.nodes = ng_alloc_zero(graph->nodes.len + 1u, sizeof *c.nodes);
  c.edges = ng_alloc_zero(graph->edges.len + 1u, sizeof *c.edges);
  const ng_status status = c.nodes && c.edges ? copy(&c, nodes, edges, out, err) : ng_fail_no_mem(err);
  ng_dealloc(c.nodes);
  ng_dealloc(c.edges);
  ng_graph_builder_free(c.to);
  return status;
}
