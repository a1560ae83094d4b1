/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words around a name make of it: a place or an actor. */
#ifndef NG_EXTRACT_CONTEXT_H
#define NG_EXTRACT_CONTEXT_H

#include "extract/resolution.h"

typedef enum ng_reading {
  NG_READ_UNKNOWN,
  NG_READ_PLACE,
  NG_READ_ACTOR,
  NG_READ_ARGUMENT  /* subject or object of a verb that takes either: an actor if the article is about its state */
} ng_reading;

/* How the name over tokens [first, end) is meant: "met in Moscow", "visited Beijing" are
 * places; "Moscow said", "aid to Moscow", "between Moscow and Beijing" actors. */
ng_reading ng_context_reading(const ng_entity_index *x, uint32_t first, uint32_t end);

/* Whether a word beside the name speaks of arms: "T-72 tanks", "fired a Grad". */
bool ng_context_is_weapon(const ng_entity_index *x, uint32_t first, uint32_t end);
/* Whether its sentence speaks of arms at all. */
bool ng_context_has_weapons(const ng_entity_index *x, uint32_t token);
/* Whether several of what the name says, or what is written in capitals, change hands: "received Gepards", "promised 12
 * Mirages", "delivered HIMARS". */
bool ng_context_is_handed_over(const ng_entity_index *x, uint32_t first, uint32_t end, bool plural);

#endif
