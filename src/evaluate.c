/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison of extracted documents with annotations.  Nodes are aligned by normalised
 * names, edges become keys "type, source, target" over aligned names. */
#include <newsgraph/evaluate.h>

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef struct gold_node {
  ng_view name;
  ng_view type;
  NG_VEC(ng_view) names; /* normalised; those that may match */
} gold_node;

typedef struct gold_edge {
  ng_view type;
  ng_view source, target, place; /* node names; place may be absent */
  uint32_t statuses;             /* bit set of ng_statement_status */
} gold_edge;

typedef struct gold_article {
  ng_view id;
  NG_VEC(gold_node) nodes;
  NG_VEC(gold_edge) edges;  /* none negated */
  bool added;
} gold_article;

typedef struct counts {
  ng_view type;
  size_t found, wrong, missed;
} counts;

typedef NG_VEC(counts) tally;

typedef struct note {
  ng_view article;
  bool miss;      /* else a false find */
  ng_view type, source, target;
} note;

struct ng_evaluation {
  const ng_ontology *ontology;
  ng_arena arena;
  NG_VEC(gold_article) articles;
  ng_map by_id;
  tally nodes, edges;
  size_t status_right, status_all;
  size_t unknown; /* documents without annotation */
  NG_VEC(note) notes;
};

/* ------------------------------------------------------------ names */

static const char *const titles[] = {
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "president", "prime", "minister", "foreign", "defense", "defence",
    "secretary", "chancellor", "king", "queen", "general", "gen", "premier", "ambassador", "senator", "sen", "rep", "gov",
    "governor", "chairman", "chief", "leader", "former", "us", "u.s", "the"};

static bool is_title(ng_view word) {
  for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
    if (ng_view_is(word, titles[i])) return true;
  return false;
}

/* Appends a word, which keeps letters, digits, '_', '-' and inner apostrophes. */
static void add_word(ng_strbuf *out, ng_view word, bool is_person) {
  if (!word.len || (out->len == 0 && ng_view_is(word, "the")) || (is_person && is_title(word))) return;
  if (out->len) ng_strbuf_add_char(out, ' ');
  ng_strbuf_add_view(out, word);
}

/* Lower case without accents, punctuation, possessive s and a leading article; of persons
 * without titles too. */
static ng_view normalised(ng_arena *arena, ng_view text, bool is_person) {
  utf8proc_uint8_t *folded = NULL;
  const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD;
  const utf8proc_ssize_t len =
      utf8proc_map((const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.len, &folded, how);
  ng_strbuf word, out;
  ng_strbuf_init(&word);
  ng_strbuf_init(&out);
  for (utf8proc_ssize_t i = 0; i < len;) {
    unsigned size;
    uint32_t cp = ng_utf8_decode((const char *)folded + i, (size_t)(len - i), &size);
    i += size;
    if (cp == 0x2019 || cp == 0x02BC) cp = '\'';
    if (cp == 0x2010 || cp == 0x2011 || cp == 0x2013 || cp == 0x2014) cp = '-';
    const bool possessive = cp == '\'' && i < len && folded[i] == 's' && (i + 1 == len || !ng_utf8_is_letter(folded[i + 1]));
    if (possessive) i++;
    else if (ng_utf8_is_space(cp)) add_word(&out, ng_strbuf_view(&word), is_person), ng_strbuf_clear(&word);
    else if (cp == '\'' || cp == '-' || cp == '_' || ng_utf8_is_letter(cp) || ng_utf8_is_digit(cp))
      ng_strbuf_add_codepoint(&word, cp);
  }
  add_word(&out, ng_strbuf_view(&word), is_person);
  const ng_view copy = ng_arena_copy(arena, ng_strbuf_view(&out));
  ng_strbuf_dispose(&word);
  ng_strbuf_dispose(&out);
  free(folded);
  return copy;
}

static bool is_person_type(ng_view type) { return ng_view_is(type, "person"); }
static bool has_blank(ng_view text) { return text.len && memchr(text.data, ' ', text.len); }

/* ------------------------------------------------------------ annotations */

static ng_view text_of(ng_evaluation *e, const cJSON *object, const char *key) {
  const char *const text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
  return text ? ng_arena_copy(&e->arena, ng_view_of(text)) : (ng_view){NULL, 0};
}

static bool add_node_name(ng_evaluation *e, gold_node *node, const char *name) {
  const ng_view key = normalised(&e->arena, ng_view_of(name), is_person_type(node->type));
  return key.data && (!key.len || ng_vec_push(&node->names, key));
}

/* Where a full name is known, a person's surname alone does not count. */
static void keep_full_names(gold_node *node) {
  bool full = false;
  for (uint32_t i = 0; i < node->names.len; i++) full = full || has_blank(node->names.data[i]);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < node->names.len; i++)
    if (!full || has_blank(node->names.data[i])) node->names.data[kept++] = node->names.data[i];
  node->names.len = kept;
}

