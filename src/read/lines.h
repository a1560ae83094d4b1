/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of plain text into title, paragraphs and list items. */
#ifndef NG_READ_LINES_H
#define NG_READ_LINES_H

#include "read/draft.h"

/* Length of a list mark at the front of a line ("- ", "* ", "1. ", "(a) "), blanks before it
 * included; 0 if there is none. */
size_t ng_lines_list_mark(ng_view line);

/* Adds blocks for draft->text from byte `from` on.  With `find_title`, the first line is the
 * title if it looks like one, and "Name: value" lines at the very top set fields. */
void ng_lines_add_blocks(ng_draft *draft, size_t from, bool find_title);

#endif
