/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Betweenness estimated from shortest paths drawn at random. */
#ifndef NG_ANALYSIS_PATHS_H
#define NG_ANALYSIS_PATHS_H

#include "analysis/analysis.h"

/* Sets `values` to the share of `*n_paths` drawn pairs whose drawn path leads through each
 * node.  Draws until the `top` greatest are known to PATHS_ERROR of their value, or for
 * about `seconds` as counted in steps. */
ng_status ng_analysis__draw_paths(const igraph_t *graph, double seconds, uint32_t top, double *values, uint32_t *n_paths,
                                  ng_error *err);

#endif
