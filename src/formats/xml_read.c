/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/xml_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

static void on_error(void *user, xmlErrorPtr error) {
  ng_xml_reader *const r = user;
  if (r->message[0] || !error->message) return;
  snprintf(r->message, sizeof r->message, "%s", error->message);
  r->line = error->line;
  r->message[strcspn(r->message, "\n")] = '\0';
}

ng_status ng_xml_fail(ng_xml_reader *r, ng_status status, const char *format, ...) {
  va_list args;
  char message[300];
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  xmlNodePtr const node = xmlTextReaderCurrentNode(r->xml);
  const long line = r->line ? r->line : node ? xmlGetLineNo(node) : 0;
  if (r->err) r->err->line = line > 0 ? (uint32_t)line : 0;
  return ng_fail(r->err, status, "%s", message);
}

ng_status ng_xml_reader_open(ng_xml_reader *r, ng_view bytes, ng_error *err) {
  *r = (ng_xml_reader){.err = err};
  if (bytes.len > INT32_MAX) return ng_fail(err, NG_ERR_UNSUPPORTED, "XML of over 2 GiB");
  xmlInitParser();
  const int options = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;
  r->xml = xmlReaderForMemory(bytes.data, (int)bytes.len, NULL, NULL, options);
  if (!r->xml) return ng_fail_no_mem(err);
  xmlTextReaderSetStructuredErrorHandler(r->xml, on_error, r);
  return NG_OK;
}

void ng_xml_reader_close(ng_xml_reader *r) {
  xmlFreeTextReader(r->xml);
  r->xml = NULL;
}

/* Declarations of entities could make a small file grow without bound. */
static ng_status check_doctype(ng_xml_reader *r) {
  const xmlNode *const dtd = xmlTextReaderCurrentNode(r->xml);
  return dtd && dtd->children ? ng_xml_fail(r, NG_ERR_UNSUPPORTED, "a DOCTYPE with declarations") : NG_OK;
}

ng_status ng_xml_advance(ng_xml_reader *r, bool *more) {
  const int n = xmlTextReaderRead(r->xml);
  *more = n == 1;
  if (n < 0) return ng_xml_fail(r, NG_ERR_SYNTAX, "%s", r->message[0] ? r->message : "not well formed");
  return *more && xmlTextReaderNodeType(r->xml) == XML_READER_TYPE_DOCUMENT_TYPE ? check_doctype(r) : NG_OK;
}

bool ng_xml_is_element(ng_xml_reader *r) { return xmlTextReaderNodeType(r->xml) == XML_READER_TYPE_ELEMENT; }

bool ng_xml_is_named(ng_xml_reader *r, const char *name) {
  return ng_view_is(ng_xml_view(xmlTextReaderConstLocalName(r->xml)), name);
}

xmlChar *ng_xml_get(ng_xml_reader *r, const char *name) {
  return xmlTextReaderGetAttribute(r->xml, (const xmlChar *)name);
}
