/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "commands.h"
#include "common.h"

static void print_fault(const ng_error *fault, void *user) {
  size_t *const faults = user;
  (*faults)++;
  complain(fault);
}

static ng_status process(void *user, ng_document *doc, ng_error *err) { return ng_pipeline_process(user, doc, err); }

static int run_examples(const cli_options *options, const char *name) {
  cli_options with = *options;
  with.ontology = name;
  ng_pipeline *pipeline;
  if (!open_pipeline(&with, NG_PIPELINE_STATEMENTS, &pipeline)) return EXIT_NOTHING;
  ng_error err = {0};
  ng_example_counts counts = {0};
  size_t faults = 0;
  const ng_status status = ng_ontology_run_examples(ng_pipeline_ontology(pipeline), process, pipeline, print_fault,
                                                    &faults, &counts, &err);
  if (status != NG_OK) complain(&err);
  else if (!options->quiet) printf("%u examples right, %u wrong\n", counts.run - counts.failed, counts.failed);
  ng_pipeline_free(pipeline);
  return status == NG_OK && counts.failed == 0 ? EXIT_DONE : EXIT_NOTHING;
}

static int check(const cli_options *options, const char *name) {
  ng_error err = {0};
  size_t faults = 0;
  const ng_status status = ng_ontology_check(name, print_fault, &faults, &err);
  if (status != NG_OK && faults == 0) complain(&err);
  return status == NG_OK ? run_examples(options, name) : EXIT_NOTHING;
}

static void list_builtin(void) {
  for (size_t i = 0; ng_ontology_builtin(i).data; i++) printf("%.*s\n", NG_VIEW_ARGS(ng_ontology_builtin(i)));
}

int cmd_ontology(const cli_options *options) {
  const char *const verb = options->paths.items[0];
  const char *const name = options->paths.len > 1 ? options->paths.items[1] : NULL;
  const bool is_list = strcmp(verb, "list") == 0;
  if (strcmp(verb, "check") == 0) return check(options, name);
  if (is_list && !name) {
    list_builtin();
    return EXIT_DONE;
  }
  if (!is_list && strcmp(verb, "show") != 0) {
    fprintf(stderr, "newsgraph ontology: there is no '%s'; check, list and show are\n", verb);
    return EXIT_USAGE;
  }
  ng_error err = {0};
  ng_ontology *ontology;
  ng_status status = ng_ontology_load(name, &ontology, &err);
  if (status != NG_OK) return give_up(&err);
  status = is_list ? ng_ontology_list(ontology, NG_ONTOLOGY_TEXT, stdout, &err)
                   : ng_ontology_show(ontology, NG_ONTOLOGY_JSON, stdout, &err);
  ng_ontology_free(ontology);
  return status == NG_OK ? EXIT_DONE : give_up(&err);
}
