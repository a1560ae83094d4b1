/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recursive-descent reader of temporal expressions over "pieces": runs of letters, of
 * digits, or single signs.  Pieces are finer than tokens, so that "5-6 April" and
 * "mid-June" read alike however the tokenizer cut them. */
#include "extract/time_expression.h"

#include "base/utf8.h"
#include "base/word.h"

enum { PIECES_MAX = 24, YEAR_MIN = 1000, YEAR_MAX = 2199, COUNT_MAX = 1000 };

typedef struct piece {
  ng_view text;
  uint32_t token;
  int number;      /* value of digits or of a number word, -1 if none */
  bool last;       /* last piece of its token */
} piece;

typedef struct reader {
  piece pieces[PIECES_MAX];
  uint32_t n;
  uint32_t at;
} reader;

typedef struct word_row {
  const char *text;
  int value;
} word_row;

static const word_row months[] = {
    {"january", 1},  {"jan", 1},  {"february", 2}, {"feb", 2},   {"march", 3},     {"mar", 3},  {"april", 4},
    {"apr", 4},      {"may", 5},  {"june", 6},     {"jun", 6},   {"july", 7},      {"jul", 7},  {"august", 8},
    {"aug", 8},      {"september", 9}, {"sept", 9}, {"sep", 9},  {"october", 10},  {"oct", 10}, {"november", 11},
    {"nov", 11},     {"december", 12}, {"dec", 12}, {NULL, 0}};

static const word_row weekdays[] = {{"monday", 0}, {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3},
                                    {"friday", 4}, {"saturday", 5}, {"sunday", 6}, {NULL, 0}};

static const word_row units[] = {
    {"day", NG_TIME_DAY},       {"days", NG_TIME_DAY},         {"week", NG_TIME_WEEK},     {"weeks", NG_TIME_WEEK},
    {"weekend", NG_TIME_WEEKEND}, {"weekends", NG_TIME_WEEKEND}, {"month", NG_TIME_MONTH}, {"months", NG_TIME_MONTH},
    {"quarter", NG_TIME_QUARTER}, {"year", NG_TIME_YEAR},      {"years", NG_TIME_YEAR},    {"decade", NG_TIME_DECADE},
    {"decades", NG_TIME_DECADE}, {"night", NG_TIME_DAY},       {"evening", NG_TIME_DAY},   {"morning", NG_TIME_DAY},
    {"afternoon", NG_TIME_DAY}, {NULL, 0}};

static const word_row seasons[] = {{"winter", 0}, {"spring", 1}, {"summer", 2}, {"autumn", 3}, {"fall", 3}, {NULL, 0}};

/* One more than the distance from today. */
static const word_row relative_days[] = {{"yesterday", 0}, {"today", 1}, {"tonight", 1}, {"overnight", 1},
                                         {"tomorrow", 2}, {NULL, 0}};

static const word_row sides[] = {{"last", NG_TIME_LAST}, {"past", NG_TIME_LAST}, {"previous", NG_TIME_LAST},
                                 {"this", NG_TIME_THIS}, {"current", NG_TIME_THIS}, {"next", NG_TIME_NEXT},
                                 {"coming", NG_TIME_NEXT}, {"upcoming", NG_TIME_NEXT}, {"following", NG_TIME_NEXT},
                                 {NULL, 0}};

static const word_row parts[] = {{"early", NG_TIME_EARLY},   {"earlier", NG_TIME_EARLY}, {"beginning", NG_TIME_EARLY},
                                 {"start", NG_TIME_EARLY},   {"mid", NG_TIME_MIDDLE},    {"middle", NG_TIME_MIDDLE},
                                 {"late", NG_TIME_LATE},     {"later", NG_TIME_LATE},    {"end", NG_TIME_LATE},
                                 {NULL, 0}};

static const word_row numbers[] = {
    {"a", 1},      {"an", 1},      {"one", 1},     {"two", 2},   {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},    {"seven", 7},   {"eight", 8},   {"nine", 9},  {"ten", 10},     {"eleven", 11},  {"twelve", 12},
    {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"couple", 2}, {"few", 3},   {"several", 3},  {NULL, 0}};

