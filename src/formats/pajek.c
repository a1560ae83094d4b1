/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pajek: vertices with their ids, and arcs with weight and type; the format has no place for
 * more.  All are arcs: igraph takes a file with *Edges too for undirected.  What a label
 * cannot hold is a character reference, as Pajek itself writes it: "&#34;". */
#include "base/utf8.h"
#include "formats/format.h"
#include "graph/put.h"

static void put_label(FILE *file, ng_view text) {
  putc('"', file);
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    const bool is_reference = c == '&' && i + 1 < text.len && text.data[i + 1] == '#';
    if (c == '"' || c == '\n' || c == '\t' || c == '\\' || is_reference) fprintf(file, "&#%d;", c);
    else putc(c, file);
  }
  putc('"', file);
}

ng_status ng_pajek_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  fprintf(file, "*Vertices %u\n", ng_graph_n_nodes(graph));
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    fprintf(file, "%u ", i + 1);
    put_label(file, ng_graph_node_at(graph, i).id);
    putc('\n', file);
  }
  ng_put(file, "*Arcs\n");
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    fprintf(file, "%u %u ", edge.source + 1, edge.target + 1);
    ng_put_number(file, edge.weight > 0 ? edge.weight : 1);
    ng_put(file, " l ");
    put_label(file, edge.type);
    putc('\n', file);
  }
  return NG_OK;
}
