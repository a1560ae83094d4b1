/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <newsgraph/extract.h>

#include "base/json.h"
#include "document/document.h"

/* What ng_record_write prints; the caller frees it. */
static char *record_of(const ng_document *doc, const ng_record_options *options) {
  char *text = NULL;
  size_t len = 0;
  FILE *const out = open_memstream(&text, &len);
  CHECK_INT(ng_record_write(doc, options, out, NULL), NG_OK);
  fclose(out);
  return text;
}

static void test_empty_document(void) {
  ng_document *doc;
  CHECK_INT(ng_document_new_text("a.txt", "", 0, &doc, NULL), NG_OK);
  char *const text = record_of(doc, NULL);
  CHECK_TEXT(text, "{\"article\":{\"uri\":\"a.txt\",\"title\":null,\"date\":null,\"source\":null,"
                   "\"language\":\"en\",\"sha256\":"
                   "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"},\"entities\":[],"
                   "\"statements\":[]}\n");
  free(text);
  ng_document_free(doc);
}

static ng_document *small_document(void) {
  static const char body[] = "Xi met \"Joe\".";
  static const ng_view aliases[] = {{"Xi", 2}};
  static const uint32_t xi[] = {0};
  static const ng_role_filler roles[] = {{{"a", 1}, 0}, {{"b", 1}, 1}};
  static const ng_item items[] = {{1, {NULL, 0}}, {NG_NONE, {"two \"jets\"", 10}}};
  ng_document *doc;
  CHECK_INT(ng_document_new_text("u", body, strlen(body), &doc, NULL), NG_OK);
  doc->article.date = (ng_date){2023, 4, 0};
  CHECK(ng_vec_push(&doc->tokens, (ng_token){.begin = 0, .end = 2}));
  CHECK(ng_vec_push(&doc->mentions, (ng_mention){.first = 0, .end = 1}));
  CHECK(ng_vec_push(&doc->entities, (ng_entity){.type = {"person", 6}, .name = {"Xi Jinping", 10},
                                                .canonical = {"person/xi-jinping", 17},
                                                .aliases = aliases, .n_aliases = 1, .mentions = xi, .n_mentions = 1,
                                                    .named = true}));
  CHECK(ng_vec_push(&doc->entities, (ng_entity){.type = {"person", 6}, .name = {"Joe", 3}, .canonical = {"person/joe",
        10}}));
  CHECK(ng_vec_push(&doc->statements, (ng_statement){.type = {"met", 3}, .source = 0, .target = 1, .roles = roles,
                                                     .n_roles = 2, .items = items,
                                                     .n_items = 2, .status = NG_PLANNED, .from = {2023, 4, 16},
                                                         .to = {2023, 4, 18}, .place = NG_NONE,
                                                     .attributed_to = 1, .title = {"chair", 5}, .confidence = 0.904F,
                                                         .rule = {"met/meet", 8},
                                                     .evidence = {0, 13}, .trigger = {3, 6}}));
  CHECK(ng_vec_push(&doc->statements, (ng_statement){.type = {"met", 3}, .source = 1, .target = 0, .place = 0,
                                                     .attributed_to = NG_NONE,
                                                     .confidence = 0.5F, .rule = {"r", 1}}));
  return doc;
}

static void test_statement(void) {
  ng_document *const doc = small_document();
  char *text = record_of(doc, &(ng_record_options){.min_confidence = 0.6F});
  const char *const body = strstr(text, "\"entities\"");
  CHECK_TEXT(body, "\"entities\":[{\"id\":\"e1\",\"type\":\"person\",\"name\":\"Xi "
  "Jinping\",\"aliases\":[\"Xi\"],\"canonical\":\"person/xi-jinping\","
                   "\"mentions\":[[0,2]]},{\"id\":\"e2\",\"type\":\"person\",\"name\":\"Joe\",\"aliases\":[],"
                   "\"canonical\":\"person/joe\",\"mentions\":[]}],"
                   "\"statements\":[{\"id\":\"s1\",\"type\":\"met\",\"source\":\"e1\",\"target\":\"e2\","
                   "\"roles\":{\"a\":\"e1\",\"b\":\"e2\"},"
                   "\"status\":\"planned\",\"date\":{\"from\":\"2023-04-16\",\"to\":\"2023-04-18\"},\"place\":null,"
                   "\"items\":[\"e2\",\"two \\\"jets\\\"\"],"
                   "\"title\":\"chair\",\"attributed_to\":\"e2\",\"confidence\":0.90,\"rule\":\"met/meet\","
                   "\"evidence\":{\"begin\":0,\"end\":13,\"trigger\":[3,6]}}]}\n");
  CHECK(strstr(text, "\"date\":\"2023-04\""));
  free(text);
  text = record_of(doc, &(ng_record_options){.with_text = true});
  CHECK(strstr(text, "\"text\":\"Xi met \\\"Joe\\\".\""));
  CHECK(strstr(text, "\"id\":\"s2\""));
  free(text);
  ng_document_free(doc);
}

static void test_escapes(void) {
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_json_add_string(&out, ng_view_make("a\"\\\n\t\x01\x7f\xC3\xA9", 9));
  CHECK_VIEW(ng_strbuf_view(&out), "\"a\\\"\\\\\\n\\t\\u0001\\u007f\xC3\xA9\"");
  ng_strbuf_dispose(&out);
}

static void test_full_stream(void) {
  FILE *const full = fopen("/dev/full", "w");
  if (!full) return;
  setvbuf(full, NULL, _IONBF, 0);
  ng_document *const doc = small_document();
  CHECK_INT(ng_record_write(doc, NULL, full, NULL), NG_ERR_WRITE);
  ng_document_free(doc);
  fclose(full);
}

int main(void) {
  RUN(test_empty_document);
  RUN(test_statement);
  RUN(test_escapes);
  RUN(test_full_stream);
  return harness_end();
}
