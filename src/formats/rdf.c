/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RDF with provenance in the terms of PROV-O, as Turtle and as N-Quads.
 *
 * An asserted edge is a triple of its own.  Every edge is also an rdf:Statement that bears
 * status, weight and confidence, and is derived from its statements, each of which quotes a
 * sentence of an article.  In N-Quads the triple of an edge, of whatever status, is in a
 * named graph: the edge. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "graph/number.h"
#include "graph/put.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define PROV "http://www.w3.org/ns/prov#"
#define SCHEMA "https://schema.org/"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define OURS "urn:newsgraph:"

typedef struct writing {
  const ng_graph *graph;
  FILE *file;
  bool turtle;
  ng_strbuf subject, object, name;
  ng_strbuf open;       /* Turtle: the subject whose lines are being written, "" for none */
} writing;

static const struct {
  const char *prefix, *iri;
} prefixes[] = {{"rdf", RDF}, {"rdfs", RDFS}, {"prov", PROV}, {"schema", SCHEMA}, {"skos", SKOS}, {"xsd", XSD}, {"ng", OURS}};

/* Classes of other vocabularies for well-known types. */
static const struct {
  const char *type, *class;
} classes[] = {{"person", SCHEMA "Person"},
               {"organization", SCHEMA "Organization"},
               {"state", SCHEMA "Country"},
               {"location", SCHEMA "Place"},
               {"weapon_system", SCHEMA "Product"},
               {"company", SCHEMA "Organization"}};

/* What an IRI may hold; the rest is percent-encoded. */
static void add_encoded(ng_strbuf *out, ng_view text) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.len; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    const bool plain = ng_ascii_is_alpha(text.data[i]) || ng_ascii_is_digit(text.data[i]) || c == '-' || c == '.' ||
                       c == '_' || c == '~' || c == '/';
    if (plain) {
      ng_strbuf_add_char(out, (char)c);
    } else {
      ng_strbuf_add_char(out, '%');
      ng_strbuf_add_char(out, hex[c >> 4]);
      ng_strbuf_add_char(out, hex[c & 15]);
    }
  }
}

static void set_iri(ng_strbuf *out, const char *kind, ng_view id) {
  ng_strbuf_clear(out);
  ng_strbuf_add_text(out, OURS);
  ng_strbuf_add_text(out, kind);
  ng_strbuf_add_char(out, ':');
  add_encoded(out, id);
}

/* What may follow a prefix without escapes. */
static bool is_local(ng_view name) {
  for (size_t i = 0; i < name.len; i++)
    if (!ng_ascii_is_alpha(name.data[i]) && !ng_ascii_is_digit(name.data[i]) && name.data[i] != '_') return false;
  return name.len > 0;
}

static void put_iri(writing *w, ng_view iri) {
  for (size_t i = 0; w->turtle && i < sizeof prefixes / sizeof *prefixes; i++) {
    const size_t len = strlen(prefixes[i].iri);
    if (iri.len <= len || memcmp(iri.data, prefixes[i].iri, len) != 0) continue;
    const ng_view local = ng_view_make(iri.data + len, iri.len - len);
    if (!is_local(local)) continue;
    fprintf(w->file, "%s:", prefixes[i].prefix);
    ng_put_view(w->file, local);
    return;
  }
  putc('<', w->file);
  ng_put_view(w->file, iri);
  putc('>', w->file);
}

static void put_literal(writing *w, ng_view text) {
  putc('"', w->file);
  for (size_t i = 0; i < text.len; i++) {
    switch (text.data[i]) {
      case '"': ng_put(w->file, "\\\""); break;
      case '\\': ng_put(w->file, "\\\\"); break;
      case '\n': ng_put(w->file, "\\n"); break;
      case '\t': ng_put(w->file, "\\t"); break;
      default: putc(text.data[i], w->file);
    }
  }
  putc('"', w->file);
}

/* The subject of the lines to come. */
static void begin(writing *w, const char *kind, ng_view id) { set_iri(&w->subject, kind, id); }

