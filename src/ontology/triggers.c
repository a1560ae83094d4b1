/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes of words and triggers. */
#include "base/error.h"
#include "base/word.h"
#include "ontology/loader.h"

/* ---- classes ---- */

typedef NG_VEC(ng_view) view_list;

static ng_view class_name(const void *loader, uint32_t i) {
  const ng_loader *const l = loader;
  return i < l->classes.len ? l->classes.data[i].name : ng_view_make(NULL, 0);
}

static void declare_classes(ng_loader *l, uint32_t file) {
  NG_EACH(json, ng_json_get(l->files.data[file].root, "classes")) {
    const uint32_t *const at = ng_map_enter(&l->class_names, json->key, l->classes.len);
    const uint32_t index = at ? *at : UINT32_MAX;
    if (index == l->classes.len && !ng_vec_push(&l->classes, (ng_word_class){.name = json->key})) l->no_mem = true;
    if (index >= l->classes.len || !ng_vec_push(&l->classes.data[index].parts, (ng_declared){file, json})) l->no_mem = true;
  }
}

static void add_word(ng_loader *l, uint32_t file, const ng_json *at, ng_view word, view_list *out);

/* Words of a class with those of the classes it names. */
static void resolve_class(ng_loader *l, uint32_t index) {
  l->classes.data[index].state = NG_CLASS_OPEN;
  l->class_depth++;
  view_list words = {0};
  for (uint32_t p = 0; p < l->classes.data[index].parts.len; p++) {
    const ng_declared part = l->classes.data[index].parts.data[p];
    NG_EACH(word, part.json) add_word(l, part.file, word, word->string, &words);
  }
  for (uint32_t i = 0; i < words.len; i++)
    if (!ng_vec_push(&l->classes.data[index].words, words.data[i])) l->no_mem = true;
  ng_vec_dispose(&words);
  l->classes.data[index].state = NG_CLASS_DONE;
  l->class_depth--;
}

static void add_class(ng_loader *l, uint32_t file, const ng_json *at, ng_view name, view_list *out) {
  const uint32_t index = ng_map_find(&l->class_names, name);
  if (index == NG_MAP_MISSING) {
    ng_loader_fault(l, file, at->at, "unknown class '@%.*s'%s", NG_VIEW_ARGS(name), ng_loader_hint(l, name, class_name, l));
    return;
  }
  if (index >= l->classes.len) return; /* memory ran out between its name and itself */
  if (l->classes.data[index].state == NG_CLASS_OPEN) {
    ng_loader_fault(l, file, at->at, "the class '@%.*s' contains itself", NG_VIEW_ARGS(name));
    return;
  }
  if (l->class_depth == NG_CLASS_DEPTH_MAX) {
    ng_loader_fault(l, file, at->at, "classes within classes more than %d deep", NG_CLASS_DEPTH_MAX);
    return;
  }
  if (l->classes.data[index].state == NG_CLASS_NEW) resolve_class(l, index);
  const ng_word_class *const class = &l->classes.data[index];
  if (class->words.len > NG_ALL_WORDS_MAX - l->n_words) {
    ng_loader_fault(l, file, at->at, "more than %u words in all", NG_ALL_WORDS_MAX);
    return;
  }
  l->n_words += class->words.len;
  for (uint32_t i = 0; i < class->words.len; i++)
    if (!ng_vec_push(out, class->words.data[i])) l->no_mem = true;
}

static void add_word(ng_loader *l, uint32_t file, const ng_json *at, ng_view word, view_list *out) {
  if (word.len && word.data[0] == '@') add_class(l, file, at, ng_view_make(word.data + 1, word.len - 1), out);
  else if (!word.len) ng_loader_fault(l, file, at->at, "expected a word, found an empty string");
  else if (memchr(word.data, ' ', word.len))
    ng_loader_fault(l, file, at->at, "expected one lemma, found '%.*s'; particles are joined by '_' (call_off)",
                    NG_VIEW_ARGS(word));
  else if (!ng_vec_push(out, word)) l->no_mem = true;
}

