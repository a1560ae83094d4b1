/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks as plain text, as Markdown and as JSON. */
#include <stdio.h>
#include <string.h>

#include "analysis/report.h"
#include "base/utf8.h"
#include "graph/put.h"

#define LINE_WIDTH 100
#define CELL_WIDTH 64

static void put(FILE *file, ng_view text) {
  if (text.len) fwrite(text.data, 1, text.len, file);
}

static uint32_t n_rows(const ng_report_block *b) { return b->n_columns ? b->n_cells / b->n_columns : 0; }

static ng_view cell_at(const ng_report *r, const ng_report_block *b, uint32_t row, uint32_t column) {
  return r->cells.data[b->first_cell + row * b->n_columns + column];
}

/* Characters, which is what terminals show of most scripts. */
static uint32_t width_of(ng_view text) {
  uint32_t n = 0;
  for (size_t i = 0; i < text.len; n++) {
    unsigned size;
    ng_utf8_decode(text.data + i, text.len - i, &size);
    i += size;
  }
  return n;
}

/* ------------------------------------------------------------------- text */

static void pad(FILE *file, uint32_t n) {
  while (n--) putc(' ', file);
}

/* One line of at most `max` characters; newlines become blanks. */
static void put_line(FILE *file, ng_view text, uint32_t max) {
  const bool cut = width_of(text) > max;
  uint32_t n = 0;
  for (size_t i = 0; i < text.len && n < max - cut; n++) {
    unsigned size;
    ng_utf8_decode(text.data + i, text.len - i, &size);
    if (text.data[i] == '\n' || text.data[i] == '\t') putc(' ', file);
    else put(file, ng_view_make(text.data + i, size));
    i += size;
  }
  if (cut) fputs("\xE2\x80\xA6", file);
}

/* Broken at blanks, each line after `indent` blanks. */
static void put_wrapped(FILE *file, ng_view text, uint32_t indent) {
  uint32_t column = 0;
  for (size_t i = 0; i < text.len;) {
    size_t end = i;
    while (end < text.len && text.data[end] != ' ' && text.data[end] != '\n') end++;
    const ng_view word = ng_view_make(text.data + i, end - i);
    const uint32_t width = width_of(word);
    if (column && column + 1 + width > LINE_WIDTH - indent) {
      putc('\n', file);
      column = 0;
    }
    if (!column) pad(file, indent);
    else putc(' ', file);
    put(file, word);
    column += width + (column > 0);
    i = end + 1;
  }
  putc('\n', file);
}

static uint32_t column_width(const ng_report *r, const ng_report_block *b, uint32_t c) {
  uint32_t width = width_of(ng_view_of(b->headers[c]));
  for (uint32_t i = 0; i < n_rows(b); i++) {
    const uint32_t w = width_of(cell_at(r, b, i, c));
    if (w > width) width = w;
  }
  return width < CELL_WIDTH ? width : CELL_WIDTH;
}

static void text_cell(FILE *file, ng_view text, uint32_t width, bool numeric, bool last) {
  const uint32_t w = width_of(text);
  const uint32_t blanks = w < width ? width - w : 0;
  if (numeric) pad(file, blanks);
  put_line(file, text, width);
  if (!numeric && !last) pad(file, blanks);
  fputs(last ? "\n" : "  ", file);
}

static void text_table(const ng_report *r, const ng_report_block *b, FILE *file) {
  uint32_t widths[NG_REPORT_COLUMNS];
  for (uint32_t c = 0; c < b->n_columns; c++) widths[c] = column_width(r, b, c);
  for (uint32_t c = 0; c < b->n_columns; c++)
    text_cell(file, ng_view_of(b->headers[c]), widths[c], b->numeric[c], c + 1 == b->n_columns);
  for (uint32_t i = 0; i < n_rows(b); i++)
    for (uint32_t c = 0; c < b->n_columns; c++)
      text_cell(file, cell_at(r, b, i, c), widths[c], b->numeric[c], c + 1 == b->n_columns);
}

static void text_item(const ng_report_block *b, FILE *file) {
  put_wrapped(file, b->text, 0);
  if (b->quote.len) put_wrapped(file, b->quote, 4);
  if (!b->source.len) return;
  fputs("    [", file);
  put_line(file, b->source, LINE_WIDTH);
  fputs("]\n", file);
}

