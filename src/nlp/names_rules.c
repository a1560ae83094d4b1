/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, money and quantities, by a grammar of a few rules over word classes:
 *   14 April 2023, April 14, the 1990s, last Tuesday, next month, three days ago, since 2014
 *   $30 million, 2.5 billion rubles, USD 400
 *   40 percent, 300 kilometers, 12,000 tonnes
 */
#include "nlp/names_rules.h"

#include "base/utf8.h"

typedef enum word_class {
  WORD_OTHER,
  WORD_MONTH,
  WORD_MONTH_ALSO,  /* a plain word too: May, March */
  WORD_WEEKDAY,
  WORD_SEASON,
  WORD_RELATIVE,    /* today */
  WORD_SIDE,        /* last, next, this */
  WORD_PART,        /* early, late; later, after a count */
  WORD_DAYPART,
  WORD_PERIOD,      /* week, months */
  WORD_AGO,
  WORD_YEAR_BEFORE, /* prepositions that a lone year follows */
  WORD_NUMBER,      /* three */
  WORD_SCALE,       /* million */
  WORD_CURRENCY,
  WORD_CODE,        /* USD */
  WORD_SIGN,        /* $ */
  WORD_UNIT
} word_class;

typedef struct word_row {
  const char *word;
  word_class cls;
} word_row;

