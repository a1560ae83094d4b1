/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading KGTK edge files.  An edge to a literal, and those labelled "type", are values of
 * node1; all others are edges of the graph, further columns their values. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/scan.h"

/* Columns that every edge file has, under the names that KGTK knows for them. */
enum { ID, NODE1, LABEL, NODE2, N_SPECIAL };
static const char *const special_names[N_SPECIAL][4] = {
    {"id", NULL}, {"node1", "from", "subject", NULL}, {"label", "predicate", "relation", NULL}, {"node2", "to", "object", NULL}};

typedef struct alias {
  uint32_t node, nth;
  ng_view text;
} alias;

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  size_t line_at;
  NG_VEC(ng_view) headings;
  NG_VEC(ng_view) cells;
  NG_VEC(ng_view) items;
  NG_VEC(alias) aliases;
  uint32_t special[N_SPECIAL];
  ng_arena arena;     /* headings and aliases */
  ng_arena row;       /* decoded cells */
  ng_strbuf text;
  bool failed;        /* for want of memory */
} reading;

static ng_status fail(const reading *r, const char *message) {
  return ng_scan_fail(&r->scan, NG_ERR_INVALID, r->line_at, "%s", message);
}

/* ------------------------------------------------------------------- cells */

/* A copy of `text`; failure is sticky. */
static ng_view keep(reading *r, ng_arena *arena) {
  const ng_view copy = ng_arena_copy(arena, ng_strbuf_view(&r->text));
  r->failed |= !copy.data || !ng_strbuf_ok(&r->text);
  return copy;
}

static int hex_of(char c) {
  return ng_ascii_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A symbol, whose odd bytes are percent-encoded. */
static ng_view symbol_of(reading *r, ng_arena *arena, ng_view cell) {
  ng_strbuf_clear(&r->text);
  for (size_t i = 0; i < cell.len; i++) {
    const int high = cell.data[i] == '%' && i + 2 < cell.len ? hex_of(cell.data[i + 1]) : -1;
    const int low = high >= 0 ? hex_of(cell.data[i + 2]) : -1;
    ng_strbuf_add_char(&r->text, low >= 0 ? (char)(high * 16 + low) : cell.data[i]);
    if (low >= 0) i += 2;
  }
  return keep(r, arena);
}

/* What is in quotes; `*end` is behind the closing one. */
static ng_view quoted_text(reading *r, ng_view cell, size_t begin, size_t *end) {
  size_t i = begin + 1;
  ng_strbuf_clear(&r->text);
  for (; i < cell.len && cell.data[i] != cell.data[begin]; i++) {
    const bool escaped = cell.data[i] == '\\' && i + 1 < cell.len;
    if (escaped) i++;
    const char c = cell.data[i];
    ng_strbuf_add_char(&r->text, escaped && c == 'n' ? '\n' : escaped && c == 't' ? '\t' : c);
  }
  *end = i < cell.len ? i + 1 : i;
  return keep(r, &r->row);
}

static bool is_literal(ng_view cell) {
  return cell.len && (strchr("\"'^@!+-", cell.data[0]) || ng_ascii_is_digit(cell.data[0]) || ng_view_is(cell, "True") ||
                      ng_view_is(cell, "False"));
}

/* ^2023-04-14T00:00:00Z/11, cut to its precision: 9 a year, 10 a month, 11 a day. */
static ng_view date_of(ng_view cell) {
  const char *const slash = memchr(cell.data, '/', cell.len);
  const size_t after = slash ? (size_t)(slash - cell.data) + 1 : cell.len;
  const ng_view precision = ng_view_make(cell.data + after, cell.len - after);
  const size_t len = ng_view_is(precision, "9") ? 4 : ng_view_is(precision, "10") ? 7 : 10;
  return cell.len > len ? ng_view_make(cell.data + 1, len) : ng_view_make(cell.data + 1, cell.len - 1);
}

static ng_status value_of(reading *r, ng_view cell, ng_value *value) {
  *value = (ng_value){.type = NG_VALUE_NONE};
  if (!cell.len) return NG_OK;
  ng_vec_clear(&r->items);
  if (cell.data[0] == '"' || cell.data[0] == '\'') {
    for (size_t i = 0; i < cell.len; i++) {
      const char *const quote = memchr(cell.data + i, cell.data[0], cell.len - i);
      if (!quote) break;
      if (!ng_vec_push(&r->items, quoted_text(r, cell, (size_t)(quote - cell.data), &i))) return ng_fail_no_mem(r->scan.err);
    }
    *value = (ng_value){.type = NG_VALUE_STRING, .text = r->items.data[0]};
    if (r->items.len > 1) *value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = r->items.len};
  } else if (cell.data[0] == '^') {
    *value = (ng_value){.type = NG_VALUE_STRING, .text = date_of(cell)};
  } else if (ng_view_is(cell, "True") || ng_view_is(cell, "False")) {
    *value = (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = cell.data[0] == 'T'};
  } else if (is_literal(cell)) {
    *value = ng_scan_value(cell.data[0] == '+' ? ng_view_make(cell.data + 1, cell.len - 1) : cell);
  } else {
    *value = (ng_value){.type = NG_VALUE_STRING, .text = symbol_of(r, &r->row, cell)};
  }
  return NG_OK;
}

