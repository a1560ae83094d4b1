/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependency trees of a document as lists of children, and the questions that the
 * predicate steps ask of them. */
#ifndef NG_PREDICATE_TREE_H
#define NG_PREDICATE_TREE_H

#include "document/document.h"

typedef struct ng_tree {
  const ng_document *doc;
  const ng_token *tokens;
  uint32_t n;
  uint32_t *first_child; /* of each token, NG_NONE if none; children in text order */
  uint32_t *next;        /* next child of the same governor */
  uint32_t *order;       /* tokens, each after its governor */
} ng_tree;

/* Allocates from `arena`.  NG_ERR_INVALID if some head is outside its sentence or heads form a
 * circle. */
NG_MUST_CHECK ng_status ng_tree_init(ng_tree *tree, const ng_document *doc, ng_arena *arena, ng_error *err);

/* for each child c of t */
#define NG_EACH_CHILD(tree, t, c) \
  for (uint32_t c = ng_tree_first_child((tree), (t)); c != NG_NONE; c = (tree)->next[c])

static inline ng_deprel ng_tree_rel(const ng_tree *tree, uint32_t t) { return (ng_deprel)tree->tokens[t].deprel; }
static inline ng_upos ng_tree_upos(const ng_tree *tree, uint32_t t) { return (ng_upos)tree->tokens[t].upos; }
static inline ng_xpos ng_tree_xpos(const ng_tree *tree, uint32_t t) { return (ng_xpos)tree->tokens[t].xpos; }

/* First child of a token; none where there is no token (the head of a root). */
static inline uint32_t ng_tree_first_child(const ng_tree *tree, uint32_t token) {
  return token == NG_NONE ? NG_NONE : tree->first_child[token];
}

/* First child with this relation, NG_NONE if none. */
uint32_t ng_tree_child(const ng_tree *tree, uint32_t t, ng_deprel rel);

/* Whether the lemma (or, without one, the form) is this lower-case word, ASCII case ignored. */
bool ng_tree_is(const ng_tree *tree, uint32_t t, const char *lemma);
/* Whether it is one of the words of a list that ends with NULL. */
bool ng_tree_is_one(const ng_tree *tree, uint32_t t, const char *const *lemmas);

/* Lemma, or the form where there is none. */
ng_view ng_tree_lemma(const ng_tree *tree, uint32_t t);

/* Noun, proper noun, pronoun, number. */
bool ng_tree_is_nominal(const ng_tree *tree, uint32_t t);
/* Governs a clause: verb, or a word with a copula. */
bool ng_tree_is_clause(const ng_tree *tree, uint32_t t);
/* "to visit": whether a "to" marks it; "days before he is to visit" has two marks. */
bool ng_tree_is_infinitive(const ng_tree *tree, uint32_t t);
/* First token of the subtree when nothing of it is discontinuous: the leftmost descendant along
 * first children. */
uint32_t ng_tree_leftmost(const ng_tree *tree, uint32_t t);

/* The noun that a relative pronoun `token` of clause `t` stands for, or the token itself. */
uint32_t ng_tree_antecedent(const ng_tree *tree, uint32_t t, uint32_t token);

/* Lower-case lemmas of the tokens that mark the relation of `t` to its governor, joined by "_":
 * "to", "ahead_of", "because_of".  Looks at children with relation `rel` (case or mark).  The
 * view lives in the arena or is static; {NULL,0} where there is none. */
ng_view ng_tree_marker(const ng_tree *tree, uint32_t t, ng_deprel rel, ng_arena *arena);

/* "up to five": whether `t` is the "up" of an amount. */
bool ng_tree_begins_amount(const ng_tree *tree, uint32_t t);

/* "handed over its jets" with "over" taken for a preposition: the particle of verb `t`, NG_NONE if it has none such. */
uint32_t ng_tree_hidden_particle(const ng_tree *tree, uint32_t t);

/* "A met B, C said" with both subjects hung on "said": the verb between them whose subject `subject` of `verb` must
 * be, NG_NONE if there is none such. */
uint32_t ng_tree_quoted(const ng_tree *tree, uint32_t verb, uint32_t subject);

/* "cut short a visit": whether `t` is the verb of it. */
bool ng_tree_is_cut_short(const ng_tree *tree, uint32_t t);

/* "Visiting Prime Minister X said" read as "visiting X": the noun that the participle `t` at the beginning of the
 * sentence goes with, which the main verb then has for its subject; NG_NONE if `t` is no such thing. */
uint32_t ng_tree_fronted_participle(const ng_tree *tree, uint32_t t);

#endif
