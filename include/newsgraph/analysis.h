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

typedef enum ng_window {
  NG_WINDOW_NONE,
  NG_WINDOW_DAY,
  NG_WINDOW_WEEK,          /* from Monday */
  NG_WINDOW_MONTH,
  NG_WINDOW_QUARTER,
  NG_WINDOW_YEAR
} ng_window;

/* "day", "week", "month", "quarter", "year"; false if it is none of them. */
NG_API bool ng_window_find(const char *name, ng_window *out);
NG_API const char *ng_window_name(ng_window window);

/* Zero is the default of each field. */
typedef struct ng_analysis_options {
  double seconds;          /* about how long one measure may take on one core of 2023; what is
                              estimated to take longer is sampled.  Default 10. */
  uint32_t top;            /* entries of each ranking in reports; default 20 */
  uint32_t strongest;      /* edges listed in reports; default 25 */
  ng_window window;        /* length of the periods of the ranking over time; default none */
} ng_analysis_options;

/* A number for each node. */
typedef struct ng_measure {
  const char *name;        /* "betweenness"; also the column that ng_analysis_annotate sets */
  const char *title;       /* "Betweenness" */
  const char *help;        /* one sentence for readers of a report */
  const double *values;    /* by node; NAN where undefined */
  const char *undefined;   /* why no node has a value; NULL normally */
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

/* ---------------------------------------------------------------- firmness */

/* Ranks count from 1, the greatest strength; equals share one.  0: none. */
typedef struct ng_rank_range {
  uint32_t best, worst;
} ng_rank_range;

/* On which outlet or article an entity rests most. */
typedef struct ng_dependence {
  uint32_t n_sources;
  ng_view main;            /* name of the outlet, uri of the article; empty if none */
  double share;            /* 0..1: of the entity's strength, what would be lost without it */
} ng_dependence;

/* How firm the rank of an entity by strength is.  An article without an outlet is an outlet
 * of its own; a text that several articles print counts as one. */
typedef struct ng_firmness {
  uint32_t node;
  uint32_t rank;
  ng_rank_range without_outlet;   /* when one outlet is left out */
  ng_rank_range without_article;  /* when one article is */
  uint32_t without_weak;   /* when every relation is that a single article states; 0: nothing
                              of the entity is left then */
  ng_rank_range likely;    /* in nine of ten samples of articles, drawn anew with repetition */
  ng_dependence outlets, articles;
} ng_firmness;

/* For the top entities by strength, in order; none where the graph has no statements. */
NG_API uint32_t ng_analysis_n_firmness(const ng_analysis *analysis);
NG_API const ng_firmness *ng_analysis_firmness_at(const ng_analysis *analysis, uint32_t i);

/* ---------------------------------------------------------------- backbone */

/* By edge, as ng_graph_disparity has it. */
NG_API const double *ng_analysis_disparity(const ng_analysis *analysis);

/* ------------------------------------------------------------- predictions */

/* Two entities that no relation joins but that have neighbours in common.  The scores tell
 * where a relation may be missing or come; they are guesses from the shape of the graph and
 * no statement of any article. */
typedef struct ng_prediction {
  uint32_t a, b;           /* nodes */
  double adamic_adar;      /* sum of 1 / ln(degree) over the common neighbours; the order of the list */
  double resource_allocation; /* sum of 1 / degree */
  double jaccard;          /* share of common ones among all neighbours of both */
  uint32_t n_common;
  const uint32_t *common;  /* nodes */
} ng_prediction;

/* The options.top best, of such types as are related somewhere in the graph. */
NG_API uint32_t ng_analysis_n_predictions(const ng_analysis *analysis);
NG_API const ng_prediction *ng_analysis_prediction_at(const ng_analysis *analysis, uint32_t i);
/* Pairs whose common neighbours all have more relations than this were not looked at; 0 if
 * all were. */
NG_API uint32_t ng_analysis_prediction_limit(const ng_analysis *analysis);

/* ------------------------------------------------------- ranking over time */

/* What was said in a period, by date of the article. */
typedef struct ng_period {
  ng_view name;            /* "2019-05-20" (a day, or the Monday of a week), "2019-05", "2019-Q2", "2019" */
  uint32_t n_articles, n_statements;
  uint32_t n_entities;     /* with relations in the period: the length of the arrays */
  uint32_t n_new;          /* of these, in no earlier period */
  const uint32_t *nodes;   /* by strength in the period, the greatest first */
  const uint32_t *ranks;   /* from 1; equals share one */
  const double *strengths;
} ng_period;

/* Between the last two periods; rank 0 where an entity has none. */
typedef struct ng_mover {
  uint32_t node;
  uint32_t rank_before, rank_now;
  double before, now;      /* strength */
} ng_mover;

/* Periods in which something was said, in order; none without options.window. */
NG_API uint32_t ng_analysis_n_periods(const ng_analysis *analysis);
NG_API const ng_period *ng_analysis_period_at(const ng_analysis *analysis, uint32_t i);
/* Those who gained or lost most first. */
NG_API uint32_t ng_analysis_n_movers(const ng_analysis *analysis);
NG_API const ng_mover *ng_analysis_mover_at(const ng_analysis *analysis, uint32_t i);

#define NG_PLACED_NODES 30000 /* larger graphs get no positions */

/* Adds the measures, "component", "community" and "community_name" to the graph that was
 * analysed as columns of its nodes, and "disparity" to its edges; also "x" and "y", places of
 * the nodes in a drawing (force-directed, components side by side, 0 in the middle, a square
 * of 100 by 100 for each node; the same graph gets the same), unless it has both already or more
 * than NG_PLACED_NODES nodes. */
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
