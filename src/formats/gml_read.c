/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GML of any program: keys with numbers, texts and lists of keys.  The file is
 * first read into rows, as edges may come before nodes. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "formats/format.h"
#include "formats/scan.h"
#include "graph/number.h"

#define MAX_DEPTH 64

typedef enum row_kind { ROW_NUMBER, ROW_TEXT, ROW_LIST } row_kind;

typedef struct row {
  ng_view key;
  ng_view text;      /* decoded; of a number, as written */
  row_kind kind;
  double number;
  size_t at;         /* in the file */
  uint32_t end;      /* of a list: the row behind its last one; else the next row */
} row;

typedef struct reading {
  ng_scan scan;
  ng_graph_builder *builder;
  NG_VEC(row) rows;
  NG_VEC(ng_view) items;
  ng_arena arena;      /* decoded texts */
  ng_strbuf text;
  ng_map node_by_id;   /* ids of the file */
  bool directed;
} reading;

/* ------------------------------------------------------------------ syntax */

static void skip_blanks(ng_scan *scan) {
  for (ng_scan_skip_blanks(scan); ng_scan_peek(scan, 0) == '#'; ng_scan_skip_blanks(scan)) ng_scan_skip_line(scan);
}

static const struct {
  const char *name, *text;
} entities[] = {{"quot;", "\""}, {"amp;", "&"}, {"lt;", "<"}, {"gt;", ">"}, {"apos;", "'"}, {"nbsp;", "\xC2\xA0"}};

/* What stands behind an '&'; false if it is no reference. */
static bool add_reference(ng_scan *scan, ng_strbuf *out) {
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
    if (!ng_scan_skip(scan, entities[i].name)) continue;
    ng_strbuf_add_text(out, entities[i].text);
    return true;
  }
  const size_t begin = scan->at;
  uint32_t code = 0, n = 0;
  const bool decimal = ng_scan_skip(scan, "#");
  for (; decimal && n < 8 && ng_ascii_is_digit(ng_scan_peek(scan, 0)); n++, scan->at++)
    code = code * 10 + (uint32_t)(ng_scan_peek(scan, 0) - '0');
  const bool good = n && ng_scan_skip(scan, ";");
  if (good) ng_strbuf_add_codepoint(out, code);
  else scan->at = begin;
  return good;
}

static ng_status read_text(reading *r, row *out) {
  ng_scan *const scan = &r->scan;
  const size_t begin = scan->at++;
  ng_strbuf_clear(&r->text);
  while (ng_scan_more(scan) && ng_scan_peek(scan, 0) != '"') {
    const char c = scan->bytes.data[scan->at++];
    if (c != '&' || !add_reference(scan, &r->text)) ng_strbuf_add_char(&r->text, c);
  }
  if (!ng_scan_skip(scan, "\"")) return ng_scan_fail(scan, NG_ERR_SYNTAX, begin, "a text that is not closed");
  out->kind = ROW_TEXT;
  out->text = ng_arena_copy(&r->arena, ng_strbuf_view(&r->text));
  return out->text.data && ng_strbuf_ok(&r->text) ? NG_OK : ng_fail_no_mem(scan->err);
}

static bool is_word(char c) { return c && !ng_ascii_is_space(c) && c != '[' && c != ']' && c != '"'; }

static ng_view read_word(ng_scan *scan) {
  const size_t begin = scan->at;
  while (is_word(ng_scan_peek(scan, 0))) scan->at++;
  return ng_view_make(scan->bytes.data + begin, scan->at - begin);
}

static ng_status read_number(reading *r, row *out) {
  out->text = read_word(&r->scan);
  ng_view digits = out->text;
  if (digits.len && digits.data[0] == '+') digits = ng_view_make(digits.data + 1, digits.len - 1);
  out->kind = ng_number_parse(digits, &out->number) ? ROW_NUMBER : ROW_TEXT; /* NAN and INF are kept as texts */
  return out->text.len ? NG_OK : ng_scan_fail(&r->scan, NG_ERR_SYNTAX, r->scan.at, "a value is missing");
}

