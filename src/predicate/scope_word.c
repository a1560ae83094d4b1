/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word itself says of its event: negation, auxiliaries, adverbs, conjunctions, questions, tense. */
#include "base/word.h"
#include "predicate/scope_part.h"

ng_modality ng_scope_modality(uint32_t classes) {
  if (classes & NG_LEX_ALLEGED) return NG_MODALITY_ALLEGED;
  if (classes & NG_LEX_POSSIBLE) return NG_MODALITY_POSSIBLE;
  return classes & NG_LEX_FUTURE ? NG_MODALITY_FUTURE : NG_MODALITY_FACT;
}

static const char *const negators[] = {"not", "n't", "never", "no", "neither", "nor", "nowhere", "hardly", NULL};
static const char *const none_words[] = {"no", "neither", "none", "nobody", "nothing", "no-one", NULL};
static const char *const conditionals[] = {"if", "whether", "unless", "provided", "lest", "should", NULL};
static const char *const possible_auxiliaries[] = {"may", "might", "can", "could", "should", "must", "ought", NULL};
static const char *const surmising_auxiliaries[] = {"may", "might", "must", NULL};
static const char *const doubt_adverbs[] = {"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly",
                                            "apparently", NULL};
static const char *const maybe_adverbs[] = {"possibly", "perhaps", "maybe", "probably", "likely", "potentially",
                                            "presumably", "hopefully", NULL};

bool ng_scope_is_none(const ng_builder *b, uint32_t t) {
  if (ng_tree_upos(&b->tree, t) == NG_UPOS_PRON && ng_tree_is_one(&b->tree, t, none_words)) return true;
  const uint32_t det = ng_tree_child(&b->tree, t, NG_DEPREL_DET);
  return det != NG_NONE && ng_tree_is_one(&b->tree, det, none_words);
}

/* "no longer" and "not only" aside, a negating adverb negates. */
static bool negates(const ng_builder *b, uint32_t c) {
  if (!ng_tree_is_one(&b->tree, c, negators)) return false;
  if (c + 1 < b->tree.n && ng_tree_is(&b->tree, c + 1, "only")) return false;
  return true;
}

static bool child_negates(const ng_builder *b, uint32_t c) {
  const ng_deprel rel = ng_tree_rel(&b->tree, c);
  if (rel == NG_DEPREL_ADVMOD || rel == NG_DEPREL_DET || rel == NG_DEPREL_CC || rel == NG_DEPREL_CC_PRECONJ) {
    if (negates(b, c)) return true;
    NG_EACH_CHILD(&b->tree, c, g)
      if (rel == NG_DEPREL_ADVMOD && ng_tree_rel(&b->tree, g) == NG_DEPREL_ADVMOD &&
          ng_tree_is(&b->tree, g, "no")) return true;
    return false;
  }
  if (rel == NG_DEPREL_MARK || rel == NG_DEPREL_CASE) return ng_tree_is(&b->tree, c, "without");
  return (rel == NG_DEPREL_NSUBJ || rel == NG_DEPREL_NSUBJ_PASS || rel == NG_DEPREL_OBJ) && ng_scope_is_none(b, c);
}

bool ng_scope_is_negated(const ng_builder *b, uint32_t t) {
  unsigned count = 0;
  NG_EACH_CHILD(&b->tree, t, c) count += child_negates(b, c);
  return count % 2;
}

static ng_modality auxiliary_modality(const ng_builder *b, uint32_t c, bool reported) {
  const ng_tree *const tree = &b->tree;
  if (b->name_of[c] != NG_NONE) return NG_MODALITY_FACT; /* "Theresa May arrived" */
  if (ng_tree_is_one(tree, c, possible_auxiliaries)) return NG_MODALITY_POSSIBLE;
  const ng_view text = ng_token_text(tree->doc, &tree->tokens[c]);
  if (ng_view_is(text, "would") || ng_view_is(text, "'d")) return reported ? NG_MODALITY_FUTURE : NG_MODALITY_POSSIBLE;
  if (ng_tree_is(tree, c, "will") || ng_tree_is(tree, c, "shall") || ng_view_is(text, "wo") || ng_view_is(text, "'ll") ||
      ng_view_is(text, "\xE2\x80\x99ll"))
    return NG_MODALITY_FUTURE;
  return NG_MODALITY_FACT;
}

