/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's choice of JSON members: "text=body,title=fields.headline". */
#ifndef NG_READ_FIELD_MAP_H
#define NG_READ_FIELD_MAP_H

#include "read/draft.h"

/* Dotted path of a field's member, {NULL, 0} where the usual names apply; the last one is
 * that of the text. */
#define NG_FIELD_TEXT NG_FIELD_COUNT

typedef struct ng_field_map {
  ng_view paths[NG_FIELD_COUNT + 1];
} ng_field_map;

/* `map` may be NULL.  The paths are slices of it. */
ng_status ng_field_map_parse(const char *map, ng_field_map *out, ng_error *err);

#endif
