/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML.  The plain file is the one that NetworkX, igraph, Gephi and Cytoscape all read;
 * flavours add what one of them wants beyond it:
 *   gephi   colours and sizes of nodes, the type of an edge as its XML label
 *   neo4j   labels and types where APOC looks for them
 *   yed     shapes with labels
 *   strict  ids that are NMTOKENs, as the schema asks; canonical ids in an attribute */
#include <stdio.h>

#include <libxml/xmlwriter.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "formats/style.h"
#include "graph/put.h"

/* Names of attributes that stand for something else in a consumer. */
#define KEY_SIZE 48

typedef struct writing {
  const ng_graph *graph;
  ng_flavour flavour;
  xmlTextWriterPtr xml;
  ng_strbuf text;
  ng_style style;
  bool failed;
} writing;

static const xmlChar *xml(const char *text) { return (const xmlChar *)text; }

static void start(writing *w, const char *name) { w->failed |= xmlTextWriterStartElement(w->xml, xml(name)) < 0; }
static void end(writing *w) { w->failed |= xmlTextWriterEndElement(w->xml) < 0; }

static void attribute(writing *w, const char *name, const char *value) {
  w->failed |= xmlTextWriterWriteAttribute(w->xml, xml(name), xml(value)) < 0;
}

/* Texts of a graph end with NUL. */
static void content(writing *w, const char *text) { w->failed |= xmlTextWriterWriteString(w->xml, xml(text)) < 0; }

static void numbered(writing *w, const char *name, char prefix, uint32_t i) {
  char id[16];
  snprintf(id, sizeof id, "%c%u", prefix, i);
  attribute(w, name, id);
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
  start(w, "key");
  attribute(w, "id", id);
  attribute(w, "for", element == NG_NODES ? "node" : "edge");
  attribute(w, "attr.name", name);
  attribute(w, "attr.type", type);
  end(w);
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
  start(w, "key");
  attribute(w, "id", "ny_graphics");
  attribute(w, "for", "node");
  attribute(w, "yfiles.type", "nodegraphics");
  end(w);
  start(w, "key");
  attribute(w, "id", "ey_graphics");
  attribute(w, "for", "edge");
  attribute(w, "yfiles.type", "edgegraphics");
  end(w);
}

static void data(writing *w, const char *id, const char *text) {
  start(w, "data");
  attribute(w, "key", id);
  content(w, text);
  end(w);
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
  start(w, "data");
  attribute(w, "key", "ny_graphics");
  start(w, "y:ShapeNode");
  start(w, "y:Geometry");
  const size_t len = node->label.len > 40 ? 40 : node->label.len;
  snprintf(width, sizeof width, "%u", 40 + 7 * (unsigned)len);
  attribute(w, "height", "30");
  attribute(w, "width", width);
  end(w);
  start(w, "y:Fill");
  snprintf(colour, sizeof colour, "#%02X%02X%02X", look->fill.r, look->fill.g, look->fill.b);
  attribute(w, "color", colour);
  attribute(w, "transparent", "false");
  end(w);
  start(w, "y:NodeLabel");
  content(w, node->label.data);
  end(w);
  start(w, "y:Shape");
  attribute(w, "type", look->shape[0] == 'e' ? "ellipse" : look->rounded ? "roundrectangle" : "rectangle");
  end(w);
  end(w);
  end(w);
}

static void yed_edge(writing *w, const ng_graph_edge *edge) {
  start(w, "data");
  attribute(w, "key", "ey_graphics");
  start(w, "y:PolyLineEdge");
  start(w, "y:LineStyle");
  attribute(w, "type", ng_view_is(edge->status, "asserted") ? "line" : "dashed");
  attribute(w, "width", "1.0");
  end(w);
  start(w, "y:Arrows");
  attribute(w, "source", "none");
  attribute(w, "target", edge->symmetric ? "none" : "standard");
  end(w);
  start(w, "y:EdgeLabel");
  content(w, edge->label.data);
  end(w);
  end(w);
  end(w);
}

