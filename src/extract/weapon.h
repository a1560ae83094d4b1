/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weapon systems: designations in all their spellings, and the words of arms. */
#ifndef NG_EXTRACT_WEAPON_H
#define NG_EXTRACT_WEAPON_H

#include <newsgraph/document.h>

#include "base/strbuf.h"

/* missile, tank, fighter ... (a lemma; plural forms too) */
bool ng_is_weapon_noun(ng_view lemma);

/* Whether a word has the form of a designation: letters and digits, as in S-400, Su-35,
 * M1A2, 9M729, F/A-18E. Words such as G7 have it too: ask the context. */
bool ng_is_designation(ng_view word);

/* The designation without what spellings differ in: blanks, hyphens, points, case ("s400"). */
void ng_weapon_key(ng_view name, ng_strbuf *out);

#endif