static ng_status read_node(ng_evaluation *e, const cJSON *json, gold_article *article, ng_error *err) {
  gold_node node = {.name = text_of(e, json, "name"), .type = text_of(e, json, "type")};
  if (!node.name.data || !node.type.data) return ng_fail(err, NG_ERR_INVALID, "a node needs 'name' and 'type'");
  bool good = add_node_name(e, &node, node.name.data);
  const cJSON *alias;
  cJSON_ArrayForEach(alias, cJSON_GetObjectItemCaseSensitive(json, "aliases"))
    if (cJSON_IsString(alias)) good = good && add_node_name(e, &node, alias->valuestring);
  if (is_person_type(node.type)) keep_full_names(&node);
  if (good && ng_vec_push(&article->nodes, node)) return NG_OK;
  ng_vec_dispose(&node.names);
  return ng_fail_no_mem(err);
}

static ng_status read_edge(ng_evaluation *e, const cJSON *json, gold_article *article, ng_error *err) {
  gold_edge edge = {.type = text_of(e, json, "type"), .source = text_of(e, json, "source"),
                    .target = text_of(e, json, "target"), .place = text_of(e, json, "place")};
  const ng_view status = text_of(e, json, "status");
  if (!edge.type.data || !edge.source.data || !edge.target.data)
    return ng_fail(err, NG_ERR_INVALID, "an edge needs 'type', 'source' and 'target'");
  if (ng_view_is(status, "negated")) return NG_OK;
  for (int s = NG_ASSERTED; s <= NG_ALLEGED; s++)
    if (ng_view_is(status, ng_statement_status_name((ng_statement_status)s))) edge.statuses = 1u << s;
  if (!edge.statuses) edge.statuses = 1u << NG_ASSERTED;
  return ng_vec_push(&article->edges, edge) ? NG_OK : ng_fail_no_mem(err);
}

static ng_status read_article(ng_evaluation *e, const cJSON *json, ng_error *err) {
  const gold_article empty = {.id = text_of(e, json, "id")};
  if (!empty.id.data) return ng_fail(err, NG_ERR_INVALID, "an annotated article needs 'id'");
  if (ng_map_find(&e->by_id, empty.id) != NG_MAP_MISSING)
    return ng_fail(err, NG_ERR_INVALID, "the article '%s' stands twice", empty.id.data);
  if (!ng_map_set(&e->by_id, empty.id, e->articles.len) || !ng_vec_push(&e->articles, empty)) return ng_fail_no_mem(err);
  gold_article *const article = &e->articles.data[e->articles.len - 1];
  const cJSON *item;
  cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "nodes")) NG_TRY(read_node(e, item, article, err));
  cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(json, "edges")) NG_TRY(read_edge(e, item, article, err));
  return NG_OK;
}

static ng_status read_gold(ng_evaluation *e, ng_view gold, const char *source, ng_error *err) {
  uint32_t line = 0;
  for (size_t at = 0; at < gold.len;) {
    const char *const newline = memchr(gold.data + at, '\n', gold.len - at);
    const size_t end = newline ? (size_t)(newline - gold.data) : gold.len;
    ng_error_at(err, source, ++line, 0);
    size_t first = at;
    while (first < end && ng_ascii_is_space(gold.data[first])) first++;
    if (first < end) {
      cJSON *const json = cJSON_ParseWithLength(gold.data + first, end - first);
      const ng_status status = json ? read_article(e, json, err) : ng_fail(err, NG_ERR_SYNTAX, "not a JSON object");
      cJSON_Delete(json);
      NG_TRY(status);
    }
    at = end + 1;
  }
  return e->articles.len ? NG_OK : ng_fail(err, NG_ERR_INVALID, "no annotated article");
}

