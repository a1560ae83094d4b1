/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/canonical.h"

#include "harness.h"

static void check_id(const char *name, const char *qualifier, const char *want, int line) {
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_canonical_id(ng_view_of("person"), ng_view_of(name), ng_view_of(qualifier), &out);
  harness_view(ng_strbuf_view(&out), ng_view_of(want), __FILE__, line, name);
  ng_strbuf_dispose(&out);
}

static void test_ids(void) {
  check_id("Vladimir Putin", "", "person/vladimir-putin", __LINE__);
  check_id("Recep Tayyip Erdo\u011fan", "", "person/recep-tayyip-erdogan", __LINE__);
  check_id("Sa\u2019id al-Jamal", "", "person/said-al-jamal", __LINE__);
  check_id("Antony J. Blinken", "", "person/antony-j-blinken", __LINE__);
  check_id("  Odd -- name! ", "", "person/odd-name", __LINE__);
  check_id("S\u00f8ren \u0141uk\u00dfa", "", "person/soren-lukssa", __LINE__);
  check_id("Perez", "Peru", "person/perez-peru", __LINE__);
  check_id("\u4e60\u8fd1\u5e73", "", "person/u4e60u8fd1u5e73", __LINE__);
}

static void check_person(const char *name, const char *want, int line) {
  ng_strbuf out;
  ng_strbuf_init(&out);
  ng_canonical_person(ng_view_of(name), &out);
  harness_view(ng_strbuf_view(&out), ng_view_of(want), __FILE__, line, name);
  ng_strbuf_dispose(&out);
}

static void test_people(void) {
  check_person("Brian P. McKeon", "Brian McKeon", __LINE__);
  check_person("Jos\u00e9 \u00c1. Ruiz W. D\u00edaz", "Jos\u00e9 Ruiz D\u00edaz", __LINE__);
  check_person("J. R. Smith", "J. Smith", __LINE__);
  check_person("Malcolm X", "Malcolm X", __LINE__);
  check_person("", "", __LINE__);
}

int main(void) {
  RUN(test_ids);
  RUN(test_people);
  return harness_end();
}
