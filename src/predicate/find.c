/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <newsgraph/predicate.h>

#include "base/error.h"
#include "base/word.h"
#include "predicate/build.h"
#include "predicate/repair.h"

/* --- which words are predicates ---------------------------------------------------------------- */

/* Relations of words that serve another word and make no clause of their own. */
static bool is_function_word(ng_deprel rel) {
  switch (rel) {
  case NG_DEPREL_CASE: case NG_DEPREL_MARK: case NG_DEPREL_AUX: case NG_DEPREL_AUX_PASS: case NG_DEPREL_COP: case NG_DEPREL_CC:
  case NG_DEPREL_DET: case NG_DEPREL_FIXED: case NG_DEPREL_FLAT: case NG_DEPREL_GOESWITH: case NG_DEPREL_PUNCT:
    return true;
  default: return false;
  }
}

static void read_verb(ng_builder *b, uint32_t t) {
  const bool attributive = ng_tree_rel(&b->tree, t) == NG_DEPREL_AMOD;
  ng_frame frame = ng_builder_new_frame(b, t, attributive ? NG_PREDICATE_ADJECTIVE : NG_PREDICATE_VERB);
  ng_arguments_read(b, t, &frame);
  ng_control_fill(b, t, &frame);
  if (!attributive) ng_builder_enumerate(b, t);
  ng_builder_keep(b, frame);
}

static void read_adjective(ng_builder *b, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  const bool adverb = ng_tree_upos(&b->tree, t) == NG_UPOS_ADV; /* is about to */
  if (adverb && ng_tree_child(&b->tree, t, NG_DEPREL_COP) == NG_NONE) return;
  const bool predicative = adverb || ng_tree_child(&b->tree, t, NG_DEPREL_COP) != NG_NONE || rel == NG_DEPREL_XCOMP ||
      rel == NG_DEPREL_ACL ||
                           rel == NG_DEPREL_ACL_RELCL || rel == NG_DEPREL_ADVCL || rel == NG_DEPREL_CCOMP ||
                               rel == NG_DEPREL_ROOT;
  if (!predicative) return;
  ng_frame frame = ng_builder_new_frame(b, t, NG_PREDICATE_ADJECTIVE);
  ng_arguments_read(b, t, &frame);
  ng_control_fill(b, t, &frame);
  if (b->n_pending) ng_builder_keep(b, frame);
  b->n_pending = 0;
}

/* The name of "the port city of Odesa", "the capital, Kyiv", or the word itself; NG_NONE for what is no place. */
static uint32_t place_of(const ng_builder *b, uint32_t t) {
  static const char *const sites[] = {
      "capital", "city", "island", "port", "province", "region", "resort", "town", "village", NULL};
  if (ng_builder_is_place(b, t)) return t;
  if (!ng_tree_is_one(&b->tree, t, sites)) return NG_NONE;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_deprel_base(ng_tree_rel(&b->tree, c));
    if (c > t && (rel == NG_DEPREL_NMOD || rel == NG_DEPREL_APPOS) && ng_builder_is_place(b, c)) return c;
  }
  return ng_tree_is(&b->tree, t, "capital") ? t : NG_NONE;
}

/* "X is in Moscow", "X is due in Moscow": the verb "be", or "due", with a place. */
static bool read_whereabouts(ng_builder *b, uint32_t t, ng_frame *frame) {
  uint32_t due = NG_NONE, preposition = NG_NONE;
  bool been = false;
  NG_EACH_CHILD(&b->tree, t, c) {
    if (c > t) break;
    been |= ng_view_is(ng_token_text(b->doc, &b->tree.tokens[c]), "been");
    if (ng_tree_is(&b->tree, c, "due") || ng_tree_is(&b->tree, c, "expected")) due = c;
    else if (ng_tree_rel(&b->tree, c) == NG_DEPREL_CASE) preposition = c;
  }
  /* "due in" taken for one preposition */
  const bool whole = due != NG_NONE && ng_tree_rel(&b->tree, due) == NG_DEPREL_CASE && ng_tree_is(&b->tree, due + 1, "in");
  const bool in = whole || (preposition != NG_NONE &&
      (ng_tree_is(&b->tree, preposition, "in") || (been && ng_tree_is(&b->tree, preposition, "to")))); /* "has been to Muscat" */
  const uint32_t place = place_of(b, t);
  if (!in || place == NG_NONE) return false;
  frame->p.kind = NG_PREDICATE_VERB;
  frame->p.lemma = ng_view_of(due == NG_NONE ? "be" : "due");
  ng_arguments_read(b, t, frame);
  ng_control_fill(b, t, frame);
  ng_builder_add_nominal(b, ng_view_of("in"), place, false);
  ng_builder_keep(b, *frame);
  return true;
}

