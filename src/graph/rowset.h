/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds rows of an array by the bytes that they begin with: a hash table of row numbers,
 * for keys that are a few integers without padding. */
#ifndef NG_GRAPH_ROWSET_H
#define NG_GRAPH_ROWSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ng_rowset {
  uint32_t *slots;  /* row + 1, 0 where free */
  uint32_t cap;     /* power of two, or 0 */
  uint32_t len;
  size_t stride;    /* bytes of a row */
  size_t key_size;  /* bytes of its key, at its beginning */
} ng_rowset;

#define NG_ROWSET_MISSING UINT32_MAX

/* The row with the key of row `candidate`, which is entered if there is none; a result
 * equal to `candidate` means that it is new.  NG_ROWSET_MISSING when out of memory. */
uint32_t ng_rowset_enter(ng_rowset *set, const void *rows, uint32_t candidate);
/* The row with this key, NG_ROWSET_MISSING if there is none. */
uint32_t ng_rowset_find(const ng_rowset *set, const void *rows, const void *key);
void ng_rowset_dispose(ng_rowset *set);

#endif
