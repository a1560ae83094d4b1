/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to a stream: what several formats share. */
#ifndef NG_GRAPH_PUT_H
#define NG_GRAPH_PUT_H

#include <stdio.h>

#include <newsgraph/graph.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

void ng_put(FILE *file, const char *text);
void ng_put_view(FILE *file, ng_view text);
/* The shortest decimal that reads back as the same number. */
void ng_put_number(FILE *file, double value);
/* "..." with the escapes of JSON. */
void ng_put_json(FILE *file, ng_view text);
/* A field of CSV, in quotes where RFC 4180 wants them. */
void ng_put_csv(FILE *file, ng_view text);
/* A value as JSON; null where absent. */
void ng_put_json_value(FILE *file, const ng_value *value);

/* A value as one text, lists joined (see ng_text_join); valid until the next change of
 * `buffer`.  Absent values are empty. */

ng_view ng_value_text(const ng_value *value, ng_strbuf *buffer);

#endif
