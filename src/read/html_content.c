/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page is cut into runs of text at the borders of block elements.  A run is good (prose)
 * or bad (links, labels).  Each element scores the bytes of good runs below it less those of
 * bad ones; the best element is the article.  Such a maximum finds a body split over several
 * containers as well as a tight one, without thresholds on either, in one pass over the tree.
 * Elements that name themselves as navigation, comments, adverts and the like are left out
 * first. */
#include "read/html_content.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "read/html_tree.h"
#include "read/noise.h"
#include "read/words.h"

enum {
  PROSE_LENGTH = 80,      /* bytes; a run this long is prose even if it does not end in a stop */
  PROSE_MIN = 25,         /* shorter ones are labels even if they do */
  PARAGRAPH_WORDS = 6,    /* a <p> of the article with so many words is text without a stop, too */
  TEASER_MAX = 250,       /* bytes */
  MARKED_BODY_MIN = 140,  /* bytes of prose that an element marked as article body must have */
  SURE_DIVISOR = 4        /* elements very likely to be noise need that much more prose */
};

typedef enum tag_kind {
  TAG_INLINE,
  TAG_BREAK,     /* br */
  TAG_SILENT,    /* within text, but none of it */
  TAG_DROPPED,   /* between paragraphs, but none */
  TAG_BLOCK,     /* this and those below are blocks */
  TAG_PARAGRAPH,
  TAG_CELL,
  TAG_HEADING,
  TAG_ITEM,
  TAG_DOUBTFUL   /* mostly no part of the article */
} tag_kind;

/* Sorted.  The last names of some kinds are NITF's. */
static const struct tag {
  const char *name;
  tag_kind kind;
} tags[] = {
    {"address", TAG_BLOCK},
    {"area", TAG_SILENT},
    {"article", TAG_BLOCK},
    {"aside", TAG_DOUBTFUL},
    {"audio", TAG_DROPPED},
    {"block", TAG_BLOCK},
    {"blockquote", TAG_BLOCK},
    {"body", TAG_BLOCK},
    {"body.content", TAG_BLOCK},
    {"bq", TAG_BLOCK},
    {"br", TAG_BREAK},
    {"button", TAG_SILENT},
    {"byline", TAG_DROPPED},
    {"canvas", TAG_DROPPED},
    {"caption", TAG_DROPPED},
    {"center", TAG_BLOCK},
    {"copyrite", TAG_DROPPED},
    {"datalist", TAG_SILENT},
    {"dateline", TAG_DROPPED},
    {"dd", TAG_BLOCK},
    {"details", TAG_BLOCK},
    {"dialog", TAG_DROPPED},
    {"distributor", TAG_DROPPED},
    {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},
    {"dt", TAG_BLOCK},
    {"embed", TAG_DROPPED},
    {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_DROPPED},
    {"figure", TAG_DROPPED},
    {"footer", TAG_DROPPED},
    {"form", TAG_BLOCK},
    {"h1", TAG_HEADING},
    {"h2", TAG_HEADING},
    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},
    {"h5", TAG_HEADING},
    {"h6", TAG_HEADING},
    {"head", TAG_DROPPED},
    {"header", TAG_BLOCK},
    {"hgroup", TAG_BLOCK},
    {"hl1", TAG_HEADING},
    {"hl2", TAG_HEADING},
    {"hr", TAG_BLOCK},
    {"html", TAG_BLOCK},
    {"iframe", TAG_DROPPED},
    {"input", TAG_SILENT},
    {"label", TAG_DROPPED},
    {"li", TAG_ITEM},
    {"main", TAG_BLOCK},
    {"map", TAG_SILENT},
    {"math", TAG_SILENT},
    {"media", TAG_DROPPED},
    {"menu", TAG_DROPPED},
    {"nav", TAG_DROPPED},
    {"noscript", TAG_SILENT},
    {"note", TAG_DROPPED},
    {"object", TAG_DROPPED},
    {"ol", TAG_BLOCK},
    {"option", TAG_SILENT},
    {"p", TAG_PARAGRAPH},
    {"picture", TAG_DROPPED},
    {"pre", TAG_BLOCK},
    {"script", TAG_SILENT},
    {"section", TAG_BLOCK},
    {"select", TAG_SILENT},
    {"source", TAG_SILENT},
    {"style", TAG_SILENT},
    {"summary", TAG_BLOCK},
    {"svg", TAG_SILENT},
    {"table", TAG_BLOCK},
    {"tbody", TAG_BLOCK},
    {"td", TAG_CELL},
    {"template", TAG_SILENT},
    {"textarea", TAG_SILENT},
    {"tfoot", TAG_BLOCK},
    {"th", TAG_CELL},
    {"thead", TAG_BLOCK},
    {"title", TAG_DROPPED},
    {"tr", TAG_BLOCK},
    {"track", TAG_SILENT},
    {"ul", TAG_BLOCK},
    {"video", TAG_DROPPED},
};

