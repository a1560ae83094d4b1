/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PageRank, eigenvector centrality, hubs and authorities.  Sums are made in the order of the
 * edges, so that the last digits are the same on every machine. */
#include "analysis/spectral.h"

#include <math.h>

#include "analysis/lanczos.h"
#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

#define DAMPING 0.85
#define ROUNDS 10000
#define CHANGE 1e-13     /* of the greatest value, at which an iteration has settled */
#define VANISHED 1e-10   /* of the greatest value: as good as nothing */
#define SECONDS_PER_EDGE 1.5e-8
#define UNSETTLED "the iteration does not settle, as several solutions are nearly as good"
#define UNRELATED "there are no relations"

/* How many rounds over all edges an iteration may take. */
static uint32_t rounds(const ng_analysis_work *w, const ng_projection *p) {
  const double most = w->analysis->options.seconds / (SECONDS_PER_EDGE * (double)(igraph_ecount(&p->graph) + 1));
  return most < 100 ? 100 : most < ROUNDS ? (uint32_t)most : ROUNDS;
}

/* ---------------------------------------------------------------- PageRank */

/* Page and others, "The PageRank citation ranking", 1999. */
typedef struct walk {
  const ng_projection *p;
  uint32_t n;
  double *out;  /* weight that leaves each node */
  double *next;
} random_walk;

/* One step of the walk from `rank` to `next`; returns how much changed. */
static double walk_step(const random_walk *w, double *rank) {
  double lost = 0, change = 0;
  for (uint32_t v = 0; v < w->n; v++)
    if (w->out[v] <= 0) lost += rank[v];
  const double base = (1 - DAMPING + DAMPING * lost) / w->n;
  for (uint32_t v = 0; v < w->n; v++) w->next[v] = base;
  for (igraph_integer_t e = 0; e < igraph_ecount(&w->p->graph); e++) {
    const igraph_integer_t from = IGRAPH_FROM(&w->p->graph, e);
    w->next[IGRAPH_TO(&w->p->graph, e)] += DAMPING * rank[from] * VECTOR(w->p->weights)[e] / w->out[from];
  }
  for (uint32_t v = 0; v < w->n; v++) {
    change += fabs(w->next[v] - rank[v]);
    rank[v] = w->next[v];
  }
  return change;
}

ng_status ng_measure_pagerank(ng_analysis_work *w, ng_measure *m, double *values) {
  (void)m;
  random_walk walk = {.p = &w->directed, .n = ng_graph_n_nodes(w->analysis->graph)};
  walk.out = ng_alloc_zero(walk.n, sizeof *walk.out);
  walk.next = ng_alloc_zero(walk.n, sizeof *walk.next);
  const bool good = walk.out && walk.next;
  if (good) {
    for (igraph_integer_t e = 0; e < igraph_ecount(&walk.p->graph); e++)
      walk.out[IGRAPH_FROM(&walk.p->graph, e)] += VECTOR(walk.p->weights)[e];
    for (uint32_t v = 0; v < walk.n; v++) values[v] = 1.0 / walk.n;
    for (uint32_t left = rounds(w, walk.p); left > 0; left--)
      if (walk_step(&walk, values) < CHANGE) break;
  }
  ng_dealloc(walk.out);
  ng_dealloc(walk.next);
  return good ? NG_OK : ng_fail_no_mem(w->err);
}

/* ----------------------------------------------------- leading eigenvectors */

static void leave_undefined(ng_measure *m, double *values, uint32_t n, const char *why) {
  m->undefined = why;
  for (uint32_t v = 0; v < n; v++) values[v] = NAN;
}

/* The greatest becomes 1; what is as good as nothing becomes 0. */
static void scale(double *values, uint32_t n) {
  double greatest = 0;
  for (uint32_t v = 0; v < n; v++) greatest = fabs(values[v]) > fabs(greatest) ? values[v] : greatest;
  for (uint32_t v = 0; v < n; v++) values[v] = values[v] / greatest < VANISHED ? 0 : values[v] / greatest;
}

