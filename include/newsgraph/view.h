/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slice of bytes that somebody else owns.  UTF-8 unless said otherwise, not
 * NUL-terminated.  An absent string is {NULL, 0}; an empty one has len 0. */
#ifndef NEWSGRAPH_VIEW_H
#define NEWSGRAPH_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <newsgraph/attributes.h>

NG_BEGIN_DECLS

typedef struct ng_view {
  const char *data;
  size_t len;
} ng_view;

static inline ng_view ng_view_of(const char *text) {
  const ng_view v = {text, text ? strlen(text) : 0};
  return v;
}

static inline ng_view ng_view_make(const char *data, size_t len) {
  const ng_view v = {data, len};
  return v;
}

static inline bool ng_view_equals(ng_view a, ng_view b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool ng_view_is(ng_view a, const char *text) {
  return ng_view_equals(a, ng_view_of(text));
}

/* Byte order, shorter first on a common prefix: <0, 0, >0. */
static inline int ng_view_compare(ng_view a, ng_view b) {
  const size_t n = a.len < b.len ? a.len : b.len;
  const int c = n ? memcmp(a.data, b.data, n) : 0;
  return c ? c : (a.len > b.len) - (a.len < b.len);
}

/* For printf("%.*s", NG_VIEW_ARGS(v)); views longer than INT_MAX are cut. */
#define NG_VIEW_ARGS(v) (int)((v).len > 0x7fffffff ? 0x7fffffff : (v).len), (v).data ? (v).data : ""

NG_END_DECLS
#endif