/* Lower case, in byte order. */
static const word_row words[] = {
  {"$", WORD_SIGN}, {"%", WORD_UNIT}, {"a$", WORD_SIGN}, {"acre", WORD_UNIT}, {"acres", WORD_UNIT},
  {"after", WORD_YEAR_BEFORE}, {"afternoon", WORD_DAYPART}, {"ago", WORD_AGO}, {"and", WORD_YEAR_BEFORE},
  {"apr", WORD_MONTH}, {"apr.", WORD_MONTH}, {"april", WORD_MONTH}, {"aud", WORD_CODE}, {"aug", WORD_MONTH},
  {"aug.", WORD_MONTH}, {"august", WORD_MONTH}, {"autumn", WORD_SEASON}, {"baht", WORD_CURRENCY},
  {"barrel", WORD_UNIT}, {"barrels", WORD_UNIT}, {"before", WORD_YEAR_BEFORE}, {"between", WORD_YEAR_BEFORE},
  {"billion", WORD_SCALE}, {"bn", WORD_SCALE}, {"by", WORD_YEAR_BEFORE}, {"c$", WORD_SIGN}, {"cad", WORD_CODE},
  {"cent", WORD_CURRENCY}, {"centimeter", WORD_UNIT}, {"centimeters", WORD_UNIT}, {"cents", WORD_CURRENCY},
  {"centuries", WORD_PERIOD}, {"century", WORD_PERIOD}, {"chf", WORD_CODE}, {"cm", WORD_UNIT}, {"cny", WORD_CODE},
  {"coming", WORD_SIDE}, {"couple", WORD_NUMBER}, {"day", WORD_PERIOD}, {"days", WORD_PERIOD}, {"dec", WORD_MONTH},
  {"dec.", WORD_MONTH}, {"decade", WORD_PERIOD}, {"decades", WORD_PERIOD}, {"december", WORD_MONTH},
  {"degrees", WORD_UNIT}, {"dinar", WORD_CURRENCY}, {"dinars", WORD_CURRENCY}, {"dirham", WORD_CURRENCY},
  {"dirhams", WORD_CURRENCY}, {"dollar", WORD_CURRENCY}, {"dollars", WORD_CURRENCY}, {"dozen", WORD_NUMBER},
  {"dozens", WORD_NUMBER}, {"during", WORD_YEAR_BEFORE}, {"earlier", WORD_PART}, {"early", WORD_PART},
  {"eight", WORD_NUMBER}, {"eighteen", WORD_NUMBER}, {"eighty", WORD_NUMBER}, {"eleven", WORD_NUMBER},
  {"eur", WORD_CODE}, {"euro", WORD_CURRENCY}, {"euros", WORD_CURRENCY}, {"evening", WORD_DAYPART},
  {"feb", WORD_MONTH}, {"feb.", WORD_MONTH}, {"february", WORD_MONTH}, {"feet", WORD_UNIT}, {"few", WORD_NUMBER},
  {"fifteen", WORD_NUMBER}, {"fifty", WORD_NUMBER}, {"five", WORD_NUMBER}, {"following", WORD_SIDE},
  {"foot", WORD_UNIT}, {"forty", WORD_NUMBER}, {"four", WORD_NUMBER}, {"fourteen", WORD_NUMBER},
  {"franc", WORD_CURRENCY}, {"francs", WORD_CURRENCY}, {"fri.", WORD_WEEKDAY}, {"friday", WORD_WEEKDAY},
  {"from", WORD_YEAR_BEFORE}, {"gallon", WORD_UNIT}, {"gallons", WORD_UNIT}, {"gbp", WORD_CODE},
  {"gigawatt", WORD_UNIT}, {"gigawatts", WORD_UNIT}, {"gram", WORD_UNIT}, {"grams", WORD_UNIT},
  {"hectare", WORD_UNIT}, {"hectares", WORD_UNIT}, {"hk$", WORD_SIGN}, {"hour", WORD_PERIOD}, {"hours", WORD_PERIOD},
  {"hryvnia", WORD_CURRENCY}, {"hryvnias", WORD_CURRENCY}, {"hundred", WORD_SCALE}, {"hundreds", WORD_NUMBER},
  {"in", WORD_YEAR_BEFORE}, {"inch", WORD_UNIT}, {"inches", WORD_UNIT}, {"inr", WORD_CODE}, {"jan", WORD_MONTH},
  {"jan.", WORD_MONTH}, {"january", WORD_MONTH}, {"jpy", WORD_CODE}, {"jul.", WORD_MONTH}, {"july", WORD_MONTH},
  {"jun.", WORD_MONTH}, {"june", WORD_MONTH}, {"kg", WORD_UNIT}, {"kilogram", WORD_UNIT}, {"kilograms", WORD_UNIT},
  {"kilometer", WORD_UNIT}, {"kilometers", WORD_UNIT}, {"kilometre", WORD_UNIT}, {"kilometres", WORD_UNIT},
  {"kiloton", WORD_UNIT}, {"kilotons", WORD_UNIT}, {"kilowatt", WORD_UNIT}, {"kilowatts", WORD_UNIT},
  {"km", WORD_UNIT}, {"knots", WORD_UNIT}, {"kph", WORD_UNIT}, {"krona", WORD_CURRENCY}, {"krone", WORD_CURRENCY},
  {"kroner", WORD_CURRENCY}, {"kronor", WORD_CURRENCY}, {"last", WORD_SIDE}, {"late", WORD_PART},
  {"later", WORD_PART}, {"lira", WORD_CURRENCY}, {"liras", WORD_CURRENCY}, {"liter", WORD_UNIT},
  {"liters", WORD_UNIT}, {"litre", WORD_UNIT}, {"litres", WORD_UNIT}, {"mar.", WORD_MONTH},
  {"march", WORD_MONTH_ALSO}, {"may", WORD_MONTH_ALSO}, {"megaton", WORD_UNIT}, {"megatons", WORD_UNIT},
  {"megawatt", WORD_UNIT}, {"megawatts", WORD_UNIT}, {"meter", WORD_UNIT}, {"meters", WORD_UNIT},
  {"metre", WORD_UNIT}, {"metres", WORD_UNIT}, {"mid", WORD_PART}, {"midnight", WORD_DAYPART}, {"mile", WORD_UNIT},
  {"miles", WORD_UNIT}, {"millimeter", WORD_UNIT}, {"millimeters", WORD_UNIT}, {"million", WORD_SCALE},
  {"minute", WORD_PERIOD}, {"minutes", WORD_PERIOD}, {"mln", WORD_SCALE}, {"mm", WORD_UNIT}, {"mon.", WORD_WEEKDAY},
  {"monday", WORD_WEEKDAY}, {"month", WORD_PERIOD}, {"months", WORD_PERIOD}, {"morning", WORD_DAYPART},
  {"mph", WORD_UNIT}, {"next", WORD_SIDE}, {"night", WORD_DAYPART}, {"nine", WORD_NUMBER}, {"nineteen", WORD_NUMBER},
  {"ninety", WORD_NUMBER}, {"noon", WORD_DAYPART}, {"nov", WORD_MONTH}, {"nov.", WORD_MONTH},
  {"november", WORD_MONTH}, {"nowadays", WORD_RELATIVE}, {"nt$", WORD_SIGN}, {"oct", WORD_MONTH},
  {"oct.", WORD_MONTH}, {"october", WORD_MONTH}, {"of", WORD_YEAR_BEFORE}, {"one", WORD_NUMBER},
  {"overnight", WORD_RELATIVE}, {"past", WORD_SIDE}, {"per-cent", WORD_UNIT}, {"percent", WORD_UNIT},
  {"percentage", WORD_UNIT}, {"peso", WORD_CURRENCY}, {"pesos", WORD_CURRENCY}, {"pound", WORD_CURRENCY},
  {"pound-feet", WORD_UNIT}, {"pounds", WORD_CURRENCY}, {"previous", WORD_SIDE}, {"quarter", WORD_PERIOD},
  {"rand", WORD_CURRENCY}, {"reais", WORD_CURRENCY}, {"real", WORD_CURRENCY}, {"renminbi", WORD_CURRENCY},
  {"rial", WORD_CURRENCY}, {"rials", WORD_CURRENCY}, {"ringgit", WORD_CURRENCY}, {"riyal", WORD_CURRENCY},
  {"riyals", WORD_CURRENCY}, {"rmb", WORD_CODE}, {"rouble", WORD_CURRENCY}, {"roubles", WORD_CURRENCY},
  {"rub", WORD_CODE}, {"ruble", WORD_CURRENCY}, {"rubles", WORD_CURRENCY}, {"rupee", WORD_CURRENCY},
  {"rupees", WORD_CURRENCY}, {"rupiah", WORD_CURRENCY}, {"saturday", WORD_WEEKDAY}, {"sep", WORD_MONTH},
  {"sep.", WORD_MONTH}, {"sept", WORD_MONTH}, {"sept.", WORD_MONTH}, {"september", WORD_MONTH},
  {"seven", WORD_NUMBER}, {"seventeen", WORD_NUMBER}, {"seventy", WORD_NUMBER}, {"several", WORD_NUMBER},
  {"shekel", WORD_CURRENCY}, {"shekels", WORD_CURRENCY}, {"since", WORD_YEAR_BEFORE}, {"six", WORD_NUMBER},
  {"sixteen", WORD_NUMBER}, {"sixty", WORD_NUMBER}, {"spring", WORD_SEASON}, {"sterling", WORD_CURRENCY},
  {"summer", WORD_SEASON}, {"sunday", WORD_WEEKDAY}, {"ten", WORD_NUMBER}, {"thirteen", WORD_NUMBER},
  {"thirty", WORD_NUMBER}, {"this", WORD_SIDE}, {"thousand", WORD_SCALE}, {"thousands", WORD_NUMBER},
  {"three", WORD_NUMBER}, {"through", WORD_YEAR_BEFORE}, {"thu.", WORD_WEEKDAY}, {"thurs.", WORD_WEEKDAY},
  {"thursday", WORD_WEEKDAY}, {"till", WORD_YEAR_BEFORE}, {"to", WORD_YEAR_BEFORE}, {"today", WORD_RELATIVE},
  {"tomorrow", WORD_RELATIVE}, {"ton", WORD_UNIT}, {"tonight", WORD_RELATIVE}, {"tonne", WORD_UNIT},
  {"tonnes", WORD_UNIT}, {"tons", WORD_UNIT}, {"trillion", WORD_SCALE}, {"tue.", WORD_WEEKDAY},
  {"tues.", WORD_WEEKDAY}, {"tuesday", WORD_WEEKDAY}, {"twelve", WORD_NUMBER}, {"twenty", WORD_NUMBER},
  {"two", WORD_NUMBER}, {"u.s.$", WORD_SIGN}, {"uah", WORD_CODE}, {"until", WORD_YEAR_BEFORE}, {"us$", WORD_SIGN},
  {"usd", WORD_CODE}, {"wed.", WORD_WEEKDAY}, {"wednesday", WORD_WEEKDAY}, {"week", WORD_PERIOD},
  {"weekend", WORD_PERIOD}, {"weeks", WORD_PERIOD}, {"winter", WORD_SEASON}, {"won", WORD_CURRENCY},
  {"year", WORD_PERIOD}, {"years", WORD_PERIOD}, {"yen", WORD_CURRENCY}, {"yesterday", WORD_RELATIVE},
  {"yuan", WORD_CURRENCY}, {"zloty", WORD_CURRENCY}, {"£", WORD_SIGN}, {"¥", WORD_SIGN}, {"€", WORD_SIGN},
  {"₴", WORD_SIGN}, {"₹", WORD_SIGN}, {"₽", WORD_SIGN},
};

