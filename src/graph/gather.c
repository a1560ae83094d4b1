/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of nodes and edges that are gathered over articles. */
#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "graph/finish.h"

typedef NG_VEC(uint32_t) ids;

static int compare_ids(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static void sort(ids *list) {
  if (list->len) qsort(list->data, list->len, sizeof *list->data, compare_ids);
}

static void sort_unique(ids *list) {
  sort(list);
  uint32_t n = 0;
  for (uint32_t i = 0; i < list->len; i++)
    if (!n || list->data[n - 1] != list->data[i]) list->data[n++] = list->data[i];
  list->len = n;
}

/* The value that comes most often, the first in byte order among equals; 0 if none. */
static uint32_t most_frequent(ids *list) {
  sort(list);
  uint32_t best = 0, best_run = 0, run = 0;
  for (uint32_t i = 0; i < list->len; i++) {
    run = i && list->data[i] == list->data[i - 1] ? run + 1 : 1;
    if (run > best_run) {
      best_run = run;
      best = list->data[i];
    }
  }
  return best;
}

/* Ids of texts are in byte order, which for dates is their order. */
static void widen(ng_text_id *first, ng_text_id *last, ng_text_id date) {
  if (!date) return;
  if (!*first || date < *first) *first = date;
  if (date > *last) *last = date;
}

/* ------------------------------------------------------------------ nodes */

/* The name used by most articles first. */
static int compare_names(const void *a, const void *b) {
  const ng_name_row *const x = a, *const y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return x->name < y->name ? -1 : x->name > y->name;
}

static void gather_seen(const ng_graph *g, uint32_t node) {
  ng_node_row *const row = &g->nodes.data[node];
  uint32_t n;
  const uint32_t *const seen = ng_graph_seen_in(g, node, &n);
  row->articles = n;
  for (uint32_t i = 0; i < n; i++) widen(&row->first_seen, &row->last_seen, g->articles.data[seen[i]].date);
}

bool ng_graph__gather_nodes(ng_graph_builder *b) {
  ng_graph *const g = b->graph;
  ids aliases = {0};
  bool good = true;
  if (b->names.len) qsort(b->names.data, b->names.len, sizeof *b->names.data, compare_names);
  for (uint32_t i = 0, k = 0; good && i < g->nodes.len; i++) {
    ng_node_row *const row = &g->nodes.data[i];
    ng_vec_clear(&aliases);
    for (; k < b->names.len && b->names.data[k].node == i; k++) {
      if (row->given) continue;
      if (!row->name) row->name = b->names.data[k].name;
      else good = good && ng_vec_push(&aliases, b->names.data[k].name);
    }
    if (!row->given) {
      sort(&aliases);
      row->aliases = ng_strings_make_list(&g->strings, aliases.data, aliases.len);
      gather_seen(g, i);
    }
    if (!row->name) row->name = row->label ? row->label : row->id;
    if (!row->label) row->label = row->name;
  }
  ng_vec_dispose(&aliases);
  return good;
}

/* ------------------------------------------------------------------ edges */

typedef struct gathering {
  ng_graph *graph;
  uint32_t *node_of_text; /* node whose id is this text, NG_GRAPH_NONE if none */
  ids texts, articles, places, titles, items; /* of one edge */
} gathering;

/* The name of the node with this id, or the text itself. */
static ng_text_id name_of(const gathering *w, ng_text_id text) {
  const uint32_t node = w->node_of_text[text];
  return node == NG_GRAPH_NONE ? text : w->graph->nodes.data[node].name;
}

static bool gather_statement(gathering *w, ng_edge_row *e, const ng_statement_row *s) {
  const ng_graph *const g = w->graph;
  bool good = true;
  ng_text_id seen = s->from;
  if (s->article != NG_GRAPH_NONE) {
    const ng_article_row *const article = &g->articles.data[s->article];
    if (article->date) seen = article->date;
    good = ng_vec_push(&w->articles, s->article) &&
           ng_vec_push(&w->texts, article->sha256 ? article->sha256 : article->uri);
  }
  widen(&e->first_seen, &e->last_seen, seen);
  widen(&e->from, &e->to, s->from);
  widen(&e->from, &e->to, s->to);
  if (s->place) good = good && ng_vec_push(&w->places, name_of(w, s->place));
  if (s->title) good = good && ng_vec_push(&w->titles, s->title);
  const ng_list items = g->strings.lists.data[s->items];
  for (uint32_t i = 0; good && i < items.n; i++) {
    const uint32_t node = ng_graph_find_node(g, items.items[i]);
    const ng_text_id id = node == NG_GRAPH_NONE ? ng_strings_rank(&g->strings, items.items[i]) : g->nodes.data[node].name;
    good = ng_vec_push(&w->items, id);
  }
  return good;
}

/* The statement to show: the surest; the first in order among equals. */
static const ng_statement_row *best_statement(const ng_graph *g, const ng_edge_row *e) {
  const ng_statement_row *best = NULL;
  for (uint32_t i = 0; i < e->n_statements; i++) {
    const ng_statement_row *const s = &g->statements.data[e->first_statement + i];
    if (!best || s->confidence > best->confidence) best = s;
  }
  return best;
}

static bool gather_edge(gathering *w, ng_edge_row *e) {
  ng_graph *const g = w->graph;
  ids *const lists[] = {&w->texts, &w->articles, &w->places, &w->titles, &w->items};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) ng_vec_clear(lists[i]);
  bool good = true;
  for (uint32_t i = 0; good && i < e->n_statements; i++)
    good = gather_statement(w, e, &g->statements.data[e->first_statement + i]);
  if (!good) return false;
  sort_unique(&w->texts);
  sort_unique(&w->articles);
  sort_unique(&w->items);
  e->weight = w->texts.len ? w->texts.len : 1;
  e->articles = w->articles.len;
  e->place = most_frequent(&w->places);
  e->title = most_frequent(&w->titles);
  e->items = ng_strings_make_list(&g->strings, w->items.data, w->items.len);
  for (uint32_t i = 0; i < w->articles.len; i++) w->articles.data[i] = g->articles.data[w->articles.data[i]].uri;
  e->sources = ng_strings_make_list(&g->strings, w->articles.data, w->articles.len);
  const ng_statement_row *const best = best_statement(g, e);
  e->confidence = round((double)best->confidence * 1e6) / 1e6;
  e->evidence = best->evidence;
  e->rule = best->rule;
  e->attributed_to = name_of(w, best->attributed_to);
  return !g->strings.failed;
}

