/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CoNLL-U.  The text of the document is put together from the forms, so that the
 * offsets of tokens are exact whatever the "# text" comments say. */
#include "base/error.h"
#include "base/utf8.h"
#include "document/document.h"
#include "nlp/conllu.h"

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, N_COLUMNS };

typedef struct conllu_reader {
  const char *source;
  ng_view input;
  size_t at;             /* start of the line being read */
  uint32_t line;
  ng_document *doc;
  ng_strbuf text;
  bool paragraph;        /* the next sentence begins a block */
  bool space;            /* white space is due before the next token */
  uint32_t first;        /* first token of the open sentence */
  uint32_t part_end;     /* last word number of the open multi-word token, 0 if none */
  uint32_t part_begin;   /* where its text begins */
  uint32_t surface_end;  /* and ends */
  uint32_t part_at;      /* where its next part begins */
  ng_view column[N_COLUMNS];
} conllu_reader;

static ng_status fail_line(conllu_reader *r, ng_error *err, const char *what) {
  ng_error_at(err, r->source, r->line, 0);
  return ng_fail(err, NG_ERR_SYNTAX, "%s", what);
}

static bool starts_with(ng_view text, const char *prefix) {
  const size_t len = strlen(prefix);
  return text.len >= len && memcmp(text.data, prefix, len) == 0;
}

/* The line at `at` without its end; `*next` is where the following one begins. */
static ng_view line_at(ng_view input, size_t at, size_t *next) {
  const char *const begin = input.data + at;
  const char *const newline = memchr(begin, '\n', input.len - at);
  size_t len = newline ? (size_t)(newline - begin) : input.len - at;
  *next = at + len + (newline ? 1 : 0);
  if (len && begin[len - 1] == '\r') len--;
  return ng_view_make(begin, len);
}

static bool split_columns(ng_view line, ng_view column[N_COLUMNS]) {
  size_t n = 0, begin = 0;
  for (size_t i = 0; i <= line.len; i++) {
    if (i < line.len && line.data[i] != '\t') continue;
    if (n == N_COLUMNS) return false;
    column[n++] = ng_view_make(line.data + begin, i - begin);
    begin = i + 1;
  }
  return n == N_COLUMNS;
}

/* Reads digits from `*at` on; false where there are none or too many. */
static bool read_number(ng_view text, size_t *at, uint32_t *out) {
  const size_t begin = *at;
  uint32_t value = 0;
  while (*at < text.len && ng_ascii_is_digit(text.data[*at]) && *at - begin < 9)
    value = value * 10 + (uint32_t)(text.data[(*at)++] - '0');
  *out = value;
  return *at > begin && (*at == text.len || !ng_ascii_is_digit(text.data[*at]));
}

static bool has_part(ng_view column, const char *part) {
  size_t begin = 0;
  for (size_t i = 0; i <= column.len; i++) {
    if (i < column.len && column.data[i] != '|') continue;
    if (ng_view_is(ng_view_make(column.data + begin, i - begin), part)) return true;
    begin = i + 1;
  }
  return false;
}

static uint16_t read_features(ng_view column) {
  uint16_t bits = 0;
  for (size_t i = 0; i < NG_CONLLU_FEATURES; i++)
    if (has_part(column, ng_conllu__features[i].text)) bits |= ng_conllu__features[i].bit;
  return bits;
}

static bool open_block(conllu_reader *r) {
  if (r->text.len) ng_strbuf_add_text(&r->text, "\n\n");
  r->paragraph = r->space = false;
  const uint32_t at = (uint32_t)r->text.len;
  return ng_vec_push(&r->doc->blocks, (ng_block){{at, at}, NG_BLOCK_BODY});
}

