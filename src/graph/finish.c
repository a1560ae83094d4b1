/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From collected rows to a graph: texts are put in byte order, so that from then on every
 * comparison is one of integers; rows are sorted; then the values of nodes are gathered
 * from mentions and those of edges from statements. */
#include "graph/graph.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/finish.h"

/* ------------------------------------------------------------ renumbering */

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Offsets of the fields that hold text ids; each row type also has list fields. */
static const size_t node_texts[] = {offsetof(ng_node_row, id),    offsetof(ng_node_row, type),
                                    offsetof(ng_node_row, name),  offsetof(ng_node_row, label),
                                    offsetof(ng_node_row, first_seen), offsetof(ng_node_row, last_seen)};
static const size_t node_lists[] = {offsetof(ng_node_row, aliases)};
static const size_t edge_texts[] = {offsetof(ng_edge_row, type),       offsetof(ng_edge_row, status),
                                    offsetof(ng_edge_row, id),         offsetof(ng_edge_row, label),
                                    offsetof(ng_edge_row, first_seen), offsetof(ng_edge_row, last_seen),
                                    offsetof(ng_edge_row, from),       offsetof(ng_edge_row, to),
                                    offsetof(ng_edge_row, evidence),   offsetof(ng_edge_row, rule),
                                    offsetof(ng_edge_row, attributed_to), offsetof(ng_edge_row, place),
                                    offsetof(ng_edge_row, title)};
static const size_t edge_lists[] = {offsetof(ng_edge_row, items), offsetof(ng_edge_row, sources)};
static const size_t statement_texts[] = {offsetof(ng_statement_row, type),     offsetof(ng_statement_row, status),
                                         offsetof(ng_statement_row, evidence), offsetof(ng_statement_row, trigger),
                                         offsetof(ng_statement_row, rule),     offsetof(ng_statement_row, from),
                                         offsetof(ng_statement_row, to),       offsetof(ng_statement_row, place),
                                         offsetof(ng_statement_row, title),    offsetof(ng_statement_row, attributed_to)};
static const size_t statement_lists[] = {offsetof(ng_statement_row, items)};
static const size_t article_texts[] = {offsetof(ng_article_row, uri),    offsetof(ng_article_row, title),
                                       offsetof(ng_article_row, source), offsetof(ng_article_row, url),
                                       offsetof(ng_article_row, date),   offsetof(ng_article_row, sha256)};
static const size_t pair_texts[] = {offsetof(ng_pair, a), offsetof(ng_pair, b)};
static const size_t name_texts[] = {offsetof(ng_name_row, name)};

static void renumber(void *rows, uint32_t n, size_t stride, const size_t *fields, size_t n_fields, const uint32_t *ids) {
  for (uint32_t i = 0; i < n; i++) {
    char *const row = (char *)rows + i * stride;
    for (size_t f = 0; f < n_fields; f++) {
      void *const field = row + fields[f];
      *(uint32_t *)field = ids[*(uint32_t *)field];
    }
  }
}

#define RENUMBER(rows, fields, ids) renumber((rows).data, (rows).len, sizeof *(rows).data, (fields), LENGTH(fields), (ids))

static bool sort_texts(ng_graph_builder *b) {
  ng_graph *const g = b->graph;
  uint32_t *texts = NULL, *lists = NULL;
  const bool good = ng_strings_sort(&g->strings, &texts, &lists);
  if (good) {
    RENUMBER(g->nodes, node_texts, texts);
    RENUMBER(g->nodes, node_lists, lists);
    RENUMBER(g->edges, edge_texts, texts);
    RENUMBER(g->edges, edge_lists, lists);
    RENUMBER(g->statements, statement_texts, texts);
    RENUMBER(g->statements, statement_lists, lists);
    RENUMBER(g->articles, article_texts, texts);
    RENUMBER(g->failures, pair_texts, texts);
    RENUMBER(g->properties, pair_texts, texts);
    RENUMBER(b->names, name_texts, texts);
    for (int e = 0; e < 2; e++) {
      for (uint32_t c = 0; c < b->loose[e].len; c++) {
        ng_loose_column *const column = &b->loose[e].data[c];
        column->name = texts[column->name];
        for (uint32_t i = 0; i < column->cells.len; i++) {
          ng_cell *const cell = &column->cells.data[i];
          cell->text = cell->type == NG_VALUE_LIST ? lists[cell->text] : texts[cell->text];
        }
      }
    }
  }
  ng_dealloc(texts);
  ng_dealloc(lists);
  return good;
}

/* ---------------------------------------------------------------- sorting */

#define COMPARE_FIELD(x, y) \
  if ((x) != (y)) return (x) < (y) ? -1 : 1

