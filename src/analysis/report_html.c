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
#include "base/alloc.h"
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

/* ------------------------------------------------------------ data */

static void put_nodes(const ng_analysis *a, const double *x, const double *y, FILE *file) {
  fputs("\"nodes\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_nodes(a->graph); i++) {
    const ng_graph_node n = ng_graph_node_at(a->graph, i);
    fprintf(file, "%s{\"i\":%u", i ? ",\n" : "\n", i);
    put_text(file, "id", n.id);
    put_text(file, "name", n.name);
    put_text(file, "type", n.type);
    put_text(file, "first", n.first_seen);
    put_text(file, "last", n.last_seen);
    put_list(file, "aliases", n.aliases, n.n_aliases);
    put_number(file, "mentions", n.mentions);
    put_number(file, "articles", n.articles);
    put_number(file, "x", x[i]);
    put_number(file, "y", y[i]);
    for (uint32_t m = 0; m < a->n_measures; m++) put_number(file, a->measures[m].name, a->measures[m].values[i]);
    if (a->communities[i] != NG_GRAPH_NONE) fprintf(file, ",\"community\":%u", a->communities[i]);
    putc('}', file);
  }
  fputs("]", file);
}

static void put_statement(const ng_graph *graph, const ng_graph_statement *s, FILE *file) {
  fprintf(file, "{\"article\":%ld", s->article == NG_GRAPH_NONE ? -1L : (long)s->article);
  put_text(file, "text", s->evidence);
  put_text(file, "trigger", s->trigger);
  put_text(file, "rule", s->rule);
  put_text(file, "from", s->from);
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

static void put_edges(const ng_graph *graph, FILE *file) {
  fputs(",\n\"edges\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge e = ng_graph_edge_at(graph, i);
    fprintf(file, "%s{\"s\":%u,\"t\":%u,\"symmetric\":%s", i ? ",\n" : "\n", e.source, e.target,
            e.symmetric ? "true" : "false");
    put_text(file, "type", e.type);
    put_text(file, "status", e.status.len ? e.status : ng_view_of("asserted"));
    put_text(file, "first", e.first_seen);
    put_text(file, "last", e.last_seen);
    put_text(file, "evidence", e.evidence);
    put_number(file, "weight", e.weight);
    put_number(file, "confidence", e.confidence);
    fputs(",\"statements\":[", file);
    for (uint32_t k = 0; k < e.n_statements; k++) {
      const ng_graph_statement s = ng_graph_statement_at(graph, e.first_statement + k);
      if (k) putc(',', file);
      put_statement(graph, &s, file);
    }
    fputs("]}", file);
  }
  fputs("]", file);
}

static void put_articles(const ng_graph *graph, FILE *file) {
  fputs(",\n\"articles\":[", file);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) {
    const ng_graph_article article = ng_graph_article_at(graph, i);
    fprintf(file, "%s{\"i\":%u", i ? ",\n" : "\n", i);
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

static void put_measures(const ng_analysis *a, FILE *file) {
  fputs(",\n\"measures\":[", file);
  for (uint32_t i = 0; i < a->n_measures; i++) {
    const ng_measure *const m = &a->measures[i];
    fprintf(file, "%s{\"exact\":%s", i ? "," : "", m->exact ? "true" : "false");
    put_text(file, "name", ng_view_of(m->name));
    put_text(file, "title", ng_view_of(m->title));
    put_text(file, "help", ng_view_of(m->help));
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
static char *data_of(const ng_analysis *a, const double *x, const double *y, size_t *len) {
  char *data = NULL;
  FILE *const file = open_memstream(&data, len);
  if (!file) return NULL;
  fputs("{", file);
  put_nodes(a, x, y, file);
  put_edges(a->graph, file);
  put_articles(a->graph, file);
  put_measures(a, file);
  put_colours(a->graph, file);
  fputs("}", file);
  const bool good = !ferror(file);
  if (fclose(file) == 0 && good) return data;
  free(data);
  return NULL;
}

/* ------------------------------------------------------------ page */

typedef struct page_parts {
  ng_view page, style, d3, script;
} page_parts;

static bool find_parts(page_parts *parts) {
  return ng_resource_find(ng_view_of("html/report.html"), &parts->page) &&
         ng_resource_find(ng_view_of("html/report.css"), &parts->style) &&
         ng_resource_find(ng_view_of("html/report.js"), &parts->script) &&
         ng_resource_find(ng_view_of("html/d3.min.js"), &parts->d3);
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
  fputs("; script-src ", file);
  put_hash(file, parts->d3);
  putc(' ', file);
  put_hash(file, parts->script);
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
    else {
      const ng_view part = what == 'c' ? parts->style : what == 'd' ? parts->d3 : parts->script;
      fwrite(part.data, 1, part.len, file);
    }
    const char *const close = memchr(open, '}', (size_t)(end - open));
    at = close && end - close >= 2 ? close + 2 : end;
  }
}

ng_status ng_report_html(const ng_analysis *a, FILE *file, ng_error *err) {
  page_parts parts;
  if (!find_parts(&parts))
    return ng_fail(err, NG_ERR_UNSUPPORTED, "this build has no HTML report: D3 was not found when it was made");
  const uint32_t n = ng_graph_n_nodes(a->graph);
  double *const at = ng_alloc_zero((size_t)n * 2 + 1, sizeof *at);
  if (!at) return ng_fail_no_mem(err);
  ng_status status = ng_layout(a, at, at + n, err);
  if (status == NG_OK) {
    size_t len;
    char *const data = data_of(a, at, at + n, &len);
    if (data) put_page(file, &parts, data, len);
    else status = ng_fail_no_mem(err);
    free(data);
  }
  ng_dealloc(at);
  return status;
}
