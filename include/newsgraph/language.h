/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language layer: from text to sentences, tokens, tags, lemmas, dependency trees,
 * names and coreference chains, all of it annotation on an ng_document.
 *
 *   ng_language *language;
 *   ng_annotator *annotator;
 *   ng_language_load(NULL, &language, &err);             once for the program
 *   ng_annotator_new(language, &annotator, &err);        once for each thread
 *   ng_annotate(annotator, doc, &err);                   once for each document
 */
#ifndef NEWSGRAPH_LANGUAGE_H
#define NEWSGRAPH_LANGUAGE_H

#include <stdio.h>

#include <newsgraph/document.h>
#include <newsgraph/knowledge.h>

NG_BEGIN_DECLS

/* The trained models.  Immutable once loaded: any number of threads may share one. */
typedef struct ng_language ng_language;

/* The working memory of one thread; it must not outlive its language. */
typedef struct ng_annotator ng_annotator;

/* Loads the models of the folder `dir`, or those compiled into the library where `dir` is
 * NULL.  A model that is not there switches its stage off (see ng_language_has); a damaged
 * one is refused: NG_ERR_INVALID.  The caller frees `*out`. */
NG_API NG_MUST_CHECK ng_status ng_language_load(const char *dir, ng_language **out, ng_error *err);
NG_API void ng_language_free(ng_language *language);

/* The built-in lists that the stages use, NULL where none does; live as long as the language. */
NG_API const ng_knowledge *ng_language_knowledge(const ng_language *language);

/* Whether a stage will run: "tokens", "tagger", "lemma", "parser", "names", "coref". */
NG_API bool ng_language_has(const ng_language *language, const char *stage);

/* A workspace; the caller frees `*out`. */
NG_API NG_MUST_CHECK ng_status ng_annotator_new(const ng_language *language, ng_annotator **out, ng_error *err);
NG_API void ng_annotator_free(ng_annotator *annotator);

/* Runs every stage over the titles, body and list items of a document; annotations it has
 * are replaced.  Time is linear in the text.  Fails only when memory runs out. */
NG_API NG_MUST_CHECK ng_status ng_annotate(ng_annotator *annotator, ng_document *doc, ng_error *err);

/* The same for a document whose sentences and tokens are given (ng_conllu_read): these stay,
 * all else is replaced. */
NG_API NG_MUST_CHECK ng_status ng_annotate_tokens(ng_annotator *annotator, ng_document *doc, ng_error *err);

/* Reads the next document of a CoNLL-U file held in memory, from `*offset` on (0 at first),
 * and moves `*offset` behind it.  A document ends where a "# newdoc" comment begins another;
 * "# newpar" comments become blocks; the text is made of the forms and SpaceAfter=No.  The
 * parts of a multi-word token are marked NG_TOKEN_JOINED; empty nodes and enhanced
 * dependencies are passed over.  NG_END where nothing is left; NG_ERR_SYNTAX with the line
 * where the file is malformed.  `source` names the file in errors, may be NULL. */
NG_API NG_MUST_CHECK ng_status ng_conllu_read(const char *data, size_t len, const char *source, size_t *offset,
                                              ng_document **out, ng_error *err);

/* Writes a document as CoNLL-U: sent_id and text comments, multi-word tokens, and in MISC
 * SpaceAfter=No, TokenRange=b:e (Unicode characters in the document's text), names as
 * NER=B-person, chains as Coref=(e1 ... e1).  NG_ERR_WRITE where the stream fails. */
NG_API NG_MUST_CHECK ng_status ng_conllu_write(const ng_document *doc, FILE *out, ng_error *err);

NG_END_DECLS
#endif
