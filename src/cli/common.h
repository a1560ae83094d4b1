/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several commands do: complain, show progress, run articles through the pipeline,
 * load a graph. */
#ifndef NG_CLI_COMMON_H
#define NG_CLI_COMMON_H

#include <newsgraph/newsgraph.h>

#include "opt.h"

/* "newsgraph: source:line:column: message" on stderr. */
void complain(const ng_error *err);

/* Complains and returns EXIT_NOTHING, for `return give_up(&err)`. */
int give_up(const ng_error *err);

/* Reads a whole file ("-": standard input) into a heap block that the caller frees; on
 * failure *data is NULL and `err` says why. */
bool read_file(const char *path, char **data, size_t *len, ng_error *err);

typedef ng_status (*article_action)(void *user, ng_document *doc, ng_error *err);
typedef void (*failure_action)(void *user, const ng_error *err);

/* Loads the pipeline that the options ask for; false after a complaint. */
bool open_pipeline(const cli_options *options, ng_pipeline_depth depth, ng_pipeline **out);

/* Runs the options' paths through a pipeline with progress and failures on stderr.
 * `on_failure` (may be NULL) also learns of each failure.  Returns an exit code. */
int run_articles(const cli_options *options, const ng_pipeline *pipeline, article_action on_article,
                 failure_action on_failure, void *user);

/* Loads the graph file named by the first argument; false after a complaint. */
bool open_graph(const cli_options *options, ng_graph **out);

#endif
