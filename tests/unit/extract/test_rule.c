/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules on trees written by hand, with an ontology of its own. */
#include "unit/predicate/trees.h"

#include <newsgraph/extract.h>

#include <unistd.h>

#include "extract/rule.h"

static const char ontology_json[] =
  "{\"name\": \"test\", \"node_types\": {\"actor\": {\"abstract\": true},\n"
  " \"person\": {\"is_a\": \"actor\", \"names\": [\"person\"]}, \"state\": {\"is_a\": \"actor\", \"names\": [\"state\", "
  "\"nationality\"]},\n"
  " \"organization\": {\"is_a\": \"actor\", \"names\": [\"organization\"]}, \"weapon\": {\"names\": [\"weapon\"]}, "
  "\"location\": {\"names\": [\"location\"]}},\n"
  " \"lists\": [{\"file\": \"states.tsv\", \"type\": \"state\"}, {\"file\": \"organizations.tsv\", \"type\": "
  "\"organization\"},\n"
  "  {\"file\": \"weapons.tsv\", \"type\": \"weapon\"}, {\"file\": \"places.tsv\", \"type\": \"location\"}],\n"
  " \"edge_types\": {\"met\": {\"symmetric\": true, \"roles\": {\"party\": [\"actor\"], \"other\": [\"actor\"]}, "
  "\"edges\": [[\"party\", \"other\"]]},\n"
  "  \"sent\": {\"roles\": {\"giver\": [\"state\"], \"taker\": [\"actor\"], \"item\": [\"weapon\", \"string\"]},\n"
  "   \"edges\": [[\"giver\", \"taker\"], [\"giver\", \"item\"]], \"items\": \"item\"},\n"
  "  \"toured\": {\"roles\": {\"guest\": [\"state\"], \"place\": [\"location\"]}, "
  "\"edges\": [[\"guest\", \"place\"]]}},\n"
  " \"triggers\": [{\"id\": \"toured/tour\", \"edge\": \"toured\", \"predicate\": [\"tour\"], \"abroad\": true,\n"
  "   \"roles\": {\"guest\": [\"subject\"], \"place\": [\"object\"]}},\n"
  "  {\"id\": \"met/meet\", \"edge\": \"met\", \"predicate\": [\"meet\"], \"require\": [\"party\"],\n"
  "   \"roles\": {\"party\": [\"subject\"], \"other\": [\"object\", \"with\"]}, \"where\": {\"in\": [\"not:final\"]}},\n"
  "  {\"id\": \"sent/send\", \"edge\": \"sent\", \"predicate\": [\"send\"], \"confidence\": 0.8,\n"
  "   \"roles\": {\"giver\": [\"subject\"], \"taker\": [\"to\", \"iobject\"], \"item\": [\"object\"]}, \"types\": "
  "{\"taker\": [\"state\"]},\n"
  "   \"where\": {\"item\": [\"tank\", \"arms\"]}},\n"
  "  {\"id\": \"sent/promise\", \"edge\": \"sent\", \"predicate\": [\"promise\"], \"status\": \"planned\",\n"
  "   \"roles\": {\"giver\": [\"subject\"], \"taker\": [\"iobject\"], \"item\": [\"object\"]}}]}";

static ng_ontology *ontology;
static ng_knowledge *knowledge;
static ng_extractor *extractor;

static bool set_up(void) {
  char path[] = "./rule-ontology-XXXXXX";
  const int fd = mkstemp(path);
  ng_error err = {0};
  if (fd < 0) return false;
  const bool written = write(fd, ontology_json, sizeof ontology_json - 1) == (ssize_t)(sizeof ontology_json - 1);
  close(fd);
  const bool loaded = written && CHECK_INT(ng_ontology_load(path, &ontology, &err), NG_OK);
  if (!loaded) fprintf(stderr, "    %u:%u: %s\n", err.line, err.column, err.message);
  unlink(path);
  return loaded && CHECK_INT(ng_knowledge_open(NULL, &knowledge, &err), NG_OK) &&
         CHECK_INT(ng_extractor_new(ontology, knowledge, &extractor, &err), NG_OK);
}

static void tear_down(void) {
  ng_extractor_free(extractor);
  ng_extractor_free(NULL);
  ng_knowledge_free(knowledge);
  ng_ontology_free(ontology);
}

