/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dateline = place { "/" place } [ "," region ] before a word with a capital, where a place is in capitals all through
 * and known as one: many words in capitals ("NATO Secretary General") are none. */
#include "nlp/sentence_dateline.h"

#include "base/utf8.h"

enum { PLACE_MIN = 4, PLACE_WORDS = 4 };

/* Length of the word of capitals, stops, hyphens and apostrophes at the front. */
static size_t capitals(ng_view text) {
  size_t n = 0;
  while (n < text.len && (ng_ascii_is_upper(text.data[n]) || (n && strchr(".-'", text.data[n])))) n++;
  return n;
}

static ng_view after(ng_view text, size_t n) { return ng_view_make(text.data + n, text.len - n); }

static bool is_place(const ng_knowledge *k, ng_view name) {
  ng_candidate found[NG_CANDIDATE_MAX];
  const uint32_t n = ng_knowledge_find_phrase(k, name, NG_KNOWN_BIT(NG_KNOWN_PLACE) | NG_KNOWN_BIT(NG_KNOWN_STATE), found);
  for (uint32_t i = 0; i < n; i++)
    if (ng_known_at(k, found[i].known)->kind == NG_KNOWN_PLACE || found[i].alias == NG_ALIAS_NAME) return true;
  return false;
}

/* The longest known place of the words in front; those in capitals only if `capital`. */
static size_t place(const ng_knowledge *k, ng_view text, bool capital) {
  size_t at = 0, longest = 0;
  for (int words = 0; words < PLACE_WORDS; words++) {
    size_t n = capitals(after(text, at));
    if (!n) break;
    while (!capital && at + n < text.len && ng_ascii_is_alpha(text.data[at + n])) n++;
    at += n;
    if (at >= PLACE_MIN && is_place(k, ng_view_make(text.data, at))) longest = at;
    if (at >= text.len || text.data[at] != ' ') break;
    at++;
  }
  return longest;
}

/* "President", "U.S.", but not "NEWS". */
static bool begins_text(ng_view rest) {
  if (rest.len < 3 || rest.data[0] != ' ' || !ng_ascii_is_upper(rest.data[1])) return false;
  size_t n = 2;
  while (n < rest.len && ng_ascii_is_upper(rest.data[n])) n++;
  return n < rest.len && (ng_ascii_is_lower(rest.data[n]) || rest.data[n] == '.');
}

size_t ng_sentence_dateline(const ng_knowledge *knowledge, ng_view paragraph) {
  size_t len = place(knowledge, paragraph, true);
  while (len && len < paragraph.len && paragraph.data[len] == '/') {
    const size_t next = place(knowledge, after(paragraph, len + 1), true);
    if (!next) return 0;
    len += 1 + next;
  }
  if (len && len + 2 < paragraph.len && paragraph.data[len] == ',' && paragraph.data[len + 1] == ' ') {
    const size_t region = place(knowledge, after(paragraph, len + 2), false);
    len = region ? len + 2 + region : 0;
  }
  return len && begins_text(after(paragraph, len)) ? len : 0;
}
