/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, money and quantities: phrases of a small grammar over words. */
#ifndef NG_NLP_NAMES_RULES_H
#define NG_NLP_NAMES_RULES_H

#include "document/document.h"

/* The longest phrase that begins at `token` of the sentence: returns its number of tokens,
 * 0 if none does, and its type. */
uint32_t ng_name_rule_match(const ng_document *doc, const ng_sentence *sentence, uint32_t token, ng_name_type *type);

#endif
