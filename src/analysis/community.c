/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Components and communities, numbered by size, the largest first. */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "base/error.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "graph/igraph_guard.h"

#define LEIDEN_ROUNDS 10
#define NAMED_MEMBERS 3

typedef struct group {
  uint32_t old;
  uint32_t size;
  uint32_t first; /* its lowest node, so that ties are settled by the graph */
} group;

static int compare_groups(const void *a, const void *b) {
  const group *const x = a, *const y = b;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* Numbers groups by size.  `membership` is by node; nodes with strength 0 are left out if
 * `strength` is given, and get NG_GRAPH_NONE.  `*n` is how many groups are left. */
static uint32_t *number_groups(ng_arena *arena, const igraph_vector_int_t *membership, const double *strength, uint32_t *n) {
  const uint32_t n_nodes = (uint32_t)igraph_vector_int_size(membership);
  group *const groups = ng_arena_zero(arena, (size_t)n_nodes + 1, sizeof *groups);
  uint32_t *const numbers = ng_arena_zero(arena, (size_t)n_nodes + 1, sizeof *numbers);
  uint32_t *const out = ng_arena_zero(arena, (size_t)n_nodes + 1, sizeof *out);
  if (!groups || !numbers || !out) return NULL;
  for (uint32_t i = 0; i < n_nodes; i++) groups[i] = (group){.old = i, .first = UINT32_MAX};
  for (uint32_t i = 0; i < n_nodes; i++) {
    group *const g = &groups[VECTOR(*membership)[i]];
    if (strength && strength[i] <= 0) continue;
    if (!g->size++) g->first = i;
  }
  qsort(groups, n_nodes, sizeof *groups, compare_groups);
  for (*n = 0; *n < n_nodes && groups[*n].size; (*n)++) numbers[groups[*n].old] = *n;
  for (uint32_t i = 0; i < n_nodes; i++)
    out[i] = strength && strength[i] <= 0 ? NG_GRAPH_NONE : numbers[VECTOR(*membership)[i]];
  return out;
}

/* ------------------------------------------------------------- components */

static igraph_error_t bridges_step(ng_analysis *a, const igraph_t *graph) {
  igraph_vector_int_t edges;
  IGRAPH_CHECK(igraph_vector_int_init(&edges, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &edges);
  IGRAPH_CHECK(igraph_bridges(graph, &edges));
  igraph_vector_int_sort(&edges);
  a->n_bridges = (uint32_t)igraph_vector_int_size(&edges);
  a->bridges = ng_arena_zero(&a->arena, 2 * (size_t)a->n_bridges + 1, sizeof *a->bridges);
  if (!a->bridges) IGRAPH_ERROR("bridges", IGRAPH_ENOMEM);
  for (uint32_t i = 0; i < a->n_bridges; i++) {
    igraph_integer_t from, to;
    IGRAPH_CHECK(igraph_edge(graph, VECTOR(edges)[i], &from, &to));
    a->bridges[2 * i] = (uint32_t)from;
    a->bridges[2 * i + 1] = (uint32_t)to;
  }
  igraph_vector_int_destroy(&edges);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static igraph_error_t components_step(ng_analysis *a, const igraph_t *graph) {
  igraph_vector_int_t membership;
  IGRAPH_CHECK(igraph_vector_int_init(&membership, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &membership);
  IGRAPH_CHECK(igraph_connected_components(graph, &membership, NULL, NULL, IGRAPH_WEAK));
  a->components = number_groups(&a->arena, &membership, NULL, &a->n_components);
  igraph_vector_int_destroy(&membership);
  IGRAPH_FINALLY_CLEAN(1);
  return a->components ? IGRAPH_SUCCESS : IGRAPH_ENOMEM;
}

/* Number of types of nodes, and each node's. */
static igraph_error_t assortativity_step(ng_analysis *a, const igraph_t *graph) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  ng_map types;
  igraph_vector_int_t type;
  ng_map_init(&types);
  igraph_error_t code = igraph_vector_int_init(&type, n);
  if (code != IGRAPH_SUCCESS) return code;
  for (uint32_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) {
    const uint32_t *const at = ng_map_enter(&types, ng_graph_node_at(a->graph, i).type, types.len);
    if (at) VECTOR(type)[i] = *at;
    else code = IGRAPH_ENOMEM;
  }
  a->assortativity = NAN;
  if (code == IGRAPH_SUCCESS && types.len > 1 && igraph_ecount(graph) > 0)
    code = igraph_assortativity_nominal(graph, &type, &a->assortativity, IGRAPH_UNDIRECTED, true);
  igraph_vector_int_destroy(&type);
  ng_map_dispose(&types);
  return code;
}

ng_status ng_analysis__components(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  const igraph_t *const graph = &w->simple.graph;
  NG_TRY(ng_igraph_check(components_step(a, graph), "components", w->err));
  NG_TRY(ng_igraph_check(assortativity_step(a, graph), "assortativity", w->err));
  a->component_sizes = ng_arena_zero(&a->arena, (size_t)a->n_components + 1, sizeof *a->component_sizes);
  if (!a->component_sizes) return ng_fail_no_mem(w->err);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++) a->component_sizes[a->components[i]]++;
  return ng_igraph_check(bridges_step(a, graph), "bridges", w->err);
}

/* ------------------------------------------------------------ communities */

/* Leiden for modularity: the weight of a node is its strength, the resolution 1/(2m). */
static igraph_error_t leiden_step(const ng_projection *p, igraph_vector_int_t *membership, double *modularity) {
  igraph_vector_t strength;
  igraph_integer_t n_clusters;
  igraph_real_t quality;
  IGRAPH_CHECK(igraph_vector_init(&strength, 0));
  IGRAPH_FINALLY(igraph_vector_destroy, &strength);
  IGRAPH_CHECK(igraph_strength(&p->graph, &strength, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, &p->weights));
  const double total = igraph_vector_sum(&p->weights);
  IGRAPH_CHECK(igraph_community_leiden(&p->graph, &p->weights, &strength, 1 / (2 * total), 0.01, false, LEIDEN_ROUNDS,
                                       membership, &n_clusters, &quality));
  IGRAPH_CHECK(igraph_modularity(&p->graph, membership, &p->weights, 1, IGRAPH_UNDIRECTED, modularity));
  igraph_vector_destroy(&strength);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static igraph_error_t communities_step(ng_analysis *a, const ng_projection *p, const double *strength) {
  igraph_vector_int_t membership;
  IGRAPH_CHECK(igraph_vector_int_init(&membership, igraph_vcount(&p->graph)));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &membership);
  if (igraph_ecount(&p->graph) > 0) IGRAPH_CHECK(leiden_step(p, &membership, &a->modularity));
  a->communities = number_groups(&a->arena, &membership, strength, &a->n_communities);
  igraph_vector_int_destroy(&membership);
  IGRAPH_FINALLY_CLEAN(1);
  return a->communities ? IGRAPH_SUCCESS : IGRAPH_ENOMEM;
}

/* "China, Li Shangfu, Russia": the strongest members. */
static bool name_community(ng_analysis *a, ng_community *c) {
  ng_strbuf name;
  ng_strbuf_init(&name);
  for (uint32_t i = 0; i < c->n_members && i < NAMED_MEMBERS; i++) {
    if (i) ng_strbuf_add_text(&name, ", ");
    ng_strbuf_add_view(&name, ng_graph_node_at(a->graph, c->members[i]).name);
  }
  c->name = ng_arena_copy(&a->arena, ng_strbuf_view(&name));
  const bool good = ng_strbuf_ok(&name) && c->name.data;
  ng_strbuf_dispose(&name);
  return good;
}

/* Members in the order of the ranking; their arrays lie behind each other in `members`. */
static bool list_members(ng_analysis *a, const double *strength) {
  const uint32_t n = ng_graph_n_nodes(a->graph);
  const uint32_t *const ranking = ng_analysis__ranking(&a->arena, strength, n);
  uint32_t *const members = ng_arena_zero(&a->arena, (size_t)n + 1, sizeof *members);
  uint32_t *const start = ng_arena_zero(&a->arena, (size_t)a->n_communities + 2, sizeof *start);
  if (!ranking || !members || !start) return false;
  for (uint32_t i = 0; i < n; i++)
    if (a->communities[i] != NG_GRAPH_NONE) start[a->communities[i] + 2]++;
  for (uint32_t c = 0; c < a->n_communities; c++) start[c + 2] += start[c + 1];
  for (uint32_t c = 0; c < a->n_communities; c++) {
    a->community_list[c].members = members + start[c + 1];
    a->community_list[c].n_members = start[c + 2] - start[c + 1];
  }
  for (uint32_t i = 0; i < n; i++)
    if (a->communities[ranking[i]] != NG_GRAPH_NONE) members[start[a->communities[ranking[i]] + 1]++] = ranking[i];
  return true;
}

ng_status ng_analysis__communities(ng_analysis_work *w) {
  ng_analysis *const a = w->analysis;
  const double *const strength = ng_analysis_find_measure(a, "strength")->values;
  NG_TRY(ng_igraph_check(communities_step(a, &w->simple, strength), "communities", w->err));
  a->community_list = ng_arena_zero(&a->arena, (size_t)a->n_communities + 1, sizeof *a->community_list);
  if (!a->community_list || !list_members(a, strength)) return ng_fail_no_mem(w->err);
  for (uint32_t i = 0; i < ng_graph_n_edges(a->graph); i++) {
    const ng_graph_edge e = ng_graph_edge_at(a->graph, i);
    if (e.source == e.target) continue;
    const uint32_t x = a->communities[e.source], y = a->communities[e.target];
    const double weight = ng_edge_weight(&e);
    if (x == y) a->community_list[x].weight_inside += weight;
    if (x != y) a->community_list[x].weight_across += weight;
    if (x != y) a->community_list[y].weight_across += weight;
  }
  for (uint32_t c = 0; c < a->n_communities; c++)
    if (!name_community(a, &a->community_list[c])) return ng_fail_no_mem(w->err);
  return NG_OK;
}
