/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <newsgraph/document.h>

static void test_tags_round_trip(void) {
  for (int i = 0; i < NG_UPOS_COUNT; i++) CHECK_INT(ng_upos_find(ng_view_of(ng_upos_name((ng_upos)i))), i);
  for (int i = 0; i < NG_XPOS_COUNT; i++) CHECK_INT(ng_xpos_find(ng_view_of(ng_xpos_name((ng_xpos)i))), i);
  for (int i = 0; i < NG_DEPREL_COUNT; i++) CHECK_INT(ng_deprel_find(ng_view_of(ng_deprel_name((ng_deprel)i))), i);
  CHECK_INT(ng_deprel_find(ng_view_of("nmod:tmod")), NG_DEPREL_NMOD);
  CHECK_INT(ng_deprel_base(NG_DEPREL_NSUBJ_PASS), NG_DEPREL_NSUBJ);
}

static void test_new_text(void) {
  const char text[] = "A title\n\nFirst line.\nSecond.\n";
  ng_document *doc;
  CHECK_INT(ng_document_new_text("x.txt", text, strlen(text), &doc, NULL), NG_OK);
  uint32_t n;
  const ng_block *const blocks = ng_document_blocks(doc, &n);
  CHECK_INT(n, 2);
  CHECK_VIEW(ng_document_slice(doc, blocks[0].span), "A title");
  CHECK_VIEW(ng_document_slice(doc, blocks[1].span), "First line.\nSecond.");
  CHECK_INT(strlen(ng_document_article(doc)->sha256), 64);
  ng_document_free(doc);
  CHECK_INT(ng_document_new_text(NULL, "\xFF", 1, &doc, NULL), NG_ERR_INVALID);
  CHECK_INT(ng_document_new_text(NULL, NULL, 0, &doc, NULL), NG_OK);
  ng_document_free(doc);
  ng_document_free(NULL);
}

int main(void) {
  RUN(test_tags_round_trip);
  RUN(test_new_text);
  return harness_end();
}
