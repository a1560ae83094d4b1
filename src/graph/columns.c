/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graph as a table: standard columns are fields of rows, others are arrays. */
#include <math.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "graph/finish.h"
#include "graph/graph.h"
#include "graph/number.h"

#define COLUMN(row, name, field, type) {name, NG_VALUE_##type, offsetof(row, field)}

static const ng_standard_column node_columns[] = {
    COLUMN(ng_node_row, "id", id, STRING),
    COLUMN(ng_node_row, "type", type, STRING),
    COLUMN(ng_node_row, "name", name, STRING),
    COLUMN(ng_node_row, "label", label, STRING),
    COLUMN(ng_node_row, "aliases", aliases, LIST),
    COLUMN(ng_node_row, "mentions", mentions, INTEGER),
    COLUMN(ng_node_row, "articles", articles, INTEGER),
    COLUMN(ng_node_row, "first_seen", first_seen, STRING),
    COLUMN(ng_node_row, "last_seen", last_seen, STRING),
};

static const ng_standard_column edge_columns[] = {
    COLUMN(ng_edge_row, "id", id, STRING),
    COLUMN(ng_edge_row, "type", type, STRING),
    COLUMN(ng_edge_row, "label", label, STRING),
    COLUMN(ng_edge_row, "weight", weight, NUMBER),
    COLUMN(ng_edge_row, "status", status, STRING),
    COLUMN(ng_edge_row, "confidence", confidence, NUMBER),
    COLUMN(ng_edge_row, "symmetric", symmetric, BOOLEAN),
    COLUMN(ng_edge_row, "first_seen", first_seen, STRING),
    COLUMN(ng_edge_row, "last_seen", last_seen, STRING),
    COLUMN(ng_edge_row, "event_from", from, STRING),
    COLUMN(ng_edge_row, "event_to", to, STRING),
    COLUMN(ng_edge_row, "articles", articles, INTEGER),
    COLUMN(ng_edge_row, "evidence", evidence, STRING),
    COLUMN(ng_edge_row, "place", place, STRING),
    COLUMN(ng_edge_row, "items", items, LIST),
    COLUMN(ng_edge_row, "title", title, STRING),
    COLUMN(ng_edge_row, "attributed_to", attributed_to, STRING),
    COLUMN(ng_edge_row, "rule", rule, STRING),
    COLUMN(ng_edge_row, "sources", sources, LIST),
};

_Static_assert(sizeof edge_columns / sizeof *edge_columns <= NG_STANDARD_MAX, "room for every column");

const ng_standard_column *ng_graph__standard(ng_element element, uint32_t *n) {
  *n = element == NG_NODES ? sizeof node_columns / sizeof *node_columns : sizeof edge_columns / sizeof *edge_columns;
  return element == NG_NODES ? node_columns : edge_columns;
}

static const ng_standard_column *find_standard(ng_element element, ng_view name) {
  uint32_t n;
  const ng_standard_column *const columns = ng_graph__standard(element, &n);
  for (uint32_t i = 0; i < n; i++)
    if (ng_view_is(name, columns[i].name)) return &columns[i];
  return NULL;
}

static ng_value text_value(ng_view text) {
  return (ng_value){.type = text.data ? NG_VALUE_STRING : NG_VALUE_NONE, .text = text};
}

static ng_value number_value(ng_value_type type, double number) {
  return (ng_value){.type = isfinite(number) ? type : NG_VALUE_NONE, .number = number};
}

static ng_value list_value(ng_list list) {
  return (ng_value){.type = list.n ? NG_VALUE_LIST : NG_VALUE_NONE, .items = list.items, .n_items = list.n};
}

