/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables: those of csv.c in all their flavours, and others that have a column for
 * either end of an edge.  Nodes without a table are made of the ends that occur. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "graph/number.h"

typedef struct table {
  ng_view bytes;
  size_t at;
  uint32_t line;        /* of the row read last */
  uint32_t next_line;
  char separator;
  ng_strbuf text;       /* fields of the row */
  NG_VEC(ng_view) row;
  NG_VEC(size_t) begins;/* of fields in `text` */
  ng_arena names;
  NG_VEC(ng_view) headings;
  NG_VEC(ng_value_type) types;
  const char *path;
  ng_error *err;
} table;

NG_PRINTF(2, 3) static ng_status fail(table *t, const char *format, ...) {
  char message[300];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  ng_error_at(t->err, t->path, t->line, 0);
  return ng_fail(t->err, NG_ERR_INVALID, "%s", message);
}

/* One field into `text`; `at` is then behind it, on a separator or line end. */
static ng_status read_field(table *t) {
  if (!ng_vec_push(&t->begins, t->text.len)) return ng_fail_no_mem(t->err);
  if (t->at < t->bytes.len && t->bytes.data[t->at] == '"') {
    for (t->at++; t->at < t->bytes.len; t->at++) {
      const char c = t->bytes.data[t->at];
      if (c == '"') {
        if (t->at + 1 >= t->bytes.len || t->bytes.data[t->at + 1] != '"') break;
        t->at++;
      }
      t->next_line += c == '\n';
      ng_strbuf_add_char(&t->text, c);
    }
    if (t->at >= t->bytes.len) return fail(t, "a quote that is not closed");
    t->at++;
  }
  while (t->at < t->bytes.len && t->bytes.data[t->at] != t->separator && t->bytes.data[t->at] != '\n' &&
         t->bytes.data[t->at] != '\r')
    ng_strbuf_add_char(&t->text, t->bytes.data[t->at++]);
  return NG_OK;
}

/* The next row that is not empty; NG_END after the last. */
static ng_status read_row(table *t) {
  while (t->at < t->bytes.len && (t->bytes.data[t->at] == '\n' || t->bytes.data[t->at] == '\r'))
    t->next_line += t->bytes.data[t->at++] == '\n';
  if (t->at >= t->bytes.len) return NG_END;
  t->line = t->next_line;
  ng_strbuf_clear(&t->text);
  ng_vec_clear(&t->begins);
  ng_vec_clear(&t->row);
  for (;;) {
    NG_TRY(read_field(t));
    if (t->at >= t->bytes.len || t->bytes.data[t->at] != t->separator) break;
    t->at++;
  }
  if (!ng_strbuf_ok(&t->text)) return ng_fail_no_mem(t->err);
  for (uint32_t i = 0; i < t->begins.len; i++) {
    const size_t end = i + 1 < t->begins.len ? t->begins.data[i + 1] : t->text.len;
    const ng_view field = ng_view_make(t->text.data + t->begins.data[i], end - t->begins.data[i]);
    if (!ng_vec_push(&t->row, field)) return ng_fail_no_mem(t->err);
  }
  return NG_OK;
}

static const struct {
  const char *suffix;
  ng_value_type type;
} typed[] = {{":long", NG_VALUE_INTEGER},   {":int", NG_VALUE_INTEGER},      {":double", NG_VALUE_NUMBER},
             {":float", NG_VALUE_NUMBER},   {":boolean", NG_VALUE_BOOLEAN},  {":string[]", NG_VALUE_LIST},
             {":string", NG_VALUE_STRING}};

/* Headings of several programs and what we call them. */
static const struct {
  const char *heading;
  const char *name;
} renamed[] = {{"Id", "id"},         {"id:ID", "id"},         {":ID", "id"},          {":LABEL", "type"},
               {"Label", "label"},   {"Weight", "weight"},    {"Source", "source"},   {"Target", "target"},
               {":START_ID", "source"}, {":END_ID", "target"}, {":TYPE", "type"},     {"Kind", "type"},
               {"Type", "direction"}, {"from", "source"},     {"to", "target"}};

