/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How firm the ranking by strength is: what becomes of the ranks of the top entities when
 * one outlet, one article, or every relation of a single article is left out, and how much
 * of an entity's weight rests on one outlet.
 *
 * A text that several outlets print is lost only with all of them.  Left out in turn are
 * the outlets and the articles that carry most weight; the others move ranks less. */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"

#define LEFT_OUT 10

/* What is lost of a node's strength without a unit (an outlet or an article). */
typedef struct loss {
  uint32_t unit, node;
  double weight;
} loss;

typedef struct print { /* of a text by a unit */
  uint32_t text, unit;
} print;

typedef struct checking {
  ng_analysis *analysis;
  uint32_t *unit_of;      /* by article */
  uint32_t *text_of;      /* by article: equal for copies */
  NG_VEC(ng_view) units;
  NG_VEC(print) prints;
  NG_VEC(loss) losses;
  bool failed;
} checking;

static int compare_prints(const void *a, const void *b) {
  const print *const x = a, *const y = b;
  if (x->text != y->text) return x->text < y->text ? -1 : 1;
  return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static int compare_losses(const void *a, const void *b) {
  const loss *const x = a, *const y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->unit < y->unit ? -1 : x->unit > y->unit;
}

/* Numbers the distinct values of a field of articles; where it is empty, the uri stands in. */
static void number_articles(checking *c, ng_map *map, uint32_t *out, bool by_text, bool by_outlet) {
  for (uint32_t i = 0; i < ng_graph_n_articles(c->analysis->graph); i++) {
    const ng_graph_article a = ng_graph_article_at(c->analysis->graph, i);
    const ng_view named = by_text ? a.sha256 : by_outlet ? a.source : a.uri;
    const ng_view key = named.len ? named : a.uri;
    const uint32_t *const at = ng_map_enter(map, key, map->len);
    if (!at) c->failed = true;
    out[i] = at ? *at : 0;
    if (!by_text && at && *at == c->units.len) c->failed |= !ng_vec_push(&c->units, key);
  }
}

static void add_loss(checking *c, uint32_t unit, uint32_t node, double weight) {
  c->failed |= !ng_vec_push(&c->losses, (loss){unit, node, weight});
}

/* Texts that only one unit prints are lost with it. */
static void edge_losses(checking *c, uint32_t i) {
  const ng_graph *const g = c->analysis->graph;
  const ng_graph_edge e = ng_graph_edge_at(g, i);
  if (e.source == e.target) return;
  ng_vec_clear(&c->prints);
  for (uint32_t k = 0; k < e.n_statements; k++) {
    const uint32_t article = ng_graph_statement_at(g, e.first_statement + k).article;
    if (article == NG_GRAPH_NONE) continue;
    c->failed |= !ng_vec_push(&c->prints, (print){c->text_of[article], c->unit_of[article]});
  }
  if (c->prints.len) qsort(c->prints.data, c->prints.len, sizeof *c->prints.data, compare_prints);
  for (uint32_t k = 0, end; k < c->prints.len; k = end) {
    for (end = k + 1; end < c->prints.len && c->prints.data[end].text == c->prints.data[k].text; end++) continue;
    if (c->prints.data[end - 1].unit != c->prints.data[k].unit) continue;
    add_loss(c, c->prints.data[k].unit, e.source, 1);
    add_loss(c, c->prints.data[k].unit, e.target, 1);
  }
}

static void merge_losses(checking *c) {
  uint32_t n = 0;
  if (c->losses.len) qsort(c->losses.data, c->losses.len, sizeof *c->losses.data, compare_losses);
  for (uint32_t i = 0; i < c->losses.len; i++) {
    if (n && compare_losses(&c->losses.data[n - 1], &c->losses.data[i]) == 0)
      c->losses.data[n - 1].weight += c->losses.data[i].weight;
    else
      c->losses.data[n++] = c->losses.data[i];
  }
  c->losses.len = n;
}

/* ------------------------------------------------------------------- ranks */

/* Notes the ranks that the top entities have by `strengths`. */
static bool note_ranks(ng_analysis *a, const double *strengths) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  uint32_t *const places = ng_alloc_zero(n, sizeof *places);
  ng_arena scratch;
  ng_arena_init(&scratch);
  const uint32_t *const order = places ? ng_analysis__ranking(&scratch, strengths, n) : NULL;
  for (uint32_t i = 0; order && i < n; i++) places[order[i]] = i + 1;
  for (uint32_t i = 0; order && i < a->n_firmness; i++) {
    ng_firmness *const f = &a->firmness[i];
    const uint32_t place = places[f->node];
    if (place < f->best_rank) f->best_rank = place;
    if (place > f->worst_rank) f->worst_rank = place;
  }
  ng_arena_dispose(&scratch);
  ng_dealloc(places);
  return order != NULL;
}

/* The units of the greatest total loss. */
static uint32_t heaviest(checking *c, const double *totals, uint32_t *best) {
  uint32_t n = 0;
  for (uint32_t u = 0; u < c->units.len; u++) {
    if (n == LEFT_OUT && totals[u] <= totals[best[n - 1]]) continue;
    uint32_t at = n < LEFT_OUT ? n++ : n - 1;
    for (; at > 0 && totals[u] > totals[best[at - 1]]; at--) best[at] = best[at - 1];
    best[at] = u;
  }
  return n;
}

