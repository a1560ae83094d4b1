/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <newsgraph/language.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "harness.h"
#include "nlp/conllu.h"

#define ROW(id, form, lemma, upos, xpos, feats, head, rel, misc) \
  id "\t" form "\t" lemma "\t" upos "\t" xpos "\t" feats "\t" head "\t" rel "\t_\t" misc "\n"
#define BARE(id, form, misc) ROW(id, form, "_", "_", "_", "_", "_", "_", misc)

static const char two_documents[] =
  "# newdoc id = first\n# newpar\n# sent_id = first-1\n# text = They don't.\n"
  ROW("1", "They", "they", "PRON", "PRP", "Number=Plur", "3", "nsubj", "_")
  BARE("2-3", "don't", "SpaceAfter=No")
  ROW("2", "do", "do", "AUX", "VBP", "Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin", "0", "root", "_")
  ROW("3", "n't", "not", "PART", "RB", "Polarity=Neg", "2", "advmod:strange", "_")
  ROW("4", ".", ".", "PUNCT", ".", "_", "2", "punct", "_")
  "\n# newpar\n# sent_id = first-2\n"
  BARE("1", "S\xC3\xAD", "_") BARE("1.1", "empty", "_") BARE("2", "!", "_")
  "\n# newdoc id = second\n# sent_id = second-1\n"
  BARE("1", "End", "_") "\n";

static void test_reads_documents(void) {
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read(two_documents, sizeof two_documents - 1, "x", &offset, &doc, NULL), NG_OK);
  CHECK_VIEW(doc->text, "They don't.\n\nS\xC3\xAD !");
  CHECK_VIEW(doc->article.uri, "first");
  CHECK_INT(doc->sentences.len, 2);
  CHECK_INT(doc->blocks.len, 2);
  CHECK_INT(doc->sentences.data[1].block, 1);
  CHECK_INT(doc->sentences.data[0].root, 1);
  CHECK_INT(doc->tokens.len, 6);
  const ng_token *const t = doc->tokens.data;
  CHECK_VIEW(ng_token_text(doc, &t[1]), "do");
  CHECK_VIEW(ng_token_text(doc, &t[2]), "n't");
  CHECK_INT(t[1].flags, 0);
  CHECK_INT(t[2].flags, NG_TOKEN_JOINED);
  CHECK_INT(t[2].deprel, NG_DEPREL_ADVMOD);
  CHECK_INT(t[2].feats, NG_FEAT_NEG);
  CHECK_INT(t[1].head, NG_NONE);
  CHECK_INT(t[3].head, 1);
  CHECK_VIEW(t[2].lemma, "not");
  CHECK_VIEW(ng_token_text(doc, &t[4]), "S\xC3\xAD");
  CHECK_INT(t[4].head, NG_NONE);
  CHECK_INT(doc->sentences.data[1].root, NG_NONE);
  ng_document_free(doc);
  CHECK_INT(ng_conllu_read(two_documents, sizeof two_documents - 1, "x", &offset, &doc, NULL), NG_OK);
  CHECK_VIEW(doc->text, "End");
  ng_document_free(doc);
  CHECK_INT(ng_conllu_read(two_documents, sizeof two_documents - 1, "x", &offset, &doc, NULL), NG_END);
  CHECK(doc == NULL);
}

static void add_mention(ng_document *doc, uint32_t first, uint32_t end, ng_name_type type, uint32_t chain) {
  const ng_mention m = {.first = first, .end = end, .head = end - 1, .kind = NG_MENTION_NAME, .name_type = type,
                        .chain = chain, .entity = NG_NONE};
  CHECK(ng_vec_push(&doc->mentions, m));
}

static void test_writes_what_it_read(void) {
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read(two_documents, sizeof two_documents - 1, NULL, &offset, &doc, NULL), NG_OK);
  add_mention(doc, 0, 1, NG_NAME_PERSON, 4);
  add_mention(doc, 4, 6, NG_NAME_STATE, 4);
  add_mention(doc, 4, 5, NG_NAME_LOCATION, 7);
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_conllu__append(doc, &out);
  CHECK_TEXT(out.data,
    "# newdoc id = first\n# newpar\n# sent_id = first-0001\n# text = They don't.\n"
    ROW("1", "They", "they", "PRON", "PRP", "Number=Plur", "3", "nsubj", "TokenRange=0:4|NER=B-person|Coref=(e5)")
    BARE("2-3", "don't", "SpaceAfter=No|TokenRange=5:10")
    ROW("2", "do", "do", "AUX", "VBP", "Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin", "0", "root", "_")
    ROW("3", "n't", "not", "PART", "RB", "Polarity=Neg", "2", "advmod", "_")
    ROW("4", ".", ".", "PUNCT", ".", "_", "2", "punct", "TokenRange=10:11")
    "\n# newpar\n# sent_id = first-0002\n# text = S\xC3\xAD !\n"
    BARE("1", "S\xC3\xAD", "TokenRange=13:15|NER=B-state|Coref=(e5(e8)")
    BARE("2", "!", "TokenRange=16:17|NER=I-state|Coref=e5)")
    "\n");
  ng_strbuf_dispose(&out);
  ng_document_free(doc);
}

