/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "base/alloc.h"
#include "knowledge/fold.h"
#include "knowledge/knowledge.h"

static ng_knowledge *open_or_die(const char *dir) {
  ng_knowledge *k = NULL;
  ng_error err = {0};
  if (ng_knowledge_open(dir, &k, &err)) {
    char text[900];
    ng_error_format(&err, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    exit(EXIT_FAILURE);
  }
  return k;
}

/* Looks up `text`, cut at blanks; returns the first candidate's name or "". */
static ng_view find(const ng_knowledge *k, const char *text, uint32_t kinds, uint32_t *n_tokens, ng_candidate *best) {
  ng_view tokens[32];
  uint32_t n = 0;
  for (const char *p = text; *p && n < 32;) {
    const size_t len = strcspn(p, " ");
    if (len) tokens[n++] = ng_view_make(p, len);
    p += len + (p[len] == ' ');
  }
  ng_candidate c[NG_CANDIDATE_MAX];
  const uint32_t found = ng_knowledge_find(k, tokens, n, kinds, c, n_tokens);
  if (best && found) *best = c[0];
  return found ? ng_known_at(k, c[0].known)->name : ng_view_of("");
}

static void check_find(const ng_knowledge *k, const char *text, uint32_t kinds, const char *name, uint32_t n_tokens) {
  uint32_t n;
  CHECK_VIEW(find(k, text, kinds, &n, NULL), name);
  CHECK_INT(n, n_tokens);
}

static void test_fold(void) {
  static const struct { const char *text, *key; } rows[] = {
    {"S-400", "s400"}, {"U.S.", "us"}, {"Çankaya", "cankaya"}, {"Łódź", "lodz"}, {"AT&T", "at&t"},
    {"Sana’a", "sanaa"}, {"Москва", "москва"}, {" - ", ""}, {"\xff\xfe", ""}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ng_folded key = {.len = 0};
    ng_fold_key(&key, ng_view_of(rows[i].text));
    CHECK_VIEW(ng_view_make(key.data, key.len), rows[i].key);
  }
  ng_folded key = {.len = 0};
  size_t ends[4];
  CHECK_INT(ng_fold_key_words(&key, ng_view_of("Guinea-Bissau Sur"), ends, 4), 2);
  CHECK_INT(ends[0], 6);
  CHECK_INT(ends[1], 12);
}

static void test_shapes(void) {
  const ng_shape_difference same = ng_shape_compare(ng_view_of("Guinea Bissau"), ng_view_of("Guinea-Bissau"));
  CHECK(!same.blanks && !same.other && !same.case_down && !same.case_up && !same.case_initial);
  CHECK(!ng_shape_compare(ng_view_of("Jin-ping"), ng_view_of("Jinping")).blanks);
  CHECK(ng_shape_compare(ng_view_of("Jin ping"), ng_view_of("Jinping")).blanks);
  CHECK(ng_shape_compare(ng_view_of("Li, Peng"), ng_view_of("Li Peng")).other);
  CHECK(ng_shape_compare(ng_view_of("us"), ng_view_of("US")).case_down);
  CHECK(ng_shape_compare(ng_view_of("The Hague"), ng_view_of("the Hague")).case_initial);
  CHECK(ng_shape_compare(ng_view_of("CHINA"), ng_view_of("China")).case_up);
}

static void test_find_rules(void) {
  ng_knowledge *const k = open_or_die(NG_TEST_DATA "/knowledge/tiny");
  ng_candidate c = {0};
  uint32_t n;
  check_find(k, "Grand Fenwick fell", NG_KNOWN_ALL, "Grand Fenwick", 2);
  check_find(k, "Grand plans", NG_KNOWN_ALL, "", 0);
  check_find(k, "RURITANIA WINS", NG_KNOWN_ALL, "Ruritania", 1);
  check_find(k, "ruritania", NG_KNOWN_ALL, "", 0);
  check_find(k, "ruritania", NG_KNOWN_ALL | NG_FIND_ANY_CASE, "Ruritania", 1);
  check_find(k, "X9", NG_KNOWN_ALL, "X-9 Hussar", 1);
  check_find(k, "X - 9 Hussar jets", NG_KNOWN_ALL, "X-9 Hussar", 4);
  check_find(k, "X-9s", NG_KNOWN_ALL, "X-9 Hussar", 1);
  check_find(k, "Lilliputs", NG_KNOWN_ALL, "", 0);
  check_find(k, "war ministers", NG_KNOWN_ALL, "War Minister", 2);
  check_find(k, "St Evariste sur Mer", NG_KNOWN_ALL, "St. Évariste-sur-Mer", 4);
  check_find(k, "St. Osric", NG_KNOWN_ALL, "Saint Osric", 2); /* the greater town, though another of its names is farther off */
  check_find(k, "Lss", NG_KNOWN_ALL, "", 0); /* too short to tell from a word */
  check_find(k, "Ruritania 's army", NG_KNOWN_ALL, "Ruritania", 1);
  check_find(k, "Ruritania 's Castle Guard", NG_KNOWN_ALL, "Castle Guard", 4);
  check_find(k, "Rassendyll 's", NG_KNOWN_ALL, "Rassendyll's", 2);
  check_find(k, "X-9 's", NG_KNOWN_ALL, "X-9 Hussar", 1);
  check_find(k, ", Ruritania", NG_KNOWN_ALL, "", 0);
  check_find(k, "Strelsau", NG_KNOWN_BIT(NG_KNOWN_PLACE), "Strelsau", 1);
  check_find(k, "", NG_KNOWN_ALL, "", 0);

  CHECK_VIEW(find(k, "Strelsau", NG_KNOWN_ALL, &n, &c), "Ruritania");
  CHECK_INT(c.alias, NG_ALIAS_CAPITAL);
  find(k, "Ruritanians", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(c.alias, NG_ALIAS_DEMONYM);
  find(k, "Ruritanian", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(c.alias, NG_ALIAS_ADJECTIVE);
  find(k, "Crown", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(c.alias, NG_ALIAS_METONYM);
  CHECK(c.ambiguous);
  find(k, "the Castle", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(n, 2);
  CHECK(!c.ambiguous);
  find(k, "X9", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(c.form, NG_MATCH_FOLDED);
  find(k, "LSS", NG_KNOWN_ALL, &n, &c);
  CHECK_INT(c.alias, NG_ALIAS_ACRONYM);
  ng_knowledge_free(k);
}

static void test_details(void) {
  ng_knowledge *const k = open_or_die(NG_TEST_DATA "/knowledge/tiny");
  const uint32_t ruritania = ng_knowledge_state_of(k, ng_view_of("RUR"));
  CHECK_INT(ng_knowledge_state_of(k, ng_view_of("USA")), NG_NONE); /* the embedded list is replaced */
  CHECK_VIEW(ng_known_state(k, ruritania)->adjective, "Ruritanian");
  CHECK_VIEW(ng_known_state(k, ruritania)->capital, "Strelsau");
  CHECK_INT(ng_known_state(k, ng_knowledge_state_of(k, ng_view_of("GRA")))->valid_to.month, 3);
  CHECK(!ng_known_weapon(k, ruritania));
  CHECK(!ng_known_weapon(k, NG_NONE));

  ng_candidate c[NG_CANDIDATE_MAX];
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("League of Small States"), NG_KNOWN_ENTITIES, c), 1);
  const ng_organization *const league = ng_known_organization(k, c[0].known);
  CHECK(ng_organization_has_member(league, ng_view_of("RUR")));
  CHECK(!ng_organization_has_member(league, ng_view_of("USA")));
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("Strelsau"), NG_KNOWN_BIT(NG_KNOWN_PLACE), c), 1);
  CHECK(ng_known_place(k, c[0].known)->longitude < -14.2 && ng_known_place(k, c[0].known)->longitude > -14.3);
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("War Minister"), NG_KNOWN_ALL, c), 1);
  CHECK_INT(ng_known_title(k, c[0].known)->office, NG_OFFICE_DEFENSE_MINISTER);
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("former king"), NG_KNOWN_ALL, c), 1);
  CHECK_INT(ng_known_title(k, c[0].known)->modifier, NG_TITLE_FORMER);
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("Col."), NG_KNOWN_ALL, c), 1);
  CHECK(ng_known_title(k, c[0].known)->abbreviation && !ng_known_title(k, c[0].known)->after_name);
  CHECK_INT(ng_knowledge_find_phrase(k, ng_view_of("Acme Corp."), NG_KNOWN_ALL, c), 1);
  CHECK_INT(ng_known_at(k, c[0].known)->kind, NG_KNOWN_OTHER);
  CHECK_TEXT(ng_knowledge_list_name(k, ng_known_at(k, c[0].known)->list), "companies.tsv");
  CHECK_INT(ng_knowledge_gender(k, ng_view_of("Antoinette")), NG_GENDER_FEMALE);
  CHECK_INT(ng_knowledge_given_name(k, ng_view_of("Rudolf")), 20);
  CHECK_INT(ng_knowledge_surname(k, ng_view_of("Black")), 5);
  CHECK_INT(ng_knowledge_surname(k, ng_view_of("black")), 0);
  ng_knowledge_free(k);
}

