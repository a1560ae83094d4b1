/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of our own fails once: no crash, no leak, no half document. */
#include "unit/read/reading.h"

#include "base/alloc.h"

#ifdef NG_ALLOC_FAULTS
static void walk(const char *name) {
  char path[512];
  snprintf(path, sizeof path, "%s/read/cases/%s", NG_TEST_DATA, name);
  ng_alloc_fail_after(1L << 40);
  reading whole = read_path(path, NULL);
  const long total = ng_alloc_count();
  const uint32_t n = whole.n;
  reading_dispose(&whole);
  CHECK(total > 0);
  for (long i = 0; i < total; i += 1 + total / 400) {
    ng_alloc_fail_after(i);
    reading r = read_path(path, NULL);
    ng_alloc_fail_after(-1);
    CHECK(r.n < n || r.n_problems > 0 || r.status == NG_ERR_NO_MEM);
    reading_dispose(&r);
  }
}
#endif

int main(void) {
  CHECK(true);
#ifdef NG_ALLOC_FAULTS
  static const char *const names[] = {"wrapped-lines.txt", "report.md", "article-tag.html", "json-ld.html", "agency.nitf",
                                      "message.newsml",    "feed.rss",  "wrapped.json"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) walk(names[i]);
#endif
  return harness_end();
}
