/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading FollowTheMoney entities, a JSON object a line: those of a schema that joins two
 * things are edges, Articles and other documents are articles, Mentions tell who is seen in
 * them, all others are nodes.  What our writer had as id is among the referents. */
#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/scan.h"

/* Schemata that are edges, and the properties of their ends. */
static const struct {
  const char *schema, *source, *target;
} edge_schemata[] = {{"UnknownLink", "subject", "object"},
                     {"Ownership", "owner", "asset"},
                     {"Directorship", "director", "organization"},
                     {"Membership", "member", "organization"},
                     {"Employment", "employee", "employer"},
                     {"Family", "person", "relative"},
                     {"Associate", "person", "associate"},
                     {"Representation", "agent", "client"},
                     {"Succession", "predecessor", "successor"},
                     {"Payment", "payer", "beneficiary"},
                     {"Debt", "debtor", "creditor"},
                     {"Similar", "match", "candidate"}};

static const struct {
  const char *schema, *type;
} node_schemata[] = {{"Person", "person"},       {"Organization", "organization"}, {"Company", "organization"},
                     {"PublicBody", "organization"}, {"Address", "location"},      {"LegalEntity", "organization"}};

static const char *const document_schemata[] = {"Article", "Document", "HyperText", "PlainText", "Pages", "Email", NULL};

/* Properties that are standard columns under another name. */
static const struct {
  ng_element element;
  const char *property, *column;
} columns[] = {{NG_NODES, "name", "name"},        {NG_NODES, "alias", "aliases"},    {NG_EDGES, "role", "type"},
               {NG_EDGES, "relationship", "type"}, {NG_EDGES, "purpose", "type"},    {NG_EDGES, "startDate", "event_from"},
               {NG_EDGES, "endDate", "event_to"},  {NG_EDGES, "date", "first_seen"}, {NG_EDGES, "modifiedAt", "last_seen"},
               {NG_EDGES, "summary", "evidence"},  {NG_EDGES, "publisher", "sources"}};

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  ng_map node_by_id, article_by_id; /* ids of the file */
  ng_arena arena;
  NG_VEC(ng_view) items;
  size_t line_at;
} reading;

typedef struct entity {
  const cJSON *json, *properties;
  ng_view id, schema;
} entity;

static ng_status fail(const reading *r, const char *message, ng_view what) {
  return ng_scan_fail(&r->scan, NG_ERR_INVALID, r->line_at, "%s '%.*s'", message, NG_VIEW_ARGS(what));
}

static ng_view text_of(const cJSON *item) {
  if (cJSON_IsArray(item)) item = item->child;
  if (cJSON_IsObject(item)) item = cJSON_GetObjectItemCaseSensitive(item, "id"); /* nested entities */
  return cJSON_IsString(item) ? ng_view_of(item->valuestring) : ng_view_make(NULL, 0);
}

static ng_view property(const entity *e, const char *name) {
  return text_of(cJSON_GetObjectItemCaseSensitive(e->properties, name));
}

static int edge_schema(ng_view schema) {
  for (size_t i = 0; i < sizeof edge_schemata / sizeof *edge_schemata; i++)
    if (ng_view_is(schema, edge_schemata[i].schema)) return (int)i;
  return -1;
}

static bool is_document(ng_view schema) {
  for (const char *const *one = document_schemata; *one; one++)
    if (ng_view_is(schema, *one)) return true;
  return false;
}

/* The values of a property, lists where there are several. */
static ng_status set_property(reading *r, ng_element element, uint32_t i, const cJSON *item) {
  const char *column = item->string;
  const cJSON *one;
  for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
    if (columns[k].element == element && strcmp(columns[k].property, item->string) == 0) column = columns[k].column;
  ng_vec_clear(&r->items);
  cJSON_ArrayForEach(one, item)
    if (cJSON_IsString(one) && !ng_vec_push(&r->items, ng_view_of(one->valuestring))) return ng_fail_no_mem(r->scan.err);
  if (!r->items.len) return NG_OK;
  ng_value value = {.type = NG_VALUE_STRING, .text = r->items.data[0]};
  const bool is_list = strcmp(column, "aliases") == 0 || strcmp(column, "sources") == 0;
  if (is_list || (r->items.len > 1 && strcmp(column, "name") != 0))
    value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = r->items.len};
  return ng_graph_builder_set_value(r->builder, element, i, ng_view_of(column), &value, r->scan.err);
}

static bool keep(reading *r, ng_map *map, ng_view id, uint32_t number) {
  const ng_view kept = ng_arena_copy(&r->arena, id);
  return kept.data && ng_map_set(map, kept, number);
}

static ng_status read_node(reading *r, const entity *e) {
  uint32_t i;
  ng_view type = property(e, "keywords");
  for (size_t k = 0; !type.len && k < sizeof node_schemata / sizeof *node_schemata; k++)
    if (ng_view_is(e->schema, node_schemata[k].schema)) type = ng_view_of(node_schemata[k].type);
  const ng_view ours = text_of(cJSON_GetObjectItemCaseSensitive(e->json, "referents"));
  NG_TRY(ng_scan_node(&r->scan, r->builder, ours.len ? ours : e->id, &i));
  if (!keep(r, &r->node_by_id, e->id, i)) return ng_fail_no_mem(r->scan.err);
  NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_NODES, i, "type", type.len ? type : e->schema));
  const cJSON *item;
  cJSON_ArrayForEach(item, e->properties)
    if (strcmp(item->string, "keywords") != 0 && strcmp(item->string, "full") != 0) NG_TRY(set_property(r, NG_NODES, i, item));
  return NG_OK;
}

