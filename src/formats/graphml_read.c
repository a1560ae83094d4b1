/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GraphML of any program: one pass for nodes, one for edges, as the format lets
 * them come in any order.  Attributes keep their types; yEd's labels and the labels and
 * types of Neo4j are taken where a file has none of its own.  Nested graphs, hyperedges
 * and entities are refused. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/xml_read.h"
#include "graph/number.h"

typedef struct key {
  xmlChar *id;
  xmlChar *name;
  xmlChar *preset;      /* text of <default>, NULL if none */
  ng_value_type type;
  bool for_nodes, for_edges;
  uint32_t seen;        /* number of the element that had it last */
} key;

/* What an element says, kept until its end: only then is the id of a node known. */
typedef struct value_text {
  const char *name;
  ng_value_type type;
  size_t begin, len;    /* in `pool` */
} value_text;

typedef struct reading {
  ng_xml_reader xml;
  ng_graph_builder *builder;
  NG_VEC(key) keys;
  ng_map key_by_id;
  ng_map node_by_id;    /* ids of the file, which may differ from those of the graph */
  ng_arena arena;       /* holds its keys */
  ng_element pass;
  ng_strbuf text;
  ng_strbuf pool;
  NG_VEC(value_text) values;
  bool directed;        /* default of edges */
  uint32_t n_graphs;
  uint32_t count;       /* elements seen */
  ng_error *err;
} reading;

bool ng_graphml_recognise(ng_view bytes) {
  const size_t n = bytes.len < 4096 ? bytes.len : 4096;
  for (size_t i = 0; i + 8 <= n; i++)
    if (memcmp(bytes.data + i, "<graphml", 8) == 0) return true;
  return false;
}

/* All text inside the current element, which is read to its end; with `inside` only the
 * text of the first element of that name in it. */
static ng_status element_text(reading *r, const char *inside) {
  const int depth = xmlTextReaderDepth(r->xml.xml);
  bool wanted = !inside, done = false;
  int inner = -1;
  ng_strbuf_clear(&r->text);
  if (xmlTextReaderIsEmptyElement(r->xml.xml)) return NG_OK;
  for (bool more = true; more;) {
    NG_TRY(ng_xml_advance(&r->xml, &more));
    const int type = xmlTextReaderNodeType(r->xml.xml), at = xmlTextReaderDepth(r->xml.xml);
    if (type == XML_READER_TYPE_END_ELEMENT && at == depth) break;
    if (type == XML_READER_TYPE_END_ELEMENT && at == inner) {
      wanted = false;
      done = true;
    }
    if (type == XML_READER_TYPE_ELEMENT && inside && !done && !wanted && ng_xml_is_named(&r->xml, inside)) {
      wanted = !xmlTextReaderIsEmptyElement(r->xml.xml);
      inner = at;
    }
    const bool is_text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    if (wanted && is_text) ng_strbuf_add_view(&r->text, ng_xml_view(xmlTextReaderConstValue(r->xml.xml)));
  }
  return NG_OK;
}

/* -------------------------------------------------------------------- keys */

static ng_value_type type_of(const xmlChar *type) {
  const ng_view name = ng_xml_view(type);
  if (ng_view_is(name, "int") || ng_view_is(name, "integer") || ng_view_is(name, "long")) return NG_VALUE_INTEGER;
  if (ng_view_is(name, "float") || ng_view_is(name, "double")) return NG_VALUE_NUMBER;
  return ng_view_is(name, "boolean") ? NG_VALUE_BOOLEAN : NG_VALUE_STRING;
}

static ng_status read_key(reading *r) {
  xmlChar *const id = ng_xml_get(&r->xml, "id"), *const scope = ng_xml_get(&r->xml, "for"),
      *const type = ng_xml_get(&r->xml, "attr.type");
  key k = {.id = id, .name = ng_xml_get(&r->xml, "attr.name"), .type = type_of(type)};
  const bool all = !scope || ng_view_is(ng_xml_view(scope), "all");
  k.for_nodes = all || ng_view_is(ng_xml_view(scope), "node");
  k.for_edges = all || ng_view_is(ng_xml_view(scope), "edge");
  if (!k.name && id) k.name = xmlStrdup(id);
  /* what programs draw with is no attribute of ours, but for the label in it */
  xmlChar *const graphics = ng_xml_get(&r->xml, "yfiles.type");
  if (graphics) k.type = NG_VALUE_NONE;
  xmlFree(graphics);
  xmlFree(scope);
  xmlFree(type);
  if (!id || !ng_vec_push(&r->keys, k)) {
    xmlFree(k.id);
    xmlFree(k.name);
    return id ? ng_fail_no_mem(r->err) : ng_xml_fail(&r->xml, NG_ERR_INVALID, "a key without id");
  }
  if (!ng_map_set(&r->key_by_id, ng_xml_view(id), r->keys.len - 1)) return ng_fail_no_mem(r->err);
  return NG_OK;
}

