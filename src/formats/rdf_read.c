/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A graph from RDF: ours comes back with articles and statements; of any other, resources
 * are nodes, triples between them edges, literals values.  An rdf:Statement is an edge with
 * values of its own, and the triple that it is about no second one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "formats/rdf_parse.h"
#include "formats/rdf_terms.h"
#include "graph/number.h"

typedef enum role { ROLE_NONE, ROLE_NODE, ROLE_EDGE, ROLE_STATEMENT, ROLE_ARTICLE } role;

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  ng_rdf rdf;
  uint32_t *first;    /* of each term: its triples as subject are [first[t], first[t + 1]) once sorted */
  role *roles;        /* of each term */
  uint32_t *entered;  /* node or article of each term */
  uint32_t type, subject, predicate, object, derived, quoted, statement_class; /* terms */
  ng_map reified;     /* "subject predicate object" of edges that are statements */
  NG_VEC(ng_view) items;
  ng_strbuf text;
  ng_arena arena;
  bool failed;        /* for want of memory */
} reading;

/* ------------------------------------------------------------------- names */

static const ng_rdf_term *term_at(const reading *r, uint32_t t) { return &r->rdf.terms.data[t]; }

static int hex_of(char c) { return ng_ascii_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

/* A copy of `text`; failure is sticky. */
static ng_view keep(reading *r) {
  const ng_view copy = ng_arena_copy(&r->arena, ng_strbuf_view(&r->text));
  r->failed |= !copy.data || !ng_strbuf_ok(&r->text);
  return copy;
}

/* What is behind "urn:newsgraph:KIND:", decoded; data NULL if it is no such IRI. */
static ng_view own_id(reading *r, uint32_t t, const char *kind) {
  const ng_view iri = term_at(r, t)->text;
  const size_t ours = strlen(NG_OURS), len = strlen(kind);
  const bool own = term_at(r, t)->kind == NG_RDF_IRI && iri.len > ours + len && memcmp(iri.data, NG_OURS, ours) == 0 &&
                   memcmp(iri.data + ours, kind, len) == 0 && iri.data[ours + len] == ':';
  if (!own) return ng_view_make(NULL, 0);
  ng_strbuf_clear(&r->text);
  for (size_t i = ours + len + 1; i < iri.len; i++) {
    const int high = iri.data[i] == '%' && i + 2 < iri.len ? hex_of(iri.data[i + 1]) : -1;
    const int low = high >= 0 ? hex_of(iri.data[i + 2]) : -1;
    ng_strbuf_add_char(&r->text, low >= 0 ? (char)(high * 16 + low) : iri.data[i]);
    if (low >= 0) i += 2;
  }
  return keep(r);
}

/* The last part of an IRI. */
static ng_view local_name(ng_view iri) {
  for (size_t i = iri.len; i-- > 0;)
    if ((iri.data[i] == '#' || iri.data[i] == '/' || iri.data[i] == ':') && i + 1 < iri.len)
      return ng_view_make(iri.data + i + 1, iri.len - i - 1);
  return iri;
}

static ng_view name_of(reading *r, uint32_t t, const char *kind) {
  const ng_view own = own_id(r, t, kind);
  return own.data ? own : local_name(term_at(r, t)->text);
}

/* A node of our own has its id again, another its IRI, a blank node its label. */
static ng_view node_id(reading *r, uint32_t t) {
  const ng_view own = own_id(r, t, "node");
  if (own.data) return own;
  if (term_at(r, t)->kind == NG_RDF_IRI) return term_at(r, t)->text;
  ng_strbuf_clear(&r->text);
  ng_strbuf_add_text(&r->text, "_:");
  ng_strbuf_add_view(&r->text, term_at(r, t)->text);
  return keep(r);
}

/* Properties of other vocabularies that are columns of ours, by the end of their IRI. */
static const struct {
  ng_element element;
  const char *iri, *column;
} columns[] = {{NG_NODES, NG_RDFS "label", "name"},
               {NG_NODES, NG_SKOS "prefLabel", "label"},
               {NG_NODES, NG_SKOS "altLabel", "aliases"},
               {NG_NODES, NG_SCHEMA "name", "name"},
               {NG_NODES, "http://xmlns.com/foaf/0.1/name", "name"},
               {NG_EDGES, NG_RDFS "label", "label"},
               {NG_EDGES, NG_PROV "value", "evidence"},
               {NG_EDGES, NG_OURS "item", "items"},
               {NG_EDGES, NG_OURS "source", "sources"}};

static ng_view column_of(reading *r, ng_element element, uint32_t predicate) {
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    if (columns[i].element == element && ng_view_is(term_at(r, predicate)->text, columns[i].iri))
      return ng_view_of(columns[i].column);
  return name_of(r, predicate, "column");
}

static ng_value value_of(const ng_rdf_term *literal) {
  static const char *const numbers[] = {"integer", "double", "decimal", "float", "int", "long", NULL};
  ng_value value = {.type = NG_VALUE_STRING, .text = literal->text};
  const ng_view type = local_name(literal->type);
  if (!literal->text.len) return (ng_value){.type = NG_VALUE_NONE};
  if (ng_view_is(type, "boolean"))
    return (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = ng_view_is(literal->text, "true")};
  for (size_t i = 0; numbers[i]; i++)
    if (ng_view_is(type, numbers[i]) && ng_number_parse(literal->text, &value.number))
      value.type = i == 1 || i == 2 || i == 3 ? NG_VALUE_NUMBER : NG_VALUE_INTEGER;
  return value;
}

/* ----------------------------------------------------------------- triples */

static int compare_triples(const void *a, const void *b) {
  const ng_rdf_triple *const x = a, *const y = b;
  if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  return x->object < y->object ? -1 : x->object > y->object;
}

static const ng_rdf_triple *triples_of(const reading *r, uint32_t subject, uint32_t *n) {
  *n = r->first[subject + 1] - r->first[subject];
  return r->rdf.triples.data + r->first[subject];
}

/* The object of the first triple with this predicate, NG_MAP_MISSING if there is none. */
static uint32_t object_of(const reading *r, uint32_t subject, uint32_t predicate) {
  uint32_t n;
  const ng_rdf_triple *const triples = triples_of(r, subject, &n);
  for (uint32_t i = 0; i < n; i++)
    if (triples[i].predicate == predicate) return triples[i].object;
  return NG_MAP_MISSING;
}

static ng_view text_of(const reading *r, uint32_t subject, const char *iri) {
  const uint32_t predicate = ng_rdf_find(&r->rdf, iri);
  const uint32_t object = predicate == NG_MAP_MISSING ? NG_MAP_MISSING : object_of(r, subject, predicate);
  return object == NG_MAP_MISSING ? ng_view_make(NULL, 0) : term_at(r, object)->text;
}

static double number_of(const reading *r, uint32_t subject, const char *iri) {
  double number = 0;
  return ng_number_parse(text_of(r, subject, iri), &number) ? number : 0;
}

static ng_view triple_key(reading *r, uint32_t subject, uint32_t predicate, uint32_t object) {
  ng_strbuf_clear(&r->text);
  ng_strbuf_addf(&r->text, "%u %u %u", subject, predicate, object);
  return ng_strbuf_view(&r->text);
}

/* ------------------------------------------------------------------- roles */

static ng_status index_triples(reading *r) {
  const uint32_t n = r->rdf.terms.len;
  if (r->rdf.triples.len) qsort(r->rdf.triples.data, r->rdf.triples.len, sizeof *r->rdf.triples.data, compare_triples);
  r->first = ng_alloc_zero(n + 1, sizeof *r->first);
  r->roles = ng_alloc_zero(n + 1, sizeof *r->roles);
  r->entered = ng_alloc_zero(n + 1, sizeof *r->entered);
  if (!r->first || !r->roles || !r->entered) return ng_fail_no_mem(r->scan.err);
  for (uint32_t i = 0; i < r->rdf.triples.len; i++) r->first[r->rdf.triples.data[i].subject + 1]++;
  for (uint32_t i = 0; i < n; i++) r->first[i + 1] += r->first[i];
  r->type = ng_rdf_find(&r->rdf, NG_RDF "type");
  r->subject = ng_rdf_find(&r->rdf, NG_RDF "subject");
  r->predicate = ng_rdf_find(&r->rdf, NG_RDF "predicate");
  r->object = ng_rdf_find(&r->rdf, NG_RDF "object");
  r->derived = ng_rdf_find(&r->rdf, NG_PROV "wasDerivedFrom");
  r->quoted = ng_rdf_find(&r->rdf, NG_PROV "wasQuotedFrom");
  r->statement_class = ng_rdf_find(&r->rdf, NG_RDF "Statement");
  return NG_OK;
}

static bool has_type(const reading *r, uint32_t t, uint32_t class) {
  uint32_t n;
  const ng_rdf_triple *const triples = triples_of(r, t, &n);
  for (uint32_t i = 0; class != NG_MAP_MISSING && i < n; i++)
    if (triples[i].predicate == r->type && triples[i].object == class) return true;
  return false;
}

static ng_status find_roles(reading *r) {
  for (uint32_t t = 0; t < r->rdf.terms.len; t++) {
    const bool is_subject = r->first[t + 1] > r->first[t];
    if (!is_subject) continue;
    if (has_type(r, t, r->statement_class)) {
      r->roles[t] = ROLE_EDGE;
      const uint32_t s = object_of(r, t, r->subject), p = object_of(r, t, r->predicate), o = object_of(r, t, r->object);
      if (s == NG_MAP_MISSING || p == NG_MAP_MISSING || o == NG_MAP_MISSING)
        return ng_scan_fail(&r->scan, NG_ERR_INVALID, r->rdf.triples.data[r->first[t]].at,
                            "an rdf:Statement without subject, predicate and object");
      const ng_view key = ng_arena_copy(&r->arena, triple_key(r, s, p, o));
      if (!key.data || !ng_map_set(&r->reified, key, t)) return ng_fail_no_mem(r->scan.err);
    } else if (own_id(r, t, "statement").data) {
      r->roles[t] = ROLE_STATEMENT;
    } else {
      r->roles[t] = own_id(r, t, "article").data ? ROLE_ARTICLE : ROLE_NODE;
    }
  }
  return NG_OK;
}

/* ------------------------------------------------------------------ entering */

static ng_status enter_article(reading *r, uint32_t t) {
  ng_view uri = text_of(r, t, NG_OURS "uri");
  if (!uri.data) uri = own_id(r, t, "article");
  const ng_graph_article article = {.uri = uri,
                                    .title = text_of(r, t, NG_RDFS "label"),
                                    .source = text_of(r, t, NG_OURS "outlet"),
                                    .url = text_of(r, t, NG_SCHEMA "url"),
                                    .date = text_of(r, t, NG_SCHEMA "datePublished"),
                                    .sha256 = text_of(r, t, NG_OURS "sha256")};
  return ng_graph_builder_add_article(r->builder, &article, &r->entered[t], r->scan.err);
}

/* A resource as a node, which it may be as an object alone. */
static ng_status find_node(reading *r, uint32_t t, uint32_t *node) {
  if (term_at(r, t)->kind == NG_RDF_LITERAL)
    return ng_scan_fail(&r->scan, NG_ERR_INVALID, 0, "the literal '%.*s' as the end of an edge",
                        NG_VIEW_ARGS(term_at(r, t)->text));
  const ng_view id = node_id(r, t);
  if (!id.data) return ng_fail_no_mem(r->scan.err);
  return ng_scan_node(&r->scan, r->builder, id, node);
}

/* Texts of one property are one value: `*i` is moved to the last of its triples. */
static ng_status set_literals(reading *r, ng_element element, uint32_t to, const ng_rdf_triple *triples, uint32_t n,
                              uint32_t *i) {
  const uint32_t predicate = triples[*i].predicate;
  const ng_view column = column_of(r, element, predicate);
  ng_value value = value_of(term_at(r, triples[*i].object));
  ng_vec_clear(&r->items);
  for (;; ++*i) {
    const ng_rdf_term *const term = term_at(r, triples[*i].object);
    if (term->kind == NG_RDF_LITERAL && !ng_vec_push(&r->items, term->text)) return ng_fail_no_mem(r->scan.err);
    if (*i + 1 >= n || triples[*i + 1].predicate != predicate) break;
  }
  const bool one = ng_view_is(column, "name") || ng_view_is(column, "label"); /* the first of many languages */
  if (r->items.len > 1 && !one) value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = r->items.len};
  if (r->items.len == 1 && (ng_view_is(column, "aliases") || ng_view_is(column, "items") || ng_view_is(column, "sources")))
    value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = 1};
  return ng_graph_builder_set_value(r->builder, element, to, column, &value, r->scan.err);
}

