/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every use of igraph happens between enter and leave.  igraph 0.10 keeps its error
 * handlers, attribute table and random generator in globals and is not safe for threads:
 * the guard holds a lock, installs handlers that return instead of ending the program,
 * a generator seeded with a constant, and gives the host's back at the end.  Guards nest. */
#ifndef NG_GRAPH_IGRAPH_GUARD_H
#define NG_GRAPH_IGRAPH_GUARD_H

#include <igraph/igraph.h>

#include <newsgraph/status.h>

typedef struct ng_igraph_guard {
  igraph_error_handler_t *error;
  igraph_warning_handler_t *warning;
  igraph_interruption_handler_t *interruption;
  const igraph_attribute_table_t *attributes;
  igraph_rng_t host_rng;
  igraph_rng_t rng;
  bool has_rng;
} ng_igraph_guard;

ng_status ng_igraph_enter(ng_igraph_guard *guard, ng_error *err);
void ng_igraph_leave(ng_igraph_guard *guard);

/* Maps what an igraph call returned; `what` names the step for the message. */
ng_status ng_igraph_check(igraph_error_t code, const char *what, ng_error *err);

#endif
