/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/train_coref_data.h"

#include <stdio.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "train/corpus.h"

/* ---- brackets of CoNLL columns ---- */

typedef struct open_bracket {
  uint32_t chain;
  uint32_t begin;
} open_bracket;

typedef struct bracket_reader {
  NG_VEC(open_bracket) open;
  coref_spans *out;
} bracket_reader;

static bool close_bracket(bracket_reader *r, uint32_t chain, uint32_t end) {
  for (uint32_t k = r->open.len; k-- > 0;)
    if (r->open.data[k].chain == chain) {
      const coref_span span = {r->open.data[k].begin, end, chain};
      r->open.data[k] = r->open.data[--r->open.len];
      return ng_vec_push(r->out, span);
    }
  return true;
}

/* One cell, such as "(3(4)" or "(1|2)", of the token with this number. */
static bool read_cell(bracket_reader *r, ng_view cell, uint32_t token) {
  for (size_t i = 0; i < cell.len;) {
    const bool opens = cell.data[i] == '(';
    if (opens) i++;
    if (i >= cell.len || !ng_ascii_is_digit(cell.data[i])) {
      i++;
      continue;
    }
    uint32_t chain = 0;
    for (; i < cell.len && ng_ascii_is_digit(cell.data[i]); i++) chain = chain * 10 + (uint32_t)(cell.data[i] - '0');
    const bool closes = i < cell.len && cell.data[i] == ')';
    if (opens && !ng_vec_push(&r->open, (open_bracket){chain, token})) return false;
    if (closes && !close_bracket(r, chain, token + 1)) return false;
  }
  return true;
}

static ng_view column(ng_view line, unsigned index) {
  size_t at = 0;
  for (; index > 0 && at < line.len; at++) index -= line.data[at] == '\t';
  size_t end = at;
  while (end < line.len && line.data[end] != '\t') end++;
  return ng_view_make(line.data + at, end - at);
}

static ng_view next_line(ng_view text, size_t *at) {
  const char *const stop = memchr(text.data + *at, '\n', text.len - *at);
  const ng_view line = ng_view_make(text.data + *at, stop ? (size_t)(stop - text.data) - *at : text.len - *at);
  *at += line.len + 1;
  return line;
}

static bool starts_with(ng_view text, const char *prefix) {
  const size_t len = strlen(prefix);
  return text.len >= len && memcmp(text.data, prefix, len) == 0;
}

/* ---- OntoGUM ---- */

static coref_doc *find_document(coref_docs *docs, ng_view name) {
  for (uint32_t i = 0; i < docs->len; i++)
    if (ng_view_equals(docs->data[i].doc->article.uri, name)) return &docs->data[i];
  return NULL;
}

static bool read_ontogum_chains(ng_view text, coref_docs *docs) {
  bracket_reader r = {0};
  coref_doc *doc = NULL;
  uint32_t token = 0;
  bool ok = true;
  for (size_t at = 0; ok && at < text.len;) {
    const ng_view line = next_line(text, &at);
    if (starts_with(line, "# begin document ")) {
      doc = find_document(docs, ng_view_make(line.data + 17, line.len - 17));
      token = 0;
      r.open.len = 0;
      if (doc) r.out = &doc->gold;
    } else if (doc && line.len && line.data[0] != '#') {
      ok = read_cell(&r, column(line, 2), token++);
    }
  }
  ng_vec_dispose(&r.open);
  return ok;
}

static ng_status move_documents(ng_corpus *corpus, coref_docs *out, ng_error *err) {
  for (uint32_t i = 0; i < corpus->docs.len; i++) {
    if (!ng_vec_push(out, (coref_doc){.doc = corpus->docs.data[i], .complete = true})) return ng_fail_no_mem(err);
    corpus->docs.data[i] = NULL;
  }
  return NG_OK;
}

ng_status coref_read_ontogum(const char *data_dir, const char *part, bool free_only, coref_docs *out, ng_error *err) {
  char name[64];
  ng_corpus corpus = {0};
  ng_strbuf text;
  ng_strbuf_init(&text);
  snprintf(name, sizeof name, "ud-gum/%s.conllu.xz", part);
  ng_status status = free_only ? ng_corpus_load_free_gum(&corpus, data_dir, name, err)
      : ng_corpus_load(&corpus, data_dir, name, err);
  if (status == NG_OK) status = move_documents(&corpus, out, err);
  snprintf(name, sizeof name, "ontogum/%s.conll.xz", part);
  if (status == NG_OK) status = ng_corpus_read_file(data_dir, name, &text, err);
  if (status == NG_OK && !read_ontogum_chains(ng_strbuf_view(&text), out)) status = ng_fail_no_mem(err);
  ng_strbuf_dispose(&text);
  ng_corpus_dispose(&corpus);
  return status;
}