/* Our own class before those of other vocabularies. */
static ng_status set_node_type(reading *r, uint32_t node, uint32_t class) {
  const ng_value value = {.type = NG_VALUE_STRING, .text = name_of(r, class, "type")};
  return ng_graph_builder_set_value(r->builder, NG_NODES, node, ng_view_of("type"), &value, r->scan.err);
}

static ng_status enter_seen(reading *r, uint32_t node, uint32_t article) {
  return r->roles[article] == ROLE_ARTICLE
             ? ng_graph_builder_put_seen(r->builder, node, r->entered[article], r->scan.err)
             : NG_OK;
}

/* A triple between resources that no statement is about. */
static ng_status enter_plain_edge(reading *r, uint32_t node, const ng_rdf_triple *triple) {
  uint32_t target, edge = 0;
  const ng_view key = triple_key(r, triple->subject, triple->predicate, triple->object);
  if (ng_map_find(&r->reified, key) != NG_MAP_MISSING) return NG_OK;
  NG_TRY(find_node(r, triple->object, &target));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, ng_view_make(NULL, 0), node, target, false, &edge));
  return ng_scan_set_text(&r->scan, r->builder, NG_EDGES, edge, "type", name_of(r, triple->predicate, "relation"));
}

static ng_status enter_node(reading *r, uint32_t t) {
  uint32_t node, n, own_type = NG_MAP_MISSING, type = NG_MAP_MISSING;
  const ng_rdf_triple *const triples = triples_of(r, t, &n);
  const uint32_t seen_in = ng_rdf_find(&r->rdf, NG_OURS "seen_in");
  NG_TRY(find_node(r, t, &node));
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t object = triples[i].object;
    if (triples[i].predicate == r->type) {
      if (type == NG_MAP_MISSING) type = object;
      if (own_id(r, object, "type").data) own_type = object;
    } else if (triples[i].predicate == seen_in) {
      NG_TRY(enter_seen(r, node, object));
    } else if (term_at(r, object)->kind == NG_RDF_LITERAL) {
      NG_TRY(set_literals(r, NG_NODES, node, triples, n, &i));
    } else {
      NG_TRY(enter_plain_edge(r, node, &triples[i]));
    }
  }
  if (own_type != NG_MAP_MISSING) type = own_type;
  return type == NG_MAP_MISSING ? NG_OK : set_node_type(r, node, type);
}