bool ng_graph__gather_edges(ng_graph *g) {
  const uint32_t n_texts = g->strings.texts.len;
  gathering w = {.graph = g, .node_of_text = ng_alloc_zero(n_texts, sizeof(uint32_t))};
  bool good = w.node_of_text != NULL;
  for (uint32_t i = 0; good && i < n_texts; i++) w.node_of_text[i] = NG_GRAPH_NONE;
  for (uint32_t i = 0; good && i < g->nodes.len; i++) w.node_of_text[g->nodes.data[i].id] = i;
  for (uint32_t i = 0; good && i < g->edges.len; i++)
    if (!g->edges.data[i].given) good = gather_edge(&w, &g->edges.data[i]);
  ids *const lists[] = {&w.texts, &w.articles, &w.places, &w.titles, &w.items};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) ng_vec_dispose(lists[i]);
  ng_dealloc(w.node_of_text);
  return good;
}

/* -------------------------------------------------------------------- ids */

static bool same_group(const ng_edge_row *a, const ng_edge_row *b) {
  return a->source == b->source && a->target == b->target && a->type == b->type && a->status == b->status;
}

/* "person/li-shangfu--visited--state/russia", with the status unless it is asserted. */
static void write_id(const ng_graph *g, const ng_edge_row *e, ng_strbuf *out) {
  const ng_view status = ng_strings_at(&g->strings, e->status);
  ng_strbuf_clear(out);
  ng_strbuf_add_view(out, ng_strings_at(&g->strings, g->nodes.data[e->source].id));
  ng_strbuf_add_text(out, "--");
  ng_strbuf_add_view(out, ng_strings_at(&g->strings, e->type));
  ng_strbuf_add_text(out, "--");
  ng_strbuf_add_view(out, ng_strings_at(&g->strings, g->nodes.data[e->target].id));
  if (ng_view_is(status, "asserted")) return;
  ng_strbuf_add_text(out, "--");
  ng_strbuf_add_view(out, status);
}

/* "signed agreement with", with the status unless it is asserted. */
static void write_label(const ng_graph *g, const ng_edge_row *e, ng_strbuf *out) {
  const ng_view status = ng_strings_at(&g->strings, e->status);
  ng_strbuf_clear(out);
  ng_strbuf_add_view(out, ng_strings_at(&g->strings, e->type));
  for (size_t i = 0; i < out->len; i++)
    if (out->data[i] == '_') out->data[i] = ' ';
  if (!ng_view_is(status, "asserted")) ng_strbuf_addf(out, " (%.*s)", NG_VIEW_ARGS(status));
}

typedef struct id_maker {
  ng_graph *graph;
  ng_map taken;
  ng_strbuf text;
  uint32_t count; /* in the group of edges that differ in nothing else */
} id_maker;

static bool make_id(id_maker *m, ng_edge_row *e) {
  write_id(m->graph, e, &m->text);
  const size_t len = m->text.len;
  if (m->graph->multi || m->count) ng_strbuf_addf(&m->text, "--%u", ++m->count);
  while (ng_strbuf_ok(&m->text) && ng_map_find(&m->taken, ng_strbuf_view(&m->text)) != NG_MAP_MISSING) {
    ng_strbuf_cut(&m->text, len);
    ng_strbuf_addf(&m->text, "--%u", ++m->count);
  }
  if (!m->graph->multi && !m->count) m->count = 1;
  e->id = ng_strings_append(&m->graph->strings, ng_strbuf_view(&m->text));
  return ng_strbuf_ok(&m->text) && ng_map_set(&m->taken, ng_strings_at(&m->graph->strings, e->id), 1);
}

bool ng_graph__make_ids(ng_graph *g) {
  id_maker m = {.graph = g};
  ng_map_init(&m.taken);
  ng_strbuf_init(&m.text);
  bool good = true;
  for (uint32_t i = 0; good && i < g->edges.len; i++) {
    ng_edge_row *const e = &g->edges.data[i];
    if (!e->id) continue;
    uint32_t *const seen = ng_map_enter(&m.taken, ng_strings_at(&g->strings, e->id), 0);
    good = seen != NULL;
    if (good && (*seen)++) e->id = 0;
  }
  uint32_t label = 0;
  for (uint32_t i = 0; good && i < g->edges.len; i++) {
    ng_edge_row *const e = &g->edges.data[i];
    const ng_edge_row *const last = i ? e - 1 : NULL;
    if (!last || !same_group(last, e)) m.count = 0;
    if (!e->id) good = make_id(&m, e);
    if (e->label || !e->type) continue;
    if (!label || !last || last->type != e->type || last->status != e->status) {
      write_label(g, e, &m.text);
      label = ng_strings_append(&g->strings, ng_strbuf_view(&m.text));
    }
    e->label = label;
  }
  ng_map_dispose(&m.taken);
  ng_strbuf_dispose(&m.text);
  return good && !g->strings.failed;
}
