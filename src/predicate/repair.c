/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What parsers take wrongly again and again, put right before predicates are read: a table of repairs. */
#include "predicate/repair.h"

#include "base/word.h"
#include "predicate/repair_part.h"

bool ng_repair_is(const ng_document *doc, uint32_t t, const char *word) {
  return ng_word_is(ng_token_text(doc, &doc->tokens.data[t]), word);
}

bool ng_repair_is_one(const ng_document *doc, uint32_t t, const char *const *words) {
  return ng_word_is_one(ng_token_text(doc, &doc->tokens.data[t]), words);
}

uint32_t ng_repair_child(const ng_document *doc, uint32_t head, ng_deprel rel) {
  const ng_sentence *const s = &doc->sentences.data[doc->tokens.data[head].sentence];
  for (uint32_t c = s->first; c < s->end; c++)
    if (doc->tokens.data[c].head == head && doc->tokens.data[c].deprel == rel) return c;
  return NG_NONE;
}

ng_name_type ng_repair_name_type(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  return name_of[t] == NG_NONE ? NG_NAME_NONE : doc->mentions.data[name_of[t]].name_type;
}

bool ng_repair_is_place(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  const ng_name_type type = ng_repair_name_type(doc, name_of, t);
  return type == NG_NAME_STATE || type == NG_NAME_LOCATION;
}

bool ng_repair_is_person(const ng_document *doc, const uint32_t *name_of, uint32_t t) {
  if (ng_repair_name_type(doc, name_of, t) == NG_NAME_PERSON) return true;
  return t + 1 < doc->tokens.len && doc->tokens.data[t + 1].head == t &&
         ng_repair_name_type(doc, name_of, t + 1) == NG_NAME_PERSON;
}

/* What a token may be for a repair. */
typedef enum kind {
  OTHER, COMING, CLAUSE, JOINED_VERB, JOINED_NOUN, OWNER, COMPOUND, RELATIVE, OBLIQUE, SUBJECT, ORDINAL, UNDER, CASE, TO, MARK,
  CONTENT, UNDERSTANDING, BESIDE, QUALITY, PHRASE, DOING, OBJECT, APPOSITION
} kind;

static kind kind_of(const ng_document *doc, uint32_t t) {
  static const char *const coming[] = {"visiting", "incoming", "outgoing", NULL};
  const ng_token *const token = &doc->tokens.data[t];
  if (token->xpos == NG_XPOS_VBG && token->deprel != NG_DEPREL_AMOD && ng_repair_is_one(doc, t, coming)) return COMING;
  static const char *const ordinals[] = {"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", NULL};
  if (token->upos == NG_UPOS_ADJ && token->deprel != NG_DEPREL_AMOD && ng_repair_is_one(doc, t, ordinals)) return ORDINAL;
  static const char *const doings[] = {"heads", "visits", "meets", "tours", "travels", "lands", "arrives", "hosts", "welcomes",
                                       "returns", "flies", "departs", "leaves", NULL};
  switch ((ng_deprel)token->deprel) {
  case NG_DEPREL_CONJ: return token->upos == NG_UPOS_VERB ? JOINED_VERB : JOINED_NOUN;
  case NG_DEPREL_ADVCL: return CLAUSE;
  case NG_DEPREL_NMOD_POSS: return OWNER;
  case NG_DEPREL_COMPOUND: if (t + 1 < doc->tokens.len) return COMPOUND; break;
  case NG_DEPREL_ACL_RELCL: return RELATIVE;
  case NG_DEPREL_OBL: case NG_DEPREL_OBL_UNMARKED: return OBLIQUE;
  case NG_DEPREL_NSUBJ: return SUBJECT;
  case NG_DEPREL_CASE: return ng_repair_is(doc, t, "under") ? UNDER : ng_repair_is(doc, t, "to") ? TO : CASE;
  case NG_DEPREL_MARK: return ng_repair_is(doc, t, "to") ? TO : MARK;
  case NG_DEPREL_CCOMP: return CONTENT;
  case NG_DEPREL_PARATAXIS: return BESIDE;
  case NG_DEPREL_AMOD: return QUALITY;
  case NG_DEPREL_NMOD: return PHRASE;
  case NG_DEPREL_ROOT: if (ng_repair_is_one(doc, t, doings)) return DOING; break;
  case NG_DEPREL_OBJ: return OBJECT;
  case NG_DEPREL_APPOS: return APPOSITION;
  default: break;
  }
  return ng_repair_is(doc, t, "understanding") ? UNDERSTANDING : OTHER;
}

/* Those of a kind are tried in this order. */
static const struct { kind kind; ng_repair_fn *repair; } repairs[] = {
  {COMING, ng_repair_make_visiting_adjective},
  {COMING, ng_repair_open_company},
  {CLAUSE, ng_repair_resume_purpose},
  {CLAUSE, ng_repair_open_clause},
  {CLAUSE, ng_repair_open_company},
  {BESIDE, ng_repair_open_clause},
  {BESIDE, ng_repair_open_report},
  {JOINED_VERB, ng_repair_resume_after_report},
  {JOINED_VERB, ng_repair_join_gerunds},
  {JOINED_VERB, ng_repair_open_clause},
  {JOINED_NOUN, ng_repair_part_names},
  {JOINED_NOUN, ng_repair_string_places},
  {JOINED_NOUN, ng_repair_join_persons},
  {JOINED_NOUN, ng_repair_gather_senders},
  {JOINED_NOUN, ng_repair_own_together},
  {OWNER, ng_repair_own_by_whole_name},
  {COMPOUND, ng_repair_part_day_from_place},
  {COMPOUND, ng_repair_own_by_whole_name},
  {COMPOUND, ng_repair_part_meeting},
  {RELATIVE, ng_repair_lift_restrictive},
  {RELATIVE, ng_repair_open_content},
  {RELATIVE, ng_repair_lift_who},
  {RELATIVE, ng_repair_lift_plural},
  {OBLIQUE, ng_repair_name_body},
  {OBLIQUE, ng_repair_gather_trip},
  {OBLIQUE, ng_repair_gather_delivery},
  {OBLIQUE, ng_repair_join_origin},
  {OBLIQUE, ng_repair_make_noun},
  {OBLIQUE, ng_repair_free_from_worth},
  {PHRASE, ng_repair_free_from_worth},
  {SUBJECT, ng_repair_raise_subject},
  {SUBJECT, ng_repair_part_speakers},
  {SUBJECT, ng_repair_free_from_preposition},
  {ORDINAL, ng_repair_lend_ordinal},
  {UNDER, ng_repair_join_under},
  {CASE, ng_repair_close_name},
  {MARK, ng_repair_close_name},
  {MARK, ng_repair_raise_due},
  {TO, ng_repair_make_infinitive},
  {CONTENT, ng_repair_part_report},
  {CONTENT, ng_repair_open_report},
  {QUALITY, ng_repair_make_participle},
  {DOING, ng_repair_make_finite},
  {UNDERSTANDING, ng_repair_close_understanding},
  {OBJECT, ng_repair_make_noun},
  {OBJECT, ng_repair_part_worth},
  {APPOSITION, ng_repair_describe_name},
};

void ng_tree_repair(ng_document *doc, const uint32_t *name_of) {
  for (uint32_t t = 0; t < doc->tokens.len; t++) {
    const kind k = kind_of(doc, t);
    for (size_t i = 0; k != OTHER && i < sizeof repairs / sizeof *repairs; i++)
      if (repairs[i].kind == k) repairs[i].repair(doc, name_of, t);
  }
}
