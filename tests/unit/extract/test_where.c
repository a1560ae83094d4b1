/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/where.h"

#include "entity_fixture.h"

static entity_fixture f;

/* Predicates are added in the order of their words. */
static void add_predicate(const char *word, const char *role, const char *argument, uint32_t nth, uint32_t light) {
  const ng_argument a = {.role = ng_view_of(role), .token = fixture_token(&f, argument, nth), .predicate = NG_NONE};
  const ng_predicate p = {.token = fixture_token(&f, word, 0), .light = light, .first_argument = f.doc->arguments.len,
      .n_arguments = 1,
                          .attributed_to = NG_NONE, .governor = NG_NONE};
  if (!ng_vec_push(&f.doc->arguments, a) || !ng_vec_push(&f.doc->predicates, p)) abort();
}

static ng_view place(uint32_t predicate) {
  const uint32_t e = ng_where_of_predicate(&f.index, predicate);
  return e == NG_NONE ? ng_view_of("none") : f.doc->entities.data[e].name;
}

static void test_places(void) {
  fixture_read(&f, "Xi met Putin in Samarkand, Uzbekistan.\nThey spoke with Peru.\nThey held talks in Chile.",
               (ng_date){2022, 9, 15});
  add_predicate("met", "in", "Samarkand", 0, NG_NONE);
  add_predicate("spoke", "with", "Peru", 0, NG_NONE);
  add_predicate("held", "in", "Chile", 0, NG_NONE);
  add_predicate("talks", "subject", "They", 1, fixture_token(&f, "held", 0));
  CHECK_VIEW(place(0), "Samarkand");
  CHECK_VIEW(place(1), "none");
  CHECK_VIEW(place(3), "Chile");
}

int main(void) {
  fixture_init(&f);
  RUN(test_places);
  fixture_dispose(&f);
  return harness_end();
}
