/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of an index, and the records of entities: names, aliases, ids, mentions. */
#include "extract/entity.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "extract/canonical.h"
#include "extract/name_match.h"
#include "extract/name_words.h"
#include "extract/resolution.h"
#include "extract/where.h"
#include "ontology/ontology.h"

void ng_entity_index_init(ng_entity_index *x, const ng_knowledge *knowledge, const ng_node_types *types) {
  *x = (ng_entity_index){.knowledge = knowledge, .types = *types};
  ng_arena_init(&x->scratch);
}

static void resolution_free(ng_resolution *r) {
  if (!r) return;
  ng_vec_dispose(&r->names);
  ng_vec_dispose(&r->roles);
  ng_vec_dispose(&r->facts);
  ng_dealloc(r);
}

void ng_entity_index_dispose(ng_entity_index *x) {
  resolution_free(x->resolution);
  ng_arena_dispose(&x->scratch);
  *x = (ng_entity_index){0};
}

static ng_view list_type(const ng_entity_index *x, uint32_t known) {
  const ng_view none = {NULL, 0};
  if (known == NG_NONE || !x->types.ontology) return none;
  const ng_known *k = ng_known_at(x->knowledge, known);
  const char *list = ng_knowledge_list_name(x->knowledge, k->list);
  const uint32_t type = ng_ontology__type_of_list(x->types.ontology, ng_view_of(list ? list : ""), k->group);
  return type == NG_NONE ? none : ng_ontology__node_types(x->types.ontology, &(uint32_t){0})[type].name;
}

ng_view ng_entity_node_type(const ng_entity_index *x, ng_name_type type, uint32_t known) {
  const ng_view listed = list_type(x, known);
  return listed.len ? listed : x->types.of[type];
}

ng_name_type ng_known_name_type(const ng_entity_index *x, uint32_t known) {
  static const ng_name_type of_kind[NG_KNOWN_KIND_COUNT] = {
      [NG_KNOWN_STATE] = NG_NAME_STATE,   [NG_KNOWN_ORGANIZATION] = NG_NAME_ORGANIZATION, [NG_KNOWN_PERSON] = NG_NAME_PERSON,
      [NG_KNOWN_WEAPON] = NG_NAME_WEAPON, [NG_KNOWN_PLACE] = NG_NAME_LOCATION};
  const uint8_t kind = ng_known_at(x->knowledge, known)->kind;
  if (kind != NG_KNOWN_OTHER) return of_kind[kind];
  const ng_view type = list_type(x, known);
  for (uint32_t t = 0; type.len && t < NG_NAME_TYPE_COUNT; t++)
    if (ng_view_equals(x->types.of[t], type)) return (ng_name_type)t;
  return NG_NAME_ORGANIZATION;
}

ng_view ng_tokens_text(const ng_document *doc, uint32_t first, uint32_t end) {
  return ng_document_slice(doc, (ng_span){doc->tokens.data[first].begin, doc->tokens.data[end - 1].end});
}

ng_view ng_lemma_at(const ng_entity_index *x, uint32_t token) {
  const ng_view lemma = x->doc->tokens.data[token].lemma;
  if (lemma.len) return lemma;
  const ng_view w = x->resolution->texts[token];
  return w.len > 3 && w.data[w.len - 1] == 's' ? ng_view_make(w.data, w.len - 1) : w;
}

uint32_t ng_tokens_head(const ng_document *doc, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; t++) {
    const uint32_t head = doc->tokens.data[t].head;
    const bool outside = head < first || head >= end;
    if (head != NG_NONE && outside && doc->tokens.data[t].deprel != NG_DEPREL_CASE &&
        doc->tokens.data[t].deprel != NG_DEPREL_PUNCT)
      return t;
    if (head == NG_NONE && doc->tokens.data[t].deprel == NG_DEPREL_ROOT) return t;
  }
  return end - 1;
}

static uint32_t *token_array(ng_entity_index *x) {
  const uint32_t n = x->doc->tokens.len;
  uint32_t *array = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *array);
  for (uint32_t i = 0; array && i < n; i++) array[i] = NG_NONE;
  return array;
}

