/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <math.h>
#include <newsgraph/analysis.h>

#include "analysis/report.h"
#include "base/alloc.h"
#include "formats/sample_graph.h"

/* Measures are checked against other programs in tests/formats/check_measures.py. */

static void test_empty_graph(void) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  ng_analysis *a = NULL;
  uint32_t n = 7;
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  ng_analysis_components(a, &n);
  CHECK_INT(n, 0);
  CHECK_INT(ng_analysis_n_communities(a), 0);
  for (size_t i = 0; ng_report_format_at(i); i++)
    CHECK_INT(ng_report_write(a, ng_report_format_at(i), "/dev/null", NULL), NG_OK);
  CHECK_INT(ng_analysis_annotate(a, g, NULL), NG_OK);
  ng_analysis_free(a);
  ng_analysis_free(NULL);
  ng_graph_free(g);
}

static void test_communities_hold_all_who_have_edges(void) {
  ng_graph *g = NULL;
  ng_analysis *a = NULL;
  CHECK_INT(sample_news(80, 120, 5, false, &g), NG_OK);
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  uint32_t members = 0, last = UINT32_MAX;
  for (uint32_t i = 0; i < ng_analysis_n_communities(a); i++) {
    const ng_community *const c = ng_analysis_community_at(a, i);
    CHECK(c->n_members <= last && c->n_members > 0 && c->name.len > 0);
    for (uint32_t k = 0; k < c->n_members; k++) CHECK_INT(ng_analysis_communities(a)[c->members[k]], i);
    last = c->n_members;
    members += c->n_members;
  }
  uint32_t with_edges = 0;
  const ng_measure *const degree = ng_analysis_find_measure(a, "degree");
  for (uint32_t i = 0; i < ng_graph_n_nodes(g); i++) with_edges += degree->values[i] > 0;
  CHECK_INT(members, with_edges);
  CHECK(!ng_analysis_find_measure(a, "nonesuch"));
  ng_analysis_free(a);
  ng_graph_free(g);
}

/* One outlet says everything of one entity; two have the same text of another. */
static void test_firmness(void) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  ng_analysis *a = NULL;
  uint32_t node[4], article[5];
  static const char *const ids[] = {"x", "y", "z", "o"};
  static const char *const outlets[] = {"One", "One", "One", "Two", "Three"};
  static const char *const texts[] = {"1", "2", "3", "4", "4"};
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  for (uint32_t i = 0; i < 5; i++) {
    char uri[8];
    snprintf(uri, sizeof uri, "a%u", i);
    const ng_graph_article row = {.uri = ng_view_of(uri), .source = ng_view_of(outlets[i]), .sha256 = ng_view_of(texts[i])};
    CHECK_INT(ng_graph_builder_add_article(b, &row, &article[i], NULL), NG_OK);
  }
  for (uint32_t i = 0; i < 4; i++) {
    const ng_graph_mention m = {.id = ng_view_of(ids[i]), .name = ng_view_of(ids[i]), .mentions = 1, .article = article[0]};
    CHECK_INT(ng_graph_builder_add_node(b, &m, &node[i], NULL), NG_OK);
  }
  for (uint32_t i = 0; i < 5; i++) { /* x - o in three articles of One; y - z in the copies */
    const ng_graph_statement s = {.type = ng_view_of("met"), .source = node[i < 3 ? 0 : 1], .target = node[i < 3 ? 3 : 2],
                                  .article = article[i], .confidence = 1};
    CHECK_INT(ng_graph_builder_add_statement(b, &s, true, NULL), NG_OK);
  }
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  CHECK_INT(ng_analysis_n_firmness(a), 4);
  const ng_firmness *const first = ng_analysis_firmness_at(a, 0), *const third = ng_analysis_firmness_at(a, 2);
  CHECK_INT(first->rank, 1);
  CHECK_INT(first->without_outlet.best, 3); /* it rests on One alone */
  CHECK_INT(first->without_outlet.worst, 3);
  CHECK_INT(first->without_article.best, 1);
  CHECK_INT(first->without_article.worst, 1); /* two of three remain, the others have one */
  CHECK_INT(first->without_weak, 1);
  CHECK_INT(first->outlets.n_sources, 1);
  CHECK_VIEW(first->outlets.main, "One");
  CHECK(first->outlets.share == 1);
  CHECK_INT(first->articles.n_sources, 3);
  CHECK(fabs(first->articles.share - 1.0 / 3) < 1e-12);
  CHECK(first->likely.best >= 1 && first->likely.worst >= first->likely.best && first->likely.worst <= 4);
  CHECK(third->outlets.share == 0); /* a copy remains whoever is left out */
  CHECK_INT(third->without_outlet.best, 1);
  CHECK_INT(third->articles.n_sources, 1); /* copies are one text */
  CHECK_INT(third->without_weak, 0);
  ng_analysis_free(a);
  ng_graph_free(g);
}

