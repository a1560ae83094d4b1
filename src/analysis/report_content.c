/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says, section by section. */
#include <math.h>
#include <stdlib.h>

#include "analysis/report.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/map.h"

#define LEADERS 10
#define COMMUNITIES 15
#define SHOWN_MEMBERS 8
#define FAILURES 200

/* ---------------------------------------------------------------- overview */

typedef struct span_of_dates {
  ng_view first, last;
} span_of_dates;

static span_of_dates dates(const ng_graph *g) {
  span_of_dates span = {{NULL, 0}, {NULL, 0}};
  for (uint32_t i = 0; i < ng_graph_n_edges(g); i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    if (e.first_seen.len && (!span.first.len || ng_view_compare(e.first_seen, span.first) < 0)) span.first = e.first_seen;
    if (e.last_seen.len && ng_view_compare(e.last_seen, span.last) > 0) span.last = e.last_seen;
  }
  return span;
}

/* Articles that state something. */
static uint32_t count_articles(ng_report *r) {
  const ng_graph *const g = r->graph;
  bool *const seen = ng_arena_zero(&r->arena, (size_t)ng_graph_n_articles(g) + 1, sizeof *seen);
  uint32_t n = 0;
  r->failed |= !seen;
  for (uint32_t i = 0; i < ng_graph_n_statements(g) && seen; i++) {
    const uint32_t article = ng_graph_statement_at(g, i).article;
    if (article == NG_GRAPH_NONE) continue;
    n += !seen[article];
    seen[article] = true;
  }
  return n;
}

static uint32_t count_outlets(ng_report *r) {
  const ng_graph *const g = r->graph;
  ng_map seen;
  ng_map_init(&seen);
  for (uint32_t i = 0; i < ng_graph_n_articles(g); i++) {
    const ng_view outlet = ng_graph_article_at(g, i).source;
    if (outlet.len && !ng_map_set(&seen, outlet, 1)) r->failed = true;
  }
  const uint32_t n = seen.len;
  ng_map_dispose(&seen);
  return n;
}

static void overview(ng_report *r) {
  const ng_graph *const g = r->graph;
  const span_of_dates span = dates(g);
  ng_report_heading(r, "Overview");
  ng_report_paragraph(r, "%u entities and %u relations.", ng_graph_n_nodes(g), ng_graph_n_edges(g));
  const uint32_t n_outlets = count_outlets(r);
  if (ng_graph_n_statements(g))
    ng_report_paragraph(r, "They rest on %u statements in %u of %u articles.", ng_graph_n_statements(g), count_articles(r),
                        ng_graph_n_articles(g));
  if (ng_graph_n_articles(g) && n_outlets) ng_report_paragraph(r, "The articles are from %u outlets.", n_outlets);
  else if (ng_graph_n_articles(g)) ng_report_paragraph(r, "No article names its outlet.");
  if (span.first.len)
    ng_report_paragraph(r, "The relations are dated from %.*s to %.*s.", NG_VIEW_ARGS(span.first), NG_VIEW_ARGS(span.last));
  if (ng_graph_n_failures(g)) ng_report_paragraph(r, "%u article%s could not be read; see the end.", ng_graph_n_failures(g),
                                        ng_graph_n_failures(g) == 1 ? "" : "s");
}

/* ------------------------------------------------------------------- types */

typedef struct type_count {
  ng_view type;
  uint32_t n, planned, alleged, negated;
  double weight;
} type_count;

typedef NG_VEC(type_count) type_counts;

static int compare_counts(const void *a, const void *b) {
  const type_count *const x = a, *const y = b;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return ng_view_compare(x->type, y->type);
}

static void count_type(ng_report *r, type_counts *counts, ng_map *seen, ng_view type, double weight, ng_view status) {
  const uint32_t *const at = ng_map_enter(seen, type, counts->len);
  if (!at || (*at == counts->len && !ng_vec_push(counts, (type_count){.type = type}))) {
    r->failed = true;
    return;
  }
  type_count *const c = &counts->data[*at];
  c->n++;
  c->weight += weight;
  c->planned += ng_view_is(status, "planned");
  c->alleged += ng_view_is(status, "alleged");
  c->negated += ng_view_is(status, "negated");
}

