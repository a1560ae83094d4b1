/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums over all nodes, estimated from some of them. */
#ifndef NG_ANALYSIS_SAMPLE_H
#define NG_ANALYSIS_SAMPLE_H

#include "analysis/analysis.h"

/* Adds to `sums` (zeroed, by node) what the nodes `sources` contribute. */
typedef igraph_error_t ng_contribution(const igraph_t *graph, const igraph_vector_int_t *sources, igraph_vector_t *sums);

/* Whether the analysis allows a visit of every node and edge from every node, of which each
 * takes `seconds_per_step`. */
bool ng_analysis__affords(const ng_analysis_work *work, double seconds_per_step);

/* Sets `values` to the sum of the contributions of all nodes, estimated from a sample in
 * batches, and `errors` to their standard errors, which the spread between batches gives. */
ng_status ng_analysis__sample_sum(ng_analysis_work *work, ng_measure *measure, double seconds_per_step,
                                  ng_contribution *contribution, double *values, double *errors);

/* Notes how good estimates are, given the standard error of each. */
ng_status ng_analysis__state_error(ng_analysis_work *work, ng_measure *measure, const double *errors);

#endif