static ng_status read_default(reading *r) {
  NG_TRY(element_text(r, NULL));
  if (r->keys.len) {
    key *const last = &r->keys.data[r->keys.len - 1];
    xmlFree(last->preset);
    last->preset = xmlStrdup((const xmlChar *)r->text.data);
  }
  return NG_OK;
}

/* ------------------------------------------------------------------ values */

static ng_value value_of(ng_value_type type, ng_view text) {
  if (type == NG_VALUE_NONE) return (ng_value){.type = NG_VALUE_NONE};
  ng_value value = {.type = type, .text = text};
  if (type == NG_VALUE_BOOLEAN) {
    value.boolean = ng_view_is(text, "true") || ng_view_is(text, "True") || ng_view_is(text, "1");
    if (value.boolean || ng_view_is(text, "false") || ng_view_is(text, "False") || ng_view_is(text, "0")) return value;
  } else if (type != NG_VALUE_STRING) {
    if (ng_number_parse(text, &value.number)) return value;
    if (!text.len || ng_view_is(text, "NaN")) return (ng_value){.type = NG_VALUE_NONE};
  }
  value.type = NG_VALUE_STRING; /* not of the type declared: kept as it is */
  return value;
}

static ng_status add_value(reading *r, const char *name, ng_value_type type, ng_view text) {
  const value_text value = {name, type, r->pool.len, text.len};
  ng_strbuf_add_view(&r->pool, text);
  return ng_vec_push(&r->values, value) ? NG_OK : ng_fail_no_mem(r->err);
}

static ng_view text_of(const reading *r, const value_text *value) {
  return ng_view_make(r->pool.data + value->begin, value->len);
}

static bool has_value(const reading *r, const char *name) {
  for (uint32_t i = 0; i < r->values.len; i++)
    if (ng_view_is(ng_view_of(r->values.data[i].name), name)) return true;
  return false;
}

static ng_status set_values(reading *r, uint32_t i) {
  for (uint32_t k = 0; k < r->values.len; k++) {
    const value_text *const one = &r->values.data[k];
    const ng_value value = value_of(one->type, text_of(r, one));
    NG_TRY(ng_graph_builder_set_value(r->builder, r->pass, i, ng_view_of(one->name), &value, r->err));
  }
  return NG_OK;
}

/* The key of the current <data>. */
static ng_status find_key(reading *r, key **out) {
  xmlChar *const id = ng_xml_get(&r->xml, "key");
  const uint32_t at = id ? ng_map_find(&r->key_by_id, ng_xml_view(id)) : NG_MAP_MISSING;
  ng_status status = NG_OK;
  if (at == NG_MAP_MISSING)
    status = ng_xml_fail(&r->xml, NG_ERR_INVALID, "data of key '%.200s', which is not declared", id ? (const char *)id : "");
  else
    *out = &r->keys.data[at];
  xmlFree(id);
  return status;
}

static ng_status read_data(reading *r) {
  key *k = NULL;
  NG_TRY(find_key(r, &k));
  k->seen = r->count;
  const bool graphics = k->type == NG_VALUE_NONE;
  NG_TRY(element_text(r, !graphics ? NULL : r->pass == NG_NODES ? "NodeLabel" : "EdgeLabel"));
  const ng_view text = ng_strbuf_view(&r->text);
  if (graphics) return text.len && !has_value(r, "label") ? add_value(r, "label", NG_VALUE_STRING, text) : NG_OK;
  /* Cytoscape's name of the type, which we write and do not need */
  if (ng_view_is(ng_xml_view(k->id), "ey_interaction")) return NG_OK;
  const bool other_id = r->pass == NG_NODES && ng_view_is(ng_xml_view(k->name), "id") && !ng_view_is(ng_xml_view(k->id), "n_id");
  return add_value(r, other_id ? "id_" : (const char *)k->name, k->type, text);
}

