/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of centralities from some sources, drawn uniformly and without repetition, as
 * in Brandes and Pich, "Centrality estimation in large networks", 2007. */
#include "analysis/sample.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

#define BATCHES 8

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

/* Mean of the estimates; their spread at the greatest value is the error. */
static void settle(const batches *b, ng_measure *measure, double *values) {
  uint32_t best = 0;
  for (uint32_t v = 0; v < b->n; v++) {
    values[v] = b->sum[v] / b->count;
    if (values[v] > values[best]) best = v;
  }
  measure->exact = b->k == b->n;
  measure->sample = measure->exact ? 0 : b->k;
  if (measure->exact || b->count < 2 || values[best] <= 0) return;
  const double mean = values[best];
  const double variance = (b->squares[best] - b->count * mean * mean) / (b->count - 1);
  const double unseen = 1 - (double)b->k / b->n; /* of a finite population */
  measure->error = sqrt((variance > 0 ? variance : 0) / b->count * unseen) / mean;
}

ng_status ng_analysis__sum(ng_analysis_work *work, ng_measure *measure, double *values, double seconds_per_step,
                           ng_contribution *contribution) {
  const igraph_t *const graph = &work->simple.graph;
  const double n = (double)igraph_vcount(graph), m = (double)igraph_ecount(graph);
  const double affordable = work->analysis->options.seconds / ((n + m) * seconds_per_step);
  const bool exact = affordable >= n;
  const uint32_t k = exact ? (uint32_t)n : affordable > 8 * BATCHES ? (uint32_t)affordable : 8 * BATCHES;
  batches b = {.n = (uint32_t)n, .k = k < (uint32_t)n ? k : (uint32_t)n};
  if (!b.n) return NG_OK;
  b.count = b.k < b.n ? BATCHES : 1;
  b.sum = ng_alloc_zero(b.n, sizeof *b.sum);
  b.squares = ng_alloc_zero(b.n, sizeof *b.squares);
  ng_status status = b.sum && b.squares ? NG_OK : ng_fail_no_mem(work->err);
  if (status == NG_OK) status = ng_igraph_check(run(graph, &b, contribution), measure->name, work->err);
  if (status == NG_OK) settle(&b, measure, values);
  ng_dealloc(b.sum);
  ng_dealloc(b.squares);
  return status;
}
