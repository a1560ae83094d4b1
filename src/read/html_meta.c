/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_meta.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "read/html_tree.h"
#include "read/json_ld.h"
#include "read/noise.h"
#include "read/words.h"

enum { META_MAX = 2000, BYLINE_MAX = 200 };

typedef struct meta {
  ng_view key;      /* of name, property, itemprop or http-equiv */
  ng_view content;
} meta;

typedef NG_VEC(meta) meta_list;

/* Which meta elements set which field, the most trustworthy first. */
static const struct meta_rule {
  const char *key;
  ng_field field;
} meta_rules[] = {
    {"og:title", NG_FIELD_TITLE},
    {"twitter:title", NG_FIELD_TITLE},
    {"parsely-title", NG_FIELD_TITLE},
    {"dc.title", NG_FIELD_TITLE},
    {"dcterms.title", NG_FIELD_TITLE},
    {"headline", NG_FIELD_TITLE},
    {"article:published_time", NG_FIELD_DATE},
    {"og:article:published_time", NG_FIELD_DATE},
    {"datepublished", NG_FIELD_DATE},
    {"og:published_time", NG_FIELD_DATE},
    {"parsely-pub-date", NG_FIELD_DATE},
    {"sailthru.date", NG_FIELD_DATE},
    {"cxenseparse:recs:publishtime", NG_FIELD_DATE},
    {"article.published", NG_FIELD_DATE},
    {"published_time_telegram", NG_FIELD_DATE},
    {"publish-date", NG_FIELD_DATE},
    {"publish_date", NG_FIELD_DATE},
    {"publishdate", NG_FIELD_DATE},
    {"pubdate", NG_FIELD_DATE},
    {"pub_date", NG_FIELD_DATE},
    {"publication_date", NG_FIELD_DATE},
    {"citation_publication_date", NG_FIELD_DATE},
    {"dc.date.issued", NG_FIELD_DATE},
    {"dcterms.issued", NG_FIELD_DATE},
    {"dcterms.created", NG_FIELD_DATE},
    {"dcterms.date", NG_FIELD_DATE},
    {"dc.date", NG_FIELD_DATE},
    {"dc.date.created", NG_FIELD_DATE},
    {"date", NG_FIELD_DATE},
    {"displaydate", NG_FIELD_DATE},
    {"datecreated", NG_FIELD_DATE},
    {"author", NG_FIELD_AUTHOR},
    {"article:author", NG_FIELD_AUTHOR},
    {"parsely-author", NG_FIELD_AUTHOR},
    {"sailthru.author", NG_FIELD_AUTHOR},
    {"byl", NG_FIELD_AUTHOR},
    {"dc.creator", NG_FIELD_AUTHOR},
    {"dcterms.creator", NG_FIELD_AUTHOR},
    {"og:site_name", NG_FIELD_SOURCE},
    {"application-name", NG_FIELD_SOURCE},
    {"dc.publisher", NG_FIELD_SOURCE},
    {"dcterms.publisher", NG_FIELD_SOURCE},
    {"publisher", NG_FIELD_SOURCE},
    {"og:url", NG_FIELD_URL},
    {"parsely-link", NG_FIELD_URL},
    {"og:locale", NG_FIELD_LANGUAGE},
    {"content-language", NG_FIELD_LANGUAGE},
    {"dc.language", NG_FIELD_LANGUAGE},
    {"dcterms.language", NG_FIELD_LANGUAGE},
    {"language", NG_FIELD_LANGUAGE},
};

static ng_view meta_key(const xmlNode *node) {
  static const char *const attributes[] = {"property", "name", "itemprop", "http-equiv"};
  for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
    const ng_view key = ng_node_attribute(node, attributes[i]);
    if (key.len) return key;
  }
  return (ng_view){NULL, 0};
}

static bool is_url(ng_view text) { return ng_read__starts_nocase(text, "http://") || ng_read__starts_nocase(text, "https://"); }

/* "en_US" becomes "en-US"; "en-US, fr" becomes "en-US". */
static void set_language(ng_draft *draft, ng_view value) {
  char tag[32];
  size_t len = 0;
  for (; len < value.len && len < sizeof tag; len++) {
    const char c = value.data[len];
    if (!ng_ascii_is_alpha(c) && !ng_ascii_is_digit(c) && c != '-' && c != '_') break;
    tag[len] = c == '_' ? '-' : c;
  }
  if (len >= 2) ng_draft_set(draft, NG_FIELD_LANGUAGE, ng_view_make(tag, len));
}