/* A graph of statements "a b date", one article each. */
static ng_graph *graph_of(const char *const (*rows)[3], uint32_t n) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  for (uint32_t i = 0; i < n; i++) {
    char uri[16];
    uint32_t article, node[2];
    snprintf(uri, sizeof uri, "%u", i);
    const ng_graph_article row = {.uri = ng_view_of(uri), .date = ng_view_of(rows[i][2])};
    CHECK_INT(ng_graph_builder_add_article(b, &row, &article, NULL), NG_OK);
    for (int k = 0; k < 2; k++) {
      const ng_graph_mention m = {
          .id = ng_view_of(rows[i][k]), .name = ng_view_of(rows[i][k]), .mentions = 1, .article = article};
      CHECK_INT(ng_graph_builder_add_node(b, &m, &node[k], NULL), NG_OK);
    }
    const ng_graph_statement s = {.type = ng_view_of("met"), .source = node[0], .target = node[1], .article = article};
    CHECK_INT(ng_graph_builder_add_statement(b, &s, true, NULL), NG_OK);
  }
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  return g;
}

static const char *const dated[][3] = {{"a", "b", "2020-01-03"}, {"a", "b", "2020-01-20"}, {"c", "d", "2020-03-30"},
                                       {"a", "c", "2020-03-31"}, {"c", "d", "2020-04-05"}, {"a", "b", "2020"}, {"a", "b", ""}};
#define N_DATED (uint32_t)(sizeof dated / sizeof *dated)

static void test_periods(void) {
  static const struct {
    const char *window, *names[4];
    uint32_t n;
  } cases[] = {{"day", {"2020-01-03", "2020-01-20", "2020-03-30", "2020-03-31"}, 5},
               {"week", {"2019-12-30", "2020-01-20", "2020-03-30"}, 3},
               {"month", {"2020-01", "2020-03", "2020-04"}, 3},
               {"quarter", {"2020-Q1", "2020-Q2"}, 2},
               {"year", {"2020"}, 1}};
  ng_graph *const g = graph_of(dated, N_DATED);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ng_analysis_options options = {0};
    ng_analysis *a = NULL;
    CHECK(ng_window_find(cases[i].window, &options.window));
    CHECK_INT(ng_analyse(g, &options, &a, NULL), NG_OK);
    CHECK_INT(ng_analysis_n_periods(a), cases[i].n);
    for (uint32_t k = 0; k < cases[i].n && k < 4; k++) CHECK_VIEW(ng_analysis_period_at(a, k)->name, cases[i].names[k]);
    ng_analysis_free(a);
  }
  ng_window window;
  CHECK(!ng_window_find("fortnight", &window) && !ng_window_find("", &window));
  ng_graph_free(g);
}

