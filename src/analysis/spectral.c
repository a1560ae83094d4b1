/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PageRank, eigenvector centrality, hubs and authorities, each by iteration.  The sums are
 * made in the order of the edges, so that the last digits are the same on every machine;
 * those of igraph and ARPACK follow their threads. */
#include "analysis/spectral.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

#define DAMPING 0.85
#define ROUNDS 10000
#define CHANGE 1e-13     /* of the greatest value, at which an iteration has settled */
#define VANISHED 1e-13   /* of the greatest value: as good as nothing */
#define SECONDS_PER_EDGE 1.5e-8
#define UNSETTLED "the iteration does not settle, as several solutions are nearly as good"

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

/* --------------------------------------------------- hubs and authorities */

/* Adds up what comes along the edges, or against them, and scales the greatest to 1. */
static void pass(const ng_projection *p, bool along, const double *from, double *to, uint32_t n) {
  double greatest = 0;
  for (uint32_t v = 0; v < n; v++) to[v] = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(&p->graph); e++) {
    const igraph_integer_t a = along ? IGRAPH_FROM(&p->graph, e) : IGRAPH_TO(&p->graph, e);
    const igraph_integer_t b = along ? IGRAPH_TO(&p->graph, e) : IGRAPH_FROM(&p->graph, e);
    to[b] += from[a] * VECTOR(p->weights)[e];
  }
  for (uint32_t v = 0; v < n; v++) greatest = fmax(greatest, to[v]);
  for (uint32_t v = 0; v < n; v++) to[v] = to[v] < VANISHED * greatest ? 0 : to[v] / greatest;
}

/* Kleinberg, "Authoritative sources in a hyperlinked environment", 1999: back and forth from
 * equal values.  That settles what the definition leaves open, the shares of parts that are
 * equally strong. */
static bool settle_hubs(const ng_analysis_work *w, double *hubs, double *authorities, double *before) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  double change = 1;
  for (uint32_t v = 0; v < n; v++) hubs[v] = 1;
  for (uint32_t left = rounds(w, &w->directed); left > 0 && change >= CHANGE; left--) {
    change = 0;
    for (uint32_t v = 0; v < n; v++) before[v] = hubs[v];
    pass(&w->directed, true, hubs, authorities, n);
    pass(&w->directed, false, authorities, hubs, n);
    for (uint32_t v = 0; v < n; v++) change = fmax(change, fabs(hubs[v] - before[v]));
  }
  return change < CHANGE;
}

static void leave_undefined(ng_measure *m, double *values, uint32_t n, const char *why) {
  m->undefined = why;
  for (uint32_t v = 0; v < n; v++) values[v] = NAN;
}

ng_status ng_measure_hub(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  double *const authorities = ng_alloc_zero(n, sizeof *authorities);
  double *const before = ng_alloc_zero(n, sizeof *before);
  const bool good = authorities && before;
  if (good && igraph_ecount(&w->directed.graph) == 0) leave_undefined(m, values, n, "there are no relations");
  else if (good && !settle_hubs(w, values, authorities, before))
    leave_undefined(m, values, n, UNSETTLED);
  ng_dealloc(authorities);
  ng_dealloc(before);
  return good ? NG_OK : ng_fail_no_mem(w->err);
}

ng_status ng_measure_authority(ng_analysis_work *w, ng_measure *m, double *values) {
  const ng_measure *const hubs = ng_analysis_find_measure(w->analysis, "hub");
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  if (hubs->undefined) leave_undefined(m, values, n, hubs->undefined);
  else pass(&w->directed, true, hubs->values, values, n);
  return NG_OK;
}

/* ------------------------------------------------------------- eigenvector */

/* One step of x -> (A + shift) x, scaled; returns how much changed.  The shift, half of the
 * eigenvalue as known so far, keeps two-sided graphs from swinging. */
static double eigenvector_step(const ng_projection *p, double *x, double *next, uint32_t n) {
  double greatest = 0, change = 0;
  for (uint32_t v = 0; v < n; v++) next[v] = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(&p->graph); e++) {
    const igraph_integer_t a = IGRAPH_FROM(&p->graph, e), b = IGRAPH_TO(&p->graph, e);
    next[a] += x[b] * VECTOR(p->weights)[e];
    next[b] += x[a] * VECTOR(p->weights)[e];
  }
  for (uint32_t v = 0; v < n; v++) greatest = fmax(greatest, next[v]);
  const double shift = greatest / 2;
  for (uint32_t v = 0; v < n; v++) next[v] += shift * x[v];
  greatest = 0;
  for (uint32_t v = 0; v < n; v++) greatest = fmax(greatest, next[v]);
  for (uint32_t v = 0; v < n; v++) {
    next[v] /= greatest;
    change = fmax(change, fabs(next[v] - x[v]));
    x[v] = next[v];
  }
  return change;
}

/* The solution is unique in a connected graph (Perron and Frobenius), so it is taken of the
 * largest component: from values on this alone, none gets out. */
ng_status ng_measure_eigenvector(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  const uint32_t *const component = w->analysis->components;
  if (igraph_ecount(&w->simple.graph) == 0) {
    leave_undefined(m, values, n, "there are no relations");
    return NG_OK;
  }
  double *const next = ng_alloc_zero(n, sizeof *next);
  if (!next) return ng_fail_no_mem(w->err);
  double change = 1;
  for (uint32_t v = 0; v < n; v++) values[v] = component[v] == 0;
  for (uint32_t left = rounds(w, &w->simple); left > 0 && change >= CHANGE; left--)
    change = eigenvector_step(&w->simple, values, next, n);
  for (uint32_t v = 0; v < n; v++)
    if (component[v] != 0) values[v] = NAN;
  if (change >= CHANGE) leave_undefined(m, values, n, UNSETTLED);
  ng_dealloc(next);
  return NG_OK;
}