ng_status ng_resolution_begin(ng_entity_index *x, ng_document *doc, ng_error *err) {
  x->doc = doc;
  ng_arena_clear(&x->scratch);
  if (!x->resolution) x->resolution = ng_alloc_zero(1, sizeof *x->resolution);
  ng_resolution *r = x->resolution;
  if (!r) return ng_fail_no_mem(err);
  const uint32_t n = doc->tokens.len;
  ng_vec_clear(&r->names);
  ng_vec_clear(&r->roles);
  ng_vec_clear(&r->facts);
  ng_vec_clear(&doc->entities);
  r->name_at = token_array(x);
  r->role_at = token_array(x);
  r->mention_at = token_array(x);
  r->described_at = token_array(x);
  r->texts = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *r->texts);
  r->headline = NULL;
  if (!r->name_at || !r->role_at || !r->mention_at || !r->described_at || !r->texts) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) r->texts[i] = ng_token_text(doc, &doc->tokens.data[i]);
  return NG_OK;
}

/* ---- Facts ---- */

static uint32_t known_state(const ng_entity_index *x, ng_view iso3) {
  return iso3.len ? ng_knowledge_state_of(x->knowledge, iso3) : NG_NONE;
}

/* Whether the last words of a title are these. */
static bool ends_in(ng_view title, ng_view words) {
  const size_t before = title.len - words.len;
  return title.len >= words.len && memcmp(title.data + before, words.data, words.len) == 0 &&
         (!before || title.data[before - 1] == ' ');
}

