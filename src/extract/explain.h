/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of ng_explain_write. */
#ifndef NG_EXTRACT_EXPLAIN_H
#define NG_EXTRACT_EXPLAIN_H

#include "base/strbuf.h"
#include "extract/extract.h"

/* The tree of a sentence, one word a line below its governor. */
void ng_explain_tree(const ng_document *doc, uint32_t sentence, ng_strbuf *out);

/* The same as arcs over the words: a whole SVG document for the sentences [first, end). */
void ng_explain_svg(const ng_document *doc, uint32_t first, uint32_t end, ng_strbuf *out);

#endif
