/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the text formats: a place in the bytes of a file, faults with their line, and
 * what their readers do alike to nodes and edges. */
#ifndef NG_FORMATS_SCAN_H
#define NG_FORMATS_SCAN_H

#include <newsgraph/graph.h>

#include "base/map.h"
#include "base/strbuf.h"

typedef struct ng_scan {
  ng_view bytes;
  size_t at;
  const char *path;
  ng_error *err;
} ng_scan;

/* Fails at the line and column of the byte `at`. */
NG_PRINTF(4, 5) ng_status ng_scan_fail(const ng_scan *scan, ng_status status, size_t at, const char *format, ...);

static inline bool ng_scan_more(const ng_scan *scan) { return scan->at < scan->bytes.len; }
/* The byte `ahead` of the place, NUL past the end. */
static inline char ng_scan_peek(const ng_scan *scan, size_t ahead) {
  return scan->at + ahead < scan->bytes.len ? scan->bytes.data[scan->at + ahead] : '\0';
}
/* Whether `text` is at the place, which then is behind it. */
bool ng_scan_skip(ng_scan *scan, const char *text);
void ng_scan_skip_line(ng_scan *scan);
/* Blanks and line breaks. */
void ng_scan_skip_blanks(ng_scan *scan);
/* The next line without its break; false at the end. */
bool ng_scan_line(ng_scan *scan, ng_view *line);

/* A text as a number or boolean where it reads as one and is written again the same way,
 * as a string otherwise; absent if empty. */
ng_value ng_scan_value(ng_view text);

/* Adds a node without values, or finds the one with this id. */
ng_status ng_scan_node(const ng_scan *scan, ng_graph_builder *builder, ng_view id, uint32_t *out);
/* Adds an edge without values but its id, which may be empty. */
ng_status ng_scan_edge(const ng_scan *scan, ng_graph_builder *builder, ng_view id, uint32_t source, uint32_t target,
                       bool symmetric, uint32_t *out);
/* Sets a text as the value of that column; empty sets nothing. */
ng_status ng_scan_set_text(const ng_scan *scan, ng_graph_builder *builder, ng_element element, uint32_t i,
                           const char *name, ng_view text);

#endif
