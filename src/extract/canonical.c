/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/canonical.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Letters that decomposition does not take apart. */
typedef struct spelling {
  uint32_t cp;
  const char *text;
} spelling;

static const spelling spellings[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"}, {0x111, "d"},
                                     {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"}, {0x259, "e"}};

static bool is_apostrophe(uint32_t cp) {
  return cp == '\'' || cp == '`' || cp == 0x2018 || cp == 0x2019 || cp == 0x2BC || cp == 0x2BE || cp == 0x2BF;
}

static void add_letter(ng_strbuf *out, uint32_t cp) {
  cp = ng_utf8_to_lower(cp);
  if (cp < 0x80) {
    ng_strbuf_add_char(out, (char)cp);
    return;
  }
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
    if (spellings[i].cp == cp) {
      ng_strbuf_add_text(out, spellings[i].text);
      return;
    }
  }
  ng_strbuf_addf(out, "u%x", (unsigned)cp);
}

/* Base letters of a code point; marks fall away. */
static void add_decomposed(ng_strbuf *out, uint32_t cp) {
  utf8proc_int32_t parts[8];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 8,
                                               UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &boundary);
  if (n < 0 || n > 8) n = 0;
  for (utf8proc_ssize_t i = 0; i < n; i++)
    if (ng_utf8_is_letter((uint32_t)parts[i]) || ng_utf8_is_digit((uint32_t)parts[i])) add_letter(out, (uint32_t)parts[i]);
}

void ng_canonical_slug(ng_view name, ng_strbuf *out) {
  const size_t start = out->len;
  bool gap = false;
  for (size_t at = 0; at < name.len;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(name.data + at, name.len - at, &size);
    at += size;
    if (is_apostrophe(cp) || cp == '.') continue; /* U.S. is us, Sana'a is sanaa */
    if (!ng_utf8_is_letter(cp) && !ng_utf8_is_digit(cp)) {
      gap = true;
      continue;
    }
    if (gap && out->len > start) ng_strbuf_add_char(out, '-');
    gap = false;
    add_decomposed(out, cp);
  }
}

static bool is_initial(ng_view word) {
  unsigned size = 0;
  if (word.len) ng_utf8_decode(word.data, word.len, &size);
  return word.len && (word.len == size || (word.len == size + 1 && word.data[size] == '.'));
}

void ng_canonical_person(ng_view name, ng_strbuf *out) {
  for (size_t begin = 0, end; begin < name.len; begin = end + 1) {
    const char *const blank = memchr(name.data + begin, ' ', name.len - begin);
    end = blank ? (size_t)(blank - name.data) : name.len;
    const ng_view word = ng_view_make(name.data + begin, end - begin);
    if (begin > 0 && end < name.len && is_initial(word)) continue;
    if (begin > 0) ng_strbuf_add_char(out, ' ');
    ng_strbuf_add_view(out, word);
  }
}

void ng_canonical_id(ng_view type, ng_view name, ng_view qualifier, ng_strbuf *out) {
  ng_strbuf_add_view(out, type);
  ng_strbuf_add_char(out, '/');
  ng_canonical_slug(name, out);
  if (!qualifier.len) return;
  ng_strbuf_add_char(out, '-');
  ng_canonical_slug(qualifier, out);
}