static ng_status add_defaults(reading *r) {
  for (uint32_t k = 0; k < r->keys.len; k++) {
    const key *const one = &r->keys.data[k];
    const bool fits = r->pass == NG_NODES ? one->for_nodes : one->for_edges;
    if (one->preset && fits && one->seen != r->count && one->type != NG_VALUE_NONE)
      NG_TRY(add_value(r, (const char *)one->name, one->type, ng_xml_view(one->preset)));
  }
  return NG_OK;
}

/* An XML attribute of the element as the value `name`, without a leading ':'. */
static ng_status add_attribute(reading *r, const char *attr, const char *name) {
  xmlChar *const text = ng_xml_get(&r->xml, attr);
  ng_status status = NG_OK;
  if (text && *text) status = add_value(r, name, NG_VALUE_STRING, ng_xml_view(text + (*text == ':')));
  xmlFree(text);
  return status;
}

/* Everything up to the end of the node or edge. */
static ng_status read_values(reading *r) {
  const int depth = xmlTextReaderDepth(r->xml.xml);
  ng_vec_clear(&r->values);
  ng_strbuf_clear(&r->pool);
  r->count++;
  NG_TRY(r->pass == NG_NODES ? add_attribute(r, "labels", "type") : add_attribute(r, "label", "type"));
  if (!xmlTextReaderIsEmptyElement(r->xml.xml)) {
    for (bool more = true; more;) {
      NG_TRY(ng_xml_advance(&r->xml, &more));
      const int type = xmlTextReaderNodeType(r->xml.xml);
      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(r->xml.xml) == depth) break;
      if (type != XML_READER_TYPE_ELEMENT) continue;
      if (ng_xml_is_named(&r->xml, "graph")) return ng_xml_fail(&r->xml, NG_ERR_UNSUPPORTED,
          "graphs inside nodes are not supported");
      if (ng_xml_is_named(&r->xml, "data")) NG_TRY(read_data(r));
    }
  }
  return add_defaults(r);
}

/* ----------------------------------------------------------- nodes and edges */

/* The node's own id, or the one that our strict files keep beside it. */
static ng_view id_of_node(reading *r, ng_view id) {
  for (uint32_t i = 0; i < r->values.len; i++) {
    if (!ng_view_is(ng_view_of(r->values.data[i].name), "id")) continue;
    const ng_view canonical = text_of(r, &r->values.data[i]);
    r->values.data[i].type = NG_VALUE_NONE;
    if (canonical.len) return canonical;
  }
  return id;
}

static ng_status put_node(reading *r, ng_view id) {
  const ng_graph_node node = {.id = id_of_node(r, id), .mentions = NAN, .articles = NAN};
  uint32_t i = 0;
  const ng_status status = ng_graph_builder_put_node(r->builder, &node, &i, r->err);
  if (status == NG_ERR_INVALID) return ng_xml_fail(&r->xml, status, "node '%.*s' is there twice", NG_VIEW_ARGS(node.id));
  if (status == NG_ERR_BAD_ARG) return ng_xml_fail(&r->xml, NG_ERR_INVALID, "a node without id");
  NG_TRY(status);
  const ng_view kept = ng_arena_copy(&r->arena, id);
  if (!kept.data || !ng_map_set(&r->node_by_id, kept, i)) return ng_fail_no_mem(r->err);
  return set_values(r, i);
}

static ng_status read_node(reading *r) {
  xmlChar *const id = ng_xml_get(&r->xml, "id");
  ng_status status = id ? read_values(r) : ng_xml_fail(&r->xml, NG_ERR_INVALID, "a node without id");
  if (status == NG_OK) status = put_node(r, ng_xml_view(id));
  xmlFree(id);
  return status;
}

