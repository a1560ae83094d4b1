/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers and writers under bad luck: every allocation of ours fails once, and files are
 * damaged at random.  Nothing may crash, leak or be read for half a graph. */
#include "harness.h"

#include <newsgraph/formats.h>

#include <unistd.h>

#include "base/alloc.h"
#include "formats/format.h"
#include "formats/sample_graph.h"

static char folder[] = "/tmp/newsgraph-faults-XXXXXX";

static const char *path_of(const char *ending) {
  static char path[300];
  snprintf(path, sizeof path, "%s/x.%s", folder, ending);
  return path;
}

static void ending_of(const ng_format_info *info, char out[16]) {
  snprintf(out, 16, "%.*s", (int)strcspn(info->extensions, " "), info->extensions);
}

static void drop(const char *ending) {
  unlink(path_of(ending));
  char nodes[32];
  snprintf(nodes, sizeof nodes, "nodes.%s", ending);
  unlink(path_of(nodes));
}

/* The reading half of a round trip over bytes that are given. */
static ng_status read_bytes(const ng_format *format, const char *path, ng_view bytes, ng_error *err) {
  ng_graph_builder *builder = NULL;
  ng_graph *graph = NULL;
  const ng_format_input input = {.path = path, .bytes = bytes};
  ng_status status = ng_graph_builder_new(&(ng_graph_options){.include_negated = true}, &builder, err);
  if (status == NG_OK) status = format->read(&input, builder, err);
  if (status == NG_OK) status = ng_graph_builder_finish(builder, &graph, err);
  ng_graph_builder_free(builder);
  ng_graph_free(graph);
  return status;
}

static char *load(const char *path, size_t *len) {
  FILE *const file = fopen(path, "rb");
  char *const bytes = calloc(1, 1 << 20);
  *len = file && bytes ? fread(bytes, 1, (1 << 20) - 1, file) : 0;
  if (file) fclose(file);
  return bytes;
}

static uint32_t state = 1;

static const char marks[] = "\"'<>[]{}()\\|&;:,.=*#/@^_- \n\t\r0";

/* A few bytes replaced, dropped, doubled, or the rest cut off. */
static size_t damage(const char *bytes, size_t len, char *out) {
  memcpy(out, bytes, len);
  for (uint32_t k = 1 + sample_random(&state, 4); k > 0 && len > 8; k--) {
    const size_t at = sample_random(&state, (uint32_t)len), n = 1 + sample_random(&state, 8);
    switch (sample_random(&state, 5)) {
      case 0: out[at] = (char)sample_random(&state, 256); break;
      case 1: out[at] = marks[sample_random(&state, sizeof marks - 1)]; break;
      case 2:
        if (at + n < len) {
          memmove(out + at, out + at + n, len - at - n);
          len -= n;
        }
        break;
      case 3:
        if (at + n < len) memmove(out + at + n, out + at, len - at - n);
        break;
      default:
        if (sample_random(&state, 8) == 0) len = at;
    }
  }
  out[len] = '\0';
  return len;
}

static void test_damaged_files(void) {
  ng_graph *g = NULL;
  CHECK_INT(sample_news(12, 20, 5, false, &g), NG_OK);
  for (size_t f = 0; g && ng_format_at(f); f++) {
    const ng_format *const format = ng_format_at(f);
    const ng_format_info info = ng_format_describe(format);
    char ending[16];
    if (!info.can_read) continue;
    ending_of(&info, ending);
    CHECK_INT(ng_graph_write(g, format, NULL, path_of(ending), NULL), NG_OK);
    size_t len;
    char *const bytes = load(path_of(ending), &len), *const damaged = malloc(len + 1);
    CHECK(len > 100);
    uint32_t refused = 0;
    for (int i = 0; bytes && damaged && i < 400; i++) {
      ng_error err = {0};
      const size_t n = damage(bytes, len, damaged);
      const ng_status status = read_bytes(format, path_of(ending), ng_view_make(damaged, n), &err);
      refused += status != NG_OK;
      if (status != NG_OK && !CHECK(err.message[0] && status != NG_ERR_NO_MEM && status != NG_ERR_INTERNAL))
        fprintf(stderr, "    %s: status %d '%s'\n", ending, (int)status, err.message);
    }
    CHECK(refused > 0);
    free(bytes);
    free(damaged);
    drop(ending);
  }
  ng_graph_free(g);
}

#ifdef NG_ALLOC_FAULTS
/* What is read is what is there without a fault. */
static bool same_as(const ng_graph *graph, const ng_graph *whole, const char *ending) {
  const bool same = sample_same(graph, whole, true);
  if (!same) fprintf(stderr, "    %s\n", ending);
  return same;
}

static void fail_each_allocation(const ng_format *format, const char *ending, const ng_graph *g) {
  ng_graph *whole = NULL;
  for (int writing = 1; writing >= 0; writing--) {
    long total = 1;
    for (long i = -1; i < total; i += i < 0 ? 1 : 1 + total / 150) { /* first without a fault, to count */
      ng_graph *again = NULL;
      ng_error err = {0};
      ng_alloc_fail_after(i < 0 ? 1L << 40 : i);
      const ng_status status = writing ? ng_graph_write(g, format, NULL, path_of(ending), &err)
                                       : ng_graph_read(path_of(ending), format, &again, &err);
      if (i < 0) total = ng_alloc_count();
      ng_alloc_fail_after(-1);
      if (!CHECK(i < 0 ? status == NG_OK : status == NG_OK || status == NG_ERR_NO_MEM))
        fprintf(stderr, "    %s %s, allocation %ld: status %d '%s'\n", writing ? "writing" : "reading", ending, i,
                (int)status, err.message);
      if (again && whole) CHECK(same_as(again, whole, ending)); /* lost nothing, or failed */
      if (again && !whole) whole = again;
      else ng_graph_free(again);
    }
    CHECK_INT(ng_graph_write(g, format, NULL, path_of(ending), NULL), NG_OK);
  }
  ng_graph_free(whole);
}

static void test_failing_allocations(void) {
  ng_graph *g = NULL;
  CHECK_INT(sample_news(12, 20, 5, false, &g), NG_OK);
  for (size_t f = 0; g && ng_format_at(f); f++) {
    const ng_format_info info = ng_format_describe(ng_format_at(f));
    char ending[16];
    if (!info.can_read) continue;
    ending_of(&info, ending);
    fail_each_allocation(ng_format_at(f), ending, g);
    drop(ending);
  }
  ng_graph_free(g);
}
#endif

int main(void) {
  if (!mkdtemp(folder)) return EXIT_FAILURE;
  RUN(test_damaged_files);
#ifdef NG_ALLOC_FAULTS
  RUN(test_failing_allocations);
#endif
  rmdir(folder);
  return harness_end();
}
