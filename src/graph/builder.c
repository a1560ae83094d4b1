/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting: rows are appended in order of arrival and found again by their keys.  What
 * is gathered over articles is worked out by ng_graph_builder_finish in finish.c. */
#include "graph/graph.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"

ng_status ng_graph_builder_new(const ng_graph_options *options, ng_graph_builder **out, ng_error *err) {
  *out = NULL;
  ng_graph_builder *const b = ng_alloc_zero(1, sizeof *b);
  if (!b) return ng_fail_no_mem(err);
  b->graph = ng_graph__new();
  if (!b->graph) {
    ng_dealloc(b);
    return ng_fail_no_mem(err);
  }
  if (options) b->options = *options;
  b->graph->multi = b->options.multi;
  b->node_set = (ng_rowset){.stride = sizeof(ng_node_row), .key_size = sizeof(ng_text_id)};
  b->edge_set = (ng_rowset){.stride = sizeof(ng_edge_row), .key_size = NG_EDGE_KEY_SIZE};
  b->statement_set = (ng_rowset){.stride = sizeof(ng_statement_row), .key_size = NG_STATEMENT_KEY_SIZE};
  b->article_set = (ng_rowset){.stride = sizeof(ng_article_row), .key_size = sizeof(ng_text_id)};
  b->name_set = (ng_rowset){.stride = sizeof(ng_name_row), .key_size = 2 * sizeof(uint32_t)};
  b->seen_set = (ng_rowset){.stride = sizeof(ng_pair), .key_size = 2 * sizeof(uint32_t)};
  *out = b;
  return NG_OK;
}

void ng_graph_builder_free(ng_graph_builder *b) {
  if (!b) return;
  ng_graph_free(b->graph);
  ng_rowset *const sets[] = {&b->node_set, &b->edge_set, &b->statement_set, &b->article_set, &b->name_set, &b->seen_set};
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) ng_rowset_dispose(sets[i]);
  ng_vec_dispose(&b->names);
  ng_vec_dispose(&b->seen);
  for (int e = 0; e < 2; e++) {
    for (uint32_t i = 0; i < b->loose[e].len; i++) ng_vec_dispose(&b->loose[e].data[i].cells);
    ng_vec_dispose(&b->loose[e]);
  }
  ng_dealloc(b);
}

static ng_text_id add(ng_graph_builder *b, ng_view text) { return ng_strings_add(&b->graph->strings, text); }

/* Appends a row and looks for its like; drops it again where there was one.  `*row` is
 * where the key is to be found. */
#define ENTER(set, rows, out, ...)                                                     \
  (ng_vec_push((rows), __VA_ARGS__) &&                                                 \
   (*(out) = ng_rowset_enter((set), (rows)->data, (rows)->len - 1)) != NG_ROWSET_MISSING)

static ng_status check(const ng_graph_builder *b, bool good, ng_error *err) {
  return good && !b->graph->strings.failed ? NG_OK : ng_fail_no_mem(err);
}

/* A builder that was finished has nothing left to add to. */
static ng_status check_open(const ng_graph_builder *b, ng_error *err) {
  return b->graph ? NG_OK : ng_fail(err, NG_ERR_BAD_ARG, "this builder was finished");
}

ng_status ng_graph_builder_add_article(ng_graph_builder *b, const ng_graph_article *article, uint32_t *out,
                                       ng_error *err) {
  NG_TRY(check_open(b, err));
  const ng_article_row row = {
      .uri = add(b, article->uri),
      .title = add(b, article->title),
      .source = add(b, article->source),
      .url = add(b, article->url),
      .date = add(b, article->date),
      .sha256 = add(b, article->sha256),
  };
  ng_article_rows *const rows = &b->graph->articles;
  uint32_t i = 0;
  NG_TRY(check(b, ENTER(&b->article_set, rows, &i, row), err));
  if (i != rows->len - 1) rows->len--;
  if (out) *out = i;
  return NG_OK;
}

static ng_status check_article(const ng_graph_builder *b, uint32_t article, ng_error *err) {
  if (article == NG_GRAPH_NONE || article < b->graph->articles.len) return NG_OK;
  return ng_fail(err, NG_ERR_BAD_ARG, "no article %u", article);
}

static ng_status check_ends(const ng_graph_builder *b, uint32_t source, uint32_t target, ng_error *err) {
  const uint32_t n = b->graph->nodes.len;
  if (source < n && target < n) return NG_OK;
  return ng_fail(err, NG_ERR_BAD_ARG, "no node %u", source < n ? target : source);
}

