/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph.h"

#include "base/alloc.h"

ng_graph *ng_graph__new(void) {
  ng_graph *const graph = ng_alloc_zero(1, sizeof *graph);
  if (graph && !ng_strings_init(&graph->strings)) {
    ng_graph_free(graph);
    return NULL;
  }
  return graph;
}

void ng_graph__extra_dispose(ng_extra_column *column) {
  ng_dealloc(column->numbers);
  ng_dealloc(column->texts);
  ng_dealloc(column->lists);
}

void ng_graph_free(ng_graph *graph) {
  if (!graph) return;
  ng_graph__igraph_free(graph);
  for (int e = 0; e < 2; e++) {
    for (uint32_t i = 0; i < graph->extra[e].len; i++) ng_graph__extra_dispose(&graph->extra[e].data[i]);
    ng_vec_dispose(&graph->extra[e]);
  }
  ng_vec_dispose(&graph->nodes);
  ng_vec_dispose(&graph->edges);
  ng_vec_dispose(&graph->statements);
  ng_vec_dispose(&graph->articles);
  ng_vec_dispose(&graph->failures);
  ng_vec_dispose(&graph->properties);
  ng_dealloc(graph->incident_start);
  ng_dealloc(graph->incident);
  ng_dealloc(graph->seen_start);
  ng_dealloc(graph->seen);
  ng_strings_dispose(&graph->strings);
  ng_dealloc(graph);
}

uint32_t ng_graph_n_nodes(const ng_graph *graph) { return graph->nodes.len; }
uint32_t ng_graph_n_edges(const ng_graph *graph) { return graph->edges.len; }
uint32_t ng_graph_n_statements(const ng_graph *graph) { return graph->statements.len; }
uint32_t ng_graph_n_articles(const ng_graph *graph) { return graph->articles.len; }
uint32_t ng_graph_n_failures(const ng_graph *graph) { return graph->failures.len; }
uint32_t ng_graph_n_properties(const ng_graph *graph) { return graph->properties.len; }
bool ng_graph_is_multi(const ng_graph *graph) { return graph->multi; }

static ng_view text_of(const ng_graph *graph, ng_text_id id) { return ng_strings_at(&graph->strings, id); }
static ng_list list_of(const ng_graph *graph, ng_list_id id) { return graph->strings.lists.data[id]; }

ng_graph_node ng_graph_node_at(const ng_graph *graph, uint32_t i) {
  const ng_node_row *const row = &graph->nodes.data[i];
  const ng_list aliases = list_of(graph, row->aliases);
  return (ng_graph_node){
      .id = text_of(graph, row->id),
      .type = text_of(graph, row->type),
      .name = text_of(graph, row->name),
      .label = text_of(graph, row->label),
      .aliases = aliases.items,
      .n_aliases = aliases.n,
      .mentions = row->mentions,
      .articles = row->articles,
      .first_seen = text_of(graph, row->first_seen),
      .last_seen = text_of(graph, row->last_seen),
  };
}

ng_graph_edge ng_graph_edge_at(const ng_graph *graph, uint32_t i) {
  const ng_edge_row *const row = &graph->edges.data[i];
  const ng_list items = list_of(graph, row->items), sources = list_of(graph, row->sources);
  return (ng_graph_edge){
      .id = text_of(graph, row->id),
      .source = row->source,
      .target = row->target,
      .type = text_of(graph, row->type),
      .label = text_of(graph, row->label),
      .symmetric = row->symmetric,
      .weight = row->weight,
      .status = text_of(graph, row->status),
      .confidence = row->confidence,
      .first_seen = text_of(graph, row->first_seen),
      .last_seen = text_of(graph, row->last_seen),
      .from = text_of(graph, row->from),
      .to = text_of(graph, row->to),
      .articles = row->articles,
      .evidence = text_of(graph, row->evidence),
      .rule = text_of(graph, row->rule),
      .attributed_to = text_of(graph, row->attributed_to),
      .place = text_of(graph, row->place),
      .title = text_of(graph, row->title),
      .items = items.items,
      .n_items = items.n,
      .sources = sources.items,
      .n_sources = sources.n,
      .first_statement = row->first_statement,
      .n_statements = row->n_statements,
  };
}

ng_graph_statement ng_graph_statement_at(const ng_graph *graph, uint32_t i) {
  const ng_statement_row *const row = &graph->statements.data[i];
  const ng_list items = list_of(graph, row->items);
  return (ng_graph_statement){
      .type = text_of(graph, row->type),
      .source = row->source,
      .target = row->target,
      .article = row->article,
      .edge = row->edge,
      .status = text_of(graph, row->status),
      .confidence = (double)row->confidence,
      .from = text_of(graph, row->from),
      .to = text_of(graph, row->to),
      .evidence = text_of(graph, row->evidence),
      .trigger = text_of(graph, row->trigger),
      .begin = row->begin,
      .end = row->end,
      .rule = text_of(graph, row->rule),
      .place = text_of(graph, row->place),
      .title = text_of(graph, row->title),
      .attributed_to = text_of(graph, row->attributed_to),
      .items = items.items,
      .n_items = items.n,
  };
}

ng_graph_article ng_graph_article_at(const ng_graph *graph, uint32_t i) {
  const ng_article_row *const row = &graph->articles.data[i];
  return (ng_graph_article){
      .uri = text_of(graph, row->uri),
      .title = text_of(graph, row->title),
      .source = text_of(graph, row->source),
      .url = text_of(graph, row->url),
      .date = text_of(graph, row->date),
      .sha256 = text_of(graph, row->sha256),
  };
}

ng_graph_failure ng_graph_failure_at(const ng_graph *graph, uint32_t i) {
  const ng_pair row = graph->failures.data[i];
  return (ng_graph_failure){text_of(graph, row.a), text_of(graph, row.b)};
}

void ng_graph_property_at(const ng_graph *graph, uint32_t i, ng_view *key, ng_view *value) {
  const ng_pair row = graph->properties.data[i];
  *key = text_of(graph, row.a);
  *value = text_of(graph, row.b);
}

/* Nodes are sorted by id. */
uint32_t ng_graph_find_node(const ng_graph *graph, ng_view id) {
  uint32_t low = 0, high = graph->nodes.len;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const int c = ng_view_compare(text_of(graph, graph->nodes.data[middle].id), id);
    if (c == 0) return middle;
    if (c < 0) low = middle + 1;
    else high = middle;
  }
  return NG_GRAPH_NONE;
}

ng_view ng_graph_name_of(const ng_graph *graph, ng_view id_or_text) {
  const uint32_t node = id_or_text.len ? ng_graph_find_node(graph, id_or_text) : NG_GRAPH_NONE;
  return node == NG_GRAPH_NONE ? id_or_text : text_of(graph, graph->nodes.data[node].name);
}

const uint32_t *ng_graph_incident(const ng_graph *graph, uint32_t node, uint32_t *n) {
  *n = graph->incident_start[node + 1] - graph->incident_start[node];
  return graph->incident + graph->incident_start[node];
}

const uint32_t *ng_graph_seen_in(const ng_graph *graph, uint32_t node, uint32_t *n) {
  *n = graph->seen_start[node + 1] - graph->seen_start[node];
  return graph->seen + graph->seen_start[node];
}