/* Where the name before `first`, which ends at `end`, stands: behind "X," or, in a headline, behind the X that opens it. */
static bool follows_person(const ng_builder *b, uint32_t end, bool opening) {
  if (!end || b->name_of[end - 1] == NG_NONE) return false;
  const ng_mention *const person = &b->doc->mentions.data[b->name_of[end - 1]];
  if (person->name_type != NG_NAME_PERSON || person->end != end) return false;
  return !opening || (person->first == b->doc->sentences.data[b->tree.tokens[person->first].sentence].first &&
                      b->tree.tokens[person->head].head == NG_NONE);
}

/* "X, in Moscow for talks, said"; "X in Moscow", a headline */
static bool read_apposed_place(ng_builder *b, uint32_t t) {
  const uint32_t head = b->tree.tokens[t].head;
  if (head == NG_NONE || ng_tree_rel(&b->tree, t) != NG_DEPREL_NMOD || !ng_builder_is_place(b, t)) return false;
  const uint32_t first = b->doc->mentions.data[b->name_of[t]].first;
  if (first < 2 || head >= first || !ng_tree_is(&b->tree, first - 1, "in")) return false;
  const bool due = first > 3 && ng_tree_is(&b->tree, first - 2, "due"); /* "X, due in Moscow on Friday, said" */
  const uint32_t comma = first - 2 - due;
  const bool apposed = comma > 0 && ng_tree_is(&b->tree, comma, ",") && follows_person(b, comma, false);
  if (!apposed && !follows_person(b, first - 1, true)) return false;
  const uint32_t end = apposed ? comma : first - 1;
  ng_frame frame = ng_builder_new_frame(b, t, NG_PREDICATE_VERB);
  frame.p.lemma = ng_view_of(due && apposed ? "due" : "be");
  ng_builder_add(b, ng_view_of("subject"), b->doc->mentions.data[b->name_of[end - 1]].head, true);
  ng_builder_add(b, ng_view_of("in"), t, false);
  return ng_builder_keep(b, frame);
}

static void read_noun(ng_builder *b, uint32_t t) {
  if (read_apposed_place(b, t)) return;
  ng_frame frame = ng_builder_new_frame(b, t, NG_PREDICATE_NOUN);
  const bool describes = ng_nominal_describe(b, t, &frame);
  if (frame.p.kind == NG_PREDICATE_COPULA && read_whereabouts(b, t, &frame)) return;
  if (frame.p.kind == NG_PREDICATE_COPULA && ng_tree_child(&b->tree, t, NG_DEPREL_COP) != NG_NONE) {
    ng_arguments_read(b, t, &frame);
    ng_control_fill(b, t, &frame);
  }
  ng_nominal_read(b, t, &frame);
  const bool name = b->tree.tokens[t].upos != NG_UPOS_NOUN;
  const uint32_t classes = ng_builder_classes(b, t, (ng_view){NULL, 0});
  if (frame.p.kind == NG_PREDICATE_NOUN && (classes & NG_LEX_EVENT)) ng_builder_enumerate(b, t);
  const bool event = !name || (classes & (NG_LEX_EVENT | NG_LEX_ROLE));
  if (b->n_pending && (describes || event)) ng_builder_keep(b, frame);
  b->n_pending = 0;
}