void ng_report_text(const ng_report *r, FILE *file) {
  for (uint32_t i = 0; i < r->blocks.len; i++) {
    const ng_report_block *const b = &r->blocks.data[i];
    const ng_block_type last = i ? b[-1].type : NG_BLOCK_HEADING;
    if (last == NG_BLOCK_TABLE || (last == NG_BLOCK_PARAGRAPH && b->type == NG_BLOCK_TABLE) ||
        (i && b->type == NG_BLOCK_HEADING))
      putc('\n', file);
    switch (b->type) {
      case NG_BLOCK_HEADING:
        put(file, b->text);
        putc('\n', file);
        for (uint32_t k = width_of(b->text); k > 0; k--) putc('-', file);
        putc('\n', file);
        break;
      case NG_BLOCK_PARAGRAPH: put_wrapped(file, b->text, 0); break;
      case NG_BLOCK_TABLE: text_table(r, b, file); break;
      case NG_BLOCK_ITEM: text_item(b, file); break;
    }
  }
}

/* --------------------------------------------------------------- Markdown */

static void put_escaped(FILE *file, ng_view text) {
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (c && strchr("\\`*_{}[]<>#|~&", c)) putc('\\', file);
    putc(c == '\n' || c == '\t' ? ' ' : c, file);
  }
}

static void markdown_table(const ng_report *r, const ng_report_block *b, FILE *file) {
  putc('\n', file);
  for (uint32_t c = 0; c < b->n_columns; c++) fprintf(file, "| %s ", b->headers[c]);
  fputs("|\n", file);
  for (uint32_t c = 0; c < b->n_columns; c++) fputs(b->numeric[c] ? "|---:" : "|---", file);
  fputs("|\n", file);
  for (uint32_t i = 0; i < n_rows(b); i++) {
    for (uint32_t c = 0; c < b->n_columns; c++) {
      fputs("| ", file);
      put_escaped(file, cell_at(r, b, i, c));
      putc(' ', file);
    }
    fputs("|\n", file);
  }
}

static void markdown_item(const ng_report_block *b, FILE *file) {
  fputs("\n- ", file);
  put_escaped(file, b->text);
  putc('\n', file);
  if (b->quote.len) {
    fputs("  > ", file);
    put_escaped(file, b->quote);
    putc('\n', file);
  }
  if (!b->source.len) return;
  fputs(b->quote.len ? "  >\n  > (" : "  (", file);
  put_escaped(file, b->source);
  fputs(")\n", file);
}

void ng_report_markdown(const ng_report *r, FILE *file) {
  fputs("# Report\n", file);
  for (uint32_t i = 0; i < r->blocks.len; i++) {
    const ng_report_block *const b = &r->blocks.data[i];
    switch (b->type) {
      case NG_BLOCK_HEADING:
        fputs("\n## ", file);
        put_escaped(file, b->text);
        putc('\n', file);
        break;
      case NG_BLOCK_PARAGRAPH:
        putc('\n', file);
        put_escaped(file, b->text);
        putc('\n', file);
        break;
      case NG_BLOCK_TABLE: markdown_table(r, b, file); break;
      case NG_BLOCK_ITEM: markdown_item(b, file); break;
    }
  }
}

/* ------------------------------------------------------------------- JSON */

static void json_member(FILE *file, const char *name, ng_view text) {
  if (!text.len) return;
  fprintf(file, ",\"%s\":", name);
  ng_put_json(file, text);
}

static void json_table(const ng_report *r, const ng_report_block *b, FILE *file) {
  fputs("{\"type\":\"table\",\"columns\":[", file);
  for (uint32_t c = 0; c < b->n_columns; c++) fprintf(file, c ? ",\"%s\"" : "\"%s\"", b->headers[c]);
  fputs("],\"rows\":[", file);
  for (uint32_t i = 0; i < n_rows(b); i++) {
    for (uint32_t c = 0; c < b->n_columns; c++) {
      fputs(c ? "," : i ? ",[" : "[", file);
      const ng_view text = cell_at(r, b, i, c);
      if (b->numeric[c] && !ng_view_is(text, "-")) put(file, text);
      else ng_put_json(file, text);
    }
    putc(']', file);
  }
  fputs("]}", file);
}

void ng_report_blocks_json(const ng_report *r, FILE *file) {
  static const char *const names[] = {"heading", "paragraph", "table", "item"};
  fputs("{\"blocks\":[", file);
  for (uint32_t i = 0; i < r->blocks.len; i++) {
    const ng_report_block *const b = &r->blocks.data[i];
    fputs(i ? ",\n " : "\n ", file);
    if (b->type == NG_BLOCK_TABLE) {
      json_table(r, b, file);
      continue;
    }
    fprintf(file, "{\"type\":\"%s\"", names[b->type]);
    json_member(file, "text", b->text);
    json_member(file, "quote", b->quote);
    json_member(file, "source", b->source);
    putc('}', file);
  }
  fputs("]}\n", file);
}
