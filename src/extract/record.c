/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an article: one line of JSON. */
#include "base/error.h"
#include "base/json.h"
#include "extract/extract.h"

static void add_text_field(ng_strbuf *out, const char *name, ng_view value) {
  ng_json_add_key(out, name);
  ng_json_add_optional(out, value);
  ng_strbuf_add_char(out, ',');
}

static void add_date(ng_strbuf *out, ng_date date) {
  if (!date.year) ng_strbuf_add_text(out, "null");
  else if (!date.month) ng_strbuf_addf(out, "\"%04d\"", date.year);
  else if (!date.day) ng_strbuf_addf(out, "\"%04d-%02u\"", date.year, date.month);
  else ng_strbuf_addf(out, "\"%04d-%02u-%02u\"", date.year, date.month, date.day);
}

/* Ids are counted from 1 in the order of the document. */
static void add_entity_id(ng_strbuf *out, uint32_t entity) {
  if (entity == NG_NONE) ng_strbuf_add_text(out, "null");
  else ng_strbuf_addf(out, "\"e%u\"", entity + 1);
}

static void add_article(ng_strbuf *out, const ng_document *doc, bool with_text) {
  const ng_article *const a = &doc->article;
  ng_strbuf_add_text(out, "{\"article\":{\"uri\":");
  ng_json_add_string(out, a->uri);
  ng_strbuf_add_char(out, ',');
  add_text_field(out, "title", a->title);
  ng_strbuf_add_text(out, "\"date\":");
  add_date(out, a->date);
  ng_strbuf_add_char(out, ',');
  add_text_field(out, "source", a->source);
  add_text_field(out, "language", a->language);
  ng_strbuf_addf(out, "\"sha256\":\"%s\"", a->sha256);
  if (with_text) {
    ng_strbuf_add_text(out, ",\"text\":");
    ng_json_add_string(out, doc->text);
  }
  ng_strbuf_add_char(out, '}');
}

static void add_entity(ng_strbuf *out, const ng_document *doc, uint32_t index) {
  const ng_entity *const e = &doc->entities.data[index];
  ng_strbuf_addf(out, "%s{\"id\":\"e%u\",", index ? "," : "", index + 1);
  add_text_field(out, "type", e->type);
  add_text_field(out, "name", e->name);
  ng_strbuf_add_text(out, "\"aliases\":[");
  for (uint32_t i = 0; i < e->n_aliases; i++) {
    if (i) ng_strbuf_add_char(out, ',');
    ng_json_add_string(out, e->aliases[i]);
  }
  ng_strbuf_add_text(out, "],");
  add_text_field(out, "canonical", e->canonical);
  ng_strbuf_add_text(out, "\"mentions\":[");
  for (uint32_t i = 0; i < e->n_mentions; i++) {
    const ng_mention *const m = &doc->mentions.data[e->mentions[i]];
    ng_strbuf_addf(out, "%s[%u,%u]", i ? "," : "", doc->tokens.data[m->first].begin, doc->tokens.data[m->end - 1].end);
  }
  ng_strbuf_add_text(out, "]}");
}

static void add_roles(ng_strbuf *out, const ng_statement *s) {
  ng_strbuf_add_text(out, ",\"roles\":{");
  for (uint32_t i = 0; i < s->n_roles; i++) {
    if (i) ng_strbuf_add_char(out, ',');
    ng_json_add_string(out, s->roles[i].role);
    ng_strbuf_add_char(out, ':');
    add_entity_id(out, s->roles[i].entity);
  }
  ng_strbuf_add_char(out, '}');
}

static void add_items(ng_strbuf *out, const ng_statement *s) {
  ng_strbuf_add_text(out, ",\"items\":[");
  for (uint32_t i = 0; i < s->n_items; i++) {
    if (i) ng_strbuf_add_char(out, ',');
    if (s->items[i].entity != NG_NONE) add_entity_id(out, s->items[i].entity);
    else ng_json_add_string(out, s->items[i].text);
  }
  ng_strbuf_add_char(out, ']');
}

static void add_statement(ng_strbuf *out, const ng_statement *s, uint32_t number) {
  ng_strbuf_addf(out, "%s{\"id\":\"s%u\",\"type\":", number > 1 ? "," : "", number);
  ng_json_add_string(out, s->type);
  ng_strbuf_add_text(out, ",\"source\":");
  add_entity_id(out, s->source);
  ng_strbuf_add_text(out, ",\"target\":");
  add_entity_id(out, s->target);
  add_roles(out, s);
  ng_strbuf_addf(out, ",\"status\":\"%s\",\"date\":{\"from\":", ng_statement_status_name(s->status));
  add_date(out, s->from);
  ng_strbuf_add_text(out, ",\"to\":");
  add_date(out, s->to);
  ng_strbuf_add_text(out, "},\"place\":");
  add_entity_id(out, s->place);
  add_items(out, s);
  if (s->title.len) {
    ng_strbuf_add_text(out, ",\"title\":");
    ng_json_add_string(out, s->title);
  }
  ng_strbuf_add_text(out, ",\"attributed_to\":");
  add_entity_id(out, s->attributed_to);
  /* Hundredths: more digits would feign a precision that is not there. */
  ng_strbuf_addf(out, ",\"confidence\":%d.%02d,\"rule\":", (int)(s->confidence * 100.0F + 0.5F) / 100,
                 (int)(s->confidence * 100.0F + 0.5F) % 100);
  ng_json_add_string(out, s->rule);
  ng_strbuf_addf(out, ",\"evidence\":{\"begin\":%u,\"end\":%u,\"trigger\":[%u,%u]}}", s->evidence.begin, s->evidence.end,
                 s->trigger.begin,
                 s->trigger.end);
}

ng_status ng_record_write(const ng_document *doc, const ng_record_options *options, FILE *out, ng_error *err) {
  const ng_record_options chosen = options ? *options : (ng_record_options){0};
  ng_strbuf line;
  ng_strbuf_init(&line);
  add_article(&line, doc, chosen.with_text);
  ng_strbuf_add_text(&line, ",\"entities\":[");
  for (uint32_t i = 0; i < doc->entities.len; i++) add_entity(&line, doc, i);
  ng_strbuf_add_text(&line, "],\"statements\":[");
  uint32_t number = 0;
  for (uint32_t i = 0; i < doc->statements.len; i++)
    if (doc->statements.data[i].confidence >= chosen.min_confidence) add_statement(&line, &doc->statements.data[i],
                                                                                   ++number);
  ng_strbuf_add_text(&line, "]}\n");
  ng_status status = ng_strbuf_ok(&line) ? NG_OK : ng_fail_no_mem(err);
  if (status == NG_OK && fwrite(line.data, 1, line.len, out) != line.len) status = ng_fail(err, NG_ERR_WRITE,
        "cannot write the record");
  ng_strbuf_dispose(&line);
  return status;
}
