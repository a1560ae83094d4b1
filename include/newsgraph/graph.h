/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graph: typed nodes and edges, each edge with the statements that it rests on.
 *
 * A builder collects plain values (what the articles mention and state) and turns them
 * into a graph, which does not change any more except for columns that are added to it.
 * Nodes are sorted by id; edges by source, type, target, status and id; statements by edge,
 * article and place in the text: the same input in any order gives the same graph.
 *
 * All text is UTF-8; what is not valid becomes U+FFFD and control characters other than
 * tab and newline are dropped when text enters a builder.  The builder copies what it is
 * given; every view handed out lives as long as the graph.  A graph or builder may be used
 * by one thread at a time. */
#ifndef NEWSGRAPH_GRAPH_H
#define NEWSGRAPH_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

NG_BEGIN_DECLS

/* "No such node, edge, article." */
#define NG_GRAPH_NONE UINT32_MAX

typedef struct ng_graph ng_graph;
typedef struct ng_graph_builder ng_graph_builder;

/* ------------------------------------------------------------------ values */

/* Dates are text in ISO 8601 of any precision ("2023", "2023-04", "2023-04-14"), so that
 * byte order is their order; empty where unknown.
 * A status is "asserted", "planned", "alleged" or "negated"; empty means asserted. */

/* An article that statements rest on.  `uri` identifies it. */
typedef struct ng_graph_article {
  ng_view uri;
  ng_view title;
  ng_view source;  /* outlet */
  ng_view url;
  ng_view date;
  ng_view sha256;  /* of its text; articles with equal text count as one in weights */
} ng_graph_article;

/* One thing that one sentence of one article says. */
typedef struct ng_graph_statement {
  ng_view type;            /* edge type */
  uint32_t source;         /* node */
  uint32_t target;         /* node */
  uint32_t article;        /* article, NG_GRAPH_NONE if unknown */
  uint32_t edge;           /* edge that it supports */
  ng_view status;
  double confidence;       /* 0..1 */
  ng_view from, to;        /* when it happens; `to` empty if equal to `from` or open */
  ng_view evidence;        /* the sentence */
  ng_view trigger;         /* the words that fired the rule */
  uint32_t begin, end;     /* bytes of the sentence in the article's text */
  ng_view rule;
  ng_view place;           /* node id, or text */
  ng_view title;           /* office held, for positions */
  ng_view attributed_to;   /* node id, or text; empty if the article itself */
  const ng_view *items;    /* node ids, or texts */
  uint32_t n_items;
} ng_graph_statement;

typedef struct ng_graph_node {
  ng_view id;              /* unique: "person/li-shangfu" */
  ng_view type;
  ng_view name;            /* the name used most */
  ng_view label;           /* what pictures show; the name unless given */
  const ng_view *aliases;  /* other names, sorted */
  uint32_t n_aliases;
  double mentions;         /* in all articles; NAN where unknown, as all numbers here */
  double articles;         /* number of articles that mention it */
  ng_view first_seen;      /* dates of those articles */
  ng_view last_seen;
} ng_graph_node;

typedef struct ng_graph_edge {
  ng_view id;              /* unique: "person/li-shangfu--visited--state/russia" */
  uint32_t source;         /* node */
  uint32_t target;         /* node */
  ng_view type;
  ng_view label;
  bool symmetric;          /* has no direction: source and target are sorted by id */
  double weight;           /* number of independent articles */
  ng_view status;
  double confidence;       /* the highest of its statements */
  ng_view first_seen;      /* dates of its articles */
  ng_view last_seen;
  ng_view from, to;        /* earliest and latest date of the event itself */
  double articles;         /* number of articles, copies included */
  ng_view evidence;        /* sentence of the statement of highest confidence */
  ng_view rule;            /* its rule */
  ng_view attributed_to;   /* its speaker, by name */
  ng_view place;           /* the place named most, by name */
  ng_view title;           /* the office named most */
  const ng_view *items;    /* all, by name, sorted */
  uint32_t n_items;
  const ng_view *sources;  /* uris of the articles, sorted */
  uint32_t n_sources;
  uint32_t first_statement;/* statements are [first_statement, first_statement + n_statements) */
  uint32_t n_statements;
} ng_graph_edge;