/* Turns the start in `values` into the solution. */
static ng_status find_leading(ng_analysis_work *w, const ng_projection *p, ng_matrix_times *times, const void *user,
                              ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  switch (ng_lanczos(times, user, n, rounds(w, p), values)) {
    case NG_LANCZOS_NO_MEM: return ng_fail_no_mem(w->err);
    case NG_LANCZOS_UNSETTLED: leave_undefined(m, values, n, UNSETTLED); return NG_OK;
    case NG_LANCZOS_FOUND: break;
  }
  scale(values, n);
  return NG_OK;
}

/* --------------------------------------------------- hubs and authorities */

/* Adds up what comes along the edges, or against them. */
static void pass(const ng_projection *p, bool along, const double *from, double *to) {
  const igraph_integer_t n = igraph_vcount(&p->graph), m = igraph_ecount(&p->graph);
  for (igraph_integer_t v = 0; v < n; v++) to[v] = 0;
  for (igraph_integer_t e = 0; e < m; e++) {
    const igraph_integer_t a = along ? IGRAPH_FROM(&p->graph, e) : IGRAPH_TO(&p->graph, e);
    const igraph_integer_t b = along ? IGRAPH_TO(&p->graph, e) : IGRAPH_FROM(&p->graph, e);
    to[b] += from[a] * VECTOR(p->weights)[e];
  }
}

typedef struct back_and_forth {
  const ng_projection *p;
  double *between;
} back_and_forth;

static void to_hubs(const void *user, const double *from, double *to) {
  const back_and_forth *const b = user;
  pass(b->p, true, from, b->between);
  pass(b->p, false, b->between, to);
}

/* Kleinberg, "Authoritative sources in a hyperlinked environment", 1999: back and forth from
 * equal values.  That settles what the definition leaves open, the shares of parts that are
 * equally strong. */
ng_status ng_measure_hub(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  back_and_forth b = {.p = &w->directed, .between = ng_alloc_zero(n, sizeof *b.between)};
  if (!b.between) return ng_fail_no_mem(w->err);
  ng_status status = NG_OK;
  for (uint32_t v = 0; v < n; v++) values[v] = 1;
  if (igraph_ecount(&w->directed.graph) == 0) leave_undefined(m, values, n, UNRELATED);
  else status = find_leading(w, &w->directed, to_hubs, &b, m, values);
  ng_dealloc(b.between);
  return status;
}

ng_status ng_measure_authority(ng_analysis_work *w, ng_measure *m, double *values) {
  const ng_measure *const hubs = ng_analysis_find_measure(w->analysis, "hub");
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  if (hubs->undefined) {
    leave_undefined(m, values, n, hubs->undefined);
    return NG_OK;
  }
  pass(&w->directed, true, hubs->values, values);
  scale(values, n);
  return NG_OK;
}

/* ------------------------------------------------------------- eigenvector */

static void to_neighbours(const void *user, const double *from, double *to) {
  const ng_projection *const p = user;
  const igraph_integer_t n = igraph_vcount(&p->graph), m = igraph_ecount(&p->graph);
  for (igraph_integer_t v = 0; v < n; v++) to[v] = 0;
  for (igraph_integer_t e = 0; e < m; e++) {
    const igraph_integer_t a = IGRAPH_FROM(&p->graph, e), b = IGRAPH_TO(&p->graph, e);
    to[a] += from[b] * VECTOR(p->weights)[e];
    to[b] += from[a] * VECTOR(p->weights)[e];
  }
}

/* The solution is unique in a connected graph (Perron and Frobenius), so it is taken of the
 * largest component: of a start on this alone, nothing gets out. */
ng_status ng_measure_eigenvector(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  const uint32_t *const component = w->analysis->components;
  if (igraph_ecount(&w->simple.graph) == 0) {
    leave_undefined(m, values, n, UNRELATED);
    return NG_OK;
  }
  for (uint32_t v = 0; v < n; v++) values[v] = component[v] == 0;
  NG_TRY(find_leading(w, &w->simple, to_neighbours, &w->simple, m, values));
  for (uint32_t v = 0; v < n; v++)
    if (component[v] != 0) values[v] = NAN;
  return NG_OK;
}