/* "type source>target status; ..." of a document, in order. */
static void describe(const ng_document *doc, ng_strbuf *out) {
  uint32_t n, n_entities;
  const ng_statement *const s = ng_document_statements(doc, &n);
  const ng_entity *const e = ng_document_entities(doc, &n_entities);
  ng_strbuf_clear(out);
  for (uint32_t i = 0; i < n; i++) {
    ng_strbuf_addf(out, "%s%.*s %.*s>%.*s %s", i ? "; " : "", NG_VIEW_ARGS(s[i].type), NG_VIEW_ARGS(e[s[i].source].name),
                   NG_VIEW_ARGS(e[s[i].target].name), ng_statement_status_name(s[i].status));
    for (uint32_t k = 0; k < s[i].n_items; k++)
      ng_strbuf_addf(out, " +%.*s", NG_VIEW_ARGS(s[i].items[k].entity == NG_NONE ? s[i].items[k].text
                                                 : e[s[i].items[k].entity].name));
  }
}

#define P "/PROPN/NNP/"
static const struct { const char *tree, *statements; } rows[] = {
  /* the other side, and all of one side where there is none */
  {"France" P "2/nsubj met|meet/VERB/VBD/0/root Brazil" P "2/obj", "met Brazil>France asserted"},
  {"France" P "6/nsubj ,/PUNCT/,/3/punct Brazil" P "1/conj and/CCONJ/CC/5/cc Japan" P "1/conj met|meet/VERB/VBD/0/root",
   "met France>Japan asserted; met Brazil>France asserted; met Brazil>Japan asserted"},
  {"France" P "4/nsubj and/CCONJ/CC/3/cc Brazil" P "1/conj met|meet/VERB/VBD/0/root Japan" P "4/obj",
   "met France>Japan asserted; met Brazil>Japan asserted"},
  /* a condition, a missing role, one entity on both sides */
  {"France" P "2/nsubj met|meet/VERB/VBD/0/root Brazil" P "2/obj in/ADP/IN/6/case the/DET/DT/6/det final/NOUN/NN/2/obl",
   ""},
  {"visitors|visitor/NOUN/NNS/2/nsubj met|meet/VERB/VBD/0/root friends|friend/NOUN/NNS/2/obj", ""},
  {"France" P "2/nsubj met|meet/VERB/VBD/0/root France" P "2/obj", ""},
  /* items, status */
  {"France" P "2/nsubj sent|send/VERB/VBD/0/root tanks|tank/NOUN/NNS/2/obj to/ADP/IN/5/case Brazil" P "2/obl",
   "sent France>Brazil asserted +tanks"},
  {"France" P "2/nsubj sent|send/VERB/VBD/0/root letters|letter/NOUN/NNS/2/obj to/ADP/IN/5/case Brazil" P "2/obl", ""},
  {"France" P "3/nsubj will/AUX/MD/3/aux send/VERB/VB/0/root tanks|tank/NOUN/NNS/3/obj to/ADP/IN/6/case Brazil" P "3/obl",
   "sent France>Brazil planned +tanks"},
  {"France" P "4/nsubj did|do/AUX/VBD/4/aux not/PART/RB/4/advmod send/VERB/VB/0/root tanks|tank/NOUN/NNS/4/obj "
   "to/ADP/IN/7/case Brazil" P "4/obl",
   "sent France>Brazil negated +tanks"},
  {"France" P "3/nsubj allegedly/ADV/RB/3/advmod sent|send/VERB/VBD/0/root tanks|tank/NOUN/NNS/3/obj to/ADP/IN/6/case "
   "Brazil" P "3/obl",
   "sent France>Brazil alleged +tanks"},
  {"France" P "2/nsubj promised|promise/VERB/VBD/0/root Brazil" P "2/iobj tanks|tank/NOUN/NNS/2/obj",
   "sent France>Brazil planned +tanks"},
  /* abroad or at home */
  {"France" P "2/nsubj toured|tour/VERB/VBD/0/root Osaka" P "2/obj", "toured France>Osaka asserted"},
  {"France" P "2/nsubj toured|tour/VERB/VBD/0/root Lyon" P "2/obj", ""},
  /* the trigger narrows a role, the edge type has another */
  {"France" P "2/nsubj sent|send/VERB/VBD/0/root tanks|tank/NOUN/NNS/2/obj to/ADP/IN/5/case NATO" P "2/obl", ""},
  {"NATO" P "2/nsubj sent|send/VERB/VBD/0/root tanks|tank/NOUN/NNS/2/obj to/ADP/IN/5/case Brazil" P "2/obl", ""},
};

