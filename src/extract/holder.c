/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/holder.h"

#include "base/error.h"
#include "base/strbuf.h"
#include "extract/canonical.h"
#include "extract/description.h"
#include "extract/name_words.h"
#include "extract/pronoun.h"

enum { LOOK_BACK_SENTENCES = 3, HOLDERS_MAX = 4 };

static const ng_sentence *sentence_of(const ng_entity_index *x, uint32_t token) {
  return &x->doc->sentences.data[x->doc->tokens.data[token].sentence];
}

static bool is_possessive_pronoun(const ng_entity_index *x, uint32_t token) {
  return ng_is_possessive_pronoun(x->resolution->texts[token]);
}

/* Headlines and titles leave out articles and "its". */
static bool is_headline(const ng_entity_index *x, uint32_t token) {
  const uint32_t block = sentence_of(x, token)->block;
  return x->resolution->headline[x->doc->tokens.data[token].sentence] || x->doc->blocks.data[block].kind == NG_BLOCK_TITLE;
}

/* The state that a headline is about: "China Sends Defense Minister to Russia". */
static uint32_t headline_subject(const ng_entity_index *x, uint32_t token) {
  for (uint32_t t = sentence_of(x, token)->first; t < token; t++) {
    const uint32_t name = x->resolution->name_at[t];
    if (name == NG_NONE || x->resolution->names.data[name].entity == NG_NONE) continue;
    return x->resolution->names.data[name].type == NG_NAME_STATE ? x->resolution->names.data[name].entity : NG_NONE;
  }
  return NG_NONE;
}

/* "The Saudi king and | crown prince": the role that lends its owner and its article to the one joined to it. */
static const ng_found_role *lender(const ng_entity_index *x, const ng_found_role *role) {
  const ng_token *head = &x->doc->tokens.data[role->head];
  if (role->owner != NG_NONE || head->deprel != NG_DEPREL_CONJ || head->head == NG_NONE || head->head >= role->first) return NULL;
  const uint32_t first = x->resolution->role_at[head->head];
  return first != NG_NONE && ng_token_is(x, role->first - 1, "and") ? &x->resolution->roles.data[first] : NULL;
}

/* The state or body whose role it is: named, or through "its", "the country's". */
static uint32_t owner_entity(const ng_entity_index *x, const ng_found_role *role) {
  const ng_found_role *first = lender(x, role);
  if (first) role = first;
  if (role->owner != NG_NONE) return x->resolution->names.data[role->owner].entity;
  const ng_sentence *s = sentence_of(x, role->first);
  for (uint32_t back = 1; back <= 3 && role->first >= s->first + back; back++) {
    const uint32_t t = role->first - back;
    if (is_possessive_pronoun(x, t)) return ng_pronoun_entity(x, t);
    if (ng_is_possessive_mark(x->resolution->texts[t]) && t > s->first) return ng_description_entity(x, t - 1);
  }
  return is_headline(x, role->first) ? headline_subject(x, role->first) : NG_NONE;
}

static bool is_definite(const ng_entity_index *x, const ng_found_role *role) {
  const ng_found_role *first = lender(x, role);
  if (first) role = first;
  const ng_sentence *s = sentence_of(x, role->first);
  if (is_headline(x, role->first)) return true;
  for (uint32_t back = 1; back <= 3 && role->first >= s->first + back; back++) {
    if (ng_token_is(x, role->first - back, "the") || is_possessive_pronoun(x, role->first - back)) return true;
    if (ng_token_is(x, role->first - back, "a") || ng_token_is(x, role->first - back, "an")) return false;
  }
  return role->owner != NG_NONE;
}

static bool has_word(ng_view text, const char *word) {
  for (size_t at = 0, end; at < text.len; at = end + 1) {
    for (end = at; end < text.len && text.data[end] != ' ' && text.data[end] != '-'; end++) continue;
    if (ng_word_is(ng_view_make(text.data + at, end - at), word)) return true;
  }
  return false;
}

static ng_view last_word(ng_view text) {
  size_t at = text.len;
  while (at && text.data[at - 1] != ' ') at--;
  return ng_view_make(text.data + at, text.len - at);
}

/* "secretary" of "secretary of state", "minister" of "defense minister". */
static bool is_head_word(ng_view word, ng_view title) {
  if (ng_view_equals(word, last_word(title))) return true;
  return title.len > word.len + 4 && ng_view_equals(word, ng_view_make(title.data, word.len)) &&
         memcmp(title.data + word.len, " of ", 4) == 0;
}

