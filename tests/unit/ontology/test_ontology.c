/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/io.h"
#include "ontology/located.h"
#include "ontology/ontology.h"

#define DATA NG_TEST_DATA "/ontology"

static ng_ontology *load_or_die(const char *name) {
  ng_ontology *o = NULL;
  ng_error err = {0};
  if (ng_ontology_load(name, &o, &err)) {
    char text[900];
    ng_error_format(&err, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    exit(EXIT_FAILURE);
  }
  return o;
}

static void test_positions(void) {
  static const char text[] = "{\n  \"a\": [1, \"x\\\"]\", {\"b\" : null}],\n  \"c\": true\n}";
  ng_arena arena;
  ng_arena_init(&arena);
  ng_json *root = NULL;
  CHECK_INT(ng_json_locate(&arena, ng_view_of(text), &root, NULL), NG_OK);
  const ng_json *const a = ng_json_get(root, "a"), *const c = ng_json_get(root, "c");
  CHECK_INT(a->at, strcspn(text, "["));
  CHECK_INT(a->key_at, 4);
  CHECK_VIEW(a->child->next->string, "x\"]");
  CHECK_INT(a->child->next->at, 13);
  CHECK_INT(a->child->next->next->child->key_at, 22);
  CHECK(c->truth && c->at == (size_t)(strstr(text, "true") - text));
  CHECK(!ng_json_get(root, "b"));

  ng_error err = {0};
  CHECK_INT(ng_json_locate(&arena, ng_view_of("{\"a\": \xff}"), &root, &err), NG_ERR_SYNTAX);
  CHECK_INT(err.offset, 6);
  char deep[200];
  memset(deep, '[', 100);
  memset(deep + 100, ']', 100);
  ng_strbuf nested;
  ng_strbuf_init(&nested);
  ng_strbuf_add(&nested, deep, sizeof deep);
  CHECK_INT(ng_json_locate(&arena, ng_strbuf_view(&nested), &root, &err), NG_ERR_SYNTAX);
  CHECK_TEXT(err.message, "nested too deep");
  ng_strbuf_dispose(&nested);
  ng_arena_dispose(&arena);
}

static void test_types(void) {
  ng_ontology *const o = load_or_die(DATA "/good/base.json");
  CHECK_VIEW(ng_ontology_name(o), "base");
  CHECK_TEXT(ng_ontology_lists_dir(o), DATA "/good/lists");
  const uint32_t actor = ng_ontology__find_node_type(o, ng_view_of("actor"));
  const uint32_t firm = ng_ontology__find_node_type(o, ng_view_of("company"));
  CHECK(ng_ontology__is_a(o, firm, actor) && !ng_ontology__is_a(o, actor, firm) && ng_ontology__is_a(o, firm, firm));
  CHECK_INT(ng_ontology__type_of_name(o, NG_NAME_ORGANIZATION), firm);
  CHECK_INT(ng_ontology__type_of_name(o, NG_NAME_WEAPON), NG_NONE);
  CHECK_INT(ng_ontology__type_of_list(o, ng_view_of("firms.tsv"), ng_view_of("")), firm);
  CHECK_INT(ng_ontology__type_of_list(o, ng_view_of("places.tsv"), ng_view_of("site")), firm);
  CHECK_INT(ng_ontology__type_of_list(o, ng_view_of("places.tsv"), ng_view_of("sea")), NG_NONE);
  CHECK_VIEW(ng_ontology_label(o, ng_view_of("company")), "Firm");
  CHECK_VIEW(ng_ontology_label(o, ng_view_of("visited")), "VISITED");
  CHECK_VIEW(ng_ontology_color(o, ng_view_of("company")), "#123ABC");
  CHECK_VIEW(ng_ontology_color(o, ng_view_of("met")), "#abcdef");
  CHECK_VIEW(ng_ontology_shape(o, ng_view_of("company")), "box");
  CHECK(ng_ontology_is_symmetric(o, ng_view_of("met")) && !ng_ontology_is_symmetric(o, ng_view_of("visited")));
  CHECK(!ng_ontology_is_symmetric(o, ng_view_of("nothing")));

  uint32_t n;
  const ng_edge_type *const visited = &ng_ontology__edge_types(o, &n)[ng_ontology__find_edge_type(o, ng_view_of("visited"))];
  CHECK_INT(n, 2);
  CHECK_INT(visited->n_roles, 3);
  CHECK_INT(visited->roles[1].n_types, 2);
  CHECK(visited->roles[2].strings && !visited->roles[2].n_types);
  CHECK(visited->pairs[0].source == 0 && visited->pairs[0].target == 1 && visited->items == NG_NONE);
  ng_ontology_free(o);
}

static void test_triggers(void) {
  ng_ontology *const o = load_or_die(DATA "/good/base.json");
  uint32_t n;
  const ng_trigger *const all = ng_ontology__triggers(o, &n);
  CHECK_INT(n, 3);
  const ng_trigger *const go = &all[0], *const meet = &all[1];
  CHECK_INT(go->n_lemmas, 3); /* a class within a class */
  CHECK_INT(go->kinds, 1 << NG_PREDICATE_VERB);
  CHECK_INT(go->required, 3);
  CHECK_INT(go->line, 19);
  CHECK(go->confidence >= 1);
  CHECK_INT(go->n_examples, 3);
  CHECK_VIEW(go->examples[0].text, "Ann visited Chad.");
  CHECK_INT(go->examples[0].roles[1].span.begin, 12);
  CHECK_INT(go->examples[0].roles[1].span.end, 16);
  CHECK(go->examples[1].starred && !go->examples[1].n_roles);
  CHECK(go->examples[2].has_status && go->examples[2].status == NG_PLANNED);
  CHECK_INT(meet->required, 1);
  CHECK(meet->has_status && meet->status == NG_ALLEGED);
  CHECK_INT(meet->n_where, 2);
  CHECK(meet->where[0].negated && meet->where[0].n_lemmas == 3 && meet->where[0].role == NG_NONE);
  CHECK(!meet->where[1].negated && meet->where[1].role == 0);

  const uint32_t *list = ng_ontology__triggers_of(o, ng_view_of("meet"), &n);
  CHECK(n == 2 && list[0] == 1 && list[1] == 2); /* its own and that of any word */
  list = ng_ontology__triggers_of(o, ng_view_of("tour"), &n);
  CHECK(n == 2 && list[0] == 0 && list[1] == 2);
  list = ng_ontology__triggers_of(o, ng_view_of("sleep"), &n);
  CHECK(n == 1 && list[0] == 2);
  ng_ontology_free(o);
}

static void test_include(void) {
  ng_ontology *const o = load_or_die(DATA "/good/extended.json");
  uint32_t n;
  const ng_trigger *const all = ng_ontology__triggers(o, &n);
  CHECK_INT(n, 3); /* one left out, one of its own */
  CHECK_INT(ng_ontology__find_trigger(o, ng_view_of("met/any")), NG_NONE);
  CHECK_INT(ng_ontology__find_trigger(o, ng_view_of("hired/hire")), 2);
  CHECK_INT(all[0].n_lemmas, 4); /* the class grew */
  ng_ontology__triggers_of(o, ng_view_of("stroll"), &n);
  CHECK_INT(n, 2);
  ng_ontology__triggers_of(o, ng_view_of("sleep"), &n);
  CHECK_INT(n, 0);
  CHECK_VIEW(ng_ontology_description(o), "a base and something more");
  ng_ontology_free(o);
}

/* ---- faults ---- */

static void add_fault(const ng_error *fault, void *user) {
  const char *const name = strstr(fault->source, "/broken/");
  ng_strbuf_addf(user, "%s:%u:%u: %s\n", name ? name + strlen("/broken/") : fault->source, fault->line, fault->column,
                 fault->message);
}

static void check_broken(const char *name) {
  char path[600];
  ng_error err = {0}, first = {0};
  ng_strbuf got, want;
  ng_strbuf_init(&got);
  ng_strbuf_init(&want);
  snprintf(path, sizeof path, "%s/broken/%s", DATA, name);
  const ng_status status = ng_ontology_check(path, add_fault, &got, &err);
  CHECK(status == NG_ERR_INVALID || status == NG_ERR_SYNTAX);
  ng_ontology *o = NULL;
  CHECK_INT(ng_ontology_load(path, &o, &first), status);
  CHECK(!o && first.line == err.line && strcmp(first.message, err.message) == 0);
  snprintf(path, sizeof path, "%s/broken/%.*s.expect", DATA, (int)(strlen(name) - 5), name);
  CHECK_INT(ng_file_read(path, 1 << 20, &want, NULL), NG_OK);
  if (!CHECK(strcmp(got.data, want.data) == 0)) fprintf(stderr, "    %s gives\n%s    expected\n%s", name, got.data, want.data);
  ng_strbuf_dispose(&got);
  ng_strbuf_dispose(&want);
}

static void test_faults(void) {
  DIR *const dir = opendir(DATA "/broken");
  CHECK(dir != NULL);
  int n = 0;
  for (const struct dirent *e; dir && (e = readdir(dir));) {
    const size_t len = strlen(e->d_name);
    if (len < 5 || strcmp(e->d_name + len - 5, ".json") != 0) continue;
    check_broken(e->d_name);
    n++;
  }
  if (dir) closedir(dir);
  CHECK(n > 50);
}

static void test_not_found(void) {
  ng_ontology *o = NULL;
  ng_error err = {0};
  CHECK_INT(ng_ontology_load("no_such", &o, &err), NG_ERR_NOT_FOUND);
  CHECK(strstr(err.message, "diplomacy") != NULL);
  CHECK_INT(ng_ontology_load(DATA "/none.json", &o, &err), NG_ERR_NOT_FOUND);
  CHECK(!o);
  ng_ontology_free(NULL);
}

/* Words of classes within classes double at each step: the loader must not. */
static void test_many_words(void) {
  char path[] = "ontology-words.json";
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_strbuf_add_text(&text, "{\"name\": \"x\", \"node_types\": {\"a\": {}}, \"edge_types\": {\"e\": "
                            "{\"roles\": {\"x\": \"a\", \"y\": \"a\"}, "
                            "\"edges\": [[\"x\", \"y\"]]}}, \"classes\": {\"c_\": [\"w\"]");
  static const char line[] = "________________________________";
  for (int i = 1; i <= 30; i++) ng_strbuf_addf(&text, ", \"c%.*s\": [\"@c%.*s\", \"@c%.*s\"]", i + 1, line, i, line, i, line);
  ng_strbuf_add_text(&text, "}}");
  ng_file_writer w;
  CHECK_INT(ng_file_writer_open(&w, path, NULL), NG_OK);
  fwrite(text.data, 1, text.len, w.file);
  CHECK_INT(ng_file_writer_commit(&w, NULL), NG_OK);
  ng_strbuf_dispose(&text);
  ng_ontology *o = NULL;
  ng_error err = {0};
  CHECK_INT(ng_ontology_load(path, &o, &err), NG_ERR_INVALID);
  CHECK_TEXT(err.message, "more than 4194304 words in all");
  remove(path);
}

/* ---- what is built in ---- */

/* A name means what is built in, also where a file has the path that it is built in from. */
static void test_builtin_before_file(void) {
  ng_ontology *o = NULL;
  CHECK_INT(mkdir("ontologies", 0777), 0);
  FILE *const f = fopen("ontologies/diplomacy.json", "w");
  CHECK(f && fclose(f) == 0);
  CHECK_INT(ng_ontology_load(NULL, &o, NULL), NG_OK);
  ng_ontology_free(o);
  o = NULL;
  CHECK_INT(ng_ontology_load("ontologies/diplomacy.json", &o, NULL), NG_ERR_SYNTAX);
  CHECK(!o);
  remove("ontologies/diplomacy.json");
  remove("ontologies");
}

static void check_builtin(ng_view name) {
  char text[64];
  snprintf(text, sizeof text, "%.*s", NG_VIEW_ARGS(name));
  ng_ontology *const o = load_or_die(text);
  CHECK_VIEW(ng_ontology_name(o), text);
  uint32_t n, n_edges;
  const ng_trigger *const triggers = ng_ontology__triggers(o, &n);
  const ng_edge_type *const edges = ng_ontology__edge_types(o, &n_edges);
  uint64_t used = 0;
  for (uint32_t i = 0; i < n; i++) {
    bool good = false, starred = false;
    for (uint32_t x = 0; x < triggers[i].n_examples; x++) *(triggers[i].examples[x].starred ? &starred : &good) = true;
    if (!CHECK(good && starred)) fprintf(stderr, "    '%.*s' wants a good and a starred example\n", NG_VIEW_ARGS(triggers[i].id));
    used |= UINT64_C(1) << triggers[i].edge;
  }
  for (uint32_t i = 0; i < n_edges; i++)
    if (!CHECK(used & UINT64_C(1) << i)) fprintf(stderr, "    no trigger for '%.*s'\n", NG_VIEW_ARGS(edges[i].name));
  FILE *const out = tmpfile();
  CHECK_INT(ng_ontology_list(o, NG_ONTOLOGY_TEXT, out, NULL), NG_OK);
  CHECK_INT(ng_ontology_show(o, NG_ONTOLOGY_TEXT, out, NULL), NG_OK);
  CHECK_INT(ng_ontology_list(o, NG_ONTOLOGY_JSON, out, NULL), NG_OK);
  CHECK_INT(ng_ontology_show(o, NG_ONTOLOGY_JSON, out, NULL), NG_OK);
  CHECK(ftell(out) > 10000);
  fclose(out);
  ng_ontology_free(o);
}

static void test_builtin(void) {
  size_t n = 0;
  for (ng_view name; (name = ng_ontology_builtin(n)).data; n++) check_builtin(name);
  CHECK(n >= 2);
  ng_ontology *const o = load_or_die(NULL);
  CHECK_VIEW(ng_ontology_name(o), "diplomacy");
  static const char *const edges[] = {"visited", "met", "sanctioned", "supplied", "spoke_with", "holds_position", "member_of",
                                      "invaded_or_attacked", "warned", "accused", "supported", "signed_agreement_with",
                                      "appointed"};
  for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
    CHECK(ng_ontology__find_edge_type(o, ng_view_of(edges[i])) != NG_NONE);
  static const char *const nodes[] = {"person", "state", "organization", "weapon_system", "location"};
  for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
    CHECK(ng_ontology__find_node_type(o, ng_view_of(nodes[i])) != NG_NONE);
    CHECK(ng_ontology_color(o, ng_view_of(nodes[i])).len == 7 && ng_ontology_shape(o, ng_view_of(nodes[i])).len);
  }
  ng_ontology_free(o);
}

