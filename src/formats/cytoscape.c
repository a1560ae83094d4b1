/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cytoscape JSON, of the desktop program and of cytoscape.js; json_read.c reads it. */
#include "formats/format.h"
#include "formats/style.h"
#include "graph/number.h"
#include "graph/put.h"

static void values(FILE *file, const ng_graph *graph, ng_element element, uint32_t i) {
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, element); c++) {
    const ng_value value = ng_graph_value_at(graph, element, c, i);
    const ng_view name = ng_graph_column_at(graph, element, c).name;
    if (value.type == NG_VALUE_NONE || ng_view_is(name, "id") || ng_view_is(name, "interaction")) continue;
    putc(',', file);
    if (ng_view_is(name, "source") || ng_view_is(name, "target")) fprintf(file, "\"%s_\"", name.data);
    else ng_put_json(file, name);
    putc(':', file);
    ng_put_json_value(file, &value);
  }
  putc('}', file);
}

/* Where the program places the node, beside its data. */
static void position(FILE *file, const ng_graph *graph, uint32_t i) {
  double x, y;
  char text[NG_NUMBER_SIZE];
  if (!ng_style_position(graph, i, &x, &y)) return;
  fprintf(file, ",\"position\":{\"x\":%s", ng_number_format(x, text));
  fprintf(file, ",\"y\":%s}", ng_number_format(y, text));
}

ng_status ng_cytoscape_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  ng_put(file, "{\"format_version\":\"1.0\",\"generated_by\":\"newsgraph\",\"data\":{\"name\":\"newsgraph\"},\n"
               "\"elements\":{\"nodes\":[");
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    ng_put(file, i ? ",\n {\"data\":{\"id\":" : "\n {\"data\":{\"id\":");
    ng_put_json(file, ng_graph_node_at(graph, i).id);
    values(file, graph, NG_NODES, i);
    position(file, graph, i);
    putc('}', file);
  }
  ng_put(file, "],\n\"edges\":[");
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    ng_put(file, i ? ",\n {\"data\":{\"id\":" : "\n {\"data\":{\"id\":");
    ng_put_json(file, edge.id);
    ng_put(file, ",\"source\":");
    ng_put_json(file, ng_graph_node_at(graph, edge.source).id);
    ng_put(file, ",\"target\":");
    ng_put_json(file, ng_graph_node_at(graph, edge.target).id);
    ng_put(file, ",\"interaction\":");
    ng_put_json(file, edge.type);
    values(file, graph, NG_EDGES, i);
    putc('}', file);
  }
  ng_put(file, "]}}\n");
  return NG_OK;
}
