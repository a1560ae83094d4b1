/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/resource.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

static void test_utf8_round_trip(void) {
  for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 97) {
    char bytes[4];
    unsigned size;
    const size_t n = ng_utf8_encode(cp, bytes);
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    if (ng_utf8_decode(bytes, n, &size) != cp || size != n) CHECK(false);
  }
  CHECK_INT(ng_utf8_valid_prefix(ng_view_of("abc \xC3\xA9 \xED\xA0\x80")), 7);
  CHECK_INT(ng_utf8_valid_prefix(ng_view_of("overlong \xC0\x80")), 9);
  CHECK(ng_utf8_is_upper(0x416) && ng_utf8_is_lower(0x436) && ng_utf8_is_space(0xA0));
}

static void test_map_against_model(void) {
  ng_map map;
  ng_arena arena;
  ng_map_init(&map);
  ng_arena_init(&arena);
  static uint32_t model[1000];
  memset(model, 0xFF, sizeof model);
  uint32_t random = 1, n = 0;
  for (int i = 0; i < 20000; i++) {
    random = random * 1664525u + 1013904223u;
    const uint32_t k = random / 4294968u % 1000u;
    char key[16];
    snprintf(key, sizeof key, "key%u", k);
    if (ng_map_find(&map, ng_view_of(key)) != model[k]) CHECK(false);
    if (random & 64) continue;
    n += model[k] == UINT32_MAX;
    model[k] = random >> 1;
    CHECK(ng_map_set(&map, ng_arena_copy(&arena, ng_view_of(key)), random >> 1));
  }
  CHECK_INT(map.len, n);
  ng_map_dispose(&map);
  ng_arena_dispose(&arena);
}

static void test_strbuf(void) {
  ng_strbuf buf;
  ng_strbuf_init(&buf);
  CHECK_VIEW(ng_strbuf_view(&buf), "");
  for (int i = 0; i < 100; i++) ng_strbuf_addf(&buf, "%d,", i);
  ng_strbuf_cut(&buf, 6);
  ng_strbuf_add_codepoint(&buf, 0x20AC);
  CHECK_VIEW(ng_strbuf_view(&buf), "0,1,2,\xE2\x82\xAC");
  char *const text = ng_strbuf_detach(&buf);
  CHECK_TEXT(text, "0,1,2,\xE2\x82\xAC");
  ng_dealloc(text);
  ng_strbuf_dispose(&buf);
}

static void test_error_format(void) {
  ng_error err = {0};
  char text[600];
  ng_error_at(&err, "a.json", 3, 7);
  CHECK_INT(ng_fail(&err, NG_ERR_SYNTAX, "missing '%s'", "x"), NG_ERR_SYNTAX);
  ng_error_format(&err, text, sizeof text);
  CHECK_TEXT(text, "a.json:3:7: missing 'x'");
  uint32_t line, column;
  ng_locate(ng_view_of("ab\ncd\nef"), 4, &line, &column);
  CHECK_INT(line, 2);
  CHECK_INT(column, 2);
}

static void test_resources_are_sorted(void) {
  const char *last = "";
  for (size_t i = 0; ng_resource_name(i); i++) {
    CHECK(strcmp(last, ng_resource_name(i)) < 0);
    last = ng_resource_name(i);
  }
  ng_view bytes;
  CHECK(!ng_resource_find(ng_view_of("no/such"), &bytes));
}

static void test_vec_from(void) {
  typedef struct row {
    char other;
    uint32_t key;
  } row;
  NG_VEC(row) rows = {0};
  CHECK_INT(ng_vec_from(&rows, key, 5), 0);
  static const uint32_t keys[] = {2, 5, 5, 9};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) CHECK(ng_vec_push(&rows, ((row){'x', keys[i]})));
  CHECK_INT(ng_vec_from(&rows, key, 0), 0);
  CHECK_INT(ng_vec_from(&rows, key, 5), 1);
  CHECK_INT(ng_vec_from(&rows, key, 6), 3);
  CHECK_INT(ng_vec_from(&rows, key, 9), 3);
  CHECK_INT(ng_vec_from(&rows, key, 10), 4);
  ng_vec_dispose(&rows);
}

int main(void) {
  RUN(test_vec_from);
  RUN(test_utf8_round_trip);
  RUN(test_map_against_model);
  RUN(test_strbuf);
  RUN(test_error_format);
  RUN(test_resources_are_sorted);
  return harness_end();
}