static void check_holder(const ng_knowledge *k, ng_office_category category, ng_date date, const char *name) {
  ng_holder h[4];
  const uint32_t n = ng_knowledge_holders(k, ng_view_of("RUR"), category, date, h, 4);
  CHECK_INT(n, *name ? 1 : 0);
  if (n) CHECK_VIEW(ng_known_at(k, h[0].person)->name, name);
}

static void test_offices(void) {
  ng_knowledge *const k = open_or_die(NG_TEST_DATA "/knowledge/tiny");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){2005, 0, 0}, "Rudolf Elphberg");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){2010, 5, 2}, "Rudolf Elphberg");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){2010, 5, 3}, "Michael Elphberg");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){2013, 1, 1}, "Michael Elphberg");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){1999, 1, 1}, "");
  check_holder(k, NG_OFFICE_HEAD_OF_STATE, (ng_date){2030, 1, 1}, ""); /* nobody believes a list that old */
  check_holder(k, NG_OFFICE_DEFENSE_MINISTER, (ng_date){2009, 0, 0}, "Otto el-Hentzau");
  check_holder(k, NG_OFFICE_DEFENSE_MINISTER, (ng_date){2011, 12, 1}, "Fritz von Tarlenheim"); /* his successor */
  check_holder(k, NG_OFFICE_FOREIGN_MINISTER, (ng_date){2009, 0, 0}, "");
  ng_holder h[4];
  CHECK_INT(ng_knowledge_holders(k, ng_view_of("League of Small States"), NG_OFFICE_ORGANIZATION_CHIEF,
                                 (ng_date){2006, 1, 1}, h, 4), 1);
  CHECK_INT(h[0].tenure, NG_TENURE_LIKELY);

  CHECK_INT(ng_knowledge_people(k, ng_view_of("Elphberg"), (ng_date){2011, 1, 1}, h, 4), 2);
  CHECK_VIEW(ng_known_at(k, h[0].person)->name, "Michael Elphberg");
  CHECK_INT(h[1].tenure, NG_TENURE_NO);
  CHECK_INT(ng_known_at(k, h[1].person)->gender, NG_GENDER_MALE);
  CHECK_INT(ng_knowledge_people(k, ng_view_of("von Tarlenheim"), (ng_date){2011, 1, 1}, h, 4), 1);
  CHECK_INT(ng_knowledge_people(k, ng_view_of("Hentzau"), (ng_date){2011, 1, 1}, h, 4), 1);
  CHECK_INT(ng_knowledge_people(k, ng_view_of("Flavia"), (ng_date){2011, 1, 1}, h, 4), 0);
  CHECK_INT(ng_knowledge_people(k, ng_view_of("Elphberg"), (ng_date){2008, 1, 1}, h, 1), 1);
  CHECK_VIEW(ng_known_at(k, h[0].person)->name, "Rudolf Elphberg");
  CHECK_INT(ng_knowledge_offices_at(k, h[0].person, (ng_date){2008, 1, 1}, h, 4), 1);
  ng_knowledge_free(k);
}

