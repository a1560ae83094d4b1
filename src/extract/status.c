/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/status.h"

uint32_t ng_speaker_of(const ng_extraction *x, uint32_t predicate) {
  const uint32_t token = x->doc->predicates.data[predicate].attributed_to;
  uint32_t entity;
  return token != NG_NONE && ng_entities_of_token(&x->entities, token, &entity, 1) ? entity : NG_NONE;
}

/* The speaker is the actor or speaks for it: a minister for the state, the state for its
 * ministry. */
static bool speaks_of_itself(const ng_extraction *x, uint32_t speaker, uint32_t source) {
  if (speaker == NG_NONE || source == NG_NONE) return false;
  if (speaker == source) return true;
  const uint32_t state = ng_entity_state(&x->entities, speaker);
  return state != NG_NONE && (state == source || state == ng_entity_state(&x->entities, source));
}

/* Compares as far as both dates are known. */
static bool is_after(ng_date a, ng_date b) {
  if (!a.year || !b.year) return false;
  if (a.year != b.year) return a.year > b.year;
  if (!a.month || !b.month || a.month != b.month) return a.month && b.month && a.month > b.month;
  return a.day && b.day && a.day > b.day;
}

static ng_statement_status of_modality(ng_modality modality) {
  switch (modality) {
  case NG_MODALITY_FACT: return NG_ASSERTED;
  case NG_MODALITY_FUTURE: case NG_MODALITY_POSSIBLE: return NG_PLANNED;
  case NG_MODALITY_ALLEGED: return NG_ALLEGED;
  }
  return NG_ASSERTED;
}

static bool names_light_verb(const ng_trigger *trigger) {
  for (uint32_t i = 0; i < trigger->n_where; i++)
    if (ng_view_is(trigger->where[i].function, "light")) return true;
  return false;
}

/* "rejected the accusations", "has not lifted the sanctions": what was said or set up stands, whatever is said or not done
 * about it. */
static bool stands_though_denied(const ng_trigger *trigger, const ng_predicate *p) {
  if (!trigger->has_status || trigger->status != NG_ASSERTED || p->kind != NG_PREDICATE_NOUN) return false;
  return p->light == NG_NONE ? p->governor != NG_NONE : names_light_verb(trigger);
}

ng_statement_status ng_status_of(const ng_extraction *x, const ng_trigger *trigger, uint32_t predicate, uint32_t source,
                                 ng_date from) {
  const ng_predicate *const p = &x->doc->predicates.data[predicate];
  if (p->polarity == NG_POLARITY_NEGATIVE && !stands_though_denied(trigger, p)) return NG_NEGATED;
  ng_statement_status status = of_modality(p->modality);
  if (status == NG_ALLEGED && speaks_of_itself(x, ng_speaker_of(x, predicate), source)) status = NG_ASSERTED;
  if (trigger->has_status && status != NG_ALLEGED) status = trigger->status;
  if (status == NG_ASSERTED && !trigger->has_status && is_after(from, x->doc->article.date)) status = NG_PLANNED;
  return status;
}