typedef struct ends {
  uint32_t source, target, edge;
  ng_view type, status;
} ends;

static ng_status enter_statement(reading *r, uint32_t t, const ends *e) {
  const bool reversed = ng_view_is(text_of(r, t, NG_OURS "reversed"), "true");
  const uint32_t article = object_of(r, t, r->quoted);
  const uint32_t item = ng_rdf_find(&r->rdf, NG_OURS "item");
  ng_graph_statement s = {.type = e->type,
                          .source = reversed ? e->target : e->source,
                          .target = reversed ? e->source : e->target,
                          .edge = e->edge,
                          .article = article == NG_MAP_MISSING || r->roles[article] != ROLE_ARTICLE ? NG_GRAPH_NONE
                                                                                                   : r->entered[article],
                          .status = e->status,
                          .confidence = number_of(r, t, NG_OURS "confidence"),
                          .from = text_of(r, t, NG_OURS "from"),
                          .to = text_of(r, t, NG_OURS "to"),
                          .evidence = text_of(r, t, NG_PROV "value"),
                          .trigger = text_of(r, t, NG_OURS "trigger"),
                          .begin = (uint32_t)fmin(fmax(number_of(r, t, NG_OURS "begin"), 0), UINT32_MAX),
                          .end = (uint32_t)fmin(fmax(number_of(r, t, NG_OURS "end"), 0), UINT32_MAX),
                          .rule = text_of(r, t, NG_OURS "rule"),
                          .place = text_of(r, t, NG_OURS "place"),
                          .title = text_of(r, t, NG_OURS "title"),
                          .attributed_to = text_of(r, t, NG_OURS "attributed_to")};
  uint32_t n;
  const ng_rdf_triple *const triples = triples_of(r, t, &n);
  ng_vec_clear(&r->items);
  for (uint32_t i = 0; i < n; i++)
    if (triples[i].predicate == item && !ng_vec_push(&r->items, term_at(r, triples[i].object)->text))
      return ng_fail_no_mem(r->scan.err);
  s.items = r->items.data;
  s.n_items = r->items.len;
  return ng_graph_builder_put_statement(r->builder, &s, r->scan.err);
}