ng_status ng_evaluation_new(const char *gold, size_t len, const char *source, const ng_ontology *ontology,
                            ng_evaluation **out, ng_error *err) {
  *out = NULL;
  ng_evaluation *const e = ng_alloc_zero(1, sizeof *e);
  if (!e) return ng_fail_no_mem(err);
  e->ontology = ontology;
  const ng_status status = read_gold(e, ng_view_make(gold, len), source, err);
  if (status == NG_OK) *out = e;
  else ng_evaluation_free(e);
  return status;
}

void ng_evaluation_free(ng_evaluation *e) {
  if (!e) return;
  for (uint32_t i = 0; i < e->articles.len; i++) {
    gold_article *const a = &e->articles.data[i];
    for (uint32_t k = 0; k < a->nodes.len; k++) ng_vec_dispose(&a->nodes.data[k].names);
    ng_vec_dispose(&a->nodes);
    ng_vec_dispose(&a->edges);
  }
  ng_vec_dispose(&e->articles);
  ng_vec_dispose(&e->nodes);
  ng_vec_dispose(&e->edges);
  ng_vec_dispose(&e->notes);
  ng_map_dispose(&e->by_id);
  ng_arena_dispose(&e->arena);
  ng_dealloc(e);
}

/* ------------------------------------------------------------ comparison */

static counts *counts_of(ng_evaluation *e, tally *t, ng_view type) {
  for (uint32_t i = 0; i < t->len; i++)
    if (ng_view_equals(t->data[i].type, type)) return &t->data[i];
  const counts fresh = {.type = ng_arena_copy(&e->arena, type)};
  return fresh.type.data && ng_vec_push(t, fresh) ? &t->data[t->len - 1] : NULL;
}

static bool shares_name(const gold_node *node, const ng_view *names, uint32_t n) {
  for (uint32_t i = 0; i < node->names.len; i++)
    for (uint32_t k = 0; k < n; k++)
      if (ng_view_equals(node->names.data[i], names[k])) return true;
  return false;
}

/* The annotated node that shares one of the names, of the same type first. */
static uint32_t find_node(const gold_article *article, ng_view type, const ng_view *names, uint32_t n) {
  uint32_t other = NG_NONE;
  for (uint32_t i = 0; i < article->nodes.len; i++) {
    if (!shares_name(&article->nodes.data[i], names, n)) continue;
    if (ng_view_equals(article->nodes.data[i].type, type)) return i;
    if (other == NG_NONE) other = i;
  }
  return other;
}

/* The last word of a name, which serves where the annotation knows a person by surname alone. */
static ng_view surname_of(ng_view name) {
  size_t begin = name.len;
  while (begin && name.data[begin - 1] != ' ') begin--;
  return ng_view_make(name.data + begin, name.len - begin);
}

/* The canonical name decides before the aliases do, and alone for persons. */
static ng_status align(ng_evaluation *e, const gold_article *article, const ng_entity *entity, uint32_t *out, ng_error *err) {
  NG_VEC(ng_view) names = {0};
  const bool person = is_person_type(entity->type);
  bool good = ng_vec_push(&names, normalised(&e->arena, entity->name, person));
  if (person && good) good = ng_vec_push(&names, surname_of(names.data[0]));
  for (uint32_t i = 0; i < entity->n_aliases && !person; i++)
    good = good && ng_vec_push(&names, normalised(&e->arena, entity->aliases[i], false));
  *out = find_node(article, entity->type, names.data, names.len ? 1 : 0);
  if (*out == NG_NONE) *out = find_node(article, entity->type, names.data, names.len);
  ng_vec_dispose(&names);
  return good ? NG_OK : ng_fail_no_mem(err);
}

static ng_view edge_key(ng_evaluation *e, ng_view type, ng_view a, ng_view b) {
  ng_strbuf key;
  ng_strbuf_init(&key);
  const bool swap = ng_ontology_is_symmetric(e->ontology, type) && ng_view_compare(b, a) < 0;
  ng_strbuf_addf(&key, "%.*s\t%.*s\t%.*s", NG_VIEW_ARGS(type), NG_VIEW_ARGS(swap ? b : a), NG_VIEW_ARGS(swap ? a : b));
  const ng_view copy = ng_strbuf_ok(&key) ? ng_arena_copy(&e->arena, ng_strbuf_view(&key)) : (ng_view){NULL, 0};
  ng_strbuf_dispose(&key);
  return copy;
}

