/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token_address.h"

#include "base/utf8.h"

enum { HOST_MAX = 256, PREFIX_MAX = 12 };

static char byte_at(ng_view text, size_t at) { return at < text.len ? text.data[at] : '\0'; }

static bool is_alnum(char c) { return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c) || (unsigned char)c >= 0x80; }
static bool is_ascii_alnum(char c) { return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c); }

static bool is_one_of(char c, const char *set) { return c && strchr(set, c); }

static bool begins(ng_view text, size_t at, const char *lower) {
  for (; *lower; lower++, at++)
    if (ng_ascii_to_lower(byte_at(text, at)) != *lower) return false;
  return true;
}

/* Top-level domains and file endings that occur in prose without a scheme. */
static bool is_known_ending(ng_view text, size_t begin, size_t end) {
  static const char endings[] =
    " com org net edu gov mil int info biz io co uk de fr ru ua cn jp eu us tv me ir il in au ca ch es it nl pl se no"
    " doc docx xls xlsx pdf ppt pptx txt html htm php jpg jpeg png gif zip mp3 mp4 csv xml json exe ";
  char key[10] = " ";
  const size_t len = end - begin;
  if (len > 5) return false;
  bool lower = false, upper = false;
  for (size_t i = 0; i < len; i++) {
    lower |= ng_ascii_is_lower(text.data[begin + i]);
    upper |= ng_ascii_is_upper(text.data[begin + i]);
    key[i + 1] = ng_ascii_to_lower(text.data[begin + i]);
  }
  key[len + 1] = ' ';
  return lower != upper && strstr(endings, key) != NULL;
}

/* End of the run of characters that addresses are made of, without the punctuation behind
 * it; a closing bracket stays if it was opened inside. */
static size_t path_end(ng_view text, size_t at) {
  size_t end = at;
  int depth = 0;
  for (; end < text.len; end++) {
    const char c = text.data[end];
    if ((unsigned char)c <= ' ' || c == '<' || c == '>' || c == '"' || c == '[' || c == ']') break;
    if (c == '\xE2' || c == '\xC2') { /* quotes, dashes, no-break space */
      unsigned size;
      const uint32_t cp = ng_utf8_decode(text.data + end, text.len - end, &size);
      if (ng_utf8_is_space(cp) || (cp >= 0x2010 && cp <= 0x203A) || cp == 0xAB || cp == 0xBB) break;
    }
    if (c == '(') depth++;
    if (c == ')' && --depth < 0) break;
  }
  while (end > at && is_one_of(text.data[end - 1], ".,;:!?'*_|")) end--;
  return end;
}

/* End of a host or file name (a.b-c.d), and whether its last part is a known ending. */
static size_t host_end(ng_view text, size_t at, bool *known) {
  size_t end = at, part = at, dots = 0;
  *known = false;
  while (end - at < HOST_MAX) {
    const char c = byte_at(text, end);
    if (is_ascii_alnum(c) || c == '-' || c == '_') {
      end++;
    } else if (c == '.' && end > part && is_ascii_alnum(byte_at(text, end + 1))) {
      dots++;
      part = ++end;
    } else {
      break;
    }
  }
  while (end > part && (text.data[end - 1] == '-' || text.data[end - 1] == '_')) end--;
  *known = dots && is_known_ending(text, part, end) && !is_alnum(byte_at(text, end));
  return dots ? end : at;
}

static size_t mail_end(ng_view text, size_t at) {
  size_t sign = at;
  while (sign - at < HOST_MAX && (is_ascii_alnum(byte_at(text, sign)) || is_one_of(byte_at(text, sign), "._+-~")))
    sign++;
  if (sign == at || byte_at(text, sign) != '@') return 0;
  bool known;
  const size_t end = host_end(text, sign + 1, &known);
  return end > sign + 1 ? end : 0;
}

static size_t url_end(ng_view text, size_t at) {
  static const char *const prefixes[] = {"http://", "https://", "ftp://", "www.", "mailto:", "doi:10."};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    if (!begins(text, at, prefixes[i])) continue;
    const size_t end = path_end(text, at);
    if (end > at + strlen(prefixes[i])) return end;
  }
  return 0;
}

/* @name and #tag: a letter, then letters, digits and low lines. */
static size_t handle_end(ng_view text, size_t at) {
  if (byte_at(text, at) != '@' && byte_at(text, at) != '#') return 0;
  size_t end = at + 1;
  if (!ng_ascii_is_alpha(byte_at(text, end)) && byte_at(text, end) != '_') return 0;
  while (is_alnum(byte_at(text, end)) || byte_at(text, end) == '_') {
    unsigned size;
    const uint32_t c = ng_utf8_decode(text.data + end, text.len - end, &size);
    if (c >= 0x80 && !ng_utf8_is_letter(c)) break;
    end += size;
  }
  return end;
}

