/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as news writes them: ISO 8601, RFC 822, English in words, numbers, paths. */
#ifndef NG_READ_DATE_H
#define NG_READ_DATE_H

#include <newsgraph/document.h>
#include <newsgraph/view.h>

/* The first date in `text` that has at least a year; also a lone year, and seconds or
 * milliseconds since 1970.  Times of day are passed over; the date is as written, whatever
 * the time zone.  07/04/2023 is read the American way, month first, if it can be. */
bool ng_read__date_parse(ng_view text, ng_date *out);

/* The date that starts at the beginning of `text`; returns its length, 0 if there is none.
 * The year is 0 where it is not said ("Oct 12"); otherwise the day may be ("April 2023"). */
size_t ng_read__date_at(ng_view text, ng_date *out);

/* The last whole date in a path or URL: 2023/04/14, 2023/apr/14, 2023-04-14, 20230414. */
bool ng_read__date_in_path(ng_view path, ng_date *out);

/* The last number from 1900 to 2099 in `text`, 0 if there is none. */
int16_t ng_read__year_in(ng_view text);

/* Whether a word ("Mon.", "friday") is a day of the week or a month. */
bool ng_read__is_weekday(ng_view word);
bool ng_read__is_month(ng_view word);

#endif