static void test_statements(void) {
  ng_strbuf got;
  ng_strbuf_init(&got);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ng_document *const doc = tree_document(rows[i].tree);
    ng_error err = {0};
    if (CHECK_INT(ng_extract(extractor, doc, &err), NG_OK)) describe(doc, &got);
    if (!CHECK_VIEW(ng_strbuf_view(&got), rows[i].statements)) fprintf(stderr, "    in: %s\n", rows[i].tree);
    ng_document_free(doc);
  }
  ng_strbuf_dispose(&got);
}

typedef struct outcomes {
  ng_rule_outcome of[8];
  uint32_t n;
} outcomes;

static bool note(void *user, const ng_rule_match *match) {
  outcomes *const o = user;
  if (o->n < 8) o->of[o->n++] = match->outcome;
  return true;
}

static void test_outcomes(void) {
  static const struct { const char *tree; ng_rule_outcome outcome; } cases[] = {
    {"France" P "2/nsubj met|meet/VERB/VBD/0/root Brazil" P "2/obj", NG_RULE_FIRED},
    {"France" P "2/nsubj met|meet/VERB/VBD/0/root Brazil" P "2/obj in/ADP/IN/6/case the/DET/DT/6/det final/NOUN/NN/2/obl",
     NG_RULE_CONDITION},
    {"We|we/PRON/PRP/2/nsubj met|meet/VERB/VBD/0/root Brazil" P "2/obj", NG_RULE_MISSING_ROLE},
    {"France" P "2/nsubj met|meet/VERB/VBD/0/root France" P "2/obj", NG_RULE_NO_PAIR},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ng_document *const doc = tree_document(cases[i].tree);
    ng_extraction x;
    outcomes o = {.n = 0};
    if (CHECK_INT(ng_extraction_begin(&x, extractor, doc, NULL), NG_OK)) {
      uint32_t n;
      ng_document_predicates(doc, &n);
      for (uint32_t p = 0; p < n; p++) ng_rules_of_predicate(&x, p, note, &o);
      if (CHECK_INT(o.n, 1)) CHECK_INT(o.of[0], cases[i].outcome);
    }
    ng_extraction_dispose(&x);
    ng_document_free(doc);
  }
}

static void test_arguments(void) {
  ng_extractor *out;
  CHECK_INT(ng_extractor_new(NULL, knowledge, &out, NULL), NG_ERR_BAD_ARG);
  CHECK(!out);
}

static void test_explain(void) {
  ng_document *const doc = tree_document(rows[0].tree);
  char *text = NULL;
  size_t len = 0;
  FILE *out = open_memstream(&text, &len);
  CHECK_INT(ng_explain_write(extractor, doc, NULL, out, NULL), NG_OK);
  fclose(out);
  CHECK(strstr(text, "rule met/meet fired; party France; other Brazil"));
  CHECK(strstr(text, "\xE2\x94\x94\xE2\x94\x80 Brazil  obj PROPN"));
  free(text);
  out = open_memstream(&text, &len);
  CHECK_INT(ng_explain_write(extractor, doc, &(ng_explain_options){.format = NG_EXPLAIN_SVG, .sentence = 1}, out, NULL),
            NG_OK);
  fclose(out);
  CHECK(strncmp(text, "<svg ", 5) == 0 && strstr(text, ">nsubj</text>"));
  free(text);
  out = open_memstream(&text, &len);
  CHECK_INT(ng_explain_write(extractor, doc, &(ng_explain_options){.sentence = 2}, out, NULL), NG_ERR_NOT_FOUND);
  fclose(out);
  free(text);
  ng_document_free(doc);
}

int main(void) {
  if (set_up()) {
    RUN(test_statements);
    RUN(test_outcomes);
    RUN(test_arguments);
    RUN(test_explain);
  }
  tear_down();
  return harness_end();
}
