/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of several persons who share a surname, the one whom the article calls by it: the press names a leader's family and the
 * lesser of two namesakes in full. */
#ifndef NG_EXTRACT_NAMESAKE_H
#define NG_EXTRACT_NAMESAKE_H

#include "extract/join.h"

/* How far a person is known by surname alone: by the highest office, none for who is not listed. */
typedef enum ng_fame { NG_FAME_NONE, NG_FAME_OFFICIAL, NG_FAME_FOREIGN_MINISTER, NG_FAME_LEADER } ng_fame;
ng_fame ng_person_fame(const ng_joiner *j, uint32_t known);
/* Whether who holds such an office leads a state. */
bool ng_is_leading(ng_office_category category);

/* Notes that a name in full is that of a person. */
void ng_namesake_note(ng_joiner *j, uint32_t entity, uint32_t name);

/* "Donald Trump Jr.": whether a mark behind a name tells two of a family apart. */
bool ng_is_junior(const ng_view *words, uint32_t n);

/* Whether the article speaks of a person only as somebody's wife, son ... */
bool ng_is_mere_kin(const ng_join_person_note *note);

/* What speaks against a person, one of `n` with the word for surname, as the one meant by the single word of a name. */
uint64_t ng_namesake_cost(const ng_joiner *j, const uint32_t *entities, uint32_t n, uint32_t entity, uint32_t name);

#endif
