/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "base/alloc.h"
#include "base/resource.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "nlp/model.h"
#include "nlp/parser.h"

static ng_parser *parser;
static ng_parser_workspace *workspace;

/* A document of words separated by blanks, sentences by line breaks. */
static ng_document *document_of(const char *text) {
  ng_document *doc;
  CHECK_INT(ng_document_new_text("test", text, strlen(text), &doc, NULL), NG_OK);
  uint32_t first = 0, begin = 0;
  const uint32_t len = (uint32_t)strlen(text);
  for (uint32_t i = 0; i <= len; i++) {
    if (i < len && text[i] != ' ' && text[i] != '\n') continue;
    const ng_token token = {.begin = begin, .end = i, .sentence = doc->sentences.len, .head = NG_NONE};
    if (i > begin) CHECK(ng_vec_push(&doc->tokens, token));
    begin = i + 1;
    if (i < len && text[i] != '\n') continue;
    CHECK(ng_vec_push(&doc->sentences, (ng_sentence){.first = first, .end = doc->tokens.len, .root = NG_NONE}));
    first = doc->tokens.len;
  }
  return doc;
}

/* Every word reaches the root of its sentence inside the sentence. */
static void check_trees(const ng_document *doc) {
  for (uint32_t s = 0; s < doc->sentences.len; s++) {
    const ng_sentence *const sentence = &doc->sentences.data[s];
    if (sentence->first == sentence->end) continue;
    CHECK(sentence->root >= sentence->first && sentence->root < sentence->end);
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
      uint32_t at = i, steps = 0;
      while (at != sentence->root && at >= sentence->first && at < sentence->end && steps++ < sentence->end)
        at = doc->tokens.data[at].head;
      if (at != sentence->root) CHECK(false);
      if ((doc->tokens.data[i].head == NG_NONE) != (i == sentence->root)) CHECK(false);
      if ((doc->tokens.data[i].deprel == NG_DEPREL_ROOT) != (i == sentence->root)) CHECK(false);
      if (doc->tokens.data[i].confidence > 1000) CHECK(false);
    }
  }
}

typedef struct expected_word {
  ng_upos upos;
  ng_xpos xpos;
  int head; /* counted from 1, 0 is the root */
  ng_deprel deprel;
} expected_word;

static void test_plain_news_sentence(void) {
  static const expected_word want[] = {
    {NG_UPOS_DET, NG_XPOS_DT, 3, NG_DEPREL_DET},      {NG_UPOS_ADJ, NG_XPOS_JJ, 3, NG_DEPREL_AMOD},
    {NG_UPOS_NOUN, NG_XPOS_NN, 4, NG_DEPREL_NSUBJ},   {NG_UPOS_VERB, NG_XPOS_VBD, 0, NG_DEPREL_ROOT},
    {NG_UPOS_PRON, NG_XPOS_PRPS, 6, NG_DEPREL_NMOD_POSS}, {NG_UPOS_NOUN, NG_XPOS_NN, 4, NG_DEPREL_OBJ},
    {NG_UPOS_ADP, NG_XPOS_IN, 8, NG_DEPREL_CASE},     {NG_UPOS_PROPN, NG_XPOS_NNP, 4, NG_DEPREL_OBL},
    {NG_UPOS_PUNCT, NG_XPOS_PERIOD, 4, NG_DEPREL_PUNCT},
  };
  ng_document *const doc = document_of("The foreign minister met his counterpart in Vienna .");
  ng_parser_run(parser, workspace, doc);
  CHECK_INT(doc->tokens.len, sizeof want / sizeof *want);
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    const ng_token *const token = &doc->tokens.data[i];
    CHECK_TEXT(ng_upos_name((ng_upos)token->upos), ng_upos_name(want[i].upos));
    CHECK_TEXT(ng_xpos_name((ng_xpos)token->xpos), ng_xpos_name(want[i].xpos));
    CHECK_INT(token->head == NG_NONE ? 0 : token->head + 1, want[i].head);
    if (i != 7) CHECK_TEXT(ng_deprel_name((ng_deprel)token->deprel), ng_deprel_name(want[i].deprel));
  }
  ng_document_free(doc);
}

