/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF 1.3 with colours, sizes and time: every node has the span in which it is seen,
 * every edge a spell for each date that its statements give.  The flavour "networkx" is
 * version 1.2, which releases of NetworkX before 3.6 need. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/style.h"
#include "formats/xml.h"
#include "graph/number.h"
#include "graph/put.h"

typedef struct spell {
  char start[11], end[11];
} spell;

typedef struct writing {
  const ng_graph *graph;
  bool old;            /* version 1.2 */
  bool dynamic;
  ng_xml xml;
  ng_strbuf text;
  ng_style style;
  NG_VEC(spell) spells;
  bool failed;
} writing;

/* -------------------------------------------------------------------- time */

static int days_of(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/* Digits of a date, 0 where it has none. */
static int part(ng_view date, size_t begin, size_t len) {
  int value = 0;
  if (date.len < begin + len) return 0;
  for (size_t i = begin; i < begin + len; i++) {
    if (!ng_ascii_is_digit(date.data[i])) return 0;
    value = value * 10 + (date.data[i] - '0');
  }
  return value;
}

/* The first or last day of a date that may lack its day or month; false if it is none. */
static bool whole_date(ng_view date, bool last, char out[11]) {
  const int year = part(date, 0, 4), month = part(date, 5, 2), day = part(date, 8, 2);
  if (year < 1 || month > 12 || day > 31) return false;
  const int m = month ? month : last ? 12 : 1;
  const int d = month && day ? day : last ? days_of(year, m) : 1;
  char text[40];
  snprintf(text, sizeof text, "%04d-%02d-%02d", year, m, d);
  memcpy(out, text, 11);
  return true;
}

static void add_spell(writing *w, ng_view from, ng_view to) {
  spell s;
  if (!to.len || ng_view_compare(to, from) < 0) to = from;
  if (whole_date(from, false, s.start) && whole_date(to, true, s.end)) w->failed |= !ng_vec_push(&w->spells, s);
}

static int compare_spells(const void *a, const void *b) { return memcmp(a, b, sizeof(spell)); }

static void put_spells(writing *w) {
  if (!w->spells.len) return;
  qsort(w->spells.data, w->spells.len, sizeof *w->spells.data, compare_spells);
  ng_xml_start(&w->xml, "spells");
  for (uint32_t i = 0; i < w->spells.len; i++) {
    if (i && compare_spells(&w->spells.data[i - 1], &w->spells.data[i]) == 0) continue;
    ng_xml_start(&w->xml, "spell");
    ng_xml_attribute(&w->xml, "start", w->spells.data[i].start);
    ng_xml_attribute(&w->xml, "end", w->spells.data[i].end);
    ng_xml_end(&w->xml);
  }
  ng_xml_end(&w->xml);
}

static void edge_spells(writing *w, const ng_graph_edge *edge) {
  ng_vec_clear(&w->spells);
  for (uint32_t i = 0; i < edge->n_statements; i++) {
    const ng_graph_statement s = ng_graph_statement_at(w->graph, edge->first_statement + i);
    if (s.from.len) add_spell(w, s.from, s.to);
    else if (s.article != NG_GRAPH_NONE)
      add_spell(w, ng_graph_article_at(w->graph, s.article).date, ng_view_make(NULL, 0));
  }
  if (!edge->n_statements) add_spell(w, edge->first_seen, edge->last_seen);
  put_spells(w);
}

/* ------------------------------------------------------------------ values */

/* Attributes of the element itself say these. */
static bool is_written(ng_element element, ng_view name) {
  if (ng_view_is(name, "id") || ng_view_is(name, "label")) return false;
  return element == NG_NODES || !ng_view_is(name, "weight");
}

static const char *type_name(ng_value_type type) {
  switch (type) {
    case NG_VALUE_INTEGER: return "long";
    case NG_VALUE_NUMBER: return "double";
    case NG_VALUE_BOOLEAN: return "boolean";
    case NG_VALUE_STRING:
    case NG_VALUE_LIST:
    case NG_VALUE_NONE: break;
  }
  return "string";
}

static void declare(writing *w, ng_element element) {
  char id[16];
  ng_xml_start(&w->xml, "attributes");
  ng_xml_attribute(&w->xml, "class", element == NG_NODES ? "node" : "edge");
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    const ng_column column = ng_graph_column_at(w->graph, element, c);
    if (!is_written(element, column.name)) continue;
    snprintf(id, sizeof id, "%u", c);
    ng_xml_start(&w->xml, "attribute");
    ng_xml_attribute(&w->xml, "id", id);
    ng_xml_attribute(&w->xml, "title", ng_view_is(column.name, "key") ? "key_" : column.name.data);
    ng_xml_attribute(&w->xml, "type", type_name(column.type));
    ng_xml_end(&w->xml);
  }
  ng_xml_end(&w->xml);
}

static void values(writing *w, ng_element element, uint32_t i) {
  char id[16];
  ng_xml_start(&w->xml, "attvalues");
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    const ng_value value = ng_graph_value_at(w->graph, element, c, i);
    if (value.type == NG_VALUE_NONE || !is_written(element, ng_graph_column_at(w->graph, element, c).name)) continue;
    snprintf(id, sizeof id, "%u", c);
    ng_xml_start(&w->xml, "attvalue");
    ng_xml_attribute(&w->xml, "for", id);
    ng_xml_attribute(&w->xml, "value", ng_value_text(&value, &w->text).data);
    ng_xml_end(&w->xml);
  }
  ng_xml_end(&w->xml);
}

