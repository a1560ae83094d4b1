/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coreference on short texts, through the whole pipeline with the models that ship. */
#include "nlp/coref.h"

#include "base/alloc.h"
#include "base/resource.h"
#include "document/document.h"
#include "harness.h"

static ng_language *language;
static ng_annotator *annotator;

static ng_document *annotated(const char *text) {
  ng_document *doc = NULL;
  ng_error err = {0};
  CHECK(ng_document_new_text(NULL, text, strlen(text), &doc, &err) == NG_OK);
  CHECK(ng_annotate(annotator, doc, &err) == NG_OK);
  return doc;
}

/* The nth mention whose head is this word. */
static const ng_mention *mention_of(const ng_document *doc, const char *head, unsigned nth) {
  for (uint32_t i = 0; i < doc->mentions.len; i++)
    if (ng_view_is(ng_token_text(doc, &doc->tokens.data[doc->mentions.data[i].head]), head) &&
        nth-- == 0) return &doc->mentions.data[i];
  return NULL;
}

static bool same_chain(const ng_document *doc, const char *a, unsigned nth_a, const char *b, unsigned nth_b) {
  const ng_mention *const x = mention_of(doc, a, nth_a), *const y = mention_of(doc, b, nth_b);
  return CHECK(x != NULL) && CHECK(y != NULL) && x != y && x->chain != NG_NONE && x->chain == y->chain;
}

static void check_order(const ng_document *doc) {
  for (uint32_t i = 1; i < doc->mentions.len; i++) CHECK(doc->mentions.data[i - 1].first <= doc->mentions.data[i].first);
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    const ng_mention *const m = &doc->mentions.data[i];
    const ng_coref_span phrase = ng_coref_phrase(doc, m);
    CHECK(m->first < m->end && m->head >= m->first && m->head < m->end);
    CHECK(phrase.begin <= m->first && m->end <= phrase.end && phrase.end <= doc->tokens.len);
  }
}

static void test_pronoun_and_surname(void) {
  ng_document *const doc = annotated("Merkel in Paris\n\nGerman Chancellor Angela Merkel arrived in Paris on Monday. She met the French "
                                     "president. Merkel said her country would help.\n");
  check_order(doc);
  CHECK(same_chain(doc, "She", 0, "her", 0));
  CHECK(mention_of(doc, "She", 0) && mention_of(doc, "She", 0)->kind == NG_MENTION_PRONOUN);
  CHECK(mention_of(doc, "She", 0) && mention_of(doc, "She", 0)->name_type == NG_NAME_PERSON);
  CHECK(mention_of(doc, "president", 0) && mention_of(doc, "president", 0)->kind == NG_MENTION_NOMINAL);
  ng_document_free(doc);
}

static void test_same_name(void) {
  ng_document *const doc = annotated("Talks\n\nIran agreed to talks. Officials said that Iran had asked for them.\n");
  check_order(doc);
  CHECK(same_chain(doc, "Iran", 0, "Iran", 1));
  ng_document_free(doc);
}

static void test_different_people(void) {
  ng_document *const doc = annotated("Meeting\n\nPresident Emmanuel Macron met Prime Minister Giorgia Meloni in Rome. Macron praised Meloni.\n");
  check_order(doc);
  const ng_mention *const a = mention_of(doc, "Macron", 0), *const b = mention_of(doc, "Meloni", 0);
  CHECK(a && b && (a->chain == NG_NONE || a->chain != b->chain));
  ng_document_free(doc);
}

static void test_empty(void) {
  ng_document *doc = annotated("");
  CHECK_INT(doc->mentions.len, 0);
  ng_document_free(doc);
  doc = annotated("!!!\n");
  check_order(doc);
  ng_document_free(doc);
}

static void test_damage(void) {
  ng_view bytes;
  const ng_coref_lexicon lexicon = {0};
  CHECK(ng_resource_find(ng_view_of("models/coref.bin"), &bytes));
  char *const copy = ng_alloc(bytes.len);
  memcpy(copy, bytes.data, bytes.len);
  for (size_t at = 0; at < bytes.len; at += bytes.len / 17) {
    copy[at] = (char)(copy[at] ^ 1);
    ng_coref *loaded = NULL;
    ng_error err = {0};
    CHECK_INT(ng_coref_load(ng_view_make(copy, bytes.len), &lexicon, &loaded, &err), NG_ERR_INVALID);
    ng_coref_free(loaded);
    copy[at] = (char)(copy[at] ^ 1);
  }
  ng_dealloc(copy);
}

int main(void) {
  ng_error err = {0};
  if (!CHECK(ng_language_load(NULL, &language, &err) == NG_OK)) return harness_end();
  CHECK(ng_annotator_new(language, &annotator, &err) == NG_OK);
  RUN(test_pronoun_and_surname);
  RUN(test_same_name);
  RUN(test_different_people);
  RUN(test_empty);
  RUN(test_damage);
  ng_annotator_free(annotator);
  ng_language_free(language);
  return harness_end();
}
