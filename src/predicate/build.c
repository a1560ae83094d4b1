/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "predicate/build.h"

#include "base/utf8.h"

/* --- pending arguments --------------------------------------------------------------------- */

void ng_builder_add(ng_builder *b, ng_view role, uint32_t token, bool inherited) {
  if (!role.len || token == NG_NONE || b->n_pending == NG_ARGUMENTS_MAX) return;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (b->pending[i].token == token && ng_view_equals(b->pending[i].role, role)) return;
  b->pending[b->n_pending++] = (ng_argument){.role = role, .token = token, .predicate = NG_NONE, .inherited = inherited};
}

uint32_t ng_builder_pending(const ng_builder *b, const char *role) {
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_view_is(b->pending[i].role, role)) return b->pending[i].token;
  return NG_NONE;
}

/* --- words ------------------------------------------------------------------------------------ */

enum { LEMMA_MAX = 96 };

static size_t lower(char *out, size_t len, ng_view text) {
  for (size_t i = 0; i < text.len && len < LEMMA_MAX; i++) out[len++] = ng_ascii_to_lower(text.data[i]);
  return len;
}

/* "took place", "took part": a noun that has become a particle. */
static uint32_t idiom_noun(const ng_builder *b, uint32_t verb) {
  static const char *const nouns[] = {"place", "part", NULL};
  const uint32_t object = ng_tree_child(&b->tree, verb, NG_DEPREL_OBJ);
  return object != NG_NONE && b->tree.first_child[object] == NG_NONE && ng_tree_is_one(&b->tree, object, nouns) ? object
      : NG_NONE;
}

/* The lemma in lower case, a particle joined ("call_off"), in the document's arena. */
static ng_view lemma_of(ng_builder *b, uint32_t token) {
  if (ng_tree_upos(&b->tree, token) == NG_UPOS_VERB && ng_tree_is(&b->tree, token, "meeting"))
    return ng_view_of("meet"); /* a gerund with the lemma of the noun */
  if (ng_tree_is_cut_short(&b->tree, token)) return ng_view_of("cut_short");
  char text[LEMMA_MAX];
  size_t len = lower(text, 0, ng_tree_lemma(&b->tree, token));
  uint32_t particle = ng_tree_child(&b->tree, token, NG_DEPREL_COMPOUND_PRT);
  if (particle == NG_NONE) particle = ng_tree_hidden_particle(&b->tree, token);
  if (particle != NG_NONE && ng_tree_begins_amount(&b->tree, particle)) particle = NG_NONE;
  if (particle == NG_NONE && ng_tree_is(&b->tree, token, "take")) particle = idiom_noun(b, token);
  if (particle != NG_NONE && len + 1 < LEMMA_MAX) {
    text[len++] = '_';
    len = lower(text, len, ng_tree_lemma(&b->tree, particle));
  }
  const ng_view own = ng_tree_lemma(&b->tree, token);
  if (own.len == len && memcmp(own.data, text, len) == 0) return own;
  const ng_view copy = ng_document__copy(b->doc, ng_view_make(text, len));
  b->out_of_memory |= !copy.data;
  return copy.data ? copy : own;
}

uint32_t ng_builder_classes(const ng_builder *b, uint32_t token, ng_view marker) {
  if (b->frame_of[token] != NG_NONE) return ng_lexicon_classes(b->frames.data[b->frame_of[token]].p.lemma, marker);
  char text[LEMMA_MAX];
  const size_t len = lower(text, 0, ng_tree_lemma(&b->tree, token));
  return ng_lexicon_classes(ng_view_make(text, len), marker);
}

bool ng_builder_is_name(const ng_builder *b, uint32_t token) {
  if (b->tree.tokens[token].upos == NG_UPOS_NOUN) return false;
  if (b->name_of[token] != NG_NONE && b->doc->mentions.data[b->name_of[token]].name_type == NG_NAME_PERSON)
    return b->doc->mentions.data[b->name_of[token]].head == token ||
        !(ng_builder_classes(b, token, (ng_view){NULL, 0}) & NG_LEX_ROLE);
  if (b->tree.tokens[token].upos != NG_UPOS_PROPN) return false;
  return !(ng_builder_classes(b, token, (ng_view){NULL, 0}) & NG_LEX_ROLE);
}

bool ng_builder_is_place(const ng_builder *b, uint32_t token) {
  if (b->name_of[token] == NG_NONE) return false;
  const ng_name_type type = b->doc->mentions.data[b->name_of[token]].name_type;
  return type == NG_NAME_LOCATION || type == NG_NAME_STATE;
}

bool ng_builder_starts_upper(const ng_builder *b, uint32_t token) {
  const ng_view text = ng_token_text(b->doc, &b->tree.tokens[token]);
  return text.len && ng_ascii_is_upper(text.data[0]);
}

bool ng_builder_is_time(const ng_builder *b, uint32_t token) {
  static const char *const nouns[] = {"morning", "afternoon", "evening", "night", "day", "week", "weekend", "month", "year",
                                      "decade", "hour", "minute", "time", NULL};
  return ng_tree_is_one(&b->tree, token, nouns) ||
      (b->name_of[token] != NG_NONE && b->doc->mentions.data[b->name_of[token]].name_type == NG_NAME_DATE);
}

/* --- frames ---------------------------------------------------------------------------------- */

ng_frame *ng_builder_frame(const ng_builder *b, uint32_t token) {
  return b->frame_of[token] == NG_NONE ? NULL : &b->frames.data[b->frame_of[token]];
}

uint32_t ng_builder_argument(const ng_builder *b, const ng_frame *frame, const char *role) {
  for (uint32_t i = 0; i < frame->p.n_arguments; i++)
    if (ng_view_is(b->args.data[frame->p.first_argument + i].role,
                   role)) return b->args.data[frame->p.first_argument + i].token;
  return NG_NONE;
}

bool ng_builder_has(const ng_builder *b, const ng_frame *frame, const char *role, uint32_t token) {
  for (uint32_t i = 0; i < frame->p.n_arguments; i++) {
    const ng_argument arg = b->args.data[frame->p.first_argument + i];
    if (arg.token == token && ng_view_is(arg.role, role)) return true;
  }
  return false;
}

void ng_builder_commit(ng_builder *b, ng_frame *frame) {
  frame->p.first_argument = b->args.len;
  frame->p.n_arguments = 0;
  for (uint32_t i = 0; i < b->n_pending; i++)
    if (ng_vec_push(&b->args, b->pending[i])) frame->p.n_arguments++;
    else b->out_of_memory = true;
  b->n_pending = 0;
}

ng_frame ng_builder_new_frame(ng_builder *b, uint32_t t, ng_predicate_kind kind) {
  return (ng_frame){.p = {.token = t, .light = NG_NONE, .kind = kind, .lemma = lemma_of(b, t),
                          .attributed_to = NG_NONE,
                          .governor = NG_NONE, .confidence = 1.0F}};
}

bool ng_builder_keep(ng_builder *b, ng_frame frame) {
  ng_builder_commit(b, &frame);
  b->frame_of[frame.p.token] = b->frames.len;
  if (!ng_vec_push(&b->frames, frame)) {
    b->frame_of[frame.p.token] = NG_NONE;
    b->out_of_memory = true;
    return false;
  }
  return true;
}

bool ng_builder_make(ng_builder *b, uint32_t token) {
  if (b->frame_of[token] != NG_NONE) return true;
  b->n_pending = 0;
  return ng_builder_keep(b, ng_builder_new_frame(b, token, NG_PREDICATE_NOUN));
}
