/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the text presents each predicate: what the word itself carries (negation, auxiliaries,
 * adverbs, conjunctions) and what the words that embed it do to it ("refused to", "plans for",
 * "accused of"), from the top of the sentence down. */
#include "base/word.h"
#include "predicate/build.h"

typedef struct scope {
  ng_polarity polarity;
  ng_modality modality;
  uint32_t speaker;
} scope;

/* How a predicate hangs on the one above it. */
typedef struct link {
  uint32_t governor; /* token with a frame, NG_NONE if none */
  uint32_t via;      /* dependent of the governor on the way */
  uint32_t sibling;  /* first conjunct, NG_NONE if this is none */
} link;

enum { CLIMB_MAX = 64 };

/* A conjunct, or a clause strung on by a semicolon that shares subject and auxiliaries. */
static bool is_coordinate(const ng_builder *b, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, t);
  if (rel == NG_DEPREL_CONJ) return true;
  return rel == NG_DEPREL_PARATAXIS && ng_tree_xpos(&b->tree, t) == NG_XPOS_VB &&
         ng_tree_xpos(&b->tree, b->tree.tokens[t].head) == NG_XPOS_VB &&
             ng_tree_child(&b->tree, t, NG_DEPREL_NSUBJ) == NG_NONE;
}

static link find_link(const ng_builder *b, uint32_t t) {
  link l = {NG_NONE, t, NG_NONE};
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

static ng_modality stronger(ng_modality a, ng_modality b) { return a > b ? a : b; }

static ng_modality modality_of(uint32_t classes) {
  if (classes & NG_LEX_ALLEGED) return NG_MODALITY_ALLEGED;
  if (classes & NG_LEX_POSSIBLE) return NG_MODALITY_POSSIBLE;
  return classes & NG_LEX_FUTURE ? NG_MODALITY_FUTURE : NG_MODALITY_FACT;
}

/* --- what the word carries --------------------------------------------------------------- */

static const char *const negators[] = {"not", "n't", "never", "no", "neither", "nor", "nowhere", "hardly", NULL};
static const char *const none_words[] = {"no", "neither", "none", "nobody", "nothing", "no-one", NULL};
static const char *const conditionals[] = {"if", "whether", "unless", "provided", "lest", "should", NULL};
static const char *const possible_auxiliaries[] = {"may", "might", "can", "could", "should", "must", "ought", NULL};
static const char *const surmising_auxiliaries[] = {"may", "might", "must", NULL};
static const char *const doubt_adverbs[] = {"allegedly", "reportedly", "purportedly", "supposedly", "ostensibly",
                                            "apparently", NULL};
static const char *const maybe_adverbs[] = {"possibly", "perhaps", "maybe", "probably", "likely", "potentially",
                                            "presumably", "hopefully", NULL};

static bool is_none(const ng_builder *b, uint32_t t) {
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
  return (rel == NG_DEPREL_NSUBJ || rel == NG_DEPREL_NSUBJ_PASS || rel == NG_DEPREL_OBJ) && is_none(b, c);
}

static bool is_negated(const ng_builder *b, uint32_t t) {
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

static bool is_infinitive(const ng_builder *b, uint32_t t) {
  NG_EACH_CHILD(&b->tree, t, c) /* "days before he is to visit" has two marks */
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_MARK && ng_tree_is(&b->tree, c, "to")) return true;
  return false;
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
    return ng_tree_upos(&b->tree, b->tree.tokens[c].head) == NG_UPOS_VERB && is_infinitive(b, b->tree.tokens[c].head)
        ? NG_MODALITY_FUTURE : NG_MODALITY_FACT;
  case NG_DEPREL_DET: return ng_tree_is(&b->tree, c, "any") ? NG_MODALITY_POSSIBLE : NG_MODALITY_FACT; /* any attack by */
  case NG_DEPREL_COMPOUND: return ng_tree_is(&b->tree, c, "upcoming") ? NG_MODALITY_FUTURE : NG_MODALITY_FACT; /* in titles */
  case NG_DEPREL_AMOD: return modality_of(ng_builder_classes(b, c, (ng_view){NULL, 0})); /* a planned visit */
  default: return NG_MODALITY_FACT;
  }
}

