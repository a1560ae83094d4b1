/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to the common questions, as blocks in the formats for readers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/report.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "base/map.h"
#include "graph/igraph_guard.h"

/* ----------------------------------------------------------------- layout */

static const struct {
  const char *format;
  ng_report_layout *layout;
} layouts[] = {{"text", ng_report_text}, {"md", ng_report_markdown}, {"json", ng_report_blocks_json}};

/* Writes what was built and disposes of it; `status` is that of the building. */
static ng_status finish(ng_report *r, ng_status status, const ng_report_format *format, const char *path, ng_error *err) {
  ng_report_layout *layout = NULL;
  for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
    if (strcmp(layouts[i].format, format->name) == 0) layout = layouts[i].layout;
  if (status == NG_OK && r->failed) status = ng_fail_no_mem(err);
  if (status == NG_OK && !layout) status = ng_fail(err, NG_ERR_UNSUPPORTED, "answers have no format '%s'", format->name);
  ng_file_writer writer;
  if (status == NG_OK) status = ng_file_writer_open(&writer, path, err);
  if (status == NG_OK) {
    layout(r, writer.file);
    status = ng_file_writer_commit(&writer, err);
  }
  ng_report_dispose(r);
  return status;
}

static ng_status check_node(const ng_graph *graph, uint32_t node, ng_error *err) {
  return node < ng_graph_n_nodes(graph) ? NG_OK : ng_fail(err, NG_ERR_BAD_ARG, "no node %u", node);
}

/* ------------------------------------------------------------------- show */

typedef struct edge_order {
  ng_view type;
  double weight;
  uint32_t edge;
} edge_order;

/* By type, within it by weight. */
static int compare_edges(const void *a, const void *b) {
  const edge_order *const x = a, *const y = b;
  const int c = ng_view_compare(x->type, y->type);
  if (c) return c;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static void who(ng_report *r, const ng_graph_node *node) {
  ng_report_heading(r, node->name.data);
  ng_report_paragraph(r, "%.*s, id %.*s.", NG_VIEW_ARGS(node->type), NG_VIEW_ARGS(node->id));
  if (node->n_aliases) {
    ng_strbuf text;
    ng_strbuf_init(&text);
    for (uint32_t i = 0; i < node->n_aliases; i++)
      ng_strbuf_addf(&text, "%s%.*s", i ? ", " : "", NG_VIEW_ARGS(node->aliases[i]));
    ng_report_paragraph(r, "Also: %s.", text.data);
    r->failed |= !ng_strbuf_ok(&text);
    ng_strbuf_dispose(&text);
  }
  if (isfinite(node->mentions) && isfinite(node->articles))
    ng_report_paragraph(r, "Mentioned %.0f times in %.0f articles.", node->mentions, node->articles);
  if (node->first_seen.len)
    ng_report_paragraph(r, "Seen from %.*s to %.*s.", NG_VIEW_ARGS(node->first_seen), NG_VIEW_ARGS(node->last_seen));
}

/* "holds position" */
static void type_heading(ng_report *r, ng_view type) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_add_view(&text, type);
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] == '_') text.data[i] = ' ';
  ng_report_heading(r, ng_report_keep(r, ng_strbuf_view(&text)).data);
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
}

ng_status ng_question_show(const ng_graph *graph, uint32_t node, const ng_report_format *format, const char *path,
                           ng_error *err) {
  NG_TRY(check_node(graph, node, err));
  uint32_t n;
  const uint32_t *const incident = ng_graph_incident(graph, node, &n);
  edge_order *const order = ng_alloc_zero(n, sizeof *order);
  if (!order) return ng_fail_no_mem(err);
  ng_report r;
  ng_report_init(&r, graph);
  const ng_graph_node shown = ng_graph_node_at(graph, node);
  who(&r, &shown);
  for (uint32_t i = 0; i < n; i++) {
    const ng_graph_edge e = ng_graph_edge_at(graph, incident[i]);
    order[i] = (edge_order){e.type, ng_edge_weight(&e), incident[i]};
  }
  if (n) qsort(order, n, sizeof *order, compare_edges);
  for (uint32_t i = 0; i < n; i++) {
    if (!i || !ng_view_equals(order[i].type, order[i - 1].type)) type_heading(&r, order[i].type);
    ng_report_edge(&r, order[i].edge);
  }
  ng_dealloc(order);
  return finish(&r, NG_OK, format, path, err);
}

