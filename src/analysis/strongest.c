/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "analysis/analysis.h"
#include "base/error.h"

/* By weight, then confidence, then order. */
static int compare_edges(const ng_graph *g, uint32_t a, uint32_t b) {
  const ng_graph_edge x = ng_graph_edge_at(g, a), y = ng_graph_edge_at(g, b);
  const double wx = ng_edge_weight(&x), wy = ng_edge_weight(&y);
  if (wx != wy) return wx > wy ? -1 : 1;
  const double cx = isfinite(x.confidence) ? x.confidence : 0, cy = isfinite(y.confidence) ? y.confidence : 0;
  if (cx != cy) return cx > cy ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* By insertion into a short list. */
ng_status ng_analysis__strongest(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  const uint32_t max = a->options.strongest;
  uint32_t *const best = ng_arena_zero(&a->arena, (size_t)max + 1, sizeof *best);
  if (!best) return ng_fail_no_mem(w->err);
  uint32_t n = 0;
  for (uint32_t i = 0; i < ng_graph_n_edges(a->graph); i++) {
    if (n == max && compare_edges(a->graph, i, best[n - 1]) > 0) continue;
    uint32_t at = n < max ? n++ : n - 1;
    for (; at > 0 && compare_edges(a->graph, i, best[at - 1]) < 0; at--) best[at] = best[at - 1];
    best[at] = i;
  }
  a->strongest = best;
  a->n_strongest = n;
  return NG_OK;
}
