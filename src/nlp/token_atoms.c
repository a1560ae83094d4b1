/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token_atoms.h"

#include "base/map.h"
#include "base/utf8.h"
#include "nlp/token_address.h"
#include "nlp/token_words.h"

enum { WORD_HASHED = 48 /* bytes of a word that count for its hash */ };

typedef struct atom_scanner {
  ng_view text;    /* up to the end of the span */
  size_t at;
  uint8_t flags;   /* of the next atom */
  bool after_word; /* the character before `at` is a letter, a digit or a hyphen */
  ng_atom_list *atoms;
} atom_scanner;

static uint32_t char_at(ng_view text, size_t at, unsigned *size) {
  *size = 0;
  if (at >= text.len) return 0;
  return ng_utf8_decode(text.data + at, text.len - at, size);
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0x2BC; }

/* Joiners and soft hyphens live inside words. */
static bool is_word_char(uint32_t c) {
  if (c < 0x80) return ng_ascii_is_alpha((char)c);
  return c == 0xAD || c == 0x200C || c == 0x200D || ng_utf8_is_letter(c);
}

static bool is_alnum_at(ng_view text, size_t at) {
  unsigned size;
  const uint32_t c = char_at(text, at, &size);
  return size && (is_word_char(c) || ng_utf8_is_digit(c));
}

static bool is_digit_at(ng_view text, size_t at) { return at < text.len && ng_ascii_is_digit(text.data[at]); }

/* A character as hashes see it. */
static uint32_t unified(uint32_t c) {
  if (is_apostrophe(c)) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return '"';
  if (ng_utf8_is_digit(c)) return '0';
  return c < 0x80 ? (unsigned char)ng_ascii_to_lower((char)c) : ng_utf8_to_lower(c);
}

static uint64_t hash_word(const char *data, size_t len) {
  char folded[2 * WORD_HASHED + 8] = {0};
  size_t n = 0;
  if (len > WORD_HASHED) len = WORD_HASHED;
  for (size_t i = 0; i < len;) {
    unsigned size;
    const uint32_t c = ng_utf8_decode(data + i, len - i, &size);
    i += size;
    if (c < 0x80) folded[n++] = ng_ascii_is_digit((char)c) ? '0' : c == '`' ? '\'' : ng_ascii_to_lower((char)c);
    else n += ng_utf8_encode(unified(c), folded + n);
  }
  return ng_hash(folded, n, 0);
}

uint64_t ng_atom_apostrophe(void) { return hash_word("'", 1); }

uint64_t ng_atom_letter(char letter) { return hash_word(&letter, 1); }

uint64_t ng_atom_prefix(ng_view text, const ng_atom *atom, uint32_t n) {
  uint64_t h = n;
  for (size_t at = atom->begin; n && at < atom->end; n--) {
    unsigned size;
    h = h * UINT64_C(0x100000001B3) + unified(ng_utf8_decode(text.data + at, atom->end - at, &size));
    at += size;
  }
  return h;
}

uint64_t ng_atom_suffix(ng_view text, const ng_atom *atom, uint32_t n) {
  size_t at = atom->end;
  for (uint32_t left = n; left && at > atom->begin; left--) {
    at--;
    while (at > atom->begin && ((unsigned char)text.data[at] & 0xC0) == 0x80) at--;
  }
  const ng_atom tail = {.begin = (uint32_t)at, .end = atom->end};
  return ng_atom_prefix(text, &tail, n) ^ 0x5F;
}

static ng_shape word_shape(const char *data, size_t len) {
  uint32_t n_upper = 0, n_lower = 0, n = 0;
  bool first_upper = false;
  for (size_t i = 0; i < len && i < WORD_HASHED;) {
    unsigned size;
    const uint32_t c = ng_utf8_decode(data + i, len - i, &size);
    const bool upper = ng_utf8_is_upper(c);
    if (i == 0) first_upper = upper;
    n_upper += upper;
    n_lower += !upper && ng_utf8_is_lower(c);
    n++;
    i += size;
  }
  if (!n_upper) return n_lower ? NG_SHAPE_LOWER : NG_SHAPE_CASELESS;
  if (!n_lower) return n == 1 ? NG_SHAPE_INITIAL : NG_SHAPE_UPPER;
  return first_upper && n_upper == 1 ? NG_SHAPE_CAPITAL : NG_SHAPE_MIXED;
}

static bool add_atom(atom_scanner *s, size_t end, ng_atom_kind kind) {
  const char *const data = s->text.data + s->at;
  const size_t len = end - s->at;
  ng_atom atom = {(uint32_t)s->at, (uint32_t)end, (uint8_t)kind, NG_SHAPE_OTHER, s->flags, 0, hash_word(data, len)};
  if (kind == NG_ATOM_WORD || kind == NG_ATOM_DESIGNATION) {
    atom.shape = (uint8_t)word_shape(data, len);
    atom.abbreviation = (uint8_t)ng_word_abbreviation(ng_view_make(data, len));
  } else if (kind == NG_ATOM_NUMBER) {
    atom.shape = NG_SHAPE_DIGITS;
  }
  s->at = end;
  s->flags = 0;
  s->after_word = kind != NG_ATOM_MARK || data[len - 1] == '-';
  return ng_vec_push(s->atoms, atom);
}

/* End of the clitic at `at` ('s 're ...); 0 where there is none. */
static size_t clitic_end(ng_view text, size_t at) {
  unsigned size;
  if (!is_apostrophe(char_at(text, at, &size)) || !size) return 0;
  const size_t end = at + size + ng_word_clitic(ng_view_make(text.data + at + size, text.len - at - size));
  return end > at + size && !is_alnum_at(text, end) ? end : 0;
}

