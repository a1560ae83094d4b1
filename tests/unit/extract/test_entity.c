/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/alloc.h"
#include "entity_fixture.h"

static entity_fixture f;
static const ng_date day = {2022, 4, 25};

static void test_types(void) {
  fixture_read(&f, "Russian President Vladimir Putin met Angela Merkel in Samarkand, Uzbekistan.\n"
                   "The Ministry of Forests gave NATO three T-72 tanks near Port Lincoln Airport.", day);
  CHECK_ENTITY(&f, "Vladimir Putin", "person");
  CHECK_ENTITY(&f, "Angela Merkel", "person");
  CHECK_ENTITY(&f, "Russia", "state");
  CHECK_ENTITY(&f, "Uzbekistan", "state");
  CHECK_ENTITY(&f, "Samarkand", "location");
  CHECK_ENTITY(&f, "Port Lincoln Airport", "location");
  CHECK_ENTITY(&f, "Ministry of Forests", "organization");
  CHECK_ENTITY(&f, "T-72", "weapon_system");
}

static void test_one_person(void) {
  fixture_read(&f, "Secretary of State Antony J. Blinken spoke.\nMr. Blinken left.\nAntony Blinken returned.", day);
  const ng_entity *e = fixture_find(&f, "Antony J. Blinken");
  CHECK(e && fixture_has_alias(e, "Blinken"));
  CHECK(fixture_has_alias(e, "Antony Blinken"));
  CHECK_INT(e->n_mentions, 3);
  CHECK_VIEW(e->canonical, "person/antony-blinken");
}

static void test_two_of_one_surname(void) {
  fixture_read(&f, "Foreign Minister Sergei Lavrov and Maria Lavrov met.\nPresident Bashar Hafiz and Karim Hafiz wept.", day);
  CHECK_ENTITY(&f, "Sergei Lavrov", "person");
  CHECK_ENTITY(&f, "Maria Lavrov", "person");
  CHECK_ENTITY(&f, "Karim Hafiz", "person");
}

static void test_surname_of_office_holder(void) {
  fixture_read(&f, "President Biden will nominate an envoy.", day);
  CHECK_ENTITY(&f, "Joe Biden", "person");
  fixture_read(&f, "Senator Biden will speak.", (ng_date){1988, 1, 1});
  CHECK(fixture_find(&f, "Joe Biden") == NULL);
}

static void test_namesake_of_a_leader(void) {
  fixture_read(&f, "Hunter Biden spoke.\nPresident Biden listened.\nBiden left.", day);
  CHECK_ENTITY(&f, "Hunter Biden", "person");
  CHECK_ENTITY(&f, "Joe Biden", "person");
  CHECK_VIEW(fixture_find(&f, "Hunter Biden")->canonical, "person/hunter-biden");
}

static void test_caller_and_called(void) {
  fixture_read(&f, "Angela Merkel called Karl Berg.\nKarl Berg (aka Carlo Monte) left.", day);
  CHECK_ENTITY(&f, "Angela Merkel", "person");
  CHECK(fixture_has_alias(fixture_find(&f, "Karl Berg"), "Carlo Monte"));
}

static void test_organizations(void) {
  fixture_read(&f, "The Popular Liberation Brigades (PLB) fought on.\nThe PLB said so.\n"
                   "Ardis Group of Companies LLC sold it.\nArdis Group left.", day);
  CHECK(fixture_has_alias(fixture_find(&f, "Popular Liberation Brigades"), "PLB"));
  CHECK(fixture_has_alias(fixture_find(&f, "Ardis Group of Companies LLC"), "Ardis Group"));
}

static void test_owned_organization(void) {
  fixture_read(&f, "Peru's Forest Ministry said so.\nChile's Forest Ministry denied it.\nThe Peruvian Forest Ministry left.",
               day);
  const ng_entity *e = fixture_find(&f, "Peruvian Forest Ministry");
  CHECK(e && fixture_has_alias(e, "Peru's Forest Ministry"));
  CHECK_ENTITY(&f, "Chilean Forest Ministry", "organization");
  CHECK_ENTITY(&f, "Peru", "state");
}

static void test_day_of_the_week(void) {
  fixture_read(&f, "Prime Minister Godwin Friday spoke.\nThey left on Friday.", day);
  CHECK_DENOTES(&f, "Friday", 0, "Godwin Friday");
  CHECK_DENOTES(&f, "Friday", 1, "");
}

static void test_no_entity(void) {
  fixture_read(&f, "On Monday the Islam of March was discussed.\nThe Clean Rivers Act (CRA) passed.\nThe CRA is law.", day);
  CHECK_INT(f.doc->entities.len, 0);
}

static void test_metonyms(void) {
  fixture_read(&f, "Xi met Putin in Moscow.\nMinisters gave lethal aid to Moscow.\nRelations between Moscow and Beijing grew.", day);
  CHECK_DENOTES(&f, "Moscow", 0, "Moscow");
  CHECK_DENOTES(&f, "Moscow", 1, "Russia");
  CHECK_DENOTES(&f, "Moscow", 2, "Russia");
}

static void test_order_and_mentions(void) {
  fixture_read(&f, "France and Peru met Chile.\nPeru left France.", day);
  CHECK_VIEW(f.doc->entities.data[0].name, "France");
  CHECK_VIEW(f.doc->entities.data[1].name, "Peru");
  CHECK_VIEW(f.doc->entities.data[2].name, "Chile");
  for (uint32_t i = 0; i < f.doc->entities.len; i++)
    for (uint32_t m = 0; m < f.doc->entities.data[i].n_mentions; m++)
      CHECK_INT(f.doc->mentions.data[f.doc->entities.data[i].mentions[m]].entity, i);
}

static void test_empty(void) {
  fixture_read(&f, "", day);
  CHECK_INT(f.doc->entities.len, 0);
  fixture_read(&f, "nothing here has a name", day);
  CHECK_INT(f.doc->entities.len, 0);
  CHECK_INT(ng_entities_finish(&f.index, f.doc, NULL), NG_OK);
}

#ifdef NG_ALLOC_FAULTS
/* Every allocation fails once: a clean error each time, and the next document is read as ever. */
static void test_out_of_memory(void) {
  const char *text = "Russian President Vladimir Putin met Xi Jinping in Moscow.\nThe Popular Liberation Brigades (PLB) fired T-72s.";
  fixture_read(&f, text, day);
  const uint32_t entities = f.doc->entities.len;
  for (long i = 0;; i++) {
    f.doc->names = NULL;
    ng_alloc_fail_after(i);
    const ng_status status = ng_entities_find(&f.index, f.doc, NULL);
    ng_alloc_fail_after(-1);
    if (status == NG_OK) break;
    if (!CHECK_INT(status, NG_ERR_NO_MEM) || i > 100000) return;
  }
  CHECK_INT(f.doc->entities.len, entities);
}
#endif

int main(void) {
  fixture_init(&f);
  RUN(test_types);
  RUN(test_one_person);
  RUN(test_two_of_one_surname);
  RUN(test_surname_of_office_holder);
  RUN(test_namesake_of_a_leader);
  RUN(test_caller_and_called);
  RUN(test_organizations);
  RUN(test_owned_organization);
  RUN(test_day_of_the_week);
  RUN(test_no_entity);
  RUN(test_metonyms);
  RUN(test_order_and_mentions);
  RUN(test_empty);
#ifdef NG_ALLOC_FAULTS
  RUN(test_out_of_memory);
#endif
  fixture_dispose(&f);
  return harness_end();
}
