/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/calendar.h"

enum { DAYS_IN_400_YEARS = 146097, EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

/* The year is taken to begin in March, so that the leap day is its last day and the days
 * before a month are a linear function of the month. */
int32_t ng_calendar_number(int year, int month, int day) {
  const int y = month > 2 ? year : year - 1;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int month_from_march = month > 2 ? month - 3 : month + 9;
  const int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  return era * DAYS_IN_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH;
}

void ng_calendar_civil(int32_t number, int *year, int *month, int *day) {
  const int n = number + EPOCH;
  const int era = (n >= 0 ? n : n - (DAYS_IN_400_YEARS - 1)) / DAYS_IN_400_YEARS;
  const int day_of_era = n - era * DAYS_IN_400_YEARS;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_IN_400_YEARS - 1)) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

int ng_calendar_month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return lengths[month - 1] + (month == 2 && leap);
}

int ng_calendar_weekday(int32_t number) {
  const int w = (number + 3) % 7; /* 1970-01-01 was a Thursday */
  return w < 0 ? w + 7 : w;
}

ng_days ng_calendar_year(int year) {
  const ng_days days = {ng_calendar_number(year, 1, 1), ng_calendar_number(year, 12, 31)};
  return days;
}

ng_days ng_calendar_month(int year, int month, int shift) {
  const int index = year * 12 + month - 1 + shift;
  const int y = index / 12, m = index % 12 + 1;
  const ng_days days = {ng_calendar_number(y, m, 1), ng_calendar_number(y, m, ng_calendar_month_length(y, m))};
  return days;
}

ng_days ng_calendar_span(ng_date date) {
  if (!date.month) return ng_calendar_year(date.year);
  if (!date.day) return ng_calendar_month(date.year, date.month, 0);
  const int32_t n = ng_calendar_number(date.year, date.month, date.day);
  const ng_days days = {n, n};
  return days;
}

bool ng_calendar_dates(ng_days days, ng_date *from, ng_date *to) {
  int y1, m1, d1, y2, m2, d2;
  ng_calendar_civil(days.from, &y1, &m1, &d1);
  ng_calendar_civil(days.to, &y2, &m2, &d2);
  *from = *to = (ng_date){0};
  if (y1 < 1 || y2 > 9999 || days.to < days.from) return false;
  const bool whole_months = d1 == 1 && d2 == ng_calendar_month_length(y2, m2);
  const bool whole_years = whole_months && m1 == 1 && m2 == 12;
  *from = (ng_date){(int16_t)y1, (uint8_t)(whole_years ? 0 : m1), (uint8_t)(whole_months ? 0 : d1)};
  const ng_date last = {(int16_t)y2, (uint8_t)(whole_years ? 0 : m2), (uint8_t)(whole_months ? 0 : d2)};
  if (last.year != from->year || last.month != from->month || last.day != from->day) *to = last;
  return true;
}
