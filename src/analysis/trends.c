/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the ranking by strength changes: what is said falls into periods by the date of the
 * article; within each, a relation weighs as many as there are
 * independent articles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/texts.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"
#include "graph/graph.h"

#define PERIOD_SIZE 40

typedef struct said {
  uint32_t period, edge, text;
  uint32_t article; /* NG_GRAPH_NONE if unknown */
} said;

typedef struct active {
  double strength;
  uint32_t node;
} active;

typedef struct dating {
  ng_analysis *analysis;
  ng_map numbers;             /* of periods by name, in order of arrival */
  NG_VEC(ng_view) names;
  NG_VEC(said) all;
  uint32_t *texts;            /* by article */
  uint32_t *article_period;   /* 1 + the last period that an article was counted in */
  bool *known;                /* entities of earlier periods */
  double *strengths;
  NG_VEC(active) active;
  bool failed;
} dating;

/* ----------------------------------------------------------------- periods */

static const struct {
  const char *name;
  uint32_t precision; /* bytes of a date that it takes */
} windows[] = {[NG_WINDOW_NONE] = {"", 0},       [NG_WINDOW_DAY] = {"day", 10},        [NG_WINDOW_WEEK] = {"week", 10},
               [NG_WINDOW_MONTH] = {"month", 7}, [NG_WINDOW_QUARTER] = {"quarter", 7}, [NG_WINDOW_YEAR] = {"year", 4}};

bool ng_window_find(const char *name, ng_window *out) {
  for (size_t i = 1; i < sizeof windows / sizeof *windows; i++) {
    if (strcmp(windows[i].name, name) != 0) continue;
    *out = (ng_window)i;
    return true;
  }
  return false;
}

const char *ng_window_name(ng_window window) { return windows[window].name; }

static int number_at(ng_view date, size_t begin, size_t len) {
  int n = 0;
  for (size_t i = begin; i < begin + len; i++) n = 10 * n + (date.data[i] - '0');
  return n;
}