static tag_kind kind_of(const xmlNode *node) {
  if (node->type != XML_ELEMENT_NODE) return TAG_INLINE;
  size_t low = 0, high = sizeof tags / sizeof tags[0];
  while (low < high) {
    const size_t mid = low + (high - low) / 2;
    const int order = strcmp((const char *)node->name, tags[mid].name);
    if (order == 0) return tags[mid].kind;
    if (order > 0) low = mid + 1;
    else high = mid;
  }
  return TAG_INLINE;
}

static bool is_block(tag_kind kind) {
  return kind >= TAG_BLOCK && kind <= TAG_DOUBTFUL;
}

/* Words of class names and ids, sorted.  Elements called so are left out, unless they hold most
 * of the page's prose. */
static const char *const sure_words[] = {
    "ad", "ads", "advert", "advertisement", "advertising", "adverts", "breadcrumb", "breadcrumbs", "byline",
    "bylines", "caption", "captions", "consent", "cookie", "cookies", "copyright", "credit",
    "footer", "gdpr", "masthead", "mostread", "nav", "navbar", "navigation", "newsletter", "newsletters",
    "outbrain", "pager", "pagination", "promo", "promobox", "promos", "readmore", "recirc", "recirculation",
    "recommendations", "recommended", "related", "share", "sharebar", "sharetools", "sharing", "signup", "socials",
    "sponsor", "sponsored", "subscribe", "subscription", "taboola", "toc", "trending", "tweet",
};
static const char *const doubtful_words[] = {
    "authorbio", "banner", "bio", "carousel", "disclaimer", "gallery", "hidden", "infobox", "lightbox", "login",
    "menu", "metadata", "modal", "overlay", "paywall", "player", "poll", "popular", "popup", "print", "promotion",
    "quiz", "search", "sidebar", "slideshow", "social", "taglist", "tags", "teaser", "teasers", "timestamp",
    "tooltip", "topics",
};

#define HAS(table, word) ng_read__sorted_has(table, sizeof table / sizeof table[0], word)

static const char *const comment_words[] = {"comment", "comments", "disqus"};

typedef enum doubt {
  DOUBT_NONE,
  DOUBT_SOME,   /* to be left out of a page */
  DOUBT_SURE,   /* the same, and also within a line and in a piece of an article */
  DOUBT_COMMENT /* the same, whatever it holds */
} doubt;

/* Pairs of words that say together what neither says alone. */
static const char *const sure_pairs[] = {"read more", "most read", "more stories", "more from", "also read", "author bio",
                                         "about author", "article meta", "post meta", "entry meta", "story meta", "screen reader",
                                         "visually hidden", "sr only", "skip link", "you may", "up next", "follow us",
                                         "sign up", "inline newsletter", "editors picks", "latest news", "top stories"};

/* What a container of the article is called, whatever other words it has. */
static const char *const body_pairs[] = {"entry content", "article body",    "article content", "article text", "post content",
                                         "post body",     "story body",      "story content",   "story text",   "main content",
                                         "body content",  "content body",    "page content",    "body copy",    "article main"};

static bool has_pair(const char *const *pairs, size_t n, ng_view first, ng_view second) {
  for (size_t i = 0; i < n; i++) {
    const char *const pair = pairs[i];
    if (strlen(pair) == first.len + 1 + second.len && memcmp(pair, first.data, first.len) == 0 &&
        memcmp(pair + first.len + 1, second.data, second.len) == 0)
      return true;
  }
  return false;
}

