/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/field_map.h"

#include "base/error.h"
#include "read/words.h"

/* ORDER ng_field, then the text. */
static const char *const names[NG_FIELD_COUNT + 1] = {"title", "source", "author", "url", "language",
                                                      "place", "id",     "date",   "text"};

ng_status ng_field_map_parse(const char *map, ng_field_map *out, ng_error *err) {
  *out = (ng_field_map){.paths = {{NULL, 0}}};
  ng_view rest = ng_view_of(map), item;
  while (ng_read__next_item(&rest, ',', &item)) {
    ng_view path = item, name;
    if (!ng_read__trim(item).len) continue;
    ng_read__next_item(&path, '=', &name);
    name = ng_read__trim(name);
    path = path.data ? ng_read__trim(path) : path;
    if (!path.len)
      return ng_fail(err, NG_ERR_BAD_ARG, "'%.*s' in the field map is not of the form NAME=MEMBER", NG_VIEW_ARGS(item));
    size_t i = 0;
    while (i <= NG_FIELD_COUNT && !ng_view_is(name, names[i])) i++;
    if (i > NG_FIELD_COUNT)
      return ng_fail(err, NG_ERR_BAD_ARG, "'%.*s' in the field map is none of title, text, date, url, source, author, "
                     "language, place, id",
                     NG_VIEW_ARGS(name));
    out->paths[i] = path;
  }
  return NG_OK;
}
