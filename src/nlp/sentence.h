/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentence ends: a classifier looks at the place behind every token, knowing where the
 * sentence began and what is open in it. */
#ifndef NG_NLP_SENTENCE_H
#define NG_NLP_SENTENCE_H

#include "nlp/linear.h"
#include "nlp/token_atoms.h"

enum {
  NG_SENTENCE_FEATURES = 64,
  NG_SENTENCE_MAX = 400 /* tokens; longer ones are cut at their likeliest end */
};

/* A token as the classifier sees it. */
typedef struct ng_sentence_word {
  uint64_t word;         /* hash of the whole token, folded as an atom's */
  uint64_t suffix;       /* hash of the last three characters */
  uint8_t kind;          /* of its first atom */
  uint8_t shape;         /* of its first atom */
  uint8_t flags;         /* NG_ATOM_* */
  uint8_t abbreviation;  /* ng_abbreviation, where it ends in a full stop */
  uint8_t mark;          /* ng_sentence_mark; quotes that white space tells apart open or close */
  bool is_starter;       /* ng_word_is_starter */
  bool is_part;          /* continues a multi-word token */
} ng_sentence_word;

typedef enum ng_sentence_mark {
  NG_SENTENCE_MARK_NONE,
  NG_SENTENCE_MARK_STOP,      /* . ! ? */
  NG_SENTENCE_MARK_ELLIPSIS,  /* ... */
  NG_SENTENCE_MARK_OPENING,   /* ( [ “ */
  NG_SENTENCE_MARK_CLOSING,   /* ) ] ” */
  NG_SENTENCE_MARK_QUOTE,     /* " ' that open and close alike */
  NG_SENTENCE_MARK_COLON,     /* : ; */
  NG_SENTENCE_MARK_COMMA,
  NG_SENTENCE_MARK_DASH,
  NG_SENTENCE_MARK_BULLET,    /* • * # */
  NG_SENTENCE_MARK_OTHER
} ng_sentence_mark;

/* Builds the view of a token that is made of the atoms [first, end). */
ng_sentence_word ng_sentence_word_make(ng_view text, const ng_atom *atoms, uint32_t first, uint32_t end, bool is_part);

/* The words of one block and what is known of the sentence that is open. */
typedef struct ng_sentence_context {
  const ng_sentence_word *words;
  uint32_t n;
  uint32_t first;       /* first word of the open sentence */
  uint32_t paragraph_end; /* end of the paragraph that the sentence is in */
  uint32_t next_stop;   /* first stop at or behind the place; n if none */
  int32_t depth;        /* brackets open */
  bool in_quote;        /* an odd number of quotes so far */
  uint32_t n_capital;   /* words with a capital, and all words, of the open sentence */
  uint32_t n_words;
} ng_sentence_context;

/* Begins a sentence at word `first`. */
void ng_sentence_open(ng_sentence_context *context, uint32_t first);
/* Takes word `i` into the open sentence; call for each word in turn. */
void ng_sentence_take(ng_sentence_context *context, uint32_t i);
/* Whether a sentence may end behind word `i`; where it cannot be asked `*known` is the answer. */
bool ng_sentence_is_open(const ng_sentence_context *context, uint32_t i, bool *known);
/* Features of a sentence end behind word `i`, which has been taken. */
uint32_t ng_sentence_features(const ng_sentence_context *context, uint32_t i, uint64_t out[NG_SENTENCE_FEATURES]);

/* Sets ends[i] for every word that ends a sentence. */
void ng_sentence_split(const ng_linear *model, const ng_sentence_word *words, uint32_t n, bool *ends);

#endif
