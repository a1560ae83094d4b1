/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/narrative.h"

#include <newsgraph/ontology.h>

#include "entity_fixture.h"

static entity_fixture f;
static ng_ontology *ontology;
static ng_extractor extractor;

static uint32_t entity(const char *name) {
  const ng_entity *e = fixture_find(&f, name);
  if (!e) abort();
  return (uint32_t)(e - f.doc->entities.data);
}

static void state(const char *type, const char *source, const char *target, uint32_t sentence, ng_date date, const char *place) {
  const ng_statement s = {.type = ng_view_of(type), .source = entity(source), .target = entity(target), .from = date,
                          .place = place ? entity(place) : NG_NONE, .attributed_to = NG_NONE,
                          .evidence = f.doc->sentences.data[sentence].span};
  if (!ng_vec_push(&f.doc->statements, s)) abort();
}

static void complete(void) {
  const ng_extraction x = {.extractor = &extractor, .doc = f.doc, .entities = f.index};
  ng_narrative_complete(&x);
}

static const ng_date none = {0}, sunday = {2022, 4, 24};

static void test_meeting_on_a_visit(void) {
  fixture_read(&f, "President Karl Berg came to Kyiv, Ukraine.\nThere President Karl Berg met President Juan Perez.", sunday);
  state("visited", "Karl Berg", "Kyiv", 0, sunday, NULL);
  state("met", "Karl Berg", "Juan Perez", 1, none, NULL);
  complete();
  const ng_statement *met = &f.doc->statements.data[1];
  CHECK_INT(met->from.day, 24);
  CHECK_INT(met->place, entity("Kyiv"));
}

static void test_strangers_and_other_kinds(void) {
  fixture_read(&f, "President Karl Berg came to Kyiv, Ukraine.\nPresident Juan Perez met President Ion Popa and sanctioned Peru.", sunday);
  state("visited", "Karl Berg", "Kyiv", 0, sunday, NULL);
  state("met", "Juan Perez", "Ion Popa", 1, none, NULL);
  state("sanctioned", "Karl Berg", "Peru", 1, none, NULL);
  complete();
  CHECK_INT(f.doc->statements.data[1].from.year, 0);
  CHECK_INT(f.doc->statements.data[1].place, NG_NONE);
  CHECK_INT(f.doc->statements.data[2].from.year, 0); /* has no place, so it does not take part */
}

static void test_other_town(void) {
  fixture_read(&f, "President Karl Berg came to Kyiv, Ukraine.\nPresident Karl Berg met President Juan Perez in Lima, Peru.",
               sunday);
  state("visited", "Karl Berg", "Kyiv", 0, sunday, NULL);
  state("met", "Karl Berg", "Juan Perez", 1, none, "Lima");
  complete();
  CHECK_INT(f.doc->statements.data[1].from.year, 0);
  CHECK_INT(f.doc->statements.data[1].place, entity("Lima"));
}

int main(void) {
  fixture_init(&f);
  if (ng_ontology_load("diplomacy", &ontology, NULL) != NG_OK) abort();
  extractor = (ng_extractor){.ontology = ontology, .knowledge = f.knowledge};
  RUN(test_meeting_on_a_visit);
  RUN(test_strangers_and_other_kinds);
  RUN(test_other_town);
  ng_ontology_free(ontology);
  fixture_dispose(&f);
  return harness_end();
}