static ng_status read_article(reading *r, const entity *e) {
  uint32_t i;
  const ng_view name = property(e, "fileName");
  const ng_graph_article article = {.uri = name.len ? name : e->id,
                                    .title = property(e, "title"),
                                    .source = property(e, "publisher"),
                                    .url = property(e, "sourceUrl"),
                                    .date = property(e, "publishedAt")};
  NG_TRY(ng_graph_builder_add_article(r->builder, &article, &i, r->scan.err));
  return keep(r, &r->article_by_id, e->id, i) ? NG_OK : ng_fail_no_mem(r->scan.err);
}

static ng_status read_mention(reading *r, const entity *e) {
  const uint32_t node = ng_map_find(&r->node_by_id, property(e, "resolved"));
  const uint32_t article = ng_map_find(&r->article_by_id, property(e, "document"));
  if (node == NG_MAP_MISSING || article == NG_MAP_MISSING) return NG_OK; /* of something outside the file */
  return ng_graph_builder_put_seen(r->builder, node, article, r->scan.err);
}

static ng_status find_end(reading *r, const entity *e, const char *name, uint32_t *node) {
  const ng_view id = property(e, name);
  *node = ng_map_find(&r->node_by_id, id);
  if (*node != NG_MAP_MISSING) return NG_OK;
  if (!id.len) return fail(r, "an edge that lacks an end:", e->id);
  NG_TRY(ng_scan_node(&r->scan, r->builder, id, node)); /* described in another file */
  return keep(r, &r->node_by_id, id, *node) ? NG_OK : ng_fail_no_mem(r->scan.err);
}

static ng_status read_edge(reading *r, const entity *e) {
  const int schema = edge_schema(e->schema);
  uint32_t source, target, i = 0;
  NG_TRY(find_end(r, e, edge_schemata[schema].source, &source));
  NG_TRY(find_end(r, e, edge_schemata[schema].target, &target));
  const ng_view ours = text_of(cJSON_GetObjectItemCaseSensitive(e->json, "referents"));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, ours.len ? ours : e->id, source, target, false, &i));
  NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_EDGES, i, "type", e->schema)); /* unless a role says more */
  const cJSON *item;
  cJSON_ArrayForEach(item, e->properties) {
    const bool is_end = strcmp(item->string, edge_schemata[schema].source) == 0 ||
                        strcmp(item->string, edge_schemata[schema].target) == 0;
    if (!is_end) NG_TRY(set_property(r, NG_EDGES, i, item));
  }
  return NG_OK;
}

/* Edges and mentions name entities that may come after them. */
enum { PASS_THINGS, PASS_LINKS, N_PASSES };

static ng_status read_entity(reading *r, const cJSON *json, int pass) {
  const entity e = {.json = json,
                    .properties = cJSON_GetObjectItemCaseSensitive(json, "properties"),
                    .id = text_of(cJSON_GetObjectItemCaseSensitive(json, "id")),
                    .schema = text_of(cJSON_GetObjectItemCaseSensitive(json, "schema"))};
  if (!e.id.len || !e.schema.len) return fail(r, "an entity without id or schema", e.id);
  const bool is_edge = edge_schema(e.schema) >= 0, is_mention = ng_view_is(e.schema, "Mention");
  if ((is_edge || is_mention) != (pass == PASS_LINKS)) return NG_OK;
  if (is_edge) return read_edge(r, &e);
  if (is_mention) return read_mention(r, &e);
  return is_document(e.schema) ? read_article(r, &e) : read_node(r, &e);
}

static ng_status read_lines(reading *r, int pass) {
  ng_view line;
  r->scan.at = 0;
  for (r->line_at = 0; ng_scan_line(&r->scan, &line); r->line_at = r->scan.at) {
    if (!line.len) continue;
    cJSON *const json = cJSON_ParseWithLength(line.data, line.len);
    if (!json) return ng_scan_fail(&r->scan, NG_ERR_SYNTAX, r->line_at, "no well-formed JSON");
    const ng_status status = read_entity(r, json, pass);
    cJSON_Delete(json);
    NG_TRY(status);
  }
  return NG_OK;
}

/* The first line is an entity; a JSON graph has no schema there. */
bool ng_ftm_recognise(ng_view bytes) {
  const char *const end = bytes.len ? memchr(bytes.data, '\n', bytes.len) : NULL;
  const size_t n = end ? (size_t)(end - bytes.data) : bytes.len;
  cJSON *const json = n && n < 1 << 20 && bytes.data[0] == '{' ? cJSON_ParseWithLength(bytes.data, n) : NULL;
  const bool is_entity = cJSON_IsString(cJSON_GetObjectItemCaseSensitive(json, "schema")) &&
                         cJSON_IsObject(cJSON_GetObjectItemCaseSensitive(json, "properties"));
  cJSON_Delete(json);
  return is_entity;
}

ng_status ng_ftm_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder};
  ng_map_init(&r.node_by_id);
  ng_map_init(&r.article_by_id);
  ng_arena_init(&r.arena);
  ng_status status = NG_OK;
  for (int pass = 0; status == NG_OK && pass < N_PASSES; pass++) status = read_lines(&r, pass);
  ng_vec_dispose(&r.items);
  ng_arena_dispose(&r.arena);
  ng_map_dispose(&r.article_by_id);
  ng_map_dispose(&r.node_by_id);
  return status;
}