/* "to sanction X": an infinitive that the tagger took for a noun. */
static bool is_hidden_infinitive(const ng_builder *b, uint32_t t) {
  return b->tree.tokens[t].upos == NG_UPOS_NOUN && t > 0 && ng_tree_xpos(&b->tree, t - 1) == NG_XPOS_TO &&
         b->tree.tokens[t - 1].head == t && ng_tree_rel(&b->tree, t - 1) == NG_DEPREL_MARK;
}

/* "US sanctions Chinese firm Huawei": a headline's verb taken for a noun, with a name on either side and no
 * other verb. */
static bool is_hidden_finite(const ng_builder *b, uint32_t t) {
  if (b->tree.tokens[t].head != NG_NONE || ng_tree_xpos(&b->tree, t) != NG_XPOS_NNS) return false;
  const ng_sentence *const s = &b->doc->sentences.data[b->tree.tokens[t].sentence];
  for (uint32_t i = s->first; i < s->end; i++)
    if (b->tree.tokens[i].upos == NG_UPOS_VERB || b->tree.tokens[i].upos == NG_UPOS_AUX) return false;
  bool before = false, behind = false;
  NG_EACH_CHILD(&b->tree, t, c) {
    const ng_deprel rel = ng_tree_rel(&b->tree, c);
    before |= c < t && rel == NG_DEPREL_COMPOUND && ng_builder_is_name(b, c);
    behind |= c > t && (rel == NG_DEPREL_APPOS || rel == NG_DEPREL_FLAT || rel == NG_DEPREL_DEP ||
                        rel == NG_DEPREL_OBJ) && ng_builder_is_name(b, c);
  }
  return before && behind;
}

static void read_preposition(ng_builder *b, uint32_t t) {
  b->n_pending = 0;
  if (ng_title_membership(b, t)) ng_builder_keep(b, ng_builder_new_frame(b, t, NG_PREDICATE_APPOSITION));
}

/* "Sweden plans to donate": a main verb taken for a noun, which has a subject but nothing that says "is"; or one that half of
 * the tags call a verb. */
static bool is_hidden_root(const ng_builder *b, uint32_t t) {
  const ng_tree *const tree = &b->tree;
  const ng_xpos xpos = ng_tree_xpos(tree, t);
  if (ng_tree_upos(tree, t) == NG_UPOS_NOUN && (xpos == NG_XPOS_VBZ || xpos == NG_XPOS_VBD || xpos == NG_XPOS_VBP)) return true;
  if (tree->tokens[t].head != NG_NONE || xpos != NG_XPOS_NNS) return false;
  const uint32_t subject = ng_tree_child(tree, t, NG_DEPREL_NSUBJ);
  return subject != NG_NONE && subject < t && ng_tree_child(tree, t, NG_DEPREL_COP) == NG_NONE &&
         ng_tree_child(tree, t, NG_DEPREL_XCOMP) != NG_NONE;
}

/* "Merkel lands in Cairo": the verb of a headline taken for a noun that the name describes. */
static bool is_hidden_arrival(const ng_builder *b, uint32_t t) {
  static const char *const words[] = {"land", "stop", "head", "visit", "tour", "return", "travel", NULL};
  const uint32_t first = b->doc->sentences.data[b->tree.tokens[t].sentence].first;
  if (b->tree.tokens[t].head != NG_NONE || ng_tree_xpos(&b->tree, t) != NG_XPOS_NNS) return false;
  if (!ng_tree_is_one(&b->tree, t, words) || t == first || b->name_of[t - 1] == NG_NONE) return false;
  const ng_mention *const person = &b->doc->mentions.data[b->name_of[t - 1]];
  return person->name_type == NG_NAME_PERSON && person->end == t && person->first == first &&
         ng_tree_rel(&b->tree, person->head) == NG_DEPREL_COMPOUND && b->tree.tokens[person->head].head == t;
}

/* "Chancellor-designate", "President-elect": no verb though it looks like one. */
static bool is_title_suffix(const ng_builder *b, uint32_t t) {
  static const char *const suffixes[] = {"designate", "elect", NULL};
  return t > 0 && ng_tree_xpos(&b->tree, t - 1) == NG_XPOS_HYPH &&
         ng_word_is_one(ng_token_text(b->doc, &b->tree.tokens[t]), suffixes);
}

