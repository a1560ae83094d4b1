/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function a command; each returns an exit code. */
#ifndef NG_CLI_COMMANDS_H
#define NG_CLI_COMMANDS_H

#include <newsgraph/graph.h>

#include "opt.h"

int cmd_build(const cli_options *options);
int cmd_extract(const cli_options *options);
int cmd_report(const cli_options *options);
int cmd_convert(const cli_options *options);
int cmd_render(const cli_options *options);
int cmd_show(const cli_options *options);
int cmd_why(const cli_options *options);
int cmd_path(const cli_options *options);
int cmd_timeline(const cli_options *options);
int cmd_diff(const cli_options *options);
int cmd_parse(const cli_options *options);
int cmd_explain(const cli_options *options);
int cmd_evaluate(const cli_options *options);
int cmd_ontology(const cli_options *options);

/* Whether the dates among the options are dates; else complains. */
bool check_dates(const cli_options *options);

/* Loads the graph named by the first argument, or the part of it that the options select;
 * `top` tells whether --top is one of these.  False after a complaint. */
bool open_part(const cli_options *options, bool top, ng_graph **out);

/* Whether there are outputs, and a format for each; else complains. */
bool check_outputs(const cli_options *options);

/* Writes a graph to every output of the options, with measures if they ask for them. */
int write_graph(const cli_options *options, ng_graph *graph);

#endif
