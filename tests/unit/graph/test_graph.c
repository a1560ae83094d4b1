/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <limits.h>
#include <math.h>
#include <newsgraph/graph.h>

#include "base/alloc.h"
#include "formats/sample_graph.h"
#include "graph/graph.h"
#include "graph/igraph_guard.h"

static ng_view v(const char *text) { return ng_view_of(text); }

static uint32_t add_article(ng_graph_builder *b, const char *uri, const char *date, const char *sha256) {
  uint32_t i = 0;
  const ng_graph_article article = {.uri = v(uri), .date = v(date), .sha256 = v(sha256), .source = v("Wire")};
  CHECK_INT(ng_graph_builder_add_article(b, &article, &i, NULL), NG_OK);
  return i;
}

static uint32_t add_node(ng_graph_builder *b, const char *id, const char *type, const char *name, uint32_t article) {
  uint32_t i = 0;
  const ng_graph_mention mention = {
      .id = v(id), .type = v(type), .name = v(name), .mentions = 2, .article = article};
  CHECK_INT(ng_graph_builder_add_node(b, &mention, &i, NULL), NG_OK);
  return i;
}

static ng_graph_statement statement(uint32_t source, const char *type, uint32_t target, uint32_t article) {
  return (ng_graph_statement){.source = source, .target = target, .type = v(type), .article = article,
                              .confidence = 0.5, .evidence = v("A sentence."), .begin = 10, .end = 21, .rule = v("r")};
}

static void add(ng_graph_builder *b, ng_graph_statement s, bool symmetric) {
  CHECK_INT(ng_graph_builder_add_statement(b, &s, symmetric, NULL), NG_OK);
}

/* The same facts in two orders of arrival. */
static ng_graph *make(bool reversed, ng_graph_options options) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  CHECK_INT(ng_graph_builder_new(&options, &b, NULL), NG_OK);
  uint32_t article[3], node[3];
  static const char *const uris[] = {"a.txt", "b.txt", "c.txt"};
  static const char *const dates[] = {"2023-04-14", "2023-04", "2023-04-16"};
  static const char *const texts[] = {"11", "11", "22"}; /* b is a copy of a */
  static const char *const ids[] = {"person/li", "state/china", "state/russia"};
  static const char *const names[] = {"Li Shangfu", "China", "Russia"};
  for (uint32_t k = 0; k < 3; k++) {
    const uint32_t i = reversed ? 2 - k : k;
    article[i] = add_article(b, uris[i], dates[i], texts[i]);
  }
  for (uint32_t k = 0; k < 9; k++) {
    const uint32_t i = reversed ? 8 - k : k;
    node[i % 3] = add_node(b, ids[i % 3], i % 3 ? "state" : "person", i == 3 ? "Li" : names[i % 3], article[i / 3]);
  }
  for (uint32_t k = 0; k < 7; k++) {
    ng_graph_statement s;
    const ng_view items[] = {v("state/china"), v("31 tanks")};
    switch (reversed ? 6 - k : k) {
      case 0: add(b, statement(node[0], "visited", node[2], article[0]), false); break;
      case 1: add(b, statement(node[0], "visited", node[2], article[1]), false); break;
      case 2: add(b, statement(node[0], "visited", node[2], article[0]), false); break; /* once more */
      case 3:
        s = statement(node[0], "visited", node[2], article[2]);
        s.confidence = 0.91;
        s.place = v("state/russia");
        s.items = items;
        s.n_items = 2;
        s.from = v("2023-04-16");
        s.to = v("2023-04-18");
        s.evidence = v("Li visited Russia.");
        add(b, s, false);
        break;
      case 4: add(b, statement(node[2], "met", node[1], article[2]), true); break;
      case 5: add(b, statement(node[1], "met", node[2], article[0]), true); break;
      case 6:
        s = statement(node[1], "supplied", node[2], article[2]);
        s.status = v("negated");
        add(b, s, false);
        break;
    }
  }
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  return g;
}

