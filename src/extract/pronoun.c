/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/pronoun.h"

#include "base/error.h"
#include "extract/actor.h"
#include "extract/description.h"
#include "extract/issuer.h"
#include "extract/word_class.h"

enum { LOOK_BACK_SENTENCES = 2 };

typedef enum person_kind { KIND_NONE, KIND_HE, KIND_SHE, KIND_IT, KIND_I, KIND_WE } person_kind;

static const struct {
  const char *word;
  person_kind kind;
  bool possessive;
} pronouns[] = {{"he", KIND_HE, false},  {"him", KIND_HE, false},  {"his", KIND_HE, true},
                {"she", KIND_SHE, false}, {"her", KIND_SHE, true}, {"it", KIND_IT, false},
                {"its", KIND_IT, true},  {"i", KIND_I, false},       {"me", KIND_I, false},
                {"my", KIND_I, true},    {"we", KIND_WE, false},   {"us", KIND_WE, false},       {"our", KIND_WE, true},
                    {"their", KIND_NONE, true}};

static person_kind kind_of(ng_view word) {
  if (ng_view_is(word, "US")) return KIND_NONE;
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (ng_word_is(word, pronouns[i].word)) return pronouns[i].kind;
  return KIND_NONE;
}

bool ng_is_possessive_pronoun(ng_view word) {
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
    if (pronouns[i].possessive && ng_word_is(word, pronouns[i].word)) return true;
  return false;
}

/* ---- He, she, it ---- */

static bool fits(const ng_entity_index *x, uint32_t entity, person_kind kind) {
  const ng_entity_facts *facts = &x->resolution->facts.data[entity];
  if (kind == KIND_IT) return facts->type == NG_NAME_STATE || facts->type == NG_NAME_ORGANIZATION;
  if (facts->type != NG_NAME_PERSON) return false;
  const ng_gender wanted = kind == KIND_HE ? NG_GENDER_MALE : NG_GENDER_FEMALE;
  return facts->gender == wanted || facts->gender == NG_GENDER_UNKNOWN || facts->gender == NG_GENDER_BOTH;
}

/* Whether a token is a subject, or set beside one: "its emir, Sheikh Sabah, flew". */
static bool is_subject(const ng_document *doc, uint32_t token) {
  enum { CLIMB_MAX = 3 };
  for (int i = 0; i < CLIMB_MAX && token != NG_NONE; i++, token = doc->tokens.data[token].head) {
    const ng_deprel rel = (ng_deprel)doc->tokens.data[token].deprel;
    if (ng_deprel_base(rel) == NG_DEPREL_NSUBJ || ng_deprel_base(rel) == NG_DEPREL_CSUBJ) return true;
    if (rel != NG_DEPREL_APPOS && rel != NG_DEPREL_FLAT && rel != NG_DEPREL_NMOD_DESC) return false;
  }
  return false;
}

bool ng_name_acts(const ng_entity_index *x, uint32_t index) {
  const ng_resolution *r = x->resolution;
  const ng_found_name *name = &r->names.data[index];
  if (is_subject(x->doc, name->head)) return true;
  const uint32_t role = name->first > 0 ? r->role_at[name->first - 1] : NG_NONE;
  return role != NG_NONE && r->roles.data[role].holder == index && is_subject(x->doc, r->roles.data[role].head);
}

/* "A Hamas delegation arrived": the name is that of the subject. */
static bool acts_through(const ng_entity_index *x, const ng_found_name *name) {
  const ng_token *t = &x->doc->tokens.data[name->head];
  const bool modifies = t->deprel == NG_DEPREL_AMOD || t->deprel == NG_DEPREL_COMPOUND || t->deprel == NG_DEPREL_NMOD_POSS;
  return modifies && t->head != NG_NONE && ng_is_collective(ng_lemma_at(x, t->head)) && is_subject(x->doc, t->head);
}

