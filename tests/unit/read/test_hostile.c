/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input made to break readers: each must end soon, with an article or a clear error. */
#include "unit/read/reading.h"

#include "base/strbuf.h"

static reading read_buffer(const char *uri, ng_strbuf *text) {
  reading r = read_bytes(uri, text->data, text->len, NULL);
  ng_strbuf_dispose(text);
  return r;
}

static ng_strbuf repeated(const char *before, const char *unit, size_t n, const char *after) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_add_text(&text, before);
  for (size_t i = 0; i < n; i++) ng_strbuf_add_text(&text, unit);
  ng_strbuf_add_text(&text, after);
  return text;
}

static void check_read(const char *uri, ng_strbuf text, uint32_t want) {
  reading r = read_buffer(uri, &text);
  CHECK_INT(r.status, NG_OK);
  CHECK_INT(r.n, want);
  reading_dispose(&r);
}

static void check_refused(const char *uri, ng_strbuf text, ng_status want) {
  reading r = read_buffer(uri, &text);
  CHECK_INT(r.status, want);
  CHECK_INT(r.n, 0);
  CHECK(r.error.message[0] != '\0');
  reading_dispose(&r);
}

#define SENTENCE "The ministers of the two states met in the capital on Friday to talk about trade and arms."

static void test_deep_nesting(void) {
  check_read("a.html", repeated("<html><body>", "<div>", 20000, "<p>" SENTENCE "</p>"), 1);
  check_refused("a.html", repeated("<html><body>", "<b><a href=x>", 5000, SENTENCE), NG_ERR_INVALID); /* all link */
  check_refused("a.json", repeated("", "[", 100000, ""), NG_ERR_SYNTAX);
  check_refused("a.json", repeated("", "{\"a\":", 100000, ""), NG_ERR_SYNTAX);
  check_read("a.rss", repeated("<rss><channel><item><title>T</title><description>", "<p>", 20000, SENTENCE), 1);
  check_read("a.md", repeated("# T\n\n", "> ", 50000, SENTENCE), 1);
  check_read("a.md", repeated("# T\n\nText ", "[", 50000, ".\n"), 1);
  check_read("a.md", repeated("# T\n\nText ", "![a](", 20000, ".\n"), 1);
}

static void test_long_lines(void) {
  check_read("a.txt", repeated("", "a", 1 << 20, ""), 1);
  check_read("a.txt", repeated("", "word ", 1 << 18, ""), 1);
  check_read("a.txt", repeated("Title\n\n", "x.\n", 1 << 18, ""), 1);
  check_read("a.txt", repeated("Title\n\n", "(", 1 << 18, ""), 1);
  check_read("a.txt", repeated("Title\n\nA", "\xCC\x81", 1 << 18, ""), 1);
  check_read("a.txt", repeated("Title\n\n", "of\xC2\xAD" "fice ", 1 << 16, ""), 1);
  check_read("a.html", repeated("<p>" SENTENCE, "&amp;&nbsp;&lt;", 1 << 16, ""), 1);
}

static void test_entities(void) {
  ng_strbuf bomb = repeated("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"", "ha", 1000,
                            "\"><!ENTITY b \"&a;&a;&a;&a;\">]>");
  ng_strbuf_add_text(&bomb, "<rss><channel><item><title>&b;</title></item></channel></rss>");
  check_refused("a.rss", bomb, NG_ERR_INVALID);
  check_refused("a.nitf", repeated("<!DOCTYPE nitf [<!-- ' --><!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "", 0,
                                   "<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"),
                NG_ERR_INVALID);
  check_refused("a.nitf", repeated("<!DOCTYPE nitf [<?p ]> ?><!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>", "", 0,
                                   "<nitf><body><body.content><p>x</p></body.content></body></nitf>"),
                NG_ERR_INVALID);
}

/* What is left of broken XML is read, and the damage reported. */
static void test_broken_xml(void) {
  reading r = read_text("a.rss", "<rss><channel><item><title>T</title><description>"
                        SENTENCE "</description></item><item><ti");
  CHECK_INT(r.n >= 1, 1);
  CHECK_INT(r.n_problems >= 1, 1);
  CHECK_INT(r.problems[0].status, NG_ERR_SYNTAX);
  reading_dispose(&r);
  r = read_text("a.xml", "<?xml version=\"1.0\"?><inventory><item>1</item></inventory>");
  CHECK_INT(r.status, NG_ERR_UNSUPPORTED);
  CHECK(strstr(r.error.message, "inventory") != NULL);
  reading_dispose(&r);
}

static void test_binary(void) {
  static const struct {
    const char *bytes;
    size_t len;
    const char *what;
  } rows[] = {
      {"%PDF-1.4\n%....", 14, "PDF"},
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "PNG"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF", 10, "JPEG"},
      {"PK\x03\x04\x14\0\0\0", 8, "zip"},
      {"\x7F" "ELF\x02\x01\x01\0", 8, "program"},
      {"a\0b\0\0\0c\x01\x02\x03\x04\x05" "d\x06\x07\x08", 16, "binary"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r = read_bytes("a.txt", rows[i].bytes, rows[i].len, NULL);
    CHECK_INT(r.status, NG_ERR_UNSUPPORTED);
    if (!CHECK(strstr(r.error.message, rows[i].what) != NULL)) fprintf(stderr, "    %s\n", r.error.message);
    reading_dispose(&r);
  }
}

/* A few NULs do not make a text binary. */
static void test_nuls(void) {
  ng_strbuf text = repeated("Title\n\n", SENTENCE " ", 10, "And so\n");
  ng_strbuf_add(&text, "on\0and on.", 10);
  reading r = read_buffer("a.txt", &text);
  CHECK_INT(r.n, 1);
  CHECK_INT(memchr(ng_document_text(r.docs[0]).data, '\0', ng_document_text(r.docs[0]).len) == NULL, 1);
  reading_dispose(&r);
}

static void test_bytes_at_random(void) {
  uint32_t seed = 12345;
  static const char alphabet[] = "<>/&;:\"'[]{}()!#-*_.\n\r\t aAbpPdiv0129\xC3\xA9\xE2\x80\x94";
  for (int round = 0; round < 600; round++) {
    static const char *const uris[] = {"a.html", "a.rss", "a.json", "a.md", "a.txt", "a.nitf"};
    static const char *const starts[] = {"<html><p>", "<rss><item>", "{\"text\":\"", "# ", "", "<nitf><body>"};
    char bytes[400];
    size_t len = (size_t)snprintf(bytes, sizeof bytes, "%s", starts[round % 6]);
    while (len < sizeof bytes) {
      seed = seed * 1664525u + 1013904223u;
      bytes[len++] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
    }
    reading r = read_bytes(uris[round % 6], bytes, len, NULL);
    CHECK(r.n > 0 || r.status != NG_OK || r.n_problems > 0);
    reading_dispose(&r);
  }
}

int main(void) {
  RUN(test_deep_nesting);
  RUN(test_long_lines);
  RUN(test_entities);
  RUN(test_broken_xml);
  RUN(test_binary);
  RUN(test_nuls);
  RUN(test_bytes_at_random);
  return harness_end();
}
