/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOT, styled to be looked at: shape and colour of a node by its type, size by the weight
 * of its edges; colour of an edge by its type, width by weight, dashed where planned,
 * dotted where alleged; a legend as the label of the graph.
 *   full     every edge a line, every column an attribute with the prefix "ng_"
 *   picture  edges of one pair and status drawn as one line that names their types, and a
 *            box around each community, if the nodes have a column "community"
 *   gephi    bare, as its importer wants it */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "formats/dot.h"
#include "formats/dot_clusters.h"
#include "formats/dot_text.h"
#include "formats/style.h"
#include "graph/put.h"

/* dot takes minutes where sfdp takes a second, from about here on. */
#define LAYERED_NODES 70
#define LAYERED_LINES 120
/* fdp puts communities into boxes; beyond this it takes many seconds and sfdp draws without. */
#define BOXED_NODES 320
/* Routing lines around nodes takes seconds for this many, minutes for three times as many. */
#define ROUTED_NODES 90
/* Above this many lines, labels on them hide more than they say; tooltips remain.  Only dot
 * makes room for them. */
#define LABELLED_LINES 130
#define LABELLED_STRAIGHT 30
#define LABEL_TYPES 3
#define LEGEND_EDGE_TYPES 14
#define LEGEND_NAME 30 /* bytes, about */

typedef struct drawing {
  const ng_graph *graph;
  ng_flavour flavour;
  const char *engine;
  FILE *file;
  ng_style style;
  ng_dot_clusters clusters;
  uint32_t *order;    /* edges, those of one line together */
  uint32_t n_lines;
  double crowd;       /* 1 for up to some 150 nodes; how much larger the main ones are drawn */
  ng_strbuf text;
} drawing;

/* How a status looks; rows are also those of the legend. */
typedef struct status_look {
  const char *status;
  const char *style;
  const char *sample; /* for the legend */
} status_look;

static const status_look status_looks[] = {
    {"asserted", "solid", "\xE2\x94\x81\xE2\x94\x81\xE2\x94\x81"},
    {"planned", "dashed", "\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93"},
    {"alleged", "dotted", "\xC2\xB7 \xC2\xB7 \xC2\xB7 \xC2\xB7"},
    {"negated", "dashed", "\xE2\x80\x93 \xE2\x80\x93 \xE2\x8A\xA3"},
};

static const status_look *look_of_status(ng_view status) {
  for (size_t i = 0; i < sizeof status_looks / sizeof *status_looks; i++)
    if (ng_view_is(status, status_looks[i].status)) return &status_looks[i];
  return &status_looks[0];
}

/* ------------------------------------------------------------------- lines */

typedef struct sort_key {
  uint32_t source, target, edge;
  ng_view status;
  bool symmetric;
  double weight;
} sort_key;

static bool same_line(const sort_key *a, const sort_key *b) {
  return a->source == b->source && a->target == b->target && a->symmetric == b->symmetric &&
         ng_view_equals(a->status, b->status);
}

