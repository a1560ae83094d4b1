/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ontology/located.h"

#include <cjson/cJSON.h>

#include "base/error.h"
#include "base/utf8.h"

typedef struct walk {
  ng_arena *arena;
  const char *text;
  size_t at;
  bool too_deep;
  bool no_mem;
} walk;

static void skip_blanks(walk *w) {
  while (w->text[w->at] && (unsigned char)w->text[w->at] <= ' ') w->at++;
}

static void skip_string(walk *w) {
  for (w->at++; w->text[w->at] != '"'; w->at++)
    if (w->text[w->at] == '\\') w->at++;
  w->at++;
}

static void skip_word(walk *w) {
  while (w->text[w->at] && !strchr(",]} \t\r\n", w->text[w->at])) w->at++;
}

static ng_view copy(walk *w, const char *text) {
  const ng_view v = ng_arena_copy(w->arena, ng_view_of(text));
  if (!v.data) w->no_mem = true;
  return v;
}

static ng_json *visit(walk *w, const cJSON *item, unsigned depth);

/* Members or elements, from the bracket to the one that closes it. */
static void visit_children(walk *w, const cJSON *item, ng_json *out, unsigned depth) {
  ng_json **link = &out->child;
  w->at++;
  for (const cJSON *c = item->child; c && !w->no_mem && !w->too_deep; c = c->next) {
    skip_blanks(w);
    const uint32_t key_at = (uint32_t)w->at;
    if (c->string) {
      skip_string(w);
      skip_blanks(w);
      w->at++; /* : */
      skip_blanks(w);
    }
    ng_json *const child = visit(w, c, depth + 1);
    if (!child) return;
    child->key_at = key_at;
    if (c->string) child->key = copy(w, c->string);
    *link = child;
    link = &child->next;
    skip_blanks(w);
    if (c->next) w->at++; /* , */
  }
  skip_blanks(w);
  w->at++;
}

static ng_json *visit(walk *w, const cJSON *item, unsigned depth) {
  if (depth > NG_JSON_DEPTH_MAX) {
    w->too_deep = true;
    return NULL;
  }
  ng_json *const out = ng_arena_zero(w->arena, 1, sizeof *out);
  if (!out) {
    w->no_mem = true;
    return NULL;
  }
  out->at = out->key_at = (uint32_t)w->at;
  if (cJSON_IsObject(item) || cJSON_IsArray(item)) {
    out->type = cJSON_IsObject(item) ? NG_JSON_OBJECT : NG_JSON_ARRAY;
    visit_children(w, item, out, depth);
  } else if (cJSON_IsString(item)) {
    out->type = NG_JSON_STRING;
    out->string = copy(w, item->valuestring);
    skip_string(w);
  } else {
    out->type = cJSON_IsNumber(item) ? NG_JSON_NUMBER : cJSON_IsBool(item) ? NG_JSON_BOOL : NG_JSON_NULL;
    out->number = item->valuedouble;
    out->truth = cJSON_IsTrue(item);
    skip_word(w);
  }
  return out;
}

static ng_status fail(ng_error *err, size_t offset, const char *message) {
  if (err) err->offset = offset;
  return ng_fail(err, NG_ERR_SYNTAX, "%s", message);
}

ng_status ng_json_locate(ng_arena *arena, ng_view text, ng_json **out, ng_error *err) {
  const size_t valid = ng_utf8_valid_prefix(text);
  if (valid < text.len) return fail(err, valid, "not UTF-8");
  const char *const nul = memchr(text.data, '\0', text.len);
  if (nul) return fail(err, (size_t)(nul - text.data), "a NUL byte");
  const char *end = text.data;
  cJSON *const root = cJSON_ParseWithLengthOpts(text.data, text.len + 1, &end, 1);
  if (!root) {
    const size_t at = (size_t)(end - text.data);
    return at < text.len ? fail(err, at, "not JSON from here on") : fail(err, text.len, "not JSON: the file ends too early");
  }
  walk w = {.arena = arena, .text = text.data};
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) w.at = 3;
  skip_blanks(&w);
  *out = visit(&w, root, 0);
  cJSON_Delete(root);
  if (w.no_mem) return ng_fail_no_mem(err);
  return w.too_deep ? fail(err, w.at, "nested too deep") : NG_OK;
}

const char *ng_json_type_text(unsigned types) {
  static const struct { unsigned types; const char *text; } names[] = {
    {NG_JSON_NULL, "null"}, {NG_JSON_BOOL, "true or false"}, {NG_JSON_NUMBER, "a number"},
    {NG_JSON_STRING, "a string"}, {NG_JSON_ARRAY, "an array"}, {NG_JSON_OBJECT, "an object"},
    {NG_JSON_STRING | NG_JSON_ARRAY, "a string or an array of strings"},
    {NG_JSON_STRING | NG_JSON_OBJECT, "a string or an object"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].types == types) return names[i].text;
  return "something else";
}

ng_json *ng_json_get(const ng_json *object, const char *key) {
  NG_EACH(member, object) if (ng_view_is(member->key, key)) return member;
  return NULL;
}