#define HAS_PAIR(table, first, second) has_pair(table, sizeof table / sizeof table[0], first, second)

/* Looks at the words of an attribute, split at non-letters and at capitals within a word. */
static doubt doubt_of_names(ng_view value) {
  char words[256];
  size_t len = 0;
  for (size_t i = 0; i < value.len && len + 2 < sizeof words; i++) {
    const char c = value.data[i];
    const bool letter = ng_ascii_is_alpha(c);
    const bool hump = ng_ascii_is_upper(c) && i && ng_ascii_is_lower(value.data[i - 1]);
    if ((!letter || hump) && len && words[len - 1] != ' ') words[len++] = ' ';
    if (letter) words[len++] = ng_ascii_to_lower(c);
  }
  doubt worst = DOUBT_NONE;
  bool is_body = false;
  ng_view rest = ng_view_make(words, len), previous = {NULL, 0};
  for (ng_view word; (word = ng_read__next_word(&rest)).len; previous = word) {
    if (HAS(comment_words, word)) return DOUBT_COMMENT;
    if (previous.len && HAS_PAIR(body_pairs, previous, word)) is_body = true;
    if (HAS(sure_words, word) || (previous.len && HAS_PAIR(sure_pairs, previous, word))) worst = DOUBT_SURE;
    else if (HAS(doubtful_words, word) && worst == DOUBT_NONE) worst = DOUBT_SOME;
  }
  return is_body ? DOUBT_NONE : worst;
}

static doubt doubt_of(const xmlNode *node, tag_kind kind) {
  static const char roles[] = "navigation complementary contentinfo dialog alertdialog search menu menubar toolbar alert";
  if (ng_read__list_has(roles, ng_node_attribute(node, "role"))) return DOUBT_SURE;
  const doubt by_class = doubt_of_names(ng_node_attribute(node, "class"));
  const doubt by_id = doubt_of_names(ng_node_attribute(node, "id"));
  const doubt worst = by_class > by_id ? by_class : by_id;
  if (worst >= DOUBT_SURE) return worst;
  const ng_view style = ng_node_attribute(node, "style");
  const bool hidden = ng_node_attribute(node, "hidden").data || ng_view_is(ng_node_attribute(node, "aria-hidden"), "true") ||
                      ng_read__find_nocase(style, "display:none", 0) != SIZE_MAX ||
                      ng_read__find_nocase(style, "display: none", 0) != SIZE_MAX;
  return hidden || kind == TAG_DOUBTFUL ? DOUBT_SOME : worst;
}

static bool is_marked_body(const xmlNode *node) {
  const ng_view itemprop = ng_node_attribute(node, "itemprop");
  return ng_read__list_has("articleBody articlebody", itemprop);
}

/* A block element.  Elements are numbered in document order, so that those below one are
 * the numbers from its own to `end`. */
typedef struct element {
  uint32_t parent;     /* NG_NONE for the root */
  uint32_t end;
  doubt doubt;
  bool keeper;         /* holds the headline or the marked body: must not be dropped */
  bool marked;
  bool dropped;
  uint32_t doubter;    /* innermost doubtful element around or at this one */
  int64_t own;         /* bytes of prose of which this one is the doubter */
  int64_t good;        /* bytes of prose below */
  int64_t bad;
} element;

typedef enum quality { GOOD, NEUTRAL, BAD } quality;

typedef struct run {
  uint32_t element;
  uint32_t begin;      /* in the text buffer */
  uint32_t end;
  tag_kind kind;
  quality quality;
  bool linked;         /* mostly link text */
} run;

typedef struct content {
  NG_VEC(element) elements;
  NG_VEC(run) runs;
  ng_strbuf text;      /* of all runs, cleaned */
  ng_strbuf pending;   /* the run that is being collected, raw */
  size_t pending_link; /* bytes of it within links */
  uint32_t current;    /* element */
  tag_kind kind;       /* of the block that is being collected */
  uint32_t breaks;     /* line breaks in a row */
  bool failed;
} content;

