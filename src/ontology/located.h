/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON whose every value knows where it stands in the file.  cJSON reads, then one walk over
 * the text finds the places: members come in the same order in both. */
#ifndef NG_ONTOLOGY_LOCATED_H
#define NG_ONTOLOGY_LOCATED_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/status.h>

#include "base/arena.h"

#define NG_JSON_DEPTH_MAX 32

typedef enum ng_json_type {
  NG_JSON_NULL = 1 << 0,
  NG_JSON_BOOL = 1 << 1,
  NG_JSON_NUMBER = 1 << 2,
  NG_JSON_STRING = 1 << 3,
  NG_JSON_ARRAY = 1 << 4,
  NG_JSON_OBJECT = 1 << 5,
  NG_JSON_BAD = 0            /* found faulty: nobody looks at it any more */
} ng_json_type;

typedef struct ng_json {
  ng_json_type type;
  ng_view key;               /* of a member */
  ng_view string;            /* of a string */
  double number;
  bool truth;
  uint32_t at;               /* byte offset of the value */
  uint32_t key_at;           /* byte offset of the key; that of the value where there is none */
  struct ng_json *child;     /* first member or element */
  struct ng_json *next;
} ng_json;

/* Parses `text`, which has a NUL behind its `len` bytes.  The tree and its strings live in
 * `arena`.  NG_ERR_SYNTAX (with `err->offset` set) or NG_ERR_NO_MEM. */
ng_status ng_json_locate(ng_arena *arena, ng_view text, ng_json **out, ng_error *err);

/* "a string", "an object" ... for one type; for several "a string or an array". */
const char *ng_json_type_text(unsigned types);

/* The member of an object that is not BAD; NULL if there is none. */
ng_json *ng_json_get(const ng_json *object, const char *key);

/* for each good member or element */
#define NG_EACH(item, parent)                                                                  \
  for (ng_json *item = (parent) ? (parent)->child : NULL; item; item = item->next)       \
    if (item->type != NG_JSON_BAD)

#endif
