/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed lists that tokens and sentences depend on: abbreviations, clitics, words written
 * together. */
#ifndef NG_NLP_TOKEN_WORDS_H
#define NG_NLP_TOKEN_WORDS_H

#include "nlp/token_atoms.h"

/* What kind of abbreviation a word is when a full stop follows it. */
ng_abbreviation ng_word_abbreviation(ng_view word);

/* Whether a word before a hyphen is a prefix, which stays with what follows: anti-war, but
 * not UN-backed. */
bool ng_word_is_prefix(ng_view word);

/* Whether a word is one that sentences begin with and names do not: the, he, but, in. */
bool ng_word_is_starter(ng_view word);

/* Whether a letter and full stop behind a word are likely to be an initial: by J. Smith. */
bool ng_word_leads_name(ng_view word);

/* Length of the clitic (s m d re ve ll, any case) at the beginning of `text`, 0 if none. */
size_t ng_word_clitic(ng_view text);

/* Where a word written together may be cut (can|not, gon|na, it|s), 0 if nowhere. */
size_t ng_word_split(ng_view word);

#endif
