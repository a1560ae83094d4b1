/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in DOT.  Every text is quoted; what Graphviz would take for more than text is
 * escaped; tokens are kept under the 16,384 bytes that its scanner can hold. */
#ifndef NG_FORMATS_DOT_TEXT_H
#define NG_FORMATS_DOT_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include <newsgraph/view.h>

/* An id, or the value of an attribute that Graphviz does not interpret; `whole` for readers
 * that cannot join pieces. */
void ng_dot_put_id(FILE *file, ng_view text, bool whole);

/* A label or tooltip: "\N" and "&amp;" mean nothing in it, a newline breaks the line.  With
 * `width` > 0, lines are broken at blanks after about that many characters, and a text of
 * more than `max` characters is cut with an ellipsis. */
void ng_dot_put_label(FILE *file, ng_view text, unsigned width, unsigned max);

/* Text inside an HTML-like label. */
void ng_dot_put_html(FILE *file, ng_view text);

#endif