static ng_status enter_edge(reading *r, uint32_t t) {
  uint32_t n;
  ends e = {.edge = 0};
  const uint32_t predicate = object_of(r, t, r->predicate);
  const ng_rdf_triple *const triples = triples_of(r, t, &n);
  NG_TRY(find_node(r, object_of(r, t, r->subject), &e.source));
  NG_TRY(find_node(r, object_of(r, t, r->object), &e.target));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, own_id(r, t, "edge"), e.source, e.target, false, &e.edge));
  e.type = name_of(r, predicate, "relation");
  e.status = text_of(r, t, NG_OURS "status");
  NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_EDGES, e.edge, "type", e.type));
  for (uint32_t i = 0; i < n; i++)
    if (term_at(r, triples[i].object)->kind == NG_RDF_LITERAL) NG_TRY(set_literals(r, NG_EDGES, e.edge, triples, n, &i));
  for (uint32_t i = 0; i < n; i++)
    if (triples[i].predicate == r->derived && r->roles[triples[i].object] == ROLE_STATEMENT)
      NG_TRY(enter_statement(r, triples[i].object, &e));
  return NG_OK;
}

static ng_status enter_all(reading *r) {
  static const struct {
    role role;
    ng_status (*enter)(reading *, uint32_t);
  } passes[] = {{ROLE_ARTICLE, enter_article}, {ROLE_NODE, enter_node}, {ROLE_EDGE, enter_edge}};
  for (size_t k = 0; k < sizeof passes / sizeof *passes; k++)
    for (uint32_t t = 0; t < r->rdf.terms.len; t++)
      if (r->roles[t] == passes[k].role) NG_TRY(passes[k].enter(r, t));
  return ng_strbuf_ok(&r->text) ? NG_OK : ng_fail_no_mem(r->scan.err);
}

static ng_status read_rdf(const ng_format_input *input, bool quads, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder};
  ng_map_init(&r.reified);
  ng_strbuf_init(&r.text);
  ng_arena_init(&r.arena);
  ng_status status = ng_rdf_parse(&r.rdf, &r.scan, quads);
  if (status == NG_OK) status = index_triples(&r);
  if (status == NG_OK) status = find_roles(&r);
  if (status == NG_OK) status = enter_all(&r);
  if (r.failed) status = ng_fail_no_mem(err);
  ng_dealloc(r.first);
  ng_dealloc(r.roles);
  ng_dealloc(r.entered);
  ng_arena_dispose(&r.arena);
  ng_strbuf_dispose(&r.text);
  ng_map_dispose(&r.reified);
  ng_vec_dispose(&r.items);
  ng_rdf_dispose(&r.rdf);
  return status;
}

ng_status ng_turtle_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  return read_rdf(input, false, builder, err);
}

ng_status ng_nquads_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  return read_rdf(input, true, builder, err);
}
