/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the factors of the confidence of each statement of the articles named, for fitting
 * their weights (fit_confidence.py): one JSON object a line, in the order of `newsgraph extract`. */
#include <newsgraph/pipeline.h>

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

/* Extraction with the drafts kept. */
static ng_status print_article(void *user, ng_document *doc, ng_error *err) {
  ng_extraction x;
  ng_drafts drafts = {0};
  ng_status status = ng_extraction_begin(&x, ng_pipeline_extractor(user), doc, err);
  if (status == NG_OK) status = ng_extraction_draft(&x, &drafts, err);
  for (uint32_t i = 0; status == NG_OK && i < drafts.list.len; i++)
    if (!drafts.list.data[i].dropped) print_factors(doc, &drafts.list.data[i]);
  ng_vec_dispose(&drafts.list);
  ng_extraction_dispose(&x);
  return status;
}

int main(int argc, char **argv) {
  const ng_pipeline_options options = {.depth = NG_PIPELINE_PREDICATES};
  ng_error err = {0};
  ng_pipeline *pipeline;
  ng_status status = ng_pipeline_new(&options, &pipeline, &err);
  if (status == NG_OK) {
    const ng_run_handler handler = {.article = print_article, .user = pipeline};
    status = ng_pipeline_run(pipeline, (const char *const *)(argv + 1), (size_t)(argc - 1), NULL, &handler, NULL, &err);
    ng_pipeline_free(pipeline);
  }
  if (status != NG_OK) fprintf(stderr, "confidence_factors: %s\n", err.message);
  return status != NG_OK;
}
