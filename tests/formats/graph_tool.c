/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes, converts and draws graphs for the tests of formats.
 *
 *   graph_tool news NODES STATEMENTS multi|single OUT...
 *   graph_tool hostile OUT...
 *   graph_tool convert IN OUT...
 *   graph_tool render IN OUT TOP FOCUS   (TOP 0 and FOCUS "" for all)
 *   graph_tool report IN FORMAT OUT SECONDS
 *   graph_tool annotate IN OUT...
 *
 * An OUT of the form FLAVOUR:PATH chooses a flavour. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <newsgraph/analysis.h>
#include <newsgraph/formats.h>

#include "sample_graph.h"

static int report(ng_status status, const ng_error *err) {
  char text[800];
  if (status == NG_OK) return 0;
  ng_error_format(err, text, sizeof text);
  fprintf(stderr, "%s\n", text);
  return 1;
}

static int write_all(const ng_graph *graph, char **outs, int n) {
  ng_error err = {0};
  for (int i = 0; i < n; i++) {
    char *const colon = strchr(outs[i], ':');
    if (colon) *colon = '\0';
    const ng_status status = ng_graph_write(graph, NULL, colon ? outs[i] : NULL, colon ? colon + 1 : outs[i], &err);
    if (status != NG_OK) return report(status, &err);
  }
  return 0;
}

static int render(const char *in, const char *out, const char *top, const char *focus) {
  ng_graph *graph = NULL, *part = NULL;
  ng_error err = {0};
  const ng_graph_selection selection = {.top = (uint32_t)strtoul(top, NULL, 10), .focus = ng_view_of(focus)};
  ng_status status = ng_graph_read(in, NULL, &graph, &err);
  if (status == NG_OK) status = ng_graph_select(graph, &selection, &part, &err);
  if (status == NG_OK) status = ng_graph_render(part, NULL, out, &err);
  ng_graph_free(graph);
  ng_graph_free(part);
  return report(status, &err);
}

static int write_report(const char *in, const char *format, const char *out, const char *seconds) {
  ng_graph *graph = NULL;
  ng_analysis *analysis = NULL;
  ng_error err = {0};
  const ng_analysis_options options = {.seconds = strtod(seconds, NULL)};
  ng_status status = ng_graph_read(in, NULL, &graph, &err);
  if (status == NG_OK) status = ng_analyse(graph, &options, &analysis, &err);
  if (status == NG_OK) status = ng_report_write(analysis, ng_report_format_find(format), out, &err);
  ng_analysis_free(analysis);
  ng_graph_free(graph);
  return report(status, &err);
}

static ng_status annotate(const char *in, ng_graph **graph, ng_error *err) {
  ng_analysis *analysis = NULL;
  ng_status status = ng_graph_read(in, NULL, graph, err);
  if (status == NG_OK) status = ng_analyse(*graph, NULL, &analysis, err);
  if (status == NG_OK) status = ng_analysis_annotate(analysis, *graph, err);
  ng_analysis_free(analysis);
  return status;
}

int main(int argc, char **argv) {
  ng_graph *graph = NULL;
  ng_error err = {0};
  ng_status status = NG_ERR_BAD_ARG;
  int first = 2;
  if (argc == 6 && strcmp(argv[1], "render") == 0) return render(argv[2], argv[3], argv[4], argv[5]);
  if (argc == 6 && strcmp(argv[1], "report") == 0) return write_report(argv[2], argv[3], argv[4], argv[5]);
  if (argc > 5 && strcmp(argv[1], "news") == 0) {
    status = sample_news((uint32_t)strtoul(argv[2], NULL, 10), (uint32_t)strtoul(argv[3], NULL, 10), 1,
                         strcmp(argv[4], "multi") == 0, &graph);
    first = 5;
  } else if (argc > 2 && strcmp(argv[1], "hostile") == 0) {
    status = sample_hostile(&graph);
  } else if (argc > 3 && strcmp(argv[1], "convert") == 0) {
    status = ng_graph_read(argv[2], NULL, &graph, &err);
    first = 3;
  } else if (argc > 3 && strcmp(argv[1], "annotate") == 0) {
    status = annotate(argv[2], &graph, &err);
    first = 3;
  }
  const int code = status == NG_OK ? write_all(graph, argv + first, argc - first) : report(status, &err);
  ng_graph_free(graph);
  return code;
}
