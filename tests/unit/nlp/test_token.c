/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "harness.h"
#include "nlp/token_atoms.h"

static ng_language *language;
static ng_annotator *annotator;

/* Atoms of a text with '|' between them. */
static void check_atoms(const char *text, const char *expected) {
  ng_atom_list atoms = {0};
  ng_strbuf out;
  ng_strbuf_init(&out);
  CHECK(ng_atoms_scan(ng_view_of(text), (ng_span){0, (uint32_t)strlen(text)}, &atoms));
  for (uint32_t i = 0; i < atoms.len; i++) {
    if (i) ng_strbuf_add_char(&out, '|');
    ng_strbuf_add(&out, text + atoms.data[i].begin, atoms.data[i].end - atoms.data[i].begin);
  }
  CHECK_TEXT(out.data, expected);
  ng_strbuf_dispose(&out);
  ng_vec_dispose(&atoms);
}

static void test_atoms(void) {
  check_atoms("They don't.", "They|do|n't|.");
  check_atoms("it\xE2\x80\x99s O'Neill", "it|\xE2\x80\x99s|O|'|Neill");
  check_atoms("cannot 5,000.25 1,2 7:30", "can|not|5,000.25|1|,|2|7:30");
  check_atoms("wait...what", "wait|...|what");
}

static void test_designations(void) {
  check_atoms("Su-35, S-400 and F/A-18E/F", "Su-35|,|S-400|and|F/A-18E/F");
  check_atoms("M1A2 Kh-47M2 SA-21 9M729", "M1A2|Kh-47M2|SA-21|9M729");
  check_atoms("Su-35s F-16's T-72B3 AN/TPQ-36 S-300PMU-2", "Su-35s|F-16|'s|T-72B3|AN/TPQ-36|S-300PMU-2");
  check_atoms("S-400-armed P5+1 Shahed-136 Iskander-M", "S-400|-|armed|P5+1|Shahed-136|Iskander-M");
  check_atoms("Sept-15 Covid-19 10-km US-led", "Sept|-|15|Covid|-|19|10|-|km|US|-|led");
  check_atoms("Mekong-U.S. Iskander-M.", "Mekong|-|U|.|S|.|Iskander-M|.");
}

static void test_addresses(void) {
  check_atoms("see https://x.org/a_(b)?c=1.", "see|https://x.org/a_(b)?c=1|.");
  check_atoms("(www.mod.uk/x), a.b@c-d.com;", "(|www.mod.uk/x|)|,|a.b@c-d.com|;");
  check_atoms("@KremlinRussia_E #Kyiv # 1", "@KremlinRussia_E|#Kyiv|#|1");
  check_atoms("war.The end.", "war|.|The|end|.");
  check_atoms("Amazon.com report.pdf", "Amazon.com|report.pdf");
}

static ng_document *annotate(const char *text, size_t len) {
  ng_document *doc = ng_document__new();
  CHECK(doc != NULL);
  CHECK_INT(ng_document__set_text(doc, ng_view_make(text, len), NULL), NG_OK);
  CHECK(ng_vec_push(&doc->blocks, (ng_block){{0, (uint32_t)len}, NG_BLOCK_BODY}));
  CHECK_INT(ng_annotator__run(annotator, &ng_stage_tokens, doc, NULL), NG_OK);
  return doc;
}

/* Tokens with ' ' between them, '+' before a part of a multi-word token, '|' between sentences. */
static void check_tokens(const char *text, const char *expected) {
  ng_document *const doc = annotate(text, strlen(text));
  ng_strbuf out;
  ng_strbuf_init(&out);
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    const ng_token *const t = &doc->tokens.data[i];
    if (i) ng_strbuf_add_text(&out, t->sentence != t[-1].sentence ? " | " : t->flags & NG_TOKEN_JOINED ? "+" : " ");
    ng_strbuf_add_view(&out, ng_token_text(doc, t));
  }
  CHECK_TEXT(out.data, expected);
  ng_strbuf_dispose(&out);
  ng_document_free(doc);
}

static void test_tokens(void) {
  check_tokens("The ministers didn't sign it.", "The ministers did+n't sign it .");
  check_tokens("Ukraine's ally sent a US-made HIMARS.", "Ukraine+'s ally sent a US - made HIMARS .");
  check_tokens("Gen. Mark Milley left the U.S. on Feb. 3. He met Mr. Park.",
               "Gen. Mark Milley left the U.S. on Feb. 3 . | He met Mr. Park .");
  check_tokens("It cost $1.5 billion (\xE2\x82\xAC" "1.4bn).", "It cost $ 1.5 billion ( \xE2\x82\xAC 1.4 bn ) .");
  check_tokens("Talks failed.The war went on.", "Talks failed . | The war went on .");
  check_tokens("First line\n\nSecond line", "First line | Second line");
}

