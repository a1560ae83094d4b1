/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/name_words.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef struct word_class {
  const char *word;
  ng_name_word class;
} word_class;

/* Sorted by bytes, for bsearch. */
static const word_class classes[] = {
    {"Academy", NG_WORD_ORGANIZATION},
    {"Accord", NG_WORD_EVENT},
    {"Accords", NG_WORD_EVENT},
    {"Act", NG_WORD_EVENT},
    {"Administration", NG_WORD_ORGANIZATION},
    {"Agency", NG_WORD_ORGANIZATION},
    {"Agreement", NG_WORD_EVENT},
    {"Air", NG_WORD_OTHER},
    {"Airbase", NG_WORD_PLACE},
    {"Airfield", NG_WORD_PLACE},
    {"Airlines", NG_WORD_ORGANIZATION},
    {"Airport", NG_WORD_PLACE},
    {"Airways", NG_WORD_ORGANIZATION},
    {"Alliance", NG_WORD_ORGANIZATION},
    {"Archipelago", NG_WORD_PLACE},
    {"Army", NG_WORD_ORGANIZATION},
    {"Assembly", NG_WORD_ORGANIZATION},
    {"Association", NG_WORD_ORGANIZATION},
    {"Authority", NG_WORD_ORGANIZATION},
    {"Award", NG_WORD_EVENT},
    {"Bank", NG_WORD_ORGANIZATION},
    {"Base", NG_WORD_PLACE},
    {"Battalion", NG_WORD_ORGANIZATION},
    {"Bay", NG_WORD_PLACE},
    {"Bill", NG_WORD_OTHER},
    {"Board", NG_WORD_ORGANIZATION},
    {"Brigade", NG_WORD_ORGANIZATION},
    {"Brigades", NG_WORD_ORGANIZATION},
    {"Broadcasting", NG_WORD_ORGANIZATION},
    {"Bureau", NG_WORD_ORGANIZATION},
    {"Cabinet", NG_WORD_ORGANIZATION},
    {"Camp", NG_WORD_PLACE_PREFIX},
    {"Canal", NG_WORD_PLACE},
    {"Cape", NG_WORD_PLACE_PREFIX},
    {"Center", NG_WORD_ORGANIZATION},
    {"Centre", NG_WORD_ORGANIZATION},
    {"Challenge", NG_WORD_EVENT},
    {"Chamber", NG_WORD_ORGANIZATION},
    {"Championship", NG_WORD_EVENT},
    {"Championships", NG_WORD_EVENT},
    {"Channel", NG_WORD_OTHER},
    {"Church", NG_WORD_ORGANIZATION},
    {"City", NG_WORD_PLACE},
    {"Co", NG_WORD_COMPANY_SUFFIX},
    {"Co.", NG_WORD_COMPANY_SUFFIX},
    {"Coalition", NG_WORD_ORGANIZATION},
    {"Coast", NG_WORD_PLACE},
    {"College", NG_WORD_ORGANIZATION},
    {"Command", NG_WORD_ORGANIZATION},
    {"Commission", NG_WORD_ORGANIZATION},
    {"Committee", NG_WORD_ORGANIZATION},
    {"Community", NG_WORD_ORGANIZATION},
    {"Companies", NG_WORD_ORGANIZATION},
    {"Company", NG_WORD_ORGANIZATION},
    {"Conference", NG_WORD_EVENT},
    {"Congress", NG_WORD_ORGANIZATION},
    {"Constitution", NG_WORD_EVENT},
    {"Consulate", NG_WORD_FACILITY},
    {"Convention", NG_WORD_EVENT},
    {"Corp", NG_WORD_COMPANY_SUFFIX},
    {"Corp.", NG_WORD_COMPANY_SUFFIX},
    {"Corporation", NG_WORD_ORGANIZATION},
    {"Corps", NG_WORD_ORGANIZATION},
    {"Corridor", NG_WORD_PLACE},
    {"Council", NG_WORD_ORGANIZATION},
    {"County", NG_WORD_PLACE},
    {"Court", NG_WORD_ORGANIZATION},
    {"Crisis", NG_WORD_EVENT},
    {"Cup", NG_WORD_EVENT},
    {"Day", NG_WORD_EVENT},
    {"Declaration", NG_WORD_EVENT},
    {"Department", NG_WORD_ORGANIZATION},
    {"Desert", NG_WORD_PLACE},
    {"Dialogue", NG_WORD_EVENT},
    {"Directorate", NG_WORD_ORGANIZATION},
    {"District", NG_WORD_PLACE},
    {"Division", NG_WORD_ORGANIZATION},
    {"Embassy", NG_WORD_FACILITY},
    {"Federation", NG_WORD_ORGANIZATION},
    {"Festival", NG_WORD_EVENT},
    {"Fleet", NG_WORD_ORGANIZATION},
    {"Force", NG_WORD_ORGANIZATION},
    {"Forces", NG_WORD_ORGANIZATION},
    {"Fort", NG_WORD_PLACE_PREFIX},
    {"Forum", NG_WORD_ORGANIZATION},
    {"Foundation", NG_WORD_ORGANIZATION},
    {"Front", NG_WORD_ORGANIZATION},
    {"Fund", NG_WORD_ORGANIZATION},
    {"Games", NG_WORD_EVENT},
    {"Gazette", NG_WORD_ORGANIZATION},
    {"Government", NG_WORD_ORGANIZATION},
    {"Governorate", NG_WORD_PLACE},
    {"Group", NG_WORD_ORGANIZATION},
    {"Guard", NG_WORD_ORGANIZATION},
    {"Guards", NG_WORD_ORGANIZATION},
    {"Gulf", NG_WORD_PLACE},
    {"Harbor", NG_WORD_PLACE},
    {"Harbour", NG_WORD_PLACE},
    {"Heights", NG_WORD_PLACE},
    {"Herald", NG_WORD_ORGANIZATION},
    {"Highway", NG_WORD_PLACE},
    {"Hill", NG_WORD_PLACE},
    {"Hills", NG_WORD_PLACE},
    {"Holding", NG_WORD_ORGANIZATION},
    {"Holdings", NG_WORD_ORGANIZATION},
    {"Hospital", NG_WORD_ORGANIZATION},
    {"House", NG_WORD_ORGANIZATION},
    {"II", NG_WORD_NAME_SUFFIX},
    {"III", NG_WORD_NAME_SUFFIX},
    {"IV", NG_WORD_NAME_SUFFIX},
    {"Inc", NG_WORD_COMPANY_SUFFIX},
    {"Inc.", NG_WORD_COMPANY_SUFFIX},
    {"Industries", NG_WORD_ORGANIZATION},
    {"Initiative", NG_WORD_EVENT},
    {"Institute", NG_WORD_ORGANIZATION},
    {"Institution", NG_WORD_ORGANIZATION},
    {"Island", NG_WORD_PLACE},
    {"Islands", NG_WORD_PLACE},
    {"Jr", NG_WORD_NAME_SUFFIX},
    {"Jr.", NG_WORD_NAME_SUFFIX},
    {"Journal", NG_WORD_ORGANIZATION},
    {"LLC", NG_WORD_COMPANY_SUFFIX},
    {"LLP", NG_WORD_COMPANY_SUFFIX},
    {"Laboratory", NG_WORD_ORGANIZATION},
    {"Lake", NG_WORD_PLACE_PREFIX},
    {"Law", NG_WORD_EVENT},
    {"League", NG_WORD_ORGANIZATION},
    {"Legion", NG_WORD_ORGANIZATION},
    {"Limited", NG_WORD_COMPANY_SUFFIX},
    {"Ltd", NG_WORD_COMPANY_SUFFIX},
    {"Ltd.", NG_WORD_COMPANY_SUFFIX},
    {"Memorandum", NG_WORD_EVENT},
    {"Militia", NG_WORD_ORGANIZATION},
    {"Ministry", NG_WORD_ORGANIZATION},
    {"Mission", NG_WORD_ORGANIZATION},
    {"Mount", NG_WORD_PLACE_PREFIX},
    {"Mountain", NG_WORD_PLACE},
    {"Mountains", NG_WORD_PLACE},
    {"Movement", NG_WORD_ORGANIZATION},
    {"Museum", NG_WORD_ORGANIZATION},
    {"Navy", NG_WORD_ORGANIZATION},
    {"Network", NG_WORD_ORGANIZATION},
    {"News", NG_WORD_ORGANIZATION},
    {"Observatory", NG_WORD_ORGANIZATION},
    {"Ocean", NG_WORD_PLACE},
    {"Office", NG_WORD_ORGANIZATION},
    {"Olympics", NG_WORD_EVENT},
    {"Operation", NG_WORD_EVENT},
    {"Order", NG_WORD_EVENT},
    {"Organisation", NG_WORD_ORGANIZATION},
    {"Organization", NG_WORD_ORGANIZATION},
    {"PLC", NG_WORD_COMPANY_SUFFIX},
    {"Pact", NG_WORD_EVENT},
    {"Palace", NG_WORD_PLACE},
    {"Parliament", NG_WORD_ORGANIZATION},
    {"Partners", NG_WORD_ORGANIZATION},
    {"Partnership", NG_WORD_ORGANIZATION},
    {"Party", NG_WORD_ORGANIZATION},
    {"Pass", NG_WORD_PLACE},
    {"Peninsula", NG_WORD_PLACE},
    {"Plateau", NG_WORD_PLACE},
    {"Plc", NG_WORD_COMPANY_SUFFIX},
    {"Police", NG_WORD_ORGANIZATION},
    {"Port", NG_WORD_PLACE},
    {"Post", NG_WORD_ORGANIZATION},
    {"Press", NG_WORD_ORGANIZATION},
    {"Prison", NG_WORD_PLACE},
    {"Prize", NG_WORD_EVENT},
    {"Programme", NG_WORD_ORGANIZATION},
    {"Protocol", NG_WORD_EVENT},
    {"Province", NG_WORD_PLACE},
    {"Radio", NG_WORD_ORGANIZATION},
    {"Railway", NG_WORD_ORGANIZATION},
    {"Railways", NG_WORD_ORGANIZATION},
    {"Range", NG_WORD_PLACE},
    {"Regiment", NG_WORD_ORGANIZATION},
    {"Region", NG_WORD_PLACE},
    {"Republic", NG_WORD_PLACE},
    {"Resolution", NG_WORD_EVENT},
    {"Review", NG_WORD_EVENT},
    {"Revolution", NG_WORD_EVENT},
    {"Ridge", NG_WORD_PLACE},
    {"River", NG_WORD_PLACE},
    {"School", NG_WORD_ORGANIZATION},
    {"Sea", NG_WORD_PLACE},
    {"Secretariat", NG_WORD_ORGANIZATION},
    {"Senate", NG_WORD_ORGANIZATION},
    {"Service", NG_WORD_ORGANIZATION},
    {"Services", NG_WORD_ORGANIZATION},
    {"Shipyard", NG_WORD_ORGANIZATION},
    {"Society", NG_WORD_ORGANIZATION},
    {"Square", NG_WORD_PLACE},
    {"Squadron", NG_WORD_ORGANIZATION},
    {"Sr.", NG_WORD_NAME_SUFFIX},
    {"Staff", NG_WORD_ORGANIZATION},
    {"State", NG_WORD_OTHER},
    {"Station", NG_WORD_PLACE},
    {"Strait", NG_WORD_PLACE},
    {"Straits", NG_WORD_PLACE},
    {"Strategy", NG_WORD_EVENT},
    {"Street", NG_WORD_PLACE},
    {"Strip", NG_WORD_PLACE},
    {"Studios", NG_WORD_ORGANIZATION},
    {"Summit", NG_WORD_EVENT},
    {"Systems", NG_WORD_ORGANIZATION},
    {"Team", NG_WORD_ORGANIZATION},
    {"Technologies", NG_WORD_ORGANIZATION},
    {"Telegraph", NG_WORD_ORGANIZATION},
    {"Television", NG_WORD_ORGANIZATION},
    {"Territory", NG_WORD_PLACE},
    {"Times", NG_WORD_ORGANIZATION},
    {"Tour", NG_WORD_EVENT},
    {"Treasury", NG_WORD_ORGANIZATION},
    {"Treaty", NG_WORD_EVENT},
    {"Tribunal", NG_WORD_ORGANIZATION},
    {"Tribune", NG_WORD_ORGANIZATION},
    {"Troupe", NG_WORD_ORGANIZATION},
    {"Union", NG_WORD_ORGANIZATION},
    {"Unit", NG_WORD_ORGANIZATION},
    {"University", NG_WORD_ORGANIZATION},
    {"Valley", NG_WORD_PLACE},
    {"Village", NG_WORD_PLACE},
    {"War", NG_WORD_EVENT},
    {"Week", NG_WORD_EVENT},
    {"abu", NG_WORD_PARTICLE},
    {"al", NG_WORD_PARTICLE},
    {"ben", NG_WORD_PARTICLE},
    {"bin", NG_WORD_PARTICLE},
    {"bint", NG_WORD_PARTICLE},
    {"da", NG_WORD_PARTICLE},
    {"de", NG_WORD_PARTICLE},
    {"del", NG_WORD_PARTICLE},
    {"della", NG_WORD_PARTICLE},
    {"den", NG_WORD_PARTICLE},
    {"der", NG_WORD_PARTICLE},
    {"di", NG_WORD_PARTICLE},
    {"dos", NG_WORD_PARTICLE},
    {"du", NG_WORD_PARTICLE},
    {"ed", NG_WORD_PARTICLE},
    {"el", NG_WORD_PARTICLE},
    {"ibn", NG_WORD_PARTICLE},
    {"la", NG_WORD_PARTICLE},
    {"le", NG_WORD_PARTICLE},
    {"ould", NG_WORD_PARTICLE},
    {"ter", NG_WORD_PARTICLE},
    {"ul", NG_WORD_PARTICLE},
    {"van", NG_WORD_PARTICLE},
    {"von", NG_WORD_PARTICLE},
    {"y", NG_WORD_PARTICLE},
    {"zu", NG_WORD_PARTICLE},
};

