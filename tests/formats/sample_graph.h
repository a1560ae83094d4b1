/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs for tests of formats, pictures and measures: news-like ones of any size, and one
 * with every kind of text that has ever broken a file format. */
#ifndef NG_TESTS_SAMPLE_GRAPH_H
#define NG_TESTS_SAMPLE_GRAPH_H

#include <stdio.h>
#include <string.h>

#include <newsgraph/graph.h>

static inline uint32_t sample_random(uint32_t *state, uint32_t below) {
  *state = *state * 1664525u + 1013904223u;
  return (uint32_t)(((uint64_t)*state * below) >> 32);
}

static const char *const sample_first[] = {"Ana", "Boris", "Chen", "Dilma", "Emeka", "Fatima", "Giorgi", "Hana",
    "Igor", "Jens",
                                           "Kwame", "Lena", "Marko", "Nadia", "Omar", "Petra", "Qasim", "Rosa",
                                               "Sanjay", "Tuan"};
static const char *const sample_last[] = {"Abashidze", "Bergstrom", "Castellano", "Dragomir", "El-Sayed", "Fernandez",
                                          "Grigoryan", "Hashimoto", "Ivanov", "Jovanovic", "Kowalczyk", "Lindqvist",
                                          "Mbeki", "Nakamura", "Okonkwo", "Papadopoulos", "Quispe", "Rasmussen",
                                          "Stoltenberg", "Tshisekedi", "Ulmanis", "Vasquez", "Wickremesinghe", "Zhang"};
static const char *const sample_states[] = {
    "United States", "Russia", "China", "Ukraine", "Germany", "France", "Poland", "Japan", "India", "Brazil",
    "South Korea", "United Kingdom", "Turkey", "Iran", "Israel", "Egypt", "Kazakhstan", "Estonia", "Finland", "Norway"};
static const char *const sample_orgs[] = {"European Union", "NATO", "United Nations Security Council", "Ministry of Defense",
                                          "Wagner Group", "African Union", "World Bank", "Central Bank", "Foreign Ministry",
                                          "International Atomic Energy Agency"};
static const char *const sample_weapons[] = {"M1A2 Abrams", "F-16", "Patriot", "HIMARS", "Leopard 2", "Shahed-136",
    "Iskander"};
static const char *const sample_places[] = {"Kyiv", "Geneva", "Brussels", "Bakhmut", "Strait of Hormuz", "Okinawa", "Lviv"};
static const char *const sample_types[] = {"visited", "met", "sanctioned", "supplied", "spoke_with", "holds_position",
                                           "member_of", "warned", "accused", "supported", "signed_agreement_with"};

#define SAMPLE_COUNT(a) (uint32_t)(sizeof(a) / sizeof *(a))

/* Node i: its type and name; names get numbers when the lists run out. */
static inline void sample_name(uint32_t i, const char **type, char *name, size_t size) {
  const uint32_t k = i / 10;
  switch (i % 10) {
    case 0: case 5:
      *type = "state";
      snprintf(name, size, k * 2 < 20 ? "%s" : "%s %u", sample_states[(k * 2 + (i % 10 == 5)) % 20], k * 2 / 20);
      return;
    case 1: *type = "organization"; snprintf(name, size, k < 10 ? "%s" : "%s %u", sample_orgs[k % 10], k / 10); return;
    case 2: *type = "weapon_system"; snprintf(name, size, k < 7 ? "%s" : "%s-%u", sample_weapons[k % 7], k / 7); return;
    case 3: *type = "location"; snprintf(name, size, k < 7 ? "%s" : "%s %u", sample_places[k % 7], k / 7); return;
    default:
      *type = "person";
      snprintf(name, size, "%s %s%s", sample_first[(i * 7 + k) % 20], sample_last[(i * 5 + k * 3) % 24],
          i >= 480 ? " Jr." : "");
  }
}

static inline ng_status sample_node(ng_graph_builder *b, uint32_t i, uint32_t article, uint32_t *out) {
  char name[80], id[120];
  const char *type = "";
  sample_name(i, &type, name, sizeof name);
  snprintf(id, sizeof id, "%s/%u-%s", type, i, name);
  for (char *c = id; *c; c++) *c = *c == ' ' ? '-' : *c;
  const ng_view alias = ng_view_of(strrchr(name, ' ') ? strrchr(name, ' ') + 1 : name);
  const ng_graph_mention mention = {.id = ng_view_of(id), .type = ng_view_of(type), .name = ng_view_of(name),
                                    .aliases = &alias, .n_aliases = strrchr(name, ' ') != NULL, .mentions = 1 + i % 3,
                                    .article = article};
  return ng_graph_builder_add_node(b, &mention, out, NULL);
}

