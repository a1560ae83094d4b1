/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trees.h"

#include "predicate/lexicon.h"

typedef struct row {
  const char *tree;
  const char *lemma;
  const char *arguments;
} row;

static const row deep_roles[] = {
  /* active, with a prepositional phrase that the tree hangs on the object */
  {"Russia/PROPN/NNP/2/nsubj delivered|deliver/VERB/VBD/0/root missiles|missile/NOUN/NNS/2/obj to/ADP/IN/5/case "
   "Turkey/PROPN/NNP/3/nmod",
   "deliver", "subject=Russia object=missiles to=Turkey"},
  /* passive with agent */
  {"Missiles|missile/NOUN/NNS/3/nsubj:pass were|be/AUX/VBD/3/aux:pass sold|sell/VERB/VBN/0/root to/ADP/IN/5/case "
   "India/PROPN/NNP/3/obl by/ADP/IN/7/case France/PROPN/NNP/3/obl:agent",
   "sell", "object=Missiles to=India subject=France"},
  /* passive of the recipient */
  {"Kyiv/PROPN/NNP/3/nsubj:pass was|be/AUX/VBD/3/aux:pass given|give/VERB/VBN/0/root tanks|tank/NOUN/NNS/3/obj "
   "by/ADP/IN/6/case Poland/PROPN/NNP/3/obl:agent",
   "give", "iobject=Kyiv object=tanks subject=Poland"},
  /* full relative clause: the antecedent fills the gap */
  {"Li/PROPN/NNP/9/nsubj ,/PUNCT/,/5/punct who/PRON/WP/5/nsubj:pass was|be/AUX/VBD/5/aux:pass "
   "sanctioned|sanction/VERB/VBN/1/acl:relcl by/ADP/IN/7/case Washington/PROPN/NNP/5/obl:agent ,/PUNCT/,/5/punct "
   "arrived|arrive/VERB/VBD/0/root",
   "sanction", "object=Li subject=Washington"},
  /* relative without pronoun */
  {"tanks|tank/NOUN/NNS/0/root Poland/PROPN/NNP/3/nsubj sent|send/VERB/VBD/1/acl:relcl to/ADP/IN/5/case "
   "Ukraine/PROPN/NNP/3/obl",
   "send", "subject=Poland to=Ukraine object=tanks"},
  /* reduced relative */
  {"jets|jet/NOUN/NNS/0/root made|make/VERB/VBN/1/acl by/ADP/IN/4/case Sweden/PROPN/NNP/2/obl", "make",
   "subject=Sweden object=jets"},
  /* object control */
  {"Xi/PROPN/NNP/2/nsubj invited|invite/VERB/VBD/0/root Putin/PROPN/NNP/2/obj to/PART/TO/5/mark visit/VERB/VB/2/xcomp "
   "Beijing/PROPN/NNP/5/obj",
   "visit", "object=Beijing subject=Putin"},
  /* raising from a passive */
  {"Wen/PROPN/NNP/3/nsubj:pass is|be/AUX/VBZ/3/aux:pass expected|expect/VERB/VBN/0/root to/PART/TO/5/mark "
   "visit/VERB/VB/3/xcomp Delhi/PROPN/NNP/5/obj",
   "visit", "object=Delhi subject=Wen"},
  /* gerund of blame: the object did it */
  {"Rome/PROPN/NNP/2/nsubj sanctioned|sanction/VERB/VBD/0/root Li/PROPN/NNP/2/obj for/SCONJ/IN/5/mark "
   "arming|arm/VERB/VBG/2/advcl rebels|rebel/NOUN/NNS/5/obj",
   "arm", "object=rebels subject=Li"},
  /* conjoined verbs share subject and a following place, each conjunct is an argument */
  {"Xi/PROPN/NNP/2/nsubj met|meet/VERB/VBD/0/root Biden/PROPN/NNP/2/obj and/CCONJ/CC/5/cc Scholz/PROPN/NNP/3/conj "
   "and/CCONJ/CC/7/cc visited|visit/VERB/VBD/2/conj Bali/PROPN/NNP/7/obj",
   "meet", "subject=Xi object=Biden object=Scholz"},
  {"Xi/PROPN/NNP/2/nsubj met|meet/VERB/VBD/0/root Biden/PROPN/NNP/2/obj and/CCONJ/CC/5/cc visited|visit/VERB/VBD/2/conj "
   "Bali/PROPN/NNP/5/obj",
   "visit", "object=Bali subject=Xi"},
  /* noun of an infinitive */
  {"China/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case plan/NOUN/NN/6/nsubj to/PART/TO/5/mark visit/VERB/VB/3/acl "
   "failed|fail/VERB/VBD/0/root",
   "visit", "subject=China"},
  /* event nouns */
  {"the/DET/DT/2/det transfer/NOUN/NN/0/root of/ADP/IN/4/case jets|jet/NOUN/NNS/2/nmod from/ADP/IN/6/case "
   "Spain/PROPN/NNP/2/nmod to/ADP/IN/8/case Chile/PROPN/NNP/2/nmod",
   "transfer", "of=jets from=Spain to=Chile"},
  {"US/PROPN/NNP/4/compound -/PUNCT/HYPH/3/punct China/PROPN/NNP/1/compound talks|talk/NOUN/NNS/0/root", "talk",
   "modifier=US modifier=China"},
  {"US/PROPN/NNP/3/compound -/PUNCT/HYPH/3/punct sanctioned|sanction/VERB/VBN/4/amod firm/NOUN/NN/0/root", "sanction",
   "subject=US object=firm"},
  /* light verbs */
  {"Putin/PROPN/NNP/2/nsubj paid|pay/VERB/VBD/0/root a/DET/DT/4/det visit/NOUN/NN/2/obj to/ADP/IN/6/case "
   "Hanoi/PROPN/NNP/2/obl",
   "visit", "subject=Putin to=Hanoi"},
  {"Sanctions|sanction/NOUN/NNS/3/nsubj:pass were|be/AUX/VBD/3/aux:pass imposed|impose/VERB/VBN/0/root on/ADP/IN/5/case "
   "Mali/PROPN/NNP/3/obl by/ADP/IN/7/case ECOWAS/PROPN/NNP/3/obl:agent",
   "sanction", "on=Mali subject=ECOWAS"},
  {"Britain/PROPN/NNP/2/nsubj hit/VERB/VBD/0/root Iran/PROPN/NNP/2/obj with/ADP/IN/5/case "
   "sanctions|sanction/NOUN/NNS/2/obl", "sanction", "subject=Britain on=Iran"},
  {"Talks|talk/NOUN/NNS/2/nsubj began|begin/VERB/VBD/0/root in/ADP/IN/4/case Doha/PROPN/NNP/2/obl", "talk", "in=Doha"},
  /* descriptions of people */
  {"Russian/ADJ/JJ/2/amod President/PROPN/NNP/3/nmod:desc Vladimir/PROPN/NNP/5/nsubj Putin/PROPN/NNP/3/flat "
   "left|leave/VERB/VBD/0/root",
   "president", "subject=Vladimir modifier=Russian"},
  {"Adil/PROPN/NNP/0/root ,/PUNCT/,/4/punct the/DET/DT/4/det premier/NOUN/NN/1/appos of/ADP/IN/6/case "
   "Iraq/PROPN/NNP/4/nmod", "premier", "subject=Adil of=Iraq"},
  {"Li/PROPN/NNP/2/nsubj:pass named|name/VERB/VBN/0/root minister/NOUN/NN/2/xcomp", "minister", "subject=Li"},
  {"Li/PROPN/NNP/4/nsubj is|be/AUX/VBZ/4/cop China/PROPN/NNP/4/compound minister/NOUN/NN/0/root", "minister",
   "subject=Li modifier=China"},
  /* prepositions of several words */
  {"He/PRON/PRP/2/nsubj spoke|speak/VERB/VBD/0/root on/ADP/IN/4/case behalf/NOUN/NN/2/obl of/ADP/IN/6/case "
   "Japan/PROPN/NNP/4/nmod",
   "speak", "subject=He on=behalf on_behalf_of=Japan"},
  {"He/PRON/PRP/2/nsubj spoke|speak/VERB/VBD/0/root ahead/ADV/RB/2/advmod of/ADP/IN/6/case the/DET/DT/6/det "
   "summit/NOUN/NN/3/obl", "speak", "subject=He ahead_of=summit"},
};

