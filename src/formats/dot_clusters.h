/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Communities in a drawing: the nodes with one value in the column "community" stand in a
 * box, headed by their "community_name". */
#ifndef NG_FORMATS_DOT_CLUSTERS_H
#define NG_FORMATS_DOT_CLUSTERS_H

#include <stdio.h>

#include <newsgraph/graph.h>

typedef struct ng_dot_clusters {
  struct ng_dot_member *members; /* those in boxes, by community */
  uint32_t n_members;
  uint32_t n;                    /* boxes; 0 where fewer than two would be drawn */
} ng_dot_clusters;

/* False when out of memory; to be disposed of in any case. */
bool ng_dot_clusters_init(ng_dot_clusters *clusters, const ng_graph *graph);
void ng_dot_clusters_dispose(ng_dot_clusters *clusters);

void ng_dot_clusters_put(const ng_dot_clusters *clusters, const ng_graph *graph, FILE *file);

#endif
