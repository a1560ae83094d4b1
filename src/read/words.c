/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/words.h"

#include "base/utf8.h"

ng_view ng_read__trim(ng_view text) {
  while (text.len && ng_ascii_is_space(text.data[0])) text = ng_view_make(text.data + 1, text.len - 1);
  while (text.len && ng_ascii_is_space(text.data[text.len - 1])) text.len--;
  return text;
}

static bool same_nocase(const char *a, const char *b, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (ng_ascii_to_lower(a[i]) != ng_ascii_to_lower(b[i])) return false;
  return true;
}

bool ng_read__equals_nocase(ng_view text, const char *other) {
  return text.len == strlen(other) && same_nocase(text.data, other, text.len);
}

bool ng_read__starts_nocase(ng_view text, const char *prefix) {
  const size_t len = strlen(prefix);
  return text.len >= len && same_nocase(text.data, prefix, len);
}

bool ng_read__ends_nocase(ng_view text, const char *suffix) {
  const size_t len = strlen(suffix);
  return text.len >= len && same_nocase(text.data + text.len - len, suffix, len);
}

size_t ng_read__find_nocase(ng_view text, const char *needle, size_t from) {
  const size_t len = strlen(needle);
  for (size_t i = from; len && i + len <= text.len; i++)
    if (same_nocase(text.data + i, needle, len)) return i;
  return SIZE_MAX;
}

ng_view ng_read__next_word(ng_view *rest) {
  size_t begin = 0;
  while (begin < rest->len && ng_ascii_is_space(rest->data[begin])) begin++;
  size_t end = begin;
  while (end < rest->len && !ng_ascii_is_space(rest->data[end])) end++;
  const ng_view word = ng_view_make(rest->data + begin, end - begin);
  *rest = ng_view_make(rest->data + end, rest->len - end);
  return word;
}

size_t ng_read__count_words(ng_view text) {
  size_t n = 0;
  while (ng_read__next_word(&text).len) n++;
  return n;
}

bool ng_read__next_item(ng_view *rest, char separator, ng_view *item) {
  if (!rest->data) return false;
  const char *const at = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
  const size_t len = at ? (size_t)(at - rest->data) : rest->len;
  *item = ng_view_make(rest->data, len);
  *rest = at ? ng_view_make(at + 1, rest->len - len - 1) : (ng_view){NULL, 0};
  return true;
}

unsigned ng_read__list_rank(const char *list, ng_view word) {
  ng_view rest = ng_view_of(list), item;
  for (unsigned rank = 1; ng_read__next_item(&rest, ' ', &item); rank++)
    if (item.len && ng_view_equals(item, word)) return rank;
  return 0;
}

bool ng_read__sorted_has(const char *const *names, size_t n, ng_view word) {
  size_t low = 0, high = n;
  while (low < high) {
    const size_t mid = low + (high - low) / 2;
    const int order = ng_view_compare(word, ng_view_of(names[mid]));
    if (order == 0) return true;
    if (order > 0) low = mid + 1;
    else high = mid;
  }
  return false;
}

ng_view ng_read__plain_key(ng_view name, char *buffer, size_t size) {
  size_t len = 0;
  for (size_t i = 0; i < name.len; i++) {
    if (name.data[i] == '_' || name.data[i] == '-' || name.data[i] == ' ') continue;
    if (len == size) return ng_view_make(buffer, 0);
    buffer[len++] = ng_ascii_to_lower(name.data[i]);
  }
  return ng_view_make(buffer, len);
}
