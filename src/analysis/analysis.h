/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Body of an analysis, and the steps that fill it. */
#ifndef NG_ANALYSIS_ANALYSIS_H
#define NG_ANALYSIS_ANALYSIS_H

#include <newsgraph/analysis.h>

#include "analysis/projection.h"
#include "base/arena.h"
#include "base/vec.h"

struct ng_analysis {
  const ng_graph *graph;
  ng_analysis_options options;
  ng_arena arena;                /* holds every array below */
  ng_measure *measures;
  uint32_t n_measures;
  uint32_t *components;
  uint32_t n_components;
  uint32_t *component_sizes;
  uint32_t *communities;
  ng_community *community_list;
  uint32_t n_communities;
  double modularity;
  double assortativity;          /* by type of node, NAN where undefined */
  uint32_t *bridges;             /* edges of the simple projection as pairs of nodes */
  uint32_t n_bridges;
  uint32_t *strongest;           /* edges */
  uint32_t n_strongest;
  ng_firmness *firmness;         /* of the top entities */
  uint32_t n_firmness;
  double *disparity;             /* by edge */
  ng_prediction *predictions;
  uint32_t n_predictions;
  uint32_t prediction_limit;
  ng_period *periods;
  uint32_t n_periods;
  ng_mover *movers;
  uint32_t n_movers;
  uint32_t n_undated;            /* statements that fell into no period */
};

/* What the steps share while they run; between ng_igraph_enter and ng_igraph_leave. */
typedef struct ng_analysis_work {
  ng_analysis *analysis;
  ng_projection simple;          /* undirected */
  ng_projection directed;
  ng_error *err;
} ng_analysis_work;

ng_status ng_analysis__measure(ng_analysis_work *work);
ng_status ng_analysis__components(ng_analysis_work *work);
ng_status ng_analysis__strongest(ng_analysis_work *work);
/* After the measures, whose strength it uses. */
ng_status ng_analysis__communities(ng_analysis_work *work);
ng_status ng_analysis__firmness(ng_analysis_work *work);
ng_status ng_analysis__predict(ng_analysis_work *work);
ng_status ng_analysis__trends(ng_analysis_work *work);

/* Adds the columns "x" and "y"; see ng_analysis_annotate. */
ng_status ng_analysis__place(const ng_analysis *analysis, ng_graph *graph, ng_error *err);

/* Node indices in order of `values`, the greatest first, ties by index; absent values last.
 * In the analysis' arena; NULL when out of memory. */
uint32_t *ng_analysis__ranking(ng_arena *arena, const double *values, uint32_t n);

#endif
