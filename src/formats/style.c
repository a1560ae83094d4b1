/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"

typedef struct spare_look {
  const char *shape; /* "rounded" is a box */
  const char *viz;
  ng_colour colour;
} spare_look;

/* For types that the ontology gives no look, in turn: the colours of Okabe and Ito (2008),
 * which colour-blind readers tell apart. */
static const spare_look spares[] = {
    {"ellipse", "disc", {0, 114, 178}},   {"rounded", "diamond", {230, 159, 0}}, {"box", "square", {0, 158, 115}},
    {"octagon", "disc", {204, 121, 167}}, {"note", "square", {213, 94, 0}},      {"tab", "square", {86, 180, 233}},
};

#define LENGTH(array) (uint32_t)(sizeof(array) / sizeof *(array))

/* Graphviz's shapes in the few that GEXF knows. */
static const struct {
  const char *shape, *viz;
} viz_shapes[] = {
    {"ellipse", "disc"},      {"circle", "disc"},      {"octagon", "disc"},       {"cylinder", "disc"},
    {"box", "square"},        {"rounded", "square"},   {"component", "square"},   {"folder", "square"},
    {"note", "square"},       {"plaintext", "square"}, {"house", "triangle"},     {"triangle", "triangle"},
    {"trapezium", "triangle"}, {"pentagon", "triangle"}, {"diamond", "diamond"},  {"hexagon", "diamond"},
    {"parallelogram", "diamond"},
};

static const char *viz_of(const char *shape) {
  for (uint32_t i = 0; i < LENGTH(viz_shapes); i++)
    if (strcmp(viz_shapes[i].shape, shape) == 0) return viz_shapes[i].viz;
  return "disc";
}

/* A shape that this table knows; others could be anything, so they become ellipses. */
static const char *shape_of(ng_view name) {
  for (uint32_t i = 0; i < LENGTH(viz_shapes); i++)
    if (ng_view_is(name, viz_shapes[i].shape)) return viz_shapes[i].shape;
  return "ellipse";
}

static ng_colour mix(ng_colour a, ng_colour b, double part) {
  return (ng_colour){(uint8_t)(a.r + (b.r - a.r) * part), (uint8_t)(a.g + (b.g - a.g) * part),
                     (uint8_t)(a.b + (b.b - a.b) * part)};
}

static int hex_digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The graph's property "style TYPE": "SHAPE #rrggbb", as the ontology has it. */
static bool find_property(const ng_graph *graph, ng_view type, spare_look *look) {
  for (uint32_t i = 0; i < ng_graph_n_properties(graph); i++) {
    ng_view key, value;
    ng_graph_property_at(graph, i, &key, &value);
    if (key.len != type.len + 6 || memcmp(key.data, "style ", 6) != 0) continue;
    if (!ng_view_equals(ng_view_make(key.data + 6, type.len), type) || value.len < 8) continue;
    const char *const digits = value.data + value.len - 6;
    int rgb[6];
    for (int k = 0; k < 6; k++)
      if ((rgb[k] = hex_digit(digits[k])) < 0) return false;
    look->shape = shape_of(ng_view_make(value.data, value.len - 8));
    look->viz = viz_of(look->shape);
    look->colour = (ng_colour){(uint8_t)(rgb[0] * 16 + rgb[1]), (uint8_t)(rgb[2] * 16 + rgb[3]), (uint8_t)(rgb[4] * 16 + rgb[5])};
    return true;
  }
  return false;
}

static ng_look look_of(const ng_graph *graph, ng_element element, ng_view type, uint32_t *n_unknown) {
  static const ng_colour white = {255, 255, 255}, black = {0, 0, 0};
  spare_look look;
  if (!find_property(graph, type, &look)) look = spares[(*n_unknown)++ % LENGTH(spares)];
  const bool nodes = element == NG_NODES, rounded = nodes && strcmp(look.shape, "rounded") == 0;
  return (ng_look){.type = type,
                   .rounded = rounded,
                   .shape = rounded ? "box" : look.shape,
                   .viz = look.viz,
                   .fill = nodes ? mix(look.colour, white, 0.75) : look.colour,
                   .line = mix(look.colour, black, 0.25)};
}

