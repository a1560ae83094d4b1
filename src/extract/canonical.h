/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids that are the same for the same real thing in every article: "state/china",
 * "person/vladimir-putin". */
#ifndef NG_EXTRACT_CANONICAL_H
#define NG_EXTRACT_CANONICAL_H

#include <newsgraph/view.h>

#include "base/strbuf.h"

/* Appends the ASCII slug of a name: letters and digits in lower case without accents, all
 * else as single hyphens; letters with no ASCII form as their code points ("u4e60"), so that
 * no two names fall together for want of letters. */
void ng_canonical_slug(ng_view name, ng_strbuf *out);

/* Appends a person's name without initials inside it, which one article gives and another leaves
 * out: "Brian P. McKeon" and "Brian McKeon" are one.  Not for people of the lists, which know
 * George W. Bush from George H. W. Bush. */
void ng_canonical_person(ng_view name, ng_strbuf *out);

/* Appends "type/slug-of-name", and "-slug-of-qualifier" where a qualifier is given to keep
 * namesakes apart. */
void ng_canonical_id(ng_view type, ng_view name, ng_view qualifier, ng_strbuf *out);

#endif
