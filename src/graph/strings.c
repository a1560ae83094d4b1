/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/strings.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

bool ng_strings_init(ng_strings *strings) {
  *strings = (ng_strings){0};
  ng_arena_init(&strings->arena);
  ng_map_init(&strings->map);
  ng_map_init(&strings->list_map);
  ng_strbuf_init(&strings->scratch);
  return ng_vec_push(&strings->texts, ng_view_make("", 0)) && ng_vec_push(&strings->lists, (ng_list){NULL, 0});
}

void ng_strings_dispose(ng_strings *strings) {
  ng_arena_dispose(&strings->arena);
  ng_map_dispose(&strings->map);
  ng_map_dispose(&strings->list_map);
  ng_vec_dispose(&strings->texts);
  ng_vec_dispose(&strings->lists);
  ng_strbuf_dispose(&strings->scratch);
}

static bool is_kept(uint32_t cp) {
  if (cp < 0x20) return cp == '\t' || cp == '\n';
  if (cp >= 0x7F && cp <= 0x9F) return false;
  return (cp & 0xFFFE) != 0xFFFE && !(cp >= 0xFDD0 && cp <= 0xFDEF);
}

/* The length of the prefix that needs no cleaning. */
static size_t clean_prefix(ng_view text) {
  for (size_t i = 0; i < text.len;) {
    unsigned size = 1;
    const unsigned char c = (unsigned char)text.data[i];
    if (c < 0x20 || c >= 0x7F) {
      const uint32_t cp = ng_utf8_decode(text.data + i, text.len - i, &size);
      if (cp == NG_UTF8_INVALID || !is_kept(cp)) return i;
    }
    i += size;
  }
  return text.len;
}

void ng_text_clean(ng_strbuf *out, ng_view text) {
  for (size_t i = 0; i < text.len;) {
    const size_t good = clean_prefix(ng_view_make(text.data + i, text.len - i));
    ng_strbuf_add(out, text.data + i, good);
    i += good;
    if (i == text.len) break;
    unsigned size;
    if (ng_utf8_decode(text.data + i, text.len - i, &size) == NG_UTF8_INVALID) ng_strbuf_add_codepoint(out, 0xFFFD);
    i += size;
  }
}

uint32_t ng_strings_add(ng_strings *strings, ng_view text) {
  if (!text.len) return 0;
  if (clean_prefix(text) != text.len) {
    ng_strbuf_clear(&strings->scratch);
    ng_text_clean(&strings->scratch, text);
    strings->failed |= !ng_strbuf_ok(&strings->scratch);
    text = ng_strbuf_view(&strings->scratch);
    if (!text.len) return 0;
  }
  const uint32_t known = ng_map_find(&strings->map, text);
  if (known != NG_MAP_MISSING) return known;
  const ng_view copy = ng_arena_copy(&strings->arena, text);
  const uint32_t id = strings->texts.len;
  if (copy.data && ng_vec_push(&strings->texts, copy) && ng_map_set(&strings->map, copy, id)) return id;
  strings->failed = true;
  return 0;
}

uint32_t ng_strings_find(const ng_strings *strings, ng_view text) {
  return text.len ? ng_map_find(&strings->map, text) : 0;
}

uint32_t ng_strings_make_list(ng_strings *strings, const uint32_t *ids, uint32_t n) {
  if (!n) return 0;
  ng_view *const texts = ng_arena_alloc(&strings->arena, n, sizeof *texts);
  for (uint32_t i = 0; texts && i < n; i++) texts[i] = ng_strings_at(strings, ids[i]);
  if (texts && ng_vec_push(&strings->lists, (ng_list){texts, n})) return strings->lists.len - 1;
  strings->failed = true;
  return 0;
}

/* Lists are keyed by the bytes of their ids. */
uint32_t ng_strings_add_list(ng_strings *strings, const ng_view *items, uint32_t n) {
  if (!n) return 0;
  uint32_t *const ids = ng_arena_alloc(&strings->arena, n, sizeof *ids);
  uint32_t len = 0;
  for (uint32_t i = 0; ids && i < n; i++) {
    ids[len] = ng_strings_add(strings, items[i]);
    len += ids[len] != 0;
  }
  const ng_view key = ng_view_make((const char *)ids, len * sizeof *ids);
  const uint32_t known = len ? ng_map_find(&strings->list_map, key) : 0;
  if (known != NG_MAP_MISSING) {
    strings->failed |= !ids;
    return known;
  }
  const uint32_t id = ng_strings_make_list(strings, ids, len);
  strings->failed |= !ng_map_set(&strings->list_map, key, id);
  return id;
}

