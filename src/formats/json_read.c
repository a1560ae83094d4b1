/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON graphs: node-link (ours, D3's, NetworkX's) and Cytoscape's. */
#include <cjson/cJSON.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "graph/graph.h"

typedef struct reading {
  ng_graph_builder *builder;
  ng_error *err;
  NG_VEC(ng_view) items;   /* of the list at hand */
  bool directed;
} reading;

bool ng_json_recognise(ng_view bytes) {
  size_t i = 0;
  while (i < bytes.len && ng_ascii_is_space(bytes.data[i])) i++;
  return i < bytes.len && bytes.data[i] == '{';
}

static const cJSON *member(const cJSON *object, const char *name) {
  return cJSON_GetObjectItemCaseSensitive(object, name);
}

static ng_view text_of(const cJSON *object, const char *name) {
  const cJSON *const item = member(object, name);
  return cJSON_IsString(item) ? ng_view_of(item->valuestring) : ng_view_make(NULL, 0);
}

static double number_of(const cJSON *object, const char *name, double otherwise) {
  const cJSON *const item = member(object, name);
  return cJSON_IsNumber(item) ? item->valuedouble : otherwise;
}

/* cJSON keeps no lines: the message names the element instead. */
NG_PRINTF(2, 3) static ng_status fail(reading *r, const char *format, ...) {
  char message[300];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  return ng_fail(r->err, NG_ERR_INVALID, "%s", message);
}

/* ------------------------------------------------------------------ values */

static bool read_items(reading *r, const cJSON *array) {
  const cJSON *item;
  ng_vec_clear(&r->items);
  cJSON_ArrayForEach(item, array)
    if (!cJSON_IsString(item) || !ng_vec_push(&r->items, ng_view_of(item->valuestring))) return false;
  return true;
}

static ng_status set_value(reading *r, ng_element element, uint32_t i, const char *name, const cJSON *item) {
  ng_value value = {.type = NG_VALUE_NONE};
  char *printed = NULL;
  if (cJSON_IsString(item)) {
    value = (ng_value){.type = NG_VALUE_STRING, .text = ng_view_of(item->valuestring)};
  } else if (cJSON_IsNumber(item)) {
    const double x = item->valuedouble;
    const bool whole = x == floor(x) && fabs(x) < 9e15;
    value = (ng_value){.type = whole ? NG_VALUE_INTEGER : NG_VALUE_NUMBER, .number = x};
    if (!isfinite(x)) value.type = NG_VALUE_NONE;
  } else if (cJSON_IsBool(item)) {
    value = (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = cJSON_IsTrue(item)};
  } else if (cJSON_IsArray(item) && read_items(r, item)) {
    value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = r->items.len};
    if (!value.n_items) value.type = NG_VALUE_NONE;
  } else if (cJSON_IsArray(item) || cJSON_IsObject(item)) {
    printed = cJSON_PrintUnformatted(item);
    if (!printed) return ng_fail_no_mem(r->err);
    value = (ng_value){.type = NG_VALUE_STRING, .text = ng_view_of(printed)};
  }
  const ng_status status = ng_graph_builder_set_value(r->builder, element, i, ng_view_of(name), &value, r->err);
  cJSON_free(printed);
  return status;
}

/* Sets the members of an object as values, but for those named in `skip`. */
static ng_status set_values(reading *r, ng_element element, uint32_t i, const cJSON *object, const char *const *skip) {
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    bool skipped = false;
    for (const char *const *s = skip; *s; s++) skipped |= strcmp(item->string, *s) == 0;
    if (!skipped) NG_TRY(set_value(r, element, i, item->string, item));
  }
  return NG_OK;
}

/* --------------------------------------------------------------- provenance */

static ng_status read_article(reading *r, const cJSON *object) {
  const ng_graph_article article = {.uri = text_of(object, "uri"),
                                    .title = text_of(object, "title"),
                                    .source = text_of(object, "source"),
                                    .url = text_of(object, "url"),
                                    .date = text_of(object, "date"),
                                    .sha256 = text_of(object, "sha256")};
  return ng_graph_builder_add_article(r->builder, &article, NULL, r->err);
}

