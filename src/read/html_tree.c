/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_tree.h"

#include <libxml/HTMLparser.h>

xmlDoc *ng_html_parse(ng_view html) {
  /* without HUGE, what nests deeper than 256 elements would be lost in silence */
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE;
  if (html.len >= 3 && memcmp(html.data, "\xEF\xBB\xBF", 3) == 0) html = ng_view_make(html.data + 3, html.len - 3);
  return html.len > INT32_MAX ? NULL : htmlReadMemory(html.data, (int)html.len, NULL, "UTF-8", options);
}

xmlNode *ng_tree_skip(xmlNode *node, const xmlNode *root) {
  while (node != root) {
    if (node->next) return node->next;
    node = node->parent;
    if (!node) break;
  }
  return NULL;
}

xmlNode *ng_tree_next(xmlNode *node, const xmlNode *root) {
  const bool is_document = node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE;
  return (is_document || node->type == XML_ELEMENT_NODE) && node->children ? node->children : ng_tree_skip(node, root);
}

ng_view ng_node_name(const xmlNode *node) {
  return ng_view_of(node && node->type == XML_ELEMENT_NODE ? (const char *)node->name : "");
}

bool ng_node_is(const xmlNode *node, const char *name) { return ng_view_is(ng_node_name(node), name); }

ng_view ng_node_attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *a = node && node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
    if (strcmp((const char *)a->name, name) == 0)
      return ng_view_of(a->children && a->children->content ? (const char *)a->children->content : "");
  return (ng_view){NULL, 0};
}

ng_view ng_node_text(const xmlNode *node) {
  const bool is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
  return ng_view_of(is_text ? (const char *)node->content : NULL);
}

void ng_node_add_text(xmlNode *node, ng_strbuf *out) {
  for (xmlNode *n = node; n; n = ng_tree_next(n, node)) {
    if (n->type == XML_ELEMENT_NODE) ng_strbuf_add_char(out, ' ');
    else ng_strbuf_add_view(out, ng_node_text(n));
  }
}
