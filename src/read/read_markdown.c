/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown: the document's text is the source without its marks, and shifts lead back to it.
 * Blocks are told apart line by line; front matter sets fields; code, tables, pictures and
 * link definitions are left out. */
#include "base/utf8.h"
#include "read/format.h"
#include "read/lines.h"
#include "read/words.h"

enum { INLINE_LOOK = 1024, TAG_LOOK = 300 }; /* bytes within which a link or tag must end */

typedef struct markdown {
  ng_draft *draft;
  ng_view source;
  size_t at;          /* of the line that comes next */
} markdown;

/* The next line: its range without the line break and blanks at its ends. */
typedef struct md_line {
  size_t begin;
  size_t end;
  size_t indent;
} md_line;

static ng_view slice(const markdown *md, size_t begin, size_t end) { return ng_view_make(md->source.data + begin, end - begin); }

static bool peek_line(const markdown *md, size_t at, md_line *line, size_t *next) {
  if (at >= md->source.len) return false;
  const char *const newline = memchr(md->source.data + at, '\n', md->source.len - at);
  const size_t stop = newline ? (size_t)(newline - md->source.data) : md->source.len;
  const ng_view text = ng_read__trim(slice(md, at, stop));
  const size_t begin = text.len ? (size_t)(text.data - md->source.data) : stop;
  *line = (md_line){begin, begin + text.len, begin - at};
  *next = stop + 1;
  return true;
}

static ng_view text_of(const markdown *md, const md_line *line) { return slice(md, line->begin, line->end); }

static size_t run_length(ng_view text, char c) {
  size_t n = 0;
  while (n < text.len && text.data[n] == c) n++;
  return n;
}

/* Three or more of one of the bytes, blanks between them allowed, and nothing else. */
static bool is_rule(ng_view text, const char *bytes) {
  size_t n = 0;
  if (!text.len || !strchr(bytes, text.data[0])) return false;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == text.data[0]) n++;
    else if (text.data[i] != ' ') return false;
  }
  return n >= 3;
}

static size_t heading_mark(ng_view text) {
  const size_t n = run_length(text, '#');
  return n >= 1 && n <= 6 && n < text.len && text.data[n] == ' ' ? n + 1 : 0;
}

static bool is_definition(ng_view text) { /* [name]: target */
  const size_t close = text.len && text.data[0] == '[' ? ng_read__find_nocase(text, "]:", 0) : SIZE_MAX;
  return close != SIZE_MAX && close < 60;
}

/* End (behind the bracket) of what `open` at `at` opens, SIZE_MAX if it does not close soon. */
static size_t closing(ng_view text, size_t at, char open, char close) {
  size_t depth = 0;
  for (size_t i = at; i < text.len && i < at + INLINE_LOOK; i++) {
    if (text.data[i] == '\\') i++;
    else if (text.data[i] == open) depth++;
    else if (text.data[i] == close && --depth == 0) return i + 1;
  }
  return SIZE_MAX;
}

static bool is_word_at(ng_view text, size_t i) {
  if (i >= text.len) return false;
  return ng_ascii_is_alpha(text.data[i]) || ng_ascii_is_digit(text.data[i]) || (unsigned char)text.data[i] >= 0x80;
}

/* Length of what at `i` is markup and not text, 0 if it is text. */
static size_t mark_length(ng_view text, size_t i) {
  const char c = text.data[i];
  if (c == '\\' && i + 1 < text.len && strchr("\\`*_{}[]()#+-.!<>~|", text.data[i + 1])) return 1;
  if (c == '`') return 1;
  const bool space_before = !i || ng_ascii_is_space(text.data[i - 1]);
  const bool space_after = i + 1 == text.len || ng_ascii_is_space(text.data[i + 1]);
  if (c == '*') return !space_before || !space_after;
  if (c == '_') return !(i && is_word_at(text, i - 1)) || !is_word_at(text, i + 1);
  if (c == '~' && i + 1 < text.len && text.data[i + 1] == '~') return 2;
  if (c == '<' && i + 1 < text.len && (ng_ascii_is_alpha(text.data[i + 1]) || strchr("/!", text.data[i + 1]))) {
    const char *const end = memchr(text.data + i, '>', text.len - i < TAG_LOOK ? text.len - i : TAG_LOOK);
    return end ? (size_t)(end - (text.data + i)) + 1 : 0;
  }
  return 0;
}

