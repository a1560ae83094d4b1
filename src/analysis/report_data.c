/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports for programs: all nodes with all measures. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/report.h"
#include "graph/number.h"
#include "graph/put.h"

/* Ten digits: what differs beyond them differs between machines. */
static void put_measure(FILE *file, double value) {
  char digits[NG_NUMBER_SIZE], text[NG_NUMBER_SIZE];
  if (!isfinite(value)) {
    fputs("null", file);
    return;
  }
  snprintf(digits, sizeof digits, "%.10g", value);
  fputs(ng_number_format(strtod(digits, NULL), text), file);
}

static void measures(const ng_analysis *a, FILE *file) {
  fputs("\"measures\":[", file);
  for (uint32_t i = 0; i < a->n_measures; i++) {
    const ng_measure *const m = &a->measures[i];
    fprintf(file, "%s\n {\"name\":\"%s\",\"help\":", i ? "," : "", m->name);
    ng_put_json(file, ng_view_of(m->help));
    fprintf(file, ",\"exact\":%s", m->exact ? "true" : "false");
    if (m->undefined) fprintf(file, ",\"undefined\":\"%s\"", m->undefined);
    if (!m->exact) {
      fprintf(file, ",\"method\":\"%s\",\"sample\":%u,\"top\":%d,\"sure_of_top\":%u,\"standard_error_of_top\":",
              m->method, m->sample, NG_MEASURE_TOP, m->n_sure);
      put_measure(file, m->error);
    }
    putc('}', file);
  }
  fputs("],\n", file);
}

static void nodes(const ng_analysis *a, FILE *file) {
  fputs("\"nodes\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++) {
    const ng_graph_node node = ng_graph_node_at(a->graph, i);
    fputs(i ? ",\n {\"id\":" : "\n {\"id\":", file);
    ng_put_json(file, node.id);
    fputs(",\"type\":", file);
    ng_put_json(file, node.type);
    fputs(",\"name\":", file);
    ng_put_json(file, node.name);
    for (uint32_t m = 0; m < a->n_measures; m++) {
      fprintf(file, ",\"%s\":", a->measures[m].name);
      put_measure(file, a->measures[m].values[i]);
    }
    fprintf(file, ",\"component\":%u,\"community\":", a->components[i]);
    if (a->communities[i] == NG_GRAPH_NONE) fputs("null}", file);
    else fprintf(file, "%u}", a->communities[i]);
  }
  fputs("],\n", file);
}

static void communities(const ng_analysis *a, FILE *file) {
  fputs("\"modularity\":", file);
  put_measure(file, a->modularity);
  fputs(",\n\"communities\":[", file);
  for (uint32_t i = 0; i < a->n_communities; i++) {
    const ng_community *const c = &a->community_list[i];
    fputs(i ? ",\n {\"name\":" : "\n {\"name\":", file);
    ng_put_json(file, c->name);
    fprintf(file, ",\"size\":%u,\"weight_inside\":", c->n_members);
    ng_put_number(file, c->weight_inside);
    fputs(",\"weight_across\":", file);
    ng_put_number(file, c->weight_across);
    putc('}', file);
  }
  fputs("],\n", file);
}

static void components(const ng_analysis *a, FILE *file) {
  fputs("\"assortativity_by_type\":", file);
  put_measure(file, a->assortativity);
  fprintf(file, ",\n\"components\":{\"count\":%u,\"sizes\":[", a->n_components);
  for (uint32_t i = 0; i < a->n_components; i++) fprintf(file, i ? ",%u" : "%u", a->component_sizes[i]);
  fputs("]},\n\"bridges\":[", file);
  for (uint32_t i = 0; i < a->n_bridges; i++) {
    fputs(i ? ",[" : "[", file);
    ng_put_json(file, ng_graph_node_at(a->graph, a->bridges[2 * i]).id);
    putc(',', file);
    ng_put_json(file, ng_graph_node_at(a->graph, a->bridges[2 * i + 1]).id);
    putc(']', file);
  }
  fputs("],\n", file);
}