/* An article that could not be read. */
typedef struct ng_graph_failure {
  ng_view uri;
  ng_view message;
} ng_graph_failure;

/* ----------------------------------------------------------------- building */

/* Zero is the default of each field. */
typedef struct ng_graph_options {
  bool multi;              /* one edge for each statement instead of one for each (source,
                              type, target, status) */
  bool include_negated;    /* keep negated statements, which are left out otherwise */
} ng_graph_options;

/* `options` may be NULL. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_new(const ng_graph_options *options, ng_graph_builder **out,
                                                    ng_error *err);
/* NULL is fine. */
NG_API void ng_graph_builder_free(ng_graph_builder *builder);

/* What one article says of one entity. */
typedef struct ng_graph_mention {
  ng_view id;              /* across articles: "person/li-shangfu" */
  ng_view type;
  ng_view name;
  const ng_view *aliases;
  uint32_t n_aliases;
  uint32_t mentions;       /* how often the article mentions it */
  uint32_t article;        /* of ng_graph_builder_add_article, or NG_GRAPH_NONE */
} ng_graph_mention;

/* Enters an article, or finds it again by its uri; `*out` (may be NULL) is its index, good
 * for the other calls on this builder. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_add_article(ng_graph_builder *builder, const ng_graph_article *article,
                                                            uint32_t *out, ng_error *err);

/* Adds what an article says of an entity; the node's values are gathered over articles.
 * `*out` (may be NULL) is the node's index, good for the other calls on this builder.
 * NG_ERR_BAD_ARG if the id is empty or the article unknown. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_add_node(ng_graph_builder *builder, const ng_graph_mention *mention,
                                                         uint32_t *out, ng_error *err);

/* Adds a statement between two nodes of this builder; `edge` is ignored.  A statement that
 * is there already, down to its place in the article, is not added twice.  `symmetric`
 * tells that its type has no direction.  Memory is proportional to distinct statements. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_add_statement(ng_graph_builder *builder,
                                                              const ng_graph_statement *statement, bool symmetric,
                                                              ng_error *err);

NG_API NG_MUST_CHECK ng_status ng_graph_builder_add_failure(ng_graph_builder *builder, ng_view uri, ng_view message,
                                                            ng_error *err);

/* A property of the graph as a whole, such as a title; replaces an older one. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_set_property(ng_graph_builder *builder, ng_view key, ng_view value,
                                                             ng_error *err);

/* For readers of graph files: nodes and edges whose values are known already.  Indices in
 * the values are those of this builder.  A node that is there already is
 * NG_ERR_INVALID; an edge id that is empty or taken is replaced by a fresh one.  Fields
 * first_statement and n_statements are ignored: ng_graph_builder_put_statement attaches
 * statements to the edge they name. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_put_node(ng_graph_builder *builder, const ng_graph_node *node,
                                                         uint32_t *out, ng_error *err);
NG_API NG_MUST_CHECK ng_status ng_graph_builder_put_edge(ng_graph_builder *builder, const ng_graph_edge *edge,
                                                         uint32_t *out, ng_error *err);
NG_API NG_MUST_CHECK ng_status ng_graph_builder_put_statement(ng_graph_builder *builder,
                                                              const ng_graph_statement *statement, ng_error *err);
/* Records that an article mentions a node, without changing the node's values. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_put_seen(ng_graph_builder *builder, uint32_t node, uint32_t article,
                                                         ng_error *err);
/* Index of a node id in this builder, NG_GRAPH_NONE if absent. */
NG_API uint32_t ng_graph_builder_find_node(const ng_graph_builder *builder, ng_view id);

