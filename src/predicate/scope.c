/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the text presents each predicate: what the word itself carries (negation, auxiliaries,
 * adverbs, conjunctions) and what the words that embed it do to it ("refused to", "plans for",
 * "accused of"), from the top of the sentence down. */
#include "base/word.h"
#include "predicate/scope_part.h"

enum { CLIMB_MAX = 64 };

/* A conjunct, or a clause strung on by a semicolon that shares subject and auxiliaries. */
static bool is_coordinate(const ng_builder *b, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  if (rel == NG_DEPREL_CONJ) return true;
  return rel == NG_DEPREL_PARATAXIS && ng_tree_xpos(&b->tree, t) == NG_XPOS_VB &&
         ng_tree_xpos(&b->tree, b->tree.tokens[t].head) == NG_XPOS_VB &&
             ng_tree_child(&b->tree, t, NG_DEPREL_NSUBJ) == NG_NONE;
}

static ng_scope_link find_link(const ng_builder *b, uint32_t t) {
  ng_scope_link l = {NG_NONE, t, NG_NONE};
  for (int step = 0; step < CLIMB_MAX; step++) {
    const uint32_t head = b->tree.tokens[l.via].head;
    if (head == NG_NONE) return l;
    if (is_coordinate(b, l.via)) {
      if (l.sibling == NG_NONE && l.via == t) l.sibling = head;
    } else if (b->frame_of[head] != NG_NONE) {
      l.governor = head;
      return l;
    }
    l.via = head;
  }
  return l;
}

/* "wants the jets that X sold", but not "rejected accusations that X sold". */
static bool tells_of_noun(const ng_builder *b, uint32_t t) {
  return ng_tree_rel(&b->tree, t) == NG_DEPREL_ACL_RELCL &&
         ng_scope_modality(ng_builder_classes(b, b->tree.tokens[t].head, ng_view_of("that"))) == NG_MODALITY_FACT;
}

static void embed(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, l->via);
  const ng_frame *const own = ng_builder_frame(b, t);
  s->speaker = outer->speaker;
  if (ng_tree_is(&b->tree, l->via, "ahead") && own->p.kind == NG_PREDICATE_NOUN && own->p.light == NG_NONE) {
    ng_scope_embed_oblique(b, s, outer, l, t);
    return;
  }
  if (own->p.kind == NG_PREDICATE_APPOSITION) return; /* "will meet President X": X is president now */
  if (l->via != t && tells_of_noun(b, t)) return;
  if (own->p.light == l->governor) {
    ng_scope_embed_light(b, s, outer, l, t);
    return;
  }
  static const char *const times[] = {"since", "after", "before", "when", "while", "until", NULL};
  uint32_t to;
  switch (rel) {
  case NG_DEPREL_XCOMP: case NG_DEPREL_CCOMP: case NG_DEPREL_CSUBJ: case NG_DEPREL_CSUBJ_PASS:
    ng_scope_embed_clause(b, s, outer, l);
    break;
  case NG_DEPREL_ACL:
    if (ng_view_is_one(ng_scope_marker(b, l->via), times)) { /* "the first talks since they met" */
      ng_scope_embed_adverbial(b, s, outer, l);
      break;
    }
    to = ng_scope_classes(b, l->governor, l->via, "to");
    if (ng_scope_marker(b, l->via).len && (ng_scope_modality(to) != NG_MODALITY_FACT || (to & NG_LEX_NEGATIVE)))
      ng_scope_embed_clause(b, s, outer, l);
    break;
  case NG_DEPREL_ADVCL: ng_scope_embed_adverbial(b, s, outer, l); break;
  case NG_DEPREL_OBL: case NG_DEPREL_NMOD: case NG_DEPREL_OBL_AGENT: ng_scope_embed_oblique(b, s, outer, l, t); break;
  case NG_DEPREL_PARATAXIS: ng_scope_take_speaker(b, s, l->governor, ng_scope_classes(b, l->governor, l->via, "that")); break;
  case NG_DEPREL_NSUBJ: ng_scope_embed_subject(b, s, outer, t); break;
  default:
    if (ng_builder_has(b, ng_builder_frame(b, l->governor), "object", l->via)) ng_scope_embed_object(b, s, outer, l);
    break;
  }
}

/* "X visited Kyiv, Y said": the reporting verb hangs on what it reports.  "According to Y". */
static void take_own_speaker(const ng_builder *b, ng_scope *s, const ng_frame *frame) {
  const uint32_t source = ng_builder_argument(b, frame, "according_to");
  if (source != NG_NONE) s->speaker = source;
  NG_EACH_CHILD(&b->tree, frame->p.token, c) {
    const ng_frame *const inner = ng_tree_rel(&b->tree, c) == NG_DEPREL_PARATAXIS ? ng_builder_frame(b, c) : NULL;
    if (!inner || ng_tree_child(&b->tree, c, NG_DEPREL_CCOMP) != NG_NONE ||
        ng_tree_child(&b->tree, c, NG_DEPREL_OBJ) != NG_NONE) continue;
    const uint32_t classes = ng_lexicon_classes(inner->p.lemma, ng_view_of("that"));
    ng_scope_take_speaker(b, s, c, classes);
    if (classes & NG_LEX_REPORT) s->modality = ng_modality_stronger(s->modality, ng_scope_modality(classes));
  }
}

