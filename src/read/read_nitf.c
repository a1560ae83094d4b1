/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NITF, the News Industry Text Format of the IPTC: one article a file. */
#include "read/format.h"
#include "read/html_content.h"
#include "read/html_tree.h"
#include "read/nitf.h"
#include "read/xml.h"
#include "read/xml_root.h"

int ng_sniff_nitf(ng_view text) { return ng_view_is(ng_xml_root_name(text), "nitf") ? NG_SURE_YES + 5 : NG_SURE_NOT; }

void ng_nitf_read_fields(xmlNode *nitf, ng_draft *draft) {
  xmlNode *const head = ng_xml_child(nitf, "head");
  xmlNode *const body_head = ng_xml_find(nitf, "body.head");
  xmlNode *const headline = ng_xml_find(nitf, "hedline");
  xmlNode *const published = ng_xml_find(nitf, "pubdata");
  ng_xml_set(draft, NG_FIELD_TITLE, headline ? ng_xml_child(headline, "hl1") : NULL);
  ng_xml_set(draft, NG_FIELD_TITLE, headline);
  ng_xml_set(draft, NG_FIELD_TITLE, ng_xml_child(head, "title"));
  ng_xml_set_attribute(draft, NG_FIELD_DATE, ng_xml_find(nitf, "date.issue"), "norm");
  ng_xml_set_attribute(draft, NG_FIELD_DATE, published, "date.publication");
  ng_xml_set_attribute(draft, NG_FIELD_DATE, ng_xml_find(nitf, "date.release"), "norm");
  ng_xml_set_attribute(draft, NG_FIELD_DATE, ng_xml_find(nitf, "story.date"), "norm");
  ng_xml_set_attribute(draft, NG_FIELD_SOURCE, published, "name");
  ng_xml_set(draft, NG_FIELD_SOURCE, body_head ? ng_xml_find(body_head, "distributor") : NULL);
  ng_xml_set_attribute(draft, NG_FIELD_URL, published, "ex-ref");
  xmlNode *const byline = body_head ? ng_xml_child(body_head, "byline") : NULL;
  ng_xml_set(draft, NG_FIELD_AUTHOR, byline ? ng_xml_find(byline, "person") : NULL);
  ng_xml_set(draft, NG_FIELD_AUTHOR, byline);
  xmlNode *const dateline = body_head ? ng_xml_child(body_head, "dateline") : NULL;
  ng_xml_set(draft, NG_FIELD_PLACE, dateline ? ng_xml_find(dateline, "location") : NULL);
  ng_xml_set_dateline(draft, dateline);
  ng_xml_set_attribute(draft, NG_FIELD_LANGUAGE, nitf, "lang");
}

void ng_nitf_add_text(xmlNode *nitf, ng_draft *draft) {
  xmlNode *const content = ng_xml_find(nitf, "body.content");
  ng_html_add_content(content ? content : ng_xml_find(nitf, "body"), true, draft);
}

ng_status ng_read_nitf(ng_reading *reading, ng_view text, ng_error *err) {
  xmlDoc *doc;
  const ng_status parsed = ng_xml_parse(reading, text, &doc, err);
  if (parsed != NG_OK) return parsed;
  ng_draft draft;
  ng_draft_init(&draft);
  xmlNode *const nitf = xmlDocGetRootElement(doc);
  ng_nitf_read_fields(nitf, &draft);
  ng_draft_add_title(&draft);
  ng_nitf_add_text(nitf, &draft);
  xmlFreeDoc(doc);
  const ng_status status = ng_reading_emit(reading, &draft, 0, err);
  ng_draft_dispose(&draft);
  return status;
}
