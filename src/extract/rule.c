/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/rule.h"

#include "base/utf8.h"
#include "extract/antecedent.h"
#include "extract/argument_walk.h"
#include "extract/denotation.h"
#include "extract/description.h"
#include "extract/home.h"
#include "extract/resolution.h"
#include "extract/statement.h"
#include "extract/where.h"

static const ng_predicate *predicate_at(const ng_extraction *x, uint32_t i) { return &x->doc->predicates.data[i]; }
static const ng_argument *argument_at(const ng_extraction *x, uint32_t i) { return &x->doc->arguments.data[i]; }

/* A lemma in lower case against a list; "*" is any word. */
static bool is_one_of_lemmas(ng_view lemma, const ng_view *lemmas, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (ng_view_is(lemmas[i], "*")) return true;
    size_t k = 0;
    while (k < lemma.len && k < lemmas[i].len && ng_ascii_to_lower(lemma.data[k]) == lemmas[i].data[k]) k++;
    if (k == lemma.len && k == lemmas[i].len) return true;
  }
  return false;
}

static bool lemma_in(const ng_extraction *x, uint32_t token, const ng_view *lemmas, uint32_t n) {
  const ng_token *const t = &x->doc->tokens.data[token];
  return is_one_of_lemmas(t->lemma.len ? t->lemma : ng_token_text(x->doc, t), lemmas, n);
}

/* --- roles ------------------------------------------------------------------------------------ */

static bool strips(ng_view *text, const char *suffix) {
  const size_t n = strlen(suffix);
  if (text->len <= n || memcmp(text->data + text->len - n, suffix, n) != 0) return false;
  text->len -= n;
  return true;
}

/* A role of the edge type as a trigger fills it. */
typedef struct role_spec {
  const ng_trigger_role *trigger;
  const ng_edge_role *edge;
  bool acts; /* it is the source of the edge */
  bool for_state; /* ministries stand for their state */
} role_spec;

static bool is_one_of(const ng_extraction *x, uint32_t type, const uint32_t *types, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (ng_ontology__is_a(x->extractor->ontology, type, types[i])) return true;
  return false;
}

static bool fits(const ng_extraction *x, const role_spec *role, uint32_t entity) {
  const uint32_t type = x->entity_types[entity];
  if (type == NG_NONE || !is_one_of(x, type, role->edge->types, role->edge->n_types)) return false;
  return !role->trigger->n_types || is_one_of(x, type, role->trigger->types, role->trigger->n_types);
}

bool ng_rule_admits(const ng_extraction *x, const ng_trigger *trigger, const ng_trigger_role *role, uint32_t entity) {
  const ng_edge_type *const edge = &ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0})[trigger->edge];
  return fits(x, &(role_spec){.trigger = role, .edge = &edge->roles[role->role]}, entity);
}

/* Where somebody goes, not who goes. */
static bool is_place_role(const ng_extraction *x, const role_spec *role) {
  const uint32_t person = ng_ontology__type_of_name(x->extractor->ontology, NG_NAME_PERSON);
  const uint32_t place = ng_ontology__type_of_name(x->extractor->ontology, NG_NAME_LOCATION);
  const ng_edge_role *const e = role->edge;
  return !role->acts && place != NG_NONE && is_one_of(x, place, e->types, e->n_types) &&
         (person == NG_NONE || !is_one_of(x, person, e->types, e->n_types));
}

static void add_filler(ng_role_match *match, ng_filler filler) {
  for (uint32_t i = 0; i < match->n; i++)
    if (filler.entity != NG_NONE ? match->fillers[i].entity == filler.entity
        : match->fillers[i].token == filler.token) return;
  if (match->n < NG_FILLERS_MAX) match->fillers[match->n++] = filler;
}

/* The entity itself where the role admits it; the state for its capital ("shells from Pyongyang"); for a person in an
 * acting role of states and organizations, the state that the person acts for ("Biden imposed sanctions"); where the
 * edge type says so, the state of a ministry. */
