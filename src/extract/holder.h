/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds an office that stands without a name: "the minister", "its president". */
#ifndef NG_EXTRACT_HOLDER_H
#define NG_EXTRACT_HOLDER_H

#include "extract/resolution.h"

/* Sets the entity of each such role: whom the article or the lists name, else an entity of the
 * office alone.  Pronouns must be prepared. */
ng_status ng_holders_resolve(ng_entity_index *x, ng_error *err);

#endif
