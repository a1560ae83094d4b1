/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bump allocator: many small pieces, dropped in one call.  A document has one, each
 * stage may have a scratch one that it clears between documents.  A build with
 * NG_ARENA_MALLOC gives every piece its own block, so that sanitizers see each one. */
#ifndef NG_BASE_ARENA_H
#define NG_BASE_ARENA_H

#include <stddef.h>

#include <newsgraph/view.h>

typedef struct ng_arena_chunk ng_arena_chunk;

typedef struct ng_arena {
  ng_arena_chunk *chunks; /* newest first */
  size_t used;            /* bytes taken of the newest chunk */
} ng_arena;

void ng_arena_init(ng_arena *arena);
void ng_arena_dispose(ng_arena *arena);
/* Forgets all pieces but keeps one chunk for reuse. */
void ng_arena_clear(ng_arena *arena);

/* Memory aligned for any type, NULL when out of memory.  ng_arena_zero clears it. */
void *ng_arena_alloc(ng_arena *arena, size_t count, size_t size);
void *ng_arena_zero(ng_arena *arena, size_t count, size_t size);

/* A copy with a NUL behind it (not counted); {NULL, 0} when out of memory. */
ng_view ng_arena_copy(ng_arena *arena, ng_view text);
void *ng_arena_copy_array(ng_arena *arena, const void *data, size_t count, size_t size);

#endif