typedef struct ranked {
  ng_list list; /* a text is a list of one */
  ng_view text;
  uint32_t id;
} ranked;

static int compare_texts(const void *a, const void *b) {
  return ng_view_compare(((const ranked *)a)->text, ((const ranked *)b)->text);
}

static int compare_lists(const void *a, const void *b) {
  const ng_list x = ((const ranked *)a)->list, y = ((const ranked *)b)->list;
  for (uint32_t i = 0; i < x.n && i < y.n; i++) {
    const int c = ng_view_compare(x.items[i], y.items[i]);
    if (c) return c;
  }
  return (x.n > y.n) - (x.n < y.n);
}

/* Sorts `rows`, and returns the new id of each old one. */
static uint32_t *rank(ranked *rows, uint32_t n, int (*compare)(const void *, const void *)) {
  uint32_t *const ids = ng_alloc_zero(n, sizeof *ids);
  if (!ids) return NULL;
  qsort(rows, n, sizeof *rows, compare);
  for (uint32_t i = 0; i < n; i++) ids[rows[i].id] = i;
  return ids;
}

static uint32_t *sort_texts(ng_strings *strings) {
  const uint32_t n = strings->texts.len;
  ranked *const rows = ng_alloc_zero(n, sizeof *rows);
  if (!rows) return NULL;
  for (uint32_t i = 0; i < n; i++) rows[i] = (ranked){.text = strings->texts.data[i], .id = i};
  uint32_t *const ids = rank(rows, n, compare_texts);
  for (uint32_t i = 0; ids && i < n; i++) strings->texts.data[i] = rows[i].text;
  ng_dealloc(rows);
  return ids;
}

static uint32_t *sort_lists(ng_strings *strings) {
  const uint32_t n = strings->lists.len;
  ranked *const rows = ng_alloc_zero(n, sizeof *rows);
  if (!rows) return NULL;
  for (uint32_t i = 0; i < n; i++) rows[i] = (ranked){.list = strings->lists.data[i], .id = i};
  uint32_t *const ids = rank(rows, n, compare_lists);
  for (uint32_t i = 0; ids && i < n; i++) strings->lists.data[i] = rows[i].list;
  ng_dealloc(rows);
  return ids;
}

bool ng_strings_sort(ng_strings *strings, uint32_t **text_ids, uint32_t **list_ids) {
  *text_ids = sort_texts(strings);
  *list_ids = *text_ids ? sort_lists(strings) : NULL;
  ng_map_dispose(&strings->map);
  ng_map_dispose(&strings->list_map);
  strings->n_sorted = strings->texts.len;
  return *list_ids != NULL;
}

uint32_t ng_strings_rank(const ng_strings *strings, ng_view text) {
  uint32_t low = 0, high = strings->n_sorted;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (ng_view_compare(strings->texts.data[middle], text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

uint32_t ng_strings_append(ng_strings *strings, ng_view text) {
  const ng_view copy = ng_arena_copy(&strings->arena, text);
  if (copy.data && ng_vec_push(&strings->texts, copy)) return strings->texts.len - 1;
  strings->failed = true;
  return 0;
}

void ng_text_join(ng_strbuf *out, ng_list list) {
  for (uint32_t i = 0; i < list.n; i++) {
    if (i) ng_strbuf_add_char(out, '|');
    const ng_view item = list.items[i];
    for (size_t k = 0; k < item.len; k++) {
      if (item.data[k] == '|' || item.data[k] == '\\') ng_strbuf_add_char(out, '\\');
      ng_strbuf_add_char(out, item.data[k]);
    }
  }
}

bool ng_text_split(ng_view text, bool (*item)(void *user, ng_view text), void *user) {
  ng_strbuf buf;
  ng_strbuf_init(&buf);
  bool good = true;
  for (size_t i = 0; good && i < text.len; i++) {
    const bool escaped = text.data[i] == '\\' && i + 1 < text.len;
    if (escaped) i++;
    if (escaped || text.data[i] != '|') ng_strbuf_add_char(&buf, text.data[i]);
    if ((!escaped && text.data[i] == '|') || i + 1 == text.len) {
      good = ng_strbuf_ok(&buf) && item(user, ng_strbuf_view(&buf));
      ng_strbuf_clear(&buf);
    }
  }
  ng_strbuf_dispose(&buf);
  return good;
}
