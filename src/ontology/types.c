/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Node types, edge types and lists. */
#include "base/error.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "ontology/loader.h"

static ng_view node_name(const void *loader, uint32_t i) {
  const ng_loader *const l = loader;
  if (i == l->node_types.len) return ng_view_of("string");
  return i < l->node_types.len ? l->node_types.data[i].name : ng_view_make(NULL, 0);
}

uint32_t ng_loader_node_type(ng_loader *l, uint32_t file, const ng_json *name) {
  const uint32_t type = ng_map_find(&l->node_names, name->string);
  if (type < l->node_types.len) return type;
  if (type != NG_MAP_MISSING) return NG_NONE; /* memory ran out between its name and itself */
  ng_loader_fault(l, file, name->at, "unknown node type '%.*s'%s", NG_VIEW_ARGS(name->string),
                  ng_loader_hint(l, name->string, node_name, l));
  return NG_NONE;
}

static ng_view string_of(const ng_json *object, const char *key) {
  const ng_json *const member = ng_json_get(object, key);
  return member ? member->string : ng_view_make(NULL, 0);
}

/* Enters a name; a fault and false if a file that was read before has it. */
static bool declare(ng_loader *l, ng_map *names, uint32_t index, uint32_t file, const ng_json *json, const char *what) {
  uint32_t *const at = ng_map_enter(names, json->key, index);
  if (!at) {
    l->no_mem = true;
    return false;
  }
  if (*at == index) return true;
  ng_loader_fault(l, file, json->key_at, "the %s '%.*s' is declared already in an included file", what, NG_VIEW_ARGS(json->key));
  return false;
}

static const ng_mapping *keep_mappings(ng_loader *l, const ng_json *mappings, uint32_t *n) {
  NG_VEC(ng_mapping) found = {0};
  NG_EACH(m, mappings) if (!ng_vec_push(&found, (ng_mapping){m->key, m->string})) l->no_mem = true;
  const ng_mapping *const kept = ng_loader_keep(l, found.data, found.len, sizeof *found.data, n);
  ng_vec_dispose(&found);
  return kept;
}

static ng_type_style style_of(const ng_json *type) {
  const ng_json *const style = ng_json_get(type, "style");
  return (ng_type_style){string_of(style, "color"), string_of(style, "shape")};
}

/* ---- node types ---- */

static ng_view name_type_name(const void *unused, uint32_t i) {
  (void)unused;
  return i + 1 < NG_NAME_TYPE_COUNT ? ng_view_of(ng_name_type_name((ng_name_type)(i + 1))) : ng_view_make(NULL, 0);
}

static void add_name(ng_loader *l, uint32_t file, const ng_json *name, uint32_t *mask) {
  const ng_name_type type = ng_name_type_find(name->string);
  if (type != NG_NAME_NONE) {
    *mask |= 1u << type;
    return;
  }
  ng_loader_fault(l, file, name->at, "unknown type of name '%.*s'%s", NG_VIEW_ARGS(name->string),
                  ng_loader_hint(l, name->string, name_type_name, NULL));
}

static void declare_nodes(ng_loader *l, uint32_t file) {
  NG_EACH(json, ng_json_get(l->files.data[file].root, "node_types")) {
    if (ng_view_is(json->key, "string")) {
      ng_loader_fault(l, file, json->key_at, "'string' cannot be a node type: in roles it means things that are no entity");
      continue;
    }
    if (!declare(l, &l->node_names, l->node_types.len, file, json, "node type")) continue;
    ng_node_type type = {.name = json->key, .label = string_of(json, "label"), .is_a = NG_NONE, .style = style_of(json)};
    if (!type.label.len) type.label = type.name;
    const ng_json *const abstract = ng_json_get(json, "abstract");
    type.abstract = abstract && abstract->truth;
    type.mappings = keep_mappings(l, ng_json_get(json, "mappings"), &type.n_mappings);
    const ng_json *const names = ng_json_get(json, "names");
    if (names && names->type == NG_JSON_STRING) add_name(l, file, names, &type.names);
    else NG_EACH(name, names) add_name(l, file, name, &type.names);
    if (!ng_vec_push(&l->node_types, type) || !ng_vec_push(&l->node_json, (ng_declared){file, json})) l->no_mem = true;
  }
}

/* Follows is_a; a circle is cut where it closes, after noting it. */
static void resolve_parents(ng_loader *l) {
  const uint32_t n = l->node_types.len < l->node_json.len ? l->node_types.len : l->node_json.len;
  for (uint32_t i = 0; i < n; i++) {
    const ng_json *const is_a = ng_json_get(l->node_json.data[i].json, "is_a");
    if (is_a) l->node_types.data[i].is_a = ng_loader_node_type(l, l->node_json.data[i].file, is_a);
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = l->node_types.data[i].is_a, steps = 0;
    while (at != NG_NONE && at != i && steps++ < n) at = l->node_types.data[at].is_a;
    if (at != i) continue;
    const ng_json *const is_a = ng_json_get(l->node_json.data[i].json, "is_a");
    ng_loader_fault(l, l->node_json.data[i].file, is_a->at, "'%.*s' is a kind of itself: 'is_a' goes round in a circle",
                    NG_VIEW_ARGS(l->node_types.data[i].name));
    l->node_types.data[i].is_a = NG_NONE;
  }
}

