/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status codes and error details.  Every fallible call returns an ng_status (0 is
 * success) and takes, as its last argument, an optional ng_error to be filled. */
#ifndef NEWSGRAPH_STATUS_H
#define NEWSGRAPH_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include <newsgraph/attributes.h>

NG_BEGIN_DECLS

typedef enum ng_status {
  NG_OK = 0,         /* success */
  NG_END,            /* no more input; not a failure */
  NG_ERR_NO_MEM,     /* out of memory, or a named size limit was passed */
  NG_ERR_BAD_ARG,    /* the caller passed something unusable */
  NG_ERR_NOT_FOUND,  /* no such file, entity, type */
  NG_ERR_READ,       /* reading failed */
  NG_ERR_WRITE,      /* writing failed */
  NG_ERR_SYNTAX,     /* input is not well formed */
  NG_ERR_INVALID,    /* input is well formed but breaks a rule */
  NG_ERR_UNSUPPORTED,/* format or feature that this build does not handle */
  NG_ERR_INTERNAL    /* a library below failed in a way it should not */
} ng_status;

/* Where and why something failed.  Owned by the caller, who may reuse it; all fields are
 * set by the failing call.  `line` and `column` count from 1, 0 where unknown; `column` and
 * `offset` are in bytes. */
typedef struct ng_error {
  ng_status status;
  char source[256];   /* file or article the message is about, "" if none */
  uint32_t line;
  uint32_t column;
  size_t offset;
  char message[512];  /* lower case, no full stop, UTF-8 */
} ng_error;

/* One sentence for a status; never NULL. Thread-safe. */
NG_API const char *ng_status_string(ng_status status);

/* Writes "source:line:column: message" (the parts that are known) into `out`, always
 * NUL-terminated; returns the length that was wanted, as snprintf does. */
NG_API size_t ng_error_format(const ng_error *err, char *out, size_t size);

NG_END_DECLS
#endif
