/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/lexicon.h"

static uint64_t tag_of(uint64_t key) { return key & ~(uint64_t)NG_LEXICON_MAX_ROW; }

/* The slot of a key, or the free one where it belongs.  Bounded by the table's size, so
 * that a table without a free slot cannot hang it. */
static uint32_t slot_of(const uint64_t *slots, uint32_t mask, uint64_t key) {
  uint32_t i = (uint32_t)(key >> 32) & mask;
  for (uint32_t tries = 0; tries < mask && slots[i] && tag_of(slots[i]) != tag_of(key); tries++) i = (i + 1) & mask;
  return i;
}

bool ng_lexicon_open(const uint64_t *slots, uint32_t n_slots, uint32_t n_rows, ng_lexicon *out) {
  *out = (ng_lexicon){slots, n_slots - 1};
  bool good = n_slots && !(n_slots & (n_slots - 1)), any_free = false;
  for (uint32_t i = 0; i < n_slots && good; i++) {
    any_free |= !slots[i];
    good = (slots[i] & NG_LEXICON_MAX_ROW) < n_rows;
  }
  return good && any_free;
}

uint32_t ng_lexicon_find(const ng_lexicon *lexicon, uint64_t key) {
  const uint64_t slot = lexicon->slots[slot_of(lexicon->slots, lexicon->mask, key)];
  return slot && tag_of(slot) == tag_of(key) ? (uint32_t)(slot & NG_LEXICON_MAX_ROW) : NG_LEXICON_MISSING;
}

void ng_lexicon_rows(const ng_lexicon *lexicon, const ng_features *features, uint32_t rows[NG_FEATURE_COUNT]) {
  for (uint32_t i = 0; i < NG_FEATURE_COUNT; i++) {
    uint32_t row = ng_lexicon_find(lexicon, features->key[i]);
    if (i == NG_FEATURE_FORM)
      for (uint32_t k = 1; row == NG_LEXICON_MISSING && k < NG_FORM_VARIANTS; k++)
        row = ng_lexicon_find(lexicon, features->form[k]);
    rows[i] = row == NG_LEXICON_MISSING ? i : row;
  }
}

void ng_lexicon_enter(uint64_t *slots, uint32_t mask, uint64_t key, uint32_t row) {
  const uint32_t i = slot_of(slots, mask, key);
  if (!slots[i]) slots[i] = tag_of(key) | row;
}
