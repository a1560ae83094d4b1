/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a loaded ontology. */
#include "ontology/ontology.h"

#include "base/alloc.h"
#include "ontology/body.h"

void ng_ontology_free(ng_ontology *o) {
  if (!o) return;
  ng_map_dispose(&o->lemmas);
  ng_arena_dispose(&o->arena);
  ng_arena_dispose(&o->json);
  ng_dealloc(o);
}

ng_view ng_ontology_name(const ng_ontology *o) { return o->name; }
ng_view ng_ontology_description(const ng_ontology *o) { return o->description; }
const char *ng_ontology_lists_dir(const ng_ontology *o) { return o->lists_dir; }

const ng_node_type *ng_ontology__node_types(const ng_ontology *o, uint32_t *n) {
  *n = o->n_node_types;
  return o->node_types;
}

const ng_edge_type *ng_ontology__edge_types(const ng_ontology *o, uint32_t *n) {
  *n = o->n_edge_types;
  return o->edge_types;
}

const ng_trigger *ng_ontology__triggers(const ng_ontology *o, uint32_t *n) {
  *n = o->n_triggers;
  return o->triggers;
}

const uint32_t *ng_ontology__triggers_of(const ng_ontology *o, ng_view lemma, uint32_t *n) {
  const uint32_t row = ng_map_find(&o->lemmas, lemma);
  const struct ng_trigger_range range = row == NG_MAP_MISSING ? o->any : o->ranges[row];
  *n = range.n;
  return range.n ? o->by_lemma + range.first : NULL;
}

/* Few enough types for a linear search; triggers are looked for by people only. */
#define FIND(function, table, count, field)                        \
  uint32_t function(const ng_ontology *o, ng_view name) {          \
    for (uint32_t i = 0; i < o->count; i++)                        \
      if (ng_view_equals(o->table[i].field, name)) return i;       \
    return NG_NONE;                                                \
  }
FIND(ng_ontology__find_node_type, node_types, n_node_types, name)
FIND(ng_ontology__find_edge_type, edge_types, n_edge_types, name)
FIND(ng_ontology__find_trigger, triggers, n_triggers, id)
#undef FIND

bool ng_ontology__is_a(const ng_ontology *o, uint32_t type, uint32_t ancestor) {
  while (type != NG_NONE && type != ancestor) type = o->node_types[type].is_a;
  return type != NG_NONE;
}

uint32_t ng_ontology__type_of_list(const ng_ontology *o, ng_view file, ng_view kind) {
  uint32_t whole = NG_NONE;
  for (uint32_t i = 0; i < o->n_lists; i++) {
    if (!ng_view_equals(o->lists[i].file, file)) continue;
    if (!o->lists[i].kind.len) whole = o->lists[i].type;
    else if (ng_view_equals(o->lists[i].kind, kind)) return o->lists[i].type;
  }
  return whole;
}

uint32_t ng_ontology__type_of_name(const ng_ontology *o, ng_name_type name) {
  for (uint32_t i = 0; i < o->n_node_types; i++)
    if (o->node_types[i].names & 1u << name) return i;
  return NG_NONE;
}

bool ng_ontology_is_symmetric(const ng_ontology *o, ng_view edge_type) {
  const uint32_t i = ng_ontology__find_edge_type(o, edge_type);
  return i != NG_NONE && o->edge_types[i].symmetric;
}

static ng_type_style style_of(const ng_ontology *o, ng_view type) {
  const uint32_t node = ng_ontology__find_node_type(o, type), edge = ng_ontology__find_edge_type(o, type);
  return node != NG_NONE ? o->node_types[node].style : edge != NG_NONE ? o->edge_types[edge].style : (ng_type_style){0};
}

ng_view ng_ontology_color(const ng_ontology *o, ng_view type) { return style_of(o, type).color; }
ng_view ng_ontology_shape(const ng_ontology *o, ng_view type) { return style_of(o, type).shape; }

ng_view ng_ontology_label(const ng_ontology *o, ng_view type) {
  const uint32_t node = ng_ontology__find_node_type(o, type), edge = ng_ontology__find_edge_type(o, type);
  return node != NG_NONE ? o->node_types[node].label : edge != NG_NONE ? o->edge_types[edge].label : ng_view_make(NULL, 0);
}