/* Adds the white space that is due and the surface form of a token. */
static ng_status add_surface(conllu_reader *r, ng_error *err) {
  if (r->text.len + r->column[FORM].len + 3 > NG_TEXT_MAX) return fail_line(r, err, "document larger than the limit");
  if (!r->column[FORM].len) return fail_line(r, err, "empty form");
  if (ng_utf8_valid_prefix(r->column[FORM]) < r->column[FORM].len) return fail_line(r, err, "form is not UTF-8");
  const bool begins_sentence = r->first == r->doc->tokens.len;
  if (begins_sentence && r->paragraph && !open_block(r)) return ng_fail_no_mem(err);
  if (r->space) ng_strbuf_add_char(&r->text, ' ');
  ng_strbuf_add_view(&r->text, r->column[FORM]);
  r->space = !has_part(r->column[MISC], "SpaceAfter=No");
  return NG_OK;
}

/* Range of a part of a multi-word token.  Parts that do not add up to its surface form
 * share it out: each takes its own length, the last one the rest. */
static void part_range(conllu_reader *r, bool is_last, uint32_t *begin, uint32_t *end) {
  *begin = r->part_at;
  const size_t wanted = r->part_at + r->column[FORM].len;
  uint32_t stop = is_last || wanted > r->surface_end ? r->surface_end : (uint32_t)wanted;
  while (stop < r->surface_end && (r->text.data[stop] & 0xC0) == 0x80) stop++;
  *end = r->part_at = stop;
}

static ng_status add_word(conllu_reader *r, uint32_t number, ng_error *err) {
  ng_document *const doc = r->doc;
  ng_token token = {.sentence = doc->sentences.len, .head = NG_NONE, .confidence = 1000};
  const bool is_part = number <= r->part_end;
  if (is_part) {
    if (r->part_at > r->part_begin) token.flags |= NG_TOKEN_JOINED;
    part_range(r, number == r->part_end, &token.begin, &token.end);
  } else {
    NG_TRY(add_surface(r, err));
    token.end = (uint32_t)r->text.len;
    token.begin = token.end - (uint32_t)r->column[FORM].len;
  }
  if (r->space && (!is_part || number == r->part_end)) token.flags |= NG_TOKEN_SPACE_AFTER;
  if (!ng_view_is(r->column[LEMMA], "_") || ng_view_is(r->column[FORM], "_")) {
    token.lemma = ng_document__copy(doc, r->column[LEMMA]);
    if (!token.lemma.data) return ng_fail_no_mem(err);
  }
  token.upos = (uint8_t)ng_upos_find(r->column[UPOS]);
  token.xpos = (uint8_t)ng_xpos_find(r->column[XPOS]);
  token.deprel = (uint8_t)ng_deprel_find(r->column[DEPREL]);
  token.feats = read_features(r->column[FEATS]);
  size_t at = 0;
  uint32_t head = 0;
  if (!ng_view_is(r->column[HEAD], "_")) {
    if (!read_number(r->column[HEAD], &at, &head) || at < r->column[HEAD].len) return fail_line(r, err, "bad head");
    token.head = head ? r->first + head - 1 : NG_NONE;
    if (!head) token.deprel = NG_DEPREL_ROOT;
  }
  return ng_vec_push(&doc->tokens, token) ? NG_OK : ng_fail_no_mem(err);
}

/* A line "3-4  don't ...": its surface goes to the text, the words that follow share it. */
static ng_status open_multiword(conllu_reader *r, uint32_t first, uint32_t last, ng_error *err) {
  if (last < first || r->part_end >= first) return fail_line(r, err, "bad range of a multi-word token");
  NG_TRY(add_surface(r, err));
  r->part_end = last;
  r->surface_end = (uint32_t)r->text.len;
  r->part_begin = r->part_at = r->surface_end - (uint32_t)r->column[FORM].len;
  return NG_OK;
}

static ng_status read_row(conllu_reader *r, ng_view line, ng_error *err) {
  if (!split_columns(line, r->column)) return fail_line(r, err, "a row needs 10 columns separated by tabs");
  const ng_view id = r->column[ID];
  const uint32_t expected = r->doc->tokens.len - r->first + 1;
  uint32_t number = 0, last = 0;
  size_t at = 0;
  if (!read_number(id, &at, &number)) return fail_line(r, err, "bad word number");
  if (at < id.len && id.data[at] == '.') return NG_OK; /* empty node */
  if (number != expected) return fail_line(r, err, "word number out of order");
  if (at < id.len && id.data[at] == '-') {
    at++;
    if (!read_number(id, &at, &last) || at < id.len) return fail_line(r, err, "bad range of a multi-word token");
    return open_multiword(r, number, last, err);
  }
  if (at < id.len) return fail_line(r, err, "bad word number");
  return add_word(r, number, err);
}

