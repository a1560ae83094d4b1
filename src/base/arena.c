/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

#define CHUNK_SIZE ((size_t)64 * 1024)

struct ng_arena_chunk {
  ng_arena_chunk *next;
  size_t size;
  alignas(max_align_t) char data[];
};

void ng_arena_init(ng_arena *arena) { *arena = (ng_arena){0}; }

static void free_chunks(ng_arena_chunk *chunk) {
  while (chunk) {
    ng_arena_chunk *const next = chunk->next;
    ng_dealloc(chunk);
    chunk = next;
  }
}

void ng_arena_dispose(ng_arena *arena) {
  free_chunks(arena->chunks);
  ng_arena_init(arena);
}

void ng_arena_clear(ng_arena *arena) {
#ifdef NG_ARENA_MALLOC
  ng_arena_dispose(arena);
#else
  if (!arena->chunks) return;
  free_chunks(arena->chunks->next);
  arena->chunks->next = NULL;
  arena->used = 0;
#endif
}

void *ng_arena_alloc(ng_arena *arena, size_t count, size_t size) {
  if (size && count > (SIZE_MAX / 2) / size) return NULL;
  const size_t align = alignof(max_align_t);
  const size_t want = (count * size + align - 1) / align * align;
#ifdef NG_ARENA_MALLOC
  const size_t chunk_size = want;
  const bool fits = false;
#else
  const size_t chunk_size = want > CHUNK_SIZE ? want : CHUNK_SIZE;
  const bool fits = arena->chunks && arena->chunks->size - arena->used >= want;
#endif
  if (!fits) {
    ng_arena_chunk *const chunk = ng_alloc(sizeof(ng_arena_chunk) + chunk_size);
    if (!chunk) return NULL;
    chunk->size = chunk_size;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->used = 0;
  }
  void *const piece = arena->chunks->data + arena->used;
  arena->used += want;
  return piece;
}

void *ng_arena_zero(ng_arena *arena, size_t count, size_t size) {
  void *const piece = ng_arena_alloc(arena, count, size);
  if (piece) memset(piece, 0, count * size);
  return piece;
}

ng_view ng_arena_copy(ng_arena *arena, ng_view text) {
  char *const copy = ng_arena_alloc(arena, text.len + 1, 1);
  if (!copy) return (ng_view){NULL, 0};
  if (text.len) memcpy(copy, text.data, text.len);
  copy[text.len] = '\0';
  return (ng_view){copy, text.len};
}

void *ng_arena_copy_array(ng_arena *arena, const void *data, size_t count, size_t size) {
  void *const copy = ng_arena_alloc(arena, count, size);
  if (copy && count) memcpy(copy, data, count * size);
  return copy;
}
