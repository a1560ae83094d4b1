/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing XML to a stream through libxml2's text writer.  Failure is sticky. */
#ifndef NG_FORMATS_XML_H
#define NG_FORMATS_XML_H

#include <stdbool.h>
#include <stdio.h>

#include <libxml/xmlwriter.h>

typedef struct ng_xml {
  xmlTextWriterPtr writer;
  bool failed;
} ng_xml;

/* Begins a document; false when out of memory.  To be closed in any case, which writes what
 * is still held back. */
bool ng_xml_open(ng_xml *xml, FILE *file);
void ng_xml_close(ng_xml *xml);

void ng_xml_start(ng_xml *xml, const char *name);
void ng_xml_end(ng_xml *xml);
void ng_xml_attribute(ng_xml *xml, const char *name, const char *value);
void ng_xml_text(ng_xml *xml, const char *text);

#endif