static bool ends_sentence(ng_view text) {
  static const char *const quotes[] = {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")", "\xC2\xBB"};
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
      if (ng_read__ends_nocase(text, quotes[i])) text.len -= strlen(quotes[i]), again = true;
  }
  return text.len && strchr(".!?:;", text.data[text.len - 1]);
}

/* Prose is good; links, labels and notices are bad; headings, table cells and list items
 * say nothing either way. */
static quality quality_of(ng_view text, bool linked, tag_kind kind) {
  if (linked) return BAD;
  if (kind == TAG_HEADING) return NEUTRAL;
  const bool whole = text.len >= PROSE_LENGTH || (text.len >= PROSE_MIN && ends_sentence(text));
  const bool prose = whole && ng_read__count_words(text) >= 4;
  if (prose && ng_noise_of(text) == NG_NOISE_NONE) return GOOD;
  return prose || (text.len < PROSE_MIN && kind != TAG_CELL && kind != TAG_ITEM) ? BAD : NEUTRAL;
}

/* Ends the run that is being collected. */
static void flush(content *c) {
  c->breaks = 0;
  const size_t begin = c->text.len;
  if (c->pending.len) ng_clean_add_line(&c->text, ng_strbuf_view(&c->pending));
  const size_t len = c->text.len - begin;
  if (len && c->text.len < UINT32_MAX) {
    const ng_view text = ng_view_make(c->text.data + begin, len);
    const size_t plain = len > c->pending_link ? len - c->pending_link : 0;
    const bool linked = plain < c->pending_link && (plain < PROSE_MIN || !ends_sentence(text));
    const run r = {c->current, (uint32_t)begin, (uint32_t)c->text.len, c->kind, quality_of(text, linked, c->kind), linked};
    if (!ng_vec_push(&c->runs, r)) c->failed = true;
  }
  ng_strbuf_clear(&c->pending);
  c->pending_link = 0;
}

static void add_text(content *c, ng_view text, bool in_link) {
  if (!text.len) return;
  ng_strbuf_add_view(&c->pending, text);
  if (in_link) c->pending_link += ng_read__trim(text).len;
  if (ng_read__trim(text).len) c->breaks = 0;
}

/* Two line breaks in a row end a paragraph. */
static void add_break(content *c) {
  if (++c->breaks >= 2) flush(c);
  else ng_strbuf_add_char(&c->pending, '\n');
}

static void enter_block(content *c, const xmlNode *node, tag_kind kind) {
  flush(c);
  const bool marked = is_marked_body(node);
  const bool keeper = marked || ng_node_is(node, "h1") || ng_node_is(node, "main") || ng_node_is(node, "body");
  const element e = {.parent = c->current, .doubt = doubt_of(node, kind), .keeper = keeper, .marked = marked};
  if (!ng_vec_push(&c->elements, e)) {
    c->failed = true;
    return;
  }
  c->current = c->elements.len - 1;
  if (kind != TAG_PARAGRAPH || c->kind != TAG_ITEM) c->kind = kind; /* <li><p> is an item */
}

static void leave_block(content *c, tag_kind kind) {
  flush(c);
  element *const e = &c->elements.data[c->current];
  e->end = c->elements.len;
  if (e->keeper && e->parent != NG_NONE) c->elements.data[e->parent].keeper = true;
  c->current = e->parent;
  if (kind != TAG_PARAGRAPH || c->kind != TAG_ITEM) c->kind = TAG_BLOCK;
}

/* Begins a node; whether to go on with its children. */
static bool enter(content *c, xmlNode *node, bool is_root, uint32_t *link_depth) {
  const tag_kind kind = kind_of(node);
  if (node->type != XML_ELEMENT_NODE) add_text(c, ng_node_text(node), *link_depth > 0);
  else if (is_root || is_block(kind)) enter_block(c, node, kind);
  else if (kind == TAG_BREAK) add_break(c);
  else if (kind == TAG_DROPPED) flush(c);
  else if (ng_node_is(node, "a")) ++*link_depth;
  const bool is_noise = kind == TAG_SILENT || kind == TAG_DROPPED || (kind == TAG_INLINE && doubt_of(node, kind) >= DOUBT_SURE);
  return node->type == XML_ELEMENT_NODE && node->children && (is_root || !is_noise);
}

