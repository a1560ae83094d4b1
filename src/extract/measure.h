/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NG_EXTRACT_MEASURE_H
#define NG_EXTRACT_MEASURE_H

#include <newsgraph/document.h>

/* The noun that a measure counts, "oil" for the "barrels" of "98,000 barrels of crude oil"; any other token is returned
 * as it is. */
uint32_t ng_counted(const ng_document *doc, uint32_t token);

#endif