/* "may have visited", "did he visit?": it has happened or not, but none says which. */
static bool is_over(const ng_builder *b, uint32_t t) {
  bool have = false, did = false;
  NG_EACH_CHILD(&b->tree, t, c) {
    if (ng_tree_rel(&b->tree, c) != NG_DEPREL_AUX) continue;
    have = have || ng_tree_is(&b->tree, c, "have");
    did = did || ng_tree_xpos(&b->tree, c) == NG_XPOS_VBD;
  }
  return have || did || ng_tree_xpos(&b->tree, t) == NG_XPOS_VBD;
}

static ng_modality adverb_modality(const ng_builder *b, uint32_t c) {
  if (ng_tree_is_one(&b->tree, c, doubt_adverbs)) return NG_MODALITY_ALLEGED;
  return ng_tree_is_one(&b->tree, c, maybe_adverbs) ? NG_MODALITY_POSSIBLE : NG_MODALITY_FACT;
}

static ng_modality child_modality(const ng_builder *b, uint32_t c, bool reported) {
  switch (ng_tree_rel(&b->tree, c)) {
  case NG_DEPREL_AUX:
    if (b->name_of[c] == NG_NONE && ng_tree_is_one(&b->tree, c, surmising_auxiliaries) && is_over(b, b->tree.tokens[c].head))
      return NG_MODALITY_ALLEGED;
    return auxiliary_modality(b, c, reported);
  case NG_DEPREL_ADVMOD: return adverb_modality(b, c);
  case NG_DEPREL_MARK:
    if (ng_tree_is(&b->tree, c, "due")) return NG_MODALITY_FUTURE; /* was due to visit */
    if (ng_tree_is(&b->tree, c, "whether") && is_over(b, b->tree.tokens[c].head)) return NG_MODALITY_ALLEGED;
    return ng_tree_is_one(&b->tree, c, conditionals) ? NG_MODALITY_POSSIBLE : NG_MODALITY_FACT;
  case NG_DEPREL_COP: /* was to visit */
    return ng_tree_upos(&b->tree, b->tree.tokens[c].head) == NG_UPOS_VERB &&
        ng_tree_is_infinitive(&b->tree, b->tree.tokens[c].head) ? NG_MODALITY_FUTURE : NG_MODALITY_FACT;
  case NG_DEPREL_DET: return ng_tree_is(&b->tree, c, "any") ? NG_MODALITY_POSSIBLE : NG_MODALITY_FACT; /* any attack by */
  case NG_DEPREL_COMPOUND: return ng_tree_is(&b->tree, c, "upcoming") ? NG_MODALITY_FUTURE : NG_MODALITY_FACT; /* in titles */
  case NG_DEPREL_AMOD: return ng_scope_modality(ng_builder_classes(b, c, (ng_view){NULL, 0})); /* a planned visit */
  default: return NG_MODALITY_FACT;
  }
}

/* "When did she join?", "explained why he resigned": that it happened is taken for granted. */
bool ng_scope_asks_about_fact(const ng_builder *b, uint32_t t) {
  static const char *const words[] = {"why", "when", "where", "how", NULL};
  NG_EACH_CHILD(&b->tree, t, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_ADVMOD && ng_tree_is_one(&b->tree, c, words)) return true;
  return false;
}

static bool is_question(const ng_builder *b, uint32_t t) {
  if (ng_scope_asks_about_fact(b, t)) return false;
  const ng_sentence *const s = &b->doc->sentences.data[b->tree.tokens[t].sentence];
  return b->tree.tokens[t].head == NG_NONE && ng_tree_is(&b->tree, s->end - 1, "?");
}

