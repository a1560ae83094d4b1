/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums over all nodes, exact or estimated from some of them. */
#ifndef NG_ANALYSIS_SAMPLE_H
#define NG_ANALYSIS_SAMPLE_H

#include "analysis/analysis.h"

/* Adds to `sums` (zeroed, by node) what the nodes `sources` contribute. */
typedef igraph_error_t ng_contribution(const igraph_t *graph, const igraph_vector_int_t *sources, igraph_vector_t *sums);

/* Sets measure->values to the sum of the contributions of all nodes; from a sample in
 * batches where all would take more than the analysis allows, with `seconds_per_step` for a
 * node or an edge visited once from one source.  The spread between batches gives the
 * error. */
ng_status ng_analysis__sum(ng_analysis_work *work, ng_measure *measure, double *values, double seconds_per_step,
                           ng_contribution *contribution);

#endif