/* for each string of a member that is a string or an array of strings */
#define EACH_STRING(item, json)                                                                        \
  for (const ng_json *item = !(json) ? NULL : (json)->type == NG_JSON_ARRAY ? (json)->child : (json); item; \
       item = (json)->type == NG_JSON_ARRAY ? item->next : NULL)                                       \
    if (item->type != NG_JSON_BAD)

/* ---- triggers ---- */

typedef struct building {
  ng_loader *l;
  uint32_t file;
  const ng_json *json;
  const ng_edge_type *edge;
  ng_trigger t;
} building;

static ng_view edge_name(const void *loader, uint32_t i) {
  const ng_loader *const l = loader;
  return i < l->edge_types.len ? l->edge_types.data[i].name : ng_view_make(NULL, 0);
}

static ng_view edge_role_name(const void *edge, uint32_t i) {
  const ng_edge_type *const e = edge;
  return i < e->n_roles ? e->roles[i].name : ng_view_make(NULL, 0);
}

static uint32_t role_of(const building *b, ng_view name) {
  for (uint32_t i = 0; i < b->edge->n_roles; i++)
    if (ng_view_equals(b->edge->roles[i].name, name)) return i;
  return NG_NONE;
}

/* Index of a role; notes a fault where the edge type has none such. */
static uint32_t need_role(const building *b, ng_view name, uint32_t at) {
  const uint32_t role = role_of(b, name);
  if (role == NG_NONE)
    ng_loader_fault(b->l, b->file, at, "the edge type '%.*s' has no role '%.*s'%s", NG_VIEW_ARGS(b->edge->name),
                    NG_VIEW_ARGS(name), ng_loader_hint(b->l, name, edge_role_name, b->edge));
  return role;
}

static const ng_view *keep_words(const building *b, const view_list *words, uint32_t *n) {
  return ng_loader_keep(b->l, words->data, words->len, sizeof *words->data, n);
}

static void read_predicate(building *b) {
  const ng_json *const json = ng_json_get(b->json, "predicate");
  view_list words = {0};
  EACH_STRING(word, json) add_word(b->l, b->file, word, word->string, &words);
  if (json && json->type == NG_JSON_ARRAY && !json->child)
    ng_loader_fault(b->l, b->file, json->at, "expected a lemma, found none");
  b->t.lemmas = keep_words(b, &words, &b->t.n_lemmas);
  ng_vec_dispose(&words);
}

/* ORDER ng_predicate_kind, NG_KIND_STATEMENT */
static const char *const kind_names[] = {"verb", "noun", "adjective", "copula", "apposition", "statement", NULL};
/* What fills roles where a trigger follows from a statement. */
static const char *const statement_parts[] = {"source", "target", "place", "place_state", NULL};
/* ORDER ng_statement_status */
static const char *const status_names[] = {"asserted", "planned", "alleged", "negated", NULL};

static ng_view table_name(const void *names, uint32_t i) { return ng_view_of(((const char *const *)names)[i]); }

/* Place of a word in a table that ends with NULL; notes a fault where it has none. */
static uint32_t need_name(const building *b, const ng_json *json, const char *const *names, const char *what) {
  for (uint32_t i = 0; names[i]; i++)
    if (ng_view_is(json->string, names[i])) return i;
  ng_loader_fault(b->l, b->file, json->at, "unknown %s '%.*s'%s", what, NG_VIEW_ARGS(json->string),
                  ng_loader_hint(b->l, json->string, table_name, names));
  return NG_NONE;
}

static void read_kinds(building *b) {
  const ng_json *const json = ng_json_get(b->json, "kind");
  EACH_STRING(kind, json) {
    const uint32_t i = need_name(b, kind, kind_names, "kind of predicate");
    if (i != NG_NONE) b->t.kinds |= 1u << i;
  }
  if (!b->t.kinds) b->t.kinds = 1u << NG_PREDICATE_VERB;
}

static bool follows_from_statement(const building *b) { return b->t.kinds & 1u << NG_KIND_STATEMENT; }

