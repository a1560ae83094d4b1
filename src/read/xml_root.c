/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml_root.h"

#include "base/utf8.h"
#include "read/words.h"

static ng_view after(ng_view text, size_t n) { return ng_view_make(text.data + n, text.len - n); }

static bool starts_at(ng_view text, size_t i, const char *what) { return ng_read__starts_nocase(after(text, i), what); }

/* Skips to behind the next `end`; empty if there is none. */
static ng_view skip_to(ng_view text, const char *end) {
  const size_t at = ng_read__find_nocase(text, end, 0);
  return at == SIZE_MAX ? ng_view_make(text.data + text.len, 0) : after(text, at + strlen(end));
}

/* Skips <!DOCTYPE ...>, whose internal subset is in square brackets and may quote ">". */
static ng_view skip_doctype(ng_view text) {
  char quote = '\0';
  int depth = 0;
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (quote) {
      if (c == quote) quote = '\0';
    } else if (c == '<' && (starts_at(text, i, "<!--") || starts_at(text, i, "<?"))) {
      text = skip_to(after(text, i), text.data[i + 1] == '?' ? "?>" : "-->");
      i = SIZE_MAX; /* on from the start of what is left */
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      depth++;
    } else if (c == ']') {
      depth--;
    } else if (c == '>' && depth <= 0) {
      return after(text, i + 1);
    }
  }
  return after(text, text.len);
}

/* What is left from the first element on. */
static ng_view prolog_end(ng_view text) {
  if (ng_read__starts_nocase(text, "\xEF\xBB\xBF")) text = after(text, 3);
  for (;;) {
    text = ng_read__trim(text);
    if (ng_read__starts_nocase(text, "<?")) {
      text = skip_to(text, "?>");
    } else if (ng_read__starts_nocase(text, "<!--")) {
      text = skip_to(text, "-->");
    } else if (ng_read__starts_nocase(text, "<!doctype")) {
      text = skip_doctype(text);
    } else {
      return text;
    }
  }
}

static bool is_name_byte(char c) {
  return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' || (unsigned char)c >= 0x80;
}

ng_view ng_xml_root_name(ng_view text) {
  text = prolog_end(text);
  if (text.len < 2 || text.data[0] != '<' || !(ng_ascii_is_alpha(text.data[1]) || text.data[1] == '_')) return (ng_view){NULL, 0};
  size_t begin = 1, end = 1;
  for (; end < text.len && is_name_byte(text.data[end]); end++)
    if (text.data[end] == ':') begin = end + 1;
  return ng_view_make(text.data + begin, end - begin);
}
