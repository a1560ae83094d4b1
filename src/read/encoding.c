/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "read/words.h"

#define SAMPLE 4096u   /* bytes looked at for zero bytes and declarations */
#define CHARSET_MAX 40u

/* Windows-1252 0x80..0x9F; 0 where undefined. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static uint32_t from_windows_1252(unsigned char byte) {
  if (byte < 0x80 || byte >= 0xA0) return byte;
  const uint32_t cp = windows_1252[byte - 0x80];
  return cp ? cp : 0xFFFD;
}

/* Length of what a decoder gives up at: a lead byte with the continuations that it has. */
static size_t damaged_length(ng_view text, size_t i) {
  size_t end = i + 1;
  if ((unsigned char)text.data[i] >= 0xC2)
    while (end < text.len && end < i + 3 && ((unsigned char)text.data[end] & 0xC0) == 0x80) end++;
  return end - i;
}

uint32_t ng_utf8_repair(ng_view text, size_t i, unsigned *size) {
  const uint32_t cp = ng_utf8_decode(text.data + i, text.len - i, size);
  if (cp != NG_UTF8_INVALID) return cp;
  const size_t len = damaged_length(text, i);
  const bool ascii_before = i == 0 || (unsigned char)text.data[i - 1] < 0x80;
  const bool ascii_after = i + 1 == text.len || (unsigned char)text.data[i + 1] < 0x80;
  if (ascii_before && ascii_after) return from_windows_1252((unsigned char)text.data[i]);
  *size = (unsigned)len;
  return 0xFFFD;
}

void ng_utf8_add_repaired(ng_strbuf *out, ng_view text) {
  size_t i = 0;
  while (i < text.len && !out->failed) {
    const size_t good = ng_utf8_valid_prefix(ng_view_make(text.data + i, text.len - i));
    ng_strbuf_add(out, text.data + i, good);
    i += good;
    if (i == text.len) break;
    unsigned size;
    ng_strbuf_add_codepoint(out, ng_utf8_repair(text, i, &size));
    i += size;
  }
}

static void add_windows_1252(ng_strbuf *out, ng_view bytes) {
  size_t i = 0;
  while (i < bytes.len && !out->failed) {
    size_t end = i;
    while (end < bytes.len && (unsigned char)bytes.data[end] < 0x80) end++;
    ng_strbuf_add(out, bytes.data + i, end - i);
    if (end < bytes.len) ng_strbuf_add_codepoint(out, from_windows_1252((unsigned char)bytes.data[end++]));
    i = end;
  }
}

/* Converts through iconv; what cannot be converted becomes U+FFFD.  false: no such charset. */
static bool add_converted(ng_strbuf *out, ng_view bytes, const char *charset) {
  const iconv_t converter = iconv_open("UTF-8", charset);
  union { /* iconv's input pointer lacks const but is only read */
    const void *none;
    iconv_t converter;
  } handle = {.converter = converter};
  if ((intptr_t)handle.none == -1) return false;
  union {
    const char *in;
    char *mutable_in;
  } cast = {.in = bytes.data};
  char *in = cast.mutable_in;
  size_t left = bytes.len;
  while (left && !out->failed) {
    char block[4096], *to = block;
    size_t room = sizeof block;
    const size_t code = iconv(converter, &in, &left, &to, &room);
    const int why = code == (size_t)-1 ? errno : 0;
    ng_strbuf_add(out, block, sizeof block - room);
    if (why == EILSEQ || why == EINVAL) { /* skip one byte that is none, or the cut-off end */
      ng_strbuf_add_codepoint(out, 0xFFFD);
      in++;
      left = why == EINVAL ? 0 : left - 1;
    }
  }
  iconv_close(converter);
  return true;
}

