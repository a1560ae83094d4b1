/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an ontology file: which keys each object has and of what type.  Mirrors
 * ontologies/ontology.schema.json; a test holds the two together. */
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ontology/loader.h"

#define STRINGS_ONLY (1u << 8)      /* an array must hold strings alone */
#define STRING_LIST (NG_JSON_ARRAY | STRINGS_ONLY)
#define STRING_OR_LIST (NG_JSON_STRING | NG_JSON_ARRAY | STRINGS_ONLY)
#define TYPES(mask) ((mask) & 0xFFu)

typedef struct field {
  const char *key;
  unsigned types;      /* ng_json_type mask, maybe STRINGS_ONLY */
  bool required;
} field;

typedef struct form {
  const char *what;    /* "a trigger" */
  const field *fields; /* ends with key NULL */
} form;

static const field file_fields[] = {
  {"name", NG_JSON_STRING, true}, {"$schema", NG_JSON_STRING, false}, {"description", NG_JSON_STRING, false},
  {"include", STRING_OR_LIST, false}, {"node_types", NG_JSON_OBJECT, false}, {"lists", NG_JSON_ARRAY, false},
  {"edge_types", NG_JSON_OBJECT, false}, {"classes", NG_JSON_OBJECT, false}, {"triggers", NG_JSON_ARRAY, false},
  {"without", STRING_OR_LIST, false}, {NULL, 0, false}};
static const field node_fields[] = {
  {"is_a", NG_JSON_STRING, false}, {"abstract", NG_JSON_BOOL, false}, {"label", NG_JSON_STRING, false},
  {"description", NG_JSON_STRING, false}, {"names", STRING_OR_LIST, false}, {"mappings", NG_JSON_OBJECT, false},
  {"style", NG_JSON_OBJECT, false}, {NULL, 0, false}};
static const field edge_fields[] = {
  {"roles", NG_JSON_OBJECT, true}, {"edges", NG_JSON_ARRAY, true}, {"symmetric", NG_JSON_BOOL, false},
  {"away", NG_JSON_BOOL, false}, {"for_state", NG_JSON_BOOL, false},
  {"label", NG_JSON_STRING, false}, {"description", NG_JSON_STRING, false}, {"items", NG_JSON_STRING, false},
  {"place", NG_JSON_STRING, false}, {"title", NG_JSON_STRING, false}, {"mappings", NG_JSON_OBJECT, false},
  {"style", NG_JSON_OBJECT, false}, {NULL, 0, false}};
static const field list_fields[] = {
  {"file", NG_JSON_STRING, true}, {"type", NG_JSON_STRING, true}, {"kind", STRING_OR_LIST, false}, {NULL, 0, false}};
static const field trigger_fields[] = {
  {"id", NG_JSON_STRING, true}, {"edge", NG_JSON_STRING, true}, {"predicate", STRING_OR_LIST, true},
  {"roles", NG_JSON_OBJECT, true}, {"kind", STRING_OR_LIST, false}, {"require", STRING_OR_LIST, false},
  {"types", NG_JSON_OBJECT, false}, {"where", NG_JSON_OBJECT, false}, {"status", NG_JSON_STRING, false},
  {"abroad", NG_JSON_BOOL, false}, {"told", NG_JSON_BOOL, false}, {"together", NG_JSON_BOOL, false},
  {"besides", NG_JSON_BOOL, false}, {"confidence", NG_JSON_NUMBER, false},
  {"note", NG_JSON_STRING, false}, {"examples", NG_JSON_ARRAY, false}, {NULL, 0, false}};
static const field example_fields[] = {
  {"text", NG_JSON_STRING, true}, {"status", NG_JSON_STRING, false}, {NULL, 0, false}};
static const field node_style_fields[] = {
  {"color", NG_JSON_STRING, false}, {"shape", NG_JSON_STRING, false}, {NULL, 0, false}};
static const field edge_style_fields[] = {{"color", NG_JSON_STRING, false}, {NULL, 0, false}};

static const form file_form = {"an ontology", file_fields}, node_form = {"a node type", node_fields},
                  edge_form = {"an edge type", edge_fields}, list_form = {"a list", list_fields},
                  trigger_form = {"a trigger", trigger_fields}, example_form = {"an example", example_fields},
                  node_style_form = {"the style of a node type", node_style_fields},
                  edge_style_form = {"the style of an edge type", edge_style_fields};

void ng_loader_fault(ng_loader *l, uint32_t file, uint32_t at, const char *format, ...) {
  if (l->faults.len == NG_FAULTS_MAX) return;
  char message[sizeof((ng_error *)0)->message];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  const ng_view kept = ng_arena_copy(&l->scratch, ng_view_of(message));
  if (!kept.data || !ng_vec_push(&l->faults, (ng_fault){file, at, NG_ERR_INVALID, kept.data})) l->no_mem = true;
}