static ng_status find_article(reading *r, ng_view uri, uint32_t *out) {
  const ng_graph_article article = {.uri = uri};
  *out = NG_GRAPH_NONE;
  return uri.data ? ng_graph_builder_add_article(r->builder, &article, out, r->err) : NG_OK;
}

static ng_status read_head(reading *r, const cJSON *graph) {
  const cJSON *item;
  if (cJSON_IsTrue(member(graph, "multi"))) r->builder->graph->multi = true;
  cJSON_ArrayForEach(item, member(graph, "properties"))
    if (cJSON_IsString(item))
      NG_TRY(ng_graph_builder_set_property(r->builder, ng_view_of(item->string), ng_view_of(item->valuestring), r->err));
  cJSON_ArrayForEach(item, member(graph, "failures"))
    NG_TRY(ng_graph_builder_add_failure(r->builder, text_of(item, "uri"), text_of(item, "message"), r->err));
  cJSON_ArrayForEach(item, member(graph, "articles")) NG_TRY(read_article(r, item));
  return NG_OK;
}

static uint32_t offset_of(const cJSON *object, const char *name) {
  const double x = number_of(object, name, 0);
  return x >= 0 && x < UINT32_MAX ? (uint32_t)x : 0;
}

static ng_status read_statement(reading *r, const cJSON *object, uint32_t edge, const ng_graph_edge *e, const cJSON *link) {
  const bool reversed = cJSON_IsTrue(member(object, "reversed"));
  ng_graph_statement s = {
      .type = text_of(link, "type"),
      .source = reversed ? e->target : e->source,
      .target = reversed ? e->source : e->target,
      .edge = edge,
      .status = text_of(link, "status"),
      .confidence = number_of(object, "confidence", 0),
      .from = text_of(object, "from"),
      .to = text_of(object, "to"),
      .evidence = text_of(object, "evidence"),
      .trigger = text_of(object, "trigger"),
      .begin = offset_of(object, "begin"),
      .end = offset_of(object, "end"),
      .rule = text_of(object, "rule"),
      .place = text_of(object, "place"),
      .title = text_of(object, "title"),
      .attributed_to = text_of(object, "attributed_to"),
  };
  NG_TRY(find_article(r, text_of(object, "article"), &s.article));
  if (read_items(r, member(object, "items"))) {
    s.items = r->items.data;
    s.n_items = r->items.len;
  }
  return ng_graph_builder_put_statement(r->builder, &s, r->err);
}

/* ---------------------------------------------------------- nodes and links */

/* Ids are texts or whole numbers. */
static ng_view id_of(const cJSON *item, char *number, size_t size) {
  if (cJSON_IsString(item)) return ng_view_of(item->valuestring);
  if (!cJSON_IsNumber(item)) return ng_view_make(NULL, 0);
  snprintf(number, size, "%.0f", item->valuedouble);
  return ng_view_of(number);
}

static ng_status read_node(reading *r, const cJSON *object, uint32_t n) {
  static const char *const skip[] = {"id", "seen_in", NULL};
  char number[400];
  ng_view id = id_of(member(object, "id"), number, sizeof number);
  if (!id.len) {
    snprintf(number, sizeof number, "%u", n); /* links then count nodes from 0 */
    id = ng_view_of(number);
  }
  const ng_graph_node node = {.id = id, .mentions = NAN, .articles = NAN};
  uint32_t i = 0;
  const ng_status status = ng_graph_builder_put_node(r->builder, &node, &i, r->err);
  if (status == NG_ERR_BAD_ARG) return fail(r, "nodes[%u] has no id", n);
  NG_TRY(status);
  const cJSON *item;
  cJSON_ArrayForEach(item, member(object, "seen_in")) {
    uint32_t article;
    NG_TRY(find_article(r, cJSON_IsString(item) ? ng_view_of(item->valuestring) : ng_view_make(NULL, 0), &article));
    NG_TRY(ng_graph_builder_put_seen(r->builder, i, article, r->err));
  }
  return set_values(r, NG_NODES, i, object, skip);
}

