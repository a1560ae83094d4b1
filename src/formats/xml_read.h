/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pulling XML from memory through libxml2's reader: no network, no entities, lines for
 * errors. */
#ifndef NG_FORMATS_XML_READ_H
#define NG_FORMATS_XML_READ_H

#include <stdbool.h>

#include <libxml/xmlreader.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

typedef struct ng_xml_reader {
  xmlTextReaderPtr xml;
  char message[256];    /* of the parser */
  int line;             /* of that message */
  ng_error *err;
} ng_xml_reader;

/* To be closed if it was opened. */
ng_status ng_xml_reader_open(ng_xml_reader *reader, ng_view bytes, ng_error *err);
void ng_xml_reader_close(ng_xml_reader *reader);

/* On to the next node; `*more` is false at the end of the document. */
ng_status ng_xml_advance(ng_xml_reader *reader, bool *more);

/* Whether the current node is the beginning of an element, and of which name. */
bool ng_xml_is_element(ng_xml_reader *reader);
bool ng_xml_is_named(ng_xml_reader *reader, const char *name);

/* An attribute of the current element, NULL if absent; to be freed with xmlFree. */
xmlChar *ng_xml_get(ng_xml_reader *reader, const char *name);
static inline ng_view ng_xml_view(const xmlChar *text) { return ng_view_of((const char *)text); }

/* Fails at the line of the current node. */
NG_PRINTF(3, 4) ng_status ng_xml_fail(ng_xml_reader *reader, ng_status status, const char *format, ...);

#endif
