/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"

typedef struct known_look {
  const char *type;
  const char *shape; /* "rounded" is a box */
  const char *viz;
  ng_colour fill;
  ng_colour line;
} known_look;

static const known_look known_nodes[] = {
    {"location", "house", "triangle", {226, 240, 217}, {84, 130, 53}},
    {"organization", "rounded", "diamond", {255, 236, 207}, {191, 121, 12}},
    {"person", "ellipse", "disc", {214, 230, 247}, {46, 99, 158}},
    {"state", "box", "square", {248, 215, 213}, {172, 46, 42}},
    {"weapon_system", "component", "square", {228, 226, 236}, {88, 80, 120}},
};

/* For types of other ontologies, in turn. */
static const known_look spare_nodes[] = {
    {NULL, "ellipse", "disc", {208, 236, 236}, {22, 120, 120}},
    {NULL, "rounded", "diamond", {250, 222, 238}, {160, 50, 115}},
    {NULL, "box", "square", {240, 235, 205}, {130, 115, 25}},
    {NULL, "octagon", "disc", {224, 220, 250}, {88, 66, 170}},
    {NULL, "note", "square", {235, 224, 214}, {120, 84, 52}},
    {NULL, "tab", "square", {222, 228, 232}, {70, 88, 100}},
};

static const known_look known_edges[] = {
    {"accused", NULL, NULL, {196, 78, 30}, {0, 0, 0}},      {"appointed", NULL, NULL, {98, 98, 160}, {0, 0, 0}},
    {"holds_position", NULL, NULL, {120, 120, 120}, {0, 0, 0}},
    {"invaded_or_attacked", NULL, NULL, {190, 20, 30}, {0, 0, 0}},
    {"member_of", NULL, NULL, {150, 140, 120}, {0, 0, 0}},  {"met", NULL, NULL, {30, 110, 180}, {0, 0, 0}},
    {"sanctioned", NULL, NULL, {150, 40, 130}, {0, 0, 0}},  {"signed_agreement_with", NULL, NULL, {0, 128, 128}, {0, 0, 0}},
    {"spoke_with", NULL, NULL, {70, 160, 210}, {0, 0, 0}},  {"supplied", NULL, NULL, {206, 138, 0}, {0, 0, 0}},
    {"supported", NULL, NULL, {50, 140, 60}, {0, 0, 0}},    {"visited", NULL, NULL, {60, 80, 190}, {0, 0, 0}},
    {"warned", NULL, NULL, {220, 110, 110}, {0, 0, 0}},
};

static const known_look spare_edges[] = {
    {NULL, NULL, NULL, {30, 110, 180}, {0, 0, 0}}, {NULL, NULL, NULL, {206, 138, 0}, {0, 0, 0}},
    {NULL, NULL, NULL, {50, 140, 60}, {0, 0, 0}},  {NULL, NULL, NULL, {150, 40, 130}, {0, 0, 0}},
    {NULL, NULL, NULL, {196, 78, 30}, {0, 0, 0}},  {NULL, NULL, NULL, {0, 128, 128}, {0, 0, 0}},
    {NULL, NULL, NULL, {98, 98, 160}, {0, 0, 0}},  {NULL, NULL, NULL, {120, 120, 120}, {0, 0, 0}},
};

#define LENGTH(array) (uint32_t)(sizeof(array) / sizeof *(array))

static const known_look *find_known(const known_look *looks, uint32_t n, ng_view type) {
  for (uint32_t i = 0; i < n; i++)
    if (ng_view_is(type, looks[i].type)) return &looks[i];
  return NULL;
}

static ng_look look_of(ng_element element, ng_view type, uint32_t *n_unknown) {
  const bool nodes = element == NG_NODES;
  const known_look *look = nodes ? find_known(known_nodes, LENGTH(known_nodes), type)
                                 : find_known(known_edges, LENGTH(known_edges), type);
  if (!look) {
    const uint32_t i = (*n_unknown)++;
    look = nodes ? &spare_nodes[i % LENGTH(spare_nodes)] : &spare_edges[i % LENGTH(spare_edges)];
  }
  const bool rounded = nodes && strcmp(look->shape, "rounded") == 0;
  return (ng_look){.type = type,
                   .rounded = rounded, .shape = rounded ? "box" : look->shape,
                   .viz = look->viz,
                   .fill = look->fill, .line = look->line};
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
    looks.data[i] = look_of(element, looks.data[i].type, &n_unknown);
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
