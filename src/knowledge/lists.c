/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each list is read.  To add one: a row of `forms` with its columns and a function that
 * takes one row of cells. */
#include "base/error.h"
#include "knowledge/body.h"
#include "knowledge/fold.h"
#include "knowledge/tsv.h"

typedef struct reading {
  ng_knowledge *k;
  ng_tsv tsv;
  uint32_t person; /* offices.tsv: whose rows these are */
} reading;

static ng_status no_mem(ng_error *err) { return ng_fail_no_mem(err); }

static ng_alias_kind kind_of_alias(ng_view text, ng_alias_kind kind) {
  if (kind != NG_ALIAS_ALIAS || text.len > 8) return kind;
  for (size_t i = 0; i < text.len; i++)
    if (!((text.data[i] >= 'A' && text.data[i] <= 'Z') || text.data[i] == '.')) return kind;
  return NG_ALIAS_ACRONYM;
}

ng_status ng_knowledge__add_alias(ng_knowledge *k, uint32_t known, ng_alias_kind kind, ng_view text, ng_error *err) {
  const bool ambiguous = text.len && text.data[0] == '~';
  if (ambiguous) text = ng_view_make(text.data + 1, text.len - 1);
  ng_phrase_slot *const slot = ng_phrase_index_enter(&k->phrases, &k->arena, text);
  if (!slot) return no_mem(err);
  if (!slot->len || text.len > UINT16_MAX) return NG_OK; /* nothing but punctuation */
  for (uint32_t i = slot->first; i != CHAIN_END && k->aliases.data[i].known == known; i = k->aliases.data[i].next)
    if (ng_view_equals(ng_view_make(k->aliases.data[i].text, k->aliases.data[i].len), text)) return NG_OK;
  const alias_row row = {.text = text.data, .known = known, .next = slot->first, .len = (uint16_t)text.len,
                         .kind = (uint8_t)kind_of_alias(text, kind), .ambiguous = ambiguous};
  if (!ng_vec_push(&k->aliases, row)) return no_mem(err);
  slot->first = k->aliases.len - 1;
  return NG_OK;
}

static ng_status add_aliases(reading *r, uint32_t known, ng_alias_kind kind, ng_view cell, ng_error *err) {
  for (ng_view item; ng_tsv_item(&cell, &item);) {
    const bool seat = item.len > 1 && item.data[0] == '=';
    if (seat) item = ng_view_make(item.data + 1, item.len - 1);
    NG_TRY(ng_knowledge__add_alias(r->k, known, seat ? NG_ALIAS_METONYM : kind, item, err));
  }
  return NG_OK;
}

/* Adds a known with its name as first alias; `it` has name, iso3, qid and so on. */
static ng_status add_known(reading *r, ng_known it, uint32_t *index, ng_error *err) {
  const ng_view name = it.name;
  if (!name.len) return ng_tsv_fail(&r->tsv, 0, err, "a row without a name");
  if (name.data[0] == '~') it.name = ng_view_make(name.data + 1, name.len - 1);
  it.list = (uint16_t)(r->k->lists.len - 1);
  if (!ng_vec_push(&r->k->knowns, it)) return no_mem(err);
  *index = r->k->knowns.len - 1;
  return ng_knowledge__add_alias(r->k, *index, NG_ALIAS_NAME, name, err);
}

/* The detail tables hold rows in the order of their knowns. */
#define ADD_DETAIL(r, table, ...) (ng_vec_push(&(r)->k->table, __VA_ARGS__) ? NG_OK : no_mem(err))

/* ---- states ---- */

enum { STATE_ISO3, STATE_NAME, STATE_ISO2, STATE_QID, STATE_OFFICIAL, STATE_ALIASES, STATE_ADJECTIVES,
       STATE_DEMONYMS, STATE_CAPITAL, STATE_METONYMS, STATE_FROM, STATE_TO, STATE_STATUS, STATE_COLUMNS };
static const char *const state_columns[] = {"iso3", "name", "iso2", "qid", "official_name", "aliases", "adjectives",
                                            "demonyms", "capital", "metonyms", "valid_from", "valid_to", "status"};

static ng_view first_item(ng_view cell) {
  ng_view item = {NULL, 0};
  if (ng_tsv_item(&cell, &item) && item.data[0] == '~') item = ng_view_make(item.data + 1, item.len - 1);
  return item;
}

/* States of today come first among things of one name. */
static uint32_t weight_of_status(ng_view status) {
  return ng_view_is(status, "historical") ? 0 : ng_view_is(status, "territory") ? 1 : 2;
}

