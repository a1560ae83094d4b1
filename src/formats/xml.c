/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/xml.h"

/* stdio keeps its own record of errors, which is looked at when the file is closed;
 * libxml2 would print them. */
static int put_bytes(void *file, const char *bytes, int len) {
  fwrite(bytes, 1, (size_t)len, file);
  return len;
}

static int keep_open(void *file) {
  (void)file;
  return 0;
}

static const xmlChar *chars(const char *text) { return (const xmlChar *)text; }

bool ng_xml_open(ng_xml *xml, FILE *file) {
  *xml = (ng_xml){0};
  xmlOutputBufferPtr const buffer = xmlOutputBufferCreateIO(put_bytes, keep_open, file, NULL);
  xml->writer = buffer ? xmlNewTextWriter(buffer) : NULL;
  if (!xml->writer) {
    xmlOutputBufferClose(buffer);
    xml->failed = true;
    return false;
  }
  xmlTextWriterSetIndent(xml->writer, 1);
  xml->failed = xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL) < 0;
  return true;
}

void ng_xml_close(ng_xml *xml) {
  if (!xml->writer) return;
  xml->failed |= xmlTextWriterEndDocument(xml->writer) < 0;
  xmlFreeTextWriter(xml->writer);
  xml->writer = NULL;
}

void ng_xml_start(ng_xml *xml, const char *name) {
  xml->failed |= xmlTextWriterStartElement(xml->writer, chars(name)) < 0;
}

void ng_xml_end(ng_xml *xml) { xml->failed |= xmlTextWriterEndElement(xml->writer) < 0; }

void ng_xml_attribute(ng_xml *xml, const char *name, const char *value) {
  xml->failed |= xmlTextWriterWriteAttribute(xml->writer, chars(name), chars(value)) < 0;
}

void ng_xml_text(ng_xml *xml, const char *text) {
  xml->failed |= xmlTextWriterWriteString(xml->writer, chars(text)) < 0;
}
