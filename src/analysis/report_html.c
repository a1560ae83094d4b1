/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report as one web page that needs nothing else: style, data, D3 and script are inside,
 * and its content security policy lets nothing but these run.  All text of articles goes
 * into a block of JSON and from there into text nodes, never into markup. */
#include <math.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/layout.h"
#include "analysis/report.h"
#include "analysis/texts.h"
#include "base/error.h"
#include "base/resource.h"
#include "graph/number.h"
#include "graph/put.h"

/* 'sha256-...' of an inline style or script, for the policy. */
static void put_hash(FILE *file, ng_view content) {
  struct sha256_ctx ctx;
  uint8_t digest[SHA256_DIGEST_SIZE];
  char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
  sha256_init(&ctx);
  sha256_update(&ctx, content.len, (const uint8_t *)content.data);
  sha256_digest(&ctx, sizeof digest, digest);
  base64_encode_raw(text, sizeof digest, digest);
  fprintf(file, "'sha256-%.*s'", (int)sizeof text, text);
}

static void put_text(FILE *file, const char *key, ng_view text) {
  fprintf(file, ",\"%s\":", key);
  ng_put_json(file, text);
}

static void put_number(FILE *file, const char *key, double value) {
  char digits[NG_NUMBER_SIZE];
  if (isfinite(value)) snprintf(digits, sizeof digits, "%.5g", value);
  fprintf(file, ",\"%s\":%s", key, isfinite(value) ? digits : "null");
}

static void put_list(FILE *file, const char *key, const ng_view *items, uint32_t n) {
  fprintf(file, ",\"%s\":[", key);
  for (uint32_t i = 0; i < n; i++) {
    if (i) putc(',', file);
    ng_put_json(file, items[i]);
  }
  putc(']', file);
}

/* ---------------------------------------------------- part shown */

/* What a browser draws and scrolls with ease; of larger graphs the page has the strongest. */
#define SHOWN_NODES 5000
#define SHOWN_EDGES 25000
#define SHOWN_COMMON 12     /* neighbours that a predicted pair has in common */
#define SHOWN_STATEMENTS 40 /* of an edge, with their sentences */

typedef struct shown {
  const ng_analysis *analysis;
  bool *nodes, *edges;
  uint32_t *place;       /* number of a node on the page, NG_GRAPH_NONE if it is not there */
  uint32_t n_nodes;
  double *x, *y;         /* by number on the page */
  uint32_t *texts;       /* by article */
} shown;

/* Flags the `most` greatest of those flagged. */
static bool keep_greatest(ng_arena *arena, double *values, bool *flags, uint32_t n, uint32_t most) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!flags[i]) values[i] = -INFINITY;
  const uint32_t *const order = ng_analysis__ranking(arena, values, n);
  for (uint32_t i = 0; order && i < n; i++) {
    if (!flags[order[i]]) continue;
    flags[order[i]] = kept++ < most;
  }
  return order != NULL;
}

static bool choose_shown(shown *s, ng_arena *arena) {
  const ng_graph *const g = s->analysis->graph;
  const uint32_t n = ng_graph_n_nodes(g), m = ng_graph_n_edges(g);
  double *const values = ng_arena_zero(arena, (size_t)(n > m ? n : m) + 1, sizeof *values);
  s->nodes = ng_arena_zero(arena, (size_t)n + 1, sizeof *s->nodes);
  s->edges = ng_arena_zero(arena, (size_t)m + 1, sizeof *s->edges);
  s->place = ng_arena_zero(arena, (size_t)n + 1, sizeof *s->place);
  s->texts = ng_arena_zero(arena, (size_t)ng_graph_n_articles(g) + 1, sizeof *s->texts);
  if (!values || !s->nodes || !s->edges || !s->place || !s->texts || !ng_texts_number(g, s->texts)) return false;
  const double *const strength = ng_analysis_find_measure(s->analysis, "strength")->values;
  for (uint32_t i = 0; i < n; i++) {
    values[i] = strength[i];
    s->nodes[i] = true;
  }
  if (!keep_greatest(arena, values, s->nodes, n, SHOWN_NODES)) return false;
  for (uint32_t i = 0; i < m; i++) {
    const ng_graph_edge e = ng_graph_edge_at(g, i);
    values[i] = ng_edge_weight(&e);
    s->edges[i] = s->nodes[e.source] && s->nodes[e.target];
  }
  if (!keep_greatest(arena, values, s->edges, m, SHOWN_EDGES)) return false;
  for (uint32_t i = 0; i < n; i++) s->place[i] = s->nodes[i] ? s->n_nodes++ : NG_GRAPH_NONE;
  return true;
}

