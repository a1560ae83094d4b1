/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GEXF of any version: nodes and edges with their attributes; looks are left out,
 * but for positions; spells give the time in which something is seen where no attribute
 * does. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/xml_read.h"
#include "graph/number.h"

typedef struct column {
  xmlChar *id;
  xmlChar *title;
  ng_element element;
  ng_value_type type;
} column;

typedef struct reading {
  ng_xml_reader xml;
  ng_graph_builder *builder;
  NG_VEC(column) columns;
  ng_element declaring;  /* class of the <attributes> at hand */
  bool directed;
  bool has_graph;
  ng_error *err;
} reading;

bool ng_gexf_recognise(ng_view bytes) {
  const size_t n = bytes.len < 4096 ? bytes.len : 4096;
  for (size_t i = 0; i + 5 <= n; i++)
    if (memcmp(bytes.data + i, "<gexf", 5) == 0) return true;
  return false;
}

static ng_value_type type_of(const xmlChar *type) {
  const ng_view name = ng_xml_view(type);
  if (ng_view_is(name, "integer") || ng_view_is(name, "long")) return NG_VALUE_INTEGER;
  if (ng_view_is(name, "float") || ng_view_is(name, "double")) return NG_VALUE_NUMBER;
  return ng_view_is(name, "boolean") ? NG_VALUE_BOOLEAN : NG_VALUE_STRING;
}

static ng_status declare(reading *r) {
  xmlChar *const type = ng_xml_get(&r->xml, "type");
  const column c = {.id = ng_xml_get(&r->xml, "id"),
                    .title = ng_xml_get(&r->xml, "title"),
                    .element = r->declaring,
                    .type = type_of(type)};
  xmlFree(type);
  const bool good = ng_vec_push(&r->columns, c);
  if (good && c.id && c.title) return NG_OK;
  if (good) return ng_xml_fail(&r->xml, NG_ERR_INVALID, "an attribute without id or title");
  xmlFree(c.id);
  xmlFree(c.title);
  return ng_fail_no_mem(r->err);
}

/* ------------------------------------------------------------------ values */

static ng_value value_of(ng_value_type type, ng_view text) {
  ng_value value = {.type = type, .text = text};
  const bool is_true = ng_view_is(text, "true"), is_false = ng_view_is(text, "false");
  if (type == NG_VALUE_BOOLEAN && (is_true || is_false)) value.boolean = is_true;
  else if (type == NG_VALUE_STRING || type == NG_VALUE_BOOLEAN || !ng_number_parse(text, &value.number))
    value.type = NG_VALUE_STRING; /* not of the type declared: kept as it is */
  return value;
}

static ng_status set(reading *r, ng_element element, uint32_t i, const char *name, ng_value_type type, const xmlChar *text) {
  if (!text) return NG_OK;
  const ng_value value = value_of(type, ng_xml_view(text));
  return ng_graph_builder_set_value(r->builder, element, i, ng_view_of(name), &value, r->err);
}

/* An XML attribute of the current element as a value. */
static ng_status set_attribute(reading *r, ng_element element, uint32_t i, const char *attr, const char *name,
                               ng_value_type type) {
  xmlChar *const text = ng_xml_get(&r->xml, attr);
  const ng_status status = set(r, element, i, name, type, text);
  xmlFree(text);
  return status;
}

static ng_status read_attvalue(reading *r, ng_element element, uint32_t i) {
  xmlChar *id = ng_xml_get(&r->xml, "for"), *const text = ng_xml_get(&r->xml, "value");
  if (!id) id = ng_xml_get(&r->xml, "id"); /* version 1.0 */
  ng_status status = NG_ERR_INVALID;
  for (uint32_t c = 0; c < r->columns.len; c++) {
    const column *const one = &r->columns.data[c];
    if (one->element != element || !ng_view_equals(ng_xml_view(one->id), ng_xml_view(id))) continue;
    const bool is_id = ng_view_is(ng_xml_view(one->title), "id");
    status = set(r, element, i, is_id ? "id_" : (const char *)one->title, one->type, text);
    break;
  }
  if (status == NG_ERR_INVALID)
    ng_xml_fail(&r->xml, status, "a value for '%.200s', which is not declared", id ? (const char *)id : "");
  xmlFree(id);
  xmlFree(text);
  return status;
}

