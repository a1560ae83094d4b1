/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/date.h"

#include "base/utf8.h"
#include "read/words.h"

enum { YEAR_MIN = 1800, YEAR_MAX = 2199 };

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/* Position of a name in a table, counted from 1, by its whole or its first three or four
 * letters ("sept", "tues"; "thurs" too); 0 if it is none. */
static unsigned name_at(ng_view text, const char *const *names, unsigned n, size_t *len) {
  size_t letters = 0;
  while (letters < text.len && ng_ascii_is_alpha(text.data[letters])) letters++;
  if (letters < 3) return 0;
  for (unsigned i = 0; i < n; i++) {
    const size_t whole = strlen(names[i]);
    const bool abbreviated = letters >= 3 && letters <= 5 && letters < whole;
    if (letters != whole && !abbreviated) continue;
    bool same = true;
    for (size_t k = 0; k < letters && same; k++) same = ng_ascii_to_lower(text.data[k]) == names[i][k];
    if (!same) continue;
    *len = letters < text.len && text.data[letters] == '.' && letters != whole ? letters + 1 : letters;
    return i + 1;
  }
  return 0;
}

typedef struct cursor {
  ng_view text;
  size_t at;
} cursor;

static char peek(const cursor *c) { return c->at < c->text.len ? c->text.data[c->at] : '\0'; }

static void skip(cursor *c, const char *set) {
  while (peek(c) && strchr(set, peek(c))) c->at++;
}

/* Reads all digits here; returns how many. */
static size_t number(cursor *c, unsigned long *value) {
  const size_t start = c->at;
  *value = 0;
  while (ng_ascii_is_digit(peek(c))) {
    if (*value < 100000000000000000ul) *value = *value * 10 + (unsigned long)(peek(c) - '0');
    c->at++;
  }
  return c->at - start;
}

static unsigned month(cursor *c) {
  size_t len = 0;
  const unsigned m = name_at(ng_view_make(c->text.data + c->at, c->text.len - c->at), months, 12, &len);
  c->at += len;
  return m;
}

/* 1st 2nd 3rd 4th */
static void skip_ordinal(cursor *c) {
  static const char *const endings[] = {"st", "nd", "rd", "th"};
  const ng_view rest = ng_view_make(c->text.data + c->at, c->text.len - c->at);
  for (size_t i = 0; i < 4; i++)
    if (ng_read__starts_nocase(rest, endings[i]) && (rest.len == 2 || !ng_ascii_is_alpha(rest.data[2]))) c->at += 2;
}

static bool make(unsigned long year, unsigned long mon, unsigned long day, ng_date *out) {
  static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year && (year < YEAR_MIN || year > YEAR_MAX)) return false;
  if (mon > 12 || (mon == 0 && day) || (mon && day > days[mon - 1])) return false;
  *out = (ng_date){(int16_t)year, (uint8_t)mon, (uint8_t)day};
  return true;
}

/* A year of four digits here, after blanks and commas; leaves the cursor alone if there is none. */
static unsigned long trailing_year(cursor *c) {
  const cursor saved = *c;
  unsigned long year;
  skip(c, " ,\t\n");
  if (number(c, &year) == 4 && year >= YEAR_MIN && year <= YEAR_MAX) return year;
  *c = saved;
  return 0;
}

/* April 14, 2023; Apr. 14; April 2023 */
static bool month_first(cursor *c, ng_date *out) {
  const unsigned m = month(c);
  unsigned long value;
  if (!m) return false;
  skip(c, " \t\n");
  const size_t digits = number(c, &value);
  if (digits == 4) return make(value, m, 0, out);
  if (digits < 1 || digits > 2 || value == 0) return false;
  skip_ordinal(c);
  if (ng_ascii_is_alpha(peek(c)) || ng_ascii_is_digit(peek(c))) return false;
  const cursor after_day = *c;
  const unsigned long year = trailing_year(c);
  if (!year) *c = after_day;
  return make(year, m, value, out);
}

/* 14 April 2023; 14th of Apr; 14-Apr-2023; `day` has been read */
static bool day_first(cursor *c, unsigned long day, ng_date *out) {
  skip_ordinal(c);
  skip(c, " \t\n-");
  if (ng_read__starts_nocase(ng_view_make(c->text.data + c->at, c->text.len - c->at), "of ")) c->at += 3;
  const unsigned m = month(c);
  if (!m || !day) return false;
  if (peek(c) == '-') c->at++;
  return make(trailing_year(c), m, day, out);
}

/* 2023-04-14, 2023/apr/14, 2023.04.14; the year and then `separator` have been read */
static bool after_year(cursor *c, unsigned long year, char separator, ng_date *out) {
  unsigned long mon = month(c), day;
  if (!mon && number(c, &mon) > 2) return false;
  if (!mon) return false;
  if (peek(c) != separator) return separator == '-' && make(year, mon, 0, out);
  c->at++;
  const size_t digits = number(c, &day);
  return digits >= 1 && digits <= 2 && day && make(year, mon, day, out);
}

