/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates as day numbers, so that "three weeks ago" is a subtraction, and intervals of
 * days back to dates of the coarsest precision that says the same. */
#ifndef NG_EXTRACT_CALENDAR_H
#define NG_EXTRACT_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/document.h>

/* Closed interval of day numbers (day 0 is 1970-01-01, Gregorian calendar throughout). */
typedef struct ng_days {
  int32_t from;
  int32_t to;
} ng_days;

int32_t ng_calendar_number(int year, int month, int day);
void ng_calendar_civil(int32_t number, int *year, int *month, int *day);
int ng_calendar_month_length(int year, int month);
/* 0 is Monday. */
int ng_calendar_weekday(int32_t number);

/* All days of a date of any precision.  The year must not be 0. */
ng_days ng_calendar_span(ng_date date);
/* The whole month or year that lies `shift` after the one given. */
ng_days ng_calendar_month(int year, int month, int shift);
ng_days ng_calendar_year(int year);

/* The interval as dates: one date of day, month or year precision where that says all,
 * else first and last day, or first and last month of whole months.  `to->year` is 0 where
 * one date is enough.  False for years outside 1..9999. */
bool ng_calendar_dates(ng_days days, ng_date *from, ng_date *to);

#endif
