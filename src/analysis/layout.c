/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/layout.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "analysis/projection.h"
#include "graph/igraph_guard.h"

#define ROUNDS 300
#define ROUNDS_LARGE 200
#define LARGE 2000
#define INSIDE 0.85  /* share of the large component that is left where it is */
#define SPREAD 1.5   /* room of the others, to that of the large component's nodes */
#define GOLDEN 2.39996322972865332 /* angle between neighbours of a spiral that leaves no gaps */
#define PI 3.14159265358979323846

/* A circle of communities, their members on smaller circles. */
static void place_start(const uint32_t *communities, uint32_t n_communities, igraph_matrix_t *at) {
  const uint32_t n = (uint32_t)igraph_matrix_nrow(at);
  const double size = sqrt((double)n);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t c = communities[i];
    const double turn = c == NG_GRAPH_NONE ? 0 : 2 * PI * c / (n_communities ? n_communities : 1);
    const double inner = 2 * PI * (i % 97) / 97;
    MATRIX(*at, i, 0) = size * cos(turn) + 0.2 * size * cos(inner);
    MATRIX(*at, i, 1) = size * sin(turn) + 0.2 * size * sin(inner);
  }
}

/* Weights of hundreds would pull everything into one heap. */
static void damp(igraph_vector_t *weights) {
  for (igraph_integer_t i = 0; i < igraph_vector_size(weights); i++) VECTOR(*weights)[i] = 1 + log(VECTOR(*weights)[i]) / 4;
}

static igraph_error_t run(ng_projection *simple, igraph_matrix_t *at) {
  const igraph_integer_t n = igraph_vcount(&simple->graph);
  damp(&simple->weights);
  const igraph_integer_t rounds = n > LARGE ? ROUNDS_LARGE : ROUNDS;
  return igraph_layout_fruchterman_reingold(&simple->graph, at, true, rounds, sqrt((double)n),
                                            n > LARGE ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, &simple->weights, NULL,
                                            NULL, NULL, NULL);
}

