/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity_fixture.h"
#include "extract/resolution.h"

static entity_fixture f;
static const ng_date day = {2023, 4, 14};

/* Trees as far as a test needs them: "word nth" hangs on another. */
static void hang(const char *word, uint32_t nth, const char *head, uint32_t nth_head, ng_deprel rel) {
  ng_token *t = &f.doc->tokens.data[fixture_token(&f, word, nth)];
  t->head = fixture_token(&f, head, nth_head);
  t->deprel = (uint8_t)rel;
}

static void test_roles(void) {
  fixture_read(&f, "Peru's defense minister, Juan Perez, spoke.\nThe minister left.\nThe defense minister of Peru wept.", day);
  CHECK_DENOTES(&f, "minister", 0, "Juan Perez");
  CHECK_DENOTES(&f, "minister", 1, "Juan Perez");
  CHECK_DENOTES(&f, "minister", 2, "Juan Perez");
}

static void test_plural_roles(void) {
  fixture_read(&f, "The foreign ministers of Peru and Chile, Juan Perez and Pablo Soto, spoke.\nPresidents Karl Berg and Ion Popa left.", day);
  CHECK_DENOTES(&f, "ministers", 0, "Juan Perez+Pablo Soto");
  CHECK_DENOTES(&f, "Presidents", 0, "Karl Berg+Ion Popa");
}

static void test_role_by_lists(void) {
  fixture_read(&f, "The Russian president spoke.", day);
  CHECK_DENOTES(&f, "president", 0, "Vladimir Putin");
  CHECK(!fixture_find(&f, "Vladimir Putin")->named);
  CHECK_INT(ng_entities_finish(&f.index, f.doc, NULL), NG_OK);
  CHECK(fixture_find(&f, "Vladimir Putin") == NULL); /* no statement has him */
  CHECK(fixture_find(&f, "Russia") != NULL);
}

static void test_unnamed_office_holder(void) {
  fixture_read(&f, "The president of Estonia met the president of Peru.", (ng_date){1850, 1, 1});
  CHECK_DENOTES(&f, "president", 0, "President of Estonia");
  CHECK_DENOTES(&f, "president", 1, "President of Peru");
  const uint32_t estonian = 2; /* after the two states */
  const ng_statement s = {.source = 3, .target = 0, .place = NG_NONE, .attributed_to = NG_NONE};
  CHECK_VIEW(f.doc->entities.data[estonian].canonical, "person/president-of-estonia");
  if (!ng_vec_push(&f.doc->statements, s)) abort();
  CHECK_INT(ng_entities_finish(&f.index, f.doc, NULL), NG_OK);
  CHECK_INT(f.doc->entities.len, 3);
  CHECK_VIEW(f.doc->entities.data[f.doc->statements.data[0].source].name, "President of Peru");
}

static void test_groups(void) {
  fixture_read(&f, "President Xi Jinping met President Vladimir Putin.\nThe two leaders agreed.\nChina and Russia signed it.\nBoth countries left.", day);
  CHECK_DENOTES(&f, "leaders", 0, "Xi Jinping+Vladimir Putin");
  f.doc->tokens.data[fixture_token(&f, "countries", 0)].lemma = ng_view_of("country");
  CHECK_DENOTES(&f, "countries", 0, "China+Russia");
}

/* Not the four named last, but the list of four. */
static void test_listed_group(void) {
  fixture_read(&f, "Peru, Chile, Estonia and France broke with Qatar.\nThe four countries left.", day);
  f.doc->tokens.data[fixture_token(&f, "countries", 0)].lemma = ng_view_of("country");
  CHECK_DENOTES(&f, "countries", 0, "Peru+Chile+Estonia+France");
}

static void test_principals(void) {
  fixture_read(&f, "Russian forces met officials from Peru and Chile.", day);
  hang("Russian", 0, "forces", 0, NG_DEPREL_AMOD);
  hang("forces", 0, "met", 0, NG_DEPREL_NSUBJ);
  hang("officials", 0, "met", 0, NG_DEPREL_OBJ);
  hang("Peru", 0, "officials", 0, NG_DEPREL_NMOD);
  hang("Chile", 0, "Peru", 0, NG_DEPREL_CONJ);
  CHECK_DENOTES(&f, "forces", 0, "Russia");
  CHECK_DENOTES(&f, "officials", 0, "Peru+Chile");
}