static void set_author(ng_draft *draft, ng_view text) {
  if (!is_url(text)) ng_draft_set(draft, NG_FIELD_AUTHOR, text);
}

/* "TheHill" and "The Hill" are the same site. */
static bool same_site(ng_view a, ng_view b) {
  char plain_a[64], plain_b[64];
  const ng_view key_a = ng_read__plain_key(a, plain_a, sizeof plain_a);
  return key_a.len && ng_view_equals(key_a, ng_read__plain_key(b, plain_b, sizeof plain_b));
}

/* Drops " | Site" or " - Site" from a headline: the part that names the site, or, where
 * the page does not say its name, a last part of few words. */
static ng_view without_site(ng_view title, ng_view site, bool guess) {
  static const char *const marks[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: "};
  for (;;) {
    size_t cut = 0, mark_len = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
      for (size_t at = 0; (at = ng_read__find_nocase(title, marks[i], at)) != SIZE_MAX; at++)
        if (at > cut) cut = at, mark_len = strlen(marks[i]);
    if (!cut) return title;
    const ng_view last = ng_view_make(title.data + cut + mark_len, title.len - cut - mark_len);
    const bool names_site = same_site(last, site);
    const bool bar = title.data[cut + 1] == '|';
    const bool long_enough = bar || ng_read__count_words(ng_view_make(title.data, cut)) >= 4;
    if (!names_site && !(guess && ng_read__count_words(last) <= 4 && long_enough)) return title;
    title = ng_view_make(title.data, cut);
    guess = false;
  }
}

/* Text of an element as one line. */
static void node_line(xmlNode *node, ng_strbuf *out) {
  ng_strbuf raw;
  ng_strbuf_init(&raw);
  ng_node_add_text(node, &raw);
  ng_strbuf_clear(out);
  ng_clean_add_line(out, ng_strbuf_view(&raw));
  ng_strbuf_dispose(&raw);
}

typedef struct page_facts {
  meta_list metas;
  ng_strbuf title;      /* of <title> */
  ng_strbuf heading;    /* first h1 with text */
  ng_strbuf byline;     /* first element marked as author */
  ng_view time;         /* first time element with a date */
  ng_view canonical;
  ng_view language;
  ng_strbuf saved_from;
} page_facts;

static bool is_byline_element(const xmlNode *node) {
  const ng_view class = ng_node_attribute(node, "class");
  return ng_view_is(ng_node_attribute(node, "rel"), "author") || ng_view_is(ng_node_attribute(node, "itemprop"), "author") ||
         ng_read__find_nocase(class, "byline", 0) != SIZE_MAX || ng_read__find_nocase(class, "author-name", 0) != SIZE_MAX ||
         ng_read__find_nocase(class, "author_name", 0) != SIZE_MAX;
}

static void note_byline(xmlNode *node, page_facts *facts) {
  if (facts->byline.len || !is_byline_element(node)) return;
  node_line(node, &facts->byline);
  const ng_view line = ng_strbuf_view(&facts->byline);
  ng_view names;
  if (ng_noise_byline(line, &names)) {
    ng_strbuf kept;
    ng_strbuf_init(&kept);
    ng_strbuf_add_view(&kept, names);
    ng_strbuf_dispose(&facts->byline);
    facts->byline = kept;
  } else if (line.len > BYLINE_MAX || ng_read__count_words(line) > 8) {
    ng_strbuf_clear(&facts->byline);
  }
}

/* Browsers save pages with <!-- saved from url=(0042)https://... -->. */
static void note_saved_from(const xmlNode *comment, page_facts *facts) {
  const ng_view text = ng_view_of((const char *)comment->content);
  const size_t at = ng_read__find_nocase(text, "saved from url=", 0);
  const size_t url = at == SIZE_MAX ? SIZE_MAX : ng_read__find_nocase(text, ")", at);
  if (url == SIZE_MAX || facts->saved_from.len) return;
  ng_view rest = ng_view_make(text.data + url + 1, text.len - url - 1);
  ng_strbuf_add_view(&facts->saved_from, ng_read__next_word(&rest));
}

static void note_element(xmlNode *node, page_facts *facts, ng_draft *draft, ng_strbuf *body) {
  if (ng_node_is(node, "meta")) {
    const meta m = {meta_key(node), ng_node_attribute(node, "content")};
    if (m.key.len && m.content.len && facts->metas.len < META_MAX && !ng_vec_push(&facts->metas, m)) draft->failed = true;
  } else if (ng_node_is(node, "title") && !facts->title.len) {
    node_line(node, &facts->title);
  } else if (ng_node_is(node, "h1") && !facts->heading.len) {
    node_line(node, &facts->heading);
  } else if (ng_node_is(node, "html")) {
    facts->language = ng_node_attribute(node, "lang");
  } else if (ng_node_is(node, "link") && ng_view_is(ng_node_attribute(node, "rel"), "canonical")) {
    facts->canonical = ng_node_attribute(node, "href");
  } else if (ng_node_is(node, "time") && !facts->time.len) {
    facts->time = ng_node_attribute(node, "datetime");
  } else if (ng_node_is(node, "script") && ng_read__starts_nocase(ng_node_attribute(node, "type"), "application/ld+json")) {
    ng_strbuf script;
    ng_strbuf_init(&script);
    ng_node_add_text(node, &script);
    ng_json_ld_read(ng_strbuf_view(&script), draft, body);
    ng_strbuf_dispose(&script);
  }
  note_byline(node, facts);
}

static void apply_metas(const meta_list *metas, ng_draft *draft) {
  for (size_t r = 0; r < sizeof meta_rules / sizeof meta_rules[0]; r++) {
    for (uint32_t i = 0; i < metas->len; i++) {
      const meta *const m = &metas->data[i];
      if (!ng_read__equals_nocase(m->key, meta_rules[r].key)) continue;
      if (meta_rules[r].field == NG_FIELD_LANGUAGE) set_language(draft, m->content);
      else if (meta_rules[r].field == NG_FIELD_AUTHOR) set_author(draft, m->content);
      else ng_draft_set(draft, meta_rules[r].field, m->content);
    }
  }
}

/* The headline may still carry the site's name. */
static void trim_title(ng_draft *draft, bool guess) {
  ng_strbuf *const title = &draft->fields[NG_FIELD_TITLE];
  ng_strbuf_cut(title, without_site(ng_strbuf_view(title), ng_draft_get(draft, NG_FIELD_SOURCE), guess).len);
}

/* A page that calls itself "Headline - Site" names its site. */
static void set_site(ng_draft *draft, ng_view page_title) {
  const ng_view title = without_site(page_title, (ng_view){NULL, 0}, true);
  const ng_view headline = ng_draft_get(draft, NG_FIELD_TITLE);
  if (title.len == page_title.len) return;
  ng_view site = ng_view_make(page_title.data + title.len, page_title.len - title.len);
  ng_read__next_word(&site); /* the mark between them */
  if (ng_view_equals(title, headline)) ng_draft_set(draft, NG_FIELD_SOURCE, site);
}

static void facts_dispose(page_facts *facts) {
  ng_vec_dispose(&facts->metas);
  ng_strbuf_dispose(&facts->title);
  ng_strbuf_dispose(&facts->heading);
  ng_strbuf_dispose(&facts->byline);
  ng_strbuf_dispose(&facts->saved_from);
}

void ng_html_read_meta(xmlDoc *page, ng_draft *draft, ng_strbuf *body) {
  page_facts facts = {.metas = {.len = 0}};
  ng_strbuf_init(&facts.title);
  ng_strbuf_init(&facts.heading);
  ng_strbuf_init(&facts.byline);
  ng_strbuf_init(&facts.saved_from);
  xmlNode *const root = (xmlNode *)page;
  for (xmlNode *node = root; node; node = ng_tree_next(node, root)) {
    if (node->type == XML_ELEMENT_NODE) note_element(node, &facts, draft, body);
    else if (node->type == XML_COMMENT_NODE) note_saved_from(node, &facts);
  }
  set_language(draft, facts.language);
  if (is_url(facts.canonical)) ng_draft_set(draft, NG_FIELD_URL, facts.canonical);
  apply_metas(&facts.metas, draft);
  ng_draft_set(draft, NG_FIELD_URL, ng_strbuf_view(&facts.saved_from));
  ng_draft_set(draft, NG_FIELD_TITLE, ng_strbuf_view(&facts.heading));
  const bool only_title = !ng_draft_get(draft, NG_FIELD_TITLE).len;
  ng_draft_set(draft, NG_FIELD_TITLE, ng_strbuf_view(&facts.title));
  trim_title(draft, only_title);
  set_site(draft, ng_strbuf_view(&facts.title));
  ng_draft_set(draft, NG_FIELD_DATE, facts.time);
  ng_draft_set(draft, NG_FIELD_AUTHOR, ng_strbuf_view(&facts.byline));
  facts_dispose(&facts);
}
