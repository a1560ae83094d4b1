/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"
#include "common.h"

typedef struct explanation {
  const cli_options *options;
  const ng_pipeline *pipeline;
} explanation;

static ng_status explain(void *user, ng_document *doc, ng_error *err) {
  const explanation *const e = user;
  const ng_explain_options how = {.format = e->options->svg ? NG_EXPLAIN_SVG : NG_EXPLAIN_TEXT,
                                  .sentence = (uint32_t)e->options->sentence};
  return ng_explain_write(ng_pipeline_extractor(e->pipeline), doc, &how, stdout, err);
}

int cmd_explain(const cli_options *options) {
  ng_pipeline *pipeline;
  if (!open_pipeline(options, NG_PIPELINE_PREDICATES, &pipeline)) return EXIT_NOTHING;
  cli_options quiet = *options;
  quiet.quiet = true;
  explanation e = {.options = options, .pipeline = pipeline};
  const int code = run_articles(&quiet, pipeline, explain, NULL, &e);
  ng_pipeline_free(pipeline);
  return code;
}
