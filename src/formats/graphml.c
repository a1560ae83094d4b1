/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML.  The plain file is the one that NetworkX, igraph, Gephi and Cytoscape all read;
 * flavours add what one of them wants beyond it:
 *   gephi   colours and sizes of nodes, the type of an edge as its XML label
 *   neo4j   labels and types where APOC looks for them
 *   yed     shapes with labels
 *   strict  ids that are NMTOKENs, as the schema asks; canonical ids in an attribute */
#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "formats/style.h"
#include "formats/xml.h"
#include "graph/put.h"

/* Names of attributes that stand for something else in a consumer. */
#define KEY_SIZE 48

typedef struct writing {
  const ng_graph *graph;
  ng_flavour flavour;
  ng_xml xml;
  ng_strbuf text;
  ng_style style;
} writing;

static void numbered(writing *w, const char *name, char prefix, uint32_t i) {
  char id[16];
  snprintf(id, sizeof id, "%c%u", prefix, i);
  ng_xml_attribute(&w->xml, name, id);
}

/* "n_name" where the name may stand in an id, else the number of the column. */
static const char *key_id(ng_element element, ng_view name, uint32_t column, char out[KEY_SIZE]) {
  const char prefix = element == NG_NODES ? 'n' : 'e';
  bool plain = name.len <= KEY_SIZE - 4;
  for (size_t i = 0; plain && i < name.len; i++)
    plain = ng_ascii_is_alpha(name.data[i]) || ng_ascii_is_digit(name.data[i]) || name.data[i] == '_';
  if (plain) snprintf(out, KEY_SIZE, "%c_%.*s", prefix, NG_VIEW_ARGS(name));
  else snprintf(out, KEY_SIZE, "%cx%u", prefix, column);
  return out;
}

static const char *type_name(ng_value_type type) {
  switch (type) {
    case NG_VALUE_INTEGER: return "long";
    case NG_VALUE_NUMBER: return "double";
    case NG_VALUE_BOOLEAN: return "boolean";
    case NG_VALUE_NONE:
    case NG_VALUE_STRING:
    case NG_VALUE_LIST: break;
  }
  return "string";
}

static void key(writing *w, ng_element element, const char *id, const char *name, const char *type) {
  ng_xml_start(&w->xml, "key");
  ng_xml_attribute(&w->xml, "id", id);
  ng_xml_attribute(&w->xml, "for", element == NG_NODES ? "node" : "edge");
  ng_xml_attribute(&w->xml, "attr.name", name);
  ng_xml_attribute(&w->xml, "attr.type", type);
  ng_xml_end(&w->xml);
}

/* The id is an XML attribute already; consumers make a column "id" of it themselves. */
static bool is_written(const writing *w, const ng_column *column) {
  return !ng_view_is(column->name, "id") || w->flavour == NG_FLAVOUR_STRICT;
}

/* NetworkX cannot hold an attribute "key" of edges; Gephi has a "timeset" of its own. */
static const char *attribute_name(ng_view name) {
  return ng_view_is(name, "key") ? "key_" : ng_view_is(name, "timeset") ? "timeset_" : name.data;
}

static const struct {
  const char *name;
  const char *type;
} gephi_keys[] = {{"r", "int"}, {"g", "int"}, {"b", "int"}, {"size", "double"}};

static bool has_column(const writing *w, ng_element element, const char *name) {
  return ng_graph_find_column(w->graph, element, ng_view_of(name)) != NG_GRAPH_NONE;
}

static void keys(writing *w) {
  char id[KEY_SIZE];
  for (ng_element e = NG_NODES; e <= NG_EDGES; e++) {
    for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, e); c++) {
      const ng_column column = ng_graph_column_at(w->graph, e, c);
      if (!is_written(w, &column)) continue;
      key(w, e, key_id(e, column.name, c, id), attribute_name(column.name), type_name(column.type));
    }
  }
  if (ng_graph_n_edges(w->graph) && !has_column(w, NG_EDGES, "interaction"))
    key(w, NG_EDGES, "ey_interaction", "interaction", "string"); /* Cytoscape's name of an edge's type */
  for (size_t i = 0; w->flavour == NG_FLAVOUR_GEPHI && i < sizeof gephi_keys / sizeof *gephi_keys; i++) {
    snprintf(id, sizeof id, "ny_%s", gephi_keys[i].name);
    if (!has_column(w, NG_NODES, gephi_keys[i].name)) key(w, NG_NODES, id, gephi_keys[i].name, gephi_keys[i].type);
  }
  if (w->flavour != NG_FLAVOUR_YED) return;
  ng_xml_start(&w->xml, "key");
  ng_xml_attribute(&w->xml, "id", "ny_graphics");
  ng_xml_attribute(&w->xml, "for", "node");
  ng_xml_attribute(&w->xml, "yfiles.type", "nodegraphics");
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "key");
  ng_xml_attribute(&w->xml, "id", "ey_graphics");
  ng_xml_attribute(&w->xml, "for", "edge");
  ng_xml_attribute(&w->xml, "yfiles.type", "edgegraphics");
  ng_xml_end(&w->xml);
}