/* Makes the graph and empties the builder, which must still be freed.  Time is
 * proportional to the input, but for sorting. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_finish(ng_graph_builder *builder, ng_graph **out, ng_error *err);

/* NULL is fine. */
NG_API void ng_graph_free(ng_graph *graph);

/* ------------------------------------------------------------------ reading */

NG_API uint32_t ng_graph_n_nodes(const ng_graph *graph);
NG_API uint32_t ng_graph_n_edges(const ng_graph *graph);
NG_API uint32_t ng_graph_n_statements(const ng_graph *graph);
NG_API uint32_t ng_graph_n_articles(const ng_graph *graph);
NG_API uint32_t ng_graph_n_failures(const ng_graph *graph);
NG_API uint32_t ng_graph_n_properties(const ng_graph *graph);

/* Values by index, which must be below the count. */
NG_API ng_graph_node ng_graph_node_at(const ng_graph *graph, uint32_t i);
NG_API ng_graph_edge ng_graph_edge_at(const ng_graph *graph, uint32_t i);
NG_API ng_graph_statement ng_graph_statement_at(const ng_graph *graph, uint32_t i);
NG_API ng_graph_article ng_graph_article_at(const ng_graph *graph, uint32_t i);
NG_API ng_graph_failure ng_graph_failure_at(const ng_graph *graph, uint32_t i);
NG_API void ng_graph_property_at(const ng_graph *graph, uint32_t i, ng_view *key, ng_view *value);

/* Index of a node by its id, NG_GRAPH_NONE if absent. */
NG_API uint32_t ng_graph_find_node(const ng_graph *graph, ng_view id);
/* The name of the node with this id, or the text itself where it is no id. */
NG_API ng_view ng_graph_name_of(const ng_graph *graph, ng_view id_or_text);
/* Edges that touch a node, ascending (a loop once); `*n` receives the count. */
NG_API const uint32_t *ng_graph_incident(const ng_graph *graph, uint32_t node, uint32_t *n);
/* Articles that mention a node, ascending; known only where the graph was built or read
 * with its provenance. */
NG_API const uint32_t *ng_graph_seen_in(const ng_graph *graph, uint32_t node, uint32_t *n);
/* Whether edges are statements each (ng_graph_options.multi). */
NG_API bool ng_graph_is_multi(const ng_graph *graph);

/* ------------------------------------------------------------------ columns */

/* The same values as a table, for writers: the standard columns that hold anything, in a
 * fixed order, then the columns added below, by name. */
typedef enum ng_element { NG_NODES, NG_EDGES } ng_element;

typedef enum ng_value_type {
  NG_VALUE_NONE,           /* absent */
  NG_VALUE_STRING,
  NG_VALUE_INTEGER,        /* a number without fraction */
  NG_VALUE_NUMBER,
  NG_VALUE_BOOLEAN,
  NG_VALUE_LIST            /* of strings */
} ng_value_type;

typedef struct ng_value {
  ng_value_type type;
  ng_view text;            /* STRING */
  double number;           /* INTEGER, NUMBER; finite */
  bool boolean;            /* BOOLEAN */
  const ng_view *items;    /* LIST */
  uint32_t n_items;
} ng_value;

typedef struct ng_column {
  ng_view name;
  ng_value_type type;
  bool standard;           /* one of the contract's attributes */
} ng_column;

NG_API uint32_t ng_graph_n_columns(const ng_graph *graph, ng_element element);
NG_API ng_column ng_graph_column_at(const ng_graph *graph, ng_element element, uint32_t column);
/* Index of a column by name, NG_GRAPH_NONE if absent. */
NG_API uint32_t ng_graph_find_column(const ng_graph *graph, ng_element element, ng_view name);
/* The value of node or edge `i` in a column. */
NG_API ng_value ng_graph_value_at(const ng_graph *graph, ng_element element, uint32_t column, uint32_t i);

