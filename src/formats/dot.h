/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing in DOT, for the writer of that format and for pictures. */
#ifndef NG_FORMATS_DOT_H
#define NG_FORMATS_DOT_H

#include "formats/format.h"

typedef struct ng_dot_options {
  ng_flavour flavour;
  const char *engine;  /* NULL: "dot" if the graph is small, else "sfdp" */
  bool no_legend;
} ng_dot_options;

ng_status ng_dot_draw(const ng_graph *graph, const ng_dot_options *options, FILE *file, ng_error *err);

#endif