ng_status ng_graph_builder_put_seen(ng_graph_builder *b, uint32_t node, uint32_t article, ng_error *err) {
  NG_TRY(check_open(b, err));
  NG_TRY(check_ends(b, node, node, err));
  NG_TRY(check_article(b, article, err));
  if (article == NG_GRAPH_NONE) return NG_OK;
  uint32_t i = 0;
  NG_TRY(check(b, ENTER(&b->seen_set, &b->seen, &i, (ng_pair){node, article}), err));
  if (i != b->seen.len - 1) b->seen.len--;
  return NG_OK;
}

static ng_status add_name(ng_graph_builder *b, uint32_t node, ng_view name, bool is_name, ng_error *err) {
  const ng_text_id id = add(b, name);
  if (!id) return check(b, true, err);
  uint32_t i = 0;
  NG_TRY(check(b, ENTER(&b->name_set, &b->names, &i, (ng_name_row){.node = node, .name = id}), err));
  if (i != b->names.len - 1) b->names.len--;
  b->names.data[i].count += is_name;
  return NG_OK;
}

static ng_status enter_node(ng_graph_builder *b, ng_view id, uint32_t *i, bool *is_new, ng_error *err) {
  NG_TRY(check_open(b, err));
  const ng_text_id text = add(b, id);
  if (!text) return b->graph->strings.failed ? ng_fail_no_mem(err) : ng_fail(err, NG_ERR_BAD_ARG, "a node without id");
  ng_node_rows *const rows = &b->graph->nodes;
  *i = 0;
  NG_TRY(check(b, ENTER(&b->node_set, rows, i, (ng_node_row){.id = text}), err));
  *is_new = *i == rows->len - 1;
  if (!*is_new) rows->len--;
  return NG_OK;
}

ng_status ng_graph_builder_add_node(ng_graph_builder *b, const ng_graph_mention *mention, uint32_t *out, ng_error *err) {
  uint32_t i = 0;
  bool is_new = false;
  NG_TRY(enter_node(b, mention->id, &i, &is_new, err));
  NG_TRY(check_article(b, mention->article, err));
  ng_node_row *const row = &b->graph->nodes.data[i];
  if (!row->type) row->type = add(b, mention->type);
  row->mentions += mention->mentions;
  NG_TRY(add_name(b, i, mention->name, true, err));
  for (uint32_t k = 0; k < mention->n_aliases; k++) NG_TRY(add_name(b, i, mention->aliases[k], false, err));
  NG_TRY(ng_graph_builder_put_seen(b, i, mention->article, err));
  if (out) *out = i;
  return check(b, true, err);
}

ng_status ng_graph_builder_put_node(ng_graph_builder *b, const ng_graph_node *node, uint32_t *out, ng_error *err) {
  uint32_t i = 0;
  bool is_new = false;
  NG_TRY(enter_node(b, node->id, &i, &is_new, err));
  if (!is_new) return ng_fail(err, NG_ERR_INVALID, "node '%.*s' is there twice", NG_VIEW_ARGS(node->id));
  ng_node_row *const row = &b->graph->nodes.data[i];
  *row = (ng_node_row){
      .id = row->id,
      .type = add(b, node->type),
      .name = add(b, node->name),
      .label = add(b, node->label),
      .first_seen = add(b, node->first_seen),
      .last_seen = add(b, node->last_seen),
      .aliases = ng_strings_add_list(&b->graph->strings, node->aliases, node->n_aliases),
      .given = true,
      .mentions = node->mentions,
      .articles = node->articles,
  };
  if (out) *out = i;
  return check(b, true, err);
}

/* A symmetric edge runs from the smaller to the greater id. */
static void normalise(const ng_graph_builder *b, uint32_t *source, uint32_t *target) {
  const ng_graph *const g = b->graph;
  const ng_view from = ng_strings_at(&g->strings, g->nodes.data[*source].id);
  const ng_view to = ng_strings_at(&g->strings, g->nodes.data[*target].id);
  if (ng_view_compare(from, to) <= 0) return;
  const uint32_t swap = *source;
  *source = *target;
  *target = swap;
}

static ng_text_id add_status(ng_graph_builder *b, ng_view status) {
  return add(b, status.len ? status : ng_view_of("asserted"));
}

static ng_statement_row statement_row(ng_graph_builder *b, const ng_graph_statement *s) {
  return (ng_statement_row){
      .source = s->source,
      .target = s->target,
      .type = add(b, s->type),
      .status = add_status(b, s->status),
      .article = s->article,
      .begin = s->begin,
      .end = s->end,
      .evidence = add(b, s->evidence),
      .trigger = add(b, s->trigger),
      .rule = add(b, s->rule),
      .from = add(b, s->from),
      .to = add(b, s->to),
      .place = add(b, s->place),
      .title = add(b, s->title),
      .attributed_to = add(b, s->attributed_to),
      .items = ng_strings_add_list(&b->graph->strings, s->items, s->n_items),
      .confidence = isfinite(s->confidence) && s->confidence > 0 ? (float)s->confidence : 0.0f,
  };
}

