/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"
#include "common.h"

static ng_status print_record(void *user, ng_document *doc, ng_error *err) {
  const cli_options *const options = user;
  const ng_record_options record = {.with_text = options->with_text, .min_confidence = (float)options->min_confidence};
  return ng_record_write(doc, &record, stdout, err);
}

int cmd_extract(const cli_options *options) {
  ng_pipeline *pipeline;
  if (!open_pipeline(options, NG_PIPELINE_STATEMENTS, &pipeline)) return EXIT_NOTHING;
  cli_options copy = *options;
  const int code = run_articles(options, pipeline, print_record, NULL, &copy);
  ng_pipeline_free(pipeline);
  return code;
}
