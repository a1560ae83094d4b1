/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash table of folded names, made so that the longest name starting at a token is found
 * by growing the key token by token: the beginnings of a name, up to each of its words, are
 * in the table too, marked as such, and tell that it pays to go on.
 *
 * Workload: about 150,000 keys entered at start, then only look-ups. */
#ifndef NG_KNOWLEDGE_PHRASE_INDEX_H
#define NG_KNOWLEDGE_PHRASE_INDEX_H

#include <stdint.h>

#include <newsgraph/status.h>

#include "base/arena.h"

typedef struct ng_phrase_slot {
  const char *key;   /* NULL: free */
  uint32_t hash;
  uint32_t first;    /* value: head of a chain that the caller keeps; UINT32_MAX if none */
  uint16_t len;
  bool prefix;       /* longer names begin with this one */
} ng_phrase_slot;

typedef struct ng_phrase_index {
  ng_phrase_slot *slots;
  uint32_t cap;
  uint32_t len;
} ng_phrase_index;

/* Makes room for `n` keys in advance; false when out of memory. */
bool ng_phrase_index_reserve(ng_phrase_index *index, uint32_t n);
void ng_phrase_index_dispose(ng_phrase_index *index);

/* The slot of a name, entered with its beginnings if new.  Keys are kept in `arena`.
 * Returns NULL when out of memory.  Valid until the next call. */
ng_phrase_slot *ng_phrase_index_enter(ng_phrase_index *index, ng_arena *arena, ng_view name);

/* The slot of a key (see ng_fold_key); NULL if absent. */
const ng_phrase_slot *ng_phrase_index_find(const ng_phrase_index *index, ng_view key);

#endif
