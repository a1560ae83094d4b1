/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open-addressing hash map from strings to 32-bit values.  Keys are views that the caller
 * keeps alive (an arena, a document). */
#ifndef NG_BASE_MAP_H
#define NG_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/view.h>

typedef struct ng_map_slot {
  ng_view key;     /* data NULL: free slot */
  uint32_t hash;
  uint32_t value;
} ng_map_slot;

typedef struct ng_map {
  ng_map_slot *slots;
  uint32_t cap;    /* power of two, or 0 */
  uint32_t len;
} ng_map;

#define NG_MAP_MISSING UINT32_MAX

/* 64-bit hash of a byte string (Wang Yi's multiply-mix construction). */
uint64_t ng_hash(const void *data, size_t len, uint64_t seed);

void ng_map_init(ng_map *map);
void ng_map_dispose(ng_map *map);
bool ng_map_reserve(ng_map *map, uint32_t n);

/* Value of a key, NG_MAP_MISSING if absent. */
uint32_t ng_map_find(const ng_map *map, ng_view key);
/* Sets a key, replacing its value; false when out of memory. */
bool ng_map_set(ng_map *map, ng_view key, uint32_t value);
/* Pointer to the key's value, entered as `initial` if new; NULL when out of memory.  Valid
 * until the next change of the map. */
uint32_t *ng_map_enter(ng_map *map, ng_view key, uint32_t initial);

#endif
