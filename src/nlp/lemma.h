/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lemmas by decision lists over word endings, one list for each Penn tag.  An entry says what
 * to cut from the end of a word and what to put there; the longest known ending decides, and
 * a whole word is the longest ending of all.  So the same table holds irregular forms
 * (went) and the rules for words nobody has seen.  A second set of lists decides about
 * capitals, by UPOS, tag and the form's shape.
 *
 * All entries are in one open hash table of fingerprints. */
#ifndef NG_NLP_LEMMA_H
#define NG_NLP_LEMMA_H

#include "base/strbuf.h"
#include "nlp/model.h"
#include "nlp/stage.h"

enum {
  NG_LEMMA_MAX_SUFFIX = 7, /* bytes */
  NG_LEMMA_MAX_WORD = 64,  /* longer words are their own lemma */
  NG_LEMMA_NOT_FOUND = 0xFFFF,
  NG_LEMMA_VERSION = 1
};

#define NG_LEMMA_MODEL "lemma.bin"
#define NG_LEMMA_KIND "lemma"

typedef enum ng_lemma_case {
  NG_LEMMA_CASE_LOWER, /* Supplied: supply */
  NG_LEMMA_CASE_KEEP,  /* NATO: NATO */
  NG_LEMMA_CASE_TITLE  /* PARIS, paris: Paris */
} ng_lemma_case;

/* How a form uses capitals. */
typedef enum ng_lemma_shape { NG_LEMMA_SMALL, NG_LEMMA_CAPITAL, NG_LEMMA_ALL_CAPITALS, NG_LEMMA_MIXED } ng_lemma_shape;

typedef struct ng_lemmatizer {
  const int32_t *keys;    /* fingerprints, 0 where free; a power of two of them */
  const int16_t *values;  /* of each key: an edit or an ng_lemma_case */
  uint32_t mask;
  const int8_t *edits;    /* NG_LEMMA_EDIT bytes each: bytes to cut, length to add, text */
  uint32_t n_edits;
} ng_lemmatizer;

enum { NG_LEMMA_EDIT = 16 };

/* Decision lists. */
static inline uint32_t ng_lemma_edit_list(ng_xpos xpos) { return (uint32_t)xpos; }
static inline uint32_t ng_lemma_case_list(ng_upos upos, ng_xpos xpos, ng_lemma_shape shape) {
  return 256 + (((uint32_t)upos * 64 + (uint32_t)xpos) << 2 | (uint32_t)shape);
}

/* Keys of the endings of `word` of 0, 1, ... bytes, at most NG_LEMMA_MAX_SUFFIX; the last
 * one is that of the whole word.  Returns their number. */
uint32_t ng_lemma_keys(uint32_t list, ng_view word, uint64_t out[NG_LEMMA_MAX_SUFFIX + 2]);

/* Slot where a key begins to look for its place, and its fingerprint (never 0). */
static inline uint32_t ng_lemma_slot(uint64_t key, uint32_t mask) { return (uint32_t)key & mask; }
static inline int32_t ng_lemma_fingerprint(uint64_t key) { return (int32_t)((uint32_t)(key >> 32) | 1u); }

/* Value of the longest ending that a list knows, NG_LEMMA_NOT_FOUND if none; `whole_only`
 * asks for the whole word alone. */
uint32_t ng_lemma_find(const ng_lemmatizer *lemmatizer, uint32_t list, ng_view word, bool whole_only);

ng_lemma_shape ng_lemma_shape_of(ng_view form);

/* Lower-cases UTF-8; `out` has room for NG_LEMMA_MAX_WORD * 2 bytes. */
size_t ng_lemma_lower(ng_view form, char *out);

ng_status ng_lemmatizer_open(ng_view bytes, ng_lemmatizer *out, ng_error *err);

/* Appends the lemma of a form. */
void ng_lemmatize(const ng_lemmatizer *lemmatizer, ng_view form, ng_upos upos, ng_xpos xpos, ng_strbuf *out);

/* Sets lemmas, and features from tags and tree; needs the tags. */
extern const ng_stage ng_stage_lemma;

#endif
