/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking libxml2's trees, iteratively: pages nest as deep as they like. */
#ifndef NG_READ_HTML_TREE_H
#define NG_READ_HTML_TREE_H

#include <libxml/tree.h>

#include <newsgraph/status.h>
#include <newsgraph/view.h>

#include "base/strbuf.h"

/* Parses a page or a piece of one; free with xmlFreeDoc.  NULL when out of memory. */
xmlDoc *ng_html_parse(ng_view html);

/* The node after `node` in document order within `root`, NULL at the end; ng_tree_skip passes
 * over what is below `node`. */
xmlNode *ng_tree_next(xmlNode *node, const xmlNode *root);
xmlNode *ng_tree_skip(xmlNode *node, const xmlNode *root);

/* Local name of an element in lower case as the parser gives it, "" for other nodes. */
ng_view ng_node_name(const xmlNode *node);
bool ng_node_is(const xmlNode *node, const char *name);

/* Value of an attribute (by local name), {NULL, 0} if absent. */
ng_view ng_node_attribute(const xmlNode *node, const char *name);

/* Content of a text or CDATA node, {NULL, 0} for others. */
ng_view ng_node_text(const xmlNode *node);

/* Appends all text below `node`, blanks between elements kept apart. */
void ng_node_add_text(xmlNode *node, ng_strbuf *out);

#endif
