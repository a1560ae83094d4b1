/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"
#include "common.h"

int cmd_report(const cli_options *options) {
  const ng_report_format *const format = ng_report_format_find(options->format ? options->format : "text");
  if (!format) {
    fprintf(stderr, "newsgraph report: there is no format '%s'; formats:", options->format);
    for (size_t i = 0; ng_report_format_at(i); i++) fprintf(stderr, " %s", ng_report_format_at(i)->name);
    fputc('\n', stderr);
    return EXIT_USAGE;
  }
  ng_graph *graph;
  ng_analysis *analysis = NULL;
  ng_error err = {0};
  ng_window window = NG_WINDOW_NONE;
  if (options->window && !ng_window_find(options->window, &window)) {
    fprintf(stderr, "newsgraph report: '%s' is no window; day, week, month, quarter and year are\n", options->window);
    return EXIT_USAGE;
  }
  if (!check_dates(options)) return EXIT_USAGE;
  if (!open_part(options, false, &graph)) return EXIT_NOTHING;
  const ng_analysis_options wanted = {.seconds = (double)options->seconds, .top = (uint32_t)options->top,
                                      .strongest = (uint32_t)options->top, .window = window};
  ng_status status = ng_analyse(graph, &wanted, &analysis, &err);
  if (status == NG_OK) status = ng_report_write(analysis, format, "-", &err);
  ng_analysis_free(analysis);
  ng_graph_free(graph);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}
