/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML news formats: safe parsing and look-ups by local name. */
#ifndef NG_READ_XML_H
#define NG_READ_XML_H

#include <libxml/tree.h>

#include "read/input.h"

/* Parses a document without network, external files or entity declarations; free with
 * xmlFreeDoc.  Damaged XML is read as far as it goes, and reported as a problem; NG_ERR_SYNTAX
 * where nothing can be made of it. */
ng_status ng_xml_parse(ng_reading *reading, ng_view text, xmlDoc **out, ng_error *err);

/* The first element called `name` below `root`, in document order; NULL if none. */
xmlNode *ng_xml_find(xmlNode *root, const char *name);

/* The first child element called `name`; NULL if none. */
xmlNode *ng_xml_child(const xmlNode *parent, const char *name);

/* Sets a field to all text below `node` (may be NULL). */
void ng_xml_set(ng_draft *draft, ng_field field, xmlNode *node);

/* Sets a field to an attribute of `node` (may be NULL). */
void ng_xml_set_attribute(ng_draft *draft, ng_field field, const xmlNode *node, const char *name);

/* Takes place, agency and date from the text of a dateline element (may be NULL). */
void ng_xml_set_dateline(ng_draft *draft, xmlNode *node);

#endif
