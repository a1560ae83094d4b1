/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading articles: paths to inputs, inputs to documents.
 *
 * A reader walks the paths and hands out inputs, one after the other, cheaply: an input is
 * a file that nobody has opened yet, or one line of an NDJSON stream.  ng_input_read then
 * does the work of one input (decompress, decode, recognise, parse) in any thread and
 * passes each article that it holds to a sink as an ng_document.
 *
 *   ng_reader *reader;
 *   if (ng_reader_open(paths, n, &options, &reader, &err) != NG_OK) ...
 *   ng_input *input;
 *   ng_status status;
 *   while ((status = ng_reader_next(reader, &input, &err)) != NG_END) {
 *     if (status != NG_OK) { complain(&err); continue; }   // one path; reading goes on
 *     if (ng_input_read(input, &options, &sink, &err) != NG_OK) complain(&err);
 *     ng_input_free(input);
 *   }
 *   ng_reader_close(reader);
 *
 * Formats are told apart by content; a file's name only decides where content leaves a
 * choice.  All may be compressed with gzip or zstd, and be in UTF-8, UTF-16, UTF-32,
 * Windows-1252 or a declared charset. */
#ifndef NEWSGRAPH_READ_H
#define NEWSGRAPH_READ_H

#include <newsgraph/document.h>
#include <newsgraph/status.h>

NG_BEGIN_DECLS

/* Zero and NULL mean the default.  Strings stay the caller's and must outlive the reader
 * and all calls of ng_input_read. */
typedef struct ng_read_options {
  const char *format;  /* name of a format below; default: recognised from the content */
  const char *map;     /* JSON fields, "text=body,title=fields.headline"; the left side is one
                          of title text date url source author language id, the right side a
                          member name or a dotted path; default: the usual names of each */
  size_t max_bytes;    /* of one file, or one NDJSON line, after decompression; default
                          NG_TEXT_MAX.  More is an error, so that a bomb stays small */
  bool follow_links;   /* follow symbolic links found below a folder; default: report them.
                          A link named as a path is always followed */
} ng_read_options;

/* A format that is read, for help texts. */
typedef struct ng_read_format {
  const char *name;        /* "html" */
  const char *extensions;  /* "html htm xhtml" */
  const char *media_type;  /* "text/html" */
  const char *description; /* "web page" */
} ng_read_format;

/* The i-th format, NULL past the end. */
NG_API const ng_read_format *ng_read_format_at(size_t i);

typedef struct ng_reader ng_reader;
typedef struct ng_input ng_input;

/* Starts reading `paths` (`n` of them; copied): files, folders (walked recursively in byte
 * order of the paths below them), or "-" for standard input.  Hidden files, editor backups
 * and the "NAME_files" folder beside a saved "NAME.html" are passed over, unless named as
 * a path.  Fails with NG_ERR_BAD_ARG for no paths, an unknown format or a faulty map; a
 * path that is missing is reported by ng_reader_next.  One thread at a time. */
NG_API NG_MUST_CHECK ng_status ng_reader_open(const char *const *paths, size_t n, const ng_read_options *options,
                                              ng_reader **out, ng_error *err);

/* The next input, to be freed with ng_input_free; it does not refer to the reader.  NG_END
 * after the last.  Any other failure is about one path (named in `err`): call again for
 * the rest. */
NG_API NG_MUST_CHECK ng_status ng_reader_next(ng_reader *reader, ng_input **out, ng_error *err);

/* NULL is fine. */
NG_API void ng_reader_close(ng_reader *reader);

/* An input of bytes in memory (copied), as if they were a file named `uri`. */
NG_API NG_MUST_CHECK ng_status ng_input_new(const char *uri, const void *data, size_t len, ng_input **out,
                                            ng_error *err);

/* The path as given joined with the path below it ("-" for standard input), "#N" behind it
 * for the Nth line of an NDJSON stream.  Lives as long as the input. */
NG_API const char *ng_input_uri(const ng_input *input);

/* Bytes of the file or line as stored, for progress; 0 if unknown. */
NG_API size_t ng_input_size(const ng_input *input);

NG_API void ng_input_free(ng_input *input);

/* Where the articles of an input go.  `user` is passed to both calls, which run in the
 * thread that called ng_input_read, in the order of the articles in the input. */
typedef struct ng_read_sink {
  /* Takes over `doc`.  A status other than NG_OK stops the input and is returned. */
  ng_status (*document)(ng_document *doc, void *user);
  /* One article, or a part of the input, could not be read; the rest goes on.  May be
   * NULL: then the first such problem is returned after the rest has been read. */
  void (*problem)(const ng_error *problem, void *user);
  void *user;
} ng_read_sink;

/* Reads all articles of an input.  The article's uri is that of the input, with "#" and the
 * record's id, or its number from 1, where a file holds several.  Returns NG_OK when all
 * has been passed to the sink, or why the input could not be read at all: NG_ERR_UNSUPPORTED
 * for a file that is no article (an image, a program), NG_ERR_INVALID for one without text,
 * too large, or with XML entity declarations, NG_ERR_SYNTAX, NG_ERR_READ, NG_ERR_NO_MEM.
 * Several inputs may be read at once by several threads. */
NG_API NG_MUST_CHECK ng_status ng_input_read(const ng_input *input, const ng_read_options *options,
                                             const ng_read_sink *sink, ng_error *err);

NG_END_DECLS
#endif
