/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/dot_clusters.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "formats/dot_text.h"
#include "graph/put.h"

/* A box around fewer nodes tells no more than their lines do. */
#define MEMBERS_MIN 4
#define NAME_MAX_CHARACTERS 60

struct ng_dot_member {
  double community;
  uint32_t node;
};

static int compare_members(const void *a, const void *b) {
  const struct ng_dot_member *const x = a, *const y = b;
  if (x->community != y->community) return x->community < y->community ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* How many from `i` on are of one community. */
static uint32_t community_size(const struct ng_dot_member *members, uint32_t n, uint32_t i) {
  uint32_t size = 1;
  while (i + size < n && members[i + size].community == members[i].community) size++;
  return size;
}

bool ng_dot_clusters_init(ng_dot_clusters *clusters, const ng_graph *graph) {
  const uint32_t column = ng_graph_find_column(graph, NG_NODES, ng_view_of("community"));
  uint32_t n = 0;
  *clusters = (ng_dot_clusters){0};
  if (column == NG_GRAPH_NONE) return true;
  struct ng_dot_member *const all = ng_alloc_zero(ng_graph_n_nodes(graph) + 1, sizeof *all);
  clusters->members = all;
  if (!all) return false;
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) {
    const ng_value value = ng_graph_value_at(graph, NG_NODES, column, i);
    if (value.type == NG_VALUE_INTEGER || value.type == NG_VALUE_NUMBER)
      all[n++] = (struct ng_dot_member){.community = value.number, .node = i};
  }
  qsort(all, n, sizeof *all, compare_members);
  for (uint32_t i = 0, size; i < n; i += size) {
    size = community_size(all, n, i);
    if (size < MEMBERS_MIN) continue;
    for (uint32_t k = 0; k < size; k++) all[clusters->n_members++] = all[i + k];
    clusters->n++;
  }
  if (clusters->n < 2) clusters->n = clusters->n_members = 0;
  return true;
}

void ng_dot_clusters_dispose(ng_dot_clusters *clusters) {
  ng_dealloc(clusters->members);
  *clusters = (ng_dot_clusters){0};
}

void ng_dot_clusters_put(const ng_dot_clusters *clusters, const ng_graph *graph, FILE *file) {
  const uint32_t names = ng_graph_find_column(graph, NG_NODES, ng_view_of("community_name"));
  for (uint32_t i = 0, n = 0, size; i < clusters->n_members; i += size, n++) {
    size = community_size(clusters->members, clusters->n_members, i);
    const uint32_t first = clusters->members[i].node;
    const ng_value name = names == NG_GRAPH_NONE ? (ng_value){.type = NG_VALUE_NONE}
                                                 : ng_graph_value_at(graph, NG_NODES, names, first);
    fprintf(file, "  subgraph cluster_%u {\n    label=", n);
    ng_dot_put_label(file, name.type == NG_VALUE_STRING ? name.text : ng_view_make("", 0), 0, NAME_MAX_CHARACTERS);
    ng_put(file, "; labelloc=t; labeljust=l; fontsize=11; fontcolor=\"#808080\"; style=\"rounded,filled\"; "
                 "color=\"#e4e4e4\"; fillcolor=\"#f6f6f6\"; margin=10;\n   ");
    for (uint32_t k = 0; k < size; k++) {
      putc(' ', file);
      ng_dot_put_id(file, ng_graph_node_at(graph, clusters->members[i + k].node).id, false);
      putc(';', file);
    }
    ng_put(file, "\n  }\n");
  }
}
