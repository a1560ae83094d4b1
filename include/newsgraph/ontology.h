/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ontologies: which types of nodes and edges there are, and which words say so.  An ontology
 * is a JSON file; its form is described in ontologies/README.md and ontology.schema.json.
 * Once loaded it never changes and may be shared by any number of threads. */
#ifndef NEWSGRAPH_ONTOLOGY_H
#define NEWSGRAPH_ONTOLOGY_H

#include <stdio.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

NG_BEGIN_DECLS

typedef struct ng_ontology ng_ontology;

/* Loads an ontology with all that it includes.  `name` is a path, or the bare name of an
 * embedded ontology ("diplomacy"); NULL is that one.  The caller frees `*out`, which is NULL
 * after a failure; `err` gets the first fault in the order of files and lines.
 * NG_ERR_NOT_FOUND: no such file or embedded ontology; NG_ERR_READ; NG_ERR_SYNTAX: not JSON;
 * NG_ERR_INVALID: breaks a rule; NG_ERR_NO_MEM. */
NG_API NG_MUST_CHECK ng_status ng_ontology_load(const char *name, ng_ontology **out, ng_error *err);

/* Told of each fault of an ontology: file, line, column and what was expected.  `fault` lives
 * during the call only. */
typedef void (*ng_ontology_fault_fn)(const ng_error *fault, void *user);

/* Looks for all faults in one run, as loading would: calls `on_fault` for each, in the order
 * of files and lines.  Returns what ng_ontology_load would return. */
NG_API NG_MUST_CHECK ng_status ng_ontology_check(const char *name, ng_ontology_fault_fn on_fault, void *user,
                                                 ng_error *err);

/* Frees an ontology; NULL is fine.  No thread may still use it. */
NG_API void ng_ontology_free(ng_ontology *ontology);

/* Bare name of the i-th embedded ontology, in byte order; {NULL, 0} past the end. */
NG_API ng_view ng_ontology_builtin(size_t i);

NG_API ng_view ng_ontology_name(const ng_ontology *ontology);
NG_API ng_view ng_ontology_description(const ng_ontology *ontology);

/* Folder of lists that belongs to the ontology ("lists" beside its file), to be passed to
 * ng_knowledge_open; NULL if it has none. */
NG_API const char *ng_ontology_lists_dir(const ng_ontology *ontology);

/* Whether edges of a type have no direction; false for an unknown type. */
NG_API bool ng_ontology_is_symmetric(const ng_ontology *ontology, ng_view edge_type);

/* Colour ("#rrggbb") and Graphviz shape of a node or edge type in pictures; {NULL, 0} where
 * the ontology gives none. */
NG_API ng_view ng_ontology_color(const ng_ontology *ontology, ng_view type);
NG_API ng_view ng_ontology_shape(const ng_ontology *ontology, ng_view type);

/* Label of a node or edge type ("Weapon system", "SUPPLIED"); {NULL, 0} for an unknown one. */
NG_API ng_view ng_ontology_label(const ng_ontology *ontology, ng_view type);

typedef enum ng_ontology_style { NG_ONTOLOGY_TEXT, NG_ONTOLOGY_JSON } ng_ontology_style;

/* Writes a summary for readers (types with their roles and mappings, lists, numbers of
 * triggers), or the same as JSON.  `_list` is a few lines, `_show` has everything, triggers
 * and examples too.  NG_ERR_WRITE if `out` fails. */
NG_API NG_MUST_CHECK ng_status ng_ontology_list(const ng_ontology *ontology, ng_ontology_style style, FILE *out,
                                                ng_error *err);
NG_API NG_MUST_CHECK ng_status ng_ontology_show(const ng_ontology *ontology, ng_ontology_style style, FILE *out,
                                                ng_error *err);

NG_END_DECLS
#endif
