/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of measures. */
#include <math.h>
#include <string.h>

#include "analysis/paths.h"
#include "analysis/sample.h"
#include "analysis/spectral.h"
#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

/* Seconds for a node or an edge visited once from one source. */
#define BETWEENNESS_STEP 1.4e-8
#define HARMONIC_STEP 1e-8
#define DISTANCES_STEP 3e-8
#define REFINED 50 /* nodes whose estimated closeness is made exact at a time */
#define ROUNDS 8

/* Results of igraph into an array of ours. */
static igraph_error_t copy_out(const igraph_vector_t *from, double *values) {
  igraph_vector_copy_to(from, values);
  return IGRAPH_SUCCESS;
}

static igraph_error_t degree_step(const igraph_t *graph, double *values) {
  igraph_vector_int_t degrees;
  IGRAPH_CHECK(igraph_vector_int_init(&degrees, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &degrees);
  IGRAPH_CHECK(igraph_degree(graph, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(&degrees); i++) values[i] = (double)VECTOR(degrees)[i];
  igraph_vector_int_destroy(&degrees);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static ng_status degree(ng_analysis_work *w, ng_measure *m, double *values) {
  return ng_igraph_check(degree_step(&w->simple.graph, values), m->name, w->err);
}

static igraph_error_t strength_step(const ng_projection *p, double *values) {
  igraph_vector_t result;
  IGRAPH_CHECK(igraph_vector_init(&result, 0));
  IGRAPH_FINALLY(igraph_vector_destroy, &result);
  IGRAPH_CHECK(igraph_strength(&p->graph, &result, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, &p->weights));
  IGRAPH_CHECK(copy_out(&result, values));
  igraph_vector_destroy(&result);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static ng_status strength(ng_analysis_work *w, ng_measure *m, double *values) {
  return ng_igraph_check(strength_step(&w->simple, values), m->name, w->err);
}

static igraph_error_t betweenness_step(const igraph_t *graph, double *values) {
  igraph_vector_t result;
  IGRAPH_CHECK(igraph_vector_init(&result, 0));
  IGRAPH_FINALLY(igraph_vector_destroy, &result);
  IGRAPH_CHECK(igraph_betweenness(graph, &result, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL));
  IGRAPH_CHECK(copy_out(&result, values));
  igraph_vector_destroy(&result);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

/* Pairs are drawn from all, also those with the node at one end. */
static ng_status sampled_betweenness(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  double *const errors = ng_alloc_zero(n, sizeof *errors);
  if (!errors) return ng_fail_no_mem(w->err);
  ng_status status =
      ng_analysis__draw_paths(&w->simple.graph, w->analysis->options.seconds, NG_MEASURE_TOP, values, &m->sample, w->err);
  for (uint32_t v = 0; v < n && status == NG_OK; v++) {
    const double share = (double)n / (n - 2);
    errors[v] = sqrt(values[v] * (1 - values[v]) / m->sample) * share;
    values[v] *= share;
  }
  m->method = "from shortest paths between pairs, drawn at random";
  if (status == NG_OK) status = ng_analysis__state_error(w, m, errors);
  ng_dealloc(errors);
  return status;
}

static ng_status betweenness(ng_analysis_work *w, ng_measure *m, double *values) {
  const double n = ng_graph_n_nodes(w->analysis->graph), pairs = (n - 1) * (n - 2) / 2;
  if (!ng_analysis__affords(w, BETWEENNESS_STEP)) return sampled_betweenness(w, m, values);
  NG_TRY(ng_igraph_check(betweenness_step(&w->simple.graph, values), m->name, w->err));
  for (uint32_t i = 0; i < n; i++) values[i] = pairs > 0 ? values[i] / pairs : 0;
  return NG_OK;
}

/* Exact, for the nodes given. */
static igraph_error_t harmonic_step(const igraph_t *graph, igraph_vs_t nodes, const uint32_t *order, double *values) {
  igraph_vector_t result;
  IGRAPH_CHECK(igraph_vector_init(&result, 0));
  IGRAPH_FINALLY(igraph_vector_destroy, &result);
  IGRAPH_CHECK(igraph_harmonic_centrality(graph, &result, nodes, IGRAPH_ALL, NULL, false));
  for (igraph_integer_t i = 0; i < igraph_vector_size(&result); i++) values[order ? order[i] : i] = VECTOR(result)[i];
  igraph_vector_destroy(&result);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

/* Inverse distances from the sources, some at a time to bound the matrix. */
static igraph_error_t inverse_distances(const igraph_t *graph, const igraph_vector_int_t *sources, igraph_vector_t *sums) {
  const igraph_integer_t n = igraph_vcount(graph), n_sources = igraph_vector_int_size(sources);
  igraph_matrix_t distances;
  IGRAPH_CHECK(igraph_matrix_init(&distances, 0, 0));
  IGRAPH_FINALLY(igraph_matrix_destroy, &distances);
  const igraph_integer_t step = 16;
  for (igraph_integer_t begin = 0; begin < n_sources; begin += step) {
    const igraph_integer_t end = begin + step < n_sources ? begin + step : n_sources;
    igraph_vector_int_t part;
    const igraph_vector_int_t *const view = igraph_vector_int_view(&part, VECTOR(*sources) + begin, end - begin);
    IGRAPH_CHECK(igraph_distances(graph, &distances, igraph_vss_vector(view), igraph_vss_all(), IGRAPH_ALL));
    for (igraph_integer_t v = 0; v < n; v++)
      for (igraph_integer_t s = 0; s < end - begin; s++)
        if (MATRIX(distances, s, v) > 0) VECTOR(*sums)[v] += 1 / MATRIX(distances, s, v);
  }
  igraph_matrix_destroy(&distances);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

/* Makes some of the greatest estimates exact, those of `order` that are not yet. */
static igraph_error_t refine(const igraph_t *graph, const uint32_t *order, uint32_t n, double *values, double *errors) {
  igraph_vector_int_t best;
  IGRAPH_CHECK(igraph_vector_int_init(&best, n));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &best);
  for (uint32_t i = 0; i < n; i++) {
    VECTOR(best)[i] = order[i];
    errors[order[i]] = 0;
  }
  IGRAPH_CHECK(harmonic_step(graph, igraph_vss_vector(&best), order, values));
  igraph_vector_int_destroy(&best);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

/* The first of a ranking that are estimates, at most REFINED, as long as one of the very
 * first is: estimates that are too high are found out one after the other. */
static uint32_t next_to_refine(uint32_t *order, uint32_t n, const double *errors) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < n && found < REFINED; i++) {
    if (i == NG_MEASURE_TOP && !found) return 0;
    if (errors[order[i]] > 0) order[found++] = order[i];
  }
  return found;
}

static ng_status estimate_harmonic(ng_analysis_work *w, ng_measure *m, double *values, double *errors) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  ng_status status = ng_analysis__sample_sum(w, m, DISTANCES_STEP, inverse_distances, values, errors);
  for (int round = 0; round < ROUNDS && status == NG_OK; round++) {
    ng_arena scratch;
    ng_arena_init(&scratch);
    uint32_t *const order = ng_analysis__ranking(&scratch, values, n);
    const uint32_t more = order ? next_to_refine(order, n, errors) : 0;
    if (!order) status = ng_fail_no_mem(w->err);
    else if (more) status = ng_igraph_check(refine(&w->simple.graph, order, more, values, errors), m->name, w->err);
    ng_arena_dispose(&scratch);
    if (!more) break;
  }
  m->method = "from the distances to some entities, drawn at random, and then exactly for the greatest";
  return status == NG_OK ? ng_analysis__state_error(w, m, errors) : status;
}

static ng_status sampled_harmonic(ng_analysis_work *w, ng_measure *m, double *values) {
  double *const errors = ng_alloc_zero(ng_graph_n_nodes(w->analysis->graph), sizeof *errors);
  if (!errors) return ng_fail_no_mem(w->err);
  const ng_status status = estimate_harmonic(w, m, values, errors);
  ng_dealloc(errors);
  return status;
}

static ng_status harmonic(ng_analysis_work *w, ng_measure *m, double *values) {
  const uint32_t n = ng_graph_n_nodes(w->analysis->graph);
  if (ng_analysis__affords(w, HARMONIC_STEP))
    NG_TRY(ng_igraph_check(harmonic_step(&w->simple.graph, igraph_vss_all(), NULL, values), m->name, w->err));
  else
    NG_TRY(sampled_harmonic(w, m, values));
  for (uint32_t i = 0; i < n; i++) values[i] = n > 1 ? values[i] / (n - 1) : 0;
  return NG_OK;
}

static igraph_error_t coreness_step(const igraph_t *graph, double *values) {
  igraph_vector_int_t cores;
  IGRAPH_CHECK(igraph_vector_int_init(&cores, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &cores);
  IGRAPH_CHECK(igraph_coreness(graph, &cores, IGRAPH_ALL));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(&cores); i++) values[i] = (double)VECTOR(cores)[i];
  igraph_vector_int_destroy(&cores);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static ng_status coreness(ng_analysis_work *w, ng_measure *m, double *values) {
  return ng_igraph_check(coreness_step(&w->simple.graph, values), m->name, w->err);
}

static igraph_error_t articulation_step(const igraph_t *graph, double *values) {
  igraph_vector_int_t points;
  IGRAPH_CHECK(igraph_vector_int_init(&points, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &points);
  IGRAPH_CHECK(igraph_articulation_points(graph, &points));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(&points); i++) values[VECTOR(points)[i]] = 1;
  igraph_vector_int_destroy(&points);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static ng_status articulation(ng_analysis_work *w, ng_measure *m, double *values) {
  return ng_igraph_check(articulation_step(&w->simple.graph, values), m->name, w->err);
}

static const struct {
  const char *name, *title, *help;
  ng_measure_compute *compute;
} table[] = {
    {"degree", "Degree", "number of other entities that one has an edge with", degree},
    {"strength", "Strength", "sum of the weights of all edges", strength},
    {"betweenness", "Betweenness", "share of the shortest paths between others that lead through", betweenness},
    {"pagerank", "PageRank", "share of a random walk along the edges, by weight and direction", ng_measure_pagerank},
    {"closeness", "Closeness", "mean of the inverse distances to all others (harmonic)", harmonic},
    {"eigenvector", "Eigenvector", "as great as the sum of its neighbours' values, by weight; in the largest component only",
     ng_measure_eigenvector},
    {"hub", "Hub", "points at those that many point at, by weight and direction (HITS)", ng_measure_hub},
    {"authority", "Authority", "is pointed at by those that point at many, by weight and direction (HITS)",
     ng_measure_authority},
    {"coreness", "Coreness", "greatest k so that it is in a part where all have k neighbours", coreness},
    {"articulation", "Articulation point", "1 if its component falls apart without it", articulation},
};

#define N_MEASURES (uint32_t)(sizeof table / sizeof *table)

ng_status ng_analysis__measure(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  const uint32_t n = ng_graph_n_nodes(a->graph);
  a->measures = ng_arena_zero(&a->arena, N_MEASURES, sizeof *a->measures);
  if (!a->measures) return ng_fail_no_mem(w->err);
  for (uint32_t i = 0; i < N_MEASURES; i++) {
    double *const values = ng_arena_zero(&a->arena, n ? n : 1, sizeof *values);
    if (!values) return ng_fail_no_mem(w->err);
    a->measures[i] = (ng_measure){
        .name = table[i].name, .title = table[i].title, .help = table[i].help, .values = values, .exact = true};
    a->n_measures = i + 1;
    if (n) NG_TRY(table[i].compute(w, &a->measures[i], values));
  }
  return NG_OK;
}