/* A graph like that of news: few nodes have most edges. */
static inline ng_status sample_news(uint32_t n_nodes, uint32_t n_statements, uint32_t seed, bool multi, ng_graph **out) {
  static const char *const statuses[] = {"asserted", "asserted", "asserted", "planned", "alleged"};
  const ng_graph_options options = {.multi = multi};
  ng_graph_builder *b;
  if (ng_graph_builder_new(&options, &b, NULL)) return NG_ERR_NO_MEM;
  ng_status status = NG_OK;
  for (uint32_t k = 0; status == NG_OK && k < n_statements; k++) {
    char uri[40], date[16], sha[20], sentence[120];
    const uint32_t a = k / 4;
    snprintf(uri, sizeof uri, "articles/%05u.txt", a);
    snprintf(date, sizeof date, "2023-%02u-%02u", 1 + a * 7 % 12, 1 + a * 3 % 28);
    snprintf(sha, sizeof sha, "%08x", a * 2654435761u);
    snprintf(sentence, sizeof sentence, "Sentence %u says that one did something to the other.", k);
    const ng_graph_article article = {.uri = ng_view_of(uri), .date = ng_view_of(date), .sha256 = ng_view_of(sha),
                                      .title = ng_view_of("A title & more"), .source = ng_view_of(a % 3 ? "Wire" : "Daily"),
                                      .url = ng_view_of("https://example.org/a?b=1&c=2")};
    uint32_t at = 0, source = 0, target = 0;
    status = ng_graph_builder_add_article(b, &article, &at, NULL);
    /* every node once, then those of low number more often */
    const uint32_t x = k < n_nodes ? k : sample_random(&seed, 1 + sample_random(&seed, n_nodes));
    uint32_t y = sample_random(&seed, 1 + sample_random(&seed, n_nodes));
    if (y == x) y = (y + 1) % n_nodes;
    if (status == NG_OK) status = sample_node(b, x, at, &source);
    if (status == NG_OK) status = sample_node(b, y, at, &target);
    const uint32_t type = sample_random(&seed, SAMPLE_COUNT(sample_types));
    const ng_view item = ng_view_of("31 tanks");
    const ng_graph_statement s = {
        .type = ng_view_of(sample_types[type]), .source = source, .target = target, .article = at,
        .status = ng_view_of(statuses[sample_random(&seed, 5)]), .confidence = 0.5 + 0.05 * (k % 10),
        .from = ng_view_of(k % 2 ? date : ""), .evidence = ng_view_of(sentence), .trigger = ng_view_of("did"),
        .begin = k, .end = k + 50, .rule = ng_view_of("some/rule"), .items = &item, .n_items = type == 3,
        .title = ng_view_of(type == 5 ? "defense minister" : ""), .place = ng_view_of(k % 5 ? "" : "Geneva")};
    if (status == NG_OK) status = ng_graph_builder_add_statement(b, &s, type == 1 || type == 4 || type == 10, NULL);
  }
  if (status == NG_OK) status = ng_graph_builder_add_failure(b, ng_view_of("bad.txt"), ng_view_of("no text in it"), NULL);
  if (status == NG_OK) status = ng_graph_builder_finish(b, out, NULL);
  ng_graph_builder_free(b);
  return status;
}

static const char *const sample_hostile_texts[] = {
    "plain", "double \"quotes\"", "single 'quotes'", "amp & semi; <tag> </tag> &amp; &#65; ]]>", "line\nbreak\nthree",
    "tab\there", "emoji \xF0\x9F\x98\x80\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 mixed", "control \x01\x02\x1F\x7F bytes",
    "broken \xFF\xC3 utf8", "trailing backslash \\", "\\N \\G \\E \\l", "comma, semi; pipe | bar",
    "  blanks at both ends  ", "=1+1", "{brace} [bracket] $dollar %percent", "007", "1e5", "true", "null", "NaN", "-",
    "javascript:alert(1)", "combining e\xCC\x81 nfd", "\xE2\x80\x8Fmarks\xE2\x80\x8E", "nul-like \\0 \\u0000", "_:blank",
    "<http://x>"};

