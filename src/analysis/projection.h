/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graphs that measures are taken of; see the public header. */
#ifndef NG_ANALYSIS_PROJECTION_H
#define NG_ANALYSIS_PROJECTION_H

#include <igraph/igraph.h>

#include <newsgraph/graph.h>

typedef struct ng_projection {
  igraph_t graph;           /* no loops, no parallel edges, as many nodes as the original */
  igraph_vector_t weights;  /* by edge: the sum of those that it stands for */
} ng_projection;

/* Made between ng_igraph_enter and ng_igraph_leave. */
ng_status ng_projection_init(ng_projection *projection, const ng_graph *graph, bool directed, ng_error *err);
void ng_projection_dispose(ng_projection *projection);

/* The weight of an edge, 1 where unknown. */
double ng_edge_weight(const ng_graph_edge *edge);

#endif
