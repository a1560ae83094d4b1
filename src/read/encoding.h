/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to UTF-8. */
#ifndef NG_READ_ENCODING_H
#define NG_READ_ENCODING_H

#include <newsgraph/status.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

/* Recognises the encoding of `bytes` (byte order mark, distribution of zero bytes, charset
 * declared in the markup, validity as UTF-8) and converts.  `*out` is `bytes` itself where
 * that is UTF-8, else the content of `storage`.  `*valid` says whether `*out` is valid
 * UTF-8; if not, it is UTF-8 with a few damaged places. */
ng_status ng_decode(ng_view bytes, ng_strbuf *storage, ng_view *out, bool *valid, ng_error *err);

/* The code point at `text.data[i]`, its length in `*size`.  A stray byte between ASCII ones
 * is taken for Windows-1252, any other damage (one maximal run of it) gives U+FFFD. */
uint32_t ng_utf8_repair(ng_view text, size_t i, unsigned *size);

/* Appends `text` with all damage repaired. */
void ng_utf8_add_repaired(ng_strbuf *out, ng_view text);

#endif
