/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit of work and what its reader needs while it runs. */
#ifndef NG_READ_INPUT_H
#define NG_READ_INPUT_H

#include <newsgraph/read.h>

#include "read/draft.h"

struct ng_input {
  char *uri;
  char *path;        /* of the file to read; NULL where `data` holds the bytes */
  char *data;
  size_t len;
  size_t size;       /* stored bytes, 0 if unknown */
  uint32_t number;   /* of the record within its stream, from 1; 0: the whole file */
  uint32_t line;     /* where the record stands in the stream, from 1 */
};

/* Takes over `data` (may be NULL); copies the strings. */
ng_status ng_input__new(const char *uri, const char *path, char *data, size_t len, ng_input **out, ng_error *err);

/* State of one ng_input_read. */
typedef struct ng_reading {
  const ng_input *input;
  const ng_read_options *options;
  const ng_read_sink *sink;
  ng_view extension;    /* of the input's name, without ".gz" and ".zst" */
  uint32_t line;        /* of the record that is being read, for messages; 0 if unknown */
  ng_error first;       /* the first problem, where the sink takes none */
  bool has_problem;
  bool stopped;         /* the sink wants no more */
} ng_reading;

/* Ends a draft and passes the document on.  `key` names the article within the input: an
 * id, or {NULL, 0}; `number` its number from 1, 0 where it is the only one.  What is wrong
 * with the article alone goes to the problem sink, and NG_OK is returned. */
ng_status ng_reading_emit(ng_reading *reading, ng_draft *draft, uint32_t number, ng_error *err);

/* Reports a failure that concerns a part of the input. */
void ng_reading_problem(ng_reading *reading, const ng_error *problem);

/* Reports and swallows a failure of one article; passes on what must end the input. */
ng_status ng_reading_tolerate(ng_reading *reading, ng_status status, const ng_error *problem);

#endif
