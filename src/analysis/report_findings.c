/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of a report that judge: how firm the ranking is, the backbone, how ranks change,
 * what may be missing. */
#include <math.h>

#include "analysis/report.h"

#define DEPENDENT 0.5     /* share of an entity's weight that one source holds */
#define SHOWN_PERIODS 12
#define RANKED_PERIODS 8
#define RANKED_ENTITIES 15
#define SHOWN_MOVERS 10
#define SHOWN_PREDICTIONS 10
#define SHOWN_COMMON 4
#define LEADERS 3

static ng_view name_of(const ng_report *r, uint32_t node) { return ng_graph_node_at(r->graph, node).name; }

/* "China, Russia, Iran and 4 more" */
static void list_names(ng_report *r, ng_strbuf *text, const uint32_t *nodes, uint32_t n, uint32_t shown) {
  for (uint32_t i = 0; i < n && i < shown; i++)
    ng_strbuf_addf(text, "%s%.*s", i ? ", " : "", NG_VIEW_ARGS(name_of(r, nodes[i])));
  if (n > shown) ng_strbuf_addf(text, " and %u more", n - shown);
}

static void names_cell(ng_report *r, const uint32_t *nodes, uint32_t n, uint32_t shown) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  list_names(r, &text, nodes, n, shown);
  ng_report_cell(r, ng_report_keep(r, ng_strbuf_view(&text)));
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
}

/* ---------------------------------------------------------------- firmness */

static void range_cell(ng_report *r, ng_rank_range range) {
  char text[32];
  if (range.best == range.worst) snprintf(text, sizeof text, "%u", range.best);
  else snprintf(text, sizeof text, "%u-%u", range.best, range.worst);
  ng_report_cell(r, ng_report_keep(r, ng_view_of(range.best ? text : "-")));
}

static bool has_outlets(const ng_graph *g) {
  for (uint32_t i = 0; i < ng_graph_n_articles(g); i++)
    if (ng_graph_article_at(g, i).source.len) return true;
  return false;
}

static const ng_dependence *dependence(const ng_firmness *f,
                      bool by_outlet) { return by_outlet ? &f->outlets : &f->articles; }

/* The file's name alone. */
static ng_view base_name(ng_view uri) {
  size_t begin = uri.len;
  while (begin > 0 && uri.data[begin - 1] != '/') begin--;
  return ng_view_make(uri.data + begin, uri.len - begin);
}

/* Names those that rest on one source alone, or for the greater part.  An outlet is not
 * named where one of its articles says the same. */
static void dependents(ng_report *r, bool by_outlet, bool alone) {
  const ng_analysis *const a = r->analysis;
  ng_strbuf text;
  uint32_t n = 0;
  ng_strbuf_init(&text);
  for (uint32_t i = 0; i < a->n_firmness; i++) {
    const ng_firmness *const f = &a->firmness[i];
    const ng_dependence *const d = dependence(f, by_outlet);
    if (d->share < DEPENDENT || (d->share >= 1) != alone || (by_outlet && f->articles.share >= d->share)) continue;
    const ng_view source = by_outlet ? d->main : base_name(d->main), name = name_of(r, f->node);
    ng_strbuf_addf(&text, "%s%.*s (", n++ ? ", " : "", NG_VIEW_ARGS(name));
    if (alone) ng_strbuf_addf(&text, "%.*s)", NG_VIEW_ARGS(source));
    else ng_strbuf_addf(&text, "%.0f %%)", 100 * d->share);
  }
  const char *const what = by_outlet ? "outlet" : "article";
  if (n && alone)
    ng_report_paragraph(r, "%u of the top %u rest on one %s alone: %s.", n, a->n_firmness, what, text.data);
  else if (n)
    ng_report_paragraph(r, "%u more have half of their weight or more from one %s: %s.", n, what, text.data);
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
}

static void firmness_row(ng_report *r, const ng_firmness *f, bool outlets) {
  ng_report_number(r, f->rank);
  ng_report_cell(r, name_of(r, f->node));
  range_cell(r, f->likely);
  if (outlets) range_cell(r, f->without_outlet);
  range_cell(r, f->without_article);
  range_cell(r, (ng_rank_range){f->without_weak, f->without_weak});
  if (outlets) {
    ng_report_number(r, f->outlets.n_sources);
    ng_report_number(r, round(100 * f->outlets.share));
  }
  ng_report_number(r, f->articles.n_sources);
  ng_report_number(r, round(100 * f->articles.share));
}

