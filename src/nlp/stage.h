/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the language pipeline.  Its model is immutable and shared by threads, its
 * workspace belongs to one thread, its results go to the document. */
#ifndef NG_NLP_STAGE_H
#define NG_NLP_STAGE_H

#include <newsgraph/knowledge.h>
#include <newsgraph/language.h>

typedef struct ng_stage {
  const char *name;
  const char *needs; /* stage without which this one is switched off, or NULL */
  /* Builds the model from its files (ng_language__file).  NG_ERR_NOT_FOUND switches the
   * stage off; any other failure stops the loading of the language. */
  ng_status (*load)(ng_language *language, void **model, ng_error *err);
  void (*unload)(void *model);
  /* The workspace; both NULL where a stage keeps nothing between documents. */
  ng_status (*begin)(const void *model, void **workspace, ng_error *err);
  void (*end)(void *workspace);
  ng_status (*run)(const void *model, void *workspace, ng_document *doc, ng_error *err);
} ng_stage;

/* All stages, in the order they run (language.c); NULL ends the table. */
extern const ng_stage *const ng_stages[];

/* Bytes of a model file ("tagger.bin"), aligned to 64; they live as long as the language.
 * NG_ERR_NOT_FOUND where there is none. */
ng_status ng_language__file(ng_language *language, const char *name, ng_view *bytes, ng_error *err);

/* The lists of known entities that stages share, loaded when first asked for; they live as
 * long as the language. */
ng_status ng_language__knowledge(ng_language *language, const ng_knowledge **out, ng_error *err);

/* Runs one stage, nothing where it is switched off; for trainers and benchmarks. */
ng_status ng_annotator__run(ng_annotator *annotator, const ng_stage *stage, ng_document *doc, ng_error *err);

#endif
