/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datelines that nothing sets off: "HAVANA President Obama arrived", "SEOUL/TOKYO North Korea said".  Those with a dash
 * or an agency the reader has taken away. */
#ifndef NG_NLP_SENTENCE_DATELINE_H
#define NG_NLP_SENTENCE_DATELINE_H

#include <newsgraph/view.h>

#include "knowledge/knowledge.h"

/* Bytes of the dateline in front of a paragraph, 0 if it has none. */
size_t ng_sentence_dateline(const ng_knowledge *knowledge, ng_view paragraph);

#endif
