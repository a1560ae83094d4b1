/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who held which office when, and who is meant by a surname.
 *
 * Terms of the lists are often open at the end: the holder was in office when the source was
 * made, or nobody noted the end.  So a term is certain only within its known ends or up to
 * its source's date, and a later holder of the same office ends an open one. */
#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/body.h"
#include "knowledge/fold.h"

/* In years: how long an open term stays certain, how long after its source's date it still
 * is believed at all, and how far an unknown beginning reaches back. */
#define OPEN_TERM_YEARS 10
#define STALE_YEARS 8
#define BACK_YEARS 6

/* Prominence of an office, for choosing among people of one surname. */
static const uint8_t office_rank[NG_OFFICE_COUNT] = {
  [NG_OFFICE_HEAD_OF_STATE] = 100, [NG_OFFICE_HEAD_OF_GOVERNMENT] = 95, [NG_OFFICE_FOREIGN_MINISTER] = 80,
  [NG_OFFICE_DEFENSE_MINISTER] = 80, [NG_OFFICE_ORGANIZATION_CHIEF] = 75, [NG_OFFICE_VICE_PRESIDENT] = 70,
  [NG_OFFICE_DEPUTY_HEAD_OF_GOVERNMENT] = 65, [NG_OFFICE_SECURITY_ADVISER] = 65, [NG_OFFICE_INTERIOR_MINISTER] = 60,
  [NG_OFFICE_FINANCE_MINISTER] = 60, [NG_OFFICE_MILITARY_CHIEF] = 55, [NG_OFFICE_INTELLIGENCE_CHIEF] = 50,
  [NG_OFFICE_SPEAKER] = 50, [NG_OFFICE_SPOKESPERSON] = 50, [NG_OFFICE_CENTRAL_BANK_GOVERNOR] = 45,
  [NG_OFFICE_UN_REPRESENTATIVE] = 40, [NG_OFFICE_AMBASSADOR] = 35, [NG_OFFICE_VICEROY] = 30,
};

static uint32_t rank_of(ng_office_category c) {
  return office_rank[c] ? office_rank[c] : c == NG_OFFICE_OTHER || c == NG_OFFICE_NONE ? 10 : 40;
}

/* Offices that many hold at once. */
static bool is_shared(ng_office_category c) {
  return c == NG_OFFICE_NONE || c == NG_OFFICE_OTHER || c == NG_OFFICE_MINISTER || c == NG_OFFICE_AMBASSADOR ||
         c == NG_OFFICE_SPOKESPERSON || c == NG_OFFICE_DEPUTY_HEAD_OF_GOVERNMENT || c == NG_OFFICE_SPEAKER ||
         c == NG_OFFICE_ORGANIZATION_CHIEF || c == NG_OFFICE_MILITARY_CHIEF || c == NG_OFFICE_VICEROY;
}

/* ---- dates as numbers that compare; the first and the last day a date can mean ---- */

static int32_t first_day(ng_date d) { return d.year * 372 + (d.month ? d.month - 1 : 0) * 31 + (d.day ? d.day - 1 : 0); }
static int32_t last_day(ng_date d) { return d.year * 372 + (d.month ? d.month - 1 : 11) * 31 + (d.day ? d.day - 1 : 30); }

ng_tenure ng_office_tenure(const ng_office *office, ng_date date) {
  const bool has_from = office->from.year, has_to = office->to.year;
  if (!date.year) return has_to ? NG_TENURE_NO : NG_TENURE_LIKELY;
  const int32_t lo = first_day(date), hi = last_day(date), years = 372;
  if (has_from && hi < first_day(office->from)) return NG_TENURE_NO;
  if (has_to && lo > last_day(office->to)) return NG_TENURE_NO;
  if (has_from && has_to) return NG_TENURE_YES;
  if (!has_to && office->as_of.year && lo > last_day(office->as_of) + STALE_YEARS * years) return NG_TENURE_NO;
  if (has_from) {
    const bool near = lo - last_day(office->from) <= OPEN_TERM_YEARS * years;
    return near && lo <= last_day(office->as_of) ? NG_TENURE_YES : NG_TENURE_LIKELY;
  }
  const ng_date end = has_to ? office->to : office->as_of;
  return hi >= first_day(end) - BACK_YEARS * years ? NG_TENURE_LIKELY : NG_TENURE_NO;
}

/* ---- chains of the offices of one state or organization ---- */

