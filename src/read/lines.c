/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group is a run of lines without a blank one.  Within it, a line break is the end of a
 * paragraph or just the place where a text editor wrapped the line.  Lines longer than
 * anybody wraps at are paragraphs each; otherwise a break ends a paragraph where the next
 * word would still have fitted and the line closes a sentence, where the next line is
 * indented, or where it starts a list item. */
#include "read/lines.h"

#include "base/utf8.h"
#include "read/noise.h"
#include "read/words.h"

enum {
  WRAP_MAX = 160,      /* bytes; longer lines have not been wrapped */
  TITLE_MAX = 300,     /* bytes */
  TITLE_LINES_MAX = 3,
  HEADER_LINES_MAX = 12
};

typedef struct line {
  size_t begin;  /* of the line */
  size_t end;    /* without blanks at the end; equal to `begin` + `indent` where blank */
  size_t indent;
} line;

typedef NG_VEC(line) line_list;

static ng_view text_of(const ng_draft *draft, const line *l) {
  return ng_view_make(draft->text.data + l->begin + l->indent, l->end - l->begin - l->indent);
}

static bool is_blank(const line *l) { return l->end == l->begin + l->indent; }

size_t ng_lines_list_mark(ng_view text) {
  size_t i = 0;
  while (i < text.len && (text.data[i] == ' ' || text.data[i] == '\t')) i++;
  const size_t start = i;
  const bool bracket = i < text.len && text.data[i] == '(';
  if (bracket) i++;
  size_t n = 0;
  while (i < text.len && ng_ascii_is_digit(text.data[i]) && n < 3) i++, n++;
  if (bracket && n == 0 && i < text.len && ng_ascii_is_lower(text.data[i])) i++, n++;
  if (n) {
    if (i >= text.len || (text.data[i] != ')' && (bracket || text.data[i] != '.'))) return 0;
    i++;
  } else if (bracket) {
    return 0;
  } else if (text.len - start >= 3 && memcmp(text.data + start, "\xE2\x80\xA2", 3) == 0) { /* bullet */
    i += 3;
    if (i < text.len && text.data[i] != ' ') return i;
  } else if (i < text.len && (text.data[i] == '-' || text.data[i] == '*' || text.data[i] == '+')) {
    i++;
  } else {
    return 0;
  }
  if (i >= text.len || (text.data[i] != ' ' && text.data[i] != '\t')) return 0;
  while (i < text.len && (text.data[i] == ' ' || text.data[i] == '\t')) i++;
  return i < text.len ? i : 0;
}

static bool split_lines(const ng_draft *draft, size_t from, line_list *out) {
  const char *const text = draft->text.data;
  for (size_t at = from; at < draft->text.len;) {
    const char *const newline = memchr(text + at, '\n', draft->text.len - at);
    const size_t stop = newline ? (size_t)(newline - text) : draft->text.len;
    line l = {.begin = at, .end = stop};
    while (l.end > l.begin && ng_ascii_is_space(text[l.end - 1])) l.end--;
    while (l.begin + l.indent < l.end && ng_ascii_is_space(text[l.begin + l.indent])) l.indent++;
    if (!ng_vec_push(out, l)) return false;
    at = stop + 1;
  }
  return true;
}

/* Whether the text ends as a sentence does, quotes and brackets after the stop allowed. */
static bool closes_sentence(ng_view text) {
  while (text.len) {
    const char last = text.data[text.len - 1];
    if (last == '"' || last == '\'' || last == ')' || last == ']') text.len--;
    else if (text.len >= 3 && (memcmp(text.data + text.len - 3, "\xE2\x80\x9D", 3) == 0 ||
                               memcmp(text.data + text.len - 3, "\xE2\x80\x99", 3) == 0)) text.len -= 3;
    else return last == '.' || last == '!' || last == '?' || last == ':' || last == ';';
  }
  return false;
}

static size_t width_of(const line *lines, uint32_t n) {
  size_t width = 0;
  for (uint32_t i = 0; i < n; i++)
    if (lines[i].end - lines[i].begin > width) width = lines[i].end - lines[i].begin;
  return width;
}

static size_t first_word_length(ng_view text) { return ng_read__next_word(&text).len; }

static bool next_would_have_fitted(const ng_draft *draft, const line *l, size_t width) {
  return l->end - l->begin + 1 + first_word_length(text_of(draft, l + 1)) <= width;
}

/* Whether the break between `l` and the line after it ends a paragraph. */
static bool ends_paragraph(const ng_draft *draft, const line *l, size_t width) {
  if (width > WRAP_MAX || ng_lines_list_mark(text_of(draft, l + 1))) return true;
  if (l[1].indent >= l->indent + 2 && !ng_lines_list_mark(text_of(draft, l))) return true;
  return closes_sentence(text_of(draft, l)) && next_would_have_fitted(draft, l, width);
}

