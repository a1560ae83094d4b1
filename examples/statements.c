/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what articles state, one line each, with the sentence it rests on.
 *
 *   cc examples/statements.c $(pkg-config --cflags --libs newsgraph) -o statements
 *   ./statements examples/articles
 */
#include <stdio.h>

#include <newsgraph/newsgraph.h>

static ng_status print_statements(void *user, ng_document *doc, ng_error *err) {
  uint32_t n, unused;
  const ng_statement *const statements = ng_document_statements(doc, &n);
  const ng_entity *const entities = ng_document_entities(doc, &unused);
  (void)user, (void)err;
  for (uint32_t i = 0; i < n; i++) {
    const ng_statement *const s = &statements[i];
    const ng_view source = entities[s->source].name, target = entities[s->target].name;
    const ng_view evidence = ng_document_slice(doc, s->evidence);
    char date[16];
    printf("%.*s | %.*s | %.*s | %s | %s | %.*s\n", NG_VIEW_ARGS(source), NG_VIEW_ARGS(s->type), NG_VIEW_ARGS(target),
           ng_statement_status_name(s->status), ng_date_format(s->from, date), NG_VIEW_ARGS(evidence));
  }
  return NG_OK;
}

static void print_failure(void *user, const ng_error *failure) {
  char text[1024];
  (void)user;
  ng_error_format(failure, text, sizeof text);
  fprintf(stderr, "%s\n", text);
}

int main(int argc, char **argv) {
  ng_error err = {0};
  ng_pipeline *pipeline;
  const ng_run_handler handler = {.article = print_statements, .failure = print_failure};
  ng_status status = ng_pipeline_new(NULL, &pipeline, &err);
  if (status == NG_OK) {
    status = ng_pipeline_run(pipeline, (const char *const *)(argv + 1), (size_t)argc - 1, NULL, &handler, NULL, &err);
    ng_pipeline_free(pipeline);
  }
  if (status != NG_OK) print_failure(NULL, &err);
  return status == NG_OK ? 0 : 1;
}
