/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the repairs of trees share, and the repairs themselves: each looks at token `t`, which fits its row in repair.c, and
 * rewrites governors and relations around it if all else fits too.  `name_of` gives the mention of each token, NG_NONE
 * where it is no name. */
#ifndef NG_PREDICATE_REPAIR_PART_H
#define NG_PREDICATE_REPAIR_PART_H

#include "document/document.h"

/* Whether the token is this lower-case word, or one of a list that ends with NULL; ASCII case ignored. */
bool ng_repair_is(const ng_document *doc, uint32_t t, const char *word);
bool ng_repair_is_one(const ng_document *doc, uint32_t t, const char *const *words);

/* First child of `head` with this relation, NG_NONE if none. */
uint32_t ng_repair_child(const ng_document *doc, uint32_t head, ng_deprel rel);

/* Type of the name that a token is in. */
ng_name_type ng_repair_name_type(const ng_document *doc, const uint32_t *name_of, uint32_t t);
/* A state or a location. */
bool ng_repair_is_place(const ng_document *doc, const uint32_t *name_of, uint32_t t);
/* A person, or the title in front of one: "Hamas leader Z". */
bool ng_repair_is_person(const ng_document *doc, const uint32_t *name_of, uint32_t t);

/* Hangs a token on another by a relation; gives it other tags. */
static inline void ng_repair_hang(ng_document *doc, uint32_t t, uint32_t head, ng_deprel rel) {
  doc->tokens.data[t].head = head;
  doc->tokens.data[t].deprel = (uint8_t)rel;
}
static inline void ng_repair_tag(ng_document *doc, uint32_t t, ng_upos upos, ng_xpos xpos) {
  doc->tokens.data[t].upos = (uint8_t)upos;
  doc->tokens.data[t].xpos = (uint8_t)xpos;
}

typedef void ng_repair_fn(ng_document *doc, const uint32_t *name_of, uint32_t t);

/* repair_clauses.c */
ng_repair_fn ng_repair_resume_after_report, ng_repair_part_report, ng_repair_join_gerunds, ng_repair_open_clause,
    ng_repair_lift_restrictive, ng_repair_open_content, ng_repair_raise_due, ng_repair_raise_subject, ng_repair_make_infinitive,
    ng_repair_lift_who, ng_repair_lift_plural, ng_repair_resume_purpose;
/* repair_names.c */
ng_repair_fn ng_repair_string_places, ng_repair_join_persons, ng_repair_part_day_from_place, ng_repair_own_by_whole_name,
    ng_repair_join_under, ng_repair_close_name, ng_repair_name_body, ng_repair_own_together,
    ng_repair_describe_name, ng_repair_part_names;
/* repair_phrases.c */
ng_repair_fn ng_repair_make_visiting_adjective, ng_repair_gather_trip, ng_repair_lend_ordinal, ng_repair_join_origin,
    ng_repair_close_understanding, ng_repair_gather_senders, ng_repair_free_from_worth, ng_repair_gather_delivery,
    ng_repair_part_worth;
/* repair_subjects.c */
ng_repair_fn ng_repair_part_speakers, ng_repair_open_report, ng_repair_open_company, ng_repair_free_from_preposition;
/* repair_verbs.c */
ng_repair_fn ng_repair_part_meeting, ng_repair_make_finite, ng_repair_make_participle, ng_repair_make_noun;

#endif