/* Parts that do not spell their token still get ranges inside it, on character borders. */
static void test_parts_unlike_surface(void) {
  static const char text[] = BARE("1-2", "\xC3\xA9" "tw", "_") BARE("1", "a", "_")
                             BARE("2", "longer", "_") BARE("3", "x", "_") "\n";
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read(text, sizeof text - 1, NULL, &offset, &doc, NULL), NG_OK);
  CHECK_VIEW(ng_token_text(doc, &doc->tokens.data[0]), "\xC3\xA9");
  CHECK_VIEW(ng_token_text(doc, &doc->tokens.data[1]), "tw");
  CHECK_VIEW(ng_token_text(doc, &doc->tokens.data[2]), "x");
  ng_document_free(doc);
}

static void check_refused(const char *text, unsigned line) {
  ng_error err = {0};
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read(text, strlen(text), "bad.conllu", &offset, &doc, &err), NG_ERR_SYNTAX);
  CHECK(doc == NULL);
  CHECK_TEXT(err.source, "bad.conllu");
  CHECK_INT(err.line, line);
}

static void test_refuses_malformed(void) {
  check_refused("# c\n1\tonly\tthree\n\n", 2);
  check_refused(BARE("2", "a", "_") "\n", 1);
  check_refused(BARE("x", "a", "_") "\n", 1);
  check_refused(BARE("1", "", "_") "\n", 1);
  check_refused(BARE("1", "\xFF", "_") "\n", 1);
  check_refused(BARE("3-2", "a", "_") "\n", 1);
  check_refused(BARE("1-2", "ab", "_") BARE("1", "a", "_") "\n", 3);
  check_refused(ROW("1", "a", "_", "_", "_", "_", "7", "nsubj", "_") "\n", 2);
  check_refused(ROW("1", "a", "_", "_", "_", "_", "-1", "nsubj", "_") "\n", 1);
  check_refused(ROW("1", "a", "_", "_", "_", "_", "99999999999", "nsubj", "_") "\n", 1);
}

static void test_empty_input(void) {
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read("", 0, NULL, &offset, &doc, NULL), NG_END);
  CHECK_INT(ng_conllu_read("# comment\n\n\n", 12, NULL, &offset, &doc, NULL), NG_END);
}

static void test_language_without_models(void) {
  ng_error err = {0};
  ng_language *language;
  ng_annotator *annotator;
  CHECK_INT(ng_language_load(NG_PROJECT_DIR "/no-such-folder", &language, &err), NG_OK);
  CHECK(!ng_language_has(language, "parser"));
  CHECK(!ng_language_has(language, "nonsense"));
  CHECK_INT(ng_annotator_new(language, &annotator, &err), NG_OK);
  size_t offset = 0;
  ng_document *doc;
  CHECK_INT(ng_conllu_read(two_documents, sizeof two_documents - 1, NULL, &offset, &doc, &err), NG_OK);
  CHECK_INT(ng_annotate_tokens(annotator, doc, &err), NG_OK);
  CHECK_INT(doc->tokens.len, 6);
  CHECK_INT(doc->tokens.data[0].head, NG_NONE);
  CHECK_INT(doc->sentences.data[0].root, NG_NONE);
  ng_document_free(doc);
  ng_annotator_free(annotator);
  ng_language_free(language);
  ng_annotator_free(NULL);
  ng_language_free(NULL);
}

#ifdef NG_ALLOC_FAULTS
/* Every allocation fails once: a clean error, nothing leaked, the offset where it was. */
static void test_out_of_memory(void) {
  for (long i = 0;; i++) {
    size_t offset = 0;
    ng_document *doc;
    ng_alloc_fail_after(i);
    const ng_status status = ng_conllu_read(two_documents, sizeof two_documents - 1, NULL, &offset, &doc, NULL);
    ng_alloc_fail_after(-1);
    if (status == NG_OK) {
      CHECK(i > 5);
      ng_document_free(doc);
      break;
    }
    CHECK_INT(status, NG_ERR_NO_MEM);
    CHECK(doc == NULL);
    CHECK_INT(offset, 0);
  }
}
#endif

int main(void) {
#ifdef NG_ALLOC_FAULTS
  RUN(test_out_of_memory);
#endif
  RUN(test_reads_documents);
  RUN(test_writes_what_it_read);
  RUN(test_parts_unlike_surface);
  RUN(test_refuses_malformed);
  RUN(test_empty_input);
  RUN(test_language_without_models);
  return harness_end();
}