enum { WORD_LONGEST = 12, YEAR_MIN = 1000, YEAR_MAX = 2199 };

/* A sentence seen from one token on. */
typedef struct reader {
  const ng_document *doc;
  uint32_t end;
} reader;

static ng_view word_at(const reader *r, uint32_t i) {
  return i < r->end ? ng_token_text(r->doc, &r->doc->tokens.data[i]) : ng_view_make("", 0);
}

static word_class class_at(const reader *r, uint32_t i) {
  const ng_view word = word_at(r, i);
  char lower[WORD_LONGEST + 1];
  if (word.len == 0 || word.len > WORD_LONGEST) return WORD_OTHER;
  for (size_t k = 0; k < word.len; k++) lower[k] = ng_ascii_to_lower(word.data[k]);
  size_t low = 0, high = sizeof words / sizeof *words;
  const ng_view key = ng_view_make(lower, word.len);
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = ng_view_compare(ng_view_of(words[middle].word), key);
    if (order == 0) return words[middle].cls;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return WORD_OTHER;
}

static bool is(const reader *r, uint32_t i, const char *text) { return ng_view_is(word_at(r, i), text); }

static bool is_capital(const reader *r, uint32_t i) {
  const ng_view word = word_at(r, i);
  return word.len && ng_ascii_is_upper(word.data[0]);
}

