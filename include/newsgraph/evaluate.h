/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of extracted documents against annotated ones. */
#ifndef NEWSGRAPH_EVALUATE_H
#define NEWSGRAPH_EVALUATE_H

#include <stdio.h>

#include <newsgraph/document.h>
#include <newsgraph/ontology.h>

NG_BEGIN_DECLS

/* Gathers counts over documents.  One thread. */
typedef struct ng_evaluation ng_evaluation;

/* Reads annotations from memory: one JSON object a line with `id` (the article's file name
 * without its ending), `nodes` ({name, type, aliases}) and `edges` ({type, source, target,
 * status, place}, by node name).  `source` names the file in errors; `ontology` tells which
 * edge types have no direction and must outlive the evaluation.  NG_ERR_SYNTAX or
 * NG_ERR_INVALID with the line of a fault.  The caller frees `*out`. */
NG_API NG_MUST_CHECK ng_status ng_evaluation_new(const char *gold, size_t len, const char *source,
                                                 const ng_ontology *ontology, ng_evaluation **out, ng_error *err);
NG_API void ng_evaluation_free(ng_evaluation *evaluation);

/* Compares a document with the annotation of its name; one without annotation is passed
 * over and counted.
 *
 * A node is found when an annotated node of its type shares a name with it; persons must
 * be named in full where the annotation has a full name.  An edge is found when type,
 * source and target agree (either way round where the type has no direction; for a visit
 * the place may stand for the target) and neither side is negated. */
NG_API NG_MUST_CHECK ng_status ng_evaluation_add(ng_evaluation *evaluation, const ng_document *doc, ng_error *err);

/* Prints precision, recall and F1 of nodes and edges, for each type and in all, over every
 * annotated article, those never added counting as missed; how many found edges have the
 * right status; with `verbose` every miss and every false find, as text ("text") or one
 * JSON object ("json"). */
NG_API NG_MUST_CHECK ng_status ng_evaluation_write(ng_evaluation *evaluation, const char *format, bool verbose,
                                                   FILE *out, ng_error *err);

NG_END_DECLS
#endif
