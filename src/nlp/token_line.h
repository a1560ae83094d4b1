/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line breaks: in one text they only fold long lines, in another each begins a paragraph. */
#ifndef NG_NLP_TOKEN_LINE_H
#define NG_NLP_TOKEN_LINE_H

#include "nlp/token_atoms.h"

/* Marks with NG_ATOM_BREAK the atoms that begin a paragraph after a single line break. */
void ng_lines_find_paragraphs(ng_view text, ng_atom_list *atoms);

#endif