ng_value ng_graph__standard_value(const ng_graph *graph, const ng_standard_column *column, const void *row) {
  const void *const field = (const char *)row + column->offset;
  switch (column->type) {
    case NG_VALUE_STRING: {
      const ng_text_id id = *(const ng_text_id *)field;
      return id ? text_value(ng_strings_at(&graph->strings, id)) : (ng_value){.type = NG_VALUE_NONE};
    }
    case NG_VALUE_LIST: return list_value(graph->strings.lists.data[*(const ng_list_id *)field]);
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER: return number_value(column->type, *(const double *)field);
    case NG_VALUE_BOOLEAN: return (ng_value){.type = NG_VALUE_BOOLEAN, .boolean = *(const bool *)field};
    case NG_VALUE_NONE: break;
  }
  return (ng_value){.type = NG_VALUE_NONE};
}

static ng_text_id text_of_value(ng_graph *graph, const ng_value *value) {
  char number[NG_NUMBER_SIZE];
  switch (value->type) {
    case NG_VALUE_STRING: return ng_strings_add(&graph->strings, value->text);
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER:
      return isfinite(value->number)
                 ? ng_strings_add(&graph->strings, ng_view_of(ng_number_format(value->number, number)))
                 : 0;
    case NG_VALUE_BOOLEAN: return ng_strings_add(&graph->strings, ng_view_of(value->boolean ? "true" : "false"));
    case NG_VALUE_LIST: {
      ng_strbuf joined;
      ng_strbuf_init(&joined);
      ng_text_join(&joined, (ng_list){value->items, value->n_items});
      const ng_text_id id = ng_strings_add(&graph->strings, ng_strbuf_view(&joined));
      graph->strings.failed |= !ng_strbuf_ok(&joined);
      ng_strbuf_dispose(&joined);
      return id;
    }
    case NG_VALUE_NONE: break;
  }
  return 0;
}

static bool number_of_value(const ng_value *value, double *number) {
  if (value->type == NG_VALUE_STRING) return ng_number_parse(value->text, number);
  *number = value->number;
  return (value->type == NG_VALUE_INTEGER || value->type == NG_VALUE_NUMBER) && isfinite(*number);
}

static bool boolean_of_value(const ng_value *value, bool *boolean) {
  const bool is_text = value->type == NG_VALUE_STRING;
  const bool is_number = value->type == NG_VALUE_INTEGER && (value->number == 0 || value->number == 1);
  *boolean = is_text ? ng_view_is(value->text, "true") : is_number ? value->number == 1 : value->boolean;
  return value->type == NG_VALUE_BOOLEAN || is_number || (is_text && (*boolean || ng_view_is(value->text, "false")));
}

typedef struct splitting {
  ng_strings *strings;
  NG_VEC(ng_view) items;
} splitting;

static bool add_item(void *user, ng_view text) {
  splitting *const s = user;
  return ng_vec_push(&s->items, ng_strings_at(s->strings, ng_strings_add(s->strings, text)));
}

static ng_list_id split(ng_graph *graph, ng_view text) {
  splitting s = {.strings = &graph->strings};
  graph->strings.failed |= !ng_text_split(text, add_item, &s);
  const ng_list_id id = ng_strings_add_list(&graph->strings, s.items.data, s.items.len);
  ng_vec_dispose(&s.items);
  return id;
}

bool ng_graph__standard_set(ng_graph *graph, const ng_standard_column *column, void *row, const ng_value *value) {
  void *const field = (char *)row + column->offset;
  if (value->type == NG_VALUE_NONE) return true;
  switch (column->type) {
    case NG_VALUE_STRING: *(ng_text_id *)field = text_of_value(graph, value); return true;
    case NG_VALUE_LIST:
      *(ng_list_id *)field = value->type == NG_VALUE_LIST
                                 ? ng_strings_add_list(&graph->strings, value->items, value->n_items)
                                 : split(graph, ng_strings_at(&graph->strings, text_of_value(graph, value)));
      return true;
    case NG_VALUE_INTEGER:
    case NG_VALUE_NUMBER: return number_of_value(value, field);
    case NG_VALUE_BOOLEAN: return boolean_of_value(value, field);
    case NG_VALUE_NONE: break;
  }
  return false;
}

