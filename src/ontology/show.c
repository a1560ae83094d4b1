/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ontologies for readers: as text and as JSON.  All strings of an ontology have a NUL behind
 * them (they live in arenas), so cJSON can take them as they are. */
#include <cjson/cJSON.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "ontology/body.h"

/* ORDER ng_predicate_kind */
static const char *const kind_names[] = {"verb", "noun", "adjective", "copula", "apposition", "statement"};

static uint32_t triggers_of_edge(const ng_ontology *o, uint32_t edge) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < o->n_triggers; i++) n += o->triggers[i].edge == edge;
  return n;
}

static ng_status put(ng_strbuf *text, FILE *out, ng_error *err) {
  ng_status status = ng_strbuf_ok(text) ? NG_OK : ng_fail_no_mem(err);
  if (!status && (fwrite(text->data, 1, text->len, out) != text->len || fflush(out)))
    status = ng_fail(err, NG_ERR_WRITE, "cannot write the ontology");
  ng_strbuf_dispose(text);
  return status;
}

/* ---- text ---- */

static void add_views(ng_strbuf *text, const char *before, const ng_view *views, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    ng_strbuf_add_text(text, i ? " " : before);
    ng_strbuf_add_view(text, views[i]);
  }
}

static void add_mappings(ng_strbuf *text, const ng_mapping *mappings, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    ng_strbuf_addf(text, "%s%.*s %.*s", i ? ", " : "  [", NG_VIEW_ARGS(mappings[i].vocabulary), NG_VIEW_ARGS(mappings[i].value));
  if (n) ng_strbuf_add_text(text, "]");
}

static void add_node(ng_strbuf *text, const ng_ontology *o, uint32_t type, unsigned depth, bool full) {
  const ng_node_type *const t = &o->node_types[type];
  ng_strbuf_addf(text, "  %*s%.*s%s", (int)(2 * depth), "", NG_VIEW_ARGS(t->name), t->abstract ? " (abstract)" : "");
  if (full) {
    for (unsigned i = 1; i < NG_NAME_TYPE_COUNT; i++)
      if (t->names & 1u << i) ng_strbuf_addf(text, " <%s>", ng_name_type_name((ng_name_type)i));
    add_mappings(text, t->mappings, t->n_mappings);
  }
  ng_strbuf_add_char(text, '\n');
  for (uint32_t i = 0; i < o->n_node_types && depth < o->n_node_types; i++)
    if (o->node_types[i].is_a == type) add_node(text, o, i, depth + 1, full);
}

static void add_nodes(ng_strbuf *text, const ng_ontology *o, bool full) {
  ng_strbuf_addf(text, "\n%u node types\n", o->n_node_types);
  for (uint32_t i = 0; i < o->n_node_types; i++)
    if (o->node_types[i].is_a == NG_NONE) add_node(text, o, i, 0, full);
}

static void add_roles(ng_strbuf *text, const ng_ontology *o, const ng_edge_type *edge) {
  for (uint32_t r = 0; r < edge->n_roles; r++) {
    const ng_edge_role *const role = &edge->roles[r];
    ng_strbuf_addf(text, "    %.*s:", NG_VIEW_ARGS(role->name));
    for (uint32_t i = 0; i < role->n_types; i++) ng_strbuf_addf(text, " %.*s", NG_VIEW_ARGS(o->node_types[role->types[i]].name));
    ng_strbuf_addf(text, "%s%s%s%s\n", role->strings ? " string" : "", edge->items == r ? " (items)" : "",
                   edge->place == r ? " (place)" : "", edge->title == r ? " (title)" : "");
  }
}

static void add_edge(ng_strbuf *text, const ng_ontology *o, uint32_t type, bool full) {
  const ng_edge_type *const e = &o->edge_types[type];
  ng_strbuf_addf(text, "  %.*s:", NG_VIEW_ARGS(e->name));
  for (uint32_t p = 0; p < e->n_pairs; p++) {
    const ng_view source = e->roles[e->pairs[p].source].name, target = e->roles[e->pairs[p].target].name;
    ng_strbuf_addf(text, "%s %.*s %s %.*s", p ? "," : "", NG_VIEW_ARGS(source), e->symmetric ? "--" : "->", NG_VIEW_ARGS(target));
  }
  ng_strbuf_addf(text, "  (%u triggers)", triggers_of_edge(o, type));
  if (full) add_mappings(text, e->mappings, e->n_mappings);
  ng_strbuf_add_char(text, '\n');
  if (full) add_roles(text, o, e);
}

