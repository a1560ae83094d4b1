/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files compiled into the library: ontologies, lists of known entities, trained models.
 * CMake embeds them (NG_RESOURCES in src/CMakeLists.txt), so that one binary is enough. */
#ifndef NG_BASE_RESOURCE_H
#define NG_BASE_RESOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <newsgraph/view.h>

/* Finds an embedded file by its path below the project ("ontologies/diplomacy.json").  The
 * bytes are aligned to 64 and live as long as the program. */
bool ng_resource_find(ng_view path, ng_view *bytes);

/* Name of the i-th embedded file, in byte order of names; NULL past the end. */
const char *ng_resource_name(size_t i);

#endif
