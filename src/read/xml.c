/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/error.h"
#include "base/utf8.h"
#include "read/dateline.h"
#include "read/html_tree.h"
#include "read/words.h"

/* Called for <!ENTITY>: such declarations can blow a small file up to gigabytes, or read
 * local ones. */
static void refuse_entity(void *parser, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                          xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  xmlParserCtxt *const ctxt = parser;
  *(bool *)ctxt->_private = true;
  xmlStopParser(ctxt);
}

static bool is_alphanumeric(char c) { return ng_ascii_is_alpha(c) || ng_ascii_is_digit(c); }

/* HTML's named entities, which feeds use without declaring them, as the characters they
 * stand for. */
static void add_without_entities(ng_strbuf *out, ng_view text) {
  static const char kept[] = "amp lt gt quot apos";
  size_t done = 0;
  for (const char *at; (at = memchr(text.data + done, '&', text.len - done)) != NULL;) {
    const size_t start = (size_t)(at - text.data);
    char name[12];
    size_t len = 0;
    while (start + 1 + len < text.len && len + 1 < sizeof name && is_alphanumeric(at[1 + len])) {
      name[len] = at[1 + len];
      len++;
    }
    name[len] = '\0';
    const bool closed = start + 1 + len < text.len && at[1 + len] == ';';
    const htmlEntityDesc *const entity =
        closed && len && !ng_read__list_has(kept, ng_view_make(name, len)) ? htmlEntityLookup((const xmlChar *)name) : NULL;
    ng_strbuf_add(out, text.data + done, start - done + (entity ? 0 : 1));
    if (entity) ng_strbuf_add_codepoint(out, entity->value);
    done = start + (entity ? len + 2 : 1);
    if (out->failed) return;
  }
  ng_strbuf_add(out, text.data + done, text.len - done);
}

static ng_status fail_parse(const xmlParserCtxt *ctxt, bool refused, ng_error *err) {
  const xmlError *const e = &ctxt->lastError;
  if (err) {
    err->line = e->line > 0 ? (uint32_t)e->line : 0;
    err->column = e->line > 0 && e->int2 > 0 ? (uint32_t)e->int2 : 0;
  }
  if (refused) return ng_fail(err, NG_ERR_INVALID, "XML entity declarations are not accepted");
  const ng_view message = ng_read__trim(ng_view_of(e->message ? e->message : "unknown fault"));
  return ng_fail(err, NG_ERR_SYNTAX, "not well-formed XML: %.*s", NG_VIEW_ARGS(message));
}

static ng_status parse(ng_reading *reading, ng_view text, xmlDoc **out, ng_error *err) {
  /* HUGE lifts limits that our own size cap makes needless; NOENT is never to be given */
  const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE |
                      XML_PARSE_COMPACT | XML_PARSE_BIG_LINES;
  bool refused = false;
  xmlParserCtxt *const ctxt = text.len > INT32_MAX ? NULL : xmlNewParserCtxt();
  if (!ctxt) return ng_fail_no_mem(err);
  ctxt->_private = &refused;
  ctxt->sax->entityDecl = refuse_entity;
  *out = xmlCtxtReadMemory(ctxt, text.data, (int)text.len, NULL, "UTF-8", options);
  ng_status status = NG_OK;
  if (refused || !*out || !xmlDocGetRootElement(*out)) {
    status = fail_parse(ctxt, refused, err);
    xmlFreeDoc(*out);
    *out = NULL;
  } else if (!ctxt->wellFormed) {
    ng_error problem;
    ng_error_at(&problem, reading->input->uri, 0, 0);
    fail_parse(ctxt, false, &problem);
    ng_reading_problem(reading, &problem);
  }
  xmlFreeParserCtxt(ctxt);
  return status;
}

ng_status ng_xml_parse(ng_reading *reading, ng_view text, xmlDoc **out, ng_error *err) {
  *out = NULL;
  ng_strbuf plain;
  ng_strbuf_init(&plain);
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) text = ng_view_make(text.data + 3, text.len - 3);
  while (text.len && ng_ascii_is_space(text.data[0])) text = ng_view_make(text.data + 1, text.len - 1);
  add_without_entities(&plain, text);
  const ng_status status = ng_strbuf_ok(&plain) ? parse(reading, ng_strbuf_view(&plain), out, err) : ng_fail_no_mem(err);
  ng_strbuf_dispose(&plain);
  return status;
}

xmlNode *ng_xml_find(xmlNode *root, const char *name) {
  for (xmlNode *node = root; node; node = ng_tree_next(node, root))
    if (ng_node_is(node, name)) return node;
  return NULL;
}

xmlNode *ng_xml_child(const xmlNode *parent, const char *name) {
  for (xmlNode *node = parent ? parent->children : NULL; node; node = node->next)
    if (ng_node_is(node, name)) return node;
  return NULL;
}

void ng_xml_set(ng_draft *draft, ng_field field, xmlNode *node) {
  if (!node) return;
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_node_add_text(node, &text);
  ng_draft_set(draft, field, ng_strbuf_view(&text));
  if (!ng_strbuf_ok(&text)) draft->failed = true;
  ng_strbuf_dispose(&text);
}

void ng_xml_set_attribute(ng_draft *draft, ng_field field, const xmlNode *node, const char *name) {
  ng_draft_set(draft, field, ng_node_attribute(node, name));
}

void ng_xml_set_dateline(ng_draft *draft, xmlNode *node) {
  if (!node) return;
  ng_strbuf raw, text;
  ng_strbuf_init(&raw);
  ng_strbuf_init(&text);
  ng_node_add_text(node, &raw);
  ng_clean_add_line(&text, ng_strbuf_view(&raw));
  const ng_view alone = ng_strbuf_view(&text);
  const size_t len = alone.len;
  ng_strbuf_add_text(&text, " - "); /* the dash that the parser wants may stand in the text */
  const ng_dateline line = ng_dateline_parse(ng_strbuf_view(&text));
  if (line.len) {
    ng_draft_set(draft, NG_FIELD_PLACE, line.place);
    ng_draft_set(draft, NG_FIELD_SOURCE, line.agency);
    if (line.date.year && !draft->date.year) draft->date = line.date;
  } else {
    ng_draft_set(draft, NG_FIELD_PLACE, ng_view_make(text.data, len));
  }
  ng_strbuf_dispose(&raw);
  ng_strbuf_dispose(&text);
}
