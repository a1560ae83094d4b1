/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/layout.h"

#include <math.h>

#include "base/error.h"
#include "graph/igraph_guard.h"

#define ROUNDS 300
#define ROUNDS_LARGE 100
#define LARGE 2000
#define PI 3.14159265358979323846

/* A circle of communities, their members on smaller circles. */
static void place_start(const ng_analysis *a, igraph_matrix_t *at) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const double size = sqrt((double)n);
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t c = a->communities[i];
    const double turn = c == NG_GRAPH_NONE ? 0 : 2 * PI * c / (a->n_communities ? a->n_communities : 1);
    const double inner = 2 * PI * (i % 97) / 97;
    MATRIX(*at, i, 0) = size * cos(turn) + 0.2 * size * cos(inner);
    MATRIX(*at, i, 1) = size * sin(turn) + 0.2 * size * sin(inner);
  }
}

static igraph_error_t run(const ng_analysis *a, const ng_projection *simple, igraph_matrix_t *at) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  place_start(a, at);
  const igraph_integer_t rounds = n > LARGE ? ROUNDS_LARGE : ROUNDS;
  return igraph_layout_fruchterman_reingold(&simple->graph, at, true, rounds, sqrt((double)n),
                                            n > LARGE ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, &simple->weights, NULL,
                                            NULL, NULL, NULL);
}

static void scale(const igraph_matrix_t *at, igraph_integer_t column, double *out, uint32_t n) {
  double low = INFINITY, high = -INFINITY;
  for (uint32_t i = 0; i < n; i++) {
    low = fmin(low, MATRIX(*at, i, column));
    high = fmax(high, MATRIX(*at, i, column));
  }
  for (uint32_t i = 0; i < n; i++) out[i] = high > low ? (MATRIX(*at, i, column) - low) / (high - low) : 0.5;
}

ng_status ng_layout(const ng_analysis *a, double *x, double *y, ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  ng_igraph_guard guard;
  ng_projection simple;
  igraph_matrix_t at;
  if (n == 0) return NG_OK;
  NG_TRY(ng_igraph_enter(&guard, err));
  ng_status status = ng_projection_init(&simple, a->graph, false, err);
  if (status == NG_OK) {
    status = ng_igraph_check(igraph_matrix_init(&at, n, 2), "layout", err);
    if (status == NG_OK) {
      status = ng_igraph_check(run(a, &simple, &at), "layout", err);
      scale(&at, 0, x, n);
      scale(&at, 1, y, n);
      igraph_matrix_destroy(&at);
    }
    ng_projection_dispose(&simple);
  }
  ng_igraph_leave(&guard);
  return status;
}
