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
#define PLACE NG_ABBREVIATION_PLACE
#define MONTH NG_ABBREVIATION_MONTH
#define NUMBER NG_ABBREVIATION_NUMBER
#define COMPANY NG_ABBREVIATION_COMPANY
#define REGION NG_ABBREVIATION_REGION
#define OTHER NG_ABBREVIATION_OTHER

/* Sorted, lower case. */
static const word_row abbreviations[] = {
  {"adj", OTHER}, {"adm", TITLE}, {"al", OTHER}, {"ala", REGION}, {"amb", TITLE}, {"approx", OTHER}, {"apr", MONTH},
  {"ariz", REGION}, {"ark", REGION}, {"assoc", TITLE}, {"asst", TITLE}, {"atty", TITLE}, {"aug", MONTH},
  {"ave", OTHER}, {"bde", OTHER}, {"blvd", OTHER}, {"brig", TITLE}, {"brit", OTHER}, {"bros", COMPANY},
  {"ca", NUMBER}, {"calif", REGION}, {"capt", TITLE}, {"cf", OTHER}, {"cmdr", TITLE}, {"co", COMPANY}, {"col", TITLE},
  {"colo", REGION}, {"comdr", TITLE}, {"cong", TITLE}, {"conn", REGION}, {"corp", COMPANY}, {"cpl", TITLE},
  {"cpt", TITLE}, {"dec", MONTH}, {"del", REGION}, {"dept", OTHER}, {"det", OTHER}, {"dist", OTHER}, {"div", OTHER},
  {"dr", TITLE}, {"ed", OTHER}, {"eds", OTHER}, {"ens", OTHER}, {"esp", OTHER}, {"esq", OTHER}, {"est", OTHER},
  {"etc", OTHER}, {"excl", OTHER}, {"ext", OTHER}, {"feb", MONTH}, {"fig", NUMBER}, {"figs", NUMBER}, {"fla", REGION},
  {"fr", OTHER}, {"fri", MONTH}, {"ft", PLACE}, {"ga", REGION}, {"gen", TITLE}, {"gov", TITLE}, {"govs", TITLE},
  {"govt", OTHER}, {"hon", TITLE}, {"ill", REGION}, {"inc", COMPANY}, {"incl", OTHER}, {"ind", REGION},
  {"insp", TITLE}, {"intl", OTHER}, {"jan", MONTH}, {"jr", OTHER}, {"jul", MONTH}, {"jun", MONTH}, {"kan", REGION},
  {"ky", REGION}, {"la", REGION}, {"lt", TITLE}, {"ltd", COMPANY}, {"maj", TITLE}, {"mar", MONTH}, {"mass", REGION},
  {"md", REGION}, {"messrs", TITLE}, {"mfg", COMPANY}, {"mgr", OTHER}, {"mich", REGION}, {"minn", REGION},
  {"miss", REGION}, {"mo", REGION}, {"mont", REGION}, {"mr", TITLE}, {"mrs", TITLE}, {"ms", TITLE}, {"msgr", TITLE},
  {"mssrs", TITLE}, {"mt", PLACE}, {"natl", OTHER}, {"neb", REGION}, {"nev", REGION}, {"no", NUMBER}, {"nos", NUMBER},
  {"nov", MONTH}, {"oct", MONTH}, {"okla", REGION}, {"op", NUMBER}, {"ore", REGION}, {"pa", REGION}, {"para", NUMBER},
  {"pfc", TITLE}, {"ph", OTHER}, {"pp", NUMBER}, {"pres", TITLE}, {"prof", TITLE}, {"pvt", TITLE}, {"regt", OTHER},
  {"rep", TITLE}, {"reps", TITLE}, {"res", NUMBER}, {"ret", OTHER}, {"rev", TITLE}, {"rt", PLACE}, {"sat", MONTH},
  {"sec", OTHER}, {"sen", TITLE}, {"sens", TITLE}, {"sep", MONTH}, {"sept", MONTH}, {"sfc", TITLE}, {"sgt", TITLE},
  {"spc", TITLE}, {"sq", OTHER}, {"sr", OTHER}, {"st", PLACE}, {"ste", PLACE}, {"sun", MONTH}, {"supt", TITLE},
  {"tel", OTHER}, {"tenn", REGION}, {"tex", REGION}, {"thu", MONTH}, {"thur", MONTH}, {"thurs", MONTH},
  {"tue", MONTH}, {"tues", MONTH}, {"univ", OTHER}, {"va", REGION}, {"viz", OTHER}, {"vol", NUMBER}, {"vols", NUMBER},
  {"vs", OTHER}, {"vt", REGION}, {"wash", REGION}, {"wed", MONTH}, {"wis", REGION}, {"wyo", REGION},
};

