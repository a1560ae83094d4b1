/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading DOT by its grammar: defaults of scopes, chains of edges, subgraphs as their ends.
 * What our writer adds as "ng_NAME" is the column NAME again, and the looks beside it are
 * left out; of other files every attribute is a column. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/scan.h"

#define MAX_DEPTH 100
#define MAX_PRODUCT 10000000 /* edges of one statement between sets */
#define PREFIX "ng_"

typedef struct attribute {
  ng_element element;
  ng_view name, value;
} attribute;

/* One end of edges: nodes in `members`. */
typedef struct end {
  uint32_t begin, n;
  bool fresh;        /* a node that is named for the first time */
} end;

typedef NG_VEC(attribute) attributes;

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  attributes defaults;        /* of the scopes that are open */
  attributes given;           /* of the statement at hand */
  NG_VEC(uint32_t) members;   /* nodes of the subgraphs that are open */
  ng_arena arena;
  ng_strbuf text;
  bool directed;
  uint32_t depth;
} reading;

static ng_status fail(const reading *r, const char *message) {
  return ng_scan_fail(&r->scan, NG_ERR_SYNTAX, r->scan.at, "%s", message);
}

/* ------------------------------------------------------------------ tokens */

/* Blanks, comments, and lines of a preprocessor. */
static void skip(reading *r) {
  ng_scan *const s = &r->scan;
  for (;;) {
    ng_scan_skip_blanks(s);
    const bool line_start = s->at == 0 || s->bytes.data[s->at - 1] == '\n';
    if (ng_scan_skip(s, "//") || (line_start && ng_scan_skip(s, "#"))) {
      ng_scan_skip_line(s);
    } else if (ng_scan_skip(s, "/*")) {
      while (ng_scan_more(s) && !ng_scan_skip(s, "*/")) s->at++;
    } else {
      return;
    }
  }
}

static bool take(reading *r, const char *token) {
  skip(r);
  return ng_scan_skip(&r->scan, token);
}

