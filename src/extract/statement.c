/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/statement.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/word.h"
#include "extract/destination.h"
#include "extract/office.h"
#include "extract/status.h"
#include "extract/where.h"

static const ng_token *token_at(const ng_extraction *x, uint32_t i) { return &x->doc->tokens.data[i]; }
static const ng_entity *entity_at(const ng_extraction *x, uint32_t i) { return &x->doc->entities.data[i]; }

/* The words that fired the rule: the predicate, with its light verb where the two stand close. */
static ng_span trigger_span(const ng_extraction *x, const ng_predicate *p) {
  enum { CLOSE = 6 };
  uint32_t first = p->token, last = p->token;
  if (p->light != NG_NONE && token_at(x, p->light)->sentence == token_at(x, p->token)->sentence) {
    const uint32_t distance = p->light > p->token ? p->light - p->token : p->token - p->light;
    if (distance <= CLOSE) {
      if (p->light < first) first = p->light;
      else last = p->light;
    }
  }
  return (ng_span){token_at(x, first)->begin, token_at(x, last)->end};
}

static uint32_t first_entity(const ng_role_match *match) {
  for (uint32_t i = 0; i < match->n; i++)
    if (match->fillers[i].entity != NG_NONE) return match->fillers[i].entity;
  return NG_NONE;
}

/* Source and target, and the first entity of every other role that is neither. */
static bool set_roles(const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair, ng_statement *s) {
  ng_role_filler roles[NG_ROLES_MAX + 1];
  uint32_t n = 0;
  for (uint32_t r = 0; r < match->edge->n_roles; r++) {
    const bool end = r == pair.source || r == pair.target;
    const uint32_t entity = end ? (r == pair.source ? s->source : s->target) : first_entity(&match->roles[r]);
    if (entity != NG_NONE && (end || (entity != s->source &&
                                      entity != s->target))) roles[n++] = (ng_role_filler){match->edge->roles[r].name,
                                            entity};
    if (r == pair.source && r == pair.target) roles[n++] = (ng_role_filler){match->edge->roles[r].name, s->target};
  }
  s->roles = ng_arena_copy_array(&x->doc->arena, roles, n, sizeof *roles);
  s->n_roles = n;
  return s->roles || !n;
}

/* What a filler hangs on: "Gepards from Germany and NASAMS from Norway". */
static uint32_t holder_of(const ng_extraction *x, const ng_filler *filler) {
  enum { CONJUNCTS_MAX = 16 };
  uint32_t t = filler->token;
  for (int i = 0; i < CONJUNCTS_MAX && token_at(x, t)->deprel == NG_DEPREL_CONJ && token_at(x, t)->head < t; i++)
    t = token_at(x, t)->head;
  return token_at(x, t)->head;
}

static bool holds_one_of(const ng_extraction *x, const ng_filler *holder, const ng_role_match *match) {
  for (uint32_t i = 0; i < match->n; i++)
    if (holder_of(x, &match->fillers[i]) == holder->token) return true;
  return false;
}

/* Whether the thing is one of those that came from `origin`: origins told thing by thing go with their own things,
 * the others with things that have no origin of their own. */
static bool goes_with(const ng_extraction *x, const ng_filler *origin, const ng_role_match *origins, const ng_filler *thing,
                      const ng_role_match *things) {
  if (origins->n < 2 || things->n < 2) return true;
  const uint32_t holder = holder_of(x, origin);
  if (holder == thing->token) return true;
  for (uint32_t i = 0; i < things->n; i++)
    if (things->fillers[i].token == holder) return false;
  return !holds_one_of(x, thing, origins);
}

static bool set_items(const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair, const ng_filler *source,
                      ng_statement *s) {
  const uint32_t role = match->edge->items;
  if (role == NG_NONE || role == pair.source || role == pair.target) return true;
  ng_item items[NG_FILLERS_MAX];
  uint32_t n = 0;
  for (uint32_t i = 0; i < match->roles[role].n; i++) {
    if (!goes_with(x, source, &match->roles[pair.source], &match->roles[role].fillers[i], &match->roles[role])) continue;
    items[n] = ng_item_of_token(&x->entities, match->roles[role].fillers[i].token);
    items[n++].entity = match->roles[role].fillers[i].entity; /* "Turkish drones" are no Turkey */
  }
  if (!n) return true;
  s->items = ng_arena_copy_array(&x->doc->arena, items, n, sizeof *items);
  s->n_items = n;
  return s->items != NULL;
}

