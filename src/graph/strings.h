/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interned text and lists of text: each distinct value is held once and named by a 32-bit
 * id.  Id 0 is the empty text or list.  Once sorted, the order of ids is the byte order of
 * the texts, so that rows of ids are compared as integers. */
#ifndef NG_GRAPH_STRINGS_H
#define NG_GRAPH_STRINGS_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/view.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"

typedef struct ng_list {
  const ng_view *items;
  uint32_t n;
} ng_list;

typedef struct ng_strings {
  ng_arena arena;
  ng_map map;              /* text to id; empty after ng_strings_sort */
  ng_map list_map;
  NG_VEC(ng_view) texts;
  NG_VEC(ng_list) lists;
  ng_strbuf scratch;
  uint32_t n_sorted;       /* texts that are in order */
  bool failed;             /* out of memory; sticky */
} ng_strings;

bool ng_strings_init(ng_strings *strings);
void ng_strings_dispose(ng_strings *strings);

/* Id of a text, cleaned as the header of the graph says; 0 when out of memory, which
 * `failed` tells. */
uint32_t ng_strings_add(ng_strings *strings, ng_view text);
uint32_t ng_strings_add_list(ng_strings *strings, const ng_view *items, uint32_t n);

/* A new list of texts that have ids, none of them 0. */
uint32_t ng_strings_make_list(ng_strings *strings, const uint32_t *ids, uint32_t n);

/* Id of a text that is clean, NG_MAP_MISSING if it was never added. */
uint32_t ng_strings_find(const ng_strings *strings, ng_view text);

static inline ng_view ng_strings_at(const ng_strings *strings, uint32_t id) { return strings->texts.data[id]; }

/* Renumbers so that ids are in byte order.  `*text_ids` and `*list_ids` (to be freed with
 * ng_dealloc) give the new id of each old one.  Nothing is interned after that. */
bool ng_strings_sort(ng_strings *strings, uint32_t **text_ids, uint32_t **list_ids);

/* After sorting: the id of a text that is there, found by its order; and a new text, which
 * takes no part in the order. */
uint32_t ng_strings_rank(const ng_strings *strings, ng_view text);
uint32_t ng_strings_append(ng_strings *strings, ng_view text);

/* Copies `text` without what no graph file may hold: control characters but tab and
 * newline, non-characters; what is no UTF-8 becomes U+FFFD. */
void ng_text_clean(ng_strbuf *out, ng_view text);

/* Lists as one text for formats without lists: items separated by '|'; a '|' or '\' of an
 * item has a '\' before it.  ng_text_split undoes it, calling `item` for each. */
void ng_text_join(ng_strbuf *out, ng_list list);
bool ng_text_split(ng_view text, bool (*item)(void *user, ng_view text), void *user);

#endif
