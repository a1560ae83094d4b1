/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/analysis.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

typedef struct ranked {
  double value;
  uint32_t node;
} ranked;

static int compare_ranked(const void *a, const void *b) {
  const ranked *const x = a, *const y = b;
  if (x->value != y->value) return x->value > y->value ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

uint32_t *ng_analysis__ranking(ng_arena *arena, const double *values, uint32_t n) {
  uint32_t *const order = ng_arena_alloc(arena, n ? n : 1, sizeof *order);
  ranked *const rows = ng_alloc_zero(n, sizeof *rows);
  if (order && rows) {
    for (uint32_t i = 0; i < n; i++) rows[i] = (ranked){isfinite(values[i]) ? values[i] : -INFINITY, i};
    qsort(rows, n, sizeof *rows, compare_ranked);
    for (uint32_t i = 0; i < n; i++) order[i] = rows[i].node;
  }
  ng_dealloc(rows);
  return rows ? order : NULL;
}

static ng_status find_backbone(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  a->disparity = ng_arena_alloc(&a->arena, (size_t)ng_graph_n_edges(a->graph) + 1, sizeof *a->disparity);
  return a->disparity ? ng_graph_disparity(a->graph, NULL, a->disparity, w->err) : ng_fail_no_mem(w->err);
}

static ng_status run_steps(ng_analysis_work *w) {
  NG_TRY(ng_analysis__strongest(w));
  NG_TRY(find_backbone(w));
  NG_TRY(ng_analysis__components(w));
  NG_TRY(ng_analysis__measure(w));
  NG_TRY(ng_analysis__communities(w));
  NG_TRY(ng_analysis__firmness(w));
  NG_TRY(ng_analysis__predict(w));
  return ng_analysis__trends(w);
}

static ng_status run_projected(ng_analysis_work *w) {
  NG_TRY(ng_projection_init(&w->simple, w->analysis->graph, false, w->err));
  ng_status status = ng_projection_init(&w->directed, w->analysis->graph, true, w->err);
  if (status == NG_OK) {
    status = run_steps(w);
    ng_projection_dispose(&w->directed);
  }
  ng_projection_dispose(&w->simple);
  return status;
}

ng_status ng_analyse(const ng_graph *graph, const ng_analysis_options *options, ng_analysis **out, ng_error *err) {
  *out = NULL;
  ng_analysis *const a = ng_alloc_zero(1, sizeof *a);
  if (!a) return ng_fail_no_mem(err);
  ng_arena_init(&a->arena);
  a->graph = graph;
  if (options) a->options = *options;
  if (!(a->options.seconds > 0)) a->options.seconds = 10;
  if (!a->options.top) a->options.top = 20;
  if (!a->options.strongest) a->options.strongest = 25;
  ng_analysis_work work = {.analysis = a, .err = err};
  ng_igraph_guard guard;
  ng_status status = ng_igraph_enter(&guard, err);
  if (status == NG_OK) {
    status = run_projected(&work);
    ng_igraph_leave(&guard);
  }
  if (status == NG_OK) *out = a;
  else ng_analysis_free(a);
  return status;
}

void ng_analysis_free(ng_analysis *a) {
  if (!a) return;
  ng_arena_dispose(&a->arena);
  ng_dealloc(a);
}

uint32_t ng_analysis_n_measures(const ng_analysis *a) { return a->n_measures; }
const ng_measure *ng_analysis_measure_at(const ng_analysis *a, uint32_t i) { return &a->measures[i]; }

const ng_measure *ng_analysis_find_measure(const ng_analysis *a, const char *name) {
  for (uint32_t i = 0; i < a->n_measures; i++)
    if (strcmp(a->measures[i].name, name) == 0) return &a->measures[i];
  return NULL;
}

const uint32_t *ng_analysis_components(const ng_analysis *a, uint32_t *n_components) {
  *n_components = a->n_components;
  return a->components;
}

uint32_t ng_analysis_n_communities(const ng_analysis *a) { return a->n_communities; }
const ng_community *ng_analysis_community_at(const ng_analysis *a, uint32_t i) { return &a->community_list[i]; }
const uint32_t *ng_analysis_communities(const ng_analysis *a) { return a->communities; }
uint32_t ng_analysis_n_firmness(const ng_analysis *a) { return a->n_firmness; }
const ng_firmness *ng_analysis_firmness_at(const ng_analysis *a, uint32_t i) { return &a->firmness[i]; }
const double *ng_analysis_disparity(const ng_analysis *a) { return a->disparity; }
uint32_t ng_analysis_n_predictions(const ng_analysis *a) { return a->n_predictions; }
const ng_prediction *ng_analysis_prediction_at(const ng_analysis *a, uint32_t i) { return &a->predictions[i]; }
uint32_t ng_analysis_prediction_limit(const ng_analysis *a) { return a->prediction_limit; }
uint32_t ng_analysis_n_periods(const ng_analysis *a) { return a->n_periods; }
const ng_period *ng_analysis_period_at(const ng_analysis *a, uint32_t i) { return &a->periods[i]; }
uint32_t ng_analysis_n_movers(const ng_analysis *a) { return a->n_movers; }
const ng_mover *ng_analysis_mover_at(const ng_analysis *a, uint32_t i) { return &a->movers[i]; }
double ng_analysis_modularity(const ng_analysis *a) { return a->modularity; }

/* ------------------------------------------------------------- annotation */

/* Ten digits: what differs beyond them differs between machines. */
static double rounded(double value) {
  char text[32];
  snprintf(text, sizeof text, "%.10g", value);
  return strtod(text, NULL);
}

static ng_status annotate_groups(const ng_analysis *a, ng_graph *graph, double *numbers, ng_view *names, ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(graph);
  for (uint32_t i = 0; i < n; i++) numbers[i] = a->components[i];
  NG_TRY(ng_graph_set_numbers(graph, NG_NODES, "component", NG_VALUE_INTEGER, numbers, err));
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t c = a->communities[i];
    numbers[i] = c == NG_GRAPH_NONE ? (double)NAN : (double)c;
    names[i] = c == NG_GRAPH_NONE ? ng_view_make(NULL, 0) : a->community_list[c].name;
  }
  NG_TRY(ng_graph_set_numbers(graph, NG_NODES, "community", NG_VALUE_INTEGER, numbers, err));
  return ng_graph_set_texts(graph, NG_NODES, "community_name", names, err);
}