static uint32_t acting_for(const ng_extraction *x, const role_spec *role, uint32_t entity) {
  if (role->acts && role->for_state && ng_entity_is_ministry(&x->entities, entity)) {
    const uint32_t state = ng_entity_state(&x->entities, entity);
    if (state != NG_NONE && fits(x, role, state)) return state;
  }
  if (fits(x, role, entity)) return entity;
  const uint32_t governed = ng_entity_governed_from(&x->entities, entity);
  if (governed != NG_NONE && fits(x, role, governed)) return governed;
  if (!role->acts || !ng_view_is(x->doc->entities.data[entity].type, "person")) return NG_NONE;
  const uint32_t state = ng_entity_state(&x->entities, entity);
  return state != NG_NONE && fits(x, role, state) ? state : NG_NONE;
}

/* "S-400 missile system equipment": the thing is named by a part of its compound. */
static bool fill_from_compound(const ng_extraction *x, const role_spec *role, const ng_argument *arg,
                               ng_role_match *match) {
  enum { REACH = 6 };
  const ng_token *const tokens = x->doc->tokens.data;
  for (uint32_t i = arg->token; i-- > 0 && i + REACH >= arg->token && tokens[i].deprel == NG_DEPREL_COMPOUND;) {
    uint32_t entity;
    if (!ng_entities_of_token(&x->entities, i, &entity, 1) || !fits(x, role, entity)) continue;
    add_filler(match, (ng_filler){entity, arg->token, arg->inherited});
    return true;
  }
  return false;
}

/* "U.S. Special Envoy" taken whole for a name: a title is not its own institution. */
static bool names_both(const ng_extraction *x, uint32_t entity, uint32_t a, uint32_t b) {
  const ng_entity *const e = &x->doc->entities.data[entity];
  for (uint32_t i = 0; i < e->n_mentions; i++) {
    const ng_mention *const m = &x->doc->mentions.data[e->mentions[i]];
    if (m->kind == NG_MENTION_NAME && m->first <= a && a < m->end && m->first <= b && b < m->end) return true;
  }
  return false;
}

/* "Speaking in Italian": the language, no place. */
static bool is_language(const ng_extraction *x, uint32_t token) {
  const uint32_t name = x->entities.resolution->name_at[token];
  return name != NG_NONE && x->entities.resolution->names.data[name].adjective && token > 0 &&
         x->doc->tokens.data[token].deprel == NG_DEPREL_OBL && ng_token_is(&x->entities, token - 1, "in");
}

static void fill_from_argument(const ng_extraction *x, const ng_predicate *p, const role_spec *role,
                               const ng_argument *arg, bool as_state, ng_role_match *match) {
  uint32_t entities[NG_ENTITIES_MAX];
  if (is_language(x, arg->token)) return;
  uint32_t n = ng_denotation(x, p, arg->token, entities, NG_ENTITIES_MAX);
  if (!n && is_place_role(x, role)) n = (entities[0] = ng_where_named(&x->entities, arg->token)) != NG_NONE;
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t actor = as_state ? ng_entity_state(&x->entities, entities[i]) : acting_for(x, role, entities[i]);
    if (as_state && actor != NG_NONE && !fits(x, role, actor)) actor = NG_NONE;
    if (actor == NG_NONE) continue;
    if (p->kind == NG_PREDICATE_APPOSITION && arg->token != p->token && names_both(x, actor, arg->token, p->token)) continue;
    add_filler(match, (ng_filler){actor, arg->token, arg->inherited});
    any = true;
  }
  if (!any && !as_state && role->edge->strings) any = fill_from_compound(x, role, arg, match);
  const ng_upos upos = (ng_upos)x->doc->tokens.data[arg->token].upos;
  const bool titles = n && x->entities.resolution->name_at[arg->token] == NG_NONE; /* "appointed X as Ambassador" */
  if (!any && !as_state && role->edge->strings && (upos == NG_UPOS_NOUN || (upos == NG_UPOS_PROPN && (!n || titles))))
    add_filler(match, (ng_filler){NG_NONE, arg->token, arg->inherited});
}

