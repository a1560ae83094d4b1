/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disparity filter: Serrano, Boguna and Vespignani, "Extracting the multiscale backbone
 * of complex weighted networks", 2009. */
#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/graph.h"

typedef struct pair { /* of nodes, with one of the edges between them */
  uint32_t low, high, edge;
} pair;

typedef struct ends {
  double *strength; /* by node */
  uint32_t *degree;
} ends;

static int compare_pairs(const void *a, const void *b) {
  const pair *const x = a, *const y = b;
  if (x->low != y->low) return x->low < y->low ? -1 : 1;
  if (x->high != y->high) return x->high < y->high ? -1 : 1;
  return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static double weight_of(const ng_graph *graph, uint32_t edge) {
  const double weight = graph->edges.data[edge].weight;
  return isfinite(weight) && weight > 0 ? weight : 1;
}

/* The end of the run of edges between the same two nodes, and its weight. */
static uint32_t run_end(const ng_graph *graph, const pair *pairs, uint32_t begin, uint32_t n, double *weight) {
  uint32_t end = begin;
  *weight = 0;
  for (; end < n && pairs[end].low == pairs[begin].low && pairs[end].high == pairs[begin].high; end++)
    *weight += weight_of(graph, pairs[end].edge);
  return end;
}

/* The chance of so great a share of a node's strength, were that split at random. */
static double chance(const ends *e, uint32_t node, double weight) {
  return e->degree[node] < 2 ? 1 : pow(fmax(0, 1 - weight / e->strength[node]), e->degree[node] - 1);
}

static void fill(const ng_graph *graph, const pair *pairs, uint32_t n, const ends *e, double *values) {
  double weight;
  for (uint32_t i = 0, end; i < n; i = end) {
    end = run_end(graph, pairs, i, n, &weight);
    for (int k = 0; k < 2; k++) {
      const uint32_t node = k ? pairs[i].high : pairs[i].low;
      e->strength[node] += weight;
      e->degree[node]++;
    }
  }
  for (uint32_t i = 0, end; i < n; i = end) {
    end = run_end(graph, pairs, i, n, &weight);
    const double value = fmin(chance(e, pairs[i].low, weight), chance(e, pairs[i].high, weight));
    for (uint32_t k = i; k < end; k++) values[pairs[k].edge] = value;
  }
}

ng_status ng_graph_disparity(const ng_graph *graph, const bool *edges, double *values, ng_error *err) {
  const uint32_t m = graph->edges.len;
  uint32_t n = 0;
  pair *const pairs = ng_alloc_zero(m, sizeof *pairs);
  ends e = {.strength = ng_alloc_zero(graph->nodes.len, sizeof *e.strength),
            .degree = ng_alloc_zero(graph->nodes.len, sizeof *e.degree)};
  const bool good = pairs && e.strength && e.degree;
  for (uint32_t i = 0; good && i < m; i++) {
    const uint32_t a = graph->edges.data[i].source, b = graph->edges.data[i].target;
    values[i] = 1;
    if (a != b && (!edges || edges[i])) pairs[n++] = (pair){a < b ? a : b, a < b ? b : a, i};
  }
  if (good) {
    qsort(pairs, n, sizeof *pairs, compare_pairs);
    fill(graph, pairs, n, &e, values);
  }
  ng_dealloc(pairs);
  ng_dealloc(e.strength);
  ng_dealloc(e.degree);
  return good ? NG_OK : ng_fail_no_mem(err);
}
