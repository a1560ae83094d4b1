/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/put.h"

#include "base/strbuf.h"
#include "graph/number.h"
#include "graph/strings.h"

void ng_put(FILE *file, const char *text) { fputs(text, file); }

void ng_put_view(FILE *file, ng_view text) {
  if (text.len) fwrite(text.data, 1, text.len, file);
}

void ng_put_number(FILE *file, double value) {
  char number[NG_NUMBER_SIZE];
  fputs(ng_number_format(value, number), file);
}

void ng_put_json(FILE *file, ng_view text) {
  putc('"', file);
  size_t start = 0;
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    const char *const escape = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : NULL;
    if (!escape) continue;
    ng_put_view(file, ng_view_make(text.data + start, i - start));
    fputs(escape, file);
    start = i + 1;
  }
  ng_put_view(file, ng_view_make(text.data + start, text.len - start));
  putc('"', file);
}

static bool needs_quotes(ng_view text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] == ',' || text.data[i] == '"' || text.data[i] == '\n') return true;
  return text.len && (text.data[0] == ' ' || text.data[text.len - 1] == ' ');
}

void ng_put_csv(FILE *file, ng_view text) {
  if (!needs_quotes(text)) {
    ng_put_view(file, text);
    return;
  }
  putc('"', file);
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == '"') putc('"', file);
    putc(text.data[i], file);
  }
  putc('"', file);
}

void ng_put_json_value(FILE *file, const ng_value *value) {
  switch (value->type) {
    case NG_VALUE_STRING: ng_put_json(file, value->text); return;
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER: ng_put_number(file, value->number); return;
    case NG_VALUE_BOOLEAN: fputs(value->boolean ? "true" : "false", file); return;
    case NG_VALUE_LIST:
      for (uint32_t i = 0; i < value->n_items; i++) {
        putc(i ? ',' : '[', file);
        ng_put_json(file, value->items[i]);
      }
      putc(']', file);
      return;
    case NG_VALUE_NONE: break;
  }
  fputs("null", file);
}

ng_view ng_value_text(const ng_value *value, ng_strbuf *buffer) {
  char number[NG_NUMBER_SIZE];
  ng_strbuf_clear(buffer);
  switch (value->type) {
    case NG_VALUE_STRING: return value->text;
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER: ng_strbuf_add_text(buffer, ng_number_format(value->number, number)); break;
    case NG_VALUE_BOOLEAN: return ng_view_of(value->boolean ? "true" : "false");
    case NG_VALUE_LIST: ng_text_join(buffer, (ng_list){value->items, value->n_items}); break;
    case NG_VALUE_NONE: break;
  }
  return ng_strbuf_view(buffer);
}
