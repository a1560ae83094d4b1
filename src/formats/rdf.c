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
#include "formats/rdf_terms.h"
#include "graph/number.h"
#include "graph/put.h"

typedef struct writing {
  const ng_graph *graph;
  FILE *file;
  bool turtle;
  ng_strbuf subject, object, name, property;
  ng_strbuf open;       /* Turtle: the subject whose lines are being written, "" for none */
} writing;

static const struct {
  const char *prefix, *iri;
} prefixes[] = {{"rdf", NG_RDF},   {"rdfs", NG_RDFS}, {"prov", NG_PROV}, {"schema", NG_SCHEMA},
                {"skos", NG_SKOS}, {"xsd", NG_XSD},   {"ng", NG_OURS}};

/* Classes of other vocabularies for well-known types. */
static const struct {
  const char *type, *class;
} classes[] = {{"person", NG_SCHEMA "Person"},
               {"organization", NG_SCHEMA "Organization"},
               {"state", NG_SCHEMA "Country"},
               {"location", NG_SCHEMA "Place"},
               {"weapon_system", NG_SCHEMA "Product"},
               {"company", NG_SCHEMA "Organization"}};

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
  ng_strbuf_add_text(out, NG_OURS);
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
  ng_strbuf_addf(&w->name, NG_XSD "%s", type);
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

static void article(writing *w, uint32_t i) {
  const ng_graph_article a = ng_graph_article_at(w->graph, i);
  begin(w, "article", a.uri);
  link(w, NG_RDF "type", ng_view_of(NG_SCHEMA "NewsArticle"));
  link(w, NG_RDF "type", ng_view_of(NG_PROV "Entity"));
  text(w, NG_RDFS "label", a.title.len ? a.title : a.uri);
  text(w, NG_OURS "uri", a.uri);
  text(w, NG_OURS "sha256", a.sha256);
  text(w, NG_OURS "outlet", a.source);
  date(w, NG_SCHEMA "datePublished", a.date);
  if (ng_is_web_address(a.url)) link(w, NG_SCHEMA "url", a.url);
}

static bool is_date_column(ng_view name) {
  return ng_view_is(name, "first_seen") || ng_view_is(name, "last_seen") || ng_view_is(name, "event_from") ||
         ng_view_is(name, "event_to");
}

static void value(writing *w, const char *iri, const ng_value *v, bool is_when) {
  char digits[NG_NUMBER_SIZE];
  switch (v->type) {
    case NG_VALUE_STRING:
      if (is_when) date(w, iri, v->text);
      else text(w, iri, v->text);
      return;
    case NG_VALUE_INTEGER: typed(w, iri, ng_number_format(v->number, digits), "integer"); return;
    case NG_VALUE_NUMBER: number(w, iri, v->number); return;
    case NG_VALUE_BOOLEAN: typed(w, iri, v->boolean ? "true" : "false", "boolean"); return;
    case NG_VALUE_LIST:
      for (uint32_t i = 0; i < v->n_items; i++) text(w, iri, v->items[i]);
      return;
    case NG_VALUE_NONE: return;
  }
}

/* Columns that vocabularies have a term for; NULL: said in another way. */
static const struct {
  ng_element element;
  const char *column, *iri;
} terms[] = {{NG_NODES, "id", NULL},
             {NG_NODES, "type", NULL},
             {NG_NODES, "name", NG_RDFS "label"},
             {NG_NODES, "label", NG_SKOS "prefLabel"},
             {NG_NODES, "aliases", NG_SKOS "altLabel"},
             {NG_EDGES, "id", NULL},
             {NG_EDGES, "type", NULL},
             {NG_EDGES, "label", NG_RDFS "label"},
             {NG_EDGES, "evidence", NG_PROV "value"},
             {NG_EDGES, "items", NG_OURS "item"},
             {NG_EDGES, "sources", NG_OURS "source"}};

/* The property of a column; false if it has none. */
static bool find_property(writing *w, ng_element element, const ng_column *column) {
  ng_strbuf_clear(&w->property);
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
    if (terms[i].element != element || !ng_view_is(column->name, terms[i].column)) continue;
    ng_strbuf_add_text(&w->property, terms[i].iri ? terms[i].iri : "");
    return terms[i].iri != NULL;
  }
  ng_strbuf_add_text(&w->property, column->standard ? NG_OURS : NG_OURS "column:");
  add_encoded(&w->property, column->name);
  return true;
}

