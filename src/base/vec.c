/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/vec.h"

#include "base/alloc.h"

bool ng_vec__reserve(void **memory, uint32_t *cap, uint32_t len, uint32_t more, size_t size) {
  if (more > UINT32_MAX - len) return false;
  const uint32_t want = len + more;
  if (want <= *cap) return true;
  const uint32_t doubled = *cap > UINT32_MAX / 2 ? UINT32_MAX : *cap * 2;
  const uint32_t grown = doubled < 8 ? 8 : doubled;
  const uint32_t new_cap = grown < want ? want : grown;
  void *const moved = ng_realloc(*memory, new_cap, size);
  if (!moved) return false;
  *memory = moved;
  *cap = new_cap;
  return true;
}

uint32_t ng_vec__from(const uint32_t *first, uint32_t len, size_t size, uint32_t key) {
  uint32_t low = 0, high = len;
  while (low < high) {
    const uint32_t mid = low + (high - low) / 2;
    if (*(const uint32_t *)(const void *)((const char *)first + mid * size) < key) low = mid + 1;
    else high = mid;
  }
  return low;
}

void ng_vec__free(void *memory) { ng_dealloc(memory); }
