/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/confidence.h"

#include "extract/statement.h"
#include "unit/predicate/trees.h"

static ng_ontology *ontology;
static ng_knowledge *knowledge;
static ng_extractor *extractor;

static bool set_up(void) {
  return CHECK_INT(ng_ontology_load(NULL, &ontology, NULL), NG_OK) &&
         CHECK_INT(ng_knowledge_open(NULL, &knowledge, NULL), NG_OK) &&
         CHECK_INT(ng_extractor_new(ontology, knowledge, &extractor, NULL), NG_OK);
}

static void tear_down(void) {
  ng_extractor_free(extractor);
  ng_knowledge_free(knowledge);
  ng_ontology_free(ontology);
}

/* Below the highest value, where each factor shows. */
static const ng_confidence doubtful = {
    .factors = {[NG_FACTOR_UNSURE_NAMES] = 1, [NG_FACTOR_LOOSE] = 1}, .prior = 1};

static void test_value(void) {
  const ng_confidence clear = {.prior = 1};
  CHECK(ng_confidence_value(&clear) > 0.9F && ng_confidence_value(&clear) <= NG_CONFIDENCE_MOST);
  CHECK(ng_confidence_value(&(ng_confidence){.prior = 0}) == 0);
  float last = 1;
  for (int i = 10; i > 0; i--) {
    ng_confidence c = doubtful;
    c.prior = (float)i / 10;
    const float value = ng_confidence_value(&c);
    CHECK(value < last && value > 0);
    last = value;
  }
}

/* Each factor speaks against the statement; all together make what a usual trigger (0.8) finds more likely wrong than right. */
static void test_factors(void) {
  ng_confidence all = {.prior = 0.8F};
  float last = 1;
  for (int i = 0; i < NG_FACTOR_COUNT; i++) {
    const char *const name = ng_confidence_factor_name((ng_confidence_factor)i);
    CHECK(name && *name);
    ng_confidence one = doubtful;
    const float before = ng_confidence_value(&one);
    one.factors[i] += 1;
    CHECK(ng_confidence_value(&one) < before);
    all.factors[i] = 1;
    CHECK(ng_confidence_value(&all) <= last);
    last = ng_confidence_value(&all);
  }
  all.factors[NG_FACTOR_UNSURE_NAMES] = all.factors[NG_FACTOR_INFERRED] = 2;
  CHECK(ng_confidence_value(&all) < 0.5F);
}

/* The one statement of a tree and how its confidence came about. */
static ng_confidence confidence_of(const char *tree, float *value) {
  ng_document *const doc = tree_document(tree);
  ng_extraction x;
  ng_drafts drafts = {0};
  ng_confidence c = {.prior = -1};
  if (CHECK_INT(ng_extraction_begin(&x, extractor, doc, NULL), NG_OK) &&
      CHECK_INT(ng_extraction_draft(&x, &drafts, NULL), NG_OK) && CHECK_INT(drafts.list.len, 1)) {
    c = drafts.list.data[0].confidence;
    *value = drafts.list.data[0].s.confidence;
    CHECK(*value == ng_confidence_value(&c));
    CHECK(*value == doc->statements.data[0].confidence);
  } else {
    fprintf(stderr, "    in: %s\n", tree);
  }
  ng_vec_dispose(&drafts.list);
  ng_extraction_dispose(&x);
  ng_document_free(doc);
  return c;
}

#define P "/PROPN/NNP/"
static void test_trees(void) {
  float plain = 0, planned = 0, within = 0, inferred = 0;
  ng_confidence c = confidence_of("France" P "2/nsubj sanctioned|sanction/VERB/VBD/0/root Syria" P "2/obj", &plain);
  CHECK(c.factors[NG_FACTOR_QUALIFIED] == 0 && c.factors[NG_FACTOR_EMBEDDED] == 0);
  CHECK(c.factors[NG_FACTOR_INFERRED] == 0);
  CHECK(c.factors[NG_FACTOR_UNKNOWN_SOURCE] == 0);
  c = confidence_of("France" P "3/nsubj will/AUX/MD/3/aux sanction/VERB/VB/0/root Syria" P "3/obj", &planned);
  CHECK(c.factors[NG_FACTOR_QUALIFIED] == 1);
  c = confidence_of("Reports|report/NOUN/NNS/2/nsubj say/VERB/VBP/0/root France" P "4/nsubj "
                    "sanctioned|sanction/VERB/VBD/2/ccomp Syria" P "4/obj", &within);
  CHECK(c.factors[NG_FACTOR_EMBEDDED] == 1);
  c = confidence_of("France" P "2/nsubj voted|vote/VERB/VBD/0/root and/CCONJ/CC/4/cc sanctioned|sanction/VERB/VBD/2/conj "
                    "Syria" P "4/obj", &inferred);
  CHECK(c.factors[NG_FACTOR_INFERRED] == 1);
  CHECK(planned < plain && within < plain && inferred < plain);
}

int main(void) {
  RUN(test_value);
  RUN(test_factors);
  if (set_up()) RUN(test_trees);
  tear_down();
  return harness_end();
}
