/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading Pajek networks: vertices with their places, arcs and edges with weight and label,
 * also as lists and with named relations (*Arcs :1 "visited"); further parameters are for
 * drawings and are left out. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/scan.h"
#include "graph/number.h"

#define RELATIONS_MAX 100000
#define UNNAMED_MAX 1000000 /* vertices that no line names */

typedef enum section { SECTION_NONE, SECTION_VERTICES, SECTION_ARCS, SECTION_EDGES, SECTION_ARCS_LIST,
                       SECTION_EDGES_LIST } section;

static const struct {
  const char *name;
  section section;
} sections[] = {{"*vertices", SECTION_VERTICES},  {"*arcs", SECTION_ARCS},
                {"*edges", SECTION_EDGES},        {"*arcslist", SECTION_ARCS_LIST},
                {"*edgeslist", SECTION_EDGES_LIST}};

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  ng_view rest;              /* of the line at hand */
  size_t line_at;
  section section;
  NG_VEC(ng_view) relations; /* names by number */
  uint32_t relation;         /* of the section */
  NG_VEC(uint32_t) nodes;    /* by number of the vertex, from 1; NG_GRAPH_NONE before it is named */
  uint32_t n_vertices;
  ng_strbuf text;
} reading;

static ng_status fail(const reading *r, ng_status status, const char *message) {
  return ng_scan_fail(&r->scan, status, r->line_at, "%s", message);
}

/* The next word of the line, or what is in quotes; false at its end. */
static bool next_word(reading *r, ng_view *word) {
  ng_view *const rest = &r->rest;
  while (rest->len && ng_ascii_is_space(rest->data[0])) *rest = ng_view_make(rest->data + 1, rest->len - 1);
  if (!rest->len) return false;
  const size_t quoted = rest->data[0] == '"';
  size_t len = quoted;
  while (len < rest->len && (quoted ? rest->data[len] != '"' : !ng_ascii_is_space(rest->data[len]))) len++;
  *word = ng_view_make(rest->data + quoted, len - quoted);
  if (len < rest->len) len += quoted;
  *rest = ng_view_make(rest->data + len, rest->len - len);
  return true;
}

/* A label with its character references (&#34;) as what they stand for. */
static ng_view decode(reading *r, ng_view label) {
  ng_strbuf_clear(&r->text);
  for (size_t i = 0; i < label.len; i++) {
    uint32_t code = 0;
    size_t k = i + 2;
    if (label.data[i] == '&' && i + 1 < label.len && label.data[i + 1] == '#')
      for (; k < label.len && k < i + 10 && ng_ascii_is_digit(label.data[k]); k++)
        code = code * 10 + (uint32_t)(label.data[k] - '0');
    if (code && k < label.len && label.data[k] == ';') {
      ng_strbuf_add_codepoint(&r->text, code);
      i = k;
    } else {
      ng_strbuf_add_char(&r->text, label.data[i]);
    }
  }
  return ng_strbuf_view(&r->text);
}

static bool next_number(reading *r, double *number) {
  ng_view word;
  return next_word(r, &word) && ng_number_parse(word, number);
}

/* ":1" and a name: edges of the section, or each edge, are of that relation. */
static ng_status read_relation(reading *r, ng_view number, bool named) {
  double value;
  ng_view name;
  if (!ng_number_parse(number, &value) || value < 0 || value > RELATIONS_MAX)
    return fail(r, NG_ERR_SYNTAX, "a number of a relation is expected beside ':'");
  r->relation = (uint32_t)value;
  while (r->relations.len <= r->relation)
    if (!ng_vec_push(&r->relations, ng_view_make(NULL, 0))) return ng_fail_no_mem(r->scan.err);
  if (named && next_word(r, &name)) r->relations.data[r->relation] = name;
  return NG_OK;
}

static ng_status read_heading(reading *r, ng_view name) {
  ng_view word;
  r->section = SECTION_NONE;
  r->relation = NG_GRAPH_NONE;
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    size_t k = 0;
    while (k < name.len && sections[i].name[k] && ng_ascii_to_lower(name.data[k]) == sections[i].name[k]) k++;
    if (k == name.len && !sections[i].name[k]) r->section = sections[i].section;
  }
  if (r->section == SECTION_VERTICES) {
    double n = 0;
    if (r->nodes.len) return fail(r, NG_ERR_UNSUPPORTED, "more than one network in the file");
    if (!next_number(r, &n) || n < 0) return fail(r, NG_ERR_SYNTAX, "the number of vertices is missing");
    if (n > (double)r->scan.bytes.len + UNNAMED_MAX) return fail(r, NG_ERR_INVALID, "far more vertices than lines");
    r->n_vertices = (uint32_t)n;
    return NG_OK;
  }
  if (r->section == SECTION_NONE || !next_word(r, &word) || !word.len || word.data[0] != ':') return NG_OK;
  return read_relation(r, ng_view_make(word.data + 1, word.len - 1), true);
}

/* The node of a vertex, made with its number as its id where no line names it. */
static ng_status find_vertex(reading *r, double number, uint32_t *node) {
  char id[NG_NUMBER_SIZE];
  if (!(number >= 1 && number <= r->n_vertices)) return fail(r, NG_ERR_INVALID, "there is no vertex of that number");
  const uint32_t i = (uint32_t)number;
  while (r->nodes.len <= i)
    if (!ng_vec_push(&r->nodes, NG_GRAPH_NONE)) return ng_fail_no_mem(r->scan.err);
  if (r->nodes.data[i] == NG_GRAPH_NONE) {
    ng_number_format(i, id);
    NG_TRY(ng_scan_node(&r->scan, r->builder, ng_view_of(id), &r->nodes.data[i]));
  }
  *node = r->nodes.data[i];
  return NG_OK;
}

