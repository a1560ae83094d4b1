/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/names_features.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

enum {
  WORD_MAX = 64,
  HEADLINE_WORDS_MIN = 4,
  OUTSIDE = 0x51 /* in place of a word beyond the sentence */
};

static uint32_t hash(const char *data, size_t len, uint64_t seed) { return (uint32_t)(ng_hash(data, len, seed) >> 32); }

/* ---- words ---- */

static bool is_curly_single(const char *p, size_t left) {
  return left >= 3 && (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x80 &&
         ((unsigned char)p[2] == 0x98 || (unsigned char)p[2] == 0x99);
}
static bool is_curly_double(const char *p, size_t left) {
  return left >= 3 && (unsigned char)p[0] == 0xE2 && (unsigned char)p[1] == 0x80 &&
         ((unsigned char)p[2] == 0x9C || (unsigned char)p[2] == 0x9D);
}

/* Digits become 0, curly quotes plain; long words are cut. */
static size_t normalise(ng_view word, char out[WORD_MAX]) {
  size_t n = 0;
  for (size_t i = 0; i < word.len && n < WORD_MAX;) {
    if (is_curly_single(word.data + i, word.len - i)) {
      out[n++] = '\'';
      i += 3;
    } else if (is_curly_double(word.data + i, word.len - i)) {
      out[n++] = '"';
      i += 3;
    } else {
      const char c = word.data[i++];
      out[n++] = ng_ascii_is_digit(c) ? '0' : c;
    }
  }
  return n;
}

static size_t lower_case(const char *in, size_t len, char out[WORD_MAX + 4]) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    if ((unsigned char)in[i] < 0x80) {
      out[n++] = ng_ascii_to_lower(in[i++]);
    } else {
      unsigned size;
      const uint32_t cp = ng_utf8_decode(in + i, len - i, &size);
      char buffer[4];
      const size_t w = cp == NG_UTF8_INVALID ? 0 : ng_utf8_encode(ng_utf8_to_lower(cp), buffer);
      if (n + w > WORD_MAX) break;
      memcpy(out + n, buffer, w);
      n += w;
      i += size;
    }
    if (n >= WORD_MAX) break;
  }
  return n;
}

/* "Su-35" has the shape "Aa-0": runs of one class count once. */
static size_t shape_of(ng_view word, char out[WORD_MAX]) {
  size_t n = 0;
  for (size_t i = 0; i < word.len && n < WORD_MAX;) {
    unsigned size;
    const uint32_t cp = ng_utf8_decode(word.data + i, word.len - i, &size);
    char c = word.data[i];
    if (cp == NG_UTF8_INVALID) c = '?';
    else if (ng_utf8_is_digit(cp)) c = '0';
    else if (ng_utf8_is_upper(cp)) c = 'A';
    else if (ng_utf8_is_letter(cp)) c = 'a';
    else if (cp >= 0x80) c = '?';
    i += size;
    const bool run = n > 0 && out[n - 1] == c;
    const bool doubled = n > 1 && out[n - 2] == c;
    /* "I", "IM" and "IMF" stay apart: a run of capitals counts up to two */
    if (!run || (c == 'A' && !doubled)) out[n++] = c;
  }
  return n;
}

uint32_t ng_word_class_hash(ng_view word) {
  char text[WORD_MAX];
  return hash(text, normalise(word, text), 1);
}

const ng_word_class *ng_word_class_find(const ng_word_classes *classes, uint32_t word) {
  uint32_t low = 0, high = classes->n_words;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (classes->words[middle].word < word) low = middle + 1;
    else high = middle;
  }
  return low < classes->n_words && classes->words[low].word == word ? &classes->words[low] : NULL;
}

static bool starts_capital(ng_view word) {
  if (!word.len) return false;
  unsigned size;
  const uint32_t cp = ng_utf8_decode(word.data, word.len, &size);
  return cp != NG_UTF8_INVALID && ng_utf8_is_upper(cp);
}
static bool starts_letter(ng_view word) {
  if (!word.len) return false;
  unsigned size;
  const uint32_t cp = ng_utf8_decode(word.data, word.len, &size);
  return cp != NG_UTF8_INVALID && ng_utf8_is_letter(cp);
}

static void read_affixes(const char *lower, size_t len, ng_name_token *out) {
  for (size_t k = 0; k < 3; k++) {
    const size_t n = k + 2;
    out->prefix[k] = len > n ? hash(lower, n, 10 + k) : 0;
    out->suffix[k] = len > n ? hash(lower + len - n, n, 20 + k) : 0;
  }
}

