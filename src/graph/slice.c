/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a graph would be, had only the articles of some time been read. */
#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/graph.h"

typedef struct slicing {
  const ng_graph *from;
  ng_graph_builder *to;
  ng_view since, until;
  uint32_t *articles; /* index in `to`, or NG_GRAPH_NONE */
} slicing;

/* Dates of different precision are compared as far as both go: "2023" is in "2023-04". */
int ng_graph__compare_dates(ng_view a, ng_view b) {
  const size_t n = a.len < b.len ? a.len : b.len;
  return n ? memcmp(a.data, b.data, n) : 0;
}

static bool is_inside(const slicing *s, ng_view date) {
  return date.len && ng_graph__compare_dates(date, s->since) >= 0 && ng_graph__compare_dates(date, s->until) <= 0;
}

ng_view ng_graph__date_said(const ng_graph *graph, const ng_graph_statement *s) {
  return s->article == NG_GRAPH_NONE ? s->from : ng_graph_article_at(graph, s->article).date;
}

/* The values of a node that the articles inside tell. */
static ng_status slice_node(const slicing *s, uint32_t i, ng_error *err) {
  ng_graph_node node = ng_graph_node_at(s->from, i);
  uint32_t n, copy, n_inside = 0;
  const uint32_t *const seen = ng_graph_seen_in(s->from, i, &n);
  node.first_seen = node.last_seen = ng_view_make(NULL, 0);
  node.mentions = NAN; /* not known by article */
  for (uint32_t k = 0; k < n; k++) {
    const ng_view date = ng_graph_article_at(s->from, seen[k]).date;
    if (!is_inside(s, date)) continue;
    if (!n_inside++ || ng_view_compare(date, node.first_seen) < 0) node.first_seen = date;
    if (ng_view_compare(date, node.last_seen) > 0) node.last_seen = date;
  }
  node.articles = n ? n_inside : (double)NAN;
  NG_TRY(ng_graph_builder_put_node(s->to, &node, &copy, err));
  for (uint32_t k = 0; k < n; k++)
    if (s->articles[seen[k]] != NG_GRAPH_NONE)
      NG_TRY(ng_graph_builder_put_seen(s->to, copy, s->articles[seen[k]], err));
  return NG_OK;
}

static ng_status slice_articles(const slicing *s, ng_error *err) {
  for (uint32_t i = 0; i < s->from->articles.len; i++) {
    const ng_graph_article article = ng_graph_article_at(s->from, i);
    s->articles[i] = NG_GRAPH_NONE;
    if (is_inside(s, article.date)) NG_TRY(ng_graph_builder_add_article(s->to, &article, &s->articles[i], err));
  }
  return NG_OK;
}

static ng_status slice(const slicing *s, ng_graph **out, ng_error *err) {
  const ng_graph *const g = s->from;
  NG_TRY(ng_graph__copy_rest(g, s->to, err));
  NG_TRY(slice_articles(s, err));
  for (uint32_t i = 0; i < g->nodes.len; i++) NG_TRY(slice_node(s, i, err));
  for (uint32_t i = 0; i < g->statements.len; i++) {
    ng_graph_statement statement = ng_graph_statement_at(g, i);
    if (!is_inside(s, ng_graph__date_said(g, &statement))) continue;
    if (statement.article != NG_GRAPH_NONE) statement.article = s->articles[statement.article];
    NG_TRY(ng_graph_builder_add_statement(s->to, &statement, g->edges.data[statement.edge].symmetric, err));
  }
  return ng_graph_builder_finish(s->to, out, err);
}

ng_status ng_graph__slice(const ng_graph *graph, ng_view since, ng_view until, ng_graph **out, ng_error *err) {
  const ng_graph_options options = {.multi = graph->multi, .include_negated = true};
  slicing s = {.from = graph, .since = since, .until = until};
  *out = NULL;
  NG_TRY(ng_graph_builder_new(&options, &s.to, err));
  s.articles = ng_alloc_zero(graph->articles.len, sizeof *s.articles);
  const ng_status status = s.articles ? slice(&s, out, err) : ng_fail_no_mem(err);
  ng_dealloc(s.articles);
  ng_graph_builder_free(s.to);
  return status;
}