/* An assistant secretary is no deputy secretary. */
static bool ranks_agree(const ng_entity_index *x, const ng_found_role *alone, const ng_found_role *held) {
  const ng_view *texts = x->resolution->texts;
  if (ng_view_equals(texts[alone->first], texts[held->first])) return true;
  return alone->modifier == held->modifier && alone->modifier != NG_TITLE_DEPUTY;
}

static bool is_of_group(const ng_entity_index *x, uint32_t title, const char *group) {
  return ng_view_is(ng_known_at(x->knowledge, title)->group, group);
}

/* No president is "the king", or "the pope". */
static bool are_alike(const ng_entity_index *x, uint32_t a, uint32_t b) {
  return is_of_group(x, a, "royal") == is_of_group(x, b, "royal") &&
         is_of_group(x, a, "religious") == is_of_group(x, b, "religious");
}

/* "The prime minister" is no chancellor. */
static bool are_both_chancellors(ng_view a, ng_view b) { return has_word(a, "chancellor") == has_word(b, "chancellor"); }

/* Whether a title standing alone can be that of a role with a holder: the same office, the
 * same class, or its last word ("the secretary", Defense Secretary). */
static bool titles_agree(const ng_entity_index *x, const ng_found_role *alone, const ng_found_role *held) {
  const ng_title *a = ng_known_title(x->knowledge, alone->title), *b = ng_known_title(x->knowledge, held->title);
  if ((held->modifier == NG_TITLE_FORMER) != (alone->modifier == NG_TITLE_FORMER) || !ranks_agree(x, alone, held)) return false;
  if (!are_alike(x, alone->title, held->title) || !are_both_chancellors(a->normal_form, b->normal_form)) return false;
  if (a->office != NG_OFFICE_NONE && a->office == b->office) return true;
  if (a->title_class.len && ng_view_equals(a->title_class, b->title_class)) return true;
  if (a->office != NG_OFFICE_NONE && a->office != NG_OFFICE_MINISTER) return false; /* a vice president is no president */
  return has_word(a->normal_form, "vice") == has_word(b->normal_form, "vice") && is_head_word(a->normal_form, b->normal_form);
}

/* Whether the holder of a role is one of this owner's. */
static bool serves(const ng_entity_index *x, const ng_found_role *role, uint32_t entity, uint32_t owner) {
  const ng_resolution *r = x->resolution;
  if (owner == NG_NONE || (role->owner != NG_NONE && r->names.data[role->owner].entity == owner)) return true;
  const uint32_t state = r->facts.data[entity].state;
  return state != NG_NONE && state == r->facts.data[owner].known;
}

/* The holder whom the article names for the same role, nearest before, else after. */
static uint32_t holder_in_article(const ng_entity_index *x, uint32_t index, uint32_t owner) {
  const ng_resolution *r = x->resolution;
  for (uint32_t step = 0; step < 2; step++) {
    for (uint32_t i = step ? index + 1 : index; step ? i < r->roles.len : i-- > 0;) {
      const ng_found_role *role = &r->roles.data[i];
      if (step) i++;
      if (role->holder == NG_NONE || role->plural || !titles_agree(x, &r->roles.data[index], role)) continue;
      const uint32_t entity = r->names.data[role->holder].entity;
      if (entity != NG_NONE && serves(x, role, entity, owner)) return entity;
    }
  }
  return NG_NONE;
}

/* "Cambodia's defense minister ... Defense Minister Tea Seiha": nobody has said whose minister he is, the only such of
 * the article with the title, named in another sentence. */
static uint32_t stateless_holder(const ng_entity_index *x, uint32_t index) {
  const ng_resolution *r = x->resolution;
  const uint32_t sentence = x->doc->tokens.data[r->roles.data[index].first].sentence;
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; i < r->roles.len; i++) {
    const ng_found_role *role = &r->roles.data[i];
    const uint32_t entity = role->holder == NG_NONE ? NG_NONE : r->names.data[role->holder].entity;
    if (entity == NG_NONE || entity == only || role->plural || !titles_agree(x, &r->roles.data[index], role)) continue;
    if (role->owner != NG_NONE || r->facts.data[entity].state != NG_NONE) continue;
    if (only != NG_NONE || x->doc->tokens.data[role->first].sentence == sentence) return NG_NONE;
    only = entity;
  }
  return only;
}

