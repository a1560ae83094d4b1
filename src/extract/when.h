/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When it happened: temporal expressions of the text, resolved against the article's date
 * and the tense of the clause they stand in.
 *
 * "Friday" is the last one in a past clause and the next one in a future clause; "a day
 * earlier" counts from the date last spoken of.  Results are intervals of the precision of
 * the words: "in March" is a month, "last week" seven days, "early last year" four months. */
#ifndef NG_EXTRACT_WHEN_H
#define NG_EXTRACT_WHEN_H

#include <newsgraph/document.h>

#include "base/vec.h"
#include "extract/time_expression.h"

/* The temporal expressions of one document. */
typedef struct ng_when {
  NG_VEC(ng_time_expression) expressions; /* in order of appearance */
  NG_VEC(uint32_t) owners;                /* for each, token of the predicate or name it belongs to, or NG_NONE */
  NG_VEC(uint8_t) marks;                  /* for each token, 1 if it is that of a predicate */
  ng_date news;                           /* the day of which the article tells, year 0 if it does not say */
  uint32_t news_sentence;                 /* where it says so */
} ng_when;

void ng_when_init(ng_when *when);
void ng_when_dispose(ng_when *when);

/* Finds the expressions of all sentences, dropping those of the document before. */
NG_MUST_CHECK ng_status ng_when_find(ng_when *when, const ng_document *doc, ng_error *err);

/* The interval of expression `index` in a clause of the given tense.  False where it hangs
 * on an unknown article date. */
bool ng_when_resolve(const ng_when *when, const ng_document *doc, uint32_t index, ng_tense tense, ng_date *from,
                     ng_date *to);

/* When the event of a predicate took or takes place: from its own temporal arguments, else
 * from the clause that shares its time (coordination, light verb, control) or within which it
 * happens, else, told in the past soon after the day of the news was named, or told in the present
 * where the article opens, on that day.
 * False, and both dates 0, where nothing says. */
bool ng_when_of_predicate(const ng_when *when, const ng_document *doc, uint32_t predicate, ng_date *from,
                          ng_date *to);

/* When the one of several was there that the name at `token` compares with: "the first to visit
 * since Dulles in 1955".  False, and both dates as they were, for all others. */
bool ng_when_of_filler(const ng_when *when, const ng_document *doc, uint32_t token, ng_date *from, ng_date *to);

#endif