/* Adds a column with one value for each node or edge, or replaces an added one of that
 * name; NG_ERR_BAD_ARG for the name of a standard column.  Numbers that are not finite are
 * absent values; so are texts with data NULL. */
NG_API NG_MUST_CHECK ng_status ng_graph_set_numbers(ng_graph *graph, ng_element element, const char *name,
                                                    ng_value_type type, const double *values, ng_error *err);
NG_API NG_MUST_CHECK ng_status ng_graph_set_texts(ng_graph *graph, ng_element element, const char *name,
                                                  const ng_view *values, ng_error *err);
/* The same for one element, while building; `i` is an index of this builder.  A column
 * whose values differ in type becomes one of strings.  The name of a standard column is
 * accepted for values that ng_graph_builder_put_node and put_edge know, which it sets. */
NG_API NG_MUST_CHECK ng_status ng_graph_builder_set_value(ng_graph_builder *builder, ng_element element, uint32_t i,
                                                          ng_view name, const ng_value *value, ng_error *err);

/* --------------------------------------------------------------- subgraphs */

/* A new graph of the nodes and edges whose flag is set; edges whose ends are not both kept
 * are dropped.  NULL keeps all.  Flags are arrays of one bool for each node or edge.
 * Provenance, articles and added columns go along. */
NG_API NG_MUST_CHECK ng_status ng_graph_subset(const ng_graph *graph, const bool *nodes, const bool *edges,
                                               ng_graph **out, ng_error *err);

/* How far each edge stands out (the disparity filter of Serrano and others, 2009): the chance,
 * 0 to 1, that a relation would have so great a share of the weight at one of its ends if
 * that were split at random, the lower of both ends.  Parallel edges count as one of their
 * total weight; a node of one relation says nothing; loops get 1.  `edges` flags those to
 * look at, NULL for all; the others get 1.  `values` is by edge. */
NG_API NG_MUST_CHECK ng_status ng_graph_disparity(const ng_graph *graph, const bool *edges, double *values,
                                                  ng_error *err);

/* A part of a graph, for pictures and reports.  Zero is the default of each field. */
typedef struct ng_graph_selection {
  ng_view focus;           /* id, name or alias of an entity: keep what is near it */
  uint32_t depth;          /* how many edges away from the focus; default 1 */
  uint32_t top;            /* keep this many nodes, those of the greatest total weight; the
                              focus is always among them */
  ng_view since;           /* keep what was said on or after this date ... */
  ng_view until;           /* ... and on or before this one: the graph of the articles of that
                              time, weights included, or, where a graph has no statements,
                              the edges whose time of being seen overlaps */
  double backbone;         /* keep edges whose disparity is below this (0: all edges); taken of
                              what the dates leave, before focus and top */
  bool isolated;           /* keep nodes without edges; they are dropped otherwise */
} ng_graph_selection;

/* The part that `selection` names, as a new graph.  NG_ERR_NOT_FOUND if there is no such
 * focus; NG_ERR_INVALID if its name is that of several nodes, which the message lists. */
NG_API NG_MUST_CHECK ng_status ng_graph_select(const ng_graph *graph, const ng_graph_selection *selection,
                                               ng_graph **out, ng_error *err);

/* The one node with this id, name or alias (in this order; case is ignored for the latter
 * two); errors as for ng_graph_select. */
NG_API NG_MUST_CHECK ng_status ng_graph_find_entity(const ng_graph *graph, ng_view text, uint32_t *node, ng_error *err);

/* The igraph graph with the same nodes and edges (directed, same indices) and every scalar
 * column as an attribute, for programs that run algorithms of their own on it; include
 * <igraph/igraph.h> to use it.  Made on the first call, owned by the graph. */
struct igraph_s;
NG_API NG_MUST_CHECK ng_status ng_graph_igraph(ng_graph *graph, const struct igraph_s **out, ng_error *err);

NG_END_DECLS
#endif
