/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "base/alloc.h"
#include "base/error.h"

#define INPUT_SIZE (1u << 16)
#define NAME_MAX_KEPT 256

typedef enum packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD } packing;

struct ng_stream {
  FILE *file;            /* NULL for memory */
  bool packed_known;
  packing kind;
  bool file_end;
  bool inside;           /* within a gzip member or zstd frame, which must be completed */
  const unsigned char *next; /* stored bytes not yet used */
  size_t n_next;
  z_stream zlib;
  ZSTD_DStream *zstd;
  char name[NAME_MAX_KEPT];
  unsigned char input[INPUT_SIZE];
};

static ng_status fail_errno(ng_error *err, ng_status status, const char *what) {
  char text[128];
  return ng_fail(err, status, "%s: %s", what, strerror_r(errno, text, sizeof text) == 0 ? text : "unknown error");
}

static ng_stream *stream_new(const char *name) {
  ng_stream *const stream = ng_alloc_zero(1, sizeof *stream);
  if (stream) snprintf(stream->name, sizeof stream->name, "%s", name);
  return stream;
}

ng_status ng_stream_open(const char *path, ng_stream **out, ng_error *err) {
  ng_error_at(err, path, 0, 0);
  ng_stream *const stream = stream_new(path);
  if (!stream) return ng_fail_no_mem(err);
  stream->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
  if (!stream->file) {
    const ng_status status = fail_errno(err, errno == ENOENT ? NG_ERR_NOT_FOUND : NG_ERR_READ, "cannot open");
    ng_stream_close(stream);
    return status;
  }
  *out = stream;
  return NG_OK;
}

ng_status ng_stream_open_memory(const char *name, ng_view data, ng_stream **out, ng_error *err) {
  ng_stream *const stream = stream_new(name);
  if (!stream) return ng_fail_no_mem(err);
  stream->next = (const unsigned char *)data.data;
  stream->n_next = data.len;
  stream->file_end = true;
  *out = stream;
  return NG_OK;
}

void ng_stream_close(ng_stream *stream) {
  if (!stream) return;
  if (stream->kind == PACKING_GZIP) inflateEnd(&stream->zlib);
  ZSTD_freeDStream(stream->zstd);
  if (stream->file && stream->file != stdin) fclose(stream->file);
  ng_dealloc(stream);
}

/* Tops up the stored bytes so that at least one is there, unless the file has ended. */
static ng_status refill(ng_stream *stream, ng_error *err) {
  if (stream->n_next || stream->file_end) return NG_OK;
  stream->next = stream->input;
  stream->n_next = fread(stream->input, 1, sizeof stream->input, stream->file);
  if (stream->n_next) return NG_OK;
  stream->file_end = true;
  if (!ferror(stream->file)) return NG_OK;
  ng_error_at(err, stream->name, 0, 0);
  return fail_errno(err, NG_ERR_READ, "cannot read");
}

static bool starts_with(const ng_stream *stream, const char *magic, size_t len) {
  return stream->n_next >= len && memcmp(stream->next, magic, len) == 0;
}

static ng_status detect_packing(ng_stream *stream, ng_error *err) {
  NG_TRY(refill(stream, err));
  stream->packed_known = true;
  if (starts_with(stream, "\x1f\x8b\x08", 3)) {
    if (inflateInit2(&stream->zlib, 15 + 16) != Z_OK) return ng_fail_no_mem(err);
    stream->kind = PACKING_GZIP;
  } else if (starts_with(stream, "\x28\xb5\x2f\xfd", 4)) {
    stream->zstd = ZSTD_createDStream();
    if (!stream->zstd) return ng_fail_no_mem(err);
    stream->kind = PACKING_ZSTD;
  }
  return NG_OK;
}

