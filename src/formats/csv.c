/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as RFC 4180 describes them: a file of edges and one of nodes.
 *   gephi   the headings of Gephi's import, where "Type" is the direction of an edge
 *   neo4j   the headings of neo4j-admin import */
#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "graph/put.h"
#include "graph/strings.h"

typedef struct writing {
  const ng_graph *graph;
  ng_flavour flavour;
  FILE *file;
  ng_strbuf text;
  bool failed;
} writing;

/* The importer of Neo4j takes every line break for the end of a row, Gephi's a backslash for
 * the beginning of an escape. */
static void field(writing *w, ng_view text) {
  ng_strbuf adapted;
  if (w->flavour == NG_FLAVOUR_PLAIN) {
    ng_put_csv(w->file, text);
    return;
  }
  ng_strbuf_init(&adapted);
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (c == '\\' && w->flavour == NG_FLAVOUR_GEPHI) ng_strbuf_add_char(&adapted, c);
    ng_strbuf_add_char(&adapted, c == '\n' && w->flavour == NG_FLAVOUR_NEO4J ? ' ' : c);
  }
  ng_put_csv(w->file, ng_strbuf_view(&adapted));
  w->failed |= !ng_strbuf_ok(&adapted);
  ng_strbuf_dispose(&adapted);
}

/* Items separated by ';', which no item may hold. */
static ng_view neo4j_list(writing *w, const ng_value *value) {
  ng_strbuf_clear(&w->text);
  for (uint32_t i = 0; i < value->n_items; i++) {
    if (i) ng_strbuf_add_char(&w->text, ';');
    for (size_t k = 0; k < value->items[i].len; k++) {
      const char c = value->items[i].data[k];
      ng_strbuf_add_char(&w->text, c == ';' ? ',' : c);
    }
  }
  return ng_strbuf_view(&w->text);
}

static void value_field(writing *w, ng_element element, uint32_t column, uint32_t i) {
  const ng_value value = ng_graph_value_at(w->graph, element, column, i);
  const bool is_list = value.type == NG_VALUE_LIST && w->flavour == NG_FLAVOUR_NEO4J;
  field(w, is_list ? neo4j_list(w, &value) : ng_value_text(&value, &w->text));
}

/* ---------------------------------------------------------------- headings */

static const char *neo4j_suffix(ng_value_type type) {
  switch (type) {
    case NG_VALUE_INTEGER: return ":long";
    case NG_VALUE_NUMBER: return ":double";
    case NG_VALUE_BOOLEAN: return ":boolean";
    case NG_VALUE_LIST: return ":string[]";
    case NG_VALUE_STRING:
    case NG_VALUE_NONE: break;
  }
  return "";
}

/* Columns that are written by name before the others: "id" of nodes; for Neo4j and Gephi
 * also types, which have headings of their own there. */
static bool is_special(const writing *w, ng_element element, ng_view name) {
  if (ng_view_is(name, "id")) return element == NG_NODES || w->flavour != NG_FLAVOUR_PLAIN;
  if (ng_view_is(name, "type")) return w->flavour == NG_FLAVOUR_NEO4J || (w->flavour == NG_FLAVOUR_GEPHI && element == NG_EDGES);
  return false;
}

static const char *gephi_heading(ng_view name) {
  return ng_view_is(name, "label") ? "Label" : ng_view_is(name, "weight") ? "Weight" : name.data;
}

static void headings(writing *w, ng_element element, const char *first) {
  ng_put(w->file, first);
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    const ng_column column = ng_graph_column_at(w->graph, element, c);
    if (is_special(w, element, column.name)) continue;
    putc(',', w->file);
    ng_strbuf_clear(&w->text);
    ng_strbuf_add_text(&w->text, w->flavour == NG_FLAVOUR_GEPHI ? gephi_heading(column.name) : column.name.data);
    if (w->flavour == NG_FLAVOUR_NEO4J) ng_strbuf_add_text(&w->text, neo4j_suffix(column.type));
    field(w, ng_strbuf_view(&w->text));
  }
  ng_put(w->file, "\n");
}

static void values(writing *w, ng_element element, uint32_t i) {
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    if (is_special(w, element, ng_graph_column_at(w->graph, element, c).name)) continue;
    putc(',', w->file);
    value_field(w, element, c, i);
  }
  putc('\n', w->file);
}

static const char *const node_start[] = {
    [NG_FLAVOUR_PLAIN] = "id", [NG_FLAVOUR_GEPHI] = "Id", [NG_FLAVOUR_NEO4J] = "id:ID,:LABEL"};
static const char *const edge_start[] = {[NG_FLAVOUR_PLAIN] = "source,target",
                                         [NG_FLAVOUR_GEPHI] = "Source,Target,Type,Id,Kind",
                                         [NG_FLAVOUR_NEO4J] = ":START_ID,:END_ID,:TYPE,id"};

static ng_status finish(writing *w, ng_error *err) {
  const bool good = ng_strbuf_ok(&w->text) && !w->failed;
  ng_strbuf_dispose(&w->text);
  return good ? NG_OK : ng_fail_no_mem(err);
}

ng_status ng_csv_write_nodes(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .flavour = flavour, .file = file};
  ng_strbuf_init(&w.text);
  headings(&w, NG_NODES, node_start[flavour]);
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    field(&w, node.id);
    if (flavour == NG_FLAVOUR_NEO4J) {
      putc(',', file);
      field(&w, node.type);
    }
    values(&w, NG_NODES, i);
  }
  return finish(&w, err);
}

ng_status ng_csv_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .flavour = flavour, .file = file};
  ng_strbuf_init(&w.text);
  headings(&w, NG_EDGES, edge_start[flavour]);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    field(&w, ng_graph_node_at(graph, edge.source).id);
    putc(',', file);
    field(&w, ng_graph_node_at(graph, edge.target).id);
    if (flavour == NG_FLAVOUR_GEPHI) {
      ng_put(file, edge.symmetric ? ",Undirected," : ",Directed,");
      field(&w, edge.id);
    }
    if (flavour != NG_FLAVOUR_PLAIN) {
      putc(',', file);
      field(&w, edge.type);
    }
    if (flavour == NG_FLAVOUR_NEO4J) {
      putc(',', file);
      field(&w, edge.id);
    }
    values(&w, NG_EDGES, i);
  }
  return finish(&w, err);
}
