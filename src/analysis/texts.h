/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NG_ANALYSIS_TEXTS_H
#define NG_ANALYSIS_TEXTS_H

#include <newsgraph/graph.h>

/* Numbers the texts of articles, by article: copies of a text get the same number.  False
 * when out of memory. */
bool ng_texts_number(const ng_graph *graph, uint32_t *texts);

#endif