/* "When did she join?", "explained why he resigned": that it happened is taken for granted. */
static bool asks_about_fact(const ng_builder *b, uint32_t t) {
  static const char *const words[] = {"why", "when", "where", "how", NULL};
  NG_EACH_CHILD(&b->tree, t, c)
    if (ng_tree_rel(&b->tree, c) == NG_DEPREL_ADVMOD && ng_tree_is_one(&b->tree, c, words)) return true;
  return false;
}

static bool is_question(const ng_builder *b, uint32_t t) {
  if (asks_about_fact(b, t)) return false;
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

static ng_tense tense_of(const ng_builder *b, uint32_t t) {
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

/* --- what embeds it ---------------------------------------------------------------------- */

static ng_view marker_of(const ng_builder *b, uint32_t via) {
  const ng_view mark = ng_tree_marker(&b->tree, via, NG_DEPREL_MARK, b->scratch);
  if (mark.len) return mark;
  return ng_tree_marker(&b->tree, via, NG_DEPREL_CASE, b->scratch);
}

static bool has_child_lemma(const ng_builder *b, uint32_t t, const char *lemma) {
  NG_EACH_CHILD(&b->tree, t, c) if (ng_tree_is(&b->tree, c, lemma)) return true;
  return false;
}

/* Constructions of more than one word: "stopped short of", "has yet to", "is going to". */
static uint32_t construction(const ng_builder *b, uint32_t governor, uint32_t via) {
  const ng_tree *const tree = &b->tree;
  if (ng_tree_is(tree, governor, "stop") && has_child_lemma(b, governor, "short"))
    return ng_tree_is(tree, via, "short") ? 0 : NG_LEX_NEGATIVE;
  if (ng_tree_is(tree, governor, "short") && ng_view_is(marker_of(b, via), "of")) return NG_LEX_NEGATIVE;
  if (is_infinitive(b, via) && (has_child_lemma(b, governor, "yet") || has_child_lemma(b, via, "yet") || ng_tree_is(tree,
        governor, "yet")))
    return NG_LEX_NEGATIVE;
  if (ng_tree_is(tree, governor, "look") && has_child_lemma(b, governor, "forward")) return NG_LEX_FUTURE;
  if (ng_tree_is(tree, governor, "go") && ng_tree_xpos(tree, governor) == NG_XPOS_VBG &&
      is_infinitive(b, via)) return NG_LEX_FUTURE;
  if ((ng_tree_is(tree, governor, "be") || ng_tree_is(tree, governor, "have")) &&
      is_infinitive(b, via)) return NG_LEX_FUTURE;
  return 0;
}

static uint32_t classes_on(const ng_builder *b, uint32_t governor, uint32_t via, const char *marker) {
  const uint32_t special = construction(b, governor, via);
  return special ? special : ng_lexicon_classes(ng_builder_frame(b, governor)->p.lemma, ng_view_of(marker));
}

static void apply(scope *s, const scope *outer, uint32_t classes) {
  s->modality = stronger(outer->modality, modality_of(classes));
  const bool outer_negative = outer->polarity == NG_POLARITY_NEGATIVE;
  if ((classes & NG_LEX_NEGATIVE) && outer->modality == NG_MODALITY_POSSIBLE) s->polarity = NG_POLARITY_POSITIVE; /* may cancel */
  else if (classes & NG_LEX_NEGATIVE) {
    s->polarity = outer_negative ? NG_POLARITY_POSITIVE : NG_POLARITY_NEGATIVE;
    if (outer_negative) s->modality = stronger(s->modality, NG_MODALITY_POSSIBLE); /* did not rule out */
  } else if (outer_negative && (classes & NG_LEX_REPORT)) {
    s->modality = stronger(s->modality, NG_MODALITY_POSSIBLE); /* did not say that */
  } else s->polarity = outer->polarity;
}

static void take_speaker(const ng_builder *b, scope *s, uint32_t governor, uint32_t classes) {
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
static uint32_t worth_of_noun(const ng_builder *b, const link *l) {
  const uint32_t worth = NG_LEX_FUTURE | NG_LEX_POSSIBLE | NG_LEX_ALLEGED | NG_LEX_NEGATIVE;
  const uint32_t object = ng_builder_argument(b, ng_builder_frame(b, l->governor), "object");
  const uint32_t to = ng_tree_leftmost(&b->tree, l->via), before = to > l->governor + 1 ? to - 1 : NG_NONE;
  const uint32_t noun = before != NG_NONE && ng_tree_is(&b->tree, to, "to") && b->tree.tokens[before].upos == NG_UPOS_NOUN
      ? before : object;
  if (noun == NG_NONE || noun > l->via || noun < l->governor || b->tree.tokens[noun].upos != NG_UPOS_NOUN) return 0;
  return ng_builder_classes(b, noun, ng_view_of("to")) & worth;
}

/* A clause that a verb, adjective or noun embeds. */
static void embed_clause(const ng_builder *b, scope *s, const scope *outer, const link *l) {
  const bool infinitive = is_infinitive(b, l->via);
  const ng_view marker = marker_of(b, l->via);
  uint32_t classes = construction(b, l->governor, l->via);
  if (!classes) {
    const ng_view lemma = ng_builder_frame(b, l->governor)->p.lemma;
    classes = infinitive ? ng_lexicon_classes(lemma, ng_view_of("to")) : marker.len ? ng_lexicon_classes(lemma, marker)
                                                                              : ng_lexicon_classes(lemma,
                                                                                    ng_view_of(is_gerund(b, l->via)
                                                                                          ? "ing" : "that"));
  }
  take_speaker(b, s, l->governor, classes);
  if (infinitive) classes |= worth_of_noun(b, l);
  else if (asks_about_fact(b, l->via)) classes &= ~(uint32_t)(NG_LEX_POSSIBLE | NG_LEX_FUTURE);
  static const char *const then_done[] = {"able", "happy", NULL};
  if (ng_tree_is_one(&b->tree, l->governor, then_done) && tense_of(b, l->governor) == NG_TENSE_PAST)
    classes &= ~(uint32_t)NG_LEX_POSSIBLE; /* "was able to travel": and did */
  apply(s, outer, classes);
  /* "it is not known whether": the question is open, not answered with no */
  if (ng_view_is(marker, "whether") || ng_view_is(marker, "if")) s->polarity = NG_POLARITY_POSITIVE;
}

/* An adverbial clause: the governor's class counts only for the markers that it selects. */
static void embed_adverbial(const ng_builder *b, scope *s, const scope *outer, const link *l) {
  const ng_view marker = marker_of(b, l->via);
  const ng_view lemma = ng_builder_frame(b, l->governor)->p.lemma;
  const uint32_t selected = construction(b, l->governor, l->via) | ng_lexicon_row(lemma, marker);
  if (ng_view_is(marker, "instead_of") || ng_view_is(marker, "rather_than")) {
    s->polarity = NG_POLARITY_NEGATIVE;
    return;
  }
  if (is_infinitive(b, l->via) || (!marker.len && is_gerund(b, l->via) && ng_lexicon_row(lemma, ng_view_of("ing")))) {
    embed_clause(b, s, outer, l);
    return;
  }
  if (selected) { apply(s, outer, selected); return; }
  if (ng_view_is(marker, "before") && tense_of(b, l->via) == NG_TENSE_PRESENT && outer->modality == NG_MODALITY_FACT) {
    s->modality = NG_MODALITY_FUTURE; /* "days before he heads to" */
    return;
  }
  const bool blaming = ng_view_is(marker, "of") || ng_view_is(marker, "for") || ng_view_is(marker, "against") ||
      ng_view_is(marker, "from");
  const uint32_t classes = ng_lexicon_classes(lemma, marker);
  if (blaming && (classes & (NG_LEX_ALLEGED | NG_LEX_NEGATIVE))) {
    apply(s, outer, classes);
    if (!(classes & NG_LEX_NEGATIVE)) s->polarity = NG_POLARITY_POSITIVE; /* "did not accuse Iran of arming" */
  }
  else if (outer->modality == NG_MODALITY_FUTURE && tense_of(b, l->via) != NG_TENSE_PAST) s->modality = NG_MODALITY_FUTURE;
}

static bool is_argument(const ng_builder *b, uint32_t governor, const char *role, uint32_t token) {
  const ng_frame *const frame = ng_builder_frame(b, governor);
  for (uint32_t i = 0; i < frame->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[frame->p.first_argument + i];
    if (arg.token == token && ng_view_is(arg.role, role)) return true;
  }
  return false;
}

/* "met for talks": who gathers has begun. */
static const char *const gathering[] = {"meet", "gather", "convene", "assemble", "huddle", NULL};

/* What has begun with the arrival: "arrived for a visit". */
static const char *const trips[] = {"visit", "trip", "tour", "stay", "stopover", NULL};

/* "last month's summit", "the previous talks" */
static bool is_told_as_past(const ng_builder *b, uint32_t noun) {
  static const char *const words[] = {"last", "previous", "earlier", NULL};
  NG_EACH_CHILD(&b->tree, noun, c) {
    if (ng_tree_is_one(&b->tree, c, words)) return true;
    NG_EACH_CHILD(&b->tree, c, g)
      if (ng_tree_rel(&b->tree, c) == NG_DEPREL_NMOD_POSS && ng_tree_is_one(&b->tree, g, words)) return true;
  }
  return false;
}

/* "ahead of the talks", with either word on top: they are still to come. */
static bool is_ahead(const ng_builder *b, const link *l, ng_view marker, uint32_t noun) {
  const bool ahead = ng_view_is(marker, "ahead_of") || ng_view_is(marker, "before") || ng_tree_is(&b->tree, l->via, "ahead");
  return ahead && !ng_known_by_now(b, noun) && !is_told_as_past(b, noun);
}

/* What the clause happens after or in spite of, wherever it hangs: "denied allegations of meddling after their talks". */
static const char *const circumstances[] = {"after", "following", "since", "despite", "amid", "because_of", "in_response_to",
                                            NULL};

/* An event noun behind a preposition: "plans for a visit", "accused of an attack", "will speak
 * during a visit". */
static void embed_oblique(const ng_builder *b, scope *s, const scope *outer, const link *l, uint32_t t) {
  const ng_view marker = marker_of(b, l->via);
  const ng_frame *const governor = ng_builder_frame(b, l->governor);
  const bool behind = l->via > l->governor; /* "on a trip, X called for": no complement of the verb */
  const uint32_t selected = behind ? construction(b, l->governor, l->via) | ng_lexicon_row(governor->p.lemma, marker) : 0;
  const uint32_t classes = ng_lexicon_classes(governor->p.lemma, (ng_view){NULL, 0});
  const uint32_t worth = NG_LEX_FUTURE | NG_LEX_POSSIBLE | NG_LEX_ALLEGED | NG_LEX_NEGATIVE;
  const bool noun = governor->p.kind == NG_PREDICATE_NOUN;
  const bool about = ng_view_is(marker, "of") || ng_view_is(marker, "for") || ng_view_is(marker, "on") ||
                     ng_view_is(marker, "about") || ng_view_is(marker, "to");
  if (is_ahead(b, l, marker, t)) s->modality = stronger(outer->modality, NG_MODALITY_FUTURE);
  else if (ng_view_is(marker, "instead_of") || ng_view_is(marker, "without")) s->polarity = NG_POLARITY_NEGATIVE;
  else if (!noun && ng_view_is(marker, "for") && !ng_tree_is_one(&b->tree, l->governor, gathering) &&
           !ng_tree_is_one(&b->tree, l->via, trips) && !ng_builder_is_place(b, l->via) &&
           ng_builder_argument(b, governor, "object") == NG_NONE && outer->modality == NG_MODALITY_FACT)
    s->modality = NG_MODALITY_FUTURE; /* "arrived for talks": not yet held */
  else if (selected) apply(s, outer, selected);
  else if (l->via != t && ng_view_is_one(marker_of(b, t), circumstances)) s->modality = outer->modality;
  else if (noun && about && (classes & (worth | NG_LEX_QUANTITY))) apply(s, outer, classes);
  else if (!noun && ng_view_is(marker, "of") && (classes & NG_LEX_ALLEGED)) apply(s, outer, classes);
  else if (outer->modality >= NG_MODALITY_ALLEGED || outer->modality == NG_MODALITY_FUTURE) {
    if (!ng_known_event(b, l->via)) s->modality = outer->modality;
  }
}

/* Who must end or continue a war wages it. */
static const char *const aspects[] = {"continue", "end", "stop", "halt", "cease", "escalate", "intensify", "sustain", NULL};

static bool goes_on(const ng_builder *b, uint32_t governor, uint32_t noun) {
  return ng_tree_is_one(&b->tree, governor, aspects) && ng_known_by_now(b, noun);
}

/* What one evades is there: "plans to circumvent the sanctions". */
static const char *const evading[] = {"evade", "circumvent", "violate", "breach", "flout", "skirt", "dodge", "bypass", "defy",
                                      "undermine", "criticize", "criticise", "condemn", "denounce", "deplore", NULL};

/* "cancelled a visit", but not "will discuss Russia's invasion". */
static void embed_object(const ng_builder *b, scope *s, const scope *outer, const link *l) {
  const uint32_t classes = classes_on(b, l->governor, l->via, "object");
  const bool settled = ng_known_event(b, l->via) && !(classes & (NG_LEX_NEGATIVE | NG_LEX_FUTURE | NG_LEX_ALLEGED));
  if (ng_tree_is_one(&b->tree, l->governor, evading)) return;
  if (!settled && !goes_on(b, l->governor, l->via)) apply(s, outer, classes);
}

/* "A meeting would help": one that is not held yet, against "The meeting could help". */
static bool is_imagined(const ng_builder *b, uint32_t noun) {
  static const char *const words[] = {"a", "an", "any", "another", "such", NULL};
  const uint32_t det = ng_tree_child(&b->tree, noun, NG_DEPREL_DET);
  return det != NG_NONE && ng_tree_is_one(&b->tree, det, words) && !is_told_as_past(b, noun);
}

static void embed(const ng_builder *b, scope *s, const scope *outer, const link *l, uint32_t t) {
  const ng_deprel rel = ng_tree_rel(&b->tree, l->via);
  const ng_frame *const own = ng_builder_frame(b, t);
  s->speaker = outer->speaker;
  if (ng_tree_is(&b->tree, l->via, "ahead") && own->p.kind == NG_PREDICATE_NOUN && own->p.light == NG_NONE) {
    embed_oblique(b, s, outer, l, t);
    return;
  }
  if (own->p.kind == NG_PREDICATE_APPOSITION) return; /* "will meet President X": X is president now */
  if (own->p.light == l->governor) {
    *s = *outer;
    if (goes_on(b, l->governor, t)) *s = (scope){NG_POLARITY_POSITIVE, NG_MODALITY_FACT, outer->speaker};
    else if (is_argument(b, l->governor, "object", t)) { /* "cancelled a visit", but not "backed the Iraqi invasion" */
      const uint32_t known = ng_known_by_now(b, t) ? NG_LEX_POSSIBLE : 0;
      apply(s, outer, classes_on(b, l->governor, t, "object") & ~known);
    }
    return;
  }
  switch (rel) {
  case NG_DEPREL_XCOMP: case NG_DEPREL_CCOMP: case NG_DEPREL_CSUBJ: case NG_DEPREL_CSUBJ_PASS:
    embed_clause(b, s, outer, l);
    break;
  case NG_DEPREL_ACL:
    if (marker_of(b, l->via).len && modality_of(classes_on(b, l->governor, l->via, "to")) + (classes_on(b, l->governor,
          l->via, "to") & NG_LEX_NEGATIVE))
      embed_clause(b, s, outer, l);
    break;
  case NG_DEPREL_ADVCL: embed_adverbial(b, s, outer, l); break;
  case NG_DEPREL_OBL: case NG_DEPREL_NMOD: case NG_DEPREL_OBL_AGENT: embed_oblique(b, s, outer, l, t); break;
  case NG_DEPREL_PARATAXIS: take_speaker(b, s, l->governor, classes_on(b, l->governor, l->via, "that")); break;
  case NG_DEPREL_NSUBJ:
    if (outer->modality == NG_MODALITY_POSSIBLE && is_imagined(b, t)) s->modality = NG_MODALITY_POSSIBLE;
    break;
  default:
    if (is_argument(b, l->governor, "object", l->via)) embed_object(b, s, outer, l);
    break;
  }
}

/* "X visited Kyiv, Y said": the reporting verb hangs on what it reports.  "According to Y". */
static void take_own_speaker(const ng_builder *b, scope *s, const ng_frame *frame) {
  const uint32_t source = ng_builder_argument(b, frame, "according_to");
  if (source != NG_NONE) s->speaker = source;
  NG_EACH_CHILD(&b->tree, frame->p.token, c) {
    const ng_frame *const inner = ng_tree_rel(&b->tree, c) == NG_DEPREL_PARATAXIS ? ng_builder_frame(b, c) : NULL;
    if (!inner || ng_tree_child(&b->tree, c, NG_DEPREL_CCOMP) != NG_NONE ||
        ng_tree_child(&b->tree, c, NG_DEPREL_OBJ) != NG_NONE) continue;
    const uint32_t classes = ng_lexicon_classes(inner->p.lemma, ng_view_of("that"));
    take_speaker(b, s, c, classes);
    if (classes & NG_LEX_REPORT) s->modality = stronger(s->modality, modality_of(classes));
  }
}

/* --- both ---------------------------------------------------------------------------------- */

/* "imposed no sanctions": the light verb has been negated for its noun already. */
static bool is_negated_by_verb(const ng_builder *b, uint32_t word) {
  const ng_frame *const frame = ng_builder_frame(b, word);
  return frame && frame->p.light != NG_NONE && is_none(b, word);
}

static void apply_own(const ng_builder *b, scope *s, uint32_t word, bool reported) {
  if (is_negated(b, word) && !is_negated_by_verb(b, word)) s->polarity = s->polarity == NG_POLARITY_NEGATIVE
      ? NG_POLARITY_POSITIVE : NG_POLARITY_NEGATIVE;
  NG_EACH_CHILD(&b->tree, word, c) s->modality = stronger(s->modality, child_modality(b, c, reported));
  if (is_question(b, word)) s->modality = stronger(s->modality, is_over(b, word) ? NG_MODALITY_ALLEGED : NG_MODALITY_POSSIBLE);
  if (is_headline_future(b, word)) s->modality = stronger(s->modality, NG_MODALITY_FUTURE);
}

/* "will visit China and meet Xi", "did not visit or call": a conjunct without subject and
 * auxiliary shares those of the first. */
static void share_auxiliaries(const ng_builder *b, scope *s, const link *l, uint32_t t, bool reported) {
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
  const link l = find_link(b, noun);
  if (l.governor == NG_NONE || !is_argument(b, l.governor, "object", noun)) return false;
  const ng_predicate *const g = &ng_builder_frame(b, l.governor)->p;
  return g->polarity == NG_POLARITY_POSITIVE && g->modality == NG_MODALITY_FACT &&
         (classes_on(b, l.governor, l.via, "object") & NG_LEX_NEGATIVE);
}

static void resolve_one(ng_builder *b, uint32_t t) {
  ng_frame *const frame = ng_builder_frame(b, t);
  link l = find_link(b, t);
  if (frame->p.light != NG_NONE) l = (link){frame->p.light, t, NG_NONE};
  scope s = {NG_POLARITY_POSITIVE, NG_MODALITY_FACT, NG_NONE};
  frame->p.governor = l.governor;
  ng_tense outer_tense = NG_TENSE_NONE;
  if (l.governor != NG_NONE) {
    const ng_predicate *const g = &ng_builder_frame(b, l.governor)->p;
    const scope outer = {g->polarity, g->modality, g->attributed_to};
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
  frame->p.tense = tense_of(b, t);
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
