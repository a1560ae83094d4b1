/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/sentence.h"

#include "base/utf8.h"

static ng_sentence_mark mark_of(ng_view text) {
  unsigned size;
  const uint32_t c = text.len ? ng_utf8_decode(text.data, text.len, &size) : 0;
  switch (c) {
  case '.': case '!': case '?': case 0x2026: case 0x3002: return NG_SENTENCE_MARK_STOP;
  case '(': case '[': case '{': case 0x201C: case 0xAB: case 0x201E: return NG_SENTENCE_MARK_OPENING;
  case ')': case ']': case '}': case 0x201D: case 0xBB: return NG_SENTENCE_MARK_CLOSING;
  case '"': case '\'': case '`': case 0x2018: case 0x2019: return NG_SENTENCE_MARK_QUOTE;
  case ':': case ';': return NG_SENTENCE_MARK_COLON;
  case ',': return NG_SENTENCE_MARK_COMMA;
  case '-': case 0x2013: case 0x2014: return NG_SENTENCE_MARK_DASH;
  case '*': case '#': case '>': case 0x2022: case 0xB7: case 0x25CF: return NG_SENTENCE_MARK_BULLET;
  default: return NG_SENTENCE_MARK_OTHER;
  }
}

ng_sentence_word ng_sentence_word_make(ng_view text, const ng_atom *atoms, uint32_t first, uint32_t end, bool is_part) {
  const ng_atom *const head = &atoms[first], *const tail = &atoms[end - 1];
  ng_sentence_word w = {.word = head->word, .kind = head->kind, .shape = head->shape, .flags = head->flags, .is_part = is_part};
  for (uint32_t i = first + 1; i < end; i++) w.word = ng_feature(99, w.word, atoms[i].word, 0);
  w.suffix = ng_atom_suffix(text, &(ng_atom){.begin = head->begin, .end = tail->end}, 3);
  if (end - first > 1 && text.data[tail->begin] == '.') {
    w.abbreviation = atoms[end - 2].abbreviation;
    if (!w.abbreviation) w.abbreviation = NG_ABBREVIATION_OTHER;
  }
  if (head->kind == NG_ATOM_MARK) w.mark = (uint8_t)mark_of(ng_view_make(text.data + head->begin, tail->end - head->begin));
  return w;
}

void ng_sentence_open(ng_sentence_context *c, uint32_t first) {
  c->first = first;
  c->depth = 0;
  c->in_quote = false;
  c->n_capital = c->n_words = 0;
}

static bool has_capital(const ng_sentence_word *w) {
  return w->shape == NG_SHAPE_CAPITAL || w->shape == NG_SHAPE_UPPER || w->shape == NG_SHAPE_INITIAL || w->shape == NG_SHAPE_MIXED;
}

void ng_sentence_take(ng_sentence_context *c, uint32_t i) {
  const ng_sentence_word *const w = &c->words[i];
  if (w->mark == NG_SENTENCE_MARK_OPENING) c->depth++;
  if (w->mark == NG_SENTENCE_MARK_CLOSING && c->depth > 0) c->depth--;
  if (w->mark == NG_SENTENCE_MARK_QUOTE) c->in_quote = !c->in_quote;
  c->n_words += w->kind == NG_ATOM_WORD;
  c->n_capital += has_capital(w);
  if (c->next_stop <= i || i == 0) {
    c->next_stop = i + 1;
    while (c->next_stop < c->n && c->words[c->next_stop].mark != NG_SENTENCE_MARK_STOP) c->next_stop++;
  }
  if (c->paragraph_end <= i || i == 0) {
    c->paragraph_end = i + 1;
    while (c->paragraph_end < c->n && !(c->words[c->paragraph_end].flags & NG_ATOM_BREAK)) c->paragraph_end++;
  }
}

bool ng_sentence_is_open(const ng_sentence_context *c, uint32_t i, bool *known) {
  *known = true;
  if (i + 1 == c->n || (c->words[i + 1].flags & NG_ATOM_BREAK)) return false;
  *known = false;
  return !c->words[i + 1].is_part;
}

static const ng_sentence_word nothing = {.kind = NG_ATOM_MARK, .shape = NG_SHAPE_OTHER, .flags = NG_ATOM_BREAK};

/* A word of the paragraph. */
static const ng_sentence_word *word_at(const ng_sentence_context *c, uint32_t i, int offset) {
  const int64_t at = (int64_t)i + offset;
  return at < 0 || at >= c->paragraph_end ? &nothing : &c->words[at];
}

static uint64_t look(const ng_sentence_word *w) {
  if (w->kind == NG_ATOM_MARK) return w->word | 1;
  return (uint64_t)w->abbreviation << 12 | (uint64_t)w->kind << 8 | (uint64_t)w->shape << 4;
}

static uint32_t bucket(uint32_t n) {
  return n < 8 ? n : n < 12 ? 8 : n < 18 ? 9 : n < 27 ? 10 : n < 40 ? 11 : n < 60 ? 12 : 13;
}