static void read_token(const ng_word_classes *classes, const ng_token *token, ng_view word, ng_name_token *out) {
  char text[WORD_MAX], lower[WORD_MAX + 4], shape[WORD_MAX];
  const size_t len = normalise(word, text);
  const size_t lower_len = lower_case(text, len, lower);
  out->word = hash(text, len, 1);
  out->lower = hash(lower, lower_len, 2);
  out->shape = hash(shape, shape_of(word, shape), 3);
  read_affixes(lower, lower_len, out);
  out->cls = ng_word_class_find(classes, out->word);
  out->upos = token->upos;
  out->xpos = token->xpos;
  out->capital = starts_capital(word);
}

/* ---- how words are written in the article ---- */

static ng_word_seen *seen_slot(ng_name_features *features, uint32_t lower) {
  const uint32_t mask = features->seen.cap - 1;
  uint32_t i = lower & mask;
  while (features->seen.data[i].lower && features->seen.data[i].lower != lower) i = (i + 1) & mask;
  return &features->seen.data[i];
}

static bool clear_seen(ng_name_features *features, uint32_t n_tokens) {
  uint32_t cap = 64;
  while (cap < 2 * n_tokens) cap *= 2;
  features->seen.len = 0;
  if (!ng_vec_reserve(&features->seen, cap)) return false;
  features->seen.cap = cap; /* a power of two, so that a mask finds the slot */
  memset(features->seen.data, 0, cap * sizeof *features->seen.data);
  return true;
}

static void count_writing(ng_name_features *features) {
  for (uint32_t i = 0; i < features->tokens.len; i++) {
    const ng_name_token *const token = &features->tokens.data[i];
    if (token->headline || token->initial) continue;
    ng_word_seen *const slot = seen_slot(features, token->lower);
    slot->lower = token->lower;
    if (token->capital) slot->capital = (uint16_t)(slot->capital + (slot->capital < UINT16_MAX));
    else slot->small = (uint16_t)(slot->small + (slot->small < UINT16_MAX));
  }
}

static void read_writing(ng_name_features *features) {
  for (uint32_t i = 0; i < features->tokens.len; i++) {
    ng_name_token *const token = &features->tokens.data[i];
    if (!token->capital) continue;
    const ng_word_seen seen = *seen_slot(features, token->lower);
    const bool self = !token->headline && !token->initial;
    const unsigned capital = seen.capital - (unsigned)self;
    token->writing = (uint8_t)(1u + (seen.small > 1 ? 2u : seen.small) * 3 + (capital > 1 ? 2 : capital));
  }
}

/* ---- sentences ---- */

static void read_sentence_writing(ng_name_features *features, const ng_document *doc, const ng_sentence *sentence) {
  uint32_t words = 0, capitals = 0;
  bool first = true;
  for (uint32_t i = sentence->first; i < sentence->end; i++) {
    const ng_view word = ng_token_text(doc, &doc->tokens.data[i]);
    if (!starts_letter(word)) continue;
    features->tokens.data[i].initial = first;
    first = false;
    if (word.len < 4) continue; /* articles and prepositions are small in headlines too */
    words++;
    capitals += features->tokens.data[i].capital;
  }
  const bool headline = words >= HEADLINE_WORDS_MIN && capitals * 10 > words * 9;
  for (uint32_t i = sentence->first; i < sentence->end; i++) features->tokens.data[i].headline = headline;
}

static void read_runs(ng_name_features *features, const ng_sentence *sentence) {
  ng_name_token *const tokens = features->tokens.data;
  for (uint32_t i = sentence->first; i < sentence->end;) {
    uint32_t end = i + 1;
    if (tokens[i].capital)
      while (end < sentence->end && tokens[end].capital) end++;
    for (uint32_t k = i; k < end; k++) {
      tokens[k].run_begin = i;
      tokens[k].run_end = end;
    }
    i = end;
  }
}

void ng_name_features_init(ng_name_features *features) { *features = (ng_name_features){0}; }

void ng_name_features_dispose(ng_name_features *features) {
  ng_vec_dispose(&features->tokens);
  ng_vec_dispose(&features->seen);
  ng_vec_dispose(&features->lists);
}

