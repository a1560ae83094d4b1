/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/input.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/field_map.h"
#include "read/format.h"
#include "read/stream.h"
#include "read/words.h"

static char *copy_text(const char *text) {
  ng_strbuf buffer;
  ng_strbuf_init(&buffer);
  ng_strbuf_add_text(&buffer, text);
  return ng_strbuf_detach(&buffer);
}

ng_status ng_input__new(const char *uri, const char *path, char *data, size_t len, ng_input **out, ng_error *err) {
  ng_input *const input = ng_alloc_zero(1, sizeof *input);
  if (!input) {
    ng_dealloc(data);
    return ng_fail_no_mem(err);
  }
  *input = (ng_input){.uri = copy_text(uri), .path = path ? copy_text(path) : NULL, .data = data, .len = len, .size = len};
  if (!input->uri || (path && !input->path)) {
    ng_input_free(input);
    return ng_fail_no_mem(err);
  }
  *out = input;
  return NG_OK;
}

ng_status ng_input_new(const char *uri, const void *data, size_t len, ng_input **out, ng_error *err) {
  *out = NULL;
  if (!uri || (!data && len)) return ng_fail(err, NG_ERR_BAD_ARG, "no %s given", uri ? "data" : "name");
  char *const copy = ng_alloc(len);
  if (!copy) return ng_fail_no_mem(err);
  if (len) memcpy(copy, data, len);
  return ng_input__new(uri, NULL, copy, len, out, err);
}

const char *ng_input_uri(const ng_input *input) { return input->uri; }
size_t ng_input_size(const ng_input *input) { return input->size; }

void ng_input_free(ng_input *input) {
  if (!input) return;
  ng_dealloc(input->uri);
  ng_dealloc(input->path);
  ng_dealloc(input->data);
  ng_dealloc(input);
}

void ng_reading_problem(ng_reading *reading, const ng_error *problem) {
  if (reading->sink->problem) {
    reading->sink->problem(problem, reading->sink->user);
  } else if (!reading->has_problem) {
    reading->first = *problem;
    reading->has_problem = true;
  }
}

ng_status ng_reading_tolerate(ng_reading *reading, ng_status status, const ng_error *problem) {
  if (status == NG_OK || status == NG_ERR_NO_MEM || reading->stopped) return status;
  ng_reading_problem(reading, problem);
  return NG_OK;
}

/* "a/b.json#7" or "a/b.json#an-id"; the plain uri for the only article of an input. */
static void article_uri(const ng_reading *reading, const ng_draft *draft, uint32_t number, ng_strbuf *out) {
  const ng_input *const input = reading->input;
  const ng_view id = ng_draft_get(draft, NG_FIELD_ID);
  ng_strbuf_add_text(out, input->uri);
  if (input->number && id.len && !number) { /* the record's id is better than its number */
    const char *const hash = strrchr(out->data, '#');
    if (hash) ng_strbuf_cut(out, (size_t)(hash - out->data));
    ng_strbuf_add_char(out, '#');
    ng_strbuf_add_view(out, id);
  } else if (number) {
    ng_strbuf_add_char(out, input->number ? '.' : '#');
    if (id.len) ng_strbuf_add_view(out, id);
    else ng_strbuf_addf(out, "%u", number);
  }
}

ng_status ng_reading_emit(ng_reading *reading, ng_draft *draft, uint32_t number, ng_error *err) {
  ng_strbuf uri;
  ng_strbuf_init(&uri);
  article_uri(reading, draft, number, &uri);
  ng_draft_refine(draft, ng_view_of(reading->input->uri));
  ng_document *doc = NULL;
  ng_error problem = {.status = NG_OK};
  ng_error_at(&problem, uri.data, reading->line, 0);
  ng_status status = ng_strbuf_ok(&uri) ? ng_draft_finish(draft, ng_strbuf_view(&uri), &doc, &problem) : ng_fail_no_mem(&problem);
  ng_strbuf_dispose(&uri);
  if (status == NG_OK) {
    status = reading->sink->document(doc, reading->sink->user);
    reading->stopped = status != NG_OK;
    return status;
  }
  if (err && status == NG_ERR_NO_MEM) *err = problem;
  if (err && !number) { /* the only article: the input has failed as a whole */
    *err = problem;
    return status;
  }
  return ng_reading_tolerate(reading, status, &problem);
}

