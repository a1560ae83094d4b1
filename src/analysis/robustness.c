/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How firm the ranking by strength is: what becomes of the ranks of the top entities when
 * one outlet, one article or every relation of a single article is left out, where they lie
 * when articles are drawn anew (Efron, "Bootstrap methods: another look at the jackknife",
 * 1979), and how much of an entity's weight rests on one source.
 *
 * A text that several outlets print is lost only with all of them.  Left out in turn are the
 * outlets and articles that carry most weight, and those that carry most of each entity. */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "analysis/texts.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"
#include "graph/igraph_guard.h"

#define LEFT_OUT 50
#define DRAWS 200
#define DRAWN_HOLDS 2e8 /* what may be added up over all draws */
#define OUTSIDE 0.05    /* of the draws, at each end of the range */
#define UNSEEN (NG_GRAPH_NONE - 1)

/* What a text gives to a node's strength. */
typedef struct hold {
  uint32_t node, text;
  double weight;
} hold;

/* What is lost of it without a source (an outlet or a text). */
typedef struct loss {
  uint32_t source, node;
  double weight;
} loss;

typedef struct checking {
  ng_analysis *analysis;
  const double *strength;
  uint32_t *texts;        /* by article */
  uint32_t n_texts;
  uint32_t *told;         /* by text: 1 + the last edge that it told of */
  NG_VEC(hold) holds;     /* by node, then text */
  NG_VEC(ng_view) names;  /* of sources */
  uint32_t *source_of;    /* by text; NG_GRAPH_NONE if it has several */
  NG_VEC(loss) losses;    /* by source */
  double *changed;        /* strengths, by node */
  bool failed;
} checking;