/* Whether the article, or the lists for its date, for one without date at some time, show a person in an office. */
static bool has_held(const ng_entity_index *x, uint32_t person, ng_office_category category, ng_view iso3) {
  const ng_entity_facts *facts = &x->resolution->facts.data[person];
  if (facts->type != NG_NAME_PERSON || !x->doc->entities.data[person].named) return false;
  const ng_view served = facts->state == NG_NONE ? ng_view_make(NULL, 0) : ng_known_at(x->knowledge, facts->state)->iso3;
  if ((!iso3.len || ng_view_equals(served, iso3)) && facts->office == category) return true;
  if (x->doc->article.date.year || facts->known == NG_NONE) return false;
  const ng_known_person *known = ng_known_person_at(x->knowledge, facts->known);
  const ng_office *offices = ng_knowledge_offices(x->knowledge, &(uint32_t){0});
  for (uint32_t i = known->first_office; i < known->first_office + known->n_offices; i++)
    if (offices[i].category == category && (!iso3.len || ng_view_equals(offices[i].iso3, iso3))) return true;
  return false;
}

/* "The Brazilian president" in an article without date: the only one whom it names. */
static uint32_t holder_at_some_time(const ng_entity_index *x, const ng_found_role *role, uint32_t owner) {
  const ng_title *title = ng_known_title(x->knowledge, role->title);
  const uint32_t known = owner == NG_NONE ? NG_NONE : x->resolution->facts.data[owner].known;
  if (title->office == NG_OFFICE_NONE || known == NG_NONE || role->modifier != NG_TITLE_PLAIN) return NG_NONE;
  const ng_view iso3 = ng_known_at(x->knowledge, known)->iso3;
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; iso3.len && i < x->doc->entities.len; i++) {
    if (!has_held(x, i, title->office, iso3)) continue;
    if (only != NG_NONE) return NG_NONE;
    only = i;
  }
  return only;
}

/* Whether the lists show that a person held an office before the article's date and does not hold it on it. */
static bool has_left(const ng_entity_index *x, uint32_t person, ng_office_category category, ng_view iso3) {
  const ng_entity_facts *facts = &x->resolution->facts.data[person];
  if (facts->type != NG_NAME_PERSON || facts->known == NG_NONE || facts->office == category) return false;
  const ng_known_person *known = ng_known_person_at(x->knowledge, facts->known);
  const ng_office *offices = ng_knowledge_offices(x->knowledge, &(uint32_t){0});
  bool left = false;
  for (uint32_t i = known->first_office; i < known->first_office + known->n_offices; i++) {
    if (offices[i].category != category || (iso3.len && !ng_view_equals(offices[i].iso3, iso3))) continue;
    if (ng_office_tenure(&offices[i], x->doc->article.date) != NG_TENURE_NO) return false;
    left = left || offices[i].from.year <= x->doc->article.date.year;
  }
  return left;
}

/* "The former president": the only person of the article who was one. */
static uint32_t former_holder(const ng_entity_index *x, const ng_found_role *role, uint32_t owner) {
  const ng_office_category office = ng_known_title(x->knowledge, role->title)->office;
  if (role->modifier != NG_TITLE_FORMER || office == NG_OFFICE_NONE || !x->doc->article.date.year) return NG_NONE;
  const uint32_t known = owner == NG_NONE ? NG_NONE : x->resolution->facts.data[owner].known;
  const ng_view iso3 = known == NG_NONE ? ng_view_make(NULL, 0) : ng_known_at(x->knowledge, known)->iso3;
  uint32_t only = NG_NONE;
  for (uint32_t i = 0; i < x->doc->entities.len; i++) {
    if (!has_left(x, i, office, iso3)) continue;
    if (only != NG_NONE) return NG_NONE;
    only = i;
  }
  return only;
}

/* "The president", where several are: the one whom the sentences before are about. */
static uint32_t holder_spoken_of(const ng_entity_index *x, const ng_found_role *role) {
  const ng_resolution *r = x->resolution;
  const ng_title *title = ng_known_title(x->knowledge, role->title);
  const uint32_t sentence = x->doc->tokens.data[role->first].sentence;
  if (title->office == NG_OFFICE_NONE || role->modifier != NG_TITLE_PLAIN) return NG_NONE;
  if (is_of_group(x, role->title, "royal") || is_of_group(x, role->title, "religious")) return NG_NONE; /* by their own titles */
  for (uint32_t back = 1; back <= LOOK_BACK_SENTENCES && back <= sentence; back++) {
    const ng_sentence *s = &x->doc->sentences.data[sentence - back];
    for (uint32_t t = s->first; t < s->end; t++) {
      const uint32_t name = r->name_at[t];
      if (name == NG_NONE || r->names.data[name].first != t || r->names.data[name].entity == NG_NONE) continue;
      const uint32_t entity = r->names.data[name].entity;
      const ng_view held = r->facts.data[entity].title;
      const bool other = held.len && !are_both_chancellors(title->normal_form, held);
      if (ng_name_acts(x, name) && !other && has_held(x, entity, title->office, ng_view_make(NULL, 0))) return entity;
    }
  }
  return NG_NONE;
}

