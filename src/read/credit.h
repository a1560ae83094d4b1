/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Credits of photographs within a paragraph: "... in Donetsk. Ann Lee/Reuters Related article ...". */
#ifndef NG_READ_CREDIT_H
#define NG_READ_CREDIT_H

#include <newsgraph/view.h>

/* Byte offset and length of the first credit, SIZE_MAX if there is none. */
size_t ng_credit_find(ng_view text, size_t *len);

#endif
