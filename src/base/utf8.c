/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

uint32_t ng_utf8_decode(const char *data, size_t len, unsigned *size) {
  const unsigned char *const s = (const unsigned char *)data;
  *size = 1;
  const unsigned c = s[0];
  if (c < 0x80) return c;
  const unsigned n = c >= 0xC2 && c <= 0xDF ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
  if (!n || n > len) return NG_UTF8_INVALID;
  uint32_t cp = c & (0x7Fu >> n);
  for (unsigned i = 1; i < n; i++) {
    if ((s[i] & 0xC0) != 0x80) return NG_UTF8_INVALID;
    cp = cp << 6 | (s[i] & 0x3Fu);
  }
  if ((n == 3 && cp < 0x800) || (n == 4 && (cp < 0x10000 || cp > 0x10FFFF)) || (cp >= 0xD800 && cp <= 0xDFFF))
    return NG_UTF8_INVALID;
  *size = n;
  return cp;
}

size_t ng_utf8_encode(uint32_t cp, char out[4]) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = 0xFFFD;
  if (cp < 0x80) {
    out[0] = (char)cp;
    return 1;
  }
  const size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  for (size_t i = n - 1; i > 0; i--, cp >>= 6) out[i] = (char)(0x80 | (cp & 0x3F));
  out[0] = (char)((0xF0u << (4 - n) & 0xFF) | cp);
  return n;
}

size_t ng_utf8_valid_prefix(ng_view text) {
  size_t i = 0;
  while (i < text.len) {
    if (text.len - i >= 8) { /* eight ASCII bytes at a time */
      uint64_t word;
      memcpy(&word, text.data + i, 8);
      if (!(word & UINT64_C(0x8080808080808080))) {
        i += 8;
        continue;
      }
    }
    unsigned size;
    if (ng_utf8_decode(text.data + i, text.len - i, &size) == NG_UTF8_INVALID) return i;
    i += size;
  }
  return i;
}

static utf8proc_category_t category(uint32_t cp) {
  return cp > 0x10FFFF ? UTF8PROC_CATEGORY_CN : utf8proc_category((utf8proc_int32_t)cp);
}

bool ng_utf8_is_letter(uint32_t cp) {
  if (cp < 0x80) return ng_ascii_is_alpha((char)cp);
  const utf8proc_category_t c = category(cp);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_MN;
}

bool ng_utf8_is_digit(uint32_t cp) {
  return cp < 0x80 ? ng_ascii_is_digit((char)cp) : category(cp) == UTF8PROC_CATEGORY_ND;
}

bool ng_utf8_is_upper(uint32_t cp) {
  if (cp < 0x80) return ng_ascii_is_upper((char)cp);
  const utf8proc_category_t c = category(cp);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool ng_utf8_is_lower(uint32_t cp) {
  return cp < 0x80 ? ng_ascii_is_lower((char)cp) : category(cp) == UTF8PROC_CATEGORY_LL;
}

bool ng_utf8_is_space(uint32_t cp) {
  if (cp < 0x80) return ng_ascii_is_space((char)cp);
  if (cp == 0x85 || cp == 0xFEFF) return true;
  const utf8proc_category_t c = category(cp);
  return c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP;
}

uint32_t ng_utf8_to_lower(uint32_t cp) {
  if (cp < 0x80) return (unsigned char)ng_ascii_to_lower((char)cp);
  return cp > 0x10FFFF ? cp : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t ng_utf8_to_upper(uint32_t cp) {
  if (cp < 0x80) return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
  return cp > 0x10FFFF ? cp : (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}