const void *ng_loader_keep(ng_loader *l, const void *data, uint32_t n, size_t size, uint32_t *kept) {
  const void *const copy = n ? ng_arena_copy_array(&l->o->arena, data, n, size) : NULL;
  if (n && !copy) l->no_mem = true;
  *kept = copy ? n : 0;
  return copy;
}

/* ---- names that were nearly right ---- */

#define HINT_MAX 40 /* longer names are not compared */

static size_t min3(size_t a, size_t b, size_t c) { return a < b ? (a < c ? a : c) : (b < c ? b : c); }

/* Levenshtein's distance of two short strings. */
static size_t distance(ng_view a, ng_view b) {
  size_t row[HINT_MAX + 1];
  for (size_t j = 0; j <= b.len; j++) row[j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      const size_t above = row[j];
      row[j] = min3(above + 1, row[j - 1] + 1, diagonal + (a.data[i - 1] != b.data[j - 1]));
      diagonal = above;
    }
  }
  return row[b.len];
}

const char *ng_loader_hint(ng_loader *l, ng_view name, ng_name_fn get, const void *names) {
  ng_view best = {NULL, 0}, candidate;
  size_t nearest = name.len / 4 + 1;
  if (name.len > HINT_MAX) return "";
  for (uint32_t i = 0; (candidate = get(names, i)).data; i++) {
    if (candidate.len > HINT_MAX) continue;
    const size_t d = distance(name, candidate);
    if (d > nearest || (d == nearest && best.data)) continue;
    nearest = d;
    best = candidate;
  }
  if (!best.data) return "";
  char text[HINT_MAX + 32];
  snprintf(text, sizeof text, "; did you mean '%.*s'?", NG_VIEW_ARGS(best));
  const ng_view kept = ng_arena_copy(&l->scratch, ng_view_of(text));
  if (!kept.data) l->no_mem = true;
  return kept.data ? kept.data : "";
}

static ng_view field_name(const void *fields, uint32_t i) { return ng_view_of(((const field *)fields)[i].key); }

/* ---- checking ---- */

typedef struct checker {
  ng_loader *l;
  uint32_t file;
} checker;

static void spoil(ng_json *json) { json->type = NG_JSON_BAD; }

static bool check_type(const checker *c, ng_json *v, unsigned types) {
  if (!(v->type & TYPES(types))) {
    ng_loader_fault(c->l, c->file, v->at, "expected %s, found %s", ng_json_type_text(TYPES(types)), ng_json_type_text(v->type));
    spoil(v);
    return false;
  }
  if (types & STRINGS_ONLY && v->type == NG_JSON_ARRAY) NG_EACH(item, v) check_type(c, item, NG_JSON_STRING);
  return true;
}

/* Keys that an object has twice: cJSON would silently keep both. */
static void check_doubles(const checker *c, ng_json *object) {
  ng_map keys;
  ng_map_init(&keys);
  NG_EACH(member, object) {
    const uint32_t *const seen = ng_map_enter(&keys, member->key, member->key_at);
    if (!seen) {
      c->l->no_mem = true;
      break;
    }
    if (*seen == member->key_at) continue;
    uint32_t line, column;
    ng_locate(c->l->files.data[c->file].text, *seen, &line, &column);
    ng_loader_fault(c->l, c->file, member->key_at, "the key '%.*s' is there twice, first on line %u",
                    NG_VIEW_ARGS(member->key), line);
    spoil(member);
  }
  ng_map_dispose(&keys);
}

static const field *find_field(const form *f, ng_view key) {
  for (const field *x = f->fields; x->key; x++)
    if (ng_view_is(key, x->key)) return x;
  return NULL;
}

static bool check_form(const checker *c, ng_json *object, const form *f) {
  if (!check_type(c, object, NG_JSON_OBJECT)) return false;
  check_doubles(c, object);
  unsigned long seen = 0;
  NG_EACH(member, object) {
    const field *const x = find_field(f, member->key);
    if (!x) {
      ng_loader_fault(c->l, c->file, member->key_at, "unknown key '%.*s' in %s%s", NG_VIEW_ARGS(member->key), f->what,
                      ng_loader_hint(c->l, member->key, field_name, f->fields));
      spoil(member);
      continue;
    }
    seen |= 1ul << (x - f->fields);
    check_type(c, member, x->types);
  }
  bool whole = true;
  for (const field *x = f->fields; x->key; x++)
    if (x->required && !(seen & 1ul << (x - f->fields))) {
      ng_loader_fault(c->l, c->file, object->at, "%s needs the key '%s'", f->what, x->key);
      whole = false;
    }
  return whole;
}

static bool is_identifier(ng_view name) {
  for (size_t i = 0; i < name.len; i++)
    if (!ng_ascii_is_lower(name.data[i]) && name.data[i] != '_' && !(i && ng_ascii_is_digit(name.data[i]))) return false;
  return name.len > 0;
}

