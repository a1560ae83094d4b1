/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files below a folder, in byte order of their paths. */
#ifndef NG_READ_WALK_H
#define NG_READ_WALK_H

#include <newsgraph/status.h>

#include "base/strbuf.h"

typedef struct ng_walk ng_walk;

typedef enum ng_path_kind { NG_PATH_FILE, NG_PATH_FOLDER, NG_PATH_STREAM } ng_path_kind;

/* What a path is (links followed); a pipe or device is a stream. */
ng_status ng_path_kind_of(const char *path, ng_path_kind *kind, size_t *size, ng_error *err);

ng_status ng_walk_open(const char *folder, bool follow_links, ng_walk **out, ng_error *err);

/* Writes the path of the next regular file to `path`.  NG_END after the last; any other
 * failure is about one entry, and the walk goes on. */
ng_status ng_walk_next(ng_walk *walk, ng_strbuf *path, size_t *size, ng_error *err);

void ng_walk_close(ng_walk *walk);

#endif