/* The predicate word as a thing: the office of "Russian President Putin". */
static void fill_from_word(const ng_predicate *p, ng_role_match *match) { add_filler(match, (ng_filler){NG_NONE, p->token,
      false}); }

/* A positive condition on a role asks for the words of its things; an entity that the role admits needs no such
 * proof. */
static bool admits(const ng_extraction *x, const ng_trigger *trigger, uint32_t role, const ng_role_match *match) {
  for (uint32_t w = 0; w < trigger->n_where; w++) {
    const ng_trigger_where *const where = &trigger->where[w];
    if (where->role != role || where->negated) continue;
    bool any = false;
    for (uint32_t i = 0; i < match->n && !any; i++)
      any = match->fillers[i].entity != NG_NONE || lemma_in(x, match->fillers[i].token, where->lemmas, where->n_lemmas);
    if (!any) return false;
  }
  return true;
}

/* --- what nothing says ------------------------------------------------------------------------- */

/* Whether the entity, or the state it belongs to, fills another role already. */
static bool is_taken(const ng_extraction *x, const ng_rule_match *match, uint32_t entity) {
  for (uint32_t r = 0; r < match->edge->n_roles; r++)
    for (uint32_t i = 0; i < match->roles[r].n; i++) {
      const uint32_t other = match->roles[r].fillers[i].entity;
      if (other != NG_NONE && (other == entity || ng_entity_state(&x->entities, other) == entity)) return true;
    }
  return false;
}

/* "strikes into Russia", "on Russian territory", "used to hit Russia": the name says where something happens, or to whom. */
static bool is_scene(const ng_extraction *x, uint32_t head) {
  static const char *const inwards[] = {"into", "inside", "over", "within", "against", NULL};
  static const char *const ground[] = {"territory", "soil", "airspace", NULL};
  static const char *const blows[] = {"hit", "strike", "attack", "target", "bomb", "invade", NULL};
  const ng_token *const tokens = x->doc->tokens.data;
  const uint32_t above = tokens[head].head;
  if (above != NG_NONE && ng_view_is_one(ng_lemma_at(&x->entities, above), tokens[head].deprel == NG_DEPREL_OBJ ? blows : ground))
    return true;
  const uint32_t first = x->doc->sentences.data[tokens[head].sentence].first;
  for (uint32_t i = head; i-- > first && tokens[i].head == head;)
    if (tokens[i].deprel == NG_DEPREL_CASE && ng_word_is_one(ng_token_text(x->doc, &tokens[i]), inwards)) return true;
  return false;
}

/* Whom a sentence names besides those that the other roles have: none, one, or two for more; and the one. */
static uint32_t count_others(const ng_extraction *x, const role_spec *role, const ng_rule_match *out, uint32_t sentence,
                             ng_filler *one) {
  const ng_resolution *const r = x->entities.resolution;
  const ng_sentence *const s = &x->doc->sentences.data[sentence];
  one->entity = NG_NONE;
  for (uint32_t i = ng_vec_from(&r->names, first, s->first); i < r->names.len && r->names.data[i].first < s->end; i++) {
    const ng_found_name *const name = &r->names.data[i];
    if (name->entity == NG_NONE || name->entity == one->entity || !fits(x, role, name->entity) ||
        is_taken(x, out, name->entity) || is_scene(x, name->head)) continue;
    if (one->entity != NG_NONE) return 2;
    *one = (ng_filler){name->entity, name->head, true};
  }
  return one->entity != NG_NONE;
}

/* "Cuba says the U.S. embargo costs it billions": the one entity that the sentence, or one shortly before it, names
 * besides those that the other roles have.  Two are one too many. */
