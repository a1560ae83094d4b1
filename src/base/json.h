/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON piece by piece into a string. */
#ifndef NG_BASE_JSON_H
#define NG_BASE_JSON_H

#include "base/strbuf.h"

/* Appends a string literal: quotes, backslashes and control characters escaped, the rest as UTF-8. */
void ng_json_add_string(ng_strbuf *out, ng_view text);

/* The same, but null for a text that is absent or empty. */
void ng_json_add_optional(ng_strbuf *out, ng_view text);

/* "name": */
void ng_json_add_key(ng_strbuf *out, const char *name);

#endif