static int compare_holds(const void *a, const void *b) {
  const hold *const x = a, *const y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static int compare_losses(const void *a, const void *b) {
  const loss *const x = a, *const y = b;
  if (x->source != y->source) return x->source < y->source ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static int compare_ranks(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* ------------------------------------------------------------------ holds */

static void edge_holds(checking *c, uint32_t i) {
  const ng_graph_edge e = ng_graph_edge_at(c->analysis->graph, i);
  if (e.source == e.target) return;
  for (uint32_t k = 0; k < e.n_statements; k++) {
    const uint32_t article = ng_graph_statement_at(c->analysis->graph, e.first_statement + k).article;
    if (article == NG_GRAPH_NONE || c->told[c->texts[article]] == i + 1) continue;
    const uint32_t text = c->texts[article];
    c->told[text] = i + 1;
    c->failed |= !ng_vec_push(&c->holds, (hold){e.source, text, 1}) || !ng_vec_push(&c->holds, (hold){e.target, text, 1});
  }
}

static void collect_holds(checking *c) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < ng_graph_n_edges(c->analysis->graph) && !c->failed; i++) edge_holds(c, i);
  if (c->failed || !c->holds.len) return;
  qsort(c->holds.data, c->holds.len, sizeof *c->holds.data, compare_holds);
  for (uint32_t i = 0; i < c->holds.len; i++) {
    if (n && compare_holds(&c->holds.data[n - 1], &c->holds.data[i]) == 0) c->holds.data[n - 1].weight += c->holds.data[i].weight;
    else c->holds.data[n++] = c->holds.data[i];
  }
  c->holds.len = n;
}

/* ------------------------------------------------------------------- ranks */

/* Rank of a top entity when strengths are `values`; equals share the better one. */
static uint32_t rank_in(const checking *c, const double *values, uint32_t node) {
  const uint32_t n = ng_graph_n_nodes(c->analysis->graph);
  const double own = values[node];
  uint32_t rank = 1;
  for (uint32_t v = 0; v < n; v++) rank += values[v] > own;
  return rank;
}

static void widen(ng_rank_range *range, uint32_t rank) {
  if (!range->best || rank < range->best) range->best = rank;
  if (rank > range->worst) range->worst = rank;
}

static void reset(const checking *c) {
  for (uint32_t v = 0; v < ng_graph_n_nodes(c->analysis->graph); v++) c->changed[v] = c->strength[v];
}

/* ----------------------------------------------------------------- sources */

/* Names the outlet of each text; an article without one stands for itself. */
static void name_outlets(checking *c) {
  const ng_graph *const g = c->analysis->graph;
  ng_map map;
  ng_map_init(&map);
  for (uint32_t t = 0; t < c->n_texts; t++) c->source_of[t] = UNSEEN;
  for (uint32_t i = 0; i < ng_graph_n_articles(g) && !c->failed; i++) {
    const ng_graph_article a = ng_graph_article_at(g, i);
    const ng_view name = a.source.len ? a.source : a.uri;
    const uint32_t *const at = ng_map_enter(&map, name, c->names.len);
    uint32_t *const source = &c->source_of[c->texts[i]];
    c->failed |= !at || (*at == c->names.len && !ng_vec_push(&c->names, name));
    if (!c->failed) *source = *source == UNSEEN || *source == *at ? *at : NG_GRAPH_NONE;
  }
  ng_map_dispose(&map);
}

/* Each text is a source of its own, called by the first of its articles. */
static void name_texts(checking *c) {
  const ng_graph *const g = c->analysis->graph;
  ng_vec_clear(&c->names);
  for (uint32_t t = 0; t < c->n_texts; t++) c->source_of[t] = t;
  for (uint32_t i = 0; i < ng_graph_n_articles(g) && !c->failed; i++)
    if (c->texts[i] == c->names.len) c->failed |= !ng_vec_push(&c->names, ng_graph_article_at(g, i).uri);
}

static void collect_losses(checking *c) {
  uint32_t n = 0;
  ng_vec_clear(&c->losses);
  for (uint32_t i = 0; i < c->holds.len && !c->failed; i++) {
    const hold *const h = &c->holds.data[i];
    if (c->source_of[h->text] == NG_GRAPH_NONE) continue;
    c->failed |= !ng_vec_push(&c->losses, (loss){c->source_of[h->text], h->node, h->weight});
  }
  if (c->failed || !c->losses.len) return;
  qsort(c->losses.data, c->losses.len, sizeof *c->losses.data, compare_losses);
  for (uint32_t i = 0; i < c->losses.len; i++) {
    if (n && compare_losses(&c->losses.data[n - 1], &c->losses.data[i]) == 0)
      c->losses.data[n - 1].weight += c->losses.data[i].weight;
    else
      c->losses.data[n++] = c->losses.data[i];
  }
  c->losses.len = n;
}

/* The one source that an entity would miss most. */
static ng_dependence dependence_of(const checking *c, uint32_t node, uint32_t *source) {
  ng_dependence d = {0};
  double most = 0;
  *source = NG_GRAPH_NONE;
  for (uint32_t k = 0; k < c->losses.len; k++) {
    const loss *const l = &c->losses.data[k];
    if (l->node != node) continue;
    d.n_sources++;
    if (l->weight <= most) continue;
    most = l->weight;
    *source = l->source;
    d.main = c->names.data[l->source];
  }
  d.share = c->strength[node] > 0 ? most / c->strength[node] : 0;
  return d;
}

/* Flags the sources of the greatest total loss. */
static void flag_heaviest(const checking *c, const double *totals, bool *wanted) {
  uint32_t best[LEFT_OUT], n = 0;
  for (uint32_t u = 0; u < c->names.len; u++) {
    if (n == LEFT_OUT && totals[u] <= totals[best[n - 1]]) continue;
    uint32_t at = n < LEFT_OUT ? n++ : n - 1;
    for (; at > 0 && totals[u] > totals[best[at - 1]]; at--) best[at] = best[at - 1];
    best[at] = u;
  }
  for (uint32_t i = 0; i < n; i++) wanted[best[i]] = true;
}

static void leave_out_sources(checking *c, bool by_outlet, double *totals, bool *wanted) {
  ng_analysis *const a = c->analysis;
  for (uint32_t i = 0; i < c->losses.len; i++) totals[c->losses.data[i].source] += c->losses.data[i].weight;
  flag_heaviest(c, totals, wanted);
  for (uint32_t i = 0; i < a->n_firmness; i++) {
    ng_firmness *const f = &a->firmness[i];
    uint32_t source;
    *(by_outlet ? &f->outlets : &f->articles) = dependence_of(c, f->node, &source);
    if (source != NG_GRAPH_NONE) wanted[source] = true;
  }
  for (uint32_t i = 0, end; i < c->losses.len; i = end) {
    const uint32_t source = c->losses.data[i].source;
    if (wanted[source]) reset(c);
    for (end = i; end < c->losses.len && c->losses.data[end].source == source; end++)
      if (wanted[source]) c->changed[c->losses.data[end].node] -= c->losses.data[end].weight;
    for (uint32_t k = 0; k < a->n_firmness && wanted[source]; k++) {
      ng_firmness *const f = &a->firmness[k];
      widen(by_outlet ? &f->without_outlet : &f->without_article, rank_in(c, c->changed, f->node));
    }
  }
}

static void check_sources(checking *c, bool by_outlet) {
  if (by_outlet) name_outlets(c);
  else name_texts(c);
  collect_losses(c);
  double *const totals = ng_alloc_zero(c->names.len, sizeof *totals);
  bool *const wanted = ng_alloc_zero(c->names.len, sizeof *wanted);
  c->failed |= !totals || !wanted;
  if (!c->failed) leave_out_sources(c, by_outlet, totals, wanted);
  ng_dealloc(totals);
  ng_dealloc(wanted);
}

/* -------------------------------------------------------------------- weak */

/* Relations that only one article states are left out. */
static void check_weak(const checking *c) {
  const ng_graph *const g = c->analysis->graph;
  reset(c);
  for (uint32_t i = 0; i < ng_graph_n_edges(g); i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    if (e.source == e.target || ng_edge_weight(&e) > 1) continue;
    c->changed[e.source] -= ng_edge_weight(&e);
    c->changed[e.target] -= ng_edge_weight(&e);
  }
  for (uint32_t i = 0; i < c->analysis->n_firmness; i++) {
    ng_firmness *const f = &c->analysis->firmness[i];
    f->without_weak = c->changed[f->node] > 0 ? rank_in(c, c->changed, f->node) : 0;
  }
}

/* --------------------------------------------------------------- bootstrap */

static void draw(const checking *c, uint32_t *times) {
  for (uint32_t t = 0; t < c->n_texts; t++) times[t] = 0;
  for (uint32_t t = 0; t < c->n_texts; t++)
    times[igraph_rng_get_integer(igraph_rng_default(), 0, (igraph_integer_t)c->n_texts - 1)]++;
  for (uint32_t v = 0; v < ng_graph_n_nodes(c->analysis->graph); v++) c->changed[v] = 0;
  for (uint32_t i = 0; i < c->holds.len; i++)
    c->changed[c->holds.data[i].node] += c->holds.data[i].weight * times[c->holds.data[i].text];
}

static void check_draws(checking *c) {
  ng_analysis *const a = c->analysis;
  const double affordable = DRAWN_HOLDS / ((double)c->holds.len + ng_graph_n_nodes(a->graph) + 1);
  const uint32_t n = affordable >= DRAWS ? DRAWS : affordable < 40 ? 40 : (uint32_t)affordable;
  uint32_t *const times = ng_alloc_zero(c->n_texts, sizeof *times);
  uint32_t *const ranks = ng_alloc_zero((size_t)n * (a->n_firmness + 1), sizeof *ranks);
  c->failed |= !times || !ranks;
  for (uint32_t d = 0; d < n && !c->failed; d++) {
    draw(c, times);
    for (uint32_t i = 0; i < a->n_firmness; i++) ranks[i * n + d] = rank_in(c, c->changed, a->firmness[i].node);
  }
  for (uint32_t i = 0; i < a->n_firmness && !c->failed; i++) {
    qsort(ranks + i * n, n, sizeof *ranks, compare_ranks);
    const uint32_t out = (uint32_t)(OUTSIDE * n);
    a->firmness[i].likely = (ng_rank_range){ranks[i * n + out], ranks[i * n + n - 1 - out]};
  }
  ng_dealloc(times);
  ng_dealloc(ranks);
}

/* -------------------------------------------------------------------------- */

static bool list_top(ng_analysis *a, const double *strength) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const uint32_t *const order = ng_analysis__ranking(&a->arena, strength, n);
  a->n_firmness = n < a->options.top ? n : a->options.top;
  a->firmness = ng_arena_zero(&a->arena, (size_t)a->n_firmness + 1, sizeof *a->firmness);
  for (uint32_t i = 0; order && a->firmness && i < a->n_firmness; i++)
    a->firmness[i] = (ng_firmness){.node = order[i], .rank = i + 1};
  return order && a->firmness;
}