static void test_gathers_over_articles(void) {
  ng_graph *const g = make(false, (ng_graph_options){0});
  CHECK_INT(ng_graph_n_nodes(g), 3);
  CHECK_INT(ng_graph_n_edges(g), 2);
  CHECK_INT(ng_graph_n_statements(g), 5);
  const ng_graph_node li = ng_graph_node_at(g, ng_graph_find_node(g, v("person/li")));
  CHECK_VIEW(li.name, "Li Shangfu");
  CHECK_INT(li.n_aliases, 1);
  CHECK_VIEW(li.aliases[0], "Li");
  CHECK_INT(li.mentions, 6);
  CHECK_INT(li.articles, 3);
  CHECK_VIEW(li.first_seen, "2023-04");
  CHECK_VIEW(li.last_seen, "2023-04-16");
  const ng_graph_edge e = ng_graph_edge_at(g, 0);
  CHECK_VIEW(e.id, "person/li--visited--state/russia");
  CHECK_INT(e.weight, 2);   /* a copy is no second witness */
  CHECK_INT(e.articles, 3);
  CHECK_INT(e.n_sources, 3);
  CHECK(e.confidence == 0.91);
  CHECK_VIEW(e.evidence, "Li visited Russia.");
  CHECK_VIEW(e.place, "Russia");
  CHECK_INT(e.n_items, 2);
  CHECK_VIEW(e.items[1], "China");
  CHECK_VIEW(e.from, "2023-04-16");
  CHECK_VIEW(e.to, "2023-04-18");
  CHECK_VIEW(e.status, "asserted");
  CHECK_INT(e.n_statements, 3);
  const ng_graph_edge met = ng_graph_edge_at(g, 1);
  CHECK(met.symmetric && met.source < met.target);
  CHECK_INT(met.weight, 2);
  uint32_t n;
  CHECK_INT(ng_graph_incident(g, met.target, &n)[1], 1);
  CHECK_INT(n, 2);
  ng_graph_seen_in(g, 0, &n);
  CHECK_INT(n, 3);
  ng_graph_free(g);
}

static void test_order_of_arrival_does_not_matter(void) {
  for (int multi = 0; multi < 2; multi++) {
    const ng_graph_options options = {.multi = multi, .include_negated = true};
    ng_graph *const a = make(false, options), *const b = make(true, options);
    CHECK(sample_same(a, b, true));
    ng_graph_free(a);
    ng_graph_free(b);
  }
}

static void test_multi_and_negated(void) {
  ng_graph *const g = make(false, (ng_graph_options){.multi = true, .include_negated = true});
  CHECK_INT(ng_graph_n_edges(g), 6);
  CHECK(ng_graph_is_multi(g));
  CHECK_VIEW(ng_graph_edge_at(g, 0).id, "person/li--visited--state/russia--1");
  CHECK_VIEW(ng_graph_edge_at(g, 2).id, "person/li--visited--state/russia--3");
  CHECK_VIEW(ng_graph_edge_at(g, 5).id, "state/china--supplied--state/russia--negated--1");
  CHECK_VIEW(ng_graph_edge_at(g, 5).label, "supplied (negated)");
  ng_graph_free(g);
}

static void test_columns(void) {
  ng_graph *const g = make(false, (ng_graph_options){0});
  const double scores[] = {0.25, NAN, 3};
  const ng_view groups[] = {v("x"), {NULL, 0}, v("bad \x01 \xff")};
  CHECK_INT(ng_graph_set_numbers(g, NG_NODES, "score", NG_VALUE_NUMBER, scores, NULL), NG_OK);
  CHECK_INT(ng_graph_set_texts(g, NG_NODES, "group", groups, NULL), NG_OK);
  CHECK_INT(ng_graph_set_numbers(g, NG_NODES, "name", NG_VALUE_NUMBER, scores, NULL), NG_ERR_BAD_ARG);
  const uint32_t score = ng_graph_find_column(g, NG_NODES, v("score"));
  const uint32_t group = ng_graph_find_column(g, NG_NODES, v("group"));
  CHECK_INT(score, group + 1);
  CHECK_INT(ng_graph_value_at(g, NG_NODES, score, 1).type, NG_VALUE_NONE);
  CHECK(ng_graph_value_at(g, NG_NODES, score, 0).number == 0.25);
  CHECK_VIEW(ng_graph_value_at(g, NG_NODES, group, 2).text, "bad  \xEF\xBF\xBD");
  ng_graph_free(g);
}

static void test_subset_keeps_provenance(void) {
  ng_graph *const g = make(false, (ng_graph_options){0});
  const double ones[] = {1, 2, 3};
  CHECK_INT(ng_graph_set_numbers(g, NG_NODES, "extra", NG_VALUE_INTEGER, ones, NULL), NG_OK);
  ng_graph *all = NULL, *some = NULL;
  CHECK_INT(ng_graph_subset(g, NULL, NULL, &all, NULL), NG_OK);
  CHECK(sample_same(g, all, true));
  const bool keep[] = {true, false, true};
  CHECK_INT(ng_graph_subset(g, keep, NULL, &some, NULL), NG_OK);
  CHECK_INT(ng_graph_n_nodes(some), 2);
  CHECK_INT(ng_graph_n_edges(some), 1);
  CHECK_INT(ng_graph_n_statements(some), 3);
  ng_graph_free(all);
  ng_graph_free(some);
  ng_graph_free(g);
}