static bool chain_office(ng_knowledge *k, uint32_t i) {
  const ng_office *const office = &k->offices.data[i];
  const ng_view owner = office->organization.len ? office->organization : office->iso3;
  uint32_t *const row = ng_map_enter(&k->office_owner, owner, k->office_heads.len / NG_OFFICE_COUNT);
  if (!row) return false;
  const uint32_t first = *row * NG_OFFICE_COUNT;
  while (k->office_heads.len < first + NG_OFFICE_COUNT)
    if (!ng_vec_push(&k->office_heads, CHAIN_END)) return false;
  uint32_t *const head = &k->office_heads.data[first + office->category];
  if (!ng_vec_push(&k->office_next, *head)) return false;
  *head = i;
  return true;
}

/* ---- surnames ---- */

static bool add_part(ng_knowledge *k, uint32_t known, ng_view name) {
  ng_phrase_slot *const slot = ng_phrase_index_enter(&k->surnames, &k->arena, name);
  if (!slot) return false;
  if (!slot->len || (slot->first != CHAIN_END && k->parts.data[slot->first].known == known)) return true;
  if (!ng_vec_push(&k->parts, (part_row){known, slot->first})) return false;
  slot->first = k->parts.len - 1;
  return true;
}

/* Where the surname stands first: China, both Koreas, Vietnam, Taiwan and their neighbours. */
static bool surname_first(ng_view iso3) {
  static const char *const codes[] = {"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "VDR", "KHM", "SGP"};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (ng_view_is(iso3, codes[i])) return true;
  return false;
}

/* The article of Arabic surnames, which newspapers drop: "al-", "el-". */
static size_t article_length(ng_view word) {
  if (word.len < 5 || word.data[2] != '-' || ng_ascii_to_lower(word.data[1]) != 'l') return 0;
  const char c = ng_ascii_to_lower(word.data[0]);
  return c == 'a' || c == 'e' ? 3 : 0;
}

/* All that a person of this name can be called by for short: the last word, the last two of
 * three and more ("bin Salman", "von der Leyen" by its last three), or the first word. */
static bool add_parts(ng_knowledge *k, uint32_t known, ng_view name) {
  size_t starts[8];
  uint32_t n = 0;
  for (size_t i = 0; i < name.len && n < 8; i++)
    if (name.data[i] != ' ' && (!i || name.data[i - 1] == ' ')) starts[n++] = i;
  if (n < 2) return true;
  for (uint32_t i = n > 3 ? n - 3 : 1; i < n; i++)
    if (!add_part(k, known, ng_view_make(name.data + starts[i], name.len - starts[i]))) return false;
  const ng_view last = ng_view_make(name.data + starts[n - 1], name.len - starts[n - 1]);
  const size_t article = article_length(last);
  if (article && !add_part(k, known, ng_view_make(last.data + article, last.len - article))) return false;
  if (!surname_first(k->knowns.data[known].iso3)) return true;
  return add_part(k, known, ng_view_make(name.data, starts[1] - 1));
}

static ng_view first_word(ng_view name) {
  const char *const blank = memchr(name.data, ' ', name.len);
  return blank ? ng_view_make(name.data, (size_t)(blank - name.data)) : name;
}

ng_status ng_knowledge__index_people(ng_knowledge *k, ng_error *err) {
  if (!ng_vec_reserve(&k->office_next, k->offices.len)) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < k->offices.len; i++)
    if (!chain_office(k, i)) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < k->people.len; i++) {
    const ng_known_person *const person = &k->people.data[i];
    ng_known *const known = &k->knowns.data[person->known];
    known->gender = (uint8_t)ng_knowledge_gender(k, first_word(known->name));
    for (uint32_t o = 0; o < person->n_offices; o++) {
      const uint32_t rank = rank_of(k->offices.data[person->first_office + o].category);
      if (rank > known->weight) known->weight = rank;
    }
  }
  for (uint32_t i = 0; i < k->aliases.len; i++) {
    const alias_row *const alias = &k->aliases.data[i];
    if (k->knowns.data[alias->known].kind == NG_KNOWN_PERSON &&
        !add_parts(k, alias->known, ng_view_make(alias->text, alias->len)))
      return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* ---- questions ---- */

static int32_t entered(const ng_knowledge *k, const ng_holder *h) { return first_day(k->offices.data[h->office].from); }

/* More certain first, then (for people by surname) the higher office, then the latest to enter. */
static bool before(const ng_knowledge *k, const ng_holder *a, const ng_holder *b, bool by_rank) {
  if (a->tenure != b->tenure) return a->tenure > b->tenure;
  if (by_rank) {
    const uint32_t x = rank_of(k->offices.data[a->office].category), y = rank_of(k->offices.data[b->office].category);
    if (x != y) return x > y;
  }
  const int32_t x = entered(k, a), y = entered(k, b);
  return x != y ? x > y : a->office < b->office;
}

static uint32_t insert(const ng_knowledge *k, ng_holder *out, uint32_t n, uint32_t max, ng_holder h, bool by_rank) {
  uint32_t at = n;
  while (at > 0 && before(k, &h, &out[at - 1], by_rank)) at--;
  if (at >= max) return n;
  const uint32_t last = n < max ? n : max - 1;
  memmove(out + at + 1, out + at, (last - at) * sizeof *out);
  out[at] = h;
  return last + 1;
}

/* The latest day on which somebody took the office, among those who hold it on the date. */
static int32_t latest_entry(const ng_knowledge *k, uint32_t head, ng_date date) {
  int32_t latest = 0;
  for (uint32_t i = head; i != CHAIN_END; i = k->office_next.data[i]) {
    const ng_office *const office = &k->offices.data[i];
    if (ng_office_tenure(office, date) != NG_TENURE_NO && first_day(office->from) > latest) latest = first_day(office->from);
  }
  return latest;
}

uint32_t ng_knowledge_holders(const ng_knowledge *k, ng_view owner, ng_office_category category, ng_date date,
                              ng_holder *out, uint32_t max) {
  const uint32_t row = owner.len ? ng_map_find(&k->office_owner, owner) : NG_MAP_MISSING;
  if (row == NG_MAP_MISSING || (unsigned)category >= NG_OFFICE_COUNT) return 0;
  const uint32_t head = k->office_heads.data[row * NG_OFFICE_COUNT + category];
  const int32_t latest = is_shared(category) ? 0 : latest_entry(k, head, date);
  uint32_t n = 0;
  for (uint32_t i = head; i != CHAIN_END; i = k->office_next.data[i]) {
    const ng_office *const office = &k->offices.data[i];
    const ng_tenure tenure = ng_office_tenure(office, date);
    if (tenure == NG_TENURE_NO || (!office->to.year && first_day(office->from) < latest)) continue;
    n = insert(k, out, n, max, (ng_holder){i, office->person, tenure}, false);
  }
  return n;
}

uint32_t ng_knowledge_offices_at(const ng_knowledge *k, uint32_t person, ng_date date, ng_holder *out, uint32_t max) {
  const ng_known_person *const p = ng_known_person_at(k, person);
  uint32_t n = 0;
  for (uint32_t o = 0; p && o < p->n_offices; o++) {
    const uint32_t i = p->first_office + o;
    const ng_tenure tenure = ng_office_tenure(&k->offices.data[i], date);
    if (tenure != NG_TENURE_NO) n = insert(k, out, n, max, (ng_holder){i, person, tenure}, false);
  }
  return n;
}

/* A person's best office on the date; the latest if none was held. */
static ng_holder best_office(const ng_knowledge *k, uint32_t person, ng_date date) {
  const ng_known_person *const p = ng_known_person_at(k, person);
  ng_holder best = {p->first_office, person, ng_office_tenure(&k->offices.data[p->first_office], date)};
  for (uint32_t o = 1; o < p->n_offices; o++) {
    const uint32_t i = p->first_office + o;
    const ng_holder h = {i, person, ng_office_tenure(&k->offices.data[i], date)};
    if (before(k, &h, &best, true)) best = h;
  }
  return best;
}

static uint32_t drop(ng_holder *out, uint32_t n, uint32_t person) {
  for (uint32_t i = 0; i < n; i++)
    if (out[i].person == person) {
      memmove(out + i, out + i + 1, (n - i - 1) * sizeof *out);
      return n - 1;
    }
  return n;
}

uint32_t ng_knowledge_people(const ng_knowledge *k, ng_view surname, ng_date date, ng_holder *out, uint32_t max) {
  ng_folded key = {.len = 0};
  ng_fold_key(&key, surname);
  const ng_phrase_slot *const slot = ng_phrase_index_find(&k->surnames, ng_view_make(key.data, key.len));
  uint32_t n = 0;
  for (uint32_t i = slot ? slot->first : CHAIN_END; i != CHAIN_END; i = k->parts.data[i].next) {
    const uint32_t person = k->parts.data[i].known;
    n = drop(out, n, person);
    n = insert(k, out, n, max, best_office(k, person, date), true);
  }
  return n;
}