/* A comparison of one document with its annotation. */
typedef struct comparison {
  ng_evaluation *e;
  gold_article *article;
  const ng_entity *entities;
  uint32_t n_entities;
  uint32_t *aligned;       /* annotated node of each entity, or NG_NONE */
  ng_map gold;             /* key to the first edge with it, places as targets too */
  NG_VEC(uint32_t) found;  /* statuses found of each gold edge */
  ng_map seen;             /* keys of statements */
} comparison;

static ng_view aligned_name(const comparison *c, uint32_t entity) {
  if (c->aligned[entity] != NG_NONE) return c->article->nodes.data[c->aligned[entity]].name;
  return c->entities[entity].canonical;
}

static ng_status compare_nodes(comparison *c, ng_error *err) {
  ng_evaluation *const e = c->e;
  NG_VEC(bool) found = {0};
  bool good = true;
  for (uint32_t i = 0; i < c->article->nodes.len; i++) good = good && ng_vec_push(&found, false);
  for (uint32_t i = 0; i < c->n_entities && good; i++) {
    const ng_entity *const entity = &c->entities[i];
    if (align(e, c->article, entity, &c->aligned[i], err) != NG_OK) good = false;
    counts *const t = good ? counts_of(e, &e->nodes, entity->type) : NULL;
    if (!t) break;
    const uint32_t node = c->aligned[i];
    if (node == NG_NONE || !ng_view_equals(c->article->nodes.data[node].type, entity->type)) t->wrong++;
    else found.data[node] = true;
  }
  for (uint32_t i = 0; i < found.len && good; i++) {
    counts *const t = counts_of(e, &e->nodes, c->article->nodes.data[i].type);
    if (!t) good = false;
    else if (found.data[i]) t->found++;
    else t->missed++;
  }
  ng_vec_dispose(&found);
  return good ? NG_OK : ng_fail_no_mem(err);
}

/* Edges with the same key are one, with the statuses of all. */
static bool enter_gold(comparison *c) {
  for (uint32_t i = 0; i < c->article->edges.len; i++) {
    gold_edge *const g = &c->article->edges.data[i];
    const ng_view key = edge_key(c->e, g->type, g->source, g->target);
    uint32_t *const main = key.data ? ng_map_enter(&c->gold, key, i) : NULL;
    if (!main || !ng_vec_push(&c->found, 0)) return false;
    if (*main != i) c->article->edges.data[*main].statuses |= g->statuses;
    const uint32_t target = *main;
    if (*main != i) g->statuses = 0; /* merged */
    if (!g->place.data || !ng_view_is(g->type, "visited")) continue;
    const ng_view by_place = edge_key(c->e, g->type, g->source, g->place);
    if (!by_place.data || !ng_map_enter(&c->gold, by_place, target)) return false;
  }
  return true;
}

static bool compare_statement(comparison *c, const ng_statement *s) {
  const ng_view source = aligned_name(c, s->source), target = aligned_name(c, s->target);
  ng_view keys[2] = {edge_key(c->e, s->type, source, target), {NULL, 0}};
  if (s->place != NG_NONE && ng_view_is(s->type, "visited"))
    keys[1] = edge_key(c->e, s->type, source, aligned_name(c, s->place));
  if (!keys[0].data) return false;
  uint32_t match = ng_map_find(&c->gold, keys[0]);
  if (match == NG_MAP_MISSING && keys[1].data) match = ng_map_find(&c->gold, keys[1]);
  if (match != NG_MAP_MISSING) {
    c->found.data[match] |= 1u << s->status;
  } else if (ng_map_find(&c->seen, keys[0]) == NG_MAP_MISSING) {
    counts *const t = counts_of(c->e, &c->e->edges, s->type);
    const note n = {.article = c->article->id, .type = ng_arena_copy(&c->e->arena, s->type),
                    .source = ng_arena_copy(&c->e->arena, source), .target = ng_arena_copy(&c->e->arena, target)};
    if (!t || !ng_vec_push(&c->e->notes, n)) return false;
    t->wrong++;
  }
  for (int i = 0; i < 2; i++)
    if (keys[i].data && !ng_map_set(&c->seen, keys[i], 1)) return false;
  return true;
}

