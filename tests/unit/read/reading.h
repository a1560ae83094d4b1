/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an input and keeps its documents and problems, for the tests of readers. */
#ifndef NG_TESTS_READING_H
#define NG_TESTS_READING_H

#include "harness.h"

#include <newsgraph/read.h>

enum { READING_MAX = 64 };

typedef struct reading {
  ng_document *docs[READING_MAX];
  uint32_t n;
  ng_error problems[READING_MAX];
  uint32_t n_problems;
  ng_status status;
  ng_error error;
} reading;

static inline ng_status reading_add(ng_document *doc, void *user) {
  reading *const r = user;
  if (r->n < READING_MAX) r->docs[r->n++] = doc;
  else ng_document_free(doc);
  return NG_OK;
}

static inline void reading_problem(const ng_error *problem, void *user) {
  reading *const r = user;
  if (r->n_problems < READING_MAX) r->problems[r->n_problems++] = *problem;
}

static inline void reading_input(reading *r, const ng_input *input, const ng_read_options *options) {
  const ng_read_sink sink = {reading_add, reading_problem, r};
  r->status = ng_input_read(input, options, &sink, &r->error);
}

static inline reading read_bytes(const char *uri, const void *data, size_t len, const ng_read_options *options) {
  reading r = {.n = 0};
  ng_input *input;
  r.status = ng_input_new(uri, data, len, &input, &r.error);
  if (r.status != NG_OK) return r;
  reading_input(&r, input, options);
  ng_input_free(input);
  return r;
}

static inline reading read_text(const char *uri, const char *text) { return read_bytes(uri, text, strlen(text), NULL); }

/* Everything that the given path yields. */
static inline reading read_path(const char *path, const ng_read_options *options) {
  reading r = {.n = 0};
  ng_reader *reader;
  ng_input *input;
  r.status = ng_reader_open(&path, 1, options, &reader, &r.error);
  if (r.status != NG_OK) return r;
  ng_error error;
  for (ng_status s; (s = ng_reader_next(reader, &input, &error)) != NG_END;) {
    if (s == NG_OK) {
      reading_input(&r, input, options);
      ng_input_free(input);
      if (r.status != NG_OK) reading_problem(&r.error, &r);
    } else {
      reading_problem(&error, &r);
    }
  }
  ng_reader_close(reader);
  return r;
}

static inline reading read_data(const char *name, const ng_read_options *options) {
  char path[512];
  snprintf(path, sizeof path, "%s/read/%s", NG_TEST_DATA, name);
  return read_path(path, options);
}

static inline void reading_dispose(reading *r) {
  for (uint32_t i = 0; i < r->n; i++) ng_document_free(r->docs[i]);
  *r = (reading){.n = 0};
}

static inline const ng_article *article(const reading *r, uint32_t i) {
  static const ng_article none;
  return i < r->n ? ng_document_article(r->docs[i]) : &none;
}

static inline ng_view block_text(const reading *r, uint32_t doc, uint32_t block, ng_block_kind *kind) {
  uint32_t n = 0;
  const ng_block *const blocks = doc < r->n ? ng_document_blocks(r->docs[doc], &n) : NULL;
  *kind = block < n ? blocks[block].kind : NG_BLOCK_SKIPPED;
  return block < n ? ng_document_slice(r->docs[doc], blocks[block].span) : (ng_view){NULL, 0};
}

static inline uint32_t n_blocks(const reading *r, uint32_t doc) {
  uint32_t n = 0;
  if (doc < r->n) ng_document_blocks(r->docs[doc], &n);
  return n;
}

#define CHECK_BLOCK(r, doc, block, want_kind, want_text)                           \
  do {                                                                             \
    ng_block_kind kind_;                                                           \
    CHECK_VIEW(block_text((r), (doc), (block), &kind_), (want_text));              \
    CHECK_INT(kind_, (want_kind));                                                 \
  } while (0)

#define CHECK_DATE(date, y, m, d)   \
  do {                              \
    CHECK_INT((date).year, (y));    \
    CHECK_INT((date).month, (m));   \
    CHECK_INT((date).day, (d));     \
  } while (0)

#endif