static bool set_title(const ng_extraction *x, const ng_rule_match *match, ng_statement *s) {
  const uint32_t role = match->edge->title;
  if (role == NG_NONE || !match->roles[role].n) return true;
  s->title = ng_office_title(x, match->roles[role].fillers[0].token);
  return s->title.data || !s->title.len;
}

static void set_place(const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair, ng_statement *s) {
  const uint32_t role = match->edge->place;
  s->place = role == NG_NONE || role == pair.source || role == pair.target ? NG_NONE : first_entity(&match->roles[role]);
  if (s->place == NG_NONE && match->edge->title == NG_NONE) s->place = ng_where_of_predicate(&x->entities,
        match->predicate);
  if (s->place == s->source || s->place == s->target) s->place = NG_NONE;
}

/* Noun phrases presuppose their event; how the article presents it is said elsewhere.  So is a trip that only
 * follows from where something happens. */
static bool is_weak(const ng_predicate *p, ng_statement_status status) {
  return p->kind == NG_PREDICATE_NOUN && p->light == NG_NONE && status == NG_ASSERTED;
}

static bool is_implied(const ng_role_match *match) {
  return match->n && (ng_view_is(match->function, "implied") || ng_view_is(match->function, "here"));
}

/* "The sale includes X": what is told further of an event is no surer than the event. */
static ng_statement_status status_as_before(const ng_drafts *drafts, const ng_rule_match *match, ng_statement_status status) {
  bool further = false;
  for (uint32_t r = 0; r < match->edge->n_roles; r++)
    further = further || (match->roles[r].n && ng_view_is(match->roles[r].function, "same"));
  for (uint32_t i = further && status == NG_ASSERTED ? drafts->list.len : 0; i-- > 0;)
    if (drafts->list.data[i].main && drafts->list.data[i].edge == match->trigger->edge) return drafts->list.data[i].s.status;
  return status;
}

static void orient(const ng_extraction *x, const ng_edge_type *edge, ng_statement *s) {
  if (!edge->symmetric || ng_view_compare(entity_at(x, s->source)->name, entity_at(x, s->target)->name) <= 0) return;
  const uint32_t source = s->source;
  s->source = s->target;
  s->target = source;
}

static ng_status add_pair(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair,
                          const ng_filler *a,
                          const ng_filler *b, ng_error *err) {
  const ng_predicate *const p = &x->doc->predicates.data[match->predicate];
  const ng_sentence *const sentence = &x->doc->sentences.data[token_at(x, p->token)->sentence];
  ng_statement s = {.type = match->edge->name, .source = a->entity, .target = b->entity, .place = NG_NONE,
                    .rule = match->trigger->id,
                    .evidence = sentence->span, .trigger = trigger_span(x, p)};
  if (!ng_when_of_filler(&x->when, x->doc, a->token, &s.from, &s.to))
    ng_when_of_predicate(&x->when, x->doc, match->predicate, &s.from, &s.to);
  s.status = status_as_before(drafts, match, ng_status_of(x, match->trigger, match->predicate, s.source, s.from));
  s.attributed_to = ng_speaker_of(x, match->predicate);
  set_place(x, match, pair, &s);
  if (!set_roles(x, match, pair, &s) || !set_items(x, match, pair, a, &s) ||
      !set_title(x, match, &s)) return ng_fail_no_mem(err);
  const ng_confidence confidence = ng_confidence_of_pair(x, match, a, b, s.status);
  s.confidence = ng_confidence_value(&confidence);
  orient(x, match->edge, &s);
  const bool title = x->doc->blocks.len && x->doc->blocks.data[sentence->block].kind == NG_BLOCK_TITLE;
  const ng_edge_pair main = match->edge->pairs[0];
  const bool is_main = pair.source == main.source && pair.target == main.target;
  const ng_draft draft = {.s = s, .confidence = confidence, .edge = match->trigger->edge, .main = is_main,
                          .open = !is_main && pair.source == main.source && pair.target == match->edge->items &&
                                  first_entity(&match->roles[main.target]) == NG_NONE,
                          .weak = is_weak(p, s.status) || match->trigger->abroad, .title = title,
                          .implied = is_implied(&match->roles[pair.source]) || is_implied(&match->roles[pair.target])};
  return ng_vec_push(&drafts->list, draft) ? NG_OK : ng_fail_no_mem(err);
}

