/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that the text takes as known, whatever the clause around them plans, doubts or denies:
 * "will discuss Russia's invasion", "must stop its war", "before the Soviet invasion". */
#include "predicate/build.h"

/* Arranged, and announced before they take place. */
static const char *const arranged[] = {
  "visit", "trip", "tour", "stay", "stopover", "stop", "arrival", "travel", "journey", "meeting", "talk", "talks", "summit",
  "session", "discussion", "dialogue", "negotiation", "consultation", "conversation", "call", "delivery", "sale", "shipment",
  "transfer", "purchase", NULL};
static const char *const appointments[] = {"appointment", "nomination", "membership", "accession", "entry", "vote", "election",
                                           NULL};

bool ng_is_arranged(const ng_builder *b, uint32_t noun) { return ng_tree_is_one(&b->tree, noun, arranged); }

/* "will complete his visit", "during their talks": whether they are held is for the clause to say. */
static bool goes_by_clause(const ng_builder *b, uint32_t noun) {
  return ng_is_arranged(b, noun) || ng_tree_is_one(&b->tree, noun, appointments);
}

static const char *const open_words[] = {"any", "further", "future", "next", "new", "potential", "possible", "renewed",
                                         "threatened", "imminent", "likely", NULL};

/* "any further attack", "a new invasion": may never come. */
static bool is_open(const ng_builder *b, uint32_t noun) {
  NG_EACH_CHILD(&b->tree, noun, c) if (ng_tree_is_one(&b->tree, c, open_words)) return true;
  return false;
}

static bool names_agent(const ng_builder *b, uint32_t t) {
  const uint32_t adposition = ng_tree_child(&b->tree, t, NG_DEPREL_CASE);
  return adposition != NG_NONE && (ng_tree_is(&b->tree, adposition, "between") || ng_tree_is(&b->tree, adposition, "by"));
}

/* "the Soviet invasion", "the U.S.-led war", "the war between A and B". */
static bool has_definite_agent(const ng_builder *b, uint32_t noun) {
  const uint32_t det = ng_tree_child(&b->tree, noun, NG_DEPREL_DET);
  if (det == NG_NONE || !ng_tree_is(&b->tree, det, "the")) return false;
  NG_EACH_CHILD(&b->tree, noun, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if ((rel == NG_DEPREL_AMOD || rel == NG_DEPREL_COMPOUND) && c < noun && ng_builder_is_place(b, c)) return true;
    if (rel == NG_DEPREL_NMOD && b->name_of[c] != NG_NONE && names_agent(b, c)) return true;
  }
  return false;
}

bool ng_known_event(const ng_builder *b, uint32_t noun) {
  const uint32_t possessor = ng_tree_child(&b->tree, noun, NG_DEPREL_NMOD_POSS);
  if (possessor != NG_NONE && b->name_of[possessor] != NG_NONE && !ng_builder_frame(b, possessor)) return !is_open(b, noun);
  if (goes_by_clause(b, noun) || is_open(b, noun)) return false;
  return (possessor != NG_NONE && ng_tree_upos(&b->tree, possessor) == NG_UPOS_PRON) || has_definite_agent(b, noun);
}

bool ng_known_by_now(const ng_builder *b, uint32_t noun) {
  return ng_known_event(b, noun) && !goes_by_clause(b, noun);
}
