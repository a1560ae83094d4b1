/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/sentence.h"

#include "base/utf8.h"
#include "nlp/token_words.h"

static ng_sentence_mark mark_of(ng_view text) {
  unsigned size;
  const uint32_t c = text.len ? ng_utf8_decode(text.data, text.len, &size) : 0;
  switch (c) {
  case '.': return text.len > 1 ? NG_SENTENCE_MARK_ELLIPSIS : NG_SENTENCE_MARK_STOP;
  case '!': case '?': case 0x3002: return NG_SENTENCE_MARK_STOP;
  case 0x2026: return NG_SENTENCE_MARK_ELLIPSIS;
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

/* Whether a quote opens or closes, as far as white space tells. */
static ng_sentence_mark quote_side(ng_view text, bool space_before, size_t end) {
  unsigned size;
  const bool space_after = end >= text.len || ng_utf8_is_space(ng_utf8_decode(text.data + end, text.len - end, &size));
  if (space_before == space_after) return NG_SENTENCE_MARK_QUOTE;
  return space_before ? NG_SENTENCE_MARK_OPENING : NG_SENTENCE_MARK_CLOSING;
}

/* Kind of a token of `n` atoms, the last of which is a full stop. */
static ng_abbreviation abbreviation_of(const ng_atom *head, uint32_t n) {
  if (n == 2 && head->abbreviation) return (ng_abbreviation)head->abbreviation;
  if (head->kind != NG_ATOM_WORD || head->end - head->begin > 1) return NG_ABBREVIATION_OTHER;
  if (n == 2) return NG_ABBREVIATION_INITIAL;
  if (head->shape == NG_SHAPE_INITIAL) return NG_ABBREVIATION_CAPITALS;
  return n == 4 && head[2].word == ng_atom_letter('m') ? NG_ABBREVIATION_TIME : NG_ABBREVIATION_OTHER;
}

ng_sentence_word ng_sentence_word_make(ng_view text, const ng_atom *atoms, uint32_t first, uint32_t end, bool is_part) {
  const ng_atom *const head = &atoms[first], *const tail = &atoms[end - 1];
  ng_sentence_word w = {.word = head->word, .kind = head->kind, .shape = head->shape, .flags = head->flags, .is_part = is_part};
  for (uint32_t i = first + 1; i < end; i++) w.word = ng_feature(99, w.word, atoms[i].word, 0);
  w.is_starter = ng_word_is_starter(ng_view_make(text.data + head->begin, head->end - head->begin));
  w.suffix = ng_atom_suffix(text, &(ng_atom){.begin = head->begin, .end = tail->end}, 3);
  if (end - first > 1 && text.data[tail->begin] == '.') w.abbreviation = (uint8_t)abbreviation_of(head, end - first);
  if (head->kind == NG_ATOM_MARK) w.mark = (uint8_t)mark_of(ng_view_make(text.data + head->begin, tail->end - head->begin));
  if (w.mark == NG_SENTENCE_MARK_QUOTE) w.mark = (uint8_t)quote_side(text, head->flags & NG_ATOM_SPACE, tail->end);
  if (w.kind == NG_ATOM_DESIGNATION) { /* a proper noun like others */
    w.kind = NG_ATOM_WORD;
    w.shape = NG_SHAPE_CAPITAL;
  }
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

/* Whether an abbreviation ends its sentence because what comes next begins one: 5 a.m. | The.
 * In titles, where most words have capitals, this says nothing. */
static bool must_end(const ng_sentence_context *c, uint32_t i) {
  const ng_sentence_word *const w = &c->words[i], *next = w + 1;
  if (next->mark == NG_SENTENCE_MARK_OPENING && i + 2 < c->n) next++;
  const bool closes = w->abbreviation == NG_ABBREVIATION_CAPITALS || w->abbreviation == NG_ABBREVIATION_TIME ||
                      w->abbreviation == NG_ABBREVIATION_COMPANY;
  return closes && next->is_starter && next->shape == NG_SHAPE_CAPITAL && c->n_capital * 3 < c->n_words * 2;
}

/* Whether an abbreviation cannot stand without what comes next: Gen. | Milley, Feb. | 3. */
static bool expects_more(const ng_sentence_word *w, const ng_sentence_word *next) {
  if (w->abbreviation == NG_ABBREVIATION_TITLE) return has_capital(next);
  if (w->abbreviation == NG_ABBREVIATION_OTHER) return next->shape == NG_SHAPE_LOWER;
  const bool number = w->abbreviation == NG_ABBREVIATION_MONTH || w->abbreviation == NG_ABBREVIATION_NUMBER;
  return number && next->kind == NG_ATOM_NUMBER;
}

bool ng_sentence_is_open(const ng_sentence_context *c, uint32_t i, bool *known) {
  *known = true;
  if (i + 1 == c->n || (c->words[i + 1].flags & NG_ATOM_BREAK)) return false;
  const ng_sentence_word *const word = &c->words[i], *const next = word + 1;
  *known = must_end(c, i);
  if (*known) return false;
  const bool opens = word->mark == NG_SENTENCE_MARK_OPENING && !(next->flags & NG_ATOM_SPACE);
  return !next->is_part && !opens && !expects_more(word, next);
}

static const ng_sentence_word nothing = {.kind = NG_ATOM_MARK, .shape = NG_SHAPE_OTHER, .flags = NG_ATOM_BREAK};

/* A word of the paragraph. */
static const ng_sentence_word *word_at(const ng_sentence_context *c, uint32_t i, int offset) {
  const int64_t at = (int64_t)i + offset;
  return at < 0 || at >= c->paragraph_end ? &nothing : &c->words[at];
}

/* What a word looks like: marks stand for themselves and the side they are on. */
static uint64_t look(const ng_sentence_word *w) {
  if (w->kind == NG_ATOM_MARK) return (w->word ^ w->mark) | 1;
  return (uint64_t)w->kind << 8 | (uint64_t)w->shape << 4;
}

/* The same more coarsely. */
static uint64_t coarse(const ng_sentence_word *w) {
  if (w->kind == NG_ATOM_MARK) return UINT64_C(16) + w->mark;
  if (w->kind != NG_ATOM_WORD) return UINT64_C(32) + w->kind;
  return w->shape == NG_SHAPE_INITIAL ? NG_SHAPE_CAPITAL : w->shape;
}

static uint32_t bucket(uint32_t n) {
  return n < 8 ? n : n < 12 ? 8 : n < 18 ? 9 : n < 27 ? 10 : n < 40 ? 11 : n < 60 ? 12 : 13;
}

uint32_t ng_sentence_features(const ng_sentence_context *c, uint32_t i, uint64_t out[NG_SENTENCE_FEATURES]) {
  const ng_sentence_word *const l3 = word_at(c, i, -2), *const l2 = word_at(c, i, -1), *const l1 = word_at(c, i, 0);
  const ng_sentence_word *const r1 = word_at(c, i, 1), *const r2 = word_at(c, i, 2), *const r3 = word_at(c, i, 3);
  const uint64_t is_second = i - c->first < 2; /* a number before a full stop counts a list, then */
  const uint64_t kl3 = look(l3), kl2 = look(l2) << 1 | is_second, kl1 = look(l1), kr1 = look(r1), kr2 = look(r2), kr3 = look(r3);
  const uint64_t cl2 = coarse(l2) << 1 | is_second, cl1 = coarse(l1), cr1 = coarse(r1), cr2 = coarse(r2), cr3 = coarse(r3);
  const uint64_t abbreviation = l1->abbreviation;
  const uint64_t wl2 = l2->word << 1 | is_second, wl1 = l1->word, wr1 = r1->word, wr2 = r2->word, wr3 = r3->word;
  const uint32_t length = bucket(i + 1 - c->first), rest = bucket(c->paragraph_end - i - 1);
  const uint64_t stop = c->next_stop < c->paragraph_end ? bucket(c->next_stop - i - 1) : 15;
  const uint64_t space = r1->flags & NG_ATOM_SPACE;
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
  ADD(cl1, cr1, cr2);
  ADD(cl2, cl1, cr1);
  ADD(cl2, cl1 * 64 + cr1, cr2);
  ADD(cl2, cl1 * 64 + cr1, cr2 * 64 + cr3);
  ADD(r1->is_starter, cl1, cr1);
  ADD(r1->is_starter, abbreviation, cr1);
  ADD(r1->is_starter, abbreviation != 0, capitals * 64 + cr1);
  ADD(r1->is_starter, kl2 * 31 + kl1, cr1);
  ADD(l3->abbreviation, kl2 * 31 + kl1, cr1);
  ADD(abbreviation, kr1, 0);
  ADD(abbreviation, kr1, kr2);
  ADD(abbreviation, wr1, kr1);
  ADD(abbreviation, wl1, kr1);
  ADD(abbreviation != 0, wr1, kr1);
  ADD(abbreviation, wl2, kr1);
  ADD(abbreviation, kl2 * 31 + kr1, kr2);
#undef ADD
  return n;
}

/* A full stop of its own before a capitalized word ends a sentence, unless it belongs to the
 * number of a list: "2. Bill", "Figure 1. Map".  The classifier learns from these places, too,
 * but is not asked: in the treebanks 998 of 1000 are ends. */
static bool is_plain_end(const ng_sentence_context *c, uint32_t i) {
  const ng_sentence_word *const stop = &c->words[i], *next = stop + 1;
  const bool ellipsis = stop->mark == NG_SENTENCE_MARK_ELLIPSIS && next->is_starter;
  if ((stop->mark != NG_SENTENCE_MARK_STOP && !ellipsis) || (stop->flags & NG_ATOM_SPACE) || i == c->first) return false;
  if (!(next->flags & NG_ATOM_SPACE)) return false;
  if (next->mark == NG_SENTENCE_MARK_OPENING && i + 2 < c->n) next++;
  if (next->shape != NG_SHAPE_CAPITAL) return false;
  return i - c->first > 2 || stop[-1].kind != NG_ATOM_NUMBER;
}

void ng_sentence_split(const ng_linear *model, const ng_sentence_word *words, uint32_t n, bool *ends) {
  ng_sentence_context c = {.words = words, .n = n};
  uint32_t likeliest = 0; /* of the open sentence, where best > INT32_MIN */
  int32_t best = INT32_MIN;
  for (uint32_t i = 0; i < n;) {
    ng_sentence_take(&c, i);
    uint64_t features[NG_SENTENCE_FEATURES];
    int32_t score = 0;
    const bool open = ng_sentence_is_open(&c, i, &ends[i]);
    if (open) {
      ng_linear_score(model, features, ng_sentence_features(&c, i, features), &score);
      ends[i] = score > 0 || is_plain_end(&c, i);
    }
    if (open && i - c.first >= NG_SENTENCE_MAX / 2 && score >= best) {
      best = score;
      likeliest = i;
    }
    if (!ends[i] && i + 1 - c.first < NG_SENTENCE_MAX) {
      i++;
      continue;
    }
    if (!ends[i] && best > INT32_MIN) i = likeliest; /* too long: back to the likeliest end */
    ends[i] = true;
    best = INT32_MIN;
    ng_sentence_open(&c, ++i);
  }
}
