/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/features.h"

#include "base/map.h"
#include "base/utf8.h"

typedef struct text {
  char data[NG_FEATURE_FORM_MAX + 4];
  size_t len;
} text;

/* Typographic characters that newsrooms and treebanks write differently. */
static uint32_t plain(uint32_t cp) {
  switch (cp) {
    case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: return '"';
    case 0x2018: case 0x2019: case 0x201B: case 0x2032: return '\'';
    case 0x2010: case 0x2011: return '-';
    default: return cp;
  }
}

static void add(text *t, uint32_t cp) { t->len += ng_utf8_encode(cp, t->data + t->len); }

/* The word without digits and typography, as it is, lower-cased, and with its shape. */
static void normalise(ng_view word, text *exact, text *lower, text *title, text *shape) {
  uint32_t last[2] = {0, 0};
  for (size_t i = 0; i < word.len && exact->len < NG_FEATURE_FORM_MAX && lower->len < NG_FEATURE_FORM_MAX;) {
    unsigned size = 1;
    uint32_t cp = (unsigned char)word.data[i];
    if (cp >= 0x80) cp = plain(ng_utf8_decode(word.data + i, word.len - i, &size));
    i += size;
    const bool ascii = cp < 0x80;
    const bool digit = ascii ? cp >= '0' && cp <= '9' : ng_utf8_is_digit(cp);
    const bool upper = ascii ? cp >= 'A' && cp <= 'Z' : ng_utf8_is_upper(cp);
    const bool letter = ascii ? upper || (cp >= 'a' && cp <= 'z') : ng_utf8_is_letter(cp);
    const uint32_t small = digit ? '0' : upper ? (ascii ? cp + 32 : ng_utf8_to_lower(cp)) : cp;
    add(exact, digit ? '0' : cp);
    add(title, title->len ? small : upper || !letter ? (digit ? '0' : cp) : ascii ? cp - 32 : ng_utf8_to_upper(cp));
    add(lower, small);
    const uint32_t kind = digit ? '0' : upper ? 'X' : letter ? 'x' : cp;
    if ((kind != last[0] || kind != last[1]) && shape->len < 12) add(shape, kind);
    last[1] = last[0];
    last[0] = kind;
  }
}

/* The kind is mixed in behind the hash, which is too thin for short keys to take it as seed. */
static uint64_t key_of(ng_feature_kind kind, const char *data, size_t len) {
  uint64_t h = ng_hash(data, len, 0) + ((uint64_t)kind + 1) * UINT64_C(0x9E3779B97F4A7C15);
  h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ h >> 32;
}

static uint64_t suffix(ng_feature_kind kind, const text *t, size_t n) {
  return n < t->len ? key_of(kind, t->data + t->len - n, n) : key_of(kind, t->data, t->len);
}

static uint64_t prefix(ng_feature_kind kind, const text *t, size_t n) {
  return key_of(kind, t->data, n < t->len ? n : t->len);
}

void ng_features_of(ng_view word, ng_features *out) {
  text exact, lower, title, shape;
  exact.len = lower.len = title.len = shape.len = 0;
  normalise(word, &exact, &lower, &title, &shape);
  out->form[NG_FORM_EXACT] = key_of(NG_FEATURE_FORM, exact.data, exact.len);
  out->form[NG_FORM_LOWER] = key_of(NG_FEATURE_FORM, lower.data, lower.len);
  out->form[NG_FORM_TITLE] = key_of(NG_FEATURE_FORM, title.data, title.len);
  out->key[NG_FEATURE_FORM] = out->form[NG_FORM_EXACT];
  out->key[NG_FEATURE_LOWER] = key_of(NG_FEATURE_LOWER, lower.data, lower.len);
  out->key[NG_FEATURE_SUFFIX2] = suffix(NG_FEATURE_SUFFIX2, &lower, 2);
  out->key[NG_FEATURE_SUFFIX3] = suffix(NG_FEATURE_SUFFIX3, &lower, 3);
  out->key[NG_FEATURE_SUFFIX4] = suffix(NG_FEATURE_SUFFIX4, &lower, 4);
  out->key[NG_FEATURE_PREFIX1] = prefix(NG_FEATURE_PREFIX1, &lower, 1);
  out->key[NG_FEATURE_PREFIX2] = prefix(NG_FEATURE_PREFIX2, &lower, 2);
  out->key[NG_FEATURE_PREFIX3] = prefix(NG_FEATURE_PREFIX3, &lower, 3);
  out->key[NG_FEATURE_SHAPE] = key_of(NG_FEATURE_SHAPE, shape.data, shape.len);
}