/* "his Greek and French counterparts, X and Y", or each with the own state: offices are told off one by one. */
static bool is_told_off(const ng_extraction *x, const ng_rule_match *match, const ng_role_match *a, uint32_t j,
                        const ng_role_match *b, uint32_t k) {
  if (match->edge->title == NG_NONE) return true;
  if (!entity_at(x, a->fillers[j].entity)->named) return false; /* "the Turkish premier", whoever that is */
  const bool by_state = ng_view_is(b->function, "subject_state");
  const bool own_state = ng_entity_state(&x->entities, a->fillers[j].entity) == b->fillers[k].entity;
  if (by_state) return own_state;
  if (a->n < 2 || a->n != b->n) return true;
  /* "the ministers of the three countries": no order is told */
  return b->fillers[0].token == b->fillers[1].token ? own_state : j == k;
}

static bool is_among(const ng_role_match *match, uint32_t entity) {
  for (uint32_t i = 0; i < match->n; i++)
    if (match->fillers[i].entity == entity) return true;
  return false;
}

static bool is_of_type(const ng_extraction *x, uint32_t entity, const char *type) {
  return entity != NG_NONE && ng_view_is(entity_at(x, entity)->type, type);
}

/* "talks between President X and officials of A and B": bodies of one side, whom a person meets. */
static bool are_bodies_beside_person(const ng_extraction *x, const ng_role_match *all, uint32_t first, uint32_t second) {
  if (!is_of_type(x, first, "organization") || !is_of_type(x, second, "organization")) return false;
  for (uint32_t i = 0; i < all->n; i++)
    if (is_of_type(x, all->fillers[i].entity, "person")) return true;
  return false;
}

/* "X and Y of Israel, A and B of Cyprus met": those of one state came together.  Of those who sit on one side of a table
 * only such as serve two states are sure to have met there. */
static bool are_of_one_side(const ng_extraction *x, const ng_rule_match *match, const ng_role_match *a, uint32_t j,
                            const ng_role_match *b, uint32_t k) {
  enum { MANY = 3 };
  const uint32_t first = a->fillers[j].entity, second = b->fillers[k].entity;
  const bool table = a == b && match->trigger->together;
  if (!match->edge->symmetric || (a->n < MANY && !table) || !is_among(a, second) || !is_among(b, first)) return false;
  const uint32_t state = ng_entity_state(&x->entities, first), other = ng_entity_state(&x->entities, second);
  return state == other ? state != NG_NONE || table : table && (state == NG_NONE || other == NG_NONE);
}

static ng_status add_pairs(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match, ng_edge_pair pair,
                           ng_error *err) {
  const ng_role_match *const a = &match->roles[pair.source], *const b = &match->roles[pair.target];
  for (uint32_t j = 0; j < a->n; j++)
    for (uint32_t k = a == b ? j + 1 : 0; k < b->n; k++) {
      if (!ng_rule_joins(x, match->trigger, a->fillers[j].entity, b->fillers[k].entity)) continue;
      if (!is_told_off(x, match, a, j, b, k) || are_of_one_side(x, match, a, j, b, k)) continue;
      if (match->edge->symmetric && are_bodies_beside_person(x, a, a->fillers[j].entity, b->fillers[k].entity)) continue;
      const bool thing = pair.target == match->edge->items;
      if (thing && is_among(&match->roles[match->edge->pairs[0].target], a->fillers[j].entity)) continue; /* who gets it */
      if (thing && !goes_with(x, &a->fillers[j], a, &b->fillers[k], b)) continue;
      NG_TRY(add_pair(drafts, x, match, pair, &a->fillers[j], &b->fillers[k], err));
    }
  return NG_OK;
}

ng_status ng_drafts_add(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match, ng_error *err) {
  for (uint32_t i = 0; i < match->edge->n_pairs; i++) {
    const ng_edge_pair pair = match->edge->pairs[i];
    const uint32_t before = drafts->list.len;
    NG_TRY(add_pairs(drafts, x, match, pair, err));
    if (!match->edge->symmetric || (drafts->list.len > before && !match->trigger->together)) continue;
    /* Nobody on the other side, or all at one table: all of one side met each other. */
    NG_TRY(add_pairs(drafts, x, match, (ng_edge_pair){pair.source, pair.source}, err));
    NG_TRY(add_pairs(drafts, x, match, (ng_edge_pair){pair.target, pair.target}, err));
  }
  return NG_OK;
}

