/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/read/reading.h"

static void test_object(void) {
  reading r = read_text("a.json",
                        "{\"title\": \"T\", \"text\": \"One sentence.\\n\\nTwo.\", \"date\": \"14 Apr 2023\", \"id\": 7}");
  CHECK_VIEW(article(&r, 0)->uri, "a.json");
  CHECK_VIEW(ng_document_text(r.docs[0]), "T\n\nOne sentence.\n\nTwo.");
  CHECK_DATE(article(&r, 0)->date, 2023, 4, 14);
  reading_dispose(&r);
}

static void test_map(void) {
  const ng_read_options options = {.map = "text=fields.main, title=kop,date=when"};
  static const char json[] =
      "{\"kop\": \"Mapped\", \"title\": \"Not this\", \"text\": \"Nor this.\", \"when\": 1681430400,"
      " \"fields\": {\"main\": [\"A.\", \"B.\"]}}";
  reading r = read_bytes("a", json, strlen(json), &options);
  CHECK_VIEW(ng_document_text(r.docs[0]), "Mapped\n\nA.\n\nB.");
  CHECK_DATE(article(&r, 0)->date, 2023, 4, 14);
  reading_dispose(&r);
  static const char *const bad[] = {"text", "text=", "=body", "foo=bar"};
  for (size_t i = 0; i < 4; i++) {
    const char *const path = "x";
    ng_reader *reader;
    ng_error err;
    CHECK_INT(ng_reader_open(&path, 1, &(ng_read_options){.map = bad[i]}, &reader, &err), NG_ERR_BAD_ARG);
  }
}

static void test_nul_and_duplicates(void) {
  reading r = read_text("a.json", "{\"text\": \"One\\u0000two \\\\u0000 three.\", \"text\": \"Other.\"}");
  CHECK_VIEW(ng_document_text(r.docs[0]), "One two \\u0000 three.");
  reading_dispose(&r);
}

static void test_wrappers(void) {
  static const struct {
    const char *json, *text;
  } rows[] = {
      {"{\"response\": {\"results\": [{\"webTitle\": \"T\", \"fields\": {\"bodyText\": \"B is.\"}}]}}", "T\n\nB is."},
      {"{\"hits\": {\"hits\": [{\"_id\": \"x\", \"_source\": {\"headline\": \"T\", \"content\": \"B is.\"}}]}}", "T\n\nB is."},
      {"{\"items\": [{\"title\": \"T\", \"content_html\": \"<p>B is.</p>\"}]}", "T\n\nB is."},
      {"{\"text\": \"B is.\"}", "B is."},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r = read_text("a.json", rows[i].json);
    CHECK_INT(r.n, 1);
    if (r.n) CHECK_VIEW(ng_document_text(r.docs[0]), rows[i].text);
    reading_dispose(&r);
  }
}

static void test_faults(void) {
  static const struct {
    const char *json;
    ng_status status;
    uint32_t line, column;
  } rows[] = {
      {"{\"text\": \"a\",\n \"b\": }", NG_ERR_SYNTAX, 2, 7},
      {"{\"text\": \"a\"} x", NG_ERR_SYNTAX, 1, 14},
      {"{\"text\": \"a", NG_ERR_SYNTAX, 1, 0},
      {"{\"name\": \"no text\"}", NG_ERR_INVALID, 0, 0},
      {"[]", NG_ERR_INVALID, 0, 0},
      {"{}", NG_ERR_INVALID, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r = read_text("a.json", rows[i].json);
    CHECK_INT(r.status, rows[i].status);
    CHECK_INT(r.error.line, rows[i].line);
    if (rows[i].column) CHECK_INT(r.error.column, rows[i].column);
    reading_dispose(&r);
  }
}

/* One bad record does not stop the others, and is named by line. */
static void test_ndjson(void) {
  reading r = read_text("a.ndjson",
                        "{\"text\": \"First one.\"}\n\n{\"text\": \"Second one.\", \"id\": \"two\"}\n{\"text\": broken}\n"
                        "[1]\n{\"nothing\": 1}\n{\"text\": \"Last one.\"}");
  CHECK_INT(r.status, NG_OK);
  CHECK_INT(r.n, 3);
  CHECK_VIEW(article(&r, 0)->uri, "a.ndjson#1");
  CHECK_VIEW(article(&r, 1)->uri, "a.ndjson#two");
  CHECK_VIEW(article(&r, 2)->uri, "a.ndjson#6");
  CHECK_INT(r.n_problems, 3);
  CHECK_INT(r.problems[0].line, 4);
  CHECK_INT(r.problems[2].line, 6);
  reading_dispose(&r);
}

/* Without a place for problems the first is returned, after the rest has been read. */
static void test_no_problem_sink(void) {
  static const char text[] = "{\"text\": broken}\n{\"text\": \"Last one.\"}\n";
  reading r = {.n = 0};
  ng_input *input;
  CHECK_INT(ng_input_new("a.ndjson", text, strlen(text), &input, NULL), NG_OK);
  const ng_read_options options = {.format = "ndjson"};
  const ng_read_sink sink = {.document = reading_add, .user = &r};
  CHECK_INT(ng_input_read(input, &options, &sink, &r.error), NG_ERR_SYNTAX);
  CHECK_INT(r.error.line, 1);
  CHECK_INT(r.n, 1);
  ng_input_free(input);
  reading_dispose(&r);
}

static ng_status stop(ng_document *doc, void *user) {
  ng_document_free(doc);
  ++*(int *)user;
  return NG_ERR_WRITE;
}

static void test_sink_stops(void) {
  static const char text[] = "[{\"text\": \"One.\"}, {\"text\": \"Two.\"}]";
  ng_input *input;
  int calls = 0;
  CHECK_INT(ng_input_new("a.json", text, strlen(text), &input, NULL), NG_OK);
  CHECK_INT(ng_input_read(input, NULL, &(ng_read_sink){.document = stop, .user = &calls}, NULL), NG_ERR_WRITE);
  CHECK_INT(calls, 1);
  ng_input_free(input);
}

int main(void) {
  RUN(test_object);
  RUN(test_map);
  RUN(test_nul_and_duplicates);
  RUN(test_wrappers);
  RUN(test_faults);
  RUN(test_ndjson);
  RUN(test_no_problem_sink);
  RUN(test_sink_stops);
  return harness_end();
}