/* Turtle names a subject once for all its lines. */
static void predicate(writing *w, const char *iri) {
  const ng_view subject = ng_strbuf_view(&w->subject);
  if (w->turtle && ng_view_equals(ng_strbuf_view(&w->open), subject)) {
    ng_put(w->file, " ;\n    ");
  } else {
    if (w->open.len) ng_put(w->file, " .\n");
    put_iri(w, subject);
    putc(' ', w->file);
  }
  if (w->turtle) {
    ng_strbuf_clear(&w->open);
    ng_strbuf_add_view(&w->open, subject);
  }
  put_iri(w, ng_view_of(iri));
  putc(' ', w->file);
}

static void stop(writing *w) {
  if (!w->turtle) ng_put(w->file, " .\n");
}

static void link(writing *w, const char *iri, ng_view object) {
  predicate(w, iri);
  put_iri(w, object);
  stop(w);
}

static void link_to(writing *w, const char *iri, const char *kind, ng_view id) {
  set_iri(&w->object, kind, id);
  link(w, iri, ng_strbuf_view(&w->object));
}

static void text(writing *w, const char *iri, ng_view value) {
  if (!value.len) return;
  predicate(w, iri);
  put_literal(w, value);
  stop(w);
}

static void typed(writing *w, const char *iri, const char *value, const char *type) {
  predicate(w, iri);
  fprintf(w->file, "\"%s\"^^", value);
  ng_strbuf_clear(&w->name);
  ng_strbuf_addf(&w->name, XSD "%s", type);
  put_iri(w, ng_strbuf_view(&w->name));
  stop(w);
}

static void number(writing *w, const char *iri, double value) {
  char digits[NG_NUMBER_SIZE];
  if (isfinite(value)) typed(w, iri, ng_number_format(value, digits), "double");
}

static bool is_date(ng_view date, size_t len) {
  if (date.len != len) return false;
  for (size_t i = 0; i < len; i++)
    if (i == 4 || i == 7 ? date.data[i] != '-' : !ng_ascii_is_digit(date.data[i])) return false;
  return true;
}

/* As xsd:date, gYearMonth or gYear, by what is known. */
static void date(writing *w, const char *iri, ng_view value) {
  if (is_date(value, 10)) typed(w, iri, value.data, "date");
  else if (is_date(value, 7)) typed(w, iri, value.data, "gYearMonth");
  else if (is_date(value, 4)) typed(w, iri, value.data, "gYear");
  else text(w, iri, value);
}

static bool is_web(ng_view url) {
  if (url.len < 9 || (memcmp(url.data, "http://", 7) != 0 && memcmp(url.data, "https://", 8) != 0)) return false;
  for (size_t i = 0; i < url.len; i++)
    if ((unsigned char)url.data[i] <= ' ' || strchr("<>\"{}|\\^`", url.data[i])) return false;
  return true;
}

static void article(writing *w, uint32_t i) {
  const ng_graph_article a = ng_graph_article_at(w->graph, i);
  begin(w, "article", a.uri);
  link(w, RDF "type", ng_view_of(SCHEMA "NewsArticle"));
  link(w, RDF "type", ng_view_of(PROV "Entity"));
  text(w, RDFS "label", a.title.len ? a.title : a.uri);
  text(w, OURS "uri", a.uri);
  text(w, OURS "sha256", a.sha256);
  text(w, OURS "outlet", a.source);
  date(w, SCHEMA "datePublished", a.date);
  if (is_web(a.url)) link(w, SCHEMA "url", a.url);
}

static void node(writing *w, uint32_t i) {
  const ng_graph_node n = ng_graph_node_at(w->graph, i);
  begin(w, "node", n.id);
  if (n.type.len) link_to(w, RDF "type", "type", n.type);
  for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
    if (ng_view_is(n.type, classes[k].type)) link(w, RDF "type", ng_view_of(classes[k].class));
  text(w, RDFS "label", n.name);
  for (uint32_t k = 0; k < n.n_aliases; k++) text(w, SKOS "altLabel", n.aliases[k]);
  number(w, OURS "mentions", n.mentions);
  date(w, OURS "first_seen", n.first_seen);
  date(w, OURS "last_seen", n.last_seen);
}