static const word_row ordinals[] = {{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {NULL, 0}};

static int row_value(const word_row *rows, ng_view text) {
  for (; rows->text; rows++)
    if (ng_word_is(text, rows->text)) return rows->value;
  return -1;
}

static int digits_value(ng_view text) {
  int value = 0;
  if (!text.len || text.len > 4) return -1;
  for (size_t i = 0; i < text.len; i++) {
    if (!ng_ascii_is_digit(text.data[i])) return -1;
    value = value * 10 + (text.data[i] - '0');
  }
  return value;
}

static bool is_dash(ng_view text) {
  return ng_view_is(text, "-") || ng_view_is(text, "\xE2\x80\x93") || ng_view_is(text, "\xE2\x80\x94");
}

/* Bytes of the piece that begins at `data`. */
static size_t piece_length(const char *data, size_t len) {
  size_t n = 0;
  if (ng_ascii_is_digit(data[0])) {
    while (n < len && ng_ascii_is_digit(data[n])) n++;
    return n;
  }
  while (n < len && ng_ascii_is_alpha(data[n])) n++;
  if (n) return n;
  unsigned size;
  ng_utf8_decode(data, len, &size);
  return size;
}

static void reader_fill(reader *r, const ng_document *doc, uint32_t first, uint32_t end) {
  const ng_token *tokens = ng_document_tokens(doc, &(uint32_t){0});
  r->n = r->at = 0;
  for (uint32_t t = first; t < end; t++) {
    const ng_view text = ng_token_text(doc, &tokens[t]);
    for (size_t at = 0; at < text.len;) {
      if (r->n == PIECES_MAX) return;
      const size_t len = piece_length(text.data + at, text.len - at);
      piece *p = &r->pieces[r->n++];
      *p = (piece){.text = ng_view_make(text.data + at, len), .token = t};
      p->number = digits_value(p->text);
      at += len;
      p->last = at >= text.len;
    }
  }
}

static const piece *look(const reader *r, uint32_t ahead) {
  static const piece none = {{NULL, 0}, NG_NONE, -1, true};
  return r->at + ahead < r->n ? &r->pieces[r->at + ahead] : &none;
}

static bool take_word(reader *r, const char *word) {
  if (!ng_word_is(look(r, 0)->text, word)) return false;
  r->at++;
  return true;
}

static bool take_sign(reader *r, const char *sign) {
  if (!ng_view_is(look(r, 0)->text, sign)) return false;
  r->at++;
  return true;
}

/* A word of a table, -1 and nothing taken if the next piece is none of it. */
static int take_row(reader *r, const word_row *rows) {
  const int value = row_value(rows, look(r, 0)->text);
  if (value >= 0) r->at++;
  return value;
}

/* Month names are words too ("may", "march", "mar"): only a capital one counts. */
static int take_month(reader *r) {
  const ng_view text = look(r, 0)->text;
  if (!text.len || !ng_ascii_is_upper(text.data[0])) return 0;
  const int month = row_value(months, text);
  if (month < 0) return 0;
  r->at++;
  if (text.len <= 4 && ng_view_is(look(r, 0)->text, ".")) r->at++;
  return month;
}

static int take_weekday(reader *r) {
  const ng_view text = look(r, 0)->text;
  return text.len && ng_ascii_is_upper(text.data[0]) ? take_row(r, weekdays) : -1;
}

static bool take_dash(reader *r) {
  if (!is_dash(look(r, 0)->text)) return false;
  r->at++;
  return true;
}

/* Day of a month, with or without its ordinal ending; 0 if none. */
static int take_day(reader *r) {
  const piece *p = look(r, 0);
  if (p->number < 1 || p->number > 31 || p->text.len > 2) return 0;
  r->at++;
  const ng_view suffix = look(r, 0)->text;
  if (!p->last && (ng_word_is(suffix, "st") || ng_word_is(suffix, "nd") || ng_word_is(suffix, "rd") || ng_word_is(suffix, "th")))
    r->at++;
  return p->number;
}

static int take_year(reader *r) {
  const piece *p = look(r, 0);
  if (p->text.len != 4 || p->number < YEAR_MIN || p->number > YEAR_MAX) return 0;
  r->at++;
  return p->number;
}

/* ", 2022" or " 2022" behind a day or month. */
static int take_year_behind(reader *r) {
  const uint32_t before = r->at;
  take_sign(r, ",");
  const int year = take_year(r);
  if (!year) r->at = before;
  return year;
}

/* The second half of "3-5", "3 to 5", "3 and 4"; 0 and nothing taken if there is none. */
static int take_day_to(reader *r) {
  const uint32_t before = r->at;
  if (take_dash(r) || take_word(r, "to") || take_word(r, "and") || take_word(r, "through")) {
    const int day = take_day(r);
    if (day) return day;
  }
  r->at = before;
  return 0;
}

/* "May last year", "May of this year": counted from the article's year. */
static void read_year_counted(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  take_word(r, "of");
  const int side = take_row(r, sides);
  if (side < 0 || !take_word(r, "year")) {
    r->at = before;
    return;
  }
  e->unit = NG_TIME_YEAR;
  e->count = side == NG_TIME_LAST ? -1 : side == NG_TIME_NEXT ? 1 : 0;
}

/* April 24; Feb. 3-5, 2022; June 2022; March.  A bare "May" or "Jan" is as often somebody's
 * name: it needs a word before it that `introduced` it. */
static bool read_month_first(reader *r, ng_time_expression *e, bool introduced) {
  const uint32_t before_month = r->at;
  const size_t length = look(r, 0)->text.len;
  const int month = take_month(r);
  if (!month) return false;
  e->month = (uint8_t)month;
  const uint32_t before = r->at;
  take_word(r, "the");
  e->day = (uint8_t)take_day(r);
  if (!e->day) r->at = before;
  if (e->day) {
    e->day_to = (uint8_t)take_day_to(r);
    if (!e->day_to) {
      const uint32_t dash = r->at;
      if (take_dash(r) || take_word(r, "to")) {
        e->month_to = (uint8_t)take_month(r);
        if (e->month_to) e->day_to = (uint8_t)take_day(r);
      }
      if (!e->day_to) r->at = dash, e->month_to = 0;
    }
  } else {
    const uint32_t dash = r->at;
    if (take_dash(r)) e->month_to = (uint8_t)take_month(r);
    if (!e->month_to) r->at = dash;
    if (look(r, 1)->number > 0) take_word(r, "of");
  }
  e->year = (int16_t)take_year_behind(r);
  if (!e->year) read_year_counted(r, e);
  if (!introduced && length <= 3 && !e->day && !e->year && !e->month_to && !e->unit) {
    *e = (ng_time_expression){0};
    r->at = before_month;
    return false;
  }
  return true;
}

/* 4 April; 5-6 April 2016; 30 March to 2 April; the 3rd of February. */
static bool read_day_first(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  take_word(r, "the");
  e->day = (uint8_t)take_day(r);
  if (e->day) {
    e->day_to = (uint8_t)take_day_to(r);
    take_word(r, "of");
    e->month = (uint8_t)take_month(r);
  }
  if (!e->month) {
    e->day = e->day_to = 0;
    r->at = before;
    return false;
  }
  const uint32_t dash = r->at;
  if (!e->day_to && (take_dash(r) || take_word(r, "to"))) {
    const int day_to = take_day(r);
    const int month_to = day_to ? take_month(r) : 0;
    if (month_to) {
      e->day_to = (uint8_t)day_to;
      e->month_to = (uint8_t)month_to;
    } else {
      r->at = dash;
    }
  }
  e->year = (int16_t)take_year_behind(r);
  if (!e->year) read_year_counted(r, e);
  return true;
}

/* 2022-02-03 */
static bool read_iso(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  const int year = take_year(r);
  if (year && take_sign(r, "-")) {
    const int month = look(r, 0)->number;
    if (look(r, 0)->text.len == 2 && month >= 1 && month <= 12 && ng_view_is(look(r, 1)->text, "-")) {
      r->at += 2;
      const int day = take_day(r);
      if (day) {
        e->year = (int16_t)year;
        e->month = (uint8_t)month;
        e->day = (uint8_t)day;
        return true;
      }
    }
  }
  r->at = before;
  return false;
}

/* A bare year is a date only where a word before says so or a range follows; the caller
 * says whether one did. */
static bool read_year(reader *r, ng_time_expression *e, bool introduced) {
  const uint32_t before = r->at;
  const int year = take_year(r);
  if (!year) return false;
  e->year = (int16_t)year;
  if (!look(r, 0)->text.len || r->pieces[r->at - 1].last) {
    const uint32_t dash = r->at;
    if (take_dash(r) || take_word(r, "to") || (introduced && take_word(r, "and"))) e->year_to = (int16_t)take_year(r);
    if (!e->year_to) r->at = dash;
  } else if (ng_word_is(look(r, 0)->text, "s") && year % 10 == 0) {
    r->at++;
    e->year_to = (int16_t)(year + 9);
  } else if (is_dash(look(r, 0)->text)) {
    r->at++;
    e->year_to = (int16_t)take_year(r);
    if (!e->year_to) {
      r->at = before;
      return false;
    }
  }
  if (introduced || e->year_to) return true;
  r->at = before;
  return false;
}

/* Friday; Monday, September 23, 2019. */
static bool read_weekday(reader *r, ng_time_expression *e) {
  const int weekday = take_weekday(r);
  if (weekday < 0) return false;
  const uint32_t before = r->at;
  take_sign(r, ",");
  ng_time_expression date = {0};
  if ((read_month_first(r, &date, false) && date.day) || read_day_first(r, &date)) {
    *e = date;
    return true;
  }
  r->at = before;
  e->kind = NG_TIME_WEEKDAY;
  e->weekday = (uint8_t)weekday;
  if (take_word(r, "morning") || take_word(r, "afternoon") || take_word(r, "evening")) return true;
  take_word(r, "night");
  return true;
}

static void set_distance(ng_time_expression *e, ng_time_unit unit, int count) {
  e->kind = NG_TIME_DISTANCE;
  e->unit = unit;
  e->count = (int16_t)count;
}

static bool read_relative_day(reader *r, ng_time_expression *e) {
  const int row = take_row(r, relative_days);
  if (row < 0) return false;
  set_distance(e, NG_TIME_DAY, row - 1);
  (void)(take_word(r, "morning") || take_word(r, "afternoon") || take_word(r, "evening") || take_word(r, "night"));
  return true;
}

/* last week, this month, next Friday, last April, this summer, the previous day, last night. */
static bool read_side(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  const bool definite = take_word(r, "the");
  const ng_view word = look(r, 0)->text;
  if (definite && take_word(r, "weekend")) {
    set_distance(e, NG_TIME_WEEKEND, 0);
    return true;
  }
  const int side = take_row(r, sides);
  if (side < 0) {
    r->at = before;
    return false;
  }
  e->side = (ng_time_side)side;
  const ng_view noun = look(r, 0)->text;
  int value;
  if (read_weekday(r, e)) return true;
  if ((value = take_month(r))) {
    e->month = (uint8_t)value;
    return true;
  }
  if ((value = take_row(r, seasons)) >= 0) {
    e->kind = NG_TIME_NAMED;
    e->unit = NG_TIME_SEASON;
    e->number = (uint8_t)value;
    return true;
  }
  if ((value = take_row(r, units)) >= 0 && !ng_word_is(noun, "days") && !ng_word_is(noun, "weeks") &&
      !ng_word_is(noun, "months") && !ng_word_is(noun, "years") && !ng_word_is(noun, "decades")) {
    const bool part_of_day = value == NG_TIME_DAY && !ng_word_is(noun, "day");
    set_distance(e, (ng_time_unit)value, side == NG_TIME_LAST ? -1 : side == NG_TIME_NEXT ? 1 : 0);
    /* "the previous day" counts from the day spoken of, "last week" from the article's */
    const uint32_t behind = r->at;
    const int month = value == NG_TIME_YEAR && take_word(r, "in") ? take_month(r) : 0;
    if (month) { /* "last year in May" */
      e->kind = NG_TIME_CALENDAR;
      e->month = (uint8_t)month;
      return true;
    }
    r->at = behind;
    e->from_focus = ng_word_is(word, "previous") || ng_word_is(word, "following") || (definite && side == NG_TIME_NEXT);
    if (part_of_day && side == NG_TIME_NEXT) e->from_focus = true;
    return true;
  }
  r->at = before;
  *e = (ng_time_expression){0};
  return false;
}

/* "two days after", but not "two days after the talks", which counts from what the article need not date. */
static bool take_closing(reader *r, const char *word) {
  const ng_view next = look(r, 1)->text;
  return !(next.len && (ng_ascii_is_alpha(next.data[0]) || ng_ascii_is_digit(next.data[0]))) && take_word(r, word);
}

/* three days ago, more than a year ago, a day earlier, two weeks later, in two days. */
static bool read_distance(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  const bool in = take_word(r, "in") || take_word(r, "within");
  if (take_word(r, "more") || take_word(r, "less")) e->vague = take_word(r, "than");
  if (take_word(r, "nearly") || take_word(r, "almost") || take_word(r, "about") || take_word(r, "over") ||
      take_word(r, "around") || take_word(r, "approximately") || take_word(r, "roughly") || take_word(r, "just"))
    e->vague = true;
  int count = look(r, 0)->number;
  if (count >= 0) r->at++;
  else count = take_row(r, numbers);
  if (count == 1 && take_word(r, "few")) count = 3, e->vague = true;
  if (count == 1 && take_word(r, "couple")) count = 2, e->vague = true;
  take_word(r, "of");
  int unit = count > 0 && count <= COUNT_MAX ? take_row(r, units) : -1;
  if (unit < 0 && count > 0 && count <= COUNT_MAX && (take_word(r, "fortnight") || take_word(r, "fortnights"))) {
    unit = NG_TIME_WEEK;
    count *= 2;
  }
  if (unit >= 0) {
    const bool ago = take_word(r, "ago");
    const bool earlier = !ago && (take_word(r, "earlier") || take_closing(r, "before"));
    const bool later = !ago && !earlier && (take_word(r, "later") || take_closing(r, "after"));
    const bool hence = !ago && !earlier && !later && in;
    if (ago || earlier || later || hence) {
      set_distance(e, (ng_time_unit)unit, ago || earlier ? -count : count);
      e->from_focus = earlier || later;
      return true;
    }
  }
  r->at = before;
  *e = (ng_time_expression){0};
  return false;
}

/* the first week of June; the last week of May 2021. */
static bool read_week_of_month(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  take_word(r, "the");
  const bool last = take_word(r, "last");
  const int number = last ? 4 : take_row(r, ordinals);
  if (number > 0 && take_word(r, "week") && (take_word(r, "of") || take_word(r, "in")) && read_month_first(r, e, true) &&
      !e->day && !e->month_to) {
    e->day = (uint8_t)(last ? 25 : 7 * number - 6);
    e->day_to = (uint8_t)(last ? 31 : 7 * number);
    return true;
  }
  r->at = before;
  *e = (ng_time_expression){0};
  return false;
}

/* spring 2022; the first quarter of 2022; the second half of last year. */
static bool read_named(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  take_word(r, "the");
  int number = take_row(r, seasons);
  int unit = NG_TIME_SEASON;
  if (number < 0) {
    number = take_row(r, ordinals);
    unit = number < 0 ? NG_TIME_NONE : take_word(r, "quarter") ? NG_TIME_QUARTER : take_word(r, "half") ? NG_TIME_HALF
        : NG_TIME_NONE;
  }
  if (unit != NG_TIME_NONE) {
    take_word(r, "of");
    ng_time_expression year = {0};
    if (read_year(r, &year, true) || (read_side(r, &year) && year.unit == NG_TIME_YEAR)) {
      e->kind = NG_TIME_NAMED;
      e->unit = (ng_time_unit)unit;
      e->number = (uint8_t)number;
      e->year = year.year;
      e->side = year.side;
      return true;
    }
  }
  r->at = before;
  *e = (ng_time_expression){0};
  return false;
}

/* "later in the week", after "earlier" or "later": some time of it. */
static bool read_within(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  if (take_word(r, "in") && take_word(r, "the")) {
    const int unit = take_row(r, units);
    if (unit == NG_TIME_DAY || unit == NG_TIME_WEEK || unit == NG_TIME_MONTH || unit == NG_TIME_YEAR) {
      set_distance(e, (ng_time_unit)unit, 0);
      e->from_focus = unit == NG_TIME_DAY;
      return true;
    }
  }
  r->at = before;
  return false;
}

/* early last year, late 2018, mid-June, the end of March, earlier this week. */
static bool read_part(reader *r, ng_time_expression *e) {
  const uint32_t before = r->at;
  take_word(r, "the");
  const ng_view word = look(r, 0)->text;
  const int part = take_row(r, parts);
  if (part >= 0) {
    const bool compared = ng_word_is(word, "earlier") || ng_word_is(word, "later");
    if (compared && read_within(r, e)) return true;
    take_dash(r);
    take_word(r, "in");
    take_word(r, "of");
    if (read_side(r, e) || (!compared && (read_year(r, e, true) || read_month_first(r, e, true))) || read_relative_day(r, e)) {
      /* "earlier this week" is some day of it, not its first part */
      e->part = compared ? NG_TIME_WHOLE : (ng_time_part)part;
      return true;
    }
  }
  r->at = before;
  *e = (ng_time_expression){0};
  return false;
}

static const char *const year_introducers[] = {
    "in", "since", "until", "till", "by", "during", "from", "before", "after", "between", "through", NULL};

/* "the first visit in a decade": how long there was none. */
static bool is_span_of_rarity(const ng_document *doc, uint32_t at) {
  enum { REACH = 10 };
  static const char *const words[] = {"first", "last", "only", "most", "biggest", "largest", "worst", "highest", "lowest",
                                      "deadliest", "second", "third", NULL};
  uint32_t n;
  const ng_token *const tokens = ng_document_tokens(doc, &n);
  const ng_view in = ng_token_text(doc, &tokens[at]);
  if (!ng_word_is(in, "in") && !ng_word_is(in, "within")) return false;
  for (uint32_t t = at; t-- > 0 && t + REACH > at && tokens[t].sentence == tokens[at].sentence;)
    if (ng_word_is_one(ng_token_text(doc, &tokens[t]), words)) return true;
  return false;
}

/* "the 2015 agreement": a year in front of the noun that it dates. */
static bool dates_noun(const ng_document *doc, uint32_t at) {
  uint32_t n;
  const ng_token *const tokens = ng_document_tokens(doc, &n);
  static const char *const words[] = {"the", "a", "an", "its", "their", "his", "her", "that", "this", "'s", "\xE2\x80\x99s",
                                      NULL};
  if (!at || tokens[at].sentence != tokens[at - 1].sentence || tokens[at].head == NG_NONE || tokens[at].head <= at ||
      tokens[at].head > at + 3 || tokens[tokens[at].head].upos != NG_UPOS_NOUN) return false;
  return ng_word_is_one(ng_token_text(doc, &tokens[at - 1]), words);
}

bool ng_time_expression_read(const ng_document *doc, uint32_t first, uint32_t end, ng_time_expression *out) {
  reader r;
  reader_fill(&r, doc, first, end);
  ng_time_expression e = {0};
  const bool noun = dates_noun(doc, first);
  const bool introduced = noun || ng_word_is_one(look(&r, 0)->text, year_introducers);
  const bool found = !is_span_of_rarity(doc, first) && read_distance(&r, &e);
  if (!found) {
    if (take_word(&r, "since") || take_word(&r, "from")) e.bound = NG_TIME_SINCE;
    else if (take_word(&r, "until") || take_word(&r, "till") || take_word(&r, "by")) e.bound = NG_TIME_UNTIL;
    else if (introduced && !noun) r.at++;
    const ng_time_bound bound = e.bound;
    const uint32_t start = r.at;
    e = (ng_time_expression){0};
    if (!(read_iso(&r, &e) || read_week_of_month(&r, &e) || read_part(&r, &e) || read_named(&r, &e) || read_side(&r, &e) ||
          read_weekday(&r, &e) || read_relative_day(&r, &e) || read_day_first(&r, &e) ||
          read_month_first(&r, &e, introduced && !ng_word_is(r.pieces[0].text, "by")) ||
          (start == r.at && read_year(&r, &e, introduced))))
      return false;
    e.bound = e.day_to || e.month_to || e.year_to ? NG_TIME_AT : bound;
  }
  const piece *last = &r.pieces[r.at - 1];
  if (!last->last && ng_ascii_is_alpha(r.pieces[r.at].text.data[0])) return false; /* "4th-placed", "Mayan" */
  e.first = first;
  e.end = last->token + 1;
  *out = e;
  return true;
}
