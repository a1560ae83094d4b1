/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says about itself: JSON-LD, meta elements (OpenGraph, Dublin Core and the
 * habits of news sites), links, headline, byline. */
#ifndef NG_READ_HTML_META_H
#define NG_READ_HTML_META_H

#include <libxml/tree.h>

#include "read/draft.h"

/* Fills the draft's fields; `body` receives the articleBody of JSON-LD, if there is one. */
void ng_html_read_meta(xmlDoc *page, ng_draft *draft, ng_strbuf *body);

#endif