/* Digits with separators: 12,000 or 2.5. */
static bool is_digits(ng_view word) {
  bool digit = false;
  for (size_t i = 0; i < word.len; i++) {
    if (ng_ascii_is_digit(word.data[i])) digit = true;
    else if (!digit || (word.data[i] != ',' && word.data[i] != '.')) return false;
  }
  return digit;
}

/* Value of a whole number of at most four digits, -1 for anything else. */
static int small_number(ng_view word) {
  int value = 0;
  if (word.len == 0 || word.len > 4) return -1;
  for (size_t i = 0; i < word.len; i++) {
    if (!ng_ascii_is_digit(word.data[i])) return -1;
    value = value * 10 + (word.data[i] - '0');
  }
  return value;
}

static bool is_year(const reader *r, uint32_t i) {
  const ng_view word = word_at(r, i);
  const int value = small_number(word);
  return word.len == 4 && value >= YEAR_MIN && value <= YEAR_MAX;
}

static bool is_decade(const reader *r, uint32_t i) {
  const ng_view word = word_at(r, i);
  return word.len >= 3 && word.data[word.len - 1] == 's' && word.data[word.len - 2] == '0' &&
         small_number(ng_view_make(word.data, word.len - 1)) >= 10;
}

/* 14, 14th */
static bool is_day(const reader *r, uint32_t i) {
  ng_view word = word_at(r, i);
  if (word.len > 2 && ng_ascii_is_lower(word.data[word.len - 1])) word.len -= 2;
  const int value = small_number(word);
  return word.len <= 2 && value >= 1 && value <= 31;
}