static bool is_same_of_edge(const building *b, ng_view name) {
  const ng_view edge = ng_function_same_edge(name);
  return edge.len && ng_map_find(&b->l->edge_names, edge) != NG_MAP_MISSING;
}

static void need_function(const building *b, ng_view name, uint32_t at) {
  const bool follows = follows_from_statement(b);
  if (follows && !ng_view_is_one(name, statement_parts))
    ng_loader_fault(b->l, b->file, at, "unknown part of a statement '%.*s'%s", NG_VIEW_ARGS(name),
                    ng_loader_hint(b->l, name, table_name, statement_parts));
  else if (!follows && !ng_is_function(name) && !is_same_of_edge(b, name))
    ng_loader_fault(b->l, b->file, at, "unknown grammatical function '%.*s'%s", NG_VIEW_ARGS(name),
                    ng_loader_hint(b->l, name, ng_function_at, NULL));
}

/* A trigger that follows from statements names their edge types, and is of no other kind. */
static void check_statements(const building *b) {
  const ng_json *const kind = ng_json_get(b->json, "kind"), *const told = ng_json_get(b->json, "told");
  if (!follows_from_statement(b)) {
    if (told) ng_loader_fault(b->l, b->file, told->at, "'told' is for triggers of the kind 'statement'");
    return;
  }
  if (b->t.kinds != 1u << NG_KIND_STATEMENT)
    ng_loader_fault(b->l, b->file, kind->at, "the kind 'statement' stands alone");
  EACH_STRING(name, ng_json_get(b->json, "predicate"))
    if (ng_map_find(&b->l->edge_names, name->string) == NG_MAP_MISSING)
      ng_loader_fault(b->l, b->file, name->at, "unknown edge type '%.*s'%s", NG_VIEW_ARGS(name->string),
                      ng_loader_hint(b->l, name->string, edge_name, b->l));
}

static bool has_role(const building *b, uint32_t role) {
  for (uint32_t i = 0; i < b->t.n_roles; i++)
    if (b->t.roles[i].role == role) return true;
  return false;
}

/* Node types that the trigger narrows a role to. */
static void read_role_types(const building *b, const ng_json *json, ng_trigger_role *role) {
  if (!json) return;
  NG_VEC(uint32_t) types = {0};
  EACH_STRING(name, json) {
    const uint32_t type = ng_loader_node_type(b->l, b->file, name);
    if (type != NG_NONE && !ng_vec_push(&types, type)) b->l->no_mem = true;
  }
  role->types = ng_loader_keep(b->l, types.data, types.len, sizeof *types.data, &role->n_types);
  ng_vec_dispose(&types);
}

static void read_roles(building *b) {
  const ng_json *const narrowed = ng_json_get(b->json, "types");
  NG_VEC(ng_trigger_role) roles = {0};
  NG_EACH(json, ng_json_get(b->json, "roles")) {
    const uint32_t role = need_role(b, json->key, json->key_at);
    view_list functions = {0};
    EACH_STRING(f, json) {
      need_function(b, f->string, f->at);
      if (!ng_vec_push(&functions, f->string)) b->l->no_mem = true;
    }
    ng_trigger_role r = {.role = role};
    r.functions = keep_words(b, &functions, &r.n_functions);
    for (const ng_json *t = narrowed ? narrowed->child : NULL; t; t = t->next)
      if (ng_view_equals(t->key, json->key)) read_role_types(b, t, &r);
    if (role != NG_NONE && !ng_vec_push(&roles, r)) b->l->no_mem = true;
    ng_vec_dispose(&functions);
  }
  b->t.roles = ng_loader_keep(b->l, roles.data, roles.len, sizeof *roles.data, &b->t.n_roles);
  NG_EACH(json, narrowed) {
    const uint32_t role = need_role(b, json->key, json->key_at);
    if (role != NG_NONE && !has_role(b, role))
      ng_loader_fault(b->l, b->file, json->key_at, "types for '%.*s', but 'roles' does not say where it stands",
                      NG_VIEW_ARGS(json->key));
  }
  ng_vec_dispose(&roles);
}

