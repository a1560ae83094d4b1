/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RSS 0.9 to 2.0 (with the content and Dublin Core modules), RSS 1.0 (RDF) and Atom: every
 * item or entry is an article. */
#include "base/error.h"
#include "read/format.h"
#include "read/html.h"
#include "read/html_content.h"
#include "read/html_tree.h"
#include "read/words.h"
#include "read/xml.h"
#include "read/xml_root.h"

int ng_sniff_feed(ng_view text) {
  const ng_view root = ng_xml_root_name(text);
  return root.len && ng_read__list_has("rss RDF feed", root) ? NG_SURE_YES + 5 : NG_SURE_NOT;
}

/* A title or name may be escaped HTML. */
static void set_text(ng_draft *draft, ng_field field, xmlNode *node) {
  if (!node) return;
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_node_add_text(node, &text);
  ng_html_set_plain(draft, field, ng_strbuf_view(&text));
  if (!ng_strbuf_ok(&text)) draft->failed = true;
  ng_strbuf_dispose(&text);
}

static void set_link(ng_draft *draft, xmlNode *item) {
  for (xmlNode *node = item->children; node; node = node->next) {
    if (!ng_node_is(node, "link")) continue;
    const ng_view rel = ng_node_attribute(node, "rel");
    if (!rel.len || ng_view_is(rel, "alternate")) {
      ng_xml_set_attribute(draft, NG_FIELD_URL, node, "href");
      ng_xml_set(draft, NG_FIELD_URL, node);
    }
  }
}

static void read_fields(xmlNode *item, xmlNode *channel, ng_draft *draft) {
  static const char *const dates[] = {"pubDate", "published", "date", "issued", "created", "updated", "modified"};
  xmlNode *const author = ng_xml_child(item, "author");
  xmlNode *const source = ng_xml_child(item, "source");
  set_text(draft, NG_FIELD_TITLE, ng_xml_child(item, "title"));
  set_link(draft, item);
  for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) ng_xml_set(draft, NG_FIELD_DATE, ng_xml_child(item, dates[i]));
  ng_xml_set(draft, NG_FIELD_AUTHOR, ng_xml_child(item, "creator"));
  ng_xml_set(draft, NG_FIELD_AUTHOR, author && ng_xml_child(author, "name") ? ng_xml_child(author, "name") : author);
  set_text(draft, NG_FIELD_SOURCE, source && ng_xml_child(source, "title") ? ng_xml_child(source, "title") : source);
  set_text(draft, NG_FIELD_SOURCE, ng_xml_child(channel, "title"));
  ng_xml_set_attribute(draft, NG_FIELD_LANGUAGE, item, "lang");
  ng_xml_set(draft, NG_FIELD_LANGUAGE, ng_xml_child(channel, "language"));
  ng_xml_set_attribute(draft, NG_FIELD_LANGUAGE, channel, "lang");
}

/* Adds the text of one element; false if it has none. */
static bool add_body(xmlNode *node, ng_draft *draft) {
  const uint32_t before = draft->blocks.len;
  if (xmlChildElementCount(node)) { /* XHTML as it is */
    ng_html_add_content(node, true, draft);
    return draft->blocks.len > before;
  }
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_node_add_text(node, &text);
  ng_html_add_string(draft, ng_strbuf_view(&text), false);
  if (!ng_strbuf_ok(&text)) draft->failed = true;
  ng_strbuf_dispose(&text);
  return draft->blocks.len > before;
}

static ng_status read_item(ng_reading *reading, xmlNode *item, xmlNode *channel, uint32_t number, ng_error *err) {
  static const char *const bodies[] = {"encoded", "content", "fulltext", "description", "summary"};
  ng_draft draft;
  ng_draft_init(&draft);
  read_fields(item, channel, &draft);
  ng_draft_add_title(&draft);
  bool found = false;
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0] && !found; i++) {
    xmlNode *const body = ng_xml_child(item, bodies[i]);
    found = body && add_body(body, &draft);
  }
  const ng_status status = ng_reading_emit(reading, &draft, number, err);
  ng_draft_dispose(&draft);
  return status;
}

ng_status ng_read_feed(ng_reading *reading, ng_view text, ng_error *err) {
  xmlDoc *doc;
  const ng_status parsed = ng_xml_parse(reading, text, &doc, err);
  if (parsed != NG_OK) return parsed;
  xmlNode *const root = xmlDocGetRootElement(doc);
  xmlNode *const channel = ng_node_is(root, "feed") ? root : ng_xml_child(root, "channel");
  uint32_t number = 0;
  ng_status status = NG_OK;
  for (xmlNode *node = root; node && status == NG_OK;) {
    const bool is_item = ng_node_is(node, "item") || ng_node_is(node, "entry");
    if (is_item) status = read_item(reading, node, channel, ++number, err);
    node = is_item ? ng_tree_skip(node, root) : ng_tree_next(node, root);
  }
  xmlFreeDoc(doc);
  if (status == NG_OK && !number) return ng_fail(err, NG_ERR_INVALID, "feed without articles");
  return status;
}