uint32_t ng_listed_holder(const ng_entity_index *x, ng_view owner, ng_office_category office) {
  ng_holder holders[HOLDERS_MAX];
  if (!x->doc->article.date.year || office == NG_OFFICE_NONE || !owner.len) return NG_NONE;
  const uint32_t n = ng_knowledge_holders(x->knowledge, owner, office, x->doc->article.date, holders, HOLDERS_MAX);
  const bool sure = n == 1 || (n > 1 && holders[0].tenure == NG_TENURE_YES && holders[1].tenure != NG_TENURE_YES);
  return sure ? holders[0].person : NG_NONE;
}

/* The holder whom the lists name for the article's date, when they are sure. */
static uint32_t holder_in_lists(const ng_entity_index *x, const ng_found_role *role, uint32_t owner) {
  const uint32_t known = owner == NG_NONE ? NG_NONE : x->resolution->facts.data[owner].known;
  if (known == NG_NONE || role->modifier != NG_TITLE_PLAIN) return NG_NONE;
  const ng_known *k = ng_known_at(x->knowledge, known);
  return ng_listed_holder(x, k->kind == NG_KNOWN_STATE ? k->iso3 : k->name, ng_known_title(x->knowledge, role->title)->office);
}

uint32_t ng_entity_of_known(const ng_entity_index *x, uint32_t known) {
  for (uint32_t i = 0; i < x->resolution->facts.len; i++)
    if (x->resolution->facts.data[i].known == known) return i;
  return NG_NONE;
}

/* The entity with an id, NG_NONE if there is none. */
static uint32_t entity_of_id(const ng_entity_index *x, ng_view id) {
  for (uint32_t i = x->doc->entities.len; i-- > 0;)
    if (ng_view_equals(x->doc->entities.data[i].canonical, id)) return i;
  return NG_NONE;
}

ng_status ng_unnamed_add(ng_entity_index *x, ng_view name, ng_view form, ng_entity_facts facts, uint32_t *entity, ng_error *err) {
  ng_strbuf id;
  ng_strbuf_init(&id);
  ng_entity e = {.type = x->types.of[facts.type], .named = false, .n_aliases = 1};
  ng_canonical_id(e.type, name, ng_view_make(NULL, 0), &id);
  e.name = ng_document__copy(x->doc, name);
  e.canonical = ng_document__copy(x->doc, ng_strbuf_view(&id));
  ng_strbuf_dispose(&id);
  *entity = entity_of_id(x, e.canonical);
  if (*entity != NG_NONE) return NG_OK;
  e.aliases = ng_arena_copy_array(&x->doc->arena, &form, 1, sizeof form);
  if (!e.name.data || !e.canonical.data || !e.aliases || !ng_vec_push(&x->doc->entities, e) ||
      !ng_vec_push(&x->resolution->facts, facts))
    return ng_fail_no_mem(err);
  *entity = x->doc->entities.len - 1;
  return NG_OK;
}

static bool is_actor(const ng_entity_index *x, const ng_found_role *role) {
  return ng_deprel_base((ng_deprel)x->doc->tokens.data[role->head].deprel) == NG_DEPREL_NSUBJ;
}

/* "Egypt's foreign minister flew to Ankara. Sameh Shoukry said ...": the next sentence begins with somebody who has not been
 * named before and of whom nothing else is said. */