static const void *row_at(const ng_graph *graph, ng_element element, uint32_t i) {
  return element == NG_NODES ? (const void *)&graph->nodes.data[i] : (const void *)&graph->edges.data[i];
}

static uint32_t n_elements(const ng_graph *graph, ng_element element) {
  return element == NG_NODES ? graph->nodes.len : graph->edges.len;
}

void ng_graph__standard_scan(ng_graph *graph) {
  for (ng_element e = NG_NODES; e <= NG_EDGES; e++) {
    uint32_t n;
    const ng_standard_column *const columns = ng_graph__standard(e, &n);
    graph->n_standard[e] = 0;
    for (uint32_t c = 0; c < n; c++) {
      bool used = false;
      for (uint32_t i = 0; !used && i < n_elements(graph, e); i++)
        used = ng_graph__standard_value(graph, &columns[c], row_at(graph, e, i)).type != NG_VALUE_NONE;
      if (used) graph->standard[e][graph->n_standard[e]++] = (uint8_t)c;
    }
  }
}

/* ----------------------------------------------------------------- reading */

uint32_t ng_graph_n_columns(const ng_graph *graph, ng_element element) {
  return graph->n_standard[element] + graph->extra[element].len;
}

ng_column ng_graph_column_at(const ng_graph *graph, ng_element element, uint32_t column) {
  const uint32_t n_standard = graph->n_standard[element];
  if (column >= n_standard) {
    const ng_extra_column *const extra = &graph->extra[element].data[column - n_standard];
    return (ng_column){.name = extra->name, .type = extra->type};
  }
  uint32_t n;
  const ng_standard_column *const s = &ng_graph__standard(element, &n)[graph->standard[element][column]];
  return (ng_column){.name = ng_view_of(s->name), .type = s->type, .standard = true};
}

uint32_t ng_graph_find_column(const ng_graph *graph, ng_element element, ng_view name) {
  const uint32_t n = ng_graph_n_columns(graph, element);
  for (uint32_t c = 0; c < n; c++)
    if (ng_view_equals(ng_graph_column_at(graph, element, c).name, name)) return c;
  return NG_GRAPH_NONE;
}

ng_value ng_graph_value_at(const ng_graph *graph, ng_element element, uint32_t column, uint32_t i) {
  const uint32_t n_standard = graph->n_standard[element];
  if (column < n_standard) {
    uint32_t n;
    const ng_standard_column *const columns = ng_graph__standard(element, &n);
    return ng_graph__standard_value(graph, &columns[graph->standard[element][column]], row_at(graph, element, i));
  }
  const ng_extra_column *const extra = &graph->extra[element].data[column - n_standard];
  if (extra->texts) return text_value(extra->texts[i]);
  if (extra->lists) return list_value(extra->lists[i]);
  const ng_value value = number_value(extra->type, extra->numbers[i]);
  return value.type == NG_VALUE_BOOLEAN ? (ng_value){.type = value.type, .boolean = value.number != 0} : value;
}

/* ------------------------------------------------------------ added columns */

/* Where the column goes by its name; `*exists` if it is there. */
static uint32_t extra_place(const ng_extra_columns *columns, ng_view name, bool *exists) {
  uint32_t i = 0;
  while (i < columns->len && ng_view_compare(columns->data[i].name, name) < 0) i++;
  *exists = i < columns->len && ng_view_equals(columns->data[i].name, name);
  return i;
}

static bool enter_extra(ng_graph *graph, ng_element element, ng_extra_column column) {
  ng_extra_columns *const columns = &graph->extra[element];
  bool exists;
  const uint32_t at = extra_place(columns, column.name, &exists);
  if (exists) {
    ng_graph__extra_dispose(&columns->data[at]);
  } else {
    if (!ng_vec_push(columns, column)) {
      ng_graph__extra_dispose(&column);
      return false;
    }
    memmove(&columns->data[at + 1], &columns->data[at], (columns->len - 1 - at) * sizeof *columns->data);
  }
  columns->data[at] = column;
  return true;
}

