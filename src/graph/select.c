/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding entities by what people call them, and the part of a graph around them. */
#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "graph/graph.h"

/* -------------------------------------------------------------- entities */

static bool same_folded(ng_view a, ng_view b) {
  size_t i = 0, k = 0;
  while (i < a.len && k < b.len) {
    unsigned x_size, y_size;
    const uint32_t x = ng_utf8_decode(a.data + i, a.len - i, &x_size);
    const uint32_t y = ng_utf8_decode(b.data + k, b.len - k, &y_size);
    if (x != y && ng_utf8_to_lower(x) != ng_utf8_to_lower(y)) return false;
    i += x_size;
    k += y_size;
  }
  return i == a.len && k == b.len;
}

static bool has_name(const ng_graph_node *node, ng_view text) {
  return same_folded(node->name, text) || same_folded(node->label, text);
}

static bool has_alias(const ng_graph_node *node, ng_view text) {
  for (uint32_t i = 0; i < node->n_aliases; i++)
    if (same_folded(node->aliases[i], text)) return true;
  return false;
}

/* The nodes that match: how many, the first, and the ids of some for the message. */
static uint32_t find_all(const ng_graph *graph, ng_view text, bool (*matches)(const ng_graph_node *, ng_view),
                         uint32_t *first, ng_strbuf *ids) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < graph->nodes.len; i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    if (!matches(&node, text)) continue;
    if (!n) *first = i;
    if (++n <= 5) ng_strbuf_addf(ids, "%s%.*s", n > 1 ? ", " : "", NG_VIEW_ARGS(node.id));
  }
  return n;
}

ng_status ng_graph_find_entity(const ng_graph *graph, ng_view text, uint32_t *node, ng_error *err) {
  static bool (*const ways[])(const ng_graph_node *, ng_view) = {has_name, has_alias};
  *node = ng_graph_find_node(graph, text);
  if (*node != NG_GRAPH_NONE) return NG_OK;
  ng_strbuf ids;
  ng_strbuf_init(&ids);
  ng_status status = NG_ERR_NOT_FOUND;
  for (size_t w = 0; status == NG_ERR_NOT_FOUND && w < sizeof ways / sizeof *ways; w++) {
    const uint32_t n = find_all(graph, text, ways[w], node, &ids);
    if (n == 1) status = NG_OK;
    if (n > 1)
      status = ng_fail(err, NG_ERR_INVALID, "'%.*s' is the name of %u entities, say which by id: %s%s",
                       NG_VIEW_ARGS(text), n, ids.data, n > 5 ? ", ..." : "");
  }
  ng_strbuf_dispose(&ids);
  if (status == NG_ERR_NOT_FOUND) ng_fail(err, status, "no entity '%.*s' in the graph", NG_VIEW_ARGS(text));
  return status;
}

/* ------------------------------------------------------------- selection */

typedef struct selecting {
  const ng_graph *graph;
  const ng_graph_selection *selection;
  uint32_t focus;
  bool *nodes; /* what is kept */
  bool *edges;
} selecting;

static void keep_edges_by_date(selecting *s) {
  for (uint32_t i = 0; i < s->graph->edges.len; i++) {
    const ng_graph_edge edge = ng_graph_edge_at(s->graph, i);
    s->edges[i] = ng_graph__compare_dates(edge.last_seen, s->selection->since) >= 0 &&
                  ng_graph__compare_dates(edge.first_seen, s->selection->until) <= 0;
    if ((s->selection->since.len || s->selection->until.len) && !edge.last_seen.len) s->edges[i] = false;
  }
}

static ng_status keep_backbone(selecting *s, ng_error *err) {
  double *const values = ng_alloc_zero(s->graph->edges.len, sizeof *values);
  if (!values) return ng_fail_no_mem(err);
  const ng_status status = ng_graph_disparity(s->graph, s->edges, values, err);
  for (uint32_t i = 0; i < s->graph->edges.len && status == NG_OK; i++)
    s->edges[i] = s->edges[i] && values[i] < s->selection->backbone;
  ng_dealloc(values);
  return status;
}

static uint32_t other_end(const ng_edge_row *edge, uint32_t node) {
  return edge->source == node ? edge->target : edge->source;
}

