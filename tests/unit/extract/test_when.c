/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/when.h"

#include "extract/calendar.h"
#include "plain_document.h"

static const ng_date friday = {2023, 4, 14};

static void write_date(char *out, size_t size, ng_date d) {
  if (!d.year) snprintf(out, size, "-");
  else if (!d.month) snprintf(out, size, "%04d", d.year);
  else if (!d.day) snprintf(out, size, "%04d-%02d", d.year, d.month);
  else snprintf(out, size, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* The last expression of the text, as "words = from/to". */
static void check(const char *text, ng_date article, ng_tense tense, const char *want, int line) {
  ng_document *doc = plain_document(text, article);
  ng_when when;
  ng_when_init(&when);
  char got[128] = "none";
  if (ng_when_find(&when, doc, NULL) == NG_OK && when.expressions.len) {
    const uint32_t last = when.expressions.len - 1;
    ng_date from, to;
    ng_when_resolve(&when, doc, last, tense, &from, &to);
    char f[16], t[16];
    write_date(f, sizeof f, from);
    write_date(t, sizeof t, to);
    const ng_time_expression *e = &when.expressions.data[last];
    const uint32_t begin = doc->tokens.data[e->first].begin, end = doc->tokens.data[e->end - 1].end;
    snprintf(got, sizeof got, "%.*s = %s/%s", (int)(end - begin), doc->text.data + begin, f, t);
  }
  harness_view(ng_view_of(got), ng_view_of(want), __FILE__, line, text);
  ng_when_dispose(&when);
  ng_document_free(doc);
}

#define PAST(text, want) check((text), friday, NG_TENSE_PAST, (want), __LINE__)
#define FUTURE(text, want) check((text), friday, NG_TENSE_FUTURE, (want), __LINE__)

static void test_days(void) {
  PAST("He said Friday that talks went on", "Friday = 2023-04-14/-");
  PAST("They met on Thursday in Samarkand", "Thursday = 2023-04-13/-");
  FUTURE("He will start the visit Sunday", "Sunday = 2023-04-16/-");
  PAST("They met last Friday", "last Friday = 2023-04-07/-");
  FUTURE("They will meet next Friday", "next Friday = 2023-04-21/-");
  PAST("He left yesterday morning", "yesterday morning = 2023-04-13/-");
  FUTURE("She arrives tomorrow", "tomorrow = 2023-04-15/-");
  PAST("He was here two days ago", "two days ago = 2023-04-12/-");
  PAST("On March 3 he left. A day earlier", "A day earlier = 2023-03-02/-");
  PAST("They met on Tuesday and the previous day", "the previous day = 2023-04-10/-");
  PAST("the strike came three days later", "three days later = 2023-04-17/-");
  PAST("he fell ill two days after", "two days after = 2023-04-16/-");
  PAST("he came six weeks after the Moscow trip", "none");
  PAST("his first visit in two decades", "none");
}

static void test_calendar_dates(void) {
  PAST("It fell on Feb. 3, 2022", "Feb. 3, 2022 = 2022-02-03/-");
  PAST("from Feb. 3-5", "from Feb. 3-5 = 2023-02-03/2023-02-05");
  PAST("Uzbekistan from 5-6 April 2016.", "from 5-6 April 2016 = 2016-04-05/2016-04-06");
  PAST("on 4 April and", "4 April = 2023-04-04/-");
  PAST("on October 2 2018, seeking", "October 2 2018 = 2018-10-02/-");
  PAST("Monday, September 23, 2019", "Monday, September 23, 2019 = 2019-09-23/-");
  PAST("on December 31 he", "December 31 = 2022-12-31/-");
  FUTURE("it will open on March 3", "March 3 = 2024-03-03/-");
  PAST("signed 2022-02-03 there", "2022-02-03 = 2022-02-03/-");
  PAST("30 March to 2 April", "30 March to 2 April = 2023-03-30/2023-04-02");
  PAST("June 2022 saw", "June 2022 = 2022-06/-");
  PAST("the 3rd of February", "the 3rd of February = 2023-02-03/-");
  PAST("Since February 24, the", "Since February 24 = 2023-02-24/-");
}

static void test_periods(void) {
  PAST("named in March, will", "in March = 2023-03/-");
  PAST("because of its attack early last year", "early last year = 2022-01/2022-04");
  PAST("more than a year ago", "more than a year ago = 2022/-");
  PAST("sanctioned in 2018 for", "in 2018 = 2018/-");
  PAST("since 2014 it", "since 2014 = 2014/-");
  PAST("last week they", "last week = 2023-04-03/2023-04-09");
  FUTURE("next month they will", "next month = 2023-05/-");
  PAST("Last April, the", "Last April = 2022-04/-");
  PAST("last December he", "last December = 2022-12/-");
  PAST("late 2018 it", "late 2018 = 2018-09/2018-12");
  PAST("in mid-June it", "in mid-June = 2022-06-11/2022-06-20");
  PAST("in the 1990s it", "1990s = 1990/1999");
  PAST("between 2016 and 2018 it", "between 2016 and 2018 = 2016/2018");
  PAST("the first quarter of 2022", "the first quarter of 2022 = 2022-01/2022-03");
  PAST("last summer it", "last summer = 2022-06/2022-08");
  PAST("earlier this week he", "earlier this week = 2023-04-10/2023-04-16");
  FUTURE("by 2030 it will", "by 2030 = -/2030");
  PAST("until May it", "until May = -/2022-05");
}

static void test_no_dates(void) {
  PAST("Theresa May said it may march on", "none");
  PAST("It fired 1200 rockets and 2019 shells", "none");
  PAST("the 4th-placed team and the second half", "none");
  PAST("the Monday Club", "Monday = 2023-04-10/-"); /* names are the names layer's to see */
}

static void test_unknown_article_date(void) {
  const ng_date none = {0};
  check("meets on Tuesday", friday, NG_TENSE_PRESENT, "Tuesday = 2023-04-18/-", __LINE__);
  check("visited on 4 April", none, NG_TENSE_PAST, "4 April = -/-", __LINE__);
  check("visited on 4 April 2016", none, NG_TENSE_PAST, "4 April 2016 = 2016-04-04/-", __LINE__);
  check("visited yesterday", (ng_date){2020, 0, 0}, NG_TENSE_PAST, "yesterday = -/-", __LINE__);
  check("visited last year", (ng_date){2020, 0, 0}, NG_TENSE_PAST, "last year = 2019/-", __LINE__);
}

static void test_calendar(void) {
  for (int32_t n = -800000; n < 200000; n += 997) {
    int y, m, d;
    ng_calendar_civil(n, &y, &m, &d);
    if (!CHECK_INT(ng_calendar_number(y, m, d), n)) return;
  }
  CHECK_INT(ng_calendar_number(1970, 1, 1), 0);
  CHECK_INT(ng_calendar_weekday(ng_calendar_number(2023, 4, 14)), 4);
  CHECK_INT(ng_calendar_month_length(2024, 2), 29);
  CHECK_INT(ng_calendar_month_length(1900, 2), 28);
}

/* "Putin met Xi on Monday and praised Wang on Tuesday", with the tree that matters. */
static void test_predicates(void) {
  ng_document *doc = plain_document("Putin met Xi on Monday and praised Wang on Tuesday", friday);
  const uint32_t heads[] = {1, NG_NONE, 1, 4, 1, 6, 1, 6, 9, 6};
  for (uint32_t i = 0; i < doc->tokens.len; i++) doc->tokens.data[i].head = heads[i];
  doc->tokens.data[6].deprel = NG_DEPREL_CONJ;
  const uint32_t verbs[] = {1, 6};
  for (uint32_t i = 0; i < 2; i++) {
    const ng_predicate p = {.token = verbs[i], .light = NG_NONE, .tense = NG_TENSE_PAST, .attributed_to = NG_NONE,
        .governor = NG_NONE};
    if (!ng_vec_push(&doc->predicates, p)) abort();
  }
  ng_when when;
  ng_when_init(&when);
  CHECK_INT(ng_when_find(&when, doc, NULL), NG_OK);
  ng_date from, to;
  CHECK(ng_when_of_predicate(&when, doc, 0, &from, &to));
  CHECK_INT(from.day, 10);
  CHECK(ng_when_of_predicate(&when, doc, 1, &from, &to));
  CHECK_INT(from.day, 11);
  ng_when_dispose(&when);
  ng_document_free(doc);
}

/* "He proposed it in April when he travelled"; "Today we are imposing", "we are imposing". */
static void test_shared_time(void) {
  ng_document *doc = plain_document("He proposed it in April when he travelled there", friday);
  const uint32_t heads[] = {1, NG_NONE, 1, 4, 1, 7, 7, 1, 7};
  for (uint32_t i = 0; i < doc->tokens.len; i++) doc->tokens.data[i].head = heads[i];
  doc->tokens.data[7].deprel = NG_DEPREL_ADVCL;
  doc->tokens.data[5].deprel = NG_DEPREL_MARK;
  const ng_predicate verbs[] = {{.token = 1, .light = NG_NONE, .tense = NG_TENSE_PAST, .governor = NG_NONE,
      .attributed_to = NG_NONE},
                                {.token = 7, .light = NG_NONE, .tense = NG_TENSE_PAST, .governor = NG_NONE,
                                    .attributed_to = NG_NONE}};
  for (uint32_t i = 0; i < 2; i++)
    if (!ng_vec_push(&doc->predicates, verbs[i])) abort();
  ng_when when;
  ng_when_init(&when);
  CHECK_INT(ng_when_find(&when, doc, NULL), NG_OK);
  ng_date from, to;
  CHECK(ng_when_of_predicate(&when, doc, 1, &from, &to));
  CHECK_INT(from.month, 4);
  ng_document_free(doc);

  doc = plain_document("We are imposing sanctions", friday);
  doc->tokens.data[2].lemma = ng_view_of("impose");
  const ng_predicate present = {.token = 2, .light = NG_NONE, .tense = NG_TENSE_PRESENT, .governor = NG_NONE,
      .attributed_to = NG_NONE};
  if (!ng_vec_push(&doc->predicates, present)) abort();
  CHECK_INT(ng_when_find(&when, doc, NULL), NG_OK);
  CHECK(ng_when_of_predicate(&when, doc, 0, &from, &to));
  CHECK_INT(from.day, 14);
  ng_when_dispose(&when);
  ng_document_free(doc);
}

/* "They have met Kim" opens an article: news of its day.  "They met Kim" alone says no day. */
static void test_opening(void) {
  const struct { const char *text; uint32_t verb; uint8_t xpos; bool dated; } cases[] = {
    {"They have met Kim", 2, NG_XPOS_VBN, true}, {"He meets Kim", 1, NG_XPOS_VBZ, true}, {"They met Kim", 1, NG_XPOS_VBD, false}};
  for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ng_document *doc = plain_document(cases[i].text, friday);
    const uint32_t verb = cases[i].verb;
    for (uint32_t t = 0; t < doc->tokens.len; t++) doc->tokens.data[t].head = t == verb ? NG_NONE : verb;
    if (verb == 2) doc->tokens.data[1].deprel = NG_DEPREL_AUX, doc->tokens.data[1].xpos = NG_XPOS_VBP;
    doc->tokens.data[verb].xpos = cases[i].xpos;
    const ng_predicate p = {.token = verb, .light = NG_NONE, .governor = NG_NONE, .attributed_to = NG_NONE};
    if (!ng_vec_push(&doc->predicates, p)) abort();
    ng_when when;
    ng_when_init(&when);
    CHECK_INT(ng_when_find(&when, doc, NULL), NG_OK);
    ng_date from, to;
    CHECK_INT(ng_when_of_predicate(&when, doc, 0, &from, &to), cases[i].dated);
    if (cases[i].dated) CHECK_INT(from.day, 14);
    ng_when_dispose(&when);
    ng_document_free(doc);
  }
}

int main(void) {
  RUN(test_opening);
  RUN(test_shared_time);
  RUN(test_days);
  RUN(test_calendar_dates);
  RUN(test_periods);
  RUN(test_no_dates);
  RUN(test_unknown_article_date);
  RUN(test_calendar);
  RUN(test_predicates);
  return harness_end();
}
