/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Atoms: the smallest pieces of text that tokens are made of.  "They don't." is
 *
 *   They do n't .
 *
 * Rules find the atoms, and keep whole what no rule of English may cut: addresses, numbers,
 * designations of weapons (F/A-18E/F, 9M729).  A classifier then decides which neighbours
 * make one token (token.h).  One pass, no look-back: linear in the text. */
#ifndef NG_NLP_TOKEN_ATOMS_H
#define NG_NLP_TOKEN_ATOMS_H

#include <newsgraph/document.h>

#include "base/vec.h"

typedef enum ng_atom_kind {
  NG_ATOM_WORD,    /* letters */
  NG_ATOM_NUMBER,  /* 5,000.25 7:30 */
  NG_ATOM_ADDRESS, /* www.mod.gov.ua */
  NG_ATOM_DESIGNATION, /* F/A-18E/F */
  NG_ATOM_CLITIC,  /* 's n't 'll */
  NG_ATOM_MARK     /* anything else: one character, or a run of the same */
} ng_atom_kind;

typedef enum ng_shape {
  NG_SHAPE_LOWER,     /* state */
  NG_SHAPE_CAPITAL,   /* State */
  NG_SHAPE_INITIAL,   /* S */
  NG_SHAPE_UPPER,     /* STATE */
  NG_SHAPE_MIXED,     /* McDonald */
  NG_SHAPE_CASELESS,  /* letters of a script without case */
  NG_SHAPE_DIGITS,
  NG_SHAPE_OTHER
} ng_shape;

/* Words that a full stop belongs to.  What they tell of the sentence differs. */
typedef enum ng_abbreviation {
  NG_ABBREVIATION_NONE,
  NG_ABBREVIATION_TITLE,   /* Gen. Mr.: a name follows */
  NG_ABBREVIATION_PLACE,   /* St. Ft.: a name follows, or went before */
  NG_ABBREVIATION_MONTH,   /* Feb. Tue.: a number follows, often */
  NG_ABBREVIATION_NUMBER,  /* No. p. vol.: a number follows */
  NG_ABBREVIATION_COMPANY, /* Inc. Corp.: ends a name */
  NG_ABBREVIATION_REGION,  /* Calif.: behind a comma or a hyphen */
  NG_ABBREVIATION_INITIAL, /* J. */
  NG_ABBREVIATION_CAPITALS,/* U.S. */
  NG_ABBREVIATION_TIME,    /* a.m. */
  NG_ABBREVIATION_OTHER    /* etc. vs. e.g. */
} ng_abbreviation;

enum {
  NG_ATOM_SPACE = 1 << 0, /* white space comes before it */
  NG_ATOM_GLUED = 1 << 1, /* goes with the atom before it, no question */
  NG_ATOM_BREAK = 1 << 2, /* a paragraph begins here */
  NG_ATOM_LINE = 1 << 3   /* a line begins here */
};

typedef struct ng_atom {
  uint32_t begin;
  uint32_t end;
  uint8_t kind;         /* ng_atom_kind */
  uint8_t shape;        /* ng_shape */
  uint8_t flags;        /* NG_ATOM_* */
  uint8_t abbreviation; /* ng_abbreviation */
  uint64_t word;        /* hash: lower case, digits as 0, quotes unified */
} ng_atom;

typedef NG_VEC(ng_atom) ng_atom_list;

/* Appends the atoms of a span of `text`; false when out of memory.  Takes any bytes. */
bool ng_atoms_scan(ng_view text, ng_span span, ng_atom_list *atoms);

/* `word` of an apostrophe of any kind, and of a lower-case letter. */
uint64_t ng_atom_apostrophe(void);
uint64_t ng_atom_letter(char letter);

/* Characters at the beginning or end of an atom's text, unified as for `word`. */
uint64_t ng_atom_prefix(ng_view text, const ng_atom *atom, uint32_t n);
uint64_t ng_atom_suffix(ng_view text, const ng_atom *atom, uint32_t n);

#endif
