/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a region, a state and a town a trip leads to. */
#ifndef NG_EXTRACT_DESTINATION_H
#define NG_EXTRACT_DESTINATION_H

#include "extract/statement.h"

/* Settles the targets of drafts of travel; they are sorted by type and source, and may not be by target afterwards. */
void ng_destinations_settle(const ng_extraction *x, ng_draft *drafts, uint32_t n);

#endif
