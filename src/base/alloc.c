/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef NG_ALLOC_FAULTS
static long fail_after = -1;
static long count;

void ng_alloc_fail_after(long n) {
  fail_after = n;
  count = 0;
}

long ng_alloc_count(void) { return count; }

static bool fails(void) { return fail_after >= 0 && __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED) >= fail_after; }
#else
static bool fails(void) { return false; }
#endif

void *ng_alloc(size_t size) { return fails() ? NULL : malloc(size ? size : 1); }

void *ng_alloc_zero(size_t n, size_t size) {
  return fails() ? NULL : calloc(n ? n : 1, size ? size : 1);
}

void *ng_realloc(void *old, size_t n, size_t size) {
  if (size && n > SIZE_MAX / size) return NULL;
  const size_t bytes = n * size;
  return fails() ? NULL : realloc(old, bytes ? bytes : 1);
}

void ng_dealloc(void *ptr) { free(ptr); }
