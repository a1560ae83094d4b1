/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge/tsv.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"

#define UNWANTED 0xFF

static ng_view take_line(ng_tsv *tsv) {
  const char *const begin = tsv->text.data + tsv->next;
  const size_t left = tsv->text.len - tsv->next;
  const char *const newline = memchr(begin, '\n', left);
  size_t len = newline ? (size_t)(newline - begin) : left;
  tsv->next += len + (newline ? 1 : 0);
  tsv->line++;
  if (len && begin[len - 1] == '\r') len--;
  return ng_view_make(begin, len);
}

/* The next tab-separated cell of `rest`; the last one leaves data NULL. */
static ng_view take_cell(ng_view *rest) {
  const char *const tab = memchr(rest->data, '\t', rest->len);
  const size_t len = tab ? (size_t)(tab - rest->data) : rest->len;
  const ng_view cell = ng_view_make(rest->data, len);
  *rest = tab ? ng_view_make(tab + 1, rest->len - len - 1) : ng_view_make(NULL, 0);
  return cell;
}

NG_PRINTF(4, 0)
static ng_status fail_at(const ng_tsv *tsv, uint32_t column, ng_error *err, const char *format, va_list args) {
  char message[256];
  vsnprintf(message, sizeof message, format, args);
  ng_error_at(err, tsv->source, tsv->line, column);
  return ng_fail(err, NG_ERR_INVALID, "%s", message);
}

NG_PRINTF(4, 5) static ng_status fail_byte(const ng_tsv *tsv, uint32_t column, ng_error *err, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const ng_status status = fail_at(tsv, column, err, format, args);
  va_end(args);
  return status;
}

ng_status ng_tsv_fail(const ng_tsv *tsv, uint32_t column, ng_error *err, const char *format, ...) {
  const ng_view cell = tsv->cells[column];
  uint32_t at = 1;
  if (cell.data) {
    const char *start = cell.data;
    while (start > tsv->text.data && start[-1] != '\n') start--;
    at = (uint32_t)(cell.data - start) + 1;
  }
  va_list args;
  va_start(args, format);
  const ng_status status = fail_at(tsv, at, err, format, args);
  va_end(args);
  return status;
}

ng_status ng_tsv_open(ng_tsv *tsv, const char *source, ng_view text, const char *const *columns, uint32_t n,
                      uint32_t n_required, ng_error *err) {
  *tsv = (ng_tsv){.source = source, .text = text};
  const size_t valid = ng_utf8_valid_prefix(text);
  if (valid < text.len) {
    uint32_t line, column;
    ng_locate(text, valid, &line, &column);
    tsv->line = line;
    return fail_byte(tsv, column, err, "not UTF-8");
  }
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) tsv->next = 3;
  ng_view header = take_line(tsv);
  uint32_t seen = 0;
  while (header.data) {
    const uint32_t column = (uint32_t)(header.data - text.data) + 1;
    const ng_view name = take_cell(&header);
    if (tsv->n_file_columns == sizeof tsv->place) return fail_byte(tsv, column, err, "more than %zu columns", sizeof tsv->place);
    uint8_t *const place = &tsv->place[tsv->n_file_columns++];
    *place = UNWANTED;
    for (uint32_t i = 0; i < n && *place == UNWANTED; i++)
      if (ng_view_is(name, columns[i])) *place = (uint8_t)i;
    if (*place == UNWANTED) continue;
    if (seen & 1u << *place) return fail_byte(tsv, column, err, "column '%s' is there twice", columns[*place]);
    seen |= 1u << *place;
  }
  for (uint32_t i = 0; i < n_required; i++)
    if (!(seen & 1u << i)) return fail_byte(tsv, 1, err, "the header lacks the column '%s'", columns[i]);
  return NG_OK;
}