/* Whether "n't" ends at a word's end, where an apostrophe and a t follow. */
static size_t negation_end(const atom_scanner *s, size_t end) {
  unsigned size;
  if (end - s->at < 2 || ng_ascii_to_lower(s->text.data[end - 1]) != 'n') return 0;
  if (!is_apostrophe(char_at(s->text, end, &size)) || !size) return 0;
  const size_t t = end + size;
  if (t >= s->text.len || ng_ascii_to_lower(s->text.data[t]) != 't' || is_alnum_at(s->text, t + 1)) return 0;
  return t + 1;
}

static bool scan_word(atom_scanner *s) {
  size_t end = s->at;
  unsigned size;
  for (uint32_t c = char_at(s->text, end, &size); size && is_word_char(c); c = char_at(s->text, end, &size)) end += size;
  const size_t negation = negation_end(s, end);
  if (negation) return add_atom(s, end - 1, NG_ATOM_WORD) && add_atom(s, negation, NG_ATOM_CLITIC);
  const size_t split = ng_word_split(ng_view_make(s->text.data + s->at, end - s->at));
  if (split && !add_atom(s, s->at + split, NG_ATOM_WORD)) return false;
  return add_atom(s, end, NG_ATOM_WORD);
}

/* 5,000.25 and 7:30 and 1.2.3, but 1,2 is a list. */
static bool scan_number(atom_scanner *s) {
  const ng_view text = s->text;
  size_t end = s->at;
  unsigned size;
  for (;;) {
    while (char_at(text, end, &size), size && ng_utf8_is_digit(char_at(text, end, &size))) end += size;
    if (end >= text.len || !is_digit_at(text, end + 1)) break;
    size_t digits = 1;
    while (digits < 5 && is_digit_at(text, end + 1 + digits)) digits++;
    const char c = text.data[end];
    if (c != '.' && !(c == ',' && digits == 3) && !(c == ':' && digits == 2)) break;
    end++;
  }
  return add_atom(s, end, NG_ATOM_NUMBER);
}

static bool scan_mark(atom_scanner *s) {
  const size_t clitic = clitic_end(s->text, s->at);
  if (clitic) return add_atom(s, clitic, NG_ATOM_CLITIC);
  unsigned size;
  const uint32_t c = char_at(s->text, s->at, &size);
  size_t end = s->at + size;
  const bool repeats = c == 0x2026 || c == 0x2013 || c == 0x2014 || (c < 0x80 && c && strchr(".-=_*!?~#+<>|^`'", (int)c));
  unsigned next;
  while (repeats && end < s->text.len && char_at(s->text, end, &next) == c) end += next;
  return add_atom(s, end, NG_ATOM_MARK);
}

static bool scan_atom(atom_scanner *s) {
  unsigned size;
  const uint32_t c = char_at(s->text, s->at, &size);
  if (!s->after_word) {
    size_t end = ng_address_end(s->text, s->at);
    if (end) return add_atom(s, end, NG_ATOM_ADDRESS);
    end = ng_designation_end(s->text, s->at);
    if (end) return add_atom(s, end, NG_ATOM_DESIGNATION);
  }
  if (ng_utf8_is_digit(c)) return scan_number(s);
  return is_word_char(c) ? scan_word(s) : scan_mark(s);
}

/* Passes white space; an empty line begins a paragraph. */
static void skip_space(atom_scanner *s) {
  uint32_t lines = 0;
  while (s->at < s->text.len) {
    unsigned size;
    const uint32_t c = char_at(s->text, s->at, &size);
    if (!ng_utf8_is_space(c)) break;
    lines += c == '\n' || c == 0x2029 || c == 0x2028;
    s->flags |= NG_ATOM_SPACE;
    s->after_word = false;
    s->at += size;
  }
  if (lines) s->flags |= NG_ATOM_LINE;
  if (lines > 1) s->flags |= NG_ATOM_BREAK;
}

/* What has hundreds of tiny atoms and no white space is code or noise, no English: its atoms
 * are glued to tokens of PIECE atoms, lest a page of brackets become a million tokens. */
static void glue_noise(ng_atom_list *atoms, uint32_t first) {
  enum { LEAST = 250, PIECE = 250, TINY = 3 /* bytes an atom */ };
  for (uint32_t i = first, next; i < atoms->len; i = next) {
    for (next = i + 1; next < atoms->len && !(atoms->data[next].flags & NG_ATOM_SPACE);) next++;
    const uint32_t n = next - i, bytes = atoms->data[next - 1].end - atoms->data[i].begin;
    if (n < LEAST || bytes / n >= TINY) continue;
    for (uint32_t k = i + 1; k < next; k++)
      if ((k - i) % PIECE) atoms->data[k].flags |= NG_ATOM_GLUED;
  }
}

bool ng_atoms_scan(ng_view text, ng_span span, ng_atom_list *atoms) {
  atom_scanner s = {.text = {text.data, span.end}, .at = span.begin, .atoms = atoms};
  const uint32_t first = atoms->len;
  for (;;) {
    skip_space(&s);
    if (s.at >= s.text.len) break;
    if (atoms->len == 0 || s.at == span.begin) s.flags |= NG_ATOM_SPACE | NG_ATOM_BREAK;
    if (!scan_atom(&s)) return false;
  }
  glue_noise(atoms, first);
  return true;
}
