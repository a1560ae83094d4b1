/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies of the graph and its builder.  Everything is rows of 32-bit ids of interned text
 * (src/graph/strings.h); the first fields of a row are its key where one is named. */
#ifndef NG_GRAPH_GRAPH_H
#define NG_GRAPH_GRAPH_H

#include <newsgraph/graph.h>

#include "base/vec.h"
#include "graph/rowset.h"
#include "graph/strings.h"

typedef uint32_t ng_text_id;
typedef uint32_t ng_list_id;

typedef struct ng_node_row {
  ng_text_id id; /* key */
  ng_text_id type, name, label, first_seen, last_seen;
  ng_list_id aliases;
  bool given;    /* values are as put, not gathered from mentions */
  double mentions, articles;
} ng_node_row;

typedef struct ng_edge_row {
  uint32_t source, target; /* key from here ... */
  ng_text_id type, status;
  uint32_t nth;            /* ... to here: tells edges apart that are given or statements each */
  ng_text_id id, label, first_seen, last_seen, from, to, evidence, rule, attributed_to, place, title;
  ng_list_id items, sources;
  uint32_t first_statement, n_statements;
  bool given, symmetric;
  double weight, confidence, articles;
} ng_edge_row;

#define NG_EDGE_KEY_SIZE (5 * sizeof(uint32_t))

typedef struct ng_statement_row {
  uint32_t source, target; /* key from here ... */
  ng_text_id type, status;
  uint32_t article, begin, end;
  ng_text_id evidence, trigger, rule, from, to, place, title, attributed_to;
  ng_list_id items;
  float confidence;        /* ... to here */
  uint32_t edge;
} ng_statement_row;

#define NG_STATEMENT_KEY_SIZE (17 * sizeof(uint32_t))
_Static_assert(sizeof(ng_statement_row) == 18 * sizeof(uint32_t), "a key has no padding");

typedef struct ng_article_row {
  ng_text_id uri, title, source, url, date, sha256;
} ng_article_row;

typedef struct ng_pair { /* of ids or indices */
  uint32_t a, b;
} ng_pair;

/* A column beyond the standard ones; one array is in use, as the type says. */
typedef struct ng_extra_column {
  ng_view name;
  ng_value_type type;
  double *numbers;   /* NAN where absent */
  ng_view *texts;    /* data NULL where absent */
  ng_list *lists;
} ng_extra_column;

typedef NG_VEC(ng_extra_column) ng_extra_columns;
typedef NG_VEC(ng_node_row) ng_node_rows;
typedef NG_VEC(ng_edge_row) ng_edge_rows;
typedef NG_VEC(ng_statement_row) ng_statement_rows;
typedef NG_VEC(ng_article_row) ng_article_rows;
typedef NG_VEC(ng_pair) ng_pairs;

#define NG_STANDARD_MAX 24

struct ng_graph {
  ng_strings strings;
  ng_node_rows nodes;
  ng_edge_rows edges;
  ng_statement_rows statements;
  ng_article_rows articles;
  ng_pairs failures;          /* uri, message */
  ng_pairs properties;        /* key, value */
  uint32_t *incident_start;   /* n_nodes + 1 */
  uint32_t *incident;
  uint32_t *seen_start;       /* n_nodes + 1 */
  uint32_t *seen;
  uint8_t standard[2][NG_STANDARD_MAX]; /* standard columns in use, as rows of the table */
  uint32_t n_standard[2];
  ng_extra_columns extra[2];
  bool multi;
  struct igraph_s *igraph;    /* made when asked for */
};

/* A surface name of a node. */
typedef struct ng_name_row {
  uint32_t node;       /* key from here ... */
  ng_text_id name;     /* ... to here */
  uint32_t count;      /* of articles that use it as the name; 0 for mere aliases */
} ng_name_row;

typedef struct ng_cell {
  uint32_t i;
  ng_value_type type;
  ng_text_id text;     /* STRING; LIST: a list id */
  double number;       /* INTEGER, NUMBER, BOOLEAN */
} ng_cell;

typedef struct ng_loose_column {
  ng_text_id name;
  NG_VEC(ng_cell) cells;
} ng_loose_column;

struct ng_graph_builder {
  ng_graph *graph;     /* what is being made, in order of arrival */
  ng_graph_options options;
  ng_rowset node_set, edge_set, statement_set, article_set, name_set, seen_set;
  NG_VEC(ng_name_row) names;
  ng_pairs seen;       /* node, article */
  NG_VEC(ng_loose_column) loose[2];
};

/* Fields of rows as columns; see columns.c. */
typedef struct ng_standard_column {
  const char *name;
  ng_value_type type;
  size_t offset;
} ng_standard_column;

const ng_standard_column *ng_graph__standard(ng_element element, uint32_t *n);
/* The value in a row, absent where the text is empty or the number not finite. */
ng_value ng_graph__standard_value(const ng_graph *graph, const ng_standard_column *column, const void *row);
/* Sets a field of a row from a value of any type; false if it does not fit. */
bool ng_graph__standard_set(ng_graph *graph, const ng_standard_column *column, void *row, const ng_value *value);
/* Notes which standard columns hold anything. */
void ng_graph__standard_scan(ng_graph *graph);

void ng_graph__extra_dispose(ng_extra_column *column);
void ng_graph__igraph_free(ng_graph *graph);

ng_graph *ng_graph__new(void);

/* Dates of different precision are equal as far as both go. */
int ng_graph__compare_dates(ng_view a, ng_view b);
/* When a statement was published; when what it says happens, where it has no article. */
ng_view ng_graph__date_said(const ng_graph *graph, const ng_graph_statement *statement);
/* The graph made of what was said in a time, with all nodes; empty dates are no bound. */
ng_status ng_graph__slice(const ng_graph *graph, ng_view since, ng_view until, ng_graph **out, ng_error *err);
/* Failures and properties. */
ng_status ng_graph__copy_rest(const ng_graph *from, ng_graph_builder *to, ng_error *err);

#endif