/* Lower case, sorted by bytes. */
static const char *const function_words[] = {
    "a", "about", "above", "according", "across", "after", "again", "against", "all", "almost", "along", "also",
    "although", "am", "amid", "among", "an", "and", "another", "any", "are", "around", "as", "at", "be", "because",
    "been", "before", "behind", "being", "below", "beside", "besides", "between", "beyond", "both", "but", "by",
    "can", "could", "despite", "did", "do", "does", "down", "during", "each", "earlier", "either", "even", "every",
    "except", "few", "finally", "first", "following", "for", "from", "further", "given", "had", "has", "have", "he",
    "her", "here", "him", "his", "how", "however", "i", "if", "in", "including", "indeed", "instead", "into", "is",
    "it", "its", "last", "late", "later", "less", "like", "many", "may", "me", "meanwhile", "might", "more",
    "moreover", "most", "much", "must", "my", "near", "nearly", "neither", "never", "next", "no", "none", "nor",
    "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others",
    "our", "out", "outside", "over", "past", "per", "perhaps", "recently", "several", "shall", "she", "should",
    "since", "so", "some", "soon", "still", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "though", "three", "through", "throughout", "thus", "to", "today", "together",
    "tomorrow", "too", "toward", "towards", "two", "under", "unlike", "until", "up", "upon", "us", "via", "was",
    "we", "were", "what", "whatever", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why",
    "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your"};