static ng_status close_sentence(conllu_reader *r, ng_error *err) {
  ng_document *const doc = r->doc;
  const uint32_t n = doc->tokens.len;
  if (n == r->first) return NG_OK;
  if (r->part_end > n - r->first) return fail_line(r, err, "multi-word token reaches past its sentence");
  const ng_token *const words = doc->tokens.data;
  ng_sentence sentence = {r->first, n, doc->blocks.len - 1, NG_NONE, {words[r->first].begin, words[n - 1].end}};
  for (uint32_t i = r->first; i < n; i++) {
    if (words[i].head != NG_NONE && words[i].head >= n) return fail_line(r, err, "head outside its sentence");
    if (words[i].deprel == NG_DEPREL_ROOT && words[i].head == NG_NONE) sentence.root = i;
  }
  doc->blocks.data[doc->blocks.len - 1].span.end = sentence.span.end;
  r->first = n;
  r->part_end = 0;
  return ng_vec_push(&doc->sentences, sentence) ? NG_OK : ng_fail_no_mem(err);
}

/* "# newdoc id = NAME" names the document; returns the name or nothing. */
static ng_view newdoc_id(ng_view line) {
  const char *const equals = memchr(line.data, '=', line.len);
  if (!equals) return (ng_view){NULL, 0};
  ng_view id = ng_view_make(equals + 1, line.len - (size_t)(equals + 1 - line.data));
  while (id.len && id.data[0] == ' ') id = ng_view_make(id.data + 1, id.len - 1);
  return id;
}

static ng_status read_line(conllu_reader *r, ng_view line, ng_error *err) {
  if (!line.len) return close_sentence(r, err);
  if (line.data[0] != '#') return read_row(r, line, err);
  if (starts_with(line, "# newpar")) r->paragraph = true;
  if (starts_with(line, "# newdoc") && newdoc_id(line).len) {
    r->doc->article.uri = ng_document__copy(r->doc, newdoc_id(line));
    if (!r->doc->article.uri.data) return ng_fail_no_mem(err);
  }
  return NG_OK;
}

static ng_status read_document(conllu_reader *r, ng_error *err) {
  while (r->at < r->input.len) {
    size_t next;
    const ng_view line = line_at(r->input, r->at, &next);
    if (starts_with(line, "# newdoc") && r->doc->tokens.len) break;
    r->line++;
    NG_TRY(read_line(r, line, err));
    r->at = next;
  }
  NG_TRY(close_sentence(r, err));
  if (!ng_strbuf_ok(&r->text)) return ng_fail_no_mem(err);
  return ng_document__set_text(r->doc, ng_strbuf_view(&r->text), err);
}

static uint32_t count_lines(const char *data, size_t len) {
  uint32_t n = 0;
  for (size_t i = 0; i < len; i++) n += data[i] == '\n';
  return n;
}

ng_status ng_conllu_read(const char *data, size_t len, const char *source, size_t *offset, ng_document **out, ng_error *err) {
  *out = NULL;
  if (!data || *offset >= len) return NG_END;
  conllu_reader r = {.source = source, .input = ng_view_make(data, len), .at = *offset, .paragraph = true};
  r.doc = ng_document__new();
  if (!r.doc) return ng_fail_no_mem(err);
  ng_strbuf_init(&r.text);
  ng_status status = read_document(&r, err);
  if (status == NG_ERR_SYNTAX && err) err->line += count_lines(data, *offset);
  if (status == NG_OK) *offset = r.at;
  if (status == NG_OK && !r.doc->tokens.len) status = NG_END;
  ng_strbuf_dispose(&r.text);
  if (status == NG_OK) *out = r.doc;
  else ng_document_free(r.doc);
  return status;
}