static void data(writing *w, const char *id, const char *text) {
  ng_xml_start(&w->xml, "data");
  ng_xml_attribute(&w->xml, "key", id);
  ng_xml_text(&w->xml, text);
  ng_xml_end(&w->xml);
}

static void values(writing *w, ng_element element, uint32_t i) {
  char id[KEY_SIZE];
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    const ng_column column = ng_graph_column_at(w->graph, element, c);
    if (!is_written(w, &column)) continue;
    const ng_value value = ng_graph_value_at(w->graph, element, c, i);
    if (value.type == NG_VALUE_NONE) continue;
    data(w, key_id(element, column.name, c, id), ng_value_text(&value, &w->text).data);
  }
}

/* weapon_system: ":WeaponSystem" and "WEAPON_SYSTEM", as Neo4j writes labels and types. */
static void neo4j_label(ng_strbuf *out, ng_view type) {
  bool capital = true;
  ng_strbuf_clear(out);
  ng_strbuf_add_char(out, ':');
  for (size_t i = 0; i < type.len; i++) {
    const char c = type.data[i];
    if (c != '_') ng_strbuf_add_char(out, capital && ng_ascii_is_lower(c) ? (char)(c - 32) : c);
    capital = c == '_';
  }
}

static void neo4j_type(ng_strbuf *out, ng_view type) {
  ng_strbuf_clear(out);
  for (size_t i = 0; i < type.len; i++) {
    const char c = type.data[i];
    ng_strbuf_add_char(out, ng_ascii_is_lower(c) ? (char)(c - 32) : c);
  }
}

static void gephi_values(writing *w, uint32_t i, const ng_graph_node *node) {
  const ng_look *const look = ng_style_find(&w->style, NG_NODES, node->type);
  const uint8_t colour[] = {look->line.r, look->line.g, look->line.b};
  char text[16];
  for (size_t k = 0; k < 3; k++) {
    const char *const ids[] = {"ny_r", "ny_g", "ny_b"};
    snprintf(text, sizeof text, "%u", colour[k]);
    if (!has_column(w, NG_NODES, gephi_keys[k].name)) data(w, ids[k], text);
  }
  snprintf(text, sizeof text, "%d", (int)(10 + 40 * ng_style_node_size(&w->style, i)));
  if (!has_column(w, NG_NODES, "size")) data(w, "ny_size", text);
}

static void yed_node(writing *w, const ng_graph_node *node) {
  const ng_look *const look = ng_style_find(&w->style, NG_NODES, node->type);
  char colour[8], width[16];
  ng_xml_start(&w->xml, "data");
  ng_xml_attribute(&w->xml, "key", "ny_graphics");
  ng_xml_start(&w->xml, "y:ShapeNode");
  ng_xml_start(&w->xml, "y:Geometry");
  const size_t len = node->label.len > 40 ? 40 : node->label.len;
  snprintf(width, sizeof width, "%u", 40 + 7 * (unsigned)len);
  ng_xml_attribute(&w->xml, "height", "30");
  ng_xml_attribute(&w->xml, "width", width);
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "y:Fill");
  snprintf(colour, sizeof colour, "#%02X%02X%02X", look->fill.r, look->fill.g, look->fill.b);
  ng_xml_attribute(&w->xml, "color", colour);
  ng_xml_attribute(&w->xml, "transparent", "false");
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "y:NodeLabel");
  ng_xml_text(&w->xml, node->label.data);
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "y:Shape");
  ng_xml_attribute(&w->xml, "type", look->shape[0] == 'e' ? "ellipse" : look->rounded ? "roundrectangle" : "rectangle");
  ng_xml_end(&w->xml);
  ng_xml_end(&w->xml);
  ng_xml_end(&w->xml);
}