static int compare_class(const void *key, const void *row) {
  return ng_view_compare(*(const ng_view *)key, ng_view_of(((const word_class *)row)->word));
}

static int compare_word(const void *key, const void *row) {
  return ng_view_compare(*(const ng_view *)key, ng_view_of(*(const char *const *)row));
}

ng_name_word ng_name_word_of(ng_view word) {
  const word_class *row = bsearch(&word, classes, sizeof classes / sizeof *classes, sizeof *classes, compare_class);
  return row ? row->class : NG_WORD_OTHER;
}

bool ng_is_function_word(ng_view word) {
  char lower[16];
  if (word.len >= sizeof lower) return false;
  for (size_t i = 0; i < word.len; i++) lower[i] = ng_ascii_to_lower(word.data[i]);
  const ng_view key = ng_view_make(lower, word.len);
  /* "US" and "IT" are names where they stand in capitals */
  if (word.len > 1 && ng_ascii_is_upper(word.data[1])) return false;
  return bsearch(&key, function_words, sizeof function_words / sizeof *function_words, sizeof *function_words, compare_word) != NULL;
}

static const char *const quotes[] = {"'", "`", "\"", "\xE2\x80\x98", "\xE2\x80\x99", "\xCA\xBC", "\xCA\xBF", NULL};
static const char *const articles[] = {"al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "d'", "d\xE2\x80\x99", "o'", NULL};

static ng_view without_prefix(ng_view word, const char *const *prefixes) {
  for (; *prefixes; prefixes++) {
    const size_t len = strlen(*prefixes);
    if (word.len > len && memcmp(word.data, *prefixes, len) == 0) return ng_view_make(word.data + len, word.len - len);
  }
  return word;
}

bool ng_is_capitalized(ng_view word) {
  word = without_prefix(without_prefix(without_prefix(word, quotes), articles), quotes);
  if (!word.len) return false;
  unsigned size;
  return ng_utf8_is_upper(ng_utf8_decode(word.data, word.len, &size));
}

bool ng_is_acronym(ng_view word) {
  size_t capitals = 0, others = 0;
  for (size_t i = 0; i < word.len; i++) {
    if (ng_ascii_is_upper(word.data[i])) capitals++;
    else if (ng_ascii_is_digit(word.data[i]) || word.data[i] == '.' || word.data[i] == '-' || word.data[i] == '&') others++;
    else return false;
  }
  return capitals >= 2 && capitals + others <= 8;
}
