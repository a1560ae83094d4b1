/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of ng_graph_builder_finish that live in files of their own.  Texts are in byte
 * order and rows sorted when they are called; each is false when out of memory. */
#ifndef NG_GRAPH_FINISH_H
#define NG_GRAPH_FINISH_H

#include "graph/graph.h"

/* Names, aliases, dates and counts of nodes, from the names and articles collected. */
bool ng_graph__gather_nodes(ng_graph_builder *builder);
/* Values of edges, from their statements. */
bool ng_graph__gather_edges(ng_graph *graph);
/* Ids and labels of edges that have none. */
bool ng_graph__make_ids(ng_graph *graph);
/* Loose cells become columns; places give the new index of each old one. */
bool ng_graph__settle_columns(ng_graph_builder *builder, const uint32_t *node_places, const uint32_t *edge_places);

#endif