static void yed_edge(writing *w, const ng_graph_edge *edge) {
  ng_xml_start(&w->xml, "data");
  ng_xml_attribute(&w->xml, "key", "ey_graphics");
  ng_xml_start(&w->xml, "y:PolyLineEdge");
  ng_xml_start(&w->xml, "y:LineStyle");
  ng_xml_attribute(&w->xml, "type", ng_view_is(edge->status, "asserted") ? "line" : "dashed");
  ng_xml_attribute(&w->xml, "width", "1.0");
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "y:Arrows");
  ng_xml_attribute(&w->xml, "source", "none");
  ng_xml_attribute(&w->xml, "target", edge->symmetric ? "none" : "standard");
  ng_xml_end(&w->xml);
  ng_xml_start(&w->xml, "y:EdgeLabel");
  ng_xml_text(&w->xml, edge->label.data);
  ng_xml_end(&w->xml);
  ng_xml_end(&w->xml);
  ng_xml_end(&w->xml);
}

static void node(writing *w, uint32_t i) {
  const ng_graph_node node = ng_graph_node_at(w->graph, i);
  ng_xml_start(&w->xml, "node");
  if (w->flavour == NG_FLAVOUR_STRICT) numbered(w, "id", 'n', i);
  else ng_xml_attribute(&w->xml, "id", node.id.data);
  if (w->flavour == NG_FLAVOUR_NEO4J && node.type.len) {
    neo4j_label(&w->text, node.type);
    ng_xml_attribute(&w->xml, "labels", w->text.data);
  }
  values(w, NG_NODES, i);
  if (w->flavour == NG_FLAVOUR_GEPHI) gephi_values(w, i, &node);
  if (w->flavour == NG_FLAVOUR_YED) yed_node(w, &node);
  ng_xml_end(&w->xml);
}

static void edge_ends(writing *w, const ng_graph_edge *edge) {
  if (w->flavour == NG_FLAVOUR_STRICT) {
    numbered(w, "source", 'n', edge->source);
    numbered(w, "target", 'n', edge->target);
    return;
  }
  ng_xml_attribute(&w->xml, "source", ng_graph_node_at(w->graph, edge->source).id.data);
  ng_xml_attribute(&w->xml, "target", ng_graph_node_at(w->graph, edge->target).id.data);
}

static void edge(writing *w, uint32_t i) {
  const ng_graph_edge edge = ng_graph_edge_at(w->graph, i);
  ng_xml_start(&w->xml, "edge");
  if (w->flavour == NG_FLAVOUR_STRICT) numbered(w, "id", 'e', i);
  else ng_xml_attribute(&w->xml, "id", edge.id.data);
  edge_ends(w, &edge);
  if (w->flavour == NG_FLAVOUR_NEO4J && edge.type.len) {
    neo4j_type(&w->text, edge.type);
    ng_xml_attribute(&w->xml, "label", w->text.data);
  }
  if (w->flavour == NG_FLAVOUR_GEPHI && edge.type.len) ng_xml_attribute(&w->xml, "label", edge.type.data);
  values(w, NG_EDGES, i);
  if (edge.type.len && !has_column(w, NG_EDGES, "interaction")) data(w, "ey_interaction", edge.type.data);
  if (w->flavour == NG_FLAVOUR_YED) yed_edge(w, &edge);
  ng_xml_end(&w->xml);
}

static void document(writing *w) {
  ng_xml_start(&w->xml, "graphml");
  ng_xml_attribute(&w->xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  if (w->flavour == NG_FLAVOUR_YED) ng_xml_attribute(&w->xml, "xmlns:y", "http://www.yworks.com/xml/graphml");
  if (w->flavour == NG_FLAVOUR_STRICT) {
    ng_xml_attribute(&w->xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    ng_xml_attribute(&w->xml, "xsi:schemaLocation",
              "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  }
  keys(w);
  ng_xml_start(&w->xml, "graph");
  ng_xml_attribute(&w->xml, "id", "G");
  ng_xml_attribute(&w->xml, "edgedefault", "directed");
  for (uint32_t i = 0; !w->xml.failed && i < ng_graph_n_nodes(w->graph); i++) node(w, i);
  for (uint32_t i = 0; !w->xml.failed && i < ng_graph_n_edges(w->graph); i++) edge(w, i);
  ng_xml_end(&w->xml);
}

ng_status ng_graphml_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .flavour = flavour};
  ng_strbuf_init(&w.text);
  const bool good = ng_style_init(&w.style, graph) && ng_xml_open(&w.xml, file);
  if (good) document(&w);
  ng_xml_close(&w.xml);
  const bool no_mem = !good || !ng_strbuf_ok(&w.text);
  ng_style_dispose(&w.style);
  ng_strbuf_dispose(&w.text);
  if (no_mem) return ng_fail_no_mem(err);
  return w.xml.failed ? ng_fail(err, NG_ERR_WRITE, "cannot write XML") : NG_OK;
}