uint32_t ng_sentence_features(const ng_sentence_context *c, uint32_t i, uint64_t out[NG_SENTENCE_FEATURES]) {
  const ng_sentence_word *const l3 = word_at(c, i, -2), *const l2 = word_at(c, i, -1), *const l1 = word_at(c, i, 0);
  const ng_sentence_word *const r1 = word_at(c, i, 1), *const r2 = word_at(c, i, 2), *const r3 = word_at(c, i, 3);
  const uint64_t kl3 = look(l3), kl2 = look(l2), kl1 = look(l1), kr1 = look(r1), kr2 = look(r2), kr3 = look(r3);
  const uint64_t wl2 = l2->word, wl1 = l1->word, wr1 = r1->word, wr2 = r2->word, wr3 = r3->word;
  const uint32_t length = bucket(i + 1 - c->first), rest = bucket(c->paragraph_end - i - 1);
  const uint64_t stop = c->next_stop < c->paragraph_end ? bucket(c->next_stop - i - 1) : 15;
  const uint64_t space = r1->flags & (NG_ATOM_SPACE | NG_ATOM_LINE);
  const uint64_t open = (uint64_t)(c->depth > 2 ? 2 : c->depth) << 1 | c->in_quote;
  const uint64_t capitals = c->n_words ? c->n_capital * 4 / c->n_words : 5;
  const ng_sentence_word *const head = &c->words[c->first];
  uint32_t n = 0;
#define ADD(a, b, d) (out[n] = ng_feature(64 + n, (a), (b), (d)), n++)
  ADD(0, 0, 0);
  ADD(wl1, 0, 0);
  ADD(wr1, 0, 0);
  ADD(wl1, wr1, 0);
  ADD(wl2, wl1, 0);
  ADD(wr1, wr2, 0);
  ADD(wl2, wl1, wr1);
  ADD(wl1, wr1, wr2);
  ADD(kl1, kr1, 0);
  ADD(kl1, kr1, kr2);
  ADD(kl2, kl1, kr1);
  ADD(kl2, kl1 * 31 + kr1, kr2);
  ADD(kl3 * 31 + kl2, kl1 * 31 + kr1, kr2 * 31 + kr3);
  ADD(wl1, kr1, 0);
  ADD(wl1, kr1, kr2);
  ADD(kl1, wr1, 0);
  ADD(kl1, wr1, kr2);
  ADD(kl1, wr1, wr2);
  ADD(wl2, kl1, kr1);
  ADD(wl2, wl1, kr1);
  ADD(kl2, kl1, wr1);
  ADD(kl2, wl1, wr1);
  ADD(kl1, kr1, wr2);
  ADD(kl1, kr1 * 31 + kr2, wr3);
  ADD(l1->suffix, kr1, 0);
  ADD(r1->suffix, kl1, kr1);
  ADD(l1->suffix, r1->suffix, kr1);
  ADD(length, 0, 0);
  ADD(length, kl1, kr1);
  ADD(rest, kl1, kr1);
  ADD(length * 16 + rest, kl1, kr1);
  ADD(stop, kl1, kr1);
  ADD(stop, length, kr1);
  ADD(open, wl1, kr1);
  ADD(open, kl1 * 31 + kr1, kr2);
  ADD(open, kl2 * 31 + kl1, kr1);
  ADD(open, wl1, wr1);
  ADD(space, wl1, kr1);
  ADD(space, kl1, wr1);
  ADD(capitals, kl1, kr1);
  ADD(capitals * 16 + length, kl1, kr1);
  ADD(head->word, kl1, kr1);
  ADD(look(head), length, kl1 * 31 + kr1);
  ADD(head->word, wl1, kr1);
  ADD(look(head) * 31 + capitals, stop, kr1);
#undef ADD
  return n;
}

void ng_sentence_split(const ng_linear *model, const ng_sentence_word *words, uint32_t n, bool *ends) {
  ng_sentence_context c = {.words = words, .n = n};
  uint32_t likeliest = 0;
  int32_t best = INT32_MIN;
  for (uint32_t i = 0; i < n;) {
    ng_sentence_take(&c, i);
    uint64_t features[NG_SENTENCE_FEATURES];
    int32_t score = 0;
    const bool open = ng_sentence_is_open(&c, i, &ends[i]);
    if (open) {
      ng_linear_score(model, features, ng_sentence_features(&c, i, features), &score);
      ends[i] = score > 0;
    }
    if (open && i - c.first >= NG_SENTENCE_MAX / 2 && score >= best) {
      best = score;
      likeliest = i;
    }
    if (!ends[i] && i + 1 - c.first < NG_SENTENCE_MAX) {
      i++;
      continue;
    }
    if (!ends[i]) ends[i = likeliest] = true; /* too long: back to the likeliest end */
    best = INT32_MIN;
    ng_sentence_open(&c, ++i);
  }
}
