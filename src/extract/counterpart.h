/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a noun means together with a state: "her German counterpart", "the German capital". */
#ifndef NG_EXTRACT_COUNTERPART_H
#define NG_EXTRACT_COUNTERPART_H

#include "extract/resolution.h"

/* Sets `described_at` for such nouns.  Offices must stand. */
ng_status ng_counterparts_resolve(ng_entity_index *x, ng_error *err);

#endif
