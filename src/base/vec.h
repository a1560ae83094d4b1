/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed growing arrays.
 *
 *   NG_VEC(ng_token) tokens = {0};
 *   if (!ng_vec_push(&tokens, token)) return NG_ERR_NO_MEM;
 *   ng_vec_dispose(&tokens);
 */
#ifndef NG_BASE_VEC_H
#define NG_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `memory` is `data` again, without its type, for ng_vec__reserve. */
#define NG_VEC(type)  \
  struct {            \
    union {           \
      type *data;     \
      void *memory;   \
    };                \
    uint32_t len;     \
    uint32_t cap;     \
  }

/* Appends; false when out of memory (the array is unchanged). */
#define ng_vec_push(v, ...)                                                                   \
  (ng_vec__reserve(&(v)->memory, &(v)->cap, (v)->len, 1, sizeof *(v)->data)            \
       ? ((v)->data[(v)->len++] = (__VA_ARGS__), true)                                        \
       : false)

/* Room for `n` more. */
#define ng_vec_reserve(v, n) ng_vec__reserve(&(v)->memory, &(v)->cap, (v)->len, (n), sizeof *(v)->data)

#define ng_vec_clear(v) ((v)->len = 0)
#define ng_vec_dispose(v) (ng_vec__free((v)->data), (v)->data = NULL, (v)->len = (v)->cap = 0)

/* Index of the first element whose uint32_t `field` is `key` or more, in an array that is in order of it; its length if
 * there is none. */
#define ng_vec_from(v, field, key) ng_vec__from((v)->data ? &(v)->data->field : NULL, (v)->len, sizeof *(v)->data, (key))

bool ng_vec__reserve(void **memory, uint32_t *cap, uint32_t len, uint32_t more, size_t size);
void ng_vec__free(void *memory);
uint32_t ng_vec__from(const uint32_t *first, uint32_t len, size_t size, uint32_t key);

#endif