/* Nodes keep their order in a part of a graph. */
static ng_status place_shown(shown *s, ng_arena *arena, ng_error *err) {
  const ng_analysis *const a = s->analysis;
  ng_graph *part;
  uint32_t *const groups = ng_arena_zero(arena, (size_t)s->n_nodes + 1, sizeof *groups);
  s->x = ng_arena_zero(arena, (size_t)s->n_nodes + 1, sizeof *s->x);
  s->y = ng_arena_zero(arena, (size_t)s->n_nodes + 1, sizeof *s->y);
  if (!groups || !s->x || !s->y) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++)
    if (s->nodes[i]) groups[s->place[i]] = a->communities[i];
  NG_TRY(ng_graph_subset(a->graph, s->nodes, s->edges, &part, err));
  const ng_status status = ng_layout(part, groups, a->n_communities, s->x, s->y, err);
  ng_graph_free(part);
  return status;
}

/* ------------------------------------------------------------ data */

static void put_nodes(const shown *s, FILE *file) {
  const ng_analysis *const a = s->analysis;
  fputs("\"nodes\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++) {
    const uint32_t k = s->place[i];
    if (k == NG_GRAPH_NONE) continue;
    const ng_graph_node n = ng_graph_node_at(a->graph, i);
    fprintf(file, "%s{\"i\":%u", k ? ",\n" : "\n", k);
    put_text(file, "id", n.id);
    put_text(file, "name", n.name);
    put_text(file, "type", n.type);
    put_text(file, "first", n.first_seen);
    put_text(file, "last", n.last_seen);
    put_list(file, "aliases", n.aliases, n.n_aliases);
    put_number(file, "mentions", n.mentions);
    put_number(file, "articles", n.articles);
    put_number(file, "x", s->x[k]);
    put_number(file, "y", s->y[k]);
    for (uint32_t m = 0; m < a->n_measures; m++) put_number(file, a->measures[m].name, a->measures[m].values[i]);
    if (a->communities[i] != NG_GRAPH_NONE) fprintf(file, ",\"community\":%u", a->communities[i]);
    putc('}', file);
  }
  fputs("]", file);
}

/* Of an edge with very many statements the last are given without their sentences. */
static void put_statement(const ng_graph *graph, const ng_graph_statement *s, bool whole, FILE *file) {
  fprintf(file, "{\"article\":%ld", s->article == NG_GRAPH_NONE ? -1L : (long)s->article);
  put_text(file, "from", s->from);
  if (!whole) {
    putc('}', file);
    return;
  }
  put_text(file, "text", s->evidence);
  put_text(file, "trigger", s->trigger);
  put_text(file, "rule", s->rule);
  put_text(file, "to", s->to);
  put_text(file, "place", ng_graph_name_of(graph, s->place));
  put_text(file, "title", s->title);
  put_text(file, "speaker", ng_graph_name_of(graph, s->attributed_to));
  put_number(file, "confidence", s->confidence);
  fputs(",\"items\":[", file);
  for (uint32_t i = 0; i < s->n_items; i++) {
    if (i) putc(',', file);
    ng_put_json(file, ng_graph_name_of(graph, s->items[i]));
  }
  fputs("]}", file);
}