/* What a pronoun may stand for at `token`: the entity of a name that begins there; for a person
 * also an office without a name ("the Brazilian president"), `unnamed` where nobody is known to
 * hold it. */
static const uint32_t unnamed = NG_NONE - 1;

/* Whether a noun at which a title was found stands for one person in an office: not "senators", "to chair", "his father". */
static bool is_office_holder(const ng_entity_index *x, const ng_found_role *role) {
  static const char *const offices[] = {"military", "political", "royal"};
  const ng_token *t = &x->doc->tokens.data[role->head];
  if (t->xpos == NG_XPOS_NNS || t->xpos == NG_XPOS_NNPS || (t->upos != NG_UPOS_NOUN && t->upos != NG_UPOS_PROPN)) return false;
  const ng_view group = ng_known_at(x->knowledge, role->title)->group;
  return NG_IN_CLASS(group, offices);
}

static uint32_t candidate_at(const ng_entity_index *x, uint32_t token, person_kind kind, bool *acts) {
  const ng_resolution *r = x->resolution;
  const uint32_t index = r->name_at[token];
  if (index != NG_NONE) {
    const ng_found_name *name = &r->names.data[index];
    const bool through = kind == KIND_IT && acts_through(x, name);
    if (name->first != token || name->entity == NG_NONE || (name->adjective && !through) || !fits(x, name->entity, kind))
      return NG_NONE;
    *acts = through || ng_name_acts(x, index);
    return name->entity;
  }
  const ng_found_role *role = r->role_at[token] == NG_NONE ? NULL : &r->roles.data[r->role_at[token]];
  if (kind == KIND_IT || !role || role->head != token || role->plural || role->holder != NG_NONE) return NG_NONE;
  *acts = is_subject(x->doc, token);
  if (!*acts) return NG_NONE;
  if (role->entity == NG_NONE) return is_office_holder(x, role) ? unnamed : NG_NONE;
  return fits(x, role->entity, kind) ? role->entity : NG_NONE;
}

/* "Japan imposed sanctions on it": an object is not what acts on it.  `bound` is the pronoun, NG_NONE
 * where it may mean anything. */
static bool is_excluded(const ng_entity_index *x, uint32_t bound, uint32_t candidate) {
  return bound != NG_NONE && candidate != NG_NONE && candidate != unnamed && ng_is_clause_mate(x, bound, candidate);
}

/* The best of tokens [first, end): subjects before others, `nearest` or first of them.  `acts`
 * receives whether it is a subject. */
static uint32_t best_name(const ng_entity_index *x, uint32_t first, uint32_t end, person_kind kind, bool nearest,
                          uint32_t bound, bool *acts) {
  uint32_t subject = NG_NONE, other = NG_NONE;
  for (uint32_t t = first; t < end; t++) {
    bool subjects = false;
    const uint32_t candidate = candidate_at(x, t, kind, &subjects);
    if (candidate == NG_NONE || is_excluded(x, bound, candidate)) continue;
    uint32_t *slot = subjects ? &subject : &other;
    if (*slot == NG_NONE || nearest) *slot = candidate;
  }
  *acts = subject != NG_NONE;
  return *acts ? subject : other;
}

/* The noun that a clause with "whose" describes, where `token` stands in one. */
static uint32_t described_noun(const ng_entity_index *x, uint32_t token) {
  enum { CLIMB_MAX = 8 };
  const ng_token *tokens = x->doc->tokens.data;
  uint32_t verb = token;
  for (int i = 0; i < CLIMB_MAX && verb != NG_NONE && tokens[verb].deprel != NG_DEPREL_ACL_RELCL; i++) verb = tokens[verb].head;
  if (verb == NG_NONE || tokens[verb].deprel != NG_DEPREL_ACL_RELCL || tokens[verb].head == NG_NONE) return NG_NONE;
  for (uint32_t t = tokens[verb].head + 1; t < token; t++)
    if (ng_word_is(x->resolution->texts[t], "whose")) return tokens[verb].head;
  return NG_NONE;
}

