/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/draft.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "read/date.h"
#include "read/words.h"

#define FIELD_BYTES_MAX 4096u

void ng_draft_init(ng_draft *draft) {
  memset(draft, 0, sizeof *draft);
  ng_strbuf_init(&draft->text);
  for (int i = 0; i < NG_FIELD_COUNT; i++) ng_strbuf_init(&draft->fields[i]);
}

void ng_draft_dispose(ng_draft *draft) {
  ng_strbuf_dispose(&draft->text);
  ng_vec_dispose(&draft->shifts);
  ng_vec_dispose(&draft->blocks);
  for (int i = 0; i < NG_FIELD_COUNT; i++) ng_strbuf_dispose(&draft->fields[i]);
}

void ng_draft_set(ng_draft *draft, ng_field field, ng_view value) {
  if (field >= NG_FIELD_COUNT || draft->fields[field].len) return;
  if (field == NG_FIELD_DATE) {
    ng_date date;
    if (!draft->date.year && ng_read__date_parse(value, &date)) draft->date = date;
    return;
  }
  value = ng_read__trim(value);
  if (field == NG_FIELD_AUTHOR && ng_read__starts_nocase(value, "by ")) value = ng_view_make(value.data + 3, value.len - 3);
  if (value.len > FIELD_BYTES_MAX) value.len = FIELD_BYTES_MAX;
  ng_clean_add_line(&draft->fields[field], value);
}

ng_view ng_draft_get(const ng_draft *draft, ng_field field) { return ng_strbuf_view(&draft->fields[field]); }

void ng_draft_add_block(ng_draft *draft, size_t begin, size_t end, ng_block_kind kind) {
  if (begin >= end || end > draft->text.len || end > UINT32_MAX) return;
  const ng_view part = ng_read__trim(ng_view_make(draft->text.data + begin, end - begin));
  if (!part.len) return;
  const uint32_t at = (uint32_t)(part.data - draft->text.data);
  if (!ng_vec_push(&draft->blocks, (ng_block){{at, at + (uint32_t)part.len}, kind})) draft->failed = true;
}

void ng_draft_add_paragraph(ng_draft *draft, ng_view text, ng_block_kind kind) {
  const size_t before = draft->text.len;
  if (before) ng_strbuf_add(&draft->text, "\n\n", 2);
  const size_t begin = draft->text.len;
  ng_clean_add_line(&draft->text, text);
  if (draft->text.len == begin) ng_strbuf_cut(&draft->text, before);
  else ng_draft_add_block(draft, begin, draft->text.len, kind);
}

void ng_draft_add_title(ng_draft *draft) {
  ng_draft_add_paragraph(draft, ng_draft_get(draft, NG_FIELD_TITLE), NG_BLOCK_TITLE);
}

/* ORDER ng_field; names as ng_read__plain_key gives them, the most telling first. */
static const char *const field_names[NG_FIELD_COUNT] = {
    "title headline heading webtitle articletitle posttitle",
    "source publisher outlet site sitename sourcename sourcedomain domain publication newspaper website",
    "author authors byline creator writer dccreator",
    "url link weburl canonicalurl articleurl externalurl permalink href uri",
    "language lang inlanguage",
    "place location dateline city",
    "id guid uuid docid articleid documentid",
    ("date published publishedat publisheddate publishedon datepublished publishdate publicationdate pubdate "
     "webpublicationdate firstpublicationdate created createdat datecreated timestamp time datetime issued updated modified"),
};

ng_field ng_field_find(ng_view name, unsigned *rank) {
  char buffer[32];
  const ng_view key = ng_read__plain_key(name, buffer, sizeof buffer);
  int field = 0;
  unsigned at = 0;
  while (field < NG_FIELD_COUNT && !(at = ng_read__list_rank(field_names[field], key))) field++;
  if (rank) *rank = at;
  return (ng_field)field;
}

static bool has_body(const ng_draft *draft) {
  for (uint32_t i = 0; i < draft->blocks.len; i++)
    if (draft->blocks.data[i].kind != NG_BLOCK_SKIPPED) return true;
  return false;
}

static bool is_ok(const ng_draft *draft) {
  bool good = !draft->failed && ng_strbuf_ok(&draft->text);
  for (int i = 0; i < NG_FIELD_COUNT; i++) good = good && ng_strbuf_ok(&draft->fields[i]);
  return good;
}

/* Copies a field into the document; an empty one stays absent. */
static bool copy_field(ng_document *doc, const ng_draft *draft, ng_field field, ng_view *out) {
  const ng_view value = ng_draft_get(draft, field);
  if (!value.len) return true;
  *out = ng_document__copy(doc, value);
  return out->data != NULL;
}

static ng_status fill(ng_document *doc, ng_draft *draft, ng_view uri, ng_error *err) {
  ng_article *const article = &doc->article;
  NG_TRY(ng_document__set_text(doc, ng_strbuf_view(&draft->text), err));
  article->date = draft->date;
  article->uri = ng_document__copy(doc, uri);
  if (!article->uri.data || !copy_field(doc, draft, NG_FIELD_TITLE, &article->title) ||
      !copy_field(doc, draft, NG_FIELD_SOURCE, &article->source) ||
      !copy_field(doc, draft, NG_FIELD_AUTHOR, &article->author) ||
      !copy_field(doc, draft, NG_FIELD_URL, &article->url) ||
      !copy_field(doc, draft, NG_FIELD_LANGUAGE, &article->language) ||
      !copy_field(doc, draft, NG_FIELD_PLACE, &article->place))
    return ng_fail_no_mem(err);
  doc->blocks.data = draft->blocks.data; /* the two arrays differ in type only by name */
  doc->blocks.len = draft->blocks.len;
  doc->blocks.cap = draft->blocks.cap;
  doc->shifts.data = draft->shifts.data;
  doc->shifts.len = draft->shifts.len;
  doc->shifts.cap = draft->shifts.cap;
  draft->blocks = (ng_blocks){.len = 0};
  draft->shifts = (ng_shifts){.len = 0};
  return NG_OK;
}

ng_status ng_draft_finish(ng_draft *draft, ng_view uri, ng_document **out, ng_error *err) {
  if (!is_ok(draft)) return ng_fail_no_mem(err);
  if (!has_body(draft)) return ng_fail(err, NG_ERR_INVALID, "no article text found");
  ng_document *const doc = ng_document__new();
  if (!doc) return ng_fail_no_mem(err);
  const ng_status status = fill(doc, draft, uri, err);
  if (status != NG_OK) {
    ng_document_free(doc);
    return status;
  }
  ng_draft_dispose(draft);
  *out = doc;
  return NG_OK;
}