/* Every text as id, name, alias, type of edge, evidence; parallel edges; a loop. */
static inline ng_status sample_hostile(ng_graph **out) {
  ng_graph_builder *b;
  if (ng_graph_builder_new(NULL, &b, NULL)) return NG_ERR_NO_MEM;
  static char longest[20001];
  memset(longest, 'x', 20000);
  memcpy(longest + 16380, "\"\\\xE2\x82\xAC", 5);
  const uint32_t n = SAMPLE_COUNT(sample_hostile_texts) + 1;
  uint32_t nodes[64], article = 0;
  const ng_graph_article a = {.uri = ng_view_of("a & b <\"c\">.txt"), .title = ng_view_of("T\nT"), .date = ng_view_of("2023"),
                              .url = ng_view_of("javascript:alert(1)"), .source = ng_view_of("S;S|S")};
  ng_status status = ng_graph_builder_add_article(b, &a, &article, NULL);
  for (uint32_t i = 0; status == NG_OK && i < n; i++) {
    const ng_view text = ng_view_of(i + 1 < n ? sample_hostile_texts[i] : longest);
    const ng_view aliases[] = {text, ng_view_of("other"), ng_view_of("with | bar \\ and ; more")};
    char other[40];
    snprintf(other, sizeof other, "Name %u", i);
    const ng_graph_mention m = {.id = text, .type = ng_view_of(i % 2 ? "person" : "odd type & \"more\""), .mentions = 1,
                                .name = i % 3 ? text : ng_view_of(other), .aliases = aliases, .n_aliases = 3,
                                    .article = article};
    status = ng_graph_builder_add_node(b, &m, &nodes[i], NULL);
  }
  for (uint32_t i = 0; status == NG_OK && i < n * 3; i++) {
    const ng_view text = ng_view_of(i % n + 1 < n ? sample_hostile_texts[i % n] : longest);
    const ng_view items[] = {text, ng_view_of("b|c")};
    const ng_graph_statement s = {.type = i < n ? ng_view_of("visited") : text, .source = nodes[i % n],
        .target = nodes[i * 7 % n],
                                  .article = article, .confidence = 1.0 / (1 + i), .evidence = text, .trigger = text,
                                  .begin = i, .end = i + 1, .rule = text, .place = text, .items = items, .n_items = 2,
                                  .status = ng_view_of(i % 4 == 1 ? "planned" : "asserted"), .title = text,
                                      .attributed_to = text};
    status = ng_graph_builder_add_statement(b, &s, i >= n && i % n % 5 == 4, NULL);
  }
  if (status == NG_OK) status = ng_graph_builder_set_property(b, ng_view_of("title \"x\""), ng_view_of("v & w"), NULL);
  if (status == NG_OK) status = ng_graph_builder_add_failure(b, ng_view_of("f\"1"), ng_view_of("m\n2"), NULL);
  if (status == NG_OK) status = ng_graph_builder_finish(b, out, NULL);
  ng_graph_builder_free(b);
  return status;
}

/* Whether two graphs have equal tables; differences are printed. */
static inline bool sample_same_value(ng_value a, ng_value b) {
  if (a.type == NG_VALUE_NONE || b.type == NG_VALUE_NONE) return a.type == b.type;
  bool same = a.type == b.type && ng_view_equals(a.text, b.text) && a.number == b.number && a.boolean == b.boolean &&
              a.n_items == b.n_items;
  for (uint32_t i = 0; same && i < a.n_items; i++) same = ng_view_equals(a.items[i], b.items[i]);
  return same;
}

static inline bool sample_same(const ng_graph *a, const ng_graph *b, bool statements) {
  bool same = ng_graph_n_nodes(a) == ng_graph_n_nodes(b) && ng_graph_n_edges(a) == ng_graph_n_edges(b) &&
              (ng_graph_n_statements(a) == ng_graph_n_statements(b) || !statements);
  for (ng_element e = NG_NODES; same && e <= NG_EDGES; e++) {
    const uint32_t n = e == NG_NODES ? ng_graph_n_nodes(a) : ng_graph_n_edges(a);
    same = ng_graph_n_columns(a, e) == ng_graph_n_columns(b, e);
    for (uint32_t c = 0; same && c < ng_graph_n_columns(a, e); c++) {
      same = ng_view_equals(ng_graph_column_at(a, e, c).name, ng_graph_column_at(b, e, c).name);
      for (uint32_t i = 0; same && i < n; i++) {
        same = sample_same_value(ng_graph_value_at(a, e, c, i), ng_graph_value_at(b, e, c, i));
        if (!same) fprintf(stderr, "element %u differs in '%s'\n", i, ng_graph_column_at(a, e, c).name.data);
      }
    }
  }
  for (uint32_t i = 0; statements && same && i < ng_graph_n_statements(a); i++) {
    const ng_graph_statement x = ng_graph_statement_at(a, i), y = ng_graph_statement_at(b, i);
    same = x.edge == y.edge && x.article == y.article && ng_view_equals(x.evidence, y.evidence);
  }
  return same;
}

#endif