/* One type of name makes one type of node. */
static void check_claims(ng_loader *l) {
  uint32_t claimed = 0;
  for (uint32_t i = 0; i < l->node_types.len && i < l->node_json.len; i++) {
    const uint32_t twice = claimed & l->node_types.data[i].names;
    claimed |= l->node_types.data[i].names;
    for (unsigned t = 0; t < NG_NAME_TYPE_COUNT; t++)
      if (twice & 1u << t)
        ng_loader_fault(l, l->node_json.data[i].file, ng_json_get(l->node_json.data[i].json, "names")->at,
                        "another node type has the names of type '%s' already", ng_name_type_name((ng_name_type)t));
  }
}

/* ---- edge types ---- */

typedef NG_VEC(ng_edge_role) role_list;

static void add_filler(ng_loader *l, uint32_t file, const ng_json *name, ng_edge_role *role, uint32_t *types) {
  if (ng_view_is(name->string, "string")) {
    role->strings = true;
    return;
  }
  const uint32_t type = ng_loader_node_type(l, file, name);
  if (type != NG_NONE && role->n_types < l->node_types.len) types[role->n_types++] = type;
}

static void add_role(ng_loader *l, uint32_t file, const ng_json *json, role_list *roles) {
  ng_edge_role role = {.name = json->key};
  if (roles->len == NG_ROLES_MAX) {
    ng_loader_fault(l, file, json->key_at, "more than %d roles", NG_ROLES_MAX);
    return;
  }
  uint32_t *const types = ng_arena_alloc(&l->o->arena, l->node_types.len + 1, sizeof *types);
  if (!types) {
    l->no_mem = true;
    return;
  }
  if (json->type == NG_JSON_STRING) add_filler(l, file, json, &role, types);
  else NG_EACH(name, json) add_filler(l, file, name, &role, types);
  if (json->type == NG_JSON_ARRAY && !json->child) ng_loader_fault(l, file, json->at, "expected node types, found none");
  role.types = types;
  if (!ng_vec_push(roles, role)) l->no_mem = true;
}

static ng_view role_name(const void *roles, uint32_t i) {
  const role_list *const r = roles;
  return i < r->len ? r->data[i].name : ng_view_make(NULL, 0);
}

/* Index of a role by its name; notes a fault where there is none. */
static uint32_t find_role(ng_loader *l, uint32_t file, const ng_json *name, const role_list *roles) {
  if (!name) return NG_NONE;
  for (uint32_t i = 0; i < roles->len; i++)
    if (ng_view_equals(roles->data[i].name, name->string)) return i;
  ng_loader_fault(l, file, name->at, "the edge type has no role '%.*s'%s", NG_VIEW_ARGS(name->string),
                  ng_loader_hint(l, name->string, role_name, roles));
  return NG_NONE;
}

static void add_pair(ng_loader *l, uint32_t file, const ng_json *json, const role_list *roles, bool sound, ng_edge_pair *pairs,
                     uint32_t *n) {
  const ng_json *const first = json->child, *const second = first ? first->next : NULL;
  if (!second || second->next) {
    ng_loader_fault(l, file, json->at, "expected two roles, source and target");
    return;
  }
  if (first->type == NG_JSON_BAD || second->type == NG_JSON_BAD) return;
  const uint32_t source = find_role(l, file, first, roles), target = find_role(l, file, second, roles);
  if (source == NG_NONE || target == NG_NONE) return;
  const ng_json *const ends[] = {first, second};
  for (unsigned i = 0; i < 2; i++)
    if (sound && !roles->data[i ? target : source].n_types)
      ng_loader_fault(l, file, ends[i]->at, "an edge cannot end in '%.*s', which no node type may fill",
                      NG_VIEW_ARGS(ends[i]->string));
  if (source == target) ng_loader_fault(l, file, second->at, "expected two different roles");
  pairs[(*n)++] = (ng_edge_pair){source, target};
}

/* `sound`: the roles themselves are without fault. */
static void add_pairs(ng_loader *l, uint32_t file, const ng_json *json, const role_list *roles, bool sound, ng_edge_type *edge) {
  uint32_t n = 0;
  NG_EACH(pair, json) n++;
  ng_edge_pair *const pairs = ng_arena_alloc(&l->o->arena, n + 1, sizeof *pairs);
  if (!pairs) {
    l->no_mem = true;
    return;
  }
  if (json && !json->child) ng_loader_fault(l, file, json->at, "expected at least one pair of roles");
  NG_EACH(pair, json) add_pair(l, file, pair, roles, sound, pairs, &edge->n_pairs);
  edge->pairs = pairs;
}

static ng_view capitals(ng_loader *l, ng_view name) {
  char *const text = ng_arena_alloc(&l->o->arena, name.len + 1, 1);
  if (!text) {
    l->no_mem = true;
    return name;
  }
  for (size_t i = 0; i < name.len; i++) text[i] = ng_ascii_is_lower(name.data[i]) ? (char)(name.data[i] - 32) : name.data[i];
  text[name.len] = '\0';
  return ng_view_make(text, name.len);
}

