/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/json_text.h"

#include "base/alloc.h"
#include "base/error.h"
#include "read/words.h"

/* A copy in which every \u0000, at which cJSON would cut the string, is a blank; NULL in
 * `*copy` where there is none. */
static ng_status without_nuls(ng_view text, char **copy, ng_error *err) {
  *copy = NULL;
  for (size_t at = 0; (at = ng_read__find_nocase(text, "\\u0000", at)) != SIZE_MAX; at += 6) {
    if (!*copy) {
      *copy = ng_alloc(text.len);
      if (!*copy) return ng_fail_no_mem(err);
      memcpy(*copy, text.data, text.len);
    }
    size_t slashes = 0;
    while (slashes < at && text.data[at - slashes - 1] == '\\') slashes++;
    if (slashes % 2 == 0) (*copy)[at + 4] = '2';
  }
  return NG_OK;
}

static ng_status fail_at(ng_view text, size_t offset, uint32_t first_line, const char *what, ng_error *err) {
  uint32_t line, column;
  ng_locate(text, offset, &line, &column);
  if (err) {
    err->line = line + (first_line ? first_line - 1 : 0);
    err->column = column;
    err->offset = offset;
  }
  return ng_fail(err, NG_ERR_SYNTAX, "%s", what);
}

ng_status ng_json_parse(ng_view text, uint32_t first_line, cJSON **out, ng_error *err) {
  char *copy;
  NG_TRY(without_nuls(text, &copy, err));
  const char *const data = copy ? copy : text.data;
  const char *end = NULL;
  *out = cJSON_ParseWithLengthOpts(data, text.len, &end, 0);
  const size_t at = end ? (size_t)(end - data) : 0;
  ng_status status = NG_OK;
  if (!*out) {
    status = fail_at(text, at, first_line, at >= text.len ? "JSON is cut short" : "not well-formed JSON", err);
  } else if (ng_read__trim(ng_view_make(data + at, text.len - at)).len) {
    cJSON_Delete(*out);
    *out = NULL;
    status = fail_at(text, at, first_line, "text after the end of the JSON value", err);
  }
  ng_dealloc(copy);
  return status;
}
