/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at home where, and who abroad. */
#ifndef NG_EXTRACT_HOME_H
#define NG_EXTRACT_HOME_H

#include "extract/entity.h"

/* Whether `entity` serves a state and `place` is, or lies in, another, or it serves a body that sits elsewhere; false where
 * either is unknown. */
bool ng_entity_is_abroad(const ng_entity_index *x, uint32_t entity, uint32_t place);

/* Whether `entity` is or serves the state that `place` is or lies in. */
bool ng_entity_is_of(const ng_entity_index *x, uint32_t entity, uint32_t place);

/* Whether `place` is the state that a person serves, lies in it, or is a listed body of it. */
bool ng_entity_is_home(const ng_entity_index *x, uint32_t entity, uint32_t place);

#endif