static ng_status read_rows(reading *r) {
  ng_scan *const scan = &r->scan;
  uint32_t open[MAX_DEPTH], depth = 0;
  for (skip_blanks(scan); ng_scan_more(scan); skip_blanks(scan)) {
    if (depth && ng_scan_skip(scan, "]")) {
      r->rows.data[open[--depth]].end = r->rows.len;
      continue;
    }
    row one = {.at = scan->at, .key = read_word(scan)};
    if (!one.key.len) return ng_scan_fail(scan, NG_ERR_SYNTAX, scan->at, "a key is expected");
    skip_blanks(scan);
    if (ng_scan_skip(scan, "[")) {
      one.kind = ROW_LIST;
      if (depth == MAX_DEPTH) return ng_scan_fail(scan, NG_ERR_UNSUPPORTED, one.at, "lists nested over %d deep", MAX_DEPTH);
      open[depth++] = r->rows.len;
    } else if (ng_scan_peek(scan, 0) == '"') {
      NG_TRY(read_text(r, &one));
    } else {
      NG_TRY(read_number(r, &one));
    }
    one.end = r->rows.len + 1;
    if (!ng_vec_push(&r->rows, one)) return ng_fail_no_mem(scan->err);
  }
  return depth ? ng_scan_fail(scan, NG_ERR_SYNTAX, r->rows.data[open[depth - 1]].at, "a list that is not closed") : NG_OK;
}

/* ----------------------------------------------------------------- meaning */

static const row *find(const reading *r, const row *list, const char *key) {
  for (const row *one = list + 1; one < r->rows.data + list->end; one = r->rows.data + one->end)
    if (ng_view_is(one->key, key)) return one;
  return NULL;
}

static ng_value value_of(const row *one) {
  if (one->kind == ROW_TEXT) return (ng_value){.type = NG_VALUE_STRING, .text = one->text};
  const bool whole = one->number == floor(one->number) && !memchr(one->text.data, '.', one->text.len);
  return (ng_value){.type = whole ? NG_VALUE_INTEGER : NG_VALUE_NUMBER, .number = one->number};
}

static bool is_in(const char *const *names, ng_view name) {
  for (; *names; names++)
    if (ng_view_is(name, *names)) return true;
  return false;
}

/* Keys inside a list are named after it but for places of nodes: "graphics_w", but "x". */
static ng_status set_inner(reading *r, ng_element element, uint32_t i, const row *list) {
  static const char *const places[] = {"x", "y", NULL};
  for (const row *one = list + 1; one < r->rows.data + list->end; one = r->rows.data + one->end) {
    if (one->kind == ROW_LIST) continue;
    const ng_value value = value_of(one);
    ng_strbuf_clear(&r->text);
    if (!ng_view_is(list->key, "graphics") || !is_in(places, one->key)) {
      ng_strbuf_add_view(&r->text, list->key);
      ng_strbuf_add_char(&r->text, '_');
    }
    ng_strbuf_add_view(&r->text, one->key);
    NG_TRY(ng_graph_builder_set_value(r->builder, element, i, ng_strbuf_view(&r->text), &value, r->scan.err));
  }
  return NG_OK;
}

/* A key many times over is a list, as NetworkX writes it: `*next` is moved behind it. */
static ng_status gather(reading *r, const row *list, const row *first, const row **next, ng_value *value) {
  const row *const end = r->rows.data + list->end;
  ng_vec_clear(&r->items);
  if (!ng_vec_push(&r->items, first->text)) return ng_fail_no_mem(r->scan.err);
  for (; *next < end && (*next)->kind == ROW_TEXT && ng_view_equals((*next)->key, first->key); ++*next)
    if (!ng_vec_push(&r->items, (*next)->text)) return ng_fail_no_mem(r->scan.err);
  if (r->items.len > 1) *value = (ng_value){.type = NG_VALUE_LIST, .items = r->items.data, .n_items = r->items.len};
  return NG_OK;
}

static ng_status set_values(reading *r, ng_element element, uint32_t i, const row *list, const char *const *skip) {
  for (const row *one = list + 1, *next; one < r->rows.data + list->end; one = next) {
    next = r->rows.data + one->end;
    if (is_in(skip, one->key)) continue;
    if (one->kind == ROW_LIST) {
      NG_TRY(set_inner(r, element, i, one));
      continue;
    }
    ng_value value = value_of(one);
    if (one->kind == ROW_TEXT) NG_TRY(gather(r, list, one, &next, &value));
    NG_TRY(ng_graph_builder_set_value(r->builder, element, i, one->key, &value, r->scan.err));
  }
  return NG_OK;
}

