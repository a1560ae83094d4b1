/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: the graph as DOT goes through a program of Graphviz, which is not linked
 * because of its licence. */
#include <string.h>

#include "base/error.h"
#include "base/io.h"
#include "formats/dot.h"
#include "formats/posix/program.h"

/* Beyond this a picture takes minutes and shows nothing. */
#define PICTURE_NODES 10000

static const char *const engines[] = {"dot", "sfdp", "neato", "fdp", "circo", "twopi", NULL};
static const char *const types[] = {"svg", "png", "pdf", NULL};

static bool is_in(const char *const *list, const char *text) {
  for (; *list; list++)
    if (strcmp(*list, text) == 0) return true;
  return false;
}

static ng_status run(FILE *dot, const char *type, const char *path, ng_error *err) {
  char option[16];
  snprintf(option, sizeof option, "-T%s", type);
  /* the drawing names its engine, so that the one program is enough */
  const char *const arguments[] = {"dot", option, NULL};
  ng_file_writer writer;
  NG_TRY(ng_file_writer_open(&writer, path, err));
  ng_status status = ng_program_run(arguments, dot, writer.file, err);
  if (status == NG_OK) return ng_file_writer_commit(&writer, err);
  ng_file_writer_abort(&writer);
  if (status == NG_ERR_NOT_FOUND) ng_fail(err, status, "pictures need Graphviz: its program 'dot' is not installed");
  return status;
}

ng_status ng_graph_render(const ng_graph *graph, const ng_render_options *options, const char *path, ng_error *err) {
  const ng_render_options defaults = {0};
  if (!options) options = &defaults;
  const char *const dot = strrchr(path, '.');
  const char *const type = options->type ? options->type : dot ? dot + 1 : "svg";
  ng_error_at(err, path, 0, 0);
  if (!is_in(types, type)) return ng_fail(err, NG_ERR_UNSUPPORTED, "no pictures of type '%s', only svg, png and pdf", type);
  if (options->engine && !is_in(engines, options->engine))
    return ng_fail(err, NG_ERR_UNSUPPORTED, "Graphviz has no engine '%s'", options->engine);
  if (ng_graph_n_nodes(graph) > PICTURE_NODES)
    return ng_fail(err, NG_ERR_INVALID, "%u nodes make no picture; select a part of at most %d", ng_graph_n_nodes(graph),
                   PICTURE_NODES);
  FILE *const file = tmpfile();
  if (!file) return ng_fail(err, NG_ERR_WRITE, "cannot make a temporary file");
  const ng_dot_options drawing = {
      .flavour = NG_FLAVOUR_PICTURE, .engine = options->engine, .no_legend = options->no_legend};
  ng_status status = ng_dot_draw(graph, &drawing, file, err);
  if (status == NG_OK) status = run(file, type, path, err);
  fclose(file);
  return status;
}