ng_status ng_tsv_next(ng_tsv *tsv, ng_error *err) {
  ng_view line;
  do {
    if (tsv->next >= tsv->text.len) return NG_END;
    line = take_line(tsv);
  } while (!line.len);
  memset(tsv->cells, 0, sizeof tsv->cells);
  uint32_t n = 0;
  const char *const begin = line.data;
  while (line.data) {
    const char *const at = line.data;
    const ng_view cell = take_cell(&line);
    if (n == tsv->n_file_columns)
      return fail_byte(tsv, (uint32_t)(at - begin) + 1, err, "more cells than the header's %u", n);
    if (tsv->place[n] != UNWANTED) tsv->cells[tsv->place[n]] = cell;
    n++;
  }
  if (n < tsv->n_file_columns)
    return fail_byte(tsv, 1, err, "%u cells where the header has %u", n, tsv->n_file_columns);
  return NG_OK;
}

bool ng_tsv_item(ng_view *rest, ng_view *item) {
  while (rest->len) {
    const char *const bar = memchr(rest->data, '|', rest->len);
    const size_t len = bar ? (size_t)(bar - rest->data) : rest->len;
    *item = ng_view_make(rest->data, len);
    *rest = ng_view_make(rest->data + len + (bar ? 1 : 0), rest->len - len - (bar ? 1 : 0));
    if (len) return true;
  }
  return false;
}

/* Reads digits of `*text` into `*out`; false if there are none or the number is too large. */
static bool take_number(ng_view *text, uint32_t *out) {
  uint64_t value = 0;
  size_t i = 0;
  for (; i < text->len && ng_ascii_is_digit(text->data[i]); i++)
    if ((value = value * 10 + (uint64_t)(text->data[i] - '0')) > UINT32_MAX) return false;
  *text = ng_view_make(text->data + i, text->len - i);
  *out = (uint32_t)value;
  return i > 0;
}

ng_status ng_tsv_count(const ng_tsv *tsv, uint32_t column, uint32_t *out, ng_error *err) {
  ng_view rest = tsv->cells[column];
  *out = 0;
  if (rest.len && (!take_number(&rest, out) || rest.len))
    return ng_tsv_fail(tsv, column, err, "expected a whole number, found '%.*s'", NG_VIEW_ARGS(tsv->cells[column]));
  return NG_OK;
}

ng_status ng_tsv_date(const ng_tsv *tsv, uint32_t column, ng_date *out, ng_error *err) {
  ng_view rest = tsv->cells[column];
  uint32_t parts[3] = {0};
  *out = (ng_date){0};
  if (!rest.len) return NG_OK;
  bool good = true;
  for (unsigned i = 0; good && i < 3; i++) {
    good = take_number(&rest, &parts[i]);
    if (!rest.len) break;
    good = good && rest.data[0] == '-' && rest.len > 1 && i < 2;
    rest = ng_view_make(rest.data + 1, rest.len - 1);
  }
  if (!good || parts[0] < 1 || parts[0] > 9999 || parts[1] > 12 || parts[2] > 31)
    return ng_tsv_fail(tsv, column, err, "expected a date (YYYY, YYYY-MM or YYYY-MM-DD), found '%.*s'",
                       NG_VIEW_ARGS(tsv->cells[column]));
  *out = (ng_date){(int16_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2]};
  return NG_OK;
}

ng_status ng_tsv_degrees(const ng_tsv *tsv, uint32_t column, float *out, ng_error *err) {
  ng_view rest = tsv->cells[column];
  *out = 0;
  if (!rest.len) return NG_OK;
  const bool negative = rest.data[0] == '-';
  if (negative) rest = ng_view_make(rest.data + 1, rest.len - 1);
  uint32_t whole = 0, part = 0;
  float scale = 1;
  bool good = take_number(&rest, &whole) && whole <= 180;
  if (good && rest.len && rest.data[0] == '.') {
    rest = ng_view_make(rest.data + 1, rest.len - 1);
    for (size_t i = 0; i < rest.len; i++) scale /= 10;
    good = take_number(&rest, &part);
  }
  if (!good || rest.len)
    return ng_tsv_fail(tsv, column, err, "expected degrees, found '%.*s'", NG_VIEW_ARGS(tsv->cells[column]));
  const float value = (float)whole + (float)part * scale;
  *out = negative ? -value : value;
  return NG_OK;
}
