/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built-in knowledge: states, organizations, office-holders, weapons, places, titles and
 * personal names.  The lists are compiled in; a folder can replace or add to them.  Once
 * open, knowledge never changes and may be shared by any number of threads. */
#ifndef NEWSGRAPH_KNOWLEDGE_H
#define NEWSGRAPH_KNOWLEDGE_H

#include <newsgraph/status.h>

NG_BEGIN_DECLS

typedef struct ng_knowledge ng_knowledge;

/* Loads the lists.  `dir` (may be NULL) is a folder whose NAME.tsv files take the place of
 * embedded lists of the same name and whose other .tsv files are added to them; the form of
 * a list is described in ontologies/lists/README.md.  The caller frees `*out`.
 * NG_ERR_READ: a file cannot be read; NG_ERR_INVALID: a list breaks its form (`err` has
 * file, line and column); NG_ERR_NO_MEM.  Takes some 30 ms. */
NG_API NG_MUST_CHECK ng_status ng_knowledge_open(const char *dir, ng_knowledge **out, ng_error *err);

/* Frees knowledge; NULL is fine.  No thread may still use it. */
NG_API void ng_knowledge_free(ng_knowledge *knowledge);

NG_END_DECLS
#endif