static int compare_numbers(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

typedef struct component {
  uint32_t number, size;
  double middle[2];
  double reach;  /* of its members from the middle */
} component;

static int compare_components(const void *a, const void *b) {
  const component *const x = a, *const y = b;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static double distance(const igraph_matrix_t *at, igraph_integer_t i, const component *c) {
  return hypot(MATRIX(*at, i, 0) - c->middle[0], MATRIX(*at, i, 1) - c->middle[1]);
}

static void measure(const igraph_matrix_t *at, const igraph_vector_int_t *membership, component *all) {
  const igraph_integer_t n = igraph_matrix_nrow(at);
  for (igraph_integer_t i = 0; i < n; i++) all[VECTOR(*membership)[i]].size++;
  for (igraph_integer_t i = 0; i < n; i++) {
    component *const c = &all[VECTOR(*membership)[i]];
    for (int k = 0; k < 2; k++) c->middle[k] += MATRIX(*at, i, k) / c->size;
  }
  for (igraph_integer_t i = 0; i < n; i++) {
    component *const c = &all[VECTOR(*membership)[i]];
    c->reach = fmax(c->reach, distance(at, i, c));
  }
}

/* The few members far out come nearer, on a logarithmic scale.  Returns the new reach. */
static double draw_in(igraph_matrix_t *at, const igraph_vector_int_t *membership, const component *c, double *scratch) {
  size_t n = 0;
  double most = 0;
  for (igraph_integer_t i = 0; i < igraph_matrix_nrow(at); i++)
    if (VECTOR(*membership)[i] == c->number) scratch[n++] = distance(at, i, c);
  qsort(scratch, n, sizeof *scratch, compare_numbers);
  const double reach = scratch[(size_t)(INSIDE * (double)(n - 1))];
  for (igraph_integer_t i = 0; i < igraph_matrix_nrow(at); i++) {
    if (VECTOR(*membership)[i] != c->number) continue;
    const double far = distance(at, i, c), wanted = far > reach && reach > 0 ? reach * (1 + log(far / reach) / 2) : far;
    for (int k = 0; k < 2 && far > 0; k++) MATRIX(*at, i, k) = c->middle[k] + (MATRIX(*at, i, k) - c->middle[k]) * wanted / far;
    most = fmax(most, wanted);
  }
  return most;
}

/* The small components in a spiral around the large one, the larger further in, each on as
 * much room as its members need. */
static void pack(igraph_matrix_t *at, const igraph_vector_int_t *membership, component *all, uint32_t n_all, double *scratch) {
  component *const order = all + n_all; /* sorted copies behind the components themselves */
  for (uint32_t c = 0; c < n_all; c++) order[c] = all[c];
  qsort(order, n_all, sizeof *order, compare_components);
  const double reach = draw_in(at, membership, &order[0], scratch);
  const double room = fmax(1e-3, reach * reach / order[0].size); /* of a node */
  double used = 1.1 * reach * reach;
  for (uint32_t k = 1; k < n_all; k++) {
    component *const c = &all[order[k].number];
    used += room * c->size * SPREAD;
    const double turn = k * GOLDEN, far = sqrt(used);
    scratch[2 * k] = order[0].middle[0] + far * cos(turn);
    scratch[2 * k + 1] = order[0].middle[1] + far * sin(turn);
    c->size = k; /* from here on: its place in the order */
    c->reach = c->reach > 0 ? 0.5 * sqrt(room * order[k].size) / c->reach : 0;
  }
  for (igraph_integer_t i = 0; i < igraph_matrix_nrow(at); i++) {
    const component *const c = &all[VECTOR(*membership)[i]];
    if (c->number == order[0].number) continue;
    for (int k = 0; k < 2; k++)
      MATRIX(*at, i, k) = scratch[2 * c->size + (uint32_t)k] + (MATRIX(*at, i, k) - c->middle[k]) * c->reach;
  }
}

static igraph_error_t arrange(const igraph_t *graph, igraph_matrix_t *at) {
  igraph_vector_int_t membership;
  igraph_integer_t n;
  IGRAPH_CHECK(igraph_vector_int_init(&membership, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &membership);
  IGRAPH_CHECK(igraph_connected_components(graph, &membership, NULL, &n, IGRAPH_WEAK));
  component *const all = ng_alloc_zero(2 * (size_t)n, sizeof *all);
  double *const scratch = ng_alloc_zero(2 * (size_t)igraph_vcount(graph), sizeof *scratch);
  const bool good = all && scratch;
  for (igraph_integer_t c = 0; c < n && good; c++) all[c].number = (uint32_t)c;
  if (good) {
    measure(at, &membership, all);
    pack(at, &membership, all, (uint32_t)n, scratch);
  }
  ng_dealloc(all);
  ng_dealloc(scratch);
  igraph_vector_int_destroy(&membership);
  IGRAPH_FINALLY_CLEAN(1);
  return good ? IGRAPH_SUCCESS : IGRAPH_ENOMEM;
}

static void scale(const igraph_matrix_t *at, igraph_integer_t column, double *out, uint32_t n) {
  double low = INFINITY, high = -INFINITY;
  for (uint32_t i = 0; i < n; i++) {
    low = fmin(low, MATRIX(*at, i, column));
    high = fmax(high, MATRIX(*at, i, column));
  }
  for (uint32_t i = 0; i < n; i++) out[i] = high > low ? (MATRIX(*at, i, column) - low) / (high - low) : 0.5;
}

ng_status ng_layout(const ng_graph *graph, const uint32_t *communities, uint32_t n_communities, double *x, double *y,
                    ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(graph);
  ng_igraph_guard guard;
  ng_projection simple;
  igraph_matrix_t at;
  if (n == 0) return NG_OK;
  NG_TRY(ng_igraph_enter(&guard, err));
  ng_status status = ng_projection_init(&simple, graph, false, err);
  if (status == NG_OK) {
    status = ng_igraph_check(igraph_matrix_init(&at, n, 2), "layout", err);
    if (status == NG_OK) {
      place_start(communities, n_communities, &at);
      status = ng_igraph_check(run(&simple, &at), "layout", err);
      if (status == NG_OK) status = ng_igraph_check(arrange(&simple.graph, &at), "layout", err);
      scale(&at, 0, x, n);
      scale(&at, 1, y, n);
      igraph_matrix_destroy(&at);
    }
    ng_projection_dispose(&simple);
  }
  ng_igraph_leave(&guard);
  return status;
}
