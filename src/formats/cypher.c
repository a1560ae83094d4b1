/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A script for Neo4j and its kin: one statement a line, which may be run again without
 * doubling anything. */
#include "base/strbuf.h"
#include "formats/format.h"
#include "graph/put.h"

static void put_text(FILE *file, ng_view text) {
  putc('\'', file);
  for (size_t i = 0; i < text.len; i++) {
    switch (text.data[i]) {
      case '\'': ng_put(file, "\\'"); break;
      case '\\': ng_put(file, "\\\\"); break;
      case '\n': ng_put(file, "\\n"); break;
      case '\t': ng_put(file, "\\t"); break;
      default: putc(text.data[i], file);
    }
  }
  putc('\'', file);
}

/* A label, type or key: in backticks, as it may be any text. */
static void put_name(FILE *file, ng_view text) {
  putc('`', file);
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == '`') putc('`', file);
    /* Cypher reads \uXXXX anywhere, even in names */
    if (text.data[i] == '\n' || text.data[i] == '\\') fprintf(file, "\\u%04X", text.data[i]);
    else putc(text.data[i], file);
  }
  putc('`', file);
}

static void put_value(FILE *file, const ng_value *value) {
  if (value->type == NG_VALUE_STRING) {
    put_text(file, value->text);
  } else if (value->type == NG_VALUE_LIST) {
    for (uint32_t i = 0; i < value->n_items; i++) {
      putc(i ? ',' : '[', file);
      put_text(file, value->items[i]);
    }
    putc(']', file);
  } else {
    ng_put_json_value(file, value); /* numbers and booleans are the same there */
  }
}

/* {`name`: 'value', ...} */
static void put_map(FILE *file, const ng_graph *graph, ng_element element, uint32_t i) {
  bool first = true;
  putc('{', file);
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, element); c++) {
    const ng_value value = ng_graph_value_at(graph, element, c, i);
    const ng_view name = ng_graph_column_at(graph, element, c).name;
    if (value.type == NG_VALUE_NONE || ng_view_is(name, "type")) continue;
    if (!first) ng_put(file, ", ");
    first = false;
    put_name(file, name);
    ng_put(file, ": ");
    put_value(file, &value);
  }
  putc('}', file);
}

static void put_match(FILE *file, const char *name, ng_view id) {
  fprintf(file, "(%s:Entity {id: ", name);
  put_text(file, id);
  ng_put(file, "})");
}

/* Neo4j cannot index texts of some 8,000 bytes and more. */
#define INDEXED_MAX 8000

static bool can_index(const ng_graph *graph) {
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++)
    if (ng_graph_node_at(graph, i).id.len > INDEXED_MAX) return false;
  return true;
}

ng_status ng_cypher_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  if (can_index(graph))
    ng_put(file, "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n");
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    ng_put(file, "MERGE ");
    put_match(file, "n", node.id);
    ng_put(file, " SET n += ");
    put_map(file, graph, NG_NODES, i);
    if (node.type.len) {
      ng_put(file, ", n:");
      put_name(file, node.type);
    }
    ng_put(file, ";\n");
  }
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    ng_put(file, "MATCH ");
    put_match(file, "a", ng_graph_node_at(graph, edge.source).id);
    ng_put(file, ", ");
    put_match(file, "b", ng_graph_node_at(graph, edge.target).id);
    ng_put(file, " MERGE (a)-[r:");
    put_name(file, edge.type.len ? edge.type : ng_view_of("related_to"));
    ng_put(file, " {id: ");
    put_text(file, edge.id);
    ng_put(file, "}]->(b) SET r += ");
    put_map(file, graph, NG_EDGES, i);
    ng_put(file, ";\n");
  }
  return NG_OK;
}