static int compare_words(const uint32_t *a, const uint32_t *b, size_t n) {
  for (size_t i = 0; i < n; i++) COMPARE_FIELD(a[i], b[i]);
  return 0;
}

static int compare_pairs(const void *a, const void *b) { return compare_words(a, b, 2); }
static int compare_ids(const void *a, const void *b) { return compare_words(a, b, 1); }

/* Sorts the numbers 0..n-1 by a key each and returns for every old number the new one. */
static uint32_t *sorted_places(const void *rows, uint32_t n, size_t stride, ng_pairs *scratch) {
  ng_vec_clear(scratch);
  uint32_t *const places = ng_alloc_zero(n ? n : 1, sizeof *places);
  if (!places || !ng_vec_reserve(scratch, n)) {
    ng_dealloc(places);
    return NULL;
  }
  for (uint32_t i = 0; i < n; i++) {
    const void *const row = (const char *)rows + i * stride;
    scratch->data[i] = (ng_pair){*(const uint32_t *)row, i};
  }
  scratch->len = n;
  if (n) qsort(scratch->data, n, sizeof *scratch->data, compare_pairs);
  for (uint32_t i = 0; i < n; i++) places[scratch->data[i].b] = i;
  return places;
}

/* Nodes by id, articles by uri: both keys are unique and come first in the row. */
static bool sort_nodes_and_articles(ng_graph_builder *b, uint32_t **node_places) {
  ng_graph *const g = b->graph;
  ng_pairs scratch = {0};
  uint32_t *const nodes = sorted_places(g->nodes.data, g->nodes.len, sizeof *g->nodes.data, &scratch);
  uint32_t *const articles = sorted_places(g->articles.data, g->articles.len, sizeof *g->articles.data, &scratch);
  ng_vec_dispose(&scratch);
  if (nodes && articles) {
    if (g->nodes.len) qsort(g->nodes.data, g->nodes.len, sizeof *g->nodes.data, compare_ids);
    if (g->articles.len) qsort(g->articles.data, g->articles.len, sizeof *g->articles.data, compare_ids);
    for (uint32_t i = 0; i < b->names.len; i++) b->names.data[i].node = nodes[b->names.data[i].node];
    for (uint32_t i = 0; i < b->seen.len; i++)
      b->seen.data[i] = (ng_pair){nodes[b->seen.data[i].a], articles[b->seen.data[i].b]};
    for (uint32_t i = 0; i < g->edges.len; i++) {
      g->edges.data[i].source = nodes[g->edges.data[i].source];
      g->edges.data[i].target = nodes[g->edges.data[i].target];
    }
    for (uint32_t i = 0; i < g->statements.len; i++) {
      ng_statement_row *const s = &g->statements.data[i];
      s->source = nodes[s->source];
      s->target = nodes[s->target];
      if (s->article != NG_GRAPH_NONE) s->article = articles[s->article];
    }
  }
  ng_dealloc(articles);
  *node_places = nodes;
  return nodes && articles;
}

/* All of the key, which ends with a float that is not negative: its bits are in order. */
static int compare_statements(const void *a, const void *b) {
  return compare_words(a, b, NG_STATEMENT_KEY_SIZE / sizeof(uint32_t));
}

static int compare_statements_of_edges(const void *a, const void *b) {
  const ng_statement_row *const x = a, *const y = b;
  COMPARE_FIELD(x->edge, y->edge);
  COMPARE_FIELD(x->article, y->article);
  COMPARE_FIELD(x->begin, y->begin);
  COMPARE_FIELD(x->end, y->end);
  return compare_statements(a, b);
}

typedef struct edge_sort {
  ng_edge_row row;
  uint32_t old;
  uint32_t id_len; /* shorter ids first, so that "x--2" comes before "x--10" */
} edge_sort;

static int compare_edges(const void *a, const void *b) {
  const edge_sort *const x = a, *const y = b;
  COMPARE_FIELD(x->row.source, y->row.source);
  COMPARE_FIELD(x->row.type, y->row.type);
  COMPARE_FIELD(x->row.target, y->row.target);
  COMPARE_FIELD(x->row.status, y->row.status);
  COMPARE_FIELD(x->id_len, y->id_len);
  COMPARE_FIELD(x->row.id, y->row.id);
  COMPARE_FIELD(x->row.first_statement, y->row.first_statement);
  return x->old < y->old ? -1 : x->old > y->old;
}

