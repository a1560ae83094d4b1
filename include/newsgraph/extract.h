/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From predicates to statements: what an ontology makes of a document. */
#ifndef NEWSGRAPH_EXTRACT_H
#define NEWSGRAPH_EXTRACT_H

#include <stdio.h>

#include <newsgraph/document.h>
#include <newsgraph/knowledge.h>
#include <newsgraph/ontology.h>

NG_BEGIN_DECLS

/* An ontology and knowledge made ready for extraction.  Immutable: any number of threads may
 * share one, each with its own documents. */
typedef struct ng_extractor ng_extractor;

/* Both arguments are borrowed and must outlive the extractor.  The caller frees `*out`. */
NG_API NG_MUST_CHECK ng_status ng_extractor_new(const ng_ontology *ontology, const ng_knowledge *knowledge,
                                                ng_extractor **out,
                                                ng_error *err);
/* NULL is fine. */
NG_API void ng_extractor_free(ng_extractor *extractor);

/* Puts the names of an annotated document (ng_annotate) right by the knowledge, the ontology and
 * the whole article: where they begin and end, of which type they are.  Predicates are to be
 * found on them.  Fails only when memory runs out. */
NG_API NG_MUST_CHECK ng_status ng_extract_names(const ng_extractor *extractor, ng_document *doc, ng_error *err);

/* Sets the entities and statements of a document whose sentences are annotated
 * (ng_annotate), whose names are put right (ng_extract_names, called here if it has not been)
 * and whose predicates are found (ng_find_predicates); completes its mentions.
 * Entities come in order of appearance; statements in order of their evidence, at most one
 * for each type, source, target and status.  Fails only when memory runs out. */
NG_API NG_MUST_CHECK ng_status ng_extract(const ng_extractor *extractor, ng_document *doc, ng_error *err);

typedef struct ng_record_options {
  bool with_text;         /* the article's text as "text" */
  float min_confidence;   /* leaves out statements below it */
} ng_record_options;

/* Writes the record of an extracted document as one line of JSON: article, entities,
 * statements.  Offsets are bytes of the article's text.  `options` may be NULL.
 * NG_ERR_WRITE where the stream fails. */
NG_API NG_MUST_CHECK ng_status ng_record_write(const ng_document *doc, const ng_record_options *options, FILE *out,
                                               ng_error *err);

typedef enum ng_explain_format { NG_EXPLAIN_TEXT, NG_EXPLAIN_SVG } ng_explain_format;

typedef struct ng_explain_options {
  ng_explain_format format;
  uint32_t sentence;      /* only this one, counted from 1; 0 for all */
} ng_explain_options;

/* Extracts a document whose predicates are found (as ng_extract does) and writes how each sentence was read: tokens
 * with tags, tree, mentions with what they refer to, predicates with their arguments, the rules that fired and those
 * that nearly did with what stopped them.  As SVG: the trees.  `options` may be NULL.
 * NG_ERR_NOT_FOUND if there is no such sentence, NG_ERR_WRITE where the stream fails. */
NG_API NG_MUST_CHECK ng_status ng_explain_write(const ng_extractor *extractor, ng_document *doc,
                                                const ng_explain_options *options, FILE *out, ng_error *err);

/* Takes a document through all stages up to statements (ng_pipeline_process). */
typedef ng_status (*ng_process_fn)(void *user, ng_document *doc, ng_error *err);

typedef struct ng_example_counts {
  uint32_t run;
  uint32_t failed;
} ng_example_counts;

/* Runs the example sentences of an ontology's triggers: each must give a statement of the trigger's
 * edge type with the marked fillers (and status, where one is marked), a starred one none.  Calls
 * `on_fault` for each that does not, with file and line.  NG_OK even if examples fail; what
 * `process` returns if it fails.  `counts` may be NULL. */
NG_API NG_MUST_CHECK ng_status ng_ontology_run_examples(const ng_ontology *ontology, ng_process_fn process,
                                                        void *process_user,
                                                        ng_ontology_fault_fn on_fault, void *fault_user,
                                                        ng_example_counts *counts, ng_error *err);

NG_END_DECLS
#endif