/* An object whose keys are names of the user's choice. */
static void check_names(const checker *c, ng_json *object, unsigned types) {
  check_doubles(c, object);
  NG_EACH(member, object) {
    if (!is_identifier(member->key))
      ng_loader_fault(c->l, c->file, member->key_at, "expected a name of small letters, digits and '_', found '%.*s'",
                      NG_VIEW_ARGS(member->key));
    check_type(c, member, types);
  }
}

static bool is_color(ng_view v) {
  for (size_t i = 1; i < v.len; i++) {
    const char c = ng_ascii_to_lower(v.data[i]);
    if (!ng_ascii_is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  }
  return v.len == 7 && v.data[0] == '#';
}

/* Shapes of Graphviz that hold a label well. */
static const char *const shapes[] = {"box", "rounded", "ellipse", "circle", "diamond", "hexagon", "octagon", "house", "triangle",
                                     "trapezium", "parallelogram", "pentagon", "cylinder", "folder", "note", "component",
                                     "plaintext", NULL};

static ng_view shape_name(const void *unused, uint32_t i) { return (void)unused, ng_view_of(shapes[i]); }

static void check_style(const checker *c, ng_json *style, const form *f) {
  if (!style) return;
  check_form(c, style, f);
  ng_json *const color = ng_json_get(style, "color"), *const shape = ng_json_get(style, "shape");
  if (color && !is_color(color->string)) {
    ng_loader_fault(c->l, c->file, color->at, "expected a colour such as '#1f77b4', found '%.*s'", NG_VIEW_ARGS(color->string));
    spoil(color);
  }
  bool known = !shape;
  for (size_t i = 0; shapes[i] && !known; i++) known = ng_view_is(shape->string, shapes[i]);
  if (known) return;
  ng_loader_fault(c->l, c->file, shape->at, "unknown shape '%.*s'%s", NG_VIEW_ARGS(shape->string),
                  ng_loader_hint(c->l, shape->string, shape_name, NULL));
  spoil(shape);
}

static void check_mappings(const checker *c, ng_json *mappings) {
  if (mappings) check_names(c, mappings, NG_JSON_STRING);
}

/* Whatever lacks a needed key is spoilt: later steps see whole objects only. */
static void check_nodes(const checker *c, ng_json *types) {
  if (!types) return;
  check_names(c, types, NG_JSON_OBJECT);
  NG_EACH(type, types) {
    if (!check_form(c, type, &node_form)) continue;
    check_style(c, ng_json_get(type, "style"), &node_style_form);
    check_mappings(c, ng_json_get(type, "mappings"));
  }
}

static void check_edges(const checker *c, ng_json *types) {
  if (!types) return;
  check_names(c, types, NG_JSON_OBJECT);
  NG_EACH(type, types) {
    check_form(c, type, &edge_form);
    check_style(c, ng_json_get(type, "style"), &edge_style_form);
    check_mappings(c, ng_json_get(type, "mappings"));
    ng_json *const roles = ng_json_get(type, "roles"), *const edges = ng_json_get(type, "edges");
    if (roles) check_names(c, roles, STRING_OR_LIST);
    NG_EACH(pair, edges) check_type(c, pair, STRING_LIST);
  }
}

static void check_list_entries(const checker *c, ng_json *lists) {
  NG_EACH(list, lists) if (!check_form(c, list, &list_form)) spoil(list);
}

static void check_triggers(const checker *c, ng_json *triggers) {
  NG_EACH(trigger, triggers) {
    check_form(c, trigger, &trigger_form);
    ng_json *const roles = ng_json_get(trigger, "roles"), *const where = ng_json_get(trigger, "where");
    ng_json *const types = ng_json_get(trigger, "types");
    if (roles) check_names(c, roles, STRING_OR_LIST);
    if (where) check_names(c, where, STRING_OR_LIST);
    if (types) check_names(c, types, STRING_OR_LIST);
    NG_EACH(example, ng_json_get(trigger, "examples")) {
      if (check_type(c, example, NG_JSON_STRING | NG_JSON_OBJECT) && example->type == NG_JSON_OBJECT &&
          !check_form(c, example, &example_form))
        spoil(example);
    }
  }
}

void ng_loader_check(ng_loader *l, uint32_t file) {
  const checker c = {l, file};
  ng_json *const root = l->files.data[file].root;
  if (!check_form(&c, root, &file_form) && root->type == NG_JSON_BAD) return;
  check_nodes(&c, ng_json_get(root, "node_types"));
  check_edges(&c, ng_json_get(root, "edge_types"));
  check_list_entries(&c, ng_json_get(root, "lists"));
  if (ng_json_get(root, "classes")) check_names(&c, ng_json_get(root, "classes"), STRING_LIST);
  check_triggers(&c, ng_json_get(root, "triggers"));
}
