/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "knowledge/fold.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Letters that Unicode does not decompose but that newspapers write in ASCII. */
static const struct { uint32_t cp; const char *ascii; } latin[] = {
  {0xC6, "Ae"}, {0xD0, "D"}, {0xD8, "O"},  {0xDE, "Th"}, {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"},
  {0xFE, "th"}, {0x110, "D"}, {0x111, "d"}, {0x131, "i"}, {0x141, "L"}, {0x142, "l"}, {0x152, "Oe"}, {0x153, "oe"},
  {0x18F, "A"}, {0x259, "a"},
};

static void put(ng_folded *out, const char *data, size_t len) {
  if (out->len + len > NG_FOLD_MAX) return;
  memcpy(out->data + out->len, data, len);
  out->len += len;
}

static bool is_dash(uint32_t cp) { return cp == '-' || cp == '/' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212; }

/* Appends the base letters of a code point, case kept. */
static void put_letter(ng_folded *out, uint32_t cp) {
  for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
    if (latin[i].cp == cp) {
      put(out, latin[i].ascii, strlen(latin[i].ascii));
      return;
    }
  utf8proc_int32_t parts[16];
  int boundary = 0;
  const utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 16,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &boundary);
  for (utf8proc_ssize_t i = 0; i < n && i < 16; i++) {
    char bytes[4];
    put(out, bytes, ng_utf8_encode((uint32_t)parts[i], bytes));
  }
}

static void put_lower(ng_folded *out, uint32_t cp) {
  ng_folded letters = {.len = 0};
  put_letter(&letters, cp);
  for (size_t i = 0; i < letters.len;) {
    unsigned size;
    char bytes[4];
    const uint32_t letter = ng_utf8_decode(letters.data + i, letters.len - i, &size);
    put(out, bytes, ng_utf8_encode(ng_utf8_to_lower(letter), bytes));
    i += size;
  }
}

static bool is_key(uint32_t cp) {
  if (cp < 0x80) return ng_ascii_is_alpha((char)cp) || ng_ascii_is_digit((char)cp) || cp == '&';
  return ng_utf8_is_letter(cp) || ng_utf8_is_digit(cp);
}

size_t ng_fold_key_words(ng_folded *out, ng_view text, size_t *ends, size_t max) {
  size_t n = 0;
  bool in_word = false;
  for (size_t i = 0; i < text.len;) {
    const char c = text.data[i];
    unsigned size = 1;
    const uint32_t cp = (unsigned char)c < 0x80 ? (uint32_t)c : ng_utf8_decode(text.data + i, text.len - i, &size);
    i += size;
    if (cp == NG_UTF8_INVALID) continue;
    const bool key = is_key(cp);
    if (in_word && !key && n < max) ends[n++] = out->len;
    in_word = key;
    if (!key) continue;
    if (cp < 0x80) {
      const char lower = ng_ascii_to_lower(c);
      put(out, &lower, 1);
    } else {
      put_lower(out, cp);
    }
  }
  while (n && ends[n - 1] == out->len) n--;
  return n;
}

void ng_fold_key(ng_folded *out, ng_view text) { ng_fold_key_words(out, text, NULL, 0); }

void ng_fold_shape(ng_folded *out, ng_view text) {
  for (size_t i = 0; i < text.len;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(text.data + i, text.len - i, &size);
    i += size;
    if (cp == NG_UTF8_INVALID) continue;
    if (is_key(cp)) {
      if (cp < 0x80) put(out, &text.data[i - 1], 1);
      else put_letter(out, cp);
    } else if (is_dash(cp)) {
      put(out, "-", 1);
    } else if (cp == ',') {
      put(out, ",", 1);
    } else if (ng_utf8_is_space(cp) && out->len && out->data[out->len - 1] != ' ') {
      put(out, " ", 1);
    }
  }
}

ng_shape_difference ng_shape_compare(ng_view text, ng_view alias) {
  ng_shape_difference d = {0};
  size_t t = 0, a = 0;
  bool word_start = true;
  while (t < text.len || a < alias.len) {
    const char x = t < text.len ? text.data[t] : '\0', y = a < alias.len ? alias.data[a] : '\0';
    const bool x_gap = x == ' ' || x == '-' || x == ',', y_gap = y == ' ' || y == '-' || y == ',';
    if (x_gap || y_gap) {
      if (x != y && (x == ',' || y == ',')) d.other = true;
      else if (!(x_gap && y_gap) && (x_gap ? x : y) != '-') d.blanks = true;
      t += x_gap;
      a += y_gap;
      word_start = true;
      continue;
    }
    if (x != y) {
      if (ng_ascii_to_lower(x) != ng_ascii_to_lower(y)) d.other = true;
      else if (ng_ascii_is_lower(x)) d.case_down = true;
      else if (word_start) d.case_initial = true;
      else d.case_up = true;
    }
    t += t < text.len;
    a += a < alias.len;
    word_start = false;
  }
  return d;
}
