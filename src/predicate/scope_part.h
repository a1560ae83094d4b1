/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of scope share: how the text presents a predicate, what it hangs on, and the marks of both. */
#ifndef NG_PREDICATE_SCOPE_PART_H
#define NG_PREDICATE_SCOPE_PART_H

#include "predicate/build.h"

typedef struct ng_scope {
  ng_polarity polarity;
  ng_modality modality;
  uint32_t speaker;
} ng_scope;

/* How a predicate hangs on the one above it. */
typedef struct ng_scope_link {
  uint32_t governor; /* token with a frame, NG_NONE if none */
  uint32_t via;      /* dependent of the governor on the way */
  uint32_t sibling;  /* first conjunct, NG_NONE if this is none */
} ng_scope_link;

static inline ng_modality ng_modality_stronger(ng_modality a, ng_modality b) { return a > b ? a : b; }

/* scope_word.c: what a word carries. */
ng_modality ng_scope_modality(uint32_t classes);
/* "no sanctions", "nobody" */
bool ng_scope_is_none(const ng_builder *b, uint32_t t);
bool ng_scope_is_negated(const ng_builder *b, uint32_t t);
/* "when he visited": that it happened is taken for granted. */
bool ng_scope_asks_about_fact(const ng_builder *b, uint32_t t);
/* What auxiliaries, adverbs, conjunctions and the form of the sentence say of `t`; `reported` where somebody else says it. */
ng_modality ng_scope_word_modality(const ng_builder *b, uint32_t t, bool reported);
ng_tense ng_scope_tense(const ng_builder *b, uint32_t t);

/* scope_clause.c: what a verb, adjective or noun does to a clause below it.  `s` is the scope of the clause, with which it
 * begins as a fact. */
void ng_scope_embed_clause(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l);
void ng_scope_embed_adverbial(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l);
/* What marks the phrase or clause `via`: "to", "that", "ahead_of". */
ng_view ng_scope_marker(const ng_builder *b, uint32_t via);
/* Constructions of more than one word: "stopped short of", "has yet to"; 0 if it is none. */
uint32_t ng_scope_construction(const ng_builder *b, uint32_t governor, uint32_t via);
/* What the governor makes of what `marker` marks. */
uint32_t ng_scope_classes(const ng_builder *b, uint32_t governor, uint32_t via, const char *marker);
/* Puts these classes of a governor with the scope `outer` on what it embeds. */
void ng_scope_apply(ng_scope *s, const ng_scope *outer, uint32_t classes);
/* Who says it, if the governor reports. */
void ng_scope_take_speaker(const ng_builder *b, ng_scope *s, uint32_t governor, uint32_t classes);

/* scope_noun.c: the same for an event noun `t`. */
void ng_scope_embed_oblique(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l, uint32_t t);
void ng_scope_embed_object(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l);
void ng_scope_embed_subject(const ng_builder *b, ng_scope *s, const ng_scope *outer, uint32_t t);
/* What its light verb does to it. */
void ng_scope_embed_light(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l, uint32_t t);

#endif