static ng_status find_end(reading *r, const cJSON *object, const char *name, uint32_t n, uint32_t *out) {
  char number[400];
  const cJSON *end = member(object, name);
  if (cJSON_IsObject(end)) end = member(end, "id"); /* D3 puts the node itself here */
  const ng_view id = id_of(end, number, sizeof number);
  *out = id.len ? ng_graph_builder_find_node(r->builder, id) : NG_GRAPH_NONE;
  if (*out != NG_GRAPH_NONE) return NG_OK;
  return fail(r, "links[%u]: %s '%.*s' is no node", n, name, NG_VIEW_ARGS(id));
}

static ng_status read_link(reading *r, const cJSON *object, uint32_t n) {
  /* what Cytoscape calls an edge's type is not needed beside it */
  const char *const interaction = member(object, "type") ? "interaction" : NULL;
  const char *const skip[] = {"source", "target", "key", "statements", "id", interaction, NULL};
  char number[400];
  ng_graph_edge edge = {.weight = NAN, .confidence = NAN, .articles = NAN, .symmetric = !r->directed};
  uint32_t i = 0;
  NG_TRY(find_end(r, object, "source", n, &edge.source));
  NG_TRY(find_end(r, object, "target", n, &edge.target));
  edge.id = id_of(member(object, "id"), number, sizeof number);
  NG_TRY(ng_graph_builder_put_edge(r->builder, &edge, &i, r->err));
  NG_TRY(set_values(r, NG_EDGES, i, object, skip));
  const cJSON *item;
  cJSON_ArrayForEach(item, member(object, "statements")) NG_TRY(read_statement(r, item, i, &edge, object));
  return NG_OK;
}

/* The object that holds the values: Cytoscape wraps it as "data". */
static const cJSON *unwrap(const cJSON *item) {
  const cJSON *const data = member(item, "data");
  return cJSON_IsObject(data) ? data : item;
}

static ng_status read_root(reading *r, const cJSON *root) {
  const cJSON *const elements = member(root, "elements");
  const cJSON *const holder = cJSON_IsObject(elements) ? elements : root;
  const cJSON *const nodes = member(holder, "nodes");
  const cJSON *links = member(holder, "links");
  if (!links) links = member(holder, "edges");
  if (!cJSON_IsArray(nodes) || (links && !cJSON_IsArray(links)))
    return fail(r, "no graph: lists \"nodes\" and \"links\" are expected");
  r->directed = !cJSON_IsFalse(member(root, "directed"));
  NG_TRY(read_head(r, member(root, "graph")));
  const cJSON *item;
  uint32_t n = 0;
  cJSON_ArrayForEach(item, nodes) NG_TRY(read_node(r, unwrap(item), n++));
  n = 0;
  cJSON_ArrayForEach(item, links) NG_TRY(read_link(r, unwrap(item), n++));
  return NG_OK;
}

ng_status ng_json_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.builder = builder, .err = err};
  const char *end = NULL;
  /* the bytes of a file end with a NUL, which cJSON wants counted */
  cJSON *const root = cJSON_ParseWithLengthOpts(input->bytes.data, input->bytes.len + 1, &end, 1);
  if (!root) {
    uint32_t line, column;
    ng_locate(input->bytes, end ? (size_t)(end - input->bytes.data) : 0, &line, &column);
    ng_error_at(err, input->path, line, column);
    return ng_fail(err, NG_ERR_SYNTAX, "no well-formed JSON");
  }
  const ng_status status = read_root(&r, root);
  cJSON_Delete(root);
  ng_vec_dispose(&r.items);
  return status;
}