/* Length of "(target)" or "[name]" behind the text of a link, 0 if there is none. */
static size_t target_length(ng_view text, size_t i) {
  if (i >= text.len || (text.data[i] != '(' && text.data[i] != '[')) return 0;
  const size_t end = text.data[i] == '(' ? closing(text, i, '(', ')') : closing(text, i, '[', ']');
  return end == SIZE_MAX ? 0 : end - i;
}

static void add_source(markdown *md, size_t begin, size_t end) {
  if (end > begin) ng_clean_add(&md->draft->text, &md->draft->shifts, slice(md, begin, end), begin);
}

/* Appends a range of the source less its inline marks. */
static void add_inline(markdown *md, size_t begin, size_t end) {
  const ng_view text = slice(md, begin, end);
  size_t done = 0, link_end = SIZE_MAX; /* of the text of the link that we are in */
  for (size_t i = 0; i < text.len;) {
    size_t skip = 0;
    if (i == link_end) {
      skip = 1 + target_length(text, i + 1);
      link_end = SIZE_MAX;
    } else if (text.data[i] == '!' && i + 1 < text.len && text.data[i + 1] == '[') {
      const size_t stop = closing(text, i + 1, '[', ']');
      if (stop != SIZE_MAX && target_length(text, stop)) skip = stop + target_length(text, stop) - i;
    } else if (text.data[i] == '[' && link_end == SIZE_MAX) {
      const size_t stop = closing(text, i, '[', ']');
      if (stop != SIZE_MAX && i + 1 < text.len && text.data[i + 1] == '^') skip = stop - i;
      else if (stop != SIZE_MAX && target_length(text, stop)) skip = 1, link_end = stop - 1;
    } else {
      skip = mark_length(text, i);
    }
    if (!skip) {
      i++;
      continue;
    }
    add_source(md, begin + done, begin + i);
    done = i + skip;
    i = done + (text.data[i] == '\\'); /* what is escaped is text */
  }
  add_source(md, begin + done, end);
}

static size_t begin_block(markdown *md) {
  if (md->draft->text.len) ng_strbuf_add_text(&md->draft->text, "\n\n");
  return md->draft->text.len;
}

static void end_block(markdown *md, size_t begin, ng_block_kind kind) {
  ng_draft *const draft = md->draft;
  const ng_view text = ng_read__trim(ng_view_make(draft->text.data + begin, draft->text.len - begin));
  if (!text.len) ng_strbuf_cut(&draft->text, begin >= 2 ? begin - 2 : 0);
  if (kind == NG_BLOCK_TITLE) ng_draft_set(draft, NG_FIELD_TITLE, text);
  ng_draft_add_block(draft, begin, draft->text.len, kind);
}

static void add_block(markdown *md, size_t begin, size_t end, ng_block_kind kind) {
  const size_t at = begin_block(md);
  add_inline(md, begin, end);
  end_block(md, at, kind);
}

/* "title: ..." lines between two lines of dashes at the very top. */
static void read_front_matter(markdown *md) {
  md_line line;
  size_t next;
  if (!peek_line(md, md->at, &line, &next) || !ng_view_is(text_of(md, &line), "---")) return;
  size_t at = next;
  while (peek_line(md, at, &line, &next) && !ng_view_is(text_of(md, &line), "---")) at = next;
  if (at >= md->source.len) return; /* no end: a rule, not front matter */
  const size_t end = next;
  for (at = md->at; peek_line(md, at, &line, &next) && at < end; at = next) {
    ng_view value = text_of(md, &line), name;
    ng_read__next_item(&value, ':', &name);
    value = value.data ? ng_read__trim(value) : value;
    if (value.len >= 2 && (value.data[0] == '"' || value.data[0] == '\'') && value.data[value.len - 1] == value.data[0])
      value = ng_view_make(value.data + 1, value.len - 2);
    if (value.len && line.indent == 0) ng_draft_set(md->draft, ng_field_find(name, NULL), value);
  }
  md->at = end;
}

