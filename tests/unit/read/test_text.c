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
  reading_dispose(&r);
}

int main(void) {
  RUN(test_title_and_paragraphs);
  return harness_end();
}