/* Li's relation rests on copies of one text of the 14th and on another of the 16th. */
static void test_part_in_time(void) {
  ng_graph *const g = make(false, (ng_graph_options){0});
  ng_graph *part = NULL;
  const ng_graph_selection early = {.until = v("2023-04-15")}, late = {.since = v("2023-04-16"), .isolated = true},
                           never = {.since = v("2024")};
  CHECK_INT(ng_graph_select(g, &early, &part, NULL), NG_OK);
  CHECK_INT(ng_graph_n_articles(part), 2);
  for (uint32_t i = 0; i < ng_graph_n_edges(part); i++) {
    const ng_graph_edge e = ng_graph_edge_at(part, i);
    CHECK(e.weight == 1 && e.n_statements > 0);
    CHECK_VIEW(e.last_seen, "2023-04-14");
  }
  CHECK(ng_graph_n_statements(part) < ng_graph_n_statements(g));
  ng_graph_free(part);
  CHECK_INT(ng_graph_select(g, &late, &part, NULL), NG_OK);
  CHECK_INT(ng_graph_n_nodes(part), 3);
  CHECK_INT(ng_graph_n_articles(part), 2); /* that of the 16th, and that of some day in April */
  ng_graph_free(part);
  CHECK_INT(ng_graph_select(g, &never, &part, NULL), NG_OK);
  CHECK_INT(ng_graph_n_nodes(part) + ng_graph_n_edges(part) + ng_graph_n_articles(part), 0);
  ng_graph_free(part);
  ng_graph_free(g);
}

/* A hub with one strong relation among weak ones, as values are checked elsewhere. */
static void test_backbone(void) {
  ng_graph_builder *b;
  ng_graph *g = NULL, *part = NULL;
  uint32_t node[6];
  static const char *const ids[] = {"hub", "a", "b", "c", "d", "e"};
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  for (uint32_t i = 0; i < 6; i++) {
    const ng_graph_node n = {.id = v(ids[i]), .name = v(ids[i]), .mentions = NAN, .articles = NAN};
    CHECK_INT(ng_graph_builder_put_node(b, &n, &node[i], NULL), NG_OK);
    const ng_graph_edge e = {.source = node[0], .target = node[i], .type = v("met"), .weight = i == 1 ? 16 : 1};
    if (i) CHECK_INT(ng_graph_builder_put_edge(b, &e, NULL, NULL), NG_OK);
  }
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  double values[5];
  CHECK_INT(ng_graph_disparity(g, NULL, values, NULL), NG_OK);
  const ng_graph_selection selection = {.backbone = 0.05};
  CHECK_INT(ng_graph_select(g, &selection, &part, NULL), NG_OK);
  CHECK_INT(ng_graph_n_edges(part), 1);
  CHECK(ng_graph_edge_at(part, 0).weight == 16);
  for (uint32_t i = 0; i < 5; i++)
    CHECK(fabs(values[i] - pow(1 - ng_graph_edge_at(g, i).weight / 20, 4)) < 1e-12);
  ng_graph_free(part);
  ng_graph_free(g);
}

static void test_igraph_holds_the_same(void) {
  ng_graph *const g = make(false, (ng_graph_options){0});
  const igraph_t *ig;
  CHECK_INT(ng_graph_igraph(g, &ig, NULL), NG_OK);
  CHECK_INT(igraph_vcount(ig), 3);
  CHECK_INT(igraph_ecount(ig), 2);
  ng_igraph_guard guard;
  CHECK_INT(ng_igraph_enter(&guard, NULL), NG_OK);
  CHECK_TEXT(VAS(ig, "name", 0), "Li Shangfu");
  CHECK(EAN(ig, "weight", 0) == 2);
  CHECK_TEXT(EAS(ig, "evidence", 0), "Li visited Russia.");
  CHECK(EAB(ig, "symmetric", 1));
  /* a failing call returns and says why */
  igraph_t bad;
  ng_error err = {0};
  CHECK_INT(ng_igraph_check(igraph_empty(&bad, -1, true), "empty graph", &err), NG_ERR_INTERNAL);
  CHECK(strstr(err.message, "empty graph: ") != NULL);
  ng_igraph_leave(&guard);
  ng_graph_free(g);
}

static void set(ng_graph_builder *b, ng_element element, uint32_t i, const char *name, ng_value value) {
  CHECK_INT(ng_graph_builder_set_value(b, element, i, v(name), &value, NULL), NG_OK);
}