static ng_status add_state(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  if (c[STATE_ISO3].len != 3) return ng_tsv_fail(&r->tsv, STATE_ISO3, err, "expected a code of three letters");
  if (ng_map_find(&r->k->state_of, c[STATE_ISO3]) != NG_MAP_MISSING)
    return ng_tsv_fail(&r->tsv, STATE_ISO3, err, "the code '%.*s' is there twice", NG_VIEW_ARGS(c[STATE_ISO3]));
  uint32_t known;
  NG_TRY(add_known(r, (ng_known){.name = c[STATE_NAME], .iso3 = c[STATE_ISO3], .qid = c[STATE_QID],
                                 .group = c[STATE_STATUS], .kind = NG_KNOWN_STATE, .detail = r->k->states.len,
                                 .weight = weight_of_status(c[STATE_STATUS])}, &known, err));
  if (!ng_map_set(&r->k->state_of, c[STATE_ISO3], known)) return no_mem(err);
  static const struct { uint8_t column; ng_alias_kind kind; } names[] = {
    {STATE_ALIASES, NG_ALIAS_ALIAS}, {STATE_ADJECTIVES, NG_ALIAS_ADJECTIVE}, {STATE_DEMONYMS, NG_ALIAS_DEMONYM},
    {STATE_CAPITAL, NG_ALIAS_CAPITAL}, {STATE_METONYMS, NG_ALIAS_METONYM}, {STATE_OFFICIAL, NG_ALIAS_ALIAS}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    NG_TRY(add_aliases(r, known, names[i].kind, c[names[i].column], err));
  ng_state state = {.known = known, .iso2 = c[STATE_ISO2], .official_name = c[STATE_OFFICIAL],
                    .adjective = first_item(c[STATE_ADJECTIVES]), .capital = first_item(c[STATE_CAPITAL])};
  NG_TRY(ng_tsv_date(&r->tsv, STATE_FROM, &state.valid_from, err));
  NG_TRY(ng_tsv_date(&r->tsv, STATE_TO, &state.valid_to, err));
  return ADD_DETAIL(r, states, state);
}

/* ---- organizations, weapons, places, other things: all begin with the same columns ---- */

enum { THING_NAME, THING_ALIASES, THING_KIND, THING_ISO3, THING_QID, THING_COMMON };

static ng_status add_thing(reading *r, ng_known_kind kind, uint32_t detail, uint32_t weight, uint32_t *known, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  NG_TRY(add_known(r, (ng_known){.name = c[THING_NAME], .iso3 = c[THING_ISO3], .qid = c[THING_QID],
                                 .group = c[THING_KIND], .kind = (uint8_t)kind, .detail = detail, .weight = weight},
                   known, err));
  return add_aliases(r, *known, NG_ALIAS_ALIAS, c[THING_ALIASES], err);
}

enum { ORGANIZATION_MEMBERS = THING_COMMON, ORGANIZATION_COLUMNS };
static const char *const organization_columns[] = {"name", "aliases", "kind", "iso3", "qid", "members"};

static ng_status add_organization(reading *r, ng_error *err) {
  uint32_t known;
  const ng_view members = r->tsv.cells[ORGANIZATION_MEMBERS];
  NG_TRY(add_thing(r, NG_KNOWN_ORGANIZATION, r->k->organizations.len, (uint32_t)(members.len + 1) / 4, &known, err));
  return ADD_DETAIL(r, organizations, (ng_organization){known, members});
}

enum { WEAPON_MAKER = THING_COMMON, WEAPON_COLUMNS };
static const char *const weapon_columns[] = {"name", "aliases", "kind", "iso3", "qid", "maker"};

static ng_status add_weapon(reading *r, ng_error *err) {
  uint32_t known;
  NG_TRY(add_thing(r, NG_KNOWN_WEAPON, r->k->weapons.len, 0, &known, err));
  return ADD_DETAIL(r, weapons, (ng_weapon){known, r->tsv.cells[WEAPON_MAKER]});
}

enum { PLACE_LATITUDE = THING_COMMON, PLACE_LONGITUDE, PLACE_POPULATION, PLACE_ADMIN1, PLACE_COLUMNS };
static const char *const place_columns[] = {"name", "aliases", "kind", "iso3", "qid", "latitude", "longitude",
                                            "population", "admin1"};

static ng_status add_place(reading *r, ng_error *err) {
  uint32_t known, population;
  ng_place place = {.admin1 = r->tsv.cells[PLACE_ADMIN1]};
  NG_TRY(ng_tsv_count(&r->tsv, PLACE_POPULATION, &population, err));
  NG_TRY(ng_tsv_degrees(&r->tsv, PLACE_LATITUDE, &place.latitude, err));
  NG_TRY(ng_tsv_degrees(&r->tsv, PLACE_LONGITUDE, &place.longitude, err));
  NG_TRY(add_thing(r, NG_KNOWN_PLACE, r->k->places.len, population, &known, err));
  place.known = known;
  return ADD_DETAIL(r, places, place);
}

enum { OTHER_WEIGHT = THING_COMMON, OTHER_COLUMNS };
static const char *const other_columns[] = {"name", "aliases", "kind", "iso3", "qid", "weight"};

static ng_status add_other(reading *r, ng_error *err) {
  uint32_t known, weight;
  NG_TRY(ng_tsv_count(&r->tsv, OTHER_WEIGHT, &weight, err));
  return add_thing(r, NG_KNOWN_OTHER, 0, weight, &known, err);
}

/* ---- titles ---- */

enum { TITLE_NAME, TITLE_NORMAL, TITLE_CLASS, TITLE_KIND, TITLE_OFFICE, TITLE_MODIFIER, TITLE_GOVERNMENT,
       TITLE_POSITION, TITLE_ABBREVIATION, TITLE_COLUMNS };
static const char *const title_columns[] = {"name", "normal_form", "class", "kind", "office", "modifier",
                                            "government", "position", "abbreviation"};
static const char *const modifier_names[] = {"", "acting", "deputy", "former", "elect", "aspiring"};

static ng_status add_title(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  uint32_t known, modifier = 0;
  while (modifier < sizeof modifier_names / sizeof *modifier_names && !ng_view_is(c[TITLE_MODIFIER], modifier_names[modifier]))
    modifier++;
  if (modifier > NG_TITLE_ASPIRING)
    return ng_tsv_fail(&r->tsv, TITLE_MODIFIER, err, "unknown modifier '%.*s'", NG_VIEW_ARGS(c[TITLE_MODIFIER]));
  NG_TRY(add_known(r, (ng_known){.name = c[TITLE_NAME], .group = c[TITLE_KIND], .kind = NG_KNOWN_TITLE,
                                 .detail = r->k->titles.len}, &known, err));
  const ng_title title = {.known = known, .normal_form = c[TITLE_NORMAL].len ? c[TITLE_NORMAL] : c[TITLE_NAME],
                          .title_class = c[TITLE_CLASS], .office = ng_office_category_find(c[TITLE_OFFICE]),
                          .modifier = (ng_title_modifier)modifier,
                          .government_office = ng_view_is(c[TITLE_GOVERNMENT], "yes"),
                          .before_name = !ng_view_is(c[TITLE_POSITION], "after"),
                          .after_name = !ng_view_is(c[TITLE_POSITION], "before"),
                          .abbreviation = ng_view_is(c[TITLE_ABBREVIATION], "yes")};
  return ADD_DETAIL(r, titles, title);
}

/* ---- words for states ---- */

enum { WORD_WORD, WORD_STATES, WORD_COLUMNS };
static const char *const word_columns[] = {"word", "states"};

static ng_status add_state_word(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  if (!c[WORD_WORD].len) return ng_tsv_fail(&r->tsv, WORD_WORD, err, "a row without a word");
  if (!ng_vec_push(&r->k->state_words, c[WORD_STATES])) return no_mem(err);
  return ng_map_set(&r->k->state_word_at, c[WORD_WORD], r->k->state_words.len - 1) ? NG_OK : no_mem(err);
}

/* ---- personal names ---- */

enum { NAME_NAME, NAME_KIND, NAME_GENDER, NAME_WEIGHT, NAME_COLUMNS };
static const char *const name_columns[] = {"name", "kind", "gender", "weight"};

static ng_gender gender_of(ng_view text) {
  return ng_view_is(text, "M") ? NG_GENDER_MALE : ng_view_is(text, "F") ? NG_GENDER_FEMALE
         : text.len ? NG_GENDER_BOTH : NG_GENDER_UNKNOWN;
}

static ng_status add_name(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  const bool given = ng_view_is(c[NAME_KIND], "given");
  if (!given && !ng_view_is(c[NAME_KIND], "surname"))
    return ng_tsv_fail(&r->tsv, NAME_KIND, err, "expected 'given' or 'surname', found '%.*s'", NG_VIEW_ARGS(c[NAME_KIND]));
  uint32_t known, weight;
  NG_TRY(ng_tsv_count(&r->tsv, NAME_WEIGHT, &weight, err));
  return add_known(r, (ng_known){.name = c[NAME_NAME], .kind = given ? NG_KNOWN_GIVEN_NAME : NG_KNOWN_SURNAME,
                                 .gender = (uint8_t)gender_of(c[NAME_GENDER]), .weight = weight ? weight : 1},
                   &known, err);
}

/* ---- offices ---- */

enum { OFFICE_PERSON, OFFICE_OFFICE, OFFICE_ALIASES, OFFICE_QID, OFFICE_CATEGORY, OFFICE_ISO3, OFFICE_ORGANIZATION,
       OFFICE_FROM, OFFICE_TO, OFFICE_AS_OF, OFFICE_COLUMNS };
static const char *const office_columns[] = {"person", "office", "aliases", "qid", "category", "iso3", "organization",
                                             "from", "to", "as_of"};

static ng_status begin_person(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  NG_TRY(add_known(r, (ng_known){.name = c[OFFICE_PERSON], .iso3 = c[OFFICE_ISO3], .qid = c[OFFICE_QID],
                                 .group = c[OFFICE_CATEGORY], .kind = NG_KNOWN_PERSON, .detail = r->k->people.len},
                   &r->person, err));
  NG_TRY(add_aliases(r, r->person, NG_ALIAS_ALIAS, c[OFFICE_ALIASES], err));
  return ADD_DETAIL(r, people, (ng_known_person){r->person, r->k->offices.len, 0});
}

static ng_status add_office(reading *r, ng_error *err) {
  const ng_view *const c = r->tsv.cells;
  if (c[OFFICE_PERSON].len) NG_TRY(begin_person(r, err));
  if (r->person == NG_NONE) return ng_tsv_fail(&r->tsv, OFFICE_OFFICE, err, "the first row must name a person");
  ng_office office = {.person = r->person, .title = c[OFFICE_OFFICE], .iso3 = c[OFFICE_ISO3],
                      .organization = c[OFFICE_ORGANIZATION], .category = ng_office_category_find(c[OFFICE_CATEGORY])};
  NG_TRY(ng_tsv_date(&r->tsv, OFFICE_FROM, &office.from, err));
  NG_TRY(ng_tsv_date(&r->tsv, OFFICE_TO, &office.to, err));
  NG_TRY(ng_tsv_date(&r->tsv, OFFICE_AS_OF, &office.as_of, err));
  if (!ng_vec_push(&r->k->offices, office)) return no_mem(err);
  r->k->people.data[r->k->people.len - 1].n_offices++;
  return NG_OK;
}

/* ---- the lists ---- */

typedef struct list_form {
  const char *name;
  const char *const *columns;
  uint32_t n_columns;
  uint32_t n_required;
  ng_status (*add)(reading *r, ng_error *err);
} list_form;

static const list_form forms[] = {
  {"states.tsv", state_columns, STATE_COLUMNS, 2, add_state},
  {"organizations.tsv", organization_columns, ORGANIZATION_COLUMNS, 1, add_organization},
  {"weapons.tsv", weapon_columns, WEAPON_COLUMNS, 1, add_weapon},
  {"places.tsv", place_columns, PLACE_COLUMNS, 1, add_place},
  {"titles.tsv", title_columns, TITLE_COLUMNS, 1, add_title},
  {"state_words.tsv", word_columns, WORD_COLUMNS, 2, add_state_word},
  {"names.tsv", name_columns, NAME_COLUMNS, 2, add_name},
  {"offices.tsv", office_columns, OFFICE_COLUMNS, 2, add_office},
  {NULL, other_columns, OTHER_COLUMNS, 1, add_other},
};

ng_status ng_knowledge__add_list(ng_knowledge *k, const char *name, const char *source, ng_view text, ng_error *err) {
  if (k->lists.len == UINT16_MAX || !ng_vec_push(&k->lists, name)) return no_mem(err);
  const list_form *form = forms;
  while (form->name && strcmp(form->name, name) != 0) form++;
  reading r = {.k = k, .person = NG_NONE};
  NG_TRY(ng_tsv_open(&r.tsv, source, text, form->columns, form->n_columns, form->n_required, err));
  ng_status status;
  while (!(status = ng_tsv_next(&r.tsv, err))) NG_TRY(form->add(&r, err));
  return status == NG_END ? NG_OK : status;
}