/* The whole time in which something is there. */
typedef struct period {
  ng_strbuf start, end;
} period;

static void widen(reading *r, period *p) {
  xmlChar *const start = ng_xml_get(&r->xml, "start"), *const end = ng_xml_get(&r->xml, "end");
  const ng_view first = ng_xml_view(start), last = ng_xml_view(end ? end : start);
  if (first.len && (!p->start.len || ng_view_compare(first, ng_strbuf_view(&p->start)) < 0)) {
    ng_strbuf_clear(&p->start);
    ng_strbuf_add_view(&p->start, first);
  }
  if (last.len && ng_view_compare(last, ng_strbuf_view(&p->end)) > 0) {
    ng_strbuf_clear(&p->end);
    ng_strbuf_add_view(&p->end, last);
  }
  xmlFree(start);
  xmlFree(end);
}

/* One child of a node or edge. */
static ng_status read_child(reading *r, ng_element element, uint32_t i, period *p) {
  if (ng_xml_is_named(&r->xml, "attvalue")) return read_attvalue(r, element, i);
  if (ng_xml_is_named(&r->xml, "spell")) widen(r, p);
  if (element == NG_EDGES || !ng_xml_is_named(&r->xml, "position")) return NG_OK;
  NG_TRY(set_attribute(r, element, i, "x", "x", NG_VALUE_NUMBER));
  return set_attribute(r, element, i, "y", "y", NG_VALUE_NUMBER);
}

static ng_status set_period(reading *r, ng_element element, uint32_t i, const period *p) {
  for (uint32_t c = 0; c < r->columns.len; c++)
    if (r->columns.data[c].element == element && ng_view_is(ng_xml_view(r->columns.data[c].title), "first_seen")) return NG_OK;
  if (!ng_strbuf_ok(&p->start) || !ng_strbuf_ok(&p->end)) return ng_fail_no_mem(r->err);
  if (p->start.len) NG_TRY(set(r, element, i, "first_seen", NG_VALUE_STRING, (const xmlChar *)p->start.data));
  return p->end.len ? set(r, element, i, "last_seen", NG_VALUE_STRING, (const xmlChar *)p->end.data) : NG_OK;
}

/* Everything up to the end of the element. */
static ng_status read_children(reading *r, ng_element element, uint32_t i) {
  const int depth = xmlTextReaderDepth(r->xml.xml);
  period p;
  ng_strbuf_init(&p.start);
  ng_strbuf_init(&p.end);
  widen(r, &p);
  ng_status status = NG_OK;
  for (bool more = !xmlTextReaderIsEmptyElement(r->xml.xml); more && status == NG_OK;) {
    status = ng_xml_advance(&r->xml, &more);
    if (status != NG_OK || !more) break;
    if (xmlTextReaderNodeType(r->xml.xml) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(r->xml.xml) == depth) break;
    if (!ng_xml_is_element(&r->xml)) continue;
    if (ng_xml_is_named(&r->xml, "nodes"))
      status = ng_xml_fail(&r->xml, NG_ERR_UNSUPPORTED, "nodes inside nodes are not supported");
    else
      status = read_child(r, element, i, &p);
  }
  if (status == NG_OK) status = set_period(r, element, i, &p);
  ng_strbuf_dispose(&p.start);
  ng_strbuf_dispose(&p.end);
  return status;
}