bool ng_name_features_read(ng_name_features *features, const ng_word_classes *classes, const ng_knowledge *knowledge,
                           const ng_document *doc) {
  const uint32_t n = doc->tokens.len;
  ng_vec_clear(&features->tokens);
  ng_vec_clear(&features->lists);
  if (!ng_vec_reserve(&features->tokens, n + 1) || !ng_vec_reserve(&features->lists, n + 1) ||
      !clear_seen(features, n)) return false;
  features->tokens.len = n;
  if (n) memset(features->tokens.data, 0, n * sizeof *features->tokens.data);
  for (uint32_t i = 0; i < n; i++)
    read_token(classes, &doc->tokens.data[i], ng_token_text(doc, &doc->tokens.data[i]), &features->tokens.data[i]);
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    read_sentence_writing(features, doc, &doc->sentences.data[s]);
    read_runs(features, &doc->sentences.data[s]);
    ng_name_lists_read(knowledge, doc, &doc->sentences.data[s], features->lists.data + doc->sentences.data[s].first);
  }
  for (uint32_t i = 0; i < n; i++) features->tokens.data[i].lists = features->lists.data[i];
  count_writing(features);
  read_writing(features);
  return true;
}

/* ---- features ---- */

typedef struct key_list {
  uint32_t *keys;
  uint32_t n;
  uint32_t feature; /* number of the template, so that equal values of two templates differ */
} key_list;

static uint32_t mixed(uint32_t a, uint32_t b) {
  uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
  h ^= h >> 29;
  h *= UINT64_C(0xBF58476D1CE4E5B9);
  return (uint32_t)(h >> 32);
}

/* Every call takes the next template number, whether or not the value is there. */
static void add(key_list *list, uint32_t value) {
  list->feature++;
  if (value) list->keys[list->n++] = mixed(list->feature, value);
}
static void add_pair(key_list *list, uint32_t a, uint32_t b) { add(list, mixed(a + 1, b)); }

static uint32_t cut(const ng_word_classes *classes, const ng_name_token *token, unsigned k) {
  return token->cls && token->cls->brown ? classes->brown[token->cls->brown * NG_BROWN_CUTS + k] + 1u : 0;
}

/* The word itself; a trainer may hide these, so that the rest learns to do without. */
static void add_word(key_list *list, const ng_name_token *const t[5]) {
  const ng_name_token *const token = t[2];
  add(list, token->word);
  add(list, token->lower);
  add_pair(list, t[1] ? t[1]->lower : OUTSIDE, token->lower);
  add_pair(list, token->lower, t[3] ? t[3]->lower : OUTSIDE);
  for (unsigned k = 0; k < 3; k++) {
    add(list, token->prefix[k]);
    add(list, token->suffix[k]);
  }
  add(list, token->writing ? mixed(token->lower, token->writing) : 0);
  add(list, token->xpos != NG_XPOS_NONE ? mixed(token->lower, token->xpos) : 0);
}

static void add_neighbours(key_list *list, const ng_name_token *const t[5]) {
  uint32_t lower[5];
  for (unsigned k = 0; k < 5; k++) lower[k] = t[k] ? t[k]->lower : OUTSIDE;
  for (unsigned k = 0; k < 5; k++)
    if (k != 2) add(list, lower[k]);
  add_pair(list, lower[1], lower[3]);
  add_pair(list, lower[0], lower[1]);
  add_pair(list, lower[3], lower[4]);
  add(list, t[1] ? t[1]->suffix[1] : 0);
  add(list, t[3] ? t[3]->suffix[1] : 0);
}

static void add_shapes(key_list *list, const ng_name_token *const t[5]) {
  uint32_t shape[5];
  for (unsigned k = 0; k < 5; k++) shape[k] = t[k] ? t[k]->shape + t[k]->headline : 0x52u;
  const ng_name_token *const token = t[2];
  for (unsigned k = 1; k < 4; k++) add(list, shape[k]);
  add_pair(list, shape[1], shape[2]);
  add_pair(list, shape[2], shape[3]);
  add_pair(list, mixed(shape[1], shape[2]), shape[3]);
  add_pair(list, mixed(shape[0], shape[1]), shape[2]);
  add_pair(list, mixed(shape[2], shape[3]), shape[4]);
  add_pair(list, shape[2], token->initial ? 2 : 1);
  add(list, token->writing ? mixed(token->writing, (uint32_t)token->initial * 2 + token->headline) : 0);
}