/* 14.04.2023, 04/14/2023; `first` and then `separator` have been read */
static bool all_numbers(cursor *c, unsigned long first, char separator, ng_date *out) {
  unsigned long second, year;
  const size_t digits = number(c, &second);
  if (digits < 1 || digits > 2 || peek(c) != separator) return false;
  c->at++;
  if (number(c, &year) != 4 || !first || !second) return false;
  return (separator == '/' && make(year, first, second, out)) || make(year, second, first, out) ||
         make(year, first, second, out);
}

static bool number_first(cursor *c, ng_date *out) {
  unsigned long value;
  const size_t digits = number(c, &value);
  if (digits == 8) return value >= YEAR_MIN * 10000ul && make(value / 10000, value / 100 % 100, value % 100, out) && out->day;
  const char next = peek(c);
  const bool separated = next == '-' || next == '/' || next == '.';
  if (digits == 4 && separated) {
    c->at++;
    return after_year(c, value, next, out);
  }
  if (digits < 1 || digits > 2) return false;
  const cursor saved = *c;
  if (separated) {
    c->at++;
    if (all_numbers(c, value, next, out)) return true;
    *c = saved;
  }
  return day_first(c, value, out);
}

size_t ng_read__date_at(ng_view text, ng_date *out) {
  cursor c = {text, 0};
  size_t len = 0;
  if (name_at(text, weekdays, 7, &len)) {
    c.at = len;
    skip(&c, " ,.\t\n");
  }
  const bool found = ng_ascii_is_digit(peek(&c)) ? number_first(&c, out) : month_first(&c, out);
  return found ? c.at : 0;
}

/* Days since 1970-01-01 to a civil date (Howard Hinnant's algorithm, years from March). */
static void from_days(long long days, ng_date *out) {
  const long long z = days + 719468;
  const long long era = (z >= 0 ? z : z - 146096) / 146097;
  const long long doe = z - era * 146097;
  const long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long long mp = (5 * doy + 2) / 153;
  const long long mon = mp < 10 ? mp + 3 : mp - 9;
  *out = (ng_date){(int16_t)(yoe + era * 400 + (mon <= 2)), (uint8_t)mon, (uint8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

static bool all_digits(ng_view text, ng_date *out) {
  cursor c = {text, 0};
  unsigned long value;
  const size_t digits = number(&c, &value);
  if (c.at != text.len) return false;
  if (digits == 4) return make(value, 0, 0, out) && value;
  if (digits != 10 && digits != 13) return false;
  from_days((long long)(digits == 13 ? value / 1000 : value) / 86400, out);
  return true;
}

static bool is_word_byte(char c) { return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c); }

bool ng_read__date_parse(ng_view text, ng_date *out) {
  text = ng_read__trim(text);
  if (text.len > 200) text.len = 200;
  if (all_digits(text, out)) return true;
  for (size_t i = 0; i < text.len; i++) {
    if ((i && is_word_byte(text.data[i - 1])) || !is_word_byte(text.data[i])) continue;
    if (ng_read__date_at(ng_view_make(text.data + i, text.len - i), out) && out->year) return true;
  }
  return false;
}

bool ng_read__date_in_path(ng_view path, ng_date *out) {
  bool found = false;
  for (size_t i = 0; i + 8 <= path.len; i++) {
    if (!ng_ascii_is_digit(path.data[i]) || (i && ng_ascii_is_digit(path.data[i - 1]))) continue;
    ng_date date;
    cursor c = {ng_view_make(path.data + i, path.len - i), 0};
    unsigned long year;
    const size_t digits = number(&c, &year);
    const char next = peek(&c);
    if (digits == 8) c.at = 0;
    else if (digits != 4 || (next != '/' && next != '-' && next != '_' && next != '.')) continue;
    else c.at++;
    const bool good = digits == 8 ? number_first(&c, &date) : after_year(&c, year, next, &date);
    if (!good || !date.day || ng_ascii_is_digit(peek(&c)) || date.year < 1900 || date.year > 2099) continue;
    *out = date;
    found = true;
    i += c.at - 1;
  }
  return found;
}

int16_t ng_read__year_in(ng_view text) {
  int16_t found = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (!ng_ascii_is_digit(text.data[i])) continue;
    cursor c = {text, i};
    unsigned long value;
    if (number(&c, &value) == 4 && value >= 1900 && value <= 2099) found = (int16_t)value;
    i = c.at;
  }
  return found;
}

bool ng_read__is_weekday(ng_view word) {
  size_t len = 0;
  return name_at(word, weekdays, 7, &len) && len == word.len;
}

bool ng_read__is_month(ng_view word) {
  size_t len = 0;
  return name_at(word, months, 12, &len) && len == word.len;
}
