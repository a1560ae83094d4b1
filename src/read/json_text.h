/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing JSON with what cJSON leaves out: positions of faults, escaped NULs, text after the
 * value. */
#ifndef NG_READ_JSON_TEXT_H
#define NG_READ_JSON_TEXT_H

#include <cjson/cJSON.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

/* Parses `text` (valid UTF-8), which starts on line `first_line` of its file (0: unknown, then
 * 1).  The caller frees `*out` with cJSON_Delete.  NG_ERR_SYNTAX with line and column. */
ng_status ng_json_parse(ng_view text, uint32_t first_line, cJSON **out, ng_error *err);

#endif