static ng_status read_headings(table *t) {
  const ng_status status = read_row(t);
  if (status == NG_END) return fail(t, "an empty table");
  NG_TRY(status);
  for (uint32_t i = 0; i < t->row.len; i++) {
    ng_view name = t->row.data[i];
    ng_value_type type = NG_VALUE_NONE; /* to be seen from the values */
    for (size_t k = 0; k < sizeof renamed / sizeof *renamed; k++)
      if (ng_view_is(name, renamed[k].heading)) name = ng_view_of(renamed[k].name);
    for (size_t k = 0; k < sizeof typed / sizeof *typed; k++) {
      const size_t len = strlen(typed[k].suffix);
      if (name.len <= len || memcmp(name.data + name.len - len, typed[k].suffix, len) != 0) continue;
      name.len -= len;
      type = typed[k].type;
    }
    const ng_view kept = ng_arena_copy(&t->names, name);
    if (!kept.data || !ng_vec_push(&t->headings, kept) || !ng_vec_push(&t->types, type)) return ng_fail_no_mem(t->err);
  }
  return NG_OK;
}

static ng_status open_table(table *t, const char *path, ng_view bytes, ng_error *err) {
  *t = (table){.bytes = bytes, .line = 1, .next_line = 1, .path = path, .err = err};
  ng_strbuf_init(&t->text);
  ng_arena_init(&t->names);
  const char *const end = bytes.len ? memchr(bytes.data, '\n', bytes.len) : NULL;
  const size_t head = end ? (size_t)(end - bytes.data) : bytes.len;
  t->separator = ',';
  if (head && !memchr(bytes.data, ',', head))
    t->separator = memchr(bytes.data, '\t', head) ? '\t' : memchr(bytes.data, ';', head) ? ';' : ',';
  if (bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) t->at = 3;
  return read_headings(t);
}

static void close_table(table *t) {
  ng_strbuf_dispose(&t->text);
  ng_arena_dispose(&t->names);
  ng_vec_dispose(&t->row);
  ng_vec_dispose(&t->begins);
  ng_vec_dispose(&t->headings);
  ng_vec_dispose(&t->types);
}

static uint32_t find_heading(const table *t, const char *name) {
  for (uint32_t i = 0; i < t->headings.len; i++)
    if (ng_view_is(t->headings.data[i], name)) return i;
  return NG_GRAPH_NONE;
}

/* The next row, which must be as long as the headings. */
static ng_status next_row(table *t) {
  NG_TRY(read_row(t));
  if (t->row.len == t->headings.len) return NG_OK;
  return fail(t, "%u fields where the headings are %u", t->row.len, t->headings.len);
}

static bool split_list(ng_view text, ng_view *items, uint32_t max, uint32_t *n) {
  *n = 0;
  for (size_t begin = 0; begin <= text.len && *n < max;) {
    const char *const end = begin < text.len ? memchr(text.data + begin, ';', text.len - begin) : NULL;
    const size_t stop = end ? (size_t)(end - text.data) : text.len;
    items[(*n)++] = ng_view_make(text.data + begin, stop - begin);
    begin = stop + 1;
  }
  return *n < max;
}

#define LIST_MAX 256

/* Values without a declared type are numbers if they read as such and do not begin with a
 * zero that a number would lose. */
static ng_value value_of(ng_value_type type, ng_view text, ng_view *items) {
  ng_value value = {.type = NG_VALUE_STRING, .text = text};
  if (!text.len) return (ng_value){.type = NG_VALUE_NONE};
  if (type == NG_VALUE_LIST && split_list(text, items, LIST_MAX, &value.n_items))
    return (ng_value){.type = NG_VALUE_LIST, .items = items, .n_items = value.n_items};
  const bool is_true = ng_view_is(text, "true"), is_false = ng_view_is(text, "false");
  if ((type == NG_VALUE_NONE || type == NG_VALUE_BOOLEAN) && (is_true || is_false))
    return (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = is_true};
  if (type == NG_VALUE_STRING || type == NG_VALUE_BOOLEAN || !ng_number_parse(text, &value.number)) return value;
  char again[NG_NUMBER_SIZE];
  if (type == NG_VALUE_NONE && !ng_view_is(text, ng_number_format(value.number, again))) return value;
  const bool whole = type != NG_VALUE_NUMBER && value.number == floor(value.number);
  value.type = whole ? NG_VALUE_INTEGER : NG_VALUE_NUMBER;
  return value;
}

