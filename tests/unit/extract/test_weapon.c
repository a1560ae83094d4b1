/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity_fixture.h"
#include "extract/weapon.h"

static entity_fixture f;

static void test_designations(void) {
  static const char *const good[] = {"S-400", "S400", "Su-35", "M1A2", "9M729", "F/A-18E", "Kh-47M2", "T-72"};
  static const char *const bad[] = {"tank", "400", "NATO", "Su-", "a1", "12th"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) CHECK(ng_is_designation(ng_view_of(good[i])));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CHECK(!ng_is_designation(ng_view_of(bad[i])));
  CHECK(ng_is_weapon_noun(ng_view_of("missile")));
  CHECK(ng_is_weapon_noun(ng_view_of("missiles")));
  CHECK(ng_is_weapon_noun(ng_view_of("batteries")));
  CHECK(!ng_is_weapon_noun(ng_view_of("vaccine")));
}

static void test_spellings(void) {
  fixture_read(&f, "Turkey bought the S-400 system.\nThe S400 is also known as SA-21 Growler.\nAn S-400 Triumf battery arrived.", (ng_date){0});
  uint32_t weapons = 0;
  for (uint32_t i = 0; i < f.doc->entities.len; i++) weapons += ng_view_is(f.doc->entities.data[i].type, "weapon_system");
  CHECK_INT(weapons, 1);
}

static void test_unlisted(void) {
  fixture_read(&f, "It fired two QX-77 missiles.\nThe QX77 missile flew.\nThe G20 summit and Section B12 closed.", (ng_date){0});
  CHECK_ENTITY(&f, "QX-77", "weapon_system");
  CHECK(fixture_has_alias(fixture_find(&f, "QX-77"), "QX77"));
  CHECK(fixture_find(&f, "B12") == NULL);
}

static void test_ambiguous_words(void) {
  fixture_read(&f, "A bear walked in the Grad.\nRussia fired Grad rockets.", (ng_date){0});
  uint32_t out[4];
  CHECK_INT(ng_entities_of_token(&f.index, fixture_token(&f, "Grad", 0), out, 4), 0);
  CHECK_INT(ng_entities_of_token(&f.index, fixture_token(&f, "Grad", 1), out, 4), 1);
}

int main(void) {
  fixture_init(&f);
  RUN(test_designations);
  RUN(test_spellings);
  RUN(test_unlisted);
  RUN(test_ambiguous_words);
  fixture_dispose(&f);
  return harness_end();
}