static void types(ng_report *r, ng_element element) {
  const ng_graph *const g = r->graph;
  type_counts counts = {0};
  ng_map seen;
  ng_map_init(&seen);
  const uint32_t n = element == NG_NODES ? ng_graph_n_nodes(g) : ng_graph_n_edges(g);
  for (uint32_t i = 0; i < n; i++) {
    if (element == NG_NODES) {
      const ng_graph_node node = ng_graph_node_at(g, i);
      count_type(r, &counts, &seen, node.type, node.mentions, ng_view_make(NULL, 0));
    } else {
      const ng_graph_edge edge = ng_graph_edge_at(g, i);
      count_type(r, &counts, &seen, edge.type, ng_edge_weight(&edge), edge.status);
    }
  }
  if (counts.len) qsort(counts.data, counts.len, sizeof *counts.data, compare_counts);
  static const char *const node_headers[] = {"type", "#entities", "#mentions"};
  static const char *const edge_headers[] = {"type", "#relations", "#weight", "#planned", "#alleged", "#negated"};
  ng_report_heading(r, element == NG_NODES ? "Entities by type" : "Relations by type");
  ng_report_table(r, element == NG_NODES ? 3 : 6, element == NG_NODES ? node_headers : edge_headers);
  for (uint32_t i = 0; i < counts.len; i++) {
    const type_count *const c = &counts.data[i];
    ng_report_cell(r, c->type);
    ng_report_number(r, c->n);
    ng_report_number(r, c->weight);
    if (element == NG_NODES) continue;
    ng_report_number(r, c->planned);
    ng_report_number(r, c->alleged);
    ng_report_number(r, c->negated);
  }
  ng_vec_dispose(&counts);
  ng_map_dispose(&seen);
}

/* ---------------------------------------------------------------- rankings */

static const char *const ranked_measures[] = {"degree", "strength", "betweenness", "pagerank", "closeness"};
#define N_RANKED (uint32_t)(sizeof ranked_measures / sizeof *ranked_measures)

static void main_entities(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"#rank",     "entity",       "type",      "#degree",
                                        "#strength", "#betweenness", "#PageRank", "#closeness"};
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const uint32_t *const order = ng_analysis__ranking(&r->arena, ng_analysis_find_measure(a, "strength")->values, n);
  r->failed |= !order;
  ng_report_heading(r, "Main entities");
  ng_report_paragraph(r,
      "By strength, which is the total weight of an entity's relations; the weight of a relation is the number of "
      "independent articles.");
  ng_report_table(r, 3 + N_RANKED, headers);
  for (uint32_t i = 0; order && i < n && i < a->options.top; i++) {
    const ng_graph_node node = ng_graph_node_at(a->graph, order[i]);
    ng_report_number(r, i + 1);
    ng_report_cell(r, node.name);
    ng_report_cell(r, node.type);
    for (uint32_t m = 0; m < N_RANKED; m++) ng_report_number(r, ng_analysis_find_measure(a,
        ranked_measures[m])->values[order[i]]);
  }
}

/* The names that lead by three measures, side by side. */
static void leader_table(ng_report *r, const char *const *measures) {
  const ng_analysis *const a = r->analysis;
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const ng_measure *found[3];
  const uint32_t *orders[3];
  const char *headers[4] = {"#rank"};
  for (uint32_t m = 0; m < 3; m++) {
    found[m] = ng_analysis_find_measure(a, measures[m]);
    orders[m] = ng_analysis__ranking(&r->arena, found[m]->values, n);
    headers[m + 1] = found[m]->title;
    if (!orders[m]) r->failed = true;
  }
  ng_report_table(r, 4, headers);
  for (uint32_t i = 0; !r->failed && i < n && i < LEADERS; i++) {
    ng_report_number(r, i + 1);
    for (uint32_t m = 0; m < 3; m++) {
      const bool is_some = found[m]->values[orders[m][i]] > 0;
      ng_report_cell(r, is_some ? ng_graph_node_at(a->graph, orders[m][i]).name : ng_view_of("-"));
    }
  }
}

static void leaders(ng_report *r) {
  static const char *const first[] = {"betweenness", "pagerank", "closeness"};
  static const char *const second[] = {"eigenvector", "hub", "authority"};
  ng_report_heading(r, "Leaders by other measures");
  ng_report_paragraph(r, "Betweenness finds brokers; PageRank those that much leads to; closeness those that reach all "
                         "others fast; eigenvector those that are related to the important; hubs act on many (visit, "
                         "supply, accuse), and authorities are what hubs act on.");
  leader_table(r, first);
  leader_table(r, second);
}

static void brokers(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"entity", "type", "#betweenness", "#degree"};
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const double *const points = ng_analysis_find_measure(a, "articulation")->values;
  const double *const between = ng_analysis_find_measure(a, "betweenness")->values;
  const uint32_t *const order = ng_analysis__ranking(&r->arena, between, n);
  uint32_t total = 0, shown = 0;
  for (uint32_t i = 0; i < n; i++) total += points[i] > 0;
  if (!order || !total) return;
  ng_report_heading(r, "Entities that hold parts together");
  ng_report_paragraph(r,
      "Without one of these %u, some others lose every connection to the rest. %u pairs are joined by a single "
      "relation that nothing else replaces.", total, a->n_bridges);
  ng_report_table(r, 4, headers);
  for (uint32_t i = 0; i < n && shown < LEADERS; i++) {
    if (!(points[order[i]] > 0)) continue;
    const ng_graph_node node = ng_graph_node_at(a->graph, order[i]);
    ng_report_cell(r, node.name);
    ng_report_cell(r, node.type);
    ng_report_number(r, between[order[i]]);
    ng_report_number(r, ng_analysis_find_measure(a, "degree")->values[order[i]]);
    shown++;
  }
}

