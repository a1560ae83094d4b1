/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/clean.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "read/encoding.h"

/* What a code point or a range of them is replaced by; sorted. */
static const struct replacement {
  uint32_t first, last;
  const char *text;
} replacements[] = {
    {0x00, 0x08, " "},      {0x0B, 0x0C, "\n"},     {0x0E, 0x1F, " "},      {0x7F, 0x84, " "},     {0x85, 0x85, "\n"},
    {0x86, 0x9F, " "},      {0xA0, 0xA0, " "},      {0xAD, 0xAD, ""},       {0x1680, 0x1680, " "}, {0x2000, 0x200A, " "},
    {0x200B, 0x200B, ""},   {0x200E, 0x200F, ""},   {0x2010, 0x2011, "-"},  {0x2028, 0x2029, "\n"},{0x202A, 0x202E, ""},
    {0x202F, 0x202F, " "},  {0x205F, 0x205F, " "},  {0x2060, 0x2060, ""},   {0x2066, 0x2069, ""},  {0x3000, 0x3000, " "},
    {0xFB00, 0xFB00, "ff"}, {0xFB01, 0xFB01, "fi"}, {0xFB02, 0xFB02, "fl"}, {0xFB03, 0xFB03, "ffi"},
    {0xFB04, 0xFB04, "ffl"},{0xFB05, 0xFB06, "st"}, {0xFEFF, 0xFEFF, ""},
};

static const char *replacement_of(uint32_t cp) {
  size_t low = 0, high = sizeof replacements / sizeof replacements[0];
  while (low < high) {
    const size_t mid = low + (high - low) / 2;
    if (cp > replacements[mid].last) low = mid + 1;
    else high = mid;
  }
  return low < sizeof replacements / sizeof replacements[0] && cp >= replacements[low].first ? replacements[low].text : NULL;
}

static bool is_plain(char c) { return ((unsigned char)c >= 0x20 && (unsigned char)c < 0x7F) || c == '\n' || c == '\t'; }

/* Says that the text from here on comes from `source`. */
static void note_shift(ng_strbuf *out, ng_shifts *shifts, size_t source) {
  if (!shifts) return;
  const int64_t shift = (int64_t)source - (int64_t)out->len;
  ng_shift *const last = shifts->len ? &shifts->data[shifts->len - 1] : NULL;
  if (shift == (last ? last->shift : 0)) return;
  if (last && last->text == out->len) last->shift = shift;
  else if (!ng_vec_push(shifts, (ng_shift){(uint32_t)out->len, shift})) out->failed = true;
}

/* Composes a combining mark with the letter that `out` ends in; false if the two have no
 * composed form. */
static bool compose(ng_strbuf *out, size_t start, uint32_t mark) {
  size_t at = out->len;
  while (at > start && ((unsigned char)out->data[--at] & 0xC0) == 0x80) {}
  if (at == out->len) return false;
  unsigned size;
  const uint32_t base = ng_utf8_decode(out->data + at, out->len - at, &size);
  if (base == NG_UTF8_INVALID || base < 0x20) return false;
  utf8proc_int32_t pair[2] = {(utf8proc_int32_t)base, (utf8proc_int32_t)mark};
  if (utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1) return false;
  ng_strbuf_cut(out, at);
  ng_strbuf_add_codepoint(out, (uint32_t)pair[0]);
  return true;
}

void ng_clean_add(ng_strbuf *out, ng_shifts *shifts, ng_view source, size_t offset) {
  const size_t start = out->len;
  size_t i = 0;
  while (i < source.len && !out->failed) {
    size_t end = i;
    while (end < source.len && is_plain(source.data[end])) end++;
    if (end > i) {
      note_shift(out, shifts, offset + i);
      ng_strbuf_add(out, source.data + i, end - i);
      i = end;
      continue;
    }
    unsigned size;
    const uint32_t cp = ng_utf8_repair(source, i, &size);
    const char *const text = replacement_of(cp);
    if (cp == '\r') {
      if (i + 1 < source.len && source.data[i + 1] == '\n') size = 2;
      note_shift(out, shifts, offset + i);
      ng_strbuf_add_char(out, '\n');
    } else if (text) {
      if (*text) note_shift(out, shifts, offset + i);
      ng_strbuf_add_text(out, text);
    } else if (cp < 0x300 || cp > 0x36F || !compose(out, start, cp)) {
      note_shift(out, shifts, offset + i);
      ng_strbuf_add_codepoint(out, cp);
    }
    i += size;
  }
}

void ng_clean_add_line(ng_strbuf *out, ng_view source) {
  const size_t start = out->len;
  ng_clean_add(out, NULL, source, 0);
  size_t to = start;
  for (size_t i = start; i < out->len; i++) {
    const char c = out->data[i];
    if (!ng_ascii_is_space(c)) out->data[to++] = c;
    else if (to > start && out->data[to - 1] != ' ') out->data[to++] = ' ';
  }
  while (to > start && out->data[to - 1] == ' ') to--;
  ng_strbuf_cut(out, to);
}
