/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/utf8.h"
#include "read/format.h"
#include "read/html.h"
#include "read/html_content.h"
#include "read/html_meta.h"
#include "read/html_tree.h"
#include "read/lines.h"
#include "read/words.h"
#include "read/xml_root.h"

int ng_sniff_html(ng_view text) {
  static const char starts[] =
      "head body article main section div p span header h1 h2 h3 meta title table ul ol blockquote center script style nav a "
      "br font b i em strong";
  const ng_view root = ng_xml_root_name(text);
  char buffer[16];
  const ng_view name = ng_read__plain_key(root, buffer, sizeof buffer);
  if (ng_view_is(name, "html")) return NG_SURE_YES;
  if (ng_read__starts_nocase(ng_read__trim(text), "<!doctype html")) return NG_SURE_YES;
  return name.len && ng_read__list_has(starts, name) ? NG_SURE_LIKELY : NG_SURE_NOT;
}

bool ng_html_is_fragment(ng_view text) {
  static const char *const tags[] = {"</p>",  "<p>",       "<p ",  "<br",  "</div>", "</a>",
                                     "</em>", "</strong>", "</b>", "</i>", "</li>",  "</span>", "</h"};
  if (!text.len || !memchr(text.data, '<', text.len)) return false;
  for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
    if (ng_read__find_nocase(text, tags[i], 0) != SIZE_MAX) return true;
  return false;
}

void ng_html_add_fragment(ng_draft *draft, ng_view html) {
  xmlDoc *const page = ng_html_parse(html);
  if (!page) return;
  ng_html_add_content(xmlDocGetRootElement(page), true, draft);
  xmlFreeDoc(page);
}

void ng_html_add_string(ng_draft *draft, ng_view text, bool find_title) {
  if (ng_html_is_fragment(text)) {
    ng_html_add_fragment(draft, text);
    return;
  }
  if (!ng_read__trim(text).len) return;
  if (draft->text.len) ng_strbuf_add_text(&draft->text, "\n\n");
  const size_t from = draft->text.len;
  ng_clean_add(&draft->text, NULL, text, 0);
  ng_lines_add_blocks(draft, from, find_title);
}

static bool has_entity(ng_view text) {
  const size_t at = ng_read__find_nocase(text, "&", 0);
  return at != SIZE_MAX && ng_read__find_nocase(text, ";", at) != SIZE_MAX;
}

void ng_html_set_plain(ng_draft *draft, ng_field field, ng_view html) {
  if (!html.len || (!ng_html_is_fragment(html) && !has_entity(html))) {
    ng_draft_set(draft, field, html);
    return;
  }
  xmlDoc *const page = ng_html_parse(html);
  xmlNode *const root = page ? xmlDocGetRootElement(page) : NULL;
  ng_strbuf text;
  ng_strbuf_init(&text);
  if (root) ng_node_add_text(root, &text);
  ng_draft_set(draft, field, ng_strbuf_view(&text));
  ng_strbuf_dispose(&text);
  xmlFreeDoc(page);
}

static size_t body_bytes(const ng_draft *draft) {
  size_t bytes = 0;
  for (uint32_t i = 0; i < draft->blocks.len; i++) {
    const ng_block *const b = &draft->blocks.data[i];
    if (b->kind == NG_BLOCK_BODY || b->kind == NG_BLOCK_LIST_ITEM) bytes += b->span.end - b->span.begin;
  }
  return bytes;
}

/* Where the page shows less than half of the articleBody that its JSON-LD carries, the latter
 * is the text. */
static void prefer_json_ld(ng_draft *draft, ng_view body) {
  if (body_bytes(draft) * 2 >= body.len) return;
  ng_vec_clear(&draft->blocks);
  ng_strbuf_clear(&draft->text);
  ng_draft_add_title(draft);
  ng_html_add_string(draft, body, false);
}

ng_status ng_read_html(ng_reading *reading, ng_view text, ng_error *err) {
  xmlDoc *const page = ng_html_parse(text);
  if (!page) return ng_fail(err, NG_ERR_SYNTAX, "not readable as HTML");
  ng_draft draft;
  ng_strbuf body;
  ng_draft_init(&draft);
  ng_strbuf_init(&body);
  ng_html_read_meta(page, &draft, &body);
  ng_draft_add_title(&draft);
  ng_html_add_content(xmlDocGetRootElement(page), false, &draft);
  xmlFreeDoc(page);
  prefer_json_ld(&draft, ng_strbuf_view(&body));
  if (!ng_strbuf_ok(&body)) draft.failed = true;
  if (!draft.failed && !body_bytes(&draft)) {
    ng_draft_dispose(&draft);
    ng_strbuf_dispose(&body);
    return ng_fail(err, NG_ERR_INVALID, "no article text found in the page");
  }
  const ng_status status = ng_reading_emit(reading, &draft, 0, err);
  ng_draft_dispose(&draft);
  ng_strbuf_dispose(&body);
  return status;
}
