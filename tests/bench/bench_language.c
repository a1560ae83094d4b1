/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens a second of each stage of the language layer, best of several runs.
 *
 *   bench_language FILE [ROUNDS]
 *
 * FILE is plain text, read as one body with empty lines between paragraphs. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <newsgraph/language.h>

#include "base/io.h"
#include "document/document.h"
#include "nlp/stage.h"

enum { MAX_STAGES = 16, DEFAULT_ROUNDS = 5, PART = 20000 /* bytes of a document, about an article */ };

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* A document of the text from `*at` on, up to an empty line behind PART bytes. */
static ng_document *next_document(ng_view text, size_t *at) {
  size_t end = text.len - *at > PART ? *at + PART : text.len;
  while (end < text.len && !(text.data[end - 1] == '\n' && text.data[end] == '\n')) end++;
  ng_document *const doc = ng_document__new();
  const ng_view part = ng_view_make(text.data + *at, end - *at);
  *at = end;
  if (doc && ng_document__set_text(doc, part, NULL) == NG_OK &&
      ng_vec_push(&doc->blocks, (ng_block){{0, (uint32_t)part.len}, NG_BLOCK_BODY}))
    return doc;
  ng_document_free(doc);
  return NULL;
}

static bool run_round(ng_annotator *annotator, ng_view text, double spent[MAX_STAGES], size_t *n_tokens) {
  *n_tokens = 0;
  for (size_t at = 0; at < text.len;) {
    ng_document *const doc = next_document(text, &at);
    if (!doc) return false;
    for (size_t i = 0; ng_stages[i]; i++) {
      const double start = seconds();
      if (ng_annotator__run(annotator, ng_stages[i], doc, NULL) != NG_OK) return false;
      spent[i] += seconds() - start;
    }
    *n_tokens += doc->tokens.len;
    ng_document_free(doc);
  }
  return true;
}

static bool bench(ng_annotator *annotator, ng_view text, int rounds) {
  double best[MAX_STAGES] = {0}, total = 0;
  size_t n_tokens = 0;
  for (int round = 0; round < rounds; round++) {
    double spent[MAX_STAGES] = {0};
    if (!run_round(annotator, text, spent, &n_tokens)) return false;
    for (size_t i = 0; ng_stages[i]; i++)
      if (!round || spent[i] < best[i]) best[i] = spent[i];
  }
  for (size_t i = 0; ng_stages[i]; i++) {
    total += best[i];
    printf("%-8s %10.0f tokens/s %8.3f s\n", ng_stages[i]->name, best[i] > 0 ? (double)n_tokens / best[i] : 0, best[i]);
  }
  printf("%-8s %10.0f tokens/s %8.3f s, %zu tokens\n", "all", total > 0 ? (double)n_tokens / total : 0, total, n_tokens);
  return true;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  ng_error err = {0};
  ng_strbuf text;
  ng_language *language = NULL;
  ng_annotator *annotator = NULL;
  ng_strbuf_init(&text);
  ng_status status = ng_file_read(argv[1], NG_TEXT_MAX, &text, &err);
  const double start = seconds();
  if (status == NG_OK) status = ng_language_load(NULL, &language, &err);
  if (status == NG_OK) printf("models loaded in %.1f ms\n", (seconds() - start) * 1e3);
  if (status == NG_OK) status = ng_annotator_new(language, &annotator, &err);
  const int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : DEFAULT_ROUNDS;
  const bool good = status == NG_OK && bench(annotator, ng_strbuf_view(&text), rounds);
  if (status != NG_OK) fprintf(stderr, "bench_language: %s\n", err.message);
  ng_annotator_free(annotator);
  ng_language_free(language);
  ng_strbuf_dispose(&text);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
