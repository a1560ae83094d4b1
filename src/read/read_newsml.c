/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NewsML-G2 of the IPTC: a newsItem, or a newsMessage with several; the text within is NITF,
 * XHTML or plain.  Its forerunner NewsML 1 differs mostly in the names. */
#include "base/error.h"
#include "base/vec.h"
#include "read/format.h"
#include "read/html.h"
#include "read/html_content.h"
#include "read/html_tree.h"
#include "read/nitf.h"
#include "read/words.h"
#include "read/xml.h"
#include "read/xml_root.h"

typedef NG_VEC(xmlNode *) node_list;

int ng_sniff_newsml(ng_view text) {
  const ng_view root = ng_xml_root_name(text);
  return root.len && ng_read__list_has("newsItem newsMessage packageItem NewsML", root) ? NG_SURE_YES + 5 : NG_SURE_NOT;
}

/* Text of a child of `parent`, or of the first element `inner` within it if there is one. */
static void set_child(ng_draft *draft, ng_field field, xmlNode *parent, const char *child, const char *inner) {
  xmlNode *const node = parent ? ng_xml_child(parent, child) : NULL;
  xmlNode *const name = node ? ng_xml_find(node, inner) : NULL;
  ng_xml_set(draft, field, name ? name : node);
}

static void read_fields(xmlNode *item, ng_draft *draft) {
  xmlNode *const about = ng_xml_child(item, "itemMeta");
  xmlNode *const content = ng_xml_child(item, "contentMeta");
  xmlNode *const lines = ng_xml_find(item, "NewsLines");
  xmlNode *const language = content ? ng_xml_child(content, "language") : NULL;
  ng_xml_set_attribute(draft, NG_FIELD_ID, item, "guid");
  set_child(draft, NG_FIELD_TITLE, content, "headline", "headline");
  set_child(draft, NG_FIELD_TITLE, lines, "HeadLine", "HeadLine");
  set_child(draft, NG_FIELD_TITLE, about, "title", "title");
  set_child(draft, NG_FIELD_DATE, content, "contentCreated", "contentCreated");
  set_child(draft, NG_FIELD_DATE, about, "firstCreated", "firstCreated");
  set_child(draft, NG_FIELD_DATE, about, "versionCreated", "versionCreated");
  ng_xml_set(draft, NG_FIELD_DATE, ng_xml_find(item, "FirstCreated"));
  ng_xml_set(draft, NG_FIELD_DATE, ng_xml_find(item, "DateId"));
  set_child(draft, NG_FIELD_AUTHOR, content, "by", "by");
  set_child(draft, NG_FIELD_AUTHOR, content, "creator", "name");
  set_child(draft, NG_FIELD_AUTHOR, lines, "ByLine", "ByLine");
  set_child(draft, NG_FIELD_PLACE, content, "located", "name");
  ng_xml_set_dateline(draft, content ? ng_xml_child(content, "dateline") : NULL);
  ng_xml_set_dateline(draft, lines ? ng_xml_child(lines, "DateLine") : NULL);
  set_child(draft, NG_FIELD_SOURCE, content, "infoSource", "name");
  set_child(draft, NG_FIELD_SOURCE, about, "provider", "name");
  ng_xml_set_attribute(draft, NG_FIELD_SOURCE, about ? ng_xml_child(about, "provider") : NULL, "literal");
  ng_xml_set_attribute(draft, NG_FIELD_LANGUAGE, language, "tag");
  ng_xml_set_attribute(draft, NG_FIELD_LANGUAGE, item, "lang");
}

static void add_plain(xmlNode *node, ng_draft *draft) {
  ng_strbuf text;
  ng_strbuf_init(&text);
  ng_node_add_text(node, &text);
  ng_html_add_string(draft, ng_strbuf_view(&text), false);
  if (!ng_strbuf_ok(&text)) draft->failed = true;
  ng_strbuf_dispose(&text);
}

/* The first rendering of the content that has text: NITF, XHTML, plain. */
static void read_content(xmlNode *item, ng_draft *draft) {
  xmlNode *const nitf = ng_xml_find(item, "nitf");
  xmlNode *inline_xml = ng_xml_find(item, "inlineXML");
  if (!inline_xml) inline_xml = ng_xml_find(item, "DataContent");
  xmlNode *const plain = ng_xml_find(item, "inlineData");
  if (nitf) ng_nitf_read_fields(nitf, draft);
  ng_draft_add_title(draft);
  const uint32_t before = draft->blocks.len;
  if (nitf) {
    ng_nitf_add_text(nitf, draft);
  } else if (inline_xml && xmlChildElementCount(inline_xml)) {
    xmlNode *const body = ng_xml_find(inline_xml, "body");
    ng_html_add_content(body ? body : inline_xml, true, draft);
  } else if (inline_xml) {
    add_plain(inline_xml, draft);
  }
  if (draft->blocks.len == before && plain) add_plain(plain, draft);
}

static ng_status read_item(ng_reading *reading, xmlNode *item, uint32_t number, ng_error *err) {
  ng_draft draft;
  ng_draft_init(&draft);
  read_fields(item, &draft);
  read_content(item, &draft);
  const ng_status status = ng_reading_emit(reading, &draft, number, err);
  ng_draft_dispose(&draft);
  return status;
}

static ng_status read_items(ng_reading *reading, xmlNode *root, ng_error *err) {
  node_list items = {.len = 0};
  bool good = true;
  for (xmlNode *node = root; node && good;) {
    const bool is_item = ng_node_is(node, "newsItem") || ng_node_is(node, "NewsItem");
    if (is_item) good = ng_vec_push(&items, node);
    node = is_item ? ng_tree_skip(node, root) : ng_tree_next(node, root);
  }
  ng_status status = good ? NG_OK : ng_fail_no_mem(err);
  if (good && !items.len) status = ng_fail(err, NG_ERR_INVALID, "no news item with text");
  for (uint32_t i = 0; i < items.len && status == NG_OK; i++)
    status = read_item(reading, items.data[i], items.len > 1 ? i + 1 : 0, err);
  ng_vec_dispose(&items);
  return status;
}

ng_status ng_read_newsml(ng_reading *reading, ng_view text, ng_error *err) {
  xmlDoc *doc;
  const ng_status parsed = ng_xml_parse(reading, text, &doc, err);
  if (parsed != NG_OK) return parsed;
  const ng_status status = read_items(reading, xmlDocGetRootElement(doc), err);
  xmlFreeDoc(doc);
  return status;
}
