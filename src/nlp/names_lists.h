/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of known names as evidence for the name model: for each token, where in a
 * listed phrase it stands. */
#ifndef NG_NLP_NAMES_LISTS_H
#define NG_NLP_NAMES_LISTS_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/knowledge.h>

#include "document/document.h"

typedef enum ng_name_list {
  NG_NAME_LIST_STATE,
  NG_NAME_LIST_NATIONALITY,
  NG_NAME_LIST_ORGANIZATION,
  NG_NAME_LIST_PERSON,     /* holders of offices */
  NG_NAME_LIST_WEAPON,
  NG_NAME_LIST_WEAPON_WORD, /* a weapon's name that is a plain word too: Grad, Hawk */
  NG_NAME_LIST_PLACE,
  NG_NAME_LIST_TITLE,
  NG_NAME_LIST_GIVEN,
  NG_NAME_LIST_SURNAME,
  NG_NAME_LIST_COUNT
} ng_name_list;

typedef enum ng_name_list_place {
  NG_NAME_LIST_OUT,
  NG_NAME_LIST_BEGIN,
  NG_NAME_LIST_INSIDE,
  NG_NAME_LIST_LAST,
  NG_NAME_LIST_UNIT
} ng_name_list_place;

/* Places of a token in all lists, three bits each. */
static inline unsigned ng_name_list_get(uint32_t bits, ng_name_list list) { return bits >> (3 * (unsigned)list) & 7; }

/* Sets, for each token of a sentence, `places[token - sentence->first]`.  `knowledge` may be
 * NULL: no list has anything. */
void ng_name_lists_read(const ng_knowledge *knowledge, const ng_document *doc, const ng_sentence *sentence, uint32_t *places);

#endif
