/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <newsgraph/formats.h>

#include <math.h>
#include <unistd.h>

#include "base/io.h"
#include "base/strbuf.h"
#include "formats/dot_text.h"
#include "formats/format.h"
#include "formats/sample_graph.h"
#include "graph/number.h"

static char folder[] = "/tmp/newsgraph-formats-XXXXXX";

static const char *path_of(const char *name) {
  static char path[300];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void drop(const char *name) { unlink(path_of(name)); }

static void put_file(const char *name, const char *text) {
  FILE *const file = fopen(path_of(name), "wb");
  CHECK(file != NULL);
  if (!file) return;
  fputs(text, file);
  fclose(file);
}

/* Writes a graph and reads it again. */
static ng_graph *pass_through(const ng_graph *graph, const char *format, const char *flavour) {
  ng_graph *again = NULL;
  ng_error err = {0};
  char name[64], text[800];
  snprintf(name, sizeof name, "x.%s", format);
  ng_status status = ng_graph_write(graph, NULL, flavour, path_of(name), &err);
  if (status == NG_OK) status = ng_graph_read(path_of(name), NULL, &again, &err);
  ng_error_format(&err, text, sizeof text);
  if (!CHECK(status == NG_OK)) fprintf(stderr, "    %s: %s\n", format, text);
  drop(name);
  snprintf(name, sizeof name, "x.nodes.%s", format);
  drop(name);
  return again;
}

/* What is read must be what was written. */
static void check_round_trip(const ng_graph *graph, const char *format, const char *flavour, bool statements) {
  ng_graph *const again = pass_through(graph, format, flavour);
  if (again && !CHECK(sample_same(graph, again, statements)))
    fprintf(stderr, "    format %s, flavour %s\n", format, flavour ? flavour : "-");
  ng_graph_free(again);
}

/* Columns of every type with awkward names and values; some formats hold only plain names. */
static void add_columns(ng_graph *g, bool odd_names) {
  double numbers[128];
  ng_view texts[128];
  for (ng_element e = NG_NODES; e <= NG_EDGES; e++) {
    const uint32_t n = e == NG_NODES ? ng_graph_n_nodes(g) : ng_graph_n_edges(g);
    CHECK(n < 128);
    for (uint32_t i = 0; i < n; i++) {
      numbers[i] = i % 3 ? (double)i + 0.125 : (double)NAN;
      texts[i] = i % 4 ? ng_view_of(sample_hostile_texts[i % SAMPLE_COUNT(sample_hostile_texts)]) : ng_view_make(NULL, 0);
    }
    CHECK_INT(ng_graph_set_numbers(g, e, odd_names ? "odd \"name\" <&> \xC3\xA9" : "score", NG_VALUE_NUMBER, numbers, NULL), NG_OK);
    for (uint32_t i = 0; i < n; i++) numbers[i] = i % 3 ? (double)i : (double)NAN;
    CHECK_INT(ng_graph_set_numbers(g, e, odd_names ? "x.y" : "community", NG_VALUE_INTEGER, numbers, NULL), NG_OK);
    CHECK_INT(ng_graph_set_texts(g, e, odd_names ? "two words" : "note", texts, NULL), NG_OK);
  }
}

/* Types, parallel edges and weights, which every format holds. */
static void check_core(const ng_graph *graph, const char *format) {
  ng_graph *const again = pass_through(graph, format, NULL);
  if (!again) return;
  CHECK_INT(ng_graph_n_nodes(again), ng_graph_n_nodes(graph));
  CHECK_INT(ng_graph_n_edges(again), ng_graph_n_edges(graph));
  for (uint32_t i = 0; i < ng_graph_n_nodes(graph); i++)
    CHECK(ng_graph_find_node(again, ng_graph_node_at(graph, i).id) != NG_GRAPH_NONE);
  for (uint32_t i = 0; i < ng_graph_n_edges(graph); i++) {
    const ng_graph_edge want = ng_graph_edge_at(graph, i);
    uint32_t n, found = 0;
    const uint32_t node = ng_graph_find_node(again, ng_graph_node_at(graph, want.source).id);
    const uint32_t *const near = ng_graph_incident(again, node, &n);
    for (uint32_t k = 0; k < n; k++) {
      const ng_graph_edge got = ng_graph_edge_at(again, near[k]);
      found += ng_view_equals(got.type, want.type) && got.source == node &&
               ng_view_equals(ng_graph_node_at(again, got.target).id, ng_graph_node_at(graph, want.target).id);
    }
    if (!CHECK(found > 0)) fprintf(stderr, "    %s: edge %s\n", format, want.id.data);
  }
  ng_graph_free(again);
}

/* How much a format holds: all of the tables; only its own vocabulary; or types and weights. */
static const struct {
  const char *ending, *flavour;
  bool statements, odd_names;
} complete[] = {{"json", NULL, true, true},       {"ttl", NULL, true, true},        {"nq", NULL, true, true},
                {"graphml", NULL, false, true},   {"graphml", "neo4j", false, true}, {"graphml", "yed", false, true},
                {"graphml", "strict", false, true}, {"gexf", NULL, false, true},    {"tsv", NULL, false, true},
                {"cyjs", NULL, false, true},      {"csv", NULL, false, true},       {"gml", NULL, false, false},
                {"dot", NULL, false, true}};

static void test_round_trips(void) {
  for (int kind = 0; kind < 3; kind++) {
    for (size_t f = 0; f < sizeof complete / sizeof *complete; f++) {
      ng_graph *g = NULL;
      CHECK_INT(kind == 2 ? sample_hostile(&g) : sample_news(50, 100, 7, kind == 1, &g), NG_OK);
      if (!g) continue;
      check_round_trip(g, complete[f].ending, complete[f].flavour, complete[f].statements);
      add_columns(g, complete[f].odd_names);
      check_round_trip(g, complete[f].ending, complete[f].flavour, complete[f].statements);
      ng_graph_free(g);
    }
  }
}

/* Every format that is read is either in the table above or one of these, which have no
 * place for some values. */
static void test_core_round_trips(void) {
  ng_graph *g = NULL;
  CHECK_INT(sample_hostile(&g), NG_OK);
  for (size_t i = 0; g && ng_format_at(i); i++) {
    const ng_format_info info = ng_format_describe(ng_format_at(i));
    char ending[16];
    snprintf(ending, sizeof ending, "%.*s", (int)strcspn(info.extensions, " "), info.extensions);
    if (info.can_read) check_core(g, ending);
    else CHECK_TEXT(info.name, "cypher");
  }
  ng_graph_free(g);
}

static void test_complete_json(void) {
  ng_graph *g = NULL, *again = NULL;
  CHECK_INT(sample_news(30, 100, 3, true, &g), NG_OK);
  CHECK_INT(ng_graph_write(g, NULL, NULL, path_of("x.json"), NULL), NG_OK);
  CHECK_INT(ng_graph_read(path_of("x.json"), NULL, &again, NULL), NG_OK);
  CHECK_INT(ng_graph_write(again, NULL, NULL, path_of("y.json"), NULL), NG_OK);
  ng_strbuf x, y;
  ng_strbuf_init(&x);
  ng_strbuf_init(&y);
  CHECK_INT(ng_file_read(path_of("x.json"), 1 << 30, &x, NULL), NG_OK);
  CHECK_INT(ng_file_read(path_of("y.json"), 1 << 30, &y, NULL), NG_OK);
  CHECK(x.len > 1000 && ng_view_equals(ng_strbuf_view(&x), ng_strbuf_view(&y)));
  CHECK(ng_graph_is_multi(again));
  CHECK_INT(ng_graph_n_failures(again), 1);
  CHECK_VIEW(ng_graph_failure_at(again, 0).message, "no text in it");
  ng_strbuf_dispose(&x);
  ng_strbuf_dispose(&y);
  ng_graph_free(g);
  ng_graph_free(again);
  drop("x.json");
  drop("y.json");
}

/* A file, the status of reading it and the start of the message. */
static void check_fault(const char *name, const char *text, ng_status want, unsigned line, const char *message) {
  ng_graph *g = NULL;
  ng_error err = {0};
  put_file(name, text);
  CHECK_INT(ng_graph_read(path_of(name), NULL, &g, &err), want);
  CHECK_INT(err.line, line);
  if (!CHECK(strncmp(err.message, message, strlen(message)) == 0)) fprintf(stderr, "    got \"%s\"\n", err.message);
  CHECK(strstr(err.source, name) != NULL);
  CHECK(!g);
  ng_graph_free(g);
  drop(name);
}

#define GRAPHML(text) "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" text "</graphml>\n"

static void test_faults_name_the_line(void) {
  check_fault("a.json", "{\n \"nodes\": [\n", NG_ERR_SYNTAX, 3, "no well-formed JSON");
  check_fault("a.json", "{}", NG_ERR_INVALID, 0, "no graph");
  check_fault("a.json", "{\"nodes\":[{\"id\":\"a\"}],\"links\":[{\"source\":\"a\",\"target\":\"b\"}]}", NG_ERR_INVALID, 0,
              "links[0]: target 'b' is no node");
  check_fault("a.graphml", GRAPHML("<graph>\n<node id='a'/>\n<node id='a'/></graph>"), NG_ERR_INVALID, 4,
              "node 'a' is there twice");
  check_fault("a.graphml", GRAPHML("<graph><node id='a'/>\n\n<edge source='a' target='b'/></graph>"), NG_ERR_INVALID, 4,
              "an edge to node 'b', which is not there");
  check_fault("a.graphml", GRAPHML("<graph><node id='a'><data key='k'>1</data></node></graph>"), NG_ERR_INVALID, 2,
              "data of key 'k', which is not declared");
  check_fault("a.graphml", GRAPHML("<graph><node></graph>"), NG_ERR_SYNTAX, 2, "Opening and ending tag mismatch");
  check_fault("a.graphml", "<!DOCTYPE graphml [<!ENTITY a \"aaaa\">]>\n" GRAPHML("<graph/>"), NG_ERR_UNSUPPORTED, 0,
              "a DOCTYPE with declarations");
  check_fault("a.graphml", GRAPHML("<graph><hyperedge/></graph>"), NG_ERR_UNSUPPORTED, 2, "hyperedges");
  check_fault("a.gexf", "<gexf><graph>\n<nodes><node id='a'/></nodes><edges>\n<edge source='a' target='b'/></edges></graph></gexf>",
              NG_ERR_INVALID, 3, "target of an edge: no node 'b'");
  check_fault("a.gexf", "<gexf><graph><nodes>\n<node id='a'><attvalues><attvalue for='9' value='x'/></attvalues></node>"
                        "</nodes></graph></gexf>", NG_ERR_INVALID, 2, "a value for '9', which is not declared");
  check_fault("a.csv", "source,target\na,b\n\"c\nd\n", NG_ERR_INVALID, 3, "a quote that is not closed");
  check_fault("a.csv", "source,target\na,b,c\n", NG_ERR_INVALID, 2, "3 fields where the headings are 2");
  check_fault("a.csv", "x,y\n", NG_ERR_INVALID, 1, "no columns 'source' and 'target'");
  check_fault("a.gml", "graph [\n node [ label \"a\" ]\n]", NG_ERR_INVALID, 2, "a node without id");
  check_fault("a.gml", "graph [\n node [ id 1 ]\n edge [ source 1\n target 2 ]\n]", NG_ERR_INVALID, 4, "target of an edge: no node '2'");
  check_fault("a.gml", "graph [\n node [ id 1 label \"a\n]\n]", NG_ERR_SYNTAX, 2, "a text that is not closed");
  check_fault("a.gml", "graph [\n node [ id 1\n", NG_ERR_SYNTAX, 2, "a list that is not closed");
  check_fault("a.net", "*Vertices 2\n1 \"a\"\n3 \"b\"\n", NG_ERR_INVALID, 3, "a vertex has no number");
  check_fault("a.net", "*Vertices 2\n*Arcs\n1 5\n", NG_ERR_INVALID, 3, "there is no vertex of that number");
  check_fault("a.net", "*Vertices 900000000\n", NG_ERR_INVALID, 1, "far more vertices than lines");
  check_fault("a.ttl", "@prefix a: <http://a/> .\na:b a:c d:e .\n", NG_ERR_INVALID, 2, "prefix 'd' is not declared");
  check_fault("a.ttl", "<http://a> <http://b> \"c .\n", NG_ERR_SYNTAX, 1, "a line break in a text");
  check_fault("a.nq", "<http://a> <http://b> <http://c>\n", NG_ERR_SYNTAX, 2, "a term is expected");
  check_fault("a.tsv", "node1\tlabel\n", NG_ERR_INVALID, 1, "no columns 'node1'");
  check_fault("a.tsv", "node1\tlabel\tnode2\na\tb\n", NG_ERR_INVALID, 2, "more or fewer fields");
  check_fault("a.ftm", "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n{\n", NG_ERR_SYNTAX, 2, "no well-formed JSON");
  check_fault("a.dot", "digraph {\n a -> b\n", NG_ERR_SYNTAX, 3, "'}' is missing");
  check_fault("a.dot", "digraph {\n a -> \"b\n}", NG_ERR_SYNTAX, 3, "a text that is not closed");
  check_fault("a.xyz", "what\n", NG_ERR_UNSUPPORTED, 0, "the file's ending");
  ng_graph *g = NULL;
  CHECK_INT(ng_graph_read(path_of("none.json"), NULL, &g, NULL), NG_ERR_NOT_FOUND);
}

static void test_foreign_files(void) {
  ng_graph *g = NULL;
  put_file("f.graphml", GRAPHML("<key id='d0' for='node' attr.name='color' attr.type='string'><default>red</default></key>"
                                "<key id='d1' for='edge' attr.name='weight' attr.type='double'/>"
                                "<key id='d2' for='all' attr.name='flag' attr.type='boolean'/>"
                                "<graph edgedefault='undirected'><edge source='b' target='a'><data key='d1'>2.5</data></edge>"
                                "<node id='a'><data key='d2'>true</data></node><node id='b'><data key='d0'>blue</data></node>"
                                "</graph>"));
  CHECK_INT(ng_graph_read(path_of("f.graphml"), NULL, &g, NULL), NG_OK);
  CHECK(ng_graph_edge_at(g, 0).weight == 2.5 && ng_graph_edge_at(g, 0).symmetric && ng_graph_edge_at(g, 0).source == 0);
  const uint32_t colour = ng_graph_find_column(g, NG_NODES, ng_view_of("color"));
  CHECK_VIEW(ng_graph_value_at(g, NG_NODES, colour, 0).text, "red");
  CHECK_VIEW(ng_graph_value_at(g, NG_NODES, colour, 1).text, "blue");
  ng_graph_free(g);
  drop("f.graphml");
  put_file("f.json", "\xEF\xBB\xBF{\"directed\":false,\"nodes\":[{\"id\":1,\"x\":[1,2]},{\"id\":2}],"
                     "\"edges\":[{\"source\":2,\"target\":{\"id\":1},\"value\":7,\"ok\":true}]}");
  CHECK_INT(ng_graph_read(path_of("f.json"), NULL, &g, NULL), NG_OK);
  CHECK_VIEW(ng_graph_value_at(g, NG_NODES, ng_graph_find_column(g, NG_NODES, ng_view_of("x")), 0).text, "[1,2]");
  CHECK(ng_graph_value_at(g, NG_EDGES, ng_graph_find_column(g, NG_EDGES, ng_view_of("ok")), 0).boolean);
  ng_graph_free(g);
  put_file("f.json", "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"a\",\"name\":\"A\"}},{\"data\":{\"id\":\"b\"}}],"
                     "\"edges\":[{\"data\":{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}}]}}");
  CHECK_INT(ng_graph_read(path_of("f.json"), NULL, &g, NULL), NG_OK);
  CHECK_VIEW(ng_graph_edge_at(g, 0).id, "e");
  CHECK_VIEW(ng_graph_node_at(g, 0).name, "A");
  ng_graph_free(g);
  drop("f.json");
  put_file("f.csv", "Source;Target;Weight\nx;y;2\ny;z;3\n");
  CHECK_INT(ng_graph_read(path_of("f.csv"), NULL, &g, NULL), NG_OK);
  CHECK_INT(ng_graph_n_nodes(g), 3);
  CHECK(ng_graph_edge_at(g, 1).weight == 3);
  ng_graph_free(g);
  drop("f.csv");
}

static ng_graph *read_text(const char *name, const char *text) {
  ng_graph *g = NULL;
  ng_error err = {0};
  put_file(name, text);
  if (!CHECK_INT(ng_graph_read(path_of(name), NULL, &g, &err), NG_OK)) fprintf(stderr, "    %s: %s\n", name, err.message);
  drop(name);
  return g;
}

static ng_value node_value(const ng_graph *g, const char *column, const char *id) {
  const uint32_t c = ng_graph_find_column(g, NG_NODES, ng_view_of(column)), i = ng_graph_find_node(g, ng_view_of(id));
  if (!CHECK(c != NG_GRAPH_NONE && i != NG_GRAPH_NONE)) return (ng_value){.type = NG_VALUE_NONE};
  return ng_graph_value_at(g, NG_NODES, c, i);
}

static void test_foreign_gml_and_pajek(void) {
  ng_graph *g = read_text("f.gml", "Creator \"x\" # comment\ngraph [ directed 0\n edge [ source 7 target 8 value 2.50 ]\n"
                                   " node [ id 7 label \"A &#233; &quot;&amp;\" graphics [ x 1.5 y -2 w 3 ] tag \"a\" tag \"b\" ]\n"
                                   " node [ id 8 label \"B\" odd NAN ] ]\n");
  if (!g) return;
  CHECK_VIEW(ng_graph_node_at(g, 0).name, "A \xC3\xA9 \"&");
  CHECK(ng_graph_edge_at(g, 0).symmetric);
  CHECK(node_value(g, "x", "7").number == 1.5 && node_value(g, "graphics_w", "7").number == 3);
  CHECK_INT(node_value(g, "tag", "7").n_items, 2);
  CHECK_VIEW(node_value(g, "odd", "8").text, "NAN");
  ng_graph_free(g);
  g = read_text("f.net", "*Vertices 4\r\n1 \"Ann B\" 0.5 0.25 ellipse\r\n2 Bob\r\n3 Bob\r\n*Arcs :1 \"met\"\r\n1 2 3 c Blue\r\n"
                         "*Edges\r\n2: 1 3\r\n*Arcslist\r\n4 1 2\r\n");
  if (!g) return;
  CHECK_INT(ng_graph_n_nodes(g), 4);
  CHECK_INT(ng_graph_n_edges(g), 4);
  CHECK(ng_graph_find_node(g, ng_view_of("Bob#3")) != NG_GRAPH_NONE);
  CHECK(node_value(g, "y", "Ann B").number == 0.25);
  uint32_t n, met = 0, symmetric = 0;
  for (n = 0; n < 4; n++) {
    const ng_graph_edge e = ng_graph_edge_at(g, n);
    met += ng_view_is(e.type, "met") && e.weight == 3;
    symmetric += e.symmetric;
  }
  CHECK(met == 1 && symmetric == 1);
  ng_graph_free(g);
}

static void test_foreign_rdf(void) {
  ng_graph *g = read_text("f.ttl",
      "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n@base <http://x.org/a/> . # comment\n@prefix : <#> .\n"
      "<b> a foaf:Person ; foaf:name 'Ann'@en, \"\"\"Anna \"A\" \\u00E9\"\"\"@de ; foaf:age 42 ; :tall 1.8 ; :ok true ;\n"
      "  foaf:knows <c>, [ foaf:name \"Nobody\" ; foaf:knows <b> ] .\n:d.e <list> ( 1 <c> ) .\n");
  if (!g) return;
  CHECK_VIEW(node_value(g, "type", "http://x.org/a/b").text, "Person");
  CHECK_VIEW(node_value(g, "name", "http://x.org/a/b").text, "Ann");
  CHECK(node_value(g, "age", "http://x.org/a/b").number == 42 && node_value(g, "tall", "http://x.org/a/b").number == 1.8);
  CHECK(ng_graph_find_node(g, ng_view_of("http://x.org/a/#d.e")) != NG_GRAPH_NONE);
  uint32_t known = 0;
  for (uint32_t i = 0; i < ng_graph_n_edges(g); i++) known += ng_view_is(ng_graph_edge_at(g, i).type, "knows");
  CHECK_INT(known, 3);
  ng_graph_free(g);
  g = read_text("f.nq", "<http://a> <http://p/knows> _:b <http://g> .\n_:b <http://p/n> \"x\\ty\"^^<http://t> .\n");
  if (!g) return;
  CHECK_INT(ng_graph_n_edges(g), 1);
  CHECK_VIEW(node_value(g, "n", "_:b").text, "x\ty");
  ng_graph_free(g);
}

static void test_foreign_tables_and_dot(void) {
  ng_graph *g = read_text("f.tsv", "node1\tlabel\tnode2\tP585\nQ1\tlabel\t'Universe'@en\t\nQ1\tP31\tQ2\t^2020-01-00T00:00:00Z/10\n"
                                   "Q1\tsize\t+3.5\t\n");
  if (!g) return;
  CHECK_VIEW(ng_graph_node_at(g, 0).name, "Universe");
  CHECK(node_value(g, "size", "Q1").number == 3.5);
  CHECK_VIEW(ng_graph_edge_at(g, 0).type, "P31");
  CHECK_VIEW(ng_graph_value_at(g, NG_EDGES, ng_graph_find_column(g, NG_EDGES, ng_view_of("P585")), 0).text, "2020-01");
  ng_graph_free(g);
  g = read_text("f.ftm", "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"p\"],\"asset\":[\"c\"]}}\n"
                         "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann\"],\"nationality\":[\"us\",\"gb\"]}}\n"
                         "{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Acme\"]}}\n");
  if (!g) return;
  CHECK_VIEW(ng_graph_edge_at(g, 0).type, "Ownership");
  CHECK_VIEW(node_value(g, "type", "c").text, "organization");
  CHECK_INT(node_value(g, "nationality", "p").n_items, 2);
  ng_graph_free(g);
  g = read_text("f.dot", "/* c */ strict graph \"g\" {\n node [color=red]; rankdir=LR\n a [label=\"A\\nB\"]; // x\n"
                         "# y\n a:p:n -- {b c} -- d [weight=2 style=\"a\" + \"b\"];\n subgraph s { e [label=<<b>E</b>>] } -1.5 }\n");
  if (!g) return;
  CHECK_INT(ng_graph_n_nodes(g), 6);
  CHECK_INT(ng_graph_n_edges(g), 4);
  CHECK_VIEW(ng_graph_node_at(g, ng_graph_find_node(g, ng_view_of("a"))).label, "A\nB");
  CHECK_VIEW(node_value(g, "color", "b").text, "red");
  CHECK_VIEW(node_value(g, "label", "e").text, "<<b>E</b>>");
  CHECK(ng_graph_edge_at(g, 0).weight == 2 && ng_graph_edge_at(g, 0).symmetric);
  ng_graph_free(g);
}

static void test_table_of_formats(void) {
  for (size_t i = 0; ng_format_at(i); i++) {
    const ng_format_info info = ng_format_describe(ng_format_at(i));
    CHECK(ng_format_find(info.name) == ng_format_at(i));
    CHECK(info.can_read || info.can_write);
    CHECK(info.title[0] && info.help[0] && info.media_type[0] && info.extensions[0]);
  }
  CHECK(!ng_format_find("nonesuch"));
  CHECK(ng_format_of_path("a.b/c.GRAPHML") == ng_format_find("graphml"));
  CHECK(!ng_format_of_path("a.json/c") && !ng_format_of_path(".json"));
  ng_graph *g = NULL;
  ng_error err = {0};
  CHECK_INT(sample_news(5, 5, 1, false, &g), NG_OK);
  CHECK_INT(ng_graph_write(g, NULL, NULL, path_of("x.nope"), &err), NG_ERR_UNSUPPORTED);
  CHECK_INT(ng_graph_write(g, NULL, "nope", path_of("x.json"), &err), NG_ERR_UNSUPPORTED);
  CHECK_INT(ng_graph_write(g, NULL, NULL, "/no/such/folder/x.json", &err), NG_ERR_WRITE);
  CHECK_INT(ng_graph_write(g, NULL, NULL, "/dev/full", &err), NG_ERR_UNSUPPORTED);
  CHECK_INT(ng_graph_write(g, ng_format_find("json"), NULL, "/dev/full", &err), NG_ERR_WRITE);
  CHECK_INT(ng_graph_write(g, ng_format_find("graphml"), NULL, "/dev/full", &err), NG_ERR_WRITE);
  CHECK_INT(ng_graph_render(g, NULL, path_of("x.gif"), &err), NG_ERR_UNSUPPORTED);
  CHECK_INT(ng_graph_render(g, &(ng_render_options){.engine = "rm"}, path_of("x.svg"), &err), NG_ERR_UNSUPPORTED);
  ng_graph_free(g);
}

static void test_render_without_graphviz(void) {
  ng_graph *g = NULL;
  ng_error err = {0};
  CHECK_INT(sample_news(5, 5, 1, false, &g), NG_OK);
  setenv("PATH", "/nonexistent", 1);
  CHECK_INT(ng_graph_render(g, NULL, path_of("x.svg"), &err), NG_ERR_NOT_FOUND);
  CHECK(strstr(err.message, "Graphviz") != NULL);
  CHECK(access(path_of("x.svg"), F_OK) != 0);
  ng_graph_free(g);
}

static void check_dot(void (*put)(FILE *, ng_view), const char *text, const char *want) {
  char got[200] = "";
  FILE *const file = fmemopen(got, sizeof got, "w");
  put(file, ng_view_of(text));
  fclose(file);
  CHECK_TEXT(got, want);
}

static void put_id(FILE *file, ng_view text) { ng_dot_put_id(file, text, false); }

static void put_wrapped(FILE *file, ng_view text) { ng_dot_put_label(file, text, 6, 12); }

static void test_dot_text(void) {
  check_dot(put_id, "a \"b\" \\", "\"a \\\"b\\\" \\\\\"");
  check_dot(put_wrapped, "one two three four", "\"one\\ntwo\\nthre\xE2\x80\xA6\"");
  check_dot(put_wrapped, "\\N & \"", "\"\\\\N &amp; \\\"\"");
  check_dot(ng_dot_put_html, "<b> & \"", "&lt;b&gt; &amp; &quot;");
  CHECK(ng_is_web_address(ng_view_of("https://a.b")) && !ng_is_web_address(ng_view_of("javascript:alert(1)")));
  CHECK(!ng_is_web_address(ng_view_of("http://a b")) && !ng_is_web_address(ng_view_of("https://\"a")));
}

static void check_number(double value, const char *want) {
  char text[NG_NUMBER_SIZE];
  double again = 0;
  CHECK_TEXT(ng_number_format(value, text), want);
  CHECK(ng_number_parse(ng_view_of(text), &again) && again == value);
}

static void test_numbers(void) {
  double x;
  check_number(0, "0");
  check_number(-3, "-3");
  check_number(0.1, "0.1");
  check_number(1.0 / 3, "0.3333333333333333");
  check_number(1e300, "1e+300");
  CHECK(!ng_number_parse(ng_view_of("1,5"), &x) && !ng_number_parse(ng_view_of(""), &x));
  CHECK(!ng_number_parse(ng_view_of("nan"), &x) && !ng_number_parse(ng_view_of("1e999"), &x));
  CHECK(!ng_number_parse(ng_view_of("0x10"), &x) && !ng_number_parse(ng_view_of("5 "), &x));
}

int main(void) {
  if (!mkdtemp(folder)) return EXIT_FAILURE;
  RUN(test_round_trips);
  RUN(test_core_round_trips);
  RUN(test_complete_json);
  RUN(test_faults_name_the_line);
  RUN(test_foreign_files);
  RUN(test_foreign_gml_and_pajek);
  RUN(test_foreign_rdf);
  RUN(test_foreign_tables_and_dot);
  RUN(test_table_of_formats);
  RUN(test_dot_text);
  RUN(test_numbers);
  RUN(test_render_without_graphviz);
  rmdir(folder);
  return harness_end();
}
