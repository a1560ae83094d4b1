/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How types look in pictures: colours and shapes, the same in every format.  The graph's
 * properties "style TYPE" ("ellipse #56b4e9", from the ontology) say so; types without one
 * get a spare look by their place in byte order. */
#ifndef NG_FORMATS_STYLE_H
#define NG_FORMATS_STYLE_H

#include <newsgraph/graph.h>

#include "base/vec.h"

typedef struct ng_colour {
  uint8_t r, g, b;
} ng_colour;

typedef struct ng_look {
  ng_view type;
  uint32_t count;      /* nodes or edges of this type */
  const char *shape;   /* of Graphviz; nodes only */
  bool rounded;        /* corners of a box */
  const char *viz;     /* of GEXF: disc square triangle diamond; nodes only */
  ng_colour fill;      /* pale for nodes, strong for edges */
  ng_colour line;      /* nodes only */
} ng_look;

typedef struct ng_style {
  NG_VEC(ng_look) nodes; /* sorted by type */
  NG_VEC(ng_look) edges;
  double *strength;      /* total weight of the edges of each node */
  double max_strength;
  double max_weight;
} ng_style;

/* False when out of memory; to be disposed of in any case. */
bool ng_style_init(ng_style *style, const ng_graph *graph);
void ng_style_dispose(ng_style *style);

/* The look of a type of the graph. */
const ng_look *ng_style_find(const ng_style *style, ng_element element, ng_view type);

/* 0..1, by the square root of strength or weight. */
double ng_style_node_size(const ng_style *style, uint32_t node);
double ng_style_edge_size(const ng_style *style, const ng_graph_edge *edge);

/* Whether the columns "x" and "y" give the place of a node. */
bool ng_style_position(const ng_graph *graph, uint32_t node, double *x, double *y);

#endif
