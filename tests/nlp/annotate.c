/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotates text (one body, empty lines between paragraphs) or the tokens of a CoNLL-U file
 * and prints CoNLL-U, for the scoring tests.
 *
 *   nlp_annotate [--tokens] [--models DIR] FILE
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <newsgraph/language.h>

#include "base/io.h"
#include "document/document.h"

static ng_status annotate_text(ng_annotator *annotator, ng_view text, ng_error *err) {
  ng_document *const doc = ng_document__new();
  if (!doc) return NG_ERR_NO_MEM;
  ng_status status = ng_document__set_text(doc, text, err);
  if (status == NG_OK && !ng_vec_push(&doc->blocks, (ng_block){{0, (uint32_t)text.len}, NG_BLOCK_BODY})) status = NG_ERR_NO_MEM;
  if (status == NG_OK) status = ng_annotate(annotator, doc, err);
  if (status == NG_OK) status = ng_conllu_write(doc, stdout, err);
  ng_document_free(doc);
  return status;
}

static ng_status annotate_tokens(ng_annotator *annotator, ng_view conllu, ng_error *err) {
  size_t offset = 0;
  ng_status status = NG_OK;
  while (status == NG_OK) {
    ng_document *doc;
    status = ng_conllu_read(conllu.data, conllu.len, NULL, &offset, &doc, err);
    if (status != NG_OK) break;
    status = ng_annotate_tokens(annotator, doc, err);
    if (status == NG_OK) status = ng_conllu_write(doc, stdout, err);
    ng_document_free(doc);
  }
  return status == NG_END ? NG_OK : status;
}

int main(int argc, char **argv) {
  const char *models = NULL, *path = NULL;
  bool tokens = false;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--tokens") == 0) tokens = true;
    else if (strcmp(argv[i], "--models") == 0 && i + 1 < argc) models = argv[++i];
    else path = argv[i];
  }
  if (!path) return 2;
  ng_error err = {0};
  ng_strbuf input;
  ng_language *language = NULL;
  ng_annotator *annotator = NULL;
  ng_strbuf_init(&input);
  ng_status status = ng_file_read(path, NG_TEXT_MAX, &input, &err);
  if (status == NG_OK) status = ng_language_load(models, &language, &err);
  if (status == NG_OK) status = ng_annotator_new(language, &annotator, &err);
  if (status == NG_OK) status = (tokens ? annotate_tokens : annotate_text)(annotator, ng_strbuf_view(&input), &err);
  if (status != NG_OK) {
    char message[1024];
    ng_error_format(&err, message, sizeof message);
    fprintf(stderr, "nlp_annotate: %s\n", message);
  }
  ng_annotator_free(annotator);
  ng_language_free(language);
  ng_strbuf_dispose(&input);
  return status == NG_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