/* Former officials act for nobody; a semicolon ends a list. */
static void test_no_principals(void) {
  fixture_read(&f, "Former Russian officials met diplomats from Peru; Chile agreed.", day);
  hang("Former", 0, "officials", 0, NG_DEPREL_AMOD);
  hang("Russian", 0, "officials", 0, NG_DEPREL_AMOD);
  hang("Peru", 0, "diplomats", 0, NG_DEPREL_NMOD);
  hang("Chile", 0, "Peru", 0, NG_DEPREL_CONJ);
  CHECK_DENOTES(&f, "officials", 0, "");
  CHECK_DENOTES(&f, "diplomats", 0, "Peru");
}

static void pronoun(const char *word) { f.doc->tokens.data[fixture_token(&f, word, 0)].upos = NG_UPOS_PRON; }

/* What coreference says of a pronoun. */
static void chain(const char *word, const char *entity) {
  const uint32_t token = fixture_token(&f, word, 0);
  const ng_mention m = {.first = token, .end = token + 1, .head = token, .kind = NG_MENTION_PRONOUN, .chain = NG_NONE,
                        .entity = (uint32_t)(fixture_find(&f, entity) - f.doc->entities.data)};
  f.index.resolution->mention_at[token] = f.doc->mentions.len;
  if (!ng_vec_push(&f.doc->mentions, m)) abort();
}

static void test_pronoun_of_apposed_subject(void) {
  fixture_read(&f, "Its envoy, Juan Perez, flew to talks with King Salman, where he was received.", day);
  hang("envoy", 0, "flew", 0, NG_DEPREL_NSUBJ);
  hang("Perez", 0, "Juan", 0, NG_DEPREL_FLAT);
  hang("Juan", 0, "envoy", 0, NG_DEPREL_APPOS);
  pronoun("he");
  CHECK_DENOTES(&f, "he", 0, "Juan Perez");
}

static void test_pronoun_of_described(void) {
  fixture_read(&f, "Juan Perez spoke.\nThe paratrooper, whose tour took him to Libya, left.", day);
  hang("him", 0, "took", 0, NG_DEPREL_OBJ);
  hang("took", 0, "paratrooper", 0, NG_DEPREL_ACL_RELCL);
  pronoun("him");
  chain("him", "Juan Perez");
  CHECK_DENOTES(&f, "him", 0, "");
}

static void test_pronoun_contested(void) {
  fixture_read(&f, "John Perez accompanied Pablo Soto.\nHe left.", day);
  hang("Perez", 0, "accompanied", 0, NG_DEPREL_NSUBJ);
  hang("John", 0, "accompanied", 0, NG_DEPREL_NSUBJ);
  hang("He", 0, "left", 0, NG_DEPREL_NSUBJ);
  pronoun("He");
  CHECK_DENOTES(&f, "He", 0, "John Perez");
  chain("He", "Pablo Soto");
  CHECK_DENOTES(&f, "He", 0, "John Perez");
  chain("He", "John Perez");
  CHECK_DENOTES(&f, "He", 0, "John Perez");
}

/* The subject is "Secretary", whose holder is the name. */
static void test_pronoun_contested_by_holder(void) {
  fixture_read(&f, "Defense Minister John Perez accompanied Pablo Soto.\nHe left.", day);
  hang("Minister", 0, "accompanied", 0, NG_DEPREL_NSUBJ);
  hang("He", 0, "left", 0, NG_DEPREL_NSUBJ);
  pronoun("He");
  chain("He", "Pablo Soto");
  CHECK_DENOTES(&f, "He", 0, "John Perez");
}

static void test_thing_contested(void) {
  fixture_read(&f, "Chile helped Peru.\nIts parliament agreed.", day);
  hang("Chile", 0, "helped", 0, NG_DEPREL_NSUBJ);
  hang("Its", 0, "parliament", 0, NG_DEPREL_NMOD_POSS);
  hang("parliament", 0, "agreed", 0, NG_DEPREL_NSUBJ);
  pronoun("Its");
  chain("Its", "Peru");
  CHECK_DENOTES(&f, "Its", 0, "Chile");
}