/* Days since the first of March of the year 0, and back (Gregorian). */
static int day_number(int year, int month, int day) {
  const int y = month < 3 ? year - 1 : year, m = (month + 9) % 12;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

static void put_day(int number, char out[PERIOD_SIZE]) {
  int year = (int)((10000LL * number + 14780) / 3652425);
  int rest = number - (365 * year + year / 4 - year / 100 + year / 400);
  if (rest < 0) {
    year--;
    rest = number - (365 * year + year / 4 - year / 100 + year / 400);
  }
  const int m = (100 * rest + 52) / 3060;
  snprintf(out, PERIOD_SIZE, "%04d-%02d-%02d", year + (m >= 10), (m + 2) % 12 + 1, rest - (153 * m + 2) / 5 + 1);
}

/* "2019-05", "2019-Q2", ...; a week is called by its Monday.  Empty if the date says too
 * little or is none. */
static void name_period(ng_window window, ng_view date, char out[PERIOD_SIZE]) {
  static const char form[] = "dddd-dd-dd";
  out[0] = '\0';
  if (date.len < windows[window].precision) return;
  for (uint32_t i = 0; i < windows[window].precision; i++) {
    const bool is_digit = date.data[i] >= '0' && date.data[i] <= '9';
    if (form[i] == 'd' ? !is_digit : date.data[i] != form[i]) return;
  }
  if (window == NG_WINDOW_QUARTER) {
    snprintf(out, PERIOD_SIZE, "%.4s-Q%d", date.data, (number_at(date, 5, 2) + 2) / 3);
  } else if (window == NG_WINDOW_WEEK) {
    const int day = day_number(number_at(date, 0, 4), number_at(date, 5, 2), number_at(date, 8, 2));
    put_day(day - (day + 2) % 7, out);
  } else {
    snprintf(out, PERIOD_SIZE, "%.*s", (int)windows[window].precision, date.data);
  }
}

static bool enter_period(dating *d, const char *name, uint32_t *period) {
  const ng_view view = ng_view_of(name);
  *period = ng_map_find(&d->numbers, view);
  if (*period != NG_MAP_MISSING) return true;
  *period = d->names.len;
  const ng_view kept = ng_arena_copy(&d->analysis->arena, view);
  return kept.data && ng_vec_push(&d->names, kept) && ng_map_set(&d->numbers, kept, *period);
}

static void add(dating *d, ng_view date, uint32_t edge, uint32_t text, uint32_t article) {
  char name[PERIOD_SIZE];
  uint32_t period = 0;
  name_period(d->analysis->options.window, date, name);
  if (!name[0]) {
    d->analysis->n_undated++;
    return;
  }
  d->failed |= !enter_period(d, name, &period) || !ng_vec_push(&d->all, (said){period, edge, text, article});
}

/* Where there are no statements, the first and the last sight of an edge stand for it. */
static void collect(dating *d) {
  const ng_graph *const g = d->analysis->graph;
  for (uint32_t i = 0; i < ng_graph_n_statements(g); i++) {
    const ng_graph_statement s = ng_graph_statement_at(g, i);
    const bool has_article = s.article != NG_GRAPH_NONE;
    if (s.source == s.target) continue;
    add(d, ng_graph__date_said(g, &s), s.edge, has_article ? d->texts[s.article] : i, s.article);
  }
  for (uint32_t i = 0; !ng_graph_n_statements(g) && i < ng_graph_n_edges(g); i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    if (e.source == e.target) continue;
    add(d, e.first_seen, i, 0, NG_GRAPH_NONE);
    if (!ng_view_equals(e.first_seen, e.last_seen)) add(d, e.last_seen, i, 0, NG_GRAPH_NONE);
  }
}

static int compare_said(const void *a, const void *b) {
  const said *const x = a, *const y = b;
  if (x->period != y->period) return x->period < y->period ? -1 : 1;
  if (x->edge != y->edge) return x->edge < y->edge ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static int compare_views(const void *a, const void *b) { return ng_view_compare(*(const ng_view *)a, *(const ng_view *)b); }

/* Numbers periods in their order in time. */
static void sort_all(dating *d) {
  uint32_t *const places = ng_alloc_zero(d->names.len, sizeof *places);
  ng_view *const old = ng_alloc_zero(d->names.len, sizeof *old);
  d->failed |= !places || !old;
  if (!d->failed && d->all.len) {
    memcpy(old, d->names.data, d->names.len * sizeof *old);
    qsort(d->names.data, d->names.len, sizeof *d->names.data, compare_views);
    for (uint32_t i = 0; i < d->names.len; i++) places[ng_map_find(&d->numbers, d->names.data[i])] = i;
    for (uint32_t i = 0; i < d->all.len; i++) d->all.data[i].period = places[d->all.data[i].period];
    qsort(d->all.data, d->all.len, sizeof *d->all.data, compare_said);
  }
  ng_dealloc(places);
  ng_dealloc(old);
}

/* ----------------------------------------------------------------- ranking */

static int compare_active(const void *a, const void *b) {
  const active *const x = a, *const y = b;
  if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static void strengthen(dating *d, uint32_t node) {
  if (d->strengths[node] == 0) d->failed |= !ng_vec_push(&d->active, (active){0, node});
  d->strengths[node] += 1;
}

/* Keeps the ranking of the period; equal strengths share a rank. */
static bool rank_active(dating *d, ng_period *p) {
  ng_arena *const arena = &d->analysis->arena;
  const uint32_t n = d->active.len;
  uint32_t *const nodes = ng_arena_alloc(arena, n + 1, sizeof *nodes);
  uint32_t *const ranks = ng_arena_alloc(arena, n + 1, sizeof *ranks);
  double *const strengths = ng_arena_alloc(arena, n + 1, sizeof *strengths);
  if (!nodes || !ranks || !strengths) return false;
  for (uint32_t i = 0; i < n; i++) d->active.data[i].strength = d->strengths[d->active.data[i].node];
  if (n) qsort(d->active.data, n, sizeof *d->active.data, compare_active);
  for (uint32_t i = 0; i < n; i++) {
    nodes[i] = d->active.data[i].node;
    strengths[i] = d->active.data[i].strength;
    ranks[i] = i && strengths[i] == strengths[i - 1] ? ranks[i - 1] : i + 1;
    p->n_new += !d->known[nodes[i]];
    d->known[nodes[i]] = true;
    d->strengths[nodes[i]] = 0;
  }
  p->nodes = nodes;
  p->ranks = ranks;
  p->strengths = strengths;
  p->n_entities = n;
  return true;
}

/* What is said in a period, from `i` on; returns the end. */
static uint32_t settle_period(dating *d, uint32_t i, ng_period *p) {
  const uint32_t period = d->all.data[i].period;
  ng_vec_clear(&d->active);
  p->name = d->names.data[period];
  for (; i < d->all.len && d->all.data[i].period == period; i++) {
    const said *const s = &d->all.data[i], *const last = i ? s - 1 : NULL;
    p->n_statements++;
    if (s->article != NG_GRAPH_NONE && d->article_period[s->article] != period + 1) {
      d->article_period[s->article] = period + 1;
      p->n_articles++;
    }
    if (last && compare_said(last, s) == 0) continue;
    const ng_graph_edge e = ng_graph_edge_at(d->analysis->graph, s->edge);
    strengthen(d, e.source);
    strengthen(d, e.target);
  }
  d->failed |= !rank_active(d, p);
  return i;
}

static void settle_periods(dating *d) {
  ng_analysis *const a = d->analysis;
  a->periods = ng_arena_zero(&a->arena, (size_t)d->names.len + 1, sizeof *a->periods);
  d->failed |= !a->periods;
  for (uint32_t i = 0; i < d->all.len && !d->failed;) i = settle_period(d, i, &a->periods[a->n_periods++]);
}

/* ------------------------------------------------------------------ movers */

static int compare_movers(const void *a, const void *b) {
  const ng_mover *const x = a, *const y = b;
  const double dx = x->now - x->before, dy = y->now - y->before, ax = dx < 0 ? -dx : dx, ay = dy < 0 ? -dy : dy;
  if (ax != ay) return ax > ay ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* Who gained or lost most between the last two periods. */
static bool find_movers(dating *d) {
  ng_analysis *const a = d->analysis;
  if (a->n_periods < 2) return true;
  const ng_period *const before = &a->periods[a->n_periods - 2], *const now = before + 1;
  a->movers = ng_arena_zero(&a->arena, (size_t)before->n_entities + now->n_entities + 1, sizeof *a->movers);
  uint32_t *const at = ng_alloc_zero(ng_graph_n_nodes(a->graph), sizeof *at); /* 1 + place in movers */
  const bool good = a->movers && at;
  uint32_t n = 0;
  for (uint32_t i = 0; good && i < before->n_entities; i++) {
    a->movers[n++] = (ng_mover){.node = before->nodes[i], .rank_before = before->ranks[i], .before = before->strengths[i]};
    at[before->nodes[i]] = n;
  }
  for (uint32_t i = 0; good && i < now->n_entities; i++) {
    if (!at[now->nodes[i]]) {
      a->movers[n++] = (ng_mover){.node = now->nodes[i]};
      at[now->nodes[i]] = n;
    }
    ng_mover *const m = &a->movers[at[now->nodes[i]] - 1];
    m->rank_now = now->ranks[i];
    m->now = now->strengths[i];
  }
  ng_dealloc(at);
  if (n) qsort(a->movers, n, sizeof *a->movers, compare_movers);
  a->n_movers = n;
  return good;
}

ng_status ng_analysis__trends(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  if (a->options.window == NG_WINDOW_NONE) return NG_OK;
  const uint32_t n = ng_graph_n_nodes(a->graph), n_articles = ng_graph_n_articles(a->graph);
  dating d = {.analysis = a};
  ng_map_init(&d.numbers);
  d.texts = ng_alloc_zero(n_articles, sizeof *d.texts);
  d.article_period = ng_alloc_zero(n_articles, sizeof *d.article_period);
  d.known = ng_alloc_zero(n, sizeof *d.known);
  d.strengths = ng_alloc_zero(n, sizeof *d.strengths);
  d.failed = !d.texts || !d.article_period || !d.known || !d.strengths || !ng_texts_number(a->graph, d.texts);
  if (!d.failed) collect(&d);
  if (!d.failed) sort_all(&d);
  if (!d.failed) settle_periods(&d);
  if (!d.failed) d.failed = !find_movers(&d);
  ng_map_dispose(&d.numbers);
  ng_vec_dispose(&d.names);
  ng_vec_dispose(&d.all);
  ng_vec_dispose(&d.active);
  ng_dealloc(d.texts);
  ng_dealloc(d.article_period);
  ng_dealloc(d.known);
  ng_dealloc(d.strengths);
  return d.failed ? ng_fail_no_mem(w->err) : NG_OK;
}