/* Whether the words say who fills a role, against what other sentences or the article as a whole let guess. */
static bool is_said(ng_view function) {
  static const char *const guesses[] = {"same", "implied", "nearest", "issuer", "here", NULL};
  return !ng_view_is_one(function, guesses) && !ng_function_same_edge(function).len;
}

void ng_drafts_note(ng_drafts *drafts, const ng_extraction *x, const ng_rule_match *match) {
  if (match->outcome != NG_RULE_MISSING_ROLE || !match->edge->n_pairs) return;
  const ng_edge_pair pair = match->edge->pairs[0];
  const ng_role_match *const sources = &match->roles[pair.source];
  if (match->detail != pair.target || !is_said(sources->function)) return;
  ng_told told = {.edge = match->trigger->edge, .begin = token_at(x, x->doc->predicates.data[match->predicate].token)->begin};
  for (uint32_t i = 0; i < sources->n && told.n < sizeof told.sources / sizeof *told.sources; i++)
    if (sources->fillers[i].entity != NG_NONE) told.sources[told.n++] = sources->fillers[i].entity;
  if (told.n) drafts->told = told;
}

/* --- merging ----------------------------------------------------------------------------------- */

static int compare_numbers(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int compare_pair(const ng_draft *a, const ng_draft *b) {
  int c = compare_numbers(a->edge, b->edge);
  if (!c) c = compare_numbers(a->s.source, b->s.source);
  return c ? c : compare_numbers(a->s.target, b->s.target);
}

/* Within a pair guesses last, those that tell most of the status first, then in order of the text. */
static int compare_drafts(const void *left, const void *right) {
  const ng_draft *const a = left, *const b = right;
  int c = compare_pair(a, b);
  if (!c) c = a->implied - b->implied;
  if (!c) c = (a->title || a->weak) - (b->title || b->weak);
  if (!c) c = compare_numbers(a->s.status, b->s.status);
  if (!c) c = (a->s.confidence < b->s.confidence) - (a->s.confidence > b->s.confidence);
  if (!c) c = compare_numbers(a->s.evidence.begin, b->s.evidence.begin);
  if (!c) c = compare_numbers(a->s.trigger.begin, b->s.trigger.begin);
  return c ? c : ng_view_compare(a->s.rule, b->s.rule);
}

static int compare_evidence(const void *left, const void *right) {
  const ng_draft *const a = left, *const b = right;
  const int c = compare_numbers(a->s.trigger.begin, b->s.trigger.begin);
  return c ? c : compare_drafts(left, right);
}

static bool is_finer(ng_date a, ng_date b) {
  return b.year == 0 ? a.year != 0 : a.year == b.year && ((!b.month && a.month) || (a.month == b.month && !b.day && a.day));
}

/* What `from` knows and `into` does not. */
static void absorb(ng_statement *into, const ng_statement *from) {
  if (is_finer(from->from, into->from)) {
    into->from = from->from;
    into->to = from->to;
  }
  if (into->place == NG_NONE && from->place != into->source && from->place != into->target) into->place = from->place;
  if (!into->n_items) {
    into->items = from->items;
    into->n_items = from->n_items;
  }
  if (!into->title.len) into->title = from->title;
}

/* Drafts [first, end) speak of one pair and are sorted by what they tell of the status. */
static void merge_group(ng_draft *drafts, uint32_t first, uint32_t end) {
  const bool settled = !drafts[first].weak && !drafts[first].title;
  for (uint32_t i = first + 1; i < end; i++) {
    ng_draft *const d = &drafts[i];
    uint32_t same = first;
    while (same < i && (drafts[same].dropped || drafts[same].s.status != d->s.status)) same++;
    const bool vague = d->weak || d->title;
    if (same == i && vague && settled) same = first; /* the careful one decides */
    if (same == i && d->title && !drafts[first].title) same = first;
    if (same == i) continue;
    absorb(&drafts[same].s, &d->s);
    d->dropped = true;
  }
}

static ng_draft *find_pair(ng_drafts *drafts, uint32_t edge, uint32_t source, uint32_t target, ng_statement_status status) {
  const ng_draft key = {.edge = edge, .s = {.source = source, .target = target}};
  uint32_t low = 0, high = drafts->list.len;
  while (low < high) {
    const uint32_t mid = low + (high - low) / 2;
    if (compare_pair(&drafts->list.data[mid], &key) < 0) low = mid + 1;
    else high = mid;
  }
  for (; low < drafts->list.len && compare_pair(&drafts->list.data[low], &key) == 0; low++)
    if (!drafts->list.data[low].dropped && drafts->list.data[low].s.status == status) return &drafts->list.data[low];
  return NULL;
}

/* `into` is told where `from` is: the words that say it outright are better evidence than those it follows from. */
static void tell_as(ng_statement *into, const ng_statement *from) {
  into->rule = from->rule;
  into->evidence = from->evidence;
  into->trigger = from->trigger;
  into->attributed_to = from->attributed_to;
  into->confidence = from->confidence;
}

/* A city, or what holds the place of one: "the White House". */
static bool is_somewhere(const ng_extraction *x, uint32_t edge, uint32_t entity) {
  const ng_edge_type *const type = &ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0})[edge];
  const ng_view kind = entity_at(x, entity)->type;
  return ng_view_is(kind, "location") || (type->away && ng_view_is(kind, "organization"));
}