static void test_faults(void) {
  static const struct { const char *dir; uint32_t line, column; const char *message; } rows[] = {
    {"bad-cells", 2, 1, "1 cells where the header has 2"},
    {"bad-date", 2, 10, "expected a date (YYYY, YYYY-MM or YYYY-MM-DD), found '2001-13'"},
    {"bad-header", 1, 1, "the header lacks the column 'name'"},
    {"bad-utf8", 2, 3, "not UTF-8"},
    {"bad-kind", 2, 8, "expected 'given' or 'surname', found 'first'"},
    {"bad-code", 3, 1, "the code 'RUR' is there twice"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char dir[512];
    snprintf(dir, sizeof dir, "%s/knowledge/%s", NG_TEST_DATA, rows[i].dir);
    ng_knowledge *k = NULL;
    ng_error err = {0};
    CHECK_INT(ng_knowledge_open(dir, &k, &err), NG_ERR_INVALID);
    CHECK(!k);
    CHECK_INT(err.line, rows[i].line);
    CHECK_INT(err.column, rows[i].column);
    CHECK_TEXT(err.message, rows[i].message);
  }
  ng_knowledge *k = NULL;
  CHECK_INT(ng_knowledge_open(NG_TEST_DATA "/knowledge/none", &k, NULL), NG_ERR_READ);
  ng_knowledge_free(NULL);
}

/* The lists that are compiled in: what every user relies on. */
static void test_embedded(void) {
  ng_knowledge *const k = open_or_die(NULL);
  ng_candidate c;
  uint32_t n;
  CHECK_VIEW(find(k, "S400 systems", NG_KNOWN_ALL, &n, &c), "S-400 Triumf");
  CHECK_VIEW(find(k, "Kremlin", NG_KNOWN_ALL, &n, &c), "Russia");
  CHECK_INT(c.alias, NG_ALIAS_METONYM);
  CHECK_VIEW(find(k, "Nato", NG_KNOWN_ALL, &n, &c), "North Atlantic Treaty Organization");
  CHECK_VIEW(find(k, "Cote d'Ivoire", NG_KNOWN_ALL, &n, &c), "Ivory Coast");
  CHECK_VIEW(find(k, "us", NG_KNOWN_ALL, &n, &c), "");
  CHECK_VIEW(find(k, "U.S. troops", NG_KNOWN_ALL, &n, &c), "United States");
  CHECK(find(k, "Grad", NG_KNOWN_ENTITIES, &n, &c).len && c.ambiguous);
  CHECK(find(k, "Nice", NG_KNOWN_ENTITIES, &n, &c).len && c.ambiguous);
  ng_holder h[2];
  CHECK_INT(ng_knowledge_holders(k, ng_view_of("CHN"), NG_OFFICE_DEFENSE_MINISTER, (ng_date){2023, 4, 14}, h, 2), 1);
  CHECK_VIEW(ng_known_at(k, h[0].person)->name, "Li Shangfu");
  CHECK(ng_knowledge_people(k, ng_view_of("Shoigu"), (ng_date){2023, 4, 14}, h, 2) == 1);
  uint32_t n_offices, heads = 0, states = 0;
  const ng_office *const offices = ng_knowledge_offices(k, &n_offices);
  for (uint32_t i = 0; i < n_offices; i++) CHECK(offices[i].title.len && offices[i].category);
  for (uint32_t i = 0; i < ng_known_count(k); i++) {
    const ng_known *const known = ng_known_at(k, i);
    if (known->kind != NG_KNOWN_STATE || !ng_view_is(known->group, "un_member")) continue;
    states++;
    heads += ng_knowledge_holders(k, known->iso3, NG_OFFICE_HEAD_OF_STATE, (ng_date){2023, 4, 14}, h, 2) > 0;
  }
  CHECK(states >= 193 && heads >= 185);
  CHECK(ng_knowledge_has_state_word(k, ng_view_of("island nation")) && !ng_knowledge_has_state_word(k, ng_view_of("planet")));
  CHECK(ng_knowledge_state_is_called(k, ng_view_of("SAU"), ng_view_of("kingdom")));
  CHECK(!ng_knowledge_state_is_called(k, ng_view_of("GBR"), ng_view_of("kingdom")));
  CHECK(ng_knowledge_state_is_called(k, ng_view_of("MLI"), ng_view_of("West African")));
  ng_knowledge_free(k);
}

#ifdef NG_ALLOC_FAULTS
static void test_out_of_memory(void) {
  for (long i = 0;; i++) {
    ng_knowledge *k = NULL;
    ng_alloc_fail_after(i);
    const ng_status status = ng_knowledge_open(NG_TEST_DATA "/knowledge/tiny", &k, NULL);
    const long used = ng_alloc_count();
    ng_alloc_fail_after(-1);
    if (!status) {
      CHECK(k != NULL && used <= i);
      ng_knowledge_free(k);
      return;
    }
    CHECK_INT(status, NG_ERR_NO_MEM);
    CHECK(!k);
  }
}
#endif

int main(void) {
  RUN(test_fold);
  RUN(test_shapes);
  RUN(test_find_rules);
  RUN(test_details);
  RUN(test_offices);
  RUN(test_faults);
  RUN(test_embedded);
#ifdef NG_ALLOC_FAULTS
  RUN(test_out_of_memory);
#endif
  return harness_end();
}
