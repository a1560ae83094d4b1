/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graph as igraph holds it: edges and attributes are handed over in bulk. */
#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/graph.h"
#include "graph/igraph_guard.h"

static igraph_error_t make_edges(const ng_graph *graph, igraph_t *out) {
  igraph_vector_int_t ends;
  IGRAPH_CHECK(igraph_vector_int_init(&ends, 2 * (igraph_integer_t)graph->edges.len));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &ends);
  for (uint32_t i = 0; i < graph->edges.len; i++) {
    VECTOR(ends)[2 * i] = graph->edges.data[i].source;
    VECTOR(ends)[2 * i + 1] = graph->edges.data[i].target;
  }
  IGRAPH_CHECK(igraph_create(out, &ends, graph->nodes.len, IGRAPH_DIRECTED));
  igraph_vector_int_destroy(&ends);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static igraph_error_t set_texts(igraph_t *out, const ng_graph *graph, ng_element element, uint32_t column,
                                const char *name, uint32_t n) {
  igraph_strvector_t texts;
  IGRAPH_CHECK(igraph_strvector_init(&texts, n));
  IGRAPH_FINALLY(igraph_strvector_destroy, &texts);
  for (uint32_t i = 0; i < n; i++) {
    const ng_value value = ng_graph_value_at(graph, element, column, i);
    if (value.text.len)
      IGRAPH_CHECK(igraph_strvector_set_len(&texts, i, value.text.data, value.text.len));
  }
  IGRAPH_CHECK(element == NG_NODES ? SETVASV(out, name, &texts) : SETEASV(out, name, &texts));
  igraph_strvector_destroy(&texts);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static igraph_error_t set_numbers(igraph_t *out, const ng_graph *graph, ng_element element, uint32_t column,
                                  const char *name, uint32_t n) {
  igraph_vector_t numbers;
  IGRAPH_CHECK(igraph_vector_init(&numbers, n));
  IGRAPH_FINALLY(igraph_vector_destroy, &numbers);
  for (uint32_t i = 0; i < n; i++) {
    const ng_value value = ng_graph_value_at(graph, element, column, i);
    VECTOR(numbers)[i] = value.type == NG_VALUE_NONE ? IGRAPH_NAN : value.number;
  }
  IGRAPH_CHECK(element == NG_NODES ? SETVANV(out, name, &numbers) : SETEANV(out, name, &numbers));
  igraph_vector_destroy(&numbers);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

static igraph_error_t set_booleans(igraph_t *out, const ng_graph *graph, ng_element element, uint32_t column,
                                   const char *name, uint32_t n) {
  igraph_vector_bool_t booleans;
  IGRAPH_CHECK(igraph_vector_bool_init(&booleans, n));
  IGRAPH_FINALLY(igraph_vector_bool_destroy, &booleans);
  for (uint32_t i = 0; i < n; i++) VECTOR(booleans)[i] = ng_graph_value_at(graph, element, column, i).boolean;
  IGRAPH_CHECK(element == NG_NODES ? SETVABV(out, name, &booleans) : SETEABV(out, name, &booleans));
  igraph_vector_bool_destroy(&booleans);
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

/* Lists have no counterpart in igraph and stay out. */
static igraph_error_t set_attributes(igraph_t *out, const ng_graph *graph, ng_element element) {
  const uint32_t n = element == NG_NODES ? graph->nodes.len : graph->edges.len;
  for (uint32_t c = 0; n && c < ng_graph_n_columns(graph, element); c++) {
    const ng_column column = ng_graph_column_at(graph, element, c);
    const char *const name = column.name.data; /* texts of the graph end with NUL */
    switch (column.type) {
      case NG_VALUE_STRING: IGRAPH_CHECK(set_texts(out, graph, element, c, name, n)); break;
      case NG_VALUE_INTEGER:
      case NG_VALUE_NUMBER: IGRAPH_CHECK(set_numbers(out, graph, element, c, name, n)); break;
      case NG_VALUE_BOOLEAN: IGRAPH_CHECK(set_booleans(out, graph, element, c, name, n)); break;
      case NG_VALUE_LIST:
      case NG_VALUE_NONE: break;
    }
  }
  return IGRAPH_SUCCESS;
}

static igraph_error_t make(const ng_graph *graph, igraph_t *out) {
  IGRAPH_CHECK(make_edges(graph, out));
  IGRAPH_FINALLY(igraph_destroy, out);
  IGRAPH_CHECK(set_attributes(out, graph, NG_NODES));
  IGRAPH_CHECK(set_attributes(out, graph, NG_EDGES));
  IGRAPH_FINALLY_CLEAN(1);
  return IGRAPH_SUCCESS;
}

ng_status ng_graph_igraph(ng_graph *graph, const struct igraph_s **out, ng_error *err) {
  *out = graph->igraph;
  if (graph->igraph) return NG_OK;
  igraph_t *const made = ng_alloc_zero(1, sizeof *made);
  if (!made) return ng_fail_no_mem(err);
  ng_igraph_guard guard;
  ng_status status = ng_igraph_enter(&guard, err);
  if (status == NG_OK) {
    status = ng_igraph_check(make(graph, made), "cannot hand the graph to igraph", err);
    ng_igraph_leave(&guard);
  }
  if (status != NG_OK) {
    ng_dealloc(made);
    return status;
  }
  *out = graph->igraph = made;
  return NG_OK;
}

void ng_graph__igraph_free(ng_graph *graph) {
  ng_igraph_guard guard;
  if (!graph->igraph) return;
  const bool guarded = ng_igraph_enter(&guard, NULL) == NG_OK;
  igraph_destroy(graph->igraph);
  if (guarded) ng_igraph_leave(&guard);
  ng_dealloc(graph->igraph);
  graph->igraph = NULL;
}
