/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "commands.h"
#include "common.h"

/* The format of that name or with that ending. */
static const ng_report_format *find_format(const char *name, const char *path) {
  const char *const dot = strrchr(path, '.');
  if (name) return ng_report_format_find(name);
  if (!dot || strchr(dot, '/')) return ng_report_format_find("text");
  for (size_t i = 0; ng_report_format_at(i); i++)
    if (strcmp(ng_report_format_at(i)->extension, dot + 1) == 0) return ng_report_format_at(i);
  return NULL;
}

static bool check_formats(const cli_options *options, const char *const *paths, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (find_format(options->format, paths[i])) continue;
    fprintf(stderr, "newsgraph report: there is no format '%s'; formats:", options->format ? options->format : paths[i]);
    for (size_t k = 0; ng_report_format_at(k); k++) fprintf(stderr, " %s", ng_report_format_at(k)->name);
    fputc('\n', stderr);
    return false;
  }
  return check_dates(options);
}

static bool find_window(const cli_options *options, ng_window *out) {
  *out = NG_WINDOW_NONE;
  if (!options->window || ng_window_find(options->window, out)) return true;
  fprintf(stderr, "newsgraph report: '%s' is no window; day, week, month, quarter and year are\n", options->window);
  return false;
}

int cmd_report(const cli_options *options) {
  static const char *const standard_output = "-";
  const char *const *const paths = options->outputs.len ? options->outputs.items : &standard_output;
  const size_t n = options->outputs.len ? options->outputs.len : 1;
  ng_analysis_options wanted = {
      .seconds = (double)options->seconds, .top = (uint32_t)options->top, .strongest = (uint32_t)options->top};
  ng_graph *graph;
  ng_analysis *analysis = NULL;
  ng_error err = {0};
  if (!check_formats(options, paths, n) || !find_window(options, &wanted.window)) return EXIT_USAGE;
  if (!open_part(options, false, &graph)) return EXIT_NOTHING;
  ng_status status = ng_analyse(graph, &wanted, &analysis, &err);
  for (size_t i = 0; i < n && status == NG_OK; i++)
    status = ng_report_write(analysis, find_format(options->format, paths[i]), paths[i], &err);
  ng_analysis_free(analysis);
  ng_graph_free(graph);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}
