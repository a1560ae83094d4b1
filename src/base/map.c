/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/map.h"

#include <assert.h>
#include <string.h>

#include "base/alloc.h"

static uint64_t mix(uint64_t a, uint64_t b) {
  /* 64x64 -> 128 bit product, folded */
  const uint64_t a_lo = (uint32_t)a, a_hi = a >> 32, b_lo = (uint32_t)b, b_hi = b >> 32;
  const uint64_t mid = a_hi * b_lo + (a_lo * b_lo >> 32);
  const uint64_t mid2 = a_lo * b_hi + (uint32_t)mid;
  return (a * b) ^ (a_hi * b_hi + (mid >> 32) + (mid2 >> 32));
}

uint64_t ng_hash(const void *data, size_t len, uint64_t seed) {
  const unsigned char *p = data;
  uint64_t h = seed ^ UINT64_C(0x9E3779B97F4A7C15), word;
  size_t left = len;
  for (; left >= 8; left -= 8, p += 8) {
    memcpy(&word, p, 8);
    h = mix(h ^ word, UINT64_C(0xA0761D6478BD642F));
  }
  word = 0;
  if (left) memcpy(&word, p, left);
  return mix(h ^ word, UINT64_C(0xE7037ED1A0B428DB) ^ len);
}

void ng_map_init(ng_map *map) { *map = (ng_map){0}; }

void ng_map_dispose(ng_map *map) {
  ng_dealloc(map->slots);
  ng_map_init(map);
}

static ng_map_slot *probe(const ng_map *map, ng_view key, uint32_t hash) {
  const uint32_t mask = map->cap - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    ng_map_slot *const slot = &map->slots[i];
    if (!slot->key.data || (slot->hash == hash && ng_view_equals(slot->key, key))) return slot;
  }
}

static bool grow(ng_map *map, uint32_t cap) {
  ng_map bigger = {.slots = ng_alloc_zero(cap, sizeof(ng_map_slot)), .cap = cap, .len = map->len};
  if (!bigger.slots) return false;
  for (uint32_t i = 0; i < map->cap; i++)
    if (map->slots[i].key.data) *probe(&bigger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
  ng_dealloc(map->slots);
  *map = bigger;
  return true;
}

bool ng_map_reserve(ng_map *map, uint32_t n) {
  if (n > UINT32_MAX / 4) return false;
  uint32_t cap = map->cap ? map->cap : 16;
  while (cap / 4 * 3 < n) cap *= 2;
  return cap <= map->cap || grow(map, cap);
}

static uint32_t hash_of(ng_view key) { return (uint32_t)ng_hash(key.data, key.len, 0); }

uint32_t ng_map_find(const ng_map *map, ng_view key) {
  if (!map->cap) return NG_MAP_MISSING;
  const ng_map_slot *const slot = probe(map, key, hash_of(key));
  return slot->key.data ? slot->value : NG_MAP_MISSING;
}

uint32_t *ng_map_enter(ng_map *map, ng_view key, uint32_t initial) {
  if (!key.data) key.data = "";
  if (!ng_map_reserve(map, map->len + 1)) return NULL;
  const uint32_t hash = hash_of(key);
  ng_map_slot *const slot = probe(map, key, hash);
  if (!slot->key.data) {
    *slot = (ng_map_slot){key, hash, initial};
    map->len++;
  }
  return &slot->value;
}

bool ng_map_set(ng_map *map, ng_view key, uint32_t value) {
  uint32_t *const at = ng_map_enter(map, key, value);
  if (at) *at = value;
  return at != NULL;
}
