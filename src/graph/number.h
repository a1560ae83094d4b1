/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as text, whatever the locale of the program. */
#ifndef NG_GRAPH_NUMBER_H
#define NG_GRAPH_NUMBER_H

#include <stdbool.h>

#include <newsgraph/view.h>

#define NG_NUMBER_SIZE 32

/* The shortest decimal text that reads back as the same finite `value`; returns `out`. */
const char *ng_number_format(double value, char out[NG_NUMBER_SIZE]);

/* Reads a whole text as one finite number. */
bool ng_number_parse(ng_view text, double *value);

#endif