static void test_ranks_over_time(void) {
  ng_graph *const g = graph_of(dated, N_DATED);
  ng_analysis *a = NULL;
  const ng_analysis_options options = {.window = NG_WINDOW_MONTH};
  CHECK_INT(ng_analyse(g, &options, &a, NULL), NG_OK);
  const ng_period *const march = ng_analysis_period_at(a, 1); /* c has two, a and d one each */
  CHECK_INT(march->n_articles, 2);
  CHECK_INT(march->n_entities, 3);
  CHECK_INT(march->n_new, 2);
  CHECK_INT(march->nodes[0], ng_graph_find_node(g, ng_view_of("c")));
  CHECK(march->strengths[0] == 2 && march->ranks[0] == 1 && march->ranks[1] == 2 && march->ranks[2] == 2);
  const ng_mover *const most = ng_analysis_mover_at(a, 0); /* in April a has none, c one */
  CHECK_INT(ng_analysis_n_movers(a), 3);
  CHECK_INT(most->node, ng_graph_find_node(g, ng_view_of("a")));
  CHECK(most->rank_before == 2 && most->rank_now == 0 && most->before == 1 && most->now == 0);
  ng_analysis_free(a);
  ng_graph_free(g);
}

/* x and y share two neighbours of degree 2 and are not related. */
static void test_predictions(void) {
  static const char *const rows[][3] = {{"x", "p", ""}, {"y", "p", ""}, {"x", "q", ""}, {"y", "q", ""}, {"x", "z", ""}};
  ng_graph *const g = graph_of(rows, 5);
  ng_analysis *a = NULL;
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  CHECK(ng_analysis_n_predictions(a) >= 2);
  const ng_prediction *const p = ng_analysis_prediction_at(a, 0);
  CHECK_INT(p->a, ng_graph_find_node(g, ng_view_of("x")));
  CHECK_INT(p->b, ng_graph_find_node(g, ng_view_of("y")));
  CHECK_INT(p->n_common, 2);
  CHECK(fabs(p->adamic_adar - 2 / log(2)) < 1e-12);
  CHECK(p->resource_allocation == 1);
  CHECK(fabs(p->jaccard - 2.0 / 3) < 1e-12);
  ng_analysis_free(a);
  ng_graph_free(g);
}

static double value_of(const ng_graph *g, const char *column, uint32_t node) {
  const uint32_t c = ng_graph_find_column(g, NG_NODES, ng_view_of(column));
  CHECK(c != NG_GRAPH_NONE);
  const ng_value value = ng_graph_value_at(g, NG_NODES, c, node);
  CHECK_INT(value.type, NG_VALUE_NUMBER);
  return value.number;
}

static void add_metrics(ng_graph *g) {
  ng_analysis *a = NULL;
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  CHECK_INT(ng_analysis_annotate(a, g, NULL), NG_OK);
  ng_analysis_free(a);
}

static double apart(const ng_graph *g, uint32_t a, uint32_t b) {
  return hypot(value_of(g, "x", a) - value_of(g, "x", b), value_of(g, "y", a) - value_of(g, "y", b));
}

/* Inside their square, none upon another, related nodes nearer than others, alike on every run. */
static void test_positions(void) {
  ng_graph *g = NULL, *again = NULL;
  CHECK_INT(sample_news(200, 300, 5, false, &g), NG_OK);
  CHECK_INT(sample_news(200, 300, 5, false, &again), NG_OK);
  add_metrics(g);
  add_metrics(again);
  const uint32_t n = ng_graph_n_nodes(g), m = ng_graph_n_edges(g);
  const double half = 50 * sqrt((double)n) + 0.1;
  double related = 0, all = 0;
  for (uint32_t i = 0; i < n; i++) {
    CHECK(fabs(value_of(g, "x", i)) <= half && fabs(value_of(g, "y", i)) <= half);
    CHECK(value_of(g, "x", i) == value_of(again, "x", i) && value_of(g, "y", i) == value_of(again, "y", i));
    for (uint32_t k = 0; k < i; k++) {
      const double far = apart(g, i, k);
      CHECK(far > 0);
      all += far / (n * (n - 1) / 2.0);
    }
  }
  for (uint32_t i = 0; i < m; i++) {
    const ng_graph_edge edge = ng_graph_edge_at(g, i);
    related += apart(g, edge.source, edge.target) / m;
  }
  CHECK(related < 0.7 * all);
  ng_graph_free(again);
  ng_graph_free(g);
}