static bool keep_near_focus(selecting *s) {
  const ng_graph *const g = s->graph;
  NG_VEC(uint32_t) queue = {0};
  bool good = ng_vec_push(&queue, s->focus);
  for (uint32_t i = 0; i < g->nodes.len; i++) s->nodes[i] = i == s->focus;
  uint32_t depth = s->selection->depth ? s->selection->depth : 1, level_end = 1;
  for (uint32_t k = 0; good && k < queue.len; k++) {
    if (k == level_end) {
      level_end = queue.len;
      depth--;
    }
    if (!depth) break;
    uint32_t n;
    const uint32_t *const incident = ng_graph_incident(g, queue.data[k], &n);
    for (uint32_t i = 0; good && i < n; i++) {
      const uint32_t other = other_end(&g->edges.data[incident[i]], queue.data[k]);
      if (!s->edges[incident[i]] || s->nodes[other]) continue;
      s->nodes[other] = true;
      good = ng_vec_push(&queue, other);
    }
  }
  ng_vec_dispose(&queue);
  return good;
}

typedef struct strong_node {
  double strength;
  uint32_t node;
} strong_node;

static int compare_strength(const void *a, const void *b) {
  const strong_node *const x = a, *const y = b;
  if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static bool keep_top(selecting *s) {
  const ng_graph *const g = s->graph;
  strong_node *const order = ng_alloc_zero(g->nodes.len, sizeof *order);
  if (!order) return false;
  for (uint32_t i = 0; i < g->nodes.len; i++) order[i] = (strong_node){s->nodes[i] ? 0 : -1, i};
  for (uint32_t i = 0; i < g->edges.len; i++) {
    const ng_edge_row *const e = &g->edges.data[i];
    if (!s->edges[i] || !s->nodes[e->source] || !s->nodes[e->target]) continue;
    const double weight = isfinite(e->weight) ? e->weight : 1;
    order[e->source].strength += weight;
    order[e->target].strength += weight;
  }
  if (s->focus != NG_GRAPH_NONE) order[s->focus].strength = INFINITY;
  qsort(order, g->nodes.len, sizeof *order, compare_strength);
  for (uint32_t i = s->selection->top; i < g->nodes.len; i++) s->nodes[order[i].node] = false;
  ng_dealloc(order);
  return true;
}

static bool drop_isolated(selecting *s) {
  const ng_graph *const g = s->graph;
  bool *const touched = ng_alloc_zero(g->nodes.len, sizeof *touched);
  if (!touched) return false;
  for (uint32_t i = 0; i < g->edges.len; i++) {
    const ng_edge_row *const e = &g->edges.data[i];
    if (s->edges[i] && s->nodes[e->source] && s->nodes[e->target]) touched[e->source] = touched[e->target] = true;
  }
  for (uint32_t i = 0; i < g->nodes.len; i++) s->nodes[i] = s->nodes[i] && (touched[i] || i == s->focus);
  ng_dealloc(touched);
  return true;
}

static ng_status choose(selecting *s, ng_error *err) {
  for (uint32_t i = 0; i < s->graph->nodes.len; i++) s->nodes[i] = true;
  keep_edges_by_date(s);
  if (s->selection->backbone > 0) NG_TRY(keep_backbone(s, err));
  if (s->focus != NG_GRAPH_NONE && !keep_near_focus(s)) return ng_fail_no_mem(err);
  if (s->selection->top && s->selection->top < s->graph->nodes.len && !keep_top(s)) return ng_fail_no_mem(err);
  return s->selection->isolated || drop_isolated(s) ? NG_OK : ng_fail_no_mem(err);
}

static ng_status select_part(const ng_graph *graph, const ng_graph_selection *selection, ng_graph **out, ng_error *err) {
  selecting s = {.graph = graph, .selection = selection, .focus = NG_GRAPH_NONE};
  if (selection->focus.len) NG_TRY(ng_graph_find_entity(graph, selection->focus, &s.focus, err));
  s.nodes = ng_alloc_zero(graph->nodes.len, sizeof *s.nodes);
  s.edges = ng_alloc_zero(graph->edges.len, sizeof *s.edges);
  ng_status status = s.nodes && s.edges ? choose(&s, err) : ng_fail_no_mem(err);
  if (status == NG_OK) status = ng_graph_subset(graph, s.nodes, s.edges, out, err);
  ng_dealloc(s.nodes);
  ng_dealloc(s.edges);
  return status;
}

ng_status ng_graph_select(const ng_graph *graph, const ng_graph_selection *selection, ng_graph **out, ng_error *err) {
  *out = NULL;
  if (!graph->statements.len || !(selection->since.len || selection->until.len))
    return select_part(graph, selection, out, err);
  ng_graph *slice;
  ng_graph_selection rest = *selection;
  rest.since = rest.until = ng_view_make(NULL, 0);
  NG_TRY(ng_graph__slice(graph, selection->since, selection->until, &slice, err));
  const ng_status status = select_part(slice, &rest, out, err);
  ng_graph_free(slice);
  return status;
}
