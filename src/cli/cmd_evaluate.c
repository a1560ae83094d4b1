/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "commands.h"
#include "common.h"

static ng_status compare(void *user, ng_document *doc, ng_error *err) {
  return ng_evaluation_add(user, doc, err);
}

static int evaluate(const cli_options *options, const ng_pipeline *pipeline, const char *gold, size_t len) {
  ng_error err = {0};
  ng_evaluation *evaluation;
  if (ng_evaluation_new(gold, len, options->gold, ng_pipeline_ontology(pipeline), &evaluation, &err) != NG_OK)
    return give_up(&err);
  int code = run_articles(options, pipeline, compare, NULL, evaluation);
  if (code <= EXIT_SOME_FAILED &&
      ng_evaluation_write(evaluation, options->format, options->verbose, stdout, &err) != NG_OK) {
    complain(&err);
    code = err.status == NG_ERR_BAD_ARG ? EXIT_USAGE : EXIT_NOTHING;
  }
  ng_evaluation_free(evaluation);
  return code;
}

int cmd_evaluate(const cli_options *options) {
  ng_error err = {0};
  ng_pipeline *pipeline;
  char *gold;
  size_t len;
  if (!options->gold) {
    fputs("newsgraph evaluate: name the annotations with --gold FILE\n", stderr);
    return EXIT_USAGE;
  }
  if (!read_file(options->gold, &gold, &len, &err)) return give_up(&err);
  int code = EXIT_NOTHING;
  if (open_pipeline(options, NG_PIPELINE_STATEMENTS, &pipeline)) {
    code = evaluate(options, pipeline, gold, len);
    ng_pipeline_free(pipeline);
  }
  free(gold);
  return code;
}