static void strongest(const ng_analysis *a, FILE *file) {
  static const char *const columns[] = {"id", "type", "status", "weight", "confidence", "first_seen", "last_seen", "evidence"};
  fputs("\"strongest\":[", file);
  for (uint32_t i = 0; i < a->n_strongest; i++) {
    const ng_graph_edge e = ng_graph_edge_at(a->graph, a->strongest[i]);
    fputs(i ? ",\n {\"source\":" : "\n {\"source\":", file);
    ng_put_json(file, ng_graph_node_at(a->graph, e.source).id);
    fputs(",\"target\":", file);
    ng_put_json(file, ng_graph_node_at(a->graph, e.target).id);
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
      const uint32_t column = ng_graph_find_column(a->graph, NG_EDGES, ng_view_of(columns[k]));
      if (column == NG_GRAPH_NONE) continue;
      const ng_value value = ng_graph_value_at(a->graph, NG_EDGES, column, a->strongest[i]);
      fprintf(file, ",\"%s\":", columns[k]);
      ng_put_json_value(file, &value);
    }
    putc('}', file);
  }
  fputs("],\n", file);
}

static void put_id(const ng_analysis *a, FILE *file, const char *key, uint32_t node) {
  fprintf(file, "\"%s\":", key);
  ng_put_json(file, ng_graph_node_at(a->graph, node).id);
}

static void put_range(FILE *file, const char *key, ng_rank_range range) {
  if (range.best) fprintf(file, ",\"%s\":[%u,%u]", key, range.best, range.worst);
  else fprintf(file, ",\"%s\":null", key);
}

static void put_dependence(FILE *file, const char *key, const ng_dependence *d) {
  fprintf(file, ",\"%s\":{\"count\":%u,\"main\":", key, d->n_sources);
  ng_put_json(file, d->main);
  fputs(",\"share\":", file);
  put_measure(file, d->share);
  putc('}', file);
}

static void firmness(const ng_analysis *a, FILE *file) {
  fputs("\"firmness\":[", file);
  for (uint32_t i = 0; i < a->n_firmness; i++) {
    const ng_firmness *const f = &a->firmness[i];
    fputs(i ? ",\n {" : "\n {", file);
    put_id(a, file, "id", f->node);
    fprintf(file, ",\"rank\":%u", f->rank);
    put_range(file, "likely", f->likely);
    put_range(file, "without_outlet", f->without_outlet);
    put_range(file, "without_article", f->without_article);
    if (f->without_weak) fprintf(file, ",\"without_weak\":%u", f->without_weak);
    else fputs(",\"without_weak\":null", file);
    put_dependence(file, "outlets", &f->outlets);
    put_dependence(file, "articles", &f->articles);
    putc('}', file);
  }
  fputs("],\n", file);
}

static void backbone(const ng_analysis *a, FILE *file) {
  static const double levels[] = NG_REPORT_BACKBONE_LEVELS;
  fputs("\"backbone\":[", file);
  for (size_t k = 0; k < sizeof levels / sizeof *levels; k++) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < ng_graph_n_edges(a->graph); i++) n += a->disparity[i] < levels[k];
    fputs(k ? ",{\"level\":" : "{\"level\":", file);
    put_measure(file, levels[k]);
    fprintf(file, ",\"relations\":%u}", n);
  }
  fputs("],\n", file);
}

