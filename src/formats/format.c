/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/format.h"

#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* Graph files are read whole; igraph and our rows need more memory than the text. */
#define FILE_MAX ((size_t)4 << 30)

static const ng_format formats[] = {
    {{"graphml", "GraphML", "graphml", "application/graphml+xml", "networkx gephi neo4j yed strict",
      "XML for Gephi, NetworkX, igraph, Cytoscape, yEd", true, true},
     ng_graphml_write, NULL, ng_graphml_read, ng_graphml_recognise},
    {{"json", "Node-link JSON", "json", "application/json", "d3",
      "complete: nodes, links, statements with their sentences, articles; for D3 and NetworkX", true, true},
     ng_json_write, NULL, ng_json_read, ng_json_recognise},
    {{"dot", "Graphviz DOT", "dot gv", "text/vnd.graphviz", "full picture gephi",
      "a styled drawing for Graphviz; picture merges the lines of a pair", true, true},
     ng_dot_write, NULL, ng_dot_read, NULL},
    {{"csv", "CSV tables", "csv", "text/csv", "plain gephi neo4j",
      "two tables, edges in NAME.csv and nodes in NAME.nodes.csv", true, true},
     ng_csv_write, ng_csv_write_nodes, ng_csv_read, NULL},
    {{"gexf", "GEXF", "gexf", "application/gexf+xml", "gephi networkx", "XML for Gephi, with time, colours and sizes",
      true, true},
     ng_gexf_write, NULL, ng_gexf_read, ng_gexf_recognise},
    {{"cytoscape", "Cytoscape JSON", "cyjs", "application/json", "cytoscape", "for Cytoscape and cytoscape.js", true, true},
     ng_cytoscape_write, NULL, ng_json_read, NULL},
    {{"gml", "GML", "gml", "text/plain", "plain", "for igraph, NetworkX, Gephi, Cytoscape", true, true},
     ng_gml_write, NULL, ng_gml_read, NULL},
    {{"pajek", "Pajek", "net paj", "text/plain", "plain", "vertices, and arcs with weight and type", true, true},
     ng_pajek_write, NULL, ng_pajek_read, NULL},
    {{"turtle", "Turtle", "ttl", "text/turtle", "plain", "RDF with provenance in PROV-O", true, true},
     ng_turtle_write, NULL, ng_turtle_read, NULL},
    {{"nquads", "N-Quads", "nq nt", "application/n-quads", "plain", "RDF, each edge in a graph that carries its provenance",
      true, true},
     ng_nquads_write, NULL, ng_nquads_read, NULL},
    {{"kgtk", "KGTK", "tsv kgtk", "text/tab-separated-values", "plain", "edges as tab-separated values with qualifiers",
      true, true},
     ng_kgtk_write, NULL, ng_kgtk_read, NULL},
    {{"ftm", "FollowTheMoney", "ftm ijson", "application/json", "plain", "entities as JSON lines, with mentions", true, true},
     ng_ftm_write, NULL, ng_ftm_read, ng_ftm_recognise},
    {{"cypher", "Cypher", "cypher cql", "text/plain", "neo4j", "a script for Neo4j", false, true},
     ng_cypher_write, NULL, NULL, NULL},
};

#define N_FORMATS (sizeof formats / sizeof *formats)

/* Flavours that change nothing in a format are its default under a consumer's name. */
static const struct {
  const char *name;
  ng_flavour flavour;
} flavours[] = {
    {"gephi", NG_FLAVOUR_GEPHI}, {"networkx", NG_FLAVOUR_NETWORKX}, {"neo4j", NG_FLAVOUR_NEO4J},
    {"yed", NG_FLAVOUR_YED},     {"strict", NG_FLAVOUR_STRICT},     {"picture", NG_FLAVOUR_PICTURE},
};

const ng_format *ng_format_at(size_t i) { return i < N_FORMATS ? &formats[i] : NULL; }

ng_format_info ng_format_describe(const ng_format *format) { return format->info; }

const ng_format *ng_format_find(const char *name) {
  for (size_t i = 0; i < N_FORMATS; i++)
    if (strcmp(formats[i].info.name, name) == 0) return &formats[i];
  return NULL;
}

/* Whether a word is in a list separated by blanks; ASCII case is ignored. */
static bool has_word(const char *list, ng_view word) {
  while (*list) {
    const size_t len = strcspn(list, " ");
    bool same = len == word.len;
    for (size_t i = 0; same && i < len; i++) same = list[i] == ng_ascii_to_lower(word.data[i]);
    if (same) return true;
    list += len;
    list += strspn(list, " ");
  }
  return false;
}

bool ng_is_web_address(ng_view url) {
  static const char *const schemes[] = {"http://", "https://"};
  bool known = false;
  for (size_t i = 0; i < 2; i++) {
    const size_t len = strlen(schemes[i]);
    known |= url.len > len && memcmp(url.data, schemes[i], len) == 0;
  }
  for (size_t i = 0; known && i < url.len; i++)
    known = (unsigned char)url.data[i] > ' ' && !strchr("<>\"{}|\\^`", url.data[i]);
  return known;
}

static ng_view ending_of(const char *path) {
  const char *const slash = strrchr(path, '/');
  const char *const name = slash ? slash + 1 : path;
  const char *const dot = strrchr(name, '.');
  return dot && dot != name ? ng_view_of(dot + 1) : ng_view_make("", 0);
}

const ng_format *ng_format_of_path(const char *path) {
  const ng_view ending = ending_of(path);
  for (size_t i = 0; ending.len && i < N_FORMATS; i++)
    if (has_word(formats[i].info.extensions, ending)) return &formats[i];
  return NULL;
}

