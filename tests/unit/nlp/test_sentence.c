/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/sentence.h"

#include "base/strbuf.h"
#include "document/document.h"
#include "harness.h"
#include "nlp/token.h"

static ng_language *language;
static ng_annotator *annotator;

static ng_document *annotate(const char *text) {
  ng_document *const doc = ng_document__new();
  CHECK(doc != NULL);
  CHECK_INT(ng_document__set_text(doc, ng_view_of(text), NULL), NG_OK);
  CHECK(ng_vec_push(&doc->blocks, (ng_block){{0, (uint32_t)strlen(text)}, NG_BLOCK_BODY}));
  CHECK_INT(ng_annotator__run(annotator, &ng_stage_tokens, doc, NULL), NG_OK);
  return doc;
}

/* Sentences of a text, with " | " between them and line breaks as blanks. */
static void check_sentences(const char *text, const char *expected) {
  ng_document *const doc = annotate(text);
  ng_strbuf out;
  ng_strbuf_init(&out);
  for (uint32_t i = 0; i < doc->sentences.len; i++) {
    if (i) ng_strbuf_add_text(&out, " | ");
    ng_strbuf_add_view(&out, ng_document_slice(doc, doc->sentences.data[i].span));
  }
  for (size_t i = 0; i < out.len; i++)
    if (out.data[i] == '\n') out.data[i] = ' ';
  CHECK_TEXT(out.data, expected);
  ng_strbuf_dispose(&out);
  ng_document_free(doc);
}

static void test_abbreviations(void) {
  check_sentences("Lt. Gen. Smith met Sen. Graham on Sept. 5. They spoke at 5 p.m. The talks failed.",
                  "Lt. Gen. Smith met Sen. Graham on Sept. 5. | They spoke at 5 p.m. | The talks failed.");
  check_sentences("He lives in the U.S. He is a citizen of the U.S. Virgin Islands.",
                  "He lives in the U.S. | He is a citizen of the U.S. Virgin Islands.");
  check_sentences("George W. Bush met J. R. Smith of Raytheon Co. in St. Louis.",
                  "George W. Bush met J. R. Smith of Raytheon Co. in St. Louis.");
}

static void test_quotes(void) {
  check_sentences("\"We will see,\" he said. \"It is late.\"", "\"We will see,\" he said. | \"It is late.\"");
  check_sentences("\xE2\x80\x9CIs it over?\xE2\x80\x9D she asked. \xE2\x80\x9CNo.\xE2\x80\x9D",
                  "\xE2\x80\x9CIs it over?\xE2\x80\x9D she asked. | \xE2\x80\x9CNo.\xE2\x80\x9D");
}

static void test_folded_lines(void) {
  check_sentences("The ministers of the two countries met in the capital on Tuesday, the first\n"
                  "time in more than five years that such talks have been held there. They will\n"
                  "meet again in June.",
                  "The ministers of the two countries met in the capital on Tuesday, the first time in more than five"
                  " years that such talks have been held there. | They will meet again in June.");
  check_sentences("Who voted against:\n* Belarus\n* North Korea, which called the text a provocation and left\n* Syria",
                  "Who voted against: | * Belarus | * North Korea, which called the text a provocation and left | * Syria");
}

static void test_long_sentence_is_cut(void) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  for (int i = 0; i < 250; i++) ng_strbuf_add_text(&text, "tanks and guns ");
  ng_strbuf_add_text(&text, "arrived");
  ng_document *const doc = annotate(text.data);
  CHECK_INT(doc->tokens.len, 751);
  CHECK(doc->sentences.len >= 2);
  for (uint32_t i = 0; i < doc->sentences.len; i++) {
    const ng_sentence *const s = &doc->sentences.data[i];
    CHECK(s->end - s->first <= NG_SENTENCE_MAX);
    CHECK_INT(s->first, i ? doc->sentences.data[i - 1].end : 0);
  }
  ng_document_free(doc);
  ng_strbuf_dispose(&text);
}

static void test_skipped_blocks(void) {
  ng_document *const doc = annotate("By A. Writer\n\nThe talks failed.");
  doc->blocks.data[0] = (ng_block){{0, 12}, NG_BLOCK_SKIPPED};
  CHECK(ng_vec_push(&doc->blocks, (ng_block){{14, 31}, NG_BLOCK_BODY}));
  ng_vec_clear(&doc->tokens);
  ng_vec_clear(&doc->sentences);
  CHECK_INT(ng_annotator__run(annotator, &ng_stage_tokens, doc, NULL), NG_OK);
  CHECK_INT(doc->sentences.len, 1);
  CHECK_INT(doc->sentences.data[0].block, 1);
  CHECK_INT(doc->tokens.data[0].begin, 14);
  ng_document_free(doc);
}

int main(void) {
  CHECK_INT(ng_language_load(NULL, &language, NULL), NG_OK);
  CHECK_INT(ng_annotator_new(language, &annotator, NULL), NG_OK);
  RUN(test_abbreviations);
  RUN(test_quotes);
  RUN(test_folded_lines);
  RUN(test_long_sentence_is_cut);
  RUN(test_skipped_blocks);
  ng_annotator_free(annotator);
  ng_language_free(language);
  return harness_end();
}
