/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/read/reading.h"

/* "Fiancée of Orbán" with a title and a sentence, in one encoding after the other. */
#define WANT_TITLE "Orb\xC3\xA1n \xE2\x80\x93 a visit"
#define WANT_BODY "He met \xC3\x89lys\xC3\xA9" "e officials."

static void check(const void *data, size_t len, const char *title, const char *body) {
  reading r = read_bytes("a.txt", data, len, NULL);
  CHECK_VIEW(article(&r, 0)->title, title);
  CHECK_BLOCK(&r, 0, 1, NG_BLOCK_BODY, body);
  reading_dispose(&r);
}

/* The text in UTF-16, with or without a mark; returns its bytes. */
static size_t utf16(const uint16_t *units, size_t n, bool mark, bool big, unsigned char *out) {
  size_t len = 0;
  for (size_t i = mark ? 0 : 1; i < n; i++) {
    out[len++] = (unsigned char)(big ? units[i] >> 8 : units[i] & 0xFF);
    out[len++] = (unsigned char)(big ? units[i] & 0xFF : units[i] >> 8);
  }
  return len;
}

static void test_utf16(void) {
  static const char ascii[] = "Orb\xE1n \x13 a visit\n\nHe met \xC9lys\xE9" "e officials.\n";
  uint16_t units[64] = {0xFEFF};
  const size_t n = sizeof ascii;
  for (size_t i = 1; i < n; i++) units[i] = ascii[i - 1] == 0x13 ? 0x2013 : (unsigned char)ascii[i - 1];
  for (int way = 0; way < 4; way++) {
    unsigned char bytes[128];
    check(bytes, utf16(units, n, way & 1, way & 2, bytes), WANT_TITLE, WANT_BODY);
  }
}

static void test_windows_1252(void) {
  static const char text[] = "Orb\xE1n \x96 a visit\n\nHe met \xC9lys\xE9" "e officials.\n";
  check(text, sizeof text - 1, WANT_TITLE, WANT_BODY);
}

/* A stray Windows quote among UTF-8 is repaired, a broken sequence becomes U+FFFD. */
static void test_damaged(void) {
  static const char text[] = "Orb\xC3\xA1n \xE2\x80\x93 a visit\n\nHe met \x93Jo\xC3\xA3o\x94 in S\xC3 and \xE2\x80 left.\n";
  check(text, sizeof text - 1, WANT_TITLE, "He met \xE2\x80\x9CJo\xC3\xA3o\xE2\x80\x9D in S\xC3\x83 and \xEF\xBF\xBD left.");
}

static void test_declared(void) {
  static const char page[] =
      "<html><head><meta charset=\"windows-1251\"><title>\xCA\xE8\xE5\xE2</title></head>"
      "<body><p>\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF"
      " \xF1 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xEE\xEC "
      "\xE2 \xCA\xE8\xE5\xE2\xE5.</p></body></html>";
  reading r = read_text("a.html", page);
  CHECK_VIEW(article(&r, 0)->title, "\xD0\x9A\xD0\xB8\xD0\xB5\xD0\xB2");
  reading_dispose(&r);
}

/* What a page says of its charset is not believed against valid UTF-8. */
static void test_wrongly_declared(void) {
  reading r = read_text("a.html",
                        "<html><head><meta charset=\"iso-8859-1\"><title>Orb\xC3\xA1n</title></head>"
                        "<body><p>He met officials of the \xC3\x89lys\xC3\xA9" "e palace there.</p></body></html>");
  CHECK_VIEW(article(&r, 0)->title, "Orb\xC3\xA1n");
  reading_dispose(&r);
}

int main(void) {
  RUN(test_utf16);
  RUN(test_windows_1252);
  RUN(test_damaged);
  RUN(test_declared);
  RUN(test_wrongly_declared);
  return harness_end();
}
