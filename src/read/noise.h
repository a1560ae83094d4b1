/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs that stand in an article but are not its text. */
#ifndef NG_READ_NOISE_H
#define NG_READ_NOISE_H

#include <newsgraph/document.h>
#include <newsgraph/view.h>

typedef enum ng_noise {
  NG_NOISE_NONE,
  NG_NOISE_BYLINE,     /* By Jane Doe */
  NG_NOISE_CREDIT,     /* Reporting by ..., With assistance from ... */
  NG_NOISE_LINK,       /* Read: ..., Related: ... */
  NG_NOISE_CAPTION,    /* FILE PHOTO: ..., REUTERS/Jane Doe */
  NG_NOISE_PITCH,      /* Sign up for our newsletter */
  NG_NOISE_COPYRIGHT,  /* (c) 2023 ..., All rights reserved */
  NG_NOISE_NOTICE,     /* This article was updated ..., Advertisement, For more information ... */
  NG_NOISE_DATE        /* Published April 14, 2023 */
} ng_noise;

/* What kind of noise a paragraph is. */
ng_noise ng_noise_of(ng_view paragraph);

/* Whether a paragraph is a byline; only meaningful near the ends of an article.  `*author`
 * is the part that names people. */
bool ng_noise_byline(ng_view paragraph, ng_view *author);

/* Whether a paragraph is a date with at most words like "Published" and a time around it. */
bool ng_noise_date(ng_view paragraph, ng_date *date);

#endif