static bool is_word(char c) {
  return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* A keyword in any case, which no word may follow directly. */
static bool take_word(reading *r, const char *word) {
  size_t i = 0;
  skip(r);
  while (word[i] && ng_ascii_to_lower(ng_scan_peek(&r->scan, i)) == word[i]) i++;
  if (word[i] || is_word(ng_scan_peek(&r->scan, i))) return false;
  r->scan.at += i;
  return true;
}

/* "..." with its escapes: a quote and a backslash are themselves, a line break after a
 * backslash is nothing, \n \l \r break the line. */
static ng_status read_quoted(reading *r) {
  ng_scan *const s = &r->scan;
  for (s->at++; !ng_scan_skip(s, "\"");) {
    if (!ng_scan_more(s)) return fail(r, "a text that is not closed");
    const char c = s->bytes.data[s->at++], next = ng_scan_peek(s, 0);
    if (c != '\\' || !next) {
      ng_strbuf_add_char(&r->text, c);
      continue;
    }
    s->at++;
    if (next == '"' || next == '\\') ng_strbuf_add_char(&r->text, next);
    else if (next == 'n' || next == 'l' || next == 'r') ng_strbuf_add_char(&r->text, '\n');
    else if (next != '\n') {
      ng_strbuf_add_char(&r->text, c);
      ng_strbuf_add_char(&r->text, next);
    }
  }
  return NG_OK;
}

/* <...>, kept as it is. */
static ng_status read_html(reading *r) {
  int open = 0;
  do {
    const char c = ng_scan_peek(&r->scan, 0);
    if (!c) return fail(r, "an HTML text that is not closed");
    open += (c == '<') - (c == '>');
    ng_strbuf_add_char(&r->text, c);
    r->scan.at++;
  } while (open > 0);
  return NG_OK;
}

static ng_status read_id(reading *r, ng_view *out) {
  skip(r);
  ng_strbuf_clear(&r->text);
  const char c = ng_scan_peek(&r->scan, 0);
  if (c == '"') {
    do {
      skip(r);
      if (ng_scan_peek(&r->scan, 0) != '"') return fail(r, "a text is expected behind '+'");
      NG_TRY(read_quoted(r));
    } while (take(r, "+"));
  } else if (c == '<') {
    NG_TRY(read_html(r));
  } else {
    if (c == '-') ng_strbuf_add_char(&r->text, r->scan.bytes.data[r->scan.at++]);
    while (is_word(ng_scan_peek(&r->scan, 0))) ng_strbuf_add_char(&r->text, r->scan.bytes.data[r->scan.at++]);
    if (!r->text.len) return fail(r, "a name is expected");
  }
  *out = ng_arena_copy(&r->arena, ng_strbuf_view(&r->text));
  return out->data && ng_strbuf_ok(&r->text) ? NG_OK : ng_fail_no_mem(r->scan.err);
}

/* -------------------------------------------------------------- attributes */

/* [a=b, c=d; e] ... appended to `to`. */
static ng_status read_attributes(reading *r, ng_element element, attributes *to) {
  while (take(r, "[")) {
    while (!take(r, "]")) {
      attribute one = {.element = element, .value = ng_view_of("true")};
      NG_TRY(read_id(r, &one.name));
      if (take(r, "=")) NG_TRY(read_id(r, &one.value));
      if (!ng_vec_push(to, one)) return ng_fail_no_mem(r->scan.err);
      if (!take(r, ",")) take(r, ";");
    }
  }
  return NG_OK;
}

static bool is_ours(const attribute *a) {
  const size_t len = strlen(PREFIX);
  return a->name.len > len && memcmp(a->name.data, PREFIX, len) == 0;
}

static ng_status set(reading *r, const attribute *a, bool ours, uint32_t i) {
  const size_t skipped = ours ? strlen(PREFIX) : 0;
  const ng_view name = ng_view_make(a->name.data + skipped, a->name.len - skipped);
  const ng_value value = ng_scan_value(a->value);
  if (ng_view_is(name, "id") || (ng_view_is(name, "label") && ng_view_is(a->value, "\\N"))) return NG_OK;
  return ng_graph_builder_set_value(r->builder, a->element, i, name, &value, r->scan.err);
}

static ng_status set_all(reading *r, const attributes *list, ng_element element, uint32_t i) {
  bool ours = false;
  for (uint32_t k = 0; k < list->len; k++) ours |= is_ours(&list->data[k]);
  for (uint32_t k = 0; k < list->len; k++)
    if (list->data[k].element == element && is_ours(&list->data[k]) == ours) NG_TRY(set(r, &list->data[k], ours, i));
  return NG_OK;
}

/* Defaults are looks where a statement has columns of ours. */
static bool has_ours(const attributes *list) {
  for (uint32_t k = 0; k < list->len; k++)
    if (is_ours(&list->data[k])) return true;
  return false;
}

static ng_view own_id(const attributes *list) {
  for (uint32_t k = 0; k < list->len; k++)
    if (ng_view_is(list->data[k].name, PREFIX "id")) return list->data[k].value;
  return ng_view_make(NULL, 0);
}

/* -------------------------------------------------------------- statements */

static ng_status read_statements(reading *r);

/* A node as an end. */
static ng_status read_node(reading *r, end *out) {
  ng_view id, port;
  uint32_t node;
  NG_TRY(read_id(r, &id));
  while (take(r, ":")) NG_TRY(read_id(r, &port));
  if (!id.len) id = ng_view_of("\"\"");
  const bool fresh = ng_graph_builder_find_node(r->builder, id) == NG_GRAPH_NONE;
  NG_TRY(ng_scan_node(&r->scan, r->builder, id, &node));
  *out = (end){.begin = r->members.len, .n = 1, .fresh = fresh};
  return ng_vec_push(&r->members, node) ? NG_OK : ng_fail_no_mem(r->scan.err);
}

/* { ... }, the brace read already. */
static ng_status read_subgraph(reading *r, end *out) {
  const uint32_t begin = r->members.len, n_defaults = r->defaults.len;
  if (++r->depth > MAX_DEPTH) return ng_scan_fail(&r->scan, NG_ERR_UNSUPPORTED, r->scan.at, "subgraphs nested too deep");
  NG_TRY(read_statements(r));
  r->depth--;
  r->defaults.len = n_defaults;
  *out = (end){.begin = begin, .n = r->members.len - begin};
  return NG_OK;
}

static ng_status read_end(reading *r, end *out) {
  if (take_word(r, "subgraph")) {
    ng_view name;
    skip(r);
    if (ng_scan_peek(&r->scan, 0) != '{') NG_TRY(read_id(r, &name));
    return take(r, "{") ? read_subgraph(r, out) : fail(r, "'{' is expected behind a subgraph");
  }
  return take(r, "{") ? read_subgraph(r, out) : read_node(r, out);
}

static ng_status put_edge(reading *r, uint32_t source, uint32_t target) {
  uint32_t edge = 0;
  NG_TRY(ng_scan_edge(&r->scan, r->builder, own_id(&r->given), source, target, !r->directed, &edge));
  if (!has_ours(&r->given)) NG_TRY(set_all(r, &r->defaults, NG_EDGES, edge));
  return set_all(r, &r->given, NG_EDGES, edge);
}

static ng_status put_edges(reading *r, end from, end to) {
  if ((uint64_t)from.n * to.n > MAX_PRODUCT)
    return ng_scan_fail(&r->scan, NG_ERR_UNSUPPORTED, r->scan.at, "over %d edges in one statement", MAX_PRODUCT);
  for (uint32_t i = 0; i < from.n; i++)
    for (uint32_t k = 0; k < to.n; k++)
      NG_TRY(put_edge(r, r->members.data[from.begin + i], r->members.data[to.begin + k]));
  return NG_OK;
}

typedef NG_VEC(end) ends;

/* What a chain says, once its attributes are read: new nodes have the defaults of the scope. */
static ng_status put_chain(reading *r, const ends *chain) {
  const bool is_node = chain->len == 1 && chain->data[0].n == 1;
  for (uint32_t i = 0; i < chain->len; i++)
    if (chain->data[i].fresh && !(is_node && has_ours(&r->given)))
      NG_TRY(set_all(r, &r->defaults, NG_NODES, r->members.data[chain->data[i].begin]));
  for (uint32_t i = 1; i < chain->len; i++) NG_TRY(put_edges(r, chain->data[i - 1], chain->data[i]));
  return is_node ? set_all(r, &r->given, NG_NODES, r->members.data[chain->data[0].begin]) : NG_OK;
}

/* A node or subgraph, or a chain of edges between some. */
static ng_status read_chain(reading *r) {
  ends chain = {0};
  ng_status status;
  do {
    end one = {0};
    status = read_end(r, &one);
    if (status == NG_OK && !ng_vec_push(&chain, one)) status = ng_fail_no_mem(r->scan.err);
  } while (status == NG_OK && (take(r, "->") || take(r, "--")));
  ng_vec_clear(&r->given);
  if (status == NG_OK) status = read_attributes(r, chain.len > 1 ? NG_EDGES : NG_NODES, &r->given);
  if (status == NG_OK) status = put_chain(r, &chain);
  ng_vec_dispose(&chain);
  return status;
}

/* name = value, which is about the graph and its looks; false if the statement is another. */
static ng_status skip_assignment(reading *r, bool *was) {
  const size_t begin = r->scan.at;
  ng_view name;
  skip(r);
  const char c = ng_scan_peek(&r->scan, 0);
  *was = false;
  if (c == '{' || c == '<') return NG_OK;
  NG_TRY(read_id(r, &name));
  *was = take(r, "=");
  if (*was) return read_id(r, &name);
  r->scan.at = begin;
  return NG_OK;
}

static ng_status read_statement(reading *r) {
  bool was;
  if (take_word(r, "node")) return read_attributes(r, NG_NODES, &r->defaults);
  if (take_word(r, "edge")) return read_attributes(r, NG_EDGES, &r->defaults);
  if (take_word(r, "graph")) {
    ng_vec_clear(&r->given);
    return read_attributes(r, NG_EDGES, &r->given); /* looks of the whole */
  }
  NG_TRY(skip_assignment(r, &was));
  return was ? NG_OK : read_chain(r);
}

/* Up to the closing brace. */
static ng_status read_statements(reading *r) {
  while (!take(r, "}")) {
    if (!ng_scan_more(&r->scan)) return fail(r, "'}' is missing");
    NG_TRY(read_statement(r));
    take(r, ";");
    if (!r->depth) ng_vec_clear(&r->members);
  }
  return NG_OK;
}

static ng_status read_graph(reading *r) {
  ng_view name;
  take_word(r, "strict");
  r->directed = take_word(r, "digraph");
  if (!r->directed && !take_word(r, "graph")) return fail(r, "'graph' or 'digraph' is expected");
  skip(r);
  if (ng_scan_peek(&r->scan, 0) != '{') NG_TRY(read_id(r, &name));
  return take(r, "{") ? read_statements(r) : fail(r, "'{' is expected");
}

ng_status ng_dot_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder};
  ng_strbuf_init(&r.text);
  ng_arena_init(&r.arena);
  ng_status status = read_graph(&r);
  if (!ng_strbuf_ok(&r.text)) status = ng_fail_no_mem(err);
  ng_arena_dispose(&r.arena);
  ng_strbuf_dispose(&r.text);
  ng_vec_dispose(&r.members);
  ng_vec_dispose(&r.given);
  ng_vec_dispose(&r.defaults);
  return status;
}
