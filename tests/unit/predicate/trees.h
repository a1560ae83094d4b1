/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees written by hand for tests: "form[|lemma]/UPOS/XPOS/head/deprel" with blanks between, heads from 1, 0 for
 * the root. */
#ifndef NG_TESTS_TREES_H
#define NG_TESTS_TREES_H

#include "harness.h"

#include <newsgraph/language.h>
#include <newsgraph/predicate.h>

#include "base/strbuf.h"

/* The document of one sentence, with its predicates found; NULL (and a failed check) if the notation is wrong. */
static inline ng_document *tree_document(const char *notation) {
  ng_strbuf conllu;
  ng_strbuf_init(&conllu);
  char copy[4096], *word, *rest = copy;
  snprintf(copy, sizeof copy, "%s", notation);
  for (int i = 1; (word = strtok_r(rest, " ", &rest)); i++) {
    char *part[5] = {0}, *inner = word;
    for (int p = 0; p < 5; p++) part[p] = strtok_r(inner, "/", &inner);
    if (!part[4]) break;
    char *lemma = strchr(part[0], '|');
    if (lemma) *lemma++ = '\0';
    ng_strbuf_addf(&conllu, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i, part[0], lemma ? lemma : part[0], part[1],
                   part[2], part[3], part[4]);
  }
  ng_strbuf_add_char(&conllu, '\n');
  size_t offset = 0;
  ng_document *doc = NULL;
  ng_error err = {0};
  if (!CHECK_INT(ng_conllu_read(conllu.data, conllu.len, "test", &offset, &doc, &err), NG_OK) ||
      !CHECK_INT(ng_find_predicates(doc, &err), NG_OK)) fprintf(stderr, "    %s in: %s\n", err.message, notation);
  ng_strbuf_dispose(&conllu);
  return doc;
}

/* The predicate with this lemma, NULL if there is none. */
static inline const ng_predicate *tree_predicate(const ng_document *doc, const char *lemma) {
  uint32_t n;
  const ng_predicate *const all = ng_document_predicates(doc, &n);
  for (uint32_t i = 0; i < n; i++)
    if (ng_view_is(all[i].lemma, lemma)) return &all[i];
  return NULL;
}

/* "role=word role=word ..." of a predicate, "" if there is none; the buffer is the caller's. */
static inline ng_view tree_arguments(const ng_document *doc, const char *lemma, ng_strbuf *out) {
  ng_strbuf_clear(out);
  const ng_predicate *const p = tree_predicate(doc, lemma);
  uint32_t n;
  const ng_argument *const arguments = ng_document_arguments(doc, &n);
  const ng_token *const tokens = ng_document_tokens(doc, &n);
  for (uint32_t i = 0; p && i < p->n_arguments; i++) {
    const ng_argument *const a = &arguments[p->first_argument + i];
    const ng_view word = ng_token_text(doc, &tokens[a->token]);
    ng_strbuf_addf(out, "%s%.*s=%.*s", i ? " " : "", NG_VIEW_ARGS(a->role), NG_VIEW_ARGS(word));
  }
  return ng_strbuf_view(out);
}

#endif