/* Of somebody's own layout nothing is lost. */
static void test_positions_are_kept(void) {
  ng_graph *const g = graph_of(dated, N_DATED);
  double x[8] = {1, 2, 3, 4}, y[8] = {-1, -2, -3, -4};
  CHECK_INT(ng_graph_n_nodes(g), 4);
  CHECK_INT(ng_graph_set_numbers(g, NG_NODES, "x", NG_VALUE_NUMBER, x, NULL), NG_OK);
  CHECK_INT(ng_graph_set_numbers(g, NG_NODES, "y", NG_VALUE_NUMBER, y, NULL), NG_OK);
  add_metrics(g);
  for (uint32_t i = 0; i < 4; i++) CHECK(value_of(g, "x", i) == x[i] && value_of(g, "y", i) == y[i]);
  ng_graph_free(g);
}

static void test_figures(void) {
  char text[NG_FIGURE_SIZE];
  CHECK_TEXT(ng_figure(0.123456, text), "0.1235");
  CHECK_TEXT(ng_figure(1234567, text), "1234567");
  CHECK_TEXT(ng_figure(12, text), "12");
  CHECK_TEXT(ng_figure(NAN, text), "-");
}

static void test_report_faults(void) {
  ng_graph *g = NULL;
  ng_analysis *a = NULL;
  const ng_report_format made_up = {.name = "text"};
  CHECK_INT(sample_news(10, 20, 5, false, &g), NG_OK);
  CHECK_INT(ng_analyse(g, NULL, &a, NULL), NG_OK);
  CHECK_INT(ng_report_write(a, &made_up, "/dev/null", NULL), NG_ERR_BAD_ARG);
  CHECK_INT(ng_report_write(a, ng_report_format_find("text"), "/dev/full", NULL), NG_ERR_WRITE);
  CHECK(!ng_report_format_find("nonesuch"));
  ng_graph *other = NULL;
  CHECK_INT(sample_news(12, 20, 5, false, &other), NG_OK);
  CHECK_INT(ng_analysis_annotate(a, other, NULL), NG_ERR_BAD_ARG);
  ng_graph_free(other);
  ng_analysis_free(a);
  ng_graph_free(g);
}

static void test_out_of_memory(void) {
#ifdef NG_ALLOC_FAULTS
  ng_graph *g = NULL;
  CHECK_INT(sample_news(12, 30, 5, false, &g), NG_OK);
  long n = 1;
  for (long i = 0; i < n; i++) {
    ng_analysis *a = NULL;
    ng_alloc_fail_after(i ? i - 1 : 1L << 40); /* the first time only to count */
    const ng_analysis_options options = {.window = NG_WINDOW_MONTH};
    ng_status status = ng_analyse(g, &options, &a, NULL);
    for (size_t k = 0; ng_report_format_at(k) && status == NG_OK; k++)
      status = ng_report_write(a, ng_report_format_at(k), "/dev/null", NULL);
    if (!i) n = ng_alloc_count();
    ng_alloc_fail_after(-1);
    CHECK(i ? status == NG_ERR_NO_MEM : status == NG_OK);
    ng_analysis_free(a);
  }
  ng_graph_free(g);
#endif
}

int main(void) {
  RUN(test_empty_graph);
  RUN(test_communities_hold_all_who_have_edges);
  RUN(test_firmness);
  RUN(test_periods);
  RUN(test_ranks_over_time);
  RUN(test_predictions);
  RUN(test_positions);
  RUN(test_positions_are_kept);
  RUN(test_figures);
  RUN(test_report_faults);
  RUN(test_out_of_memory);
  return harness_end();
}