/* "imposed no sanctions": the light verb has been negated for its noun already. */
static bool is_negated_by_verb(const ng_builder *b, uint32_t word) {
  const ng_frame *const frame = ng_builder_frame(b, word);
  return frame && frame->p.light != NG_NONE && ng_scope_is_none(b, word);
}

static void apply_own(const ng_builder *b, ng_scope *s, uint32_t word, bool reported) {
  if (ng_scope_is_negated(b, word) && !is_negated_by_verb(b, word)) s->polarity = s->polarity == NG_POLARITY_NEGATIVE
      ? NG_POLARITY_POSITIVE : NG_POLARITY_NEGATIVE;
  s->modality = ng_modality_stronger(s->modality, ng_scope_word_modality(b, word, reported));
}

/* "will visit China and meet Xi", "did not visit or call": a conjunct without subject and
 * auxiliary shares those of the first. */
static void share_auxiliaries(const ng_builder *b, ng_scope *s, const ng_scope_link *l, uint32_t t, bool reported) {
  if (l->sibling == NG_NONE || b->frame_of[l->sibling] == NG_NONE || ng_tree_upos(&b->tree, t) != NG_UPOS_VERB) return;
  if (ng_tree_child(&b->tree, t, NG_DEPREL_AUX) != NG_NONE ||
      ng_tree_child(&b->tree, t, NG_DEPREL_NSUBJ) != NG_NONE) return;
  if (ng_tree_xpos(&b->tree, t) != ng_tree_xpos(&b->tree, l->sibling)) return;
  apply_own(b, s, l->sibling, reported);
}

/* Whether the light verb of a noun stands in a clause about it: "a visit that he paid", "a summit scheduled to be held". */
static bool waits_for_clause(const ng_builder *b, uint32_t noun, uint32_t light) {
  enum { DEEPEST = 3 };
  if (light < noun) return false;
  for (int i = 0; i < DEEPEST && light != NG_NONE; i++, light = b->tree.tokens[light].head)
    if (b->tree.tokens[light].head == noun) return true;
  return false;
}

/* "cancelled the summit, scheduled to be held": whatever its own clause says, what is above takes it back. */
static bool is_cancelled_above(const ng_builder *b, uint32_t noun) {
  const ng_scope_link l = find_link(b, noun);
  if (l.governor == NG_NONE || !ng_builder_has(b, ng_builder_frame(b, l.governor), "object", noun)) return false;
  const ng_predicate *const g = &ng_builder_frame(b, l.governor)->p;
  return g->polarity == NG_POLARITY_POSITIVE && g->modality == NG_MODALITY_FACT &&
         (ng_scope_classes(b, l.governor, l.via, "object") & NG_LEX_NEGATIVE);
}

static void resolve_one(ng_builder *b, uint32_t t) {
  ng_frame *const frame = ng_builder_frame(b, t);
  ng_scope_link l = find_link(b, t);
  if (frame->p.light != NG_NONE) l = (ng_scope_link){frame->p.light, t, NG_NONE};
  ng_scope s = {NG_POLARITY_POSITIVE, NG_MODALITY_FACT, NG_NONE};
  frame->p.governor = l.governor;
  ng_tense outer_tense = NG_TENSE_NONE;
  if (l.governor != NG_NONE) {
    const ng_predicate *const g = &ng_builder_frame(b, l.governor)->p;
    const ng_scope outer = {g->polarity, g->modality, g->attributed_to};
    embed(b, &s, &outer, &l, t);
    outer_tense = g->tense;
  }
  take_own_speaker(b, &s, frame);
  const bool reported = s.speaker != NG_NONE;
  apply_own(b, &s, t, reported);
  share_auxiliaries(b, &s, &l, t, reported);
  if (frame->p.light != NG_NONE && waits_for_clause(b, t, frame->p.light) && is_cancelled_above(b, t))
    s.polarity = NG_POLARITY_NEGATIVE;
  frame->p.polarity = s.polarity;
  frame->p.modality = s.modality;
  frame->p.attributed_to = s.speaker;
  frame->p.tense = ng_scope_tense(b, t);
  if (frame->p.tense == NG_TENSE_NONE) frame->p.tense = outer_tense;
}

/* Governors come first in the tree's order, except the verb of a relative clause that lends its
 * arguments to the noun above it: such nouns wait until their verb is done. */
void ng_scope_resolve(ng_builder *b) {
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < b->tree.n; i++) {
      const uint32_t t = b->tree.order[i];
      const ng_frame *const frame = ng_builder_frame(b, t);
      if (!frame) continue;
      const bool waits = frame->p.light != NG_NONE && waits_for_clause(b, t, frame->p.light);
      if (round == 0 || waits) resolve_one(b, t);
    }
}