static void leave(content *c, const xmlNode *node, bool is_root, uint32_t *link_depth) {
  if (node->type != XML_ELEMENT_NODE) return;
  const tag_kind kind = kind_of(node);
  if (is_root || is_block(kind)) leave_block(c, kind);
  else if (ng_node_is(node, "a")) --*link_depth;
}

/* Cuts the tree into elements and runs. */
static void cut(content *c, xmlNode *root) {
  uint32_t link_depth = 0;
  xmlNode *node = root;
  while (!c->failed) {
    if (enter(c, node, node == root, &link_depth)) {
      node = node->children;
      continue;
    }
    for (;;) { /* leave this node and all whose last child it is */
      if (c->failed) return;
      leave(c, node, node == root, &link_depth);
      if (node == root) return;
      if (node->next) break;
      node = node->parent;
    }
    node = node->next;
  }
}

/* A short text under a headline that is a link advertises another article. */
static void find_teasers(content *c) {
  for (uint32_t i = 1; i < c->runs.len; i++) {
    const run *const heading = &c->runs.data[i - 1];
    run *const r = &c->runs.data[i];
    if (heading->kind == TAG_HEADING && heading->linked && r->kind != TAG_HEADING && r->end - r->begin < TEASER_MAX)
      r->quality = BAD;
  }
}

/* Sums the runs of elements that are not dropped, upwards. */
static void sum(content *c) {
  for (uint32_t i = 0; i < c->elements.len; i++) c->elements.data[i].good = c->elements.data[i].bad = 0;
  for (uint32_t i = 0; i < c->runs.len; i++) {
    const run *const r = &c->runs.data[i];
    element *const e = &c->elements.data[r->element];
    if (e->dropped || r->quality == NEUTRAL) continue;
    *(r->quality == GOOD ? &e->good : &e->bad) += r->end - r->begin;
  }
  for (uint32_t i = c->elements.len; i-- > 1;) {
    const element *const e = &c->elements.data[i];
    c->elements.data[e->parent].good += e->good;
    c->elements.data[e->parent].bad += e->bad;
  }
}

/* The innermost doubtful element around the run, NG_NONE if there is none. */
static void find_doubters(content *c, bool whole) {
  for (uint32_t i = 0; i < c->elements.len; i++) {
    element *const e = &c->elements.data[i];
    const bool doubtful = !e->keeper && e->doubt >= (whole ? DOUBT_SURE : DOUBT_SOME);
    e->doubter = doubtful ? i : i ? c->elements.data[e->parent].doubter : NG_NONE;
  }
}

/* Names may mislead: "content-with-sidebar" can be the article.  The doubtful element whose
 * own prose outweighs that of all elements without doubt is to be believed in. */
static uint32_t believed_element(content *c) {
  int64_t beyond_doubt = 0, most = 0;
  uint32_t best = NG_NONE;
  for (uint32_t i = 0; i < c->elements.len; i++) c->elements.data[i].own = 0;
  for (uint32_t i = 0; i < c->runs.len; i++) {
    const run *const r = &c->runs.data[i];
    const uint32_t doubter = c->elements.data[r->element].doubter;
    if (r->quality != GOOD) continue;
    if (doubter == NG_NONE) beyond_doubt += r->end - r->begin;
    else c->elements.data[doubter].own += r->end - r->begin;
  }
  for (uint32_t i = 0; i < c->elements.len; i++) {
    const element *const e = &c->elements.data[i];
    const int64_t weight = e->doubt == DOUBT_COMMENT ? 0 : e->doubt == DOUBT_SURE ? e->own / SURE_DIVISOR : e->own;
    if (weight > most) best = i, most = weight;
  }
  return most > beyond_doubt ? best : NG_NONE;
}

static void drop_noise(content *c, bool whole) {
  find_doubters(c, whole);
  for (uint32_t i = believed_element(c); i != NG_NONE; i = c->elements.data[i].parent) c->elements.data[i].keeper = true;
  find_doubters(c, whole);
  for (uint32_t i = 0; i < c->elements.len; i++) c->elements.data[i].dropped = c->elements.data[i].doubter != NG_NONE;
  sum(c);
}

