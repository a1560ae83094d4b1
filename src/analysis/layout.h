/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions of nodes for a drawing on a screen. */
#ifndef NG_ANALYSIS_LAYOUT_H
#define NG_ANALYSIS_LAYOUT_H

#include <newsgraph/graph.h>

/* Sets `x` and `y` (one value for each node, 0..1) by the force-directed method of
 * Fruchterman and Reingold (1991) with igraph's grid; nodes of the same of `communities`
 * (by node, NG_GRAPH_NONE for none) start beside each other.  The same graph gives the same positions. */
ng_status ng_layout(const ng_graph *graph, const uint32_t *communities, uint32_t n_communities, double *x, double *y,
                    ng_error *err);

#endif
