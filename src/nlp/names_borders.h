/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to a name though it looks like the text around it: "Acme , Inc.", "at Macy 's". */
#ifndef NG_NLP_NAMES_BORDERS_H
#define NG_NLP_NAMES_BORDERS_H

#include "document/document.h"

/* Where the name of the sentence that begins at `first` ends, if it ends at `end` by its words
 * alone, and what it is a name of. */
uint32_t ng_name_end(const ng_document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end, ng_name_type *type);

#endif
