/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking paths, compressed files, streams. */
#include "unit/read/reading.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

static char root[] = "read-test-XXXXXX";

static const char *path_of(const char *name) {
  static char path[512];
  snprintf(path, sizeof path, "%s/%s", root, name);
  return path;
}

static void put(const char *name, const void *data, size_t len) {
  FILE *const f = fopen(path_of(name), "wb");
  if (!CHECK(f != NULL)) return;
  CHECK_INT(fwrite(data, 1, len, f), len);
  fclose(f);
}

static void put_text(const char *name, const char *text) { put(name, text, strlen(text)); }
static void folder(const char *name) { CHECK_INT(mkdir(path_of(name), 0755), 0); }

static size_t gzip(const char *text, char *out, size_t size) {
  z_stream z = {.next_out = (unsigned char *)out, .avail_out = (uInt)size, .avail_in = (uInt)strlen(text)};
  char copy[4096];
  snprintf(copy, sizeof copy, "%s", text);
  z.next_in = (unsigned char *)copy;
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  CHECK_INT(deflate(&z, Z_FINISH), Z_STREAM_END);
  deflateEnd(&z);
  return z.total_out;
}

/* Everything below a folder, in byte order of the paths; what is hidden is passed over. */
static void test_walk(void) {
  folder("walk");
  folder("walk/a");
  folder("walk/.git");
  folder("walk/page_files");
  put_text("walk/a/2.txt", "Title\n\nBody 2.\n");
  put_text("walk/a/10.txt", "Title\n\nBody 10.\n");
  put_text("walk/a.txt", "Title\n\nBody.\n");
  put_text("walk/b.txt~", "backup");
  put_text("walk/.hidden", "hidden");
  put_text("walk/.git/config", "hidden");
  put_text("walk/page.html", "<html><body><p>The page has one sentence of some length.</p></body></html>");
  put_text("walk/page_files/x.css", "p { color: red }");
  put("walk/photo.txt", "\xFF\xD8\xFF\xE0\0\0", 6);
  CHECK_INT(symlink("a.txt", path_of("walk/link.txt")), 0);
  reading r = read_path(path_of("walk"), NULL);
  static const char *const uris[] = {"/walk/a.txt", "/walk/a/10.txt", "/walk/a/2.txt", "/walk/page.html"};
  CHECK_INT(r.n, 4);
  for (uint32_t i = 0; i < 4 && i < r.n; i++) CHECK_TEXT(article(&r, i)->uri.data + strlen(root), uris[i]);
  CHECK_INT(r.n_problems, 2);
  CHECK(strstr(r.problems[0].message, "symbolic link") != NULL);
  CHECK(strstr(r.problems[1].message, "JPEG") != NULL);
  CHECK(strstr(r.problems[1].source, "photo.txt") != NULL);
  reading_dispose(&r);
  r = read_path(path_of("walk"), &(ng_read_options){.follow_links = true});
  CHECK_INT(r.n, 5);
  reading_dispose(&r);
  r = read_path(path_of("walk/.hidden"), NULL);
  CHECK_INT(r.n, 1);
  reading_dispose(&r);
}

static void test_link_loop(void) {
  folder("loop");
  put_text("loop/a.txt", "Title\n\nBody.\n");
  CHECK_INT(symlink(".", path_of("loop/self")), 0);
  reading r = read_path(path_of("loop"), &(ng_read_options){.follow_links = true});
  CHECK_INT(r.n, 1);
  CHECK_INT(r.n_problems, 1);
  reading_dispose(&r);
}

static void test_missing(void) {
  reading r = read_path(path_of("no such file"), NULL);
  CHECK_INT(r.n_problems, 1);
  CHECK_INT(r.problems[0].status, NG_ERR_NOT_FOUND);
  CHECK(strstr(r.problems[0].source, "no such file") != NULL);
  reading_dispose(&r);
  ng_reader *reader;
  CHECK_INT(ng_reader_open(NULL, 0, NULL, &reader, NULL), NG_ERR_BAD_ARG);
  const char *const path = ".";
  CHECK_INT(ng_reader_open(&path, 1, &(ng_read_options){.format = "pdf"}, &reader, NULL), NG_ERR_BAD_ARG);
  ng_reader_close(NULL);
  ng_input_free(NULL);
}

