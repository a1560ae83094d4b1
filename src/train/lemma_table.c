/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "train/lemma_table.h"

#include <stdlib.h>

enum { MIN_GAIN = 2 /* words that an ending must set right, less those it sets wrong */ };

void lemma_table_init(lemma_table *t) {
  *t = (lemma_table){0};
  ng_arena_init(&t->arena);
  ng_map_init(&t->index);
}

void lemma_table_dispose(lemma_table *t) {
  ng_map_dispose(&t->index);
  ng_arena_dispose(&t->arena);
  ng_vec_dispose(&t->words);
  ng_vec_dispose(&t->votes);
  ng_vec_dispose(&t->entries);
}

bool lemma_table_add(lemma_table *t, uint32_t list, ng_view word, uint32_t value, uint32_t weight) {
  char key[sizeof list + NG_LEMMA_MAX_WORD * 4];
  if (word.len > sizeof key - sizeof list) return true;
  memcpy(key, &list, sizeof list);
  memcpy(key + sizeof list, word.data, word.len);
  const ng_view probe = ng_view_make(key, sizeof list + word.len);
  uint32_t number = ng_map_find(&t->index, probe);
  if (number == NG_MAP_MISSING) {
    const ng_view kept = ng_arena_copy(&t->arena, probe);
    number = t->words.len;
    const ng_view text = ng_view_make(kept.data + sizeof list, word.len);
    if (!kept.data || !ng_map_set(&t->index, kept, number) ||
        !ng_vec_push(&t->words, (lemma_word){list, text, 0, NG_LEMMA_NOT_FOUND}))
      return false;
  }
  return ng_vec_push(&t->votes, (lemma_vote){number, value, weight});
}

static int compare_votes(const void *left, const void *right) {
  const lemma_vote *const a = left, *const b = right;
  if (a->word != b->word) return a->word < b->word ? -1 : 1;
  return (a->value > b->value) - (a->value < b->value);
}

/* Gives each word the value with most weight, the smallest of equals. */
static void count_votes(lemma_table *t) {
  qsort(t->votes.data, t->votes.len, sizeof *t->votes.data, compare_votes);
  for (uint32_t i = 0, next; i < t->votes.len; i = next) {
    const uint32_t word = t->votes.data[i].word;
    uint64_t best = 0;
    for (next = i; next < t->votes.len && t->votes.data[next].word == word;) {
      const uint32_t value = t->votes.data[next].value;
      uint64_t weight = 0;
      for (; next < t->votes.len && t->votes.data[next].word == word && t->votes.data[next].value == value; next++)
        weight += t->votes.data[next].weight;
      if (weight <= best) continue;
      best = weight;
      t->words.data[word].value = value;
    }
  }
}

/* A word at the ending that is looked at. */
typedef struct ending {
  uint64_t key;
  uint32_t value;
  uint32_t word;
} ending;

static int compare_endings(const void *left, const void *right) {
  const ending *const a = left, *const b = right;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  if (a->value != b->value) return a->value < b->value ? -1 : 1;
  return (a->word > b->word) - (a->word < b->word);
}

/* Enters the ending of the words [first, end) if its commonest value corrects more words
 * than what shorter endings predict. */
static bool weigh_ending(lemma_table *t, const ending *e, uint32_t first, uint32_t end, bool is_root) {
  const uint32_t inherited = t->words.data[e[first].word].predicted;
  uint32_t best = 0, value = inherited, right = 0;
  for (uint32_t i = first, next; i < end; i = next) {
    for (next = i; next < end && e[next].value == e[i].value;) next++;
    if (e[i].value == inherited) right = next - i;
    if (next - i <= best) continue;
    best = next - i;
    value = e[i].value;
  }
  if (value == inherited || (!is_root && best < right + MIN_GAIN)) return true;
  for (uint32_t i = first; i < end; i++) t->words.data[e[i].word].predicted = value;
  return ng_vec_push(&t->entries, (lemma_entry){e[first].key, value});
}

static bool reduce_endings(lemma_table *t, uint32_t len) {
  NG_VEC(ending) endings = {0};
  bool good = true;
  for (uint32_t i = 0; i < t->words.len && good; i++) {
    uint64_t keys[NG_LEMMA_MAX_SUFFIX + 2];
    const lemma_word *const w = &t->words.data[i];
    if (w->text.len < len) continue;
    ng_lemma_keys(w->list, w->text, keys);
    good = ng_vec_push(&endings, (ending){keys[len], w->value, i});
  }
  if (endings.len) qsort(endings.data, endings.len, sizeof *endings.data, compare_endings);
  for (uint32_t i = 0, next; i < endings.len && good; i = next) {
    for (next = i; next < endings.len && endings.data[next].key == endings.data[i].key;) next++;
    good = weigh_ending(t, endings.data, i, next, len == 0);
  }
  ng_vec_dispose(&endings);
  return good;
}

bool lemma_table_reduce(lemma_table *t) {
  count_votes(t);
  for (uint32_t len = 0; len <= NG_LEMMA_MAX_SUFFIX; len++)
    if (!reduce_endings(t, len)) return false;
  for (uint32_t i = 0; i < t->words.len; i++) {
    const lemma_word *const w = &t->words.data[i];
    if (w->predicted == w->value) continue;
    uint64_t keys[NG_LEMMA_MAX_SUFFIX + 2];
    const uint32_t n = ng_lemma_keys(w->list, w->text, keys);
    if (!ng_vec_push(&t->entries, (lemma_entry){keys[n - 1], w->value})) return false;
  }
  return true;
}
