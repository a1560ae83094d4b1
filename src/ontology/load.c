/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading ontology files with what they include, and putting the steps together. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "base/resource.h"
#include "ontology/loader.h"

#define FILE_LIMIT (16u << 20)
#define FILES_MAX 64
#define DEFAULT_NAME "diplomacy"
#define EMBEDDED "ontologies/"

static const char *keep_text(ng_loader *l, const ng_strbuf *text) {
  const ng_view kept = ng_strbuf_ok(text) ? ng_arena_copy(&l->scratch, ng_strbuf_view(text)) : ng_view_make(NULL, 0);
  if (!kept.data) l->no_mem = true;
  return kept.data;
}

/* Length of the folder part of a path, with its last slash. */
static size_t folder_length(const char *path) {
  const char *const slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

/* ---- reading ---- */

static uint32_t read_path(ng_loader *l, const char *path, bool builtin, ng_error *err);

/* Where an included file is: beside the one that includes it, else built in. */
static const char *include_path(ng_loader *l, const ng_ontology_file *from, ng_view name, bool *builtin) {
  ng_strbuf path;
  ng_strbuf_init(&path);
  if (name.len && name.data[0] != '/') ng_strbuf_add(&path, from->path, folder_length(from->path));
  ng_strbuf_add_view(&path, name);
  const char *kept = keep_text(l, &path);
  FILE *const f = kept && !from->builtin ? fopen(kept, "rb") : NULL;
  ng_view bytes;
  if (f) {
    fclose(f);
  } else if (kept) {
    ng_strbuf_clear(&path);
    ng_strbuf_addf(&path, EMBEDDED "%.*s", NG_VIEW_ARGS(name));
    *builtin = ng_strbuf_ok(&path) && ng_resource_find(ng_strbuf_view(&path), &bytes);
    if (*builtin) kept = keep_text(l, &path);
  }
  ng_strbuf_dispose(&path);
  return kept;
}

static void read_includes(ng_loader *l, uint32_t file) {
  const ng_json *const json = ng_json_get(l->files.data[file].root, "include");
  const ng_json *item = json && json->type == NG_JSON_ARRAY ? json->child : json;
  for (; item && !l->no_mem; item = json->type == NG_JSON_ARRAY ? item->next : NULL) {
    if (item->type == NG_JSON_BAD) continue;
    bool builtin = false;
    const char *const path = include_path(l, &l->files.data[file], item->string, &builtin);
    if (!path) return;
    ng_error err = {.status = NG_OK};
    const uint32_t included = read_path(l, path, builtin, &err);
    if (included == NG_NONE)
      ng_loader_fault(l, file, item->at, "cannot include '%.*s': %s", NG_VIEW_ARGS(item->string), err.message);
    else if (l->files.data[included].open)
      ng_loader_fault(l, file, item->at, "'%.*s' includes itself in a circle", NG_VIEW_ARGS(item->string));
  }
}

/* Reads the bytes of a file, built in or not; leaves them in `out`. */
static ng_status read_bytes(const char *path, ng_ontology_file *out, ng_error *err) {
  if (out->builtin && ng_resource_find(ng_view_of(path), &out->text)) return NG_OK;
  ng_strbuf content;
  ng_strbuf_init(&content);
  ng_status status = ng_file_read(path, FILE_LIMIT, &content, err);
  const size_t len = content.len;
  if (!status && !(out->owned = ng_strbuf_detach(&content))) status = ng_fail_no_mem(err);
  if (!status) out->text = ng_view_make(out->owned, len);
  ng_strbuf_dispose(&content);
  return status;
}

static void parse(ng_loader *l, uint32_t file) {
  ng_error err = {.status = NG_OK};
  const ng_status status = ng_json_locate(&l->scratch, l->files.data[file].text, &l->files.data[file].root, &err);
  if (status == NG_ERR_NO_MEM) l->no_mem = true;
  if (!status) return;
  l->files.data[file].root = NULL;
  ng_loader_fault(l, file, (uint32_t)err.offset, "%s", err.message);
  if (l->faults.len) l->faults.data[l->faults.len - 1].status = NG_ERR_SYNTAX;
}

/* Reads a file unless it was read; returns its index, NG_NONE (and `err`) if it cannot be. */
static uint32_t read_path(ng_loader *l, const char *path, bool builtin, ng_error *err) {
  for (uint32_t i = 0; i < l->files.len; i++)
    if (l->files.data[i].builtin == builtin && strcmp(l->files.data[i].path, path) == 0) return i;
  if (l->files.len == FILES_MAX) return ng_fail(err, NG_ERR_INVALID, "more than %d files", FILES_MAX), NG_NONE;
  ng_ontology_file f = {.path = path, .builtin = builtin, .open = true};
  if (read_bytes(path, &f, err)) return NG_NONE;
  const uint32_t file = l->files.len;
  if (!ng_vec_push(&l->files, f)) {
    ng_dealloc(f.owned);
    l->no_mem = true;
    return ng_fail_no_mem(err), NG_NONE;
  }
  parse(l, file);
  if (l->files.data[file].root) {
    ng_loader_check(l, file);
    read_includes(l, file);
    if (!ng_vec_push(&l->order, file)) l->no_mem = true;
  }
  l->files.data[file].open = false;
  return file;
}

/* ---- the name of an ontology ---- */

static bool is_schema(ng_view name) {
  static const char end[] = ".schema";
  return name.len >= sizeof end - 1 && memcmp(name.data + name.len - (sizeof end - 1), end, sizeof end - 1) == 0;
}

ng_view ng_ontology_builtin(size_t i) {
  const size_t prefix = strlen(EMBEDDED);
  const char *path;
  for (size_t r = 0; (path = ng_resource_name(r)); r++) {
    const size_t len = strlen(path);
    if (strncmp(path, EMBEDDED, prefix) != 0 || len < prefix + 5 || strcmp(path + len - 5, ".json") != 0) continue;
    const ng_view name = ng_view_make(path + prefix, len - prefix - 5);
    if (!is_schema(name) && !i--) return name;
  }
  return ng_view_make(NULL, 0);
}

static bool is_path(const char *name) { return strpbrk(name, "/."); }

/* A bare word names an embedded ontology, everything else is a path. */
static const char *path_of(ng_loader *l, const char *name, ng_error *err) {
  if (is_path(name)) return name;
  ng_strbuf path;
  ng_strbuf_init(&path);
  ng_strbuf_addf(&path, EMBEDDED "%s.json", name);
  ng_view bytes;
  const char *const kept = keep_text(l, &path);
  if (kept && !ng_resource_find(ng_strbuf_view(&path), &bytes)) {
    ng_strbuf_clear(&path);
    for (size_t i = 0; ng_ontology_builtin(i).data; i++)
      ng_strbuf_addf(&path, "%s%.*s", i ? ", " : "", NG_VIEW_ARGS(ng_ontology_builtin(i)));
    ng_fail(err, NG_ERR_NOT_FOUND, "no built-in ontology '%s'; there are: %s", name, path.data);
    ng_strbuf_dispose(&path);
    return NULL;
  }
  ng_strbuf_dispose(&path);
  if (!kept) ng_fail_no_mem(err);
  return kept;
}

/* ---- finishing ---- */

/* "lists" beside the file; NULL for an embedded ontology. */
static void set_lists_dir(ng_loader *l, uint32_t file) {
  if (!l->files.data[file].owned) return;
  ng_strbuf dir;
  ng_strbuf_init(&dir);
  ng_strbuf_add(&dir, l->files.data[file].path, folder_length(l->files.data[file].path));
  ng_strbuf_add_text(&dir, "lists");
  l->o->lists_dir = keep_text(l, &dir);
  ng_strbuf_dispose(&dir);
}

/* Keeps the folder only if some list of the ontology is in it. */
static void settle_lists_dir(ng_loader *l) {
  const char *const dir = l->o->lists_dir;
  l->o->lists_dir = NULL;
  if (!dir) return;
  ng_strbuf path;
  ng_strbuf_init(&path);
  for (uint32_t i = 0; i < l->lists.len && !l->o->lists_dir; i++) {
    ng_strbuf_clear(&path);
    ng_strbuf_addf(&path, "%s/%.*s", dir, NG_VIEW_ARGS(l->lists.data[i].file));
    FILE *const f = ng_strbuf_ok(&path) ? fopen(path.data, "rb") : NULL;
    if (!f) continue;
    fclose(f);
    l->o->lists_dir = ng_arena_copy(&l->o->arena, ng_view_of(dir)).data;
    if (!l->o->lists_dir) l->no_mem = true;
  }
  ng_strbuf_dispose(&path);
}

typedef struct lemma_row {
  ng_view lemma;
  uint32_t trigger;
} lemma_row;

static int compare_rows(const void *a, const void *b) {
  const lemma_row *const x = a, *const y = b;
  const int c = ng_view_compare(x->lemma, y->lemma);
  return c ? c : (x->trigger > y->trigger) - (x->trigger < y->trigger);
}

/* Appends to `out` the ascending union of a lemma's triggers and those of "*". */
static uint32_t merge(uint32_t *out, const lemma_row *rows, uint32_t n, const uint32_t *any, uint32_t n_any) {
  uint32_t len = 0, i = 0, j = 0;
  while (i < n || j < n_any) {
    const uint32_t x = i < n ? rows[i].trigger : UINT32_MAX, y = j < n_any ? any[j] : UINT32_MAX;
    const uint32_t next = x < y ? x : y;
    if (!len || out[len - 1] != next) out[len++] = next;
    i += x == next;
    j += y == next;
  }
  return len;
}

typedef NG_VEC(lemma_row) row_list;

static void gather_rows(ng_loader *l, row_list *rows, uint32_t *any, uint32_t *n_any) {
  for (uint32_t t = 0; t < l->triggers.len; t++) {
    const ng_trigger *const trigger = &l->triggers.data[t];
    for (uint32_t i = 0; i < trigger->n_lemmas; i++) {
      if (!ng_view_is(trigger->lemmas[i], "*")) {
        if (!ng_vec_push(rows, (lemma_row){trigger->lemmas[i], t})) l->no_mem = true;
      } else if (!*n_any || any[*n_any - 1] != t) {
        any[(*n_any)++] = t;
      }
    }
  }
  if (rows->len) qsort(rows->data, rows->len, sizeof *rows->data, compare_rows);
}

/* Index from lemmas to triggers.  Triggers of "*" come under every lemma. */
static void index_lemmas(ng_loader *l) {
  ng_ontology *const o = l->o;
  row_list rows = {0};
  uint32_t *const any = ng_arena_alloc(&o->arena, l->triggers.len + 1, sizeof *any);
  uint32_t n_any = 0, n_lemmas = 0;
  if (any) gather_rows(l, &rows, any, &n_any);
  for (uint32_t i = 0; i < rows.len; i++) n_lemmas += !i || !ng_view_equals(rows.data[i].lemma, rows.data[i - 1].lemma);
  o->ranges = ng_arena_alloc(&o->arena, n_lemmas + 1, sizeof *o->ranges);
  uint32_t *const out = ng_arena_alloc(&o->arena, (size_t)rows.len + (size_t)n_any * (n_lemmas + 1) + 1, sizeof *out);
  if (!any || !o->ranges || !out || l->no_mem) {
    l->no_mem = true;
    ng_vec_dispose(&rows);
    return;
  }
  uint32_t at = merge(out, NULL, 0, any, n_any), lemma = 0;
  o->any = (struct ng_trigger_range){0, at};
  for (uint32_t i = 0, end; i < rows.len; i = end) {
    for (end = i + 1; end < rows.len && ng_view_equals(rows.data[end].lemma, rows.data[i].lemma);) end++;
    const uint32_t n = merge(out + at, rows.data + i, end - i, any, n_any);
    o->ranges[lemma] = (struct ng_trigger_range){at, n};
    if (!ng_map_set(&o->lemmas, rows.data[i].lemma, lemma++)) l->no_mem = true;
    at += n;
  }
  o->by_lemma = out;
  ng_vec_dispose(&rows);
}

/* Strings of the JSON tree live in the scratch arena, which becomes part of the ontology. */
static void finish(ng_loader *l, uint32_t file) {
  ng_ontology *const o = l->o;
  const ng_json *const root = l->files.data[file].root;
  const ng_json *const name = ng_json_get(root, "name"), *const description = ng_json_get(root, "description");
  if (name) o->name = name->string;
  if (description) o->description = description->string;
  settle_lists_dir(l);
  o->node_types = ng_loader_keep(l, l->node_types.data, l->node_types.len, sizeof *l->node_types.data, &o->n_node_types);
  o->edge_types = ng_loader_keep(l, l->edge_types.data, l->edge_types.len, sizeof *l->edge_types.data, &o->n_edge_types);
  o->triggers = ng_loader_keep(l, l->triggers.data, l->triggers.len, sizeof *l->triggers.data, &o->n_triggers);
  o->lists = ng_loader_keep(l, l->lists.data, l->lists.len, sizeof *l->lists.data, &o->n_lists);
  index_lemmas(l);
}

static void build(ng_loader *l, uint32_t file) {
  set_lists_dir(l, file);
  ng_loader_types(l);
  ng_loader_lists(l);
  ng_loader_triggers(l);
  const ng_json *const root = l->files.data[file].root;
  if (!l->node_types.len) ng_loader_fault(l, file, root->at, "the ontology declares no node types");
  if (!l->edge_types.len) ng_loader_fault(l, file, root->at, "the ontology declares no edge types");
  if (!l->faults.len && !l->no_mem) finish(l, file);
}

/* ---- faults ---- */

static int compare_faults(const void *a, const void *b) {
  const ng_fault *const x = a, *const y = b;
  if (x->file != y->file) return x->file < y->file ? -1 : 1;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  return strcmp(x->message, y->message);
}

static void tell_fault(const ng_loader *l, const ng_fault *fault, ng_error *err) {
  const ng_ontology_file *const f = &l->files.data[fault->file];
  uint32_t line, column;
  ng_locate(f->text, fault->at, &line, &column);
  ng_error_at(err, f->path, line, column);
  if (err) err->offset = fault->at;
  ng_fail(err, fault->status, "%s", fault->message);
}

static ng_status tell_faults(ng_loader *l, ng_ontology_fault_fn on_fault, void *user, ng_error *err) {
  if (l->no_mem) return ng_fail_no_mem(err);
  if (!l->faults.len) return NG_OK;
  qsort(l->faults.data, l->faults.len, sizeof *l->faults.data, compare_faults);
  for (uint32_t i = 0; on_fault && i < l->faults.len; i++) {
    ng_error fault = {.status = NG_OK};
    tell_fault(l, &l->faults.data[i], &fault);
    on_fault(&fault, user);
  }
  tell_fault(l, &l->faults.data[0], err);
  return l->faults.data[0].status;
}

/* ---- the calls ---- */

static ng_status load(ng_loader *l, const char *name, ng_ontology_fault_fn on_fault, void *user, ng_error *err) {
  if (!name) name = DEFAULT_NAME;
  const char *const path = path_of(l, name, err);
  if (!path) return l->no_mem ? NG_ERR_NO_MEM : NG_ERR_NOT_FOUND;
  ng_error failure = {.status = NG_OK};
  const uint32_t file = read_path(l, path, !is_path(name), &failure);
  if (file == NG_NONE) {
    if (err) *err = failure;
    return failure.status;
  }
  if (l->files.data[file].root && l->files.data[file].root->type == NG_JSON_OBJECT && !l->no_mem) build(l, file);
  return tell_faults(l, on_fault, user, err);
}

static void dispose(ng_loader *l) {
  for (uint32_t i = 0; i < l->files.len; i++) ng_dealloc(l->files.data[i].owned);
  for (uint32_t i = 0; i < l->classes.len; i++) {
    ng_vec_dispose(&l->classes.data[i].parts);
    ng_vec_dispose(&l->classes.data[i].words);
  }
  ng_vec_dispose(&l->files);
  ng_vec_dispose(&l->order);
  ng_vec_dispose(&l->faults);
  ng_vec_dispose(&l->node_json);
  ng_vec_dispose(&l->node_types);
  ng_vec_dispose(&l->edge_types);
  ng_vec_dispose(&l->lists);
  ng_vec_dispose(&l->classes);
  ng_vec_dispose(&l->triggers);
  ng_map_dispose(&l->node_names);
  ng_map_dispose(&l->edge_names);
  ng_map_dispose(&l->class_names);
  ng_map_dispose(&l->trigger_names);
}

static ng_status load_or_check(const char *name, ng_ontology_fault_fn on_fault, void *user, ng_ontology **out, ng_error *err) {
  ng_error_at(err, NULL, 0, 0);
  ng_ontology *const o = ng_alloc_zero(1, sizeof *o);
  if (!o) return ng_fail_no_mem(err);
  ng_arena_init(&o->arena);
  ng_arena_init(&o->json);
  ng_map_init(&o->lemmas);
  ng_loader l = {.o = o};
  ng_arena_init(&l.scratch);
  const ng_status status = load(&l, name, on_fault, user, err);
  dispose(&l);
  o->json = l.scratch;
  if (status || !out) ng_ontology_free(o);
  else *out = o;
  return status;
}

ng_status ng_ontology_load(const char *name, ng_ontology **out, ng_error *err) {
  *out = NULL;
  return load_or_check(name, NULL, NULL, out, err);
}

ng_status ng_ontology_check(const char *name, ng_ontology_fault_fn on_fault, void *user, ng_error *err) {
  return load_or_check(name, on_fault, user, NULL, err);
}
