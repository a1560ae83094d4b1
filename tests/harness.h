/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A test harness of a page: got/expected with file and line, and a count.
 *
 *   static void test_something(void) { CHECK_INT(1 + 1, 2); }
 *   int main(void) { RUN(test_something); return harness_end(); }
 */
#ifndef NG_TESTS_HARNESS_H
#define NG_TESTS_HARNESS_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <newsgraph/view.h>

static int harness_checks, harness_failures;

static inline bool harness_check(bool good, const char *file, int line, const char *what) {
  harness_checks++;
  if (!good) {
    harness_failures++;
    fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
  }
  return good;
}

static inline bool harness_int(long long got, long long want, const char *file, int line, const char *what) {
  const bool good = harness_check(got == want, file, line, what);
  if (!good) fprintf(stderr, "    got %lld, expected %lld\n", got, want);
  return good;
}

static inline bool harness_view(ng_view got, ng_view want, const char *file, int line, const char *what) {
  const bool good = harness_check(ng_view_equals(got, want), file, line, what);
  if (!good) fprintf(stderr, "    got \"%.*s\", expected \"%.*s\"\n", NG_VIEW_ARGS(got), NG_VIEW_ARGS(want));
  return good;
}

#define CHECK(condition) harness_check((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(got, want) harness_int((long long)(got), (long long)(want), __FILE__, __LINE__, #got)
#define CHECK_VIEW(got, want) harness_view((got), ng_view_of(want), __FILE__, __LINE__, #got)
#define CHECK_TEXT(got, want) harness_view(ng_view_of(got), ng_view_of(want), __FILE__, __LINE__, #got)
#define RUN(test) (test())

static inline int harness_end(void) {
  printf("%d passed, %d failed\n", harness_checks - harness_failures, harness_failures);
  return harness_failures || !harness_checks ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