/* One trip to a city and its state is one statement, with the city as its place. */
static void join_city_to_state(ng_drafts *drafts, const ng_extraction *x, ng_draft *city) {
  const uint32_t state = ng_entity_state(&x->entities, city->s.target);
  if (state == NG_NONE || state == city->s.target || !is_somewhere(x, city->edge, city->s.target)) return;
  ng_draft *const whole = find_pair(drafts, city->edge, city->s.source, state, city->s.status);
  if (!whole) return;
  if (whole->s.place == NG_NONE) whole->s.place = city->s.target;
  if (whole->weak && !city->weak) tell_as(&whole->s, &city->s);
  absorb(&whole->s, &city->s);
  city->dropped = true;
}

static void drop_pair(ng_drafts *drafts, const ng_draft *d, uint32_t a, uint32_t b) {
  if (b == NG_NONE) return;
  ng_draft *const one = find_pair(drafts, d->edge, a, b, d->s.status);
  ng_draft *const other = find_pair(drafts, d->edge, b, a, d->s.status);
  if (one) one->dropped = true;
  if (other) other->dropped = true;
}

/* "talks with Turkish officials", of whom the article names one: the talks were with him, no longer with the state. */
static void name_officials(ng_drafts *drafts, const ng_extraction *x, const ng_draft *d) {
  const ng_edge_type *const type = &ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0})[d->edge];
  const uint32_t a = d->s.source, b = d->s.target;
  if (!type->symmetric || d->s.status == NG_NEGATED) return;
  if (!ng_view_is(entity_at(x, a)->type, "person") || !ng_view_is(entity_at(x, b)->type, "person")) return;
  drop_pair(drafts, d, a, ng_entity_state(&x->entities, b));
  drop_pair(drafts, d, b, ng_entity_state(&x->entities, a));
}

/* The one whom all that the article tells of things handed over names as the receiver, NG_NONE if they are several. */
static uint32_t only_receiver(const ng_drafts *drafts, uint32_t edge) {
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; i < drafts->list.len; i++) {
    const ng_draft *const d = &drafts->list.data[i];
    if (d->edge != edge || !d->main || d->implied || d->s.target == only) continue;
    if (only != NG_NONE) return NG_NONE;
    only = d->s.target;
  }
  return only;
}

