/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole-file reading and atomic writing. */
#ifndef NG_BASE_IO_H
#define NG_BASE_IO_H

#include <stdio.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

/* Reads a whole file ("-": standard input) of at most `limit` bytes into `out`, which the
 * caller has initialised. */
ng_status ng_file_read(const char *path, size_t limit, ng_strbuf *out, ng_error *err);

/* A file that is whole or not there: written beside its final name, flushed, then renamed.
 *   ng_file_writer w;
 *   NG_TRY(ng_file_writer_open(&w, path, err));
 *   fputs("...", w.file);
 *   return ng_file_writer_commit(&w, err);      // or ng_file_writer_abort(&w)
 * The path "-" is standard output, "/dev/..." is written in place. */
typedef struct ng_file_writer {
  FILE *file;
  char *path;
  char *temporary; /* NULL when writing in place */
} ng_file_writer;

ng_status ng_file_writer_open(ng_file_writer *writer, const char *path, ng_error *err);
ng_status ng_file_writer_commit(ng_file_writer *writer, ng_error *err);
void ng_file_writer_abort(ng_file_writer *writer);

#endif
