/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of tests/data/read/cases is read and compared with the .expected file beside it:
 * what is known of each article, then its blocks.  NG_UPDATE=1 writes the .expected files. */
#include "unit/read/reading.h"

#include <dirent.h>

static void describe(const reading *r, FILE *out) {
  static const char *const kinds[] = {"title", "body", "item", "skipped"};
  for (uint32_t i = 0; i < r->n; i++) {
    const ng_article *const a = article(r, i);
    const char *const uri = strrchr(a->uri.data, '/');
    const struct {
      const char *name;
      ng_view value;
    } fields[] = {{"title", a->title}, {"source", a->source},     {"author", a->author},
                  {"url", a->url},     {"language", a->language}, {"place", a->place}};
    fprintf(out, "article %s\n", uri ? uri + 1 : a->uri.data);
    for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
      if (fields[f].value.len) fprintf(out, "%s: %.*s\n", fields[f].name, NG_VIEW_ARGS(fields[f].value));
    if (a->date.year) fprintf(out, "date: %04d-%02d-%02d\n", a->date.year, a->date.month, a->date.day);
    uint32_t n;
    const ng_block *const blocks = ng_document_blocks(r->docs[i], &n);
    for (uint32_t b = 0; b < n; b++)
      fprintf(out, "[%s %u] %.*s\n", kinds[blocks[b].kind], blocks[b].span.begin,
              NG_VIEW_ARGS(ng_document_slice(r->docs[i], blocks[b].span)));
    fprintf(out, "\n");
  }
  for (uint32_t i = 0; i < r->n_problems; i++) {
    const char *const name = strrchr(r->problems[i].source, '/');
    fprintf(out, "problem %s: %s\n", name ? name + 1 : r->problems[i].source, r->problems[i].message);
  }
}

static void slurp(const char *path, char *out, size_t size) {
  FILE *const f = fopen(path, "rb");
  const size_t n = f ? fread(out, 1, size - 1, f) : 0;
  out[n] = '\0';
  if (f) fclose(f);
}

static char got[1 << 16], want[1 << 16];

static void check_case(const char *name) {
  char input[256], expected[512], actual[64] = "read-case.actual";
  snprintf(input, sizeof input, "cases/%s", name);
  snprintf(expected, sizeof expected, "%s/read/cases/%s.expected", NG_TEST_DATA, name);
  reading r = read_data(input, NULL);
  FILE *const out = fopen(getenv("NG_UPDATE") ? expected : actual, "wb");
  if (!CHECK(out != NULL)) return;
  describe(&r, out);
  fclose(out);
  reading_dispose(&r);
  if (getenv("NG_UPDATE")) return;
  slurp(actual, got, sizeof got);
  slurp(expected, want, sizeof want);
  if (!CHECK(*want != '\0' && strcmp(got, want) == 0)) fprintf(stderr, "--- %s: got\n%s--- expected\n%s", name, got, want);
  remove(actual);
}

int main(void) {
  DIR *const folder = opendir(NG_TEST_DATA "/read/cases");
  int n = 0;
  for (struct dirent *d; folder && (d = readdir(folder)) != NULL;) {
    const char *const dot = strrchr(d->d_name, '.');
    if (d->d_name[0] == '.' || !dot || strcmp(dot, ".expected") == 0) continue;
    check_case(d->d_name);
    n++;
  }
  if (folder) closedir(folder);
  CHECK(n >= 11);
  return harness_end();
}