static void fill_implied(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                         ng_role_match *match) {
  enum { BACK = 2 };
  const uint32_t sentence = x->doc->tokens.data[p->token].sentence;
  for (uint32_t back = 0; back <= BACK && back <= sentence; back++) {
    ng_filler one;
    const uint32_t n = count_others(x, role, out, sentence - back, &one);
    if (n == 1) add_filler(match, one);
    if (n) return;
  }
}

/* "support for Ukraine in the face of Russian aggression": the last name before the word that the other roles do not have. */
static void fill_nearest(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                         ng_role_match *match) {
  const ng_resolution *const r = x->entities.resolution;
  const uint32_t first = x->doc->sentences.data[x->doc->tokens.data[p->token].sentence].first;
  for (uint32_t i = ng_vec_from(&r->names, first, p->token); i-- > 0 && r->names.data[i].first >= first;) {
    const ng_found_name *const name = &r->names.data[i];
    if (name->entity == NG_NONE || !fits(x, role, name->entity) || is_taken(x, out, name->entity)) continue;
    add_filler(match, (ng_filler){name->entity, name->head, true});
    return;
  }
}

/* Adds an entity that the article has told of, if that was not long ago. */
static void add_told(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                     uint32_t begin, uint32_t entity, ng_role_match *match) {
  enum { REACH = 1200 }; /* bytes of text */
  if (begin + REACH > x->doc->tokens.data[p->token].begin && fits(x, role, entity) && !is_taken(x, out, entity))
    add_filler(match, (ng_filler){entity, p->token, true});
}

/* "Sberbank was blacklisted, too": whoever filled the role in what was last told of the kind, or of the edge type that
 * "same_supported" names. */
static void fill_as_before(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                           uint32_t edge, ng_role_match *match) {
  if (!x->drafts) return;
  const ng_edge_pair pair = out->edge->pairs[0];
  const bool acts = role->trigger->role == pair.source;
  const ng_told *const told = &x->drafts->told;
  const ng_draft *last = NULL;
  for (uint32_t i = x->drafts->list.len; i-- > 0 && !last;) {
    const ng_draft *const d = &x->drafts->list.data[i];
    if (d->edge == edge && d->main) last = d;
  }
  if (acts && told->n && told->edge == edge && (!last || last->s.trigger.begin < told->begin)) {
    for (uint32_t i = 0; i < told->n; i++) add_told(x, p, role, out, told->begin, told->sources[i], match);
    return;
  }
  if (last) add_told(x, p, role, out, last->s.evidence.begin, acts ? last->s.source : last->s.target, match);
}

/* "Sberbank is being designated" in a release: whoever calls itself "we" in the text. */
static void fill_issuer(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                        ng_role_match *match) {
  const uint32_t issuer = x->entities.resolution->issuer;
  if (issuer != NG_NONE && !x->entities.resolution->quoted[p->token] && fits(x, role, issuer) && !is_taken(x, out, issuer))
    add_filler(match, (ng_filler){issuer, p->token, true});
}

/* "During his visit, Obama said": where the article is dated from, if nothing else is told. */
static void fill_here(const ng_extraction *x, const ng_predicate *p, const role_spec *role, const ng_rule_match *out,
                      ng_role_match *match) {
  const ng_resolution *const r = x->entities.resolution;
  const uint32_t here = r->quoted[p->token] ? NG_NONE : r->dated;
  if (here != NG_NONE && fits(x, role, here) && !is_taken(x, out, here)) add_filler(match, (ng_filler){here, p->token, true});
}

/* The first word in a role, NG_NONE if none. */
static uint32_t token_in(const ng_extraction *x, const ng_predicate *p, ng_view role) {
  for (uint32_t i = 0; i < p->n_arguments; i++)
    if (ng_view_equals(argument_at(x, p->first_argument + i)->role, role)) return argument_at(x, p->first_argument + i)->token;
  return NG_NONE;
}

/* "object_antecedent": who took part in the event that the object speaks of again.  "antecedent" alone: of the verb itself,
 * which goes on telling of the event before. */
