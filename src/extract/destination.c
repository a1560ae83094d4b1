/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/destination.h"

#include "extract/home.h"
#include "extract/resolution.h"

/* The state of a town to which a statement leads from elsewhere, NG_NONE for other targets. */
static uint32_t state_of_town(const ng_extraction *x, const ng_statement *s) {
  const bool town = ng_view_is(x->doc->entities.data[s->target].type, "location") && ng_entity_is_town(&x->entities, s->target);
  if (!town) return NG_NONE;
  const uint32_t state = ng_entity_state(&x->entities, s->target);
  return state == s->source || (state != NG_NONE && ng_entity_is_home(&x->entities, s->source, state)) ? NG_NONE : state;
}

/* Who travels to a town travels to its state, which is the target where the article names it; the town is the place.
 * Several towns of a state stay apart.  Drafts are sorted by type and source. */
static void widen_targets(const ng_extraction *x, ng_draft *drafts, uint32_t first, uint32_t end) {
  enum { REACH = 64 }; /* trips of one traveller */
  for (uint32_t i = first; i < end; i++) {
    const uint32_t state = state_of_town(x, &drafts[i].s);
    bool alone = state != NG_NONE;
    for (uint32_t k = first; k < end && k < first + REACH && alone; k++)
      alone = drafts[k].s.target == drafts[i].s.target || drafts[k].s.place == drafts[i].s.target ||
              state_of_town(x, &drafts[k].s) != state;
    if (!alone) continue;
    drafts[i].s.place = drafts[i].s.target;
    drafts[i].s.target = state;
  }
}

/* A continent or a region of several states. */
static bool is_wide(const ng_extraction *x, uint32_t entity) {
  const ng_entity_facts *const facts = &x->entities.resolution->facts.data[entity];
  if (facts->type != NG_NAME_LOCATION || facts->known == NG_NONE) return false;
  const ng_known *const known = ng_known_at(x->entities.knowledge, facts->known);
  return !known->iso3.len && (ng_view_is(known->group, "continent") || ng_view_is(known->group, "region"));
}

/* "On a trip to Asia" is but the frame of the visit to Japan of which the article tells, too. */
static void drop_frames(const ng_extraction *x, ng_draft *drafts, uint32_t first, uint32_t end) {
  bool within = false;
  for (uint32_t i = first; i < end; i++) within = within || (!drafts[i].dropped && !is_wide(x, drafts[i].s.target));
  for (uint32_t i = first; i < end && within; i++)
    drafts[i].dropped = drafts[i].dropped || is_wide(x, drafts[i].s.target);
}

void ng_destinations_settle(const ng_extraction *x, ng_draft *drafts, uint32_t n) {
  const ng_edge_type *const edges = ng_ontology__edge_types(x->extractor->ontology, &(uint32_t){0});
  for (uint32_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && drafts[i].edge == drafts[end].edge && drafts[i].s.source == drafts[end].s.source;) end++;
    if (!edges[drafts[i].edge].away || edges[drafts[i].edge].place == NG_NONE) continue;
    drop_frames(x, drafts, i, end);
    widen_targets(x, drafts, i, end);
  }
}
