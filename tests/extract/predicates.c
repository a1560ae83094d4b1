/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the predicates of CoNLL-U read from stdin, one a line: sentence (from 0, over the whole input),
 * word (from 1), kind, lemma, polarity, modality, then ROLE:WORD for each argument.  For scoring
 * against role annotations (propbank.py).  With --parse, tags and trees
 * are not those of the input but those that the language layer finds for its tokens. */
#include <newsgraph/language.h>
#include <newsgraph/predicate.h>

#include "base/strbuf.h"

static const char *const kinds[] = {"verb", "noun", "adjective", "copula", "apposition"};
static const char *const modalities[] = {"fact", "future", "possible", "alleged"};

static uint32_t word_of(const ng_document *doc, uint32_t token) {
  uint32_t n;
  const ng_token *const tokens = ng_document_tokens(doc, &n);
  return token - ng_document_sentences(doc, &n)[tokens[token].sentence].first + 1;
}

static void print_predicates(const ng_document *doc, uint32_t base) {
  uint32_t n_predicates, n;
  const ng_predicate *const predicates = ng_document_predicates(doc, &n_predicates);
  const ng_argument *const arguments = ng_document_arguments(doc, &n);
  const ng_token *const tokens = ng_document_tokens(doc, &n);
  for (uint32_t i = 0; i < n_predicates; i++) {
    const ng_predicate *const p = &predicates[i];
    printf("%u\t%u\t%s\t%.*s\t%s\t%s", base + tokens[p->token].sentence, word_of(doc, p->token), kinds[p->kind],
           NG_VIEW_ARGS(p->lemma), p->polarity == NG_POLARITY_NEGATIVE ? "negative" : "positive", modalities[p->modality]);
    for (uint32_t a = p->first_argument; a < p->first_argument + p->n_arguments; a++)
      printf("\t%.*s:%u", NG_VIEW_ARGS(arguments[a].role), word_of(doc, arguments[a].token));
    putchar('\n');
  }
}

int main(int argc, char **argv) {
  const bool parse = argc > 1 && strcmp(argv[1], "--parse") == 0;
  ng_strbuf input;
  ng_strbuf_init(&input);
  char chunk[65536];
  size_t got;
  while ((got = fread(chunk, 1, sizeof chunk, stdin)) > 0) ng_strbuf_add(&input, chunk, got);
  size_t offset = 0;
  uint32_t base = 0;
  ng_error err = {0};
  ng_document *doc;
  ng_language *language = NULL;
  ng_annotator *annotator = NULL;
  ng_status status = parse ? ng_language_load(NULL, &language, &err) : NG_OK;
  if (status == NG_OK && parse) status = ng_annotator_new(language, &annotator, &err);
  while (status == NG_OK && (status = ng_conllu_read(input.data, input.len, "stdin", &offset, &doc, &err)) == NG_OK) {
    if (parse) status = ng_annotate_tokens(annotator, doc, &err);
    if (status == NG_OK) status = ng_find_predicates(doc, &err);
    if (status == NG_OK) print_predicates(doc, base);
    uint32_t n;
    ng_document_sentences(doc, &n);
    base += n;
    ng_document_free(doc);
  }
  ng_annotator_free(annotator);
  ng_language_free(language);
  ng_strbuf_dispose(&input);
  if (status == NG_END) return 0;
  fprintf(stderr, "%s\n", err.message);
  return 1;
}
