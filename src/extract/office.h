/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an office: "defense minister" of "Russia's new defense minister". */
#ifndef NG_EXTRACT_OFFICE_H
#define NG_EXTRACT_OFFICE_H

#include "extract/extract.h"

/* The title that the phrase headed by `token` names, a slice of the text: the noun with what
 * qualifies the office (compounds, "of State"), without determiners, states and "new".  Empty where the
 * token heads no noun phrase. */
ng_view ng_office_title(const ng_extraction *x, uint32_t token);

#endif
