/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations that may exist or come, judged by shared neighbours: Adamic and Adar, "Friends
 * and neighbors on the web", 2003; resource allocation of Zhou, Lu and Zhang, "Predicting
 * missing links via local information", 2009; Jaccard's index.
 *
 * Candidates are met by walking two steps from each node.  A walk through a node costs the
 * square of its degree, so the greatest hubs, which tell least, are passed over where time
 * does not allow them; scores of what is found count them again. */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"
#include "graph/igraph_guard.h"

#define SECONDS_PER_STEP 6e-8  /* so that a fifth of the time of a measure is used */
#define SPARE 4                /* candidates kept for each pair wanted */
#define MAX_TYPES 256

typedef struct candidate {
  double score;
  uint32_t a, b;
} candidate;

typedef struct predicting {
  ng_analysis *analysis;
  igraph_adjlist_t neighbours; /* sorted */
  uint32_t limit;              /* of the degree of a node that is passed through */
  double *scores;              /* of pairs with the source at hand, by node */
  uint32_t *touched, *types;
  uint32_t n_touched, n_types;
  bool *related;               /* types that have a relation somewhere, n_types squared */
  candidate *best;             /* sorted, the greatest first */
  uint32_t n_best, max_best;
} predicting;

static const igraph_vector_int_t *around(const predicting *p, uint32_t v) { return igraph_adjlist_get(&p->neighbours, v); }

static uint32_t degree_of(const predicting *p, uint32_t v) { return (uint32_t)igraph_vector_int_size(around(p, v)); }

/* ------------------------------------------------------------------- types */

static bool number_types(predicting *p) {
  const ng_graph *const g = p->analysis->graph;
  ng_map types;
  bool good = true;
  ng_map_init(&types);
  for (uint32_t i = 0; i < ng_graph_n_nodes(g) && good; i++) {
    const uint32_t *const at = ng_map_enter(&types, ng_graph_node_at(g, i).type, types.len);
    good = at != NULL;
    if (good) p->types[i] = *at;
  }
  p->n_types = types.len;
  ng_map_dispose(&types);
  return good;
}

/* Kinds of pairs that never occur (two places, say) make no prediction. */
static bool note_related(predicting *p) {
  const ng_graph *const g = p->analysis->graph;
  if (!number_types(p)) return false;
  if (p->n_types > MAX_TYPES) return true;
  p->related = ng_alloc_zero((size_t)p->n_types * p->n_types, sizeof *p->related);
  for (uint32_t i = 0; p->related && i < ng_graph_n_edges(g); i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    const uint32_t s = p->types[e.source], t = p->types[e.target];
    if (e.source != e.target) p->related[s * p->n_types + t] = p->related[t * p->n_types + s] = true;
  }
  return p->related != NULL;
}

static bool is_possible(const predicting *p, uint32_t a, uint32_t b) {
  return !p->related || p->related[p->types[a] * p->n_types + p->types[b]];
}

/* -------------------------------------------------------------- candidates */

static int compare_candidates(const candidate *x, const candidate *y) {
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  if (x->a != y->a) return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static int compare_for_sort(const void *a, const void *b) { return compare_candidates(a, b); }

static void keep(predicting *p, candidate c) {
  if (p->n_best == p->max_best && compare_candidates(&c, &p->best[p->n_best - 1]) > 0) return;
  uint32_t at = p->n_best < p->max_best ? p->n_best++ : p->n_best - 1;
  for (; at > 0 && compare_candidates(&c, &p->best[at - 1]) < 0; at--) p->best[at] = p->best[at - 1];
  p->best[at] = c;
}

static void walk_from(predicting *p, uint32_t source) {
  const igraph_vector_int_t *const first = around(p, source);
  p->n_touched = 0;
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(first); i++) {
    const uint32_t middle = (uint32_t)VECTOR(*first)[i];
    const igraph_vector_int_t *const second = around(p, middle);
    if (degree_of(p, middle) > p->limit) continue;
    const double share = 1 / log(degree_of(p, middle));
    for (igraph_integer_t k = igraph_vector_int_size(second); k-- > 0 && VECTOR(*second)[k] > source;) {
      const uint32_t end = (uint32_t)VECTOR(*second)[k];
      if (p->scores[end] == 0) p->touched[p->n_touched++] = end;
      p->scores[end] += share;
    }
  }
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(first); i++) p->scores[VECTOR(*first)[i]] = 0;
  for (uint32_t i = 0; i < p->n_touched; i++) {
    const uint32_t end = p->touched[i];
    if (p->scores[end] > 0 && is_possible(p, source, end)) keep(p, (candidate){p->scores[end], source, end});
    p->scores[end] = 0;
  }
}

