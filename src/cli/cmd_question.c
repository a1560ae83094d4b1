/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a graph: show, why, path, timeline, diff. */
#include <string.h>

#include "commands.h"
#include "common.h"

/* A graph, the part of it that is asked about, and the entities named behind it. */
typedef struct question {
  const cli_options *options;
  const ng_report_format *format;
  ng_graph *graph;
  uint32_t nodes[2];
} question;

static const ng_report_format *answer_format(const cli_options *options) {
  const ng_report_format *const format = ng_report_format_find(options->format ? options->format : "text");
  if (!format) fprintf(stderr, "newsgraph: there is no format '%s'; text, md and json are\n", options->format);
  return format;
}

static ng_status ask_show(const question *q, ng_error *err) {
  return ng_question_show(q->graph, q->nodes[0], q->format, "-", err);
}
static ng_status ask_why(const question *q, ng_error *err) {
  return ng_question_why(q->graph, q->nodes[0], q->nodes[1], q->format, "-", err);
}
static ng_status ask_path(const question *q, ng_error *err) {
  return ng_question_path(q->graph, q->nodes[0], q->nodes[1], (uint32_t)q->options->top, q->format, "-", err);
}
static ng_status ask_timeline(const question *q, ng_error *err) {
  return ng_question_timeline(q->graph, q->format, "-", err);
}

/* Loads the graph, takes the part in time, finds the entities, asks. */
static int ask(const cli_options *options, ng_status (*answer)(const question *q, ng_error *err)) {
  question q = {.options = options, .format = answer_format(options)};
  ng_graph *whole;
  ng_error err = {0};
  if (!q.format || !check_dates(options)) return EXIT_USAGE;
  if (!open_graph(options, &whole)) return EXIT_NOTHING;
  const ng_graph_selection selection = {.since = ng_view_of(options->from), .until = ng_view_of(options->to),
                                        .isolated = true};
  ng_status status = ng_graph_select(whole, &selection, &q.graph, &err);
  for (size_t i = 1; i < options->paths.len && status == NG_OK; i++)
    status = ng_graph_find_entity(q.graph, ng_view_of(options->paths.items[i]), &q.nodes[i - 1], &err);
  if (status == NG_OK) status = answer(&q, &err);
  ng_graph_free(q.graph);
  ng_graph_free(whole);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}

int cmd_show(const cli_options *options) { return ask(options, ask_show); }
int cmd_why(const cli_options *options) { return ask(options, ask_why); }
int cmd_path(const cli_options *options) { return ask(options, ask_path); }
int cmd_timeline(const cli_options *options) { return ask(options, ask_timeline); }

int cmd_diff(const cli_options *options) {
  const ng_report_format *const format = answer_format(options);
  ng_graph *before = NULL, *after = NULL;
  ng_error err = {0};
  if (!format) return EXIT_USAGE;
  ng_status status = ng_graph_read(options->paths.items[0], NULL, &before, &err);
  if (status == NG_OK) status = ng_graph_read(options->paths.items[1], NULL, &after, &err);
  if (status == NG_OK) status = ng_question_diff(before, after, format, "-", &err);
  ng_graph_free(after);
  ng_graph_free(before);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}