static ng_status annotate_edges(const ng_analysis *a, ng_graph *graph, ng_error *err) {
  const uint32_t m = ng_graph_n_edges(graph);
  double *const numbers = ng_alloc_zero(m, sizeof *numbers);
  if (!numbers) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < m; i++) numbers[i] = rounded(a->disparity[i]);
  const ng_status status = ng_graph_set_numbers(graph, NG_EDGES, "disparity", NG_VALUE_NUMBER, numbers, err);
  ng_dealloc(numbers);
  return status;
}

static ng_status annotate(const ng_analysis *a, ng_graph *graph, double *numbers, ng_view *names, ng_error *err) {
  for (uint32_t m = 0; m < a->n_measures; m++) {
    bool whole = true;
    for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
      numbers[i] = rounded(a->measures[m].values[i]);
      whole = whole && numbers[i] == floor(numbers[i]);
    }
    const ng_value_type type = whole ? NG_VALUE_INTEGER : NG_VALUE_NUMBER;
    NG_TRY(ng_graph_set_numbers(graph, NG_NODES, a->measures[m].name, type, numbers, err));
  }
  NG_TRY(annotate_edges(a, graph, err));
  NG_TRY(annotate_groups(a, graph, numbers, names, err));
  return ng_analysis__place(a, graph, err);
}

ng_status ng_analysis_annotate(const ng_analysis *a, ng_graph *graph, ng_error *err) {
  const uint32_t n = ng_graph_n_nodes(graph);
  if (n != ng_graph_n_nodes(a->graph)) return ng_fail(err, NG_ERR_BAD_ARG, "this is not the graph that was analysed");
  double *const numbers = ng_alloc_zero(n, sizeof *numbers);
  ng_view *const names = ng_alloc_zero(n, sizeof *names);
  const ng_status status = numbers && names ? annotate(a, graph, numbers, names, err) : ng_fail_no_mem(err);
  ng_dealloc(numbers);
  ng_dealloc(names);
  return status;
}
