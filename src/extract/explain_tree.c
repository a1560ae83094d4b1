/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/alloc.h"
#include "extract/explain.h"

/* Deeper trees are drawn flat from here on. */
enum { DEPTH_MAX = 64 };

typedef struct drawing {
  const ng_document *doc;
  const ng_sentence *sentence;
  ng_strbuf *out;
  bool last[DEPTH_MAX]; /* whether the branch at each depth is the last of its governor */
} drawing;

static uint32_t next_child(const drawing *d, uint32_t head, uint32_t after) {
  for (uint32_t i = after; i < d->sentence->end; i++)
    if (d->doc->tokens.data[i].head == head) return i;
  return NG_NONE;
}

static void add_word(const drawing *d, uint32_t t, unsigned depth) {
  const ng_token *const token = &d->doc->tokens.data[t];
  ng_strbuf_add_text(d->out, "  ");
  for (unsigned i = 1; i < depth; i++) ng_strbuf_add_text(d->out, d->last[i] ? "   " : "│  ");
  if (depth) ng_strbuf_add_text(d->out, d->last[depth] ? "└─ " : "├─ ");
  ng_strbuf_add_view(d->out, ng_token_text(d->doc, token));
  ng_strbuf_addf(d->out, "  %s %s\n", ng_deprel_name((ng_deprel)token->deprel), ng_upos_name((ng_upos)token->upos));
}

/* Recursion is bounded by DEPTH_MAX. */
static void draw(drawing *d, uint32_t t, unsigned depth) {
  add_word(d, t, depth);
  if (depth + 1 == DEPTH_MAX) return;
  for (uint32_t c = next_child(d, t, d->sentence->first); c != NG_NONE;) {
    const uint32_t after = next_child(d, t, c + 1);
    d->last[depth + 1] = after == NG_NONE;
    draw(d, c, depth + 1);
    c = after;
  }
}

void ng_explain_tree(const ng_document *doc, uint32_t sentence, ng_strbuf *out) {
  drawing d = {.doc = doc, .sentence = &doc->sentences.data[sentence], .out = out};
  for (uint32_t i = d.sentence->first; i < d.sentence->end; i++)
    if (doc->tokens.data[i].head == NG_NONE) draw(&d, i, 0);
}

/* --- SVG ------------------------------------------------------------------------------------- */

enum { CHAR_WIDTH = 8, WORD_GAP = 14, LEVEL_HEIGHT = 22, LINE_HEIGHT = 46, MARGIN = 16 };

static void add_escaped(ng_strbuf *out, ng_view text) {
  for (size_t i = 0; i < text.len; i++) {
    const char c = text.data[i];
    if (c == '<') ng_strbuf_add_text(out, "&lt;");
    else if (c == '>') ng_strbuf_add_text(out, "&gt;");
    else if (c == '&') ng_strbuf_add_text(out, "&amp;");
    else if (c == '"') ng_strbuf_add_text(out, "&quot;");
    else if ((unsigned char)c >= 0x20 || c == '\t' || c == '\n') ng_strbuf_add_char(out, c);
  }
}

static uint32_t characters(ng_view text) {
  uint32_t n = 0;
  for (size_t i = 0; i < text.len; i++) n += ((unsigned char)text.data[i] & 0xC0) != 0x80;
  return n;
}

static uint32_t word_width(const ng_document *doc, const ng_token *token) {
  const uint32_t form = characters(ng_token_text(doc, token)), tag = (uint32_t)strlen(ng_upos_name((ng_upos)token->upos));
  const uint32_t relation = (uint32_t)strlen(ng_deprel_name((ng_deprel)token->deprel));
  const uint32_t wide = form > tag ? form : tag;
  return (wide > relation ? wide : relation) * CHAR_WIDTH + WORD_GAP;
}

typedef struct plan {
  uint32_t *x;     /* middle of each word */
  uint32_t *level; /* of the arc to each word's governor, from 1 */
  uint32_t width;
  uint32_t levels;
} plan;

static uint32_t near_end(uint32_t a, uint32_t b) { return a < b ? a : b; }
static uint32_t far_end(uint32_t a, uint32_t b) { return a < b ? b : a; }

/* Arcs by length, shortest first; each goes above those that it spans.  The heights of the gaps
 * between words say how much is taken.  Quadratic in the sentence, for one picture. */
