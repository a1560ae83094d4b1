/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "common.h"
#include "commands.h"

typedef struct build {
  const cli_options *options;
  const ng_pipeline *pipeline;
  ng_graph_builder *builder;
  ng_status failed;        /* of entering a failure */
} build;

static ng_status enter_article(void *user, ng_document *doc, ng_error *err) {
  const build *const b = user;
  const ng_build_options options = {.min_confidence = b->options->min_confidence, .negated = b->options->negated,
                                    .all_nodes = b->options->all_nodes};
  return ng_build_add_document(b->builder, doc, ng_pipeline_ontology(b->pipeline), &options, err);
}

static void enter_failure(void *user, const ng_error *failure) {
  build *const b = user;
  if (b->failed == NG_OK)
    b->failed = ng_graph_builder_add_failure(b->builder, ng_view_of(failure->source), ng_view_of(failure->message), NULL);
}

static int finish(build *b) {
  ng_error err = {0};
  ng_graph *graph;
  if (b->failed != NG_OK || ng_graph_builder_finish(b->builder, &graph, &err) != NG_OK) return give_up(&err);
  const int code = write_graph(b->options, graph);
  if (code == EXIT_DONE && !b->options->quiet)
    fprintf(stderr, "newsgraph: %u nodes, %u edges\n", ng_graph_n_nodes(graph), ng_graph_n_edges(graph));
  ng_graph_free(graph);
  return code;
}

int cmd_build(const cli_options *options) {
  if (!check_outputs(options)) return EXIT_USAGE;
  ng_error err = {0};
  ng_pipeline *pipeline;
  if (!open_pipeline(options, NG_PIPELINE_STATEMENTS, &pipeline)) return EXIT_NOTHING;
  build b = {.options = options, .pipeline = pipeline};
  const ng_graph_options graph_options = {.multi = options->multi, .include_negated = options->negated};
  int code = EXIT_NOTHING;
  if (ng_graph_builder_new(&graph_options, &b.builder, &err) != NG_OK ||
      ng_build_add_ontology(b.builder, ng_pipeline_ontology(pipeline), &err) != NG_OK) {
    complain(&err);
  } else {
    code = run_articles(options, pipeline, enter_article, enter_failure, &b);
    if (code <= EXIT_SOME_FAILED) {
      const int finished = finish(&b);
      if (finished != EXIT_DONE) code = finished;
    }
  }
  ng_graph_builder_free(b.builder);
  ng_pipeline_free(pipeline);
  return code;
}