static void add_paragraph(ng_draft *draft, const line *first, const line *last) {
  const ng_view text = text_of(draft, first);
  const size_t mark = ng_lines_list_mark(text);
  ng_draft_add_block(draft, first->begin + first->indent + mark, last->end, mark ? NG_BLOCK_LIST_ITEM : NG_BLOCK_BODY);
}

static void add_group(ng_draft *draft, const line *lines, uint32_t n) {
  const size_t width = width_of(lines, n);
  for (uint32_t i = 0; i < n;) {
    uint32_t last = i;
    while (last + 1 < n && !ends_paragraph(draft, &lines[last], width)) last++;
    add_paragraph(draft, &lines[i], &lines[last]);
    i = last + 1;
  }
}

/* How many lines at the start of the first group are the title, 0 if it starts with body
 * text. */
static uint32_t title_lines(const ng_draft *draft, const line *lines, uint32_t n, bool is_all) {
  const ng_view first = text_of(draft, lines);
  if (first.len > TITLE_MAX || (closes_sentence(first) && ng_read__count_words(first) > 20)) return 0;
  const ng_noise noise = ng_noise_of(first);
  if (noise == NG_NOISE_NOTICE || noise == NG_NOISE_COPYRIGHT) return 0;
  if (n == 1) return is_all ? 0 : 1;
  const size_t width = width_of(lines, n);
  if (width > WRAP_MAX) return 1;
  if (!closes_sentence(first) && next_would_have_fitted(draft, lines, width)) return 1;
  const bool closed = closes_sentence(text_of(draft, &lines[n - 1]));
  return n <= TITLE_LINES_MAX && !closed && !is_all ? n : 0;
}

/* "Date: 14 April 2023" */
static ng_field header_of(ng_view text, ng_view *value) {
  const char *const colon = text.len ? memchr(text.data, ':', text.len < 24 ? text.len : 24) : NULL;
  if (!colon) return NG_FIELD_COUNT;
  const size_t len = (size_t)(colon - text.data);
  *value = ng_read__trim(ng_view_make(colon + 1, text.len - len - 1));
  const bool is_url = value->len >= 2 && value->data[0] == '/' && value->data[1] == '/';
  return is_url || !value->len ? NG_FIELD_COUNT : ng_field_find(ng_view_make(text.data, len), NULL);
}

/* Reads "Name: value" lines at the top; returns how many lines they and blanks take. */
static uint32_t read_headers(ng_draft *draft, const line *lines, uint32_t n) {
  uint32_t i = 0;
  for (; i < n && i < HEADER_LINES_MAX && !is_blank(&lines[i]); i++) {
    ng_view value;
    const ng_field field = header_of(text_of(draft, &lines[i]), &value);
    if (field == NG_FIELD_COUNT) break;
    ng_draft_set(draft, field, value);
    const bool is_title = field == NG_FIELD_TITLE;
    const size_t value_at = (size_t)(value.data - draft->text.data);
    ng_draft_add_block(draft, is_title ? value_at : lines[i].begin, lines[i].end, is_title ? NG_BLOCK_TITLE : NG_BLOCK_SKIPPED);
  }
  return i;
}

static uint32_t group_end(const line_list *lines, uint32_t i) {
  while (i < lines->len && !is_blank(&lines->data[i])) i++;
  return i;
}

static uint32_t skip_blank_lines(const line_list *lines, uint32_t i) {
  while (i < lines->len && is_blank(&lines->data[i])) i++;
  return i;
}

void ng_lines_add_blocks(ng_draft *draft, size_t from, bool find_title) {
  line_list lines = {.len = 0};
  if (!split_lines(draft, from, &lines)) draft->failed = true;
  uint32_t i = skip_blank_lines(&lines, 0);
  if (find_title && i < lines.len) {
    i += read_headers(draft, &lines.data[i], lines.len - i);
    i = skip_blank_lines(&lines, i);
    const uint32_t end = group_end(&lines, i);
    const bool is_all = skip_blank_lines(&lines, end) == lines.len;
    const bool has_title = ng_draft_get(draft, NG_FIELD_TITLE).len != 0;
    const uint32_t n = has_title || end == i ? 0 : title_lines(draft, &lines.data[i], end - i, is_all);
    if (n) {
      const size_t begin = lines.data[i].begin, stop = lines.data[i + n - 1].end;
      ng_draft_set(draft, NG_FIELD_TITLE, ng_view_make(draft->text.data + begin, stop - begin));
      ng_draft_add_block(draft, begin, stop, NG_BLOCK_TITLE);
      i += n;
    }
  }
  while ((i = skip_blank_lines(&lines, i)) < lines.len) {
    const uint32_t end = group_end(&lines, i);
    add_group(draft, &lines.data[i], end - i);
    i = end;
  }
  ng_vec_dispose(&lines);
}
