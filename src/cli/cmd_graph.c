/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graph files: convert and render. */
#include <string.h>

#include "commands.h"
#include "common.h"

/* The format of an output: the one asked for, else that of the path's ending. */
static bool format_of_output(const cli_options *options, const char *path, const ng_format **out) {
  *out = options->format ? ng_format_find(options->format) : ng_format_of_path(path);
  const bool good = *out && ng_format_describe(*out).can_write;
  if (good) return true;
  fprintf(stderr, "newsgraph: there is no format to write '%s'; formats:", options->format ? options->format : path);
  for (size_t i = 0; ng_format_at(i); i++)
    if (ng_format_describe(ng_format_at(i)).can_write) fprintf(stderr, " %s", ng_format_describe(ng_format_at(i)).name);
  fputc('\n', stderr);
  return false;
}

bool check_outputs(const cli_options *options) {
  for (size_t i = 0; i < options->outputs.len; i++) {
    const ng_format *format;
    if (!format_of_output(options, options->outputs.items[i], &format)) return false;
  }
  if (options->outputs.len == 0) fputs("newsgraph: name an output with -o FILE\n", stderr);
  return options->outputs.len > 0;
}

static ng_status add_metrics(ng_graph *graph, ng_error *err) {
  ng_analysis *analysis;
  ng_status status = ng_analyse(graph, NULL, &analysis, err);
  if (status != NG_OK) return status;
  status = ng_analysis_annotate(analysis, graph, err);
  ng_analysis_free(analysis);
  return status;
}

int write_graph(const cli_options *options, ng_graph *graph) {
  ng_error failed = {0};
  if (options->metrics && add_metrics(graph, &failed) != NG_OK) return give_up(&failed);
  if (options->metrics && !options->quiet && ng_graph_n_nodes(graph) > NG_PLACED_NODES)
    fprintf(stderr, "newsgraph: no positions: more than %d nodes\n", NG_PLACED_NODES);
  for (size_t i = 0; i < options->outputs.len; i++) {
    const char *const path = options->outputs.items[i];
    const ng_format *format;
    ng_error err = {0};
    if (!format_of_output(options, path, &format)) return EXIT_USAGE;
    if (ng_graph_write(graph, format, options->flavour, path, &err) != NG_OK) return give_up(&err);
  }
  return EXIT_DONE;
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_date(const char *text) {
  static const char form[] = "dddd-dd-dd";
  const size_t len = strlen(text);
  if (len != 4 && len != 7 && len != 10) return false;
  for (size_t i = 0; i < len; i++)
    if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return false;
  return true;
}

bool check_dates(const cli_options *options) {
  const char *const dates[] = {options->since, options->from, options->to};
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
    if (!dates[i] || is_date(dates[i])) continue;
    fprintf(stderr, "newsgraph: '%s' is no date; write YYYY-MM-DD, YYYY-MM or YYYY\n", dates[i]);
    return false;
  }
  return true;
}

bool open_part(const cli_options *options, bool top, ng_graph **out) {
  const ng_graph_selection selection = {
      .focus = ng_view_of(options->focus), .depth = (uint32_t)options->depth, .top = top ? (uint32_t)options->top : 0,
      .since = ng_view_of(options->from ? options->from : options->since), .until = ng_view_of(options->to),
      .backbone = options->backbone};
  ng_error err = {0};
  if (!open_graph(options, out)) return false;
  if (!selection.focus.len && !selection.top && !selection.since.len && !selection.until.len && !(selection.backbone > 0))
    return true;
  ng_graph *const whole = *out;
  const ng_status status = ng_graph_select(whole, &selection, out, &err);
  ng_graph_free(whole);
  if (status != NG_OK) complain(&err);
  return status == NG_OK;
}

int cmd_convert(const cli_options *options) {
  ng_graph *graph;
  if (!check_outputs(options) || !check_dates(options)) return EXIT_USAGE;
  if (!open_part(options, true, &graph)) return EXIT_NOTHING;
  const int code = write_graph(options, graph);
  ng_graph_free(graph);
  return code;
}

/* More nodes than this are a ball of hair: unless told how many, the strongest are drawn. */
#define READABLE_NODES 250
#define STRONGEST_NODES 150
/* Beyond this no boxes are drawn around communities, so that they need not be found. */
#define BOXED_NODES 1000

/* What is drawn of a graph: the strongest nodes where there are too many, none without edges
 * unless it was asked for. */
static ng_status thin_out(const cli_options *options, const ng_graph *graph, ng_graph **out, ng_error *err) {
  ng_graph_selection selection = {.isolated = options->focus != NULL};
  const uint32_t n = ng_graph_n_nodes(graph);
  if (!options->top && n > READABLE_NODES) {
    selection.top = STRONGEST_NODES;
    if (!options->quiet)
      fprintf(stderr, "newsgraph: drawing the %d strongest of %u nodes; --top %u draws all\n", STRONGEST_NODES, n, n);
  }
  return ng_graph_select(graph, &selection, out, err);
}

static ng_status draw(const cli_options *options, const ng_graph *graph, ng_error *err) {
  const ng_render_options wanted = {.engine = options->engine, .type = options->format};
  ng_graph *part;
  ng_status status = thin_out(options, graph, &part, err);
  if (status == NG_OK && ng_graph_n_nodes(part) <= BOXED_NODES) status = add_metrics(part, err);
  for (size_t i = 0; i < options->outputs.len && status == NG_OK; i++)
    status = ng_graph_render(part, &wanted, options->outputs.items[i], err);
  ng_graph_free(part);
  return status;
}

int cmd_render(const cli_options *options) {
  ng_graph *graph;
  ng_error err = {0};
  if (options->outputs.len == 0) {
    fputs("newsgraph render: name the picture with -o FILE\n", stderr);
    return EXIT_USAGE;
  }
  if (!check_dates(options)) return EXIT_USAGE;
  if (!open_part(options, true, &graph)) return EXIT_NOTHING;
  const ng_status status = draw(options, graph, &err);
  ng_graph_free(graph);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}
