/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "base/resource.h"
#include "nlp/lemma.h"

static const struct {
  const char *form;
  ng_xpos xpos;
  const char *lemma;
} cases[] = {
    {"met", NG_XPOS_VBD, "meet"},           {"Sends", NG_XPOS_VBZ, "send"},
    {"was", NG_XPOS_VBD, "be"},             {"visiting", NG_XPOS_VBG, "visit"},
    {"supplied", NG_XPOS_VBN, "supply"},    {"agreed", NG_XPOS_VBD, "agree"},
    {"sanctions", NG_XPOS_NNS, "sanction"}, {"countries", NG_XPOS_NNS, "country"},
    {"n't", NG_XPOS_RB, "not"},             {"I", NG_XPOS_PRP, "I"},
    {"them", NG_XPOS_PRP, "they"},          {"at", NG_XPOS_IN, "at"},
    {"Moscow", NG_XPOS_NNP, "Moscow"},      {"Emirates", NG_XPOS_NNPS, "Emirate"},
    {"frobnicated", NG_XPOS_VBD, "frobnicate"}, /* unknown: by its ending */
    {"blorgs", NG_XPOS_NNS, "blorg"},       {"\xC3\x89mirs", NG_XPOS_NNS, "\xC3\xA9mir"},
    {"", NG_XPOS_NN, ""},
};

static void test_lemmas(void) {
  ng_view bytes;
  ng_lemmatizer lemmatizer;
  ng_strbuf scratch, lemma;
  ng_strbuf_init(&scratch);
  ng_strbuf_init(&lemma);
  CHECK(ng_resource_find(ng_view_of("models/lemma.bin"), &bytes));
  CHECK_INT(ng_lemmatizer_open(&lemmatizer, bytes, NULL), NG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ng_strbuf_clear(&lemma);
    ng_lemmatize(&lemmatizer, ng_view_of(cases[i].form), cases[i].xpos, &scratch, &lemma);
    CHECK_VIEW(ng_strbuf_view(&lemma), cases[i].lemma);
  }
  ng_strbuf_dispose(&lemma);
  ng_strbuf_dispose(&scratch);
}

static void test_damaged_model_is_refused(void) {
  ng_view bytes;
  ng_lemmatizer lemmatizer;
  static _Alignas(64) char copy[1 << 18];
  CHECK(ng_resource_find(ng_view_of("models/lemma.bin"), &bytes));
  CHECK(bytes.len <= sizeof copy);
  memcpy(copy, bytes.data, bytes.len);
  copy[bytes.len / 2] ^= 1;
  CHECK_INT(ng_lemmatizer_open(&lemmatizer, ng_view_make(copy, bytes.len), NULL), NG_ERR_INVALID);
}

int main(void) {
  RUN(test_lemmas);
  RUN(test_damaged_model_is_refused);
  return harness_end();
}
