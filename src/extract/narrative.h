/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one statement tells of another's time and place: somebody who came to Kyiv on Sunday
 * met there, on Sunday, whom the next sentence says they met. */
#ifndef NG_EXTRACT_NARRATIVE_H
#define NG_EXTRACT_NARRATIVE_H

#include "extract/extract.h"

/* Fills dates and places that statements of the document lack from statements about the same
 * people in the same or the sentence before, and places of its opening from the dateline. Only
 * of edge types that have a place. */
void ng_narrative_complete(const ng_extraction *x);

#endif
