/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for the nodes as columns, so that programs which draw graphs open one laid out. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/layout.h"
#include "base/alloc.h"
#include "base/error.h"

#define ROOM 100 /* side of the square that each node has to itself; viewers draw it 10 to 50 wide */

static bool has_column(const ng_graph *graph, const char *name) {
  return ng_graph_find_column(graph, NG_NODES, ng_view_of(name)) != NG_GRAPH_NONE;
}

/* From 0..1 to a square of the side around the origin, in tenths. */
static ng_status set(ng_graph *graph, const char *name, double *values, ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(graph);
  const double side = ROOM * sqrt((double)n);
  for (uint32_t i = 0; i < n; i++) values[i] = round((values[i] - 0.5) * side * 10) / 10 + 0.0; /* no -0 */
  return ng_graph_set_numbers(graph, NG_NODES, name, NG_VALUE_NUMBER, values, err);
}

ng_status ng_analysis__place(const ng_analysis *a, ng_graph *graph, ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(graph);
  if (n > NG_PLACED_NODES || (has_column(graph, "x") && has_column(graph, "y"))) return NG_OK;
  double *const x = ng_alloc_zero(n, sizeof *x), *const y = ng_alloc_zero(n, sizeof *y);
  ng_status status = x && y ? ng_layout(graph, a->communities, a->n_communities, x, y, err) : ng_fail_no_mem(err);
  if (status == NG_OK) status = set(graph, "x", x, err);
  if (status == NG_OK) status = set(graph, "y", y, err);
  ng_dealloc(x);
  ng_dealloc(y);
  return status;
}
