/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a file or of standard input, decompressed on the way: gzip and zstd are
 * recognised by their magic numbers, whatever the file's name. */
#ifndef NG_READ_STREAM_H
#define NG_READ_STREAM_H

#include <newsgraph/status.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

typedef struct ng_stream ng_stream;

/* Opens a path ("-": standard input). */
ng_status ng_stream_open(const char *path, ng_stream **out, ng_error *err);

/* Reads from bytes that the caller keeps alive; `name` is for messages. */
ng_status ng_stream_open_memory(const char *name, ng_view data, ng_stream **out, ng_error *err);

/* Reads up to `size` bytes; `*n` is 0 only at the end. */
ng_status ng_stream_read(ng_stream *stream, char *buffer, size_t size, size_t *n, ng_error *err);

/* Appends to `out` until the end of the stream or until `out` holds `want` bytes. */
ng_status ng_stream_fill(ng_stream *stream, ng_strbuf *out, size_t want, ng_error *err);

/* Appends all that is left; more than `limit` bytes are NG_ERR_INVALID. */
ng_status ng_stream_read_all(ng_stream *stream, size_t limit, ng_strbuf *out, ng_error *err);

void ng_stream_close(ng_stream *stream);

#endif
