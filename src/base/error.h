/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling ng_error and passing failures up. */
#ifndef NG_BASE_ERROR_H
#define NG_BASE_ERROR_H

#include <newsgraph/status.h>
#include <newsgraph/view.h>

/* Fills `err` (may be NULL) and returns `status`, so that a failure is one line:
 *   return ng_fail(err, NG_ERR_SYNTAX, "missing '%s'", name);
 * The source and position stay as the caller set them with ng_error_at. */
NG_PRINTF(3, 4) ng_status ng_fail(ng_error *err, ng_status status, const char *format, ...);

/* Sets where the error is: a source name (may be NULL), line and column (0 if unknown). */
void ng_error_at(ng_error *err, const char *source, uint32_t line, uint32_t column);

/* "out of memory" */
ng_status ng_fail_no_mem(ng_error *err);

/* Line and column, counted from 1, of a byte offset. */
void ng_locate(ng_view text, size_t offset, uint32_t *line, uint32_t *column);

#define NG_TRY(call)                     \
  do {                                   \
    const ng_status ng_try_ = (call);    \
    if (ng_try_ != NG_OK) return ng_try_;\
  } while (0)

#endif
