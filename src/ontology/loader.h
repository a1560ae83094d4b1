/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading: files to JSON, JSON to types and triggers, with every fault noted on the way.
 *
 * Steps, each in a file of its own: `load` reads the files, `check` holds each object against
 * its table of keys, `types` makes node and edge types, `triggers` the rest.  All write into
 * ng_loader; memory that runs out is noted in `no_mem` and seen at the end. */
#ifndef NG_ONTOLOGY_LOADER_H
#define NG_ONTOLOGY_LOADER_H

#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "ontology/body.h"
#include "ontology/located.h"

#define NG_FAULTS_MAX 1000
#define NG_CLASS_DEPTH_MAX 32       /* classes within classes */
#define NG_ALL_WORDS_MAX (4u << 20) /* of all triggers and classes together, once resolved */

typedef struct ng_fault {
  uint32_t file;
  uint32_t at;                 /* byte offset */
  ng_status status;
  const char *message;         /* in the loader's arena */
} ng_fault;

typedef struct ng_ontology_file {
  const char *path;            /* as shown in faults */
  ng_view text;
  char *owned;                 /* the text, if it was read from a file */
  ng_json *root;               /* NULL if it is not JSON */
  bool builtin;                /* not in the file system: a file of the same path is another */
  bool open;                   /* its includes are being read: met again, it is a circle */
} ng_ontology_file;

/* Something declared: where. */
typedef struct ng_declared {
  uint32_t file;
  const ng_json *json;
} ng_declared;

typedef struct ng_word_class {
  ng_view name;
  NG_VEC(ng_declared) parts;   /* several files may add to one class */
  NG_VEC(ng_view) words;       /* once resolved */
  enum { NG_CLASS_NEW, NG_CLASS_OPEN, NG_CLASS_DONE } state;
} ng_word_class;

typedef struct ng_loader {
  ng_ontology *o;
  ng_arena scratch;            /* JSON and messages; its strings stay with the ontology */
  NG_VEC(ng_ontology_file) files; /* included ones before those that include them */
  NG_VEC(uint32_t) order;      /* files in that order */
  NG_VEC(ng_fault) faults;
  NG_VEC(ng_node_type) node_types;
  NG_VEC(ng_declared) node_json; /* parallel to node_types */
  NG_VEC(ng_edge_type) edge_types;
  NG_VEC(ng_ontology_source) lists;
  NG_VEC(ng_word_class) classes;
  NG_VEC(ng_trigger) triggers;
  ng_map node_names, edge_names, class_names, trigger_names;
  uint32_t class_depth;
  uint32_t n_words;            /* against NG_ALL_WORDS_MAX */
  bool no_mem;
} ng_loader;

/* ---- check.c ---- */

/* Notes a fault at a byte of a file. */
NG_PRINTF(4, 5) void ng_loader_fault(ng_loader *l, uint32_t file, uint32_t at, const char *format, ...);

/* The name of a list that is nearest to `name`, if near enough to be meant: writes
 * "; did you mean 'x'?" or nothing.  `get` gives the i-th name, {NULL,0} past the end. */
typedef ng_view (*ng_name_fn)(const void *names, uint32_t i);
const char *ng_loader_hint(ng_loader *l, ng_view name, ng_name_fn get, const void *names);

/* Holds a whole file against the form of an ontology: types of values, unknown, missing and
 * doubled keys.  What is faulty becomes BAD, so that later steps need not look again. */
void ng_loader_check(ng_loader *l, uint32_t file);

/* A copy of an array in the ontology's arena, its length in `*kept`; NULL, 0 and `no_mem` when
 * out of memory. */
const void *ng_loader_keep(ng_loader *l, const void *data, uint32_t n, size_t size, uint32_t *kept);

/* ---- the steps ---- */

void ng_loader_types(ng_loader *l);
/* Index of a node type; notes a fault and gives NG_NONE where there is none. */
uint32_t ng_loader_node_type(ng_loader *l, uint32_t file, const ng_json *name);
void ng_loader_lists(ng_loader *l);
void ng_loader_triggers(ng_loader *l);

/* An example sentence with marks and star taken out; notes faults at `json`. */
bool ng_loader_example(ng_loader *l, uint32_t file, const ng_json *json, const ng_edge_type *edge, ng_example *out);

/* Whether a word is a grammatical function that predicates have. */
bool ng_is_function(ng_view name);
ng_view ng_function_at(const void *unused, uint32_t i);

#endif