static void check(checking *c) {
  for (uint32_t i = 0; i < ng_graph_n_articles(c->analysis->graph); i++)
    if (c->texts[i] >= c->n_texts) c->n_texts = c->texts[i] + 1;
  collect_holds(c);
  if (!c->failed) check_sources(c, true);
  if (!c->failed) check_sources(c, false);
  if (!c->failed) check_weak(c);
  if (!c->failed && c->n_texts) check_draws(c);
}

ng_status ng_analysis__firmness(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  if (!ng_graph_n_statements(a->graph)) return NG_OK;
  const uint32_t n_articles = ng_graph_n_articles(a->graph);
  checking c = {.analysis = a, .strength = ng_analysis_find_measure(a, "strength")->values};
  c.texts = ng_alloc_zero(n_articles, sizeof *c.texts);
  c.told = ng_alloc_zero(n_articles, sizeof *c.told);
  c.source_of = ng_alloc_zero(n_articles, sizeof *c.source_of);
  c.changed = ng_alloc_zero(ng_graph_n_nodes(a->graph), sizeof *c.changed);
  c.failed = !c.texts || !c.told || !c.source_of || !c.changed || !list_top(a, c.strength) || !ng_texts_number(a->graph, c.texts);
  if (!c.failed) check(&c);
  ng_dealloc(c.texts);
  ng_dealloc(c.told);
  ng_dealloc(c.source_of);
  ng_dealloc(c.changed);
  ng_vec_dispose(&c.holds);
  ng_vec_dispose(&c.names);
  ng_vec_dispose(&c.losses);
  return c.failed ? ng_fail_no_mem(w->err) : NG_OK;
}