static void put_edges(const shown *s, FILE *file) {
  const ng_graph *const graph = s->analysis->graph;
  bool first = true;
  fputs(",\n\"edges\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    if (!s->edges[i]) continue;
    const ng_graph_edge e = ng_graph_edge_at(graph, i);
    fprintf(file, "%s{\"s\":%u,\"t\":%u,\"symmetric\":%s", first ? "\n" : ",\n", s->place[e.source], s->place[e.target],
            e.symmetric ? "true" : "false");
    first = false;
    put_text(file, "type", e.type);
    put_text(file, "status", e.status.len ? e.status : ng_view_of("asserted"));
    put_text(file, "first", e.first_seen);
    put_text(file, "last", e.last_seen);
    put_text(file, "evidence", e.evidence);
    put_number(file, "weight", e.weight);
    put_number(file, "confidence", e.confidence);
    put_number(file, "disparity", s->analysis->disparity[i]);
    fputs(",\"statements\":[", file);
    for (uint32_t k = 0; k < e.n_statements; k++) {
      const ng_graph_statement statement = ng_graph_statement_at(graph, e.first_statement + k);
      if (k) putc(',', file);
      put_statement(graph, &statement, k < SHOWN_STATEMENTS, file);
    }
    fputs("]}", file);
  }
  fputs("]", file);
}

static void put_articles(const shown *s, FILE *file) {
  const ng_graph *const graph = s->analysis->graph;
  fputs(",\n\"articles\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) {
    const ng_graph_article article = ng_graph_article_at(graph, i);
    fprintf(file, "%s{\"i\":%u,\"text\":%u", i ? ",\n" : "\n", i, s->texts[i]);
    put_text(file, "uri", article.uri);
    put_text(file, "title", article.title);
    put_text(file, "source", article.source);
    put_text(file, "url", article.url);
    put_text(file, "date", article.date);
    putc('}', file);
  }
  fputs("],\n\"failures\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_failures(graph); i++) {
    const ng_graph_failure failure = ng_graph_failure_at(graph, i);
    fprintf(file, "%s{\"i\":%u", i ? "," : "", i);
    put_text(file, "uri", failure.uri);
    put_text(file, "message", failure.message);
    putc('}', file);
  }
  fputs("]", file);
}

static void put_totals(const ng_analysis *a, FILE *file) {
  uint32_t n_groups = 0;
  for (uint32_t i = 0; i < a->n_communities; i++) n_groups += a->community_list[i].n_members > 1;
  fprintf(file, ",\n\"total\":{\"nodes\":%u,\"edges\":%u,\"statements\":%u,\"communities\":%u}", ng_graph_n_nodes(a->graph),
          ng_graph_n_edges(a->graph), ng_graph_n_statements(a->graph), n_groups);
  put_number(file, "modularity", a->modularity);
}

static void put_range(FILE *file, const char *key, ng_rank_range range) {
  if (range.best) fprintf(file, ",\"%s\":[%u,%u]", key, range.best, range.worst);
}

/* The article that an entity rests on most is given by its number. */
static void put_dependence(const ng_graph *graph, FILE *file, const char *key, const ng_dependence *d) {
  fprintf(file, ",\"%s\":{\"count\":%u", key, d->n_sources);
  put_text(file, "main", d->main);
  put_number(file, "share", d->share);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph) && d->main.len; i++) {
    if (!ng_view_equals(ng_graph_article_at(graph, i).uri, d->main)) continue;
    fprintf(file, ",\"article\":%u", i);
    break;
  }
  putc('}', file);
}

