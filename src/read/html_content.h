/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main text of a page. */
#ifndef NG_READ_HTML_CONTENT_H
#define NG_READ_HTML_CONTENT_H

#include <libxml/tree.h>

#include "read/draft.h"

/* Adds the paragraphs of the main text below `root` (may be NULL) to the draft.  With `whole`,
 * the tree is that of an article already and all of it counts, but for what is marked as
 * noise; it may also be NITF. */
void ng_html_add_content(xmlNode *root, bool whole, ng_draft *draft);

#endif
