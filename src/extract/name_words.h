/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that show what a name names: "Ministry", "Airport", "bin", "Inc." */
#ifndef NG_EXTRACT_NAME_WORDS_H
#define NG_EXTRACT_NAME_WORDS_H

#include <newsgraph/document.h>

typedef enum ng_name_word {
  NG_WORD_OTHER,
  NG_WORD_ORGANIZATION,  /* Ministry, Council, Bank: head of an organization's name */
  NG_WORD_COMPANY_SUFFIX,/* Inc., Ltd, LLC */
  NG_WORD_PLACE,         /* Airport, Strait, Province: head of a place's name */
  NG_WORD_PLACE_PREFIX,  /* Mount, Lake, Cape, Gulf of, Port: begins one */
  NG_WORD_EVENT,         /* War, Act, Treaty, Summit: neither actor nor place */
  NG_WORD_PARTICLE,      /* bin, van, de, al: inside a person's name, in small letters */
  NG_WORD_NAME_SUFFIX,   /* Jr., III */
  NG_WORD_NO_ENTITY,     /* Islam, God, Internet: capital, yet neither actor nor place */
  NG_WORD_FACILITY       /* Embassy, Consulate: keeps "in X" as part of its name */
} ng_name_word;

ng_name_word ng_name_word_of(ng_view word);

/* "Foreign Terrorist Organization", "FTO", "Specially Designated Nationals": kinds that a law makes, no names. */
bool ng_is_legal_kind(const ng_view *words, uint32_t n);

/* "'s", "’s" and their apostrophes alone. */
bool ng_is_possessive_mark(ng_view word);

/* Words of closed classes and others that begin a sentence with a capital and no name. */
bool ng_is_function_word(ng_view word);

/* Begins with a capital letter, perhaps after a quote, apostrophe or "al-". */
bool ng_is_capitalized(ng_view word);
/* Two to eight capitals, digits, points or hyphens: NATO, U.S., F-16, IRGC-QF. */
bool ng_is_acronym(ng_view word);

#endif
