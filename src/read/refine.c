/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/map.h"
#include "base/utf8.h"
#include "read/credit.h"
#include "read/date.h"
#include "read/dateline.h"
#include "read/draft.h"
#include "read/noise.h"
#include "read/words.h"

/* Bylines and dates stand near the top or the end, datelines at the top. */
enum { HEAD_BLOCKS = 6, TAIL_BLOCKS = 3, DATELINE_BLOCKS = 4 };

typedef struct clues {
  ng_date partial;        /* month and day of a dateline without its year */
  int16_t copyright_year;
} clues;

static ng_view text_of(const ng_draft *draft, const ng_block *block) {
  return ng_view_make(draft->text.data + block->span.begin, block->span.end - block->span.begin);
}

static bool is_read(const ng_block *block) { return block->kind == NG_BLOCK_BODY || block->kind == NG_BLOCK_LIST_ITEM; }

/* Whether the block is noise; takes from it what it says about the article. */
static bool is_noise(ng_draft *draft, uint32_t i, clues *found) {
  const ng_view text = text_of(draft, &draft->blocks.data[i]);
  const bool near_end = i < HEAD_BLOCKS || i + TAIL_BLOCKS >= draft->blocks.len;
  ng_view author;
  ng_date date;
  if (near_end && ng_noise_byline(text, &author)) {
    ng_draft_set(draft, NG_FIELD_AUTHOR, author);
    ng_draft_set(draft, NG_FIELD_DATE, text);
    return true;
  }
  if (near_end && ng_noise_date(text, &date)) {
    if (!draft->date.year) draft->date = date;
    return true;
  }
  const ng_noise kind = ng_noise_of(text);
  if (kind == NG_NOISE_COPYRIGHT) found->copyright_year = ng_read__year_in(text);
  return kind != NG_NOISE_NONE || (i < HEAD_BLOCKS && ng_view_equals(text, ng_draft_get(draft, NG_FIELD_TITLE)));
}

static void add_piece(ng_draft *draft, ng_blocks *out, size_t begin, size_t end, ng_block_kind kind) {
  const ng_view text = ng_read__trim(ng_view_make(draft->text.data + begin, end - begin));
  const uint32_t at = (uint32_t)(text.data - draft->text.data);
  if (text.len && !ng_vec_push(out, (ng_block){{at, at + (uint32_t)text.len}, kind})) draft->failed = true;
}

/* Makes credits of photographs within paragraphs, and the dateline of block `dated`, skipped blocks of their own. */
static void cut_pieces(ng_draft *draft, uint32_t dated, size_t dateline_len) {
  ng_blocks out = {.len = 0};
  for (uint32_t i = 0; i < draft->blocks.len; i++) {
    const ng_block block = draft->blocks.data[i];
    size_t begin = block.span.begin, len = 0;
    if (i == dated) {
      add_piece(draft, &out, begin, begin + dateline_len, NG_BLOCK_SKIPPED);
      begin += dateline_len;
    }
    while (is_read(&block) && begin < block.span.end) {
      const ng_view rest = ng_view_make(draft->text.data + begin, block.span.end - begin);
      const size_t at = ng_credit_find(rest, &len);
      if (at == SIZE_MAX) break;
      add_piece(draft, &out, begin, begin + at, block.kind);
      add_piece(draft, &out, begin + at, begin + at + len, NG_BLOCK_SKIPPED);
      begin += at + len;
    }
    add_piece(draft, &out, begin, block.span.end, block.kind);
  }
  ng_vec_dispose(&draft->blocks);
  draft->blocks = out;
}

/* Takes what the dateline says; returns its length and block. */
static size_t find_dateline(ng_draft *draft, clues *found, uint32_t *dated) {
  uint32_t seen = 0;
  for (uint32_t i = 0; i < draft->blocks.len && seen < DATELINE_BLOCKS; i++) {
    const ng_block *const block = &draft->blocks.data[i];
    if (block->kind != NG_BLOCK_BODY) continue;
    seen++;
    const ng_dateline line = ng_dateline_parse(text_of(draft, block));
    if (!line.len) continue;
    ng_draft_set(draft, NG_FIELD_PLACE, line.place);
    ng_draft_set(draft, NG_FIELD_SOURCE, line.agency);
    if (line.date.year && !draft->date.year) draft->date = line.date;
    else if (line.date.month) found->partial = line.date;
    *dated = i;
    return line.len;
  }
  *dated = NG_NONE;
  return 0;
}

/* https://www.example.org:80/x gives example.org */
static ng_view host_of(ng_view url) {
  const size_t scheme = ng_read__find_nocase(url, "://", 0);
  if (scheme == SIZE_MAX) return (ng_view){NULL, 0};
  ng_view host = ng_view_make(url.data + scheme + 3, url.len - scheme - 3);
  if (ng_read__starts_nocase(host, "www.")) host = ng_view_make(host.data + 4, host.len - 4);
  size_t len = 0;
  while (len < host.len && host.data[len] && !strchr("/:?#", host.data[len])) len++;
  return ng_view_make(host.data, len);
}

/* The best date that other clues give, in the order of their trustworthiness. */
static void guess_date(ng_draft *draft, const clues *found, ng_view path) {
  if (draft->date.year && draft->date.month) return;
  ng_date date = draft->date;
  const ng_view url = ng_draft_get(draft, NG_FIELD_URL);
  const bool placed = ng_read__date_in_path(url, &date) || ng_read__date_in_path(path, &date);
  if (!placed && !date.year) date.year = found->copyright_year;
  const bool whole = date.month != 0;
  if (date.year && found->partial.month && (!whole || date.month != found->partial.month)) {
    /* a dateline of December on a page of January is of the year before */
    const bool before = whole && found->partial.month > date.month + 6;
    date = (ng_date){(int16_t)(date.year - before), found->partial.month, found->partial.day};
  }
  draft->date = date;
}

/* A paragraph that stands in the text twice (a summary that repeats the lead) is read once. */
static void skip_repeated(ng_draft *draft) {
  enum { REPEATED_MIN = 60 };
  ng_map seen;
  ng_map_init(&seen);
  for (uint32_t i = 0; i < draft->blocks.len; i++) {
    ng_block *const block = &draft->blocks.data[i];
    const ng_view text = text_of(draft, block);
    if (!is_read(block) || text.len < REPEATED_MIN) continue;
    const uint32_t *const first = ng_map_enter(&seen, text, i);
    if (!first) draft->failed = true;
    else if (*first != i) block->kind = NG_BLOCK_SKIPPED;
  }
  ng_map_dispose(&seen);
}

void ng_draft_refine(ng_draft *draft, ng_view path) {
  clues found = {.copyright_year = 0};
  for (uint32_t i = 0; i < draft->blocks.len; i++)
    if (is_read(&draft->blocks.data[i]) && is_noise(draft, i, &found)) draft->blocks.data[i].kind = NG_BLOCK_SKIPPED;
  uint32_t dated;
  const size_t dateline_len = find_dateline(draft, &found, &dated);
  cut_pieces(draft, dated, dateline_len);
  skip_repeated(draft);
  guess_date(draft, &found, path);
  ng_draft_set(draft, NG_FIELD_SOURCE, host_of(ng_draft_get(draft, NG_FIELD_URL)));
}
