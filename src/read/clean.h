/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning text on its way into a document: every line break becomes "\n" and every other
 * blank " "; soft hyphens and invisible marks go; ligatures are spelt out, combining
 * accents composed, odd hyphens made plain; bytes that are no UTF-8 are repaired.  Where
 * that moves the text against its source, shifts say by how much. */
#ifndef NG_READ_CLEAN_H
#define NG_READ_CLEAN_H

#include <newsgraph/view.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "document/document.h"

typedef NG_VEC(ng_shift) ng_shifts;

/* Appends the cleaned `source`, which stands at `offset` in the decoded file, to `out`.
 * `shifts` may be NULL; a failure to grow it is noted in out->failed. */
void ng_clean_add(ng_strbuf *out, ng_shifts *shifts, ng_view source, size_t offset);

/* Cleaned, with every run of blanks made one space and none at the ends. */
void ng_clean_add_line(ng_strbuf *out, ng_view source);

#endif