static void test_deep_roles(void) {
  ng_strbuf got;
  ng_strbuf_init(&got);
  for (size_t i = 0; i < sizeof deep_roles / sizeof *deep_roles; i++) {
    ng_document *const doc = tree_document(deep_roles[i].tree);
    if (!CHECK_VIEW(tree_arguments(doc, deep_roles[i].lemma, &got), deep_roles[i].arguments)) fprintf(stderr,
          "    in: %s\n", deep_roles[i].tree);
    ng_document_free(doc);
  }
  ng_strbuf_dispose(&got);
}

static void test_kinds(void) {
  static const struct { const char *tree, *lemma; ng_predicate_kind kind; } cases[] = {
    {"Xi/PROPN/NNP/2/nsubj visited|visit/VERB/VBD/0/root Bali/PROPN/NNP/2/obj", "visit", NG_PREDICATE_VERB},
    {"his|he/PRON/PRP$/2/nmod:poss visit/NOUN/NN/0/root", "visit", NG_PREDICATE_NOUN},
    {"the/DET/DT/3/det sanctioned|sanction/VERB/VBN/3/amod firm/NOUN/NN/0/root", "sanction", NG_PREDICATE_ADJECTIVE},
    {"Li/PROPN/NNP/3/nsubj is|be/AUX/VBZ/3/cop minister/NOUN/NN/0/root", "minister", NG_PREDICATE_COPULA},
    {"Minister/PROPN/NNP/2/nmod:desc Li/PROPN/NNP/0/root", "minister", NG_PREDICATE_APPOSITION},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ng_document *const doc = tree_document(cases[i].tree);
    const ng_predicate *const p = tree_predicate(doc, cases[i].lemma);
    if (CHECK(p)) CHECK_INT(p->kind, cases[i].kind);
    ng_document_free(doc);
  }
}