/* "thanked Japan for its help", "imposed costs on Russia for its war": what is repaid is the deed of who is named between
 * the verb and the "for" of the phrase; "blamed Japan for its losses" says nothing of the kind. */
static uint32_t repaid(const ng_entity_index *x, uint32_t token, person_kind kind) {
  enum { CLIMB_MAX = 4 };
  const ng_token *tokens = x->doc->tokens.data;
  if (token == 0 || tokens[token].deprel != NG_DEPREL_NMOD_POSS) return NG_NONE;
  if (!ng_word_is(x->resolution->texts[token - 1], "for")) return NG_NONE;
  uint32_t verb = tokens[token].head;
  for (int i = 0; i < CLIMB_MAX && verb != NG_NONE && tokens[verb].upos != NG_UPOS_VERB; i++) verb = tokens[verb].head;
  if (verb == NG_NONE || verb >= token || ng_view_is(ng_lemma_at(x, verb), "blame")) return NG_NONE;
  bool acts;
  return best_name(x, verb + 1, token, kind, true, NG_NONE, &acts);
}

/* The first subject of the sentence before, which it is mostly about. */
static uint32_t sentence_before(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t bound, bool *acts) {
  *acts = false;
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  uint32_t found = NG_NONE;
  for (uint32_t back = 1; found == NG_NONE && back <= LOOK_BACK_SENTENCES && back <= sentence; back++) {
    const ng_sentence *s = &x->doc->sentences.data[sentence - back];
    found = best_name(x, s->first, s->end, kind, false, bound, acts);
  }
  return found;
}

/* "It", "its parliament" as a subject. */
static bool is_subject_phrase(const ng_entity_index *x, uint32_t token) {
  const ng_token *t = &x->doc->tokens.data[token];
  return is_subject(x->doc, t->deprel == NG_DEPREL_NMOD_POSS && t->head != NG_NONE ? t->head : token);
}

/* Whether a sentence that begins with the pronoun rather speaks of another than its chain says:
 * of the subject of the sentence before, whose gender is known. */
static bool is_contested(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t chained, uint32_t before) {
  if (chained == NG_NONE || before == NG_NONE || before == chained || !is_subject_phrase(x, token)) return false;
  if (kind == KIND_IT || before == unnamed) return true;
  const ng_entity_facts *facts = &x->resolution->facts.data[before];
  return facts->gender == NG_GENDER_MALE || facts->gender == NG_GENDER_FEMALE;
}

/* The pronoun itself where it is an object, which is nobody else's of its clause; NG_NONE for subjects, possessives and
 * reflexives. */
static uint32_t binding(const ng_entity_index *x, uint32_t token) {
  static const char *const objects[] = {"him", "her", "it", NULL};
  const bool object = ng_word_is_one(x->resolution->texts[token], objects) &&
                      x->doc->tokens.data[token].deprel != NG_DEPREL_NMOD_POSS && !is_subject(x->doc, token);
  return object ? token : NG_NONE;
}

static uint32_t third_person(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t chained, uint32_t bound,
                             bool shallow);

/* "Egypt sent it drones and Iran sold it shells": what the same pronoun means before in the sentence. */
static uint32_t meant_before(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t bound, bool shallow) {
  const uint32_t first = x->doc->sentences.data[x->doc->tokens.data[token].sentence].first;
  for (uint32_t t = token; t-- > first;) {
    if (x->doc->tokens.data[t].upos != NG_UPOS_PRON || kind_of(x->resolution->texts[t]) != kind) continue;
    const uint32_t mention = x->resolution->mention_at[t];
    const uint32_t chained = mention == NG_NONE ? NG_NONE : x->doc->mentions.data[mention].entity;
    const uint32_t entity = third_person(x, t, kind, chained, shallow ? NG_NONE : binding(x, t), shallow);
    return is_excluded(x, bound, entity) ? NG_NONE : entity;
  }
  return NG_NONE;
}

