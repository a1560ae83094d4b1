/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When two names of an article name one person or one body. */
#ifndef NG_EXTRACT_NAME_MATCH_H
#define NG_EXTRACT_NAME_MATCH_H

#include <newsgraph/view.h>

#include <stdint.h>

enum { NG_CORE_WORDS_MAX = 12 };

/* The words of a person's name without particles, suffixes and signs; returns how many. */
uint32_t ng_core_words(const ng_view *words, uint32_t n, ng_view out[NG_CORE_WORDS_MAX]);

/* Whether two names in full can be one person's: same surname (or both orders of a name),
 * and given names that agree, one an initial or short form of the other, or missing:
 * "Antony J. Blinken" and "Antony Blinken", "Joseph Biden" and "Joe Biden". */
bool ng_same_person(const ng_view *a, uint32_t n_a, const ng_view *b, uint32_t n_b);

/* Whether a single word is how a person of this full name is called: the surname without
 * its particle, the family name in front (Xi Jinping), or, as `*weak`, the given name. */
bool ng_is_called(const ng_view *full, uint32_t n, ng_view word, bool *weak);

/* Whether a person of this full name has `word` as the first name: Salman bin Abdulaziz, not Mohammed bin Salman. */
bool ng_is_called_first(const ng_view *full, uint32_t n, ng_view word);

/* Whether letters are the initials of a name's capitalized words: PMF, Popular Mobilization
 * Forces. */
bool ng_is_acronym_of(ng_view acronym, const ng_view *words, uint32_t n);

/* Whether `part` is `whole` cut short: its first words ("Ardis Group") or, where that is
 * more than the head word alone, its last ("Defense Ministry"). */
bool ng_is_short_for(const ng_view *part, uint32_t n_part, const ng_view *whole, uint32_t n_whole);

/* Equal but for case, accents, stops and apostrophes. */
bool ng_same_word(ng_view a, ng_view b);

#endif
