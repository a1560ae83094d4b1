/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/report.h"
#include "base/error.h"
#include "graph/number.h"

const char *ng_figure(double value, char out[NG_FIGURE_SIZE]) {
  char digits[NG_FIGURE_SIZE];
  if (!isfinite(value)) return "-";
  snprintf(digits, sizeof digits, "%.4g", value);
  return ng_number_format(fabs(value) >= 1e4 ? round(value) : strtod(digits, NULL), out);
}

/* ------------------------------------------------------------------ blocks */

ng_view ng_report_keep(ng_report *r, ng_view text) {
  const ng_view copy = ng_arena_copy(&r->arena, text);
  r->failed |= !copy.data;
  return copy;
}

NG_PRINTF(2, 0) static ng_view keepv(ng_report *r, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  const int len = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *const text = len < 0 ? NULL : ng_arena_alloc(&r->arena, (size_t)len + 1, 1);
  r->failed |= !text;
  if (!text) return ng_view_make(NULL, 0);
  vsnprintf(text, (size_t)len + 1, format, args);
  return ng_view_make(text, (size_t)len);
}

static ng_report_block *add(ng_report *r, ng_block_type type) {
  static ng_report_block nowhere;
  if (ng_vec_push(&r->blocks, (ng_report_block){.type = type})) return &r->blocks.data[r->blocks.len - 1];
  r->failed = true;
  return &nowhere;
}

void ng_report_heading(ng_report *r, const char *text) { add(r, NG_BLOCK_HEADING)->text = ng_view_of(text); }

void ng_report_paragraph(ng_report *r, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const ng_view text = keepv(r, format, args);
  va_end(args);
  add(r, NG_BLOCK_PARAGRAPH)->text = text;
}

/* Headers that begin with '#' are those of numbers. */
void ng_report_table(ng_report *r, uint32_t n, const char *const *headers) {
  ng_report_block *const block = add(r, NG_BLOCK_TABLE);
  block->n_columns = n;
  block->first_cell = r->cells.len;
  for (uint32_t i = 0; i < n; i++) {
    block->numeric[i] = headers[i][0] == '#';
    block->headers[i] = headers[i] + block->numeric[i];
  }
}

/* A cell of the table begun last. */
void ng_report_cell(ng_report *r, ng_view text) {
  r->failed |= !ng_vec_push(&r->cells, text);
  if (r->blocks.len) r->blocks.data[r->blocks.len - 1].n_cells++;
}

void ng_report_number(ng_report *r, double value) {
  char text[NG_FIGURE_SIZE];
  ng_report_cell(r, ng_report_keep(r, ng_view_of(ng_figure(value, text))));
}

void ng_report_item(ng_report *r, ng_view text, ng_view quote, ng_view source) {
  const ng_view kept = ng_report_keep(r, text);
  ng_report_block *const block = add(r, NG_BLOCK_ITEM);
  block->text = kept;
  block->quote = quote;
  block->source = source;
}

/* The article of the statement that is quoted. */
static ng_view source_of(const ng_graph *g, const ng_graph_edge *e) {
  for (uint32_t k = 0; k < e->n_statements; k++) {
    const ng_graph_statement s = ng_graph_statement_at(g, e->first_statement + k);
    if (s.article != NG_GRAPH_NONE && ng_view_equals(s.evidence, e->evidence)) return ng_graph_article_at(g, s.article).uri;
  }
  return e->n_sources ? e->sources[0] : ng_view_make(NULL, 0);
}

void ng_report_edge(ng_report *r, uint32_t i) {
  const ng_graph *const g = r->graph;
  const ng_graph_edge e = ng_graph_edge_at(g, i);
  char weight[NG_FIGURE_SIZE];
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_addf(&text, "%.*s \xE2\x80\x94 %.*s %s %.*s: %s article%s", NG_VIEW_ARGS(ng_graph_node_at(g, e.source).name),
                 NG_VIEW_ARGS(e.label), e.symmetric ? "\xE2\x80\x94" : "\xE2\x86\x92",
                 NG_VIEW_ARGS(ng_graph_node_at(g, e.target).name), ng_figure(ng_edge_weight(&e), weight),
                 ng_edge_weight(&e) == 1 ? "" : "s");
  if (e.first_seen.len) ng_strbuf_addf(&text, ", %.*s", NG_VIEW_ARGS(e.first_seen));
  if (e.last_seen.len && !ng_view_equals(e.first_seen, e.last_seen))
    ng_strbuf_addf(&text, " to %.*s", NG_VIEW_ARGS(e.last_seen));
  ng_report_item(r, ng_strbuf_view(&text), e.evidence, source_of(g, &e));
  r->failed |= !ng_strbuf_ok(&text);
  ng_strbuf_dispose(&text);
}

void ng_report_init(ng_report *r, const ng_graph *graph) {
  *r = (ng_report){.graph = graph};
  ng_arena_init(&r->arena);
}

void ng_report_dispose(ng_report *r) {
  ng_arena_dispose(&r->arena);
  ng_vec_dispose(&r->blocks);
  ng_vec_dispose(&r->cells);
}