/* -------------------------------------------------------------------- rows */

static ng_status read_row(reading *r) {
  ng_view line;
  r->line_at = r->scan.at;
  ng_arena_clear(&r->row);
  ng_vec_clear(&r->cells);
  if (!ng_scan_line(&r->scan, &line)) return NG_END;
  for (size_t begin = 0; begin <= line.len;) {
    const char *const tab = begin < line.len ? memchr(line.data + begin, '\t', line.len - begin) : NULL;
    const size_t end = tab ? (size_t)(tab - line.data) : line.len;
    if (!ng_vec_push(&r->cells, ng_view_make(line.data + begin, end - begin))) return ng_fail_no_mem(r->scan.err);
    begin = end + 1;
  }
  return NG_OK;
}

static ng_status read_header(reading *r) {
  const ng_status status = read_row(r);
  if (status == NG_END) return fail(r, "an empty table");
  NG_TRY(status);
  for (uint32_t i = 0; i < N_SPECIAL; i++) r->special[i] = NG_GRAPH_NONE;
  for (uint32_t c = 0; c < r->cells.len; c++) {
    for (uint32_t i = 0; i < N_SPECIAL; i++)
      for (const char *const *name = special_names[i]; *name; name++)
        if (r->special[i] == NG_GRAPH_NONE && ng_view_is(r->cells.data[c], *name)) r->special[i] = c;
    ng_view heading = symbol_of(r, &r->arena, r->cells.data[c]);
    if (ng_view_is(heading, "caption")) heading = ng_view_of("label");
    if (!heading.data || !ng_vec_push(&r->headings, heading)) return ng_fail_no_mem(r->scan.err);
  }
  for (uint32_t i = NODE1; i < N_SPECIAL; i++)
    if (r->special[i] == NG_GRAPH_NONE) return fail(r, "no columns 'node1', 'label' and 'node2'");
  return NG_OK;
}

static ng_view cell(const reading *r, int special) {
  const uint32_t c = r->special[special];
  return c == NG_GRAPH_NONE ? ng_view_make(NULL, 0) : r->cells.data[c];
}

static bool has_qualifiers(const reading *r) {
  for (uint32_t c = 0; c < r->cells.len; c++) {
    bool special = false;
    for (int i = 0; i < N_SPECIAL; i++) special |= r->special[i] == c;
    if (!special && r->cells.data[c].len) return true;
  }
  return false;
}