static ng_status read_node(reading *r) {
  xmlChar *const id = ng_xml_get(&r->xml, "id");
  const ng_graph_node node = {.id = ng_xml_view(id), .mentions = NAN, .articles = NAN};
  uint32_t i = 0;
  ng_status status = ng_graph_builder_put_node(r->builder, &node, &i, r->err);
  if (status == NG_ERR_BAD_ARG) status = ng_xml_fail(&r->xml, NG_ERR_INVALID, "a node without id");
  else if (status == NG_ERR_INVALID) ng_xml_fail(&r->xml, status, "node '%.200s' is there twice", (const char *)id);
  xmlFree(id);
  NG_TRY(status);
  NG_TRY(set_attribute(r, NG_NODES, i, "label", "label", NG_VALUE_STRING));
  return read_children(r, NG_NODES, i);
}

static ng_status find_end(reading *r, const char *name, uint32_t *node) {
  xmlChar *const id = ng_xml_get(&r->xml, name);
  *node = ng_graph_builder_find_node(r->builder, ng_xml_view(id));
  ng_status status = NG_OK;
  if (*node == NG_GRAPH_NONE)
    status = ng_xml_fail(&r->xml, NG_ERR_INVALID, "%s of an edge: no node '%.200s'", name, id ? (const char *)id : "");
  xmlFree(id);
  return status;
}

static ng_status read_edge(reading *r) {
  ng_graph_edge edge = {.weight = NAN, .confidence = NAN, .articles = NAN, .symmetric = !r->directed};
  uint32_t i = 0;
  NG_TRY(find_end(r, "source", &edge.source));
  NG_TRY(find_end(r, "target", &edge.target));
  xmlChar *const id = ng_xml_get(&r->xml, "id"), *const direction = ng_xml_get(&r->xml, "type");
  if (direction) edge.symmetric = ng_view_is(ng_xml_view(direction), "undirected");
  edge.id = ng_xml_view(id);
  const ng_status status = ng_graph_builder_put_edge(r->builder, &edge, &i, r->err);
  xmlFree(id);
  xmlFree(direction);
  NG_TRY(status);
  NG_TRY(set_attribute(r, NG_EDGES, i, "kind", "type", NG_VALUE_STRING));
  NG_TRY(set_attribute(r, NG_EDGES, i, "label", "label", NG_VALUE_STRING));
  NG_TRY(set_attribute(r, NG_EDGES, i, "weight", "weight", NG_VALUE_NUMBER));
  return read_children(r, NG_EDGES, i);
}

static ng_status read_element(reading *r) {
  if (ng_xml_is_named(&r->xml, "graph")) {
    xmlChar *const type = ng_xml_get(&r->xml, "defaultedgetype");
    r->directed = ng_view_is(ng_xml_view(type), "directed");
    r->has_graph = true;
    xmlFree(type);
  }
  if (ng_xml_is_named(&r->xml, "attributes")) {
    xmlChar *const class = ng_xml_get(&r->xml, "class");
    r->declaring = ng_view_is(ng_xml_view(class), "edge") ? NG_EDGES : NG_NODES;
    xmlFree(class);
  }
  if (ng_xml_is_named(&r->xml, "attribute")) return declare(r);
  if (ng_xml_is_named(&r->xml, "node")) return read_node(r);
  return ng_xml_is_named(&r->xml, "edge") ? read_edge(r) : NG_OK;
}

static ng_status read_all(reading *r) {
  for (bool more = true; more;) {
    NG_TRY(ng_xml_advance(&r->xml, &more));
    if (more && ng_xml_is_element(&r->xml)) NG_TRY(read_element(r));
  }
  return r->has_graph ? NG_OK : ng_xml_fail(&r->xml, NG_ERR_INVALID, "no graph in the file");
}

ng_status ng_gexf_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.builder = builder, .err = err};
  NG_TRY(ng_xml_reader_open(&r.xml, input->bytes, err));
  const ng_status status = read_all(&r);
  ng_xml_reader_close(&r.xml);
  for (uint32_t i = 0; i < r.columns.len; i++) {
    xmlFree(r.columns.data[i].id);
    xmlFree(r.columns.data[i].title);
  }
  ng_vec_dispose(&r.columns);
  return status;
}