static void leave_out_units(checking *c, const double *strength, double *changed, double *totals) {
  const uint32_t n = ng_graph_n_nodes(c->analysis->graph);
  uint32_t best[LEFT_OUT];
  for (uint32_t i = 0; i < c->losses.len; i++) totals[c->losses.data[i].unit] += c->losses.data[i].weight;
  const uint32_t n_best = heaviest(c, totals, best);
  for (uint32_t k = 0; k < n_best && !c->failed; k++) {
    for (uint32_t v = 0; v < n; v++) changed[v] = strength[v];
    for (uint32_t i = 0; i < c->losses.len; i++)
      if (c->losses.data[i].unit == best[k]) changed[c->losses.data[i].node] -= c->losses.data[i].weight;
    c->failed |= !note_ranks(c->analysis, changed);
  }
}

/* How much of the weight of each top entity rests on one outlet. */
static void note_outlets(checking *c, const double *strength) {
  for (uint32_t i = 0; i < c->analysis->n_firmness; i++) {
    ng_firmness *const f = &c->analysis->firmness[i];
    double most = 0;
    for (uint32_t k = 0; k < c->losses.len; k++) {
      const loss *const l = &c->losses.data[k];
      if (l->node != f->node) continue;
      f->n_outlets++;
      if (l->weight <= most) continue;
      most = l->weight;
      f->main_outlet = c->units.data[l->unit];
    }
    f->main_share = strength[f->node] > 0 ? most / strength[f->node] : 0;
  }
}

static void check_units(checking *c, const double *strength, double *changed, bool by_outlet) {
  ng_map map;
  ng_map_init(&map);
  ng_vec_clear(&c->units);
  ng_vec_clear(&c->losses);
  number_articles(c, &map, c->unit_of, false, by_outlet);
  ng_map_dispose(&map);
  for (uint32_t i = 0; i < ng_graph_n_edges(c->analysis->graph) && !c->failed; i++) edge_losses(c, i);
  merge_losses(c);
  double *const totals = ng_alloc_zero(c->units.len, sizeof *totals);
  c->failed |= !totals;
  if (!c->failed) leave_out_units(c, strength, changed, totals);
  if (!c->failed && by_outlet) note_outlets(c, strength);
  ng_dealloc(totals);
}

/* Relations that only one article states are left out. */
static void check_weak(checking *c, const double *strength, double *changed) {
  const ng_graph *const g = c->analysis->graph;
  for (uint32_t v = 0; v < ng_graph_n_nodes(g); v++) changed[v] = strength[v];
  for (uint32_t i = 0; i < ng_graph_n_edges(g); i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    if (e.source == e.target || ng_edge_weight(&e) > 1) continue;
    changed[e.source] -= ng_edge_weight(&e);
    changed[e.target] -= ng_edge_weight(&e);
  }
  c->failed |= !note_ranks(c->analysis, changed);
}

static bool list_top(ng_analysis *a, const double *strength) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const uint32_t *const order = ng_analysis__ranking(&a->arena, strength, n);
  a->n_firmness = n < a->options.top ? n : a->options.top;
  a->firmness = ng_arena_zero(&a->arena, (size_t)a->n_firmness + 1, sizeof *a->firmness);
  for (uint32_t i = 0; order && a->firmness && i < a->n_firmness; i++)
    a->firmness[i] = (ng_firmness){.node = order[i], .rank = i + 1, .best_rank = i + 1, .worst_rank = i + 1};
  return order && a->firmness;
}

ng_status ng_analysis__firmness(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  if (!ng_graph_n_statements(a->graph)) return NG_OK;
  const double *const strength = ng_analysis_find_measure(a, "strength")->values;
  const uint32_t n_articles = ng_graph_n_articles(a->graph);
  checking c = {.analysis = a};
  c.unit_of = ng_alloc_zero(n_articles, sizeof *c.unit_of);
  c.text_of = ng_alloc_zero(n_articles, sizeof *c.text_of);
  double *const changed = ng_alloc_zero(ng_graph_n_nodes(a->graph), sizeof *changed);
  c.failed = !c.unit_of || !c.text_of || !changed || !list_top(a, strength);
  if (!c.failed) {
    ng_map texts;
    ng_map_init(&texts);
    number_articles(&c, &texts, c.text_of, true, false);
    ng_map_dispose(&texts);
  }
  if (!c.failed) check_units(&c, strength, changed, true);
  if (!c.failed) check_units(&c, strength, changed, false);
  if (!c.failed) check_weak(&c, strength, changed);
  ng_dealloc(c.unit_of);
  ng_dealloc(c.text_of);
  ng_dealloc(changed);
  ng_vec_dispose(&c.units);
  ng_vec_dispose(&c.prints);
  ng_vec_dispose(&c.losses);
  return c.failed ? ng_fail_no_mem(w->err) : NG_OK;
}