/* -------------------------------------------------------------------- why */

static void statement_item(ng_report *r, const ng_graph_edge *e, const ng_graph_statement *s) {
  const ng_graph *const g = r->graph;
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_addf(&text, "%.*s \xE2\x80\x94 %.*s \xE2\x86\x92 %.*s", NG_VIEW_ARGS(ng_graph_node_at(g, s->source).name),
                 NG_VIEW_ARGS(e->label), NG_VIEW_ARGS(ng_graph_node_at(g, s->target).name));
  if (s->from.len) ng_strbuf_addf(&text, ", %.*s", NG_VIEW_ARGS(s->from));
  if (s->to.len) ng_strbuf_addf(&text, " to %.*s", NG_VIEW_ARGS(s->to));
  if (s->place.len) ng_strbuf_addf(&text, ", in %.*s", NG_VIEW_ARGS(ng_graph_name_of(g, s->place)));
  if (s->title.len) ng_strbuf_addf(&text, ", as %.*s", NG_VIEW_ARGS(s->title));
  if (s->attributed_to.len) ng_strbuf_addf(&text, ", according to %.*s", NG_VIEW_ARGS(ng_graph_name_of(g, s->attributed_to)));
  char figure[NG_FIGURE_SIZE];
  ng_strbuf_addf(&text, " (confidence %s", ng_figure(s->confidence, figure));
  if (s->rule.len) ng_strbuf_addf(&text, ", rule %.*s", NG_VIEW_ARGS(s->rule));
  if (s->trigger.len) ng_strbuf_addf(&text, " on \"%.*s\"", NG_VIEW_ARGS(s->trigger));
  ng_strbuf_add_text(&text, ")");
  ng_strbuf source;
  ng_strbuf_init(&source);
  if (s->article != NG_GRAPH_NONE) {
    const ng_graph_article a = ng_graph_article_at(g, s->article);
    ng_strbuf_addf(&source, "%.*s%s%.*s%s%.*s", NG_VIEW_ARGS(a.uri), a.source.len ? ", " : "", NG_VIEW_ARGS(a.source),
                   a.date.len ? ", " : "", NG_VIEW_ARGS(a.date));
  }
  ng_report_item(r, ng_strbuf_view(&text), s->evidence, ng_report_keep(r, ng_strbuf_view(&source)));
  r->failed |= !ng_strbuf_ok(&text) || !ng_strbuf_ok(&source);
  ng_strbuf_dispose(&text);
  ng_strbuf_dispose(&source);
}

/* Everything that an edge rests on, or the edge where that is not known. */
static void edge_with_statements(ng_report *r, uint32_t i) {
  const ng_graph_edge e = ng_graph_edge_at(r->graph, i);
  if (!e.n_statements) ng_report_edge(r, i);
  for (uint32_t k = 0; k < e.n_statements; k++) {
    const ng_graph_statement s = ng_graph_statement_at(r->graph, e.first_statement + k);
    statement_item(r, &e, &s);
  }
}

static bool joins(const ng_graph_edge *e, uint32_t a, uint32_t b) {
  return (e->source == a && e->target == b) || (e->source == b && e->target == a);
}

ng_status ng_question_why(const ng_graph *graph, uint32_t a, uint32_t b, const ng_report_format *format, const char *path,
                          ng_error *err) {
  NG_TRY(check_node(graph, a, err));
  NG_TRY(check_node(graph, b, err));
  ng_report r;
  uint32_t n, found = 0;
  ng_report_init(&r, graph);
  ng_report_heading(&r, "Why");
  const uint32_t *const incident = ng_graph_incident(graph, a, &n);
  for (uint32_t i = 0; i < n; i++) {
    const ng_graph_edge e = ng_graph_edge_at(graph, incident[i]);
    if (!joins(&e, a, b)) continue;
    edge_with_statements(&r, incident[i]);
    found++;
  }
  if (!found)
    ng_report_paragraph(&r, "Nothing relates %.*s and %.*s directly.", NG_VIEW_ARGS(ng_graph_node_at(graph, a).name),
                        NG_VIEW_ARGS(ng_graph_node_at(graph, b).name));
  return finish(&r, NG_OK, format, path, err);
}

/* ------------------------------------------------------------------- path */

