/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of a graph and reports on it.
 *
 * Measures are taken on projections without loops: betweenness, closeness, components and
 * communities on the undirected one, in which parallel edges are one whose weight is their
 * sum; PageRank on the directed one, symmetric edges going both ways.  Betweenness and
 * closeness ignore weights: a path is as long as it has edges.  Where the exact value would
 * take too long it is estimated from a sample of the nodes, drawn with a constant seed, and
 * the measure says so with its error.  Results do not depend on the clock. */
#ifndef NEWSGRAPH_ANALYSIS_H
#define NEWSGRAPH_ANALYSIS_H

#include <stdio.h>

#include <newsgraph/graph.h>
#include <newsgraph/status.h>

NG_BEGIN_DECLS

typedef struct ng_analysis ng_analysis;

/* Zero is the default of each field. */
typedef struct ng_analysis_options {
  double seconds;          /* about how long one measure may take on one core of 2023; what is
                              estimated to take longer is sampled.  Default 15. */
  uint32_t top;            /* entries of each ranking in reports; default 20 */
  uint32_t strongest;      /* edges listed in reports; default 25 */
} ng_analysis_options;

/* A number for each node. */
typedef struct ng_measure {
  const char *name;        /* "betweenness"; also the column that ng_analysis_annotate sets */
  const char *title;       /* "Betweenness" */
  const char *help;        /* one sentence for readers of a report */
  const double *values;    /* by node; NAN where undefined */
  bool exact;
  /* Of estimates: */
  const char *method;      /* "from shortest paths drawn at random"; NULL if exact */
  uint32_t sample;         /* how many were drawn */
  double error;            /* standard error of the NG_MEASURE_TOP greatest values: the worst of
                              them, as a share of the value */
  uint32_t n_sure;         /* how many of these belong among the NG_MEASURE_TOP greatest with a
                              certainty of 95 % */
} ng_measure;

#define NG_MEASURE_TOP 20

typedef struct ng_community {
  ng_view name;            /* made of its main members */
  const uint32_t *members; /* nodes, by strength, the greatest first */
  uint32_t n_members;
  double weight_inside;    /* of edges between members */
  double weight_across;    /* of edges to others */
} ng_community;

/* Analyses a graph, which must outlive the result.  Takes time in proportion to nodes plus
 * edges, beyond what options.seconds allows each measure.  `options` may be NULL.
 * Calls to igraph are serialised between threads. */
NG_API NG_MUST_CHECK ng_status ng_analyse(const ng_graph *graph, const ng_analysis_options *options, ng_analysis **out,
                                          ng_error *err);
NG_API void ng_analysis_free(ng_analysis *analysis);

NG_API uint32_t ng_analysis_n_measures(const ng_analysis *analysis);
NG_API const ng_measure *ng_analysis_measure_at(const ng_analysis *analysis, uint32_t i);
/* NULL if there is none of this name. */
NG_API const ng_measure *ng_analysis_find_measure(const ng_analysis *analysis, const char *name);

/* Weakly connected components: the number of each node's, the largest being 0. */
NG_API const uint32_t *ng_analysis_components(const ng_analysis *analysis, uint32_t *n_components);
/* Communities (Leiden, modularity), the largest first; nodes without edges are in none. */
NG_API uint32_t ng_analysis_n_communities(const ng_analysis *analysis);
NG_API const ng_community *ng_analysis_community_at(const ng_analysis *analysis, uint32_t i);
/* Community of each node, NG_GRAPH_NONE for none. */
NG_API const uint32_t *ng_analysis_communities(const ng_analysis *analysis);
NG_API double ng_analysis_modularity(const ng_analysis *analysis);

/* How firm the rank of an entity by strength is.  Ranks count from 1; the best and the worst
 * are those that it gets when one of the weightiest outlets or articles, or every relation
 * of a single article, is left out.  An article without outlet is an outlet of its own. */
typedef struct ng_firmness {
  uint32_t node;
  uint32_t rank, best_rank, worst_rank;
  uint32_t n_outlets;
  ng_view main_outlet;     /* the one that would be missed most */
  double main_share;       /* 0..1: of the entity's strength, what would be lost without it */
} ng_firmness;

/* For the top entities by strength, in order; none where the graph has no statements. */
NG_API uint32_t ng_analysis_n_firmness(const ng_analysis *analysis);
NG_API const ng_firmness *ng_analysis_firmness_at(const ng_analysis *analysis, uint32_t i);

/* Adds the measures, "component", "community" and "community_name" to the graph that was
 * analysed as columns of its nodes. */
NG_API NG_MUST_CHECK ng_status ng_analysis_annotate(const ng_analysis *analysis, ng_graph *graph, ng_error *err);

/* ------------------------------------------------------------------ reports */

typedef struct ng_report_format {
  const char *name;        /* "text", "md", "json", "csv" */
  const char *extension;
  const char *media_type;
  const char *help;
} ng_report_format;

/* The i-th format, NULL past the end; one by name, NULL if there is none. */
NG_API const ng_report_format *ng_report_format_at(size_t i);
NG_API const ng_report_format *ng_report_format_find(const char *name);

/* Writes a report to `path` ("-": standard output), whole or not at all.  Failed articles
 * of the graph are named in it. */
NG_API NG_MUST_CHECK ng_status ng_report_write(const ng_analysis *analysis, const ng_report_format *format,
                                               const char *path, ng_error *err);

/* ---------------------------------------------------------------- questions */

/* Answers, written to `path` ("-": standard output) in the format "text", "md" or "json"
 * (blocks).  Nodes are found with ng_graph_find_entity; NG_ERR_BAD_ARG for an index that is
 * none.  A part of the graph (a time, the surroundings of an entity) is asked by selecting
 * it first. */

/* Who an entity is: names, dates, and its edges by type with their evidence. */
NG_API NG_MUST_CHECK ng_status ng_question_show(const ng_graph *graph, uint32_t node, const ng_report_format *format,
                                                const char *path, ng_error *err);
/* Every statement between two entities with its sentence, article and rule. */
NG_API NG_MUST_CHECK ng_status ng_question_why(const ng_graph *graph, uint32_t a, uint32_t b,
                                               const ng_report_format *format, const char *path, ng_error *err);
/* The `k` (0: 3) shortest paths between two entities, in edges, each step with its
 * strongest edge.  Yen's algorithm. */
NG_API NG_MUST_CHECK ng_status ng_question_path(const ng_graph *graph, uint32_t a, uint32_t b, uint32_t k,
                                                const ng_report_format *format, const char *path, ng_error *err);
/* Everything stated, by date of the event, or of the article where that is unknown. */
NG_API NG_MUST_CHECK ng_status ng_question_timeline(const ng_graph *graph, const ng_report_format *format,
                                                    const char *path, ng_error *err);
/* What appeared, vanished and changed from one graph to another. */
NG_API NG_MUST_CHECK ng_status ng_question_diff(const ng_graph *before, const ng_graph *after,
                                                const ng_report_format *format, const char *path, ng_error *err);

NG_END_DECLS
#endif
