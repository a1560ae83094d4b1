/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "nlp/lexicon.h"

static ng_features of(const char *word) {
  ng_features f;
  ng_features_of(ng_view_of(word), &f);
  return f;
}

static void test_what_words_share(void) {
  const ng_features a = of("1987"), b = of("2023"), c = of("Minister"), d = of("MINISTER"), e = of("minister");
  CHECK(a.key[NG_FEATURE_FORM] == b.key[NG_FEATURE_FORM] && a.key[NG_FEATURE_SHAPE] == b.key[NG_FEATURE_SHAPE]);
  CHECK(c.key[NG_FEATURE_LOWER] == d.key[NG_FEATURE_LOWER] && c.key[NG_FEATURE_FORM] != d.key[NG_FEATURE_FORM]);
  CHECK(c.form[NG_FORM_LOWER] == e.form[NG_FORM_EXACT] && e.form[NG_FORM_TITLE] == c.form[NG_FORM_EXACT]);
  CHECK(d.form[NG_FORM_TITLE] == c.form[NG_FORM_EXACT] && c.key[NG_FEATURE_SHAPE] != d.key[NG_FEATURE_SHAPE]);
  CHECK(of("\xE2\x80\x99s").key[NG_FEATURE_FORM] == of("'s").key[NG_FEATURE_FORM]);
  CHECK(of("\xD0\x9A\xD0\xB8\xD0\x95\xD0\x92").key[NG_FEATURE_LOWER] == of("\xD0\xBA\xD0\xB8\xD0\xB5\xD0\xB2").key[NG_FEATURE_LOWER]);
  CHECK(of("sanctioned").key[NG_FEATURE_SUFFIX3] == of("banned").key[NG_FEATURE_SUFFIX3]);
  CHECK(of("sanctioned").key[NG_FEATURE_PREFIX2] != of("banned").key[NG_FEATURE_PREFIX2]);
}

/* Kinds of features never share a key, however short the word. */
static void test_kinds_stay_apart(void) {
  static const char *const words[] = {"a", "b", "c", "B", ".", ",", "of", "to", "it", "its", "the", "talk"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
      const ng_features a = of(words[i]), b = of(words[k]);
      for (int f = 0; f < NG_FEATURE_COUNT; f++)
        for (int g = 0; g < f; g++)
          if (a.key[f] == b.key[g]) CHECK(false);
    }
  CHECK(of("").key[NG_FEATURE_FORM] != of("a").key[NG_FEATURE_FORM]);
}

static void test_long_words_are_bounded(void) {
  static char word[100000];
  memset(word, 'x', sizeof word - 1);
  const ng_features a = of(word);
  word[sizeof word - 2] = 'y';
  CHECK(a.key[NG_FEATURE_FORM] == of(word).key[NG_FEATURE_FORM]);
}

static void test_lexicon(void) {
  uint64_t slots[32] = {0};
  const ng_lexicon lexicon = {slots, 31};
  uint32_t rows[NG_FEATURE_COUNT];
  const ng_features known = of("Treaty");
  for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) ng_lexicon_enter(slots, 31, known.key[f], 100 + f);
  ng_lexicon_enter(slots, 31, known.key[0], 7); /* is there already */
  ng_lexicon_rows(&lexicon, &known, rows);
  for (uint32_t f = 0; f < NG_FEATURE_COUNT; f++) CHECK_INT(rows[f], 100 + f);
  const ng_features upper = of("TREATY"), other = of("Abkommen");
  ng_lexicon_rows(&lexicon, &upper, rows);
  CHECK_INT(rows[NG_FEATURE_FORM], 100);
  CHECK_INT(rows[NG_FEATURE_SHAPE], NG_FEATURE_SHAPE);
  ng_lexicon_rows(&lexicon, &other, rows);
  CHECK_INT(rows[NG_FEATURE_FORM], NG_FEATURE_FORM);
  CHECK_INT(rows[NG_FEATURE_SUFFIX3], NG_FEATURE_SUFFIX3);
}

int main(void) {
  RUN(test_what_words_share);
  RUN(test_kinds_stay_apart);
  RUN(test_long_words_are_bounded);
  RUN(test_lexicon);
  return harness_end();
}
