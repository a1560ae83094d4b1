/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Node-link JSON, as D3's force layout and NetworkX's node_link_graph read it, with
 * everything that a graph knows: articles, failures, and in each link its statements. */
#include "formats/format.h"
#include "graph/put.h"

static void text_member(FILE *file, const char *name, ng_view text) {
  if (!text.len) return;
  fprintf(file, ",\"%s\":", name);
  ng_put_json(file, text);
}

static void values(FILE *file, const ng_graph *graph, ng_element element, uint32_t i) {
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, element); c++) {
    const ng_value value = ng_graph_value_at(graph, element, c, i);
    const ng_view name = ng_graph_column_at(graph, element, c).name;
    if (value.type == NG_VALUE_NONE) continue;
    putc(c || element == NG_EDGES ? ',' : '{', file); /* the first column of nodes is their id */
    /* members that say something else here; see json_read.c */
    const bool taken = ng_view_is(name, "source") || ng_view_is(name, "target") || ng_view_is(name, "key") ||
                       ng_view_is(name, "statements") || ng_view_is(name, "seen_in");
    if (taken) {
      fprintf(file, "\"%s_\"", name.data);
    } else {
      ng_put_json(file, name);
    }
    putc(':', file);
    ng_put_json_value(file, &value);
  }
}

static void article(FILE *file, const ng_graph_article *a) {
  ng_put(file, "{\"uri\":");
  ng_put_json(file, a->uri);
  text_member(file, "title", a->title);
  text_member(file, "source", a->source);
  text_member(file, "url", a->url);
  text_member(file, "date", a->date);
  text_member(file, "sha256", a->sha256);
  putc('}', file);
}

/* The graph as a whole. */
static void head(FILE *file, const ng_graph *graph) {
  ng_put(file, "{\"directed\":true,\"multigraph\":true,\n\"graph\":{\"format\":\"newsgraph\",\"version\":1,\"multi\":");
  ng_put(file, ng_graph_is_multi(graph) ? "true" : "false");
  for (uint32_t i = 0; i < ng_graph_n_properties(graph); i++) {
    ng_view key, value;
    ng_graph_property_at(graph, i, &key, &value);
    ng_put(file, i ? "," : ",\"properties\":{");
    ng_put_json(file, key);
    putc(':', file);
    ng_put_json(file, value);
    if (i + 1 == ng_graph_n_properties(graph)) putc('}', file);
  }
  ng_put(file, ",\"failures\":[");
  for (uint32_t i = 0; i < ng_graph_n_failures(graph); i++) {
    const ng_graph_failure failure = ng_graph_failure_at(graph, i);
    ng_put(file, i ? ",\n {\"uri\":" : "\n {\"uri\":");
    ng_put_json(file, failure.uri);
    ng_put(file, ",\"message\":");
    ng_put_json(file, failure.message);
    putc('}', file);
  }
  ng_put(file, "],\n\"articles\":[");
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) {
    const ng_graph_article a = ng_graph_article_at(graph, i);
    ng_put(file, i ? ",\n " : "\n ");
    article(file, &a);
  }
  ng_put(file, "]},\n");
}

static void node(FILE *file, const ng_graph *graph, uint32_t i) {
  uint32_t n;
  const uint32_t *const seen = ng_graph_seen_in(graph, i, &n);
  ng_put(file, i ? ",\n " : "\n ");
  values(file, graph, NG_NODES, i);
  for (uint32_t k = 0; k < n; k++) {
    ng_put(file, k ? "," : ",\"seen_in\":[");
    ng_put_json(file, ng_graph_article_at(graph, seen[k]).uri);
  }
  ng_put(file, n ? "]}" : "}");
}

static void statement(FILE *file, const ng_graph *graph, const ng_graph_statement *s, const ng_graph_edge *edge) {
  const ng_value confidence = {.type = NG_VALUE_NUMBER, .number = s->confidence};
  ng_put(file, "{\"confidence\":");
  ng_put_json_value(file, &confidence);
  if (s->article != NG_GRAPH_NONE) text_member(file, "article", ng_graph_article_at(graph, s->article).uri);
  fprintf(file, ",\"begin\":%u,\"end\":%u", s->begin, s->end);
  text_member(file, "evidence", s->evidence);
  text_member(file, "trigger", s->trigger);
  text_member(file, "rule", s->rule);
  text_member(file, "from", s->from);
  text_member(file, "to", s->to);
  text_member(file, "place", s->place);
  text_member(file, "title", s->title);
  text_member(file, "attributed_to", s->attributed_to);
  if (s->n_items) {
    const ng_value items = {.type = NG_VALUE_LIST, .items = s->items, .n_items = s->n_items};
    ng_put(file, ",\"items\":");
    ng_put_json_value(file, &items);
  }
  if (s->source != edge->source) ng_put(file, ",\"reversed\":true");
  putc('}', file);
}

static void link(FILE *file, const ng_graph *graph, uint32_t i) {
  const ng_graph_edge edge = ng_graph_edge_at(graph, i);
  ng_put(file, i ? ",\n {\"source\":" : "\n {\"source\":");
  ng_put_json(file, ng_graph_node_at(graph, edge.source).id);
  ng_put(file, ",\"target\":");
  ng_put_json(file, ng_graph_node_at(graph, edge.target).id);
  values(file, graph, NG_EDGES, i);
  for (uint32_t k = 0; k < edge.n_statements; k++) {
    const ng_graph_statement s = ng_graph_statement_at(graph, edge.first_statement + k);
    ng_put(file, k ? ",\n   " : ",\n  \"statements\":[\n   ");
    statement(file, graph, &s, &edge);
  }
  if (edge.n_statements) putc(']', file);
  putc('}', file);
}

ng_status ng_json_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  head(file, graph);
  ng_put(file, "\"nodes\":[");
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) node(file, graph, i);
  ng_put(file, "],\n\"links\":[");
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) link(file, graph, i);
  ng_put(file, "]}\n");
  return NG_OK;
}