static ng_status find_end(reading *r, const char *name, uint32_t *node) {
  xmlChar *const id = ng_xml_get(&r->xml, name);
  *node = id ? ng_map_find(&r->node_by_id, ng_xml_view(id)) : NG_MAP_MISSING;
  ng_status status = NG_OK;
  if (!id) status = ng_xml_fail(&r->xml, NG_ERR_INVALID, "an edge without %s", name);
  else if (*node == NG_MAP_MISSING)
    status = ng_xml_fail(&r->xml, NG_ERR_INVALID, "an edge to node '%.200s', which is not there", (const char *)id);
  xmlFree(id);
  return status;
}

static ng_status read_edge(reading *r) {
  ng_graph_edge edge = {.weight = NAN, .confidence = NAN, .articles = NAN, .symmetric = !r->directed};
  NG_TRY(find_end(r, "source", &edge.source));
  NG_TRY(find_end(r, "target", &edge.target));
  xmlChar *const directed = ng_xml_get(&r->xml, "directed"), *const id = ng_xml_get(&r->xml, "id");
  if (directed) edge.symmetric = ng_view_is(ng_xml_view(directed), "false");
  edge.id = ng_xml_view(id);
  uint32_t i = 0;
  ng_status status = ng_graph_builder_put_edge(r->builder, &edge, &i, r->err);
  xmlFree(directed);
  xmlFree(id);
  NG_TRY(status);
  NG_TRY(read_values(r));
  return set_values(r, i);
}

/* ------------------------------------------------------------------ passes */

static ng_status start_graph(reading *r) {
  if (r->n_graphs++) return ng_xml_fail(&r->xml, NG_ERR_UNSUPPORTED, "a file of several graphs");
  xmlChar *const direction = ng_xml_get(&r->xml, "edgedefault");
  r->directed = !direction || !ng_view_is(ng_xml_view(direction), "undirected");
  xmlFree(direction);
  return NG_OK;
}

static ng_status read_element(reading *r) {
  if (r->pass == NG_NODES && ng_xml_is_named(&r->xml, "key")) return read_key(r);
  if (r->pass == NG_NODES && ng_xml_is_named(&r->xml, "default")) return read_default(r);
  if (ng_xml_is_named(&r->xml, "graph")) return start_graph(r);
  if (ng_xml_is_named(&r->xml, "hyperedge")) return ng_xml_fail(&r->xml, NG_ERR_UNSUPPORTED, "hyperedges are not supported");
  if (r->pass == NG_NODES && ng_xml_is_named(&r->xml, "node")) return read_node(r);
  if (r->pass == NG_EDGES && ng_xml_is_named(&r->xml, "edge")) return read_edge(r);
  return NG_OK;
}

static ng_status read_all(reading *r) {
  for (bool more = true; more;) {
    NG_TRY(ng_xml_advance(&r->xml, &more));
    if (more && ng_xml_is_element(&r->xml)) NG_TRY(read_element(r));
    if (!ng_strbuf_ok(&r->text) || !ng_strbuf_ok(&r->pool)) return ng_fail_no_mem(r->err);
  }
  return r->n_graphs ? NG_OK : ng_xml_fail(&r->xml, NG_ERR_INVALID, "no graph in the file");
}

static ng_status read_pass(reading *r, const ng_format_input *input, ng_element pass) {
  r->pass = pass;
  r->n_graphs = 0;
  NG_TRY(ng_xml_reader_open(&r->xml, input->bytes, r->err));
  const ng_status status = read_all(r);
  ng_xml_reader_close(&r->xml);
  return status;
}

ng_status ng_graphml_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.builder = builder, .err = err};
  ng_strbuf_init(&r.text);
  ng_strbuf_init(&r.pool);
  ng_map_init(&r.key_by_id);
  ng_map_init(&r.node_by_id);
  ng_arena_init(&r.arena);
  ng_status status = read_pass(&r, input, NG_NODES);
  if (status == NG_OK) status = read_pass(&r, input, NG_EDGES);
  for (uint32_t i = 0; i < r.keys.len; i++) {
    xmlFree(r.keys.data[i].id);
    xmlFree(r.keys.data[i].name);
    xmlFree(r.keys.data[i].preset);
  }
  ng_vec_dispose(&r.keys);
  ng_vec_dispose(&r.values);
  ng_map_dispose(&r.key_by_id);
  ng_map_dispose(&r.node_by_id);
  ng_arena_dispose(&r.arena);
  ng_strbuf_dispose(&r.text);
  ng_strbuf_dispose(&r.pool);
  return status;
}
