/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/narrative.h"

#include "extract/resolution.h"

enum { LOOK_BACK_STATEMENTS = 24, BETWEEN_MAX = 400 /* bytes from one sentence's end to the next one's */ };

static bool has_place(const ng_extraction *x, const ng_statement *s) {
  uint32_t n;
  const ng_edge_type *edges = ng_ontology__edge_types(x->extractor->ontology, &n);
  const uint32_t edge = ng_ontology__find_edge_type(x->extractor->ontology, s->type);
  return edge != NG_NONE && edges[edge].place != NG_NONE;
}

static ng_name_type type_of(const ng_extraction *x, uint32_t entity) {
  return entity == NG_NONE ? NG_NAME_NONE : x->entities.resolution->facts.data[entity].type;
}

static bool is_somewhere(const ng_extraction *x, uint32_t entity) {
  return type_of(x, entity) == NG_NAME_LOCATION || type_of(x, entity) == NG_NAME_STATE;
}

/* A person, or a state that travels by its delegation, on either side of both. */
static bool share_actor(const ng_extraction *x, const ng_statement *a, const ng_statement *b) {
  const uint32_t ends[] = {a->source, a->target};
  for (uint32_t i = 0; i < 2; i++)
    if ((type_of(x, ends[i]) == NG_NAME_PERSON || i == 0) && (ends[i] == b->source || (ends[i] == b->target &&
            type_of(x, ends[i]) == NG_NAME_PERSON)))
      return true;
  return false;
}

static bool is_near(const ng_statement *later, const ng_statement *earlier) {
  return later->evidence.begin == earlier->evidence.begin ||
         (earlier->evidence.end <= later->evidence.begin && later->evidence.begin - earlier->evidence.end < 4) ||
         (earlier->evidence.begin < later->evidence.begin && later->evidence.begin - earlier->evidence.begin < BETWEEN_MAX);
}

/* Where the actors of a statement are: its place, or the place it leads to. */
static uint32_t whereabouts(const ng_extraction *x, const ng_statement *s) {
  if (s->place != NG_NONE) return s->place;
  return is_somewhere(x, s->target) && type_of(x, s->source) != NG_NAME_STATE ? s->target : NG_NONE;
}

static bool same_region(const ng_extraction *x, uint32_t a, uint32_t b) {
  if (a == b || a == NG_NONE || b == NG_NONE) return true;
  return ng_entity_state(&x->entities, a) == b || ng_entity_state(&x->entities, b) == a;
}

static void complete(const ng_extraction *x, ng_statement *s, const ng_statement *t) {
  if (t->status != s->status || !has_place(x, t) || !share_actor(x, s, t)) return;
  const uint32_t there = whereabouts(x, t);
  /* a visit's own target is where it leads; only meetings and the like are placed by others */
  const uint32_t here = is_somewhere(x, s->target) ? s->target : s->place;
  const bool same_town = here != NG_NONE && here == there && type_of(x, here) == NG_NAME_LOCATION;
  if (!same_town && (!is_near(s, t) || !same_region(x, here, there))) return;
  if (!s->from.year && !s->to.year && t->from.day) {
    s->from = t->from;
    s->to = t->to;
  }
  if (here == NG_NONE && there != NG_NONE) s->place = there;
}

static bool is_opening(const ng_extraction *x, const ng_statement *s) {
  for (uint32_t i = 0; i < x->doc->sentences.len; i++) {
    const ng_sentence *sentence = &x->doc->sentences.data[i];
    if (x->doc->blocks.data[sentence->block].kind == NG_BLOCK_TITLE) continue;
    return sentence->span.begin == s->evidence.begin;
  }
  return false;
}

void ng_narrative_complete(const ng_extraction *x) {
  ng_document *doc = x->doc;
  const uint32_t from = x->entities.resolution->dated;
  for (uint32_t i = 0; i < doc->statements.len; i++) {
    ng_statement *s = &doc->statements.data[i];
    if (!has_place(x, s)) continue;
    const uint32_t low = i > LOOK_BACK_STATEMENTS ? i - LOOK_BACK_STATEMENTS : 0;
    for (uint32_t j = i; j-- > low;) complete(x, s, &doc->statements.data[j]);
    for (uint32_t j = i + 1; j < doc->statements.len && j < i + LOOK_BACK_STATEMENTS; j++)
      if (doc->statements.data[j].evidence.begin == s->evidence.begin) complete(x, s, &doc->statements.data[j]);
    if (s->place == NG_NONE && from != NG_NONE && s->status == NG_ASSERTED && !is_somewhere(x, s->target) && is_opening(x, s))
      s->place = from;
  }
}