static void declare_edges(ng_loader *l, uint32_t file) {
  NG_EACH(json, ng_json_get(l->files.data[file].root, "edge_types")) {
    if (!declare(l, &l->edge_names, l->edge_types.len, file, json, "edge type")) continue;
    role_list roles = {0};
    const uint32_t faults = l->faults.len;
    NG_EACH(role, ng_json_get(json, "roles")) add_role(l, file, role, &roles);
    const bool sound = l->faults.len == faults;
    const ng_json *const symmetric = ng_json_get(json, "symmetric"), *const away = ng_json_get(json, "away"),
        *const for_state = ng_json_get(json, "for_state");
    ng_edge_type edge = {.name = json->key, .label = string_of(json, "label"), .symmetric = symmetric && symmetric->truth,
                         .away = away && away->truth, .for_state = for_state && for_state->truth,
                         .items = find_role(l, file, ng_json_get(json, "items"), &roles),
                         .place = find_role(l, file, ng_json_get(json, "place"), &roles),
                         .title = find_role(l, file, ng_json_get(json, "title"), &roles), .style = style_of(json)};
    if (!edge.label.len) edge.label = capitals(l, edge.name);
    add_pairs(l, file, ng_json_get(json, "edges"), &roles, sound, &edge);
    edge.roles = ng_loader_keep(l, roles.data, roles.len, sizeof *roles.data, &edge.n_roles);
    if (!edge.n_roles) edge.n_pairs = 0;
    edge.mappings = keep_mappings(l, ng_json_get(json, "mappings"), &edge.n_mappings);
    if (!ng_vec_push(&l->edge_types, edge)) l->no_mem = true;
    ng_vec_dispose(&roles);
  }
}

void ng_loader_types(ng_loader *l) {
  for (uint32_t i = 0; i < l->order.len; i++) declare_nodes(l, l->order.data[i]);
  resolve_parents(l);
  check_claims(l);
  for (uint32_t i = 0; i < l->order.len; i++) declare_edges(l, l->order.data[i]);
}

/* ---- lists ---- */

/* Whether a list is there: built in, or in the ontology's own folder. */
static bool list_exists(ng_loader *l, ng_view file) {
  ng_strbuf path;
  ng_strbuf_init(&path);
  bool found = false;
  if (l->o->lists_dir) {
    ng_strbuf_addf(&path, "%s/%.*s", l->o->lists_dir, NG_VIEW_ARGS(file));
    FILE *const f = ng_strbuf_ok(&path) ? fopen(path.data, "rb") : NULL;
    if (f) found = fclose(f) == 0;
    ng_strbuf_clear(&path);
  }
  ng_strbuf_addf(&path, "ontologies/lists/%.*s", NG_VIEW_ARGS(file));
  ng_view bytes;
  found = found || ng_resource_find(ng_strbuf_view(&path), &bytes);
  if (!ng_strbuf_ok(&path)) l->no_mem = true;
  ng_strbuf_dispose(&path);
  return found;
}

static ng_view list_name(const void *unused, uint32_t i) {
  static const char prefix[] = "ontologies/lists/";
  (void)unused;
  const char *name;
  for (size_t r = 0; (name = ng_resource_name(r)); r++)
    if (strncmp(name, prefix, sizeof prefix - 1) == 0 && !i--) return ng_view_of(name + sizeof prefix - 1);
  return ng_view_make(NULL, 0);
}

static void add_list(ng_loader *l, ng_view file, ng_view kind, uint32_t type) {
  if (!ng_vec_push(&l->lists, (ng_ontology_source){file, kind, type})) l->no_mem = true;
}

void ng_loader_lists(ng_loader *l) {
  for (uint32_t i = 0; i < l->order.len; i++) {
    const uint32_t file = l->order.data[i];
    NG_EACH(json, ng_json_get(l->files.data[file].root, "lists")) {
      const ng_json *const name = ng_json_get(json, "file"), *const type_name = ng_json_get(json, "type");
      if (!name || !type_name) continue;
      const uint32_t type = ng_loader_node_type(l, file, type_name);
      if (!list_exists(l, name->string))
        ng_loader_fault(l, file, name->at,
                        "there is no list '%.*s', neither built in nor in a folder 'lists' beside the ontology%s",
                        NG_VIEW_ARGS(name->string), ng_loader_hint(l, name->string, list_name, NULL));
      if (type == NG_NONE) continue;
      if (l->node_types.data[type].abstract)
        ng_loader_fault(l, file, type_name->at, "'%.*s' is abstract: no node can be of it", NG_VIEW_ARGS(type_name->string));
      const ng_json *const kind = ng_json_get(json, "kind");
      if (!kind || kind->type == NG_JSON_STRING) add_list(l, name->string, kind ? kind->string : ng_view_make(NULL, 0), type);
      else NG_EACH(k, kind) add_list(l, name->string, k->string, type);
    }
  }
}