/* Lines by their ends, within a line the weightiest edge first. */
static int compare_keys(const void *a, const void *b) {
  const sort_key *const x = a, *const y = b;
  if (x->source != y->source) return x->source < y->source ? -1 : 1;
  if (x->target != y->target) return x->target < y->target ? -1 : 1;
  if (x->symmetric != y->symmetric) return x->symmetric ? 1 : -1;
  const int status = ng_view_compare(x->status, y->status);
  if (status) return status;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static double weight_of(const ng_graph_edge *edge) { return isfinite(edge->weight) && edge->weight > 0 ? edge->weight : 1; }

static bool order_edges(drawing *d) {
  const uint32_t n = ng_graph_n_edges(d->graph);
  sort_key *const keys = ng_alloc_zero(n, sizeof *keys);
  d->order = ng_alloc_zero(n, sizeof *d->order);
  const bool good = keys && d->order;
  for (uint32_t i = 0; good && i < n; i++) {
    const ng_graph_edge e = ng_graph_edge_at(d->graph, i);
    keys[i] = (sort_key){e.source, e.target, i, e.status, e.symmetric, weight_of(&e)};
  }
  if (good && n && d->flavour == NG_FLAVOUR_PICTURE) qsort(keys, n, sizeof *keys, compare_keys);
  for (uint32_t i = 0; good && i < n; i++) {
    d->order[i] = keys[i].edge;
    d->n_lines += d->flavour != NG_FLAVOUR_PICTURE || !i || !same_line(&keys[i - 1], &keys[i]);
  }
  ng_dealloc(keys);
  return good;
}

/* How many edges from `i` in the order are drawn as one. */
static uint32_t line_length(const drawing *d, uint32_t i) {
  const ng_graph_edge first = ng_graph_edge_at(d->graph, d->order[i]);
  uint32_t n = 1;
  while (d->flavour == NG_FLAVOUR_PICTURE && i + n < ng_graph_n_edges(d->graph)) {
    const ng_graph_edge e = ng_graph_edge_at(d->graph, d->order[i + n]);
    if (e.source != first.source || e.target != first.target || e.symmetric != first.symmetric ||
        !ng_view_equals(e.status, first.status))
      break;
    n++;
  }
  return n;
}

/* -------------------------------------------------------------- attributes */

static void put_id(drawing *d, ng_view text) { ng_dot_put_id(d->file, text, d->flavour == NG_FLAVOUR_GEPHI); }

static void colour(drawing *d, const char *name, ng_colour c) {
  fprintf(d->file, ", %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
}

/* Many lines are drawn thin and pale, so that the nodes stand out. */
static void line_colour(drawing *d, ng_colour c) {
  const char *const opacity = d->n_lines > 2000 ? "50" : d->n_lines > 500 ? "90" : "";
  fprintf(d->file, ", color=\"#%02x%02x%02x%s\"", c.r, c.g, c.b, opacity);
}

/* Decimals without the locale's comma. */
static void decimal(drawing *d, const char *name, double value) {
  fprintf(d->file, ", %s=", name);
  ng_put_number(d->file, round(value * 100) / 100);
}

static void columns(drawing *d, ng_element element, uint32_t i) {
  if (d->flavour == NG_FLAVOUR_PICTURE) return;
  for (uint32_t c = 0; c < ng_graph_n_columns(d->graph, element); c++) {
    const ng_value value = ng_graph_value_at(d->graph, element, c, i);
    if (value.type == NG_VALUE_NONE) continue;
    ng_strbuf_clear(&d->text);
    ng_strbuf_add_text(&d->text, "ng_");
    ng_strbuf_add_view(&d->text, ng_graph_column_at(d->graph, element, c).name);
    ng_put(d->file, ", ");
    put_id(d, ng_strbuf_view(&d->text));
    putc('=', d->file);
    put_id(d, ng_value_text(&value, &d->text));
  }
}

static void node_tooltip(drawing *d, const ng_graph_node *node) {
  ng_strbuf_clear(&d->text);
  ng_strbuf_add_view(&d->text, node->name);
  ng_strbuf_addf(&d->text, " (%.*s)", NG_VIEW_ARGS(node->type));
  for (uint32_t i = 0; i < node->n_aliases && i < 6; i++)
    ng_strbuf_addf(&d->text, "%s%.*s", i ? ", " : "\nalso ", NG_VIEW_ARGS(node->aliases[i]));
  if (isfinite(node->mentions)) ng_strbuf_addf(&d->text, "\n%.0f mentions", node->mentions);
  if (isfinite(node->articles)) ng_strbuf_addf(&d->text, " in %.0f articles", node->articles);
  ng_put(d->file, ", tooltip=");
  ng_dot_put_label(d->file, ng_strbuf_view(&d->text), 0, 400);
}

static void node(drawing *d, uint32_t i) {
  const ng_graph_node node = ng_graph_node_at(d->graph, i);
  const ng_look *const look = ng_style_find(&d->style, NG_NODES, node.type);
  const double size = ng_style_node_size(&d->style, i);
  ng_put(d->file, "  ");
  put_id(d, node.id);
  ng_put(d->file, " [label=");
  ng_dot_put_label(d->file, node.label, 14, 60);
  fprintf(d->file, ", shape=%s%s", look->shape, look->rounded ? ", style=\"filled,rounded\"" : "");
  colour(d, "fillcolor", look->fill);
  colour(d, "color", look->line);
  decimal(d, "fontsize", 9 + 13 * size * d->crowd);
  decimal(d, "penwidth", 0.8 + 1.4 * size);
  node_tooltip(d, &node);
  columns(d, NG_NODES, i);
  ng_put(d->file, "];\n");
}

/* "visited, met, supplied +2" */
static void line_label(drawing *d, uint32_t at, uint32_t n) {
  ng_strbuf_clear(&d->text);
  for (uint32_t i = 0; i < n && i < LABEL_TYPES; i++) {
    const ng_graph_edge e = ng_graph_edge_at(d->graph, d->order[at + i]);
    if (i) ng_strbuf_add_text(&d->text, ",\n");
    /* an office says more than that it is held */
    ng_strbuf_add_view(&d->text, e.title.len && e.title.len < 40 ? e.title : e.label);
  }
  if (n > LABEL_TYPES) ng_strbuf_addf(&d->text, " +%u", n - LABEL_TYPES);
  ng_put(d->file, ", label=");
  ng_dot_put_label(d->file, ng_strbuf_view(&d->text), 24, 120);
}

static void line_tooltip(drawing *d, uint32_t at, uint32_t n) {
  ng_strbuf_clear(&d->text);
  for (uint32_t i = 0; i < n && i < 6; i++) {
    const ng_graph_edge e = ng_graph_edge_at(d->graph, d->order[at + i]);
    ng_strbuf_addf(&d->text, "%s%.*s %.*s %.*s", i ? "\n" : "",
                   NG_VIEW_ARGS(ng_graph_node_at(d->graph, e.source).name), NG_VIEW_ARGS(e.label),
                   NG_VIEW_ARGS(ng_graph_node_at(d->graph, e.target).name));
    if (e.evidence.len) ng_strbuf_addf(&d->text, ": \xE2\x80\x9C%.*s\xE2\x80\x9D", NG_VIEW_ARGS(e.evidence));
  }
  const ng_view text = ng_strbuf_view(&d->text);
  ng_put(d->file, ", tooltip=");
  ng_dot_put_label(d->file, text, 0, 900);
  ng_put(d->file, ", labeltooltip=");
  ng_dot_put_label(d->file, text, 0, 900);
}

/* A click leads to the article of the first statement that has an address. */
static void line_link(drawing *d, const ng_graph_edge *edge) {
  for (uint32_t i = 0; i < edge->n_statements; i++) {
    const ng_graph_statement s = ng_graph_statement_at(d->graph, edge->first_statement + i);
    if (s.article == NG_GRAPH_NONE) continue;
    const ng_view url = ng_graph_article_at(d->graph, s.article).url;
    if (!ng_is_web_address(url)) continue;
    ng_put(d->file, ", URL=");
    ng_dot_put_label(d->file, url, 0, 0);
    return;
  }
}

static void ends(drawing *d, const ng_graph_edge *edge) {
  ng_put(d->file, "  ");
  put_id(d, ng_graph_node_at(d->graph, edge->source).id);
  ng_put(d->file, " -> ");
  put_id(d, ng_graph_node_at(d->graph, edge->target).id);
}

static void line(drawing *d, uint32_t at, uint32_t n) {
  const ng_graph_edge edge = ng_graph_edge_at(d->graph, d->order[at]);
  const ng_look *const look = ng_style_find(&d->style, NG_EDGES, edge.type);
  const status_look *const status = look_of_status(edge.status);
  double size = 0;
  for (uint32_t i = 0; i < n; i++) {
    const ng_graph_edge e = ng_graph_edge_at(d->graph, d->order[at + i]);
    size += ng_style_edge_size(&d->style, &e);
  }
  ends(d, &edge);
  fprintf(d->file, " [style=%s", status->style);
  line_colour(d, look->fill);
  decimal(d, "penwidth", 1 + 4 * (size > 1 ? 1 : size));
  if (edge.symmetric) ng_put(d->file, ", dir=none");
  if (ng_view_is(edge.status, "negated")) ng_put(d->file, ", arrowhead=tee");
  if (d->n_lines <= (strcmp(d->engine, "dot") == 0 ? LABELLED_LINES : LABELLED_STRAIGHT)) {
    colour(d, "fontcolor", look->fill);
    line_label(d, at, n);
  }
  line_tooltip(d, at, n);
  line_link(d, &edge);
  columns(d, NG_EDGES, d->order[at]);
  ng_put(d->file, "];\n");
}

/* ------------------------------------------------------------------ legend */

static void legend_cell(drawing *d, ng_view name, uint32_t count) {
  ng_strbuf_clear(&d->text);
  for (size_t i = 0; i < name.len; i++) {
    const bool begins = ((unsigned char)name.data[i] & 0xC0) != 0x80;
    if (begins && i > LEGEND_NAME) {
      ng_strbuf_add_text(&d->text, "\xE2\x80\xA6");
      break;
    }
    ng_strbuf_add_char(&d->text, name.data[i] == '_' ? ' ' : name.data[i]);
  }
  ng_dot_put_html(d->file, ng_strbuf_view(&d->text));
  fprintf(d->file, " <FONT COLOR=\"#707070\">%u</FONT></TD>", count);
}

static void legend_nodes(drawing *d) {
  ng_put(d->file, "<TR>");
  for (uint32_t i = 0; i < d->style.nodes.len; i++) {
    const ng_look *const look = &d->style.nodes.data[i];
    if (i && i % 8 == 0) ng_put(d->file, "</TR><TR>");
    fprintf(d->file, "<TD BGCOLOR=\"#%02x%02x%02x\" COLOR=\"#%02x%02x%02x\" BORDER=\"1\">", look->fill.r, look->fill.g,
            look->fill.b, look->line.r, look->line.g, look->line.b);
    legend_cell(d, look->type, look->count);
  }
  ng_put(d->file, "</TR>");
}

static int compare_counts(const void *a, const void *b) {
  const ng_look *const x = a, *const y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return ng_view_compare(x->type, y->type);
}

static bool legend_edges(drawing *d) {
  const uint32_t n = d->style.edges.len;
  ng_look *const looks = ng_alloc_zero(n, sizeof *looks);
  if (!looks) return false;
  for (uint32_t i = 0; i < n; i++) looks[i] = d->style.edges.data[i];
  qsort(looks, n, sizeof *looks, compare_counts);
  for (uint32_t i = 0; i < n && i < LEGEND_EDGE_TYPES; i++) {
    const ng_colour c = looks[i].fill;
    if (i % 5 == 0) ng_put(d->file, i ? "</TR><TR>" : "<TR>");
    fprintf(d->file, "<TD><FONT COLOR=\"#%02x%02x%02x\"><B>\xE2\x94\x81\xE2\x94\x81</B></FONT> ", c.r, c.g, c.b);
    legend_cell(d, looks[i].type, looks[i].count);
  }
  if (n) ng_put(d->file, "</TR>");
  ng_dealloc(looks);
  return true;
}

static void legend_statuses(drawing *d) {
  uint32_t counts[sizeof status_looks / sizeof *status_looks] = {0};
  for (uint32_t i = 0; i < ng_graph_n_edges(d->graph); i++)
    counts[look_of_status(ng_graph_edge_at(d->graph, i).status) - status_looks]++;
  if (counts[0] == ng_graph_n_edges(d->graph)) return;
  ng_put(d->file, "<TR>");
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
    if (!counts[i]) continue;
    fprintf(d->file, "<TD>%s ", status_looks[i].sample);
    legend_cell(d, ng_view_of(status_looks[i].status), counts[i]);
  }
  ng_put(d->file, "</TR>");
}

/* The label of the graph: all engines put it below the drawing. */
static bool legend(drawing *d) {
  if (!d->style.nodes.len) return true;
  ng_put(d->file, "  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"5\" CELLPADDING=\"3\">");
  legend_nodes(d);
  const bool good = legend_edges(d);
  legend_statuses(d);
  ng_put(d->file, "</TABLE>>;\n");
  return good;
}

/* ------------------------------------------------------------------- whole */

#define FONT "fontname=\"DejaVu Sans,Helvetica,Arial\""

static const char *choose_engine(const drawing *d) {
  const uint32_t n = ng_graph_n_nodes(d->graph);
  if (n <= LAYERED_NODES && d->n_lines <= LAYERED_LINES) return "dot";
  return d->clusters.n && n <= BOXED_NODES ? "fdp" : "sfdp";
}

static const struct {
  const char *engine, *options;
} layouts[] = {{"dot", "rankdir=LR, nodesep=0.25, ranksep=0.9, splines=true"},
               {"fdp", "overlap=\"1:vpsc\", sep=\"+8\", K=0.5, splines=line"},
               {"sfdp", "overlap=prism, overlap_scaling=-4, sep=\"+5\", K=0.8, repulsiveforce=1.6, splines=line"}};

/* The engine is named in the file, so that "dot -Tsvg" takes the right one. */
static void defaults(drawing *d) {
  const char *options = "overlap=prism, sep=\"+5\", splines=line";
  if (!d->engine) d->engine = choose_engine(d);
  for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
    if (strcmp(layouts[i].engine, d->engine) == 0) options = layouts[i].options;
  fprintf(d->file, "digraph newsgraph {\n  graph [layout=%s, %s", d->engine, options);
  decimal(d, "fontsize", 12 * d->crowd);
  ng_put(d->file, ", outputorder=edgesfirst, bgcolor=white, pad=0.4, labelloc=b, tooltip=\" \", " FONT
                  "];\n  node [style=filled, fontcolor=\"#202020\", margin=\"0.08,0.04\", height=0.2, width=0.3, " FONT
                  "];\n  edge [fontsize=8, arrowsize=0.6, " FONT "];\n");
}

static bool draw(drawing *d, bool with_legend) {
  defaults(d);
  for (uint32_t i = 0; i < ng_graph_n_nodes(d->graph); i++) node(d, i);
  for (uint32_t i = 0, n; i < ng_graph_n_edges(d->graph); i += n) {
    n = line_length(d, i);
    line(d, i, n);
  }
  ng_dot_clusters_put(&d->clusters, d->graph, d->file);
  const bool good = !with_legend || legend(d);
  ng_put(d->file, "}\n");
  return good;
}

static void draw_bare(drawing *d) {
  ng_put(d->file, "digraph newsgraph {\n");
  for (uint32_t i = 0; i < ng_graph_n_nodes(d->graph); i++) {
    const ng_graph_node node = ng_graph_node_at(d->graph, i);
    ng_put(d->file, "  ");
    put_id(d, node.id);
    ng_put(d->file, " [label=");
    put_id(d, node.label);
    columns(d, NG_NODES, i);
    ng_put(d->file, "];\n");
  }
  for (uint32_t i = 0; i < ng_graph_n_edges(d->graph); i++) {
    const ng_graph_edge edge = ng_graph_edge_at(d->graph, i);
    ends(d, &edge);
    ng_put(d->file, " [label=");
    put_id(d, edge.label);
    decimal(d, "weight", weight_of(&edge));
    columns(d, NG_EDGES, i);
    ng_put(d->file, "];\n");
  }
  ng_put(d->file, "}\n");
}

ng_status ng_dot_draw(const ng_graph *graph, const ng_dot_options *options, FILE *file, ng_error *err) {
  drawing d = {.graph = graph, .flavour = options->flavour, .engine = options->engine, .file = file};
  ng_strbuf_init(&d.text);
  bool good = ng_style_init(&d.style, graph) && order_edges(&d);
  if (good && d.flavour == NG_FLAVOUR_PICTURE) good = ng_dot_clusters_init(&d.clusters, graph);
  const double crowd = sqrt(ng_graph_n_nodes(graph) / 150.0);
  d.crowd = crowd < 1 ? 1 : crowd > 6 ? 6 : crowd;
  if (good && d.flavour == NG_FLAVOUR_GEPHI) draw_bare(&d);
  else if (good) good = draw(&d, !options->no_legend);
  good = good && ng_strbuf_ok(&d.text);
  ng_dealloc(d.order);
  ng_dot_clusters_dispose(&d.clusters);
  ng_style_dispose(&d.style);
  ng_strbuf_dispose(&d.text);
  return good ? NG_OK : ng_fail_no_mem(err);
}

ng_status ng_dot_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  return ng_dot_draw(graph, &(ng_dot_options){.flavour = flavour}, file, err);
}
