/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/dot_text.h"

#include <string.h>

#include "base/utf8.h"

/* Bytes of one quoted token; the pieces are joined with '+'. */
#define TOKEN_MAX 16000

typedef struct token {
  FILE *file;
  size_t len;
  bool whole;
} token;

static void open(token *t) {
  putc('"', t->file);
  t->len = 0;
}

/* Puts a piece that must not be torn. */
static void put(token *t, const char *piece, size_t len) {
  if (t->len + len > TOKEN_MAX && !t->whole) {
    fputs("\" + ", t->file);
    open(t);
  }
  fwrite(piece, 1, len, t->file);
  t->len += len;
}

static void close(token *t) { putc('"', t->file); }

static void put_text(token *t, const char *text) { put(t, text, strlen(text)); }

void ng_dot_put_id(FILE *file, ng_view text, bool whole) {
  token t = {.file = file, .whole = whole};
  open(&t);
  for (size_t i = 0; i < text.len;) {
    unsigned size;
    ng_utf8_decode(text.data + i, text.len - i, &size);
    if (text.data[i] == '"') put_text(&t, "\\\"");
    else if (text.data[i] == '\\') put_text(&t, "\\\\");
    else put(&t, text.data + i, size);
    i += size;
  }
  close(&t);
}

/* Characters up to the next blank or end. */
static unsigned word_length(ng_view text, size_t at) {
  unsigned n = 0;
  while (at < text.len && text.data[at] != ' ' && text.data[at] != '\n') {
    unsigned size;
    ng_utf8_decode(text.data + at, text.len - at, &size);
    at += size;
    n++;
  }
  return n;
}

void ng_dot_put_label(FILE *file, ng_view text, unsigned width, unsigned max) {
  token t = {.file = file};
  unsigned column = 0, total = 0;
  open(&t);
  for (size_t i = 0; i < text.len;) {
    unsigned size;
    ng_utf8_decode(text.data + i, text.len - i, &size);
    const char c = text.data[i];
    if (max && total++ == max) {
      put_text(&t, "\xE2\x80\xA6");
      break;
    }
    const bool breaks = c == '\n' || (c == ' ' && width && column + word_length(text, i + 1) >= width);
    column = breaks ? 0 : column + 1;
    if (breaks) put_text(&t, "\\n");
    else if (c == '"') put_text(&t, "\\\"");
    else if (c == '\\') put_text(&t, "\\\\");
    else if (c == '&') put_text(&t, "&amp;");
    else put(&t, text.data + i, size);
    i += size;
  }
  close(&t);
}

void ng_dot_put_html(FILE *file, ng_view text) {
  for (size_t i = 0; i < text.len; i++) {
    switch (text.data[i]) {
      case '&': fputs("&amp;", file); break;
      case '<': fputs("&lt;", file); break;
      case '>': fputs("&gt;", file); break;
      case '"': fputs("&quot;", file); break;
      default: putc(text.data[i], file);
    }
  }
}
