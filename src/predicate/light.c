/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light verbs lend their arguments to their noun: "paid a visit to Kyiv", "imposed sanctions
 * on", "hit Russia with sanctions", "talks took place in Doha", "the lifting of sanctions by". */
#include "predicate/build.h"

static ng_view view(const char *text) { return ng_view_of(text); }

static bool is_event_noun(const ng_builder *b, uint32_t t) {
  if (b->tree.tokens[t].upos == NG_UPOS_NOUN) return true;
  return b->tree.tokens[t].upos == NG_UPOS_PROPN && (ng_builder_classes(b, t, (ng_view){NULL, 0}) & NG_LEX_EVENT);
}

static void restore(ng_builder *b, const ng_frame *frame) {
  b->n_pending = 0;
  for (uint32_t i = 0; i < frame->p.n_arguments; i++) b->pending[b->n_pending++] = b->args.data[frame->p.first_argument + i];
}

/* The noun has an agent of its own: "announced Germany's support for". */
static bool has_agent(const ng_builder *b) {
  static const char *const means[] = {"phone", "telephone", "video", "videoconference", "videolink", "link", NULL};
  const uint32_t by = ng_builder_pending(b, "by"); /* "held talks by telephone" */
  if ((by != NG_NONE && !ng_tree_is_one(&b->tree, by, means)) || ng_builder_pending(b, "between") != NG_NONE) return true;
  const uint32_t possessor = ng_builder_pending(b, "possessor");
  return possessor != NG_NONE && b->tree.tokens[possessor].upos != NG_UPOS_PRON;
}

/* Role that an argument of the verb plays for the noun, {NULL,0} if none.  With the noun behind a
 * preposition, the verb's object is what the event is aimed at. */
static ng_view role_for_noun(ng_view role, bool occurs, bool behind_preposition) {
  if (ng_view_is(role, "subject")) return occurs ? (ng_view){NULL, 0} : role;
  if (ng_view_is(role, "object")) return behind_preposition ? view("on") : (ng_view){NULL, 0};
  if (ng_view_is(role, "iobject")) return view("to");
  if (ng_view_is(role, "clause") || ng_view_is(role, "complement")) return (ng_view){NULL, 0};
  return role;
}

/* "a round of", "a day of": of what comes behind it. */
static bool is_measure(const ng_builder *b, uint32_t noun) {
  return (ng_builder_classes(b, noun, (ng_view){NULL, 0}) & NG_LEX_QUANTITY) && b->tree.tokens[noun].upos == NG_UPOS_NOUN;
}

static void lend(ng_builder *b, uint32_t verb, uint32_t noun, bool occurs, bool behind_preposition) {
  ng_frame *const frame = ng_builder_frame(b, noun);
  const ng_frame *const giver = ng_builder_frame(b, verb);
  restore(b, frame);
  const bool agent = has_agent(b);
  for (uint32_t i = 0; i < giver->p.n_arguments; i++) {
    ng_argument arg = b->args.data[giver->p.first_argument + i];
    if (arg.token == noun || (agent && ng_view_is(arg.role, "subject"))) continue;
    const ng_view role = role_for_noun(arg.role, occurs, behind_preposition);
    if (role.len) ng_builder_add(b, role, arg.token, arg.inherited);
  }
  ng_builder_commit(b, frame);
  if (is_measure(b, verb)) return; /* "a day of talks" happens without "day" doing anything */
  /* "waived the sanctions imposed on": the verb above says what becomes of it */
  if (frame->p.light == NG_NONE || b->tree.tokens[verb].head != noun) frame->p.light = verb;
}

/* "three rounds of sanctions": what is counted, not the count. */
static uint32_t event_of(const ng_builder *b, uint32_t noun) {
  const ng_frame *const frame = ng_builder_frame(b, noun);
  const uint32_t classes = ng_builder_classes(b, noun, (ng_view){NULL, 0});
  if (!frame || !(classes & NG_LEX_QUANTITY) || (classes & NG_LEX_EVENT)) return noun;
  const uint32_t counted = ng_builder_argument(b, frame, "of");
  return counted == NG_NONE ? noun : counted;
}

/* Nouns lend only by "of": "the lifting of sanctions". */
static void pass_one(ng_builder *b, uint32_t verb, const ng_argument *arg) {
  if (ng_builder_frame(b, verb)->p.kind == NG_PREDICATE_NOUN && !ng_view_is(arg->role, "of")) return;
  const ng_view marker = ng_view_is(arg->role, "subject") ? (ng_view){NULL, 0} : arg->role;
  const uint32_t classes = ng_builder_classes(b, verb, marker);
  const bool object = ng_view_is(arg->role, "object");
  const bool subject = ng_view_is(arg->role, "subject");
  const bool marked = !object && !subject && (ng_lexicon_row(ng_builder_frame(b, verb)->p.lemma, marker) & NG_LEX_LIGHT);
  const bool light = object ? (classes & NG_LEX_LIGHT) != 0 : marked;
  const ng_frame *const giver = ng_builder_frame(b, verb);
  const bool intransitive = ng_builder_argument(b, giver, "object") == NG_NONE || ng_view_is(giver->p.lemma, "take_place");
  const bool occurs = subject && (classes & NG_LEX_OCCUR) && intransitive;
  if (!light && !occurs) return;
  const uint32_t noun = event_of(b, arg->token);
  if (!is_event_noun(b, noun) || !ng_builder_make(b, noun)) return;
  if (ng_builder_frame(b, noun)->p.kind != NG_PREDICATE_NOUN) return; /* "received the commander, X" */
  lend(b, verb, noun, occurs, marked);
}

void ng_light_pass(ng_builder *b) {
  const uint32_t n = b->frames.len;
  for (uint32_t f = 0; f < n && !b->out_of_memory; f++) {
    if (b->frames.data[f].p.kind != NG_PREDICATE_VERB && b->frames.data[f].p.kind != NG_PREDICATE_NOUN) continue;
    const uint32_t verb = b->frames.data[f].p.token, count = b->frames.data[f].p.n_arguments;
    for (uint32_t i = 0; i < count; i++) {
      const ng_argument arg = b->args.data[b->frames.data[f].p.first_argument + i];
      pass_one(b, verb, &arg);
    }
  }
}