void ng_report_firmness(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const all[] = {"#rank",         "entity",   "likely ranks", "less an outlet", "less an article",
                                    "less all weak", "#outlets", "#% of one",    "#articles",      "#% of one"};
  static const char *const short_list[] = {
      "#rank", "entity", "likely ranks", "less an article", "less all weak", "#articles", "#% of one"};
  if (!a->n_firmness) return;
  const bool outlets = has_outlets(a->graph);
  ng_report_heading(r, "How firm the ranking is");
  ng_report_paragraph(r,
                      "Ranks by strength: in nine of ten samples of the articles drawn anew (likely ranks); when one "
                      "%s is left out, at best and at worst; and when every relation is that a single article states "
                      "(- where nothing of the entity is left). Then the number of %s behind it, and the share of its "
                      "weight that rests on one of them alone.",
                      outlets ? "outlet or article" : "article", outlets ? "outlets and articles" : "articles");
  if (!outlets) ng_report_paragraph(r, "No article names its outlet, so sources are judged by article.");
  for (int by_outlet = 0; by_outlet <= outlets; by_outlet++) {
    dependents(r, by_outlet, true);
    dependents(r, by_outlet, false);
  }
  ng_report_table(r, outlets ? 10 : 7, outlets ? all : short_list);
  for (uint32_t i = 0; i < a->n_firmness; i++) firmness_row(r, &a->firmness[i], outlets);
}

/* ---------------------------------------------------------------- backbone */

static void backbone_row(ng_report *r, double level, bool *touched) {
  const ng_analysis *const a = r->analysis;
  const uint32_t n = ng_graph_n_nodes(a->graph);
  uint32_t n_edges = 0, n_nodes = 0;
  for (uint32_t v = 0; v < n; v++) touched[v] = false;
  for (uint32_t i = 0; i < ng_graph_n_edges(a->graph); i++) {
    if (!(a->disparity[i] < level)) continue;
    const ng_graph_edge e = ng_graph_edge_at(a->graph, i);
    n_edges++;
    touched[e.source] = touched[e.target] = true;
  }
  for (uint32_t v = 0; v < n; v++) n_nodes += touched[v];
  ng_report_number(r, level);
  ng_report_number(r, n_edges);
  ng_report_number(r, n_nodes);
}

void ng_report_backbone(ng_report *r) {
  static const char *const headers[] = {"#level", "#relations", "#entities"};
  static const double levels[] = NG_REPORT_BACKBONE_LEVELS;
  bool *const touched = ng_arena_zero(&r->arena, (size_t)ng_graph_n_nodes(r->graph) + 1, sizeof *touched);
  r->failed |= !touched;
  if (!touched || !ng_graph_n_edges(r->graph)) return;
  ng_report_heading(r, "Backbone");
  ng_report_paragraph(r, "What the disparity filter leaves: relations whose share of the weight at one of their ends "
                         "is greater than chance allows at that level. The option --backbone LEVEL of report, render "
                         "and convert keeps only these.");
  ng_report_table(r, 3, headers);
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) backbone_row(r, levels[i], touched);
}

/* ------------------------------------------------------- ranking over time */

static void period_table(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"period", "#articles", "#statements", "#entities", "#new", "leaders"};
  ng_report_table(r, 6, headers);
  const uint32_t first = a->n_periods > SHOWN_PERIODS ? a->n_periods - SHOWN_PERIODS : 0;
  for (uint32_t i = first; i < a->n_periods; i++) {
    const ng_period *const p = &a->periods[i];
    ng_report_cell(r, p->name);
    ng_report_number(r, p->n_articles);
    ng_report_number(r, p->n_statements);
    ng_report_number(r, p->n_entities);
    ng_report_number(r, p->n_new);
    names_cell(r, p->nodes, p->n_entities < LEADERS ? p->n_entities : LEADERS, LEADERS);
  }
}

static uint32_t rank_in(const ng_period *p, uint32_t node) {
  for (uint32_t i = 0; i < p->n_entities; i++)
    if (p->nodes[i] == node) return p->ranks[i];
  return 0;
}

