/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trees.h"

typedef struct row {
  const char *tree;
  const char *lemma;
  ng_polarity polarity;
  ng_modality modality;
  const char *speaker; /* NULL: none */
} row;

#define POSITIVE NG_POLARITY_POSITIVE
#define NEGATIVE NG_POLARITY_NEGATIVE

static const row rows[] = {
  {"Xi/PROPN/NNP/2/nsubj visited|visit/VERB/VBD/0/root Bali/PROPN/NNP/2/obj", "visit", POSITIVE, NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/3/nsubj will/AUX/MD/3/aux visit/VERB/VB/0/root Bali/PROPN/NNP/3/obj", "visit", POSITIVE,
   NG_MODALITY_FUTURE, NULL},
  {"Xi/PROPN/NNP/3/nsubj may/AUX/MD/3/aux visit/VERB/VB/0/root Bali/PROPN/NNP/3/obj", "visit", POSITIVE,
   NG_MODALITY_POSSIBLE, NULL},
  {"Xi/PROPN/NNP/4/nsubj did|do/AUX/VBD/4/aux not/PART/RB/4/advmod visit/VERB/VB/0/root Bali/PROPN/NNP/4/obj", "visit",
   NEGATIVE, NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/2/nsubj refused|refuse/VERB/VBD/0/root to/PART/TO/4/mark visit/VERB/VB/2/xcomp Bali/PROPN/NNP/4/obj",
   "visit", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/2/nsubj agreed|agree/VERB/VBD/0/root to/PART/TO/4/mark visit/VERB/VB/2/xcomp Bali/PROPN/NNP/4/obj",
   "visit", POSITIVE, NG_MODALITY_FUTURE, NULL},
  {"Xi/PROPN/NNP/3/nsubj allegedly/ADV/RB/3/advmod visited|visit/VERB/VBD/0/root Bali/PROPN/NNP/3/obj", "visit", POSITIVE,
   NG_MODALITY_ALLEGED, NULL},
  {"Rome/PROPN/NNP/2/nsubj accused|accuse/VERB/VBD/0/root Iran/PROPN/NNP/2/obj of/SCONJ/IN/5/mark "
   "arming|arm/VERB/VBG/2/advcl rebels|rebel/NOUN/NNS/5/obj", "arm", POSITIVE, NG_MODALITY_ALLEGED, NULL},
  {"Rome/PROPN/NNP/2/nsubj warned|warn/VERB/VBD/0/root Iran/PROPN/NNP/2/obj against/SCONJ/IN/5/mark "
   "arming|arm/VERB/VBG/2/advcl rebels|rebel/NOUN/NNS/5/obj", "arm", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"Peskov/PROPN/NNP/2/nsubj said|say/VERB/VBD/0/root Xi/PROPN/NNP/4/nsubj visited|visit/VERB/VBD/2/ccomp "
   "Bali/PROPN/NNP/4/obj", "visit", POSITIVE, NG_MODALITY_FACT, "Peskov"},
  {"Xi/PROPN/NNP/2/nsubj visited|visit/VERB/VBD/0/root Bali/PROPN/NNP/2/obj ,/PUNCT/,/2/punct Peskov/PROPN/NNP/6/nsubj "
   "said|say/VERB/VBD/2/parataxis", "visit", POSITIVE, NG_MODALITY_FACT, "Peskov"},
  {"According|accord/VERB/VBG/3/case to/ADP/IN/1/fixed Tass/PROPN/NNP/6/obl ,/PUNCT/,/3/punct Xi/PROPN/NNP/6/nsubj "
   "left|leave/VERB/VBD/0/root", "leave", POSITIVE, NG_MODALITY_FACT, "Tass"},
  {"Peskov/PROPN/NNP/2/nsubj denied|deny/VERB/VBD/0/root Xi/PROPN/NNP/4/nsubj visited|visit/VERB/VBD/2/ccomp "
   "Bali/PROPN/NNP/4/obj", "visit", NEGATIVE, NG_MODALITY_FACT, "Peskov"},
  {"Xi/PROPN/NNP/2/nsubj cancelled|cancel/VERB/VBD/0/root a/DET/DT/4/det visit/NOUN/NN/2/obj to/ADP/IN/6/case "
   "Bali/PROPN/NNP/4/nmod", "visit", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/2/nsubj planned|plan/VERB/VBD/0/root a/DET/DT/4/det visit/NOUN/NN/2/obj to/ADP/IN/6/case "
   "Bali/PROPN/NNP/4/nmod", "visit", POSITIVE, NG_MODALITY_FUTURE, NULL},
  {"Xi/PROPN/NNP/2/nsubj stopped|stop/VERB/VBD/0/root short/ADV/RB/2/advmod of/SCONJ/IN/5/mark "
   "visiting|visit/VERB/VBG/2/advcl Bali/PROPN/NNP/5/obj", "visit", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/2/nsubj left|leave/VERB/VBD/0/root without/SCONJ/IN/4/mark meeting|meet/VERB/VBG/2/advcl "
   "Biden/PROPN/NNP/4/obj", "meet", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"If/SCONJ/IN/3/mark Xi/PROPN/NNP/3/nsubj visits|visit/VERB/VBZ/6/advcl Biden/PROPN/NNP/6/nsubj will/AUX/MD/6/aux "
   "come/VERB/VB/0/root", "visit", POSITIVE, NG_MODALITY_POSSIBLE, NULL},
  {"Will/AUX/MD/3/aux Xi/PROPN/NNP/3/nsubj visit/VERB/VB/0/root Bali/PROPN/NNP/3/obj ?/PUNCT/./3/punct", "visit",
   POSITIVE, NG_MODALITY_POSSIBLE, NULL},
  {"China/PROPN/NNP/3/nsubj to/PART/TO/3/mark send/VERB/VB/0/root envoy/NOUN/NN/3/obj", "send", POSITIVE,
   NG_MODALITY_FUTURE, NULL},
  {"No/DET/DT/2/det leader/NOUN/NN/3/nsubj visited|visit/VERB/VBD/0/root Bali/PROPN/NNP/3/obj", "visit", NEGATIVE,
   NG_MODALITY_FACT, NULL},
  {"Xi/PROPN/NNP/3/nsubj will/AUX/MD/3/aux leave/VERB/VB/0/root and/CCONJ/CC/5/cc meet/VERB/VB/3/conj "
   "Biden/PROPN/NNP/5/obj", "meet", POSITIVE, NG_MODALITY_FUTURE, NULL},
  {"Xi/PROPN/NNP/2/nsubj has|have/VERB/VBZ/0/root yet/ADV/RB/2/advmod to/PART/TO/5/mark visit/VERB/VB/2/xcomp "
   "Bali/PROPN/NNP/5/obj", "visit", NEGATIVE, NG_MODALITY_FACT, NULL},
  {"the/DET/DT/3/det alleged/ADJ/JJ/3/amod transfer/NOUN/NN/0/root of/ADP/IN/5/case arms|arm/NOUN/NNS/3/nmod", "transfer",
   POSITIVE, NG_MODALITY_ALLEGED, NULL},
};