static void node(writing *w, uint32_t i) {
  const ng_graph_node node = ng_graph_node_at(w->graph, i);
  start(w, "node");
  if (w->flavour == NG_FLAVOUR_STRICT) numbered(w, "id", 'n', i);
  else attribute(w, "id", node.id.data);
  if (w->flavour == NG_FLAVOUR_NEO4J && node.type.len) {
    neo4j_label(&w->text, node.type);
    attribute(w, "labels", w->text.data);
  }
  values(w, NG_NODES, i);
  if (w->flavour == NG_FLAVOUR_GEPHI) gephi_values(w, i, &node);
  if (w->flavour == NG_FLAVOUR_YED) yed_node(w, &node);
  end(w);
}

static void edge_ends(writing *w, const ng_graph_edge *edge) {
  if (w->flavour == NG_FLAVOUR_STRICT) {
    numbered(w, "source", 'n', edge->source);
    numbered(w, "target", 'n', edge->target);
    return;
  }
  attribute(w, "source", ng_graph_node_at(w->graph, edge->source).id.data);
  attribute(w, "target", ng_graph_node_at(w->graph, edge->target).id.data);
}

static void edge(writing *w, uint32_t i) {
  const ng_graph_edge edge = ng_graph_edge_at(w->graph, i);
  start(w, "edge");
  if (w->flavour == NG_FLAVOUR_STRICT) numbered(w, "id", 'e', i);
  else attribute(w, "id", edge.id.data);
  edge_ends(w, &edge);
  if (w->flavour == NG_FLAVOUR_NEO4J && edge.type.len) {
    neo4j_type(&w->text, edge.type);
    attribute(w, "label", w->text.data);
  }
  if (w->flavour == NG_FLAVOUR_GEPHI && edge.type.len) attribute(w, "label", edge.type.data);
  values(w, NG_EDGES, i);
  if (edge.type.len && !has_column(w, NG_EDGES, "interaction")) data(w, "ey_interaction", edge.type.data);
  if (w->flavour == NG_FLAVOUR_YED) yed_edge(w, &edge);
  end(w);
}

static void document(writing *w) {
  xmlTextWriterSetIndent(w->xml, 1);
  w->failed |= xmlTextWriterStartDocument(w->xml, NULL, "UTF-8", NULL) < 0;
  start(w, "graphml");
  attribute(w, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  if (w->flavour == NG_FLAVOUR_YED) attribute(w, "xmlns:y", "http://www.yworks.com/xml/graphml");
  if (w->flavour == NG_FLAVOUR_STRICT) {
    attribute(w, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    attribute(w, "xsi:schemaLocation",
              "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  }
  keys(w);
  start(w, "graph");
  attribute(w, "id", "G");
  attribute(w, "edgedefault", "directed");
  for (uint32_t i = 0; !w->failed && i < ng_graph_n_nodes(w->graph); i++) node(w, i);
  for (uint32_t i = 0; !w->failed && i < ng_graph_n_edges(w->graph); i++) edge(w, i);
  end(w);
  w->failed |= xmlTextWriterEndDocument(w->xml) < 0;
}

/* stdio keeps its own record of errors, which is looked at when the file is closed;
 * libxml2 would print them. */
static int put_bytes(void *file, const char *bytes, int len) {
  fwrite(bytes, 1, (size_t)len, file);
  return len;
}

static int keep_open(void *file) {
  (void)file;
  return 0;
}

ng_status ng_graphml_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .flavour = flavour};
  ng_strbuf_init(&w.text);
  xmlOutputBufferPtr const buffer = xmlOutputBufferCreateIO(put_bytes, keep_open, file, NULL);
  w.xml = buffer ? xmlNewTextWriter(buffer) : NULL;
  if (!w.xml) xmlOutputBufferClose(buffer);
  const bool good = ng_style_init(&w.style, graph) && w.xml;
  if (good) document(&w);
  if (w.xml) xmlFreeTextWriter(w.xml);
  const bool no_mem = !good || !ng_strbuf_ok(&w.text);
  ng_style_dispose(&w.style);
  ng_strbuf_dispose(&w.text);
  if (no_mem) return ng_fail_no_mem(err);
  return w.failed ? ng_fail(err, NG_ERR_WRITE, "cannot write XML") : NG_OK;
}
