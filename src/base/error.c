/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *ng_status_string(ng_status status) {
  switch (status) {
    case NG_OK: return "success";
    case NG_END: return "end of input";
    case NG_ERR_NO_MEM: return "out of memory";
    case NG_ERR_BAD_ARG: return "bad argument";
    case NG_ERR_NOT_FOUND: return "not found";
    case NG_ERR_READ: return "reading failed";
    case NG_ERR_WRITE: return "writing failed";
    case NG_ERR_SYNTAX: return "input is not well formed";
    case NG_ERR_INVALID: return "input breaks a rule";
    case NG_ERR_UNSUPPORTED: return "not supported";
    case NG_ERR_INTERNAL: return "internal error";
  }
  return "unknown status";
}

ng_status ng_fail(ng_error *err, ng_status status, const char *format, ...) {
  if (err) {
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    err->status = status;
  }
  return status;
}

void ng_error_at(ng_error *err, const char *source, uint32_t line, uint32_t column) {
  if (!err) return;
  snprintf(err->source, sizeof err->source, "%s", source ? source : "");
  err->line = line;
  err->column = column;
}

ng_status ng_fail_no_mem(ng_error *err) { return ng_fail(err, NG_ERR_NO_MEM, "out of memory"); }

void ng_locate(ng_view text, size_t offset, uint32_t *line, uint32_t *column) {
  if (offset > text.len) offset = text.len;
  size_t start = 0;
  uint32_t lines = 1;
  for (const char *nl; start < offset && (nl = memchr(text.data + start, '\n', offset - start)); lines++)
    start = (size_t)(nl - text.data) + 1;
  *line = lines;
  *column = (uint32_t)(offset - start) + 1;
}

size_t ng_error_format(const ng_error *err, char *out, size_t size) {
  const char *const message = err->message[0] ? err->message : ng_status_string(err->status);
  const int n = !err->source[0] ? snprintf(out, size, "%s", message)
                : !err->line    ? snprintf(out, size, "%s: %s", err->source, message)
                : !err->column  ? snprintf(out, size, "%s:%u: %s", err->source, err->line, message)
                                : snprintf(out, size, "%s:%u:%u: %s", err->source, err->line, err->column, message);
  return n < 0 ? 0 : (size_t)n;
}
