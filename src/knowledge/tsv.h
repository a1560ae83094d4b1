/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading lists: tab-separated text with a header line, columns found by name. */
#ifndef NG_KNOWLEDGE_TSV_H
#define NG_KNOWLEDGE_TSV_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/document.h>
#include <newsgraph/status.h>
#include <newsgraph/view.h>

#define NG_TSV_COLUMNS_MAX 16

typedef struct ng_tsv {
  const char *source;         /* for messages */
  ng_view text;               /* the whole file */
  size_t next;                /* offset of the next line */
  uint32_t line;              /* number of the current line */
  uint32_t n_file_columns;    /* as the header has them */
  uint8_t place[64];          /* file column -> wanted column, 0xFF: not wanted */
  ng_view cells[NG_TSV_COLUMNS_MAX]; /* of the current row, in the order wanted; absent: empty */
} ng_tsv;

/* Reads the header.  `columns` are `n` names; the first `n_required` must be there. */
ng_status ng_tsv_open(ng_tsv *tsv, const char *source, ng_view text, const char *const *columns, uint32_t n,
                      uint32_t n_required, ng_error *err);

/* Reads the next row into `cells`; NG_END after the last. */
ng_status ng_tsv_next(ng_tsv *tsv, ng_error *err);

/* Fails with the position of a cell (wanted column `column`). */
NG_PRINTF(4, 5) ng_status ng_tsv_fail(const ng_tsv *tsv, uint32_t column, ng_error *err, const char *format, ...);

/* The next item of a cell "a|b|c"; false when there is none. */
bool ng_tsv_item(ng_view *rest, ng_view *item);

/* Typed cells; an empty one gives 0. */
ng_status ng_tsv_date(const ng_tsv *tsv, uint32_t column, ng_date *out, ng_error *err);
ng_status ng_tsv_count(const ng_tsv *tsv, uint32_t column, uint32_t *out, ng_error *err);
ng_status ng_tsv_degrees(const ng_tsv *tsv, uint32_t column, float *out, ng_error *err);

#endif
