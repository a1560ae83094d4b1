/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datelines: "KYIV, Ukraine, Oct 12 (Reuters) - ". */
#ifndef NG_READ_DATELINE_H
#define NG_READ_DATELINE_H

#include <newsgraph/document.h>
#include <newsgraph/view.h>

typedef struct ng_dateline {
  size_t len;      /* bytes up to the text, 0: there is none */
  ng_view place;   /* as written, with its region: "KYIV, Ukraine" */
  ng_view agency;  /* "Reuters" */
  ng_date date;    /* year 0 where it gives only month and day; month 0: no date */
} ng_dateline;

/* Recognises a dateline at the front of a paragraph. */
ng_dateline ng_dateline_parse(ng_view paragraph);

#endif
