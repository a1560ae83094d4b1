/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "read/noise.h"

static void test_noise(void) {
  static const struct {
    const char *text;
    ng_noise kind;
  } rows[] = {
      {"Read: Xi Aligns With Putin Against US", NG_NOISE_LINK},
      {"More: China Names Aerospace Expert", NG_NOISE_LINK},
      {"READ MORE: What we know so far", NG_NOISE_LINK},
      {"\xE2\x96\xBA Watch: the moment the bridge fell", NG_NOISE_LINK},
      {"https://example.org/a", NG_NOISE_LINK},
      {"\xE2\x80\x93With assistance from Jane Doe and John Roe.", NG_NOISE_CREDIT},
      {"(Reporting by Jane Doe; Editing by John Roe)", NG_NOISE_CREDIT},
      {"Associated Press writer Jane Doe in Paris contributed to this report.", NG_NOISE_CREDIT},
      {"FILE PHOTO: A tank near the town. REUTERS/Jane Doe", NG_NOISE_CAPTION},
      {"A tank near the town. (AP Photo/Jane Doe)", NG_NOISE_CAPTION},
      {"Photographer: Jane Doe/Example", NG_NOISE_CAPTION},
      {"Sign up for our morning newsletter.", NG_NOISE_PITCH},
      {"Get the news in your inbox every day.", NG_NOISE_PITCH},
      {"\xC2\xA9""2023 Example L.P.", NG_NOISE_COPYRIGHT},
      {"Copyright 2023 Example. All rights reserved.", NG_NOISE_COPYRIGHT},
      {"(c) 2023 Example", NG_NOISE_COPYRIGHT},
      {"More stories like this are available on example.com", NG_NOISE_LINK},
      {"Advertisement", NG_NOISE_NOTICE},
      {"***", NG_NOISE_NOTICE},
      {"-ENDS-", NG_NOISE_NOTICE},
      {"For more information, see the department's release.", NG_NOISE_NOTICE},
      {"China has become Russia's biggest supporter.", NG_NOISE_NONE},
      {"Copyright law was changed by the parliament in Kyiv on Tuesday.", NG_NOISE_NONE},
      {"Read the treaty carefully, the minister told reporters in Vienna.", NG_NOISE_NONE},
      {"The end of the war is near, he said.", NG_NOISE_NONE},
      {"More than 300 soldiers were trained in Poland.", NG_NOISE_NONE},
      {"Source code of the missile's software was stolen, officials said.", NG_NOISE_NONE},
      {"Moscow shares the view of Beijing.", NG_NOISE_NONE},
      {"Image rights were part of the talks between the two leagues.", NG_NOISE_NONE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (!CHECK_INT(ng_noise_of(ng_view_of(rows[i].text)), rows[i].kind)) fprintf(stderr, "    in %s\n", rows[i].text);
}

static void test_byline(void) {
  static const struct {
    const char *text, *author; /* NULL: no byline */
  } rows[] = {
      {"By Jane Doe", "Jane Doe"},
      {"BY JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"},
      {"By Jane Doe, John Roe and Jan van der Berg in Kyiv", "Jane Doe, John Roe and Jan van der Berg"},
      {"By Jane Doe | April 14, 2023", "Jane Doe"},
      {"By Jane Doe (Example Agency)", "Jane Doe"},
      {"By Friday, Russia had withdrawn.", NULL},
      {"By the end of the day the town had fallen.", NULL},
      {"By Tuesday", NULL},
      {"Jane Doe said so.", NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ng_view author = {NULL, 0};
    const bool found = ng_noise_byline(ng_view_of(rows[i].text), &author);
    if (!CHECK_INT(found, rows[i].author != NULL)) fprintf(stderr, "    in %s\n", rows[i].text);
    if (found && rows[i].author) CHECK_VIEW(author, rows[i].author);
  }
}

static void test_date_line(void) {
  ng_date d;
  CHECK(ng_noise_date(ng_view_of("Wednesday, January 23, 2019"), &d) && d.day == 23);
  CHECK(ng_noise_date(ng_view_of("Last updated on 14 April 2023 at 10:30 GMT | 4 min read"), &d) && d.day == 14);
  CHECK(!ng_noise_date(ng_view_of("The treaty of 14 April 2023"), &d));
  CHECK(!ng_noise_date(ng_view_of("2023"), &d));
}

int main(void) {
  RUN(test_noise);
  RUN(test_byline);
  RUN(test_date_line);
  return harness_end();
}
