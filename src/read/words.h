/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small look-ups in text, blind to ASCII case. */
#ifndef NG_READ_WORDS_H
#define NG_READ_WORDS_H

#include <stdint.h>

#include <newsgraph/view.h>

/* `text` without ASCII blanks at its ends. */
ng_view ng_read__trim(ng_view text);

bool ng_read__equals_nocase(ng_view text, const char *other);
bool ng_read__starts_nocase(ng_view text, const char *prefix);
bool ng_read__ends_nocase(ng_view text, const char *suffix);

/* Byte offset of the first `needle` at or after `from`, SIZE_MAX if there is none. */
size_t ng_read__find_nocase(ng_view text, const char *needle, size_t from);

/* Number of runs of non-blanks. */
size_t ng_read__count_words(ng_view text);

/* Takes the next run of non-blanks off the front of `rest`; empty at the end. */
ng_view ng_read__next_word(ng_view *rest);

/* Takes the next item of a list separated by `separator` off the front of `rest`; false at
 * the end. */
bool ng_read__next_item(ng_view *rest, char separator, ng_view *item);

/* Position, from 1, of `word` in the space-separated `list`; 0 if it is not there. */
unsigned ng_read__list_rank(const char *list, ng_view word);
static inline bool ng_read__list_has(const char *list, ng_view word) { return ng_read__list_rank(list, word) != 0; }

/* Whether the sorted table `names` of `n` holds `word`. */
bool ng_read__sorted_has(const char *const *names, size_t n, ng_view word);

/* A member or property name in lower case without "_", "-" and blanks, written to `buffer`;
 * empty if it does not fit. */
ng_view ng_read__plain_key(ng_view name, char *buffer, size_t size);

#endif
