/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <newsgraph/analysis.h>

#include <unistd.h>

#include "base/io.h"
#include "base/strbuf.h"
#include "formats/sample_graph.h"

static char file_name[] = "/tmp/newsgraph-answer-XXXXXX";

static bool holds(const char *text) {
  ng_strbuf buf;
  ng_strbuf_init(&buf);
  CHECK_INT(ng_file_read(file_name, 1 << 28, &buf, NULL), NG_OK);
  const bool found = strstr(buf.data, text) != NULL;
  if (!found) fprintf(stderr, "    no \"%s\" in the answer\n", text);
  ng_strbuf_dispose(&buf);
  return found;
}

static uint32_t find(const ng_graph *g, const char *name) {
  uint32_t node = 0;
  CHECK_INT(ng_graph_find_entity(g, ng_view_of(name), &node, NULL), NG_OK);
  return node;
}

/* The first edge of a kind, to ask about. */
static ng_graph_edge some_edge(const ng_graph *g) { return ng_graph_edge_at(g, ng_graph_n_edges(g) / 2); }

static void test_show_and_why(void) {
  ng_graph *g = NULL;
  CHECK_INT(sample_news(40, 150, 4, false, &g), NG_OK);
  const ng_graph_edge e = some_edge(g);
  for (size_t i = 0; i < 3; i++) {
    static const char *const names[] = {"text", "md", "json"};
    const ng_report_format *const format = ng_report_format_find(names[i]);
    CHECK_INT(ng_question_show(g, find(g, "united states"), format, file_name, NULL), NG_OK);
    CHECK(holds("United States") && holds("Sentence"));
    CHECK_INT(ng_question_why(g, e.source, e.target, format, file_name, NULL), NG_OK);
    CHECK(holds(i == 1 ? "Sentence" : e.evidence.data) && holds("some/rule") && holds("articles/"));
    CHECK_INT(ng_question_timeline(g, format, file_name, NULL), NG_OK);
    CHECK(holds("2023"));
  }
  ng_error err = {0};
  CHECK_INT(ng_question_show(g, 40, ng_report_format_find("text"), file_name, &err), NG_ERR_BAD_ARG);
  CHECK_INT(ng_question_show(g, 0, ng_report_format_find("csv"), file_name, &err), NG_ERR_UNSUPPORTED);
  CHECK_INT(ng_question_show(g, 0, ng_report_format_find("text"), "/dev/full", &err), NG_ERR_WRITE);
  ng_graph_free(g);
}

/* a - b - c - d, and e alone. */
static ng_graph *chain(double weight, bool with_last) {
  ng_graph_builder *b;
  ng_graph *g = NULL;
  uint32_t at[5];
  static const char *const names[] = {"a", "b", "c", "d", "e"};
  CHECK_INT(ng_graph_builder_new(NULL, &b, NULL), NG_OK);
  for (uint32_t i = 0; i < (with_last ? 5u : 4u); i++) {
    const ng_graph_node node = {.id = ng_view_of(names[i]), .type = ng_view_of("t")};
    CHECK_INT(ng_graph_builder_put_node(b, &node, &at[i], NULL), NG_OK);
  }
  for (uint32_t i = 0; i < 3; i++) {
    const ng_graph_edge edge = {.source = at[i], .target = at[i + 1], .type = ng_view_of("met"), .weight = i ? 1 : weight};
    CHECK_INT(ng_graph_builder_put_edge(b, &edge, NULL, NULL), NG_OK);
  }
  CHECK_INT(ng_graph_builder_finish(b, &g, NULL), NG_OK);
  ng_graph_builder_free(b);
  return g;
}

static void test_path(void) {
  const ng_report_format *const text = ng_report_format_find("text");
  ng_graph *const g = chain(1, true);
  CHECK_INT(ng_question_path(g, 0, 3, 0, text, file_name, NULL), NG_OK);
  CHECK(holds("a \xE2\x80\x93 b \xE2\x80\x93 c \xE2\x80\x93 d") && holds("b \xE2\x80\x94 met"));
  CHECK_INT(ng_question_path(g, 0, 4, 2, text, file_name, NULL), NG_OK);
  CHECK(holds("No path"));
  CHECK_INT(ng_question_why(g, 0, 3, text, file_name, NULL), NG_OK);
  CHECK(holds("Nothing relates a and d"));
  ng_graph_free(g);
}

static void test_diff(void) {
  const ng_report_format *const text = ng_report_format_find("text");
  ng_graph *const before = chain(1, false), *const after = chain(5, true);
  CHECK_INT(ng_question_diff(before, after, text, file_name, NULL), NG_OK);
  CHECK(holds("New entities") && holds("Changed relations") && holds("a--met--b"));
  CHECK_INT(ng_question_diff(after, before, text, file_name, NULL), NG_OK);
  CHECK(holds("Vanished entities"));
  CHECK_INT(ng_question_diff(after, after, text, file_name, NULL), NG_OK);
  CHECK(holds("No difference"));
  ng_graph_free(before);
  ng_graph_free(after);
}

static void test_selection(void) {
  ng_graph *g = NULL, *part = NULL;
  ng_error err = {0};
  CHECK_INT(sample_news(40, 150, 4, false, &g), NG_OK);
  const ng_graph_selection near = {.focus = ng_view_of("UNITED STATES")};
  CHECK_INT(ng_graph_select(g, &near, &part, NULL), NG_OK);
  const uint32_t node = find(part, "United States");
  uint32_t n;
  ng_graph_incident(part, node, &n);
  CHECK(n > 0 && ng_graph_n_nodes(part) < ng_graph_n_nodes(g) && ng_graph_n_statements(part) > 0);
  ng_graph_free(part);
  const ng_graph_selection top = {.top = 5, .since = ng_view_of("2023-03"), .until = ng_view_of("2023-06")};
  CHECK_INT(ng_graph_select(g, &top, &part, NULL), NG_OK);
  CHECK(ng_graph_n_nodes(part) <= 5);
  for (uint32_t i = 0; i < ng_graph_n_edges(part); i++)
    CHECK(ng_view_compare(ng_graph_edge_at(part, i).last_seen, ng_view_of("2023-03")) >= 0);
  ng_graph_free(part);
  const ng_graph_selection nobody = {.focus = ng_view_of("nobody")};
  CHECK_INT(ng_graph_select(g, &nobody, &part, &err), NG_ERR_NOT_FOUND);
  ng_graph_free(g);
}

int main(void) {
  const int fd = mkstemp(file_name);
  if (fd < 0) return EXIT_FAILURE;
  close(fd);
  RUN(test_show_and_why);
  RUN(test_path);
  RUN(test_diff);
  RUN(test_selection);
  unlink(file_name);
  return harness_end();
}