static void test_given_values(void) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  ng_error err = {0};
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  uint32_t x = 0, y = 0, e = 0;
  CHECK_INT(ng_graph_builder_put_node(b, &(ng_graph_node){.id = v("x"), .mentions = NAN, .articles = NAN}, &x, NULL), NG_OK);
  CHECK_INT(ng_graph_builder_put_node(b, &(ng_graph_node){.id = v("y"), .label = v("Y")}, &y, NULL), NG_OK);
  CHECK_INT(ng_graph_builder_put_node(b, &(ng_graph_node){.id = v("y")}, &y, &err), NG_ERR_INVALID);
  CHECK_INT(ng_graph_builder_put_node(b, &(ng_graph_node){.id = v("\x02")}, &y, &err), NG_ERR_BAD_ARG);
  CHECK_INT(ng_graph_builder_find_node(b, v("y")), 1);
  CHECK_INT(ng_graph_builder_find_node(b, v("z")), NG_GRAPH_NONE);
  for (int i = 0; i < 3; i++) {
    const ng_graph_edge edge = {.id = v("same"), .source = x, .target = y, .type = v("t"), .weight = 1 + i};
    CHECK_INT(ng_graph_builder_put_edge(b, &edge, &e, NULL), NG_OK);
  }
  set(b, NG_EDGES, e, "weight", (ng_value){.type = NG_VALUE_STRING, .text = v("2.5")});
  set(b, NG_EDGES, e, "articles", (ng_value){.type = NG_VALUE_STRING, .text = v("many")});
  set(b, NG_EDGES, 0, "k", (ng_value){.type = NG_VALUE_INTEGER, .number = 7});
  set(b, NG_EDGES, 1, "k", (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = true});
  set(b, NG_NODES, x, "aliases", (ng_value){.type = NG_VALUE_STRING, .text = v("p\\|q|r")});
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph *none = NULL;
  CHECK_INT(ng_graph_builder_finish(b, &none, &err), NG_ERR_BAD_ARG);
  ng_graph_builder_free(b);
  CHECK_INT(ng_graph_n_edges(g), 3);
  CHECK(!ng_view_equals(ng_graph_edge_at(g, 0).id, ng_graph_edge_at(g, 1).id));
  CHECK_VIEW(ng_graph_node_at(g, 1).name, "Y");
  CHECK_INT(ng_graph_node_at(g, 0).n_aliases, 2);
  CHECK_VIEW(ng_graph_node_at(g, 0).aliases[0], "p|q");
  const uint32_t k = ng_graph_find_column(g, NG_EDGES, v("k"));
  CHECK_INT(ng_graph_column_at(g, NG_EDGES, k).type, NG_VALUE_STRING);
  CHECK(ng_graph_find_column(g, NG_EDGES, v("articles_")) != NG_GRAPH_NONE);
  ng_graph_free(g);
}

static void test_out_of_memory(void) {
#ifdef NG_ALLOC_FAULTS
  ng_alloc_fail_after(LONG_MAX);
  ng_graph_free(make(false, (ng_graph_options){0}));
  const long n = ng_alloc_count();
  for (long i = 0; i < n; i += 1 + n / 100) {
    ng_graph_builder *b = NULL;
    ng_graph *g = NULL;
    ng_alloc_fail_after(i);
    ng_status status = ng_graph_builder_new(NULL, &b, NULL);
    uint32_t a = 0, node = 0;
    const ng_graph_article article = {.uri = v("u"), .title = v("t")};
    const ng_graph_mention mention = {.id = v("n"), .name = v("N"), .mentions = 1};
    if (status == NG_OK) status = ng_graph_builder_add_article(b, &article, &a, NULL);
    if (status == NG_OK) status = ng_graph_builder_add_node(b, &mention, &node, NULL);
    for (uint32_t k = 0; status == NG_OK && k < 20; k++) {
      ng_graph_statement s = statement(node, "t", node, a);
      s.begin = k;
      s.items = &mention.name;
      s.n_items = 1;
      status = ng_graph_builder_add_statement(b, &s, false, NULL);
    }
    if (status == NG_OK) status = ng_graph_builder_finish(b, &g, NULL);
    ng_alloc_fail_after(-1);
    CHECK(status == NG_OK ? g != NULL : status == NG_ERR_NO_MEM && !g);
    ng_graph_builder_free(b);
    ng_graph_free(g);
  }
#endif
  ng_graph_free(NULL);
  ng_graph_builder_free(NULL);
}

int main(void) {
  RUN(test_gathers_over_articles);
  RUN(test_order_of_arrival_does_not_matter);
  RUN(test_multi_and_negated);
  RUN(test_columns);
  RUN(test_subset_keeps_provenance);
  RUN(test_part_in_time);
  RUN(test_backbone);
  RUN(test_igraph_holds_the_same);
  RUN(test_given_values);
  RUN(test_out_of_memory);
  return harness_end();
}