static void add_marked(ng_strbuf *text, const ng_edge_type *edge, const ng_example *x) {
  uint32_t at = 0;
  ng_strbuf_add_text(text, x->starred ? "    *" : "    ");
  for (uint32_t i = 0; i < x->n_roles; i++) {
    const ng_span s = x->roles[i].span;
    ng_strbuf_addf(text, "%.*s[%.*s]%.*s", (int)(s.begin - at), x->text.data + at, (int)(s.end - s.begin), x->text.data + s.begin,
                   NG_VIEW_ARGS(edge->roles[x->roles[i].role].name));
    at = s.end;
  }
  ng_strbuf_add_text(text, x->text.data + at);
  if (x->has_status) ng_strbuf_addf(text, "  (%s)", ng_statement_status_name(x->status));
  ng_strbuf_add_char(text, '\n');
}

static void add_trigger(ng_strbuf *text, const ng_ontology *o, const ng_trigger *t) {
  const ng_edge_type *const edge = &o->edge_types[t->edge];
  ng_strbuf_addf(text, "  %.*s (%.*s:%u)\n   ", NG_VIEW_ARGS(t->id), NG_VIEW_ARGS(t->source), t->line);
  for (unsigned i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
    if (t->kinds & 1u << i) ng_strbuf_addf(text, " %s", kind_names[i]);
  add_views(text, ": ", t->lemmas, t->n_lemmas);
  for (uint32_t i = 0; i < t->n_roles; i++) {
    const uint32_t role = t->roles[i].role;
    ng_strbuf_addf(text, "\n    %.*s%s", NG_VIEW_ARGS(edge->roles[role].name), t->required & 1u << role ? "!" : "");
    add_views(text, " = ", t->roles[i].functions, t->roles[i].n_functions);
  }
  for (uint32_t i = 0; i < t->n_where; i++) {
    ng_strbuf_addf(text, "\n    where %.*s%s", NG_VIEW_ARGS(t->where[i].function), t->where[i].negated ? " is not" : " is");
    add_views(text, " ", t->where[i].lemmas, t->where[i].n_lemmas);
  }
  if (t->has_status) ng_strbuf_addf(text, "\n    status %s", ng_statement_status_name(t->status));
  if (t->abroad) ng_strbuf_add_text(text, "\n    abroad");
  if (t->told) ng_strbuf_add_text(text, "\n    told");
  if (t->together) ng_strbuf_add_text(text, "\n    together");
  if (t->besides && !t->abroad) ng_strbuf_add_text(text, "\n    besides");
  if (t->confidence < 1) ng_strbuf_addf(text, "\n    confidence %.2f", (double)t->confidence);
  ng_strbuf_add_char(text, '\n');
  for (uint32_t i = 0; i < t->n_examples; i++) add_marked(text, edge, &t->examples[i]);
}

static ng_status write_text(const ng_ontology *o, bool full, FILE *out, ng_error *err) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_addf(&text, "%.*s%s%.*s\n", NG_VIEW_ARGS(o->name), o->description.len ? ": " : "", NG_VIEW_ARGS(o->description));
  add_nodes(&text, o, full);
  ng_strbuf_addf(&text, "\n%u edge types\n", o->n_edge_types);
  for (uint32_t i = 0; i < o->n_edge_types; i++) add_edge(&text, o, i, full);
  ng_strbuf_addf(&text, "\n%u lists\n", o->n_lists);
  for (uint32_t i = 0; i < o->n_lists; i++)
    ng_strbuf_addf(&text, "  %.*s%s%.*s: %.*s\n", NG_VIEW_ARGS(o->lists[i].file), o->lists[i].kind.len ? " " : "",
                   NG_VIEW_ARGS(o->lists[i].kind), NG_VIEW_ARGS(o->node_types[o->lists[i].type].name));
  ng_strbuf_addf(&text, "\n%u triggers\n", o->n_triggers);
  for (uint32_t i = 0; full && i < o->n_triggers; i++) add_trigger(&text, o, &o->triggers[i]);
  return put(&text, out, err);
}

/* ---- JSON ---- */

