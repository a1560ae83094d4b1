/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing string: always NUL-terminated, never NULL.  Failure is sticky: append freely,
 * ask ng_strbuf_ok once at the end. */
#ifndef NG_BASE_STRBUF_H
#define NG_BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <newsgraph/view.h>

typedef struct ng_strbuf {
  char *data;   /* never NULL after init */
  size_t len;
  size_t cap;   /* 0 while data is the shared empty string */
  bool failed;
} ng_strbuf;

void ng_strbuf_init(ng_strbuf *buf);
void ng_strbuf_dispose(ng_strbuf *buf);
void ng_strbuf_clear(ng_strbuf *buf);
void ng_strbuf_cut(ng_strbuf *buf, size_t len);

void ng_strbuf_add(ng_strbuf *buf, const char *data, size_t len);
void ng_strbuf_add_view(ng_strbuf *buf, ng_view text);
void ng_strbuf_add_text(ng_strbuf *buf, const char *text);
void ng_strbuf_add_char(ng_strbuf *buf, char c);
/* Appends the UTF-8 of a code point (U+FFFD for one that is none). */
void ng_strbuf_add_codepoint(ng_strbuf *buf, uint32_t cp);
NG_PRINTF(2, 3) void ng_strbuf_addf(ng_strbuf *buf, const char *format, ...);

bool ng_strbuf_ok(const ng_strbuf *buf);
ng_view ng_strbuf_view(const ng_strbuf *buf);
/* Hands the heap block (ng_dealloc) to the caller and empties the buffer; NULL if failed. */
char *ng_strbuf_detach(ng_strbuf *buf);

#endif