/* "China to send envoy": an infinitive at the top of a headline. */
static bool is_headline_future(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  const ng_deprel rel = ng_tree_rel(tree, t);
  const uint32_t mark = ng_tree_child(tree, t, NG_DEPREL_MARK);
  if (mark == NG_NONE || !ng_tree_is(tree, mark, "to")) return false;
  if (ng_tree_child(tree, t, NG_DEPREL_NSUBJ) != NG_NONE || ng_tree_child(tree, t, NG_DEPREL_NSUBJ_PASS) != NG_NONE)
    return rel == NG_DEPREL_ROOT || rel == NG_DEPREL_CCOMP || rel == NG_DEPREL_PARATAXIS;
  uint32_t name = tree->tokens[t].head;
  while (name != NG_NONE && ng_tree_rel(tree, name) == NG_DEPREL_FLAT) name = tree->tokens[name].head;
  return rel == NG_DEPREL_ACL && name != NG_NONE && tree->tokens[name].head == NG_NONE &&
         tree->tokens[name].upos == NG_UPOS_PROPN;
}

ng_tense ng_scope_tense(const ng_builder *b, uint32_t t) {
  ng_tense tense = NG_TENSE_NONE;
  const ng_xpos xpos = ng_tree_xpos(&b->tree, t);
  if (xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBN) tense = NG_TENSE_PAST;
  if (xpos == NG_XPOS_VBZ || xpos == NG_XPOS_VBP) tense = NG_TENSE_PRESENT;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    if (rel != NG_DEPREL_AUX && rel != NG_DEPREL_AUX_PASS && rel != NG_DEPREL_COP) continue;
    if (auxiliary_modality(b, c, true) == NG_MODALITY_FUTURE) return NG_TENSE_FUTURE;
    const ng_xpos aux = ng_tree_xpos(&b->tree, c);
    if (aux == NG_XPOS_VBD || (ng_tree_is(&b->tree, c, "have") && rel == NG_DEPREL_AUX)) tense = NG_TENSE_PAST;
    else if ((aux == NG_XPOS_VBZ || aux == NG_XPOS_VBP) && tense != NG_TENSE_PAST) tense = NG_TENSE_PRESENT;
    else if ((aux == NG_XPOS_VBZ || aux == NG_XPOS_VBP) && rel == NG_DEPREL_AUX_PASS) tense = NG_TENSE_PRESENT;
  }
  return tense;
}

/* "travels to Oslo next week", "next month's summit", "their talks tomorrow": whoever writes so speaks of what is to come, but
 * not "arrived the next day". */
static bool is_for_later(const ng_builder *b, uint32_t t) {
  static const char *const coming[] = {"next", "coming", "upcoming", NULL};
  const ng_xpos xpos = ng_tree_xpos(&b->tree, t);
  if (xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBN) return false;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_deprel_base(ng_tree_rel(&b->tree, c));
    if (rel != NG_DEPREL_OBL && rel != NG_DEPREL_NMOD && rel != NG_DEPREL_ADVMOD) continue;
    if (ng_tree_is(&b->tree, c, "tomorrow")) return true;
    if (!ng_builder_is_time(b, c) || ng_tree_child(&b->tree, c, NG_DEPREL_DET) != NG_NONE) continue;
    NG_EACH_CHILD(&b->tree, c, g) if (ng_tree_is_one(&b->tree, g, coming)) return true;
  }
  return false;
}

/* "is headed to Oslo": on the way, not there. */
static bool is_under_way(const ng_builder *b, uint32_t t) {
  if (!ng_tree_is(&b->tree, t, "head") || ng_tree_xpos(&b->tree, t) != NG_XPOS_VBN) return false;
  NG_EACH_CHILD(&b->tree, t, c)
    if (ng_tree_is(&b->tree, c, "be") && ng_scope_tense(b, t) == NG_TENSE_PRESENT) return true;
  return false;
}

ng_modality ng_scope_word_modality(const ng_builder *b, uint32_t t, bool reported) {
  ng_modality modality = NG_MODALITY_FACT;
  NG_EACH_CHILD(&b->tree, t, c) modality = ng_modality_stronger(modality, child_modality(b, c, reported));
  if (is_question(b, t)) modality = ng_modality_stronger(modality, is_over(b, t) ? NG_MODALITY_ALLEGED : NG_MODALITY_POSSIBLE);
  const bool ahead = is_headline_future(b, t) || is_for_later(b, t) || is_under_way(b, t);
  return ahead ? ng_modality_stronger(modality, NG_MODALITY_FUTURE) : modality;
}