/* ------------------------------------------------------------------ groups */

static ng_view members_text(ng_report *r, const ng_community *c) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  for (uint32_t i = 0; i < c->n_members && i < SHOWN_MEMBERS; i++) {
    if (i) ng_strbuf_add_text(&text, ", ");
    ng_strbuf_add_view(&text, ng_graph_node_at(r->graph, c->members[i]).name);
  }
  if (c->n_members > SHOWN_MEMBERS) ng_strbuf_addf(&text, " and %u more", c->n_members - SHOWN_MEMBERS);
  const ng_view kept = ng_report_keep(r, ng_strbuf_view(&text));
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
  return kept;
}

static void communities(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  static const char *const headers[] = {"#", "main members", "#entities", "#weight inside", "#weight to others"};
  char q[NG_FIGURE_SIZE];
  if (!a->n_communities) return;
  ng_report_heading(r, "Communities");
  ng_report_paragraph(r, "%u groups that are joined more closely inside than to the rest (modularity %s).",
      a->n_communities,
            ng_figure(a->modularity, q));
  ng_report_table(r, 5, headers);
  for (uint32_t i = 0; i < a->n_communities && i < COMMUNITIES; i++) {
    const ng_community *const c = &a->community_list[i];
    ng_report_number(r, i + 1);
    ng_report_cell(r, members_text(r, c));
    ng_report_number(r, c->n_members);
    ng_report_number(r, c->weight_inside);
    ng_report_number(r, c->weight_across);
  }
}

static void components(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  uint32_t alone = 0;
  char value[NG_FIGURE_SIZE];
  for (uint32_t i = 0; i < a->n_components; i++) alone += a->component_sizes[i] == 1;
  if (!a->n_components) return;
  ng_report_heading(r, "Components");
  ng_report_paragraph(r,
      "%u parts without relations to each other; the largest has %u entities, and %u stand alone.", a->n_components,
            a->component_sizes[0], alone);
  if (isfinite(a->assortativity))
    ng_report_paragraph(r,
        "Assortativity by type: %s (1: only equals are related, 0: as chance has it, below 0: mostly unequals).",
              ng_figure(a->assortativity, value));
}

/* ------------------------------------------------------------------- edges */

static void edges(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  if (!a->n_strongest) return;
  ng_report_heading(r, "Strongest relations");
  for (uint32_t i = 0; i < a->n_strongest; i++) ng_report_edge(r, a->strongest[i]);
}

/* --------------------------------------------------------------------- end */

static void failures(ng_report *r) {
  const ng_graph *const g = r->graph;
  static const char *const headers[] = {"article", "why"};
  const uint32_t n = ng_graph_n_failures(g);
  if (!n) return;
  ng_report_heading(r, "Articles that could not be read");
  ng_report_table(r, 2, headers);
  for (uint32_t i = 0; i < n && i < FAILURES; i++) {
    const ng_graph_failure failure = ng_graph_failure_at(g, i);
    ng_report_cell(r, failure.uri);
    ng_report_cell(r, failure.message);
  }
  if (n > FAILURES) ng_report_paragraph(r, "... and %u more, which the graph's JSON names.", n - FAILURES);
}

static void method(ng_report *r, const ng_measure *m) {
  char error[NG_FIGURE_SIZE];
  if (m->undefined || m->exact) {
    ng_report_paragraph(r, "%s: %s. %s%s.", m->title, m->help, m->undefined ? "Not defined here: " : "Exact",
                        m->undefined ? m->undefined : "");
    return;
  }
  ng_report_paragraph(r, "%s: %s. Estimated %s (%u); standard error of the greatest %d at most %s %% of the value, and "
                         "%u of them surely (95 %%) belong there.",
                      m->title, m->help, m->method, m->sample, NG_MEASURE_TOP, ng_figure(100 * m->error, error), m->n_sure);
}

static void methods(ng_report *r) {
  const ng_analysis *const a = r->analysis;
  ng_report_heading(r, "How it was measured");
  for (uint32_t i = 0; i < a->n_measures; i++) method(r, &a->measures[i]);
  ng_report_paragraph(r,
      "Communities: Leiden algorithm for modularity, with weights. Negated relations, if the graph has any, count as "
      "the others do.");
}

ng_status ng_report_build(ng_report *r, const ng_analysis *analysis, ng_error *err) {
  ng_report_init(r, analysis->graph);
  r->analysis = analysis;
  overview(r);
  types(r, NG_NODES);
  types(r, NG_EDGES);
  main_entities(r);
  leaders(r);
  edges(r);
  communities(r);
  components(r);
  brokers(r);
  ng_report_trends(r);
  ng_report_firmness(r);
  ng_report_backbone(r);
  ng_report_predictions(r);
  methods(r);
  failures(r);
  return r->failed ? ng_fail_no_mem(err) : NG_OK;
}
