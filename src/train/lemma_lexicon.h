/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inflected forms from word lists: AGID and UniMorph. */
#ifndef NG_TRAIN_LEMMA_LEXICON_H
#define NG_TRAIN_LEMMA_LEXICON_H

#include <newsgraph/status.h>
#include <newsgraph/tags.h>

/* Is given each form; false stops the reading for want of memory.  `weight` is 1 for rare
 * lemmas and grows with their frequency, up to LEMMA_LEXICON_MAX. */
typedef bool lemma_form_sink(ng_view form, ng_view lemma, ng_xpos xpos, uint32_t weight, void *user);

enum { LEMMA_LEXICON_MAX = 200 };

ng_status lemma_lexicon_read(const char *dir, lemma_form_sink *sink, void *user, ng_error *err);

#endif
