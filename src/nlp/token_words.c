/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nlp/token_words.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { LONGEST = 12 };

typedef struct word_row {
  char text[LONGEST];
  uint8_t value;
} word_row;

#define TITLE NG_ABBREVIATION_TITLE
#define MONTH NG_ABBREVIATION_MONTH
#define NUMBER NG_ABBREVIATION_NUMBER
#define COMPANY NG_ABBREVIATION_COMPANY
#define OTHER NG_ABBREVIATION_OTHER

/* Sorted, lower case. */
static const word_row abbreviations[] = {
  {"adj", TITLE}, {"adm", TITLE}, {"al", OTHER}, {"amb", TITLE}, {"approx", OTHER}, {"apr", MONTH}, {"asst", TITLE},
  {"assoc", TITLE}, {"atty", TITLE}, {"aug", MONTH}, {"ave", OTHER}, {"blvd", OTHER}, {"brig", TITLE}, {"bros", COMPANY},
  {"ca", NUMBER}, {"capt", TITLE}, {"cf", OTHER}, {"cmdr", TITLE}, {"co", COMPANY}, {"col", TITLE}, {"comdr", TITLE},
  {"cong", TITLE}, {"corp", COMPANY}, {"cpl", TITLE}, {"dec", MONTH}, {"dept", OTHER}, {"det", TITLE}, {"dist", OTHER},
  {"dr", TITLE}, {"ed", OTHER}, {"eds", OTHER}, {"ens", TITLE}, {"esp", OTHER}, {"esq", OTHER}, {"est", OTHER},
  {"etc", OTHER}, {"feb", MONTH}, {"fig", NUMBER}, {"figs", NUMBER}, {"fr", TITLE}, {"fri", MONTH}, {"ft", TITLE},
  {"gen", TITLE}, {"gov", TITLE}, {"govs", TITLE}, {"hon", TITLE}, {"inc", COMPANY}, {"insp", TITLE}, {"jan", MONTH},
  {"jr", OTHER}, {"jul", MONTH}, {"jun", MONTH}, {"lt", TITLE}, {"ltd", COMPANY}, {"maj", TITLE}, {"mar", MONTH},
  {"messrs", TITLE}, {"mfg", COMPANY}, {"mr", TITLE}, {"mrs", TITLE}, {"ms", TITLE}, {"msgr", TITLE}, {"mt", TITLE},
  {"no", NUMBER}, {"nos", NUMBER}, {"nov", MONTH}, {"oct", MONTH}, {"op", NUMBER}, {"para", NUMBER}, {"pfc", TITLE},
  {"ph", OTHER}, {"pp", NUMBER}, {"pres", TITLE}, {"prof", TITLE}, {"pvt", TITLE}, {"rep", TITLE}, {"reps", TITLE},
  {"res", NUMBER}, {"ret", OTHER}, {"rev", TITLE}, {"rt", TITLE}, {"sat", MONTH}, {"sec", TITLE}, {"sen", TITLE},
  {"sens", TITLE}, {"sep", MONTH}, {"sept", MONTH}, {"sfc", TITLE}, {"sgt", TITLE}, {"sq", OTHER}, {"sr", OTHER},
  {"st", TITLE}, {"ste", TITLE}, {"sun", MONTH}, {"supt", TITLE}, {"thu", MONTH}, {"thur", MONTH}, {"thurs", MONTH},
  {"tue", MONTH}, {"tues", MONTH}, {"univ", OTHER}, {"viz", OTHER}, {"vol", NUMBER}, {"vols", NUMBER}, {"vs", OTHER},
  {"wed", MONTH},
};

/* Sorted, lower case; the value is where the second word begins. */
static const word_row joined_words[] = {
  {"aint", 2}, {"arent", 3}, {"cannot", 3}, {"cant", 2}, {"couldnt", 5}, {"didnt", 3}, {"doesnt", 4}, {"dont", 2},
  {"gimme", 3}, {"gonna", 3}, {"gotta", 3}, {"hadnt", 3}, {"hasnt", 3}, {"havent", 4}, {"heres", 4}, {"hes", 2},
  {"im", 1}, {"isnt", 2}, {"its", 2}, {"ive", 1}, {"lemme", 3}, {"lets", 3}, {"outta", 3}, {"shes", 3},
  {"shouldnt", 6}, {"thats", 4}, {"theres", 5}, {"theyre", 4}, {"theyve", 4}, {"wanna", 3}, {"wasnt", 3}, {"werent", 4},
  {"weve", 2}, {"whats", 4}, {"whos", 3}, {"wont", 2}, {"wouldnt", 5}, {"youll", 3}, {"youre", 3}, {"youve", 3},
};

static int compare_rows(const void *key, const void *row) { return strcmp(key, ((const word_row *)row)->text); }

/* Value of a word in a table, 0 where it is not. */
static uint8_t find_word(ng_view word, const word_row *rows, size_t n) {
  char key[LONGEST];
  if (word.len >= sizeof key) return 0;
  for (size_t i = 0; i < word.len; i++) key[i] = ng_ascii_to_lower(word.data[i]);
  key[word.len] = '\0';
  const word_row *const row = bsearch(key, rows, n, sizeof *rows, compare_rows);
  return row ? row->value : 0;
}

ng_abbreviation ng_word_abbreviation(ng_view word) {
  return (ng_abbreviation)find_word(word, abbreviations, sizeof abbreviations / sizeof *abbreviations);
}

size_t ng_word_split(ng_view word) {
  return find_word(word, joined_words, sizeof joined_words / sizeof *joined_words);
}

size_t ng_word_clitic(ng_view text) {
  const char a = text.len > 0 ? ng_ascii_to_lower(text.data[0]) : '\0';
  const char b = text.len > 1 ? ng_ascii_to_lower(text.data[1]) : '\0';
  if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return 2;
  return a == 's' || a == 'm' || a == 'd' ? 1 : 0;
}
