/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

static char empty[1] = "";

void ng_strbuf_init(ng_strbuf *buf) { *buf = (ng_strbuf){.data = empty}; }

void ng_strbuf_dispose(ng_strbuf *buf) {
  if (buf->cap) ng_dealloc(buf->data);
  ng_strbuf_init(buf);
}

void ng_strbuf_clear(ng_strbuf *buf) {
  ng_strbuf_cut(buf, 0);
  buf->failed = false;
}

void ng_strbuf_cut(ng_strbuf *buf, size_t len) {
  if (len >= buf->len || !buf->cap) return;
  buf->len = len;
  buf->data[len] = '\0';
}

static bool reserve(ng_strbuf *buf, size_t more) {
  if (buf->failed) return false;
  if (more < SIZE_MAX / 2 - buf->len) {
    const size_t want = buf->len + more + 1;
    if (want <= buf->cap) return true;
    const size_t cap = want < 64 ? 64 : want + want / 2;
    char *const moved = ng_realloc(buf->cap ? buf->data : NULL, cap, 1);
    if (moved) {
      buf->data = moved;
      buf->cap = cap;
      buf->data[buf->len] = '\0';
      return true;
    }
  }
  buf->failed = true;
  return false;
}

void ng_strbuf_add(ng_strbuf *buf, const char *data, size_t len) {
  if (!len || !reserve(buf, len)) return;
  memcpy(buf->data + buf->len, data, len);
  buf->len += len;
  buf->data[buf->len] = '\0';
}

void ng_strbuf_add_view(ng_strbuf *buf, ng_view text) { ng_strbuf_add(buf, text.data, text.len); }
void ng_strbuf_add_text(ng_strbuf *buf, const char *text) { ng_strbuf_add(buf, text, strlen(text)); }
void ng_strbuf_add_char(ng_strbuf *buf, char c) { ng_strbuf_add(buf, &c, 1); }

void ng_strbuf_add_codepoint(ng_strbuf *buf, uint32_t cp) {
  char bytes[4];
  ng_strbuf_add(buf, bytes, ng_utf8_encode(cp, bytes));
}

void ng_strbuf_addf(ng_strbuf *buf, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  const int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (len < 0) {
    buf->failed = true;
  } else if (reserve(buf, (size_t)len)) {
    vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    buf->len += (size_t)len;
  }
  va_end(again);
}

bool ng_strbuf_ok(const ng_strbuf *buf) { return !buf->failed; }
ng_view ng_strbuf_view(const ng_strbuf *buf) { return ng_view_make(buf->data, buf->len); }

char *ng_strbuf_detach(ng_strbuf *buf) {
  if (!buf->cap) reserve(buf, 0);
  char *const data = buf->failed ? NULL : buf->data;
  if (!data) ng_strbuf_dispose(buf);
  ng_strbuf_init(buf);
  return data;
}
