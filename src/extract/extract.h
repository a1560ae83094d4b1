/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of extraction share for one document:
 *   entities (entity.h), times (when.h), rules (rule.h) -> statements (statement.h).
 * One extraction belongs to one document and one thread. */
#ifndef NG_EXTRACT_EXTRACT_H
#define NG_EXTRACT_EXTRACT_H

#include <newsgraph/extract.h>

#include "document/document.h"
#include "extract/entity.h"
#include "extract/when.h"
#include "ontology/ontology.h"

struct ng_extractor {
  const ng_ontology *ontology;
  const ng_knowledge *knowledge;
  ng_node_types node_types; /* of each type of name */
};

typedef struct ng_extraction {
  const ng_extractor *extractor;
  ng_document *doc;
  ng_entity_index entities;
  ng_when when;
  const uint32_t *entity_types; /* node type of each entity, in the document's arena */
  const struct ng_drafts *drafts; /* what the rules have found so far, NULL once they are done */
} ng_extraction;

/* Fills the extraction for a document: entities and times.  `x` needs disposing even after a
 * failure. */
NG_MUST_CHECK ng_status ng_extraction_begin(ng_extraction *x, const ng_extractor *extractor, ng_document *doc,
                                            ng_error *err);
/* Runs the rules: sets the document's statements, and keeps in `drafts`, empty before, what they were
 * made of: those not dropped are the statements, in their order. */
typedef struct ng_drafts ng_drafts;
NG_MUST_CHECK ng_status ng_extraction_draft(const ng_extraction *x, ng_drafts *drafts, ng_error *err);
/* The same for the statements alone. */
NG_MUST_CHECK ng_status ng_extraction_run(const ng_extraction *x, ng_error *err);
void ng_extraction_dispose(ng_extraction *x);

#endif