static bool count_gold(comparison *c) {
  for (uint32_t i = 0; i < c->article->edges.len; i++) {
    const gold_edge *const g = &c->article->edges.data[i];
    counts *const t = g->statuses ? counts_of(c->e, &c->e->edges, g->type) : NULL;
    if (!g->statuses) continue;
    if (!t) return false;
    if (c->found.data[i]) {
      t->found++;
      c->e->status_all++;
      c->e->status_right += (c->found.data[i] & g->statuses) != 0;
      continue;
    }
    t->missed++;
    const note n = {.article = c->article->id, .miss = true, .type = g->type, .source = g->source, .target = g->target};
    if (!ng_vec_push(&c->e->notes, n)) return false;
  }
  return true;
}

static ng_status compare(comparison *c, const ng_statement *statements, uint32_t n, ng_error *err) {
  NG_TRY(compare_nodes(c, err));
  bool good = enter_gold(c);
  for (uint32_t i = 0; i < n && good; i++)
    if (statements[i].status != NG_NEGATED) good = compare_statement(c, &statements[i]);
  return good && count_gold(c) ? NG_OK : ng_fail_no_mem(err);
}

/* The article's file name without folder and ending. */
static ng_view id_of_uri(ng_view uri) {
  for (size_t i = uri.len; i > 0; i--) {
    if (uri.data[i - 1] != '/') continue;
    uri = ng_view_make(uri.data + i, uri.len - i);
    break;
  }
  for (size_t i = uri.len; i > 1; i--)
    if (uri.data[i - 1] == '.') return ng_view_make(uri.data, i - 1);
  return uri;
}

static ng_status compare_with(ng_evaluation *e, gold_article *article, const ng_document *doc, ng_error *err) {
  uint32_t n_statements;
  const ng_statement *const statements = doc ? ng_document_statements(doc, &n_statements) : NULL;
  comparison c = {.e = e, .article = article};
  if (doc) c.entities = ng_document_entities(doc, &c.n_entities);
  else n_statements = 0;
  c.aligned = ng_alloc(c.n_entities * sizeof *c.aligned);
  const ng_status status = c.aligned ? compare(&c, statements, n_statements, err) : ng_fail_no_mem(err);
  article->added = true;
  ng_dealloc(c.aligned);
  ng_vec_dispose(&c.found);
  ng_map_dispose(&c.gold);
  ng_map_dispose(&c.seen);
  return status;
}

ng_status ng_evaluation_add(ng_evaluation *e, const ng_document *doc, ng_error *err) {
  const uint32_t i = ng_map_find(&e->by_id, id_of_uri(ng_document_article(doc)->uri));
  if (i == NG_MAP_MISSING || e->articles.data[i].added) {
    e->unknown++;
    return NG_OK;
  }
  return compare_with(e, &e->articles.data[i], doc, err);
}

/* ------------------------------------------------------------ printing */

typedef struct scores {
  double precision, recall, f1;
} scores;

static scores score(const counts *c) {
  const double found = (double)c->found;
  scores s = {.precision = c->found + c->wrong ? found / (double)(c->found + c->wrong) : 0,
              .recall = c->found + c->missed ? found / (double)(c->found + c->missed) : 0};
  s.f1 = s.precision + s.recall > 0 ? 2 * s.precision * s.recall / (s.precision + s.recall) : 0;
  return s;
}

static int by_type(const void *a, const void *b) {
  return ng_view_compare(((const counts *)a)->type, ((const counts *)b)->type);
}

static counts sum_of(const tally *t, const char *name) {
  counts sum = {.type = ng_view_of(name)};
  for (uint32_t i = 0; i < t->len; i++) {
    sum.found += t->data[i].found;
    sum.wrong += t->data[i].wrong;
    sum.missed += t->data[i].missed;
  }
  return sum;
}

static void print_row(const counts *c, FILE *out) {
  const scores s = score(c);
  fprintf(out, "%-24.*s%10.3f%8.3f%8.3f%8zu%8zu%8zu\n", NG_VIEW_ARGS(c->type), s.precision, s.recall, s.f1, c->found,
          c->wrong, c->missed);
}

static void print_tally(const tally *t, const char *name, FILE *out) {
  const counts sum = sum_of(t, name);
  print_row(&sum, out);
  for (uint32_t i = 0; i < t->len; i++) print_row(&t->data[i], out);
}

