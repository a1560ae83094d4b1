/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verb, an adjective or a noun does to the clauses below it: "refused to", "said that", "before". */
#include "base/word.h"
#include "predicate/scope_part.h"

ng_view ng_scope_marker(const ng_builder *b, uint32_t via) {
  const ng_view mark = ng_tree_marker(&b->tree, via, NG_DEPREL_MARK, b->scratch);
  if (mark.len) return mark;
  return ng_tree_marker(&b->tree, via, NG_DEPREL_CASE, b->scratch);
}

static bool has_child_lemma(const ng_builder *b, uint32_t t, const char *lemma) {
  NG_EACH_CHILD(&b->tree, t, c) if (ng_tree_is(&b->tree, c, lemma)) return true;
  return false;
}

/* "a ban on supplying X": it is not done, unless the ban falls. */
static const char *const bans[] = {"ban", "moratorium", "freeze", "prohibition", NULL};

static uint32_t worth_of_ban(const ng_builder *b, uint32_t ban) {
  static const char *const undoing[] = {"lift", "end", "ease", "remove", "drop", "scrap", "overturn", "lifting", NULL};
  const uint32_t above = b->tree.tokens[ban].head;
  return above != NG_NONE && ng_tree_is_one(&b->tree, above, undoing) ? NG_LEX_POSSIBLE : NG_LEX_NEGATIVE;
}

/* Constructions of more than one word: "stopped short of", "has yet to", "is going to". */
uint32_t ng_scope_construction(const ng_builder *b, uint32_t governor, uint32_t via) {
  const ng_tree *const tree = &b->tree;
  if (ng_tree_is(tree, governor, "stop") && has_child_lemma(b, governor, "short"))
    return ng_tree_is(tree, via, "short") ? 0 : NG_LEX_NEGATIVE;
  if (ng_tree_is(tree, governor, "short") && ng_view_is(ng_scope_marker(b, via), "of")) return NG_LEX_NEGATIVE;
  if (ng_tree_is_one(tree, governor, bans) && ng_view_is(ng_scope_marker(b, via), "on")) return worth_of_ban(b, governor);
  const bool infinitive = ng_tree_is_infinitive(tree, via);
  if (infinitive && (has_child_lemma(b, governor, "yet") || has_child_lemma(b, via, "yet") || ng_tree_is(tree, governor, "yet")))
    return NG_LEX_NEGATIVE;
  if (ng_tree_is(tree, governor, "look") && has_child_lemma(b, governor, "forward")) return NG_LEX_FUTURE;
  if (ng_tree_is(tree, governor, "go") && ng_tree_xpos(tree, governor) == NG_XPOS_VBG && infinitive)
    return NG_LEX_FUTURE;
  if ((ng_tree_is(tree, governor, "be") || ng_tree_is(tree, governor, "have")) && infinitive)
    return NG_LEX_FUTURE;
  return 0;
}

uint32_t ng_scope_classes(const ng_builder *b, uint32_t governor, uint32_t via, const char *marker) {
  const uint32_t special = ng_scope_construction(b, governor, via);
  return special ? special : ng_lexicon_classes(ng_builder_frame(b, governor)->p.lemma, ng_view_of(marker));
}

void ng_scope_apply(ng_scope *s, const ng_scope *outer, uint32_t classes) {
  s->modality = ng_modality_stronger(outer->modality, ng_scope_modality(classes));
  const bool outer_negative = outer->polarity == NG_POLARITY_NEGATIVE;
  if ((classes & NG_LEX_NEGATIVE) && outer->modality == NG_MODALITY_POSSIBLE) s->polarity = NG_POLARITY_POSITIVE; /* may cancel */
  else if (classes & NG_LEX_NEGATIVE) {
    s->polarity = outer_negative ? NG_POLARITY_POSITIVE : NG_POLARITY_NEGATIVE;
    if (outer_negative) s->modality = ng_modality_stronger(s->modality, NG_MODALITY_POSSIBLE); /* did not rule out */
  } else if (outer_negative && (classes & NG_LEX_REPORT)) {
    s->modality = ng_modality_stronger(s->modality, NG_MODALITY_POSSIBLE); /* did not say that */
    s->polarity = NG_POLARITY_POSITIVE;
  } else s->polarity = outer->polarity;
}

void ng_scope_take_speaker(const ng_builder *b, ng_scope *s, uint32_t governor, uint32_t classes) {
  if (!(classes & NG_LEX_REPORT)) return;
  const ng_frame *const frame = ng_builder_frame(b, governor);
  uint32_t speaker = ng_builder_argument(b, frame, "subject");
  if (speaker == NG_NONE) speaker = ng_builder_argument(b, frame, "possessor");
  if (speaker == NG_NONE) speaker = ng_builder_argument(b, frame, "by");
  if (speaker != NG_NONE) s->speaker = speaker;
}

