/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document with tokens and sentences for tests, without the language layer: words are
 * what blanks separate, with commas, brackets, quotes and "'s" cut off; a line is a
 * sentence. */
#ifndef NG_TESTS_PLAIN_DOCUMENT_H
#define NG_TESTS_PLAIN_DOCUMENT_H

#include "document/document.h"
#include "harness.h"

static inline void plain_token(ng_document *doc, size_t begin, size_t end) {
  if (begin == end) return;
  const ng_token token = {.begin = (uint32_t)begin, .end = (uint32_t)end, .sentence = doc->sentences.len, .head = NG_NONE};
  if (!ng_vec_push(&doc->tokens, token)) abort();
}

static inline void plain_word(ng_document *doc, size_t begin, size_t end) {
  const char *s = doc->text.data;
  while (begin < end && strchr("(\"", s[begin])) plain_token(doc, begin, begin + 1), begin++;
  size_t cut = end;
  while (cut > begin && (strchr(",;:!?)\"", s[cut - 1]) || (s[cut - 1] == '.' && (cut == doc->text.len || s[cut] == '\n'))))
    cut--;
  if (cut - begin > 2 && memcmp(s + cut - 2, "'s", 2) == 0) {
    plain_token(doc, begin, cut - 2);
    plain_token(doc, cut - 2, cut);
  } else {
    plain_token(doc, begin, cut);
  }
  for (; cut < end; cut++) plain_token(doc, cut, cut + 1);
}

static inline ng_document *plain_document(const char *text, ng_date date) {
  ng_document *doc;
  if (ng_document_new_text("test.txt", text, strlen(text), &doc, NULL) != NG_OK) abort();
  doc->article.date = date;
  const ng_view v = doc->text;
  for (size_t line = 0; line < v.len;) {
    size_t end = line;
    while (end < v.len && v.data[end] != '\n') end++;
    const uint32_t first = doc->tokens.len;
    for (size_t at = line; at < end;) {
      size_t stop = at;
      while (stop < end && v.data[stop] != ' ') stop++;
      plain_word(doc, at, stop);
      at = stop < end ? stop + 1 : end;
    }
    const ng_sentence s = {.first = first, .end = doc->tokens.len, .root = NG_NONE, .span = {(uint32_t)line, (uint32_t)end}};
    if (doc->tokens.len > first && !ng_vec_push(&doc->sentences, s)) abort();
    line = end + 1;
  }
  return doc;
}

#endif