static void add_classes(key_list *list, const ng_word_classes *classes, const ng_name_token *const t[5]) {
  uint32_t whole[5], coarse[5], fine[5];
  for (unsigned k = 0; k < 5; k++) {
    whole[k] = t[k] ? cut(classes, t[k], NG_BROWN_CUTS - 1) : 0;
    fine[k] = t[k] && t[k]->cls ? t[k]->cls->cluster : 0;
    coarse[k] = fine[k] ? classes->group[fine[k]] : 0;
  }
  for (unsigned c = 0; c < NG_BROWN_CUTS - 1; c++)
    for (unsigned k = 1; k < 4; k++) add(list, t[k] ? cut(classes, t[k], c) : 0);
  for (unsigned k = 0; k < 5; k++) add(list, whole[k]);
  for (unsigned k = 1; k < 4; k++) add(list, coarse[k]);
  for (unsigned k = 1; k < 4; k++) add(list, fine[k]);
  add(list, whole[1] && whole[2] ? mixed(whole[1], whole[2]) : 0);
  add(list, whole[2] && whole[3] ? mixed(whole[2], whole[3]) : 0);
  add(list, whole[1] && whole[3] ? mixed(whole[1], whole[3]) : 0);
  add(list, whole[2] ? mixed(whole[2], t[2]->shape) : 0);
}

static void add_tags(key_list *list, const ng_name_token *const t[5]) {
  uint32_t tag[5];
  const bool tagged = t[2]->xpos != NG_XPOS_NONE;
  for (unsigned k = 0; k < 5; k++) tag[k] = t[k] ? t[k]->xpos + 1u : OUTSIDE;
  for (unsigned k = 1; k < 4; k++) add(list, tagged ? tag[k] : 0);
  add(list, tagged ? mixed(tag[1], tag[2]) : 0);
  add(list, tagged ? mixed(tag[2], tag[3]) : 0);
  add(list, tagged ? mixed(mixed(tag[1], tag[2]), tag[3]) : 0);
}

static void add_lists(key_list *list, const ng_name_token *const t[5]) {
  const uint32_t bits = t[2]->lists;
  for (unsigned k = 0; k < NG_NAME_LIST_COUNT; k++) {
    const unsigned place = ng_name_list_get(bits, (ng_name_list)k);
    add(list, place ? mixed(place, t[2]->capital) : 0);
  }
  uint32_t around[5];
  for (unsigned k = 0; k < 5; k++) around[k] = t[k] ? mixed(t[k]->lists, t[k]->capital) : 0x54u;
  add(list, around[1]);
  add(list, around[2]);
  add(list, around[3]);
  add_pair(list, around[1], around[2]);
  add_pair(list, around[2], around[3]);
  add_pair(list, around[2], t[2]->shape);
}

/* The stretch of capitalised words a name usually is: what stands before and after it,
 * its last word, and where in it the token stands. */
static void add_run(key_list *list, const ng_name_features *features, const ng_sentence *sentence, uint32_t index) {
  const ng_name_token *const tokens = features->tokens.data, *const token = &tokens[index];
  const uint32_t first = token->run_begin, end = token->run_end;
  const uint32_t before = first > sentence->first ? tokens[first - 1].lower : 0x55u;
  const uint32_t after = end < sentence->end ? tokens[end].lower : 0x56u;
  const uint32_t place = (first == index) * 2u + (end == index + 1);
  const bool in_run = token->capital && !token->headline;
  add(list, in_run ? mixed(before, place) : 0);
  add(list, in_run ? mixed(after, place) : 0);
  add(list, in_run ? mixed(tokens[end - 1].lower, place) : 0);
  add(list, in_run && tokens[end - 1].cls ? mixed(tokens[end - 1].cls->cluster + 1u, place) : 0);
  add(list, in_run ? mixed(end - first > 5 ? 5 : end - first, place) : 0);
}

uint32_t ng_name_features_get(const ng_name_features *features, const ng_word_classes *classes,
                              const ng_sentence *sentence, uint32_t token, uint32_t keys[NG_NAME_FEATURES_MAX], uint32_t *n_own) {
  key_list list = {keys, 0, 0};
  const ng_name_token *t[5];
  for (uint32_t k = 0; k < 5; k++) {
    const bool inside = token + k >= sentence->first + 2 && token + k < sentence->end + 2;
    t[k] = inside ? &features->tokens.data[token + k - 2] : NULL;
  }
  add_word(&list, t);
  *n_own = list.n;
  add(&list, 1);
  add_neighbours(&list, t);
  add_shapes(&list, t);
  add_classes(&list, classes, t);
  add_tags(&list, t);
  add_lists(&list, t);
  add_run(&list, features, sentence, token);
  return list.n;
}
