/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/corpus.h"

#include <lzma.h>

#include <newsgraph/language.h>

#include "base/error.h"
#include "base/io.h"
#include "base/map.h"

#define CORPUS_FILE_MAX ((size_t)512 << 20)

void ng_corpus_dispose(ng_corpus *corpus) {
  for (uint32_t i = 0; i < corpus->docs.len; i++) ng_document_free(corpus->docs.data[i]);
  ng_vec_dispose(&corpus->docs);
}

static bool ends_with(ng_view text, const char *suffix) {
  const size_t len = strlen(suffix);
  return text.len >= len && memcmp(text.data + text.len - len, suffix, len) == 0;
}

static bool starts_with(ng_view text, const char *prefix) {
  const size_t len = strlen(prefix);
  return text.len >= len && memcmp(text.data, prefix, len) == 0;
}

static ng_status decompress(ng_view packed, const char *name, ng_strbuf *out, ng_error *err) {
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK) return ng_fail_no_mem(err);
  static const lzma_action action = LZMA_FINISH;
  uint8_t block[1 << 16];
  stream.next_in = (const uint8_t *)packed.data;
  stream.avail_in = packed.len;
  lzma_ret ret = LZMA_OK;
  while (ret == LZMA_OK && out->len < CORPUS_FILE_MAX) {
    stream.next_out = block;
    stream.avail_out = sizeof block;
    ret = lzma_code(&stream, action);
    ng_strbuf_add(out, (const char *)block, sizeof block - stream.avail_out);
  }
  lzma_end(&stream);
  if (!ng_strbuf_ok(out)) return ng_fail_no_mem(err);
  ng_error_at(err, name, 0, 0);
  return ret == LZMA_STREAM_END ? NG_OK : ng_fail(err, NG_ERR_SYNTAX, "damaged xz file");
}

ng_status ng_corpus_read_file(const char *dir, const char *name, ng_strbuf *out, ng_error *err) {
  ng_strbuf path, packed;
  ng_strbuf_init(&path);
  ng_strbuf_init(&packed);
  ng_strbuf_addf(&path, "%s/%s", dir, name);
  const bool is_packed = ends_with(ng_view_of(name), ".xz");
  ng_status status = ng_file_read(path.data, CORPUS_FILE_MAX, is_packed ? &packed : out, err);
  if (status == NG_OK && is_packed) status = decompress(ng_strbuf_view(&packed), path.data, out, err);
  ng_strbuf_dispose(&packed);
  ng_strbuf_dispose(&path);
  return status;
}

typedef bool document_filter(const ng_document *doc);

static ng_status load_documents(ng_corpus *corpus, const char *dir, const char *name, document_filter *keep, ng_error *err) {
  ng_strbuf content;
  ng_strbuf_init(&content);
  ng_status status = ng_corpus_read_file(dir, name, &content, err);
  size_t offset = 0;
  while (status == NG_OK) {
    ng_document *doc;
    status = ng_conllu_read(content.data, content.len, name, &offset, &doc, err);
    if (status != NG_OK) break;
    if (keep && !keep(doc)) {
      ng_document_free(doc);
    } else if (!ng_vec_push(&corpus->docs, doc)) {
      ng_document_free(doc);
      status = ng_fail_no_mem(err);
    }
  }
  ng_strbuf_dispose(&content);
  return status == NG_END ? NG_OK : status;
}

static bool is_free_gum(const ng_document *doc) {
  static const char *const genres[] = {"GUM_news_", "GUM_interview_", "GUM_bio_", "GUM_voyage_", "GUM_academic_"};
  for (size_t i = 0; i < sizeof genres / sizeof *genres; i++)
    if (starts_with(doc->article.uri, genres[i])) return true;
  return false;
}

ng_status ng_corpus_load(ng_corpus *corpus, const char *dir, const char *name, ng_error *err) {
  return load_documents(corpus, dir, name, NULL, err);
}

ng_status ng_corpus_load_free_gum(ng_corpus *corpus, const char *dir, const char *name, ng_error *err) {
  return load_documents(corpus, dir, name, is_free_gum, err);
}

void ng_corpus_keep_tenth(ng_corpus *corpus, bool tenth) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < corpus->docs.len; i++) {
    const ng_view name = corpus->docs.data[i]->article.uri;
    if ((ng_hash(name.data, name.len, 0) % 10 == 0) == tenth) corpus->docs.data[n++] = corpus->docs.data[i];
    else ng_document_free(corpus->docs.data[i]);
  }
  corpus->docs.len = n;
}

ng_status ng_corpus_load_treebanks(ng_corpus *corpus, const char *dir, const char *part, ng_error *err) {
  char name[64];
  snprintf(name, sizeof name, "ud-ewt/%s.conllu.xz", part);
  NG_TRY(ng_corpus_load(corpus, dir, name, err));
  snprintf(name, sizeof name, "ud-gum/%s.conllu.xz", part);
  return ng_corpus_load_free_gum(corpus, dir, name, err);
}
