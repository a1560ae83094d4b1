/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/read/reading.h"

static void test_title_and_paragraphs(void) {
  reading r = read_text("a.txt", "Talks end in Minsk\n\nThe two sides met again.\n\nNo date was set.\n");
  CHECK_INT(r.n, 1);
  CHECK_VIEW(article(&r, 0)->title, "Talks end in Minsk");
  CHECK_BLOCK(&r, 0, 0, NG_BLOCK_TITLE, "Talks end in Minsk");
  CHECK_BLOCK(&r, 0, 1, NG_BLOCK_BODY, "The two sides met again.");
  CHECK_BLOCK(&r, 0, 2, NG_BLOCK_BODY, "No date was set.");
  CHECK_VIEW(article(&r, 0)->language, "en");
  CHECK_VIEW(article(&r, 0)->uri, "a.txt");
  CHECK_VIEW(ng_document_text(r.docs[0]), "Talks end in Minsk\n\nThe two sides met again.\n\nNo date was set.\n");
  reading_dispose(&r);
}

/* Offsets lead back to the bytes of the file, whatever was cleaned before them. */
static void test_offsets(void) {
  static const char source[] =
      "\xEF\xBB\xBFTitle\r\n\r\n"
      "The of\xC2\xAD" "fi\xC2\xAD" "ce \xEF\xAC\x81rst,\xC2\xA0" "then Zelensky.\r\n";
  reading r = read_text("a.txt", source);
  const ng_view text = ng_document_text(r.docs[0]);
  CHECK_VIEW(text, "Title\n\nThe office first, then Zelensky.\n");
  static const char *const words[] = {"Title", "The", "then", "Zelensky"};
  for (size_t i = 0; i < 4; i++) {
    const uint32_t at = (uint32_t)(strstr(text.data, words[i]) - text.data);
    CHECK_INT(ng_document_source_offset(r.docs[0], at), strstr(source, words[i]) - source);
  }
  reading_dispose(&r);
}

static void test_cleaning(void) {
  reading r = read_text("a.txt",
                        "Su\xE2\x80\x91" "35 jets\n\nErdog\xCC\x86" "an met A\xCC\x8A"
                        "sa in the r\xE2\x80\x8B" "oom.\x0B" "Next\x01line.\n");
  CHECK_VIEW(article(&r, 0)->title, "Su-35 jets");
  CHECK_VIEW(ng_document_text(r.docs[0]), "Su-35 jets\n\nErdo\xC4\x9F" "an met \xC3\x85" "sa in the room.\nNext line.\n");
  reading_dispose(&r);
}

static void test_hard_wrapped(void) {
  reading r = read_text("a.txt",
                        "Moldova declares the end of\nits dependence on Russian gas\n\n"
                        "Moldova no longer buys gas from Russia for the part of the\n"
                        "country that its government controls, the prime minister said.\n"
                        "It was helped by Romania.\n"
                        "The European Union paid for a part of it, as did a bank that\n"
                        "had been set up for such a case.\n\n"
                        "  Transnistria still gets it.\n");
  CHECK_VIEW(article(&r, 0)->title, "Moldova declares the end of its dependence on Russian gas");
  CHECK_INT(n_blocks(&r, 0), 4);
  CHECK_BLOCK(&r, 0, 1, NG_BLOCK_BODY,
              "Moldova no longer buys gas from Russia for the part of the\n"
              "country that its government controls, the prime minister said.\n"
              "It was helped by Romania.");
  CHECK_BLOCK(&r, 0, 3, NG_BLOCK_BODY, "Transnistria still gets it.");
  reading_dispose(&r);
}

/* Lines too long to have been wrapped are paragraphs each. */
static void test_line_paragraphs(void) {
  char text[1024];
  char long_line[181];
  memset(long_line, 'x', 180);
  long_line[180] = '\0';
  snprintf(text, sizeof text, "Title of it\n%s\nSecond.\nThird.\n", long_line);
  reading r = read_text("a.txt", text);
  CHECK_INT(n_blocks(&r, 0), 4);
  CHECK_BLOCK(&r, 0, 0, NG_BLOCK_TITLE, "Title of it");
  CHECK_BLOCK(&r, 0, 3, NG_BLOCK_BODY, "Third.");
  reading_dispose(&r);
}