/* The weightiest edge between two nodes. */
static uint32_t best_between(const ng_graph *g, uint32_t a, uint32_t b) {
  uint32_t n, best = NG_GRAPH_NONE;
  double weight = 0;
  const uint32_t *const incident = ng_graph_incident(g, a, &n);
  for (uint32_t i = 0; i < n; i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, incident[i]);
    if (!joins(&e, a, b) || (best != NG_GRAPH_NONE && ng_edge_weight(&e) <= weight)) continue;
    best = incident[i];
    weight = ng_edge_weight(&e);
  }
  return best;
}

static void add_path(ng_report *r, const igraph_vector_int_t *nodes) {
  const igraph_integer_t n = igraph_vector_int_size(nodes);
  ng_strbuf text;
  ng_strbuf_init(&text);
  for (igraph_integer_t i = 0; i < n; i++)
    ng_strbuf_addf(&text, "%s%.*s", i ? " \xE2\x80\x93 " : "",
                   NG_VIEW_ARGS(ng_graph_node_at(r->graph, (uint32_t)VECTOR(*nodes)[i]).name));
  ng_report_heading(r, ng_report_keep(r, ng_strbuf_view(&text)).data);
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
  for (igraph_integer_t i = 0; i + 1 < n && !r->failed; i++)
    ng_report_edge(r, best_between(r->graph, (uint32_t)VECTOR(*nodes)[i], (uint32_t)VECTOR(*nodes)[i + 1]));
}