/* The id of a node is "canonical", which our files have, else that of the file. */
static ng_status read_node(reading *r, const row *list) {
  static const char *const skip[] = {"id", "canonical", "label", "caption", NULL};
  const row *const id = find(r, list, "id"), *const canonical = find(r, list, "canonical");
  const row *label = find(r, list, "caption");
  if (!label) label = find(r, list, "label");
  uint32_t i = 0;
  if (!id || id->kind == ROW_LIST) return ng_scan_fail(&r->scan, NG_ERR_INVALID, list->at, "a node without id");
  if (ng_map_find(&r->node_by_id, id->text) != NG_MAP_MISSING)
    return ng_scan_fail(&r->scan, NG_ERR_INVALID, list->at, "node '%.*s' is there twice", NG_VIEW_ARGS(id->text));
  r->scan.at = list->at;
  NG_TRY(ng_scan_node(&r->scan, r->builder, canonical ? canonical->text : id->text, &i));
  if (!ng_map_set(&r->node_by_id, id->text, i)) return ng_fail_no_mem(r->scan.err);
  if (label) NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_NODES, i, "label", label->text));
  if (label && !find(r, list, "name")) NG_TRY(ng_scan_set_text(&r->scan, r->builder, NG_NODES, i, "name", label->text));
  return set_values(r, NG_NODES, i, list, skip);
}

static ng_status find_end(const reading *r, const row *list, const char *key, uint32_t *node) {
  const row *const end = find(r, list, key);
  if (!end) return ng_scan_fail(&r->scan, NG_ERR_INVALID, list->at, "an edge without %s", key);
  *node = ng_map_find(&r->node_by_id, end->text);
  if (*node != NG_MAP_MISSING) return NG_OK;
  return ng_scan_fail(&r->scan, NG_ERR_INVALID, end->at, "%s of an edge: no node '%.*s'", key, NG_VIEW_ARGS(end->text));
}

static ng_status read_edge(reading *r, const row *list) {
  static const char *const skip[] = {"source", "target", "id", NULL};
  const row *const id = find(r, list, "id");
  uint32_t source, target, i = 0;
  NG_TRY(find_end(r, list, "source", &source));
  NG_TRY(find_end(r, list, "target", &target));
  NG_TRY(ng_scan_edge(&r->scan, r->builder, id ? id->text : ng_view_make(NULL, 0), source, target, !r->directed, &i));
  return set_values(r, NG_EDGES, i, list, skip);
}

static ng_status read_elements(reading *r, const row *graph, const char *key, ng_status (*read)(reading *, const row *)) {
  for (const row *one = graph + 1; one < r->rows.data + graph->end; one = r->rows.data + one->end)
    if (one->kind == ROW_LIST && ng_view_is(one->key, key)) NG_TRY(read(r, one));
  return NG_OK;
}

static ng_status read_graph(reading *r) {
  const row *const end = r->rows.data + r->rows.len;
  const row *graph = r->rows.data;
  while (graph < end && !(graph->kind == ROW_LIST && ng_view_is(graph->key, "graph"))) graph = r->rows.data + graph->end;
  if (graph >= end) return ng_scan_fail(&r->scan, NG_ERR_INVALID, 0, "no graph in the file");
  const row *const directed = find(r, graph, "directed");
  r->directed = directed && directed->number == 1;
  NG_TRY(read_elements(r, graph, "node", read_node));
  return read_elements(r, graph, "edge", read_edge);
}

ng_status ng_gml_read(const ng_format_input *input, ng_graph_builder *builder, ng_error *err) {
  reading r = {.scan = {.bytes = input->bytes, .path = input->path, .err = err}, .builder = builder};
  ng_arena_init(&r.arena);
  ng_strbuf_init(&r.text);
  ng_map_init(&r.node_by_id);
  ng_status status = read_rows(&r);
  if (status == NG_OK) status = read_graph(&r);
  ng_map_dispose(&r.node_by_id);
  ng_strbuf_dispose(&r.text);
  ng_arena_dispose(&r.arena);
  ng_vec_dispose(&r.items);
  ng_vec_dispose(&r.rows);
  return status;
}
