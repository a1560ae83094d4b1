/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/name_match.h"

#include "base/utf8.h"
#include "base/word.h"
#include "extract/name_words.h"
#include "knowledge/fold.h"

bool ng_same_word(ng_view a, ng_view b) {
  if (ng_view_equals(a, b)) return true;
  ng_folded fa = {.len = 0}, fb = {.len = 0};
  ng_fold_key(&fa, a);
  ng_fold_key(&fb, b);
  return fa.len && fa.len == fb.len && memcmp(fa.data, fb.data, fa.len) == 0;
}

static ng_view without_article(ng_view w) {
  static const char *const articles[] = {"al-", "Al-", "el-", "El-", "as-", "ash-", "at-", "an-", "ar-", "az-"};
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
    const size_t len = strlen(articles[i]);
    if (w.len > len + 1 && memcmp(w.data, articles[i], len) == 0) return ng_view_make(w.data + len, w.len - len);
  }
  return w;
}

static bool same_surname(ng_view a, ng_view b) { return ng_same_word(without_article(a), without_article(b)); }

static bool is_initial(ng_view w) { return w.len >= 1 && w.len <= 2 && ng_ascii_is_upper(w.data[0]) &&
    (w.len == 1 || w.data[1] == '.'); }

/* Nicknames of politics that are no beginning of the name. */
static const char *const nicknames[][2] = {{"Joe", "Joseph"}, {"Bill", "William"}, {"Bob", "Robert"}, {"Dick", "Richard"},
                                           {"Jim", "James"},  {"Jack", "John"},    {"Liz", "Elizabeth"}, {"Tony", "Anthony"},
                                           {"Tony", "Antony"}, {"Mike", "Michael"}, {"Kate", "Katherine"}, {"Chuck", "Charles"},
                                           {"Ted", "Edward"}, {"Peggy", "Margaret"}, {"Bibi", "Benjamin"}, {"Rick", "Richard"},
                                           {"Sasha", "Alexander"}, {"Volodya", "Vladimir"}, {"Mohammed", "Muhammad"},
                                           {"Mohammad", "Mohammed"}, {"Mohamed", "Mohammed"}, {"Mohammad", "Muhammad"}};

static bool is_nickname(ng_view a, ng_view b) {
  for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++)
    if ((ng_view_is(a, nicknames[i][0]) && ng_view_is(b, nicknames[i][1])) || (ng_view_is(b, nicknames[i][0]) &&
                                                                               ng_view_is(a, nicknames[i][1])))
      return true;
  return false;
}

/* Given names agree: equal, initial, or one the beginning of the other (Dan, Daniel). */
static bool given_agree(ng_view a, ng_view b) {
  if (ng_same_word(a, b) || is_nickname(a, b)) return true;
  if (is_initial(a) || is_initial(b)) return a.data[0] == b.data[0];
  const ng_view shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
  return shorter.len >= 3 && memcmp(shorter.data, longer.data, shorter.len) == 0;
}

/* "Von der Leyen", "De Croo": a particle that opens a sentence, or that some write with a capital ("President El Sisi"). */
static bool is_opening_particle(const ng_view *in, uint32_t n, uint32_t i) {
  static const char *const particles[] = {"Van", "Von", "De", NULL};
  static const char *const before_one[] = {"El", "Bin", "Le", "Di", "Da", NULL};
  return i == 0 && n > 1 && (ng_view_is_one(in[0], particles) || (n == 2 && ng_view_is_one(in[0], before_one)));
}

uint32_t ng_core_words(const ng_view *in, uint32_t n, ng_view out[NG_CORE_WORDS_MAX]) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n && count < NG_CORE_WORDS_MAX; i++) {
    const ng_name_word c = ng_name_word_of(in[i]);
    if (c == NG_WORD_PARTICLE || is_opening_particle(in, n, i) || c == NG_WORD_NAME_SUFFIX || in[i].len == 0) continue;
    if (in[i].data[0] == '.' || in[i].data[0] == ',' || in[i].data[0] == '-') continue;
    out[count++] = in[i];
  }
  return count;
}

/* Middle names in between may be missing on either side, but must not contradict. */
static bool middle_agree(const ng_view *a, uint32_t n_a, const ng_view *b, uint32_t n_b) {
  const ng_view *shorter = n_a < n_b ? a : b, *longer = n_a < n_b ? b : a;
  const uint32_t n_short = n_a < n_b ? n_a : n_b, n_long = n_a < n_b ? n_b : n_a;
  uint32_t at = 0;
  for (uint32_t i = 0; i < n_short; i++) {
    while (at < n_long && !given_agree(shorter[i], longer[at])) at++;
    if (at++ >= n_long) return false;
  }
  return true;
}

bool ng_same_person(const ng_view *a, uint32_t n_a, const ng_view *b, uint32_t n_b) {
  ng_view wa[NG_CORE_WORDS_MAX], wb[NG_CORE_WORDS_MAX];
  n_a = ng_core_words(a, n_a, wa);
  n_b = ng_core_words(b, n_b, wb);
  if (n_a < 2 || n_b < 2) return n_a == 1 && n_b == 1 && same_surname(wa[0], wb[0]);
  if (same_surname(wa[n_a - 1], wb[n_b - 1])) {
    if (given_agree(wa[0], wb[0])) return middle_agree(wa + 1, n_a - 2, wb + 1, n_b - 2);
    return false;
  }
  /* family name first or last: Jinping Xi, Xi Jinping */
  return n_a == 2 && n_b == 2 && ng_same_word(wa[0], wb[1]) && ng_same_word(wa[1], wb[0]);
}

bool ng_is_called(const ng_view *full, uint32_t n, ng_view word, bool *weak) {
  ng_view w[NG_CORE_WORDS_MAX];
  n = ng_core_words(full, n, w);
  *weak = false;
  if (n < 2) return n == 1 && same_surname(w[0], word);
  if (same_surname(w[n - 1], word)) return true;
  *weak = true;
  return ng_same_word(w[0], word);
}

bool ng_is_called_first(const ng_view *full, uint32_t n, ng_view word) {
  ng_view w[NG_CORE_WORDS_MAX];
  return ng_core_words(full, n, w) && ng_same_word(w[0], word);
}

bool ng_is_acronym_of(ng_view acronym, const ng_view *words, uint32_t n) {
  size_t at = 0;
  bool capital_seen = false;
  for (size_t i = 0; i < acronym.len; i++) capital_seen = capital_seen || ng_ascii_is_upper(acronym.data[i]);
  if (!capital_seen || acronym.len < 2) return false;
  for (uint32_t i = 0; i < n; i++) {
    if (!ng_is_capitalized(words[i])) continue;
    while (at < acronym.len && !ng_ascii_is_alpha(acronym.data[at])) at++;
    if (at >= acronym.len) return false;
    if (words[i].data[0] != acronym.data[at]) {
      if (ng_is_function_word(words[i])) continue;
      return false;
    }
    at++;
  }
  while (at < acronym.len && !ng_ascii_is_alpha(acronym.data[at])) at++;
  return at == acronym.len;
}

static bool words_equal(const ng_view *a, const ng_view *b, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!ng_same_word(a[i], b[i])) return false;
  return true;
}

bool ng_is_short_for(const ng_view *part, uint32_t n_part, const ng_view *whole, uint32_t n_whole) {
  if (n_part == 0 || n_part >= n_whole) return false;
  if (words_equal(part, whole, n_part)) return n_part > 1 || ng_name_word_of(part[0]) == NG_WORD_OTHER;
  return n_part > 1 && words_equal(part, whole + (n_whole - n_part), n_part);
}
