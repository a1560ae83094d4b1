/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "read/date.h"

typedef struct row {
  const char *text;
  int year, month, day; /* year 0: none is to be found */
} row;

static void check_rows(const row *rows, size_t n, bool (*find)(ng_view, ng_date *)) {
  for (size_t i = 0; i < n; i++) {
    ng_date d = {0, 0, 0};
    const bool found = find(ng_view_of(rows[i].text), &d);
    const bool same = d.year == rows[i].year && d.month == rows[i].month && d.day == rows[i].day;
    const bool good = found == (rows[i].year != 0) && (!found || same);
    if (!CHECK(good)) fprintf(stderr, "    %s: got %d-%d-%d\n", rows[i].text, d.year, d.month, d.day);
  }
}

#define CHECK_ROWS(rows, find) check_rows(rows, sizeof rows / sizeof rows[0], find)

static void test_parse(void) {
  static const row rows[] = {
      {"2023-04-14", 2023, 4, 14},
      {"2023-04-14T10:20:30Z", 2023, 4, 14},
      {"20230414T102030+0200", 2023, 4, 14},
      {"2023/04/14 10:20", 2023, 4, 14},
      {"Fri, 14 Apr 2023 10:00:00 GMT", 2023, 4, 14},
      {"April 14, 2023", 2023, 4, 14},
      {"Friday, April 14th, 2023", 2023, 4, 14},
      {"14 April 2023", 2023, 4, 14},
      {"the 14th of April 2023", 2023, 4, 14},
      {"Feb. 3, 2022", 2022, 2, 3},
      {"Sept. 9, 2021", 2021, 9, 9},
      {"14-Apr-2023", 2023, 4, 14},
      {"14.04.2023", 2023, 4, 14},
      {"04/14/2023", 2023, 4, 14},
      {"14/04/2023", 2023, 4, 14},
      {"April 2023", 2023, 4, 0},
      {"2023", 2023, 0, 0},
      {"1681430400", 2023, 4, 14},
      {"1681430400000", 2023, 4, 14},
      {"951782400", 0, 0, 0},
      {"2023-02-30", 0, 0, 0},
      {"2023-13-01", 0, 0, 0},
      {"Published: April 14, 2023", 2023, 4, 14},
      {"Oct 12", 0, 0, 0},
      {"Mayor 12, 2023", 0, 0, 0},
      {"", 0, 0, 0},
      {"99999999999999999999999999", 0, 0, 0},
  };
  CHECK_ROWS(rows, ng_read__date_parse);
}

static void test_path(void) {
  static const row rows[] = {
      {"/news/2023/04/14/x.html", 2023, 4, 14},
      {"a/2023-04-14-x.txt", 2023, 4, 14},
      {"a/20230414_x.txt", 2023, 4, 14},
      {"https://example.org/world/2023/apr/14/x", 2023, 4, 14},
      {"2022-01-01/2023-04-14.txt", 2023, 4, 14},
      {"2023/4/1/x", 2023, 4, 1},
      {"id/120230414/x", 0, 0, 0},
      {"20231314", 0, 0, 0},
      {"2023/04", 0, 0, 0},
      {"99990414", 0, 0, 0},
  };
  CHECK_ROWS(rows, ng_read__date_in_path);
}

static void test_year(void) {
  CHECK_INT(ng_read__year_in(ng_view_of("\xC2\xA9 2019-2023 Example, Inc.")), 2023);
  CHECK_INT(ng_read__year_in(ng_view_of("no 12345 year")), 0);
}

int main(void) {
  RUN(test_parse);
  RUN(test_path);
  RUN(test_year);
  return harness_end();
}
