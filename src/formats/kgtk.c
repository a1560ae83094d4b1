/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KGTK: one table of edges as tab-separated values; names, types and aliases of nodes are
 * edges too.  Ids are symbols, texts are in quotes, dates begin with '^'. */
#include <math.h>

#include "base/utf8.h"
#include "formats/format.h"
#include "graph/put.h"

static const char *const header =
    "id\tnode1\tlabel\tnode2\tstatus\tweight\tconfidence\tfirst_seen\tlast_seen\tevidence\tplace\trule\n";

/* A symbol holds no blank, quote, bar or control, and begins as no other type does. */
static void put_symbol(FILE *file, ng_view text) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.len; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool plain = c >= 0x80 || ng_ascii_is_alpha((char)c) || (ng_ascii_is_digit((char)c) && i > 0) || c == '/' ||
                       c == '_' || ((c == '-' || c == '.') && i > 0);
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

static void put_number(FILE *file, double value) {
  putc('\t', file);
  if (isfinite(value)) ng_put_number(file, value);
}

/* A fact about a node: qualifiers stay empty. */
static void put_fact(FILE *file, ng_view node, const char *label, uint32_t n, ng_view text, bool symbol) {
  if (!text.len) return;
  put_symbol(file, node);
  fprintf(file, "-%s-%u\t", label, n);
  put_symbol(file, node);
  fprintf(file, "\t%s\t", label);
  if (symbol) put_symbol(file, text);
  else put_text(file, text);
  ng_put(file, "\t\t\t\t\t\t\t\t\n");
}

ng_status ng_kgtk_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  ng_put(file, header);
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    put_fact(file, node.id, "label", 0, node.name, false);
    put_fact(file, node.id, "type", 0, node.type, true);
    for (uint32_t k = 0; k < node.n_aliases; k++) put_fact(file, node.id, "alias", k, node.aliases[k], false);
  }
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    put_symbol(file, edge.id);
    putc('\t', file);
    put_symbol(file, ng_graph_node_at(graph, edge.source).id);
    putc('\t', file);
    put_symbol(file, edge.type);
    putc('\t', file);
    put_symbol(file, ng_graph_node_at(graph, edge.target).id);
    putc('\t', file);
    put_symbol(file, edge.status);
    put_number(file, edge.weight);
    put_number(file, edge.confidence);
    putc('\t', file);
    put_date(file, edge.first_seen);
    putc('\t', file);
    put_date(file, edge.last_seen);
    putc('\t', file);
    put_text(file, edge.evidence);
    putc('\t', file);
    put_text(file, edge.place);
    putc('\t', file);
    put_text(file, edge.rule);
    putc('\n', file);
  }
  return NG_OK;
}