static ng_status new_extra(ng_graph *graph, ng_element element, const char *name, ng_extra_column *out, ng_error *err) {
  if (!*name || find_standard(element, ng_view_of(name)))
    return ng_fail(err, NG_ERR_BAD_ARG, "'%s' can be no added column", name);
  out->name = ng_strings_at(&graph->strings, ng_strings_append(&graph->strings, ng_view_of(name)));
  ng_graph__igraph_free(graph);
  return graph->strings.failed ? ng_fail_no_mem(err) : NG_OK;
}

ng_status ng_graph_set_numbers(ng_graph *graph, ng_element element, const char *name, ng_value_type type,
                               const double *values, ng_error *err) {
  ng_extra_column column = {.type = type};
  if (type != NG_VALUE_INTEGER && type != NG_VALUE_NUMBER && type != NG_VALUE_BOOLEAN)
    return ng_fail(err, NG_ERR_BAD_ARG, "column '%s' is to hold numbers of no numeric type", name);
  NG_TRY(new_extra(graph, element, name, &column, err));
  const uint32_t n = n_elements(graph, element);
  column.numbers = ng_alloc_zero(n ? n : 1, sizeof *column.numbers);
  if (!column.numbers) return ng_fail_no_mem(err);
  if (n) memcpy(column.numbers, values, n * sizeof *values);
  return enter_extra(graph, element, column) ? NG_OK : ng_fail_no_mem(err);
}

ng_status ng_graph_set_texts(ng_graph *graph, ng_element element, const char *name, const ng_view *values,
                             ng_error *err) {
  ng_extra_column column = {.type = NG_VALUE_STRING};
  NG_TRY(new_extra(graph, element, name, &column, err));
  const uint32_t n = n_elements(graph, element);
  column.texts = ng_alloc_zero(n ? n : 1, sizeof *column.texts);
  if (!column.texts) return ng_fail_no_mem(err);
  for (uint32_t i = 0; i < n; i++) {
    if (!values[i].data) continue;
    ng_strbuf clean;
    ng_strbuf_init(&clean);
    ng_text_clean(&clean, values[i]);
    const uint32_t id = ng_strings_append(&graph->strings, ng_strbuf_view(&clean));
    column.texts[i] = ng_strings_at(&graph->strings, id);
    ng_strbuf_dispose(&clean);
  }
  if (enter_extra(graph, element, column) && !graph->strings.failed) return NG_OK;
  return ng_fail_no_mem(err);
}

/* --------------------------------------------------------- loose cells */

static ng_loose_column *enter_loose(ng_graph_builder *b, ng_element element, ng_view name) {
  const ng_text_id id = ng_strings_add(&b->graph->strings, name);
  for (uint32_t c = 0; c < b->loose[element].len; c++)
    if (b->loose[element].data[c].name == id) return &b->loose[element].data[c];
  if (b->graph->strings.failed || !ng_vec_push(&b->loose[element], (ng_loose_column){.name = id})) return NULL;
  return &b->loose[element].data[b->loose[element].len - 1];
}

static bool add_cell(ng_graph_builder *b, ng_element element, uint32_t i, ng_view name, const ng_value *value) {
  ng_loose_column *const column = enter_loose(b, element, name);
  if (!column) return false;
  ng_cell cell = {.i = i, .type = value->type, .number = value->number};
  if (value->type == NG_VALUE_BOOLEAN) cell.number = value->boolean;
  if (value->type == NG_VALUE_LIST)
    cell.text = ng_strings_add_list(&b->graph->strings, value->items, value->n_items);
  else
    cell.text = text_of_value(b->graph, value);
  return ng_vec_push(&column->cells, cell) && !b->graph->strings.failed;
}

