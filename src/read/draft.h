/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article in the making: what a format's reader fills and the common end of all readers
 * turns into a document. */
#ifndef NG_READ_DRAFT_H
#define NG_READ_DRAFT_H

#include <newsgraph/document.h>
#include <newsgraph/status.h>

#include "base/strbuf.h"
#include "read/clean.h"

/* What is known of an article besides its text. */
typedef enum ng_field {
  NG_FIELD_TITLE,
  NG_FIELD_SOURCE,
  NG_FIELD_AUTHOR,
  NG_FIELD_URL,
  NG_FIELD_LANGUAGE,
  NG_FIELD_PLACE,
  NG_FIELD_ID,
  NG_FIELD_DATE,   /* goes to `date` */
  NG_FIELD_COUNT
} ng_field;

typedef NG_VEC(ng_block) ng_blocks;

typedef struct ng_draft {
  ng_strbuf text;
  ng_shifts shifts;
  ng_blocks blocks;
  ng_strbuf fields[NG_FIELD_COUNT];
  ng_date date;
  bool failed;     /* out of memory; sticky */
} ng_draft;

void ng_draft_init(ng_draft *draft);
void ng_draft_dispose(ng_draft *draft);

/* Sets a field unless it is set already; blank values are passed over, an author loses "By".  Dates are parsed,
 * those that cannot be are passed over. */
void ng_draft_set(ng_draft *draft, ng_field field, ng_view value);
ng_view ng_draft_get(const ng_draft *draft, ng_field field);

/* Adds a block over part of the text that is there, less blanks at its ends. */
void ng_draft_add_block(ng_draft *draft, size_t begin, size_t end, ng_block_kind kind);

/* Appends a paragraph, cleaned and on one line, as a block of its own with a blank line
 * before it; blank ones are passed over. */
void ng_draft_add_paragraph(ng_draft *draft, ng_view text, ng_block_kind kind);

/* Adds the title, if there is one, as the first paragraph. */
void ng_draft_add_title(ng_draft *draft);

/* The field that a name from a file stands for ("headline", "publishedAt", "lang"; case, "_"
 * and "-" do not count), NG_FIELD_COUNT if none.  Where a file has several names of one field
 * the one of the lowest rank is meant; `rank` may be NULL. */
ng_field ng_field_find(ng_view name, unsigned *rank);

/* Second look at the whole: skips what is no body text (bylines, links to other stories,
 * captions, copyright lines ...), reads datelines, and fills gaps in date, author and
 * source from the text and from `path`. */
void ng_draft_refine(ng_draft *draft, ng_view path);

/* Makes the document; the draft is empty afterwards.  NG_ERR_INVALID if it has no text. */
ng_status ng_draft_finish(ng_draft *draft, ng_view uri, ng_document **out, ng_error *err);

#endif
