/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: decoding, encoding, validation, and the simple character classes that need no
 * locale.  Readers validate once; later stages trust the text. */
#ifndef NG_BASE_UTF8_H
#define NG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <newsgraph/view.h>

#define NG_UTF8_INVALID UINT32_MAX

/* Decodes one code point at `data` (`len` > 0 bytes are there) and stores its length in
 * `*size` (1..4).  A malformed sequence gives NG_UTF8_INVALID and size 1. */
uint32_t ng_utf8_decode(const char *data, size_t len, unsigned *size);

/* Writes 1 to 4 bytes and returns how many; what is no scalar value becomes U+FFFD. */
size_t ng_utf8_encode(uint32_t cp, char out[4]);

/* Length of the longest valid prefix; equal to text.len where all is valid. */
size_t ng_utf8_valid_prefix(ng_view text);

/* Character classes of Unicode (through utf8proc). */
bool ng_utf8_is_letter(uint32_t cp);
bool ng_utf8_is_digit(uint32_t cp);
bool ng_utf8_is_upper(uint32_t cp);
bool ng_utf8_is_lower(uint32_t cp);
bool ng_utf8_is_space(uint32_t cp);   /* every kind of blank and line break */
uint32_t ng_utf8_to_lower(uint32_t cp);
uint32_t ng_utf8_to_upper(uint32_t cp);

/* ASCII classes, for bytes. */
static inline bool ng_ascii_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ng_ascii_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ng_ascii_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ng_ascii_is_alpha(char c) { return ng_ascii_is_upper(c) || ng_ascii_is_lower(c); }
static inline bool ng_ascii_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline char ng_ascii_to_lower(char c) { return ng_ascii_is_upper(c) ? (char)(c + 32) : c; }

#endif
