/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats and the recognition of one from content. */
#ifndef NG_READ_FORMAT_H
#define NG_READ_FORMAT_H

#include "read/input.h"

/* How sure a sniffer is. */
enum {
  NG_SURE_NOT = 0,
  NG_SURE_LAST = 20,    /* nothing speaks against it */
  NG_SURE_HINT = 40,
  NG_SURE_LIKELY = 60,
  NG_SURE_YES = 90,
  NG_SURE_NAME = 30     /* added where the file's name agrees and content gives at least NG_SURE_LAST */
};

typedef struct ng_format {
  ng_read_format info;
  bool wants_valid;     /* UTF-8 must be repaired before parsing */
  int (*sniff)(ng_view text);
  ng_status (*read)(ng_reading *reading, ng_view text, ng_error *err);
} ng_format;

const ng_format *ng_format_named(const char *name);

/* The format of a text; NULL with a reason in `err` if it is none that is read. */
const ng_format *ng_format_detect(ng_view text, ng_view extension, ng_error *err);

/* NG_OK unless the bytes of a file start as those of a picture, program or the like do. */
ng_status ng_format_refuse_magic(ng_view bytes, ng_error *err);

/* NG_OK unless what has been decoded has too many control characters for a text. */
ng_status ng_format_refuse_binary(ng_view text, ng_error *err);

/* One pair for each reader. */
int ng_sniff_text(ng_view text);
ng_status ng_read_text(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_markdown(ng_view text);
ng_status ng_read_markdown(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_html(ng_view text);
ng_status ng_read_html(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_nitf(ng_view text);
ng_status ng_read_nitf(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_newsml(ng_view text);
ng_status ng_read_newsml(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_feed(ng_view text);
ng_status ng_read_feed(ng_reading *reading, ng_view text, ng_error *err);
int ng_sniff_json(ng_view text);
ng_status ng_read_json(ng_reading *reading, ng_view text, ng_error *err);
/* Whether the first line is a whole JSON object. */
bool ng_ndjson_is_record(ng_view text);
int ng_sniff_ndjson(ng_view text);
ng_status ng_read_ndjson(ng_reading *reading, ng_view text, ng_error *err);

#endif