static bool fill_from_antecedent(const ng_extraction *x, const ng_predicate *p, const ng_trigger *trigger, const role_spec *role,
                                 ng_view function, ng_role_match *match) {
  uint32_t noun = p->token;
  if (strips(&function, "_antecedent")) noun = token_in(x, p, function);
  else if (!ng_view_is(function, "antecedent")) return false;
  else if (token_in(x, p, ng_view_of("object")) != NG_NONE) return true;
  uint32_t entities[NG_ENTITIES_MAX];
  const uint32_t n = noun == NG_NONE ? 0 : ng_antecedent_participants(x, trigger->edge, role->trigger->role, noun, entities,
                                                                      NG_ENTITIES_MAX);
  for (uint32_t i = 0; i < n; i++)
    if (fits(x, role, entities[i])) add_filler(match, (ng_filler){entities[i], noun, true});
  return true;
}

/* The edge type whose last statement "same" or "same_supported" speaks of, NG_NONE where the function is another. */
static uint32_t told_edge(const ng_extraction *x, const ng_trigger *trigger, ng_view function) {
  if (ng_view_is(function, "same")) return trigger->edge;
  const ng_view edge = ng_function_same_edge(function);
  return edge.len ? ng_ontology__find_edge_type(x->extractor->ontology, edge) : NG_NONE;
}

/* The first function with fillers serves, or the first whose fillers a condition on the role admits: the goods of
 * "spent $3 billion on jets". */
static void fill_role(const ng_extraction *x, const ng_trigger *trigger, const ng_trigger_role *spec, const ng_predicate *p,
                      ng_rule_match *out) {
  const ng_edge_type *const edge = out->edge;
  ng_role_match *const match = &out->roles[spec->role];
  const role_spec role = {spec, &edge->roles[spec->role], edge->n_pairs &&
                          (edge->symmetric || edge->pairs[0].source == spec->role), edge->for_state};
  for (uint32_t f = 0; f < spec->n_functions && (!match->n || !admits(x, trigger, spec->role, match)); f++) {
    match->n = 0;
    ng_view function = spec->functions[f];
    match->function = function;
    if (fill_from_antecedent(x, p, trigger, &role, function, match)) continue;
    const uint32_t same = told_edge(x, trigger, function);
    const bool as_state = strips(&function, "_state"); /* "subject_state": the state that the subject serves */
    ng_argument_walk walk = ng_argument_walk_of(x, p, function);
    ng_argument arg;
    if (ng_view_is(function, "implied")) fill_implied(x, p, &role, out, match);
    else if (ng_view_is(function, "nearest")) fill_nearest(x, p, &role, out, match);
    else if (same != NG_NONE) fill_as_before(x, p, &role, out, same, match);
    else if (ng_view_is(function, "issuer")) fill_issuer(x, p, &role, out, match);
    else if (ng_view_is(function, "here")) fill_here(x, p, &role, out, match);
    else if (ng_view_is(walk.role, "predicate") && role.edge->strings) fill_from_word(p, match);
    else while (ng_argument_next(x, &walk, &arg)) fill_from_argument(x, p, &role, &arg, as_state, match);
  }
}

/* --- conditions ------------------------------------------------------------------------------- */

static bool tense_in(ng_tense tense, const ng_view *names, uint32_t n) {
  static const char *const tenses[] = {
    [NG_TENSE_NONE] = "none", [NG_TENSE_PAST] = "past", [NG_TENSE_PRESENT] = "present", [NG_TENSE_FUTURE] = "future"};
  for (uint32_t i = 0; i < n; i++)
    if (ng_view_is(names[i], tenses[tense])) return true;
  return false;
}