/* Sorted, lower case; the value is where the second word begins. */
static const word_row joined_words[] = {
  {"aint", 2}, {"arent", 3}, {"cannot", 3}, {"cant", 2}, {"couldnt", 5}, {"didnt", 3}, {"doesnt", 4}, {"dont", 2},
  {"gimme", 3}, {"gonna", 3}, {"gotta", 3}, {"hadnt", 3}, {"hasnt", 3}, {"havent", 4}, {"heres", 4}, {"hes", 2},
  {"im", 1}, {"isnt", 2}, {"its", 2}, {"ive", 1}, {"lemme", 3}, {"lets", 3}, {"outta", 3}, {"shes", 3},
  {"shouldnt", 6}, {"thats", 4}, {"theres", 5}, {"theyre", 4}, {"theyve", 4}, {"wanna", 3}, {"wasnt", 3}, {"werent", 4},
  {"weve", 2}, {"whats", 4}, {"whos", 3}, {"wont", 2}, {"wouldnt", 5}, {"youll", 3}, {"youre", 3}, {"youve", 3},
};

/* Sorted, lower case. */
static const word_row prefixes[] = {
  {"ante", 1}, {"anti", 1}, {"arch", 1}, {"bi", 1}, {"bio", 1}, {"co", 1}, {"counter", 1}, {"cross", 1}, {"cyber", 1},
  {"de", 1}, {"e", 1}, {"ex", 1}, {"extra", 1}, {"hyper", 1}, {"inter", 1}, {"intra", 1}, {"macro", 1}, {"mega", 1},
  {"micro", 1}, {"mid", 1}, {"mini", 1}, {"multi", 1}, {"neo", 1}, {"non", 1}, {"over", 1}, {"para", 1}, {"post", 1},
  {"pre", 1}, {"pro", 1}, {"proto", 1}, {"pseudo", 1}, {"re", 1}, {"semi", 1}, {"sub", 1}, {"super", 1}, {"tri", 1},
  {"ultra", 1}, {"un", 1}, {"uni", 1},
};

/* Sorted, lower case. */
static const word_row starters[] = {
  {"a", 1}, {"according", 1}, {"after", 1}, {"all", 1}, {"also", 1}, {"although", 1}, {"among", 1}, {"an", 1},
  {"and", 1}, {"another", 1}, {"as", 1}, {"at", 1}, {"because", 1}, {"before", 1}, {"between", 1}, {"both", 1},
  {"but", 1}, {"by", 1}, {"despite", 1}, {"during", 1}, {"each", 1}, {"earlier", 1}, {"even", 1}, {"every", 1},
  {"few", 1}, {"for", 1}, {"from", 1}, {"he", 1}, {"her", 1}, {"here", 1}, {"his", 1}, {"how", 1}, {"however", 1},
  {"if", 1}, {"in", 1}, {"instead", 1}, {"it", 1}, {"its", 1}, {"just", 1}, {"later", 1}, {"many", 1},
  {"meanwhile", 1}, {"more", 1}, {"most", 1}, {"my", 1}, {"neither", 1}, {"nor", 1}, {"not", 1}, {"now", 1},
  {"of", 1}, {"on", 1}, {"once", 1}, {"only", 1}, {"other", 1}, {"our", 1}, {"several", 1}, {"she", 1}, {"since", 1},
  {"so", 1}, {"some", 1}, {"still", 1}, {"such", 1}, {"that", 1}, {"the", 1}, {"their", 1}, {"then", 1}, {"there", 1},
  {"these", 1}, {"they", 1}, {"this", 1}, {"those", 1}, {"though", 1}, {"through", 1}, {"to", 1}, {"under", 1},
  {"until", 1}, {"we", 1}, {"what", 1}, {"when", 1}, {"where", 1}, {"whether", 1}, {"while", 1}, {"who", 1},
  {"why", 1}, {"with", 1}, {"within", 1}, {"without", 1}, {"yet", 1}, {"you", 1}, {"your", 1},
};

/* Sorted, lower case. */
static const word_row name_leads[] = {
  {"and", 1}, {"as", 1}, {"between", 1}, {"by", 1}, {"for", 1}, {"from", 1}, {"of", 1}, {"or", 1}, {"said", 1},
  {"that", 1}, {"to", 1}, {"with", 1},
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

bool ng_word_is_prefix(ng_view word) {
  const bool capitals = word.len > 1 && ng_ascii_is_upper(word.data[1]);
  return !capitals && find_word(word, prefixes, sizeof prefixes / sizeof *prefixes);
}

bool ng_word_is_starter(ng_view word) { return find_word(word, starters, sizeof starters / sizeof *starters) != 0; }

bool ng_word_leads_name(ng_view word) { return find_word(word, name_leads, sizeof name_leads / sizeof *name_leads) != 0; }

size_t ng_word_clitic(ng_view text) {
  const char a = text.len > 0 ? ng_ascii_to_lower(text.data[0]) : '\0';
  const char b = text.len > 1 ? ng_ascii_to_lower(text.data[1]) : '\0';
  if ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l')) return 2;
  return a == 's' || a == 'm' || a == 'd' ? 1 : 0;
}
