/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door to the heap.  A build with NG_ALLOC_FAULTS can make the i-th allocation
 * fail, so that tests walk every out-of-memory path. */
#ifndef NG_BASE_ALLOC_H
#define NG_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Like malloc, calloc, realloc and free, but never return a pointer for an overflowing
 * size; a size of 0 gives a valid pointer. */
void *ng_alloc(size_t size);
void *ng_alloc_zero(size_t count, size_t size);
void *ng_realloc(void *old, size_t count, size_t size);
void ng_dealloc(void *ptr);

#ifdef NG_ALLOC_FAULTS
/* Fails every allocation after the next `n`; a negative n never fails.  Not thread-safe. */
void ng_alloc_fail_after(long n);
/* Allocations since the last ng_alloc_fail_after. */
long ng_alloc_count(void);
#endif

#endif