/* "Britain has promised 14 Challenger 2s": in an article in which everybody's tanks go to Ukraine, these do, too. */
static ng_status complete(ng_drafts *drafts, const ng_extraction *x, ng_error *err) {
  const float doubt = 0.7F;
  const uint32_t n = drafts->list.len;
  uint32_t edge = NG_NONE, receiver = NG_NONE;
  for (uint32_t i = 0; i < n; i++) {
    ng_draft guess = drafts->list.data[i];
    if (!guess.open) continue;
    if (guess.edge != edge) receiver = only_receiver(drafts, guess.edge);
    edge = guess.edge;
    if (receiver == NG_NONE || receiver == guess.s.source) continue;
    const ng_edge_type *const type = &ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0})[edge];
    const ng_item item = {.entity = guess.s.target, .text = entity_at(x, guess.s.target)->name};
    const ng_role_filler roles[] = {{type->roles[type->pairs[0].source].name, guess.s.source},
                                    {type->roles[type->pairs[0].target].name, receiver}};
    guess.s.items = ng_arena_copy_array(&x->doc->arena, &item, 1, sizeof item);
    guess.s.roles = ng_arena_copy_array(&x->doc->arena, roles, 2, sizeof *roles);
    if (!guess.s.items || !guess.s.roles) return ng_fail_no_mem(err);
    guess.s.n_items = 1;
    guess.s.n_roles = 2;
    guess.s.target = receiver;
    guess.confidence.prior *= doubt;
    guess.s.confidence = ng_confidence_value(&guess.confidence);
    guess.open = false;
    guess.main = guess.implied = true;
    if (!ng_vec_push(&drafts->list, guess)) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

/* ---- Guesses ---- */

/* They give way to what is said of the same source; drafts are sorted by type and source. */
static void drop_of_told_source(ng_draft *drafts, uint32_t first, uint32_t end) {
  bool said = false;
  for (uint32_t i = first; i < end; i++) said = said || (drafts[i].main && !drafts[i].implied);
  for (uint32_t i = first; i < end && said; i++) drafts[i].dropped = drafts[i].dropped || drafts[i].implied;
}

/* Guesses about one who, as the article tells more than once, undergoes such things and does none: "Iranian sanctions"
 * are not Iran's.  Drafts are of one type; `parts` has a place for each entity, all 0 before and after. */
static void drop_reversed(ng_draft *drafts, uint32_t first, uint32_t end, uint8_t *parts) {
  enum { ACTS = 1, UNDERGOES = 2, MORE_THAN_ONCE = 4 };
  for (uint32_t i = first; i < end; i++) {
    if (!drafts[i].main || drafts[i].implied) continue;
    uint8_t *const target = &parts[drafts[i].s.target];
    parts[drafts[i].s.source] |= ACTS;
    *target |= (uint8_t)(*target & UNDERGOES ? MORE_THAN_ONCE : UNDERGOES);
  }
  for (uint32_t i = first; i < end; i++)
    if (drafts[i].implied && parts[drafts[i].s.source] == (UNDERGOES | MORE_THAN_ONCE)) drafts[i].dropped = true;
  for (uint32_t i = first; i < end; i++) parts[drafts[i].s.source] = parts[drafts[i].s.target] = 0;
}

static ng_status drop_guesses(ng_draft *drafts, uint32_t n, const ng_extraction *x, ng_error *err) {
  uint8_t *const parts = ng_arena_zero(&x->doc->arena, x->doc->entities.len, sizeof *parts);
  if (!parts && x->doc->entities.len) return ng_fail_no_mem(err);
  for (uint32_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && drafts[i].edge == drafts[end].edge;) end++;
    drop_reversed(drafts, i, end, parts);
  }
  for (uint32_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && drafts[i].edge == drafts[end].edge && drafts[i].s.source == drafts[end].s.source;) end++;
    drop_of_told_source(drafts, i, end);
  }
  return NG_OK;
}

ng_status ng_drafts_finish(ng_drafts *drafts, const ng_extraction *x, ng_error *err) {
  NG_TRY(complete(drafts, x, err));
  ng_draft *const list = drafts->list.data;
  const uint32_t n = drafts->list.len;
  if (n) qsort(list, n, sizeof *list, compare_drafts);
  NG_TRY(drop_guesses(list, n, x, err));
  ng_destinations_settle(x, list, n);
  if (n) qsort(list, n, sizeof *list, compare_drafts);
  for (uint32_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && compare_pair(&list[i], &list[end]) == 0;) end++;
    merge_group(list, i, end);
  }
  for (uint32_t i = 0; i < n; i++) {
    if (!list[i].dropped) join_city_to_state(drafts, x, &list[i]);
    if (!list[i].dropped) name_officials(drafts, x, &list[i]);
  }
  if (n) qsort(list, n, sizeof *list, compare_evidence);
  for (uint32_t i = 0; i < n; i++)
    if (!list[i].dropped && !ng_vec_push(&x->doc->statements, list[i].s)) return ng_fail_no_mem(err);
  return NG_OK;
}