static bool sort_edges(ng_graph *g, uint32_t **edge_places) {
  const uint32_t n = g->edges.len;
  edge_sort *const sorted = ng_alloc_zero(n ? n : 1, sizeof *sorted);
  uint32_t *const places = ng_alloc_zero(n ? n : 1, sizeof *places);
  const bool good = sorted && places;
  for (uint32_t i = 0; good && i < n; i++) {
    const ng_edge_row *const row = &g->edges.data[i];
    sorted[i] = (edge_sort){*row, i, (uint32_t)ng_strings_at(&g->strings, row->id).len};
  }
  if (good) qsort(sorted, n, sizeof *sorted, compare_edges);
  for (uint32_t i = 0; good && i < n; i++) {
    g->edges.data[i] = sorted[i].row;
    places[sorted[i].old] = i;
  }
  ng_dealloc(sorted);
  *edge_places = places;
  return good;
}

static bool sort_edges_and_statements(ng_graph *g, uint32_t **edge_places) {
  ng_statement_rows *const rows = &g->statements;
  /* in order of content, so that edges of one statement each can be told apart by it */
  if (rows->len) qsort(rows->data, rows->len, sizeof *rows->data, compare_statements);
  for (uint32_t i = 0; i < g->edges.len; i++) g->edges.data[i].first_statement = NG_GRAPH_NONE;
  for (uint32_t i = rows->len; i-- > 0;) g->edges.data[rows->data[i].edge].first_statement = i;
  if (!sort_edges(g, edge_places)) return false;
  for (uint32_t i = 0; i < rows->len; i++) rows->data[i].edge = (*edge_places)[rows->data[i].edge];
  if (rows->len) qsort(rows->data, rows->len, sizeof *rows->data, compare_statements_of_edges);
  uint32_t next = 0;
  for (uint32_t i = 0; i < g->edges.len; i++) {
    ng_edge_row *const edge = &g->edges.data[i];
    edge->first_statement = next;
    while (next < rows->len && rows->data[next].edge == i) next++;
    edge->n_statements = next - edge->first_statement;
  }
  return true;
}

/* ---------------------------------------------------------------- indices */

/* Values of `pairs` (sorted by a, then b) grouped by a, for a < n. */
static bool group_pairs(const ng_pairs *pairs, uint32_t n, uint32_t **start, uint32_t **values) {
  *start = ng_alloc_zero((size_t)n + 1, sizeof **start);
  *values = ng_alloc_zero(pairs->len ? pairs->len : 1, sizeof **values);
  if (!*start || !*values) return false;
  for (uint32_t i = 0; i < pairs->len; i++) {
    (*start)[pairs->data[i].a + 1]++;
    (*values)[i] = pairs->data[i].b;
  }
  for (uint32_t i = 0; i < n; i++) (*start)[i + 1] += (*start)[i];
  return true;
}

static bool index_incident(ng_graph *g) {
  ng_pairs pairs = {0};
  bool good = true;
  for (uint32_t i = 0; good && i < g->edges.len; i++) {
    const ng_edge_row *const e = &g->edges.data[i];
    good = ng_vec_push(&pairs, (ng_pair){e->source, i}) &&
           (e->source == e->target || ng_vec_push(&pairs, (ng_pair){e->target, i}));
  }
  if (pairs.len) qsort(pairs.data, pairs.len, sizeof *pairs.data, compare_pairs);
  good = good && group_pairs(&pairs, g->nodes.len, &g->incident_start, &g->incident);
  ng_vec_dispose(&pairs);
  return good;
}

static bool index_seen(ng_graph_builder *b) {
  if (b->seen.len) qsort(b->seen.data, b->seen.len, sizeof *b->seen.data, compare_pairs);
  return group_pairs(&b->seen, b->graph->nodes.len, &b->graph->seen_start, &b->graph->seen);
}

static void sort_pairs(ng_pairs *pairs) {
  if (pairs->len) qsort(pairs->data, pairs->len, sizeof *pairs->data, compare_pairs);
}

ng_status ng_graph_builder_finish(ng_graph_builder *b, ng_graph **out, ng_error *err) {
  *out = NULL;
  ng_graph *const g = b->graph;
  if (!g) return ng_fail(err, NG_ERR_BAD_ARG, "this builder was finished");
  uint32_t *node_places = NULL, *edge_places = NULL;
  bool good = !g->strings.failed && sort_texts(b) && sort_nodes_and_articles(b, &node_places) &&
              sort_edges_and_statements(g, &edge_places);
  if (good) {
    sort_pairs(&g->failures);
    sort_pairs(&g->properties);
    good = index_incident(g) && index_seen(b) && ng_graph__gather_nodes(b) && ng_graph__gather_edges(g) &&
           ng_graph__make_ids(g) && ng_graph__settle_columns(b, node_places, edge_places) && !g->strings.failed;
  }
  ng_dealloc(node_places);
  ng_dealloc(edge_places);
  if (!good) return ng_fail_no_mem(err);
  ng_graph__standard_scan(g);
  b->graph = NULL;
  *out = g;
  return NG_OK;
}
