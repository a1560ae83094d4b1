/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws pairs of nodes and one of the shortest paths between each pair, all with equal
 * chance: Riondato and Kornaropoulos, "Fast approximation of betweenness centrality through
 * sampling", 2014.  The search starts from both ends and goes on where fewer edges lie
 * ahead, so that it sees a small part of the graph only: Borassi and Natale, "KADABRA is an
 * adaptive algorithm for betweenness via random approximation", 2016. */
#include "analysis/paths.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/igraph_guard.h"

#define PATHS_ERROR 0.01         /* as a share of the value, one standard deviation */
#define PATHS_BATCH 5000         /* at least, between two looks at the error */
#define SECONDS_PER_STEP 8e-9   /* an edge looked at */
#define STEPS_PER_PATH 60        /* what a pair costs beside its edges */

typedef struct reached {
  uint32_t mark;      /* 2 * pair + side of the search that came here last */
  uint32_t distance;  /* from the end of that side */
  double paths;       /* shortest ones from there */
} reached;

typedef struct meeting { /* an edge between the two searches */
  uint32_t near, far;    /* of the side searched last, of the other */
} meeting;

typedef struct side {
  uint32_t *queue;
  uint32_t begin, end;   /* the last level */
  uint64_t ahead;        /* edges of that level */
  uint32_t mark;
} side;

typedef struct drawing {
  uint32_t n;
  uint32_t *first;       /* neighbours of v are next[first[v]] to next[first[v + 1]] */
  uint32_t *next;
  reached *at;
  side sides[2];
  NG_VEC(meeting) meetings;
  double total;          /* paths over all meetings */
  uint64_t steps;
  uint32_t *counts;
  uint32_t *sorted;
  bool failed;
} drawing;

/* ------------------------------------------------------------- neighbours */

static bool list_neighbours(drawing *d, const igraph_t *graph) {
  const igraph_integer_t m = igraph_ecount(graph);
  d->first = ng_alloc_zero((size_t)d->n + 2, sizeof *d->first);
  d->next = ng_alloc_zero(2 * (size_t)m + 1, sizeof *d->next);
  if (!d->first || !d->next) return false;
  for (igraph_integer_t e = 0; e < m; e++) {
    d->first[IGRAPH_FROM(graph, e) + 2]++;
    d->first[IGRAPH_TO(graph, e) + 2]++;
  }
  for (uint32_t v = 2; v < d->n + 2; v++) d->first[v] += d->first[v - 1];
  for (igraph_integer_t e = 0; e < m; e++) {
    const uint32_t a = (uint32_t)IGRAPH_FROM(graph, e), b = (uint32_t)IGRAPH_TO(graph, e);
    d->next[d->first[a + 1]++] = b;
    d->next[d->first[b + 1]++] = a;
  }
  return true;
}

static uint32_t degree_of(const drawing *d, uint32_t v) { return d->first[v + 1] - d->first[v]; }

/* ------------------------------------------------------------------ search */

static void start(drawing *d, side *s, uint32_t node, uint32_t mark) {
  s->mark = mark;
  s->begin = 0;
  s->end = 1;
  s->queue[0] = node;
  s->ahead = degree_of(d, node);
  d->at[node] = (reached){mark, 0, 1};
}

/* Searches one level further; a level that touches the other side is the last. */
static void widen(drawing *d, side *s, const side *other) {
  uint32_t end = s->end;
  uint64_t ahead = 0;
  d->steps += s->ahead;
  for (uint32_t k = s->begin; k < s->end; k++) {
    const uint32_t v = s->queue[k];
    for (uint32_t i = d->first[v]; i < d->first[v + 1]; i++) {
      const uint32_t w = d->next[i];
      reached *const r = &d->at[w];
      if (r->mark == s->mark) {
        if (r->distance == d->at[v].distance + 1) r->paths += d->at[v].paths;
      } else if (r->mark == other->mark) {
        d->failed |= !ng_vec_push(&d->meetings, (meeting){v, w});
        d->total += d->at[v].paths * r->paths;
      } else {
        *r = (reached){s->mark, d->at[v].distance + 1, d->at[v].paths};
        s->queue[end++] = w;
        ahead += degree_of(d, w);
      }
    }
  }
  s->begin = s->end;
  s->end = end;
  s->ahead = ahead;
}