/* Every byte that is no white space lies in exactly one token, whatever the bytes are. */
static void check_covered(const ng_document *doc) {
  uint32_t at = 0, bare = 0;
  for (uint32_t i = 0; i < doc->tokens.len; i++) {
    const ng_token *const t = &doc->tokens.data[i];
    if (t->begin < at || t->end <= t->begin || t->end > doc->text.len) bare++;
    for (; at < t->begin; at++) bare += (unsigned char)doc->text.data[at] > ' ' && (unsigned char)doc->text.data[at] < 0x80;
    at = t->end;
  }
  CHECK_INT(bare, 0);
  for (uint32_t i = 0; i < doc->sentences.len; i++) CHECK(doc->sentences.data[i].first < doc->sentences.data[i].end);
  if (doc->tokens.len) CHECK_INT(doc->sentences.data[doc->sentences.len - 1].end, doc->tokens.len);
}

static void test_any_bytes(void) {
  char text[4096];
  uint32_t random = 1;
  for (int round = 0; round < 50; round++) {
    for (size_t i = 0; i < sizeof text; i++) {
      random = random * 1664525u + 1013904223u;
      text[i] = round % 2 ? (char)(random >> 24) : "aB.-'@/:1 \n,\xE2\x80\x99(\"s"[random >> 28];
    }
    ng_document *const doc = annotate(text, sizeof text);
    check_covered(doc);
    ng_document_free(doc);
  }
}

static void test_empty(void) {
  ng_document *doc = annotate("", 0);
  CHECK_INT(doc->tokens.len, 0);
  CHECK_INT(doc->sentences.len, 0);
  ng_document_free(doc);
  doc = annotate(" \n\n ", 4);
  CHECK_INT(doc->tokens.len, 0);
  ng_document_free(doc);
}

/* Long input of one kind: linear in time (the test run has a limit), long sentences cut. */
static void test_long_input(void) {
  static const char *const units[] = {"a", "ab ", "a.", "A-1", "(", "1,", "www.", "a@b.", "A/", "'", "\xE2\x80\x9C"};
  const size_t len = 1u << 18;
  char *const text = malloc(len);
  CHECK(text != NULL);
  for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
    const size_t unit = strlen(units[k]), n = len / unit * unit;
    for (size_t i = 0; i < n; i++) text[i] = units[k][i % unit];
    ng_document *const doc = annotate(text, n);
    check_covered(doc);
    for (uint32_t i = 0; i < doc->sentences.len; i++)
      CHECK(doc->sentences.data[i].end - doc->sentences.data[i].first <= 400);
    ng_document_free(doc);
  }
  free(text);
}

#ifdef NG_ALLOC_FAULTS
static void test_out_of_memory(void) {
  static const char text[] = "They don't. \"Is it over?\" she asked.";
  for (long i = 0;; i++) {
    ng_document *const doc = annotate(text, sizeof text - 1);
    ng_annotator *other = NULL;
    ng_alloc_fail_after(i);
    ng_status status = ng_annotator_new(language, &other, NULL);
    ng_vec_dispose(&doc->tokens);
    ng_vec_dispose(&doc->sentences);
    if (status == NG_OK) status = ng_annotator__run(other, &ng_stage_tokens, doc, NULL);
    ng_alloc_fail_after(-1);
    ng_annotator_free(other);
    ng_document_free(doc);
    if (status == NG_OK) break;
    CHECK_INT(status, NG_ERR_NO_MEM);
  }
}
#endif

int main(void) {
  CHECK_INT(ng_language_load(NULL, &language, NULL), NG_OK);
  CHECK(ng_language_has(language, "tokens"));
  CHECK_INT(ng_annotator_new(language, &annotator, NULL), NG_OK);
  RUN(test_atoms);
  RUN(test_designations);
  RUN(test_addresses);
  RUN(test_tokens);
  RUN(test_any_bytes);
  RUN(test_empty);
  RUN(test_long_input);
#ifdef NG_ALLOC_FAULTS
  RUN(test_out_of_memory);
#endif
  ng_annotator_free(annotator);
  ng_language_free(language);
  return harness_end();
}