size_t ng_address_end(ng_view text, size_t at) {
  const char c = byte_at(text, at);
  if (c == '@' || c == '#') return handle_end(text, at);
  if (!is_ascii_alnum(c)) return 0;
  size_t end = url_end(text, at);
  if (!end) end = mail_end(text, at);
  if (end) return end;
  bool known;
  end = host_end(text, at, &known);
  if (!known) return 0;
  return byte_at(text, end) == '/' && is_alnum(byte_at(text, end + 1)) ? path_end(text, at) : end;
}

static bool is_upper_at(ng_view text, size_t at) { return ng_ascii_is_upper(byte_at(text, at)); }
static bool is_digit_at(ng_view text, size_t at) { return ng_ascii_is_digit(byte_at(text, at)); }

static size_t skip_digits(ng_view text, size_t at) {
  while (is_digit_at(text, at)) at++;
  return at;
}

/* Capitals and digits after the first figure of a designation: 47M2, 18E/F, 300PMU-2, 35s. */
static size_t tail_end(ng_view text, size_t at) {
  for (;;) {
    while (is_digit_at(text, at) || is_upper_at(text, at)) at++;
    const char c = byte_at(text, at);
    const bool variant = c == '/' && is_upper_at(text, at + 1) && !is_alnum(byte_at(text, at + 2));
    if (!variant && !(c == '-' && is_digit_at(text, at + 1))) break;
    at++;
  }
  if (byte_at(text, at) == 's' && !is_alnum(byte_at(text, at + 1))) at++; /* Su-35s */
  if ((byte_at(text, at) == 'k' || byte_at(text, at) == 'm') && !is_alnum(byte_at(text, at + 1))) at++;
  return at;
}

/* Words before "-5" that make a date, a range or a ranking, no designation. */
static bool is_plain_prefix(ng_view text, size_t begin, size_t end) {
  static const char words[] =
    " jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov"
    " november dec december top under over post pre mid page pages no nos vol chapter section table figure sunday monday"
    " tuesday wednesday thursday friday saturday twenty thirty forty fifty sixty seventy eighty ninety covid ";
  char key[PREFIX_MAX + 3] = " ";
  const size_t len = end - begin;
  if (len > PREFIX_MAX) return true;
  for (size_t i = 0; i < len; i++) key[i + 1] = ng_ascii_to_lower(text.data[begin + i]);
  key[len + 1] = ' ';
  return strstr(words, key) != NULL;
}

/* Su-35, S-300PMU-2, F/A-18E/F, AN/TPQ-36, Iskander-M. */
static size_t hyphenated_end(ng_view text, size_t at, size_t letters) {
  size_t hyphen = letters;
  if (byte_at(text, hyphen) == '/' && is_upper_at(text, hyphen + 1)) {
    hyphen++;
    while (is_upper_at(text, hyphen) && hyphen - letters < 5) hyphen++;
  }
  if (byte_at(text, hyphen) != '-' || is_plain_prefix(text, at, letters)) return 0;
  if (is_digit_at(text, hyphen + 1)) return tail_end(text, hyphen + 1);
  const bool initials = byte_at(text, hyphen + 2) == '.' && is_upper_at(text, hyphen + 3); /* Mekong-U.S. */
  const bool has_suffix = letters - at > 3 && is_upper_at(text, hyphen + 1) && !initials;
  return has_suffix ? hyphen + 2 : 0;
}

/* US$ */
static size_t currency_end(ng_view text, size_t at) {
  size_t end = at;
  while (is_upper_at(text, end) && end - at < 4) end++;
  return end > at && byte_at(text, end) == '$' && !ng_ascii_is_alpha(byte_at(text, end + 1)) ? end + 1 : 0;
}

size_t ng_designation_end(ng_view text, size_t at) {
  const size_t currency = currency_end(text, at);
  if (currency) return currency;
  size_t letters = at;
  while (ng_ascii_is_alpha(byte_at(text, letters)) && letters - at <= PREFIX_MAX) letters++;
  size_t end = 0;
  if (is_digit_at(text, at)) { /* 9M729: capitals between figures */
    size_t capitals = skip_digits(text, at);
    while (is_upper_at(text, capitals)) capitals++;
    if (is_upper_at(text, capitals - 1) && is_digit_at(text, capitals)) end = tail_end(text, capitals);
  } else if (is_upper_at(text, at)) {
    end = hyphenated_end(text, at, letters);
    bool all_upper = true;
    for (size_t i = at; i < letters; i++) all_upper &= is_upper_at(text, i);
    if (!end && all_upper && is_digit_at(text, letters)) end = tail_end(text, letters); /* M1A2 */
    if (end && byte_at(text, end) == '+' && is_digit_at(text, end + 1)) end = skip_digits(text, end + 1); /* P5+1 */
  }
  return end && !is_alnum(byte_at(text, end)) ? end : 0;
}