/* The edge as a triple: in Turtle if asserted, in N-Quads in the graph named after it. */
static void triple(writing *w, const ng_graph_edge *e) {
  if (w->turtle && !ng_view_is(e->status, "asserted")) return;
  begin(w, "node", ng_graph_node_at(w->graph, e->source).id);
  set_iri(&w->name, "relation", e->type);
  predicate(w, w->name.data);
  set_iri(&w->object, "node", ng_graph_node_at(w->graph, e->target).id);
  put_iri(w, ng_strbuf_view(&w->object));
  if (!w->turtle) {
    set_iri(&w->object, "edge", e->id);
    putc(' ', w->file);
    put_iri(w, ng_strbuf_view(&w->object));
  }
  stop(w);
}

static void statement(writing *w, const ng_graph_edge *e, uint32_t k) {
  const ng_graph_statement s = ng_graph_statement_at(w->graph, e->first_statement + k);
  set_iri(&w->subject, "statement", e->id);
  ng_strbuf_addf(&w->subject, "/%u", k + 1);
  link(w, RDF "type", ng_view_of(PROV "Entity"));
  text(w, PROV "value", s.evidence);
  if (s.article != NG_GRAPH_NONE)
    link_to(w, PROV "wasQuotedFrom", "article", ng_graph_article_at(w->graph, s.article).uri);
  number(w, OURS "begin", s.begin);
  number(w, OURS "end", s.end);
  number(w, OURS "confidence", s.confidence);
  text(w, OURS "rule", s.rule);
  text(w, OURS "trigger", s.trigger);
  date(w, OURS "from", s.from);
  date(w, OURS "to", s.to);
}

static void edge(writing *w, uint32_t i) {
  const ng_graph_edge e = ng_graph_edge_at(w->graph, i);
  triple(w, &e);
  begin(w, "edge", e.id);
  link(w, RDF "type", ng_view_of(RDF "Statement"));
  link_to(w, RDF "subject", "node", ng_graph_node_at(w->graph, e.source).id);
  link_to(w, RDF "predicate", "relation", e.type);
  link_to(w, RDF "object", "node", ng_graph_node_at(w->graph, e.target).id);
  text(w, OURS "status", e.status);
  number(w, OURS "weight", e.weight);
  number(w, OURS "confidence", e.confidence);
  date(w, OURS "first_seen", e.first_seen);
  date(w, OURS "last_seen", e.last_seen);
  text(w, OURS "place", e.place);
  text(w, OURS "title", e.title);
  text(w, OURS "attributed_to", e.attributed_to);
  for (uint32_t k = 0; k < e.n_items; k++) text(w, OURS "item", e.items[k]);
  for (uint32_t k = 0; k < e.n_statements; k++) {
    set_iri(&w->object, "statement", e.id);
    ng_strbuf_addf(&w->object, "/%u", k + 1);
    link(w, PROV "wasDerivedFrom", ng_strbuf_view(&w->object));
  }
  if (!e.n_statements) text(w, PROV "value", e.evidence);
  for (uint32_t k = 0; k < e.n_statements; k++) statement(w, &e, k);
}

static ng_status write_rdf(const ng_graph *graph, bool turtle, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .file = file, .turtle = turtle};
  ng_strbuf *const buffers[] = {&w.subject, &w.object, &w.name, &w.open};
  bool good = true;
  for (size_t i = 0; i < 4; i++) ng_strbuf_init(buffers[i]);
  for (size_t i = 0; turtle && i < sizeof prefixes / sizeof *prefixes; i++)
    fprintf(file, "@prefix %s: <%s> .\n", prefixes[i].prefix, prefixes[i].iri);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) article(&w, i);
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) node(&w, i);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) edge(&w, i);
  if (w.open.len) ng_put(file, " .\n");
  for (size_t i = 0; i < 4; i++) {
    good = good && ng_strbuf_ok(buffers[i]);
    ng_strbuf_dispose(buffers[i]);
  }
  return good ? NG_OK : ng_fail_no_mem(err);
}

ng_status ng_turtle_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  return write_rdf(graph, true, file, err);
}

ng_status ng_nquads_write(const ng_graph *graph, ng_flavour flavour, FILE *file, ng_error *err) {
  (void)flavour;
  return write_rdf(graph, false, file, err);
}