/* "In his first speech abroad, Lee said", "When she arrived, Ms. Park": the subject of the sentence, where the pronoun stands
 * in what precedes it without being said by it. */
static uint32_t subject_ahead(const ng_entity_index *x, uint32_t token, person_kind kind) {
  enum { CLIMB_MAX = 12 };
  const ng_token *tokens = x->doc->tokens.data;
  if (kind == KIND_IT) return NG_NONE;
  uint32_t part = token, root = tokens[token].head;
  for (int i = 0; i < CLIMB_MAX && root != NG_NONE && tokens[root].head != NG_NONE; i++) part = root, root = tokens[root].head;
  if (root == NG_NONE || tokens[root].head != NG_NONE) return NG_NONE;
  const ng_deprel rel = ng_deprel_base((ng_deprel)tokens[part].deprel);
  if (rel != NG_DEPREL_OBL && rel != NG_DEPREL_ADVCL) return NG_NONE;
  for (uint32_t t = root; t-- > token + 1;) {
    if (tokens[t].head != root || ng_deprel_base((ng_deprel)tokens[t].deprel) != NG_DEPREL_NSUBJ || t < part) continue;
    const uint32_t role = x->resolution->role_at[t], name = x->resolution->name_at[t];
    const uint32_t holder = name != NG_NONE || role == NG_NONE ? name : x->resolution->roles.data[role].holder;
    const uint32_t entity = holder == NG_NONE ? NG_NONE : x->resolution->names.data[holder].entity;
    return entity != NG_NONE && fits(x, entity, kind) ? entity : NG_NONE;
  }
  return NG_NONE;
}

/* "Lee said that he": the subject nearest before in the sentence, a person or body with a name which stands within quotation
 * marks or without like the pronoun; `last` receives whoever is named last before it. */
static uint32_t subject_within(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t *last) {
  uint32_t found = NG_NONE;
  *last = NG_NONE;
  for (uint32_t t = x->doc->sentences.data[x->doc->tokens.data[token].sentence].first; t < token; t++) {
    bool acts = false;
    const uint32_t candidate = candidate_at(x, t, kind, &acts);
    if (candidate == NG_NONE) continue;
    *last = candidate;
    if (acts && x->resolution->quoted[t] == x->resolution->quoted[token]) found = candidate;
  }
  return found == unnamed ? NG_NONE : found;
}

/* "urged Lee to raise it during his talks": the one whom the verb above the infinitive has for an object acts there. */
static uint32_t urged_within(const ng_entity_index *x, uint32_t token, person_kind kind) {
  const ng_token *const tokens = x->doc->tokens.data;
  const uint32_t noun = tokens[token].head, part = noun == NG_NONE ? NG_NONE : tokens[noun].head;
  if (part == NG_NONE || token == 0 || !ng_token_is(x, token - 1, "during") || tokens[noun].deprel != NG_DEPREL_OBL ||
      tokens[part].deprel != NG_DEPREL_XCOMP) return NG_NONE;
  for (uint32_t t = part; t-- > tokens[part].head + 1;) {
    const bool urged = tokens[t].head == tokens[part].head &&
                       (tokens[t].deprel == NG_DEPREL_OBJ || tokens[t].deprel == NG_DEPREL_IOBJ);
    const uint32_t name = urged ? x->resolution->name_at[t] : NG_NONE;
    const uint32_t entity = name == NG_NONE ? NG_NONE : x->resolution->names.data[name].entity;
    if (entity != NG_NONE) return fits(x, entity, kind) ? entity : NG_NONE;
  }
  return NG_NONE;
}

/* Whom the sentence itself shows a subject or a possessive to mean, which chains of other sentences do not outweigh; "it",
 * which may as well be an object of before, only a subject behind another: "France said it", not "France told Mali it". */