static const char *charset_of_mark(ng_view bytes) {
  static const struct mark {
    const char *bytes;
    size_t len;
    const char *charset;
  } marks[] = {
      {"\xEF\xBB\xBF", 3, "UTF-8"},        {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
      {"\xFF\xFE", 2, "UTF-16LE"},         {"\xFE\xFF", 2, "UTF-16BE"},
  };
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (bytes.len >= marks[i].len && memcmp(bytes.data, marks[i].bytes, marks[i].len) == 0) return marks[i].charset;
  return NULL;
}

/* UTF-16 without a mark: Latin text has a zero in every other byte. */
static const char *charset_of_zeros(ng_view bytes) {
  const size_t n = bytes.len < SAMPLE ? bytes.len & ~(size_t)1 : SAMPLE;
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < n; i += 2) {
    even += bytes.data[i] == 0;
    odd += bytes.data[i + 1] == 0;
  }
  if (n >= 4 && odd > n / 4 && even < n / 20) return "UTF-16LE";
  if (n >= 4 && even > n / 4 && odd < n / 20) return "UTF-16BE";
  return NULL;
}

/* The charset that an XML declaration or an HTML meta element names, "" if none. */
static void declared_charset(ng_view bytes, char out[CHARSET_MAX + 1]) {
  out[0] = '\0';
  const ng_view head = ng_read__trim(ng_view_make(bytes.data, bytes.len < SAMPLE ? bytes.len : SAMPLE));
  if (!head.len || head.data[0] != '<') return;
  const bool is_xml = ng_read__starts_nocase(head, "<?xml");
  const size_t end = is_xml ? ng_read__find_nocase(head, "?>", 0) : SIZE_MAX;
  size_t at = is_xml ? ng_read__find_nocase(head, "encoding", 0) : SIZE_MAX;
  if (at == SIZE_MAX || at > end) at = ng_read__find_nocase(head, "charset", 0);
  if (at == SIZE_MAX) return;
  while (at < head.len && ng_ascii_is_alpha(head.data[at])) at++;
  while (at < head.len && (ng_ascii_is_space(head.data[at]) || head.data[at] == '=' || head.data[at] == '"' ||
                           head.data[at] == '\''))
    at++;
  size_t n = 0;
  for (; at + n < head.len && n < CHARSET_MAX; n++) {
    const char c = head.data[at + n];
    if (!ng_ascii_is_alpha(c) && !ng_ascii_is_digit(c) && c != '-' && c != '_' && c != ':') break;
    out[n] = c;
  }
  out[n] = '\0';
}

static bool is_latin_1(const char *charset) {
  static const char *const names[] = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii",
                                      "windows-1252", "cp1252", "x-ansi"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (ng_read__equals_nocase(ng_view_of(charset), names[i])) return true;
  return false;
}

/* Whether bytes that are not all UTF-8 are UTF-8 with some damage, rather than another
 * encoding. */
static bool is_damaged_utf8(ng_view bytes) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < bytes.len;) {
    unsigned size;
    if ((unsigned char)bytes.data[i] < 0x80) size = 1;
    else if (ng_utf8_decode(bytes.data + i, bytes.len - i, &size) != NG_UTF8_INVALID) good++;
    else size = (unsigned)damaged_length(bytes, i), bad++;
    i += size;
  }
  return good * 2 >= bad; /* other encodings hardly ever form a whole sequence */
}

ng_status ng_decode(ng_view bytes, ng_strbuf *storage, ng_view *out, bool *valid, ng_error *err) {
  const char *charset = charset_of_mark(bytes);
  if (!charset) charset = charset_of_zeros(bytes);
  char declared[CHARSET_MAX + 1];
  *out = bytes;
  *valid = true;
  const bool wide = charset && strcmp(charset, "UTF-8") != 0;
  if (!wide) {
    *valid = ng_utf8_valid_prefix(bytes) == bytes.len;
    if (*valid || charset) return NG_OK;
    declared_charset(bytes, declared);
    const bool says_utf8 = ng_read__starts_nocase(ng_view_of(declared), "utf");
    charset = declared[0] && !says_utf8 && !is_latin_1(declared) ? declared : NULL;
    if (!charset && is_damaged_utf8(bytes)) return NG_OK;
  }
  *valid = true;
  if (!charset || !add_converted(storage, bytes, charset)) add_windows_1252(storage, bytes);
  if (!ng_strbuf_ok(storage)) return ng_fail_no_mem(err);
  *out = ng_strbuf_view(storage);
  return NG_OK;
}