static bool some_argument_in(const ng_extraction *x, const ng_predicate *p, const ng_trigger_where *where) {
  if (ng_view_is(where->function, "light")) return p->light != NG_NONE &&
      lemma_in(x, p->light, where->lemmas, where->n_lemmas);
  if (ng_view_is(where->function, "tense")) return tense_in(p->tense, where->lemmas, where->n_lemmas);
  if (ng_view_is(where->function, "governor"))
    return p->governor != NG_NONE && is_one_of_lemmas(predicate_at(x, p->governor)->lemma, where->lemmas, where->n_lemmas);
  ng_argument_walk walk = ng_argument_walk_of(x, p, where->function);
  ng_argument arg;
  while (ng_argument_next(x, &walk, &arg))
    if (lemma_in(x, arg.token, where->lemmas, where->n_lemmas)) return true;
  return false;
}

/* "the company Rosoboronexport", "Rosoboronexport, the arms seller": the name stands with the noun. */
static bool is_named_beside(const ng_extraction *x, const ng_filler *filler) {
  if (filler->entity == NG_NONE) return false;
  const ng_token *const tokens = x->doc->tokens.data, *const noun = &tokens[filler->token];
  const bool describes = noun->deprel == NG_DEPREL_APPOS || noun->deprel == NG_DEPREL_NMOD_DESC ||
      noun->deprel == NG_DEPREL_COMPOUND;
  static const ng_view bodies[] = {
    {"group", 5}, {"network", 7}, {"company", 7}, {"firm", 4}, {"bank", 4}, {"business", 8}, {"institution", 11}};
  const ng_entity *const e = &x->doc->entities.data[filler->entity];
  const bool body = ng_view_is(e->type, "organization") && lemma_in(x, filler->token, bodies, sizeof bodies / sizeof *bodies);
  for (uint32_t i = 0; i < e->n_mentions; i++) {
    const uint32_t name = x->doc->mentions.data[e->mentions[i]].head;
    if (tokens[name].head == filler->token && tokens[name].deprel == NG_DEPREL_COMPOUND && body)
      return true; /* "the Wagner group" */
    if (tokens[name].head == filler->token && (tokens[name].deprel == NG_DEPREL_APPOS ||
                                               tokens[name].deprel == NG_DEPREL_FLAT)) return true;
    if (describes && noun->head == name) return true;
  }
  return false;
}

/* "The company", of which the text has spoken. */
static bool is_body_spoken_of(const ng_extraction *x, const ng_filler *filler) {
  return filler->entity != NG_NONE && ng_view_is(x->doc->entities.data[filler->entity].type, "organization") &&
         ng_description_entity(&x->entities, filler->token) == filler->entity;
}

/* A negative condition on a role takes out the fillers that it names: "officials" where only those named
 * themselves count.  It is about common nouns; "Wagner Group" is no group but a name. */
static void drop_fillers(const ng_extraction *x, const ng_trigger_where *where, ng_role_match *match) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < match->n; i++)
    if (x->doc->tokens.data[match->fillers[i].token].upos == NG_UPOS_PROPN || is_named_beside(x, &match->fillers[i]) ||
        is_body_spoken_of(x, &match->fillers[i]) ||
        !lemma_in(x, match->fillers[i].token, where->lemmas, where->n_lemmas))
      match->fillers[kept++] = match->fillers[i];
  match->n = kept;
}

static bool holds(const ng_extraction *x, const ng_predicate *p, const ng_trigger_where *where,
                  const ng_rule_match *match) {
  if (where->role == NG_NONE) return some_argument_in(x, p, where) != where->negated;
  return admits(x, match->trigger, where->role, &match->roles[where->role]);
}

/* --- pairs ------------------------------------------------------------------------------------ */

static bool has_entity(const ng_role_match *match) {
  for (uint32_t i = 0; i < match->n; i++)
    if (match->fillers[i].entity != NG_NONE) return true;
  return false;
}

/* The state that a person serves: "Zelensky met Ukrainian officials" tells of none who met the state. */
static bool is_own_state(const ng_extraction *x, uint32_t person, uint32_t state) {
  return ng_view_is(x->doc->entities.data[state].type, "state") && ng_entity_is_home(&x->entities, person, state);
}

