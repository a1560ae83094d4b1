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

static void firmness(const ng_analysis *a, FILE *file) {
  fputs("\"firmness\":[", file);
  for (uint32_t i = 0; i < a->n_firmness; i++) {
    const ng_firmness *const f = &a->firmness[i];
    fputs(i ? ",\n {\"id\":" : "\n {\"id\":", file);
    ng_put_json(file, ng_graph_node_at(a->graph, f->node).id);
    fprintf(file, ",\"rank\":%u,\"best_rank\":%u,\"worst_rank\":%u,\"outlets\":%u,\"main_outlet\":", f->rank, f->best_rank,
            f->worst_rank, f->n_outlets);
    ng_put_json(file, f->main_outlet);
    fputs(",\"main_share\":", file);
    put_measure(file, f->main_share);
    putc('}', file);
  }
  fputs("],\n", file);
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