static uint32_t shown_within(const ng_entity_index *x, uint32_t token, person_kind kind) {
  const bool acts = is_subject(x->doc, token), owns = x->doc->tokens.data[token].deprel == NG_DEPREL_NMOD_POSS;
  if (!acts && (!owns || kind == KIND_IT)) return NG_NONE;
  uint32_t last;
  const uint32_t before = subject_within(x, token, kind, &last);
  if (kind == KIND_IT) return before == last ? before : NG_NONE;
  return last != NG_NONE ? before : subject_ahead(x, token, kind);
}

/* Who says what `token` stands in, within quotation marks that may have opened in the sentence before; only by name. */
static uint32_t speaker_of(const ng_entity_index *x, uint32_t token) {
  const ng_resolution *r = x->resolution;
  const uint32_t sentence = x->doc->tokens.data[token].sentence;
  const uint32_t from = x->doc->sentences.data[sentence ? sentence - 1 : 0].first;
  for (uint32_t t = token + 1; t-- > from && r->quoted[token];) {
    if (!r->quoted[t] || r->speaker_at[t] == NG_NONE) continue;
    const uint32_t name = r->name_at[r->speaker_at[t]];
    return name == NG_NONE ? NG_NONE : r->names.data[name].entity;
  }
  return NG_NONE;
}

/* By the chain, else the subject nearest before in the sentence, else, for a person, whom the
 * sentence before is about.  Where that is contested whom the sentence before is about is right
 * more often than the chain.  In "the man whose trip took him" it is the man. */
static uint32_t third_person(const ng_entity_index *x, uint32_t token, person_kind kind, uint32_t chained, uint32_t bound,
                             bool shallow) {
  const uint32_t noun = kind == KIND_IT || shallow ? NG_NONE : described_noun(x, token);
  if (noun != NG_NONE && x->resolution->name_at[noun] == NG_NONE) {
    uint32_t described;
    return ng_actor_describe(x, noun, &described, 1) && fits(x, described, kind) ? described : NG_NONE;
  }
  const uint32_t doer = repaid(x, token, kind);
  if (doer != NG_NONE && doer != unnamed) return doer;
  const bool owns = x->doc->tokens.data[token].deprel == NG_DEPREL_NMOD_POSS;
  const uint32_t urged = owns && kind != KIND_IT ? urged_within(x, token, kind) : NG_NONE;
  if (urged != NG_NONE) return urged;
  const uint32_t first = x->doc->sentences.data[x->doc->tokens.data[token].sentence].first;
  bool acts;
  const uint32_t again = chained == NG_NONE ? meant_before(x, token, kind, bound, shallow) : NG_NONE;
  if (again != NG_NONE) return again;
  uint32_t found = best_name(x, first, token, kind, true, bound, &acts);
  const uint32_t speaker = kind == KIND_IT ? NG_NONE : speaker_of(x, token); /* who speaks of himself says "I" */
  if (is_excluded(x, bound, chained) || chained == speaker) chained = NG_NONE;
  if (chained != NG_NONE) {
    const uint32_t shown = shown_within(x, token, kind);
    if (shown != NG_NONE) return shown;
  }
  if (found == NG_NONE && chained == NG_NONE) found = subject_ahead(x, token, kind);
  if (found == NG_NONE) {
    const uint32_t before = sentence_before(x, token, kind, bound, &acts);
    const bool contested = acts && is_contested(x, token, kind, chained, before);
    if (contested) return before == unnamed ? NG_NONE : before;
    if (kind != KIND_IT || (acts && (bound != NG_NONE || is_subject_phrase(x, token)))) found = before;
  }
  if (chained != NG_NONE && fits(x, chained, kind)) found = chained; /* "her" is no state, whatever was learnt */
  return found == unnamed || found == speaker ? NG_NONE : found;
}

/* ---- I and we ---- */

static bool is_opening(ng_view w) { return ng_view_is(w, "\xE2\x80\x9C") || ng_view_is(w, "``"); }
static bool is_closing(ng_view w) { return ng_view_is(w, "\xE2\x80\x9D") || ng_view_is(w, "''"); }