static void put_firmness(const shown *s, FILE *file) {
  const ng_analysis *const a = s->analysis;
  bool first = true;
  fputs(",\n\"firmness\":[", file);
  for (uint32_t i = 0; i < a->n_firmness; i++) {
    const ng_firmness *const f = &a->firmness[i];
    if (s->place[f->node] == NG_GRAPH_NONE) continue;
    fprintf(file, "%s\n{\"node\":%u,\"rank\":%u", first ? "" : ",", s->place[f->node], f->rank);
    first = false;
    put_range(file, "likely", f->likely);
    put_range(file, "without_outlet", f->without_outlet);
    put_range(file, "without_article", f->without_article);
    if (f->without_weak) fprintf(file, ",\"without_weak\":%u", f->without_weak);
    put_dependence(a->graph, file, "outlets", &f->outlets);
    put_dependence(a->graph, file, "articles", &f->articles);
    putc('}', file);
  }
  fputs("]", file);
}

static void put_predictions(const shown *s, FILE *file) {
  const ng_analysis *const a = s->analysis;
  bool first = true;
  fputs(",\n\"predictions\":[", file);
  for (uint32_t i = 0; i < a->n_predictions; i++) {
    const ng_prediction *const p = &a->predictions[i];
    if (s->place[p->a] == NG_GRAPH_NONE || s->place[p->b] == NG_GRAPH_NONE) continue;
    fprintf(file, "%s\n{\"a\":%u,\"b\":%u", first ? "" : ",", s->place[p->a], s->place[p->b]);
    first = false;
    put_number(file, "adamic_adar", p->adamic_adar);
    put_number(file, "resource_allocation", p->resource_allocation);
    put_number(file, "jaccard", p->jaccard);
    fputs(",\"common\":[", file);
    for (uint32_t k = 0; k < p->n_common && k < SHOWN_COMMON; k++) {
      if (k) putc(',', file);
      ng_put_json(file, ng_graph_node_at(a->graph, p->common[k]).name);
    }
    putc(']', file);
    putc('}', file);
  }
  fputs("]", file);
}

static void put_measures(const ng_analysis *a, FILE *file) {
  fputs(",\n\"measures\":[", file);
  for (uint32_t i = 0; i < a->n_measures; i++) {
    const ng_measure *const m = &a->measures[i];
    fprintf(file, "%s{\"exact\":%s", i ? "," : "", m->exact ? "true" : "false");
    put_text(file, "name", ng_view_of(m->name));
    put_text(file, "title", ng_view_of(m->title));
    put_text(file, "help", ng_view_of(m->help));
    if (m->undefined) put_text(file, "undefined", ng_view_of(m->undefined));
    if (m->method) {
      put_text(file, "method", ng_view_of(m->method));
      put_number(file, "sample", m->sample);
      put_number(file, "error", m->error);
      put_number(file, "sure", m->n_sure);
    }
    putc('}', file);
  }
  fputs("],\n\"communities\":[", file);
  for (uint32_t i = 0; i < a->n_communities; i++) {
    const ng_community *const c = &a->community_list[i];
    fprintf(file, "%s{\"size\":%u", i ? "," : "", c->n_members);
    put_text(file, "name", c->name);
    put_number(file, "inside", c->weight_inside);
    put_number(file, "across", c->weight_across);
    putc('}', file);
  }
  fputs("]", file);
}

/* Colours of types, from the graph's properties "style TYPE": "SHAPE #rrggbb". */
static void put_colours(const ng_graph *graph, FILE *file) {
  fputs(",\n\"colours\":{", file);
  bool first = true;
  for (uint32_t i = 0; i < ng_graph_n_properties(graph); i++) {
    ng_view key, value;
    ng_graph_property_at(graph, i, &key, &value);
    if (key.len < 7 || memcmp(key.data, "style ", 6) != 0 || value.len < 7) continue;
    if (!first) putc(',', file);
    first = false;
    ng_put_json(file, ng_view_make(key.data + 6, key.len - 6));
    putc(':', file);
    ng_put_json(file, ng_view_make(value.data + value.len - 7, 7));
  }
  putc('}', file);
}