static int compare_types(const void *a, const void *b) {
  return ng_view_compare(((const ng_look *)a)->type, ((const ng_look *)b)->type);
}

/* A list of looks, one for each type, with counts. */
static bool collect(ng_style *style, const ng_graph *graph, ng_element element) {
  const uint32_t n = element == NG_NODES ? ng_graph_n_nodes(graph) : ng_graph_n_edges(graph);
  ng_map seen;
  ng_map_init(&seen);
  NG_VEC(ng_look) looks = {0};
  bool good = true;
  for (uint32_t i = 0; good && i < n; i++) {
    const ng_view type = element == NG_NODES ? ng_graph_node_at(graph, i).type : ng_graph_edge_at(graph, i).type;
    uint32_t *const at = ng_map_enter(&seen, type, looks.len);
    good = at && (*at < looks.len || ng_vec_push(&looks, (ng_look){.type = type}));
    if (good) looks.data[*at].count++;
  }
  ng_map_dispose(&seen);
  if (looks.len) qsort(looks.data, looks.len, sizeof *looks.data, compare_types);
  uint32_t n_unknown = 0;
  for (uint32_t i = 0; i < looks.len; i++) {
    const uint32_t count = looks.data[i].count;
    looks.data[i] = look_of(graph, element, looks.data[i].type, &n_unknown);
    looks.data[i].count = count;
  }
  if (element == NG_NODES) {
    style->nodes.data = looks.data;
    style->nodes.len = looks.len;
  } else {
    style->edges.data = looks.data;
    style->edges.len = looks.len;
  }
  return good;
}

static bool measure(ng_style *style, const ng_graph *graph) {
  const uint32_t n = ng_graph_n_nodes(graph);
  style->strength = ng_alloc_zero(n, sizeof *style->strength);
  if (!style->strength) return false;
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(graph, i);
    const double weight = isfinite(edge.weight) && edge.weight > 0 ? edge.weight : 1;
    style->strength[edge.source] += weight;
    if (edge.target != edge.source) style->strength[edge.target] += weight;
    if (weight > style->max_weight) style->max_weight = weight;
  }
  for (uint32_t i = 0; i < n; i++)
    if (style->strength[i] > style->max_strength) style->max_strength = style->strength[i];
  return true;
}

bool ng_style_init(ng_style *style, const ng_graph *graph) {
  *style = (ng_style){0};
  return collect(style, graph, NG_NODES) && collect(style, graph, NG_EDGES) && measure(style, graph);
}

void ng_style_dispose(ng_style *style) {
  ng_vec_dispose(&style->nodes);
  ng_vec_dispose(&style->edges);
  ng_dealloc(style->strength);
}

const ng_look *ng_style_find(const ng_style *style, ng_element element, ng_view type) {
  const ng_look key = {.type = type};
  return element == NG_NODES
             ? bsearch(&key, style->nodes.data, style->nodes.len, sizeof key, compare_types)
             : bsearch(&key, style->edges.data, style->edges.len, sizeof key, compare_types);
}

double ng_style_node_size(const ng_style *style, uint32_t node) {
  return style->max_strength > 0 ? sqrt(style->strength[node] / style->max_strength) : 0;
}

double ng_style_edge_size(const ng_style *style, const ng_graph_edge *edge) {
  const double weight = isfinite(edge->weight) && edge->weight > 0 ? edge->weight : 1;
  return style->max_weight > 1 ? sqrt((weight - 1 > 0 ? weight - 1 : 0) / (style->max_weight - 1)) : 0;
}

static bool coordinate(const ng_graph *graph, const char *name, uint32_t node, double *out) {
  const uint32_t column = ng_graph_find_column(graph, NG_NODES, ng_view_of(name));
  if (column == NG_GRAPH_NONE) return false;
  const ng_value value = ng_graph_value_at(graph, NG_NODES, column, node);
  *out = value.number;
  return value.type == NG_VALUE_NUMBER || value.type == NG_VALUE_INTEGER;
}

bool ng_style_position(const ng_graph *graph, uint32_t node, double *x, double *y) {
  return coordinate(graph, "x", node, x) && coordinate(graph, "y", node, y);
}