static ng_view extension_of(const char *path) {
  ng_view name = ng_view_of(path);
  static const char *const packed[] = {".gz", ".zst", ".zstd"};
  for (size_t i = 0; i < sizeof packed / sizeof packed[0]; i++)
    if (ng_read__ends_nocase(name, packed[i])) name.len -= strlen(packed[i]);
  for (size_t i = name.len; i > 0 && name.data[i - 1] != '/'; i--)
    if (name.data[i - 1] == '.') return ng_view_make(name.data + i, name.len - i);
  return (ng_view){NULL, 0};
}

static ng_status load(const ng_input *input, size_t limit, ng_strbuf *bytes, ng_error *err) {
  ng_stream *stream = NULL;
  NG_TRY(input->path ? ng_stream_open(input->path, &stream, err)
                     : ng_stream_open_memory(input->uri, ng_view_make(input->data, input->len), &stream, err));
  const ng_status status = ng_stream_read_all(stream, limit, bytes, err);
  ng_stream_close(stream);
  return status;
}

static ng_status read_decoded(ng_reading *reading, ng_view text, bool valid, ng_error *err) {
  const ng_input *const input = reading->input;
  NG_TRY(ng_format_refuse_binary(text, err));
  if (!ng_read__trim(text).len) return ng_fail(err, NG_ERR_INVALID, "empty");
  const char *const forced = reading->options->format;
  const ng_format *const format = input->number ? ng_format_named("json")
                                  : forced      ? ng_format_named(forced)
                                                : ng_format_detect(text, reading->extension, err);
  if (!format) return forced ? ng_fail(err, NG_ERR_BAD_ARG, "no format is called '%s'", forced) : NG_ERR_UNSUPPORTED;
  ng_strbuf repaired;
  ng_strbuf_init(&repaired);
  if (!valid && format->wants_valid) {
    ng_utf8_add_repaired(&repaired, text);
    text = ng_strbuf_view(&repaired);
  }
  const ng_status status = ng_strbuf_ok(&repaired) ? format->read(reading, text, err) : ng_fail_no_mem(err);
  ng_strbuf_dispose(&repaired);
  return status;
}

ng_status ng_input_read(const ng_input *input, const ng_read_options *options, const ng_read_sink *sink, ng_error *err) {
  static const ng_read_options defaults;
  ng_error local;
  if (!err) err = &local;
  if (!input || !sink || !sink->document) return ng_fail(err, NG_ERR_BAD_ARG, "no input or no sink given");
  ng_reading reading = {.input = input, .options = options ? options : &defaults, .sink = sink, .line = input->line};
  reading.extension = extension_of(input->path ? input->path : input->uri);
  ng_error_at(err, input->path ? input->path : input->uri, input->line, 0);
  const size_t limit = reading.options->max_bytes ? reading.options->max_bytes : NG_TEXT_MAX;
  ng_strbuf bytes, decoded;
  ng_strbuf_init(&bytes);
  ng_strbuf_init(&decoded);
  ng_view text;
  bool valid;
  ng_status status = load(input, limit, &bytes, err);
  if (status == NG_OK) status = ng_format_refuse_magic(ng_strbuf_view(&bytes), err);
  if (status == NG_OK) status = ng_decode(ng_strbuf_view(&bytes), &decoded, &text, &valid, err);
  if (status == NG_OK) status = read_decoded(&reading, text, valid, err);
  ng_strbuf_dispose(&bytes);
  ng_strbuf_dispose(&decoded);
  if (status == NG_OK && reading.has_problem) {
    *err = reading.first;
    status = err->status;
  }
  return status;
}