static void test_no_title(void) {
  reading r = read_text("a.txt", "A single sentence is body text.");
  CHECK_BLOCK(&r, 0, 0, NG_BLOCK_BODY, "A single sentence is body text.");
  CHECK_INT(article(&r, 0)->title.len, 0);
  reading_dispose(&r);
}

static void test_header_lines(void) {
  reading r = read_text("a.txt",
                        "Title: Visit to Hanoi\nDate: 11 September 2023\nSource: Example Daily\n\nBiden went to Hanoi.\n");
  CHECK_VIEW(article(&r, 0)->title, "Visit to Hanoi");
  CHECK_VIEW(article(&r, 0)->source, "Example Daily");
  CHECK_DATE(article(&r, 0)->date, 2023, 9, 11);
  CHECK_BLOCK(&r, 0, 0, NG_BLOCK_TITLE, "Visit to Hanoi");
  CHECK_BLOCK(&r, 0, 3, NG_BLOCK_BODY, "Biden went to Hanoi.");
  reading_dispose(&r);
}

static void test_dates(void) {
  static const struct {
    const char *path, *text;
    int year, month, day;
  } rows[] = {
      {"a.txt", "Title\n\nPublished Feb. 3, 2022 at 10:15 a.m. EST\n\nBody text.\n", 2022, 2, 3},
      {"a.txt", "Title\n\nPARIS, March 8 (AFP) - Body text.\n\n\xC2\xA9 2021 Agency\n", 2021, 3, 8},
      {"news/2023/04/14/a.txt", "Title\n\nBody text.\n", 2023, 4, 14},
      {"2023-04-14-a.txt", "Title\n\nBody text.\n", 2023, 4, 14},
      {"2023-01-02/a.txt", "Title\n\nKYIV, Dec 31 (Reuters) - Body text.\n", 2022, 12, 31},
      {"2020/01/01/a.txt", "Title\n\nSunday, September 29, 2019\n\nBody text.\n", 2019, 9, 29},
      {"a.txt", "Title\n\nBody text of 3 May 2020 is no date of the article.\n", 0, 0, 0},
      {"a.txt", "Title\n\nBody.\n\n\xC2\xA9""2023 Example L.P.", 2023, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r = read_text(rows[i].path, rows[i].text);
    CHECK_DATE(article(&r, 0)->date, rows[i].year, rows[i].month, rows[i].day);
    reading_dispose(&r);
  }
}

static void test_repeated_lead(void) {
  static const char lead[] = "The foreign ministers of the two states will meet in Samarkand on Friday for the first time.";
  char text[512];
  snprintf(text, sizeof text, "Title\n\n%s\n\n(Reuters) \xE2\x80\x94 %s\n", lead, lead);
  reading r = read_text("a.txt", text);
  CHECK_BLOCK(&r, 0, 1, NG_BLOCK_BODY, lead);
  CHECK_BLOCK(&r, 0, 2, NG_BLOCK_SKIPPED, "(Reuters) \xE2\x80\x94");
  CHECK_BLOCK(&r, 0, 3, NG_BLOCK_SKIPPED, lead);
  CHECK_VIEW(article(&r, 0)->source, "Reuters");
  reading_dispose(&r);
}

static void test_empty(void) {
  static const char *const texts[] = {"", " \n\t\n", "\xEF\xBB\xBF\n", "----\n\n***\n"};
  for (size_t i = 0; i < 4; i++) {
    reading r = read_text("a.txt", texts[i]);
    CHECK_INT(r.n, 0);
    CHECK_INT(r.status, NG_ERR_INVALID);
    CHECK_TEXT(r.error.source, "a.txt");
    reading_dispose(&r);
  }
}

int main(void) {
  RUN(test_title_and_paragraphs);
  RUN(test_offsets);
  RUN(test_cleaning);
  RUN(test_hard_wrapped);
  RUN(test_line_paragraphs);
  RUN(test_no_title);
  RUN(test_header_lines);
  RUN(test_dates);
  RUN(test_repeated_lead);
  RUN(test_empty);
  return harness_end();
}