/* -------------------------------------------------------------------- looks */

static void number(writing *w, const char *name, double value) {
  char text[NG_NUMBER_SIZE];
  ng_xml_attribute(&w->xml, name, ng_number_format(value, text));
}

static void colour(writing *w, ng_colour c) {
  ng_xml_start(&w->xml, "viz:color");
  number(w, "r", c.r);
  number(w, "g", c.g);
  number(w, "b", c.b);
  ng_xml_end(&w->xml);
}

static void node_looks(writing *w, uint32_t i, ng_view type) {
  const ng_look *const look = ng_style_find(&w->style, NG_NODES, type);
  double x, y;
  colour(w, look->line);
  if (ng_style_position(w->graph, i, &x, &y)) {
    ng_xml_start(&w->xml, "viz:position");
    number(w, "x", x);
    number(w, "y", y);
    number(w, "z", 0);
    ng_xml_end(&w->xml);
  }
  ng_xml_start(&w->xml, "viz:size");
  number(w, "value", round(10 + 40 * ng_style_node_size(&w->style, i)));
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "viz:shape");
  ng_xml_attribute(&w->xml, "value", look->viz);
  ng_xml_end(&w->xml);
}

/* ---------------------------------------------------------------- elements */

static void node(writing *w, uint32_t i) {
  const ng_graph_node node = ng_graph_node_at(w->graph, i);
  ng_xml_start(&w->xml, "node");
  ng_xml_attribute(&w->xml, "id", node.id.data);
  ng_xml_attribute(&w->xml, "label", node.label.data);
  values(w, NG_NODES, i);
  ng_vec_clear(&w->spells);
  add_spell(w, node.first_seen, node.last_seen);
  put_spells(w);
  node_looks(w, i, node.type);
  ng_xml_end(&w->xml);
}

static void edge(writing *w, uint32_t i) {
  const ng_graph_edge edge = ng_graph_edge_at(w->graph, i);
  ng_xml_start(&w->xml, "edge");
  ng_xml_attribute(&w->xml, "id", edge.id.data);
  ng_xml_attribute(&w->xml, "source", ng_graph_node_at(w->graph, edge.source).id.data);
  ng_xml_attribute(&w->xml, "target", ng_graph_node_at(w->graph, edge.target).id.data);
  if (edge.type.len && !w->old) ng_xml_attribute(&w->xml, "kind", edge.type.data);
  if (edge.label.len) ng_xml_attribute(&w->xml, "label", edge.label.data);
  if (isfinite(edge.weight) && edge.weight > 0) number(w, "weight", edge.weight); /* 0 would delete it in Gephi */
  values(w, NG_EDGES, i);
  edge_spells(w, &edge);
  colour(w, ng_style_find(&w->style, NG_EDGES, edge.type)->fill);
  ng_xml_end(&w->xml);
}

static bool has_dates(const ng_graph *graph) {
  return ng_graph_find_column(graph, NG_EDGES, ng_view_of("first_seen")) != NG_GRAPH_NONE ||
         ng_graph_find_column(graph, NG_NODES, ng_view_of("first_seen")) != NG_GRAPH_NONE;
}

static void document(writing *w) {
  ng_xml_start(&w->xml, "gexf");
  ng_xml_attribute(&w->xml, "xmlns", w->old ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3");
  ng_xml_attribute(&w->xml, "xmlns:viz", w->old ? "http://www.gexf.net/1.2draft/viz" : "http://gexf.net/1.3/viz");
  ng_xml_attribute(&w->xml, "version", w->old ? "1.2" : "1.3");
  ng_xml_start(&w->xml, "graph");
  ng_xml_attribute(&w->xml, "defaultedgetype", "directed");
  ng_xml_attribute(&w->xml, "mode", w->dynamic ? "dynamic" : "static");
  if (w->dynamic) ng_xml_attribute(&w->xml, "timeformat", "date");
  if (w->dynamic && !w->old) ng_xml_attribute(&w->xml, "timerepresentation", "interval");
  for (ng_element e = NG_NODES; e <= NG_EDGES; e++) declare(w, e);
  ng_xml_start(&w->xml, "nodes");
  for (uint32_t i = 0; i < ng_graph_n_nodes(w->graph); i++) node(w, i);
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "edges");
  for (uint32_t i = 0; i < ng_graph_n_edges(w->graph); i++) edge(w, i);
}

ng_status ng_gexf_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .old = flavour == NG_FLAVOUR_NETWORKX, .dynamic = has_dates(graph)};
  ng_strbuf_init(&w.text);
  const bool good = ng_style_init(&w.style, graph) && ng_xml_open(&w.xml, file);
  if (good) document(&w);
  ng_xml_close(&w.xml);
  const bool no_mem = !good || w.failed || !ng_strbuf_ok(&w.text);
  ng_style_dispose(&w.style);
  ng_vec_dispose(&w.spells);
  ng_strbuf_dispose(&w.text);
  if (no_mem) return ng_fail_no_mem(err);
  return w.xml.failed ? ng_fail(err, NG_ERR_WRITE, "cannot write XML") : NG_OK;
}
