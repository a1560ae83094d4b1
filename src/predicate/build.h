/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the predicate steps share while they work on one document. */
#ifndef NG_PREDICATE_BUILD_H
#define NG_PREDICATE_BUILD_H

#include "predicate/lexicon.h"
#include "predicate/tree.h"

/* Arguments of one predicate beyond this are dropped: no clause has so many, and shared
 * arguments stay linear. */
#define NG_ARGUMENTS_MAX 48u

/* A predicate in the making.  `p.governor` is a token until the end. */
typedef struct ng_frame {
  ng_predicate p;   /* arguments are a range of ng_builder.args */
  bool passive;     /* the deep object is the subject on the surface */
} ng_frame;

typedef struct ng_builder {
  ng_document *doc;
  ng_arena *scratch;
  ng_tree tree;
  uint32_t *frame_of;  /* of each token: index of its frame, NG_NONE */
  uint32_t *name_of;   /* of each token: mention of kind name that covers it, NG_NONE */
  NG_VEC(ng_frame) frames;
  NG_VEC(ng_argument) args;
  ng_argument pending[NG_ARGUMENTS_MAX]; /* of the frame being built */
  uint32_t n_pending;
  bool out_of_memory;
} ng_builder;

/* Adds one argument to the pending ones, unless it is there. */
void ng_builder_add(ng_builder *b, ng_view role, uint32_t token, bool inherited);
/* The same for a nominal and everything that stands beside it: conjuncts, "including ...", names
 * in apposition to a common noun. */
void ng_builder_add_nominal(ng_builder *b, ng_view role, uint32_t token, bool inherited);
/* "arrived there", "a visit here": which place is for those who know names.  False for other words. */
bool ng_builder_add_deictic(ng_builder *b, uint32_t token);
/* The first example behind a plural, whatever the tree hangs it on: X of "17 officials, among them X";
 * NG_NONE if there is none. */
uint32_t ng_builder_example(const ng_builder *b, uint32_t token);
/* Adds to the pending arguments of `t` the prepositional phrases that may be its own though the tree hangs
 * them on one of its arguments: "delivered [missiles to Turkey]". */
void ng_builder_borrow(ng_builder *b, uint32_t t);
/* Adds to the pending arguments of an event `t` the further items of a list with semicolons, or behind a colon. */
void ng_builder_enumerate(ng_builder *b, uint32_t t);
/* First pending argument with this role, NG_NONE if none. */
uint32_t ng_builder_pending(const ng_builder *b, const char *role);

/* A predicate of a token, without arguments yet. */
ng_frame ng_builder_new_frame(ng_builder *b, uint32_t token, ng_predicate_kind kind);
/* Keeps a frame, with the pending arguments; false when out of memory. */
bool ng_builder_keep(ng_builder *b, ng_frame frame);
/* Frame of a token, NULL if none; valid until the next frame is made. */
ng_frame *ng_builder_frame(const ng_builder *b, uint32_t token);
/* Makes an empty noun frame for a token that has none; false when out of memory. */
bool ng_builder_make(ng_builder *b, uint32_t token);
/* First argument of a frame with this role, NG_NONE if none. */
uint32_t ng_builder_argument(const ng_builder *b, const ng_frame *frame, const char *role);
/* Whether `token` is an argument of a frame in this role. */
bool ng_builder_has(const ng_builder *b, const ng_frame *frame, const char *role, uint32_t token);
/* Makes the pending arguments those of a frame. */
void ng_builder_commit(ng_builder *b, ng_frame *frame);

/* Lexicon classes of a token's lemma. */
uint32_t ng_builder_classes(const ng_builder *b, uint32_t token, ng_view marker);
/* Whether a token is (part of) a name rather than a descriptive noun. */
bool ng_builder_is_name(const ng_builder *b, uint32_t token);
/* A name of a place or a state. */
bool ng_builder_is_place(const ng_builder *b, uint32_t token);
/* "Acting", as titles are written. */
bool ng_builder_starts_upper(const ng_builder *b, uint32_t token);
/* "evening", "Monday": what hangs on it is the verb's ("flew on this evening to X"). */
bool ng_builder_is_time(const ng_builder *b, uint32_t token);

/* The steps; see README.md. */
void ng_arguments_read(ng_builder *b, uint32_t t, ng_frame *frame);
void ng_nominal_read(ng_builder *b, uint32_t t, ng_frame *frame);
/* Whom a noun describes: "president" in "X, president of Y", "X is president", "President X".
 * Sets the kind and adds the subject; false if it describes nobody. */
bool ng_nominal_describe(ng_builder *b, uint32_t t, ng_frame *frame);
/* The person whose title `t` is: behind it ("Secretary of State X") or before it ("X, secretary of
 * state"), NG_NONE if none. */
uint32_t ng_title_holder_behind(const ng_builder *b, uint32_t t);
uint32_t ng_title_holder_before(const ng_builder *b, uint32_t t);
/* Those of a plural title: "the foreign ministers of A and B, X and Y"; 0 or at least two. */
uint32_t ng_title_holders_behind(const ng_builder *b, uint32_t t, uint32_t *out, uint32_t max);
/* "Ann Lee of Reuters": the preposition joins a person to a body.  Adds them as subject and object. */
bool ng_title_membership(ng_builder *b, uint32_t t);
/* Adds the names around a title: whose office it is. */
void ng_title_read(ng_builder *b, uint32_t t);
void ng_control_fill(ng_builder *b, uint32_t t, ng_frame *frame);
void ng_light_pass(ng_builder *b);
void ng_scope_resolve(ng_builder *b);

/* Whether a noun is an event that the text takes as known, whatever embeds it; "by now" leaves out visits, talks and
 * deliveries, which "her visit" may still announce. */
bool ng_known_event(const ng_builder *b, uint32_t noun);
bool ng_known_by_now(const ng_builder *b, uint32_t noun);
/* A visit, a talk, a delivery: what is announced before it takes place. */
bool ng_is_arranged(const ng_builder *b, uint32_t noun);

#endif
