/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole way of an article: read, language, predicates, extraction; over many articles
 * with several threads, delivered in input order.
 *
 *   ng_pipeline *pipeline;
 *   ng_pipeline_new(NULL, &pipeline, &err);
 *   ng_pipeline_run(pipeline, paths, n_paths, NULL, &handler, NULL, &err);
 *   ng_pipeline_free(pipeline);
 */
#ifndef NEWSGRAPH_PIPELINE_H
#define NEWSGRAPH_PIPELINE_H

#include <newsgraph/document.h>
#include <newsgraph/extract.h>
#include <newsgraph/ontology.h>
#include <newsgraph/read.h>

NG_BEGIN_DECLS

/* The loaded models, lists and ontology.  Immutable: any number of threads may share it. */
typedef struct ng_pipeline ng_pipeline;

/* How far documents are taken. */
typedef enum ng_pipeline_depth {
  NG_PIPELINE_STATEMENTS, /* all stages: entities and statements (default) */
  NG_PIPELINE_PREDICATES, /* all but extraction, which is left to the caller: ng_explain_write */
  NG_PIPELINE_LANGUAGE    /* sentences, tokens, tags, trees, names, coreference */
} ng_pipeline_depth;

/* Zero or NULL everywhere means the defaults. */
typedef struct ng_pipeline_options {
  const char *ontology;  /* name of a built-in ontology or path of a file; "diplomacy" */
  const char *models;    /* folder of trained models; those built in */
  ng_pipeline_depth depth;
} ng_pipeline_options;

/* Loads what the options name; `options` may be NULL.  The caller frees `*out`.  Faults of
 * an ontology: NG_ERR_INVALID with the first one (ng_ontology_check lists them all). */
NG_API NG_MUST_CHECK ng_status ng_pipeline_new(const ng_pipeline_options *options, ng_pipeline **out, ng_error *err);
NG_API void ng_pipeline_free(ng_pipeline *pipeline);

/* The ontology and the extractor in use; they live as long as the pipeline and are NULL
 * where documents are taken through the language layer alone. */
NG_API const ng_ontology *ng_pipeline_ontology(const ng_pipeline *pipeline);
NG_API const ng_extractor *ng_pipeline_extractor(const ng_pipeline *pipeline);

/* Takes one document, already read, through the stages. */
NG_API NG_MUST_CHECK ng_status ng_pipeline_process(const ng_pipeline *pipeline, ng_document *doc, ng_error *err);

/* What the caller learns of a run, always on the calling thread and in input order.  Each
 * callback may be NULL. */
typedef struct ng_run_handler {
  /* A finished article; the document is freed after the call.  Any status but NG_OK stops
   * the run and is returned by it. */
  ng_status (*article)(void *user, ng_document *doc, ng_error *err);
  /* An article that could not be read; the run goes on. */
  void (*failure)(void *user, const ng_error *err);
  /* After each input; `bytes` as stored of all inputs so far. */
  void (*progress)(void *user, size_t articles, size_t failures, size_t bytes);
  void *user;
} ng_run_handler;

typedef struct ng_run_options {
  ng_read_options read;
  unsigned threads;      /* 0: one for each core */
} ng_run_options;

typedef struct ng_run_summary {
  size_t articles;
  size_t failures;
  size_t bytes;          /* of the inputs as stored */
} ng_run_summary;

/* Runs every article found under `paths` through the pipeline.  Memory does not grow with
 * the number of articles, and what the handler sees is the same for any number of threads.
 * `options` and `summary` may be NULL. */
NG_API NG_MUST_CHECK ng_status ng_pipeline_run(const ng_pipeline *pipeline, const char *const *paths, size_t n_paths,
                                               const ng_run_options *options, const ng_run_handler *handler,
                                               ng_run_summary *summary, ng_error *err);

NG_END_DECLS
#endif