static bool plan_arcs(const ng_document *doc, const ng_sentence *s, plan *p) {
  const uint32_t n = s->end - s->first;
  uint32_t *const height = ng_alloc_zero(n + 1, sizeof *height);
  if (!height) return false;
  for (uint32_t length = 1; length < n; length++)
    for (uint32_t i = 0; i < n; i++) {
      const uint32_t head = doc->tokens.data[s->first + i].head;
      if (head == NG_NONE) continue;
      const uint32_t a = near_end(i, head - s->first), b = far_end(i, head - s->first);
      if (b - a != length) continue;
      uint32_t top = 0;
      for (uint32_t g = a; g < b; g++) top = height[g] > top ? height[g] : top;
      for (uint32_t g = a; g < b; g++) height[g] = top + 1;
      p->level[i] = top + 1;
      if (top + 1 > p->levels) p->levels = top + 1;
    }
  ng_dealloc(height);
  return true;
}

static bool plan_sentence(const ng_document *doc, const ng_sentence *s, plan *p) {
  const uint32_t n = s->end - s->first;
  *p = (plan){ng_alloc_zero(n, sizeof *p->x), ng_alloc_zero(n, sizeof *p->level), MARGIN, 0};
  if (!p->x || !p->level || !plan_arcs(doc, s, p)) return false;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t width = word_width(doc, &doc->tokens.data[s->first + i]);
    p->x[i] = p->width + width / 2;
    p->width += width;
  }
  p->width += MARGIN;
  return true;
}

static void add_arc(const plan *p, uint32_t i, uint32_t head, const char *relation, uint32_t base, ng_strbuf *out) {
  const uint32_t y = base - p->level[i] * LEVEL_HEIGHT;
  const int shift = head < i ? 4 : -4; /* keeps arcs that leave one word apart */
  const int from = (int)p->x[head] + shift, to = (int)p->x[i];
  ng_strbuf_addf(out, "<path d=\"M%d %u V%u H%d V%u\" class=\"arc\" marker-end=\"url(#tip)\"/>\n", from, base, y, to,
                 base - 4);
  ng_strbuf_addf(out, "<text x=\"%d\" y=\"%u\" class=\"rel\">%s</text>\n", (from + to) / 2, y - 3, relation);
}

static void add_sentence(const ng_document *doc, const ng_sentence *s, const plan *p, uint32_t top, ng_strbuf *out) {
  const uint32_t base = top + (p->levels + 1) * LEVEL_HEIGHT;
  for (uint32_t i = s->first; i < s->end; i++) {
    const ng_token *const token = &doc->tokens.data[i];
    const uint32_t x = p->x[i - s->first];
    if (token->head != NG_NONE) add_arc(p, i - s->first, token->head - s->first, ng_deprel_name((ng_deprel)token->deprel),
                                        base, out);
    ng_strbuf_addf(out, "<text x=\"%u\" y=\"%u\" class=\"%s\">", x, base + 14, token->head == NG_NONE ? "root" : "word");
    add_escaped(out, ng_token_text(doc, token));
    ng_strbuf_addf(out, "</text>\n<text x=\"%u\" y=\"%u\" class=\"tag\">%s</text>\n", x, base + 28,
                   ng_upos_name((ng_upos)token->upos));
  }
}

static const char svg_style[] =
  "<style>text{font:13px sans-serif;text-anchor:middle;fill:#222}.tag{font-size:10px;fill:#777}.rel{font-size:10px;fill:#246}"
  ".root{font-weight:bold}.arc{fill:none;stroke:#8aa;stroke-width:1}</style>\n"
  "<defs><marker id=\"tip\" viewBox=\"0 0 6 6\" refX=\"5\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\">"
  "<path d=\"M0 0 L6 3 L0 6 z\" fill=\"#688\"/></marker></defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";

void ng_explain_svg(const ng_document *doc, uint32_t first, uint32_t end, ng_strbuf *out) {
  ng_strbuf body;
  ng_strbuf_init(&body);
  uint32_t width = 2 * MARGIN, height = MARGIN;
  for (uint32_t i = first; i < end; i++) {
    const ng_sentence *const s = &doc->sentences.data[i];
    plan p;
    if (plan_sentence(doc, s, &p)) {
      add_sentence(doc, s, &p, height, &body);
      height += (p.levels + 1) * LEVEL_HEIGHT + LINE_HEIGHT;
      if (p.width > width) width = p.width;
    } else body.failed = true;
    ng_dealloc(p.x);
    ng_dealloc(p.level);
  }
  ng_strbuf_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\">\n%s", width, height,
                 svg_style);
  ng_strbuf_add_view(out, ng_strbuf_view(&body));
  ng_strbuf_add_text(out, "</svg>\n");
  out->failed |= body.failed;
  ng_strbuf_dispose(&body);
}