#ifdef NG_ALLOC_FAULTS
static void count_fault(const ng_error *fault, void *user) { (void)fault, ++*(int *)user; }

static void fail_each(const char *path, ng_status want) {
  for (long i = 0;; i++) {
    ng_ontology *o = NULL;
    int faults = 0;
    ng_alloc_fail_after(i);
    const ng_status status = want ? ng_ontology_check(path, count_fault, &faults, NULL) : ng_ontology_load(path, &o, NULL);
    const bool done = ng_alloc_count() <= i;
    ng_alloc_fail_after(-1);
    CHECK_INT(status, done ? want : NG_ERR_NO_MEM);
    CHECK((o != NULL) == (done && !want));
    ng_ontology_free(o);
    if (done) return;
  }
}

static void test_out_of_memory(void) {
  fail_each(DATA "/good/extended.json", NG_OK);
  fail_each(DATA "/broken/form-many-faults.json", NG_ERR_INVALID);
}
#endif

int main(void) {
  RUN(test_positions);
  RUN(test_types);
  RUN(test_triggers);
  RUN(test_include);
  RUN(test_faults);
  RUN(test_not_found);
  RUN(test_builtin_before_file);
  RUN(test_many_words);
  RUN(test_builtin);
#ifdef NG_ALLOC_FAULTS
  RUN(test_out_of_memory);
#endif
  return harness_end();
}
