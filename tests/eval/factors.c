/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the factors of the confidence of each statement of the articles named, for fitting
 * their weights (fit_confidence.py): one JSON object a line, in the order of `newsgraph extract`. */
#include <newsgraph/pipeline.h>
#include <newsgraph/predicate.h>

#include "base/error.h"
#include "extract/extract.h"
#include "extract/statement.h"

static void print_factors(const ng_document *doc, const ng_draft *draft) {
  printf("{\"uri\":\"%.*s\",\"prior\":%.4f,\"factors\":{", NG_VIEW_ARGS(ng_document_article(doc)->uri),
         (double)draft->confidence.prior);
  for (int i = 0; i < NG_FACTOR_COUNT; i++)
    printf("%s\"%s\":%.4f", i ? "," : "", ng_confidence_factor_name((ng_confidence_factor)i),
           (double)draft->confidence.factors[i]);
  puts("}}");
}

/* What ng_pipeline_process does behind the language layer, with the drafts kept. */
static ng_status print_article(void *user, ng_document *doc, ng_error *err) {
  ng_extraction x;
  ng_drafts drafts = {0};
  NG_TRY(ng_extract_names(user, doc, err));
  NG_TRY(ng_find_predicates(doc, err));
  ng_status status = ng_extraction_begin(&x, user, doc, err);
  if (status == NG_OK) status = ng_extraction_draft(&x, &drafts, err);
  for (uint32_t i = 0; status == NG_OK && i < drafts.list.len; i++)
    if (!drafts.list.data[i].dropped) print_factors(doc, &drafts.list.data[i]);
  ng_vec_dispose(&drafts.list);
  ng_extraction_dispose(&x);
  return status;
}

static ng_status run(const char *const *paths, size_t n, ng_error *err) {
  const ng_pipeline_options language = {.depth = NG_PIPELINE_LANGUAGE};
  ng_pipeline *pipeline = NULL;
  ng_ontology *ontology = NULL;
  ng_knowledge *knowledge = NULL;
  ng_extractor *extractor = NULL;
  ng_status status = ng_pipeline_new(&language, &pipeline, err);
  if (status == NG_OK) status = ng_ontology_load(NULL, &ontology, err);
  if (status == NG_OK) status = ng_knowledge_open(NULL, &knowledge, err);
  if (status == NG_OK) status = ng_extractor_new(ontology, knowledge, &extractor, err);
  const ng_run_handler handler = {.article = print_article, .user = extractor};
  if (status == NG_OK) status = ng_pipeline_run(pipeline, paths, n, NULL, &handler, NULL, err);
  ng_extractor_free(extractor);
  ng_knowledge_free(knowledge);
  ng_ontology_free(ontology);
  ng_pipeline_free(pipeline);
  return status;
}

int main(int argc, char **argv) {
  ng_error err = {0};
  if (run((const char *const *)(argv + 1), (size_t)(argc - 1), &err) == NG_OK) return 0;
  fprintf(stderr, "confidence_factors: %s\n", err.message);
  return 1;
}