static bool is_month(const reader *r, uint32_t i) {
  const word_class cls = class_at(r, i);
  return is_capital(r, i) && (cls == WORD_MONTH || cls == WORD_MONTH_ALSO);
}

/* 2023-04-14, 14/04/2023 */
static bool is_numeric_date(ng_view word) {
  unsigned groups = 1, digits = 0;
  if (word.len < 8 || word.len > 10) return false;
  for (size_t i = 0; i < word.len; i++) {
    if (ng_ascii_is_digit(word.data[i])) digits++;
    else if ((word.data[i] == '-' || word.data[i] == '/' || word.data[i] == '.') && i + 1 < word.len) groups++;
    else return false;
  }
  return groups == 3 && digits >= 6;
}

/* Each reads from token i on and returns the end, i itself where nothing matches. */

static uint32_t read_year(const reader *r, uint32_t i) {
  if (is_year(r, i)) return i + 1;
  if (is(r, i, ",") && is_year(r, i + 1)) return i + 2;
  if (is(r, i, "of") && is_year(r, i + 1)) return i + 2;
  return i;
}

static uint32_t read_daypart(const reader *r, uint32_t i) { return class_at(r, i) == WORD_DAYPART ? i + 1 : i; }

static uint32_t read_month_date(const reader *r, uint32_t i) {
  if (is_month(r, i)) {
    uint32_t at = i + 1;
    if (is_day(r, at)) at++;
    const uint32_t end = read_year(r, at);
    return end;
  }
  if (!is_day(r, i)) return i;
  const uint32_t month = is(r, i + 1, "of") ? i + 2 : i + 1;
  return is_month(r, month) ? read_year(r, month + 1) : i;
}

static uint32_t read_weekday(const reader *r, uint32_t i) {
  if (class_at(r, i) != WORD_WEEKDAY || !is_capital(r, i)) return i;
  const uint32_t at = read_daypart(r, i + 1);
  const uint32_t next = is(r, at, ",") ? at + 1 : at;
  const uint32_t date = read_month_date(r, next);
  return date > next + 1 ? date : at;
}

static uint32_t read_number(const reader *r, uint32_t i) {
  uint32_t at = i;
  while (at < r->end) {
    const word_class cls = class_at(r, at);
    const bool joint = is(r, at, "-") && at > i && class_at(r, at + 1) == WORD_NUMBER;
    if (!is_digits(word_at(r, at)) && cls != WORD_NUMBER && !(cls == WORD_SCALE && at > i) && !joint) break;
    at++;
  }
  return at;
}

/* three days ago, two years later; "a year ago" begins at "a" */
static uint32_t read_count_of_periods(const reader *r, uint32_t i) {
  const bool article = is(r, i, "a") || is(r, i, "an") || is(r, i, "A");
  const uint32_t at = article ? i + 1 : read_number(r, i);
  if (at == i || class_at(r, at) != WORD_PERIOD) return i;
  const bool ago = class_at(r, at + 1) == WORD_AGO || is(r, at + 1, "earlier") || is(r, at + 1, "later");
  return ago ? at + 2 : article ? i : at + 1;
}

static uint32_t read_side(const reader *r, uint32_t i) {
  if (class_at(r, i) != WORD_SIDE) return i;
  const uint32_t at = read_number(r, i + 1);
  const word_class cls = class_at(r, at);
  if (cls == WORD_WEEKDAY || cls == WORD_MONTH || cls == WORD_MONTH_ALSO) return is_capital(r, at) ? at + 1 : i;
  return cls == WORD_PERIOD || cls == WORD_SEASON || (cls == WORD_DAYPART && at == i + 1) ? at + 1 : i;
}

