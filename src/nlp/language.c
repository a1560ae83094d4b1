/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads models and runs the stages in their order. */
#include <newsgraph/language.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "base/resource.h"
#include "document/document.h"
#include "nlp/coref.h"
#include "nlp/lemma.h"
#include "nlp/names.h"
#include "nlp/parser.h"
#include "nlp/stage.h"
#include "nlp/token.h"

/* Order of work.  To add a stage: define an ng_stage in its file, list it here. */
const ng_stage *const ng_stages[] = {
  &ng_stage_tokens,
  &ng_stage_parser,
  &ng_stage_lemma,
  &ng_stage_names,
  &ng_stage_coref,
  NULL,
};

enum { MAX_STAGES = 16, MODEL_ALIGNMENT = 64 };
_Static_assert(sizeof ng_stages / sizeof *ng_stages <= MAX_STAGES + 1, "too many stages");

#define MODEL_FILE_MAX ((size_t)64 << 20)

/* A model file read from disk. */
typedef struct loaded_file {
  struct loaded_file *next;
  char bytes[];
} loaded_file;

struct ng_language {
  char *dir;           /* NULL: embedded models */
  loaded_file *files;
  ng_knowledge *knowledge; /* NULL until a stage asks for it */
  bool on[MAX_STAGES];
  void *models[MAX_STAGES];
};

struct ng_annotator {
  const ng_language *language;
  void *workspaces[MAX_STAGES];
};

/* Finds the stage of a name; the end of the table where there is none. */
static size_t find_stage(const char *name) {
  size_t i = 0;
  while (ng_stages[i] && strcmp(ng_stages[i]->name, name) != 0) i++;
  return i;
}

static ng_status read_model_file(ng_language *language, const char *name, ng_view *bytes, ng_error *err) {
  ng_strbuf path, content;
  ng_strbuf_init(&path);
  ng_strbuf_init(&content);
  ng_strbuf_addf(&path, "%s/%s", language->dir, name);
  ng_status status = ng_strbuf_ok(&path) ? ng_file_read(path.data, MODEL_FILE_MAX, &content, err) : ng_fail_no_mem(err);
  if (status == NG_OK) {
    loaded_file *const file = ng_alloc(sizeof *file + content.len + MODEL_ALIGNMENT);
    if (file) {
      char *const aligned = file->bytes + (MODEL_ALIGNMENT - (uintptr_t)file->bytes % MODEL_ALIGNMENT) % MODEL_ALIGNMENT;
      memcpy(aligned, content.data, content.len);
      file->next = language->files;
      language->files = file;
      *bytes = ng_view_make(aligned, content.len);
    } else {
      status = ng_fail_no_mem(err);
    }
  }
  ng_strbuf_dispose(&content);
  ng_strbuf_dispose(&path);
  return status;
}

ng_status ng_language__file(ng_language *language, const char *name, ng_view *bytes, ng_error *err) {
  if (language->dir) return read_model_file(language, name, bytes, err);
  char path[128];
  snprintf(path, sizeof path, "models/%s", name);
  if (!ng_resource_find(ng_view_of(path), bytes)) return ng_fail(err, NG_ERR_NOT_FOUND, "no model '%s'", name);
  return NG_OK;
}

ng_status ng_language__knowledge(ng_language *language, const ng_knowledge **out, ng_error *err) {
  if (!language->knowledge) NG_TRY(ng_knowledge_open(NULL, &language->knowledge, err));
  *out = language->knowledge;
  return NG_OK;
}

const ng_knowledge *ng_language_knowledge(const ng_language *language) { return language->knowledge; }

static ng_status load_stages(ng_language *language, ng_error *err) {
  for (size_t i = 0; ng_stages[i]; i++) {
    const ng_stage *const stage = ng_stages[i];
    if (stage->needs && !ng_language_has(language, stage->needs)) continue;
    const ng_status status = stage->load(language, &language->models[i], err);
    if (status == NG_ERR_NOT_FOUND) continue;
    NG_TRY(status);
    language->on[i] = true;
  }
  return NG_OK;
}

