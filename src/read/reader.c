/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths to inputs.  A file is handed out unopened, unless its name or size makes it worth a
 * look whether it is NDJSON; then, as with standard input, each line becomes an input. */
#include <libxml/parser.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "read/field_map.h"
#include "read/format.h"
#include "read/input.h"
#include "read/stream.h"
#include "read/walk.h"
#include "read/words.h"

enum {
  HEAD_SIZE = 1 << 16,   /* bytes looked at */
  BLOCK_SIZE = 1 << 16,
  SPLIT_SIZE = 1 << 20   /* files from this size on are looked at */
};

/* A stream of NDJSON records. */
typedef struct line_source {
  ng_stream *stream;     /* NULL: none is open */
  ng_strbuf uri;
  ng_strbuf buffer;
  size_t pos;            /* of the next line in `buffer` */
  bool at_end;
  uint32_t line;
  uint32_t number;
} line_source;

struct ng_reader {
  ng_arena arena;
  const char **paths;
  size_t n;
  size_t next;
  bool follow_links;
  bool whole;            /* a format other than NDJSON is forced */
  bool split;            /* NDJSON is forced */
  size_t max_bytes;
  ng_walk *walk;         /* NULL: not within a folder */
  ng_strbuf path;
  line_source lines;
};

static ng_status check_options(const ng_read_options *options, ng_error *err) {
  ng_field_map map;
  if (options->format && !ng_format_named(options->format))
    return ng_fail(err, NG_ERR_BAD_ARG, "no format is called '%s'", options->format);
  return ng_field_map_parse(options->map, &map, err);
}

static bool copy_paths(ng_reader *reader, const char *const *paths, size_t n) {
  reader->paths = ng_arena_alloc(&reader->arena, n, sizeof *reader->paths);
  for (size_t i = 0; reader->paths && i < n; i++) {
    reader->paths[i] = ng_arena_copy(&reader->arena, ng_view_of(paths[i])).data;
    if (!reader->paths[i]) return false;
  }
  return reader->paths != NULL;
}

ng_status ng_reader_open(const char *const *paths, size_t n, const ng_read_options *options, ng_reader **out, ng_error *err) {
  static const ng_read_options defaults;
  *out = NULL;
  ng_error_at(err, NULL, 0, 0);
  if (!options) options = &defaults;
  if (!n || !paths) return ng_fail(err, NG_ERR_BAD_ARG, "no paths given");
  NG_TRY(check_options(options, err));
  xmlInitParser(); /* once, before several threads parse */
  ng_reader *const reader = ng_alloc_zero(1, sizeof *reader);
  if (!reader) return ng_fail_no_mem(err);
  ng_arena_init(&reader->arena);
  ng_strbuf_init(&reader->path);
  ng_strbuf_init(&reader->lines.uri);
  ng_strbuf_init(&reader->lines.buffer);
  reader->n = n;
  reader->follow_links = options->follow_links;
  reader->split = options->format && strcmp(options->format, "ndjson") == 0;
  reader->whole = options->format && !reader->split;
  reader->max_bytes = options->max_bytes ? options->max_bytes : NG_TEXT_MAX;
  if (!copy_paths(reader, paths, n)) {
    ng_reader_close(reader);
    return ng_fail_no_mem(err);
  }
  *out = reader;
  return NG_OK;
}

static void lines_close(line_source *lines) {
  ng_stream_close(lines->stream);
  lines->stream = NULL;
}

void ng_reader_close(ng_reader *reader) {
  if (!reader) return;
  ng_walk_close(reader->walk);
  lines_close(&reader->lines);
  ng_strbuf_dispose(&reader->lines.uri);
  ng_strbuf_dispose(&reader->lines.buffer);
  ng_strbuf_dispose(&reader->path);
  ng_arena_dispose(&reader->arena);
  ng_dealloc(reader);
}

/* Drops the lines that have been used and reads one more block. */
static ng_status lines_refill(line_source *lines, ng_error *err) {
  ng_strbuf *const buffer = &lines->buffer;
  if (lines->pos) {
    memmove(buffer->data, buffer->data + lines->pos, buffer->len - lines->pos);
    ng_strbuf_cut(buffer, buffer->len - lines->pos);
    lines->pos = 0;
  }
  const size_t before = buffer->len;
  NG_TRY(ng_stream_fill(lines->stream, buffer, before + BLOCK_SIZE, err));
  lines->at_end = buffer->len == before;
  return NG_OK;
}

/* The next line, which lives until the next call.  NG_END after the last.  A line over the
 * limit is passed over and reported. */
static ng_status next_line(line_source *lines, size_t limit, ng_view *out, ng_error *err) {
  size_t scanned = 0;
  bool too_long = false;
  for (;;) {
    const ng_view rest = ng_view_make(lines->buffer.data + lines->pos, lines->buffer.len - lines->pos);
    const char *const newline = rest.len > scanned ? memchr(rest.data + scanned, '\n', rest.len - scanned) : NULL;
    if (newline || lines->at_end) {
      if (!newline && !rest.len && !too_long) return NG_END;
      const size_t len = newline ? (size_t)(newline - rest.data) : rest.len;
      lines->pos += newline ? len + 1 : len;
      lines->line++;
      *out = ng_view_make(rest.data, len);
      if (!too_long && len <= limit) return NG_OK;
      ng_error_at(err, lines->uri.data, lines->line, 0);
      return ng_fail(err, NG_ERR_INVALID, "line longer than the limit of %zu bytes", limit);
    }
    scanned = rest.len;
    if (rest.len > limit) { /* its bytes are not wanted any more */
      too_long = true;
      lines->pos = lines->buffer.len;
      scanned = 0;
    }
    NG_TRY(lines_refill(lines, err));
  }
}

