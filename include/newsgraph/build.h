/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From documents to the graph. */
#ifndef NEWSGRAPH_BUILD_H
#define NEWSGRAPH_BUILD_H

#include <newsgraph/document.h>
#include <newsgraph/graph.h>
#include <newsgraph/ontology.h>

NG_BEGIN_DECLS

/* Records the ontology's name and the looks of its types ("style person": "ellipse #56b4e9")
 * as properties of the graph, for pictures. */
NG_API NG_MUST_CHECK ng_status ng_build_add_ontology(ng_graph_builder *builder, const ng_ontology *ontology,
                                                     ng_error *err);

/* What of a document enters the graph; zero is the default of each field. */
typedef struct ng_build_options {
  double min_confidence;   /* leave out statements below it */
  bool negated;            /* take negated statements too */
  bool all_nodes;          /* take entities that no statement names too */
} ng_build_options;

/* Enters a document's statements and the entities they name into a builder.  `ontology` is
 * the one they were extracted with; it tells which edge types have no direction.  `options`
 * may be NULL.  The builder copies what it needs. */
NG_API NG_MUST_CHECK ng_status ng_build_add_document(ng_graph_builder *builder, const ng_document *doc,
                                                     const ng_ontology *ontology, const ng_build_options *options,
                                                     ng_error *err);

/* ISO 8601 text of a date at its precision ("2023-04"), "" for none; returns `out`. */
NG_API const char *ng_date_format(ng_date date, char out[16]);

NG_END_DECLS
#endif