/* 1 "label" x y z shape ...; a label that is there already gets the number behind it. */
static ng_status read_vertex(reading *r) {
  double number, place;
  ng_view label = {0};
  if (!next_number(r, &number) || !(number >= 1 && number <= r->n_vertices))
    return fail(r, NG_ERR_INVALID, "a vertex has no number, or one that is too large");
  const uint32_t i = (uint32_t)number;
  while (r->nodes.len <= i)
    if (!ng_vec_push(&r->nodes, NG_GRAPH_NONE)) return ng_fail_no_mem(r->scan.err);
  if (r->nodes.data[i] != NG_GRAPH_NONE) return fail(r, NG_ERR_INVALID, "a vertex is there twice");
  if (next_word(r, &label)) decode(r, label);
  else ng_strbuf_clear(&r->text);
  const bool fresh = r->text.len && ng_graph_builder_find_node(r->builder, ng_strbuf_view(&r->text)) == NG_GRAPH_NONE;
  if (!fresh) ng_strbuf_addf(&r->text, r->text.len ? "#%u" : "%u", i);
  NG_TRY(ng_scan_node(&r->scan, r->builder, ng_strbuf_view(&r->text), &r->nodes.data[i]));
  for (int k = 0; k < 2 && next_number(r, &place); k++) {
    const ng_value value = {.type = NG_VALUE_NUMBER, .number = place};
    NG_TRY(ng_graph_builder_set_value(r->builder, NG_NODES, r->nodes.data[i], ng_view_of(k ? "y" : "x"), &value,
                                      r->scan.err));
  }
  return NG_OK;
}

static ng_status put_edge(reading *r, double from, double to, bool symmetric, uint32_t *edge) {
  uint32_t source, target;
  NG_TRY(find_vertex(r, from, &source));
  NG_TRY(find_vertex(r, to, &target));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, ng_view_make(NULL, 0), source, target, symmetric, edge));
  if (r->relation == NG_GRAPH_NONE) return NG_OK;
  const ng_view name = decode(r, r->relations.data[r->relation]);
  return ng_scan_set_text(&r->scan, r->builder, NG_EDGES, *edge, "type", name);
}

/* 1 2 3.5 l "visited" ..., with "1:" before it for the relation. */
static ng_status read_edge(reading *r) {
  double from, to;
  ng_view word;
  uint32_t edge = 0;
  const ng_view line = r->rest;
  if (next_word(r, &word) && word.len > 1 && word.data[word.len - 1] == ':') {
    NG_TRY(read_relation(r, ng_view_make(word.data, word.len - 1), false));
  } else {
    r->rest = line;
  }
  if (!next_number(r, &from) || !next_number(r, &to)) return fail(r, NG_ERR_SYNTAX, "two numbers of vertices are expected");
  NG_TRY(put_edge(r, from, to, r->section == SECTION_EDGES, &edge));
  for (bool first = true; next_word(r, &word); first = false) {
    ng_value value = {.type = NG_VALUE_NUMBER};
    if (first && ng_number_parse(word, &value.number))
      NG_TRY(ng_graph_builder_set_value(r->builder, NG_EDGES, edge, ng_view_of("weight"), &value, r->scan.err));
    else if (ng_view_is(word, "l") && next_word(r, &word))
      NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_EDGES, edge, "type", decode(r, word)));
  }
  return NG_OK;
}

/* 1 2 3 4: edges from the first to all others. */
static ng_status read_list(reading *r) {
  double from, to;
  uint32_t edge;
  if (!next_number(r, &from)) return fail(r, NG_ERR_SYNTAX, "a number of a vertex is expected");
  while (next_number(r, &to)) NG_TRY(put_edge(r, from, to, r->section == SECTION_EDGES_LIST, &edge));
  return NG_OK;
}

static ng_status read_line(reading *r) {
  ng_view word;
  const ng_view line = r->rest;
  if (!next_word(r, &word) || line.data[0] == '%') return NG_OK;
  if (word.len && word.data[0] == '*') return read_heading(r, word);
  r->rest = line;
  switch (r->section) {
    case SECTION_VERTICES: return read_vertex(r);
    case SECTION_ARCS:
    case SECTION_EDGES: return read_edge(r);
    case SECTION_ARCS_LIST:
    case SECTION_EDGES_LIST: return read_list(r);
    case SECTION_NONE: break;
  }
  return NG_OK;
}

static ng_status read_all(reading *r) {
  uint32_t node;
  for (r->line_at = 0; ng_scan_line(&r->scan, &r->rest); r->line_at = r->scan.at) NG_TRY(read_line(r));
  if (!r->n_vertices) return fail(r, NG_ERR_INVALID, "no *Vertices in the file");
  for (uint32_t i = 1; i <= r->n_vertices; i++) NG_TRY(find_vertex(r, i, &node));
  return NG_OK;
}

ng_status ng_pajek_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder,
               .relation = NG_GRAPH_NONE};
  ng_strbuf_init(&r.text);
  ng_status status = read_all(&r);
  if (!ng_strbuf_ok(&r.text)) status = ng_fail_no_mem(err);
  ng_strbuf_dispose(&r.text);
  ng_vec_dispose(&r.relations);
  ng_vec_dispose(&r.nodes);
  return status;
}