static void add_string(cJSON *object, const char *key, ng_view v) {
  if (v.len) cJSON_AddStringToObject(object, key, v.data);
}

static void add_strings(cJSON *object, const char *key, const ng_view *views, uint32_t n) {
  cJSON *const array = cJSON_AddArrayToObject(object, key);
  for (uint32_t i = 0; i < n; i++) cJSON_AddItemToArray(array, cJSON_CreateString(views[i].data));
}

static void add_json_mappings(cJSON *object, const ng_mapping *mappings, uint32_t n, ng_type_style style) {
  cJSON *const m = n ? cJSON_AddObjectToObject(object, "mappings") : NULL;
  for (uint32_t i = 0; i < n; i++) cJSON_AddStringToObject(m, mappings[i].vocabulary.data, mappings[i].value.data);
  add_string(object, "color", style.color);
  add_string(object, "shape", style.shape);
}

static void add_json_node(cJSON *types, const ng_ontology *o, const ng_node_type *t, bool full) {
  cJSON *const object = cJSON_AddObjectToObject(types, t->name.data);
  if (t->is_a != NG_NONE) add_string(object, "is_a", o->node_types[t->is_a].name);
  if (t->abstract) cJSON_AddTrueToObject(object, "abstract");
  if (!full) return;
  add_string(object, "label", t->label);
  cJSON *const names = cJSON_AddArrayToObject(object, "names");
  for (unsigned i = 1; i < NG_NAME_TYPE_COUNT; i++)
    if (t->names & 1u << i) cJSON_AddItemToArray(names, cJSON_CreateString(ng_name_type_name((ng_name_type)i)));
  add_json_mappings(object, t->mappings, t->n_mappings, t->style);
}

static void add_json_roles(cJSON *object, const ng_ontology *o, const ng_edge_type *e) {
  cJSON *const roles = cJSON_AddObjectToObject(object, "roles");
  for (uint32_t r = 0; r < e->n_roles; r++) {
    cJSON *const fillers = cJSON_AddArrayToObject(roles, e->roles[r].name.data);
    for (uint32_t i = 0; i < e->roles[r].n_types; i++)
      cJSON_AddItemToArray(fillers, cJSON_CreateString(o->node_types[e->roles[r].types[i]].name.data));
    if (e->roles[r].strings) cJSON_AddItemToArray(fillers, cJSON_CreateString("string"));
  }
}

static void add_json_edge(cJSON *types, const ng_ontology *o, uint32_t type, bool full) {
  const ng_edge_type *const e = &o->edge_types[type];
  cJSON *const object = cJSON_AddObjectToObject(types, e->name.data);
  cJSON *const pairs = cJSON_AddArrayToObject(object, "edges");
  for (uint32_t p = 0; p < e->n_pairs; p++) {
    cJSON *const pair = cJSON_CreateArray();
    cJSON_AddItemToArray(pair, cJSON_CreateString(e->roles[e->pairs[p].source].name.data));
    cJSON_AddItemToArray(pair, cJSON_CreateString(e->roles[e->pairs[p].target].name.data));
    cJSON_AddItemToArray(pairs, pair);
  }
  cJSON_AddBoolToObject(object, "symmetric", e->symmetric);
  if (e->away) cJSON_AddTrueToObject(object, "away");
  if (e->for_state) cJSON_AddTrueToObject(object, "for_state");
  cJSON_AddNumberToObject(object, "triggers", triggers_of_edge(o, type));
  if (!full) return;
  add_string(object, "label", e->label);
  add_json_roles(object, o, e);
  if (e->items != NG_NONE) add_string(object, "items", e->roles[e->items].name);
  if (e->place != NG_NONE) add_string(object, "place", e->roles[e->place].name);
  if (e->title != NG_NONE) add_string(object, "title", e->roles[e->title].name);
  add_json_mappings(object, e->mappings, e->n_mappings, e->style);
}

static void add_json_conditions(cJSON *object, const ng_trigger *t) {
  cJSON *const where = t->n_where ? cJSON_AddArrayToObject(object, "where") : NULL;
  for (uint32_t i = 0; i < t->n_where; i++) {
    cJSON *const condition = cJSON_CreateObject();
    add_string(condition, "of", t->where[i].function);
    add_strings(condition, t->where[i].negated ? "not" : "is", t->where[i].lemmas, t->where[i].n_lemmas);
    cJSON_AddItemToArray(where, condition);
  }
}