static void periods(const ng_analysis *a, FILE *file) {
  if (a->options.window == NG_WINDOW_NONE) return;
  fprintf(file, "\"window\":\"%s\",\"statements_without_date\":%u,\n\"periods\":[", ng_window_name(a->options.window),
          a->n_undated);
  for (uint32_t i = 0; i < a->n_periods; i++) {
    const ng_period *const p = &a->periods[i];
    fprintf(file, "%s\n {\"name\":\"%.*s\",\"articles\":%u,\"statements\":%u,\"new\":%u,\"ranking\":[", i ? "," : "",
            NG_VIEW_ARGS(p->name), p->n_articles, p->n_statements, p->n_new);
    for (uint32_t k = 0; k < p->n_entities; k++) {
      fputs(k ? ",{" : "{", file);
      put_id(a, file, "id", p->nodes[k]);
      fprintf(file, ",\"rank\":%u,\"strength\":", p->ranks[k]);
      put_measure(file, p->strengths[k]);
      putc('}', file);
    }
    fputs("]}", file);
  }
  fputs("],\n\"movers\":[", file);
  for (uint32_t i = 0; i < a->n_movers && i < a->options.top; i++) {
    const ng_mover *const m = &a->movers[i];
    fputs(i ? ",\n {" : "\n {", file);
    put_id(a, file, "id", m->node);
    fprintf(file, ",\"rank_before\":%u,\"rank_now\":%u,\"strength_before\":", m->rank_before, m->rank_now);
    put_measure(file, m->before);
    fputs(",\"strength_now\":", file);
    put_measure(file, m->now);
    putc('}', file);
  }
  fputs("],\n", file);
}

static void predictions(const ng_analysis *a, FILE *file) {
  fputs("\"predictions\":{\"note\":\"guesses from common neighbours; no article states these relations\",", file);
  if (a->prediction_limit) fprintf(file, "\"greatest_degree_passed\":%u,", a->prediction_limit);
  fputs("\"pairs\":[", file);
  for (uint32_t i = 0; i < a->n_predictions; i++) {
    const ng_prediction *const p = &a->predictions[i];
    fputs(i ? ",\n {" : "\n {", file);
    put_id(a, file, "a", p->a);
    putc(',', file);
    put_id(a, file, "b", p->b);
    fputs(",\"adamic_adar\":", file);
    put_measure(file, p->adamic_adar);
    fputs(",\"resource_allocation\":", file);
    put_measure(file, p->resource_allocation);
    fputs(",\"jaccard\":", file);
    put_measure(file, p->jaccard);
    fputs(",\"common\":[", file);
    for (uint32_t k = 0; k < p->n_common; k++) {
      if (k) putc(',', file);
      ng_put_json(file, ng_graph_node_at(a->graph, p->common[k]).id);
    }
    fputs("]}", file);
  }
  fputs("]},\n", file);
}

static void failures(const ng_analysis *a, FILE *file) {
  fputs("\"failures\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_failures(a->graph); i++) {
    const ng_graph_failure failure = ng_graph_failure_at(a->graph, i);
    fputs(i ? ",\n {\"uri\":" : "\n {\"uri\":", file);
    ng_put_json(file, failure.uri);
    fputs(",\"message\":", file);
    ng_put_json(file, failure.message);
    putc('}', file);
  }
  fputs("]}\n", file);
}

void ng_report_json(const ng_analysis *a, FILE *file) {
  fprintf(file, "{\"n_nodes\":%u,\"n_edges\":%u,\"n_statements\":%u,\"n_articles\":%u,\n", ng_graph_n_nodes(a->graph),
          ng_graph_n_edges(a->graph), ng_graph_n_statements(a->graph), ng_graph_n_articles(a->graph));
  measures(a, file);
  communities(a, file);
  components(a, file);
  strongest(a, file);
  firmness(a, file);
  backbone(a, file);
  periods(a, file);
  predictions(a, file);
  nodes(a, file);
  failures(a, file);
}

void ng_report_csv(const ng_analysis *a, FILE *file) {
  fputs("id,type,name", file);
  for (uint32_t m = 0; m < a->n_measures; m++) fprintf(file, ",%s", a->measures[m].name);
  fputs(",component,community\n", file);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++) {
    const ng_graph_node node = ng_graph_node_at(a->graph, i);
    ng_put_csv(file, node.id);
    putc(',', file);
    ng_put_csv(file, node.type);
    putc(',', file);
    ng_put_csv(file, node.name);
    for (uint32_t m = 0; m < a->n_measures; m++) {
      putc(',', file);
      if (isfinite(a->measures[m].values[i])) put_measure(file, a->measures[m].values[i]);
    }
    fprintf(file, ",%u,", a->components[i]);
    if (a->communities[i] != NG_GRAPH_NONE) fprintf(file, "%u", a->communities[i]);
    putc('\n', file);
  }
}
