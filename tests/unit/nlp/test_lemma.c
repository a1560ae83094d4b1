/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/lemma.h"

#include "base/alloc.h"
#include "base/resource.h"
#include "harness.h"
#include "nlp/morphology.h"

static ng_lemmatizer lemmatizer;

static void check_lemma(const char *form, ng_upos upos, ng_xpos xpos, const char *lemma) {
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_lemmatize(&lemmatizer, ng_view_of(form), upos, xpos, &out);
  CHECK_TEXT(out.data, lemma);
  ng_strbuf_dispose(&out);
}

static void test_regular_and_irregular(void) {
  check_lemma("visited", NG_UPOS_VERB, NG_XPOS_VBD, "visit");
  check_lemma("supplied", NG_UPOS_VERB, NG_XPOS_VBN, "supply");
  check_lemma("Sanctioning", NG_UPOS_VERB, NG_XPOS_VBG, "sanction");
  check_lemma("met", NG_UPOS_VERB, NG_XPOS_VBD, "meet");
  check_lemma("went", NG_UPOS_VERB, NG_XPOS_VBD, "go");
  check_lemma("vetoes", NG_UPOS_VERB, NG_XPOS_VBZ, "veto");
  check_lemma("stopped", NG_UPOS_VERB, NG_XPOS_VBD, "stop");
  check_lemma("hoped", NG_UPOS_VERB, NG_XPOS_VBD, "hope");
  check_lemma("ministries", NG_UPOS_NOUN, NG_XPOS_NNS, "ministry");
  check_lemma("men", NG_UPOS_NOUN, NG_XPOS_NNS, "man");
  check_lemma("better", NG_UPOS_ADJ, NG_XPOS_JJR, "good");
  check_lemma("largest", NG_UPOS_ADJ, NG_XPOS_JJS, "large");
  check_lemma("\xC2\xB1", NG_UPOS_NOUN, NG_XPOS_NNS, "\xC2\xB1"); /* no part of a character is cut off */
}

static void test_clitics_and_pronouns(void) {
  check_lemma("n't", NG_UPOS_PART, NG_XPOS_RB, "not");
  check_lemma("n\xE2\x80\x99t", NG_UPOS_PART, NG_XPOS_RB, "not");
  check_lemma("'s", NG_UPOS_AUX, NG_XPOS_VBZ, "be");
  check_lemma("'s", NG_UPOS_PART, NG_XPOS_POS, "'s");
  check_lemma("wo", NG_UPOS_AUX, NG_XPOS_MD, "will");
  check_lemma("Them", NG_UPOS_PRON, NG_XPOS_PRP, "they");
  check_lemma("me", NG_UPOS_PRON, NG_XPOS_PRP, "I");
  check_lemma("i", NG_UPOS_PRON, NG_XPOS_PRP, "I");
}

static void test_words_nobody_has_seen(void) {
  check_lemma("blorfed", NG_UPOS_VERB, NG_XPOS_VBD, "blorf");
  check_lemma("re-blorfifying", NG_UPOS_VERB, NG_XPOS_VBG, "re-blorfify");
  check_lemma("grunches", NG_UPOS_NOUN, NG_XPOS_NNS, "grunch");
  check_lemma("zordies", NG_UPOS_NOUN, NG_XPOS_NNS, "zordy");
}

static void test_capitals(void) {
  check_lemma("NATO", NG_UPOS_PROPN, NG_XPOS_NNP, "NATO");
  check_lemma("Putin", NG_UPOS_PROPN, NG_XPOS_NNP, "Putin");
  check_lemma("Houthis", NG_UPOS_PROPN, NG_XPOS_NNPS, "Houthi");
  check_lemma("Iranian", NG_UPOS_ADJ, NG_XPOS_JJ, "Iranian");
  check_lemma("Large", NG_UPOS_ADJ, NG_XPOS_JJ, "large");
  check_lemma("MINISTERS", NG_UPOS_NOUN, NG_XPOS_NNS, "minister");
}

static void test_other_tokens(void) {
  check_lemma("1,200", NG_UPOS_NUM, NG_XPOS_CD, "1200");
  check_lemma("\xE2\x80\x9C", NG_UPOS_PUNCT, NG_XPOS_OPENQ, "\"");
  check_lemma("S-400", NG_UPOS_PROPN, NG_XPOS_NNP, "S-400");
  check_lemma("\xFF\xFE", NG_UPOS_X, NG_XPOS_NONE, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

/* A word is never emptied, whatever edit its ending asks for. */
static void test_short_words(void) {
  static const char *const words[] = {"s", "ed", "ing", "'", "es", "d"};
  for (int xpos = 0; xpos < NG_XPOS_COUNT; xpos++) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
      ng_strbuf out;
      ng_strbuf_init(&out);
      ng_lemmatize(&lemmatizer, ng_view_of(words[i]), NG_UPOS_X, (ng_xpos)xpos, &out);
      CHECK(out.len > 0);
      ng_strbuf_dispose(&out);
    }
  }
}

static void test_damaged_model(void) {
  ng_view bytes;
  CHECK(ng_resource_find(ng_view_of("models/lemma.bin"), &bytes));
  char *const copy = ng_alloc(bytes.len);
  memcpy(copy, bytes.data, bytes.len);
  copy[bytes.len / 2] ^= 1;
  ng_lemmatizer other;
  ng_error err = {0};
  CHECK_INT(ng_lemmatizer_open(ng_view_make(copy, bytes.len), &other, &err), NG_ERR_INVALID);
  CHECK_INT(ng_lemmatizer_open(ng_view_make(bytes.data, bytes.len / 2), &other, &err), NG_ERR_INVALID);
  ng_dealloc(copy);
}

static void test_features(void) {
  CHECK_INT(ng_morphology_of_tag(NG_UPOS_NOUN, NG_XPOS_NNS, ng_view_of("tanks")), NG_FEAT_PLUR);
  CHECK_INT(ng_morphology_of_tag(NG_UPOS_PRON, NG_XPOS_PRP, ng_view_of("They")), NG_FEAT_PLUR);
  CHECK_INT(ng_morphology_of_tag(NG_UPOS_PRON, NG_XPOS_PRPS, ng_view_of("its")), NG_FEAT_POSS | NG_FEAT_SING);
  CHECK_INT(ng_morphology_of_tag(NG_UPOS_PART, NG_XPOS_RB, ng_view_of("n't")), NG_FEAT_NEG);
  CHECK_INT(ng_morphology_of_tag(NG_UPOS_VERB, NG_XPOS_VBD, ng_view_of("met")), NG_FEAT_PAST | NG_FEAT_FIN | NG_FEAT_IND);
}

int main(void) {
  ng_view bytes;
  CHECK(ng_resource_find(ng_view_of("models/lemma.bin"), &bytes));
  if (ng_lemmatizer_open(bytes, &lemmatizer, NULL) != NG_OK) return EXIT_FAILURE;
  RUN(test_regular_and_irregular);
  RUN(test_clitics_and_pronouns);
  RUN(test_words_nobody_has_seen);
  RUN(test_capitals);
  RUN(test_other_tokens);
  RUN(test_short_words);
  RUN(test_damaged_model);
  RUN(test_features);
  return harness_end();
}