static uint32_t holder_named_next(const ng_entity_index *x, const ng_found_role *role, uint32_t owner) {
  const ng_resolution *r = x->resolution;
  const uint32_t next = x->doc->tokens.data[role->head].sentence + 1;
  const uint32_t first = next < x->doc->sentences.len ? x->doc->sentences.data[next].first : NG_NONE;
  const uint32_t name = first == NG_NONE ? NG_NONE : r->name_at[first];
  if (name == NG_NONE || r->names.data[name].type != NG_NAME_PERSON || r->names.data[name].entity == NG_NONE) return NG_NONE;
  const ng_entity_facts *facts = &r->facts.data[r->names.data[name].entity];
  const bool fresh = facts->first_token == first && facts->office == NG_OFFICE_NONE && !facts->title.len;
  const bool compatriot = facts->state == NG_NONE || facts->state == r->facts.data[owner].known;
  const bool whole = r->names.data[name].end - first > 1 && ng_name_acts(x, name);
  return fresh && compatriot && whole ? r->names.data[name].entity : NG_NONE;
}

/* The state that the holder of an office serves: its owner, or that of the body that owns it. */
static uint32_t state_of_owner(const ng_entity_index *x, uint32_t owner) {
  const ng_entity_facts *const facts = &x->resolution->facts.data[owner];
  return facts->type == NG_NAME_STATE ? facts->known : facts->state;
}

/* A person whom the article does not name: by the lists, or by the office alone. */
static ng_status infer_person(ng_entity_index *x, ng_found_role *role, uint32_t owner, ng_error *err) {
  const ng_title *title = ng_known_title(x->knowledge, role->title);
  const uint32_t known = holder_in_lists(x, role, owner);
  role->entity = known == NG_NONE ? NG_NONE : ng_entity_of_known(x, known);
  if (role->entity != NG_NONE || role->modifier != NG_TITLE_PLAIN || (known == NG_NONE && (!title->government_office ||
          title->office == NG_OFFICE_NONE)))
    return NG_OK;
  if (known == NG_NONE && is_actor(x, role)) role->entity = holder_named_next(x, role, owner);
  if (role->entity != NG_NONE) {
    ng_entity_facts *facts = &x->resolution->facts.data[role->entity];
    facts->office = title->office;
    facts->state = state_of_owner(x, owner);
    return NG_OK;
  }
  ng_strbuf name;
  ng_strbuf_init(&name);
  if (known != NG_NONE) {
    ng_strbuf_add_view(&name, ng_known_at(x->knowledge, known)->name);
  } else {
    ng_strbuf_add_view(&name, title->normal_form);
    ng_strbuf_add_text(&name, " of ");
    ng_strbuf_add_view(&name, x->doc->entities.data[owner].name);
  }
  const ng_view form = ng_tokens_text(x->doc, role->owner != NG_NONE &&
                                      x->resolution->names.data[role->owner].first < role->first
                                          ? x->resolution->names.data[role->owner].first : role->first, role->end);
  const ng_entity_facts facts = {.type = NG_NAME_PERSON, .known = known, .state = state_of_owner(x, owner),
      .office = title->office,
                                 .title = ng_tokens_text(x->doc, role->first, role->end), .first_token = role->first};
  const ng_status status = ng_unnamed_add(x, ng_strbuf_view(&name), form, facts, &role->entity, err);
  ng_strbuf_dispose(&name);
  return status;
}

/* "The Hungarian leader", which is no office. */
static uint32_t described_person(const ng_entity_index *x, const ng_found_role *role) {
  const uint32_t entity = ng_description_entity(x, role->head);
  return entity != NG_NONE && x->resolution->facts.data[entity].type == NG_NAME_PERSON ? entity : NG_NONE;
}

ng_status ng_holders_resolve(ng_entity_index *x, ng_error *err) {
  ng_resolution *r = x->resolution;
  for (uint32_t i = 0; i < r->roles.len; i++) {
    ng_found_role *role = &r->roles.data[i];
    if (role->entity != NG_NONE || role->plural || r->name_at[role->head] != NG_NONE || !is_definite(x, role)) continue;
    const uint32_t owner = owner_entity(x, role);
    role->entity = owner == NG_NONE ? holder_spoken_of(x, role) : NG_NONE;
    if (role->entity == NG_NONE) role->entity = holder_in_article(x, i, owner);
    if (role->entity == NG_NONE) role->entity = holder_at_some_time(x, role, owner);
    if (role->entity == NG_NONE) role->entity = former_holder(x, role, owner);
    if (role->entity == NG_NONE && owner != NG_NONE) role->entity = stateless_holder(x, i);
    if (role->entity == NG_NONE) role->entity = described_person(x, role);
    if (role->entity == NG_NONE && owner != NG_NONE && x->types.of[NG_NAME_PERSON].len) NG_TRY(infer_person(x, role, owner, err));
  }
  return NG_OK;
}