/* ---- LitBank ---- */

typedef struct litbank_reader {
  ng_strbuf text;
  coref_doc doc;
  uint32_t first; /* token of the sentence under way */
  bracket_reader brackets;
} litbank_reader;

static bool end_sentence(litbank_reader *r) {
  ng_document *const doc = r->doc.doc;
  if (!doc || doc->tokens.len == r->first) return true;
  const ng_sentence sentence = {r->first, doc->tokens.len, 0, NG_NONE, {doc->tokens.data[r->first].begin, (uint32_t)r->text.len}};
  r->first = doc->tokens.len;
  return ng_vec_push(&doc->sentences, sentence);
}

static bool add_token(litbank_reader *r, ng_view word) {
  ng_document *const doc = r->doc.doc;
  const ng_token token = {.begin = (uint32_t)r->text.len, .end = (uint32_t)(r->text.len + word.len),
      .sentence = doc->sentences.len,
                          .head = NG_NONE, .flags = NG_TOKEN_SPACE_AFTER, .confidence = 1000};
  ng_strbuf_add_view(&r->text, word);
  ng_strbuf_add_char(&r->text, ' ');
  return ng_vec_push(&doc->tokens, token);
}

static ng_status end_document(litbank_reader *r, coref_docs *out, ng_error *err) {
  ng_document *const doc = r->doc.doc;
  if (!doc) return NG_OK;
  if (!end_sentence(r) || !ng_strbuf_ok(&r->text)) return ng_fail_no_mem(err);
  NG_TRY(ng_document__set_text(doc, ng_strbuf_view(&r->text), err));
  if (!ng_vec_push(&doc->blocks, (ng_block){{0, (uint32_t)r->text.len}, NG_BLOCK_BODY}) ||
      !ng_vec_push(out, r->doc)) return ng_fail_no_mem(err);
  r->doc = (coref_doc){0};
  return NG_OK;
}

static ng_status begin_document(litbank_reader *r, ng_error *err) {
  r->doc.doc = ng_document__new();
  r->first = 0;
  r->brackets.open.len = 0;
  ng_strbuf_clear(&r->text);
  return r->doc.doc ? NG_OK : ng_fail_no_mem(err);
}

static ng_status read_litbank(litbank_reader *r, ng_view text, coref_docs *out, ng_error *err) {
  for (size_t at = 0; at < text.len;) {
    const ng_view line = next_line(text, &at);
    if (starts_with(line, "#begin document")) {
      NG_TRY(end_document(r, out, err));
      NG_TRY(begin_document(r, err));
    } else if (r->doc.doc && !line.len) {
      if (!end_sentence(r)) return ng_fail_no_mem(err);
    } else if (r->doc.doc && line.data[0] != '#') {
      r->brackets.out = &r->doc.gold;
      const uint32_t token = r->doc.doc->tokens.len;
      if (!add_token(r, column(line, 3)) || !read_cell(&r->brackets, column(line, 12), token)) return ng_fail_no_mem(err);
    }
  }
  return end_document(r, out, err);
}

ng_status coref_read_litbank(const char *data_dir, coref_docs *out, ng_error *err) {
  ng_strbuf text;
  litbank_reader r = {0};
  ng_strbuf_init(&text);
  ng_strbuf_init(&r.text);
  ng_status status = ng_corpus_read_file(data_dir, "litbank-coref/train.conll.xz", &text, err);
  if (status == NG_OK) status = read_litbank(&r, ng_strbuf_view(&text), out, err);
  ng_document_free(r.doc.doc);
  ng_vec_dispose(&r.doc.gold);
  ng_vec_dispose(&r.brackets.open);
  ng_strbuf_dispose(&r.text);
  ng_strbuf_dispose(&text);
  return status;
}

void coref_docs_dispose(coref_docs *docs) {
  for (uint32_t i = 0; i < docs->len; i++) {
    ng_document_free(docs->data[i].doc);
    ng_vec_dispose(&docs->data[i].gold);
  }
  ng_vec_dispose(docs);
}