static ng_status set_values(table *t, ng_graph_builder *b, ng_element element, uint32_t i, const uint32_t *skip,
                            uint32_t n_skip) {
  ng_view items[LIST_MAX];
  for (uint32_t c = 0; c < t->row.len; c++) {
    bool skipped = false;
    for (uint32_t k = 0; k < n_skip; k++) skipped |= c == skip[k];
    if (skipped) continue;
    const ng_value value = value_of(t->types.data[c], t->row.data[c], items);
    NG_TRY(ng_graph_builder_set_value(b, element, i, t->headings.data[c], &value, t->err));
  }
  return NG_OK;
}

static ng_status read_nodes(table *t, ng_graph_builder *b) {
  const uint32_t id = find_heading(t, "id");
  if (id == NG_GRAPH_NONE) return fail(t, "no column 'id' in the table of nodes");
  ng_status status;
  while ((status = next_row(t)) == NG_OK) {
    const ng_graph_node node = {.id = t->row.data[id], .mentions = NAN, .articles = NAN};
    uint32_t i = 0;
    const ng_status put = ng_graph_builder_put_node(b, &node, &i, t->err);
    if (put == NG_ERR_INVALID) return fail(t, "node '%.*s' is there twice", NG_VIEW_ARGS(node.id));
    if (put == NG_ERR_BAD_ARG) return fail(t, "a node without id");
    NG_TRY(put);
    NG_TRY(set_values(t, b, NG_NODES, i, &id, 1));
  }
  return status == NG_END ? NG_OK : status;
}

static ng_status enter_node(table *t, ng_graph_builder *b, ng_view id, bool must_exist, uint32_t *out) {
  *out = ng_graph_builder_find_node(b, id);
  if (*out != NG_GRAPH_NONE) return NG_OK;
  if (must_exist || !id.len) return fail(t, "an edge to node '%.*s', which is not there", NG_VIEW_ARGS(id));
  const ng_graph_node node = {.id = id, .mentions = NAN, .articles = NAN};
  const ng_status status = ng_graph_builder_put_node(b, &node, out, t->err);
  return status == NG_ERR_BAD_ARG ? fail(t, "an edge without end") : status;
}

static ng_status read_edges(table *t, ng_graph_builder *b, bool has_nodes) {
  const uint32_t special[] = {find_heading(t, "source"), find_heading(t, "target"), find_heading(t, "direction")};
  if (special[0] == NG_GRAPH_NONE || special[1] == NG_GRAPH_NONE)
    return fail(t, "no columns 'source' and 'target' in the table of edges");
  ng_status status;
  while ((status = next_row(t)) == NG_OK) {
    ng_graph_edge edge = {.weight = NAN, .confidence = NAN, .articles = NAN};
    uint32_t i = 0;
    NG_TRY(enter_node(t, b, t->row.data[special[0]], has_nodes, &edge.source));
    NG_TRY(enter_node(t, b, t->row.data[special[1]], has_nodes, &edge.target));
    edge.symmetric = special[2] != NG_GRAPH_NONE && ng_view_is(t->row.data[special[2]], "Undirected");
    NG_TRY(ng_graph_builder_put_edge(b, &edge, &i, t->err));
    NG_TRY(set_values(t, b, NG_EDGES, i, special, 3));
  }
  return status == NG_END ? NG_OK : status;
}

ng_status ng_csv_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  table t;
  ng_status status = NG_OK;
  if (input->nodes.data) {
    status = open_table(&t, input->path, input->nodes, err);
    if (status == NG_OK) status = read_nodes(&t, builder);
    close_table(&t);
    NG_TRY(status);
  }
  status = open_table(&t, input->path, input->bytes, err);
  if (status == NG_OK) status = read_edges(&t, builder, input->nodes.data != NULL);
  close_table(&t);
  return status;
}
