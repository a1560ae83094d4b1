/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "common.h"

static ng_status print_document(void *user, ng_document *doc, ng_error *err) {
  (void)user;
  return ng_conllu_write(doc, stdout, err);
}

static int parse_articles(const cli_options *options) {
  ng_pipeline *pipeline;
  if (!open_pipeline(options, NG_PIPELINE_LANGUAGE, &pipeline)) return EXIT_NOTHING;
  const int code = run_articles(options, pipeline, print_document, NULL, NULL);
  ng_pipeline_free(pipeline);
  return code;
}

/* Every document of one CoNLL-U file. */
static ng_status parse_file(ng_annotator *annotator, const char *path, const char *data, size_t len, ng_error *err) {
  size_t offset = 0;
  for (;;) {
    ng_document *doc;
    ng_status status = ng_conllu_read(data, len, path, &offset, &doc, err);
    if (status != NG_OK) return status == NG_END ? NG_OK : status;
    status = ng_annotate_tokens(annotator, doc, err);
    if (status == NG_OK) status = ng_conllu_write(doc, stdout, err);
    ng_document_free(doc);
    if (status != NG_OK) return status;
  }
}

static int parse_files(const cli_options *options, ng_annotator *annotator) {
  size_t failed = 0;
  for (size_t i = 0; i < options->paths.len; i++) {
    const char *const path = options->paths.items[i];
    ng_error err = {0};
    char *data;
    size_t len;
    if (!read_file(path, &data, &len, &err) || parse_file(annotator, path, data, len, &err) != NG_OK) {
      complain(&err);
      failed++;
    }
    free(data);
  }
  return failed == options->paths.len ? EXIT_NOTHING : failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

int cmd_parse(const cli_options *options) {
  if (!options->input || strcmp(options->input, "text") == 0) return parse_articles(options);
  if (strcmp(options->input, "conllu") != 0) {
    fprintf(stderr, "newsgraph parse: there is no input format '%s'; text and conllu are\n", options->input);
    return EXIT_USAGE;
  }
  ng_error err = {0};
  ng_language *language;
  ng_annotator *annotator = NULL;
  int code = EXIT_NOTHING;
  if (ng_language_load(NULL, &language, &err) != NG_OK) return give_up(&err);
  if (ng_annotator_new(language, &annotator, &err) != NG_OK) complain(&err);
  else code = parse_files(options, annotator);
  ng_annotator_free(annotator);
  ng_language_free(language);
  return code;
}