/* The whole of the data as JSON in a heap block (free), NULL when out of memory. */
static char *data_of(const shown *s, size_t *len) {
  char *data = NULL;
  FILE *const file = open_memstream(&data, len);
  if (!file) return NULL;
  fputs("{", file);
  put_nodes(s, file);
  put_edges(s, file);
  put_articles(s, file);
  put_totals(s->analysis, file);
  put_firmness(s, file);
  put_predictions(s, file);
  put_measures(s->analysis, file);
  put_colours(s->analysis->graph, file);
  fputs("}", file);
  const bool good = !ferror(file);
  if (fclose(file) == 0 && good) return data;
  free(data);
  return NULL;
}

/* ------------------------------------------------------------ page */

/* D3 first, then the parts of the page in their order. */
static const char *const scripts[] = {"html/d3.min.js", "html/model.js", "html/drawing.js",
                                      "html/detail.js", "html/tables.js", "html/page.js"};
#define N_SCRIPTS (sizeof scripts / sizeof *scripts)

typedef struct page_parts {
  ng_view page, style, scripts[N_SCRIPTS];
} page_parts;

static bool find_parts(page_parts *parts) {
  bool good = ng_resource_find(ng_view_of("html/report.html"), &parts->page) &&
              ng_resource_find(ng_view_of("html/report.css"), &parts->style);
  for (size_t i = 0; i < N_SCRIPTS; i++) good = good && ng_resource_find(ng_view_of(scripts[i]), &parts->scripts[i]);
  return good;
}

/* "<" can end a script element; in JSON it only stands in strings, where it may be escaped. */
static void put_data(FILE *file, const char *data, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (data[i] == '<') fputs("\\u003c", file);
    else putc(data[i], file);
  }
}

static void put_policy(FILE *file, const page_parts *parts) {
  fputs("default-src 'none'; base-uri 'none'; form-action 'none'; style-src ", file);
  put_hash(file, parts->style);
  fputs("; script-src", file);
  for (size_t i = 0; i < N_SCRIPTS; i++) {
    putc(' ', file);
    put_hash(file, parts->scripts[i]);
  }
}

static void put_view(FILE *file, ng_view text) { fwrite(text.data, 1, text.len, file); }

static void put_scripts(FILE *file, const page_parts *parts) {
  for (size_t i = 0; i < N_SCRIPTS; i++) {
    fputs("<script>", file);
    put_view(file, parts->scripts[i]);
    fputs("</script>\n", file);
  }
}

/* Writes the page, each {{NAME}} of it filled in. */
static void put_page(FILE *file, const page_parts *parts, const char *data, size_t len) {
  const char *at = parts->page.data;
  const char *const end = at + parts->page.len;
  while (at < end) {
    const char *const open = memchr(at, '{', (size_t)(end - at));
    if (!open || end - open < 4 || open[1] != '{') {
      const char *const stop = open ? open + 1 : end;
      fwrite(at, 1, (size_t)(stop - at), file);
      at = stop;
      continue;
    }
    fwrite(at, 1, (size_t)(open - at), file);
    const char what = open[2];
    if (what == 'p') put_policy(file, parts);
    else if (what == 'j') put_data(file, data, len);
    else if (what == 'c') put_view(file, parts->style);
    else put_scripts(file, parts);
    const char *const close = memchr(open, '}', (size_t)(end - open));
    at = close && end - close >= 2 ? close + 2 : end;
  }
}

ng_status ng_report_html(const ng_analysis *a, FILE *file, ng_error *err) {
  page_parts parts;
  if (!find_parts(&parts))
    return ng_fail(err, NG_ERR_UNSUPPORTED, "this build has no HTML report: D3 was not found when it was made");
  shown s = {.analysis = a};
  ng_arena arena;
  ng_arena_init(&arena);
  ng_status status = choose_shown(&s, &arena) ? NG_OK : ng_fail_no_mem(err);
  if (status == NG_OK) status = place_shown(&s, &arena, err);
  if (status == NG_OK) {
    size_t len;
    char *const data = data_of(&s, &len);
    if (data) put_page(file, &parts, data, len);
    else status = ng_fail_no_mem(err);
    free(data);
  }
  ng_arena_dispose(&arena);
  return status;
}