static int compare_ids(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* The greatest degree so that walks through all nodes up to it are affordable. */
static void set_limit(predicting *p) {
  const uint32_t n = ng_graph_n_nodes(p->analysis->graph);
  double left = p->analysis->options.seconds / SECONDS_PER_STEP;
  for (uint32_t v = 0; v < n; v++) p->touched[v] = degree_of(p, v);
  qsort(p->touched, n, sizeof *p->touched, compare_ids);
  for (uint32_t i = 0; i < n && left >= 0; i++) {
    left -= (double)p->touched[i] * p->touched[i];
    if (left >= 0) p->limit = p->touched[i];
  }
  p->analysis->prediction_limit = left < 0 ? p->limit : 0;
}

/* ------------------------------------------------------------------ scores */

/* The neighbours that both have, into `common`. */
static uint32_t share(const predicting *p, uint32_t a, uint32_t b, uint32_t *common) {
  const igraph_vector_int_t *const x = around(p, a), *const y = around(p, b);
  uint32_t n = 0;
  for (igraph_integer_t i = 0, k = 0; i < igraph_vector_int_size(x) && k < igraph_vector_int_size(y);) {
    const igraph_integer_t u = VECTOR(*x)[i], v = VECTOR(*y)[k];
    if (u == v) common[n++] = (uint32_t)u;
    i += u <= v;
    k += v <= u;
  }
  return n;
}

/* With the common neighbours in p->touched. */
static ng_prediction score(const predicting *p, const candidate *c) {
  ng_prediction out = {.a = c->a, .b = c->b, .n_common = share(p, c->a, c->b, p->touched)};
  for (uint32_t i = 0; i < out.n_common; i++) {
    out.adamic_adar += 1 / log(degree_of(p, p->touched[i]));
    out.resource_allocation += 1.0 / degree_of(p, p->touched[i]);
  }
  out.jaccard = (double)out.n_common / (degree_of(p, c->a) + degree_of(p, c->b) - out.n_common);
  return out;
}

static bool score_best(predicting *p) {
  ng_analysis *const a = p->analysis;
  for (uint32_t i = 0; i < p->n_best; i++) p->best[i].score = score(p, &p->best[i]).adamic_adar;
  qsort(p->best, p->n_best, sizeof *p->best, compare_for_sort);
  const uint32_t n = p->n_best < a->options.top ? p->n_best : a->options.top;
  a->predictions = ng_arena_zero(&a->arena, n + 1, sizeof *a->predictions);
  for (; a->predictions && a->n_predictions < n; a->n_predictions++) {
    ng_prediction *const out = &a->predictions[a->n_predictions];
    *out = score(p, &p->best[a->n_predictions]);
    uint32_t *const common = ng_arena_alloc(&a->arena, out->n_common + 1, sizeof *common);
    for (uint32_t i = 0; i < out->n_common && common; i++) common[i] = p->touched[i];
    out->common = common;
    if (!common) return false;
  }
  return a->predictions != NULL;
}

static bool predict(predicting *p) {
  const uint32_t n = ng_graph_n_nodes(p->analysis->graph);
  p->scores = ng_alloc_zero(n, sizeof *p->scores);
  p->touched = ng_alloc_zero(n, sizeof *p->touched);
  p->types = ng_alloc_zero(n, sizeof *p->types);
  p->max_best = p->analysis->options.top * SPARE;
  p->best = ng_alloc_zero(p->max_best, sizeof *p->best);
  bool good = p->scores && p->touched && p->types && p->best && note_related(p);
  if (good) set_limit(p);
  for (uint32_t v = 0; good && v < n; v++) walk_from(p, v);
  good = good && score_best(p);
  ng_dealloc(p->scores);
  ng_dealloc(p->touched);
  ng_dealloc(p->types);
  ng_dealloc(p->related);
  ng_dealloc(p->best);
  return good;
}

ng_status ng_analysis__predict(ng_analysis_work *w) {
  predicting p = {.analysis = w->analysis};
  NG_TRY(ng_igraph_check(igraph_adjlist_init(&w->simple.graph, &p.neighbours, IGRAPH_ALL, IGRAPH_NO_LOOPS,
                                             IGRAPH_NO_MULTIPLE),
                         "prediction", w->err));
  igraph_adjlist_sort(&p.neighbours);
  const bool good = predict(&p);
  igraph_adjlist_destroy(&p.neighbours);
  return good ? NG_OK : ng_fail_no_mem(w->err);
}