/* The element that is the article. */
static uint32_t best_element(const content *c) {
  uint32_t best = 0, marked = NG_NONE;
  int64_t best_score = INT64_MIN;
  for (uint32_t i = 0; i < c->elements.len; i++) {
    const element *const e = &c->elements.data[i];
    const int64_t score = e->good - e->bad;
    if (e->dropped || !e->good) continue;
    if (score >= best_score) best = i, best_score = score; /* the innermost of equals */
    if (e->marked && e->good >= MARKED_BODY_MIN && (marked == NG_NONE || e->good > c->elements.data[marked].good)) marked = i;
  }
  return marked != NG_NONE ? marked : best;
}

/* Short pieces that are no prose are kept only for what they tell of the article. */
static bool is_telling(ng_view text) {
  ng_view author;
  ng_date date;
  return ng_noise_byline(text, &author) || ng_noise_date(text, &date) || ng_noise_of(text) == NG_NOISE_COPYRIGHT;
}

static void add_run(const content *c, const run *r, bool after_prose, ng_draft *draft) {
  const ng_view text = ng_view_make(c->text.data + r->begin, r->end - r->begin);
  if (ng_view_equals(text, ng_draft_get(draft, NG_FIELD_TITLE))) return;
  const bool paragraph = r->kind == TAG_PARAGRAPH && ng_read__count_words(text) >= PARAGRAPH_WORDS;
  const bool sentence = r->quality == GOOD || (!r->linked && (paragraph || ends_sentence(text) || text.len >= PROSE_LENGTH));
  if (r->kind == TAG_HEADING) {
    if (after_prose && !r->linked && ng_noise_of(text) == NG_NOISE_NONE) ng_draft_add_paragraph(draft, text, NG_BLOCK_TITLE);
  } else if (r->kind == TAG_ITEM && !r->linked) {
    ng_draft_add_paragraph(draft, text, NG_BLOCK_LIST_ITEM);
  } else if (sentence) {
    ng_draft_add_paragraph(draft, text, NG_BLOCK_BODY);
  } else if (!r->linked && is_telling(text)) {
    ng_draft_add_paragraph(draft, text, NG_BLOCK_SKIPPED);
  }
}

static bool is_wanted(const content *c, const run *r, uint32_t chosen) {
  return r->element >= chosen && r->element < c->elements.data[chosen].end && !c->elements.data[r->element].dropped;
}

/* Whether something other than headings and links follows before the next heading. */
static bool has_section(const content *c, uint32_t heading, uint32_t chosen) {
  for (uint32_t i = heading + 1; i < c->runs.len && c->runs.data[i].kind != TAG_HEADING; i++)
    if (c->runs.data[i].quality != BAD && is_wanted(c, &c->runs.data[i], chosen)) return true;
  return false;
}

static void add_runs(const content *c, uint32_t chosen, ng_draft *draft) {
  bool after_prose = false;
  for (uint32_t i = 0; i < c->runs.len; i++) {
    const run *const r = &c->runs.data[i];
    if (!is_wanted(c, r, chosen) || (r->kind == TAG_HEADING && !has_section(c, i, chosen))) continue;
    add_run(c, r, after_prose, draft);
    after_prose = after_prose || r->quality == GOOD;
  }
}

void ng_html_add_content(xmlNode *root, bool whole, ng_draft *draft) {
  if (!root) return;
  content c = {.current = NG_NONE, .kind = TAG_BLOCK};
  ng_strbuf_init(&c.text);
  ng_strbuf_init(&c.pending);
  cut(&c, root);
  if (c.elements.len && !c.failed) {
    find_teasers(&c);
    drop_noise(&c, whole);
    add_runs(&c, whole ? 0 : best_element(&c), draft);
  }
  if (c.failed || !ng_strbuf_ok(&c.text) || !ng_strbuf_ok(&c.pending)) draft->failed = true;
  ng_vec_dispose(&c.elements);
  ng_vec_dispose(&c.runs);
  ng_strbuf_dispose(&c.text);
  ng_strbuf_dispose(&c.pending);
}