static void test_apposition(void) {
  fixture_read(&f, "The arms seller Rosoboronexport shipped it.", day);
  hang("Rosoboronexport", 0, "seller", 0, NG_DEPREL_APPOS);
  CHECK_DENOTES(&f, "seller", 0, "Rosoboronexport");
}

static void test_items(void) {
  fixture_read(&f, "Poland sent 31 T-72 tanks and heavy artillery shells.", day);
  hang("31", 0, "tanks", 0, NG_DEPREL_NUMMOD);
  hang("T-72", 0, "tanks", 0, NG_DEPREL_COMPOUND);
  hang("heavy", 0, "shells", 0, NG_DEPREL_AMOD);
  hang("artillery", 0, "shells", 0, NG_DEPREL_COMPOUND);
  const ng_item tanks = ng_item_of_token(&f.index, fixture_token(&f, "tanks", 0));
  CHECK_VIEW(tanks.text, "31 T-72 tanks");
  CHECK(tanks.entity != NG_NONE && ng_view_is(f.doc->entities.data[tanks.entity].name, "T-72"));
  const ng_item shells = ng_item_of_token(&f.index, fixture_token(&f, "shells", 0));
  CHECK_VIEW(shells.text, "heavy artillery shells");
  CHECK_INT(shells.entity, NG_NONE);
}

static void test_state_of(void) {
  fixture_read(&f, "Peruvian President Juan Perez flew to Lima, Peru.", day);
  const ng_document *doc = f.doc;
  for (uint32_t i = 0; i < doc->entities.len; i++) {
    const uint32_t state = ng_entity_state(&f.index, i);
    CHECK(state != NG_NONE && ng_view_is(doc->entities.data[state].name, "Peru"));
  }
}

/* Not the state nearest before, but the one that goes by the word. */
static void test_described_states(void) {
  fixture_read(&f, "Cuba and Peru spoke.\nFrance left the island.\nChile wept.\nThe Andean country left the country of Chile.", day);
  CHECK_DENOTES(&f, "island", 0, "Cuba");
  f.doc->tokens.data[fixture_token(&f, "Andean", 0)].upos = NG_UPOS_ADJ;
  f.doc->tokens.data[fixture_token(&f, "country", 0)].lemma = ng_view_of("country");
  CHECK_DENOTES(&f, "country", 0, "Chile");
  CHECK_DENOTES(&f, "country", 1, "");
}

static void test_bare_groups(void) {
  fixture_read(&f, "President Juan Perez met President Ion Popa.\nThe pair left.\nThe two wept.", day);
  CHECK_DENOTES(&f, "pair", 0, "Juan Perez+Ion Popa");
  CHECK_DENOTES(&f, "two", 0, "Juan Perez+Ion Popa");
}

static void test_counterparts(void) {
  fixture_read(&f, "Russian Defense Minister Sergei Shoigu met his Chinese counterpart in the Iranian capital.", day);
  CHECK_DENOTES(&f, "counterpart", 0, "Li Shangfu");
  CHECK_DENOTES(&f, "capital", 0, "Tehran");
  CHECK(!fixture_find(&f, "Tehran")->named);
}

int main(void) {
  fixture_init(&f);
  RUN(test_roles);
  RUN(test_plural_roles);
  RUN(test_role_by_lists);
  RUN(test_unnamed_office_holder);
  RUN(test_groups);
  RUN(test_listed_group);
  RUN(test_bare_groups);
  RUN(test_described_states);
  RUN(test_counterparts);
  RUN(test_principals);
  RUN(test_no_principals);
  RUN(test_pronoun_of_apposed_subject);
  RUN(test_pronoun_of_described);
  RUN(test_pronoun_contested);
  RUN(test_pronoun_contested_by_holder);
  RUN(test_thing_contested);
  RUN(test_apposition);
  RUN(test_items);
  RUN(test_state_of);
  fixture_dispose(&f);
  return harness_end();
}