static void test_compressed(void) {
  static const char text[] = "Packed title\n\nPacked body.\n";
  char gz[4096], zst[4096];
  const size_t n_gz = gzip(text, gz, sizeof gz);
  const size_t n_zst = ZSTD_compress(zst, sizeof zst, text, strlen(text), 3);
  folder("packed");
  put("packed/a.txt.gz", gz, n_gz);
  put("packed/b.zst", zst, n_zst);
  put("packed/c.txt", gz, n_gz); /* content decides */
  reading r = read_path(path_of("packed"), NULL);
  CHECK_INT(r.n, 3);
  for (uint32_t i = 0; i < r.n; i++) CHECK_VIEW(ng_document_text(r.docs[i]), text);
  reading_dispose(&r);
  for (size_t cut = 1; cut < n_gz; cut++) {
    r = read_bytes("a.gz", gz, cut, NULL);
    CHECK(r.status != NG_OK || r.n == 1);
    reading_dispose(&r);
  }
  r = read_bytes("a.gz", gz, n_gz - 6, NULL);
  CHECK_INT(r.status, NG_ERR_SYNTAX);
  CHECK(strstr(r.error.message, "cut short") != NULL);
  reading_dispose(&r);
  r = read_bytes("a.zst", zst, n_zst - 6, NULL);
  CHECK_INT(r.status, NG_ERR_SYNTAX);
  reading_dispose(&r);
  memcpy(gz + n_gz, gz, n_gz); /* two members are one text */
  r = read_bytes("a.gz", gz, 2 * n_gz, NULL);
  CHECK_INT(r.n == 1 && ng_document_text(r.docs[0]).len == 2 * strlen(text), 1);
  reading_dispose(&r);
}

/* A bomb: a megabyte of blanks in a few bytes. */
static void test_size_cap(void) {
  static char blanks[1 << 20];
  static char zst[4096];
  memset(blanks, ' ', sizeof blanks);
  const size_t n = ZSTD_compress(zst, sizeof zst, blanks, sizeof blanks, 3);
  reading r = read_bytes("a.zst", zst, n, &(ng_read_options){.max_bytes = 100000});
  CHECK_INT(r.status, NG_ERR_INVALID);
  CHECK(strstr(r.error.message, "100000") != NULL);
  reading_dispose(&r);
}

/* NDJSON is streamed: a record at a time, long ones reported. */
static void test_ndjson_stream(void) {
  char line[400];
  FILE *const f = fopen(path_of("many.ndjson"), "wb");
  for (int i = 1; i <= 40; i++) {
    snprintf(line, sizeof line, "{\"text\": \"Record number %d is here.%*s\"}\n", i, i == 7 ? 300 : 0, "");
    fputs(line, f);
  }
  fputs("\n{\"text\": \"No line break at the end.\"}", f);
  fclose(f);
  reading r = read_path(path_of("many.ndjson"), &(ng_read_options){.max_bytes = 200});
  CHECK_INT(r.n, 40);
  CHECK_INT(r.n_problems, 1);
  CHECK_INT(r.problems[0].line, 7);
  CHECK_TEXT(strrchr(article(&r, 6)->uri.data, '#'), "#8");
  CHECK_TEXT(strrchr(article(&r, 39)->uri.data, '#'), "#41");
  reading_dispose(&r);
}

static reading read_stdin(const char *text) {
  int ends[2];
  const int saved = dup(STDIN_FILENO);
  CHECK_INT(pipe(ends), 0);
  CHECK_INT(write(ends[1], text, strlen(text)), strlen(text));
  close(ends[1]);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  clearerr(stdin);
  reading r = read_path("-", NULL);
  dup2(saved, STDIN_FILENO);
  close(saved);
  return r;
}

static void test_stdin(void) {
  reading r = read_stdin("{\"text\": \"One is here.\"}\n{\"text\": \"Two is here.\"}\n");
  CHECK_INT(r.n, 2);
  CHECK_VIEW(article(&r, 1)->uri, "-#2");
  reading_dispose(&r);
  r = read_stdin("Title\n\nPlain text on standard input.\n");
  CHECK_INT(r.n, 1);
  CHECK_VIEW(article(&r, 0)->uri, "-");
  CHECK_VIEW(article(&r, 0)->title, "Title");
  reading_dispose(&r);
}

/* Content decides, the name only where content does not. */
static void test_formats(void) {
  static const struct {
    const char *uri, *text, *title;
  } rows[] = {
      {"a.txt", "<!DOCTYPE html><html><head><title>Page</title></head><body><p>One sentence, of some length.</p>", "Page"},
      {"a.html", "Plain title\n\nNo page at all.\n", "Plain title"},
      {"a.md", "Title\n=====\n\nText.\n", "Title"},
      {"a.txt", "# Not markdown\n\nText.\n", "# Not markdown"},
      {"a", "# Markdown\n\nText with [a link](http://example.org).\n", "Markdown"},
      {"a.xml", "<?xml version='1.0'?><rss><channel><item><title>Feed</title></item></channel></rss>", "Feed"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r = read_text(rows[i].uri, rows[i].text);
    CHECK_VIEW(article(&r, 0)->title, rows[i].title);
    reading_dispose(&r);
  }
  for (size_t i = 0; ng_read_format_at(i); i++) CHECK(ng_read_format_at(i)->name[0] && ng_read_format_at(i)->media_type[0]);
}

int main(void) {
  if (!CHECK(mkdtemp(root) != NULL)) return harness_end();
  RUN(test_walk);
  RUN(test_link_loop);
  RUN(test_missing);
  RUN(test_compressed);
  RUN(test_size_cap);
  RUN(test_ndjson_stream);
  RUN(test_stdin);
  RUN(test_formats);
  char command[64];
  snprintf(command, sizeof command, "rm -r %s", root);
  CHECK_INT(system(command), 0);
  return harness_end();
}
