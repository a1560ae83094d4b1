/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge/phrase_index.h"

#include "base/alloc.h"
#include "base/map.h"
#include "knowledge/fold.h"

#define WORDS_MAX 24 /* beginnings kept of one name */

static ng_phrase_slot *probe(const ng_phrase_index *index, ng_view key, uint32_t hash) {
  const uint32_t mask = index->cap - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    ng_phrase_slot *const s = &index->slots[i];
    if (!s->key || (s->hash == hash && s->len == key.len && memcmp(s->key, key.data, key.len) == 0)) return s;
  }
}

bool ng_phrase_index_reserve(ng_phrase_index *index, uint32_t n) {
  if (n > UINT32_MAX / 4) return false;
  uint32_t cap = index->cap ? index->cap : 64;
  while (cap / 4 * 3 < n) cap *= 2;
  if (cap == index->cap) return true;
  ng_phrase_index bigger = {ng_alloc_zero(cap, sizeof(ng_phrase_slot)), cap, index->len};
  if (!bigger.slots) return false;
  for (uint32_t i = 0; i < index->cap; i++) {
    const ng_phrase_slot *const s = &index->slots[i];
    if (s->key) *probe(&bigger, ng_view_make(s->key, s->len), s->hash) = *s;
  }
  ng_dealloc(index->slots);
  *index = bigger;
  return true;
}

void ng_phrase_index_dispose(ng_phrase_index *index) {
  ng_dealloc(index->slots);
  *index = (ng_phrase_index){0};
}

static uint32_t hash_of(ng_view key) { return (uint32_t)ng_hash(key.data, key.len, 0); }

/* `copy` is the whole key if a slot has kept it already. */
static ng_phrase_slot *enter(ng_phrase_index *index, ng_arena *arena, ng_view key, const char **copy) {
  const uint32_t hash = hash_of(key);
  ng_phrase_slot *const s = probe(index, key, hash);
  if (s->key) return s;
  if (!*copy && !(*copy = ng_arena_copy(arena, key).data)) return NULL;
  *s = (ng_phrase_slot){.key = *copy, .hash = hash, .first = UINT32_MAX, .len = (uint16_t)key.len};
  index->len++;
  return s;
}

ng_phrase_slot *ng_phrase_index_enter(ng_phrase_index *index, ng_arena *arena, ng_view name) {
  ng_folded key = {.len = 0};
  size_t ends[WORDS_MAX];
  const size_t n = ng_fold_key_words(&key, name, ends, WORDS_MAX);
  if (!ng_phrase_index_reserve(index, index->len + (uint32_t)n + 1)) return NULL;
  const char *copy = NULL;
  ng_phrase_slot *const whole = enter(index, arena, ng_view_make(key.data, key.len), &copy);
  if (!whole) return NULL;
  copy = whole->key;
  for (size_t i = 0; i < n; i++) {
    ng_phrase_slot *const s = enter(index, arena, ng_view_make(key.data, ends[i]), &copy);
    if (!s) return NULL;
    s->prefix = true;
  }
  return whole;
}

const ng_phrase_slot *ng_phrase_index_find(const ng_phrase_index *index, ng_view key) {
  if (!index->cap || key.len > UINT16_MAX) return NULL;
  const ng_phrase_slot *const s = probe(index, key, hash_of(key));
  return s->key ? s : NULL;
}