/* Titles that one state alone gives, and their ranks ("Deputy Secretary of State"). */
static uint32_t state_of_title(const ng_entity_index *x, ng_view title) {
  static const struct {
    const char *title, *iso3;
  } rows[] = {{"Secretary of State", "USA"},
              {"Secretary of Defense", "USA"},
              {"Defense Secretary", "USA"},
              {"Treasury Secretary", "USA"},
              {"Secretary of the Treasury", "USA"},
              {"Commerce Secretary", "USA"},
              {"Secretary of Commerce", "USA"},
              {"Foreign Secretary", "GBR"},
              {"Home Secretary", "GBR"},
              {"Defence Secretary", "GBR"},
              {"Chancellor of the Exchequer", "GBR"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (ends_in(title, ng_view_of(rows[i].title))) return known_state(x, ng_view_of(rows[i].iso3));
  return NG_NONE;
}

/* A body of many states: the UN and its own, NATO, the African Union. */
static bool is_international(const ng_known *body) {
  return ng_view_is(body->group, "un_body") || ng_view_is(body->group, "intergovernmental") ||
         ng_view_is(body->group, "alliance");
}

static bool is_international_name(const ng_entity_index *x, ng_view name) {
  ng_candidate found[NG_CANDIDATE_MAX];
  return ng_knowledge_find_phrase(x->knowledge, name, NG_KNOWN_BIT(NG_KNOWN_ORGANIZATION), found) &&
         is_international(ng_known_at(x->knowledge, found[0].known));
}

/* What the roles of the article say of their holders. */
static void take_role_facts(ng_entity_index *x) {
  ng_resolution *r = x->resolution;
  for (uint32_t i = 0; i < r->roles.len; i++) {
    ng_found_role *role = &r->roles.data[i];
    if (role->holder == NG_NONE || r->names.data[role->holder].entity == NG_NONE) continue;
    role->entity = r->names.data[role->holder].entity;
    ng_entity_facts *facts = &r->facts.data[role->entity];
    const ng_title *title = ng_known_title(x->knowledge, role->title);
    if (role->modifier == NG_TITLE_FORMER) continue;
    if (!facts->title.len) facts->title = ng_tokens_text(x->doc, role->first, role->end);
    if (facts->office == NG_OFFICE_NONE && (role->modifier == NG_TITLE_PLAIN || role->modifier == NG_TITLE_ACTING))
      facts->office = title->office;
    const uint32_t owner = role->owner == NG_NONE ? NG_NONE : r->names.data[role->owner].known;
    facts->serves_body |= owner != NG_NONE && is_international(ng_known_at(x->knowledge, owner));
    if (facts->state == NG_NONE && owner != NG_NONE) facts->state = known_state(x, ng_known_at(x->knowledge, owner)->iso3);
    else if (facts->state == NG_NONE) facts->state = state_of_title(x, ng_tokens_text(x->doc, role->first, role->end));
  }
}

/* What the lists say, where the article does not. */
static void take_known_facts(ng_entity_index *x, ng_entity_facts *facts) {
  if (facts->known == NG_NONE) return;
  const ng_known *known = ng_known_at(x->knowledge, facts->known);
  facts->gender = (ng_gender)known->gender;
  if (facts->state == NG_NONE) facts->state = known_state(x, known->iso3);
  ng_holder held;
  if (facts->type == NG_NAME_PERSON && ng_knowledge_offices_at(x->knowledge, facts->known, x->doc->article.date, &held, 1)) {
    const ng_office *office = &ng_knowledge_offices(x->knowledge, &(uint32_t){0})[held.office];
    if (facts->office == NG_OFFICE_NONE) facts->office = office->category;
    if (office->iso3.len) facts->state = known_state(x, office->iso3);
    else facts->serves_body |= is_international_name(x, office->organization);
  } else if (facts->type == NG_NAME_PERSON && facts->state == NG_NONE) {
    const ng_known_person *person = ng_known_person_at(x->knowledge, facts->known);
    if (person->n_offices)
      facts->state = known_state(x, ng_knowledge_offices(x->knowledge, &(uint32_t){0})[person->first_office].iso3);
  }
}

/* Given names tell the gender of whom the lists do not have. */
static void take_gender(const ng_entity_index *x, ng_entity_facts *facts, ng_view name) {
  if (facts->type != NG_NAME_PERSON || facts->gender != NG_GENDER_UNKNOWN) return;
  const char *space = memchr(name.data, ' ', name.len);
  if (space) facts->gender = ng_knowledge_gender(x->knowledge, ng_view_make(name.data, (size_t)(space - name.data)));
}

/* "Shigeru Kitamura of Japan" */
static void take_origin_facts(ng_entity_index *x) {
  ng_resolution *r = x->resolution;
  for (uint32_t i = 0; i + 1 < r->names.len; i++) {
    const ng_found_name *name = &r->names.data[i], *next = &r->names.data[i + 1];
    if (name->type != NG_NAME_PERSON || name->entity == NG_NONE || next->type != NG_NAME_STATE || next->adjective) continue;
    const bool article = name->end + 1 < next->first && ng_token_is(x, name->end + 1, "the");
    if (name->end + 1 + article != next->first || !ng_token_is(x, name->end, "of")) continue;
    if (r->facts.data[name->entity].state == NG_NONE) r->facts.data[name->entity].state = next->known;
  }
}

/* The owner of an organization is its state. */
static void take_owner_facts(ng_entity_index *x) {
  ng_resolution *r = x->resolution;
  for (uint32_t i = 0; i < r->names.len; i++) {
    const ng_found_name *name = &r->names.data[i];
    if (name->entity == NG_NONE || name->owner == NG_NONE) continue;
    ng_entity_facts *facts = &r->facts.data[name->entity];
    if (facts->state == NG_NONE) facts->state = r->names.data[name->owner].known;
  }
}

/* ---- Names and aliases ---- */

/* The names of each entity in order of appearance, as one array cut by `begins`. */
typedef struct entity_names {
  uint32_t *names;
  uint32_t *begins; /* for each entity; one more at the end */
} entity_names;

static bool collect(ng_entity_index *x, entity_names *out) {
  const ng_resolution *r = x->resolution;
  const uint32_t n = x->doc->entities.len;
  out->names = ng_arena_alloc(&x->scratch, r->names.len ? r->names.len : 1, sizeof *out->names);
  out->begins = ng_arena_zero(&x->scratch, n + 1, sizeof *out->begins);
  uint32_t *next = ng_arena_zero(&x->scratch, n + 1, sizeof *next);
  if (!out->names || !out->begins || !next) return false;
  for (uint32_t i = 0; i < r->names.len; i++)
    if (r->names.data[i].entity != NG_NONE) out->begins[r->names.data[i].entity + 1]++;
  for (uint32_t e = 0; e < n; e++) {
    out->begins[e + 1] += out->begins[e];
    next[e] = out->begins[e];
  }
  for (uint32_t i = 0; i < r->names.len; i++)
    if (r->names.data[i].entity != NG_NONE) out->names[next[r->names.data[i].entity]++] = i;
  for (uint32_t i = 0; i < r->names.len; i++)
    if (r->names.data[i].entity != NG_NONE && !r->names.data[i].adjective) r->facts.data[r->names.data[i].entity].n_names++;
  return true;
}

static uint32_t words_in(const ng_found_name *name) { return name->end - name->first; }

/* A title that is part of the name where only one word follows: "Imam Khomeini", "King Salman". */
static uint32_t style_before(const ng_entity_index *x, uint32_t name) {
  const ng_resolution *r = x->resolution;
  const uint32_t first = r->names.data[name].first;
  const uint32_t role = first > 0 ? r->role_at[first - 1] : NG_NONE;
  if (role == NG_NONE || r->roles.data[role].holder != name) return first;
  const ng_view group = ng_known_at(x->knowledge, r->roles.data[role].title)->group;
  return ng_view_is(group, "religious") || ng_view_is(group, "royal") ? r->roles.data[role].first : first;
}

static ng_view person_name(const ng_entity_index *x, const ng_entity_facts *facts, uint32_t longest) {
  const ng_found_name *name = &x->resolution->names.data[longest];
  ng_view core[NG_CORE_WORDS_MAX];
  const uint32_t n = ng_core_words(&x->resolution->texts[name->first], words_in(name), core);
  const bool surname = words_in(name) == 1 || (n == 1 && facts->known != NG_NONE); /* "Von der Leyen" */
  if (!surname) return ng_tokens_text(x->doc, name->first, name->end);
  const uint32_t styled = style_before(x, longest);
  if (facts->known != NG_NONE && styled == name->first) return ng_known_at(x->knowledge, facts->known)->name;
  return ng_tokens_text(x->doc, styled, name->end);
}

/* "Russian Defense Ministry": an organization named by its state. */
static ng_view owned_name(ng_entity_index *x, const ng_found_name *name) {
  const uint32_t known = name->owner == NG_NONE ? NG_NONE : x->resolution->names.data[name->owner].known;
  const ng_state *state = known == NG_NONE ? NULL : ng_known_state(x->knowledge, known);
  const ng_view text = ng_tokens_text(x->doc, name->first, name->end);
  if (!state || x->resolution->names.data[name->owner].nested) return text;
  ng_strbuf buffer;
  ng_strbuf_init(&buffer);
  ng_strbuf_add_view(&buffer, state->adjective.len ? state->adjective : ng_known_at(x->knowledge, known)->name);
  ng_strbuf_add_char(&buffer, ' ');
  ng_strbuf_add_view(&buffer, text);
  const ng_view out = ng_arena_copy(&x->doc->arena, ng_strbuf_view(&buffer));
  ng_strbuf_dispose(&buffer);
  return out;
}

static ng_view display_name(ng_entity_index *x, uint32_t entity, const entity_names *en) {
  const ng_resolution *r = x->resolution;
  const ng_entity_facts *facts = &r->facts.data[entity];
  const ng_found_name *longest = &r->names.data[en->names[en->begins[entity]]];
  for (uint32_t i = en->begins[entity]; i < en->begins[entity + 1]; i++) {
    const ng_found_name *name = &r->names.data[en->names[i]];
    const bool better = words_in(name) > words_in(longest) || (words_in(name) == words_in(longest) &&
                                                               longest->owner == NG_NONE && name->owner != NG_NONE);
    if (better && !(r->headline[x->doc->tokens.data[name->first].sentence] && words_in(name) == words_in(longest)))
      longest = name;
  }
  const ng_view text = ng_tokens_text(x->doc, longest->first, longest->end);
  if (facts->type == NG_NAME_PERSON) return person_name(x, facts, (uint32_t)(longest - r->names.data));
  if (facts->known != NG_NONE) return ng_known_at(x->knowledge, facts->known)->name;
  return facts->type == NG_NAME_ORGANIZATION ? owned_name(x, longest) : text;
}

static bool add_alias(ng_view *aliases, uint32_t *n, ng_view name, ng_view form) {
  if (ng_view_equals(name, form)) return false;
  for (uint32_t i = 0; i < *n; i++)
    if (ng_view_equals(aliases[i], form)) return false;
  aliases[(*n)++] = form;
  return true;
}

enum { ALIASES_MAX = 32 };

/* Surface forms; of an owned organization with its owner too ("Russia's Defense Ministry"). */
static ng_status set_aliases(ng_entity_index *x, uint32_t entity, const entity_names *en, ng_error *err) {
  ng_entity *e = &x->doc->entities.data[entity];
  ng_view aliases[ALIASES_MAX + 2];
  uint32_t n = 0;
  for (uint32_t i = en->begins[entity]; i < en->begins[entity + 1] && n < ALIASES_MAX; i++) {
    const ng_found_name *name = &x->resolution->names.data[en->names[i]];
    const uint32_t owner_first = name->owner == NG_NONE ? name->first : x->resolution->names.data[name->owner].first;
    if (owner_first < name->first) add_alias(aliases, &n, e->name, ng_tokens_text(x->doc, owner_first, name->end));
    add_alias(aliases, &n, e->name, ng_tokens_text(x->doc, name->first, name->end));
  }
  e->n_aliases = n;
  e->aliases = ng_arena_copy_array(&x->doc->arena, aliases, n, sizeof *aliases);
  return e->aliases || !n ? NG_OK : ng_fail_no_mem(err);
}

/* A qualifier for names that several things share: a person known by surname alone, a body
 * of a state without the state in its name. */
static ng_view qualifier(const ng_entity_index *x, uint32_t entity) {
  const ng_entity_facts *facts = &x->resolution->facts.data[entity];
  if (facts->known != NG_NONE || facts->state == NG_NONE || facts->type == NG_NAME_STATE) return ng_view_make(NULL, 0);
  const ng_view name = x->doc->entities.data[entity].name;
  const bool one_word = !memchr(name.data, ' ', name.len);
  return facts->type == NG_NAME_PERSON && one_word ? ng_known_at(x->knowledge, facts->state)->name : ng_view_make(NULL, 0);
}

static ng_status set_canonical(ng_entity_index *x, uint32_t entity, ng_strbuf *buffer, ng_error *err) {
  ng_entity *e = &x->doc->entities.data[entity];
  const ng_entity_facts *facts = &x->resolution->facts.data[entity];
  ng_strbuf person;
  ng_strbuf_init(&person);
  ng_view name = facts->known == NG_NONE ? e->name : ng_known_at(x->knowledge, facts->known)->name;
  if (facts->known == NG_NONE && facts->type == NG_NAME_PERSON) {
    ng_canonical_person(name, &person);
    name = ng_strbuf_view(&person);
  }
  ng_strbuf_clear(buffer);
  ng_canonical_id(e->type, name, qualifier(x, entity), buffer);
  const bool ok = ng_strbuf_ok(&person) && ng_strbuf_ok(buffer);
  ng_strbuf_dispose(&person);
  if (!ok) return ng_fail_no_mem(err);
  e->canonical = ng_arena_copy(&x->doc->arena, ng_strbuf_view(buffer));
  return e->canonical.data ? NG_OK : ng_fail_no_mem(err);
}

/* A known person under a fuller name than the article's first: look the whole name up. */
static void find_known_person(const ng_entity_index *x, ng_entity_facts *facts, ng_view name) {
  if (facts->type != NG_NAME_PERSON || facts->known != NG_NONE) return;
  ng_candidate found[NG_CANDIDATE_MAX];
  if (ng_knowledge_find_phrase(x->knowledge, name, NG_KNOWN_BIT(NG_KNOWN_PERSON), found)) facts->known = found[0].known;
}

static ng_status set_records(ng_entity_index *x, ng_error *err) {
  entity_names en;
  if (!collect(x, &en)) return ng_fail_no_mem(err);
  take_role_facts(x);
  take_owner_facts(x);
  take_origin_facts(x);
  ng_strbuf buffer;
  ng_strbuf_init(&buffer);
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < x->doc->entities.len && status == NG_OK; i++) {
    ng_entity_facts *facts = &x->resolution->facts.data[i];
    x->doc->entities.data[i].name = display_name(x, i, &en);
    find_known_person(x, facts, x->doc->entities.data[i].name);
    take_known_facts(x, facts);
    take_gender(x, facts, x->doc->entities.data[i].name);
    status = set_aliases(x, i, &en, err);
    if (status == NG_OK) status = set_canonical(x, i, &buffer, err);
  }
  ng_strbuf_dispose(&buffer);
  return status;
}

/* ---- Mentions ---- */

/* Mentions of names stand in the order of the names. */
static void link_mentions(ng_entity_index *x) {
  ng_document *doc = x->doc;
  uint32_t name = 0;
  for (uint32_t i = 0; i < doc->mentions.len; i++)
    if (doc->mentions.data[i].kind == NG_MENTION_NAME) doc->mentions.data[i].entity = x->resolution->names.data[name++].entity;
}

/* The mentions of each entity, in order. */
static ng_status list_mentions(ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  for (uint32_t i = 0; i < doc->entities.len; i++) doc->entities.data[i].n_mentions = 0;
  for (uint32_t i = 0; i < doc->mentions.len; i++)
    if (doc->mentions.data[i].entity != NG_NONE) doc->entities.data[doc->mentions.data[i].entity].n_mentions++;
  for (uint32_t i = 0; i < doc->entities.len; i++) {
    ng_entity *e = &doc->entities.data[i];
    e->mentions = ng_arena_alloc(&doc->arena, e->n_mentions ? e->n_mentions : 1, sizeof *e->mentions);
    if (!e->mentions) return ng_fail_no_mem(err);
    e->n_mentions = 0;
  }
  for (uint32_t i = 0; i < doc->mentions.len; i++) {
    if (doc->mentions.data[i].entity == NG_NONE) continue;
    ng_entity *e = &doc->entities.data[doc->mentions.data[i].entity];
    uint32_t *list = (uint32_t *)(uintptr_t)e->mentions; /* ours until the document is handed on */
    list[e->n_mentions++] = i;
  }
  return NG_OK;
}

/* ---- The whole ---- */

ng_status ng_entities_find(ng_entity_index *x, ng_document *doc, ng_error *err) {
  if (!doc->names) NG_TRY(ng_names_find(x, doc, err));
  NG_TRY(ng_resolution_begin(x, doc, err));
  NG_TRY(ng_names_take(x, err));
  NG_TRY(ng_roles_find(x, err));
  NG_TRY(ng_entities_join(x, err));
  NG_TRY(set_records(x, err));
  link_mentions(x);
  x->resolution->dated = ng_where_dated(x);
  NG_TRY(ng_actors_resolve(x, err));
  return list_mentions(x, err);
}

uint32_t ng_entity_state(const ng_entity_index *x, uint32_t entity) {
  const ng_entity_facts *facts = &x->resolution->facts.data[entity];
  if (facts->type == NG_NAME_STATE) return entity;
  if (facts->state == NG_NONE) return NG_NONE;
  for (uint32_t i = 0; i < x->resolution->facts.len; i++)
    if (x->resolution->facts.data[i].type == NG_NAME_STATE && x->resolution->facts.data[i].known == facts->state) return i;
  return NG_NONE;
}

ng_view ng_entity_kind(const ng_entity_index *x, uint32_t entity) {
  const uint32_t known = x->resolution->facts.data[entity].known;
  return known == NG_NONE ? ng_view_make(NULL, 0) : ng_known_at(x->knowledge, known)->group;
}

uint32_t ng_entity_governed_from(const ng_entity_index *x, uint32_t entity) {
  if (x->resolution->facts.data[entity].type != NG_NAME_LOCATION) return NG_NONE;
  return ng_view_is(ng_entity_kind(x, entity), "capital") ? ng_entity_state(x, entity) : NG_NONE;
}

bool ng_entity_is_town(const ng_entity_index *x, uint32_t entity) {
  const ng_view kind = ng_entity_kind(x, entity);
  return !kind.len || ng_view_is(kind, "city") || ng_view_is(kind, "capital") || ng_view_is(kind, "diplomatic_venue");
}

bool ng_entity_is_ministry(const ng_entity_index *x, uint32_t entity) {
  static const char *const words[] = {"ministry", "department", NULL};
  const ng_entity_facts *const facts = &x->resolution->facts.data[entity];
  if (facts->type != NG_NAME_ORGANIZATION) return false;
  if (facts->known != NG_NONE) return ng_view_is(ng_known_at(x->knowledge, facts->known)->group, "ministry");
  ng_view name = x->doc->entities.data[entity].name;
  while (name.len) { /* word for word */
    const char *const space = memchr(name.data, ' ', name.len);
    const size_t len = space ? (size_t)(space - name.data) : name.len;
    if (ng_word_is_one(ng_view_make(name.data, len), words)) return true;
    name = ng_view_make(name.data + len + (space != NULL), name.len - len - (space != NULL));
  }
  return false;
}

void ng_entity_serves(const ng_entity_index *x, uint32_t person, uint32_t state) {
  if (person == NG_NONE || state == NG_NONE) return;
  ng_entity_facts *const facts = &x->resolution->facts.data[person];
  const ng_entity_facts *const of = &x->resolution->facts.data[state];
  if (facts->type == NG_NAME_PERSON && of->type == NG_NAME_STATE && facts->state == NG_NONE) facts->state = of->known;
}