static igraph_error_t paths_step(ng_report *r, const igraph_t *graph, uint32_t a, uint32_t b, uint32_t k) {
  igraph_vector_int_list_t paths;
  IGRAPH_CHECK(igraph_vector_int_list_init(&paths, 0));
  IGRAPH_FINALLY(igraph_vector_int_list_destroy, &paths);
  IGRAPH_CHECK(igraph_get_k_shortest_paths(graph, NULL, &paths, NULL, k, a, b, IGRAPH_ALL));
  const igraph_integer_t n = igraph_vector_int_list_size(&paths);
  for (igraph_integer_t i = 0; i < n; i++) add_path(r, igraph_vector_int_list_get_ptr(&paths, i));
  if (!n) ng_report_paragraph(r, "No path leads from one to the other.");
  igraph_vector_int_list_destroy(&paths);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static ng_status paths(ng_report *r, uint32_t a, uint32_t b, uint32_t k, ng_error *err) {
  ng_igraph_guard guard;
  ng_projection simple;
  NG_TRY(ng_igraph_enter(&guard, err));
  ng_status status = ng_projection_init(&simple, r->graph, false, err);
  if (status == NG_OK) {
    status = ng_igraph_check(paths_step(r, &simple.graph, a, b, k), "paths", err);
    ng_projection_dispose(&simple);
  }
  ng_igraph_leave(&guard);
  return status;
}

ng_status ng_question_path(const ng_graph *graph, uint32_t a, uint32_t b, uint32_t k, const ng_report_format *format,
                           const char *path, ng_error *err) {
  NG_TRY(check_node(graph, a, err));
  NG_TRY(check_node(graph, b, err));
  ng_report r;
  ng_report_init(&r, graph);
  return finish(&r, paths(&r, a, b, k ? k : 3, err), format, path, err);
}

/* --------------------------------------------------------------- timeline */

typedef struct dated {
  ng_view date;
  uint32_t statement; /* or edge, where there are no statements */
} dated;

static int compare_dated(const void *a, const void *b) {
  const dated *const x = a, *const y = b;
  const int c = ng_view_compare(x->date, y->date);
  return c ? c : x->statement < y->statement ? -1 : x->statement > y->statement;
}

static ng_view date_of(const ng_graph *g, uint32_t statement) {
  const ng_graph_statement s = ng_graph_statement_at(g, statement);
  if (s.from.len || s.article == NG_GRAPH_NONE) return s.from;
  return ng_graph_article_at(g, s.article).date;
}

ng_status ng_question_timeline(const ng_graph *graph, const ng_report_format *format, const char *path, ng_error *err) {
  const bool by_statement = ng_graph_n_statements(graph) > 0;
  const uint32_t n = by_statement ? ng_graph_n_statements(graph) : ng_graph_n_edges(graph);
  dated *const order = ng_alloc_zero(n, sizeof *order);
  if (!order) return ng_fail_no_mem(err);
  uint32_t len = 0;
  for (uint32_t i = 0; i < n; i++) {
    const ng_view date = by_statement ? date_of(graph, i) : ng_graph_edge_at(graph, i).first_seen;
    if (date.len) order[len++] = (dated){date, i};
  }
  qsort(order, len, sizeof *order, compare_dated);
  ng_report r;
  ng_report_init(&r, graph);
  for (uint32_t i = 0; i < len; i++) {
    if (!i || !ng_view_equals(order[i].date, order[i - 1].date)) ng_report_heading(&r, order[i].date.data);
    if (!by_statement) {
      ng_report_edge(&r, order[i].statement);
      continue;
    }
    const ng_graph_statement s = ng_graph_statement_at(graph, order[i].statement);
    const ng_graph_edge e = ng_graph_edge_at(graph, s.edge);
    statement_item(&r, &e, &s);
  }
  if (len < n) ng_report_paragraph(&r, "%u without a date are left out.", n - len);
  ng_dealloc(order);
  return finish(&r, NG_OK, format, path, err);
}

/* ------------------------------------------------------------------- diff */

static bool index_edges(ng_map *map, const ng_graph *g) {
  for (uint32_t i = 0; i < ng_graph_n_edges(g); i++)
    if (!ng_map_set(map, ng_graph_edge_at(g, i).id, i)) return false;
  return true;
}

static void lone_nodes(ng_report *r, const ng_graph *here, const ng_graph *there, const char *title) {
  bool any = false;
  static const char *const headers[] = {"entity", "type", "id"};
  for (uint32_t i = 0; i < ng_graph_n_nodes(here); i++) {
    const ng_graph_node node = ng_graph_node_at(here, i);
    if (ng_graph_find_node(there, node.id) != NG_GRAPH_NONE) continue;
    if (!any) {
      ng_report_heading(r, title);
      ng_report_table(r, 3, headers);
    }
    any = true;
    ng_report_cell(r, node.name);
    ng_report_cell(r, node.type);
    ng_report_cell(r, node.id);
  }
}

static void lone_edges(ng_report *r, const ng_graph *here, const ng_map *there, const char *title) {
  bool any = false;
  const ng_graph *const shown = r->graph;
  r->graph = here;
  for (uint32_t i = 0; i < ng_graph_n_edges(here); i++) {
    if (ng_map_find(there, ng_graph_edge_at(here, i).id) != NG_MAP_MISSING) continue;
    if (!any) ng_report_heading(r, title);
    any = true;
    ng_report_edge(r, i);
  }
  r->graph = shown;
}

static void changed_edges(ng_report *r, const ng_graph *before, const ng_map *old_edges, const ng_graph *after) {
  static const char *const headers[] = {"relation", "#weight before", "#weight now", "last seen before", "last seen now"};
  bool any = false;
  for (uint32_t i = 0; i < ng_graph_n_edges(after); i++) {
    const ng_graph_edge e = ng_graph_edge_at(after, i);
    const uint32_t at = ng_map_find(old_edges, e.id);
    if (at == NG_MAP_MISSING) continue;
    const ng_graph_edge was = ng_graph_edge_at(before, at);
    if (ng_edge_weight(&was) == ng_edge_weight(&e) && ng_view_equals(was.last_seen, e.last_seen)) continue;
    if (!any) {
      ng_report_heading(r, "Changed relations");
      ng_report_table(r, 5, headers);
    }
    any = true;
    ng_report_cell(r, e.id);
    ng_report_number(r, ng_edge_weight(&was));
    ng_report_number(r, ng_edge_weight(&e));
    ng_report_cell(r, was.last_seen);
    ng_report_cell(r, e.last_seen);
  }
}

ng_status ng_question_diff(const ng_graph *before, const ng_graph *after, const ng_report_format *format, const char *path,
                           ng_error *err) {
  ng_map old_edges, new_edges;
  ng_map_init(&old_edges);
  ng_map_init(&new_edges);
  ng_report r;
  ng_report_init(&r, after);
  ng_status status = index_edges(&old_edges, before) && index_edges(&new_edges, after) ? NG_OK : ng_fail_no_mem(err);
  if (status == NG_OK) {
    lone_nodes(&r, after, before, "New entities");
    lone_nodes(&r, before, after, "Vanished entities");
    lone_edges(&r, after, &old_edges, "New relations");
    lone_edges(&r, before, &new_edges, "Vanished relations");
    changed_edges(&r, before, &old_edges, after);
    if (!r.blocks.len) ng_report_paragraph(&r, "No difference.");
  }
  ng_map_dispose(&old_edges);
  ng_map_dispose(&new_edges);
  return finish(&r, status, format, path, err);
}
