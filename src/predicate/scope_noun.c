/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words above an event noun do to it: "plans for a visit", "cancelled the talks", "accused of an attack". */
#include "base/word.h"
#include "predicate/scope_part.h"

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
static bool is_ahead(const ng_builder *b, const ng_scope_link *l, ng_view marker, uint32_t noun) {
  const bool ahead = ng_view_is(marker, "ahead_of") || ng_view_is(marker, "before") || ng_tree_is(&b->tree, l->via, "ahead");
  return ahead && !ng_known_by_now(b, noun) && !is_told_as_past(b, noun);
}

/* What the clause happens after or in spite of, wherever it hangs: "denied allegations of meddling after their talks". */
static const char *const circumstances[] = {"after", "following", "since", "despite", "amid", "because_of", "in_response_to",
                                            NULL};

/* Who has arrived "for talks" has not held them, as who "flew to Oslo for talks" has. */
static const char *const arriving[] = {"arrive", "land", "leave", "depart", "head", NULL};

/* What one reacts to has happened: "in retaliation for her visit". */
static const char *const reactions[] = {"retaliation", "response", "revenge", "reprisal", "punishment", "protest", "anger",
                                        "outrage", "reaction", "criticism", NULL};

static bool is_reacted_to(const ng_builder *b, uint32_t noun) {
  const uint32_t marker = ng_tree_child(&b->tree, noun, NG_DEPREL_CASE);
  return marker != NG_NONE && marker > 0 && marker < noun && ng_tree_is_one(&b->tree, marker - 1, reactions);
}

/* An event noun behind a preposition: "plans for a visit", "accused of an attack", "will speak
 * during a visit". */
void ng_scope_embed_oblique(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l, uint32_t t) {
  const ng_view marker = ng_scope_marker(b, l->via);
  const ng_frame *const governor = ng_builder_frame(b, l->governor);
  const bool behind = l->via > l->governor; /* "on a trip, X called for": no complement of the verb */
  const uint32_t selected = behind
      ? ng_scope_construction(b, l->governor, l->via) | ng_lexicon_row(governor->p.lemma, marker) : 0;
  const uint32_t classes = ng_lexicon_classes(governor->p.lemma, (ng_view){NULL, 0});
  const uint32_t worth = NG_LEX_FUTURE | NG_LEX_POSSIBLE | NG_LEX_ALLEGED | NG_LEX_NEGATIVE;
  const bool noun = governor->p.kind == NG_PREDICATE_NOUN;
  const bool about = ng_view_is(marker, "of") || ng_view_is(marker, "for") || ng_view_is(marker, "on") ||
                     ng_view_is(marker, "about") || ng_view_is(marker, "to");
  if (is_reacted_to(b, l->via)) return;
  if (outer->modality == NG_MODALITY_ALLEGED && ng_view_is(marker, "during")) return; /* "reportedly said during a trip" */
  if (is_ahead(b, l, marker, t)) s->modality = ng_modality_stronger(outer->modality, NG_MODALITY_FUTURE);
  else if (ng_view_is(marker, "instead_of") || (ng_view_is(marker, "without") && l->via != t)) /* else its own "without" tells */
    s->polarity = NG_POLARITY_NEGATIVE;
  else if (!noun && ng_view_is(marker, "for") && !ng_tree_is_one(&b->tree, l->governor, gathering) &&
           !ng_tree_is_one(&b->tree, l->via, trips) && !ng_builder_is_place(b, l->via) &&
           ng_builder_argument(b, governor, "object") == NG_NONE && outer->modality == NG_MODALITY_FACT &&
           (ng_scope_tense(b, l->governor) != NG_TENSE_PAST || ng_tree_is_one(&b->tree, l->governor, arriving)))
    s->modality = NG_MODALITY_FUTURE; /* "arrived for talks": not yet held */
  else if (selected) ng_scope_apply(s, outer, selected);
  else if (l->via != t && ng_view_is_one(ng_scope_marker(b, t), circumstances)) s->modality = outer->modality;
  else if (noun && about && (classes & (worth | NG_LEX_QUANTITY))) ng_scope_apply(s, outer, classes);
  else if (!noun && ng_view_is(marker, "of") && (classes & NG_LEX_ALLEGED)) ng_scope_apply(s, outer, classes);
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

/* "announced a visit": it is to come, while announced sanctions are in force. */
static uint32_t classes_of_object(const ng_builder *b, uint32_t governor, uint32_t noun) {
  static const char *const announcing[] = {"announce", "confirm", "unveil", NULL};
  const bool announced = ng_tree_is_one(&b->tree, governor, announcing) && ng_is_arranged(b, noun) && !is_told_as_past(b, noun);
  return ng_scope_classes(b, governor, noun, "object") | (announced ? (uint32_t)NG_LEX_FUTURE : 0);
}

/* "cancelled a visit", but not "will discuss Russia's invasion". */
void ng_scope_embed_object(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l) {
  const uint32_t classes = classes_of_object(b, l->governor, l->via);
  const bool settled = ng_known_event(b, l->via) && !(classes & (NG_LEX_NEGATIVE | NG_LEX_FUTURE | NG_LEX_ALLEGED));
  if (ng_tree_is_one(&b->tree, l->governor, evading)) return;
  if (!settled && !goes_on(b, l->governor, l->via)) ng_scope_apply(s, outer, classes);
}

/* "A meeting would help": one that is not held yet, against "The meeting could help". */
static bool is_imagined(const ng_builder *b, uint32_t noun) {
  static const char *const words[] = {"a", "an", "any", "another", "such", NULL};
  const uint32_t det = ng_tree_child(&b->tree, noun, NG_DEPREL_DET);
  return det != NG_NONE && ng_tree_is_one(&b->tree, det, words) && !is_told_as_past(b, noun);
}

void ng_scope_embed_subject(const ng_builder *b, ng_scope *s, const ng_scope *outer, uint32_t t) {
  if (outer->modality == NG_MODALITY_POSSIBLE && is_imagined(b, t)) s->modality = NG_MODALITY_POSSIBLE;
}

void ng_scope_embed_light(const ng_builder *b, ng_scope *s, const ng_scope *outer, const ng_scope_link *l, uint32_t t) {
  *s = *outer;
  if (goes_on(b, l->governor, t)) *s = (ng_scope){NG_POLARITY_POSITIVE, NG_MODALITY_FACT, outer->speaker};
  else if (ng_builder_has(b, ng_builder_frame(b, l->governor), "object", t)) {
    const uint32_t known = ng_known_by_now(b, t) ? NG_LEX_POSSIBLE : 0; /* "cancelled a visit", not "backed the Iraqi invasion" */
    ng_scope_apply(s, outer, classes_of_object(b, l->governor, t) & ~known);
  }
}
