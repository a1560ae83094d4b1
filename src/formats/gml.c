/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GML.  Text is ASCII with character references; a node's label is its name where that is
 * unique, as NetworkX takes labels for ids, and its id otherwise, the label then being its
 * "caption". */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "graph/number.h"
#include "graph/put.h"

static void put_text(FILE *file, ng_view text) {
  putc('"', file);
  for (size_t i = 0; i < text.len;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(text.data + i, text.len - i, &size);
    if (cp == '"') ng_put(file, "&quot;");
    else if (cp == '&') ng_put(file, "&amp;");
    else if (cp < 0x20 || cp > 0x7E) fprintf(file, "&#%u;", (unsigned)cp);
    else putc((char)cp, file);
    i += size;
  }
  putc('"', file);
}

/* What is no integer has a point: consumers take the type of a column from its first value. */
static void put_number(FILE *file, double value) {
  char text[NG_NUMBER_SIZE];
  ng_number_format(value, text);
  const size_t head = strcspn(text, "e");
  fwrite(text, 1, head, file);
  if (!memchr(text, '.', head)) ng_put(file, ".0");
  ng_put(file, text + head);
}

static void put_value(FILE *file, const ng_value *value, ng_strbuf *text) {
  if (value->type == NG_VALUE_INTEGER && fabs(value->number) < 2147483648.0) fprintf(file, "%.0f", value->number);
  else if (value->type == NG_VALUE_INTEGER || value->type == NG_VALUE_NUMBER) put_number(file, value->number);
  else if (value->type == NG_VALUE_BOOLEAN) putc(value->boolean ? '1' : '0', file);
  else put_text(file, ng_value_text(value, text));
}

/* Keys are letters, digits and '_'; a number tells those apart that had to be changed. */
static void put_key(FILE *file, ng_view name, uint32_t column) {
  bool changed = name.len && !ng_ascii_is_alpha(name.data[0]);
  if (changed) putc('x', file);
  for (size_t i = 0; i < name.len; i++) {
    const char c = name.data[i];
    const bool plain = ng_ascii_is_alpha(c) || ng_ascii_is_digit(c) || c == '_';
    putc(plain ? c : '_', file);
    changed |= !plain;
  }
  if (changed) fprintf(file, "_%u", column);
}

static bool is_written(ng_element element, ng_view name) {
  if (element == NG_NODES) return !ng_view_is(name, "id") && !ng_view_is(name, "label");
  return !ng_view_is(name, "source") && !ng_view_is(name, "target") && !ng_view_is(name, "key");
}

static void values(FILE *file, const ng_graph *graph, ng_element element, uint32_t i, ng_strbuf *text) {
  for (uint32_t c = 0; c < ng_graph_n_columns(graph, element); c++) {
    const ng_value value = ng_graph_value_at(graph, element, c, i);
    const ng_view name = ng_graph_column_at(graph, element, c).name;
    if (value.type == NG_VALUE_NONE || !is_written(element, name)) continue;
    ng_put(file, "    ");
    put_key(file, name, c);
    putc(' ', file);
    put_value(file, &value, text);
    putc('\n', file);
  }
  ng_put(file, "  ]\n");
}

/* How often each label occurs; ids count as labels too. */
static bool count_labels(ng_map *labels, const ng_graph *graph) {
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    uint32_t *const label = ng_map_enter(labels, node.label, 0);
    if (!label) return false;
    ++*label;
    if (ng_view_equals(node.id, node.label)) continue;
    uint32_t *const id = ng_map_enter(labels, node.id, 0);
    if (!id) return false;
    ++*id;
  }
  return true;
}

static void put_graph(FILE *file, const ng_graph *graph, const ng_map *labels, ng_strbuf *text) {
  ng_put(file, "Creator \"newsgraph\"\ngraph [\n  directed 1\n  multigraph 1\n");
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_graph_node node = ng_graph_node_at(graph, i);
    fprintf(file, "  node [\n    id %u\n    label ", i);
    put_text(file, ng_map_find(labels, node.label) == 1 ? node.label : node.id);
    ng_put(file, "\n    canonical ");
    put_text(file, node.id);
    putc('\n', file);
    if (ng_map_find(labels, node.label) != 1) {
      ng_put(file, "    caption ");
      put_text(file, node.label);
      putc('\n', file);
    }
    values(file, graph, NG_NODES, i, text);
  }
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    fprintf(file, "  edge [\n    source %u\n    target %u\n", edge.source, edge.target);
    values(file, graph, NG_EDGES, i, text);
  }
  ng_put(file, "]\n");
}

ng_status ng_gml_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  ng_map labels;
  ng_strbuf text;
  ng_map_init(&labels);
  ng_strbuf_init(&text);
  const bool counted = count_labels(&labels, graph);
  if (counted) put_graph(file, graph, &labels, &text);
  const bool good = counted && ng_strbuf_ok(&text);
  ng_map_dispose(&labels);
  ng_strbuf_dispose(&text);
  return good ? NG_OK : ng_fail_no_mem(err);
}