static ng_status enter_statement(ng_graph_builder *b, const ng_graph_statement *s, uint32_t *i, bool *is_new,
                                 ng_error *err) {
  NG_TRY(check_open(b, err));
  NG_TRY(check_ends(b, s->source, s->target, err));
  NG_TRY(check_article(b, s->article, err));
  const ng_statement_row row = statement_row(b, s);
  ng_statement_rows *const rows = &b->graph->statements;
  *i = 0;
  NG_TRY(check(b, ENTER(&b->statement_set, rows, i, row), err));
  *is_new = *i == rows->len - 1;
  if (!*is_new) rows->len--;
  return NG_OK;
}

ng_status ng_graph_builder_add_statement(ng_graph_builder *b, const ng_graph_statement *s, bool symmetric,
                                         ng_error *err) {
  if (!b->options.include_negated && ng_view_is(s->status, "negated")) return NG_OK;
  uint32_t i, edge = 0;
  bool is_new;
  NG_TRY(enter_statement(b, s, &i, &is_new, err));
  if (!is_new) return NG_OK;
  ng_statement_row *const row = &b->graph->statements.data[i];
  ng_edge_row key = {
      .source = row->source, .target = row->target, .type = row->type, .status = row->status, .symmetric = symmetric};
  if (symmetric) normalise(b, &key.source, &key.target);
  ng_edge_rows *const edges = &b->graph->edges;
  if (b->options.multi) key.nth = edges->len + 1;
  NG_TRY(check(b, ENTER(&b->edge_set, edges, &edge, key), err));
  if (edge != edges->len - 1) edges->len--;
  row->edge = edge;
  return NG_OK;
}

ng_status ng_graph_builder_put_edge(ng_graph_builder *b, const ng_graph_edge *e, uint32_t *out, ng_error *err) {
  NG_TRY(check_open(b, err));
  NG_TRY(check_ends(b, e->source, e->target, err));
  ng_edge_row row = {
      .source = e->source,
      .target = e->target,
      .type = add(b, e->type),
      .status = add_status(b, e->status),
      .nth = b->graph->edges.len + 1,
      .id = add(b, e->id),
      .label = add(b, e->label),
      .first_seen = add(b, e->first_seen),
      .last_seen = add(b, e->last_seen),
      .from = add(b, e->from),
      .to = add(b, e->to),
      .evidence = add(b, e->evidence),
      .rule = add(b, e->rule),
      .attributed_to = add(b, e->attributed_to),
      .place = add(b, e->place),
      .title = add(b, e->title),
      .items = ng_strings_add_list(&b->graph->strings, e->items, e->n_items),
      .sources = ng_strings_add_list(&b->graph->strings, e->sources, e->n_sources),
      .given = true,
      .symmetric = e->symmetric,
      .weight = e->weight,
      .confidence = e->confidence,
      .articles = e->articles,
  };
  if (e->symmetric) normalise(b, &row.source, &row.target);
  if (out) *out = b->graph->edges.len;
  return check(b, ng_vec_push(&b->graph->edges, row), err);
}

ng_status ng_graph_builder_put_statement(ng_graph_builder *b, const ng_graph_statement *s, ng_error *err) {
  uint32_t i = 0;
  bool is_new = false;
  NG_TRY(check_open(b, err));
  if (s->edge >= b->graph->edges.len) return ng_fail(err, NG_ERR_BAD_ARG, "no edge %u", s->edge);
  NG_TRY(enter_statement(b, s, &i, &is_new, err));
  if (is_new) b->graph->statements.data[i].edge = s->edge;
  return NG_OK;
}

ng_status ng_graph_builder_add_failure(ng_graph_builder *b, ng_view uri, ng_view message, ng_error *err) {
  NG_TRY(check_open(b, err));
  const ng_pair row = {add(b, uri), add(b, message)};
  return check(b, ng_vec_push(&b->graph->failures, row), err);
}

ng_status ng_graph_builder_set_property(ng_graph_builder *b, ng_view key, ng_view value, ng_error *err) {
  NG_TRY(check_open(b, err));
  const ng_pair row = {add(b, key), add(b, value)};
  for (uint32_t i = 0; i < b->graph->properties.len; i++) {
    if (b->graph->properties.data[i].a != row.a) continue;
    b->graph->properties.data[i] = row;
    return check(b, true, err);
  }
  return check(b, ng_vec_push(&b->graph->properties, row), err);
}

uint32_t ng_graph_builder_find_node(const ng_graph_builder *b, ng_view id) {
  const ng_text_id text = b->graph && id.len ? ng_strings_find(&b->graph->strings, id) : NG_MAP_MISSING;
  if (text == NG_MAP_MISSING || !b->node_set.cap) return NG_GRAPH_NONE;
  return ng_rowset_find(&b->node_set, b->graph->nodes.data, &text);
}