static void read_word(ng_builder *b, uint32_t t) {
  if (is_title_suffix(b, t)) return;
  if (ng_tree_upos(&b->tree, t) == NG_UPOS_ADP) {
    read_preposition(b, t);
    return;
  }
  if (is_function_word(ng_tree_rel(&b->tree, t)) && b->tree.tokens[t].upos != NG_UPOS_NOUN &&
      b->tree.tokens[t].upos != NG_UPOS_PROPN) return;
  b->n_pending = 0;
  if (is_hidden_infinitive(b, t) || is_hidden_finite(b, t) || is_hidden_root(b, t) || is_hidden_arrival(b, t)) {
    read_verb(b, t);
    return;
  }
  switch (ng_tree_upos(&b->tree, t)) {
  case NG_UPOS_VERB: read_verb(b, t); break;
  case NG_UPOS_ADJ: case NG_UPOS_ADV: read_adjective(b, t); break;
  case NG_UPOS_NOUN: case NG_UPOS_PROPN: read_noun(b, t); break;
  default: break;
  }
}

/* --- the document ------------------------------------------------------------------------------ */

static ng_status start(ng_builder *b, ng_error *err) {
  const uint32_t n = b->doc->tokens.len;
  b->frame_of = ng_arena_alloc(b->scratch, n, sizeof *b->frame_of);
  b->name_of = ng_arena_alloc(b->scratch, n, sizeof *b->name_of);
  if (!b->frame_of || !b->name_of) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) b->frame_of[i] = b->name_of[i] = NG_NONE;
  for (uint32_t m = 0; m < b->doc->mentions.len; m++) {
    const ng_mention *const mention = &b->doc->mentions.data[m];
    if (mention->kind != NG_MENTION_NAME) continue;
    for (uint32_t i = mention->first; i < mention->end && i < n; i++) b->name_of[i] = m;
  }
  ng_tree_repair(b->doc, b->name_of);
  return ng_tree_init(&b->tree, b->doc, b->scratch, err);
}

/* Hands the frames over in the order of their tokens, references as indices. */
static bool hand_over(ng_builder *b) {
  ng_document *const doc = b->doc;
  ng_vec_clear(&doc->predicates);
  ng_vec_clear(&doc->arguments);
  uint32_t *const index_of = ng_arena_alloc(b->scratch, b->tree.n, sizeof *index_of);
  if (!index_of) return false;
  uint32_t n = 0;
  for (uint32_t t = 0; t < b->tree.n; t++) index_of[t] = b->frame_of[t] == NG_NONE ? NG_NONE : n++;
  for (uint32_t t = 0; t < b->tree.n; t++) {
    const ng_frame *const frame = ng_builder_frame(b, t);
    if (!frame) continue;
    ng_predicate p = frame->p;
    p.first_argument = doc->arguments.len;
    p.governor = p.governor == NG_NONE ? NG_NONE : index_of[p.governor];
    for (uint32_t i = 0; i < p.n_arguments; i++) {
      ng_argument arg = b->args.data[frame->p.first_argument + i];
      if (ng_view_is(arg.role, "clause")) arg.predicate = index_of[arg.token];
      if (!ng_vec_push(&doc->arguments, arg)) return false;
    }
    if (!ng_vec_push(&doc->predicates, p)) return false;
  }
  return true;
}

ng_status ng_find_predicates(ng_document *doc, ng_error *err) {
  ng_arena scratch;
  ng_arena_init(&scratch);
  ng_builder b = {.doc = doc, .scratch = &scratch};
  ng_status status = start(&b, err);
  if (status == NG_OK) {
    for (uint32_t i = 0; i < b.tree.n && !b.out_of_memory; i++) read_word(&b, b.tree.order[i]);
    ng_light_pass(&b);
    if (!b.out_of_memory) ng_scope_resolve(&b);
    if (b.out_of_memory || !hand_over(&b)) status = ng_fail_no_mem(err);
  }
  ng_vec_dispose(&b.frames);
  ng_vec_dispose(&b.args);
  ng_arena_dispose(&scratch);
  return status;
}