ng_status ng_language_load(const char *dir, ng_language **out, ng_error *err) {
  *out = NULL;
  ng_language *const language = ng_alloc_zero(1, sizeof *language);
  if (!language) return ng_fail_no_mem(err);
  ng_status status = NG_OK;
  if (dir) {
    language->dir = ng_alloc(strlen(dir) + 1);
    if (language->dir) memcpy(language->dir, dir, strlen(dir) + 1);
    else status = ng_fail_no_mem(err);
  }
  if (status == NG_OK) status = load_stages(language, err);
  if (status != NG_OK) {
    ng_language_free(language);
    return status;
  }
  *out = language;
  return NG_OK;
}

void ng_language_free(ng_language *language) {
  if (!language) return;
  for (size_t i = 0; ng_stages[i]; i++)
    if (language->models[i]) ng_stages[i]->unload(language->models[i]);
  while (language->files) {
    loaded_file *const file = language->files;
    language->files = file->next;
    ng_dealloc(file);
  }
  ng_knowledge_free(language->knowledge);
  ng_dealloc(language->dir);
  ng_dealloc(language);
}

bool ng_language_has(const ng_language *language, const char *stage) {
  const size_t i = find_stage(stage);
  return ng_stages[i] && language->on[i];
}

ng_status ng_annotator_new(const ng_language *language, ng_annotator **out, ng_error *err) {
  *out = NULL;
  ng_annotator *const annotator = ng_alloc_zero(1, sizeof *annotator);
  if (!annotator) return ng_fail_no_mem(err);
  annotator->language = language;
  for (size_t i = 0; ng_stages[i]; i++) {
    if (!language->on[i] || !ng_stages[i]->begin) continue;
    const ng_status status = ng_stages[i]->begin(language->models[i], &annotator->workspaces[i], err);
    if (status != NG_OK) {
      ng_annotator_free(annotator);
      return status;
    }
  }
  *out = annotator;
  return NG_OK;
}

void ng_annotator_free(ng_annotator *annotator) {
  if (!annotator) return;
  for (size_t i = 0; ng_stages[i]; i++)
    if (annotator->workspaces[i]) ng_stages[i]->end(annotator->workspaces[i]);
  ng_dealloc(annotator);
}

static ng_status run_stage(ng_annotator *annotator, size_t i, ng_document *doc, ng_error *err) {
  if (!annotator->language->on[i]) return NG_OK;
  return ng_stages[i]->run(annotator->language->models[i], annotator->workspaces[i], doc, err);
}

ng_status ng_annotator__run(ng_annotator *annotator, const ng_stage *stage, ng_document *doc, ng_error *err) {
  return run_stage(annotator, find_stage(stage->name), doc, err);
}

/* Everything that is made from tokens. */
static void forget_annotations(ng_document *doc) {
  ng_vec_clear(&doc->mentions);
  doc->names = NULL;
  ng_vec_clear(&doc->predicates);
  ng_vec_clear(&doc->arguments);
  ng_vec_clear(&doc->entities);
  ng_vec_clear(&doc->statements);
  for (uint32_t i = 0; i < doc->sentences.len; i++) doc->sentences.data[i].root = NG_NONE;
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    ng_token *const token = &doc->tokens.data[i];
    token->head = NG_NONE;
    token->lemma = (ng_view){NULL, 0};
    token->upos = NG_UPOS_X;
    token->xpos = NG_XPOS_NONE;
    token->deprel = NG_DEPREL_DEP;
    token->feats = 0;
    token->confidence = 1000;
  }
}

ng_status ng_annotate_tokens(ng_annotator *annotator, ng_document *doc, ng_error *err) {
  forget_annotations(doc);
  const size_t tokens = find_stage("tokens");
  for (size_t i = 0; ng_stages[i]; i++)
    if (i != tokens) NG_TRY(run_stage(annotator, i, doc, err));
  return NG_OK;
}

ng_status ng_annotate(ng_annotator *annotator, ng_document *doc, ng_error *err) {
  ng_vec_clear(&doc->sentences);
  ng_vec_clear(&doc->tokens);
  const size_t tokens = find_stage("tokens");
  if (ng_stages[tokens]) NG_TRY(run_stage(annotator, tokens, doc, err));
  return ng_annotate_tokens(annotator, doc, err);
}