static void test_scope(void) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ng_document *const doc = tree_document(rows[i].tree);
    const ng_predicate *const p = tree_predicate(doc, rows[i].lemma);
    uint32_t n;
    const ng_token *const tokens = ng_document_tokens(doc, &n);
    bool good = CHECK(p) && CHECK_INT(p->polarity, rows[i].polarity) && CHECK_INT(p->modality, rows[i].modality);
    if (good && rows[i].speaker) good = CHECK(p->attributed_to != NG_NONE) &&
        CHECK_VIEW(ng_token_text(doc, &tokens[p->attributed_to]), rows[i].speaker);
    if (good && !rows[i].speaker) good = CHECK(p->attributed_to == NG_NONE);
    if (!good) fprintf(stderr, "    in: %s\n", rows[i].tree);
    ng_document_free(doc);
  }
}

static void test_tense(void) {
  static const struct { const char *tree; ng_tense tense; } cases[] = {
    {"Xi/PROPN/NNP/2/nsubj visited|visit/VERB/VBD/0/root", NG_TENSE_PAST},
    {"Xi/PROPN/NNP/3/nsubj has|have/AUX/VBZ/3/aux visited|visit/VERB/VBN/0/root", NG_TENSE_PAST},
    {"Xi/PROPN/NNP/3/nsubj will/AUX/MD/3/aux visit/VERB/VB/0/root", NG_TENSE_FUTURE},
    {"Xi/PROPN/NNP/2/nsubj visits|visit/VERB/VBZ/0/root", NG_TENSE_PRESENT},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ng_document *const doc = tree_document(cases[i].tree);
    const ng_predicate *const p = tree_predicate(doc, "visit");
    if (CHECK(p)) CHECK_INT(p->tense, cases[i].tense);
    ng_document_free(doc);
  }
}

int main(void) {
  RUN(test_scope);
  RUN(test_tense);
  return harness_end();
}
