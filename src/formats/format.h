/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format is made of; the table is in format.c. */
#ifndef NG_FORMATS_FORMAT_H
#define NG_FORMATS_FORMAT_H

#include <stdio.h>

#include <newsgraph/formats.h>

typedef enum ng_flavour {
  NG_FLAVOUR_PLAIN,  /* the default of each format */
  NG_FLAVOUR_GEPHI,
  NG_FLAVOUR_NETWORKX,
  NG_FLAVOUR_NEO4J,
  NG_FLAVOUR_YED,
  NG_FLAVOUR_STRICT, /* valid under the schema of the format */
  NG_FLAVOUR_PICTURE /* lines of one pair drawn as one */
} ng_flavour;

/* Writers ask the stream for errors at the end only: what fails earlier is memory. */
typedef ng_status ng_write_graph(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err);

/* A reader gets the whole file, and for tables that of the nodes, which may be absent.
 * `err` names the file already; readers set the line. */
typedef struct ng_format_input {
  const char *path;
  ng_view bytes;
  ng_view nodes;     /* data NULL if there is no such file */
} ng_format_input;

typedef ng_status ng_read_graph(const ng_format_input *input, ng_graph_builder *builder, ng_error *err);

struct ng_format {
  ng_format_info info;
  ng_write_graph *write;
  ng_write_graph *write_nodes;     /* tables: the file of nodes */
  ng_read_graph *read;
  bool (*recognise)(ng_view bytes);/* by content; NULL if that tells nothing */
};

/* Whether a link may be followed from a file of ours: http and https only. */
bool ng_is_web_address(ng_view url);

ng_write_graph ng_graphml_write, ng_dot_write, ng_json_write, ng_csv_write, ng_csv_write_nodes, ng_gexf_write,
    ng_cytoscape_write, ng_gml_write, ng_pajek_write, ng_turtle_write, ng_nquads_write, ng_kgtk_write, ng_ftm_write,
    ng_cypher_write;
ng_read_graph ng_graphml_read, ng_gexf_read, ng_json_read, ng_csv_read, ng_gml_read, ng_pajek_read, ng_turtle_read,
    ng_nquads_read, ng_kgtk_read, ng_ftm_read, ng_dot_read;
bool ng_graphml_recognise(ng_view bytes);
bool ng_gexf_recognise(ng_view bytes);
bool ng_json_recognise(ng_view bytes);
bool ng_ftm_recognise(ng_view bytes);

#endif