static ng_status next_record(ng_reader *reader, ng_input **out, ng_error *err) {
  line_source *const lines = &reader->lines;
  ng_view line;
  do {
    const ng_status status = next_line(lines, reader->max_bytes, &line, err);
    if (status == NG_END || status == NG_ERR_READ || status == NG_ERR_SYNTAX || status == NG_ERR_NO_MEM) lines_close(lines);
    if (status == NG_ERR_INVALID) lines->number++;
    if (status != NG_OK) return status;
  } while (!ng_read__trim(line).len);
  lines->number++;
  char *const data = ng_alloc(line.len);
  if (!data) return ng_fail_no_mem(err);
  memcpy(data, line.data, line.len);
  ng_strbuf uri;
  ng_strbuf_init(&uri);
  ng_strbuf_add_view(&uri, ng_strbuf_view(&lines->uri));
  ng_strbuf_addf(&uri, "#%u", lines->number);
  const ng_status status = ng_input__new(uri.data, NULL, data, line.len, out, err);
  ng_strbuf_dispose(&uri);
  if (status == NG_OK) {
    (*out)->number = lines->number;
    (*out)->line = lines->line;
  }
  return status;
}

/* Opens a path as a stream and looks at its head; `*is_lines` says whether records follow. */
static ng_status look(ng_reader *reader, const char *path, bool is_stdin, bool *is_lines, ng_error *err) {
  line_source *const lines = &reader->lines;
  ng_strbuf_clear(&lines->uri);
  ng_strbuf_clear(&lines->buffer);
  ng_strbuf_add_text(&lines->uri, path);
  lines->pos = lines->line = lines->number = 0;
  lines->at_end = false;
  NG_TRY(ng_stream_open(path, &lines->stream, err));
  const ng_status status = ng_stream_fill(lines->stream, &lines->buffer, HEAD_SIZE, err);
  const ng_view head = ng_strbuf_view(&lines->buffer);
  *is_lines = reader->split || ng_sniff_ndjson(head) != NG_SURE_NOT || (is_stdin && ng_ndjson_is_record(head));
  if (status != NG_OK) lines_close(lines);
  return status;
}

/* Everything on standard input, or in a pipe, that is not NDJSON is one input. */
static ng_status rest_of_stream(ng_reader *reader, const char *path, ng_input **out, ng_error *err) {
  line_source *const lines = &reader->lines;
  ng_status status = ng_stream_read_all(lines->stream, reader->max_bytes, &lines->buffer, err);
  lines_close(lines);
  if (status != NG_OK) return status;
  const size_t len = lines->buffer.len;
  char *const data = ng_strbuf_detach(&lines->buffer);
  return data ? ng_input__new(path, NULL, data, len, out, err) : ng_fail_no_mem(err);
}

static bool is_worth_a_look(const ng_reader *reader, const char *path, size_t size) {
  static const char *const names[] = {".ndjson", ".jsonl", ".ldjson", ".ndjson.gz", ".jsonl.gz", ".ndjson.zst", ".jsonl.zst"};
  bool named = false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) named = named || ng_read__ends_nocase(ng_view_of(path), names[i]);
  return reader->split || (!reader->whole && (named || size >= SPLIT_SIZE));
}

/* A regular file: NG_OK with `*out` NULL if its records are to be read now. */
static ng_status file_input(ng_reader *reader, const char *path, size_t size, ng_input **out, ng_error *err) {
  if (is_worth_a_look(reader, path, size)) {
    bool is_lines;
    NG_TRY(look(reader, path, false, &is_lines, err));
    if (is_lines) return NG_OK;
    lines_close(&reader->lines);
  }
  NG_TRY(ng_input__new(path, path, NULL, 0, out, err));
  (*out)->size = size;
  return NG_OK;
}

/* Begins with the next path that was given. */
static ng_status next_path(ng_reader *reader, ng_input **out, ng_error *err) {
  const char *const path = reader->paths[reader->next++];
  ng_path_kind kind;
  size_t size;
  bool is_lines;
  NG_TRY(ng_path_kind_of(path, &kind, &size, err));
  switch (kind) {
    case NG_PATH_FOLDER: return ng_walk_open(path, reader->follow_links, &reader->walk, err);
    case NG_PATH_FILE: return file_input(reader, path, size, out, err);
    case NG_PATH_STREAM: break;
  }
  NG_TRY(look(reader, path, true, &is_lines, err));
  return is_lines && !reader->whole ? NG_OK : rest_of_stream(reader, path, out, err);
}

ng_status ng_reader_next(ng_reader *reader, ng_input **out, ng_error *err) {
  *out = NULL;
  ng_error_at(err, NULL, 0, 0);
  for (;;) {
    ng_status status;
    size_t size;
    if (reader->lines.stream) {
      status = next_record(reader, out, err);
      if (status == NG_END) continue;
    } else if (reader->walk) {
      status = ng_walk_next(reader->walk, &reader->path, &size, err);
      if (status == NG_END) {
        ng_walk_close(reader->walk);
        reader->walk = NULL;
        continue;
      }
      if (status == NG_OK) status = file_input(reader, reader->path.data, size, out, err);
    } else if (reader->next < reader->n) {
      status = next_path(reader, out, err);
    } else {
      return NG_END;
    }
    if (status != NG_OK || *out) return status;
  }
}
