/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

static const char *short_escape(char c) {
  switch (c) {
  case '"': return "\\\"";
  case '\\': return "\\\\";
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default: return NULL;
  }
}

void ng_json_add_string(ng_strbuf *out, ng_view text) {
  ng_strbuf_add_char(out, '"');
  size_t begin = 0; /* of the run that needs no escape */
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    const char *const escape = short_escape(c);
    if (!escape && (unsigned char)c >= 0x20 && c != 0x7f) continue;
    ng_strbuf_add(out, text.data + begin, i - begin);
    begin = i + 1;
    if (escape) ng_strbuf_add_text(out, escape);
    else ng_strbuf_addf(out, "\\u%04x", (unsigned)(unsigned char)c);
  }
  if (text.len > begin) ng_strbuf_add(out, text.data + begin, text.len - begin);
  ng_strbuf_add_char(out, '"');
}

void ng_json_add_optional(ng_strbuf *out, ng_view text) {
  if (text.len) ng_json_add_string(out, text);
  else ng_strbuf_add_text(out, "null");
}

void ng_json_add_key(ng_strbuf *out, const char *name) {
  ng_json_add_string(out, ng_view_of(name));
  ng_strbuf_add_char(out, ':');
}