static void add_json_trigger(cJSON *triggers, const ng_ontology *o, const ng_trigger *t) {
  const ng_edge_type *const edge = &o->edge_types[t->edge];
  cJSON *const object = cJSON_CreateObject();
  add_string(object, "id", t->id);
  add_string(object, "edge", edge->name);
  cJSON *const kinds = cJSON_AddArrayToObject(object, "kind");
  for (unsigned i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
    if (t->kinds & 1u << i) cJSON_AddItemToArray(kinds, cJSON_CreateString(kind_names[i]));
  add_strings(object, "predicate", t->lemmas, t->n_lemmas);
  cJSON *const roles = cJSON_AddObjectToObject(object, "roles"), *const require = cJSON_AddArrayToObject(object, "require");
  for (uint32_t i = 0; i < t->n_roles; i++) {
    const ng_view name = edge->roles[t->roles[i].role].name;
    add_strings(roles, name.data, t->roles[i].functions, t->roles[i].n_functions);
    if (t->required & 1u << t->roles[i].role) cJSON_AddItemToArray(require, cJSON_CreateString(name.data));
  }
  add_json_conditions(object, t);
  if (t->abroad) cJSON_AddTrueToObject(object, "abroad");
  if (t->told) cJSON_AddTrueToObject(object, "told");
  if (t->together) cJSON_AddTrueToObject(object, "together");
  if (t->besides && !t->abroad) cJSON_AddTrueToObject(object, "besides");
  if (t->has_status) cJSON_AddStringToObject(object, "status", ng_statement_status_name(t->status));
  cJSON_AddNumberToObject(object, "confidence", (double)(int)(t->confidence * 1000 + 0.5f) / 1000);
  cJSON *const examples = cJSON_AddArrayToObject(object, "examples");
  for (uint32_t i = 0; i < t->n_examples; i++) {
    cJSON *const x = cJSON_CreateObject();
    add_string(x, "text", t->examples[i].text);
    cJSON_AddBoolToObject(x, "starred", t->examples[i].starred);
    cJSON_AddItemToArray(examples, x);
  }
  cJSON_AddItemToArray(triggers, object);
}

static ng_status write_json(const ng_ontology *o, bool full, FILE *out, ng_error *err) {
  cJSON *const root = cJSON_CreateObject();
  add_string(root, "name", o->name);
  add_string(root, "description", o->description);
  cJSON *const nodes = cJSON_AddObjectToObject(root, "node_types");
  for (uint32_t i = 0; i < o->n_node_types; i++) add_json_node(nodes, o, &o->node_types[i], full);
  cJSON *const edges = cJSON_AddObjectToObject(root, "edge_types");
  for (uint32_t i = 0; i < o->n_edge_types; i++) add_json_edge(edges, o, i, full);
  cJSON *const lists = cJSON_AddArrayToObject(root, "lists");
  for (uint32_t i = 0; i < o->n_lists; i++) {
    cJSON *const list = cJSON_CreateObject();
    add_string(list, "file", o->lists[i].file);
    add_string(list, "type", o->node_types[o->lists[i].type].name);
    add_string(list, "kind", o->lists[i].kind);
    cJSON_AddItemToArray(lists, list);
  }
  cJSON *const triggers = full ? cJSON_AddArrayToObject(root, "triggers") : NULL;
  for (uint32_t i = 0; full && i < o->n_triggers; i++) add_json_trigger(triggers, o, &o->triggers[i]);
  char *const printed = cJSON_Print(root);
  cJSON_Delete(root);
  ng_strbuf text;
  ng_strbuf_init(&text);
  if (printed) ng_strbuf_addf(&text, "%s\n", printed);
  else text.failed = true;
  cJSON_free(printed);
  return put(&text, out, err);
}

ng_status ng_ontology_list(const ng_ontology *o, ng_ontology_style style, FILE *out, ng_error *err) {
  return style == NG_ONTOLOGY_JSON ? write_json(o, false, out, err) : write_text(o, false, out, err);
}

ng_status ng_ontology_show(const ng_ontology *o, ng_ontology_style style, FILE *out, ng_error *err) {
  return style == NG_ONTOLOGY_JSON ? write_json(o, true, out, err) : write_text(o, true, out, err);
}
