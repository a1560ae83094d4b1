/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KGTK: one table of edges as tab-separated values; what is known of a node are edges too:
 * "label" its name, "type", each "alias", other columns under their names, "caption" the
 * label where it differs.  Columns of edges are qualifiers.  Ids are symbols, texts are in
 * quotes, dates begin with '^', items of lists are parted by '|'. */
#include "base/utf8.h"
#include "formats/format.h"
#include "graph/put.h"

/* A symbol holds no blank, quote, bar or control, and begins as no other type does. */
static void put_symbol(FILE *file, ng_view text) {
  static const char hex[] = "0123456789ABCDEF";
  const bool is_boolean = ng_view_is(text, "True") || ng_view_is(text, "False");
  for (size_t i = 0; i < text.len; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool plain = c >= 0x80 || (ng_ascii_is_alpha((char)c) && !(is_boolean && i == 0)) ||
                       (ng_ascii_is_digit((char)c) && i > 0) || c == '/' || c == '_' || ((c == '-' || c == '.') && i > 0);
    if (plain) putc((char)c, file);
    else fprintf(file, "%%%c%c", hex[c >> 4], hex[c & 15]);
  }
}

static void put_text(FILE *file, ng_view text) {
  if (!text.len) return;
  putc('"', file);
  for (size_t i = 0; i < text.len; i++) {
    switch (text.data[i]) {
      case '"': ng_put(file, "\\\""); break;
      case '\\': ng_put(file, "\\\\"); break;
      case '|': ng_put(file, "\\|"); break;
      case '\n': ng_put(file, "\\n"); break;
      case '\t': ng_put(file, "\\t"); break;
      default: putc(text.data[i], file);
    }
  }
  putc('"', file);
}

static bool is_date(ng_view date) {
  for (size_t i = 0; i < date.len; i++)
    if (i == 4 || i == 7 ? date.data[i] != '-' : !ng_ascii_is_digit(date.data[i])) return false;
  return date.len == 4 || date.len == 7 || date.len == 10;
}

/* With its precision in Wikidata's numbers: 9 a year, 10 a month, 11 a day. */
static void put_date(FILE *file, ng_view date) {
  if (!is_date(date)) {
    put_text(file, date);
    return;
  }
  putc('^', file);
  ng_put_view(file, date);
  ng_put(file, date.len == 4 ? "-00-00T00:00:00Z/9" : date.len == 7 ? "-00T00:00:00Z/10" : "T00:00:00Z/11");
}

static bool is_date_column(ng_view name) {
  return ng_view_is(name, "first_seen") || ng_view_is(name, "last_seen") || ng_view_is(name, "event_from") ||
         ng_view_is(name, "event_to");
}

static void put_value(FILE *file, const ng_value *value, ng_view column) {
  switch (value->type) {
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER: ng_put_number(file, value->number); return;
    case NG_VALUE_BOOLEAN: ng_put(file, value->boolean ? "True" : "False"); return;
    case NG_VALUE_STRING:
      if (is_date_column(column)) put_date(file, value->text);
      else put_text(file, value->text);
      return;
    case NG_VALUE_LIST:
      for (uint32_t i = 0; i < value->n_items; i++) {
        if (i) putc('|', file);
        put_text(file, value->items[i]);
      }
      return;
    case NG_VALUE_NONE: return;
  }
}

/* The name of a column as a property; those that KGTK uses for other things are renamed. */
static void put_property(FILE *file, ng_element element, ng_view name) {
  if (ng_view_is(name, "label")) ng_put(file, "caption");
  else if (element == NG_NODES && ng_view_is(name, "name")) ng_put(file, "label");
  else if (element == NG_NODES && ng_view_is(name, "aliases")) ng_put(file, "alias");
  else put_symbol(file, name);
}

/* Edges have their id and type in columns of KGTK. */
static bool is_qualifier(ng_view name) {
  return !ng_view_is(name, "id") && !ng_view_is(name, "type") && !ng_view_is(name, "node1") && !ng_view_is(name, "node2");
}

static void put_header(FILE *file, const ng_graph *graph) {
  ng_put(file, "id\tnode1\tlabel\tnode2");
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, NG_EDGES); c++) {
    const ng_view name = ng_graph_column_at(graph, NG_EDGES, c).name;
    if (!is_qualifier(name)) continue;
    putc('\t', file);
    put_property(file, NG_EDGES, name);
  }
  putc('\n', file);
}

/* One fact about a node, its qualifiers empty. */
static void put_fact(FILE *file, const ng_graph *graph, ng_view node, ng_view column, uint32_t nth, const ng_value *value) {
  put_symbol(file, node);
  putc('-', file);
  put_property(file, NG_NODES, column);
  fprintf(file, "-%u\t", nth);
  put_symbol(file, node);
  putc('\t', file);
  put_property(file, NG_NODES, column);
  putc('\t', file);
  if (ng_view_is(column, "type")) put_symbol(file, value->text);
  else put_value(file, value, column);
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, NG_EDGES); c++)
    if (is_qualifier(ng_graph_column_at(graph, NG_EDGES, c).name)) putc('\t', file);
  putc('\n', file);
}

static void put_node(FILE *file, const ng_graph *graph, uint32_t i) {
  const ng_graph_node node = ng_graph_node_at(graph, i);
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, NG_NODES); c++) {
    const ng_view name = ng_graph_column_at(graph, NG_NODES, c).name;
    const ng_value value = ng_graph_value_at(graph, NG_NODES, c, i);
    if (value.type == NG_VALUE_NONE || ng_view_is(name, "id")) continue;
    if (ng_view_is(name, "label") && ng_view_equals(node.label, node.name)) continue;
    const uint32_t n = value.type == NG_VALUE_LIST ? value.n_items : 1;
    for (uint32_t k = 0; k < n; k++) {
      const ng_value item = {.type = NG_VALUE_STRING, .text = value.n_items ? value.items[k] : value.text};
      put_fact(file, graph, node.id, name, k, value.type == NG_VALUE_LIST ? &item : &value);
    }
  }
}

static void put_edge(FILE *file, const ng_graph *graph, uint32_t i) {
  const ng_graph_edge edge = ng_graph_edge_at(graph, i);
  const ng_view ends[] = {edge.id, ng_graph_node_at(graph, edge.source).id, edge.type,
                          ng_graph_node_at(graph, edge.target).id};
  for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
    if (k) putc('\t', file);
    put_symbol(file, ends[k]);
  }
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, NG_EDGES); c++) {
    const ng_view name = ng_graph_column_at(graph, NG_EDGES, c).name;
    const ng_value value = ng_graph_value_at(graph, NG_EDGES, c, i);
    if (!is_qualifier(name)) continue;
    putc('\t', file);
    put_value(file, &value, name);
  }
  putc('\n', file);
}

ng_status ng_kgtk_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  put_header(file, graph);
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) put_node(file, graph, i);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) put_edge(file, graph, i);
  return NG_OK;
}
