/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/rowset.h"

#include <string.h>

#include "base/alloc.h"
#include "base/map.h"

static const char *key_of(const ng_rowset *set, const void *rows, uint32_t row) {
  return (const char *)rows + row * set->stride;
}

static uint32_t *probe(const ng_rowset *set, const void *rows, const void *key) {
  const uint32_t mask = set->cap - 1;
  for (uint32_t i = (uint32_t)ng_hash(key, set->key_size, 0) & mask;; i = (i + 1) & mask) {
    uint32_t *const slot = &set->slots[i];
    if (!*slot || memcmp(key_of(set, rows, *slot - 1), key, set->key_size) == 0) return slot;
  }
}

static bool grow(ng_rowset *set, const void *rows) {
  if (set->cap > UINT32_MAX / 4) return false;
  ng_rowset bigger = *set;
  bigger.cap = set->cap ? set->cap * 2 : 64;
  bigger.slots = ng_alloc_zero(bigger.cap, sizeof *bigger.slots);
  if (!bigger.slots) return false;
  for (uint32_t i = 0; i < set->cap; i++)
    if (set->slots[i]) *probe(&bigger, rows, key_of(set, rows, set->slots[i] - 1)) = set->slots[i];
  ng_dealloc(set->slots);
  *set = bigger;
  return true;
}

uint32_t ng_rowset_enter(ng_rowset *set, const void *rows, uint32_t candidate) {
  if (set->len >= set->cap / 4 * 3 && !grow(set, rows)) return NG_ROWSET_MISSING;
  uint32_t *const slot = probe(set, rows, key_of(set, rows, candidate));
  if (!*slot) {
    *slot = candidate + 1;
    set->len++;
  }
  return *slot - 1;
}

uint32_t ng_rowset_find(const ng_rowset *set, const void *rows, const void *key) {
  const uint32_t *const slot = set->cap ? probe(set, rows, key) : NULL;
  return slot && *slot ? *slot - 1 : NG_ROWSET_MISSING;
}

void ng_rowset_dispose(ng_rowset *set) {
  ng_dealloc(set->slots);
  set->slots = NULL;
  set->cap = set->len = 0;
}