static void write_text(const ng_evaluation *e, bool verbose, FILE *out) {
  for (uint32_t i = 0; i < e->notes.len && verbose; i++) {
    const note *const n = &e->notes.data[i];
    fprintf(out, "%s %.*s: %.*s, %.*s, %.*s\n", n->miss ? "missed" : "false ", NG_VIEW_ARGS(n->article),
            NG_VIEW_ARGS(n->type), NG_VIEW_ARGS(n->source), NG_VIEW_ARGS(n->target));
  }
  fprintf(out, "%-24s%10s%8s%8s%8s%8s%8s\n", "", "precision", "recall", "F1", "found", "false", "missed");
  print_tally(&e->nodes, "all nodes", out);
  print_tally(&e->edges, "all edges", out);
  fprintf(out, "status right on %zu of %zu found edges\n", e->status_right, e->status_all);
  if (e->unknown) fprintf(out, "%zu articles have no annotation and were passed over\n", e->unknown);
}

static cJSON *json_row(const counts *c) {
  const scores s = score(c);
  cJSON *const row = cJSON_CreateObject();
  cJSON_AddNumberToObject(row, "precision", s.precision);
  cJSON_AddNumberToObject(row, "recall", s.recall);
  cJSON_AddNumberToObject(row, "f1", s.f1);
  cJSON_AddNumberToObject(row, "found", (double)c->found);
  cJSON_AddNumberToObject(row, "false", (double)c->wrong);
  cJSON_AddNumberToObject(row, "missed", (double)c->missed);
  return row;
}

static void add_json_tally(cJSON *json, const char *key, const tally *t) {
  cJSON *const object = cJSON_AddObjectToObject(json, key);
  const counts sum = sum_of(t, "all");
  cJSON_AddItemToObject(object, "all", json_row(&sum));
  for (uint32_t i = 0; i < t->len; i++) cJSON_AddItemToObject(object, t->data[i].type.data, json_row(&t->data[i]));
}

static void add_json_notes(cJSON *json, const ng_evaluation *e) {
  cJSON *const list = cJSON_AddArrayToObject(json, "notes");
  for (uint32_t i = 0; i < e->notes.len; i++) {
    const note *const n = &e->notes.data[i];
    cJSON *const row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "kind", n->miss ? "missed" : "false");
    cJSON_AddStringToObject(row, "article", n->article.data);
    cJSON_AddStringToObject(row, "type", n->type.data);
    cJSON_AddStringToObject(row, "source", n->source.data);
    cJSON_AddStringToObject(row, "target", n->target.data);
    cJSON_AddItemToArray(list, row);
  }
}

static ng_status write_json(const ng_evaluation *e, bool verbose, FILE *out, ng_error *err) {
  cJSON *const json = cJSON_CreateObject();
  add_json_tally(json, "nodes", &e->nodes);
  add_json_tally(json, "edges", &e->edges);
  cJSON_AddNumberToObject(json, "status_right", (double)e->status_right);
  cJSON_AddNumberToObject(json, "status_all", (double)e->status_all);
  if (verbose) add_json_notes(json, e);
  char *const text = cJSON_PrintUnformatted(json);
  cJSON_Delete(json);
  if (!text) return ng_fail_no_mem(err);
  fprintf(out, "%s\n", text);
  cJSON_free(text);
  return NG_OK;
}

ng_status ng_evaluation_write(ng_evaluation *e, const char *format, bool verbose, FILE *out, ng_error *err) {
  for (uint32_t i = 0; i < e->articles.len; i++)
    if (!e->articles.data[i].added) NG_TRY(compare_with(e, &e->articles.data[i], NULL, err));
  if (e->nodes.len) qsort(e->nodes.data, e->nodes.len, sizeof *e->nodes.data, by_type);
  if (e->edges.len) qsort(e->edges.data, e->edges.len, sizeof *e->edges.data, by_type);
  const bool text = !format || strcmp(format, "text") == 0;
  if (!text && strcmp(format, "json") != 0)
    return ng_fail(err, NG_ERR_BAD_ARG, "there is no format '%s' for scores; text and json are", format);
  if (text) write_text(e, verbose, out);
  else NG_TRY(write_json(e, verbose, out, err));
  return ferror(out) ? ng_fail(err, NG_ERR_WRITE, "cannot write the scores") : NG_OK;
}