/* Marks the tokens inside quotations; a paragraph's end closes what was left open. */
static void mark_quotes(const ng_entity_index *x, bool *quoted) {
  bool open = false;
  for (uint32_t i = 0; i < x->doc->sentences.len; i++) {
    const ng_sentence *s = &x->doc->sentences.data[i];
    const uint32_t gap = i ? x->doc->sentences.data[i - 1].span.end : 0;
    if (s->span.begin > gap && memchr(x->doc->text.data + gap, '\n', s->span.begin - gap)) open = false;
    for (uint32_t t = s->first; t < s->end; t++) {
      const ng_view w = x->resolution->texts[t];
      if (is_opening(w)) open = true;
      else if (is_closing(w)) open = false;
      else if (ng_view_is(w, "\"")) open = !open;
      quoted[t] = open;
    }
  }
}

ng_status ng_pronouns_prepare(ng_entity_index *x, ng_error *err) {
  ng_document *doc = x->doc;
  ng_resolution *r = x->resolution;
  const uint32_t n = doc->tokens.len;
  r->quoted = ng_arena_zero(&x->scratch, n ? n : 1, sizeof *r->quoted);
  r->speaker_at = ng_arena_alloc(&x->scratch, n ? n : 1, sizeof *r->speaker_at);
  if (!r->quoted || !r->speaker_at) return ng_fail_no_mem(err);
  for (uint32_t t = 0; t < n; t++) r->speaker_at[t] = NG_NONE;
  mark_quotes(x, r->quoted);
  for (uint32_t i = 0; i < doc->predicates.len; i++) {
    const ng_predicate *p = &doc->predicates.data[i];
    for (uint32_t a = 0; p->attributed_to != NG_NONE && a < p->n_arguments; a++)
      r->speaker_at[doc->arguments.data[p->first_argument + a].token] = p->attributed_to;
  }
  return ng_issuer_find(x, err);
}

static uint32_t first_person(const ng_entity_index *x, uint32_t token, person_kind kind) {
  const ng_resolution *r = x->resolution;
  if (!r->quoted[token]) return kind == KIND_WE ? r->issuer : r->voice[x->doc->tokens.data[token].sentence];
  if (r->speaker_at[token] == NG_NONE) return NG_NONE;
  const uint32_t name = r->name_at[r->speaker_at[token]];
  const uint32_t speaker = name != NG_NONE ? r->names.data[name].entity : r->speaker_at[token] == token ? NG_NONE
      : ng_pronoun_entity(x, r->speaker_at[token]);
  if (kind == KIND_I || speaker == NG_NONE) return speaker;
  return r->facts.data[speaker].type == NG_NAME_PERSON ? ng_entity_state(x, speaker) : speaker;
}

/* "defended itself": who does something to himself does it to nobody else. */
static bool is_reflexive(ng_view word) {
  static const char *const words[] = {"himself", "herself", "itself", "themselves", NULL};
  return ng_word_is_one(word, words);
}

static uint32_t entity_of(const ng_entity_index *x, uint32_t token, uint32_t bound, bool shallow) {
  if (is_reflexive(x->resolution->texts[token])) return NG_NONE;
  const uint32_t mention = x->resolution->mention_at[token];
  const uint32_t chained = mention == NG_NONE ? NG_NONE : x->doc->mentions.data[mention].entity;
  const person_kind kind = kind_of(x->resolution->texts[token]);
  if (kind == KIND_HE || kind == KIND_SHE || kind == KIND_IT) return third_person(x, token, kind, chained, bound, shallow);
  if (chained != NG_NONE) return chained;
  switch (kind) {
  case KIND_I:
  case KIND_WE: return first_person(x, token, kind);
  default: return NG_NONE;
  }
}

uint32_t ng_pronoun_entity(const ng_entity_index *x, uint32_t token) { return entity_of(x, token, binding(x, token), false); }

uint32_t ng_pronoun_entity_shallow(const ng_entity_index *x, uint32_t token) { return entity_of(x, token, NG_NONE, true); }