/* Counts the nodes on the way from `v` back to the end of its search, without that end. */
static void count_back(drawing *d, uint32_t v) {
  while (d->at[v].distance > 0) {
    const reached here = d->at[v];
    double left = igraph_rng_get_unif01(igraph_rng_default()) * here.paths;
    uint32_t before = v;
    d->counts[v]++;
    for (uint32_t i = d->first[v]; i < d->first[v + 1] && left >= 0; i++) {
      const reached *const r = &d->at[d->next[i]];
      if (r->mark != here.mark || r->distance + 1 != here.distance) continue;
      before = d->next[i];
      left -= r->paths;
    }
    v = before;
  }
}

static void draw_path(drawing *d, uint32_t pair) {
  igraph_rng_t *const rng = igraph_rng_default();
  const uint32_t a = (uint32_t)igraph_rng_get_integer(rng, 0, d->n - 1);
  uint32_t b = (uint32_t)igraph_rng_get_integer(rng, 0, d->n - 2);
  b += b >= a;
  ng_vec_clear(&d->meetings);
  d->total = 0;
  d->steps += STEPS_PER_PATH;
  start(d, &d->sides[0], a, 2 * pair + 2);
  start(d, &d->sides[1], b, 2 * pair + 3);
  while (!d->meetings.len && d->sides[0].ahead && d->sides[1].ahead) {
    const int which = d->sides[1].ahead < d->sides[0].ahead;
    widen(d, &d->sides[which], &d->sides[!which]);
  }
  if (!d->meetings.len || d->failed) return;
  double left = igraph_rng_get_unif01(rng) * d->total;
  uint32_t chosen = 0;
  for (uint32_t i = 0; i < d->meetings.len && left >= 0; i++) {
    chosen = i;
    left -= d->at[d->meetings.data[i].near].paths * d->at[d->meetings.data[i].far].paths;
  }
  count_back(d, d->meetings.data[chosen].near);
  count_back(d, d->meetings.data[chosen].far);
}

/* ---------------------------------------------------------------- stopping */

static int compare_counts(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x > y ? -1 : x < y;
}

/* Whether the top values are known well enough; the deviation of a count is its root. */
static bool is_good(const drawing *d, uint32_t top) {
  for (uint32_t v = 0; v < d->n; v++) d->sorted[v] = d->counts[v];
  qsort(d->sorted, d->n, sizeof *d->sorted, compare_counts);
  return d->sorted[top < d->n ? top - 1 : d->n - 1] >= 1 / (PATHS_ERROR * PATHS_ERROR);
}

ng_status ng_analysis__draw_paths(const igraph_t *graph, double seconds, uint32_t top, double *values, uint32_t *n_paths,
                                  ng_error *err) {
  drawing d = {.n = (uint32_t)igraph_vcount(graph)};
  const uint64_t affordable = (uint64_t)(seconds / SECONDS_PER_STEP);
  *n_paths = 0;
  d.at = ng_alloc_zero(d.n, sizeof *d.at);
  d.counts = ng_alloc_zero(d.n, sizeof *d.counts);
  d.sorted = ng_alloc_zero(d.n, sizeof *d.sorted);
  for (int i = 0; i < 2; i++) d.sides[i].queue = ng_alloc_zero(d.n, sizeof *d.sides[i].queue);
  d.failed = !list_neighbours(&d, graph) || !d.at || !d.counts || !d.sorted || !d.sides[0].queue || !d.sides[1].queue;
  do {
    const uint32_t more = *n_paths / 4 > PATHS_BATCH ? *n_paths / 4 : PATHS_BATCH;
    for (uint32_t i = 0; i < more && !d.failed && (d.steps < affordable || *n_paths < PATHS_BATCH); i++)
      draw_path(&d, (*n_paths)++);
  } while (!d.failed && *n_paths < UINT32_MAX / 4 && d.steps < affordable && !is_good(&d, top));
  for (uint32_t v = 0; v < d.n && !d.failed; v++) values[v] = (double)d.counts[v] / *n_paths;
  for (int i = 0; i < 2; i++) ng_dealloc(d.sides[i].queue);
  ng_dealloc(d.at);
  ng_dealloc(d.counts);
  ng_dealloc(d.sorted);
  ng_dealloc(d.first);
  ng_dealloc(d.next);
  ng_vec_dispose(&d.meetings);
  return d.failed ? ng_fail_no_mem(err) : NG_OK;
}