static bool is_gerund(const ng_builder *b, uint32_t t) { return ng_tree_xpos(&b->tree, t) == NG_XPOS_VBG; }

/* "signed a contract to supply", "spoke of his plan to": the infinitive is that of the object, or of the noun right before
 * it, wherever it hangs. */
static uint32_t worth_of_noun(const ng_builder *b, const ng_scope_link *l) {
  const uint32_t worth = NG_LEX_FUTURE | NG_LEX_POSSIBLE | NG_LEX_ALLEGED | NG_LEX_NEGATIVE;
  const uint32_t object = ng_builder_argument(b, ng_builder_frame(b, l->governor), "object");
  const uint32_t to = ng_tree_leftmost(&b->tree, l->via), before = to > l->governor + 1 ? to - 1 : NG_NONE;
  const uint32_t noun = before != NG_NONE && ng_tree_is(&b->tree, to, "to") && b->tree.tokens[before].upos == NG_UPOS_NOUN
      ? before : object;
  if (noun == NG_NONE || noun > l->via || noun < l->governor || b->tree.tokens[noun].upos != NG_UPOS_NOUN) return 0;
  return ng_builder_classes(b, noun, ng_view_of("to")) & worth;
}

/* A clause that a verb, adjective or noun embeds. */
void ng_scope_embed_clause(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l) {
  const bool infinitive = ng_tree_is_infinitive(&b->tree, l->via);
  const ng_view marker = ng_scope_marker(b, l->via);
  uint32_t classes = ng_scope_construction(b, l->governor, l->via);
  if (!classes) {
    const ng_view lemma = ng_builder_frame(b, l->governor)->p.lemma;
    classes = infinitive ? ng_lexicon_classes(lemma, ng_view_of("to")) : marker.len ? ng_lexicon_classes(lemma, marker)
                                                                              : ng_lexicon_classes(lemma,
                                                                                    ng_view_of(is_gerund(b, l->via)
                                                                                          ? "ing" : "that"));
  }
  ng_scope_take_speaker(b, s, l->governor, classes);
  if (infinitive) classes |= worth_of_noun(b, l);
  else if (ng_scope_asks_about_fact(b, l->via)) classes &= ~(uint32_t)(NG_LEX_POSSIBLE | NG_LEX_FUTURE);
  static const char *const then_done[] = {"able", "happy", NULL};
  if (ng_tree_is_one(&b->tree, l->governor, then_done) && ng_scope_tense(b, l->governor) == NG_TENSE_PAST)
    classes &= ~(uint32_t)NG_LEX_POSSIBLE; /* "was able to travel": and did */
  ng_scope_apply(s, outer, classes);
  /* "it is not known whether": the question is open, not answered with no */
  if (ng_view_is(marker, "whether") || ng_view_is(marker, "if")) s->polarity = NG_POLARITY_POSITIVE;
  if (ng_view_is(marker, "whether")) s->speaker = NG_NONE; /* nor does anybody say it */
}

/* An adverbial clause: the governor's class counts only for the markers that it selects. */
void ng_scope_embed_adverbial(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l) {
  const ng_view marker = ng_scope_marker(b, l->via);
  const ng_view lemma = ng_builder_frame(b, l->governor)->p.lemma;
  const uint32_t selected = ng_scope_construction(b, l->governor, l->via) | ng_lexicon_row(lemma, marker);
  if (ng_view_is(marker, "instead_of") || ng_view_is(marker, "rather_than")) {
    s->polarity = NG_POLARITY_NEGATIVE;
    return;
  }
  if (ng_tree_is_infinitive(&b->tree, l->via) ||
      (!marker.len && is_gerund(b, l->via) && ng_lexicon_row(lemma, ng_view_of("ing")))) {
    ng_scope_embed_clause(b, s, outer, l);
    return;
  }
  if (selected) { ng_scope_apply(s, outer, selected); return; }
  if (ng_view_is(marker, "before") && ng_scope_tense(b, l->via) == NG_TENSE_PRESENT && outer->modality == NG_MODALITY_FACT) {
    s->modality = NG_MODALITY_FUTURE; /* "days before he heads to" */
    return;
  }
  const bool blaming = ng_view_is(marker, "of") || ng_view_is(marker, "for") || ng_view_is(marker, "against") ||
      ng_view_is(marker, "from");
  const uint32_t classes = ng_lexicon_classes(lemma, marker);
  if (blaming && (classes & (NG_LEX_ALLEGED | NG_LEX_NEGATIVE))) {
    ng_scope_apply(s, outer, classes);
    if (!(classes & NG_LEX_NEGATIVE)) s->polarity = NG_POLARITY_POSITIVE; /* "did not accuse Iran of arming" */
  }
  else if (outer->modality == NG_MODALITY_FUTURE && ng_scope_tense(b, l->via) != NG_TENSE_PAST) s->modality = NG_MODALITY_FUTURE;
}