/* What a sentence gets does not depend on its neighbours. */
static void test_neighbours_do_not_matter(void) {
  const char *const sentence = "Russia said on Monday that it had shot down two drones .";
  ng_document *const alone = document_of(sentence);
  ng_strbuf text;
  ng_strbuf_init(&text);
  const char *const other = "The talks , which began in May , went on for hours .";
  for (int i = 0; i < 60; i++) ng_strbuf_addf(&text, "%s\n%s\n", i % 3 ? "No ." : other, sentence);
  ng_document *const many = document_of(text.data);
  ng_parser_run(parser, workspace, alone);
  ng_parser_run(parser, workspace, many);
  check_trees(many);
  for (uint32_t s = 1; s < 120; s += 2) {
    const uint32_t first = many->sentences.data[s].first;
    for (uint32_t i = 0; i < alone->tokens.len; i++) {
      const ng_token *const a = &alone->tokens.data[i], *const b = &many->tokens.data[first + i];
      if (a->upos != b->upos || a->xpos != b->xpos || a->deprel != b->deprel || a->confidence != b->confidence ||
          (a->head == NG_NONE ? b->head != NG_NONE : a->head + first != b->head))
        CHECK(false);
    }
  }
  ng_strbuf_dispose(&text);
  ng_document_free(many);
  ng_document_free(alone);
}

static void test_odd_sentences(void) {
  static char text[40000];
  for (size_t i = 0; i + 4 < sizeof text; i += 4) memcpy(text + i, i % 400 ? "the " : "x , ", 4);
  ng_document *doc = document_of(text); /* one sentence of 10,000 words */
  ng_parser_run(parser, workspace, doc);
  check_trees(doc);
  ng_document_free(doc);
  doc = document_of("\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2 \xE2\x80\x9C 9M729 \xF0\x9F\x98\x80 \n\n.\n");
  ng_parser_run(parser, workspace, doc);
  check_trees(doc);
  ng_document_free(doc);
  doc = document_of("");
  ng_parser_run(parser, workspace, doc);
  ng_document_free(doc);
}

/* A model whose checksum is right but that is not a parser's. */
static void test_wrong_models(void) {
  ng_strbuf bytes;
  ng_parser *none;
  ng_error err;
  const int32_t sizes[6] = {128, 128, 2, 5, 96, 96};
  const uint64_t hash = 1;
  ng_strbuf_init(&bytes);
  const ng_model_section sections[] = {{"sizes", NG_MODEL_I32, 1, 6, sizes}, {"tag hash", NG_MODEL_U64, 1, 1, &hash}};
  ng_model_write("parser", 1, sections, 2, &bytes);
  CHECK_INT(ng_parser_new(ng_strbuf_view(&bytes), &none, &err), NG_ERR_INVALID);
  CHECK_TEXT(err.message, "the parser model was made for other tags");
  CHECK(!none);
  ng_strbuf_dispose(&bytes);
}

int main(void) {
  ng_view bytes;
  if (!CHECK(ng_resource_find(ng_view_of("models/parser.bin"), &bytes))) return harness_end();
  if (!CHECK_INT(ng_parser_new(bytes, &parser, NULL), NG_OK)) return harness_end();
  if (!CHECK_INT(ng_parser_workspace_new(parser, &workspace, NULL), NG_OK)) return harness_end();
  RUN(test_plain_news_sentence);
  RUN(test_neighbours_do_not_matter);
  RUN(test_odd_sentences);
  RUN(test_wrong_models);
  ng_parser_workspace_free(workspace);
  ng_parser_free(parser);
  return harness_end();
}