static ng_status fail_packed(const ng_stream *stream, const char *what, ng_error *err) {
  ng_error_at(err, stream->name, 0, 0);
  return ng_fail(err, NG_ERR_SYNTAX, "%s data %s", stream->kind == PACKING_GZIP ? "gzip" : "zstd", what);
}

static ng_status inflate_some(ng_stream *stream, char *buffer, size_t size, size_t *n, ng_error *err) {
  z_stream *const z = &stream->zlib;
  union { /* zlib's input pointer lacks const but is only read */
    const unsigned char *in;
    unsigned char *mutable_in;
  } cast = {.in = stream->next};
  z->next_in = cast.mutable_in;
  z->avail_in = stream->n_next > INPUT_SIZE ? INPUT_SIZE : (uInt)stream->n_next;
  z->next_out = (unsigned char *)buffer;
  z->avail_out = size > INPUT_SIZE ? INPUT_SIZE : (uInt)size;
  const uInt out_before = z->avail_out;
  const int code = inflate(z, Z_NO_FLUSH);
  stream->n_next -= (size_t)(z->next_in - stream->next);
  stream->next = z->next_in;
  *n = out_before - z->avail_out;
  if (code == Z_STREAM_END) {
    stream->inside = false;
    inflateReset(z);
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    return code == Z_MEM_ERROR ? ng_fail_no_mem(err) : fail_packed(stream, "is damaged", err);
  }
  return NG_OK;
}

static ng_status unzstd_some(ng_stream *stream, char *buffer, size_t size, size_t *n, ng_error *err) {
  ZSTD_inBuffer in = {stream->next, stream->n_next, 0};
  ZSTD_outBuffer out = {buffer, size, 0};
  const size_t code = ZSTD_decompressStream(stream->zstd, &out, &in);
  stream->next += in.pos;
  stream->n_next -= in.pos;
  *n = out.pos;
  if (ZSTD_isError(code)) return fail_packed(stream, "is damaged", err);
  if (code == 0) stream->inside = false;
  return NG_OK;
}

ng_status ng_stream_read(ng_stream *stream, char *buffer, size_t size, size_t *n, ng_error *err) {
  *n = 0;
  if (!stream->packed_known) NG_TRY(detect_packing(stream, err));
  while (*n == 0 && size) {
    NG_TRY(refill(stream, err));
    const bool drained = stream->n_next == 0; /* a codec may still hold output */
    if (drained && !stream->inside) return NG_OK;
    if (stream->kind == PACKING_NONE) {
      *n = size < stream->n_next ? size : stream->n_next;
      memcpy(buffer, stream->next, *n);
      stream->next += *n;
      stream->n_next -= *n;
      return NG_OK;
    }
    if (!stream->inside && stream->kind == PACKING_GZIP && stream->next[0] != 0x1f) { /* padding after the last member */
      stream->n_next = 0;
      continue;
    }
    stream->inside = true;
    NG_TRY((stream->kind == PACKING_GZIP ? inflate_some : unzstd_some)(stream, buffer, size, n, err));
    if (drained && *n == 0 && stream->inside) return fail_packed(stream, "is cut short", err);
  }
  return NG_OK;
}

ng_status ng_stream_fill(ng_stream *stream, ng_strbuf *out, size_t want, ng_error *err) {
  char block[1 << 15];
  while (out->len < want) {
    const size_t room = want - out->len;
    size_t n;
    NG_TRY(ng_stream_read(stream, block, room < sizeof block ? room : sizeof block, &n, err));
    if (!n) break;
    ng_strbuf_add(out, block, n);
    if (!ng_strbuf_ok(out)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

ng_status ng_stream_read_all(ng_stream *stream, size_t limit, ng_strbuf *out, ng_error *err) {
  NG_TRY(ng_stream_fill(stream, out, limit + 1, err));
  if (out->len <= limit) return NG_OK;
  ng_error_at(err, stream->name, 0, 0);
  return ng_fail(err, NG_ERR_INVALID, "larger than the limit of %zu bytes", limit);
}
