/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/document.h"

#include <nettle/sha2.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"

ng_document *ng_document__new(void) {
  ng_document *const doc = ng_alloc_zero(1, sizeof *doc);
  if (!doc) return NULL;
  ng_arena_init(&doc->arena);
  doc->article.language = ng_view_of("en");
  return doc;
}

void ng_document_free(ng_document *doc) {
  if (!doc) return;
  ng_vec_dispose(&doc->shifts);
  ng_vec_dispose(&doc->blocks);
  ng_vec_dispose(&doc->sentences);
  ng_vec_dispose(&doc->tokens);
  ng_vec_dispose(&doc->mentions);
  ng_vec_dispose(&doc->predicates);
  ng_vec_dispose(&doc->arguments);
  ng_vec_dispose(&doc->entities);
  ng_vec_dispose(&doc->statements);
  ng_arena_dispose(&doc->arena);
  ng_dealloc(doc);
}

static void hash_text(ng_view text, char out[65]) {
  struct sha256_ctx ctx;
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_init(&ctx);
  sha256_update(&ctx, text.len, (const uint8_t *)text.data);
  sha256_digest(&ctx, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++) {
    out[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    out[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  out[64] = '\0';
}

ng_status ng_document__set_text(ng_document *doc, ng_view text, ng_error *err) {
  if (text.len > NG_TEXT_MAX) return ng_fail(err, NG_ERR_INVALID, "text larger than the limit of %u bytes", NG_TEXT_MAX);
  doc->text = ng_document__copy(doc, text);
  if (!doc->text.data) return ng_fail_no_mem(err);
  hash_text(doc->text, doc->article.sha256);
  return NG_OK;
}

static ng_view trimmed(ng_view text) {
  while (text.len && ng_ascii_is_space(text.data[0])) text = ng_view_make(text.data + 1, text.len - 1);
  while (text.len && ng_ascii_is_space(text.data[text.len - 1])) text.len--;
  return text;
}

static bool add_block(ng_document *doc, ng_view slice, ng_block_kind kind) {
  const ng_view part = trimmed(slice);
  if (!part.len) return true;
  const uint32_t begin = (uint32_t)(part.data - doc->text.data);
  return ng_vec_push(&doc->blocks, (ng_block){{begin, begin + (uint32_t)part.len}, kind});
}

ng_status ng_document_new_text(const char *uri, const char *text, size_t len, ng_document **out, ng_error *err) {
  *out = NULL;
  if (!text && len) return ng_fail(err, NG_ERR_BAD_ARG, "no text given");
  const size_t valid = ng_utf8_valid_prefix(ng_view_make(text, len));
  if (valid < len) return ng_fail(err, NG_ERR_INVALID, "text is not UTF-8 at byte %zu", valid);
  ng_document *const doc = ng_document__new();
  if (!doc) return ng_fail_no_mem(err);
  ng_status status = ng_document__set_text(doc, ng_view_make(text ? text : "", len), err);
  if (status == NG_OK) {
    const ng_view whole = trimmed(doc->text);
    const char *const newline = whole.len ? memchr(whole.data, '\n', whole.len) : NULL;
    const size_t title_len = newline ? (size_t)(newline - whole.data) : 0;
    doc->article.uri = ng_document__copy(doc, ng_view_of(uri ? uri : ""));
    doc->article.title = trimmed(ng_view_make(whole.data, title_len));
    if (!doc->article.uri.data || !add_block(doc, doc->article.title, NG_BLOCK_TITLE) ||
        !add_block(doc, ng_view_make(whole.data + title_len, whole.len - title_len), NG_BLOCK_BODY))
      status = ng_fail_no_mem(err);
  }
  if (status != NG_OK) {
    ng_document_free(doc);
    return status;
  }
  *out = doc;
  return NG_OK;
}

const ng_article *ng_document_article(const ng_document *doc) { return &doc->article; }
ng_view ng_document_text(const ng_document *doc) { return doc->text; }

#define DEFINE_ACCESSOR(type, field)                                        \
  const type *ng_document_##field(const ng_document *doc, uint32_t *n) {    \
    *n = doc->field.len;                                                    \
    return doc->field.len ? doc->field.data : NULL;                         \
  }

DEFINE_ACCESSOR(ng_block, blocks)
DEFINE_ACCESSOR(ng_sentence, sentences)
DEFINE_ACCESSOR(ng_token, tokens)
DEFINE_ACCESSOR(ng_mention, mentions)
DEFINE_ACCESSOR(ng_predicate, predicates)
DEFINE_ACCESSOR(ng_argument, arguments)
DEFINE_ACCESSOR(ng_entity, entities)
DEFINE_ACCESSOR(ng_statement, statements)

ng_view ng_document_slice(const ng_document *doc, ng_span span) {
  if (span.begin > span.end || span.end > doc->text.len) return (ng_view){NULL, 0};
  return ng_view_make(doc->text.data + span.begin, span.end - span.begin);
}

ng_view ng_token_text(const ng_document *doc, const ng_token *token) {
  return ng_document_slice(doc, (ng_span){token->begin, token->end});
}

size_t ng_document_source_offset(const ng_document *doc, uint32_t offset) {
  const uint32_t after = offset < UINT32_MAX ? ng_vec_from(&doc->shifts, text, offset + 1) : doc->shifts.len;
  return after ? (size_t)((int64_t)offset + doc->shifts.data[after - 1].shift) : offset;
}

uint32_t ng_document__first_predicate(const ng_document *doc, uint32_t token) {
  return ng_vec_from(&doc->predicates, token, token);
}

const ng_predicate *ng_document__predicate_of(const ng_document *doc, uint32_t token) {
  const uint32_t first = ng_document__first_predicate(doc, token);
  return first < doc->predicates.len && doc->predicates.data[first].token == token ? &doc->predicates.data[first] : NULL;
}
