/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graph files: writing, reading, and pictures through Graphviz.
 *
 * Formats are rows of a table.  "json" (node-link JSON as D3 reads it) is the complete one:
 * articles, statements and failures go along and come back.  The others hold nodes and
 * edges with their columns, as far as the format can.  Files are whole or not there, valid
 * UTF-8, and the same for the same graph. */
#ifndef NEWSGRAPH_FORMATS_H
#define NEWSGRAPH_FORMATS_H

#include <newsgraph/graph.h>
#include <newsgraph/status.h>
#include <newsgraph/view.h>

NG_BEGIN_DECLS

typedef struct ng_format ng_format;

/* What a user is told of a format.  Texts live as long as the program; lists are separated
 * by blanks and may be "". */
typedef struct ng_format_info {
  const char *name;        /* "graphml" */
  const char *title;       /* "GraphML" */
  const char *extensions;  /* "graphml xml", without dots, the usual one first */
  const char *media_type;
  const char *flavours;    /* "gephi networkx neo4j yed", the default one first */
  const char *help;        /* one line */
  bool can_read;
  bool can_write;
} ng_format_info;

/* The i-th format, NULL past the end. */
NG_API const ng_format *ng_format_at(size_t i);
NG_API ng_format_info ng_format_describe(const ng_format *format);
/* By name; by the ending of a path, whatever its case; NULL if there is none. */
NG_API const ng_format *ng_format_find(const char *name);
NG_API const ng_format *ng_format_of_path(const char *path);

/* Writes a graph to `path` ("-": standard output).  `format` NULL: by the path's ending.
 * `flavour` NULL: the format's default.  Tables (csv) are two files: edges in `path`,
 * nodes beside it in "NAME.nodes.EXT".  Errors: NG_ERR_UNSUPPORTED for an unknown ending,
 * flavour or a format that is only read; NG_ERR_WRITE. */
NG_API NG_MUST_CHECK ng_status ng_graph_write(const ng_graph *graph, const ng_format *format, const char *flavour,
                                              const char *path, ng_error *err);

/* Reads a graph ("-": standard input, which needs a format or content that tells it).
 * `format` NULL: by content, then by ending.  Errors carry the line where one is known:
 * NG_ERR_NOT_FOUND, NG_ERR_READ, NG_ERR_SYNTAX, NG_ERR_INVALID, NG_ERR_UNSUPPORTED. */
NG_API NG_MUST_CHECK ng_status ng_graph_read(const char *path, const ng_format *format, ng_graph **out, ng_error *err);

/* ----------------------------------------------------------------- pictures */

/* Zero is the default of each field. */
typedef struct ng_render_options {
  const char *engine;      /* "dot", "sfdp", "neato", "fdp", "circo", "twopi"; default: "dot" for small
                              graphs, "fdp" for larger ones with communities, "sfdp" for others */
  const char *type;        /* "svg", "png", "pdf"; default: the path's ending */
  bool no_legend;
} ng_render_options;

/* Draws a graph with the programs of Graphviz, found through PATH.  Select a part first
 * (ng_graph_select): over a few hundred nodes no picture is readable.  Nodes that share a
 * value of the column "community" (ng_analysis_annotate adds it) stand together in a box.  `options` may be
 * NULL.  Errors: NG_ERR_NOT_FOUND if Graphviz is not installed, NG_ERR_UNSUPPORTED,
 * NG_ERR_WRITE, NG_ERR_INTERNAL if the program fails (its words are in the message). */
NG_API NG_MUST_CHECK ng_status ng_graph_render(const ng_graph *graph, const ng_render_options *options,
                                               const char *path, ng_error *err);

NG_END_DECLS
#endif