static uint32_t read_season(const reader *r, uint32_t i) {
  if (class_at(r, i) != WORD_SEASON) return i;
  const uint32_t end = read_year(r, i + 1);
  return end > i + 1 ? end : i;
}

static bool follows_preposition(const reader *r, uint32_t i, uint32_t first) {
  return i > first && class_at(r, i - 1) == WORD_YEAR_BEFORE;
}

static uint32_t read_date(const reader *r, uint32_t i, uint32_t first) {
  if (is_numeric_date(word_at(r, i)) || class_at(r, i) == WORD_RELATIVE || is_decade(r, i)) return i + 1;
  if (is_year(r, i) && (follows_preposition(r, i, first) || (i > first && is(r, i - 1, "(")))) return i + 1;
  static uint32_t (*const rules[])(const reader *, uint32_t) = {read_weekday, read_side, read_season};
  for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
    const uint32_t end = rules[k](r, i);
    if (end > i) return end;
  }
  const uint32_t date = read_month_date(r, i);
  if (date > i + 1) return date;
  /* a month alone; May and March need a preposition */
  return date > i && (class_at(r, i) == WORD_MONTH || follows_preposition(r, i, first)) ? date : i;
}

static uint32_t read_part_of_date(const reader *r, uint32_t i, uint32_t first) {
  uint32_t at = i;
  if (class_at(r, i) == WORD_PART) at = is(r, i + 1, "-") || is(r, i + 1, "in") ? i + 2 : i + 1;
  uint32_t end = read_date(r, at, first);
  if (end == at && at > i && is_year(r, at)) end = at + 1;
  if (end > at) return end;
  return read_count_of_periods(r, i);
}

static uint32_t read_currency(const reader *r, uint32_t i) {
  if (class_at(r, i) == WORD_CURRENCY) return i + 1;
  const ng_view word = word_at(r, i);
  const bool state = is_capital(r, i) && word.len > 1; /* U.S. dollars, Russian rubles */
  return state && class_at(r, i + 1) == WORD_CURRENCY ? i + 2 : i;
}

static uint32_t read_money(const reader *r, uint32_t i) {
  const word_class cls = class_at(r, i);
  if (cls == WORD_SIGN || (cls == WORD_CODE && is_capital(r, i))) {
    const uint32_t end = read_number(r, i + 1);
    return end > i + 1 ? end : i;
  }
  const uint32_t number = read_number(r, i);
  const uint32_t end = number > i ? read_currency(r, number) : i;
  return end > number ? end : i;
}

static uint32_t read_quantity(const reader *r, uint32_t i) {
  uint32_t number = read_number(r, i);
  if (number > i && is(r, number, "-")) number++;
  if (number == i) return i;
  if (is(r, number, "square") || is(r, number, "cubic") || is(r, number, "metric") || is(r, number, "nautical")) number++;
  return class_at(r, number) == WORD_UNIT ? number + 1 : i;
}

/* Most words begin no phrase. */
static bool may_begin(const reader *r, uint32_t i) {
  const ng_view word = word_at(r, i);
  return ng_ascii_is_digit(word.data[0]) || class_at(r, i) != WORD_OTHER || is(r, i, "a") || is(r, i, "an") || is(r, i, "A");
}

uint32_t ng_name_rule_match(const ng_document *doc, const ng_sentence *sentence, uint32_t token, ng_name_type *type) {
  const reader r = {doc, sentence->end};
  if (!may_begin(&r, token)) return 0;
  uint32_t end = read_money(&r, token);
  *type = NG_NAME_MONEY;
  if (end == token) {
    end = read_quantity(&r, token);
    *type = NG_NAME_QUANTITY;
  }
  if (end == token) {
    end = read_part_of_date(&r, token, sentence->first);
    *type = NG_NAME_DATE;
  }
  return end - token;
}