static void values(writing *w, ng_element element, uint32_t i) {
  for (uint32_t c = 0; c < ng_graph_n_columns(w->graph, element); c++) {
    const ng_column column = ng_graph_column_at(w->graph, element, c);
    const ng_value v = ng_graph_value_at(w->graph, element, c, i);
    if (find_property(w, element, &column)) value(w, w->property.data, &v, column.standard && is_date_column(column.name));
  }
}

static void node(writing *w, uint32_t i) {
  const ng_graph_node n = ng_graph_node_at(w->graph, i);
  begin(w, "node", n.id);
  if (n.type.len) link_to(w, NG_RDF "type", "type", n.type);
  for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
    if (ng_view_is(n.type, classes[k].type)) link(w, NG_RDF "type", ng_view_of(classes[k].class));
  values(w, NG_NODES, i);
  uint32_t n_seen;
  const uint32_t *const seen = ng_graph_seen_in(w->graph, i, &n_seen);
  for (uint32_t k = 0; k < n_seen; k++)
    link_to(w, NG_OURS "seen_in", "article", ng_graph_article_at(w->graph, seen[k]).uri);
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
  link(w, NG_RDF "type", ng_view_of(NG_PROV "Entity"));
  text(w, NG_PROV "value", s.evidence);
  if (s.article != NG_GRAPH_NONE)
    link_to(w, NG_PROV "wasQuotedFrom", "article", ng_graph_article_at(w->graph, s.article).uri);
  number(w, NG_OURS "begin", s.begin);
  number(w, NG_OURS "end", s.end);
  number(w, NG_OURS "confidence", s.confidence);
  text(w, NG_OURS "rule", s.rule);
  text(w, NG_OURS "trigger", s.trigger);
  date(w, NG_OURS "from", s.from);
  date(w, NG_OURS "to", s.to);
  text(w, NG_OURS "place", s.place);
  text(w, NG_OURS "title", s.title);
  text(w, NG_OURS "attributed_to", s.attributed_to);
  for (uint32_t i = 0; i < s.n_items; i++) text(w, NG_OURS "item", s.items[i]);
  if (s.source != e->source) typed(w, NG_OURS "reversed", "true", "boolean");
}

static void edge(writing *w, uint32_t i) {
  const ng_graph_edge e = ng_graph_edge_at(w->graph, i);
  triple(w, &e);
  begin(w, "edge", e.id);
  link(w, NG_RDF "type", ng_view_of(NG_RDF "Statement"));
  link_to(w, NG_RDF "subject", "node", ng_graph_node_at(w->graph, e.source).id);
  link_to(w, NG_RDF "predicate", "relation", e.type);
  link_to(w, NG_RDF "object", "node", ng_graph_node_at(w->graph, e.target).id);
  values(w, NG_EDGES, i);
  for (uint32_t k = 0; k < e.n_statements; k++) {
    set_iri(&w->object, "statement", e.id);
    ng_strbuf_addf(&w->object, "/%u", k + 1);
    link(w, NG_PROV "wasDerivedFrom", ng_strbuf_view(&w->object));
  }
  for (uint32_t k = 0; k < e.n_statements; k++) statement(w, &e, k);
}

static ng_status write_rdf(const ng_graph *graph, bool turtle, FILE *file, ng_error *err) {
  writing w = {.graph = graph, .file = file, .turtle = turtle};
  ng_strbuf *const buffers[] = {&w.subject, &w.object, &w.name, &w.property, &w.open};
  bool good = true;
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) ng_strbuf_init(buffers[i]);
  for (size_t i = 0; turtle && i < sizeof prefixes / sizeof *prefixes; i++)
    fprintf(file, "@prefix %s: <%s> .\n", prefixes[i].prefix, prefixes[i].iri);
  for (uint32_t i = 0; i < ng_graph_n_articles(graph); i++) article(&w, i);
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++) node(&w, i);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) edge(&w, i);
  if (w.open.len) ng_put(file, " .\n");
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
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
