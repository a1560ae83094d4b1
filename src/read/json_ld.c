/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/json_ld.h"

#include <cjson/cJSON.h>

#include "read/html.h"
#include "read/json_text.h"
#include "read/words.h"

enum { DEPTH_MAX = 6 };

static const cJSON *member(const cJSON *object, const char *name) {
  return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, name) : NULL;
}

static ng_view string_of(const cJSON *item) {
  return cJSON_IsString(item) ? ng_view_of(item->valuestring) : (ng_view){NULL, 0};
}

/* NewsArticle, Article, ReportageNewsArticle, BlogPosting, LiveBlogPosting ... */
static bool is_article_type(ng_view type) {
  return ng_read__ends_nocase(type, "Article") || ng_read__ends_nocase(type, "Posting") || ng_view_is(type, "Report");
}

static bool is_article(const cJSON *object) {
  const cJSON *const type = member(object, "@type");
  const cJSON *item;
  if (cJSON_IsString(type)) return is_article_type(string_of(type));
  cJSON_ArrayForEach(item, type) {
    if (is_article_type(string_of(item))) return true;
  }
  return false;
}

/* The article in a value: itself, in an array, in "@graph" or in a page's "mainEntity". */
static const cJSON *find_article(const cJSON *value, int depth) {
  static const char *const wrappers[] = {"@graph", "mainEntity", "mainEntityOfPage"};
  if (is_article(value)) return value;
  if (!depth) return NULL;
  if (cJSON_IsArray(value)) {
    const cJSON *item;
    cJSON_ArrayForEach(item, value) {
      const cJSON *const found = find_article(item, depth - 1);
      if (found) return found;
    }
  }
  for (size_t i = 0; i < sizeof wrappers / sizeof wrappers[0]; i++) {
    const cJSON *const inner = member(value, wrappers[i]);
    const cJSON *const found = inner ? find_article(inner, depth - 1) : NULL;
    if (found) return found;
  }
  return NULL;
}

/* "Jane Doe", {"name": "Jane Doe"}, or an array of either. */
static void add_names(const cJSON *value, ng_strbuf *out) {
  if (cJSON_IsArray(value)) {
    const cJSON *item;
    cJSON_ArrayForEach(item, value) {
      if (!cJSON_IsArray(item)) add_names(item, out);
    }
    return;
  }
  const ng_view name = cJSON_IsObject(value) ? string_of(member(value, "name")) : string_of(value);
  if (!name.len || ng_read__find_nocase(name, "://", 0) != SIZE_MAX) return;
  if (out->len) ng_strbuf_add_text(out, ", ");
  ng_strbuf_add_view(out, name);
}

static void set_names(ng_draft *draft, ng_field field, const cJSON *value) {
  ng_strbuf names;
  ng_strbuf_init(&names);
  add_names(value, &names);
  ng_draft_set(draft, field, ng_strbuf_view(&names));
  ng_strbuf_dispose(&names);
}

static void read_article(const cJSON *article, ng_draft *draft, ng_strbuf *body) {
  const cJSON *const page = member(article, "mainEntityOfPage");
  const cJSON *const language = member(article, "inLanguage");
  ng_html_set_plain(draft, NG_FIELD_TITLE, string_of(member(article, "headline")));
  ng_html_set_plain(draft, NG_FIELD_TITLE, string_of(member(article, "name")));
  ng_draft_set(draft, NG_FIELD_DATE, string_of(member(article, "datePublished")));
  ng_draft_set(draft, NG_FIELD_DATE, string_of(member(article, "dateCreated")));
  set_names(draft, NG_FIELD_AUTHOR, member(article, "author"));
  set_names(draft, NG_FIELD_AUTHOR, member(article, "creator"));
  set_names(draft, NG_FIELD_SOURCE, member(article, "publisher"));
  ng_draft_set(draft, NG_FIELD_URL, string_of(member(article, "url")));
  ng_draft_set(draft, NG_FIELD_URL, cJSON_IsObject(page) ? string_of(member(page, "@id")) : string_of(page));
  ng_draft_set(draft, NG_FIELD_LANGUAGE, string_of(cJSON_IsObject(language) ? member(language, "alternateName") : language));
  ng_draft_set(draft, NG_FIELD_PLACE, string_of(member(article, "dateline")));
  if (!body->len) ng_strbuf_add_view(body, string_of(member(article, "articleBody")));
}

void ng_json_ld_read(ng_view script, ng_draft *draft, ng_strbuf *body) {
  script = ng_read__trim(script);
  const char *const start = script.len ? memchr(script.data, '{', script.len) : NULL;
  const char *const list = script.len ? memchr(script.data, '[', script.len) : NULL;
  const char *const from = start && (!list || start < list) ? start : list; /* past <!-- or //<![CDATA[ before the value */
  if (!from) return;
  size_t len = script.len - (size_t)(from - script.data);
  while (len && from[len - 1] != '}' && from[len - 1] != ']') len--;
  cJSON *root;
  if (ng_json_parse(ng_view_make(from, len), 0, &root, NULL) != NG_OK) return;
  const cJSON *const article = find_article(root, DEPTH_MAX);
  if (article) read_article(article, draft, body);
  cJSON_Delete(root);
}
