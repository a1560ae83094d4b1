/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of centralities from some sources, drawn uniformly and without repetition, as
 * in Brandes and Pich, "Centrality estimation in large networks", 2007. */
#include "analysis/sample.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

#define BATCHES 8
#define SURE 2.4 /* standard errors; 95 % for what eight batches say */

/* A sample of `k` of `n`, by the first k steps of a Fisher-Yates shuffle. */
static igraph_error_t draw(igraph_vector_int_t *out, uint32_t n, uint32_t k) {
  IGRAPH_CHECK(igraph_vector_int_resize(out, n));
  for (uint32_t i = 0; i < n; i++) VECTOR(*out)[i] = i;
  for (uint32_t i = 0; i < k; i++) {
    const igraph_integer_t other = igraph_rng_get_integer(igraph_rng_default(), i, (igraph_integer_t)n - 1);
    const igraph_integer_t swap = VECTOR(*out)[i];
    VECTOR(*out)[i] = VECTOR(*out)[other];
    VECTOR(*out)[other] = swap;
  }
  return igraph_vector_int_resize(out, k);
}

typedef struct batches {
  uint32_t n, k, count;
  double *sum;     /* of the estimates */
  double *squares;
} batches;

/* Each batch gives an estimate of its own. */
static igraph_error_t run(const igraph_t *graph, batches *b, ng_contribution *contribution) {
  igraph_vector_int_t all, part;
  igraph_vector_t sums;
  IGRAPH_CHECK(igraph_vector_int_init(&all, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &all);
  IGRAPH_CHECK(igraph_vector_int_init(&part, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &part);
  IGRAPH_CHECK(igraph_vector_init(&sums, b->n));
  IGRAPH_FINALLY(igraph_vector_destroy, &sums);
  IGRAPH_CHECK(draw(&all, b->n, b->k));
  for (uint32_t i = 0; i < b->count; i++) {
    const uint32_t begin = (uint32_t)((uint64_t)b->k * i / b->count), end = (uint32_t)((uint64_t)b->k * (i + 1) / b->count);
    IGRAPH_CHECK(igraph_vector_int_resize(&part, (igraph_integer_t)(end - begin)));
    for (uint32_t k = begin; k < end; k++) VECTOR(part)[k - begin] = VECTOR(all)[k];
    igraph_vector_null(&sums);
    IGRAPH_CHECK(contribution(graph, &part, &sums));
    for (uint32_t v = 0; v < b->n; v++) {
      const double estimate = VECTOR(sums)[v] * b->n / (end - begin);
      b->sum[v] += estimate;
      b->squares[v] += estimate * estimate;
    }
  }
  igraph_vector_destroy(&sums);
  igraph_vector_int_destroy(&part);
  igraph_vector_int_destroy(&all);
  IGRAPH_FINALLY_CLEAN(3);
  return IGRAPH_SUCCESS;
}

/* The mean of the estimates and its standard error. */
static void settle(const batches *b, double *values, double *errors) {
  const double unseen = 1 - (double)b->k / b->n; /* of a finite population */
  for (uint32_t v = 0; v < b->n; v++) {
    values[v] = b->sum[v] / b->count;
    const double variance = (b->squares[v] - b->count * values[v] * values[v]) / (b->count - 1);
    errors[v] = sqrt((variance > 0 ? variance : 0) / b->count * unseen);
  }
}

static double steps(const ng_analysis_work *work) {
  return (double)igraph_vcount(&work->simple.graph) + (double)igraph_ecount(&work->simple.graph);
}

bool ng_analysis__affords(const ng_analysis_work *work, double seconds_per_step) {
  const double n = (double)igraph_vcount(&work->simple.graph);
  return n < 8 * BATCHES || n * steps(work) * seconds_per_step <= work->analysis->options.seconds;
}

ng_status ng_analysis__sample_sum(ng_analysis_work *work, ng_measure *measure, double seconds_per_step,
                                  ng_contribution *contribution, double *values, double *errors) {
  const double n = (double)igraph_vcount(&work->simple.graph);
  const double affordable = work->analysis->options.seconds / (steps(work) * seconds_per_step);
  const double k = affordable < 8 * BATCHES ? 8 * BATCHES : affordable;
  batches b = {.n = (uint32_t)n, .k = (uint32_t)(k < n ? k : n), .count = BATCHES};
  b.sum = ng_alloc_zero(b.n, sizeof *b.sum);
  b.squares = ng_alloc_zero(b.n, sizeof *b.squares);
  ng_status status = b.sum && b.squares ? NG_OK : ng_fail_no_mem(work->err);
  if (status == NG_OK) status = ng_igraph_check(run(&work->simple.graph, &b, contribution), measure->name, work->err);
  if (status == NG_OK) settle(&b, values, errors);
  measure->sample = b.k;
  ng_dealloc(b.sum);
  ng_dealloc(b.squares);
  return status;
}

/* The entity that may be the best of those behind the top, by the upper end of its range. */
static double best_behind(const double *values, const double *errors, const uint32_t *order, uint32_t from, uint32_t n) {
  double best = -INFINITY;
  for (uint32_t i = from; i < n; i++) best = fmax(best, values[order[i]] + SURE * errors[order[i]]);
  return best;
}

ng_status ng_analysis__state_error(ng_analysis_work *work, ng_measure *measure, const double *errors) {
  ng_arena scratch;
  ng_arena_init(&scratch);
  const uint32_t n = ng_graph_n_nodes(work->analysis->graph), top = n < NG_MEASURE_TOP ? n : NG_MEASURE_TOP;
  const uint32_t *const order = ng_analysis__ranking(&scratch, measure->values, n);
  measure->exact = false;
  if (order) {
    const double behind = best_behind(measure->values, errors, order, top, n);
    for (uint32_t i = 0; i < top; i++) {
      const double value = measure->values[order[i]], error = errors[order[i]];
      if (value > 0) measure->error = fmax(measure->error, error / value);
      measure->n_sure += value - SURE * error > behind;
    }
  }
  ng_arena_dispose(&scratch);
  return order ? NG_OK : ng_fail_no_mem(work->err);
}
