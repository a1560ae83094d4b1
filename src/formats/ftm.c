/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney: a JSON entity a line.  Edges are UnknownLinks, whose role is their type;
 * articles are Articles, and every entity seen in one has a Mention there.  Our own ids are
 * among the referents. */
#include <stdlib.h>

#include "base/map.h"
#include "formats/format.h"
#include "graph/put.h"

static const struct {
  const char *type, *schema;
} schemata[] = {{"person", "Person"}, {"organization", "Organization"}, {"company", "Company"}, {"state", "PublicBody"},
                {"location", "Address"}};

static const char *schema_of(ng_view type) {
  for (size_t i = 0; i < sizeof schemata / sizeof *schemata; i++)
    if (ng_view_is(type, schemata[i].type)) return schemata[i].schema;
  return "LegalEntity";
}

/* Ids of FollowTheMoney are plain ASCII: a hash of two seeds, so that they do not meet. */
static void put_id(FILE *file, const char *kind, ng_view id, ng_view more) {
  const uint64_t a = ng_hash(id.data, id.len, 1), b = ng_hash(more.data, more.len, a);
  fprintf(file, "\"ng-%s-%016llx%016llx\"", kind, (unsigned long long)a, (unsigned long long)ng_hash(id.data, id.len, b));
}

static void begin(FILE *file, const char *kind, ng_view id, ng_view more, const char *schema) {
  ng_put(file, "{\"id\":");
  put_id(file, kind, id, more);
  fprintf(file, ",\"schema\":\"%s\",\"properties\":{", schema);
}

/* A property of one value; `first` is cleared. */
static void property(FILE *file, const char *name, ng_view text, bool *first) {
  if (!text.len) return;
  fprintf(file, "%s\"%s\":[", *first ? "" : ",", name);
  *first = false;
  ng_put_json(file, text);
  putc(']', file);
}

static void reference(FILE *file, const char *name, const char *kind, ng_view id, bool *first) {
  fprintf(file, "%s\"%s\":[", *first ? "" : ",", name);
  *first = false;
  put_id(file, kind, id, ng_view_make("", 0));
  putc(']', file);
}

static void end(FILE *file) { ng_put(file, "}}\n"); }

static void end_of(FILE *file, ng_view id) {
  ng_put(file, "},\"referents\":[");
  ng_put_json(file, id);
  ng_put(file, "]}\n");
}

static void list(FILE *file, const char *name, const ng_view *items, uint32_t n, bool *first) {
  for (uint32_t k = 0; k < n; k++) {
    if (k) putc(',', file);
    else fprintf(file, "%s\"%s\":[", *first ? "" : ",", name);
    ng_put_json(file, items[k]);
  }
  if (n) putc(']', file);
  *first = *first && !n;
}

static void article(FILE *file, const ng_graph_article *a) {
  bool first = true;
  begin(file, "article", a->uri, ng_view_make("", 0), "Article");
  property(file, "title", a->title.len ? a->title : a->uri, &first);
  property(file, "fileName", a->uri, &first);
  property(file, "publishedAt", a->date, &first);
  property(file, "publisher", a->source, &first);
  if (ng_is_web_address(a->url)) property(file, "sourceUrl", a->url, &first);
  end(file);
}

static void node(FILE *file, const ng_graph *graph, uint32_t i) {
  const ng_graph_node n = ng_graph_node_at(graph, i);
  const char *const schema = schema_of(n.type);
  bool first = true;
  begin(file, "node", n.id, ng_view_make("", 0), schema);
  property(file, "name", n.name, &first);
  if (ng_view_is(n.type, "location")) property(file, "full", n.name, &first);
  list(file, "alias", n.aliases, n.n_aliases, &first);
  property(file, "keywords", n.type, &first);
  end_of(file, n.id);
  uint32_t n_seen;
  const uint32_t *const seen = ng_graph_seen_in(graph, i, &n_seen);
  for (uint32_t k = 0; k < n_seen; k++) {
    const ng_view uri = ng_graph_article_at(graph, seen[k]).uri;
    first = true;
    begin(file, "mention", n.id, uri, "Mention");
    reference(file, "document", "article", uri, &first);
    reference(file, "resolved", "node", n.id, &first);
    property(file, "name", n.name, &first);
    property(file, "detectedSchema", ng_view_of(schema), &first);
    end(file);
  }
}

static void edge(FILE *file, const ng_graph *graph, uint32_t i) {
  const ng_graph_edge e = ng_graph_edge_at(graph, i);
  bool first = true;
  begin(file, "edge", e.id, ng_view_make("", 0), "UnknownLink");
  reference(file, "subject", "node", ng_graph_node_at(graph, e.source).id, &first);
  reference(file, "object", "node", ng_graph_node_at(graph, e.target).id, &first);
  property(file, "role", e.type, &first);
  property(file, "status", e.status, &first);
  property(file, "startDate", e.from, &first);
  property(file, "endDate", e.to, &first);
  property(file, "date", e.first_seen, &first);
  property(file, "modifiedAt", e.last_seen, &first);
  property(file, "summary", e.evidence, &first);
  list(file, "publisher", e.sources, e.n_sources, &first);
  end_of(file, e.id);
}

ng_status ng_ftm_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  (void)err;
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) {
    const ng_graph_article a = ng_graph_article_at(graph, i);
    article(file, &a);
  }
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) node(file, graph, i);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) edge(file, graph, i);
  return NG_OK;
}
