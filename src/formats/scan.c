/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/scan.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "graph/number.h"

ng_status ng_scan_fail(const ng_scan *scan, ng_status status, size_t at, const char *format, ...) {
  char message[300];
  uint32_t line, column;
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  ng_locate(scan->bytes, at, &line, &column);
  ng_error_at(scan->err, scan->path, line, column);
  return ng_fail(scan->err, status, "%s", message);
}

bool ng_scan_skip(ng_scan *scan, const char *text) {
  const size_t len = strlen(text);
  if (scan->bytes.len - scan->at < len || memcmp(scan->bytes.data + scan->at, text, len) != 0) return false;
  scan->at += len;
  return true;
}

bool ng_scan_line(ng_scan *scan, ng_view *line) {
  if (!ng_scan_more(scan)) return false;
  const char *const begin = scan->bytes.data + scan->at;
  const size_t rest = scan->bytes.len - scan->at;
  const char *const end = memchr(begin, '\n', rest);
  *line = ng_view_make(begin, end ? (size_t)(end - begin) : rest);
  scan->at += line->len + (end != NULL);
  if (line->len && line->data[line->len - 1] == '\r') line->len--;
  return true;
}

void ng_scan_skip_line(ng_scan *scan) {
  ng_view line;
  ng_scan_line(scan, &line);
}

void ng_scan_skip_blanks(ng_scan *scan) {
  while (ng_scan_more(scan) && ng_ascii_is_space(ng_scan_peek(scan, 0))) scan->at++;
}

ng_value ng_scan_value(ng_view text) {
  ng_value value = {.type = text.len ? NG_VALUE_STRING : NG_VALUE_NONE, .text = text};
  const bool is_true = ng_view_is(text, "true");
  char again[NG_NUMBER_SIZE];
  if (is_true || ng_view_is(text, "false")) return (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = is_true};
  if (!ng_number_parse(text, &value.number) || !ng_view_is(text, ng_number_format(value.number, again))) return value;
  value.type = value.number == floor(value.number) ? NG_VALUE_INTEGER : NG_VALUE_NUMBER;
  return value;
}

ng_status ng_scan_node(const ng_scan *scan, ng_graph_builder *builder, ng_view id, uint32_t *out) {
  *out = ng_graph_builder_find_node(builder, id);
  if (*out != NG_GRAPH_NONE) return NG_OK;
  const ng_graph_node node = {.id = id, .mentions = NAN, .articles = NAN};
  const ng_status status = ng_graph_builder_put_node(builder, &node, out, scan->err);
  return status == NG_ERR_BAD_ARG ? ng_scan_fail(scan, NG_ERR_INVALID, scan->at, "a node without id") : status;
}

ng_status ng_scan_edge(const ng_scan *scan, ng_graph_builder *builder, ng_view id, uint32_t source, uint32_t target,
                       bool symmetric, uint32_t *out) {
  const ng_graph_edge edge = {.id = id, .source = source, .target = target, .symmetric = symmetric, .weight = NAN,
                              .confidence = NAN, .articles = NAN};
  return ng_graph_builder_put_edge(builder, &edge, out, scan->err);
}

ng_status ng_scan_set_text(const ng_scan *scan, ng_graph_builder *builder, ng_element element, uint32_t i,
                           const char *name, ng_view text) {
  const ng_value value = {.type = text.len ? NG_VALUE_STRING : NG_VALUE_NONE, .text = text};
  return ng_graph_builder_set_value(builder, element, i, ng_view_of(name), &value, scan->err);
}