static ng_status read_fact(reading *r, uint32_t node) {
  ng_view property = symbol_of(r, &r->row, cell(r, LABEL));
  ng_value value;
  NG_TRY(value_of(r, cell(r, NODE2), &value));
  if (ng_view_is(property, "alias")) {
    const alias one = {.node = node, .nth = r->aliases.len, .text = ng_arena_copy(&r->arena, value.text)};
    return one.text.data && ng_vec_push(&r->aliases, one) ? NG_OK : ng_fail_no_mem(r->scan.err);
  }
  if (ng_view_is(property, "label")) property = ng_view_of("name");
  else if (ng_view_is(property, "caption")) property = ng_view_of("label");
  return ng_graph_builder_set_value(r->builder, NG_NODES, node, property, &value, r->scan.err);
}

static ng_status read_link(reading *r, uint32_t source) {
  uint32_t target, edge = 0;
  ng_value value;
  NG_TRY(ng_scan_node(&r->scan, r->builder, symbol_of(r, &r->row, cell(r, NODE2)), &target));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, symbol_of(r, &r->row, cell(r, ID)), source, target, false, &edge));
  const ng_view type = symbol_of(r, &r->row, cell(r, LABEL));
  NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_EDGES, edge, "type", type));
  for (uint32_t c = 0; c < r->cells.len; c++) {
    bool special = false;
    for (int i = 0; i < N_SPECIAL; i++) special |= r->special[i] == c;
    if (special) continue;
    NG_TRY(value_of(r, r->cells.data[c], &value));
    NG_TRY(ng_graph_builder_set_value(r->builder, NG_EDGES, edge, r->headings.data[c], &value, r->scan.err));
  }
  return NG_OK;
}

static int compare_aliases(const void *a, const void *b) {
  const alias *const x = a, *const y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->nth < y->nth ? -1 : x->nth > y->nth;
}

static ng_status set_aliases(reading *r) {
  if (r->aliases.len) qsort(r->aliases.data, r->aliases.len, sizeof *r->aliases.data, compare_aliases);
  for (uint32_t i = 0, n; i < r->aliases.len; i += n) {
    ng_vec_clear(&r->items);
    for (n = 0; i + n < r->aliases.len && r->aliases.data[i + n].node == r->aliases.data[i].node; n++)
      if (!ng_vec_push(&r->items, r->aliases.data[i + n].text)) return ng_fail_no_mem(r->scan.err);
    const ng_value value = {.type = NG_VALUE_LIST, .items = r->items.data, .n_items = n};
    NG_TRY(ng_graph_builder_set_value(r->builder, NG_NODES, r->aliases.data[i].node, ng_view_of("aliases"), &value,
                                      r->scan.err));
  }
  return NG_OK;
}

static ng_status read_all(reading *r) {
  ng_status status;
  NG_TRY(read_header(r));
  while ((status = read_row(r)) == NG_OK) {
    uint32_t node;
    if (r->cells.len == 1 && !r->cells.data[0].len) continue;
    if (r->cells.len != r->headings.len) return fail(r, "more or fewer fields than headings");
    if (!cell(r, NODE1).len || !cell(r, LABEL).len || !cell(r, NODE2).len) return fail(r, "an edge without node or label");
    NG_TRY(ng_scan_node(&r->scan, r->builder, symbol_of(r, &r->row, cell(r, NODE1)), &node));
    const bool is_type = ng_view_is(cell(r, LABEL), "type") && !has_qualifiers(r);
    NG_TRY(is_type || is_literal(cell(r, NODE2)) ? read_fact(r, node) : read_link(r, node));
  }
  return status == NG_END ? set_aliases(r) : status;
}

ng_status ng_kgtk_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder};
  ng_arena_init(&r.arena);
  ng_arena_init(&r.row);
  ng_strbuf_init(&r.text);
  ng_status status = read_all(&r);
  if (r.failed) status = ng_fail_no_mem(err);
  ng_strbuf_dispose(&r.text);
  ng_arena_dispose(&r.row);
  ng_arena_dispose(&r.arena);
  ng_vec_dispose(&r.aliases);
  ng_vec_dispose(&r.items);
  ng_vec_dispose(&r.cells);
  ng_vec_dispose(&r.headings);
  return status;
}
