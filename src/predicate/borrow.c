/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that the tree hangs on an argument of a verb and that may be the verb's own. */
#include "base/word.h"
#include "predicate/build.h"

/* Prepositions whose phrases are borrowed: those that tell who, where and when. */
static const char *const borrowed[] = {"to", "from", "with", "in", "at", "on", "for", "against", "between", "during",
                                       "after", "over", "into", "by", NULL};

/* Only an object and the ends of a way have phrases of every kind to give; "despite warnings from X" keeps
 * its own, though the place and the other party may be those of all. */
static bool gives_all(ng_view role) {
  return ng_view_is(role, "object") || ng_view_is(role, "from") || ng_view_is(role, "to") || ng_view_is(role, "of") ||
      ng_view_is(role, "with") || ng_view_is(role, "across");
}

static bool is_open(ng_view role) { return ng_view_is(role, "in") || ng_view_is(role, "at") || ng_view_is(role, "on") ||
                                   ng_view_is(role, "with"); }

/* "a speech about the war in X", "spoke after talks with X": where that is and who takes part says nothing of the speech. */
static bool is_topic(ng_view role) {
  static const char *const topics[] = {"about", "over", "regarding", "concerning", "against", "despite", "because_of",
                                       "after", "before", "following", "ahead_of", "since", NULL};
  return ng_view_is_one(role, topics);
}

static void borrow_from(ng_builder *b, uint32_t argument, bool all, int depth) {
  NG_EACH_CHILD(&b->tree, argument, c) {
    if (ng_tree_rel(&b->tree, c) != NG_DEPREL_NMOD) continue;
    const ng_view role = ng_tree_marker(&b->tree, c, NG_DEPREL_CASE, &b->doc->arena);
    if (ng_view_is_one(role, borrowed) && (all || is_open(role))) ng_builder_add_nominal(b, role, c, true);
    if (depth > 0) borrow_from(b, c, all && gives_all(role), depth - 1);
  }
}

/* "between A and B": B may hang anywhere, but behind the next "and" it stands. */
static void complete_between(ng_builder *b) {
  enum { REACH = 16 };
  uint32_t first = NG_NONE;
  for (uint32_t i = 0; i < b->n_pending; i++) {
    if (!ng_view_is(b->pending[i].role, "between")) continue;
    if (first != NG_NONE) return;
    first = b->pending[i].token;
  }
  if (first == NG_NONE) return;
  const uint32_t end = b->doc->sentences.data[b->tree.tokens[first].sentence].end;
  for (uint32_t i = first + 1; i < end && i < first + REACH; i++) {
    if (!ng_tree_is(&b->tree, i, "and") || ng_tree_rel(&b->tree, i) != NG_DEPREL_CC) continue;
    const uint32_t other = b->tree.tokens[i].head;
    if (other > i && ng_tree_is_nominal(&b->tree, other)) ng_builder_add_nominal(b, ng_view_of("between"), other, true);
    return;
  }
}

/* "$400 million in weapons to X": what is behind "in" is the thing itself. */
static bool is_money(const ng_builder *b, uint32_t object) {
  static const char *const sums[] = {"$", "million", "billion", "dollar", "euro", "worth", NULL};
  return object != NG_NONE && ng_tree_is_one(&b->tree, object, sums);
}

void ng_builder_borrow(ng_builder *b, uint32_t t) {
  complete_between(b);
  const bool money = is_money(b, ng_builder_pending(b, "object"));
  const uint32_t stated = b->n_pending;
  for (uint32_t i = 0; i < stated; i++) {
    const ng_view role = b->pending[i].role;
    if (b->pending[i].token <= t || ng_view_is(role, "subject") || ng_view_is(role, "clause") || is_topic(role)) continue;
    const uint32_t token = b->pending[i].token;
    const bool thing = money && ng_view_is(role, "in");
    const bool all = thing || gives_all(role) || ng_view_is(role, "by") || ng_builder_is_time(b, token);
    borrow_from(b, token, all, 1);
    if (ng_tree_rel(&b->tree, token) == NG_DEPREL_APPOS && b->tree.tokens[token].head > t) /* "with her counterpart, X, to Y" */
      borrow_from(b, b->tree.tokens[token].head, all, 0);
  }
}