static ng_status fail_unknown(const char *path, ng_error *err) {
  ng_error_at(err, path, 0, 0);
  return ng_fail(err, NG_ERR_UNSUPPORTED, "the file's ending is that of no graph format; name one");
}

/* "dir/graph.csv" gives "dir/graph.nodes.csv"; to be freed with ng_dealloc. */
static char *nodes_path(const char *path) {
  const ng_view ending = ending_of(path);
  const size_t stem = strlen(path) - (ending.len ? ending.len + 1 : 0);
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_strbuf_add(&out, path, stem);
  ng_strbuf_add_text(&out, ".nodes");
  ng_strbuf_add_text(&out, path + stem);
  return ng_strbuf_detach(&out);
}

/* ---------------------------------------------------------------- writing */

static ng_status write_file(const ng_graph *graph, ng_write_graph *write, ng_flavour flavour, const char *path,
                            ng_error *err) {
  ng_file_writer writer;
  NG_TRY(ng_file_writer_open(&writer, path, err));
  const ng_status status = write(graph, flavour, writer.file, err);
  if (status == NG_OK) return ng_file_writer_commit(&writer, err);
  ng_file_writer_abort(&writer);
  return status;
}

static ng_status find_flavour(const ng_format *format, const char *name, ng_flavour *flavour, ng_error *err) {
  *flavour = NG_FLAVOUR_PLAIN;
  if (!name) return NG_OK;
  if (!has_word(format->info.flavours, ng_view_of(name)))
    return ng_fail(err, NG_ERR_UNSUPPORTED, "%s has no flavour '%s', only: %s", format->info.title, name,
                   format->info.flavours);
  for (size_t i = 0; i < sizeof flavours / sizeof *flavours; i++)
    if (strcmp(flavours[i].name, name) == 0) *flavour = flavours[i].flavour;
  return NG_OK;
}

ng_status ng_graph_write(const ng_graph *graph, const ng_format *format, const char *flavour, const char *path,
                         ng_error *err) {
  if (!format) format = ng_format_of_path(path);
  if (!format) return fail_unknown(path, err);
  ng_error_at(err, path, 0, 0);
  if (!format->write) return ng_fail(err, NG_ERR_UNSUPPORTED, "%s can only be read", format->info.title);
  ng_flavour number;
  NG_TRY(find_flavour(format, flavour, &number, err));
  if (format->write_nodes && strcmp(path, "-") != 0) {
    char *const beside = nodes_path(path);
    if (!beside) return ng_fail_no_mem(err);
    const ng_status status = write_file(graph, format->write_nodes, number, beside, err);
    ng_dealloc(beside);
    NG_TRY(status);
  }
  return write_file(graph, format->write, number, path, err);
}

/* ---------------------------------------------------------------- reading */

static const ng_format *recognise(ng_view bytes) {
  for (size_t i = N_FORMATS; i-- > 0;) /* the more special ones are further down */
    if (formats[i].recognise && formats[i].recognise(bytes)) return &formats[i];
  return NULL;
}

static ng_status read_nodes(const ng_format *format, const char *path, ng_strbuf *out, ng_format_input *input,
                            ng_error *err) {
  if (!format->write_nodes || strcmp(path, "-") == 0) return NG_OK;
  char *const beside = nodes_path(path);
  if (!beside) return ng_fail_no_mem(err);
  const ng_status status = ng_file_read(beside, FILE_MAX, out, err);
  ng_dealloc(beside);
  if (status == NG_ERR_NOT_FOUND) return NG_OK;
  NG_TRY(status);
  input->nodes = ng_strbuf_view(out);
  return NG_OK;
}

static ng_status read_input(const ng_format *format, const ng_format_input *input, ng_graph **out, ng_error *err) {
  const ng_graph_options options = {.include_negated = true};
  ng_graph_builder *builder;
  NG_TRY(ng_graph_builder_new(&options, &builder, err));
  ng_error_at(err, input->path, 0, 0);
  ng_status status = format->read(input, builder, err);
  if (status == NG_OK) status = ng_graph_builder_finish(builder, out, err);
  ng_graph_builder_free(builder);
  return status;
}

static ng_status read_bytes(const char *path, const ng_format *format, ng_view bytes, ng_graph **out, ng_error *err) {
  ng_format_input input = {.path = path, .bytes = bytes};
  if (bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
    input.bytes = ng_view_make(bytes.data + 3, bytes.len - 3);
  if (!format) format = recognise(input.bytes);
  if (!format) format = ng_format_of_path(path);
  if (!format) return fail_unknown(path, err);
  ng_error_at(err, path, 0, 0);
  if (!format->read) return ng_fail(err, NG_ERR_UNSUPPORTED, "%s can only be written", format->info.title);
  ng_strbuf nodes;
  ng_strbuf_init(&nodes);
  ng_status status = read_nodes(format, path, &nodes, &input, err);
  if (status == NG_OK) status = read_input(format, &input, out, err);
  ng_strbuf_dispose(&nodes);
  return status;
}

ng_status ng_graph_read(const char *path, const ng_format *format, ng_graph **out, ng_error *err) {
  ng_strbuf bytes;
  *out = NULL;
  ng_strbuf_init(&bytes);
  ng_status status = ng_file_read(path, FILE_MAX, &bytes, err);
  if (status == NG_OK) status = read_bytes(path, format, ng_strbuf_view(&bytes), out, err);
  ng_strbuf_dispose(&bytes);
  return status;
}
