/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of HTML within other formats: the body of a feed item, a JSON string. */
#ifndef NG_READ_HTML_H
#define NG_READ_HTML_H

#include "read/draft.h"

/* Whether a string is marked up as HTML, rather than text that may hold a stray "<". */
bool ng_html_is_fragment(ng_view text);

/* Adds the paragraphs of a piece of HTML to the draft. */
void ng_html_add_fragment(ng_draft *draft, ng_view html);

/* Adds the paragraphs of a string that may be HTML or plain text.  With `find_title`, its first
 * line may be the title. */
void ng_html_add_string(ng_draft *draft, ng_view text, bool find_title);

/* Sets a field to the text of a string that may be marked up. */
void ng_html_set_plain(ng_draft *draft, ng_field field, ng_view html);

#endif