/* Roles that must be filled: those named, else the two ends of the edge's first pair. */
static void read_required(building *b) {
  const ng_json *const json = ng_json_get(b->json, "require"), *const roles = ng_json_get(b->json, "roles");
  EACH_STRING(name, json) {
    const uint32_t role = need_role(b, name->string, name->at);
    if (role == NG_NONE) continue;
    b->t.required |= 1u << role;
    if (!has_role(b, role))
      ng_loader_fault(b->l, b->file, name->at, "the role '%.*s' is required but 'roles' does not say where it stands",
                      NG_VIEW_ARGS(name->string));
  }
  if (json || !b->edge->n_pairs || !roles) return;
  const uint32_t ends[] = {b->edge->pairs[0].source, b->edge->pairs[0].target};
  for (unsigned i = 0; i < 2; i++) {
    b->t.required |= 1u << ends[i];
    if (!has_role(b, ends[i]))
      ng_loader_fault(b->l, b->file, roles->at, "'roles' does not say where '%.*s' stands, an end of the edge",
                      NG_VIEW_ARGS(b->edge->roles[ends[i]].name));
  }
}

typedef NG_VEC(ng_trigger_where) where_list;

static void add_where(building *b, ng_trigger_where w, const view_list *words, bool negated, where_list *out) {
  if (!words->len) return;
  w.lemmas = keep_words(b, words, &w.n_lemmas);
  w.negated = negated;
  if (!ng_vec_push(out, w)) b->l->no_mem = true;
}

static void read_condition(building *b, const ng_json *json, where_list *out) {
  ng_trigger_where w = {.role = role_of(b, json->key), .function = json->key};
  if (w.role == NG_NONE) need_function(b, json->key, json->key_at);
  else if (!has_role(b, w.role))
    ng_loader_fault(b->l, b->file, json->key_at, "a condition on '%.*s', but 'roles' does not say where it stands",
                    NG_VIEW_ARGS(json->key));
  view_list any = {0}, none = {0};
  EACH_STRING(word, json) {
    const bool negated = word->string.len > 4 && memcmp(word->string.data, "not:", 4) == 0;
    const ng_view bare = negated ? ng_view_make(word->string.data + 4, word->string.len - 4) : word->string;
    add_word(b->l, b->file, word, bare, negated ? &none : &any);
  }
  add_where(b, w, &any, false, out);
  add_where(b, w, &none, true, out);
  ng_vec_dispose(&any);
  ng_vec_dispose(&none);
}

static void read_where(building *b) {
  where_list found = {0};
  NG_EACH(json, ng_json_get(b->json, "where")) read_condition(b, json, &found);
  b->t.where = ng_loader_keep(b->l, found.data, found.len, sizeof *found.data, &b->t.n_where);
  ng_vec_dispose(&found);
}

static bool is_true(const building *b, const char *key) {
  const ng_json *const value = ng_json_get(b->json, key);
  return value && value->truth;
}

static void read_worth(building *b) {
  const ng_json *const status = ng_json_get(b->json, "status"), *const confidence = ng_json_get(b->json, "confidence");
  b->t.abroad = is_true(b, "abroad");
  b->t.told = is_true(b, "told");
  b->t.together = is_true(b, "together");
  b->t.besides = b->t.abroad || is_true(b, "besides");
  const uint32_t s = status ? need_name(b, status, status_names, "status") : NG_NONE;
  b->t.has_status = s != NG_NONE;
  if (b->t.has_status) b->t.status = (ng_statement_status)s;
  b->t.confidence = confidence ? (float)confidence->number : 1.0f;
  if (!(b->t.confidence >= 0 && b->t.confidence <= 1))
    ng_loader_fault(b->l, b->file, confidence->at, "expected a confidence from 0 to 1");
}