bool ng_rule_joins(const ng_extraction *x, const ng_trigger *trigger, uint32_t source, uint32_t target) {
  if (source == NG_NONE || target == NG_NONE || source == target) return false;
  uint32_t n;
  const ng_edge_type *const edge = &ng_ontology__edge_types(x->extractor->ontology, &n)[trigger->edge];
  if (edge->away && ng_entity_is_home(&x->entities, source, target)) return false; /* "flew back to Paris" */
  if (edge->symmetric && (is_own_state(x, source, target) || is_own_state(x, target, source))) return false;
  return !trigger->abroad || ng_entity_is_abroad(&x->entities, source, target);
}

static bool makes_pair(const ng_extraction *x, const ng_trigger *trigger, const ng_role_match *a, const ng_role_match *b) {
  for (uint32_t i = 0; i < a->n; i++)
    for (uint32_t j = 0; j < b->n; j++)
      if (ng_rule_joins(x, trigger, a->fillers[i].entity, b->fillers[j].entity)) return true;
  return false;
}

static bool some_pair(const ng_extraction *x, const ng_rule_match *match) {
  for (uint32_t i = 0; i < match->edge->n_pairs; i++) {
    const ng_role_match *const a = &match->roles[match->edge->pairs[i].source],
        *const b = &match->roles[match->edge->pairs[i].target];
    const ng_trigger *const t = match->trigger;
    if (makes_pair(x, t, a, b) || (match->edge->symmetric && (makes_pair(x, t, a, a) || makes_pair(x, t, b, b)))) return true;
  }
  return false;
}

static ng_rule_outcome match_predicate(const ng_extraction *x, const ng_trigger *trigger, uint32_t predicate,
                                        ng_rule_match *out) {
  const ng_predicate *const p = predicate_at(x, predicate);
  uint32_t n;
  const ng_edge_type *const edge = &ng_ontology__edge_types(x->extractor->ontology, &n)[trigger->edge];
  out->trigger = trigger;
  out->edge = edge;
  out->predicate = predicate;
  out->detail = 0;
  for (uint32_t r = 0; r < edge->n_roles; r++) out->roles[r].n = 0;
  if (!(trigger->kinds & (1u << p->kind))) return out->outcome = NG_RULE_OTHER_KIND;
  for (uint32_t r = 0; r < trigger->n_roles; r++)
    fill_role(x, trigger, &trigger->roles[r], p, out);
  for (uint32_t w = 0; w < trigger->n_where; w++)
    if (trigger->where[w].role != NG_NONE && trigger->where[w].negated) drop_fillers(x, &trigger->where[w],
                                                                                     &out->roles[trigger->where[w].role]);
    else if (!holds(x, p, &trigger->where[w], out)) {
      out->detail = w;
      return out->outcome = NG_RULE_CONDITION;
    }
  for (uint32_t r = 0; r < edge->n_roles; r++)
    if ((trigger->required & (1u << r)) && !has_entity(&out->roles[r])) {
      out->detail = r;
      return out->outcome = NG_RULE_MISSING_ROLE;
    }
  return out->outcome = some_pair(x, out) ? NG_RULE_FIRED : NG_RULE_NO_PAIR;
}

bool ng_rules_of_predicate(const ng_extraction *x, uint32_t predicate, ng_rule_visitor each, void *user) {
  uint32_t n, n_triggers;
  const uint32_t *const list = ng_ontology__triggers_of(x->extractor->ontology, predicate_at(x, predicate)->lemma, &n);
  const ng_trigger *const triggers = ng_ontology__triggers(x->extractor->ontology, &n_triggers);
  for (uint32_t i = 0; i < n; i++) {
    ng_rule_match match;
    match_predicate(x, &triggers[list[i]], predicate, &match);
    if (!each(user, &match)) return false;
  }
  return true;
}