/* The ranks of the main entities in the last periods; `ng_report_table` keeps the headers,
 * which are names of periods in the analysis. */
static void rank_table(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  const uint32_t n = a->n_periods < RANKED_PERIODS ? a->n_periods : RANKED_PERIODS, first = a->n_periods - n;
  const char *headers[RANKED_PERIODS + 1] = {"entity"};
  for (uint32_t i = 0; i < n; i++) {
    char text[20];
    snprintf(text, sizeof text, "#%.*s", NG_VIEW_ARGS(a->periods[first + i].name));
    headers[i + 1] = ng_report_keep(r, ng_view_of(text)).data;
  }
  const uint32_t n_nodes = ng_graph_n_nodes(a->graph);
  const uint32_t *const order = ng_analysis__ranking(&r->arena, ng_analysis_find_measure(a, "strength")->values, n_nodes);
  r->failed |= !order;
  if (r->failed) return;
  ng_report_paragraph(r, "Ranks of the main entities in the last %u periods:", n);
  ng_report_table(r, n + 1, headers);
  for (uint32_t i = 0; i < n_nodes && i < RANKED_ENTITIES; i++) {
    ng_report_cell(r, name_of(r, order[i]));
    for (uint32_t k = 0; k < n; k++) {
      const uint32_t rank = rank_in(&a->periods[first + k], order[i]);
      ng_report_number(r, rank ? rank : (double)NAN);
    }
  }
}

static void mover_table(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"entity", "type", "#rank before", "#rank now", "#strength before", "#strength now"};
  if (!a->n_movers) return;
  ng_report_paragraph(r, "Who gained or lost most strength from %.*s to %.*s:",
                      NG_VIEW_ARGS(a->periods[a->n_periods - 2].name),
                      NG_VIEW_ARGS(a->periods[a->n_periods - 1].name));
  ng_report_table(r, 6, headers);
  for (uint32_t i = 0; i < a->n_movers && i < SHOWN_MOVERS; i++) {
    const ng_mover *const m = &a->movers[i];
    const ng_graph_node node = ng_graph_node_at(a->graph, m->node);
    ng_report_cell(r, node.name);
    ng_report_cell(r, node.type);
    ng_report_number(r, m->rank_before ? m->rank_before : (double)NAN);
    ng_report_number(r, m->rank_now ? m->rank_now : (double)NAN);
    ng_report_number(r, m->before);
    ng_report_number(r, m->now);
  }
}

void ng_report_trends(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  if (a->options.window == NG_WINDOW_NONE) return;
  ng_report_heading(r, "Ranking over time");
  ng_report_paragraph(r, "By %s of publication; strength is that within the period. %u statements are in articles "
                         "without so exact a date.",
                      ng_window_name(a->options.window), a->n_undated);
  if (!a->n_periods) return;
  period_table(r);
  if (a->n_periods > 1) rank_table(r);
  mover_table(r);
}

/* ------------------------------------------------------------- predictions */

void ng_report_predictions(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"one", "other", "#Adamic-Adar", "#resource alloc.", "#Jaccard", "#common",
                      "in common"};
  if (!a->n_predictions) return;
  ng_report_heading(r, "Predicted relations (not facts)");
  ng_report_paragraph(r, "Pairs that no article relates, but that have many neighbours in common: where a relation may "
                         "be missing from the articles, or may come. These are guesses from the shape of the graph; no "
                         "article states them.");
  if (a->prediction_limit)
    ng_report_paragraph(r, "Pairs were not looked at whose common neighbours all have more than %u relations.",
                      a->prediction_limit);
  ng_report_table(r, 7, headers);
  for (uint32_t i = 0; i < a->n_predictions && i < SHOWN_PREDICTIONS; i++) {
    const ng_prediction *const p = &a->predictions[i];
    ng_report_cell(r, name_of(r, p->a));
    ng_report_cell(r, name_of(r, p->b));
    ng_report_number(r, p->adamic_adar);
    ng_report_number(r, p->resource_allocation);
    ng_report_number(r, p->jaccard);
    ng_report_number(r, p->n_common);
    names_cell(r, p->common, p->n_common, SHOWN_COMMON);
  }
}