static void skip_fence(markdown *md, ng_view fence) {
  md_line line;
  const char mark = fence.data[0];
  const size_t n = run_length(fence, mark);
  while (peek_line(md, md->at, &line, &md->at) && run_length(text_of(md, &line), mark) < n) {}
}

static bool is_fence(ng_view text) { return run_length(text, '`') >= 3 || run_length(text, '~') >= 3; }

/* Whether a line starts a block of its own within a paragraph. */
static bool interrupts(ng_view text) {
  if (!text.len || text.data[0] == '>' || text.data[0] == '|') return true;
  return heading_mark(text) || is_fence(text) || is_rule(text, "-*_=") || ng_lines_list_mark(text);
}

/* A paragraph or list item that starts with `first`: adds lines up to what interrupts it. */
static void read_paragraph(markdown *md, const md_line *first, size_t mark) {
  size_t end = first->end, next;
  md_line line;
  ng_block_kind kind = mark ? NG_BLOCK_LIST_ITEM : NG_BLOCK_BODY;
  while (peek_line(md, md->at, &line, &next)) {
    const ng_view text = text_of(md, &line);
    const size_t dashes = run_length(text, '-');
    const bool underline = text.len && (run_length(text, '=') == text.len || (dashes >= 2 && dashes == text.len));
    if (underline && !mark) {
      kind = NG_BLOCK_TITLE;
      md->at = next;
      break;
    }
    if (interrupts(text)) break;
    end = line.end;
    md->at = next;
  }
  add_block(md, first->begin + mark, end, kind);
}

static void read_quote(markdown *md, const md_line *first) {
  const size_t at = begin_block(md);
  md_line line = *first;
  for (size_t next = md->at;; md->at = next) {
    size_t mark = 0;
    while (line.begin + mark < line.end && strchr("> ", md->source.data[line.begin + mark])) mark++;
    add_inline(md, line.begin + mark, line.end);
    if (!peek_line(md, md->at, &line, &next) || line.begin == line.end || md->source.data[line.begin] != '>') break;
    ng_strbuf_add_char(&md->draft->text, '\n');
  }
  end_block(md, at, NG_BLOCK_BODY);
}

static void read_blocks(markdown *md) {
  md_line line;
  while (peek_line(md, md->at, &line, &md->at)) {
    const ng_view text = text_of(md, &line);
    const size_t heading = heading_mark(text), mark = ng_lines_list_mark(text);
    if (!text.len || is_rule(text, "-*_") || text.data[0] == '|' || is_definition(text)) continue;
    if (is_fence(text)) {
      skip_fence(md, text);
    } else if (ng_read__starts_nocase(text, "<!--")) {
      const size_t end = ng_read__find_nocase(md->source, "-->", line.begin);
      if (end != SIZE_MAX && end >= line.end) md->at = end + 3;
    } else if (heading) {
      size_t end = line.end;
      while (end > line.begin + heading && md->source.data[end - 1] == '#') end--;
      add_block(md, line.begin + heading, end, NG_BLOCK_TITLE);
    } else if (text.data[0] == '>') {
      read_quote(md, &line);
    } else {
      read_paragraph(md, &line, mark);
    }
  }
}

int ng_sniff_markdown(ng_view text) {
  const markdown md = {.source = ng_view_make(text.data, text.len < 8192 ? text.len : 8192)};
  md_line line;
  int score = NG_SURE_LAST;
  bool first = true;
  for (size_t at = 0; peek_line(&md, at, &line, &at);) {
    const ng_view t = text_of(&md, &line);
    if (!t.len) continue;
    if (first && ng_view_is(t, "---")) score += 20;
    if (heading_mark(t)) score += first ? 20 : 10;
    if (ng_read__find_nocase(t, "](http", 0) != SIZE_MAX) score += 10;
    first = false;
  }
  return score > NG_SURE_HINT + 5 ? NG_SURE_HINT + 5 : score;
}

ng_status ng_read_markdown(ng_reading *reading, ng_view text, ng_error *err) {
  ng_draft draft;
  ng_draft_init(&draft);
  markdown md = {.draft = &draft, .source = text};
  if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) md.at = 3;
  read_front_matter(&md);
  read_blocks(&md);
  const ng_status status = ng_reading_emit(reading, &draft, 0, err);
  ng_draft_dispose(&draft);
  return status;
}
