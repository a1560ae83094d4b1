/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running another program to its end. */
#ifndef NG_FORMATS_POSIX_PROGRAM_H
#define NG_FORMATS_POSIX_PROGRAM_H

#include <stdio.h>

#include <newsgraph/status.h>

#define NG_PROGRAM_ARGUMENTS 8
#define NG_PROGRAM_SECONDS 300

/* Runs `arguments[0]`, found through PATH, with what was written to `in` as its standard
 * input and `out` as its standard output, and
 * waits for up to NG_PROGRAM_SECONDS.  At most NG_PROGRAM_ARGUMENTS, ended
 * by NULL.  NG_ERR_NOT_FOUND if there is no such program; NG_ERR_INTERNAL with the first
 * line of its standard error if it fails, or if it takes too long. */
ng_status ng_program_run(const char *const *arguments, FILE *in, FILE *out, ng_error *err);

#endif