static void test_circle_is_refused(void) {
  ng_document *const doc = tree_document("a/NOUN/NN/0/root b/NOUN/NN/1/nmod c/NOUN/NN/2/nmod");
  ((ng_token *)(uintptr_t)ng_document_tokens(doc, &(uint32_t){0}))[1].head = 2;
  CHECK_INT(ng_find_predicates(doc, NULL), NG_ERR_INVALID);
  ng_document_free(doc);
}

static void test_empty(void) {
  ng_document *doc;
  CHECK_INT(ng_document_new_text(NULL, "", 0, &doc, NULL), NG_OK);
  CHECK_INT(ng_find_predicates(doc, NULL), NG_OK);
  ng_document_free(doc);
}

static void test_lexicon(void) {
  CHECK(ng_lexicon_is_sorted());
  CHECK(ng_lexicon_classes(ng_view_of("refuse"), (ng_view){NULL, 0}) & NG_LEX_NEGATIVE);
  CHECK(!(ng_lexicon_classes(ng_view_of("order"), ng_view_of("object")) & NG_LEX_FUTURE));
  CHECK(ng_lexicon_classes(ng_view_of("order"), ng_view_of("to")) & NG_LEX_FUTURE);
  CHECK_INT(ng_lexicon_classes(ng_view_of("zebra"), (ng_view){NULL, 0}), 0);
  CHECK_INT(ng_lexicon_classes(ng_view_of(""), (ng_view){NULL, 0}), 0);
}

int main(void) {
  RUN(test_deep_roles);
  RUN(test_kinds);
  RUN(test_circle_is_refused);
  RUN(test_empty);
  RUN(test_lexicon);
  return harness_end();
}