ng_status ng_graph_builder_set_value(ng_graph_builder *b, ng_element element, uint32_t i, ng_view name,
                                     const ng_value *value, ng_error *err) {
  if (!b->graph || i >= n_elements(b->graph, element)) return ng_fail(err, NG_ERR_BAD_ARG, "no element %u", i);
  if (value->type == NG_VALUE_NONE || !name.len) return NG_OK;
  const ng_standard_column *const standard = find_standard(element, name);
  if (!standard) return add_cell(b, element, i, name, value) ? NG_OK : ng_fail_no_mem(err);
  if (standard->offset == offsetof(ng_node_row, id) && element == NG_NODES)
    return ng_fail(err, NG_ERR_BAD_ARG, "the id of a node cannot be changed");
  void *const row = element == NG_NODES ? (void *)&b->graph->nodes.data[i] : (void *)&b->graph->edges.data[i];
  if (ng_graph__standard_set(b->graph, standard, row, value)) return b->graph->strings.failed ? ng_fail_no_mem(err) : NG_OK;
  /* a foreign column of that name but another type */
  char renamed[64];
  const size_t len = strlen(standard->name);
  memcpy(renamed, standard->name, len);
  renamed[len] = '_';
  return add_cell(b, element, i, ng_view_make(renamed, len + 1), value) ? NG_OK : ng_fail_no_mem(err);
}

/* The type that can hold every cell. */
static ng_value_type common_type(const ng_loose_column *column) {
  ng_value_type type = NG_VALUE_NONE;
  for (uint32_t i = 0; i < column->cells.len; i++) {
    const ng_value_type t = column->cells.data[i].type;
    const bool numeric = (t == NG_VALUE_INTEGER || t == NG_VALUE_NUMBER) &&
                         (type == NG_VALUE_INTEGER || type == NG_VALUE_NUMBER);
    if (type == NG_VALUE_NONE || type == t) type = t;
    else type = numeric ? NG_VALUE_NUMBER : NG_VALUE_STRING;
  }
  return type;
}

static ng_view join(ng_graph *graph, ng_list list) {
  ng_strbuf joined;
  ng_strbuf_init(&joined);
  ng_text_join(&joined, list);
  const uint32_t id = ng_strings_append(&graph->strings, ng_strbuf_view(&joined));
  ng_strbuf_dispose(&joined);
  return ng_strings_at(&graph->strings, id);
}

static bool settle(ng_graph *graph, ng_element element, const ng_loose_column *loose, const uint32_t *places) {
  const uint32_t n = n_elements(graph, element);
  ng_extra_column column = {.name = ng_strings_at(&graph->strings, loose->name), .type = common_type(loose)};
  if (column.type == NG_VALUE_STRING) column.texts = ng_alloc_zero(n, sizeof *column.texts);
  else if (column.type == NG_VALUE_LIST) column.lists = ng_alloc_zero(n, sizeof *column.lists);
  else column.numbers = ng_alloc_zero(n, sizeof *column.numbers);
  if (!column.texts && !column.lists && !column.numbers) return false;
  for (uint32_t i = 0; column.numbers && i < n; i++) column.numbers[i] = NAN;
  for (uint32_t i = 0; i < loose->cells.len; i++) {
    const ng_cell *const cell = &loose->cells.data[i];
    const uint32_t at = places[cell->i];
    if (column.numbers) column.numbers[at] = cell->number;
    if (column.lists) column.lists[at] = graph->strings.lists.data[cell->text];
    if (!column.texts) continue;
    const bool is_list = cell->type == NG_VALUE_LIST;
    column.texts[at] = is_list ? join(graph, graph->strings.lists.data[cell->text])
                               : ng_strings_at(&graph->strings, cell->text);
  }
  return enter_extra(graph, element, column);
}

bool ng_graph__settle_columns(ng_graph_builder *b, const uint32_t *node_places, const uint32_t *edge_places) {
  for (ng_element e = NG_NODES; e <= NG_EDGES; e++)
    for (uint32_t c = 0; c < b->loose[e].len; c++)
      if (!settle(b->graph, e, &b->loose[e].data[c], e == NG_NODES ? node_places : edge_places)) return false;
  return true;
}