static void read_examples(building *b) {
  NG_VEC(ng_example) found = {0};
  NG_EACH(json, ng_json_get(b->json, "examples")) {
    const ng_json *const text = json->type == NG_JSON_OBJECT ? ng_json_get(json, "text") : json;
    const ng_json *const status = json->type == NG_JSON_OBJECT ? ng_json_get(json, "status") : NULL;
    const uint32_t s = status ? need_name(b, status, status_names, "status") : NG_NONE;
    ng_example example = {.has_status = s != NG_NONE};
    if (example.has_status) example.status = (ng_statement_status)s;
    if (!text || !ng_loader_example(b->l, b->file, text, b->edge, &example)) continue;
    uint32_t column;
    ng_locate(b->l->files.data[b->file].text, text->at, &example.line, &column);
    if (!ng_vec_push(&found, example)) b->l->no_mem = true;
  }
  b->t.examples = ng_loader_keep(b->l, found.data, found.len, sizeof *found.data, &b->t.n_examples);
  ng_vec_dispose(&found);
}

/* The edge type of a trigger; NULL after noting that there is none. */
static const ng_edge_type *need_edge(ng_loader *l, uint32_t file, const ng_json *json, uint32_t *index) {
  *index = json ? ng_map_find(&l->edge_names, json->string) : NG_MAP_MISSING;
  if (*index < l->edge_types.len) return &l->edge_types.data[*index];
  if (json)
    ng_loader_fault(l, file, json->at, "unknown edge type '%.*s'%s", NG_VIEW_ARGS(json->string),
                    ng_loader_hint(l, json->string, edge_name, l));
  return NULL;
}

static void read_trigger(ng_loader *l, uint32_t file, const ng_json *json) {
  const ng_json *const id = ng_json_get(json, "id");
  building b = {.l = l, .file = file, .json = json};
  if (id) {
    const uint32_t *const at = ng_map_enter(&l->trigger_names, id->string, l->triggers.len);
    if (!at) l->no_mem = true;
    else if (*at != l->triggers.len || !id->string.len)
      ng_loader_fault(l, file, id->at, "the id '%.*s' is taken by another trigger", NG_VIEW_ARGS(id->string));
    b.t.id = id->string;
  }
  uint32_t column;
  ng_locate(l->files.data[file].text, json->at, &b.t.line, &column);
  b.t.source = ng_arena_copy(&l->o->arena, ng_view_of(l->files.data[file].path));
  b.edge = need_edge(l, file, ng_json_get(json, "edge"), &b.t.edge);
  read_predicate(&b);
  read_kinds(&b);
  check_statements(&b);
  read_worth(&b);
  if (b.edge) {
    read_roles(&b);
    read_required(&b);
    read_where(&b);
    read_examples(&b);
  }
  if (!b.t.source.data || !ng_vec_push(&l->triggers, b.t)) l->no_mem = true;
}

static ng_view trigger_name(const void *loader, uint32_t i) {
  const ng_loader *const l = loader;
  return i < l->triggers.len ? l->triggers.data[i].id : ng_view_make(NULL, 0);
}

/* Takes out what the file does not want of those it includes. */
static void remove_without(ng_loader *l, uint32_t file) {
  const ng_json *const json = ng_json_get(l->files.data[file].root, "without");
  EACH_STRING(id, json) {
    uint32_t i = 0;
    while (i < l->triggers.len && !ng_view_equals(l->triggers.data[i].id, id->string)) i++;
    if (i == l->triggers.len) {
      ng_loader_fault(l, file, id->at, "there is no trigger '%.*s' to do without%s", NG_VIEW_ARGS(id->string),
                      ng_loader_hint(l, id->string, trigger_name, l));
      continue;
    }
    memmove(l->triggers.data + i, l->triggers.data + i + 1, (l->triggers.len - i - 1) * sizeof *l->triggers.data);
    l->triggers.len--;
  }
}

void ng_loader_triggers(ng_loader *l) {
  for (uint32_t i = 0; i < l->order.len; i++) declare_classes(l, l->order.data[i]);
  for (uint32_t i = 0; i < l->classes.len; i++)
    if (l->classes.data[i].state == NG_CLASS_NEW) resolve_class(l, i);
  for (uint32_t i = 0; i < l->order.len; i++) {
    remove_without(l, l->order.data[i]);
    NG_EACH(json, ng_json_get(l->files.data[l->order.data[i]].root, "triggers")) read_trigger(l, l->order.data[i], json);
  }
}
