/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/projection.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/vec.h"
#include "graph/igraph_guard.h"

typedef struct link {
  uint32_t source, target;
  double weight;
} link;

typedef NG_VEC(link) links;

double ng_edge_weight(const ng_graph_edge *edge) { return isfinite(edge->weight) && edge->weight > 0 ? edge->weight : 1; }

static int compare_links(const void *a, const void *b) {
  const link *const x = a, *const y = b;
  if (x->source != y->source) return x->source < y->source ? -1 : 1;
  return x->target < y->target ? -1 : x->target > y->target;
}

static bool collect(links *out, const ng_graph *graph, bool directed) {
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge e = ng_graph_edge_at(graph, i);
    const double weight = ng_edge_weight(&e);
    if (e.source == e.target) continue;
    const bool swap = !directed && e.source > e.target;
    if (!ng_vec_push(out, (link){swap ? e.target : e.source, swap ? e.source : e.target, weight})) return false;
    if (directed && e.symmetric && !ng_vec_push(out, (link){e.target, e.source, weight})) return false;
  }
  return true;
}

static void merge(links *list) {
  uint32_t n = 0;
  if (list->len) qsort(list->data, list->len, sizeof *list->data, compare_links);
  for (uint32_t i = 0; i < list->len; i++) {
    if (n && compare_links(&list->data[n - 1], &list->data[i]) == 0) list->data[n - 1].weight += list->data[i].weight;
    else list->data[n++] = list->data[i];
  }
  list->len = n;
}

static igraph_error_t make(ng_projection *p, const links *list, uint32_t n_nodes, bool directed) {
  igraph_vector_int_t ends;
  IGRAPH_CHECK(igraph_vector_int_init(&ends, 2 * (igraph_integer_t)list->len));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &ends);
  IGRAPH_CHECK(igraph_vector_init(&p->weights, list->len));
  IGRAPH_FINALLY(igraph_vector_destroy, &p->weights);
  for (uint32_t i = 0; i < list->len; i++) {
    VECTOR(ends)[2 * i] = list->data[i].source;
    VECTOR(ends)[2 * i + 1] = list->data[i].target;
    VECTOR(p->weights)[i] = list->data[i].weight;
  }
  IGRAPH_CHECK(igraph_create(&p->graph, &ends, n_nodes, directed));
  igraph_vector_int_destroy(&ends);
  IGRAPH_FINALLY_CLEAN(2);
  return IGRAPH_SUCCESS;
}

ng_status ng_projection_init(ng_projection *p, const ng_graph *graph, bool directed, ng_error *err) {
  links list = {0};
  ng_status status = NG_OK;
  if (!collect(&list, graph, directed)) status = ng_fail_no_mem(err);
  merge(&list);
  if (status == NG_OK) status = ng_igraph_check(make(p, &list, ng_graph_n_nodes(graph), directed), "projection", err);
  ng_vec_dispose(&list);
  return status;
}

void ng_projection_dispose(ng_projection *p) {
  igraph_destroy(&p->graph);
  igraph_vector_destroy(&p->weights);
}
