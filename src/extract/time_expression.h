/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporal expressions as the words give them, before a date is known to count from. */
#ifndef NG_EXTRACT_TIME_EXPRESSION_H
#define NG_EXTRACT_TIME_EXPRESSION_H

#include <newsgraph/document.h>

typedef enum ng_time_unit {
  NG_TIME_NONE,
  NG_TIME_DAY,
  NG_TIME_WEEKEND,
  NG_TIME_WEEK,
  NG_TIME_MONTH,
  NG_TIME_SEASON,
  NG_TIME_QUARTER,
  NG_TIME_HALF,
  NG_TIME_YEAR,
  NG_TIME_DECADE
} ng_time_unit;

typedef enum ng_time_kind {
  NG_TIME_CALENDAR,  /* year, month and day as given; 0 where the article or tense decides */
  NG_TIME_WEEKDAY,   /* Friday: `weekday` */
  NG_TIME_DISTANCE,  /* `count` units before (negative) or after the reference: yesterday, last week,
                        three days ago, a day earlier */
  NG_TIME_NAMED      /* season, quarter or half `number` of a year */
} ng_time_kind;

typedef enum ng_time_side { NG_TIME_OPEN, NG_TIME_LAST, NG_TIME_THIS, NG_TIME_NEXT } ng_time_side;
typedef enum ng_time_part { NG_TIME_WHOLE, NG_TIME_EARLY, NG_TIME_MIDDLE, NG_TIME_LATE } ng_time_part;
typedef enum ng_time_bound { NG_TIME_AT, NG_TIME_SINCE, NG_TIME_UNTIL } ng_time_bound;

typedef struct ng_time_expression {
  uint32_t first;       /* tokens, [first, end) */
  uint32_t end;
  ng_time_kind kind;
  ng_time_unit unit;    /* of a distance or named period; YEAR of a calendar date: `count` years off the article's */
  ng_time_side side;    /* last, this, next */
  ng_time_part part;    /* early, mid, late */
  ng_time_bound bound;  /* since, until */
  bool from_focus;      /* "a day earlier": counts from the date last spoken of */
  bool vague;           /* "more than a year ago", "several days ago" */
  int16_t count;        /* of units */
  int16_t year;         /* 0 if not given */
  int16_t year_to;      /* end of a range, 0 if none */
  uint8_t month;
  uint8_t day;
  uint8_t month_to;
  uint8_t day_to;
  uint8_t weekday;      /* 0 is Monday */
  uint8_t number;       /* of season (0 winter), quarter or half (1..) */
} ng_time_expression;

/* Reads the expression that begins at token `first` of the document and ends before `end`
 * (the end of its sentence).  False if none begins there. */
bool ng_time_expression_read(const ng_document *doc, uint32_t first, uint32_t end, ng_time_expression *out);

#endif
